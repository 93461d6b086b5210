"""Spans, counts and fixes of comment-widget, comment-form and comment-system-notice."""

from __future__ import annotations

import pytest

from dupcheck.model.finding import Confidence, Finding
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

ARTICLE = (
    "The ferry that has crossed the sound since 1931 made its last run on Sunday.\n\n"
    "About two hundred people stood on the quay to see it off until the rain began.\n\n"
    "The new bridge, two miles to the north, opens to traffic on Wednesday morning.\n"
)


def findings_of(text: str, *select: str) -> list[Finding]:
    return check_text(text, Settings(select=select or ("CMT",)))


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
def test_blogger_pair_is_one_sure_widget_with_exact_span(ending: str) -> None:
    text = ARTICLE + "\nNo comments:\nPost a Comment" + ending
    (finding,) = findings_of(text)
    assert (finding.rule, finding.confidence) == ("comment-widget", Confidence.HIGH)
    assert finding.primary.span.of(text) == "No comments:\nPost a Comment"
    assert finding.message == 'comment widget of 2 lines at the end ("No comments:", "Post a Comment")'


def test_widget_fix_cuts_its_lines_and_nothing_else() -> None:
    text = ARTICLE + "\nNo comments:\n\nPost a Comment\n"
    (finding,) = findings_of(text)
    assert finding.fix is not None
    assert finding.fix.safe
    assert fixed(text, finding) == ARTICLE


def test_pager_below_the_widget_belongs_to_it() -> None:
    text = (
        ARTICLE + "\nNo comments:\nPost a Comment\nNewer Post\nOlder Post\nHome\nSubscribe to: Post Comments (Atom)\n"
    )
    (finding,) = findings_of(text)
    assert finding.measures == {"lines": 6}
    assert fixed(text, finding) == ARTICLE


def test_line_between_two_of_the_family_stays() -> None:
    text = ARTICLE + "\n3 Comments\nSponsored by the harbour board\nLeave a comment\n"
    (finding,) = findings_of(text)
    assert fixed(text, finding) == ARTICLE + "\nSponsored by the harbour board\n"


def test_single_line_is_likely_and_not_cut_unasked() -> None:
    (finding,) = findings_of(ARTICLE + "\nBe the first to comment\n")
    assert finding.confidence is Confidence.MEDIUM
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize("line", ["Comments", "Kommentare", "コメント", "Home", "Newer Post"])
def test_line_that_other_pages_have_is_no_widget(line: str) -> None:
    assert findings_of(f"{ARTICLE}\n{line}\n") == []


def test_pair_inside_a_one_line_document_is_found() -> None:
    text = " ".join(ARTICLE.split()) + " No comments: Post a Comment"
    (finding,) = findings_of(text)
    assert finding.primary.span.of(text) == "No comments: Post a Comment"
    assert finding.fix is not None
    assert not finding.fix.safe


def test_comment_link_of_each_answer_is_one_finding() -> None:
    answer = "You can reset the clock by holding both buttons until the display shows nothing at all, then let go. " * 2
    text = "".join(f"{answer}{n}\nAdd a comment\n" for n in range(4))
    (finding,) = findings_of(text)
    assert len(finding.related) == 3


def test_form_takes_the_widget_above_it() -> None:
    tail = "3 Comments\nLeave a Reply\nYour email address will not be published. Required fields are marked *\nName *"
    text = f"{ARTICLE}\n{tail}\n"
    (finding,) = findings_of(text)
    assert finding.rule == "comment-form"
    assert finding.primary.span.of(text) == tail
    assert fixed(text, finding) == ARTICLE


def test_form_alone_selected_leaves_the_widget_out() -> None:
    text = ARTICLE + "\n3 Comments\nLeave a Reply\nYour email address will not be published.\n"
    (finding,) = findings_of(text, "CMT02")
    assert finding.primary.start_line == 8


def test_promise_in_the_first_half_is_no_form() -> None:
    text = "Your email address will not be published.\n\n" + ARTICLE * 5
    assert findings_of(text) == []


def test_notice_of_a_comment_system_is_cut_as_a_line() -> None:
    text = ARTICLE + "\nPlease enable JavaScript to view the comments powered by Disqus.\n"
    (finding,) = findings_of(text)
    assert finding.rule == "comment-system-notice"
    assert fixed(text, finding) == ARTICLE
