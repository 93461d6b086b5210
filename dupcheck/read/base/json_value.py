"""JSON as scrapers write it: strict where it is, lenient where that loses nothing."""

from __future__ import annotations

import json
import re
from typing import Any

from dupcheck.errors import UnreadableError

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
MAX_DIGITS = 4300  # of an integer, sys.int_info.default_max_str_digits
REPLACEMENT = "\ufffd"
SEPARATOR = re.compile(r"[\s,]*")


def parse_json(data: bytes) -> Any:
    """The value `data` holds. Raises UnreadableError with the line and column of the fault.

    What the fast parser refuses, the standard library tries again: NaN, integers beyond 64 bits and control
    characters in strings are taken as they are, invalid UTF-8 and lone surrogates become U+FFFD.
    """
    import orjson

    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return parse_leniently(data.decode("utf-8", "replace"))


def parse_leniently(text: str) -> Any:
    """The value `text` holds, by the standard library; see parse_json."""
    try:
        return replace_surrogates(json.loads(text.rstrip(), strict=False, parse_int=_parse_integer))
    except (ValueError, RecursionError) as err:
        raise UnreadableError(explain_bad_json(err, text)) from err


def _parse_integer(digits: str) -> int | float:
    """The number; as a float where Python refuses to convert so many digits."""
    return int(digits) if len(digits) <= MAX_DIGITS else float(digits)


def replace_surrogates(value: Any) -> Any:
    """`value` with every lone surrogate in its strings replaced by U+FFFD."""
    if isinstance(value, str):
        return LONE_SURROGATE.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [replace_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {LONE_SURROGATE.sub(REPLACEMENT, key): replace_surrogates(item) for key, item in value.items()}
    return value


def explain_bad_json(err: Exception, text: str) -> str:
    """What is wrong where, as the start of a sentence."""
    if isinstance(err, RecursionError):
        return "JSON nested too deeply to read"
    if not isinstance(err, json.JSONDecodeError):
        return f"not valid JSON: {err}"
    where = f"column {err.colno}" if err.lineno == 1 else f"line {err.lineno}, column {err.colno}"
    if err.pos >= len(text.rstrip()):
        return f"not valid JSON at {where}: it ends too early"
    what = err.msg.removesuffix(" at").removesuffix(" starting")  # the place is said already
    return f"not valid JSON at {where}: {what[:1].lower()}{what[1:]}"


def describe(value: object) -> str:
    """What kind of JSON value this is, with its article."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def parse_partly(data: bytes) -> list[Any]:
    """The whole items at the beginning of an array that breaks off or breaks; none if `data` is no array."""
    text = data.decode("utf-8", "replace")
    decoder = json.JSONDecoder(strict=False, parse_int=_parse_integer)
    values: list[Any] = []
    position = text.find("[") + 1
    if text[:position].strip() != "[":
        return values
    while True:
        separator = SEPARATOR.match(text, position)
        position = separator.end() if separator else position
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return values
        values.append(replace_surrogates(value))
