"""Flags become findings: yielding, places, excerpts and fingerprints."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.model.document import Document
from dupcheck.model.finding import EXCERPT_LENGTH, Edit, Finding, Fix, Flag, Place, Severity
from dupcheck.model.packed import pack_finding, unpack_finding
from dupcheck.model.span import Span, covered_characters
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.findings import finding_of
from dupcheck.rules.base.findings import named as named_packed
from dupcheck.rules.base.judging import claims_of, unclaimed
from dupcheck.rules.base.places import place_of
from dupcheck.rules.base.rule import DocumentRule, Rule


def rule(name: str, code: str) -> DocumentRule:
    return DocumentRule(
        name=name,
        code=code,
        severity=Severity.WARNING,
        candidates=lambda survey: np.zeros(0, np.int64),
        judge=lambda page: (),
    )


RULE = rule("some-rule", "XYZ01")


def make_finding(rule: Rule, flag: Flag, document: Document) -> Finding:
    return unpack_finding(finding_of(rule, flag, document.text, (document.path, document.record)))


def named(finding: Finding, document: str) -> Finding:
    return unpack_finding(named_packed(pack_finding(finding), document))


TEXT = "First line here\nsecond line\n\nfourth"


def flag(start: int, end: int, **more: object) -> Flag:
    return Flag(primary=Span(start, end), message="m", **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(("start", "is_kept"), [(0, False), (4, False), (5, False), (6, True), (30, True)])
def test_flag_yields_when_half_of_it_is_claimed(start: int, is_kept: bool) -> None:
    assert is_kept == bool(unclaimed([flag(start, start + 10)], [Span(0, 10)]))


def test_flag_yields_to_claims_that_cover_it_together() -> None:
    assert unclaimed([flag(0, 10)], [Span(0, 3), Span(2, 4), Span(8, 10)]) == []
    assert unclaimed([flag(0, 10)], [Span(0, 3), Span(0, 3), Span(9, 10)]) == [flag(0, 10)]


@pytest.mark.parametrize(("place", "is_kept"), [(4, True), (5, False), (9, False), (11, True)])
def test_empty_flag_yields_where_it_stands_in_a_claim(place: int, is_kept: bool) -> None:
    assert is_kept == bool(unclaimed([flag(place, place)], [Span(5, 10)]))


def test_flag_without_claims_is_kept() -> None:
    assert unclaimed([flag(0, 0), flag(1, 2)], []) == [flag(0, 0), flag(1, 2)]


def test_claims_are_primary_related_and_cut_places_of_this_document() -> None:
    elsewhere = Place("other", Span(50, 60), 1, 1, "")
    flagged = flag(10, 20, related=(Span(0, 5), elsewhere), fix=Fix(True, (Edit(Span(9, 20)),)))
    assert claims_of([flagged]) == (Span(0, 5), Span(9, 20), Span(10, 20))


@pytest.mark.parametrize(
    ("span", "lines"),
    [((0, 5), (1, 1)), ((0, 15), (1, 1)), ((0, 16), (1, 1)),
     ((0, 17), (1, 2)), ((16, 27), (2, 2)), ((29, 35), (4, 4)),
     ((0, 35), (1, 4)), ((0, 0), (1, 1)), ((35, 35), (4, 4))],
)  # fmt: skip
def test_place_counts_its_lines(span: tuple[int, int], lines: tuple[int, int]) -> None:
    place = place_of(Span(*span), TEXT, "id")
    assert lines == (place.start_line, place.end_line)


def test_place_quotes_its_first_characters() -> None:
    text = "é" * 500
    assert place_of(Span(3, 400), text, "id").text == "é" * EXCERPT_LENGTH
    assert place_of(Span(3, 5), text, "id").text == "éé"


def test_fingerprint_is_of_rule_document_and_evidence_alone() -> None:
    here = make_finding(RULE, flag(0, 10), Document(text="Some  Words of the text"))
    moved = make_finding(RULE, flag(6, 16, measures={"words": 2}), Document(text="Before some words  of the text"))
    assert named(here, "a").fingerprint == named(moved, "a").fingerprint
    assert named(here, "a").fingerprint != named(here, "b").fingerprint
    other = rule("other", "XYZ02")
    assert (
        named(here, "a").fingerprint
        != named(make_finding(other, flag(0, 10), Document(text="Some  Words")), "a").fingerprint
    )


def test_fingerprint_takes_evidence_where_the_rule_names_it() -> None:
    one = make_finding(RULE, flag(0, 3, evidence="proof"), Document(text="one"))
    other = make_finding(RULE, flag(0, 5, evidence="PROOF "), Document(text="other"))
    assert one.fingerprint == other.fingerprint


def test_named_names_only_places_of_the_document() -> None:
    related = (Span(0, 5), Place("twin", Span(1, 2), 1, 1, "x"))
    finding = named(make_finding(RULE, flag(6, 10, related=related), Document(text=TEXT, path="p", record=3)), "id")
    assert [finding.document, finding.primary.document] == ["id", "id"]
    assert [place.document for place in finding.related] == ["id", "twin"]
    assert (finding.source.path, finding.source.record) == ("p", 3)


def test_severity_of_a_flag_goes_before_the_rules() -> None:
    document = Document(text=TEXT)
    assert make_finding(RULE, flag(0, 1), document).severity is Severity.WARNING
    assert make_finding(RULE, flag(0, 1, severity=Severity.INFO), document).severity is Severity.INFO


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 20), st.integers(0, 10))


@settings(deadline=None, max_examples=200)
@given(SPANS, st.lists(SPANS, max_size=5))
def test_covered_characters_equal_sets(span: Span, claims: list[Span]) -> None:
    under = {place for claim in claims for place in range(claim.start, claim.end)}
    assert len(under & set(range(span.start, span.end))) == covered_characters(span, claims)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(["a", "bc"]), st.sampled_from([" ", "\n\n", ""]), st.booleans()), max_size=6))
def test_removals_lie_apart_and_cut_exactly_the_words(parts: list[tuple[str, str, bool]]) -> None:
    text, spans, kept = "", [], ""
    for word, space, is_cut in parts:
        if is_cut:
            spans.append(Span(len(text), len(text) + len(word)))
        else:
            kept += word
        text += word + space
    edits = removals(spans, text)
    assert len(spans) == len(edits)
    rest, reach = "", 0
    for edit in edits:
        assert reach <= edit.span.start <= edit.span.end <= len(text)
        rest += text[reach : edit.span.start]
        reach = edit.span.end
    assert kept == "".join((rest + text[reach:]).split())
