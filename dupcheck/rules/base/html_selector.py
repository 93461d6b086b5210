"""A CSS selector that one element of a page answers to, as short and as lasting as it can be."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag
from soupsieve import SelectorSyntaxError, escape

from dupcheck.rules.base.patterns import pattern

MAX_DEPTH = 60  # steps from an element with a name of its own, or from the root
_MADE_UP = pattern(r"\d{3}|[0-9a-f]{6}|^(?:css|sc|jsx|svelte)-")  # by a build: another one tomorrow


def selector_of(element: Tag, soup: BeautifulSoup) -> str | None:
    """A selector for which `soup.select` gives this element alone; None where none was found.

    What stands in a template is no part of the tree for selectors: there it is the template's.
    """
    element = next((one for one in reversed(list(element.parents)) if one.name == "template"), element)
    steps: list[str] = []
    current: Tag | None = element
    for _ in range(MAX_DEPTH):
        if current is None or current is soup:
            break
        for name in _names(current):
            selector = " > ".join([name, *reversed(steps)])
            if _is_only(selector, element, soup):
                return selector
        steps.append(_step(current))
        current = current.parent
    selector = " > ".join(reversed(steps))
    return selector if selector and _is_only(selector, element, soup) else None


def classes_of(element: Tag) -> list[str]:
    """The names in an element's class attribute."""
    return " ".join(name for name in element.get_attribute_list("class") if name).split()


def _names(element: Tag) -> Iterator[str]:
    """Selectors by the element's own id, class or name, the most lasting first."""
    tag = escape(element.name)
    identity = element.get("id")
    if isinstance(identity, str) and identity.strip() and not _MADE_UP.search(identity):
        yield f"{tag}#{escape(identity)}"
    lasting = [name for name in classes_of(element) if not _MADE_UP.search(name)]
    for name in lasting[:4]:
        yield f"{tag}.{escape(name)}"
    if len(lasting) > 1:
        yield tag + "".join(f".{escape(name)}" for name in lasting)
    if element.name in ("article", "main", "body", "html"):
        yield tag


def _step(element: Tag) -> str:
    """The element among its siblings of the same name."""
    before = sum(isinstance(sibling, Tag) and sibling.name == element.name for sibling in element.previous_siblings)
    return f"{escape(element.name)}:nth-of-type({before + 1})"


def _is_only(selector: str, element: Tag, soup: BeautifulSoup) -> bool:
    try:
        found = soup.select(selector, limit=2)
    except (SelectorSyntaxError, ValueError):
        return False
    return len(found) == 1 and found[0] is element
