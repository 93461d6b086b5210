"""The record's date cannot be right.

What it finds:
A date field that names the first day of a computer's clock (1970-01-01) or of a spreadsheet's, a day that no calendar
has, a year before the Web or after 2100, or no day at all ("2 hours ago"); one that is years away from the date in the
page's address; and, with `newest_date` in the settings, one that is later than that day. A year before 1990 that the
text, the title or the address names is an archive's, and right.

Why it matters:
Sorting, sampling by date and freshness checks go wrong without an error. A wrong date is mostly the same one on many
records.

What to do:
Mend the place that reads the date: a format that was not understood, a missing value that became 0, the day of the
crawl or of the last change in place of the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.dates import Named, read_date
from dupcheck.rules.base.field_literals import FIELD_LITERALS
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

FIRST_YEAR = 1990  # rules.md; the first web page is of 1991
LAST_YEAR = 2100  # whatever the day of the run: the same input gives the same findings
MAX_LATER = timedelta(days=366)  # than the address: all of 42 pages that have both lie within its month
MAX_EARLIER = timedelta(days=62)  # an address names a month, and texts are dated ahead
# Where clocks, spreadsheets and databases begin or end: what they give for no value.
_SENTINELS = {
    date(1969, 12, 31): "the day before a computer's clock begins",
    date(1970, 1, 1): "the day a computer's clock begins",
    date(1, 1, 1): "the first day a program knows",
    date(1899, 12, 30): "the day a spreadsheet's calendar begins",
    date(1899, 12, 31): "the day a spreadsheet's calendar begins",
    date(1900, 1, 1): "the day a spreadsheet's calendar begins",
    date(9999, 12, 31): "the last day a program knows",
}
# A day that nobody asks about further: these go through without a judgement unless the address has a date.
_PLAIN = pattern(r"(?:199[1-9]|20[0-4][0-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])(?![0-9])")
_IN_ADDRESS = pattern(r"/((?:19[89]|20[0-4])[0-9])[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12][0-9]|3[01]))?(?=[/-])")
_RELATIVE = pattern(
    r"\b(?:ago|yesterday|today|just now|last (?:week|month|year)|vor \d|gestern|heute|il y a|hier|aujourd'hui|hace"
    r"|ayer|hoy|há \d|ontem|hoje|fa\b|ieri|oggi|geleden|gisteren|temu|wczoraj|önce|dün|lalu|kemarin)\b"
    r"|назад|вчера|сегодня|قبل|أمس|منذ|[0-9]\s?(?:分钟|小时|天|时间|分|時間|日)前|昨天|昨日|전$|어제",
    re.IGNORECASE,
)


def judge(page: Page) -> Iterator[Flag]:
    value = str(page.document.date or "").strip()
    if not value or value.casefold() in FIELD_LITERALS:
        return
    named = read_date(value)
    found = (
        _impossible(named)
        or _late(named, page.settings.newest_date)
        or _early(page, named)
        or _undated(value, named)
        or _elsewhere(page, named)
    )
    if found:
        what, confidence = found
        yield Flag(
            primary=Span(0, 0),
            message=f"the date {value[:40]!r} {what}",
            confidence=confidence,
            measures={"year": named.year or 0},
            evidence=f"date {value}",
        )


def _impossible(named: Named) -> tuple[str, Confidence] | None:
    if named.impossible:
        return "is in no calendar", Confidence.HIGH
    if named.day in _SENTINELS:
        return f"is {_SENTINELS[named.day]}", Confidence.HIGH
    if named.year is not None and named.year > LAST_YEAR:
        return f"lies behind {LAST_YEAR}", Confidence.HIGH
    return None


def _late(named: Named, newest: str | None) -> tuple[str, Confidence] | None:
    """Later than the user says that a page can be; a whole year counts where it begins later."""
    if newest is None or not named.year:
        return None
    day = named.day or date(named.year, 1, 1)
    return (f"is later than {newest}", Confidence.HIGH) if day.isoformat() > newest else None


def _early(page: Page, named: Named) -> tuple[str, Confidence] | None:
    """Before the Web, unless the page itself names that year."""
    if named.year is None or named.year >= FIRST_YEAR:
        return None
    document = page.document
    if any(f"{named.year:04}" in (part or "") for part in (document.title, document.url, document.text)):
        return None
    return f"lies before {FIRST_YEAR}, and the page does not name that year", Confidence.MEDIUM


def _undated(value: str, named: Named) -> tuple[str, Confidence] | None:
    """Counted from a day that the record does not tell, or nothing that could be one."""
    if named.year is not None:
        return None
    if _RELATIVE.search(value):
        return "counts from a day that is lost", Confidence.HIGH
    if not any(char.isnumeric() for char in value) and "年" not in value:
        return "names no day", Confidence.MEDIUM
    return None


def _elsewhere(page: Page, named: Named) -> tuple[str, Confidence] | None:
    """Further from the month in the address than an update explains."""
    match = _IN_ADDRESS.search(page.document.url or "")
    if match is None or named.day is None:
        return None
    first = date(int(match[1]), int(match[2]), 1)
    if -MAX_EARLIER <= named.day - first <= MAX_LATER:
        return None
    return f"is not that of the address, {match[1]}-{int(match[2]):02}", Confidence.MEDIUM


def _is_plain(value: str, newest: str | None) -> bool:
    return bool(_PLAIN.match(value)) and (newest is None or value[:10] <= newest)


def with_odd_date(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents whose date is not a plain one, or whose address has a date, too."""
    import numpy as np

    columns, newest = survey.tables.batch.columns, survey.settings.newest_date
    rows = [
        row
        for row, value in enumerate(columns["date"])
        if value and not (_is_plain(str(value), newest) and not _IN_ADDRESS.search(columns["url"][row] or ""))
    ]
    return np.array(rows, dtype=np.int64)


RULE = DocumentRule(
    name="date-anomaly",
    code="MET01",
    severity=Severity.WARNING,
    candidates=with_odd_date,
    judge=judge,
    yields_to=("null-literals",),
)
