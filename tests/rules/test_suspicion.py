"""The suspicion of a document is the sum of its parts, and rises with what it is made of."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dupcheck
from dupcheck import Document, Settings
from dupcheck.kernels.plain.powers import U64
from dupcheck.model.report import DocumentRow
from dupcheck.rules.base import html_facts
from dupcheck.rules.base.suspicion import COLUMNS, SHAPES, parts_of, suspicion

PROSE = (
    "The council met on {day} to speak about the old harbour, which nobody has used for years. "
    "Some people of the town want to keep the {thing}, and others would rather see it gone.\n\n"
    "It was late when the {thing} was voted upon, and the answer was not what the mayor had hoped for. "
    "He said that he would come back with another plan in spring.\n"
)
BODY = "\n".join(
    PROSE.format(day=day, thing=thing)
    for day, thing in [("Monday", "crane"), ("Friday", "shed"), ("Sunday", "wall"), ("Tuesday", "lamp")]
)
CHROME = "\n".join(f"{name} | {name} Today\nRead More About {name} …" for name in ("News", "Sport", "Arts", "Travel"))


def row_of(*documents: Document | str) -> DocumentRow:
    """The row of the first document, judged with the others."""
    given = [
        one if isinstance(one, Document) else Document(text=one, path=str(number))
        for number, one in enumerate(documents)
    ]
    rows: list[DocumentRow] = list(dupcheck.check(given, Settings(jobs=1)).rows)
    return rows[0]


@pytest.mark.parametrize("text", ["", "\n\n", "word", "one line of a text", "漢字" * 40, BODY, CHROME, BODY + BODY])
def test_parts_sum_to_the_suspicion(text: str) -> None:
    row = row_of(text)
    assert row.suspicion == round(1 / (1 + exp(-sum(row.parts.values()))), 3)
    assert 0.0 <= row.suspicion <= 1.0


def test_parts_are_named_in_order() -> None:
    assert list(row_of(BODY).parts) == ["base", *SHAPES, "learned", "repeats", "findings"]


def test_prose_is_less_suspicious_than_what_has_chrome_around_it() -> None:
    assert row_of(BODY).suspicion < 0.2
    assert row_of(BODY).suspicion < row_of(f"{CHROME}\n{BODY}").suspicion < row_of(CHROME).suspicion


def test_doubled_body_is_suspicious_by_its_repeats() -> None:
    once, twice = row_of(BODY), row_of(f"{BODY}\n{BODY}")
    assert twice.findings == ("doubled-body",)
    assert twice.suspicion > max(
        0.4, 3 * once.suspicion
    )  # the paragraphs are alike: the finding is of medium confidence
    assert once.parts["repeats"] == 0.0 < twice.parts["repeats"]


def test_empty_text_is_not_the_page() -> None:
    row = row_of("")
    assert row.parts["not_the_page"] > 0
    assert row.suspicion > 0.9


def test_copies_elsewhere_do_not_count() -> None:
    first, *copies = dupcheck.check(
        [Document(text=BODY, path=str(number)) for number in range(3)], Settings(jobs=1)
    ).rows
    assert {row.findings for row in copies} == {("exact-duplicate-doc",)}
    assert [row.parts for row in copies] == [first.parts] * 2


def page(*parts: str) -> str:
    return "<html><body>" + "".join(parts) + "</body></html>"


def test_html_beside_the_text_adds_its_coverage() -> None:
    article = "<article>" + "".join(f"<p>{line}</p>" for line in BODY.splitlines() if line) + "</article>"
    aside = "<aside>" + "".join(f"<p>{line} and one more link</p>" for line in CHROME.splitlines()) + "</aside>"
    clean = row_of(Document(text=BODY, html=page(article, aside), path="a"))
    left = row_of(Document(text=f"{BODY}\n{CHROME}", html=page(article, aside), path="a"))
    assert clean.parts["coverage"] < left.parts["coverage"]
    assert clean.suspicion < left.suspicion


def test_text_of_an_html_file_has_no_coverage() -> None:
    row = row_of(Document(text=BODY, html=page("<p>", BODY), text_from_html=True, path="a"))
    assert "coverage" not in row.parts


def test_html_is_parsed_once_for_rules_and_suspicion(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    facts_of = html_facts.facts_of

    def counted(html: str, text: U64) -> html_facts.HtmlFacts:
        calls.append(html)
        return facts_of(html, text)

    monkeypatch.setattr(html_facts, "facts_of", counted)
    row_of(Document(text=BODY, html=page("<p>", BODY), path="a"))
    assert len(calls) == 1


def test_learned_blocks_count_by_their_share() -> None:
    shapes = [0.0] * len(COLUMNS)
    scores = [suspicion(parts_of(shapes, share, ())) for share in (0.0, 0.1, 0.2, 0.5, 1.0)]
    assert scores == sorted(set(scores))


@given(st.lists(st.floats(-60, 60, width=32), min_size=len(COLUMNS), max_size=len(COLUMNS)), st.floats(0, 1, width=32))
def test_extremes_stay_between_0_and_1(shapes: list[float], learned: float) -> None:
    assert 0.0 <= suspicion(parts_of(shapes, learned, ())) <= 1.0
