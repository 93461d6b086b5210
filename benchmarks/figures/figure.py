"""One measured share, of which more is better."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`hits` of `total`; the name is that of its floor."""

    name: str
    hits: int
    total: int

    @property
    def share(self) -> float:
        """hits / total; 1.0 of nothing: nothing was missed."""
        return self.hits / self.total if self.total else 1.0
