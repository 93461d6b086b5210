"""The learned blocks of a corpus, in characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.blocks import LearnedBlock, find_blocks
from dupcheck.match.line_frequency import Pages
from dupcheck.model.report import Block
from dupcheck.model.span import Span
from dupcheck.rules.base.shard import Shard


@dataclass(frozen=True, slots=True)
class BlockRun:
    """Neighbouring learned lines of one document: where they stand and the blocks they belong to, by number."""

    document: int
    span: Span
    blocks: tuple[int, ...]


class SiteBlocks:
    """The learned blocks, by number in `blocks`, sorted in `rows`."""

    def __init__(
        self,
        shards: Sequence[Shard],
        places: Sequence[tuple[int, int]],
        sites: Sequence[str],
        visits: Sequence[int],
    ) -> None:
        self._shards = shards
        self._places = places
        names = sorted(set(sites))
        numbers = {name: number for number, name in enumerate(names)}
        found = find_blocks(
            Pages(
                [(shard.batch, shard.lines) for shard in shards],
                np.array([numbers[site] for site in sites], dtype=np.int64),
                np.array(visits, dtype=np.int64),
            )
        )
        self._occurrences = found.occurrences
        self.blocks = tuple(self._block(block, names[block.site]) for block in found.blocks)
        self.rows = tuple(sorted(self.blocks, key=lambda block: (block.site, -block.pages, block.text, block.position)))

    def runs(self) -> Iterator[BlockRun]:
        """Every run of neighbouring learned lines, by document and place; blank lines do not split a run."""
        found = self._occurrences
        if not len(found.documents):
            return
        apart = (found.begins[1:] > found.stops[:-1]) | (np.diff(found.documents) != 0)
        borders = [0, *(np.flatnonzero(apart) + 1).tolist(), len(found.documents)]
        for first, last in pairwise(borders):
            document = int(found.documents[first])
            span = self._span(document, int(found.starts[first]), int(found.ends[first:last].max()))
            yield BlockRun(document, span, tuple(dict.fromkeys(found.blocks[first:last].tolist())))

    def elsewhere(self, block: int, document: int) -> tuple[int, Span] | None:
        """The first other document that holds a block, and where it stands there."""
        found = self._occurrences
        first, last = np.searchsorted(self._holders[0], [block, block + 1]) if len(found.blocks) else (0, 0)
        rows = self._holders[1][first : min(last, first + 2)].tolist()
        row = next((row for row in rows if found.documents[row] != document), None)
        if row is None:
            return None
        end = row
        while end + 1 < len(found.blocks) and self._continues(end, block):
            end += 1
        other = int(found.documents[row])
        return other, self._span(other, int(found.starts[row]), int(found.ends[end]))

    def covered_share(self, document: int) -> float:
        """How much of a document's bytes learned blocks cover."""
        found = self._occurrences
        first, last = np.searchsorted(found.documents, [document, document + 1])
        shard, row = self._places[document]
        offsets = self._shards[shard].batch.offsets
        covered = int((found.ends[first:last] - found.starts[first:last]).sum())
        return covered / max(1, int(offsets[row + 1] - offsets[row]))

    @cached_property
    def _holders(self) -> tuple[I64, I64]:
        """Blocks, sorted, with the first occurrence in each document that holds them."""
        found = self._occurrences
        codes = found.blocks * len(self._places) + found.documents
        distinct, rows = np.unique(codes, return_index=True)
        return distinct // len(self._places), rows

    def _continues(self, at: int, block: int) -> bool:
        found = self._occurrences
        return (
            int(found.blocks[at + 1]) == block
            and int(found.documents[at + 1]) == int(found.documents[at])
            and int(found.begins[at + 1]) <= int(found.stops[at])
        )

    def _block(self, block: LearnedBlock, site: str) -> Block:
        text = "\n".join(self._text(*sample) for sample in block.samples)
        return Block(site=site, text=text, pages=block.pages, share=round(block.share, 4), position=block.position)

    def _text(self, document: int, start: int, end: int) -> str:
        buffer = self._shards[self._places[document][0]].batch.buffer
        return buffer[start:end].decode().strip()

    def _span(self, document: int, start: int, end: int) -> Span:
        """The characters of bytes `start` to `end` of the document's batch, without white space around them."""
        shard, row = self._places[document]
        batch = self._shards[shard].batch
        begin = int(batch.offsets[row])
        first = len(batch.buffer[begin:start].decode())
        found = batch.buffer[start:end].decode()
        lead = len(found) - len(found.lstrip())
        return Span(first + lead, first + lead + max(0, len(found.strip())))
