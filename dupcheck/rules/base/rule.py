"""What a rule is: its name, code and severity, whom it looks at and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

    Candidates = Callable[[Survey], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule:
    """A rule that judges one document at a time.

    `candidates` gives the rows of a batch worth looking at, sorted, found on the arrays; only those are judged.
    A flag whose primary mostly lies in what one of `yields_to` flagged in the same document is dropped.
    """

    name: str
    code: str
    severity: Severity
    candidates: Candidates
    judge: Callable[[Page], Iterable[Flag]]
    yields_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusRule:
    """A rule that judges all documents together: yields the number of a document and what to flag in it."""

    name: str
    code: str
    severity: Severity
    judge: Callable[[Corpus], Iterable[tuple[int, Flag]]]
    yields_to: tuple[str, ...] = ()


Rule = DocumentRule | CorpusRule
