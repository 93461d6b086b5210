"""Long lines that stand again elsewhere."""

from __future__ import annotations

import pytest

from dupcheck import Finding, Settings, check_text

NOTICE = "The museum asks visitors to leave umbrellas, sticks and large bags at the desk beside the main stairs."
OTHERS = ["The new rooms show forty years of kites.", "The oldest was made from a ballot paper.", "It flew once."]


def findings_of(text: str) -> list[Finding]:
    return check_text(text, Settings(select=("DUP04",)))


def text_of(*copies: str) -> str:
    rest = (f"{OTHERS[number % 3]} That was in year {number}." for number in range(20))
    return "\n\n".join(part for copy in copies for part in (copy, next(rest)))


def test_paragraph_again_elsewhere() -> None:
    text = text_of(NOTICE, "Between.", NOTICE)
    (finding,) = findings_of(text)
    assert NOTICE == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert finding.primary.span.start > finding.related[0].span.start
    assert finding.severity == "warning"


def test_case_and_spacing_do_not_matter() -> None:
    assert len(findings_of(text_of(NOTICE, "  " + NOTICE.upper().replace(" ", "  ")))) == 1


def test_paragraph_of_a_template_is_a_note() -> None:
    (finding,) = findings_of(text_of(*[NOTICE] * 4))
    assert finding.severity == "info"
    assert finding.measures["copies"] == 4


@pytest.mark.parametrize(
    "copies",
    [
        (NOTICE[:79], NOTICE[:79]),
        (NOTICE, NOTICE.replace("bags", "boxes")),
        ("x" * 100, "x" * 100),
        (f"Rule 7: {NOTICE}", f"Rule 8: {NOTICE}"),
    ],
    ids=["short", "other-word", "one-word", "other-number"],
)
def test_other_lines_are_no_repeated_paragraph(copies: tuple[str, str]) -> None:
    assert findings_of(text_of(*copies)) == []
