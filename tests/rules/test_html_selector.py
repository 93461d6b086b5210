"""A selector is answered by its element alone, as BeautifulSoup's `select` sees it."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.rules.base.html_selector import Selectors

NAMES = st.sampled_from(["div", "p", "article", "main", "body", "template", "svg:path", "Section"])
VALUES = st.sampled_from(["", "a", "b c", "a b c", "1st", "x:y", "é", "a1234", "-", "c\nc"])


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, identity, classes, inner: f'<{name} id="{identity}" class="{classes}">{"".join(inner)}</{name}>',
        NAMES,
        VALUES,
        VALUES,
        st.lists(children, max_size=4),
    )


PAGES = st.lists(st.recursive(st.just("words"), element, max_leaves=25), min_size=1, max_size=4).map("".join)


def tags_of(soup: BeautifulSoup) -> list[Tag]:
    return [node for node in soup.descendants if isinstance(node, Tag)]


@given(PAGES)
@settings(deadline=None)  # the first look imports soupsieve
def test_every_selector_resolves_to_its_element(html: str) -> None:
    soup = BeautifulSoup(html, "html.parser")
    elements = tags_of(soup)
    selectors = Selectors(elements)
    for one in elements:
        selector = selectors.of(one)
        templates = [parent for parent in one.parents if parent.name == "template"]
        if selector is None:
            assert "svg:path" in html  # of another namespace
            continue
        found = soup.select(selector)
        assert len(found) == 1
        assert found[0] is (templates[-1] if templates else one)


def test_an_element_without_a_name_is_told_by_its_place() -> None:
    soup = BeautifulSoup("<div><p>a</p><p>b</p></div><div><p>c</p></div>", "html.parser")
    elements = tags_of(soup)
    assert Selectors(elements).of(elements[2]) == "div:nth-of-type(1) > p:nth-of-type(2)"


def test_a_name_that_a_build_made_up_is_left_out() -> None:
    soup = BeautifulSoup('<body><div class="css-1x9k2"><p id="p20240503">a</p></div></body>', "html.parser")
    assert Selectors(tags_of(soup)).of(tags_of(soup)[-1]) == "body > div:nth-of-type(1) > p:nth-of-type(1)"


def test_a_hundred_thousand_elements_of_one_name_take_no_square_of_their_number() -> None:
    soup = BeautifulSoup('<div class="card">' * 300 + '<p class="card">a</p>' * 100_000, "html.parser")
    elements = tags_of(soup)
    selector = Selectors(elements).of(elements[-1])
    assert selector == "div.card > p:nth-of-type(100000)"
    assert soup.select_one(selector) is elements[-1]


def test_the_outermost_element_of_a_fragment_is_told_from_those_in_it() -> None:
    soup = BeautifulSoup("<div><div>a</div></div>", "html.parser")
    outer = tags_of(soup)[0]
    selector = Selectors(tags_of(soup)).of(outer)
    assert selector is not None
    assert soup.select(selector) == [outer]
