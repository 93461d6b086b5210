"""Markdown and HTML: the parts that matter, and foreign text that must not become markup."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace

import pytest

from dupcheck.model.document import Skipped
from dupcheck.model.finding import Finding, Source
from dupcheck.model.report import Report
from dupcheck.model.span import Span
from dupcheck.report.base.format import ReportOptions
from dupcheck.report.base.registry import find_format

HOSTILE = "<script>alert(1)</script> | `code` ```fence``` </details> [x](javascript:1) *b* & \x00\x1b"


def shown(report: Report, form: str, max_per_rule: int | None = None) -> str:
    return "".join(find_format(form).render(report, ReportOptions(max_per_rule=max_per_rule)))


@pytest.fixture
def hostile(report: Report, doubled_body: Finding) -> Report:
    finding = replace(
        doubled_body,
        message=HOSTILE,
        document=HOSTILE,
        source=Source(path=HOSTILE),
        primary=replace(doubled_body.primary, text=HOSTILE),
        related=(replace(doubled_body.related[0], document="other " + HOSTILE, text=HOSTILE),),
        measures={"seen": HOSTILE},
    )
    return replace(report, findings=(finding,), sites={HOSTILE: {"documents": 1, "by_rule": {"doubled-body": 1}}})


def test_markdown_begins_with_the_verdict_and_the_table(report: Report) -> None:
    text = shown(report, "markdown")

    assert text.startswith("### dupcheck: 47 documents, 2 findings (1 error, 1 warning), 1 skipped\n\n| Rule |")
    assert "| `doubled-body` | DUP01 | error | 1 | 1 | 2.1 % |" in text


def test_markdown_folds_the_findings_with_both_copies(report: Report) -> None:
    text = shown(report, "markdown")

    assert "<details><summary>error: doubled-body (1 finding)</summary>" in text
    assert text.count("```text\nThe town council") == 1
    assert "also lines 3-28: “The town council met on Tuesday evening to discuss the plan …”" in text
    assert text.count("<details>") == text.count("</details>") == 4


def test_markdown_marks_short_evidence_in_bold(report: Report, comment_widget: Finding) -> None:
    place = replace(comment_widget.primary, text="<b>", span=Span(5, 8), before="1. a *word* ", after=" goes on")

    text = shown(replace(report, findings=(replace(comment_widget, primary=place),)), "markdown")

    assert r"> “1. a \*word\* <b>&lt;b&gt;</b> goes on”" in text


def test_markdown_says_how_to_see_what_it_leaves_out(clean: Report, doubled_body: Finding) -> None:
    text = shown(replace(clean, findings=(doubled_body,) * 7), "markdown")

    assert "2 more findings not shown; `--max-per-rule 0` shows all.\n" in text


def test_markdown_says_once_what_holds_for_several_documents(clean: Report, doubled_body: Finding) -> None:
    shared = replace(doubled_body, related=(replace(doubled_body.related[0], document="other.txt"),))

    text = shown(replace(clean, findings=(shared, shared)), "markdown")

    assert text.count("also in other.txt") == 1


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_file_with_many_skipped_records_is_named_once(clean: Report, form: str) -> None:
    skipped = tuple(Skipped(path="a.jsonl", record=record, reason="not JSON") for record in range(1, 40))

    text = shown(replace(clean, skipped=skipped), form)

    assert text.count("a.jsonl") == 1
    assert "and 38 more records of this file" in text


def test_markdown_escapes_what_would_format(hostile: Report) -> None:
    text = shown(hostile, "markdown")
    outside = re.sub(r"(?ms)^(`{3,})text\n.*?^\1\n", "", text)

    assert "<script" not in outside
    assert outside.count("</details>") == text.count("<details>")
    assert r"\[x\](javascript:1) \*b\* &amp;" in outside
    assert "\x1b" not in text


def test_markdown_fence_is_longer_than_the_backticks_inside(hostile: Report) -> None:
    assert "\n````text\n" in shown(hostile, "markdown")


def test_markdown_of_a_clean_report_is_one_line(clean: Report) -> None:
    assert shown(clean, "markdown") == "### dupcheck: 47 documents, no findings\n"


class Page(html.parser.HTMLParser):
    """Tags, links, ids and text of a page; raises when a tag is closed that is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)
        named = dict(attrs)
        self.links += [named["href"] or ""] if "href" in named else []
        self.ids |= {named["id"] or ""} if "id" in named else set()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_html_is_well_formed_and_loads_nothing(report: Report) -> None:
    page = Page(shown(report, "html"))

    assert page.open == []
    assert not page.tags & {"script", "img", "link", "iframe"}


def test_html_shows_every_part_and_every_anchor_is_there(report: Report) -> None:
    page = Page(shown(report, "html"))

    for part in ("649 words stand twice", "also lines 3-28", "pages/two.txt", "Follow us on #", "not JSON at column 7"):
        assert part in page.words
    assert {link[1:] for link in page.links if link.startswith("#")} <= page.ids
    assert "https://example.org/harbour" in page.links


def test_html_keeps_foreign_text_as_text(hostile: Report) -> None:
    page = Page(shown(hostile, "html"))

    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.words
    assert not any(link.startswith("javascript") for link in page.links)


def test_html_marks_short_evidence(report: Report, comment_widget: Finding) -> None:
    place = replace(comment_widget.primary, text="<b>", span=Span(5, 8), before="a word ", after=" goes on")

    page = shown(replace(report, findings=(replace(comment_widget, primary=place),)), "html")

    assert "a word <mark>&lt;b&gt;</mark> goes on</blockquote>" in page


def test_html_links_only_web_addresses(report: Report, doubled_body: Finding) -> None:
    odd = replace(report, findings=(replace(doubled_body, document="javascript:alert(1)"),))

    assert not any("javascript" in link for link in Page(shown(odd, "html")).links)


def test_html_caps_the_findings_of_a_rule_and_says_so(clean: Report, doubled_body: Finding) -> None:
    findings = tuple(replace(doubled_body, source=Source(path=f"{number}.txt")) for number in range(25))
    page = shown(replace(clean, findings=findings), "html")

    assert page.count("<article") == 20
    assert "5 more findings not shown" in page


def test_html_says_nothing_of_the_run(report: Report) -> None:
    assert shown(report, "html") == shown(replace(report, run={"jobs": 64, "kernels": "other"}), "html")
