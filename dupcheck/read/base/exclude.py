"""Which paths an exclude glob leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase


def is_excluded(paths: Iterable[str], globs: Sequence[str]) -> bool:
    """True if a glob matches a /-separated path of a file, a folder above it, or the name of either.

    `paths` are the file's names, seen from different folders. `*` also crosses /, `**/` also matches nothing:
    `drafts`, `drafts/*` and `**/drafts/*` all leave a folder drafts out.
    """
    if not globs:
        return False
    candidates = [candidate for path in paths for candidate in _candidates(path)]
    return any(_matches(candidate, glob) for glob in globs for candidate in candidates)


def _candidates(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))] + parts


def _matches(candidate: str, glob: str) -> bool:
    glob = glob.removeprefix("./").rstrip("/")
    return fnmatchcase(candidate, glob) or (glob.startswith("**/") and _matches(candidate, glob[3:]))
