"""Daft: its reader, `normalize` and `minhash`, bands as groups, joined by hand; clusters, not verified.

It splits at spaces, after punctuation is removed.
"""

from __future__ import annotations

import daft
from daft import col
from daft.functions import monotonically_increasing_id

from peers.task import NUM_BANDS, ROWS_PER_BAND, SHINGLE_SIZE, components, input_and_output, write_groups

SEED = 1
SIGNATURE = daft.DataType.list(daft.DataType.uint32())


def main() -> None:
    """Write the clusters."""
    source, target = input_and_output()
    pages = daft.read_json(str(source)).select("text").with_column("page", monotonically_increasing_id())
    words = col("text").normalize(remove_punct=True, lowercase=True, nfd_unicode=False, white_space=True)
    signature = words.minhash(
        num_hashes=NUM_BANDS * ROWS_PER_BAND, ngram_size=SHINGLE_SIZE, seed=SEED, hash_function="xxhash"
    )
    signed = pages.select("page", signature.alias("signature")).collect()
    groups: list[list[int]] = []
    for band in range(NUM_BANDS):
        key = col("signature").cast(SIGNATURE).slice(band * ROWS_PER_BAND, (band + 1) * ROWS_PER_BAND).hash()
        buckets = signed.select("page", key.alias("key")).groupby("key").agg(col("page").list_agg().alias("pages"))
        groups += [pages for pages in buckets.to_pydict()["pages"] if len(pages) > 1]
    write_groups(target, components(groups))


if __name__ == "__main__":
    main()
