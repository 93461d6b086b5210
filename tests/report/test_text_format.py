"""The report for people: what stands in it, in which order, how wide."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from dupcheck import Document, Settings, check
from dupcheck.model.document import Skipped
from dupcheck.model.finding import Finding, Severity, Source
from dupcheck.model.report import Report
from dupcheck.model.span import Span
from dupcheck.report.base.format import ReportOptions
from dupcheck.report.base.registry import find_format
from dupcheck.report.terminal.columns import columns


def shown(report: Report, *, color: bool = False, width: int = 80, max_per_rule: int | None = None) -> str:
    options = ReportOptions(color=color, width=width, max_per_rule=max_per_rule)
    return "".join(find_format("text").render(report, options))


def many(finding: Finding, count: int) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, source=Source(path=f"{number:02}.txt"), document=f"{number:02}.txt") for number in range(count)
    )


def test_text_shows_place_message_both_copies_measures_and_fix(report: Report) -> None:
    text = shown(report)

    assert "crawl.jsonl#12\n  https://example.org/harbour\n" in text
    assert "error   doubled-body DUP01 · lines 30-55\n" in text
    assert "649 words stand twice (48 % of the text)" in text
    assert re.search(r"^ +30 │ The town council", text, re.MULTILINE)
    assert re.search(r"also lines 3-28:\n +3 │ The town council .* …\n +copies", text)
    assert "copies 2 · share 0.4812 · words 649" in text
    assert "fix: delete lines 30-55 (characters 3399-6701); safe" in text


def test_text_marks_short_evidence_with_carets_on_its_line(report: Report, comment_widget: Finding) -> None:
    place = replace(
        comment_widget.primary, span=Span(3, 5), start_line=7, end_line=7, text="Ã©", before="en d", after="cembre"
    )

    text = shown(replace(report, findings=(replace(comment_widget, primary=place),)))

    assert "         7 │ en dÃ©cembre\n           │     ^^\n" in text


def test_text_puts_carets_under_wide_signs(report: Report, comment_widget: Finding) -> None:
    place = replace(comment_widget.primary, span=Span(3, 5), end_line=14, text="町会", before="火曜", after="の夜" * 19)

    for width in (60, 80):
        text = shown(replace(report, findings=(replace(comment_widget, primary=place),)), width=width)

        assert re.search(r"│ 火曜町会の夜.*\n +│     \^\^\^\^\n", text)
        assert max(map(columns, text.splitlines())) <= width


def test_text_quotes_lines_behind_their_numbers(report: Report, comment_widget: Finding) -> None:
    place = replace(comment_widget.primary, text="No comments:\n\nPost a Comment", span=Span(0, 28))

    text = shown(replace(report, findings=(replace(comment_widget, primary=place),)))

    assert "        14 │ No comments:\n        16 │ Post a Comment\n" in text


def test_text_shows_the_end_of_a_long_copy_behind_its_number(report: Report, doubled_body: Finding) -> None:
    place = replace(doubled_body.primary, tail="halved by the cut, and then\nthe last line.")

    text = shown(replace(report, findings=(replace(doubled_body, primary=place),)))

    assert "        54 │ … by the cut, and then\n        55 │ the last line.\n" in text


def test_text_of_many_short_lines_leaves_out_the_middle(report: Report, comment_widget: Finding) -> None:
    place = replace(comment_widget.primary, text="a\nb\nc\nd\ne\nf\ng", span=Span(0, 13), end_line=20)

    text = shown(replace(report, findings=(replace(comment_widget, primary=place),)))

    assert "14 │ a\n        15 │ b\n        16 │ c\n           │ …\n        20 │ g\n" in text


def test_text_tells_copies_on_the_same_line_apart(report: Report, doubled_body: Finding) -> None:
    twin = replace(doubled_body.related[0], start_line=30, end_line=55)

    assert "also lines 30-55, characters 60-3360:" in shown(
        replace(report, findings=(replace(doubled_body, related=(twin,)),))
    )


def test_text_says_once_what_holds_for_several_documents(clean: Report, doubled_body: Finding) -> None:
    elsewhere = replace(doubled_body.related[0], document="other.txt")
    shared = replace(doubled_body, rule="same-title", fix=None, related=(elsewhere,))

    text = shown(replace(clean, findings=many(shared, 3)))

    assert text.count("649 words stand twice") == 3
    assert text.count("also in other.txt") == 1


def test_text_shows_the_worst_documents_first(clean: Report, doubled_body: Finding) -> None:
    mild = replace(doubled_body, severity=Severity.INFO, source=Source(path="a.txt"), document="a.txt")

    text = shown(replace(clean, findings=(mild, doubled_body)))

    assert text.index("crawl.jsonl#12") < text.index("a.txt")


def test_text_says_how_to_see_what_it_leaves_out(clean: Report) -> None:
    skipped = tuple(Skipped(path=f"{number:02}.bin", reason="not text") for number in range(12))

    assert "  and 2 more in 2 files; --format json lists all\n" in shown(replace(clean, skipped=skipped))


def test_text_without_a_fix_says_the_first_sentence_of_what_to_do(report: Report) -> None:
    assert "fix: Cut the tail\n" in shown(report)


def test_text_says_a_confidence_that_is_not_high(report: Report) -> None:
    assert "comment-widget CMT01 · lines 14-15 · medium confidence" in shown(report)


def test_text_ends_with_the_verdict(report: Report) -> None:
    expected = "47 documents, 2 findings (1 error, 1 warning), 1 skipped"

    assert expected == shown(report).splitlines()[-1]


def test_text_of_a_clean_report_is_one_line(clean: Report) -> None:
    assert shown(clean) == "47 documents, no findings\n"


def test_text_table_has_findings_documents_and_rate(report: Report) -> None:
    assert re.search(r"^doubled-body +DUP01 +error +1 +1 +2\.1 %$", shown(report), re.MULTILINE)


def test_text_lists_clusters_blocks_skipped_encodings_and_caps(report: Report) -> None:
    text = shown(report)

    assert "1 cluster of near-duplicates, 2 documents\n  pages/one.txt\n    Jaccard 0.93  pages/two.txt\n" in text
    assert "example.org, tail, 40 pages: Follow us on #" in text
    assert "1 skipped\n  broken.jsonl#3\n    not JSON at column 7\n" in text
    assert "windows-1252 (3)" in text
    assert "bucket members (2)" in text


def test_text_names_a_file_with_many_skipped_records_once(clean: Report) -> None:
    skipped = tuple(Skipped(path="a.jsonl", record=record, reason="not JSON") for record in range(1, 40))

    text = shown(replace(clean, skipped=skipped))

    assert text.count("a.jsonl") == 1
    assert "and 38 more records of this file" in text


@pytest.mark.parametrize(("max_per_rule", "expected"), [(None, 5), (2, 2), (0, 8)])
def test_text_shows_at_most_max_per_rule(
    clean: Report, doubled_body: Finding, max_per_rule: int | None, expected: int
) -> None:
    text = shown(replace(clean, findings=many(doubled_body, 8)), max_per_rule=max_per_rule)

    assert text.count("649 words stand twice") == expected
    assert ("not shown: " in text) == (expected < 8)


def test_text_cap_keeps_the_worst(clean: Report, doubled_body: Finding) -> None:
    mild = replace(doubled_body, severity=Severity.WARNING, message="mild")
    findings = (*many(mild, 5), replace(doubled_body, source=Source(path="z.txt"), message="bad"))

    text = shown(replace(clean, findings=findings), max_per_rule=1)

    assert "bad" in text
    assert "mild" not in text


def test_text_within_a_document_shows_the_worst_first(clean: Report, doubled_body: Finding) -> None:
    note = replace(doubled_body, severity=Severity.INFO, rule="caption-in-body", message="a note")

    text = shown(replace(clean, findings=(note, doubled_body)))

    assert text.index("649 words") < text.index("a note")
    assert text.count("crawl.jsonl#12") == 1


def test_text_in_colour_differs_in_nothing_but_the_colour(report: Report) -> None:
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown(report, color=True)) == shown(report)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits_the_width_in_a_wide_script(report: Report, doubled_body: Finding, width: int) -> None:
    place = replace(doubled_body.primary, text="町議会は火曜日の夜に開かれた。" * 20)
    odd = replace(doubled_body, primary=place, message="町議会" * 60)

    text = shown(replace(report, findings=(odd,)), width=width)

    assert max(map(columns, text.splitlines())) <= width


def test_text_never_passes_on_a_control_character(report: Report, doubled_body: Finding) -> None:
    place = replace(doubled_body.primary, text="a\x1b[2Jb\u202ec\x07")

    text = shown(replace(report, findings=(replace(doubled_body, primary=place),)))

    assert "a<U+001B>[2Jb<U+202E>c<U+0007>" in text


def test_text_imports_neither_rich_nor_jinja_nor_numpy() -> None:
    program = (
        "import sys; from dupcheck.model.report import Report;"
        "from dupcheck.report.base.format import ReportOptions;"
        "from dupcheck.report.base.registry import find_format;"
        "print(*find_format('text').render(Report(documents=1, bytes=1), ReportOptions(color=True)));"
        "print({'rich', 'jinja2', 'numpy'} & set(sys.modules))"
    )
    output = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, text=True, check=True).stdout

    assert output.endswith("set()\n")


def test_what_stands_for_a_site_comes_before_what_is_as_bad() -> None:
    pages = [
        Document(text=f"The ferry left at {number}.\x07", path=f"{number}.txt", url=f"https://post.example/{number}")
        for number in range(8)
    ]
    early = Document(text="The ferry stayed.\x07", path="0.txt", url="https://other.example/0")
    text = shown(check([early, *pages], Settings(select=("ENC", "RUN"), jobs=1)))
    assert text.index("domain-wide-fault RUN04") < text.index("control-char ENC")
