"""Sentences and paragraphs that are followed by themselves."""

from __future__ import annotations

import pytest

from dupcheck import Finding, Settings, check_text

SENTENCE = "The lamp in the harbour office burned all night long."
BEFORE = "Nobody on the quay slept well. "
AFTER = " In the morning the ferry was gone and the gulls were loud."


def findings_of(text: str) -> list[Finding]:
    return check_text(text, Settings(select=("DUP",)))


@pytest.mark.parametrize("separator", [" ", "\n", "\n\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), [("", ""), (BEFORE, AFTER), (f"{BEFORE}\n", f"\n{AFTER}")])
def test_sentence_twice_in_a_row(separator: str, before: str, after: str) -> None:
    text = f"{before}{SENTENCE}{separator}{SENTENCE}{after}"
    (finding,) = findings_of(text)
    assert finding.rule == "adjacent-duplicate"
    assert SENTENCE == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    fixed = text[: edit.span.start] + text[edit.span.end :]
    assert f"{before}{SENTENCE}{after}".split() == fixed.split()
    assert findings_of(fixed) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "この町の時計塔は毎朝七時に鐘を鳴らして人々を起こす。",
        "В этом доме по вечерам долго играли на старом рояле у окна.",
        "كان الحارس القديم يفتح باب الحديقة كل صباح قبل شروق الشمس.",
    ],
)
def test_sentence_twice_in_other_scripts(sentence: str) -> None:
    assert [finding.rule for finding in findings_of(f"{sentence}\n{sentence}")] == ["adjacent-duplicate"]


def test_sentence_before_that_ends_alike_is_left_alone() -> None:
    text = f"They say it was night long. {SENTENCE} {SENTENCE}{AFTER}"
    (finding,) = findings_of(text)
    assert finding.primary.span.of(text) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "Who is there? Who is there? Nobody answered from the other side.",
        f"{SENTENCE}\n" * 5,
        "We walked along the wide grey river in the rain\n" * 2,
        f"{SENTENCE}\n{AFTER}\n{SENTENCE}",
    ],
    ids=["short", "chant", "verse", "apart"],
)
def test_other_echoes_are_no_adjacent_duplicate(text: str) -> None:
    assert findings_of(text) == []
