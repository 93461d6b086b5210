"""The fold table that ships with the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from dupcheck.kernels.folding import FoldTable

PATH = Path(__file__).with_name("fold_table.npz")


@cache
def fold_table() -> FoldTable:
    """The shipped table, read only."""
    with np.load(PATH) as stored:
        columns = {name: stored[name] for name in stored.files}
    for column in columns.values():
        column.setflags(write=False)
    return FoldTable(**columns)
