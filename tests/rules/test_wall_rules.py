"""Titles, lengths and quotations that decide between a wall and a page about walls."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.rules.base.title_phrases import phrase_in_title
from dupcheck.run.check_text import check_text

PROSE = "The ferry that has crossed the sound since 1931 made its last run on Sunday, and nobody had slept. "


def findings_of(text: str, title: str | None = None) -> list[Finding]:
    return check_text(Document(text=text, title=title), Settings(select=("WAL",)))


def test_challenge_page_is_an_error() -> None:
    (finding,) = findings_of("Just a moment...\n\nEnable JavaScript and cookies to continue")
    assert (finding.rule, finding.severity) == ("bot-wall", Severity.ERROR)
    assert (finding.primary.span.start, finding.primary.end_line) == (0, 3)


def test_title_counts_as_a_line_of_the_wall() -> None:
    text = "Ray ID: 8c2f8a1b9c3e4f50"
    assert findings_of(text) == []
    (finding,) = findings_of(text, title="Attention Required! | Cloudflare")
    assert finding.rule == "bot-wall"


def test_long_page_with_a_vendors_sentence_is_silent() -> None:
    assert findings_of(PROSE * 20 + "\nEnable JavaScript and cookies to continue\nJust a moment...") == []


def test_single_mark_is_no_wall() -> None:
    assert findings_of("Just a moment\n\n" + PROSE) == []


@pytest.mark.parametrize("title", ["Page not found", "Page Not Found | The Courier", "Courier - 404 Not Found"])
def test_title_makes_a_short_page_a_soft_404(title: str) -> None:
    text = "Home\nNews\nSport\n"
    (finding,) = findings_of(text, title=title)
    assert finding.rule == "soft-404"
    assert finding.primary.span.of(text) == text.strip()


def test_empty_text_with_a_title_is_a_soft_404() -> None:
    (finding,) = findings_of("", title="Page not found")
    assert len(finding.primary.span) == 0


def test_title_of_a_long_page_says_nothing() -> None:
    assert findings_of(PROSE * 20, title="Page not found") == []


@pytest.mark.parametrize("number", ["12", "2024", "405"])
def test_other_numbers_are_no_error_code(number: str) -> None:
    assert findings_of(f"{number}\n\nGo home\n\nThe song lasts two minutes.") == []


def test_code_and_hint_together_are_a_soft_404() -> None:
    (finding,) = findings_of("404\n\nGo home\n")
    assert finding.rule == "soft-404"


def test_phrase_in_title_needs_a_whole_part() -> None:
    roles = frozenset({"title"})
    assert phrase_in_title("soft-404", roles, "Seite nicht gefunden – Anzeiger") == "Seite nicht gefunden"
    assert phrase_in_title("soft-404", roles, "Why page not found is the best page") is None
