"""How much of a page's own text an extracted text holds."""

from __future__ import annotations

import pytest
from prose import BODY, COMMENT, PARAGRAPHS, TEXT

from dupcheck.rules.base.html_coverage import coverage


def test_the_whole_text_is_covered() -> None:
    found = coverage(f"<main>{BODY}</main>", TEXT)
    assert (found.recall_estimate, found.precision_estimate) == (1.0, 1.0)
    assert found.main_words == found.text_words


def test_half_of_the_text_is_half_covered() -> None:
    found = coverage(f"<main>{BODY}</main>", "\n".join(PARAGRAPHS[:2]))
    assert found.recall_estimate == pytest.approx(0.5, abs=0.1)
    assert found.precision_estimate == 1.0


def test_what_is_not_the_text_lowers_precision_only() -> None:
    html = f"<main>{BODY}</main><aside><p>{COMMENT}</p></aside>"
    found = coverage(html, f"{TEXT}\n{COMMENT}")
    assert found.recall_estimate == 1.0
    assert found.precision_estimate < 0.9


def test_a_second_copy_lowers_precision() -> None:
    assert coverage(f"<main>{BODY}</main>", f"{TEXT}\n{TEXT}").precision_estimate == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(
    "around",
    [
        "<nav>{}</nav>",
        '<div id="comments">{}</div>',
        "<footer>{}</footer>",
        '<div class="related-posts related">{}</div>',
        "<div hidden>{}</div>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_stands_around_the_text_is_not_its_own(around: str) -> None:
    html = f"<main>{BODY}</main>" + around.format(f"<p>{COMMENT}</p>")
    assert coverage(html, TEXT).recall_estimate == 1.0


def test_a_page_whose_text_a_script_reveals() -> None:
    found = coverage(f'<h1>Title</h1><div hidden id="S:1">{BODY}</div>', TEXT)
    assert found.recall_estimate == 1.0
    assert found.main_words > 100


def test_first_paragraphs_beside_the_container_belong_to_the_article() -> None:
    html = f"<article><p>{COMMENT} {COMMENT}</p><div>{BODY}</div></article>"
    assert coverage(html, TEXT).recall_estimate < 1.0


@pytest.mark.parametrize("html", ["", "<p></p>", "<!--", "<div>" * 20_000])
def test_a_page_without_text_leaves_nothing_to_hold(html: str) -> None:
    found = coverage(html, TEXT)
    assert (found.main_words, found.recall_estimate, found.precision_estimate) == (0, 1.0, 0.0)


def test_an_empty_text_holds_nothing() -> None:
    assert coverage(f"<main>{BODY}</main>", "").recall_estimate == 0.0
