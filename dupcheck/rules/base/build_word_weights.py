"""Makes word_weights.npz: `python -m dupcheck.rules.base.build_word_weights CHECKOUT`.

Of each rule that is `worded` the phrases are read, and the texts of that kind that were written apart from them, but
for those that only measure. Clean texts, and texts that are no faults although they speak of such things, say how
usual a word is otherwise.

The weight of a word for a kind is log((n + A) / N) - log((p + A) / P) with n of N words of the kind and p of P words
of prose. A word that the kind never had speaks against it by the same formula, with N the mean of all kinds, and by at
least NEVER: that nothing is known of it says little, or every rare word would speak for the kind of which least is
known.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dupcheck.kernels.arrays import I64, U64
from dupcheck.model.batch import batch_of
from dupcheck.rules.base.phrase_file import WORDS, Kind, phrases_of
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.word_weights import PATH, STEPS, features_of, keys_of, slots_of
from dupcheck.tokens.tables import make_tables

TEXTS, MEASURING = "benchmarks/faults/written_apart", "held-out"  # where they are, and the half that only measures
PROSE = "negative"  # the kind of a text that is none
PROSE_TEXTS = ("benchmarks/faults/hosts/*.txt", "corpora/clean/*.txt", "corpora/rules/*/silent/*.txt")
SMOOTHING = 0.2  # A; of 0.2, 0.5 and 1 it left most clean texts alone at the same recall
NEVER = 0.7
LARGEST = 4.0  # weight either way: the words of a kind stand in a few hundred lines
MIN_IN_PROSE = 3  # times that a word must stand in prose to be kept though no kind has it
F64 = npt.NDArray[np.float64]


def main() -> None:
    """Write the weights of the texts of the checkout that is named on the command line."""
    PATH.parent.mkdir(exist_ok=True)
    np.savez(PATH, allow_pickle=False, **built(Path(sys.argv[1])))


def built(checkout: Path) -> dict[str, npt.NDArray[Any]]:
    """The columns of the table, of the phrases and the texts of a checkout."""
    kinds = {name: rule.worded for name, rule in all_rules().items() if isinstance(rule, DocumentRule) and rule.worded}
    lines = [*_of_phrases(kinds), *_of_texts(checkout / TEXTS, kinds), *_of_prose(checkout)]
    places = np.array([place.name for place in kinds.values()])
    return {**learn(lines, list(kinds)), "places": places}


def learn(lines: list[tuple[str, str]], kinds: list[str]) -> dict[str, npt.NDArray[Any]]:
    """The columns of the table from (kind, line)."""
    features, counts = _counted(lines, kinds)
    of_kinds, of_prose = counts[:, :-1], counts[:, -1]
    total, prose = of_kinds.sum(axis=0), of_prose.sum()
    usual = np.log((of_prose + SMOOTHING) / prose)
    weights = np.log((of_kinds + SMOOTHING) / np.maximum(total, 1)) - usual[:, None]
    against = np.maximum(NEVER, usual - np.log(SMOOTHING / total.mean()))
    row, column = np.nonzero(of_kinds)
    return {
        "kinds": np.array(kinds),
        "slots": slots_of(features),
        "keys": keys_of(features),
        "against": np.round(np.minimum(against, LARGEST) * STEPS).astype(np.uint8),
        "counts": np.count_nonzero(of_kinds, axis=1).astype(np.uint8),
        "columns": column.astype(np.uint8),
        "values": np.round(np.clip(weights[row, column], -LARGEST, LARGEST) * STEPS).astype(np.int8),
    }


def _counted(lines: list[tuple[str, str]], kinds: list[str]) -> tuple[U64, F64]:
    """The features that are kept, by slot, and how often each stands in each kind and, last, in prose."""
    tables = make_tables(batch_of([line.encode() for _, line in lines], {}))
    tokens = np.arange(len(tables.tokens))
    rows = np.repeat(np.arange(len(lines)), tables.tokens.counts)
    hashes, are_there = features_of(tables, tokens, rows)
    columns = {kind: number for number, kind in enumerate([*kinds, PROSE])}
    column_of_line: I64 = np.array([columns[kind] for kind, _ in lines])
    features, numbers = np.unique(hashes[are_there], return_inverse=True)
    counts = np.zeros((len(features), len(columns)))
    np.add.at(counts, (numbers, column_of_line[np.tile(rows, (len(hashes), 1))[are_there]]), 1)
    kept = (counts[:, :-1].sum(axis=1) > 0) | (counts[:, -1] >= MIN_IN_PROSE)
    features, counts = features[kept], counts[kept]
    order = np.lexsort((features, -counts.sum(axis=1), slots_of(features)))
    slots = slots_of(features[order])
    first = order[np.flatnonzero(np.concatenate([[True], slots[1:] != slots[:-1]]))]
    return features[first], counts[first]


def _of_phrases(kinds: dict[str, Worded]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        for phrase in phrases_of(kind):
            if phrase.kind not in (*WORDS, Kind.STEMS):
                yield kind, phrase.text.replace("#", " 0 ")


def _of_texts(folder: Path, kinds: dict[str, Worded]) -> Iterator[tuple[str, str]]:
    """The lines of the texts of each kind but of those that begin with an article."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            is_learned = row["kind"] == PROSE or kinds.get(row["kind"], Worded.END) is not Worded.END
            if row["half"] != MEASURING and is_learned:
                yield from ((row["kind"], line) for line in row["text"].splitlines())


def _of_prose(checkout: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(path for pattern in PROSE_TEXTS for path in checkout.glob(pattern)):
        yield from ((PROSE, line) for line in path.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
