"""Headline and date from JSON-LD."""

from __future__ import annotations

import time

import pytest

from dupcheck.read.base.json_ld import ArticleFacts, read_article_facts

FACTS = ArticleFacts(headline="The ferry", date="2024-05-01")
ARTICLE = '{"@type": "NewsArticle", "headline": "The ferry", "datePublished": "2024-05-01"}'


def script(content: str) -> str:
    return f'<head><script type="application/ld+json">{content}</script></head>'


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {ARTICLE}]}}',
        f"<!-- {ARTICLE} -->",
        f"/*<![CDATA[*/ {ARTICLE} /*]]>*/",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        '{"headline": ["The ferry", "b"], "datePublished": "2024-05-01", "list": [{"headline": "Another"}]}',
        '{"list": [{"headline": "Another"}], "headline": " The ferry ", "datePublished": "2024-05-01"}',
        ARTICLE.replace("}", ",}"),
        ARTICLE[:-1],
        ARTICLE.replace('"The ferry"', '"The ferry", "note": "a\nline"'),
    ],
)
def test_facts_are_read_from(content: str) -> None:
    assert read_article_facts(script(content)) == FACTS


def test_facts_of_several_blocks_are_put_together() -> None:
    html = script('{"@type": "Organization"}') + script('{"headline": "The ferry"}') + script(ARTICLE)
    assert read_article_facts(html) == FACTS


@pytest.mark.parametrize(
    "html", ["", "<p>application/ld+json", script(""), script("null"), script('{"headline": 7}'), script("[" * 9999)]
)
def test_nothing_is_read_from(html: str) -> None:
    assert read_article_facts(html) == ArticleFacts()


def test_unclosed_scripts_take_linear_time() -> None:
    started = time.perf_counter()
    read_article_facts("<script type='application/ld+json'" * 50_000)
    read_article_facts("<script type='application/ld+json'>" * 50_000)
    read_article_facts("<script type='application/ld+json'></" * 50_000)
    assert time.perf_counter() - started < 2
