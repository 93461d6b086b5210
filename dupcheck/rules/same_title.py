"""One title stands above many different texts of a site.

What it finds:
A title field that five or more documents of a site carry, more than 2 % of them, though their texts differ. From a
fifth of the site's documents on it is a warning.

Why it matters:
The name of the site, a section or a wall was scraped as headline; the real titles are lost.

What to do:
Take the title from the page's h1 or og:title. A column's standing title ("Letters to the editor") may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, whole_text

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus

MIN_DOCUMENTS = 5  # rules.md
MIN_SHARE = 0.02  # of the documents of the site, rules.md
WARNING_SHARE = 0.2  # a column that fills a fifth of a site would be its main part
MAX_RELATED = 3
_TOLD_OTHERWISE = (*NOT_THE_PAGE, "same-body-many-urls")


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    for _site, documents in sorted(corpus.by_site.items()):
        by_title: dict[str, list[int]] = {}
        for number in documents:
            title = corpus.column(number, "title")
            if isinstance(title, str) and not corpus.has_finding(number, _TOLD_OTHERWISE):
                by_title.setdefault(" ".join(title.casefold().split()), []).append(number)
        for title, carriers in sorted(by_title.items()):
            bodies = len({corpus.stands_for[number] for number in carriers})
            share = len(carriers) / len(documents)
            if title and bodies >= MIN_DOCUMENTS and share > MIN_SHARE:
                yield from _of_title(corpus, carriers, share)


def _of_title(corpus: Corpus, carriers: list[int], share: float) -> Iterator[tuple[int, Flag]]:
    for number in carriers:
        title = str(corpus.column(number, "title")).strip()
        others = [other for other in carriers[: MAX_RELATED + 1] if other != number][:MAX_RELATED]
        yield (
            number,
            Flag(
                primary=whole_text(corpus, number),
                message=(
                    f"the title {title!r} stands above {len(carriers)} different texts "
                    f"of {corpus.sites[number]} ({share:.0%})"
                ),
                severity=Severity.WARNING if share >= WARNING_SHARE else Severity.INFO,
                confidence=Confidence.HIGH if share >= WARNING_SHARE else Confidence.MEDIUM,
                related=tuple(corpus.place(other) for other in others),
                measures={"documents": len(carriers), "share": round(share, 4)},
                evidence=title,
            ),
        )


RULE = CorpusRule(
    name="same-title",
    code="XDP05",
    severity=Severity.WARNING,
    judge=judge,
    yields_to=_TOLD_OTHERWISE,
)
