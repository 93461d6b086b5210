"""Lengths, shares and severities of paywall-stub, consent-wall, js-required and server-error-text."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Confidence, Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

PROSE = "The ferry that has crossed the sound since 1931 made its last run on Sunday, and nobody had slept. "
ARTICLE = "\n\n".join(f"{PROSE} It was day {day}." for day in range(8))
LONG = "\n\n".join([ARTICLE] * 4)


def findings_of(text: str, rule: str, title: str | None = None, html: str | None = None) -> list[Finding]:
    return check_text(Document(text=text, title=title, html=html), Settings(select=(rule,)))


def test_short_text_with_a_wall_is_a_stub() -> None:
    (finding,) = findings_of(f"{PROSE}\n\nSubscribe to continue reading", "paywall-stub")
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.HIGH)


def test_wall_below_a_long_text_is_a_line() -> None:
    text = f"{ARTICLE}\n\nSubscribe to continue reading\n\nAlready a subscriber? Log in"
    (finding,) = findings_of(text, "paywall-stub")
    assert (finding.severity, finding.measures["lines"]) == (Severity.WARNING, 2)
    assert finding.primary.span.of(text) == "Subscribe to continue reading\n\nAlready a subscriber? Log in"


def test_wall_in_the_middle_of_a_long_text_is_silent() -> None:
    assert findings_of(f"{LONG}\n\nSubscribe to continue reading\n\n{LONG}", "paywall-stub") == []


def test_html_that_is_not_free_makes_a_short_text_a_stub() -> None:
    html = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    (finding,) = findings_of(PROSE, "paywall-stub", html=html)
    assert (finding.severity, finding.confidence) == (Severity.ERROR, Confidence.MEDIUM)
    assert findings_of(ARTICLE, "paywall-stub", html=html) == []
    assert findings_of(PROSE, "paywall-stub", html='{"isAccessibleForFree": true}') == []


def test_unchecked_wording_of_a_wall_is_a_note() -> None:
    (finding,) = findings_of("Prom odpłynął.\n\nTen artykuł jest dostępny tylko dla prenumeratorów.", "paywall-stub")
    assert finding.severity is Severity.INFO


def test_banner_over_half_of_the_text_is_a_wall() -> None:
    banner = "We use cookies to improve your experience.\n\nAccept all\n\nReject all"
    (finding,) = findings_of(f"The Courier\n\n{banner}", "consent-wall")
    assert finding.measures == {"words": 13, "share": 0.85}
    assert findings_of(f"{PROSE}\n\n{banner}", "consent-wall") == []


def test_banner_without_a_way_to_agree_is_no_wall() -> None:
    assert findings_of("We use cookies to improve your experience.", "consent-wall") == []


def test_page_of_a_large_site_is_a_wall_by_its_own_sentence() -> None:
    (finding,) = findings_of("Before you continue to YouTube\n\nSign in", "consent-wall")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(("words", "expected"), [(40, 1), (60, 0)])
def test_notice_counts_in_a_short_text_only(words: int, expected: int) -> None:
    text = "You need to enable JavaScript to run this app.\n" + "quay " * (words - 9)
    assert len(findings_of(text, "js-required")) == expected


def test_notice_in_a_script_without_spaces_may_have_more_characters() -> None:
    notice = "このサイトを表示するには、ブラウザの設定でJavaScriptを有効にしてください。"
    rest = "設定の方法はヘルプをご覧ください。ご不明な点は港の事務所までお問い合わせください。"
    (finding,) = findings_of(notice + rest, "js-required")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("text", ["502 Bad Gateway", "Internal Server Error", "Traceback (most recent call last):\nx"])
def test_servers_line_is_the_page(text: str) -> None:
    (finding,) = findings_of(text, "server-error-text")
    assert finding.severity is Severity.ERROR


def test_title_makes_a_common_line_sure() -> None:
    (finding,) = findings_of("Error\n\nTry again.", "server-error-text", title="500 Internal Server Error")
    assert finding.confidence is Confidence.HIGH
    assert findings_of("Try again.", "server-error-text") == []


def test_message_of_php_above_a_text_is_cut() -> None:
    message = "Notice: Undefined index: port in /var/www/html/index.php on line 12"
    (finding,) = findings_of(f"{message}\n\n{ARTICLE}", "server-error-text")
    assert finding.severity is Severity.WARNING
    assert finding.fix is not None
    assert finding.fix.safe


@pytest.mark.parametrize("message", ["See the note on line 12", "Warning: mind the gap on line 3"])
def test_other_line_that_ends_so_is_no_message(message: str) -> None:
    assert findings_of(f"{message}\n\n{ARTICLE}", "server-error-text") == []


def test_message_of_php_in_the_middle_is_a_quotation() -> None:
    message = "Warning: mysql_connect(): Access denied in /home/blog/db.php on line 12"
    assert findings_of(f"{LONG}\n\n{message}\n\n{LONG}", "server-error-text") == []
