"""The first and last lines of a page, and the documents that hold a phrase there."""

from __future__ import annotations

import pytest

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.rules.base.edge_candidates import near_edge, near_end, with_late_bytes
from dupcheck.rules.base.edges import first_lines, last_lines
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.survey import Survey, make_survey
from dupcheck.tokens.tables import make_tables

TEXTS = ["", "\n \n", "a", "é\n\n—\n b ü\r\nc", "漢字\n\n1\n", "\n x \n", "one\ntwo\nthree\nfour"]


def survey_of(*texts: str) -> Survey:
    tables = make_tables(make_batch(Document(text=text) for text in texts))
    return make_survey(tables, PhraseIndex(phrases_of("site-footer")), Settings())


@pytest.mark.parametrize("count", [1, 2, 9])
def test_border_lines_are_the_pages_lines_with_words(count: int) -> None:
    survey = survey_of(*TEXTS)
    for row in range(len(TEXTS)):
        page = Page(survey, row)
        expected = [line for line in page.lines if line.words]
        assert first_lines(page, count) == expected[:count]
        assert last_lines(page, count) == expected[-count:]


def test_documents_are_chosen_by_the_place_of_their_phrases() -> None:
    middle = "x\ny\nImpressum\nz\nw"
    survey = survey_of("Impressum\nx\ny\nz", middle, "x\ny\nz\nImpressum", "AGB\nx\nImpressum", "")
    assert near_edge("site-footer", "legal", within=2)(survey).tolist() == [0, 2, 3]
    assert near_end("site-footer", "legal", within=2)(survey).tolist() == [2, 3]
    assert near_end("site-footer", "legal", within=3, least=2)(survey).tolist() == [3]
    assert near_edge("site-footer", "rights", within=2)(survey).tolist() == []


def test_late_bytes_lie_at_the_end_of_one_document() -> None:
    survey = survey_of("© a", "long text without it", "© and twenty more bytes here", "\u00c2", "\u00a9")
    assert with_late_bytes("©".encode(), 8)(survey).tolist() == [0, 4]


@pytest.mark.parametrize(("text", "tokens", "expected"), [("Contact us", 2, 2), ("联系我们", 4, 2), ("a/b", 2, 2)])
def test_characters_of_unspaced_scripts_count_half(text: str, tokens: int, expected: int) -> None:
    assert spaced_words(text, tokens) == expected
