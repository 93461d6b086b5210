"""datasketch: `MinHash.bulk` with xxh32, then `MinHashLSH`; candidate pairs, which its caller is to verify."""

from __future__ import annotations

from datasketch import MinHash, MinHashLSH
from xxhash import xxh32_intdigest

from peers.task import NUM_BANDS, NUM_PERM, ROWS_PER_BAND, in_steps, input_and_output, shingles_of, texts, write_groups


def main() -> None:
    """Write the candidate pairs."""
    source, target = input_and_output()
    index = MinHashLSH(num_perm=NUM_PERM, params=(NUM_BANDS, ROWS_PER_BAND))
    pairs: list[tuple[int, int]] = []
    number = 0
    for step in in_steps(texts(source)):
        shingled = [(number + offset, shingles_of(text)) for offset, text in enumerate(step)]
        number += len(step)
        shingled = [(page, shingles) for page, shingles in shingled if shingles]
        signatures = MinHash.bulk([s for _, s in shingled], num_perm=NUM_PERM, hashfunc=xxh32_intdigest)
        for (page, _), signature in zip(shingled, signatures, strict=True):
            pairs += [(other, page) for other in index.query(signature)]
            index.insert(page, signature, check_duplication=False)
    write_groups(target, pairs)


if __name__ == "__main__":
    main()
