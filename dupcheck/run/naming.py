"""Final ids and sites of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from pathlib import Path, PurePosixPath

import numpy as np

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.groups import group
from dupcheck.model.batch import Batch
from dupcheck.model.site import site_of_url
from dupcheck.read.base.find import shown_path
from dupcheck.rules.base.text_hash import hash_texts


def find_renamed(hashes: U64, names_of: Callable[[I64], list[str]]) -> dict[int, str]:
    """The ids of the documents that ask for one that an earlier document has: `id#2`, `id#3` and so on.

    `hashes` are of the ids that all documents ask for; `names_of` gives these ids where they are needed.
    """
    groups = group(hashes, np.arange(len(hashes)))
    later = np.sort(groups.members[groups.members != groups.firsts])
    taken = np.sort(hashes) if len(later) else hashes
    numbers: dict[str, int] = {}
    renamed = {}
    for document, wanted in zip(later.tolist(), names_of(later), strict=True):
        number = numbers.get(wanted, 1) + 1
        while _is_among(f"{wanted}#{number}", taken):
            number += 1
        numbers[wanted] = number
        renamed[document] = f"{wanted}#{number}"
    return renamed


def _is_among(name: str, taken: U64) -> bool:
    wanted = hash_texts([name])
    place = int(np.searchsorted(taken, wanted[0]))
    return place < len(taken) and bool(taken[place] == wanted[0])


def find_roots(paths: Iterable[str]) -> frozenset[PurePosixPath]:
    """The folders among the paths the user gave, as the paths of documents show them."""
    return frozenset(map(_folder, paths))


def site_names(batch: Batch, roots: Set[PurePosixPath]) -> tuple[list[str], frozenset[str]]:
    """One site a document: the registered domain of its URL, else its site field, else the folder it was found in.

    That folder is the deepest one among `roots` that holds it, else the file's own. Those of the sites that are
    folders are named besides: nobody says that their documents are pages of one site.
    """
    columns = batch.columns
    of_path: dict[str, str] = {}
    named = []
    for url, site, path in zip(columns["url"], columns["site"], columns["path"], strict=True):
        name = site_of_url(url) or site
        if not name:
            name = of_path.get(path) or of_path.setdefault(path, _root(PurePosixPath(path), roots))
        named.append(name)
    return named, frozenset(of_path.values())


def _folder(root: str) -> PurePosixPath:
    """A root as the paths of documents show it, however the user spelled it."""
    return PurePosixPath("." if Path(root).resolve() == Path.cwd() else shown_path(root))


def _root(path: PurePosixPath, roots: Set[PurePosixPath]) -> str:
    return str(next((folder for folder in path.parents if folder in roots), path.parent))
