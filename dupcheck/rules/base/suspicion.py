"""The chance that a text is not just its page's own content: the logistic function of a sum of named parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np
import numpy.typing as npt

from dupcheck.model.finding import Confidence, Severity
from dupcheck.rules.base.line_shapes import F64, measures
from dupcheck.rules.base.whole import NOT_THE_PAGE
from dupcheck.tokens.tables import Tables

F32 = npt.NDArray[np.float32]
Kind = tuple[str, str, str, str]  # of a finding: rule, code, severity, confidence

DIGITS = 3  # to which parts and score are rounded, the score from the rounded parts


@dataclass(frozen=True, slots=True)
class Weight:
    """A measure of line_shapes counts for `part` by its distance from `mean`, in deviations, times a weight.

    The weight is `html` for a document with its page's HTML beside it, else `text`.
    """

    part: str
    mean: float
    deviation: float
    text: float
    html: float


@dataclass(frozen=True, slots=True)
class Model:
    """What counts beside the shapes of lines; `base` is the log-odds of a text that is average in all."""

    base: float
    repeats: float
    findings: float


# Origin: a logistic regression over 6,881 outputs of 26 extractors from 1,019 pages, of 30 words at least: is the
# precision against the hand-made text below 0.8, as of 1,440, or above 0.95. benchmarks/suspicion_weights.py prints
# these weights. Fitted to one half of the sites and measured on the other, the area under the curve is 0.87 on article
# pages and 0.83 on all from the text alone, 0.93 and 0.90 with the HTML of the page, which 6,553 have. Of the outputs
# at 0.8 or above 85 % are below that precision, of those under 0.2 8 %, with HTML 5 %.
WEIGHTS = {
    "middling": Weight("open_lines", 0.0770, 0.1583, text=0.419, html=0.347),
    "open": Weight("open_lines", 3.4010, 2.2805, text=0.375, html=0.357),
    "links": Weight("open_lines", 0.1406, 0.1748, text=0.354, html=0.257),
    "teasers": Weight("teasers", 0.0742, 0.2919, text=0.332, html=0.217),
    "words": Weight("length", 6.6302, 1.1601, text=-0.769, html=-0.511),
    "longest": Weight("length", 4.5796, 0.9562, text=0.356, html=0.373),
    "capitals": Weight("capitals", 0.0394, 0.0474, text=0.318, html=0.228),
    "bars": Weight("bars", 0.0045, 0.0255, text=0.145, html=0.063),
}
FROM_TEXT = Model(base=-2.073, repeats=0.901, findings=0.461)
WITH_HTML = Model(base=-3.277, repeats=0.568, findings=0.430)
FOREIGN_ROOT = 4.974  # of the share that stands outside the page's main content
FOREIGN = -1.071
# Few pages of the labelled sets share a site. A fifth of learned blocks makes a precision of 0.8, which is the border
# of what is called bad: with it a text that is average in all else reaches one half.
LEARNED = 10.4
NOT_THE_PAGE_ODDS = 2.94  # of 0.95: so many findings of high confidence are right at least

MAX_DEVIATIONS = 4.0  # a measure further off says no more: the fit has seen next to nothing there
SEVERITIES: dict[str, int] = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 8}
CONFIDENCES: dict[str, int] = {Confidence.LOW: 1, Confidence.MEDIUM: 2, Confidence.HIGH: 3}
REPEATS = "DUP"  # the family of rules whose findings count as `repeats`
# Rules that speak of characters, of fields, or of a text's relation to others, not of what else was taken for the text;
# learned blocks count by their share of the text.
OF_SOMETHING_ELSE = (
    *("RUN", "ENC", "STR", "MET", "LEN04", "HTM05", "HTM06", "HTM08"),
    *("XDP01", "XDP02", "XDP04", "XDP05", "XDP07", "XDP09"),
)
SHAPES = tuple(dict.fromkeys(weight.part for weight in WEIGHTS.values()))
COLUMNS = (*SHAPES, "coverage")


def shape_parts(tables: Tables, precision: F64) -> F32:
    """The parts that follow from each text alone and from its page, float32[n_documents, len(COLUMNS)].

    `precision` is the share of each text that stands in its page's main content, NaN without HTML beside it; so is
    the part.
    """
    beside = ~np.isnan(precision)
    parts = {name: np.zeros(len(tables), dtype=np.float64) for name in SHAPES}
    for name, values in measures(tables).items():
        weight = WEIGHTS[name]
        deviations = np.clip((values - weight.mean) / weight.deviation, -MAX_DEVIATIONS, MAX_DEVIATIONS)
        parts[weight.part] += np.where(beside, weight.html, weight.text) * deviations
    foreign = 1 - precision
    parts["coverage"] = FOREIGN_ROOT * np.sqrt(foreign) + FOREIGN * foreign
    return np.stack([parts[name] for name in COLUMNS], axis=1).astype(np.float32)


def rounded(shapes: F32) -> list[list[float]]:
    """Rows of `shape_parts` as they are reported."""
    # A float32 times 1000 is exact in a float64, so that this rounds as Python does, half to even.
    rows: list[list[float]] = (np.rint(shapes.astype(np.float64) * 10**DIGITS) / 10**DIGITS + 0.0).tolist()
    return rows


def parts_of(shapes: Sequence[float], learned: float, kinds: Collection[Kind]) -> dict[str, float]:
    """All parts of one document by name: its row of shapes, rounded, the share of learned blocks, and its findings."""
    with_html = shapes[-1] == shapes[-1]
    model = WITH_HTML if with_html else FROM_TEXT
    parts = {"base": model.base, **dict(zip(COLUMNS if with_html else SHAPES, shapes, strict=False))}
    parts["learned"] = round(LEARNED * learned, DIGITS) if learned else 0.0
    parts["repeats"] = parts["findings"] = 0.0
    if kinds:
        repeats, others = strengths(kinds)
        parts["repeats"] = round(model.repeats * sqrt(repeats), DIGITS)
        parts["findings"] = round(model.findings * sqrt(others), DIGITS)
        if any(rule in NOT_THE_PAGE and severity == Severity.ERROR for rule, _, severity, _ in kinds):
            parts["not_the_page"] = round(NOT_THE_PAGE_ODDS - model.base, DIGITS)
    return parts


def suspicion(parts: Mapping[str, float]) -> float:
    """The score of a document: the logistic function of the sum of its parts, in 0..1.

    >>> suspicion({"base": -2.0, "findings": 2.0})
    0.5
    """
    return round(1 / (1 + exp(-sum(parts.values()))), DIGITS)


def strengths(kinds: Iterable[Kind]) -> tuple[int, int]:
    """Severity times confidence, summed over the rules that fired, each with its strongest: of repeats, of others."""
    strongest: dict[str, int] = {}
    for _, code, severity, confidence in kinds:
        if not code.startswith(OF_SOMETHING_ELSE):
            strength = SEVERITIES[severity] * CONFIDENCES[confidence]
            strongest[code] = max(strongest.get(code, 0), strength)
    repeats = sum(strength for code, strength in strongest.items() if code.startswith(REPEATS))
    return repeats, sum(strongest.values()) - repeats
