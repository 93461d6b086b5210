"""The learned blocks of a corpus, in characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

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
        stands_for: Sequence[int],
    ) -> None:
        self._shards = shards
        self._places = places
        names = sorted(set(sites))
        numbers = {name: number for number, name in enumerate(names)}
        found = find_blocks(
            Pages(
                [(shard.batch, shard.lines) for shard in shards],
                np.array([numbers[site] for site in sites], dtype=np.int64),
                np.array(stands_for, dtype=np.int64),
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
        apart = found.begins[1:] > found.stops[:-1]
        borders = [0, *(np.flatnonzero(apart) + 1).tolist(), len(found.documents)]
        for first, last in pairwise(borders):
            document = int(found.documents[first])
            span = self._span(document, int(found.starts[first]), int(found.ends[first:last].max()))
            yield BlockRun(document, span, tuple(dict.fromkeys(found.blocks[first:last].tolist())))

    def elsewhere(self, block: int, document: int) -> tuple[int, Span] | None:
        """The first other document that holds a block, and where its first line stands there."""
        rows = np.flatnonzero((self._occurrences.blocks == block) & (self._occurrences.documents != document))
        if not len(rows):
            return None
        first = int(rows[0])
        other = int(self._occurrences.documents[first])
        last = first
        while last + 1 < len(self._occurrences.blocks) and self._continues(last, block):
            last += 1
        return other, self._span(other, int(self._occurrences.starts[first]), int(self._occurrences.ends[last]))

    def covered(self, document: int) -> list[Span]:
        """What learned blocks cover of one document."""
        found = self._occurrences
        first, last = np.searchsorted(found.documents, [document, document + 1])
        places = zip(found.starts[first:last].tolist(), found.ends[first:last].tolist(), strict=True)
        return [self._span(document, start, end) for start, end in places]

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
