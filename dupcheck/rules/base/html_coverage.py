"""How much of a page's own text an extracted text holds, and how much else."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.plain.powers import U64
from dupcheck.rules.base.html_main import MainText, main_text
from dupcheck.rules.base.html_outline import outline_of
from dupcheck.rules.base.html_tokens import BlockTokens, Bools, first_time, found_in, tokens_of_blocks


@dataclass(frozen=True, slots=True)
class Coverage:
    """`main_words` is the length of what is taken for the page's own text, `text_words` that of the extracted text.

    `recall_estimate` is the share of the first that the second holds, `precision_estimate` the share of the second
    that stands in the first, each passage once. Both are 1.0 where there is nothing to hold or to stand.
    """

    main_words: int
    text_words: int
    recall_estimate: float
    precision_estimate: float


def coverage(html: str, text: str) -> Coverage:
    """The coverage of `text`, extracted from `html`.

    >>> coverage("<p>One paragraph of some ten words that says nothing at all.", "One paragraph of some ten").main_words
    11
    """
    outline = outline_of(html)
    tokens = tokens_of_blocks(outline.texts)
    hashes = tokens_of_blocks([" ".join(text.split()) or " "]).hashes
    return coverage_of(tokens, main_text(outline, tokens), hashes, found_in(tokens.hashes, hashes))


def coverage_of(tokens: BlockTokens, main: MainText, text: U64, held: Bools) -> Coverage:
    """The coverage of a text's token hashes, `held` being true for the page's tokens that stand in it."""
    is_own = tokens.of_blocks(main.blocks)
    own = tokens.hashes[is_own]
    return Coverage(
        main_words=len(own),
        text_words=len(text),
        recall_estimate=float(held[is_own].mean()) if len(own) else 1.0,
        precision_estimate=float((found_in(text, own) & first_time(text)).mean()) if len(text) else 1.0,
    )
