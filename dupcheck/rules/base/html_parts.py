"""The parts of a page that a text's words can stand in."""

from __future__ import annotations

# Bits, or'ed: a run of words may stand in several parts. A run in none has 0.
SHOWN = 1
IN_HIDDEN = 2
IN_INERT = 4
IN_COMMENTS = 8
IN_LINKS = 16  # blocks outside the element of the page's own text, most of whose characters are in links
RUN = 4  # tokens in a row that are taken for the same text; extraction benchmarks count the same
