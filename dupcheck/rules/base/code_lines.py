"""Runs of a text that are code, grown from marks of it: whole lines where they look like code, else parts of a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dupcheck.model.span import Span
from dupcheck.rules.base.patterns import pattern

MIN_SIGNS = 0.06  # of a line's characters are brackets and operators; of prose, brackets are 1-2 %
MAX_GAP = 80  # characters between two ends of statements in one line
MAX_LINES = 2000  # that a run grows over, in each direction
_SIGNS = pattern(r"[{}()\[\];=|$\"'+*\\]")
# Of examples of commands and their answers 3-15 % are such signs and 0-85 % of the words are plain ones; of 24 natural
# doubled bodies one has 3 % of them or more, a table whose words are plain ones to 91 %.
MIN_NAMING_SIGNS = 0.03
MAX_PLAIN_WORDS = 0.9
_NAMING_SIGNS = pattern(r"[{}()\[\]=;|$\\`<>_/*#@+\"]")
_PLAIN_WORD = pattern(r"[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,4}")
_AROUND_WORDS = "\"'.,;:!?()«»„“”‘’…-–—"
_EDGE = pattern(
    r"^\s{0,80}(?:[})\];@*]|//|[.#][\w-])|[{}]\s{0,80}$|\*/\s{0,80}$"
    r"|^\s{2,80}[\"']?[\w$-]{1,40}[\"']?\s?:\s?\S{1,80}$"
)
_OPEN = pattern(r"[;,(\[]\s{0,80}$")  # so do lines of verse, but without one of the next
_OPERATOR = pattern(r"[=({}\[$]|['\"]\s?:|:\s?['\"\d]")
_CLOSE = pattern(r"[;}]")


@dataclass(frozen=True, slots=True)
class CodeRun:
    """A run of code: where, how many marks stand in it, and whether it is made of whole lines."""

    span: Span
    marks: int
    whole_lines: bool


def code_runs(text: str, marks: Iterable[tuple[int, int]]) -> list[CodeRun]:
    """The runs of code around `marks`, sorted and apart; those that meet or only blank lines divide are one."""
    runs: list[CodeRun] = []
    for start, end in marks:
        if runs and start < runs[-1].span.end:
            last = runs.pop()
            runs.append(CodeRun(Span(last.span.start, max(last.span.end, end)), last.marks + 1, last.whole_lines))
            continue
        floor = runs[-1].span.end if runs else 0
        run = _run_at(text, start, end, floor)
        if runs and not text[runs[-1].span.end : run.span.start].strip():
            last = runs.pop()
            whole = last.whole_lines and run.whole_lines
            run = CodeRun(Span(last.span.start, run.span.end), last.marks + run.marks, whole)
        runs.append(run)
    return runs


def looks_like_code(text: str) -> bool:
    """True where brackets and operators are as frequent as in code."""
    return len(_SIGNS.findall(text)) >= MIN_SIGNS * len(text) > 0


def shows_code_or_data(text: str) -> bool:
    """True for commands, data or names of a program, prose between them too: their words are not plain ones."""
    if len(_NAMING_SIGNS.findall(text)) < MIN_NAMING_SIGNS * len(text):
        return False
    words = [word for it in text.split() if (word := it.strip(_AROUND_WORDS))]
    return sum(_PLAIN_WORD.fullmatch(word) is not None for word in words) < MAX_PLAIN_WORDS * len(words)


def _run_at(text: str, start: int, end: int, floor: int) -> CodeRun:
    first, last = _line_at(text, start)[0], _line_at(text, max(start, end - 1))[1]
    if first < floor or not _goes_on(text[first:last]):
        return CodeRun(Span(start, _statement_end(text, end, last)), 1, False)
    for _ in range(MAX_LINES):
        above = _line_at(text, first - 1) if first > floor else None
        if above is None or above[0] < floor or not _goes_on(text[above[0] : above[1]]):
            break
        first = above[0]
    for _ in range(MAX_LINES):
        below = _line_at(text, last + 1) if last + 1 < len(text) else None
        if below is None or not _goes_on(text[below[0] : below[1]]):
            break
        last = below[1]
    return CodeRun(Span(first, last).trimmed(text), 1, True)


def _line_at(text: str, place: int) -> tuple[int, int]:
    """Where the line that holds this character begins and ends, without its newline."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def _statement_end(text: str, end: int, line_end: int) -> int:
    """The end of the last statement that follows in this line without MAX_GAP characters of anything else."""
    while (close := _CLOSE.search(text, end, min(line_end, end + MAX_GAP))) is not None:
        end = close.end()
    return end


def _is_code(line: str) -> bool:
    return len(_SIGNS.findall(line)) >= MIN_SIGNS * len(line)


def _goes_on(line: str) -> bool:
    """True for a line inside code: it begins or ends with a sign of code, or is full of them; blank lines, too."""
    if not line.strip() or _EDGE.search(line) or _is_code(line):
        return True
    return bool(_OPEN.search(line) and _OPERATOR.search(line))
