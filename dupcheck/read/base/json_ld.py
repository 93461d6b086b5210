"""What a page's JSON-LD says of its article."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dupcheck.errors import UnreadableError
from dupcheck.read.base.json_value import parse_json

MARK = "application/ld+json"
MAX_NODES = 10_000  # of a block; catalogues embed whole product lists

# Comments and CDATA marks that old templates put around the block.
WRAPPING = re.compile(r"^\s*(?:/\*|//)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?:/\*|//)?\s*(?:-->|\]\]>)\s*(?:\*/)?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """Headline and date of publication, None where no block states one."""

    headline: str | None = None
    date: str | None = None


def read_article_facts(html: str) -> ArticleFacts:
    """The first headline and datePublished of the blocks of a page, the outermost object first.

    Of a block that is not valid JSON both are taken by their look.
    """
    headline = date = None
    for block in find_blocks(html):
        try:
            objects = list(walk_objects(parse_json(WRAPPING.sub("", block).encode("utf-8", "replace"))))
        except UnreadableError:
            objects = [{name: _find_member(block, name) for name in ("headline", "datePublished")}]
        headline = headline or next(_strings(objects, "headline"), None)
        date = date or next(_strings(objects, "datePublished"), None)
    return ArticleFacts(headline=headline, date=date)


def find_blocks(html: str) -> Iterator[str]:
    """The contents of the page's JSON-LD scripts.

    Found by search: a regex for the script element goes quadratic on a page of unclosed tags.
    """
    position = html.find(MARK)
    while position >= 0:
        start = html.find(">", position) + 1
        end = html.find("</", start)
        while end >= 0 and html[end : end + 8].lower() != "</script":
            end = html.find("</", end + 2)
        if not start or end < 0:
            return
        yield html[start:end]
        position = html.find(MARK, end)


def walk_objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in `value`, outer before inner: an article before those it links to; MAX_NODES at most."""
    waiting = deque([value])
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _strings(objects: list[dict[str, Any]], name: str) -> Iterator[str]:
    for one in objects:
        value = one.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _find_member(block: str, name: str) -> str | None:
    found = re.search(rf'"{name}"\s*:\s*("(?:[^"\\\n]|\\.)*")', block)
    if found is None:
        return None
    try:
        value: str = json.loads(found.group(1), strict=False)
    except ValueError:
        return None
    return value
