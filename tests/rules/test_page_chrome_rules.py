"""Spans, counts, severities and fixes of newsletter-signup, nav-menu, site-footer and feed-footer."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Confidence, Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

FIRST = "The ferry that has crossed the sound since 1931 made its last run on a rainy Sunday in front of a crowd."
SECOND = "About two hundred people stood on the quay to see it off, and a band played until the rain began to fall."
ARTICLE = f"{FIRST}\n\n{SECOND}\n"


def findings_of(text: str, rule: str) -> list[Finding]:
    return check_text(Document(text=text), Settings(select=(rule,)))


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def test_form_is_one_block_from_invitation_to_agreement() -> None:
    form = "Subscribe to our newsletter\n\nEmail address\n\nYou can unsubscribe at any time."
    text = f"{FIRST}\n\n{form}\n\n{SECOND}\n"
    (finding,) = findings_of(text, "newsletter-signup")
    assert finding.primary.span.of(text) == form
    assert (finding.confidence, finding.measures) == (Confidence.HIGH, {"lines": 3, "signs": 3})
    assert fixed(text, finding) == ARTICLE


def test_lone_invitation_is_likely_at_the_edge_only() -> None:
    (finding,) = findings_of(f"{ARTICLE}\nSign up for our newsletter\n", "newsletter-signup")
    assert finding.confidence is Confidence.MEDIUM
    prose = "\n".join(f"{FIRST} It was day {day}." for day in range(30))
    assert findings_of(f"{prose}\nSign up for our newsletter\n{prose}", "newsletter-signup") == []


@pytest.mark.parametrize("line", ["Newsletter", "Email", "Subscribe", "- Subscribe to our newsletter"])
def test_line_that_other_pages_have_is_no_form(line: str) -> None:
    assert findings_of(f"{ARTICLE}\n{line}\n", "newsletter-signup") == []


def test_menu_ends_before_the_headline() -> None:
    menu = "Home\nNews\nHarbour\nSport\nAbout us\nContact"
    text = f"{menu}\nThe last ferry\n\n{ARTICLE}"
    (finding,) = findings_of(text, "nav-menu")
    assert finding.primary.span.of(text) == menu
    assert finding.measures == {"lines": 6, "items": 5}
    assert finding.fix is not None
    assert not finding.fix.safe


def test_menu_at_either_end_is_found_and_long_ones_too() -> None:
    menu = "\n".join(["Home", *(f"Place {place}" for place in range(20)), "About us", *("Contact us", "Log in") * 4])
    found = findings_of(f"{menu}\n\n{ARTICLE}\n{menu}", "nav-menu")
    assert [finding.primary.start_line for finding in found] == [1, 36]
    assert [finding.measures["lines"] for finding in found] == [30, 30]


def test_link_to_the_content_is_cut_unasked() -> None:
    text = f"Skip to content\n\n{ARTICLE}"
    (finding,) = findings_of(text, "nav-menu")
    assert finding.fix is not None
    assert finding.fix.safe
    assert fixed(text, finding) == ARTICLE


@pytest.mark.parametrize("line", ["Home > News > Harbour", "Home › News", "Startseite » Hafen", "ホーム > ニュース"])
def test_breadcrumb_is_found(line: str) -> None:
    (finding,) = findings_of(f"{line}\n\n{ARTICLE}", "nav-menu")
    assert finding.message.startswith("breadcrumb")


@pytest.mark.parametrize("line", ["Home, sweet home", "$HOME/bin > log", "Home", "Home > all that we have. And more."])
def test_other_line_that_begins_at_home_is_silent(line: str) -> None:
    assert findings_of(f"{line}\n\n{ARTICLE}", "nav-menu") == []


def test_footer_of_two_signs_is_cut_unasked() -> None:
    text = f"{ARTICLE}\nPrivacy Policy\nTerms of Use\n© 2024 The Courier. All rights reserved.\n"
    (finding,) = findings_of(text, "site-footer")
    assert (finding.severity, finding.measures) == (Severity.WARNING, {"lines": 3, "signs": 3})
    assert fixed(text, finding) == ARTICLE


def test_line_of_rights_alone_is_a_note() -> None:
    (finding,) = findings_of(f"{ARTICLE}\nCopyright 2019 The Associated Press. All rights reserved.\n", "site-footer")
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.MEDIUM)
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize(
    "line", ["Privacy", "Terms of Use", "Contact | Jobs", "The photographs are © Ada Brook and the harbour office."]
)
def test_single_link_or_sign_is_no_footer(line: str) -> None:
    assert findings_of(f"{ARTICLE}\n{line}\n", "site-footer") == []


def test_footer_above_more_text_is_silent() -> None:
    below = "\n\n".join(f"{FIRST} It was day {day}." for day in range(8))
    assert findings_of(f"Privacy Policy\nTerms of Use\n\n{below}", "site-footer") == []


def test_unchecked_wording_of_a_feed_is_a_note() -> None:
    (sure,) = findings_of(f"{ARTICLE}\nThe post The ferry appeared first on The Courier.", "feed-footer")
    (note,) = findings_of(f"{ARTICLE}\nArtykuł Prom pochodzi z serwisu Kurier.", "feed-footer")
    assert (sure.severity, note.severity) == (Severity.WARNING, Severity.INFO)


def test_line_of_a_feed_is_cut_from_its_beginning() -> None:
    text = f"{' '.join(ARTICLE.split())} The post The ferry appeared first on The Courier."
    (finding,) = findings_of(text, "feed-footer")
    assert fixed(text, finding) == " ".join(ARTICLE.split())


def test_line_of_a_feed_above_the_text_is_silent() -> None:
    assert findings_of(f"The post The ferry appeared first on The Courier.\n\n{ARTICLE}", "feed-footer") == []
