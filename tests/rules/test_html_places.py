"""Where the copies of a doubled text stand in its page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from prose import BODY, PARAGRAPHS, TEXT

from dupcheck import Document, Finding, Settings, check_text
from dupcheck.rules.base.html_places import hidden_by

SHOWN = f'<article class="story">\n{BODY}</article>'


def doubled(html: str, text: str = f"{TEXT}\n\n{TEXT}\n") -> Finding:
    (finding,) = check_text(Document(text=text, html=html), Settings(select=("DUP01", "HTM02")))
    return finding


@pytest.mark.parametrize(
    ("second", "hidden"),
    [
        (f'<div id="print" style="display:none">{BODY}</div>', "yes: display:none"),
        (f"<div hidden><section>{BODY}</section></div>", "yes: hidden"),
        (f'<div aria-hidden="true">{BODY}</div>', 'yes: aria-hidden="true"'),
        (f"<template>{BODY}</template>", "yes: <template>"),
        (f"<noscript><div>{BODY}</div></noscript>", "yes: <noscript>"),
        (f'<div class="only-mobile">{BODY}</div>', "maybe: class only-mobile"),
        (f'<div class="overflow-hidden">{BODY}</div>', "no"),
    ],
)
def test_each_copy_has_a_selector_and_is_hidden_or_not(second: str, hidden: str) -> None:
    html = f"<html><body>\n{SHOWN}\n{second}\n</body></html>"
    measures = doubled(html).measures
    assert measures["copy_1_selector"] == "article.story"
    assert (measures["copy_1_hidden"], measures["copy_2_hidden"]) == ("no", hidden)
    soup = BeautifulSoup(html, "html.parser")
    (element,) = soup.select(str(measures["copy_2_selector"]))
    assert all(paragraph in str(element) for paragraph in PARAGRAPHS)
    assert measures["copy_1_html_line"] == 2


def test_the_message_names_the_hidden_element() -> None:
    html = f'<body>{SHOWN}<div id="print" hidden>{BODY}</div></body>'
    assert doubled(html).message.endswith("; one copy is hidden in the page, in div#print")


def test_a_page_that_holds_the_text_once() -> None:
    finding = doubled(f"<body>{SHOWN}</body>")
    assert finding.message.endswith("; the page holds it in one place, article.story")
    assert finding.measures["copy_1_selector"] == finding.measures["copy_2_selector"]


def test_copies_in_elements_without_names() -> None:
    html = f"<html><body><div>{BODY}</div><div>{BODY}</div></body></html>"
    measures = doubled(html).measures
    soup = BeautifulSoup(html, "html.parser")
    first, second = (soup.select(str(measures[f"copy_{number}_selector"])) for number in (1, 2))
    assert (len(first), len(second)) == (1, 1)
    assert first[0] is not second[0]


def test_a_copy_beside_one_that_has_an_element_of_its_own() -> None:
    measures = doubled(f'<body><main>{BODY}<div id="again">{BODY}</div></main></body>').measures
    assert {measures["copy_1_selector"], measures["copy_2_selector"]} == {"main", "div#again"}


@pytest.mark.parametrize("html", ["<p>Another page altogether", "", "<" * 1000, "<div>" * 3000])
def test_a_page_without_the_text_adds_nothing(html: str) -> None:
    assert not any(name.startswith("copy_") for name in doubled(html).measures)


def test_copies_below_many_elements() -> None:
    html = "<div>" * 2000 + SHOWN + f"<div hidden>{BODY}</div>"
    assert doubled(html).measures["copy_1_selector"] == "article.story"


def test_the_page_is_not_needed() -> None:
    (finding,) = check_text(Document(text=f"{TEXT}\n\n{TEXT}\n"), Settings(select=("DUP01",)))
    assert not any(name.startswith("copy_") for name in finding.measures)


def test_names_that_hide_nothing() -> None:
    element = BeautifulSoup('<p style="display: inline" aria-hidden="false">x</p>', "html.parser").p
    assert element is not None
    assert hidden_by(element) == "no"
