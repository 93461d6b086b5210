"""The text of a document is that of another one.

What it finds:
Documents whose texts are the same word for word; case, punctuation and layout may differ. Every copy is flagged but the
one that stays: the one with the fewest errors, then the smallest id. On another site it is syndication, and a note.

Why it matters:
Copies are counted and learned twice, and split what links, dates and labels say of one text.

What to do:
Keep one, by the canonical URL or the earliest date; see whether the crawl follows two addresses of one page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.address import same_record
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, REVISITS, count, whole_text

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    for text in corpus.duplicates.texts:
        if len(text) > 1 and not corpus.has_finding(text[0], NOT_THE_PAGE):
            yield from _of_text(corpus, text)


def _of_text(corpus: Corpus, copies: tuple[int, ...]) -> Iterator[tuple[int, Flag]]:
    """A flag on each copy but the first of every site, and a note on the first of every other site."""
    ordered = sorted(copies, key=lambda copy: corpus.has_finding(copy, REVISITS))  # stable: else as preferred
    first = ordered[0]
    of_site = {corpus.sites[first]: first}
    for copy in ordered[1:]:
        site = corpus.sites[copy]
        kept = of_site.get(site, first)
        of_site.setdefault(site, copy)
        if corpus.has_finding(copy, REVISITS) and same_record(corpus, copy, kept):
            continue
        same_site = corpus.sites[kept] == site
        size = count(int(corpus.words[copy]), "word")
        where = "" if same_site else f" on another site, {corpus.sites[kept]}"
        yield (
            copy,
            Flag(
                primary=whole_text(corpus, copy),
                message=f"the same text as {corpus.ids[kept]}{where} ({size}, {len(copies)} copies in all)",
                severity=Severity.WARNING if same_site else Severity.INFO,
                related=(corpus.place(kept),),
                measures={"copies": len(copies), "words": int(corpus.words[copy])},
            ),
        )


RULE = CorpusRule(
    name="exact-duplicate-doc",
    code="XDP01",
    severity=Severity.WARNING,
    judge=judge,
    yields_to=(*NOT_THE_PAGE, *REVISITS, "same-body-many-urls"),
)
