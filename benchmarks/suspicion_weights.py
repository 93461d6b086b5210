"""Fits the weights of the suspicion to labelled outputs and prints the table that stands in rules/base/suspicion.py.

Needs the package and the labelled sets (`--data`); takes some minutes. Areas under the curve are of outputs whose site
the fit has not seen: one half of the sites, fitted on the other.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
from figures.outputs import Output, outputs, pages
from figures.suspicion import area
from labelled import add_data_option

from dupcheck import Document, Finding, Settings, check
from dupcheck.model.batch import in_batches
from dupcheck.rules.base.html_coverage import coverage_of
from dupcheck.rules.base.html_main import main_text
from dupcheck.rules.base.html_outline import outline_of
from dupcheck.rules.base.html_tokens import found_in, tokens_of_blocks
from dupcheck.rules.base.line_shapes import measures
from dupcheck.rules.base.suspicion import MAX_DEVIATIONS, Kind, strengths
from dupcheck.tokens.tables import make_tables

F64 = npt.NDArray[np.float64]

PENALTY = 3.0  # on the squares of the weights
STEPS = 40


def main() -> None:
    """Fit, and print weights, areas and calibration."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    folder: Path = parser.parse_args().data
    found = [output for output in outputs(folder) if output.is_bad is not None]
    print(f"{len(found)} outputs, {sum(output.is_bad is True for output in found)} bad,", end=" ")
    print(f"{len({o.extractor for o in found})} extractors, {len({o.page for o in found})} pages")
    shapes = _shapes(found)
    for name, values in shapes.items():
        print(f"{name}: mean {values.mean():.4f}, deviation {values.std():.4f}")
    columns = {name: _deviations(values) for name, values in shapes.items()}
    columns |= _strengths(found)
    _tell("text", columns, found)
    precision = _precision(found, pages(folder))
    beside = np.flatnonzero(~np.isnan(precision))
    columns = {name: values[beside] for name, values in columns.items()}
    foreign = 1 - precision[beside]
    columns |= {"foreign_root": np.sqrt(foreign), "foreign": foreign}
    _tell("html", columns, [found[row] for row in beside.tolist()])


def fit(columns: F64, bad: F64) -> F64:
    """Weights of a logistic regression by Newton's method; the first is that of the constant, which has no penalty."""
    whole = np.column_stack([np.ones(len(columns)), columns])
    weights = np.zeros(whole.shape[1])
    penalty = np.full(len(weights), PENALTY)
    penalty[0] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-whole @ weights))
        slope = whole.T @ (chances - bad) + penalty * weights
        weights -= np.linalg.solve((whole.T * (chances * (1 - chances))) @ whole + np.diag(penalty), slope)
    return weights


def _tell(what: str, columns: dict[str, F64], found: Sequence[Output]) -> None:
    values = np.column_stack(list(columns.values()))
    bad = np.array([output.is_bad is True for output in found], dtype=np.float64)
    halves = np.array([output.half for output in found])
    articles = np.array([output.is_article for output in found])
    scores = np.zeros(len(found))
    for half in (0, 1):
        weights = fit(values[halves == half], bad[halves == half])
        scores[halves != half] = weights[0] + values[halves != half] @ weights[1:]
    print(f"\n{what}: {len(found)} outputs")
    for name, weight in zip(["base", *columns], fit(values, bad).tolist(), strict=True):
        print(f"  {name} {weight:.3f}")
    for name, rows in (("articles", articles), ("all", np.ones(len(found), dtype=np.bool_))):
        print(f"  area, {name}: {area(name, scores[rows].tolist(), (bad[rows] == 1).tolist()).share:.4f}")
    chances = 1 / (1 + np.exp(-scores))
    for step in range(5):
        rows = (chances * 5).astype(int) == step
        print(f"  {step / 5:.1f}: {rows.sum()} outputs, {bad[rows].mean():.3f} bad")


def _deviations(values: F64) -> F64:
    deviations: F64 = np.clip((values - values.mean()) / values.std(), -MAX_DEVIATIONS, MAX_DEVIATIONS)
    return deviations


def _shapes(found: Iterable[Output]) -> dict[str, F64]:
    batches = in_batches(Document(text=output.text, path=output.id) for output in found)
    parts = [measures(make_tables(batch)) for batch in batches]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _strengths(found: Sequence[Output]) -> dict[str, F64]:
    documents = [Document(text=output.text, id=output.id, path=output.id, url=output.url) for output in found]
    report = check(documents, Settings(jobs=1, ignore=("domain-wide-fault",)))
    said = {name: list(map(_kind, group)) for name, group in groupby(report.findings, lambda found: found.document)}
    both = np.array([strengths(said.get(output.id, ())) for output in found], dtype=np.float64)
    return {"repeats": np.sqrt(both[:, 0]), "findings": np.sqrt(both[:, 1])}


def _kind(finding: Finding) -> Kind:
    return finding.rule, finding.code, finding.severity, finding.confidence


def _precision(found: Sequence[Output], html: dict[str, str]) -> F64:
    """The share of each output in the main content of its page; NaN without its HTML."""
    estimates = np.full(len(found), np.nan)
    for page, rows in _by_page(found):
        if page in html:
            outline = outline_of(html[page])
            tokens = tokens_of_blocks(outline.texts)
            main = main_text(outline, tokens)
            for row in rows:
                text = tokens_of_blocks([" ".join(found[row].text.split())]).hashes
                coverage = coverage_of(tokens, main, text, found_in(tokens.hashes, text))
                if coverage.main_words:
                    estimates[row] = coverage.precision_estimate
    return estimates


def _by_page(found: Sequence[Output]) -> Iterator[tuple[str, list[int]]]:
    rows = sorted(range(len(found)), key=lambda row: found[row].page)
    return ((page, list(group)) for page, group in groupby(rows, lambda row: found[row].page))


if __name__ == "__main__":
    main()
