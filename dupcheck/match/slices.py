"""Tokens of chosen pieces of a batch, found anew where a later step needs them: cheaper than keeping all."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.tokens.tables import Tables, make_tables


def slice_tables(batch: Batch, starts: I64, ends: I64, gear: Gear) -> Tables:
    """The tables of the texts `buffer[starts[i]:ends[i]]`, each as a document of its own."""
    pieces = [batch.buffer[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    offsets = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
    return make_tables(Batch(b"".join(pieces), offsets, {}), gear)
