"""Lines with the words of chrome or of a wall are noted where no rule flags them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import PARAGRAPHS, TEXT

from dupcheck import Settings, check_text
from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.finding import Finding, Severity
from dupcheck.rules.base.build_word_weights import built
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.survey import Survey, make_survey
from dupcheck.rules.base.word_weights import PATH, word_weights
from dupcheck.rules.base.worded import worded_runs
from dupcheck.tokens.tables import make_tables

CHECKOUT = Path(__file__).parents[2]
WIDGET = "Reviews from members are hidden\nOnly registered users may rate or write opinions here\nSort opinions: newest"
WALL = "Hold on while this firewall challenge inspects the connection of your browser\nRequest blocked? Reference 4711"
LINES = st.sampled_from([*PARAGRAPHS, *WIDGET.splitlines(), *WALL.splitlines(), "", "Kommentare", "请先登录后发表评论"])


def surveyed(*texts: str) -> Survey:
    return make_survey(make_tables(make_batch(Document(text=text) for text in texts)), PhraseIndex(()), Settings())


def notes(text: str, *rules: str) -> list[Finding]:
    found = check_text(text, Settings(select=rules)) if rules else check_text(text)
    return [finding for finding in found if "likeness" in finding.measures]


def test_lines_below_a_text_are_noted() -> None:
    (found,) = notes(f"{TEXT}\n\n{WIDGET}")
    assert (found.rule, found.severity, found.fix) == ("comment-widget", Severity.INFO, None)
    assert f"{TEXT}\n\n{WIDGET}"[found.primary.span.start : found.primary.span.end] == WIDGET


def test_a_short_page_is_noted_as_a_whole() -> None:
    (found,) = notes(WALL)
    assert (found.rule, found.primary.span.start, found.primary.span.end) == ("bot-wall", 0, len(WALL))


def test_prose_is_not_noted() -> None:
    assert notes(TEXT) == []


def test_a_rule_that_is_not_asked_notes_nothing() -> None:
    assert notes(f"{TEXT}\n\n{WIDGET}", "share-bar") == []


def test_what_a_rule_has_flagged_is_not_noted() -> None:
    text = f"{TEXT}\n\nNo comments:\nPost a comment\nComments are closed."
    rules = {finding.rule for finding in check_text(text)}
    assert ("comment-widget" in rules, notes(text)) == (True, [])


@given(st.lists(st.lists(LINES, max_size=8).map("\n".join), max_size=5))
@settings(max_examples=40)
def test_what_a_document_is_worded_like_does_not_depend_on_those_beside_it(texts: list[str]) -> None:
    together = worded_runs(surveyed(*texts))
    alone = {row: found for row, text in enumerate(texts) for found in [worded_runs(surveyed(text)).get(0)] if found}
    assert {row: sorted(found) for row, found in together.items()} == {row: sorted(it) for row, it in alone.items()}


def test_every_worded_rule_has_weights() -> None:
    worded = {name: rule.worded for name, rule in all_rules().items() if isinstance(rule, DocumentRule) and rule.worded}
    assert dict(zip(word_weights().kinds, word_weights().places, strict=True)) == worded


def test_weights_are_those_of_the_texts() -> None:
    with np.load(PATH) as shipped:
        columns = built(CHECKOUT)
        stale = [name for name, column in columns.items() if not np.array_equal(column, shipped[name])]
    assert stale == []


def test_note_quotes_what_weighs_most() -> None:
    (found,) = notes(WALL)
    assert found.message == 'worded like one, in 16 words ("firewall", "Request", "Reference")'
