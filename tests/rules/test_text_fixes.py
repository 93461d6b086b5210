"""Where the rules of marks and layout point to, and what is left when their edits are made."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

PROSE = "The boat came on Monday, three weeks early, with forty passengers and a crate of oranges for the school. " * 2


def only(rule: str, text: str | Document) -> Finding:
    (finding,) = check_text(text, Settings(select=(rule,)))
    return finding


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "faulty", "clean", "is_safe"),
    [
        ("html-entities", "Nets&nbsp;torn &amp;#39;here&amp;#39;", "Nets\u00a0torn 'here'", True),
        ("html-entities", "Tons &lt; 40, crew &gt; 3", "Tons < 40, crew > 3", False),
        ("html-tags", 'The <b>old</b> <a href="/x">hotel</a><br>closed', "The old hotel\nclosed", False),
        ("null-literals", "One\nundefined\nTwo", "One\nTwo", True),
        ("null-literals", "One\nTwo\nNaN", "One\nTwo\n", True),
        ("control-char", "no\x00thing \x1b[31mred\x1b[0m", "nothing red", True),
        ("control-char", "it wasn\x92t \x97 she said", "it wasn’t — she said", False),
        (
            "fused-words",
            "One end.The next ended.And so on.Here too",
            "One end. The next ended. And so on. Here too",
            True,
        ),
        ("mojibake", "cafÃ© and thÃ© for Â£3", "café and thé for £3", False),
    ],
)
def test_edits_undo_the_fault(rule: str, faulty: str, clean: str, is_safe: bool) -> None:
    text = PROSE + "\n" + faulty
    finding = only(rule, text)
    assert fixed(text, finding) == PROSE + "\n" + clean
    assert finding.fix is not None
    assert finding.fix.safe is is_safe


def test_mended_text_is_silent() -> None:
    text = PROSE + "\nL&amp;#39;horaire&nbsp;est affich&eacute;."
    assert check_text(fixed(text, only("html-entities", text)), Settings(select=("MRK",))) == []


def test_entities_inside_a_tag_are_the_tags() -> None:
    text = PROSE + '<img src="/p?a=1&amp;b=2" width="1">' + PROSE
    assert [finding.rule for finding in check_text(text, Settings(select=("MRK",)))] == ["html-tags"]


def test_c1_controls_of_misread_utf8_are_mojibake_only() -> None:
    text = PROSE + "It’s early — so early…".encode().decode("latin-1")
    assert [finding.rule for finding in check_text(text, Settings(select=("ENC",)))] == ["mojibake"]


def test_lost_bytes_of_misread_utf8_are_mojibake_only() -> None:
    text = "Гавань пустовала с осени, и до Пасхи никто не ждал парохода.".encode().decode("cp1252", "replace")
    assert "\ufffd" in text
    assert [finding.rule for finding in check_text(text, Settings(select=("ENC",)))] == ["mojibake"]


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "latin-1", "mac_roman"])
def test_misread_quotes_are_found_in_every_page(page: str) -> None:
    text = PROSE + "It’s the “old” café — naïve…".encode().decode(page, "replace")
    assert only("mojibake", text).severity.rank >= Severity.WARNING.rank


def test_whole_garbled_text_is_an_error() -> None:
    text = "Довольны были не все: два рыбака жаловались на порванные сети.".encode().decode("cp1251", "replace")
    assert only("mojibake", text).severity is Severity.ERROR


def test_one_finding_lists_ten_further_places() -> None:
    finding = only("replacement-char", PROSE + "a\ufffdb " * 30)
    assert finding.measures["characters"] == 30
    assert len(finding.related) == 10


def test_field_of_a_null_word_points_to_the_start() -> None:
    finding = only("null-literals", Document(text=PROSE, title="undefined"))
    assert (finding.primary.span.start, finding.primary.span.end) == (0, 0)
    assert finding.message == "1 field is filled with nothing: title is undefined"


def test_broken_line_spans_both_parts() -> None:
    body = "\n\n".join([PROSE.strip()] * 1 + ["Not everyone was pleased with it."] + [PROSE.strip() + " Later."])
    text = (
        body
        + "\n\nThe mayor, who had spent the morning in the\ntown hall, walked down to the quay.\n\nThe end came soon."
    )
    finding = only("broken-line", text)
    assert (
        finding.primary.span.of(text)
        == "The mayor, who had spent the morning in the\ntown hall, walked down to the quay."
    )
    assert "the morning in the town hall" in fixed(text, finding)


def test_copy_that_adjoins_without_a_space_is_cut_behind_the_full_stop() -> None:
    story = "The pass was closed on Friday. " + PROSE * 2 + "Nobody in the valley had seen the like of it in April."
    text = story + story
    assert fixed(text, only("doubled-body", text)) == story


def test_button_that_no_list_has_is_cut_with_its_banner_and_not_safely() -> None:
    banner = "We and our 842 partners store cookies on your device.\nAccept all\nContinue without accepting\n"
    text = banner + "Manage what I like\n\n" + PROSE * 3
    finding = only("cookie-banner", text)
    assert fixed(text, finding) == PROSE * 3
    assert finding.fix is not None
    assert not finding.fix.safe
