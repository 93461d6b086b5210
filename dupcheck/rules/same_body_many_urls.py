"""Many addresses of a site answer with one short text.

What it finds:
Five or more documents of one site with different URLs (or ids) whose text is the same, or nearly, and at most 200 words
long: a wall, a consent page, an error page served as success, a login form, in any language; or one short article
under many addresses. In a folder of documents that name no site the texts must be the same word for word.

Why it matters:
At most one of these records holds its page. The others are counted as fetched and look like short articles.

What to do:
Read the text. If it is a wall, treat it as a failed request and fetch the addresses again; if it is an article, keep
one record of it, that of the canonical address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.whole import NOT_THE_PAGE, count

if TYPE_CHECKING:
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged

MIN_DOCUMENTS = 5  # rules.md; fewer are copies
MAX_WORDS = 200  # rules.md; walls are shorter, and so are few articles
MAX_RELATED = 3


def choose(corpus: Corpus) -> Decision:
    """The documents of every short body that stands at MIN_DOCUMENTS addresses of a site."""
    import numpy as np

    from dupcheck.kernels.plain.distinct import distinct
    from dupcheck.match.groups import group
    from dupcheck.rules.base.decision import decide, join_decisions, others_of
    from dupcheck.rules.base.text_hash import NOTHING

    facts = corpus.facts
    short = np.flatnonzero((facts.words > 0) & (facts.words <= MAX_WORDS))
    is_folder = np.array([name in corpus.folders for name in corpus.site_names], dtype=np.bool_)[facts.sites[short]]
    # Twenty licences that lie in a folder of files are no answers of a site; nearly the same are names filled in.
    texts = np.where(is_folder, facts.digests[short, 0], corpus.stands_for[short].astype(np.uint64))
    bodies = group(np.stack([facts.sites[short].astype(np.uint64), texts], axis=1), short, MIN_DOCUMENTS)
    pages = np.where(facts.addresses == NOTHING, np.arange(len(corpus), dtype=np.uint64), facts.addresses)
    found = []
    for documents in bodies:
        addresses = len(distinct(pages[documents]))
        if addresses >= MIN_DOCUMENTS:
            related = others_of(documents, MAX_RELATED)
            told = facts.not_the_page[documents]
            counts = np.full(len(documents), addresses), np.full(len(documents), len(documents))
            found.append(decide(documents[~told], related[~told], urls=counts[0][~told], documents=counts[1][~told]))
    return join_decisions(found)


def flag(document: Flagged, values: dict[str, Any]) -> Flag:
    size = count(document.words, "word")
    return Flag(
        primary=document.whole,
        message=f"{values['urls']} addresses of {document.site} answer with this text of {size}",
        related=tuple(other.place for other in document.related),
        evidence=document.digest,
        measures={"urls": values["urls"], "documents": values["documents"], "words": document.words},
    )


RULE = CorpusRule(
    name="same-body-many-urls",
    code="XDP06",
    severity=Severity.ERROR,
    decide=choose,
    flag=flag,
    yields_to=NOT_THE_PAGE,
)
