"""A report with every part a format shows."""

from __future__ import annotations

import pytest

from dupcheck.model.document import Skipped
from dupcheck.model.finding import Confidence, Edit, Finding, Fix, Place, Severity, Source
from dupcheck.model.report import Block, Cluster, DocumentRow, Member, Pair, Report
from dupcheck.model.rule_page import RulePage
from dupcheck.model.span import Span

HARBOUR = (
    "The town council met on Tuesday evening to discuss the plan for the old harbour.\n"
    "More than two hundred people came, most of them to speak against the new car park, "
    "and the debate went on until after midnight; in the end nobody had changed their mind."
)
PAGES = {
    "doubled-body": RulePage(
        name="doubled-body",
        code="DUP01",
        severity=Severity.ERROR,
        scope="document",
        summary="A long part of the text stands twice",
        finds="One long run of the text that stands again in the same order.",
        matters="Half of the record is a copy.",
        cure="Delete the later copy. Then look at the selector.",
    ),
    "comment-widget": RulePage(
        name="comment-widget",
        code="CMT01",
        severity=Severity.WARNING,
        scope="document",
        summary="The empty comment widget was scraped with the text",
        finds="Lines of an empty comment widget.",
        matters="They are no part of the article.",
        cure="Cut the tail. Anchor the selector to the article.",
        languages=("de", "en"),
    ),
}


@pytest.fixture
def doubled_body() -> Finding:
    return Finding(
        rule="doubled-body",
        code="DUP01",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message="649 words stand twice (48 % of the text)",
        document="https://example.org/harbour",
        source=Source(path="crawl.jsonl", record=12),
        primary=Place("https://example.org/harbour", Span(3400, 6700), 30, 55, HARBOUR[:200]),
        related=(Place("https://example.org/harbour", Span(60, 3360), 3, 28, HARBOUR[:200]),),
        measures={"words": 649, "share": 0.48123, "copies": 2},
        fix=Fix(safe=True, edits=(Edit(Span(3399, 6701)),)),
        fingerprint="f1",
    )


@pytest.fixture
def comment_widget() -> Finding:
    return Finding(
        rule="comment-widget",
        code="CMT01",
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        message='the tail is an empty comment widget: "No comments:"',
        document="pages/a|b.txt",
        source=Source(path="pages/a|b.txt"),
        primary=Place("pages/a|b.txt", Span(900, 927), 14, 15, "No comments:\nPost a Comment"),
        fingerprint="f2",
    )


@pytest.fixture
def report(doubled_body: Finding, comment_widget: Finding) -> Report:
    return Report(
        documents=47,
        bytes=123456,
        findings=(doubled_body, comment_widget),
        clusters=(
            Cluster(
                representative="pages/one.txt",
                members=(Member(document="pages/two.txt", jaccard=0.93, containment=0.98),),
            ),
        ),
        pairs=(Pair(left="a", right="b", jaccard=0.91, left_in_right=0.97, right_in_left=0.93),),
        blocks=(Block(site="example.org", text="Follow us on #", pages=40, share=0.95, position="tail"),),
        rows=(
            DocumentRow(
                document="a",
                site="example.org",
                words=300,
                cluster=None,
                suspicion=0.5,
                parts={"base": -2.0, "repeats": 2.0},
                findings=("doubled-body",),
            ),
            DocumentRow(
                document="b", site="b.org", words=20, cluster="a", suspicion=0.119, parts={"base": -2.0}, findings=()
            ),
        ),
        skipped=(Skipped(path="broken.jsonl", record=3, reason="not JSON at column 7"),),
        encodings={"windows-1252": 3},
        caps={"bucket members": 2},
        sites={"example.org": {"documents": 47, "by_rule": {"doubled-body": 1, "comment-widget": 1}}},
        settings={"seed": 1, "min_jaccard": 0.8},
        rules=PAGES,
        run={"kernels": "plain", "jobs": 1},
    )


@pytest.fixture
def clean() -> Report:
    return Report(documents=47, bytes=1000, rules=PAGES)
