"""A survey finds what is asked for only, once; its characters are those of the texts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.rules.base.char_offsets import wide_characters
from dupcheck.rules.base.judging import judge_batch
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import document_rules
from dupcheck.rules.base.survey import Survey, make_survey
from dupcheck.tokens.tables import make_tables


def survey_of(*texts: str) -> Survey:
    tables = make_tables(make_batch(Document(text=text) for text in texts))
    return make_survey(tables, PhraseIndex(()), Settings())


def test_rule_without_repeats_or_phrases_pays_for_none() -> None:
    survey = survey_of("a text", "")
    judge_batch(survey, document_rules(frozenset({"empty-body"})))
    assert {"repeats", "hits"}.isdisjoint(vars(survey))


def test_every_rule_has_its_time() -> None:
    timings = {"empty-body": 1.0}
    judge_batch(survey_of("a text", ""), document_rules(frozenset({"empty-body", "short-body"})), timings)
    assert sorted(timings) == ["empty-body", "short-body"]
    assert timings["empty-body"] >= 1.0


def test_what_is_found_once_is_kept() -> None:
    survey = survey_of("é")
    assert survey.once(wide_characters) is survey.once(wide_characters)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text("aé文\U0001f600\n .", max_size=12), max_size=4))
def test_characters_and_lines_equal_those_of_the_text(texts: list[str]) -> None:
    survey = survey_of(*texts)
    for row, text in enumerate(texts):
        page = Page(survey, row)
        begin = int(survey.tables.batch.offsets[row])
        firsts = [begin + len(text[:char].encode()) for char in range(len(text) + 1)]
        assert page.chars_at(np.array(firsts, dtype=np.int64)) == list(range(len(text) + 1))
        assert [line.text for line in page.lines] == [line.strip() for line in text.removesuffix("\n").split("\n")]
        assert all(line.span.of(text) == line.text for line in page.lines)
