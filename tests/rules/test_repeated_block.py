"""Blocks that stand again, less than a doubled body."""

from __future__ import annotations

import pytest

from dupcheck import Finding, Settings, check_text


def words(first: int, count: int) -> str:
    return " ".join(f"word{number}" for number in range(first, first + count)) + "."


def findings_of(text: str) -> list[Finding]:
    return check_text(text, Settings(select=("DUP",)))


def blocks_of(text: str) -> list[Finding]:
    return [finding for finding in findings_of(text) if finding.rule == "repeated-block"]


def test_block_at_top_and_bottom() -> None:
    block = words(0, 60)
    text = f"{block}\n\n{words(100, 300)}\n\n{block}"
    (finding,) = findings_of(text)
    assert finding.rule == "repeated-block"
    assert finding.severity == "warning"
    assert block == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert finding.measures["words"] == 60
    assert finding.fix is not None
    assert not finding.fix.safe


def test_block_of_a_large_text_is_a_note() -> None:
    block = words(0, 60)
    (finding,) = blocks_of(f"{block}\n{words(100, 2000)}\n{block}")
    assert finding.severity == "info"


@pytest.mark.parametrize(("count", "is_found"), [(49, False), (50, True)])
def test_block_has_fifty_words(count: int, is_found: bool) -> None:
    block = words(0, count)
    assert is_found == bool(blocks_of(f"{block}\n{words(100, 300)}\n{block}"))


@pytest.mark.parametrize(("lines", "is_found"), [(2, False), (3, True)])
def test_block_has_three_lines_of_prose(lines: int, is_found: bool) -> None:
    block = "\n".join(words(20 * number, 10) for number in range(lines))
    assert is_found == bool(blocks_of(f"{block}\n{words(100, 300)}\n{block}"))


def test_larger_share_is_a_doubled_body() -> None:
    block = words(0, 80)
    assert [finding.rule for finding in findings_of(f"{block}\n{words(100, 100)}\n{block}")] == ["doubled-body"]
