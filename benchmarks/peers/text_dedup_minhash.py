"""text-dedup: its command `text_dedup.minhash`; clusters, not verified.

It splits at every single character that belongs to no word, so that an empty word stands between two of them.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from pathlib import Path

from peers.task import NUM_BANDS, NUM_PERM, ROWS_PER_BAND, SHINGLE_SIZE, THRESHOLD, input_and_output, write_groups

OPTIONS = {
    "--path": "json",
    "--split": "train",
    "--column": "text",
    "--ngram": str(SHINGLE_SIZE),
    "--min_length": "1",
    "--num_perm": str(NUM_PERM),
    "--threshold": str(THRESHOLD),
    "--b": str(NUM_BANDS),
    "--r": str(ROWS_PER_BAND),
    "--hash_func": "xxh3",
    "--hash_bits": "32",
    "--num_proc": "1",
}


def main() -> None:
    """Write the clusters."""
    source, target = input_and_output()
    os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_DISABLE_PROGRESS_BARS="1")
    from text_dedup import minhash

    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "output"
        options = {
            **OPTIONS,
            "--data_files": str(source),
            "--cache_dir": str(Path(name) / "cache"),
            "--output": str(output),
        }
        words = [word for option in options.items() for word in option]
        minhash.main([*words, "--debug"], standalone_mode=False)
        with (output / "uf.pkl").open("rb") as file:
            forest = pickle.load(file)
    clusters: dict[int, list[int]] = {}
    for page in sorted(forest.parent):
        clusters.setdefault(forest.find(page), []).append(page)
    write_groups(target, (cluster for cluster in clusters.values() if len(cluster) > 1))


if __name__ == "__main__":
    main()
