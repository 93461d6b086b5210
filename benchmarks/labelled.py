"""The labelled sets: gzipped JSON lines, one record a line."""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from dupcheck import Document

DATA = Path(__file__).parents[2] / "shared" / "data"


def add_data_option(parser: argparse.ArgumentParser) -> None:
    """Let the user name the folder of the labelled sets."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the labelled sets [%(default)s]")


def records(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of one set."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def documents(rows: list[dict[str, Any]]) -> list[Document]:
    """The records' texts under their ids."""
    return [
        Document(text=row["text"] or "", id=row["id"], url=row.get("url"), title=row.get("title"), path=row["id"])
        for row in rows
    ]
