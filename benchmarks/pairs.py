"""Near-duplicate pairs of real page versions against brute force over all pairs."""

from __future__ import annotations

import numpy as np
from labelled import data_folder, documents, records
from scipy import sparse

import dupcheck

MIN_JACCARD = 0.8


def main() -> None:
    """Print recall, precision and what the banding leaves to verify."""
    folder = data_folder(__doc__ or "")
    docs = documents(records(folder, "ver_kafka"))
    truth = brute_force(docs)
    report = dupcheck.check(docs, dupcheck.Settings(select=("XDP",), min_jaccard=MIN_JACCARD, jobs=1))
    copies = exact_copies(docs)
    found = {
        tuple(sorted((left, right)))
        for pair in report.pairs
        for left in copies[pair.left]
        for right in copies[pair.right]
    }
    found |= {
        tuple(sorted((left, right))) for group in copies.values() for left in group for right in group if left < right
    }
    print(f"{len(docs)} documents, {len(truth)} pairs at Jaccard >= {MIN_JACCARD}")
    print(f"recall {len(truth & found) / len(truth):.4f}  precision {len(truth & found) / len(found):.4f}")


def brute_force(docs: list[dupcheck.Document]) -> set[tuple[str, ...]]:
    """Every pair whose exact Jaccard of shingles reaches the threshold."""
    sets = [dupcheck.shingles(document.text) for document in docs]
    vocabulary = np.unique(np.concatenate(sets))
    columns = np.concatenate([np.searchsorted(vocabulary, shingles) for shingles in sets])
    sizes = np.array([len(shingles) for shingles in sets])
    borders = np.concatenate([[0], np.cumsum(sizes)])
    matrix = sparse.csr_matrix((np.ones(len(columns), dtype=np.int32), columns, borders))
    shared = (matrix @ matrix.T).toarray()
    jaccard = shared / np.maximum(1, sizes[:, None] + sizes[None, :] - shared)
    left, right = np.nonzero(np.triu(jaccard >= MIN_JACCARD, k=1))
    return {tuple(sorted((str(docs[a].id), str(docs[b].id)))) for a, b in zip(left, right, strict=True)}


def exact_copies(docs: list[dupcheck.Document]) -> dict[str, list[str]]:
    """For each id the ids of all documents with the same tokens."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for document in docs:
        tokens = tuple(token for token, _, _ in dupcheck.tokenize(document.text))
        groups.setdefault(tokens, []).append(str(document.id))
    return {name: group for group in groups.values() for name in group}


if __name__ == "__main__":
    main()
