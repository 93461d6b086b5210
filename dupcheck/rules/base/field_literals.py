"""What a program writes into a field for which it has nothing."""

from __future__ import annotations

FIELD_LITERALS = frozenset(
    [
        "undefined",
        "null",
        "none",
        "nan",
        "[object object]",
        "invalid date",
        "1970-01-01",
        "1970-01-01t00:00:00z",
    ]
)
