"""Text holds control characters that no text needs.

What it finds:
NUL, escape and other C0 controls except tab, line feed, carriage return and form feed; delete; C1 controls, which are
what Windows-1252 quotes and dashes become when they are read as Latin-1; noncharacters such as U+FFFE.

Why it matters:
They are invisible, they break XML, databases and terminals, and two texts that look alike are not equal.

What to do:
Cut them. Where they are C1 controls, decode the page as Windows-1252 instead: the suggested edits do that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.mark_candidates import control_bytes, with_control
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

# Form feeds divide the pages of plain text (PEPs, RFCs), U+0085 ends lines in a few old systems' text: both stay out.
_C0 = r"\x00-\x08\x0b\x0e-\x1f\x7f"
_LAST_OF_PLANES = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_C1 = r"\x80-\x84\x86-\x9f"
_NONCHARACTERS = rf"\ufdd0-\ufdef\ufffe\uffff{_LAST_OF_PLANES}"
# A terminal's colour code goes as a whole, else a run of one class: linear.
_CONTROL = pattern(rf"\x1b\[[0-9;]{{0,12}}m|[{_C0}]+|[{_C1}]+|[{_NONCHARACTERS}]+")
MAX_RELATED = 10


def judge(page: Page) -> Iterator[Flag]:
    spans = list(_controls(page))
    if not spans:
        return
    count = sum(1 if page.text[span.start] == "\x1b" else len(span) for span in spans)
    codes = sorted({ord(page.text[span.start]) for span in spans})
    named = ", ".join(f"U+{code:04X}" for code in codes[:3]) + (", ..." if len(codes) > 3 else "")
    edits = tuple(Edit(span, _replacement(span.of(page.text))) for span in spans)
    plural = "s" if count > 1 else ""
    yield Flag(
        primary=spans[0],
        message=f"{count} control character{plural} ({named})",
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"characters": count, "kinds": len(codes)},
        fix=Fix(not any(edit.replacement for edit in edits), edits),
        evidence=named,
    )


def _controls(page: Page) -> Iterator[Span]:
    """The runs of controls of one kind."""
    controls, offsets = page.survey.once(control_bytes), page.survey.tables.batch.offsets
    rows = slice(*controls.searchsorted(offsets[page.row : page.row + 2]).tolist())
    end = 0
    for start in page.chars_at(controls[rows]):
        if start >= end and (run := _CONTROL.match(page.text, start)):
            end = run.end()
            yield Span(start, end)


def _replacement(controls: str) -> str:
    """What Windows-1252 has at the places of C1 controls; nothing for the others."""
    if not "\x80" <= controls[0] <= "\x9f":
        return ""
    return controls.encode("latin-1").decode("cp1252", "ignore")


RULE = DocumentRule(
    name="control-char",
    code="ENC03",
    severity=Severity.WARNING,
    candidates=with_control,
    judge=judge,
    yields_to=("mojibake", "binary-or-gibberish"),
)
