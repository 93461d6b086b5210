"""What recurs outside the article of a page is counted character by character."""

from __future__ import annotations

import pytest
from figures.boilerplate import Page, fewer, place_of_article, recurring, without_lines

ARTICLE = "A word of its own.\nAnd {} more."
MENU = "one two three four five six seven eight nine"


def page(number: int, site: str = "a") -> Page:
    article = ARTICLE.format("x" * (number + 1))
    text = f"Menu {number}\n{MENU}\n{article}\nonly {'y' * (number + 1)}"
    first = text.index(article)
    return Page(site, f"{site}{number}", text, first, first + len(article))


def marked(found: list[Page], *, in_lines: bool) -> list[str]:
    masks = zip(found, recurring(found, in_lines=in_lines), strict=True)
    return ["".join(char for char, on in zip(one.text, mask, strict=True) if on) for one, mask in masks]


def test_article_is_found_whatever_the_spacing() -> None:
    text = "Home\nThe bridge —open again.\nFooter"
    assert place_of_article(text, "The\nbridge — open again") == (5, 27)


def test_article_with_other_words_inside_is_found_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    text = f"Home {words.replace('word20', '1 word20')} Footer"
    assert place_of_article(text, words) == (5, len(text) - len(" Footer"))


def test_article_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand in its page"):
        place_of_article("Home", "Another text")


def test_lines_of_three_pages_recur_numbers_alike() -> None:
    assert marked([page(number) for number in range(3)], in_lines=True)[1] == f"Menu1{MENU.replace(' ', '')}"


def test_lines_of_two_pages_and_another_site_do_not() -> None:
    assert marked([page(0), page(1), page(2, "b")], in_lines=True) == ["", "", ""]


def test_runs_of_words_recur_without_lines() -> None:
    found = [without_lines(page(number)) for number in range(3)]
    assert marked(found, in_lines=False)[0] == f"Menu0{MENU.replace(' ', '')}"


def test_fewer_takes_the_first_pages_of_every_site() -> None:
    found = [page(number, site) for number in range(3) for site in ("a", "b")]
    assert [one.id for one in fewer(found, 2)] == ["a0", "a1", "b0", "b1"]
