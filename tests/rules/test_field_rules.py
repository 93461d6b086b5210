"""What the rules of dates and titles say of a record's fields."""

from __future__ import annotations

from datetime import date

import pytest

from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.rules.base.dates import Named, read_date
from dupcheck.run.check_text import check_text

TEXT = "The boat came on Monday, three weeks early, with forty passengers and a crate of oranges for the school. " * 3


def message(rule: str, *, title: str | None = None, date: str | None = None, url: str | None = None) -> str | None:
    found = check_text(Document(text=TEXT, title=title, date=date, url=url), Settings(select=(rule,)))
    return found[0].message if found else None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-03-05", Named(day=date(2019, 3, 5), year=2019)),
        ("2019-03-05T10:00:00+01:00", Named(day=date(2019, 3, 5), year=2019)),
        ("2019/3/5", Named(day=date(2019, 3, 5), year=2019)),
        ("20190305", Named(day=date(2019, 3, 5), year=2019)),
        ("05.03.2019", Named(day=date(2019, 3, 5), year=2019)),
        ("03/25/2019", Named(day=date(2019, 3, 25), year=2019)),
        ("1551744000", Named(day=date(2019, 3, 5), year=2019)),
        ("1551744000000", Named(day=date(2019, 3, 5), year=2019)),
        ("0", Named(day=date(1970, 1, 1), year=1970)),
        ("Tue, 05 Mar 2019 10:00:00 GMT", Named(year=2019)),
        ("2019年3月5日", Named(year=2019)),
        ("2019-02-30", Named(impossible=True)),
        ("0000-00-00", Named(impossible=True)),
        ("1402/08/21", Named()),
        ("2562-03-05", Named()),
        ("yesterday", Named()),
        ("", Named()),
    ],
)
def test_date_is_read(value: str, expected: Named) -> None:
    assert read_date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1970-01-01 00:00:00", "the date '1970-01-01 00:00:00' is the day a computer's clock begins"),
        ("2019-13-05", "the date '2019-13-05' is in no calendar"),
        ("2203-01-05", "the date '2203-01-05' lies behind 2100"),
        ("1985-01-05", "the date '1985-01-05' lies before 1990, and the page does not name that year"),
        ("2 hours ago", "the date '2 hours ago' counts from a day that is lost"),
        ("Published", "the date 'Published' names no day"),
        ("2031-03-05", None),
        ("5. März 2019", None),
        ("null", None),
    ],
)
def test_odd_date(value: str, expected: str | None) -> None:
    assert message("date-anomaly", date=value) == expected


def test_date_is_held_against_the_address() -> None:
    url = "https://courier.example/2012/05/03/boat"
    assert message("date-anomaly", date="2012-05-28", url=url) is None
    assert (
        message("date-anomaly", date="2019-05-28", url=url)
        == "the date '2019-05-28' is not that of the address, 2012-05"
    )


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Startseite", None, "the title 'Startseite' could stand above any page"),
        ("www.courier.example/boat", None, "the title 'www.courier.example/boat' is an address"),
        ("The boat &amp; the oranges", None, "the title 'The boat &amp; the oranges' holds markup"),
        ("The Courier", "https://courier.example/boat", "the title 'The Courier' is the site's name"),
        ("The Courier", "https://courier.example/", None),
        (
            "Rhubarb recipes of grandmother",
            None,
            "the title 'Rhubarb recipes of grandmother' shares no word with the text or the address",
        ),
        ("Rhubarb recipes of grandmother", "https://courier.example/rhubarb", None),
        ("Boats & oranges", None, None),
        ("undefined", None, None),
        ("Home", "http://[broken", "the title 'Home' could stand above any page"),
    ],
)
def test_odd_title(title: str, url: str | None, expected: str | None) -> None:
    assert message("title-anomaly", title=title, url=url) == expected


@pytest.mark.parametrize(
    ("value", "is_late"),
    [
        ("2024-05-31", False),
        ("2024-06-01", True),
        ("1 June 2025", True),
        ("2024-05-31T23:00:00Z", False),
        ("2025", True),
    ],
)
def test_date_later_than_the_newest_possible(value: str, is_late: bool) -> None:
    settings = Settings(select=("date-anomaly",), newest_date="2024-05-31")
    found = check_text(Document(text=TEXT, date=value), settings)
    assert [finding.message for finding in found] == [f"the date {value!r} is later than 2024-05-31"] * is_late
    assert check_text(Document(text=TEXT, date=value), Settings(select=("date-anomaly",))) == []
