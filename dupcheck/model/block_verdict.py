"""What a reviewer said of the boilerplate of a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockVerdict:
    """One entry of a block file: a text of one line or several that stands on pages of `site`.

    `accepted` is True for boilerplate that may be cut, False for what is to be left alone, None where nobody has
    decided yet. `line` is where the entry stands in its file, counted from 1.
    """

    site: str
    text: str
    accepted: bool | None
    reason: str = ""
    line: int = 0

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders entries as a block file lists them."""
        return self.site, self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The entries of a block file, and what became of them: those of `stale` stand on no page that was read.

    `accepted` and `ignored` count the learned blocks that an entry speaks of.
    """

    entries: Sequence[BlockVerdict]
    stale: Sequence[BlockVerdict]
    accepted: int
    ignored: int
