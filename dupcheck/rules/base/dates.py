"""Dates as records state them: what day a value names, whatever the form it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dupcheck.rules.base.patterns import pattern

# A calendar's own years: 1300-1500 are Hijri and Persian years, 2400 and later Buddhist ones.
OTHER_CALENDARS = (range(1300, 1501), range(2400, 2700))
_YEAR_FIRST = pattern(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = pattern(r"([0-9]{4})()([0-9]{2})([0-9]{2})(?:T?(?:[0-9]{4}|[0-9]{6})Z?)?\Z")
_YEAR_LAST = pattern(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?![0-9])")
_SECONDS = pattern(r"([0-9]{9,10})(?:\.[0-9]{1,6})?\Z|0(?:\.0)?\Z")
_MILLISECONDS = pattern(r"[0-9]{13}\Z")
_YEAR = pattern(r"(?<![0-9])(1[89][0-9]{2}|20[0-9]{2})(?![0-9])")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Named:
    """What a value names: a day, at least a year, or a day that no calendar has (`impossible`); all None or False when
    it cannot be read, which does not make it wrong."""

    day: date | None = None
    year: int | None = None
    impossible: bool = False


def read_date(value: str) -> Named:
    """The day or year that `value` names, in any of the usual forms.

    >>> read_date("2019-02-30T10:00:00Z").impossible
    True
    >>> read_date("12 mars 2019").year
    2019
    """
    text = value.strip()
    first = _YEAR_FIRST.match(text) or _COMPACT.match(text)
    if first:
        return _of_parts(int(first[1]), int(first[3]), int(first[4]))
    last = _YEAR_LAST.match(text)
    if last:
        readings = [_of_parts(int(last[3]), int(last[a]), int(last[b])) for a, b in ((2, 1), (1, 2))]
        return next((named for named in readings if not named.impossible), readings[0])
    if _SECONDS.match(text):
        return _of_day((_EPOCH + timedelta(seconds=float(text))).date())
    if _MILLISECONDS.match(text):
        return _of_day((_EPOCH + timedelta(milliseconds=int(text))).date())
    year = _YEAR.search(text)
    return Named(year=int(year[1])) if year else Named()


def _of_parts(year: int, month: int, day: int) -> Named:
    if any(year in years for years in OTHER_CALENDARS):
        return Named()
    try:
        return _of_day(date(year, month, day))
    except ValueError:
        return Named(impossible=True)


def _of_day(day: date) -> Named:
    return Named(day=day, year=day.year)
