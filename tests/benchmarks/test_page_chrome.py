"""Which elements of a page are taken for chrome, and which say too little."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from figures.page_chrome import Chrome, chrome_of_pages

TEXT = "The ferry crossed the sound for the last time on Sunday, and the captain kept the bell."
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("News", "Sport", "Boats", "Letters", "Weather"))


def chrome_of(tmp_path: Path, *pages: str) -> list[Chrome]:
    """The chrome of pages of different sites whose hand-made text is TEXT."""
    for name in ("aeb", "wcxb"):
        found = pages if name == "aeb" else ()
        html = [{"id": str(n), "url": f"https://www.site{n}.example/a", "html": it} for n, it in enumerate(found)]
        gold = [{"id": str(number), "text": TEXT} for number in range(len(found))]
        for part, rows in (("html", html), ("gold", gold)):
            with gzip.open(tmp_path / f"{name}_{part}.jsonl.gz", "wt", encoding="utf-8") as lines:
                lines.writelines(json.dumps(row) + "\n" for row in rows)
    return chrome_of_pages(tmp_path)


@pytest.mark.parametrize(
    ("element", "rule"),
    [
        (f"<nav><ul>{MENU}</ul></nav>", "nav-menu"),
        (f"<div class='c-mainMenu'><ul>{MENU}</ul></div>", "nav-menu"),
        ("<footer><p>Harbour Post</p><p>Quay 4</p><p>Print</p></footer>", "site-footer"),
        ("<div id='cookieNotice'><p>This page stores cookies to count its readers.</p></div>", "cookie-banner"),
        ("<div class='share'><p>Facebook</p><p>Print</p></div>", "share-bar"),
    ],
)
def test_elements_are_told_by_their_names(tmp_path: Path, element: str, rule: str) -> None:
    (found,) = chrome_of(tmp_path, f"<html lang='en-GB'><body><article><p>{TEXT}</p></article>{element}</body></html>")
    assert (found.rule, found.site, found.language) == (rule, "site0.example", "en")


@pytest.mark.parametrize(
    "element",
    [
        "<nav><a href='/'>Home</a></nav>",
        f"<div class='newsletter'><p>{TEXT}</p></div>",
        f"<article><footer><p>By Anna</p><p>Quay 4</p><p>Print</p></footer><p>{TEXT}</p></article>",
        "<div class='related'><p><a href='/a'>The last run of the old ferry</a></p></div>",
    ],
)
def test_what_says_too_little_or_is_the_text_is_none(tmp_path: Path, element: str) -> None:
    assert chrome_of(tmp_path, f"<body>{element}</body>") == []


def test_one_of_a_kind_is_taken_of_a_site_and_sites_are_halved(tmp_path: Path) -> None:
    page = f"<body><nav>{MENU}</nav><p>{TEXT}</p><div class='nav'>{MENU}</div></body>"
    found = chrome_of(tmp_path, *[page] * 12)
    assert [it.rule for it in found] == ["nav-menu"] * 12
    assert {it.is_held_out for it in found} == {True, False}
