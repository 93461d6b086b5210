"""Every format shows every text: no exception, valid UTF-8, the same twice."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.model.document import Skipped
from dupcheck.model.finding import Confidence, Edit, Finding, Fix, Place, Severity, Source
from dupcheck.model.report import Block, Cluster, Member, Report
from dupcheck.model.span import Span
from dupcheck.report.base.excerpt import visible
from dupcheck.report.base.format import ReportOptions
from dupcheck.report.base.registry import find_format, format_names

# Lone surrogates included: a file name that is not UTF-8 has them.
TEXTS = st.text(st.characters(), max_size=300)


@st.composite
def places(draw: st.DrawFn) -> Place:
    start, length = draw(st.integers(0, 9999)), draw(st.integers(0, 30) | st.integers(0, 9999))
    line = draw(st.integers(1, 99))
    around = st.text(max_size=60)
    return Place(
        draw(TEXTS),
        Span(start, start + length),
        line,
        line + draw(st.integers(0, 9)),
        draw(TEXTS),
        draw(around),
        draw(around),
        draw(around),
    )


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    edits = tuple(Edit(Span(start, start + 5), draw(TEXTS)) for start in draw(st.lists(st.integers(0, 99))))
    return Finding(
        rule=draw(st.sampled_from(["doubled-body", "truncated"])),
        code="DUP01",
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.sampled_from(Confidence)),
        message=draw(TEXTS),
        document=draw(TEXTS),
        source=Source(path=draw(TEXTS), record=draw(st.none() | st.integers(1, 99))),
        primary=draw(places()),
        related=tuple(draw(st.lists(places(), max_size=5))),
        measures=draw(st.dictionaries(TEXTS, st.floats() | st.integers(-(2**62), 2**62) | TEXTS, max_size=3)),
        fix=draw(st.none() | st.builds(Fix, safe=st.booleans(), edits=st.just(edits))),
        fingerprint=draw(TEXTS),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    name, found = draw(TEXTS), draw(st.lists(findings(), max_size=4))
    return Report(
        documents=draw(st.integers(0, 99)),
        bytes=0,
        findings=tuple(sorted(found, key=lambda finding: finding.sort_key)),
        clusters=(Cluster(representative=name, members=(Member(document=name + "x", jaccard=0.9, containment=1.0),)),),
        blocks=(Block(site=name, text=draw(TEXTS), pages=9, share=0.5, position="tail"),),
        skipped=(Skipped(path=name, reason=draw(TEXTS)),),
        sites={name: {"documents": 1, "by_rule": {name: 2}}},
        settings={name: [name], "fields": {name: None}},
        encodings={name: 1},
        caps={name: 2},
    )


@pytest.mark.parametrize("form", format_names())
@settings(deadline=None)  # the first render imports the format
@given(report=reports(), width=st.integers(1, 200))
def test_format_shows_any_text(form: str, report: Report, width: int) -> None:
    options = ReportOptions(width=width)
    pieces = list(find_format(form).render(report, options))

    assert "".join(pieces) == "".join(find_format(form).render(report, options))
    if form.startswith("json"):
        for line in "".join(pieces).split("\n")[:-1] if form == "jsonl" else ["".join(pieces)]:
            json.loads(line.encode())


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@settings(deadline=None)  # the first render imports the format
@given(report=reports())
def test_format_for_people_holds_nothing_unshowable(form: str, report: Report) -> None:
    text = "".join(find_format(form).render(report, ReportOptions()))

    assert text == visible(text)
    text.encode()
