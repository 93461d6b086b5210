"""Empty, short, cut off: what the rules of completeness say of the same text."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

LENGTHS = Settings(select=("LEN",))
BODY = "\n".join(
    [
        "The harbour had been empty since autumn, and nobody expected a boat before the spring.",
        "On Monday one came anyway, with forty passengers and oranges for the school.",
        "The mayor walked down to the quay without a coat and shook every hand that she could reach.",
        "Two fishermen complained that the wake had torn their nets near the wall of the old fort.",
    ]
)


def named(text: str | Document, settings: Settings = LENGTHS) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in check_text(text, settings)]


@pytest.mark.parametrize("text", ["", "\n", " \t\n", "---\n***"])
def test_text_without_words_is_empty_and_not_short(text: str) -> None:
    assert named(text) == [("empty-body", "error")]


def test_short_counts_words_against_the_setting() -> None:
    assert named("word " * 49) == [("short-body", "warning")]
    assert named("word " * 50) == []
    assert named("word " * 10, Settings(select=("LEN",), min_words=10)) == []


def test_empty_text_has_a_place() -> None:
    (finding,) = check_text("", LENGTHS)
    assert (finding.primary.start_line, finding.primary.text) == (1, "")


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("", []),
        ("\nNot everyone was pleased, and two of the fishermen…", [("truncated", "warning")]),
        ("\nNot everyone was pleased, and two of the fishermen [...]", [("truncated", "warning")]),
        ("\nNot everyone was pleased, and two of the [+1234 chars]", [("truncated", "warning")]),
        ("\nRead more", [("truncated", "warning")]),
        ("\nLire la suite →", [("truncated", "warning")]),
        ("\n阅读全文", [("truncated", "warning")]),
        ("\nNot everyone was pleased, and two of the fishermen said that the wake had", [("truncated", "info")]),
        ("\nThere is always a reason to read more.", []),
        ("\nJane Doe, Wexley", []),
        ("\nLoading...", []),
        ("\nRead more\nNo comments:\nPost a Comment", [("truncated", "warning")]),
        ("\nNo comments:\nPost a Comment", []),
    ],
)
def test_truncated_looks_at_the_last_line_of_the_text(ending: str, expected: list[tuple[str, str]]) -> None:
    settings = Settings(select=("LEN", "comment-widget"))
    assert [found for found in named(BODY + ending, settings) if found[0] == "truncated"] == expected


def test_round_length_makes_an_open_end_a_warning() -> None:
    text = (BODY + "\n" + "They said that the line would have to pay for all of it and that it would " * 10)[:500]
    assert len(text) == 500
    (finding,) = check_text(text.rstrip() + "x" * (500 - len(text.rstrip())), LENGTHS)
    assert finding.severity is Severity.WARNING
    assert "cut at 500 characters" in finding.message


def test_missing_fields_are_named() -> None:
    document = Document(text=BODY, missing=("title", "author.name"))
    (finding,) = check_text(document, LENGTHS)
    assert finding.message == "2 required fields are missing: title, author.name"
