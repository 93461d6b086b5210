"""Many addresses of a site answer with one short text.

What it finds:
Five or more documents of one site with different URLs (or ids) whose text is the same, or nearly, and at most 200 words
long: a wall, a consent page, an error page served as success, a login form, in any language; or one short article
under many addresses.

Why it matters:
At most one of these records holds its page. The others are counted as fetched and look like short articles.

What to do:
Read the text. If it is a wall, treat it as a failed request and fetch the addresses again; if it is an article, keep
one record of it, that of the canonical address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.address import address
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, count, whole_text

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus

MIN_DOCUMENTS = 5  # rules.md; fewer are copies
MAX_WORDS = 200  # rules.md; walls are shorter, and so are few articles
MAX_RELATED = 3


def judge(corpus: Corpus) -> Iterator[tuple[int, Flag]]:
    bodies: dict[tuple[str, int], list[int]] = {}
    for number, anchor in enumerate(corpus.stands_for):
        if 0 < corpus.words[number] <= MAX_WORDS:
            bodies.setdefault((corpus.sites[number], anchor), []).append(number)
    for _body, documents in sorted(bodies.items()):
        if len(documents) >= MIN_DOCUMENTS:
            addresses = len({address(corpus, number) or corpus.ids[number] for number in documents})
            if addresses >= MIN_DOCUMENTS:
                yield from _of_body(corpus, documents, addresses)


def _of_body(corpus: Corpus, documents: list[int], addresses: int) -> Iterator[tuple[int, Flag]]:
    for number in documents:
        if corpus.has_finding(number, NOT_THE_PAGE):
            continue
        others = [other for other in documents[: MAX_RELATED + 1] if other != number][:MAX_RELATED]
        words = int(corpus.words[number])
        site, size = corpus.sites[number], count(words, "word")
        yield (
            number,
            Flag(
                primary=whole_text(corpus, number),
                message=f"{addresses} addresses of {site} answer with this text of {size}",
                related=tuple(corpus.place(other) for other in others),
                measures={"urls": addresses, "documents": len(documents), "words": words},
            ),
        )


RULE = CorpusRule(
    name="same-body-many-urls",
    code="XDP06",
    severity=Severity.ERROR,
    judge=judge,
    yields_to=NOT_THE_PAGE,
)
