"""Shingles: hashes of k consecutive tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.distinct import distinct
from dupcheck.model.batch import Batch
from dupcheck.tokens.tables import Tables
from dupcheck.tokens.token_table import tokenise


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The shingles of document i, in the order of the text, are `hashes[offsets[i]:offsets[i + 1]]`."""

    hashes: U64
    offsets: I64

    def of(self, row: int) -> U64:
        """One document's shingles, sorted and distinct."""
        return distinct(self.hashes[self.offsets[row] : self.offsets[row + 1]])


def shingle(tables: Tables, size: int) -> Shingles:
    """The shingles of every document of a batch; none crosses documents.

    A document with fewer than `size` tokens has one shingle, all its tokens; one without tokens has none.
    """
    return Shingles(*tables.gear.shingle(tables.runs, tables.tokens.offsets, size))


def shingle_texts(batch: Batch, size: int, gear: Gear) -> Shingles:
    """As `shingle`, of texts whose tables nobody else needs: without lines, and without runs that fold numbers."""
    tokens = tokenise(batch, gear)
    return Shingles(*gear.shingle(gear.window_hashes(tokens.hashes), tokens.offsets, size))
