"""The rules that judge a text by its page: one fault one finding, and no more than the page says."""

from __future__ import annotations

import pytest
from prose import BODY, COMMENT, PARAGRAPHS, TEXT

from dupcheck import Document, Finding, Settings, check, check_text


def html_findings(text: str, html: str, *, url: str | None = None, title: str | None = None) -> list[Finding]:
    return check_text(Document(text=text, html=html, url=url, title=title), Settings(select=("HTM",)))


def test_a_text_that_lacks_most_of_its_page() -> None:
    (finding,) = html_findings(PARAGRAPHS[0], f"<main>{BODY}</main>")
    assert (finding.rule, finding.severity.value) == ("low-coverage", "warning")
    assert '"On Monday it came anyway' in finding.message
    assert finding.measures["main_words"] == sum(len(paragraph.split()) for paragraph in PARAGRAPHS)


def test_an_empty_text_is_empty_and_nothing_else() -> None:
    findings = check_text(Document(text="", html=f"<main>{BODY}</main>"))
    assert [finding.rule for finding in findings] == ["empty-body"]


def test_a_cut_text_is_one_finding_even_if_json_ld_says_so_too() -> None:
    script = f'<script type="application/ld+json">{{"articleBody": "{" ".join(PARAGRAPHS)}"}}</script>'
    rules = [finding.rule for finding in html_findings("\n".join(PARAGRAPHS[:1]), f"{script}<main>{BODY}</main>")]
    assert rules == ["low-coverage"]


def test_a_whole_page_is_not_compared_with_itself() -> None:
    document = Document(text=TEXT, html=f"<nav>{BODY}</nav>", text_from_html=True)
    assert check_text(document, Settings(select=("HTM",))) == []


def test_comments_are_cut_line_by_line() -> None:
    text = f"{TEXT}\n\n{COMMENT}"
    (finding,) = html_findings(text, f'<main>{BODY}</main><div id="comments"><p>{COMMENT}</p></div>')
    assert finding.rule == "comment-container-included"
    assert finding.fix is not None
    assert [edit.span.of(text) for edit in finding.fix.edits] == [COMMENT]


def test_a_thread_is_no_warning() -> None:
    html = "".join(f'<div class="comment-body">{paragraph}</div>' for paragraph in PARAGRAPHS)
    assert [finding.severity.value for finding in html_findings(TEXT, html)] in ([], ["info"])


@pytest.mark.parametrize(
    ("canonical", "severity"),
    [
        ("https://wexley.example/", "warning"),
        ("/news/bridge-costs-more", "warning"),
        ("https://other.example/news/ferry-back", "info"),
        ("https://wexley.example/archive/ferry-back", "info"),
        ("http://www.wexley.example/news/ferry-back/", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_the_address_that_a_page_names(canonical: str, severity: str | None) -> None:
    html = f'<head><link rel="canonical" href="{canonical}"></head><main>{BODY}</main>'
    findings = html_findings(TEXT, html, url="https://wexley.example/news/ferry-back")
    assert [finding.severity.value for finding in findings] == ([severity] if severity else [])


def test_a_title_in_other_words() -> None:
    html = f"<title>The ferry is back</title><main>{BODY}</main>"
    assert [finding.rule for finding in html_findings(TEXT, html, title="Local business news")] == ["headline-differs"]
    assert html_findings(TEXT, html, title="The ferry is back | Gazette") == []
    assert html_findings(TEXT, html, title="News") == []


def test_the_declared_encoding_of_a_file_is_compared_with_its_bytes() -> None:
    html = '<html><head><meta charset="iso-8859-5"></head><body><p>text</p></body></html>'
    document = Document(text="text", html=html, text_from_html=True, encoding="cp1251")
    (finding,) = check_text(document, Settings(select=("HTM08",)))
    assert finding.measures == {"declared": "iso-8859-5", "used": "cp1251"}


def test_the_same_findings_in_any_order() -> None:
    pages = [f"<main>{BODY}</main>", f'<main>{BODY}</main><div id="comments"><p>{TEXT[::-1]}</p></div>']
    documents = [
        Document(text=text, html=html, id=f"{number}-{which}")
        for number, text in enumerate((PARAGRAPHS[0], TEXT, PARAGRAPHS[1]))
        for which, html in enumerate(pages)
    ]
    settings = Settings(select=("HTM",))
    assert check(documents, settings).findings == check(documents[::-1], settings).findings


def test_the_address_that_a_stored_page_names() -> None:
    html = f'<html><head><link rel="canonical" href="https://wexley.example/"></head><body>{BODY}</body></html>'
    document = Document(text=TEXT, html=html, text_from_html=True, url="https://wexley.example/news/ferry-back")
    assert [finding.rule for finding in check_text(document, Settings(select=("HTM",)))] == ["canonical-differs"]
