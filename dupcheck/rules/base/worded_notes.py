"""Notes on lines that no rule has flagged, and whose words are those of a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.worded import WordedRun, heaviest, worded_runs

NUM_QUOTED = 3

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey


def worded_rows(survey: Survey, rules: Iterable[DocumentRule]) -> Iterator[tuple[int, DocumentRule, WordedRun]]:
    """(row, rule, run) of what the documents are worded like, by row, the likeliest run first."""
    by_name = {rule.name: rule for rule in rules if rule.worded}
    if by_name:
        for row, runs in sorted(survey.once(worded_runs).items()):
            yield from ((row, by_name[run.kind], run) for run in sorted(runs, reverse=True) if run.kind in by_name)


def note(page: Page, run: WordedRun) -> Flag:
    """The note on these lines, with the words that say most."""
    lines = page.lines[run.first : run.last]
    primary = Span(lines[0].span.start, lines[-1].span.end).trimmed(page.text)
    words = sum(line.words for line in lines)
    said = sorted(heaviest(page.survey.tables, page.row, run, NUM_QUOTED))
    quoted = ", ".join(f'"{_word(page, token)}"' for token in said)
    return Flag(
        primary=primary,
        message=f"worded like one, in {words} words ({quoted})",
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        measures={"likeness": run.likeness, "words": words},
    )


def _word(page: Page, token: int) -> str:
    """A token as it is written, with the one behind it where a character is one."""
    word = page.token_span(token, token + 1).of(page.text)
    return word if len(word) > 1 else page.text[page.token_span(token, token + 1).start :][:2].strip()
