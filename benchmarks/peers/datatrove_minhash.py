"""datatrove: its three MinHash stages with the local executor, one worker; clusters, not verified."""

from __future__ import annotations

import struct
import sys
import tempfile
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.utils.hashing import HashConfig
from datatrove.utils.text import TextNormConfig
from datatrove.utils.word_tokenizers import WordTokenizer
from loguru import logger

from peers.task import NUM_BANDS, ROWS_PER_BAND, SHINGLE_SIZE, input_and_output, words_of, write_groups

ROW = struct.Struct("<2I")


class Words(WordTokenizer):  # type: ignore[misc]  # it ships no types
    """The words that the other peers see, and faster than its own tokeniser (spaCy's)."""

    def word_tokenize(self, text: str) -> list[str]:
        """The words."""
        return words_of(text)

    def sent_tokenize(self, text: str) -> list[str]:
        """Not asked for here."""
        return [text]

    def span_tokenize(self, text: str) -> list[tuple[int, int]]:
        """Not asked for here."""
        return [(0, len(text))]


def main() -> None:
    """Write the clusters."""
    source, target = input_and_output()
    logger.remove()
    logger.add(sys.stderr, level="ERROR")
    config = MinhashConfig(
        n_grams=SHINGLE_SIZE,
        num_buckets=NUM_BANDS,
        hashes_per_bucket=ROWS_PER_BAND,
        norm_config=TextNormConfig(False, False, False, False, False),
        hash_config=HashConfig(precision=64, hash_fc="xxhash"),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbers: list[int] = []  # of the lines that it reads: it passes over empty texts

        def with_number(_: object, record: dict[str, str], path: str, line: int) -> dict[str, str]:
            if record["text"]:
                numbers.append(line)
            return {"text": record["text"], "id": str(line)}

        reader = JsonlReader(str(source.parent), glob_pattern=source.name, adapter=with_number)
        signatures, buckets, clusters = (str(folder / stage) for stage in ("signatures", "buckets", "clusters"))
        stages = (
            (1, [reader, MinhashDedupSignature(signatures, config=config, language=Words())]),
            (NUM_BANDS, [MinhashDedupBuckets(signatures, buckets, config=config)]),
            (1, [MinhashDedupCluster(buckets, clusters, config=config, save_cluster_id=True)]),
        )
        for number, (tasks, pipeline) in enumerate(stages):
            LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, logging_dir=str(folder / f"log{number}")).run()
        write_groups(target, read_clusters(folder / "clusters" / "000000.clusters", numbers))


def read_clusters(path: Path, numbers: list[int]) -> list[list[int]]:
    """The pages of each cluster."""
    clusters: dict[int, list[int]] = {}
    if path.exists():
        for page, cluster in ROW.iter_unpack(path.read_bytes()):
            clusters.setdefault(cluster, []).append(numbers[page])
    return list(clusters.values())


if __name__ == "__main__":
    main()
