"""A block of the text stands on many pages of its site.

What it finds:
Lines that recur on a fifth of a site's pages (three at least, four of eight and more) at the head or tail of the
text, or inside it on most of them: navigation, footers, author boxes, appeals, in any language. In texts without line
breaks, runs of eight words and more. Numbers may differ. The blocks are learned from the pages themselves; copies of
a page count once, and paragraphs that a manual's pages share are their text. Titles that change below a heading that
does not are flagged with it; lines that stand together on four sites and more are flagged on sites of few pages. What
a reviewer accepted in a block file is found on any page of its site, what is to be ignored on none.

Why it matters:
What stands on every page is not the text of any. It makes different pages alike and teaches a model the footer.

What to do:
Exclude the element that holds the block from extraction, or accept the block in a block file (`dupcheck audit
--write-blocks FILE`, then `--blocks FILE`): its fix is safe from then on. Where the block is text that a reader wants
(the standing introduction of a series), ignore it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.extent import removal
from dupcheck.rules.base.rule import CorpusRule

if TYPE_CHECKING:
    from dupcheck.model.report import Block
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged

MEDIUM_PAGES = 5  # on which a block stands; three or four may be a series
MEDIUM_SHARE = 0.2  # of the pages of the site; fewer hold what stands between blocks of the site, a section's name
HIGH_PAGES = 10
HIGH_SHARE = 0.5  # of the pages of the site
SAMPLE_LENGTH = 60  # characters of the block that a message quotes
_WHERE = {"head": "mostly at the head", "tail": "mostly at the tail", "middle": "mostly inside the text"}


def choose(corpus: Corpus) -> Decision:
    """Every run of learned lines."""
    import numpy as np

    from dupcheck.rules.base.decision import decide

    runs = corpus.blocks.runs
    nobody = np.zeros((len(runs.documents), 0), dtype=np.int64)
    return decide(runs.documents, nobody, start=runs.starts, end=runs.ends, block=runs.blocks)


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    places = document.blocks[values["block"]]
    block, is_accepted = places.block, places.block.accepted is True
    span = document.span_of_bytes(values["start"], values["end"])
    text = document.text
    sample = " ".join(span.of(text).split())
    shown = sample if len(sample) <= SAMPLE_LENGTH else sample[:SAMPLE_LENGTH].rstrip() + "..."
    severity, confidence = weigh(document, values)
    elsewhere = next((place for place in places.samples if place[0] != document.number), None)
    standing = f"{_pages(block.pages)} of {block.site} ({block.share:.0%}), {_WHERE[block.position]}"
    if block.sites:
        standing = f"{block.sites} sites"
    return Flag(
        primary=span,
        message=f'"{shown}" stands on {standing}{"; accepted by the block file" if is_accepted else ""}',
        severity=severity,
        confidence=confidence,
        related=() if elsewhere is None else (document.others.of(elsewhere[0]).place_of_bytes(*elsewhere[1:]),),
        measures={
            "pages": block.pages,
            "share": block.share,
            "position": block.position,
            **({"sites": block.sites} if block.sites else {}),
        },
        fix=Fix(is_accepted, (removal(span, text),)),
    )


def weigh(document: Flagged, values: dict[str, Any]) -> tuple[Severity, Confidence]:
    severity = Severity.INFO if document.is_page else Severity.WARNING
    return severity, _confidence(document.blocks[values["block"]].block)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _confidence(block: Block) -> Confidence:
    if block.accepted or (block.pages >= HIGH_PAGES and block.share >= HIGH_SHARE):
        return Confidence.HIGH
    is_usual = block.pages >= MEDIUM_PAGES and block.share >= MEDIUM_SHARE
    return Confidence.MEDIUM if is_usual else Confidence.LOW


RULE = CorpusRule(
    name="shared-block",
    code="XDP04",
    severity=Severity.WARNING,
    decide=choose,
    flag=flag,
    weigh=weigh,
    yields_to=(
        "comment-widget",
        "comment-form",
        "comment-system-notice",
        "cookie-banner",
        "share-bar",
        "related-links",
        "ad-marker",
        "bot-wall",
        "soft-404",
        "doubled-body",
        "repeated-block",
        "same-body-many-urls",
    ),
)
