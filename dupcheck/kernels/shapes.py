"""What is counted of the lines and words of a document, and the bytes that close a line."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.arrays import Bools

LINK_LINE = 4  # words of most links
HEADLINE = (5, 20)  # words of most headlines and of what stands below them
PADDING = b"\n\n\n"  # what stands after a token is looked at up to two bytes further
ELLIPSIS = "…".encode()
CLOSERS = b".!?:;\"')]"

# Columns of the counts. A line is open if no mark closes it.
OPEN_WORDS = 0  # words on open lines
MIDDLING_WORDS = 1  # of those, on lines as long as headlines
LINKS = 2  # open lines as short as links
TEASERS = 3  # lines that end in an ellipsis
LINES = 4  # lines with words
LONGEST = 5  # words of the longest line
CAPITALS = 6  # words that begin with a Latin capital, as the word one space before
BARS = 7  # words after which a space and a bar stand
NUM_COUNTS = 8


def closing_bytes() -> Bools:
    """For every byte whether it closes a line."""
    table = np.zeros(256, dtype=np.bool_)
    table[list(CLOSERS)] = True
    return table
