"""The lines of a shard as one table: a partition reads those of few documents from every shard, each in one read."""

from __future__ import annotations

from typing import Any

import numpy as np

from dupcheck.tokens.line_table import LineTable

START, END, COUNT, HASH = range(4)  # the columns; hashes as int64 of the same bits


def line_sections(lines: LineTable) -> dict[str, Any]:
    """int64[lines, 4] in the order of the text, and where the lines of each document begin."""
    table = np.stack([lines.starts, lines.ends, lines.counts, lines.hashes.view(np.int64)], axis=1)
    return {"lines": table, "line_offsets": lines.offsets}
