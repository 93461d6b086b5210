"""Where the rules of code, data and templates point to, how bad they call it, and what is left after their edits."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Confidence, Finding, Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

PROSE = "The boat came on Monday, three weeks early, with forty passengers and a crate of oranges for the school. " * 3
LATIN = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."
SCRIPT = "window.dataLayer = window.dataLayer || [];\nfunction gtag(){dataLayer.push(arguments);}"
STATE = 'window.__INITIAL_STATE__={"id":8812,"title":"The boat","tags":["local","harbour"],"ads":null,"user":null}'


def findings(text: str | Document, *rules: str) -> list[Finding]:
    return check_text(text, Settings(select=rules))


def only(text: str | Document, rule: str) -> Finding:
    (finding,) = findings(text, rule)
    return finding


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("rule", "residue", "is_safe"),
    [
        ("script-or-css", SCRIPT, True),
        ("script-or-css", ".card { margin: 0 auto; }\n.card h2 { color: #333; }", True),
        ("json-blob", STATE, False),
        ("placeholder-text", LATIN[:-1], False),
        ("template-tags", "[vc_row]", True),
        ("template-tags", "{{ page.title }}", False),
        ("markdown-residue", "![](/boat.jpg)", False),
        ("caption-leak", "Photo: Edda Marsh", False),
    ],
)
def test_residue_is_the_primary_and_goes(rule: str, residue: str, is_safe: bool) -> None:
    text = f"{PROSE.strip()}\n\n{residue}\n\n{PROSE.strip()}"
    finding = only(text, rule)
    assert finding.primary.span.of(text) == residue
    assert finding.fix is not None
    assert finding.fix.safe is is_safe
    assert residue not in fixed(text, finding)
    assert fixed(text, finding).startswith(PROSE.strip())
    assert fixed(text, finding).rstrip().endswith(PROSE.strip())


@pytest.mark.parametrize(("rule", "residue"), [("script-or-css", SCRIPT), ("json-blob", STATE), ("LEN06", LATIN)])
def test_residue_alone_is_an_error(rule: str, residue: str) -> None:
    assert only(residue, rule).severity is Severity.ERROR
    assert only(PROSE * 4 + "\n\n" + residue, rule).severity is Severity.WARNING


def test_words_of_a_caption_stay() -> None:
    text = PROSE + '\n[caption id="a_1" width="640"]The new rudder[/caption]\n' + PROSE
    assert fixed(text, only(text, "template-tags")) == PROSE + "\nThe new rudder\n" + PROSE


def test_state_of_a_script_is_told_once() -> None:
    text = PROSE + "\n" + STATE + "\n" + PROSE
    assert [finding.rule for finding in findings(text, "MRK")] == ["json-blob"]


def test_line_of_prose_beside_a_script_stays() -> None:
    text = f"{PROSE}\nDear friends,\n{SCRIPT}\nYours,\nEdda"
    assert fixed(text, only(text, "script-or-css")) == f"{PROSE}\nDear friends,\nYours,\nEdda"


def test_variable_amid_a_sentence_is_a_note() -> None:
    finding = only(PROSE + "The variable ${home} is empty.", "template-tags")
    assert (finding.severity, finding.confidence) == (Severity.INFO, Confidence.LOW)


def test_one_label_is_a_note_and_two_a_warning() -> None:
    assert only(PROSE + "\nYour text here\n", "placeholder-text").severity is Severity.INFO
    assert only(PROSE + "\nYour text here\n\nTitle goes here", "placeholder-text").severity is Severity.WARNING


def test_run_of_latin_ends_with_the_passage() -> None:
    text = PROSE + LATIN + " Captain Dahl said nothing of it."
    assert only(text, "placeholder-text").primary.span.of(text) == LATIN[:-1]


def test_bytes_of_a_file_are_told_once() -> None:
    noise = "".join(chr(code) for code in (1, 0x2B, 0xFFFD, 2, 0x7E, 3, 0xB1, 0xFFFD, 0x10, 0x5E, 0xD7, 4)) * 20
    assert [finding.rule for finding in findings(PROSE + noise * 3, "ENC")] == ["binary-or-gibberish"]


def test_lost_letters_are_no_bytes_of_a_file() -> None:
    assert [finding.rule for finding in findings(PROSE + "\ufffd" * 40, "ENC")] == ["replacement-char"]


def test_direction_marks_are_left_to_be_looked_at() -> None:
    finding = only(PROSE + "a\u202eb", "invisible-char")
    assert finding.fix is not None
    assert not finding.fix.safe
