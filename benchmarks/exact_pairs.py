"""All pairs of pages whose exact Jaccard of word 5-grams reaches a threshold, by brute force over an inverted index.

Run as a command of its own, so that its memory is not counted with what `end_to_end.py` measures. The result is kept
beside the other temporary files, under a name made of the input's name, size and time.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from peers.task import THRESHOLD, shingles_of, texts

import dupcheck

U64 = npt.NDArray[np.uint64]
I64 = npt.NDArray[np.int64]

MAX_MEETINGS = 1 << 22  # pairs of pages that meet at shingles, counted in one step


def exact_pairs(source: Path, shingling: str) -> I64:
    """The pairs as rows (left line, right line), left smaller; `shingling` is one of SHINGLINGS."""
    cached = cache_of(source, shingling)
    if not cached.exists():
        subprocess.run([sys.executable, __file__, str(source), shingling, str(cached)], check=True)
    pairs: I64 = np.load(cached)
    return pairs


def cache_of(source: Path, shingling: str) -> Path:
    """Where the result is kept."""
    status = source.stat()
    key = f"{source.resolve()} {status.st_size} {status.st_mtime_ns} {shingling} {THRESHOLD}"
    folder = Path(tempfile.gettempdir()) / "dupcheck-benchmarks"
    folder.mkdir(exist_ok=True)
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.npy"


def plain_shingles(text: str) -> U64:
    """The 5-grams of words as the peers see them: runs of letters and digits in lower case."""
    digests = [hashlib.blake2b(shingle, digest_size=8).digest() for shingle in shingles_of(text)]
    return np.frombuffer(b"".join(digests), dtype=np.uint64)


SHINGLINGS: dict[str, Callable[[str], U64]] = {"plain": plain_shingles, "dupcheck": dupcheck.shingles}


def find_pairs(sets: list[U64], min_jaccard: float = THRESHOLD) -> I64:
    """Every pair (i, j), i < j, of sets with |A & B| / |A | B| >= min_jaccard; empty sets pair with nothing.

    >>> a, b = np.arange(9, dtype=np.uint64), np.arange(10, dtype=np.uint64)
    >>> find_pairs([a, b, a + np.uint64(100)], 0.9).tolist()
    [[0, 1]]
    """
    sizes = np.array([len(shingles) for shingles in sets], dtype=np.int64)
    owners = np.repeat(np.arange(len(sets)), sizes)
    order = np.argsort(np.concatenate(sets), kind="stable")
    hashes = np.concatenate(sets)[order]
    owners = owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    lengths = np.diff(np.r_[starts, len(hashes)])
    keys = np.empty(0, dtype=np.int64)
    counts = np.empty(0, dtype=np.int64)
    for some in in_steps_of_meetings(lengths):
        met = meetings(owners, starts[some], lengths[some], len(sets))
        keys, counts = add_counts(keys, counts, *np.unique(met, return_counts=True))
    left, right = np.divmod(keys, len(sets))
    enough = counts >= min_jaccard * (sizes[left] + sizes[right] - counts) - 1e-9
    return np.stack([left[enough], right[enough]], axis=1)


def in_steps_of_meetings(lengths: I64) -> list[I64]:
    """The numbers of the shingles that two or more sets have, in steps of about MAX_MEETINGS pairs."""
    shared = np.flatnonzero(lengths > 1)
    steps = np.cumsum(lengths[shared] * (lengths[shared] - 1) // 2) // MAX_MEETINGS
    return np.split(shared, np.flatnonzero(np.diff(steps)) + 1) if len(shared) else []


def meetings(owners: I64, starts: I64, lengths: I64, num_sets: int) -> I64:
    """left * num_sets + right for each two owners of each of these shingles."""
    met: list[I64] = []
    for length in np.unique(lengths).tolist():
        together = owners[starts[lengths == length][:, None] + np.arange(length)]
        first, second = np.triu_indices(length, k=1)
        met.append((together[:, first] * num_sets + together[:, second]).ravel())
    return np.concatenate(met)


def add_counts(keys: I64, counts: I64, more_keys: I64, more_counts: I64) -> tuple[I64, I64]:
    """Both tables of counts as one, keys in order."""
    merged, place = np.unique(np.concatenate([keys, more_keys]), return_inverse=True)
    return merged, np.bincount(place, np.concatenate([counts, more_counts])).astype(np.int64)


def main() -> None:
    """Find the pairs of one file and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="JSON lines, also as .zst")
    parser.add_argument("shingling", choices=list(SHINGLINGS))
    parser.add_argument("target", type=Path, help="the .npy file to write")
    arguments = parser.parse_args()
    shingles = SHINGLINGS[arguments.shingling]
    np.save(arguments.target, find_pairs([shingles(text) for text in texts(arguments.source)]))


if __name__ == "__main__":
    main()
