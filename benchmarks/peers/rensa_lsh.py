"""rensa: R-MinHash of whole shingle sets, then its LSH; candidate pairs, which it does not verify.

Sketching ready hashes (`digest_matrix_from_flat_token_hashes`) is faster still, but they must be made elsewhere; its
matrices cannot be asked for pairs, only for flags.
"""

from __future__ import annotations

from rensa import RMinHash, RMinHashLSH

from peers.task import NUM_BANDS, ROWS_PER_BAND, THRESHOLD, in_steps, input_and_output, shingles_of, texts, write_groups

NUM_PERM = NUM_BANDS * ROWS_PER_BAND  # 108: its bands must divide its signature, and fewer values are faster
SEED = 1


def main() -> None:
    """Write the candidate pairs."""
    source, target = input_and_output()
    index = RMinHashLSH(THRESHOLD, NUM_PERM, NUM_BANDS)
    pairs: list[tuple[int, int]] = []
    numbers: list[int] = []  # of the pages that have a signature, by key of the index
    number = 0
    for step in in_steps(texts(source)):
        shingled = [(number + offset, shingles_of(text)) for offset, text in enumerate(step)]
        number += len(step)
        shingled = [(page, shingles) for page, shingles in shingled if shingles]
        signatures = RMinHash.from_token_sets([s for _, s in shingled], NUM_PERM, SEED)
        first = len(numbers)
        index.insert_many(signatures, start_key=first)
        numbers += [page for page, _ in shingled]
        for key, found in enumerate(index.query_all(signatures), start=first):
            pairs += [(numbers[other], numbers[key]) for other in found if other < key]
    write_groups(target, pairs)


if __name__ == "__main__":
    main()
