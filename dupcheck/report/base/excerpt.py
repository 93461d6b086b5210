"""How a place is quoted to people."""

from __future__ import annotations

import re

from dupcheck.model.finding import Finding, Place, Source

HEAD = 160  # characters quoted from the beginning of a long place
TAIL = 60  # and from its end
MAX_CUT_WORD = 30  # a longer last word is no word

# Control characters would drive the reader's terminal, bidirectional overrides would reorder what is shown,
# and lone surrogates cannot be printed; line breaks and tabs are left to the format.
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """`text` with every character that must not reach a terminal or page as its number: `<U+001B>`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSHOWABLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def one_line(text: str) -> str:
    """`text` made visible, its white space collapsed into single spaces."""
    return " ".join(visible(text).split())


def excerpt(place: Place) -> str:
    """The place's text made visible, with an ellipsis where it is cut."""
    text = place.text
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD].rstrip()} … {text[-TAIL:].lstrip()}"
    if len(place.span) > len(place.text):
        text = _whole_words(text) + " …"
    return visible(text)


def _whole_words(text: str) -> str:
    """`text` without a last word that is cut; a script without spaces is left as it is."""
    head, space, last = text.rpartition(" ")
    return (head if space and len(last) <= MAX_CUT_WORD else text).rstrip()


def lines_of(place: Place) -> str:
    """The place's lines as people say them: "line 3" or "lines 3-28"."""
    if place.start_line == place.end_line:
        return f"line {place.start_line}"
    return f"lines {place.start_line}-{place.end_line}"


def location(source: Source) -> str:
    """The file, and the record in it where there are several."""
    path = one_line(source.path)
    return path if source.record is None else f"{path}#{source.record}"


def document_name(finding: Finding) -> str | None:
    """The id of the finding's document where its location does not already say it."""
    name = one_line(finding.document)
    return None if name == location(finding.source) else name


def number(value: float | int | str) -> str:
    """A measure as people read it: at most four significant digits."""
    if isinstance(value, float):
        return f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else one_line(value)


def measures_of(finding: Finding) -> list[tuple[str, str]]:
    """The names and values of the finding's measures, sorted by name."""
    return [(one_line(name).replace("_", " "), number(value)) for name, value in sorted(finding.measures.items())]
