"""Tables: which of the columns are wanted, and what to say when the text is in none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple

from dupcheck.model.settings import FieldNames, Settings

MAX_COLUMNS_SHOWN = 12


def wanted_columns(columns: Sequence[str], settings: Settings) -> list[str]:
    """Those of `columns` in which a field or a required field may stand, in their order."""
    paths = [path for names in astuple(settings.fields) for path in names]
    wanted = {name for path in (*paths, *settings.required_fields) for name in (path, path.split(".")[0])}
    return [column for column in columns if column in wanted]


def explain_no_text_column(columns: Sequence[str], names: FieldNames) -> str | None:
    """Why no row can hold a text, None if a column for text or HTML is there."""
    tried = (*names.text, *names.html)
    if any(path in columns or path.split(".")[0] in columns for path in tried):
        return None
    seen = _shown(columns)
    return f"no text column: tried {', '.join(tried)}; the columns are {seen}; try: --text-field NAME"


def _shown(columns: Iterable[str]) -> str:
    names = [column if len(column) <= 40 else f"{column[:40]}..." for column in columns]
    rest = len(names) - MAX_COLUMNS_SHOWN
    return ", ".join(names[:MAX_COLUMNS_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
