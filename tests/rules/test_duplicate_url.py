"""Which addresses are one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.rules.base.address import plain_url

SAME = [
    "https://example.org/news/story",
    "http://example.org/news/story",
    "//example.org/news/story",
    "example.org/news/story",
    "https://www.example.org/news/story/",
    "https://m.example.org/news/story",
    "https://amp.example.org/news/story",
    "https://EXAMPLE.org:443/news/story",
    "http://example.org:80/news/story",
    "https://example.org/news/story/index.html",
    "https://example.org/news/story/index.php",
    "https://example.org/news/story#comments",
    "https://example.org/news/story?",
    "https://example.org/news/story?utm_source=a&utm_medium=b",
    "https://example.org/news/story?fbclid=IwAR0&gclid=x&mc_cid=y&_ga=2.3",
    "https://example.org/news/story;jsessionid=0123456789ABCDEF",
    "https://example.org/news/story?PHPSESSID=0123456789abcdef0123",
    "https://example.org/news/story/amp",
    "https://example.org/news/story/amp/",
    "https://example.org/news/story?amp=1",
    "https://example.org/news/story?outputType=amp",
    "https://example.org/news/story/print",
    "https://example.org/news/story?print=true",
    " https://example.org/n%65ws/story ",
]
OTHER = [
    "https://example.org/news/Story",
    "https://example.org/news/story?id=7",
    "https://example.org/news/story?page=2",
    "https://example.org/news/story?sid=12345",
    "https://example.org/news/story#/chapter/2",
    "https://example.org/news/story#!2",
    "https://example.org:8080/news/story",
    "https://blog.example.org/news/story",
    "https://example.org/news%2Fstory",
    "https://example.org/news/print",
    "https://example.org/news",
]


@pytest.mark.parametrize("url", SAME)
def test_plain_url_of_the_same_page(url: str) -> None:
    assert plain_url(url) == "example.org/news/story"


@pytest.mark.parametrize("url", OTHER)
def test_plain_url_of_another_page(url: str) -> None:
    assert plain_url(url) != "example.org/news/story"


def test_order_of_parameters_does_not_matter() -> None:
    assert plain_url("https://a.example/?b=2&a=1") == plain_url("https://a.example?a=1&b=2")


def test_letters_and_their_escapes_are_one_path() -> None:
    assert plain_url("https://a.example/brève") == plain_url("https://a.example/br%C3%A8ve")


@pytest.mark.parametrize("url", ["", "   ", "https://", "/only/a/path", "http://[broken", "http://a.example:port/"])
def test_no_address(url: str) -> None:
    assert plain_url(url) is None


@pytest.mark.parametrize("url", [*SAME, *OTHER])
def test_plain_url_stays_plain(url: str) -> None:
    once = plain_url(url)
    assert once is not None
    assert plain_url(once) == once


@given(
    st.sampled_from(["http://", "https://"]),
    st.sampled_from(["", "www.", "m.", "amp.", "www.m."]),
    st.sampled_from(["example.org", "x-y.co.uk", "www.de", "a1.b2.example"]),
    st.lists(st.text("ab.~,:@!$&'()*+=-_Amp", max_size=6), max_size=4),
    st.sampled_from(["", "/", "//"]),
)
def test_simple_address_is_read_as_any_other(scheme: str, prefix: str, host: str, path: list[str], end: str) -> None:
    url = f"{scheme}{prefix}{host}{''.join('/' + part for part in path)}{end}"
    assert plain_url(f"{url}?") == plain_url(url)  # with a query, though an empty one, it is no simple address
