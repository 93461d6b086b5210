"""In which parts of a page the words of a text stand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.powers import U64
from dupcheck.rules.base.html_main import MAX_LINKED, MainText
from dupcheck.rules.base.html_marks import COMMENT, HIDDEN, INERT
from dupcheck.rules.base.html_outline import Outline
from dupcheck.rules.base.html_parts import IN_COMMENTS, IN_HIDDEN, IN_INERT, IN_LINKS, SHOWN
from dupcheck.rules.base.html_tokens import BlockTokens, runs_of

U8 = npt.NDArray[np.uint8]


def parts_of_blocks(outline: Outline, main: MainText) -> U8:
    """The part of each block, one bit: inert before comments before hidden before links outside the page's own text."""
    parts = np.full(len(outline.texts), SHOWN, dtype=np.uint8)
    beyond = main.beyond.tolist()
    for block, (marks, text, linked) in enumerate(zip(outline.marks, outline.texts, outline.link_lengths, strict=True)):
        if marks & INERT:
            parts[block] = IN_INERT
        elif marks & COMMENT:
            parts[block] = IN_COMMENTS
        elif marks & HIDDEN:
            parts[block] = IN_HIDDEN
        elif beyond[block] and linked >= MAX_LINKED * len(text):
            parts[block] = IN_LINKS
    return parts


def sources_of(text: U64, tokens: BlockTokens, parts: U8) -> U8:
    """For each run of words of `text`, by its first token, the parts of the page where it stands; 0 for nowhere.

    A run that crosses blocks stands in the parts of its first and its last.
    """
    runs = runs_of(tokens.hashes)
    wanted = runs_of(text)
    if not len(runs) or not len(wanted):
        return np.zeros(len(wanted), dtype=np.uint8)
    of_tokens = np.repeat(parts, tokens.counts)
    of_runs = of_tokens[: len(runs)] | of_tokens[len(of_tokens) - len(runs) :]
    order = np.argsort(runs, kind="stable")
    known, starts = np.unique(runs[order], return_index=True)
    parts_of_known = np.bitwise_or.reduceat(of_runs[order], starts)
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[places] == wanted, parts_of_known[places], 0).astype(np.uint8)
