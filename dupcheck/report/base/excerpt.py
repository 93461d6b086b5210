"""Foreign text made safe to show, and how places and measures are named to people."""

from __future__ import annotations

import re

from dupcheck.model.finding import Finding, Place, Source

NO_QUANTITIES = frozenset({"year"})  # measures whose thousands nobody parts
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


def lines_of(place: Place) -> str:
    """The place's lines as people say them: "line 3" or "lines 3-28"."""
    if place.start_line == place.end_line:
        return f"line {place.start_line}"
    return f"lines {place.start_line}-{place.end_line}"


def twin_lines(place: Place, finding: Finding) -> str:
    """Where another place of the finding stands; in the same lines as the primary its characters tell them apart."""
    if place.document != finding.document:
        return f"in {one_line(place.document)}, {lines_of(place)}"
    primary = finding.primary
    if (place.start_line, place.end_line) == (primary.start_line, primary.end_line):
        return f"{lines_of(place)}, characters {place.span.start}-{place.span.end}"
    return lines_of(place)


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
    return [
        (one_line(name).replace("_", " "), str(value) if name in NO_QUANTITIES else number(value))
        for name, value in sorted(finding.measures.items())
    ]
