"""Every gear gives the same bits, on every script, size and corpus file."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dupcheck.kernels.gear import Gear, load_gear
from dupcheck.kernels.plain.lines import Lines
from dupcheck.match.repeats import find_repeats
from dupcheck.model.batch import Batch, make_batch
from dupcheck.model.document import Document
from dupcheck.rules.base.garbled_rows import garble_table
from dupcheck.rules.base.word_weights import features_of, word_weights
from dupcheck.rules.base.worded import UNKNOWN
from dupcheck.sketch.bands import Bands, band_keys
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens import cuts
from dupcheck.tokens.fold_table import fold_table
from dupcheck.tokens.tables import Tables, make_tables

pytest.importorskip("numba")
PLAIN, JIT = load_gear("plain"), load_gear("jit")
CORPORA = Path(__file__).parents[2] / "corpora"
DEMO = sorted((CORPORA / "demo").rglob("*.gz"))

TRICKY = st.sampled_from(
    "aézßİıŉſﬁﬀÅΣςΐᾳЙй5٥５½①ªａＡﾊﾞパパがが漢々字ำกน้ေက한국ㅏ각각ऩऩक़ا شَّהָּ \n\t\r-.…'’_\xad\u200b\u200c\u200d\ufeff\u034f"
    "\u0301\u0302\u0323\u0307\u0316\u0328\u0345\u0344\u093c\u20e3\ufe0f👍🏽\U0001d5ba\U0002f800\U000e0041\x00\x85ệẫợ"
)
TEXTS = st.lists(st.text(st.one_of(TRICKY, TRICKY, st.characters(exclude_categories=["Cs"])), max_size=60), max_size=6)
WORDS = st.lists(st.sampled_from(["a", "bb", "7", "漢", "longer-than-that", "internationalisation", "\n"]), max_size=60)
REPEATING = st.lists(st.tuples(WORDS, WORDS).map(lambda two: " ".join([*two[0], *two[1], *two[0]])), max_size=5)

EVERY_POINT = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF)
JAMO = "".join(map("".join, product("\u1100\u1112", "\u1161\u1175", "\u11a8\u11c2")))
EDGES: dict[str, list[str]] = {
    "no-document": [],
    "empty-documents": ["", "", ""],
    "one-token": ["word"],
    "one-letter-each": ["a", "b", "", "c", "é", "漢", "\u0301", "d"],
    "all-equal": ["same same " * 5000],
    "token-of-every-length": [" ".join("x" * length for length in range(40)), *("y" * length for length in range(40))],
    "huge-token": ["z" * 200_000 + " end"],
    "huge-token-not-ascii": ["я" * 100_000, "é" * 70_001, "𝔘" * 40_000],
    "huge-pile-of-marks": ["e" + "\u0301\u0323\u0302\u0316" * 12_000 + " x", "\u0323\u0301" * 30_000],
    "replaced": ["\ufffd\ufffd caf\ufffd na\ufffdve \ufffd", "\ufffd"],
    "nuls": ["\x00", "a\x00b\x00\x00", "\x00\x00\x00\x00\x00\x00\x00\x00\x00word"],
    "marks-at-starts": ["\u0301a", "\ufe0f", "\u0301\u0323 e\u0323\u0302", "\xadword", "\u0345", "e", "\u0301", "゙か"],
    "jamo": [JAMO, " ".join(JAMO), "\u1161\u11a8" + JAMO, "가\u11a8 각\u11a8"],
    "cjk-thai": ["漢字とかな交じりの文です。" * 3000, "ภาษาไทยเขียนติดกันไม่เว้นวรรค " * 2000, "ab漢cd字ef", "กำ\u0e49า"],
    "vietnamese": ["Vi\xea\u0323t Nam", "Việt Nam", "Vie\u0323\u0302t", "Vie\u0302\u0323t", "ệ\u0301\u0323ế\u0323"],
    "german": ["Größe STRASSE Straße Maßstäbe ẞ " * 500],
    "lines": ["\n", "\n\n", "a\n", "\r\n", "a\r\n\r\nb", "no end", "\n" * 1000, "x" * 7 + "\n" + "y" * 8 + "\n"],
    "every-character": [EVERY_POINT, " ".join(EVERY_POINT[:0x3000]), "a".join(EVERY_POINT[:0x3000])],
    "every-mark-behind-letters": ["".join(f"e{mark}ệ{mark} " for mark in EVERY_POINT[0x300:0x370])],
    "borders-of-64-kb": ["w" * (65_536 - shift) + " é" + "\u0301 x" * 3 for shift in range(6)],
    "borders-within-text": ["x" * shift + "naïve\u0301 漢字 word " * 9000 for shift in range(4)],
    "zeros-and-ones": [" ".join(format(number, "b") for number in range(4000)).replace("", " ")],
}  # fmt: skip


def batch_of(texts: list[str]) -> Batch:
    return make_batch(Document(text=text) for text in texts)


def everything(batch: Batch, gear: Gear) -> dict[str, Any]:
    """Every array that a gear makes of a batch."""
    tables = make_tables(batch, gear)
    shingles = shingle(tables, 5)
    signatures = sign(shingles, 48, 3, gear)
    flat, offsets = gear.distinct_sets(shingles.hashes, shingles.offsets)
    rows = np.arange(len(batch))
    left, right = (side.reshape(-1) for side in np.meshgrid(rows[:40], rows[:40]))
    runs = find_repeats(tables).runs
    listed = np.arange(1 << 16) % 3 == 0
    lines = Lines(*(getattr(tables.lines, name) for name in Lines.__slots__))
    places = (tables.tokens.starts, tables.tokens.ends, tables.tokens.offsets)
    garbled, pages = gear.find_garbled(batch.buffer, batch.offsets, garble_table())
    found = {
        "shapes": gear.count_shapes(batch.buffer, batch.offsets, *places, lines),
        "garbled": garbled,
        "controls": gear.find_odd(batch.buffer)[0],
        "replaced": gear.find_odd(batch.buffer)[1],
        "pages": pages,
        "sums": tables.runs.sums,
        "sums alone": gear.window_hashes(tables.tokens.hashes).sums,
        "folded": tables.folded_runs.sums,
        "windows": tables.runs.of_size(8),
        "digests": gear.document_digests(tables.runs, tables.tokens.hashes, tables.tokens.offsets),
        "distinct": flat,
        "distinct offsets": offsets,
        "keys": band_keys(signatures, Bands(12, 4), gear),
        "agreements": gear.agreements(signatures, left, right),
        "overlaps": gear.overlaps(flat, offsets, left, right),
        "listed": gear.find_listed(tables.tokens.hashes, listed),
        "worded": worded_sums(tables),
        "signatures": signatures,
    }
    for part in (tables.tokens, tables.lines, shingles, runs):
        found |= {f"{type(part).__name__}.{name}": getattr(part, name) for name in part.__slots__}
    return found


def worded_sums(tables: Tables) -> Any:
    """What every line weighs for every kind of chrome."""
    tokens = np.arange(len(tables.tokens))
    features = features_of(tables, tokens, np.repeat(np.arange(len(tables.lines)), tables.lines.counts))
    known, borders = word_weights(), np.append(tables.lines.first, len(tokens))
    return tables.gear.weigh(*features, UNKNOWN, known.table, known.keys, known.weights, borders)


def assert_same(batch: Batch) -> None:
    plain, jit = everything(batch, PLAIN), everything(batch, JIT)
    different = [
        name
        for name, value in plain.items()
        if value.dtype != jit[name].dtype or value.shape != jit[name].shape or not np.array_equal(value, jit[name])
    ]
    assert different == []


@pytest.mark.parametrize("texts", EDGES.values(), ids=EDGES)
def test_gears_agree_on_the_edges(texts: list[str]) -> None:
    assert_same(batch_of(texts))


@settings(deadline=None, max_examples=400)
@given(TEXTS)
@example(["e\u0301\u0323", "\u0301e\u0323", "é\u0323"])
def test_gears_agree_on_every_script(texts: list[str]) -> None:
    assert_same(batch_of(texts))


@settings(deadline=None, max_examples=150)
@given(REPEATING)
def test_gears_agree_on_repeating_text(texts: list[str]) -> None:
    assert_same(batch_of(texts))


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_gears_agree_where_documents_are_cut(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cuts, "PIECE_BYTES", 16)
        assert_same(batch_of(texts))


def test_gears_agree_on_every_file_of_the_corpora() -> None:
    files = sorted(path for path in CORPORA.rglob("*") if path.is_file())
    raw = [path.read_bytes() for path in files] + [gzip.decompress(path.read_bytes()) for path in DEMO]
    assert_same(batch_of([data.decode(errors="replace") for data in raw]))


SLICES: list[Callable[[Any], Any]] = [lambda array: array, lambda array: array[1:], lambda array: array[:0]]


@pytest.mark.parametrize("cut", SLICES)
def test_gears_take_parts_of_arrays(cut: Callable[[Any], Any]) -> None:
    hashes = cut(np.random.default_rng(1).integers(0, 1 << 63, 100).astype(np.uint64))
    offsets = np.array([0, len(hashes)])
    plain, jit = (gear.distinct_sets(hashes, offsets) for gear in (PLAIN, JIT))
    assert plain[0].tolist() == jit[0].tolist()
    assert plain[1].tolist() == jit[1].tolist()


def test_gears_agree_on_text_at_the_end_of_the_buffer() -> None:
    for length in range(20):
        for tail in ("", "é", "漢", " ", "a", "\n"):
            assert_same(batch_of(["ab 1234567890abcdef"[:length] + tail]))


def test_gears_stop_at_the_end_of_a_cut_character() -> None:
    whole = "ab é 漢 𝔘".encode()
    for end in range(len(whole)):
        JIT.tokenise(whole[:end], np.array([0, end]), fold_table())
