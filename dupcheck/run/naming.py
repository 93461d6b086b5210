"""Final ids and sites of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from dupcheck.model.batch import Batch
from dupcheck.model.site import site_of_url
from dupcheck.read.base.find import shown_path


def unique_ids(batches: Iterable[Batch]) -> list[str]:
    """One id a document, in order: its id field, else its URL, else path or path#record.

    A second document with the same id gets `id#2`, a third `id#3`.
    """
    used: dict[str, int] = {}
    taken: set[str] = set()
    ids = []
    for batch in batches:
        columns = batch.columns
        for name, url, path, record in zip(
            columns["id"], columns["url"], columns["path"], columns["record"], strict=True
        ):
            wanted = name or url or (path if record is None else f"{path}#{record}")
            given = wanted
            while given in taken:
                used[wanted] = used.get(wanted, 1) + 1
                given = f"{wanted}#{used[wanted]}"
            taken.add(given)
            ids.append(given)
    return ids


def sites(batches: Iterable[Batch], roots: Sequence[str]) -> list[str]:
    """One site a document: the registered domain of its URL, else its site field, else the folder it was found in.

    That folder is the one among `roots`, the paths the user gave, that holds it, else the file's own.
    """
    folders = sorted(map(_folder, roots), key=lambda root: -len(root.parts))
    named = []
    for batch in batches:
        columns = batch.columns
        for url, site, path in zip(columns["url"], columns["site"], columns["path"], strict=True):
            named.append(site_of_url(url) or site or _root(PurePosixPath(path), folders))
    return named


def _folder(root: str) -> PurePosixPath:
    """A root as the paths of documents show it, however the user spelled it."""
    return PurePosixPath("." if Path(root).resolve() == Path.cwd() else shown_path(root))


def _root(path: PurePosixPath, folders: Iterable[PurePosixPath]) -> str:
    return str(next((folder for folder in folders if folder in path.parents), path.parent))
