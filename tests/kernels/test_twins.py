"""Every operation of every gear agrees with its slow twin."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise

import naive
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dupcheck
from dupcheck.kernels.arrays import I64, U64
from dupcheck.kernels.gear import Gear, load_gear
from dupcheck.kernels.plain.lines import Lines
from dupcheck.kernels.plain.links import LINKED_OCCURRENCES, SEED_TOKENS
from dupcheck.model.batch import Batch, make_batch
from dupcheck.model.document import Document
from dupcheck.rules.base.garbled_rows import garble_table
from dupcheck.sketch.signatures import permutations
from dupcheck.tokens.tables import make_tables

GEARS = [load_gear(name) for name in ("plain", "jit") if name == "plain" or find_spec("numba")]
every_gear = pytest.mark.parametrize("gear", GEARS, ids=[gear.name for gear in GEARS])

LARGEST = (1 << 64) - 1
SETS = st.lists(st.lists(st.integers(0, LARGEST) | st.integers(0, 3) | st.just(LARGEST), max_size=30), max_size=6)
TEXTS = st.lists(st.text(st.sampled_from("aéßﬁ7漢ก\u0301\n 　İ"), max_size=30), max_size=4)
WORDS = st.lists(st.sampled_from(["a", "bb", "7", "2024", "漢", "longer-than-that", "Grüße"]), max_size=20)
COPIED = st.tuples(WORDS, WORDS).map(lambda two: " ".join([*two[0], *two[1], *two[0], *two[1]]))


def flat_sets(sets: list[list[int]]) -> tuple[U64, I64]:
    flat = np.array([value for one in sets for value in one], dtype=np.uint64)
    return flat, np.cumsum([0, *map(len, sets)]).astype(np.int64)


def parted(flat: U64, offsets: I64) -> list[list[int]]:
    return [flat[first:last].tolist() for first, last in pairwise(offsets.tolist())]


def batch_of(texts: list[str]) -> Batch:
    return make_batch(Document(text=text) for text in texts)


def hashes_of(text: str) -> list[int]:
    return [naive.token_hash(token) for token, _, _ in naive.tokens(text)]


@every_gear
@settings(deadline=None, max_examples=200)
@given(TEXTS)
@example(["x" * 8, "x" * 7 + " " + "x" * 9, "", "x" * 16 + "é"])
def test_token_hashes_and_places(gear: Gear, texts: list[str]) -> None:
    batch = batch_of(texts)
    tokens = make_tables(batch, gear).tokens
    assert [hashes_of(text) for text in texts] == parted(tokens.hashes, tokens.offsets)
    starts = [
        base + len(text[:start].encode())
        for text, base in zip(texts, batch.offsets.tolist(), strict=False)
        for _, start, _ in naive.tokens(text)
    ]
    assert starts == tokens.starts.tolist()


@every_gear
@settings(deadline=None, max_examples=100)
@given(TEXTS)
@example(["", "\n", "a\n\nb\n", "no end"])
def test_lines(gear: Gear, texts: list[str]) -> None:
    batch = batch_of(texts)
    lines = make_tables(batch, gear).lines
    spans = list(zip(lines.starts.tolist(), lines.ends.tolist(), strict=True))
    expected = [
        (base + len(text[:start].encode()), base + len(text[:end].encode()))
        for text, base in zip(texts, batch.offsets.tolist(), strict=False)
        for start, end in naive.lines(text)
    ]
    assert expected == spans


@every_gear
@settings(deadline=None, max_examples=100)
@given(st.lists(COPIED, max_size=4), st.integers(1, 9))
@example([], 5)
@example(["", "a b c", ""], 5)
def test_shingles_and_windows(gear: Gear, texts: list[str], size: int) -> None:
    tables = make_tables(batch_of(texts), gear)
    found = gear.shingle(tables.runs, tables.tokens.offsets, size)
    expected = [[naive.run_hash(run) for run in naive.shingles(hashes_of(text), size)] for text in texts]
    assert expected == parted(*found)
    flat = tables.tokens.hashes.tolist()
    runs = [naive.run_hash(flat[at : at + size]) for at in range(len(flat) - size + 1)]
    assert runs == tables.runs.of_size(size).tolist()


@every_gear
@settings(deadline=None, max_examples=100)
@given(st.lists(COPIED, max_size=4))
def test_digests(gear: Gear, texts: list[str]) -> None:
    tables = make_tables(batch_of(texts), gear)
    found = gear.document_digests(tables.runs, tables.tokens.hashes, tables.tokens.offsets)
    assert [naive.digest(hashes_of(text)) for text in texts] == found.tolist()


@every_gear
@settings(deadline=None, max_examples=100)
@given(st.lists(COPIED, max_size=4))
def test_exact_runs(gear: Gear, texts: list[str]) -> None:
    tables = make_tables(batch_of(texts), gear)
    runs = gear.exact_runs(tables.runs, tables.tokens.offsets)
    base = tables.tokens.offsets[runs.documents]
    columns = (runs.documents, runs.starts - base, runs.offsets, runs.lengths)
    found = list(zip(*(column.tolist() for column in columns), strict=True))
    expected = [
        (row, *run)
        for row, text in enumerate(texts)
        for run in naive.exact_runs(hashes_of(text), SEED_TOKENS, LINKED_OCCURRENCES)
    ]
    assert expected == found


@every_gear
@settings(deadline=None, max_examples=100)
@given(SETS, st.sampled_from([1, 3, 16]))
@example([], 16)
@example([[], [1], []], 3)
def test_minhash(gear: Gear, sets: list[list[int]], num_perm: int) -> None:
    factors, addends = permutations(num_perm, 1)
    expected = [naive.minhash(one, factors.tolist(), addends.tolist()) for one in sets]
    assert expected == gear.minhash(*flat_sets(sets), factors, addends).tolist()


@every_gear
@settings(deadline=None, max_examples=200)
@given(SETS)
@example([])
@example([[], [LARGEST, LARGEST, 0], []])
@example([[7] * 100, [5, 6] * 50])
def test_distinct_sets(gear: Gear, sets: list[list[int]]) -> None:
    assert [sorted(set(one)) for one in sets] == parted(*gear.distinct_sets(*flat_sets(sets)))


@every_gear
@settings(deadline=None, max_examples=100)
@given(SETS)
def test_overlaps(gear: Gear, sets: list[list[int]]) -> None:
    ordered = [sorted(set(one)) for one in sets]
    left, right = (side.reshape(-1) for side in np.meshgrid(np.arange(len(sets)), np.arange(len(sets))))
    expected = [
        len(set(sets[one]) & set(sets[other])) for one, other in zip(left.tolist(), right.tolist(), strict=True)
    ]
    assert expected == gear.overlaps(*flat_sets(ordered), left, right).tolist()


@every_gear
@pytest.mark.parametrize(("num_bands", "rows"), [(18, 6), (1, 1), (24, 5), (128, 1)])
def test_band_keys(gear: Gear, num_bands: int, rows: int) -> None:
    signatures = np.random.default_rng(1).integers(0, 1 << 32, (20, 128), dtype=np.uint32)
    expected = [naive.band_keys(signature, num_bands, rows) for signature in signatures.tolist()]
    assert expected == gear.band_keys(signatures, num_bands, rows).T.tolist()


@every_gear
@pytest.mark.parametrize("num_perm", [1, 24, 128, 130])
def test_agreements(gear: Gear, num_perm: int) -> None:
    random = np.random.default_rng(1)
    signatures = random.integers(0, 3, (50, num_perm), dtype=np.uint32)
    left, right = random.integers(0, 50, 3000), random.integers(0, 50, 3000)
    rows = signatures.tolist()
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    assert [naive.agreements(rows[a], rows[b]) for a, b in pairs] == gear.agreements(signatures, left, right).tolist()


@every_gear
@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, LARGEST)), st.sets(st.integers(0, 15)))
def test_find_listed(gear: Gear, values: list[int], listed: set[int]) -> None:
    table = np.isin(np.arange(16), list(listed))
    expected = [place for place, value in enumerate(values) if value % 16 in listed]
    assert expected == gear.find_listed(np.array(values, dtype=np.uint64), table).tolist()


@every_gear
@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(*[st.tuples(st.integers(0, 2), st.integers(0, 7), st.booleans())] * 2), max_size=20),
    st.lists(st.integers(0, 20), max_size=4),
)
def test_weigh(gear: Gear, items: list[tuple[tuple[int, int, bool], ...]], borders: list[int]) -> None:
    table, keys = np.array([0, 2, 1, 0, 3, 0, 1, 2], dtype=np.int32), np.array([0, 1, 0, 2], dtype=np.uint32)
    weights = np.array([[0, 0, 0], [-120, 5, 120], [7, -7, 1], [120, 120, 120]], dtype=np.int8)
    unknown, cuts = np.array([-40, 9]), sorted(min(border, len(items)) for border in [0, *borders])
    sorts = [[item[sort] for item in items] for sort in range(2)]
    hashes = np.array([[key << 32 | slot for key, slot, _ in sort] for sort in sorts], dtype=np.uint64)
    there = np.array([[is_there for *_, is_there in sort] for sort in sorts], dtype=np.bool_)
    expected = [
        [
            naive.weight(items[one:other], unknown.tolist(), table.tolist(), keys.tolist(), column)
            for column in weights.T.tolist()
        ]
        for one, other in pairwise(cuts)
    ]
    found = gear.weigh(hashes.reshape(2, -1), there.reshape(2, -1), unknown, table, keys, weights, np.array(cuts))
    assert found.tolist() == expected


@every_gear
@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(st.sampled_from("Aa7É é.…|:”\n"), max_size=40), max_size=4))
@example(["", "One Two |", "Three\n\n(Four)\nfive six seven Eight Nine ..\nten…", "|\nA.\nB “c”"])
def test_shape_counts(gear: Gear, texts: list[str]) -> None:
    batch = batch_of(texts)
    tables = make_tables(batch, gear)
    tokens, of = tables.tokens, tables.lines
    lines = Lines(of.starts, of.ends, of.first, of.last, of.offsets)
    counts = gear.count_shapes(batch.buffer, batch.offsets, tokens.starts, tokens.ends, tokens.offsets, lines)
    assert [naive.shape_counts(text) for text in texts] == counts.tolist()


@every_gear
@settings(deadline=None, max_examples=300)
@given(st.lists(st.text(st.sampled_from("aÃ©â‚¬Â«ÂÐŸÑ€éüäжЖПР漢€™œ\U0001f600"), max_size=20), max_size=4))
@example(["Ã©", "â‚¬", "жЖПР", "éüäé", "é", "üäé", "Ã", "©", "", "â‚"])
@example(["Ã©" * 3000])
def test_garbled_places(gear: Gear, texts: list[str]) -> None:
    batch, table = batch_of(texts), garble_table()
    expected = [
        (base + len(text[:char].encode()), pages)
        for text, base in zip(texts, batch.offsets.tolist(), strict=False)
        for char, pages in naive.garbled(text, table)
    ]
    places, pages = gear.find_garbled(batch.buffer, batch.offsets, table)
    assert expected == list(zip(places.tolist(), pages.tolist(), strict=True))


ODD = "a \n\t\x00\x08\x0b\x0c\x0d\x1f\x7f\x80\x85\x9f\xa0é\ufdcf\ufdd0\ufdef\ufdf0\ufffc\ufffd\ufffe\uffff漢"


@every_gear
@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from(ODD + "\U0001fffe\U0001ffff\U0001fffd\U0010ffff\U0001f600"), max_size=40))
@example("")
@example("plain words only, and many of them\x01")
@example("\x02\ufffd" * 2000)
@example("".join(map(chr, range(0x300))))
def test_odd_characters(gear: Gear, text: str) -> None:
    expected = [[len(text[:char].encode()) for char in chars] for chars in naive.odd(text)]
    assert expected == [places.tolist() for places in gear.find_odd(text.encode())]


@every_gear
def test_order_of_tokens_changes_the_digest(gear: Gear) -> None:
    batch = batch_of(["one two", "two one", "one two ", "onetwo", ""])
    tables = make_tables(batch, gear)
    digests = gear.document_digests(tables.runs, tables.tokens.hashes, tables.tokens.offsets).tolist()
    assert digests[0] == digests[2]
    for half in range(2):
        assert len({one[half] for one in digests}) == 4


def test_tokens_of_the_public_function_hash_to_the_shingles() -> None:
    text = "Größe 7 漢字"
    assert dupcheck.shingles(text, 1).tolist() == sorted(map(naive.run_hash, ([value] for value in hashes_of(text))))
