"""gaoya: its string index with the tokens handed over; pairs whose signatures agree to the threshold."""

from __future__ import annotations

from gaoya.minhash import MinHashStringIndex

from peers.task import NUM_BANDS, ROWS_PER_BAND, THRESHOLD, input_and_output, shingles_of, texts, write_groups


def tokens(text: str) -> list[str]:
    """The shingles as strings, as it takes them."""
    return [shingle.decode() for shingle in shingles_of(text)]


def main() -> None:
    """Write the pairs."""
    source, target = input_and_output()
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=THRESHOLD,
        num_bands=NUM_BANDS,
        band_size=ROWS_PER_BAND,
        analyzer=tokens,
        id_container="vec",
    ).minhash_index
    pairs: list[tuple[int, int]] = []
    for number, text in enumerate(texts(source)):
        shingles = tokens(text)
        if shingles:
            pairs += [(other, number) for other in index.query_tokens(shingles)]
            index.insert_tokens(number, shingles)
    write_groups(target, pairs)


if __name__ == "__main__":
    main()
