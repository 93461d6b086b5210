"""A block file is read with the line of every mistake, and decides what learned boilerplate is told of."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.errors import SettingsError
from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.model.finding import Confidence
from dupcheck.report.audit.block_file import render_block_file
from dupcheck.run.block_file import read_block_file

HEADER = "The Harbour Post"
FOOTER = "The Post is written by volunteers.\nIt is printed on Fridays."
SPAN = "written and printed by the people of the harbour on every Friday of the year"
WORDS = [left + right for left in ("ba", "ke", "li", "mo", "nu", "ra") for right in ("bel", "dor", "fin", "gam")]


def article(seed: int) -> str:
    draw = random.Random(seed)
    return "\n\n".join(" ".join(draw.choices(WORDS, k=20)) for _ in range(5))


def crawl(pages: int = 6, site: str = "post.example") -> list[Document]:
    texts = [f"{HEADER}\n\n{article(number)}\n\n{FOOTER}" for number in range(pages)]
    return [Document(text=text, path=f"{n:02}", url=f"https://{site}/{n}") for n, text in enumerate(texts)]


def entry(text: str, verdict: str, site: str = "post.example") -> str:
    quoted = json.dumps(text, ensure_ascii=False)  # a string of JSON is one of TOML
    return f'[[block]]\nsite = "{site}"\ntext = {quoted}\nverdict = "{verdict}"\nreason = "seen"\n'


def judged(documents: list[Document], tmp_path: Path, *entries: str) -> Report:
    path = tmp_path / "blocks.toml"
    path.write_text("version = 1\n" + "".join(entries), encoding="utf-8")
    return dupcheck.check(documents, Settings(select=("shared-block",), jobs=1, blocks=str(path)))


def spans(report: Report, documents: list[Document]) -> set[str]:
    texts = {document.url: document.text for document in documents}
    return {finding.primary.span.of(texts[finding.document]) for finding in report.findings}


def test_accepted_block_is_sure_and_its_fix_safe(tmp_path: Path) -> None:
    report = judged(crawl(), tmp_path, entry(FOOTER, "accept"))
    told = {(finding.primary.text, finding.confidence, finding.fix.safe) for finding in report.findings if finding.fix}
    assert told == {(HEADER, Confidence.MEDIUM, False), (FOOTER, Confidence.HIGH, True)}


def test_accepted_block_is_found_on_one_page(tmp_path: Path) -> None:
    documents = crawl(1)
    assert spans(judged(documents, tmp_path, entry(FOOTER, "accept")), documents) == {FOOTER}


def test_accepted_words_are_found_inside_a_text_of_one_line(tmp_path: Path) -> None:
    text = " ".join(f"{article(1)} {SPAN} {article(2)}".split())
    documents = [Document(text=text, path="a", url="https://post.example/a")]
    assert spans(judged(documents, tmp_path, entry(SPAN, "accept")), documents) == {SPAN}


def test_accepted_lines_differ_in_case_numbers_and_punctuation(tmp_path: Path) -> None:
    documents = [Document(text=f"{article(1)}\n\n— PRINTED on Friday, 12!", path="a", url="https://post.example/a")]
    found = spans(judged(documents, tmp_path, entry("Printed on Friday 7", "accept")), documents)
    assert found == {"— PRINTED on Friday, 12!"}


def test_ignored_block_is_silent_and_counted(tmp_path: Path) -> None:
    documents = crawl()
    report = judged(documents, tmp_path, entry(FOOTER, "ignore"))
    assert spans(report, documents) == {HEADER}
    assert {block.text: block.accepted for block in report.blocks} == {HEADER: None, FOOTER: False}
    assert report.review is not None
    assert (report.review.accepted, report.review.ignored, report.review.stale) == (0, 1, ())


def test_ignored_line_does_not_count_for_the_suspicion(tmp_path: Path) -> None:
    lines = entry(FOOTER, "ignore"), entry(HEADER, "ignore")
    rows = judged(crawl(), tmp_path, *lines).rows
    assert len({row.parts["learned"] for row in rows}) == 1
    assert rows[0].parts["learned"] < judged(crawl(), tmp_path).rows[0].parts["learned"]


def test_entry_of_another_site_changes_nothing(tmp_path: Path) -> None:
    documents = [*crawl(), Document(text=article(90), path="x", url="https://other.example/x")]
    report = judged(documents, tmp_path, entry(FOOTER, "ignore", "other.example"))
    assert spans(report, documents) == {HEADER, FOOTER}
    assert report.review is not None
    assert [stale.site for stale in report.review.stale] == ["other.example"]


def test_open_entry_changes_nothing_and_is_never_stale(tmp_path: Path) -> None:
    plain = dupcheck.check(crawl(), Settings(select=("shared-block",), jobs=1))
    report = judged(crawl(), tmp_path, entry(FOOTER, "open"), entry("gone", "open"))
    assert (report.findings, report.blocks) == (plain.findings, plain.blocks)
    assert report.review is not None
    assert report.review.stale == ()


def test_written_file_reads_back_with_every_verdict(tmp_path: Path) -> None:
    report = judged(crawl(), tmp_path, entry(FOOTER, "ignore"), entry('a "gone"\tone', "accept"))
    path = tmp_path / "next.toml"
    path.write_text("".join(render_block_file(report)), encoding="utf-8")
    found = [(verdict.text, verdict.accepted, verdict.reason) for verdict in read_block_file(str(path))]
    assert found == [(HEADER, None, ""), (FOOTER, False, "seen"), ('a "gone"\tone', True, "seen")]


def test_order_of_entries_does_not_matter(tmp_path: Path) -> None:
    entries = entry(FOOTER, "ignore"), entry(HEADER, "accept")
    assert judged(crawl(), tmp_path, *entries).findings == judged(crawl(), tmp_path, *reversed(entries)).findings


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("versoin = 1\n", ":1: unknown key 'versoin'; did you mean version?"),
        ("version = 2\n", ":1: version must be 1, got 2"),
        ('version = 1\n\n[[block]]\nsite = "a"\ntxt = "b"\n', ":5: unknown key 'txt'; did you mean text?"),
        (entry("a", "accept") + entry("b", "acept"), ":9: verdict must be accept, ignore or open, got 'acept'"),
        ('[[block]]\nsite = "a"\nverdict = "open"\n', ':1: the entry needs text = "..."'),
        ("[[block]]\nsite = 3\n", ":2: site must be a text in quotes, got 3"),
        ('[block]\nsite = "a"\n', ":1: an entry begins with [[block]]"),
        (
            entry("a", "accept") + entry("a", "ignore"),
            ":6: the block 'a' of post.example has another verdict in line 1",
        ),
        ("[[block]]\nsite = a\n", " is not valid TOML: Invalid value (at line 2, column 8)"),
    ],
)
def test_broken_file_is_an_error_with_its_line(tmp_path: Path, source: str, expected: str) -> None:
    path = tmp_path / "blocks.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_block_file(str(path))
    assert f"{path}{expected}" in str(caught.value)


def test_missing_file_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read the block file"):
        dupcheck.check([str(tmp_path)], Settings(blocks=str(tmp_path / "none.toml")))


def test_text_that_looks_like_a_header_does_not_shift_lines(tmp_path: Path) -> None:
    path = tmp_path / "blocks.toml"
    path.write_text('[[block]]\nsite = "a"\nverdict = "open"\ntext = """b\n[[block]]\n"""\n', encoding="utf-8")
    assert read_block_file(str(path)) == (BlockVerdict(site="a", text="b\n[[block]]\n", accepted=None, line=1),)
