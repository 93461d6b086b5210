"""A decoder of JSON that makes only the fields a document is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from dupcheck.model.settings import FieldNames

INT64 = 1 << 63  # beyond it the general parser makes a float of a number


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickFields:
    """How to get at the fields of a record without making the others.

    `as_row(decode(line))` is a tuple, or one of `errors` for a line that the general parser may take all the same.
    Its first `num_texts` values are the texts, by the order of their names; the others are the row. `places` says
    where in the row the names of a document's field stand, in the order in which they are tried: strings, whole
    numbers and None, for `html`, from `first_html` on, the JSON as stored, `absent` where there is none. `nothing` is
    the row of an empty record, `no_html` its end.
    """

    decode: Callable[[bytes], Any]
    as_row: Callable[[Any], tuple[Any, ...]]
    errors: tuple[type[Exception], ...]
    num_texts: int
    places: dict[str, tuple[int, ...]]
    first_html: int
    nothing: tuple[Any, ...]
    no_html: tuple[Any, ...]
    absent: Any


@lru_cache(maxsize=8)
def quick_fields(names: FieldNames) -> QuickFields | None:
    """The decoder for these names; None where one is a path, or stands for text or html and for another field too."""
    by_field = {one.name: tuple(dict.fromkeys(getattr(names, one.name))) for one in fields(FieldNames)}
    texts, html = by_field.pop("text"), by_field.pop("html")
    order = list(dict.fromkeys(name for of_field in by_field.values() for name in of_field))
    all_names = (*texts, *order, *html)
    if any("." in name for name in all_names) or len(set(all_names)) < len(all_names) or not texts:
        return None
    places = {field: tuple(map([*order, *html].index, of_field)) for field, of_field in by_field.items()}
    return _make_decoder(texts, order, html, places)


def _make_decoder(
    texts: Sequence[str], order: Sequence[str], html: Sequence[str], places: dict[str, tuple[int, ...]]
) -> QuickFields:
    # Real pages of id, url and text take 0.7 of the time in which orjson makes dicts of them; what is not wanted, as
    # html beside a text, is passed over at 2 GB/s.
    from typing import Annotated

    import msgspec

    absent = msgspec.Raw()
    string = str | Annotated[int, msgspec.Meta(ge=-INT64, le=INT64 - 1)] | None
    described = [
        *((name, str | None, None) for name in texts),
        *((name, string, None) for name in order),
        *((name, msgspec.Raw, absent) for name in html),
    ]
    record = msgspec.defstruct(
        "Record",
        [(f"field_{number}", kind, default) for number, (_, kind, default) in enumerate(described)],
        rename={f"field_{number}": name for number, (name, _, _) in enumerate(described)},
        gc=False,
    )
    no_html = (absent,) * len(html)
    return QuickFields(
        decode=msgspec.json.Decoder(record).decode,
        as_row=msgspec.structs.astuple,
        errors=(msgspec.MsgspecError, ValueError, RecursionError),
        num_texts=len(texts),
        places=places,
        first_html=len(order),
        nothing=((None,) * len(order) + no_html),
        no_html=no_html,
        absent=absent,
    )
