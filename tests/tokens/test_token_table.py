"""Tokens agree with their naive twin, in every script, batch and chunk."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import naive
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import dupcheck
from dupcheck.kernels.gear import load_gear
from dupcheck.model.batch import Batch, make_batch
from dupcheck.model.document import Document
from dupcheck.tokens import cuts
from dupcheck.tokens.fold_table import fold_table
from dupcheck.tokens.token_table import TokenTable, tokenise

SAME_UNICODE = str(fold_table().unicode_version) == unicodedata.unidata_version
# Under another Unicode version than the table's, only what was assigned long before both.
EVERY_PLANE = st.characters(exclude_categories=["Cs"]).filter(
    lambda char: SAME_UNICODE or unicodedata.ucd_3_2_0.category(char) != "Cn"
)
TRICKY = st.sampled_from(
    "aéßİıŉſﬁÅΣςΐᾳЙй5٥५½①ªａＡﾊﾞパパがが漢々字ำกน้ေက한국ㅏ각ऩऩक़ا شَّהָּ \n\t-.…'’_\xad\u200b\u200c\u200d\ufeff\u034f"
    "\u0301\u0302\u0323\u0307\u0316\u0328\u0345\u0344\u093c\u20e3\ufe0f👍🏽\U0001d5ba\U0002f800\U000e0041\x00\x85"
)
TEXTS = st.text(st.one_of(TRICKY, TRICKY, EVERY_PLANE), max_size=40)

VARIANTS = [
    ("fullwidth", "ＡＢＣ１２３", "abc123"),
    ("case", "STRASSE", "straße"),
    ("greek-case", "ΟΔΥΣΣΕΎΣ", "Οδυσσεύς"),
    ("cyrillic-case", "ЁЖИК", "ёжик"),
    ("ligature", "ﬁnance", "finance"),
    ("half-width-kana", "ﾊﾞｲｸ", "バイク"),
    ("soft-hyphen", "Donau\xaddampf", "Donaudampf"),
    ("joiner", "می\u200cروم", "میروم"),
    ("byte-order-mark", "\ufeffword", "word"),
    ("variation-selector", "葛\U000e0100", "葛"),
    ("hangul-nfd", unicodedata.normalize("NFD", "한국어"), "한국어"),
    ("vietnamese-cp1258", "Vi\xea\u0323t", "Việt"),
    ("yoruba-nfd", unicodedata.normalize("NFD", "ó̩"), "ó̩"),
    ("arabic-typed-order", "بّ" + "َ", "ب" + "َ" + "ّ"),
    ("hebrew-typed-order", "שּׁ", unicodedata.normalize("NFC", "שּׁ")),
    ("upper-without-composed-form", "J\u030c", "ǰ"),
]


def batch_of(*texts: str) -> Batch:
    return make_batch(Document(text=text) for text in texts)


def table_of(*texts: str) -> TokenTable:
    return tokenise(batch_of(*texts), load_gear("plain"))


def rows_of(table: TokenTable, batch: Batch) -> list[list[tuple[int, int, int]]]:
    """Per document its (start, end, hash), in bytes of the document."""
    columns = list(zip(table.starts.tolist(), table.ends.tolist(), table.hashes.tolist(), strict=True))
    offsets = table.offsets.tolist()
    return [
        [(start - base, end - base, value) for start, end, value in columns[first:last]]
        for base, (first, last) in zip(batch.offsets.tolist(), pairwise(offsets), strict=False)
    ]


def alone(text: str) -> list[tuple[int, int, int]]:
    batch = batch_of(text)
    return rows_of(tokenise(batch, load_gear("plain")), batch)[0]


@settings(deadline=None, max_examples=400)
@given(TEXTS)
@example("")
@example("\u0301")
@example("\u0301a\u0301")
@example("\u0301\u0323 e\u0323\u0302")
@example("\xad")
@example("ำ")
@example("กำ\u0e49า")
@example("½ᾳ\u0301ᾴ")
@example("ab漢cd字")
def test_tokenize_equals_naive_twin(text: str) -> None:
    assert naive.tokens(text) == dupcheck.tokenize(text)


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
def test_equal_tokens_have_equal_hashes_and_no_others(one: str, other: str) -> None:
    hashes = table_of(one, other).hashes.tolist()
    strings = [token for text in (one, other) for token, _, _ in dupcheck.tokenize(text)]
    assert len(set(strings)) == len(set(hashes)) == len(set(zip(strings, hashes, strict=True)))


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_spans_lie_in_order_on_character_borders(text: str) -> None:
    table = table_of(text)
    borders = {len("".join(text[:count]).encode()) for count in range(len(text) + 1)}
    places = [place for span in zip(table.starts.tolist(), table.ends.tolist(), strict=True) for place in span]
    assert places == sorted(places)
    assert borders.issuperset(places)
    assert (table.starts < table.ends).all()


@settings(deadline=None, max_examples=200)
@given(st.lists(TEXTS, max_size=6))
@example(["", "", ""])
@example(["", "\u0301", "a", "", "\u0301\u0301b", "\xad", ""])
@example(["かa", "゙b", "e", "\u0301"])
def test_document_has_the_same_tokens_in_any_batch(texts: list[str]) -> None:
    batch = batch_of(*texts)
    assert [alone(text) for text in texts] == rows_of(tokenise(batch, load_gear("plain")), batch)


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_canonical_spellings_have_equal_hashes(text: str, form: str) -> None:
    if "\u0345" in unicodedata.normalize("NFD", text):
        return  # the iota below, a letter once folded, is not reordered with other marks
    spelled = unicodedata.normalize(form, text)  # type: ignore[arg-type]  # one of two literals
    assert table_of(text).hashes.tolist() == table_of(spelled).hashes.tolist()


@pytest.mark.parametrize(("one", "other"), [pair for _, *pair in VARIANTS], ids=[name for name, *_ in VARIANTS])
def test_variants_have_equal_hashes(one: str, other: str) -> None:
    assert table_of(one).hashes.tolist() == table_of(other).hashes.tolist()


def test_numbers_begin_and_end_in_a_digit() -> None:
    words = ["7", "2024", "٣٤", "３", "4th", "b2b", "no", "1a1"]
    assert table_of(" ".join(words)).is_number.tolist() == [True, True, True, True, False, False, False, True]


def test_lone_surrogates_separate_words() -> None:
    assert [token for token, _, _ in dupcheck.tokenize("a\ud800b")] == ["a", "b"]


@pytest.mark.parametrize("word", ["plain ", "Größe ", "naïve\u0301\n", "слово\t", "漢字", "கா ", "word漢"])
@pytest.mark.parametrize("shift", [0, 1, 2, 3])
def test_chunk_borders_leave_no_trace(word: str, shift: int) -> None:
    count = 3 * cuts.PIECE_BYTES // len(word.encode())
    text = "x" * shift + " " + word * count
    tokens = table_of(text)
    single = table_of(word).hashes.tolist()
    assert set(tokens.hashes.tolist()[shift > 0 :]) <= set(single)
    assert count * len(single) + (shift > 0) == len(tokens)


@pytest.mark.parametrize("char", ["a", "я", "漢", "𝔘"])
def test_text_without_white_space_is_cut_between_characters(char: str) -> None:
    text = char * (2 * cuts.PIECE_BYTES // len(char.encode()) + 7)
    table = table_of("padding", text, "after")
    size = len(char.encode())
    inside = slice(int(table.offsets[1]), int(table.offsets[2]))
    starts, ends = table.starts[inside] - len("padding"), table.ends[inside] - len("padding")
    assert (starts % size == 0).all()
    assert (ends % size == 0).all()
    assert len(text.encode()) == int((ends - starts).sum())


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.sampled_from("aé漢 \n\u0301"), max_size=60), max_size=8))
def test_tiny_chunks_change_only_where_long_documents_are_cut(texts: list[str]) -> None:
    batch = batch_of(*texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cuts, "PIECE_BYTES", 16)
        together = rows_of(tokenise(batch, load_gear("plain")), batch)
        separate = [alone(text) for text in texts]
    assert separate == together


def test_empty_batch_has_no_tokens() -> None:
    table = table_of()
    assert len(table) == 0
    assert table.offsets.tolist() == [0]


def test_offsets_count_the_tokens_of_empty_documents_as_none() -> None:
    assert table_of("", "a b", "", " .,\n", "c", "").counts.tolist() == [0, 2, 0, 0, 1, 0]
    assert np.int64 == table_of("a").offsets.dtype
