"""A sample of the documents that does not depend on their order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from hashlib import blake2b

from dupcheck.model.document import Document


def sample(documents: Iterable[Document], count: int, seed: int) -> list[Document]:
    """The `count` documents whose ids hash lowest under `seed`, in the order of (path, record)."""
    chosen = heapq.nsmallest(count, documents, key=lambda document: (_hash(document, seed), *_place(document)))
    return sorted(chosen, key=_place)


def _hash(document: Document, seed: int) -> bytes:
    name = document.id or document.url or f"{document.path}#{document.record}"
    return blake2b(name.encode("utf-8", "replace"), digest_size=8, salt=seed.to_bytes(16, "little")).digest()


def _place(document: Document) -> tuple[str, int]:
    return document.path, document.record or 0
