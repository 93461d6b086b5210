"""Which fields of a record become which parts of a document."""

from __future__ import annotations

from typing import Any

import pytest

from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import FieldNames, Settings
from dupcheck.read import Input
from dupcheck.read.base.paths import find_value, is_blank
from dupcheck.read.base.record import make_document

SOURCE = Input(path="pages.jsonl", file="/pages.jsonl", size=0)
PAGE = "<html lang=fr><head><title>Le titre</title><meta name=description content=Chapeau></head><p>Le texte</p>"


def make(record: dict[str, Any], settings: Settings | None = None) -> Document:
    made = make_document(record, 1, SOURCE, settings or Settings())
    assert isinstance(made, Document)
    return made


def skip_reason(record: dict[str, Any], settings: Settings | None = None) -> str:
    made = make_document(record, 1, SOURCE, settings or Settings())
    assert isinstance(made, Skipped)
    assert (made.path, made.record) == ("pages.jsonl", 1)
    return made.reason


@pytest.mark.parametrize("name", ["text", "body", "content", "articleBody", "article"])
def test_text_is_found_under_its_usual_names(name: str) -> None:
    assert make({"id": "x", name: "words"}).text == "words"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"text": "first", "body": "second"}, "first"),
        ({"text": None, "body": "second"}, "second"),
        ({"text": 7, "body": "second"}, "second"),
        ({"text": {"a": 1}, "body": "second"}, "second"),
        ({"text": "", "body": "second"}, ""),
        ({"text": ["one", "two"]}, "one\n\ntwo"),
        ({"text": []}, ""),
        ({"text": "  kept \r\n"}, "  kept \r\n"),
        ({"text": "a\0b"}, "a\0b"),
    ],
)
def test_text_is_first_usable_field(record: dict[str, Any], expected: str) -> None:
    assert make(record).text == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a", {"b": ["x", {"c": "deep"}], "n": None}),
        ("a.b.1.c", "deep"),
        ("a.b.0", "x"),
        ("a.b.7", None),
        ("a.b.x", None),
        ("a.b.-1", None),
        ("a.n.z", None),
        ("d.e", "literal"),
        ("", None),
        (".", None),
    ],
)
def test_dotted_path_finds(path: str, expected: object) -> None:
    assert find_value({"a": {"b": ["x", {"c": "deep"}], "n": None}, "d.e": "literal"}, path) == expected


def test_given_dotted_name_finds_text() -> None:
    settings = Settings(fields=FieldNames(text=("page.parts.0.body",), id=("meta.id",)))
    record = {"page": {"parts": [{"body": "words"}]}, "meta": {"id": 12}, "text": "not this"}
    document = make(record, settings)
    assert (document.text, document.id) == ("words", "12")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a", "a"), (7, "7"), (0, "0"), (1.5, "1.5"), (True, None), (None, None), ("", None), (" ", None), ({}, None)],
)
def test_id_is_string_or_number(value: object, expected: str | None) -> None:
    assert make({"text": "words", "id": value}).id == expected


def test_first_of_a_list_stands_for_a_field() -> None:
    assert make({"text": "words", "language": ["de", "en"], "headline": []}).language == "de"


def test_every_field_is_taken_from_record() -> None:
    record = {
        "text": "words",
        "id": "1",
        "url": "https://a.example/1",
        "title": "Title",
        "summary": "Deck",
        "datePublished": "2024-05-01",
        "site": "a.example",
        "lang": "en",
    }
    assert make(record) == Document(
        text="words",
        path="pages.jsonl",
        record=1,
        id="1",
        url="https://a.example/1",
        title="Title",
        description="Deck",
        date="2024-05-01",
        site="a.example",
        language="en",
    )


def test_text_is_extracted_from_html_where_there_is_none() -> None:
    document = make({"html": PAGE, "text": None, "title": "Its own"})
    assert (document.text, document.title, document.description, document.language, document.html) == (
        "Le texte",
        "Its own",
        "Chapeau",
        "fr",
        PAGE,
    )


def test_text_and_html_are_both_kept() -> None:
    document = make({"raw_html": PAGE, "text": "words", "title": "Its own"})
    assert (document.text, document.html, document.description) == ("words", PAGE, None)


def test_head_of_html_fills_in_for_missing_title() -> None:
    document = make({"html": PAGE, "text": "words"})
    assert (document.text, document.title, document.language) == ("words", "Le titre", "fr")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": None}, "text field 'text' is null, not a string: nothing was extracted, or "),
        ({"text": 12}, "text field 'text' is a number, not a string"),
        ({"body": True}, "text field 'body' is true or false, not a string"),
        ({"content": {"rendered": "<p>"}}, "text field 'content' is an object, not a string"),
        ({"text": ["a", 1]}, "text field 'text' is a list, not a string"),
        ({"title": "T"}, "no text field: tried text, body, content, articleBody, article, html, raw_html; "),
        ({}, "the record has no fields; try: --text-field NAME"),
        ({f"f{i}": i for i in range(20)}, "f11 and 8 more; try: --text-field NAME"),
    ],
)
def test_record_without_text_is_skipped_with_what_was_seen(record: dict[str, Any], reason: str) -> None:
    assert reason in skip_reason(record)
    assert skip_reason(record).endswith("try: --text-field NAME")


def test_required_part_is_found_in_the_field_that_is_mapped_to_it() -> None:
    settings = Settings(required_fields=("title", "date", "meta.author"), fields=FieldNames(title=("name",)))
    assert make({"text": "w", "name": "T", "datePublished": "2026-05-04"}, settings).missing == ("meta.author",)


def test_missing_names_required_paths_that_are_absent_null_or_blank() -> None:
    settings = Settings(required_fields=("title", "meta.author", "tags", "url", "n", "gone"))
    record: dict[str, Any] = {"text": "w", "title": " ", "meta": {"author": "A"}, "tags": [], "url": None, "n": 0}
    assert make(record, settings).missing == ("title", "tags", "url", "gone")


@pytest.mark.parametrize(("value", "expected"), [(None, True), ("", True), (" \n", True), ([], True), ({}, True)])
def test_blank_values(value: object, expected: bool) -> None:
    assert is_blank(value) is expected


@pytest.mark.parametrize("value", ["a", 0, False, [None], {"a": None}])
def test_values_that_are_not_blank(value: object) -> None:
    assert not is_blank(value)
