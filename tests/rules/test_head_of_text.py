"""Captions, decks and headlines that stand in the body again."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Document
from dupcheck.model.finding import Severity
from dupcheck.model.settings import Settings
from dupcheck.run.check_text import check_text

SENTENCE = "Workers clear the main road after the heavy storm that hit the coast on Tuesday morning"
BODY = [
    "The harbour had been empty since autumn, and nobody expected a boat before the spring.",
    "On Monday one came anyway, with forty passengers and oranges for the school.",
    "The mayor walked down to the quay without a coat and shook every hand.",
    SENTENCE + ".",
    "Two fishermen complained that the wake had torn their nets near the wall.",
    "The owner of the old hotel had dismissed his staff only the week before.",
    "A second boat will follow in May if enough tickets are sold by then.",
]
CAPTIONS = {
    "credit": SENTENCE + " [Getty]",
    "broken": SENTENCE.replace("storm that", "storm\nthat"),
    "broken with credit": SENTENCE.replace("storm that", "storm\nthat") + ". (AFP)",
}
BODIES = {
    "own line": BODY,
    "inside a paragraph": [*BODY[:2], " ".join(BODY[2:5]), *BODY[5:]],
    "broken elsewhere": [*BODY[:3], SENTENCE.replace("road after", "road\nafter") + ".", *BODY[4:]],
}


@pytest.mark.parametrize("caption", CAPTIONS.values(), ids=CAPTIONS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("separator", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("copies", [1, 2], ids=["single", "doubled"])
def test_caption_is_found_once(caption: str, body: list[str], separator: str, copies: int) -> None:
    text = "By Jane Doe\n\n" + caption + "\n\n" + separator.join(body * copies)
    (finding,) = check_text(text, Settings(select=("DUP06", "DUP07")))
    assert finding.rule == "caption-in-body"
    assert finding.severity is Severity.INFO
    assert finding.primary.span.of(text) == caption
    twin = finding.related[0].span.of(text)
    assert " ".join(twin.split()) == SENTENCE


def test_broken_caption_is_no_broken_line_too() -> None:
    text = "By Jane Doe\n\n" + CAPTIONS["broken"] + "\n\n" + "\n\n".join(BODIES["inside a paragraph"])
    assert [finding.rule for finding in check_text(text, Settings(select=("DUP", "STR")))] == ["caption-in-body"]


def test_description_in_the_body_points_to_its_words() -> None:
    text = "\n\n".join(BODY)
    (finding,) = check_text(Document(text=text, description=BODY[1][:-20] + " ..."), Settings(select=("DUP06",)))
    assert finding.severity is Severity.INFO
    assert finding.primary.span.of(text).startswith("On Monday one came anyway")


@pytest.mark.parametrize(
    ("text", "severity", "times"),
    [
        ("A boat came three weeks early\n\n{body}", Severity.INFO, 1),
        ("A boat came three weeks early\nBy Jane Doe\nA boat came three weeks early\n\n{body}", Severity.WARNING, 2),
        ("A boat came three weeks early A boat came three weeks early {body}", Severity.WARNING, 2),
    ],
)
def test_headline_twice_in_the_first_lines_is_a_warning(text: str, severity: Severity, times: int) -> None:
    title = "A boat came three weeks early"
    document = Document(text=text.format(body=" ".join(BODY)), title=title)
    (finding,) = check_text(document, Settings(select=("headline-in-body",)))
    assert (finding.severity, finding.measures["times"]) == (severity, times)
    assert finding.fix is not None
    assert finding.fix.safe


@pytest.mark.parametrize(
    "title", ["A boat came three weeks early - Wexley News", "Wexley News | A boat came three weeks early"]
)
def test_headline_without_the_name_of_the_site(title: str) -> None:
    document = Document(text="A boat came three weeks early\n\n" + "\n".join(BODY), title=title)
    (finding,) = check_text(document, Settings(select=("headline-in-body",)))
    assert finding.fix is not None
    assert not finding.fix.safe
