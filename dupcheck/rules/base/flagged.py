"""A document that a corpus rule flags, with its text, and those it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dupcheck.model.finding import Place
from dupcheck.model.report import Block
from dupcheck.model.span import Span
from dupcheck.rules.base.opened_shard import OpenedShard, SparseShard
from dupcheck.rules.base.places import place_of
from dupcheck.rules.base.shelf import Shelf

MAX_REMEMBERED = 4096  # documents that others are compared with, about a kilobyte each
Sample = tuple[int, int, int]  # a document and the bytes of its text from which and up to which a block stands there


@dataclass(frozen=True, slots=True)
class BlockPlaces:
    """A learned block, the pages among which it was counted, and where it stands in documents that hold it."""

    block: Block
    total: int
    samples: tuple[Sample, ...]


class Other:
    """Another document, row `row` of a shard, read when it is looked at."""

    def __init__(self, number: int, site: str, shard: SparseShard, row: int, renamed: str | None) -> None:
        self._shard = shard
        self._row = row
        self._renamed = renamed
        self._parts: dict[tuple[int, int], Place] = {}
        self.number = number
        self.site = site

    @cached_property
    def name(self) -> str:
        """Its id."""
        return self._renamed if self._renamed is not None else str(self._shard.string(self._row, "name"))

    @cached_property
    def url(self) -> str | None:
        """Its address as it was given."""
        return self._shard.string(self._row, "url")

    @cached_property
    def place(self) -> Place:
        """Its whole text, to point to."""
        text = self._shard.data(self._row).decode()
        return place_of(Span(0, len(text)).trimmed(text), text, self.name)

    def place_of_bytes(self, start: int, end: int) -> Place:
        """A part of its text."""
        known = self._parts.get((start, end))
        if known is None:
            data = self._shard.data(self._row)
            text = data.decode()
            known = place_of(span_of_bytes(data, start, end, len(text)), text, self.name)
            self._parts[start, end] = known
        return known


class Others:
    """Documents that are pointed to, each read once while it is among the last ones that were asked for."""

    def __init__(self, shelf: Shelf, sites: Mapping[int, str]) -> None:
        self._shelf = shelf
        self._sites = sites
        self._known: dict[int, Other] = {}

    def of(self, number: int) -> Other:
        """The document of this number."""
        known = self._known.get(number)
        if known is None:
            if len(self._known) >= MAX_REMEMBERED:
                self._known.clear()
            key, row = self._shelf.place(number)
            site, renamed = self._sites.get(number, ""), self._shelf.renamed.get(number)
            shard = SparseShard(self._shelf.store, key)
            known = self._known[number] = Other(number, site, shard, row, renamed)
        return known


class Flagged:
    """The document that is flagged; `related` are those the flag points to, `blocks` the learned ones it names."""

    def __init__(
        self,
        shard: OpenedShard,
        row: int,
        *,
        number: int,
        site: str,
        words: int,
        related: Sequence[Other],
        others: Others,
        blocks: Mapping[int, BlockPlaces],
    ) -> None:
        self._shard = shard
        self._row = row
        self.number = number
        self.site = site
        self.words = words
        self.related = related
        self.others = others
        self.blocks = blocks

    @property
    def text(self) -> str:
        """The text of the document."""
        return self._shard.text(self._row)

    @property
    def url(self) -> str | None:
        """Its address as it was given."""
        return self._shard.strings("url")[self._row]

    @property
    def given_id(self) -> str | None:
        """Its id field."""
        return self._shard.strings("id")[self._row]

    @property
    def title(self) -> str | None:
        """Its title field."""
        return self._shard.strings("title")[self._row]

    @property
    def is_page(self) -> bool:
        """True when the text is the whole page's."""
        return self._shard.is_page(self._row)

    @property
    def digest(self) -> str:
        """What a finding about the whole text is known by: equal for texts that differ in layout only."""
        return self._shard.digest(self._row)

    @property
    def whole(self) -> Span:
        """From the first to the last character that is not white space."""
        text = self.text
        return Span(0, len(text)).trimmed(text)

    def span_of_bytes(self, start: int, end: int) -> Span:
        """The characters of these bytes of the text, without white space around them."""
        return span_of_bytes(self._shard.data(self._row), start, end, len(self.text))


def span_of_bytes(data: bytes, start: int, end: int, length: int) -> Span:
    """The characters of bytes `start` to `end` of a text of `length`, without white space around them."""
    # Blocks stand at either end: the shorter side tells how many characters stand before.
    before_half = 2 * start <= len(data)
    first = len(data[:start].decode()) if before_half else length - len(data[start:].decode())
    found = data[start:end].decode()
    lead = len(found) - len(found.lstrip())
    return Span(first + lead, first + lead + max(0, len(found.strip())))
