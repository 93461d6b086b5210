"""Spans, counts, severities and fixes of cookie-banner, share-bar, related-links and ad-marker."""

from __future__ import annotations

import pytest

from dupcheck.model.finding import Confidence, Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

FIRST = (
    "The ferry that has crossed the sound since 1931 made its last run on a rainy Sunday afternoon in front of a crowd."
)
SECOND = (
    "About two hundred people stood on the quay to see it off, and the band of the club played until the rain began."
)
THIRD = (
    "The new bridge, two miles to the north of it, opens to traffic on Wednesday, and a bus will run every half hour."
)
ARTICLE = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"


def findings_of(text: str) -> list[Finding]:
    return check_text(text, Settings(select=("CHR",)))


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def test_banner_with_its_buttons_is_one_block() -> None:
    banner = "This website uses cookies to improve your experience.\n\nAccept all\n\nReject all\n\nCookie settings"
    text = f"{ARTICLE}\n{banner}\n"
    (finding,) = findings_of(text)
    assert finding.primary.span.of(text) == banner
    assert finding.fix is not None
    assert finding.fix.safe
    assert fixed(text, finding) == ARTICLE


def test_banner_inside_a_one_line_document_is_found_to_its_sentences_borders() -> None:
    banner = "We use cookies to understand our readers. By continuing to use our site, you accept our use of cookies."
    text = f"{' '.join(ARTICLE.split())} {banner}"
    (finding,) = findings_of(text)
    assert finding.primary.span.of(text) == banner


def test_consent_without_a_way_to_give_it_is_a_note_at_most() -> None:
    (finding,) = findings_of(f"{ARTICLE}\nThis website uses cookies to count its visitors.\n")
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.LOW)
    assert findings_of(f"{ARTICLE}\nThis website uses cookies to count its visitors.\n{ARTICLE}\n") == []


def test_banner_in_the_middle_is_silent() -> None:
    prose = "\n".join(f"{FIRST} It was day {n}." for n in range(30))
    assert findings_of(f"{prose}\nThis website uses cookies to count.\nAccept all\n{prose}\n") == []


def test_row_of_buttons_counts_as_a_bar() -> None:
    (finding,) = findings_of(f"{ARTICLE}\nFacebook Twitter Email Print\n")
    assert finding.rule == "share-bar"


@pytest.mark.parametrize("line", ["Facebook Twitter ferry Print", "Share", "Facebook and Twitter", "1 2 3 4"])
def test_row_with_another_word_or_a_single_button_is_no_bar(line: str) -> None:
    assert findings_of(f"{ARTICLE}\n{line}\n") == []


def test_bar_is_cut_whole() -> None:
    text = f"Share\n\nTweet\n\nPrint\n\n{ARTICLE}"
    (finding,) = findings_of(text)
    assert fixed(text, finding) == ARTICLE


def test_line_that_leads_to_another_page_is_cut_alone() -> None:
    line = "READ ALSO: What the new bridge means for the islands"
    text = f"{FIRST}\n\n{line}\n\n{SECOND}\n"
    (finding,) = findings_of(text)
    assert finding.severity is Severity.WARNING
    assert finding.primary.span.of(text) == line
    assert fixed(text, finding) == f"{FIRST}\n\n{SECOND}\n"


def test_read_more_in_small_letters_is_a_note() -> None:
    (finding,) = findings_of(f"{FIRST}\n\nRead more: What the new bridge means\n\n{SECOND}\n")
    assert finding.severity is Severity.INFO
    assert finding.fix is not None
    assert not finding.fix.safe


def test_related_block_ends_with_its_last_title() -> None:
    block = "Related articles\n\nHow the bridge was paid for\n\nTen harbours worth a detour"
    text = f"{ARTICLE}\n{block}\n\nContact\n"
    (finding,) = findings_of(text)
    assert finding.primary.span.of(text) == block
    assert finding.measures == {"titles": 2, "lines": 3}


def test_ad_markers_of_a_page_are_one_finding() -> None:
    text = f"{FIRST}\n\nAdvertisement\n\n{SECOND}\n\nAdvertisement\n\n{THIRD}\n"
    (finding,) = findings_of(text)
    assert len(finding.related) == 1
    assert fixed(text, finding) == ARTICLE


def test_label_at_the_end_of_a_page_alone_is_silent() -> None:
    assert findings_of(f"{ARTICLE}\nSponsored\n") == []
