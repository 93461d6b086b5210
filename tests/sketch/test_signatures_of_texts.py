"""Signatures of texts are datasketch's MinHashes."""

from __future__ import annotations

import datasketch
import numpy as np
import pytest

import dupcheck

ONE = "The ferry leaves the old harbour at nine and reaches the island before the shops open their doors."
OTHER = "The ferry leaves the old harbour at nine and reaches the island long after the shops open their doors."


def oracle(text: str, *, num_perm: int = 128, seed: int = 1, size: int = 5) -> datasketch.MinHash:
    sketch = datasketch.MinHash(num_perm=num_perm, seed=seed, scheme="affine32", hashfunc=lambda value: value)
    sketch.update_batch([value & 0xFFFFFFFF for value in dupcheck.shingles(text, size).tolist()])
    return sketch


@pytest.mark.parametrize("text", [ONE, "word", "", "漢字とかな交じりの文です。", "one two three four five"])
def test_signature_equals_datasketch_fed_the_same_shingles(text: str) -> None:
    assert oracle(text).hashvalues.tolist() == dupcheck.signature(text).tolist()


@pytest.mark.parametrize(("num_perm", "seed", "size"), [(64, 1, 5), (256, 3, 5), (128, 9, 2)])
def test_signature_takes_permutations_seed_and_size(num_perm: int, seed: int, size: int) -> None:
    given = dupcheck.signature(ONE, size=size, num_perm=num_perm, seed=seed)
    assert oracle(ONE, num_perm=num_perm, seed=seed, size=size).hashvalues.tolist() == given.tolist()


def test_to_datasketch_is_compared_with_datasketchs_own() -> None:
    mine, own = dupcheck.to_datasketch(dupcheck.signature(ONE)), oracle(OTHER)
    assert oracle(ONE).jaccard(own) == mine.jaccard(own) == own.jaccard(mine)
    assert 0 < mine.jaccard(own) < 1


def test_to_datasketch_works_in_its_index() -> None:
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    index.insert("own", oracle(ONE))
    assert index.query(dupcheck.to_datasketch(dupcheck.signature(ONE))) == ["own"]


def test_to_datasketch_keeps_the_seed() -> None:
    mine = dupcheck.to_datasketch(dupcheck.signature(ONE, seed=5), seed=5)
    assert oracle(ONE, seed=5).jaccard(mine) == 1.0


def test_to_datasketch_can_be_updated_like_datasketchs_own() -> None:
    mine, own = dupcheck.to_datasketch(dupcheck.signature(ONE)), oracle(ONE)
    mine.update(b"more")
    own = datasketch.MinHash(num_perm=128, seed=1, scheme="affine32", hashvalues=own.hashvalues)
    own.update(b"more")
    assert own.hashvalues.tolist() == mine.hashvalues.tolist()


def test_signature_is_uint32() -> None:
    assert np.uint32 == dupcheck.signature(ONE).dtype
