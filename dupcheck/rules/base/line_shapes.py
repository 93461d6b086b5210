"""What the lines of each text look like, whatever they say: measures by which chrome differs from prose."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.plain.lines import Lines
from dupcheck.kernels.shapes import (
    BARS,
    CAPITALS,
    LINES,
    LINKS,
    LONGEST,
    MIDDLING_WORDS,
    OPEN_WORDS,
    TEASERS,
)
from dupcheck.tokens.tables import Tables

F64 = npt.NDArray[np.float64]


def measures(tables: Tables) -> dict[str, F64]:
    """Measures of every document of a batch by name, float64[n_documents] each, 0.0 for a text without a word.

    A line is open if no mark closes it: `middling` is the share of the words that stand on open lines of 5 to 20 words,
    `links` the share of the lines that are open and have at most 4. `open`, `words` and `longest` are logarithms of
    words: those on open lines, all, and those of the longest line; `teasers` is that of the lines that end in an
    ellipsis. `capitals` is the share of the words that begin with a capital, as the one before does, and `bars` the
    root of the share that a bar follows.
    """
    tokens, batch, of = tables.tokens, tables.batch, tables.lines
    lines = Lines(of.starts, of.ends, of.first, of.last, of.offsets)
    counts = tables.gear.count_shapes(
        batch.buffer, batch.offsets, tokens.starts, tokens.ends, tokens.offsets, lines
    ).astype(np.float64)
    num_words, num_lines = np.maximum(tokens.counts, 1), np.maximum(counts[:, LINES], 1)
    return {
        "middling": counts[:, MIDDLING_WORDS] / num_words,
        "open": np.log1p(counts[:, OPEN_WORDS]),
        "links": counts[:, LINKS] / num_lines,
        "teasers": np.log1p(counts[:, TEASERS]),
        "words": np.log1p(tokens.counts),
        "longest": np.log1p(counts[:, LONGEST]),
        "capitals": counts[:, CAPITALS] / num_words,
        "bars": np.sqrt(counts[:, BARS] / num_words),
    }
