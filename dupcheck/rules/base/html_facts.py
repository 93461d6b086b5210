"""What the rules ask of a document's HTML, computed once from one parse; the parse itself is not kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.rules.base.html_coverage import Coverage, coverage_of
from dupcheck.rules.base.html_main import MainText, main_text
from dupcheck.rules.base.html_outline import Outline, outline_of
from dupcheck.rules.base.html_sources import U8, parts_of_blocks, sources_of
from dupcheck.rules.base.html_statements import Statements, statements_of
from dupcheck.rules.base.html_tokens import BlockTokens, Bools, found_in, tokens_of_blocks

MAX_HTML = 4 << 20  # characters; the largest of 960 pages has 1.5 million, and a hostile one costs 100 times its size
MAX_FOUND = 0.5  # of a block's words that stand in the text, up to which it is missing
MIN_MISSING_WORDS = 10
EXCERPT = 80  # characters of the first missing block


@dataclass(frozen=True, slots=True, eq=False)
class HtmlFacts:
    """Facts of a page and of the text that was extracted from it.

    `sources[t]` says in which parts of the page the run of words at token t of the text stands; `missing` is how the
    first block begins that is the page's own text and stands not in the extracted one.
    """

    coverage: Coverage
    sources: U8
    statements: Statements
    missing: str


def facts_of(html: str, text: U64) -> HtmlFacts:
    """The facts of a page and of the tokens of its extracted text."""
    outline = outline_of(html)
    tokens = tokens_of_blocks(outline.texts)
    main = main_text(outline, tokens)
    held = found_in(tokens.hashes, text)
    return HtmlFacts(
        coverage=coverage_of(tokens, main, text, held),
        sources=sources_of(text, tokens, parts_of_blocks(outline, main)),
        statements=statements_of(outline, tokens, html, held),
        missing=_first_missing(outline, tokens, main, held),
    )


def _first_missing(outline: Outline, tokens: BlockTokens, main: MainText, held: Bools) -> str:
    own = np.flatnonzero(main.blocks & (tokens.counts >= MIN_MISSING_WORDS))
    for block in own.tolist():
        if held[tokens.first[block] : tokens.last[block]].mean() <= MAX_FOUND:
            return outline.texts[block][:EXCERPT]
    return ""
