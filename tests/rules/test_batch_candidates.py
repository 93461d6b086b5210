"""Candidates are found per document, whatever stands before and behind it in the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.settings import Settings
from dupcheck.rules.base.candidates import with_few_words, with_match, without_words
from dupcheck.rules.base.garbled_rows import with_garbling
from dupcheck.rules.base.line_candidates import with_line, with_open_end, with_title_line
from dupcheck.rules.base.mark_candidates import with_control, with_fused_sentences
from dupcheck.rules.base.noise_rows import with_few_vowels, with_long_tokens, with_signature
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.survey import make_survey
from dupcheck.rules.no_breaks import with_one_line
from dupcheck.tokens.tables import make_tables

if TYPE_CHECKING:
    from dupcheck.rules.base.rule import Candidates


def rows(candidates: Candidates, *documents: Document | str) -> list[int]:
    made = [Document(text=document) if isinstance(document, str) else document for document in documents]
    tables = make_tables(make_batch(made))
    survey = make_survey(tables, PhraseIndex(()), Settings(min_words=3))
    found = candidates(survey).tolist()
    assert found == sorted(set(found))
    return [int(row) for row in found]


@pytest.mark.parametrize(
    ("candidates", "texts", "expected"),
    [
        (without_words, ["", "a", "...", "b"], [0, 2]),
        (with_few_words, ["", "a", "a b c", "d e"], [1, 3]),
        (with_match("&[a-z]{2,6};"), ["x &am", "p; y", "&amp;", "&amp; &lt;", ""], [2, 3]),
        (with_line("undefined", "NaN NaN"), ["a\nundefined\nb", "it is undefined", "NaN, NaN", ""], [0, 2]),
        (with_control, ["a\tb\n", "a\x00", "", "é\u0085", "\x92", "\ufffe", "\U0001fffe", "\U0001f600"], [1, 4, 5, 6]),
        (with_garbling, ["Ã", "© café", "cafÃ©", "«\u00a0santé\u00a0»", "", "оПХБЕР", "Ïðèâåò"], [2, 5, 6]),
        (with_fused_sentences, ["a.A", "end.The a.b.Cd", "one.Two, max?”Yes. you!Not", "один.Два.Три.Раз"], [2, 3]),
        (with_signature((b"%PDF-", b"PK\x03\x04")), ["%PDF-1.4", "%PDF", "-x", "PK\x03\x04", ""], [0, 3]),
        (with_long_tokens, ["a few words", "0123456789abcdef0123456789abcdef", "", "..."], [1]),
        (with_few_vowels, ["xkcd qrst" * 40, "the boat came on monday" * 20, "", "12 34 " * 60], [0]),
        (with_one_line, ["a b " * 151, "a\n" * 302, "a b", ""], [0]),
        (with_open_end(), ["The end.", "the end…", "", "a b c d e f g h", "a b c"], [1, 3]),
    ],
)
def test_rows(candidates: Candidates, texts: list[str], expected: list[int]) -> None:
    assert rows(candidates, *texts) == expected


@pytest.mark.parametrize(
    "candidates",
    [
        without_words,
        with_control,
        with_garbling,
        with_fused_sentences,
        with_open_end(),
        with_long_tokens,
        with_few_vowels,
        with_one_line,
    ],
)
def test_no_document(candidates: Candidates) -> None:
    assert rows(candidates) == []


def test_title_line() -> None:
    documents = [
        Document(text="Boat is back\nMore text", title="Boat is back | News"),
        Document(text="More text\nBoat is back", title=None),
        Document(text="", title="Boat is back"),
        Document(text="boat IS back and more", title="Boat is back"),
    ]
    assert rows(with_title_line, *documents) == [0, 3]
