"""The address of a document is that of another one.

What it finds:
A URL that is the same as an earlier document's once scheme, www, mobile and AMP hosts, last slash, index page,
fragment, tracking parameters, session ids, AMP and print variants and the order of parameters are put aside. Other
parameters count: they may be the id of the page.

Why it matters:
One page was fetched twice, perhaps at two times; its text counts twice, or two versions of it stand side by side.

What to do:
Normalise addresses before they are queued; keep the record of the page's canonical URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.address import address
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import whole_text

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    pages: dict[str, list[int]] = {}
    for number in range(len(corpus)):
        page = address(corpus, number)
        if page is not None:
            pages.setdefault(page, []).append(number)
    for page, documents in sorted(pages.items()):
        for number in documents[1:]:
            yield number, _flag(corpus, page, documents[0], number, len(documents))


def _flag(corpus: Corpus, page: str, first: int, number: int, visits: int) -> Flag:
    url, other = str(corpus.column(number, "url")), str(corpus.column(first, "url"))
    how = "the same URL as" if url == other else "the same page as"
    text = "the text is the same" if corpus.stands_for[number] == corpus.stands_for[first] else "the texts differ"
    return Flag(
        primary=whole_text(corpus, number),
        message=f"{how} {corpus.ids[first]}, {page}; {text}",
        related=(corpus.place(first),),
        measures={"documents": visits},
        evidence=url,
    )


RULE = CorpusRule(name="duplicate-url", code="XDP07", severity=Severity.WARNING, judge=judge)
