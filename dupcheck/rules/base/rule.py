"""What a rule is: its name, code and severity, whom it looks at and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Flag, Severity

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.flagged import Flagged
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
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusRule:
    """A rule that judges all documents together.

    `decide` says on the facts of all documents which to flag, and `flag` makes the flag of one of them from the values
    that `decide` gave it, once the text of the document is at hand.
    """

    name: str
    code: str
    severity: Severity
    decide: Callable[[Corpus], Decision]
    flag: Callable[[Flagged, dict[str, Any]], Flag]
    yields_to: tuple[str, ...] = ()
    preview: bool = False


Rule = DocumentRule | CorpusRule
