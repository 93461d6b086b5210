"""An audit does not read the files that an earlier audit wrote."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dupcheck.model.settings import Settings


def leave_out(directory: Path, paths: Sequence[str], settings: Settings) -> Settings:
    """`settings` that exclude `directory` where it lies inside one of the folders that are read."""
    inside = any(Path(path).resolve() in directory.resolve().parents for path in paths if path != "-")
    if not inside:
        return settings
    from dupcheck.read.base.find import shown_path

    own = glob.escape(shown_path(directory)) + "/*"
    return replace(settings, exclude=(*settings.exclude, own))
