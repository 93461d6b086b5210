"""Objects as JSON text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def encode(value: Any) -> str:
    """`value` as one line of JSON. NaN becomes null, a lone surrogate its escape as plain text."""
    return _dumps(value, indent=False)


def encode_indented(value: Any) -> str:
    """`value` as JSON for people, two spaces a level."""
    return _dumps(value, indent=True)


def encode_lines(values: Iterable[Any]) -> Iterator[str]:
    """JSON lines: each value on a line of its own."""
    for value in values:
        yield encode(value) + "\n"


def encode_lines_to_bytes(values: Iterable[Any]) -> bytes:
    """The same JSON lines, in UTF-8."""
    return b"".join([_dumped(value, indent=False) + b"\n" for value in values])


def without_surrogates(text: str) -> str:
    r"""`text` fit for UTF-8: a lone surrogate, as in a file name that is not UTF-8, becomes `\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode()


def _dumps(value: Any, *, indent: bool) -> str:
    return _dumped(value, indent=indent).decode()


def _dumped(value: Any, *, indent: bool) -> bytes:
    import orjson

    option = orjson.OPT_INDENT_2 if indent else 0
    try:
        return orjson.dumps(value, option=option)
    except TypeError:  # a lone surrogate is the one thing in a report that orjson refuses
        return orjson.dumps(_mended(value), option=option)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, dict):
        return {without_surrogates(key): _mended(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(item) for item in value]
    return value
