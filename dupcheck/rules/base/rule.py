"""What a rule is: its name, code and severity, whom it looks at and how it judges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from dupcheck.model.finding import Confidence, Flag, Severity

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.model.span import Span
    from dupcheck.rules.base.corpus import Corpus
    from dupcheck.rules.base.decision import Decision
    from dupcheck.rules.base.failure import Failure
    from dupcheck.rules.base.flagged import Flagged
    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.site_fault import SiteFault
    from dupcheck.rules.base.survey import Survey

    Candidates = Callable[[Survey], npt.NDArray[np.int64]]


class Worded(StrEnum):
    """What is noted where its words are those of a rule's fault, though no list has its wording: base/worded.py."""

    EDGE = "lines at the head or the end with the words of one"
    END = "lines at the end with the words of one"
    PAGE = "a short page with the words of one"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule:
    """A rule that judges one document at a time.

    `candidates` gives the rows of a batch worth looking at, sorted, found on the arrays; only those are judged.
    A flag whose primary mostly lies in what one of `yields_to` flagged in the same document is dropped. With `worded`,
    lines that no rule has flagged are noted where their words are those of this fault.
    """

    name: str
    code: str
    severity: Severity
    candidates: Candidates
    judge: Callable[[Page], Iterable[Flag]]
    yields_to: tuple[str, ...] = ()
    worded: Worded | None = None
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusRule:
    """A rule that judges all documents together.

    `decide` says on the facts of all documents which to flag, and `flag` makes the flag of one of them from the values
    that `decide` gave it, once the text of the document is at hand. `weigh` says how bad and how sure that flag is
    without looking at the text: where there is one, the flags of most documents of a site are told as one finding.
    """

    name: str
    code: str
    severity: Severity
    decide: Callable[[Corpus], Decision]
    flag: Callable[[Flagged, dict[str, Any]], Flag]
    weigh: Callable[[Flagged, dict[str, Any]], tuple[Severity, Confidence]] | None = None
    yields_to: tuple[str, ...] = ()
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """A rule that tells one finding of a site instead of the findings of another rule in most of its documents.

    `is_wide` says of how many documents out of how many pages of a site another rule must fire in, for each site;
    `flag` makes the finding's flag, and `num_places` is how many documents it shows, the first one as its own.
    """

    name: str
    code: str
    severity: Severity
    is_wide: Callable[[npt.NDArray[np.int64], npt.NDArray[np.int64]], npt.NDArray[np.bool_]]
    flag: Callable[[SiteFault], Flag]
    num_places: int
    yields_to: tuple[str, ...] = ()
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRule:
    """The rule that tells of another one that stopped: `flag` makes the flag of that and the span of the whole text."""

    name: str
    code: str
    severity: Severity
    flag: Callable[[Failure, Span], Flag]
    yields_to: tuple[str, ...] = ()
    preview: bool = False


Rule = DocumentRule | CorpusRule | SiteRule | FailureRule
