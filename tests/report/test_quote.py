"""How a place is quoted: both ends of a long one, what stands around a short one."""

from __future__ import annotations

import pytest

from dupcheck.model.finding import EXCERPT_LENGTH, TAIL_LENGTH, Place
from dupcheck.model.span import Span
from dupcheck.report.base.quote import HEAD, beginning, flat, quote

WORDS = " ".join(f"word{number}" for number in range(200))


def place_of(text: str, start: int, end: int, before: str = "", after: str = "") -> Place:
    quoted_to = min(end, start + EXCERPT_LENGTH)
    tail = text[max(quoted_to, end - TAIL_LENGTH) : end]
    return Place("a", Span(start, end), 1, 1, text[start:quoted_to], tail, before, after)


def test_quote_of_a_long_place_shows_both_ends_in_whole_words() -> None:
    shown = quote(place_of(WORDS, 0, len(WORDS)))

    assert shown.head.startswith("word0 word1 ")
    assert len(shown.head) <= HEAD
    assert shown.tail.endswith("word198 word199")
    assert set(shown.text.split()) <= {*WORDS.split(), "…"}


def test_quote_of_a_place_just_over_the_excerpt_loses_nothing() -> None:
    shown = quote(place_of(WORDS, 0, EXCERPT_LENGTH + 10))

    assert shown.text == WORDS[: EXCERPT_LENGTH + 10]


def test_quote_without_a_tail_says_that_there_is_more() -> None:
    shown = quote(Place("a", Span(0, 900), 1, 9, WORDS[:200]))

    assert shown.text.endswith(" …")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("He said ", " again.", ("He said ", " again.")),
        ("x" * 5 + " " + "word " * 7, "", ("… " + "word " * 7 + "", "")),
        ("", " word" * 7 + " xxxxx", ("", " word" * 7 + " …")),
        ("", "", ("", "")),
    ],
)
def test_quote_of_short_evidence_keeps_what_stands_around_it(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    shown = quote(place_of("<b>", 0, 3, before, after))

    assert shown.head == "<b>"
    assert shown.is_marked == bool(before or after)
    assert (shown.before, shown.after) == expected


def test_quote_of_an_empty_place_marks_nothing() -> None:
    assert not quote(Place("a", Span(7, 7), 1, 1, "", before="a text ", after=" goes on")).is_marked


def test_quote_text_is_not_indented() -> None:
    assert quote(place_of("Home\n   News\n\n\n\n  About", 0, 23)).text == "Home\nNews\n\nAbout"


def test_flat_shows_a_line_break_as_its_sign_and_keeps_the_ends() -> None:
    assert flat(" two \n\n lines\there ") == " two ⏎ lines here "


@pytest.mark.parametrize(("length", "expected"), [(28, "word0 word1 word2 word3 …"), (9, "word0 …")])
def test_beginning_ends_with_a_whole_word(length: int, expected: str) -> None:
    assert beginning(place_of(WORDS, 0, len(WORDS)), length) == expected
