"""For a text that stands several times: which elements of its page hold the copies, and which of them are hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dupcheck.model.span import Span
from dupcheck.rules.base.patterns import pattern

if TYPE_CHECKING:
    from bs4.element import Tag

    from dupcheck.model.finding import Flag
    from dupcheck.rules.base.html_tree import Tree

LOCATED = frozenset(("doubled-body", "repeated-block", "repeated-paragraph", "adjacent-duplicate", "hidden-copy"))
MAX_COPIES = 6  # of one text that are located
MAX_FLAGS = 5  # of one document and rule
MAX_HTML = 2 << 20  # characters; a larger page is not worth the careful parser's second a megabyte
_STYLE = pattern(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
# Names that themes give to the copy for another screen or reader: a hint, no proof.
_HINT = pattern(
    r"(?i)^(?!overflow)(?:.*[-_:])?"
    r"(?:hidden|hide|d-none|visually-hidden|sr-only|screen-reader|mobile|desktop|amp|print|invisible)(?:$|[-_])"
)


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """The element that holds a copy: its selector, its line in the HTML, counted from 1, and how it is hidden.

    `hidden` is "no", or "yes" or "maybe" with what says so.
    """

    selector: str
    line: int
    hidden: str


def located(rule: str, flags: Iterable[Flag], text: str, html: str | None) -> list[Flag]:
    """The flags with the places of their copies in the page, where the rule is about copies and a page is at hand."""
    flags = list(flags)
    if rule not in LOCATED or not html or len(html) > MAX_HTML:
        return flags
    from dupcheck.rules.base.html_tree import tree_of

    tree = tree_of(html)
    return [_located(flag, text, tree) for flag in flags[:MAX_FLAGS]] + flags[MAX_FLAGS:]


def _located(flag: Flag, text: str, tree: Tree) -> Flag:
    spans = sorted({flag.primary, *(span for span in flag.related if isinstance(span, Span))})[:MAX_COPIES]
    places = places_of([span.of(text) for span in spans], tree)
    if not any(places):
        return flag
    measures = dict(flag.measures)
    for number, place in enumerate(places, 1):
        if place is not None:
            measures |= {
                f"copy_{number}_selector": place.selector,
                f"copy_{number}_html_line": place.line,
                f"copy_{number}_hidden": place.hidden,
            }
    return replace(flag, measures=measures, message=f"{flag.message}{_told(places)}")


def places_of(copies: list[str], tree: Tree) -> list[CopyPlace | None]:
    """For each copy the place of an element that holds it, another one for each as far as there are."""
    from dupcheck.rules.base.html_tokens import tokens_of_blocks
    from dupcheck.rules.base.html_tree import holders

    taken: list[Tag] = []
    places: list[CopyPlace | None] = []
    known: dict[int, CopyPlace | None] = {}
    for copy in copies:
        words = " ".join(copy.split())
        found = holders(tree, tokens_of_blocks([words]).hashes) if words else []
        free = [element for element in found if not any(element is other for other in taken)]
        if not found:
            places.append(None)
            continue
        element = (free or found)[0]
        taken.append(element)
        if id(element) not in known:
            known[id(element)] = _place(element, tree)
        places.append(known[id(element)])
    return places


def _place(element: Tag, tree: Tree) -> CopyPlace | None:
    selector = tree.selectors.of(element)
    return None if selector is None else CopyPlace(selector, element.sourceline or 1, hidden_by(element))


def hidden_by(element: Tag) -> str:
    """What hides the element or one around it, after "yes: "; a class that hints at it, after "maybe: "; or "no"."""
    from dupcheck.rules.base.html_selector import classes_of

    hint = ""
    for one in (element, *element.parents):
        if one.name in ("template", "noscript"):
            return f"yes: <{one.name}>"
        if one.has_attr("hidden") and one.get("hidden") != "until-found":
            return "yes: hidden"
        if str(one.get("aria-hidden") or "").strip().lower() == "true":
            return 'yes: aria-hidden="true"'
        style = _STYLE.search(str(one.get("style") or ""))
        if style:
            return f"yes: {style.group()}"
        if not hint and one.name not in ("html", "body"):
            hint = next((f"maybe: class {name}" for name in classes_of(one) if _HINT.search(name)), "")
    return hint or "no"


def _told(places: list[CopyPlace | None]) -> str:
    """What the message says of the places."""
    known = [place for place in places if place is not None]
    selectors = list(dict.fromkeys(place.selector for place in known))
    if len(selectors) == 1:
        return f"; the page holds it in one place, {selectors[0]}" if len(known) == len(places) else ""
    hidden = next((place for place in known if place.hidden.startswith("yes")), None)
    hidden = hidden or next((place for place in known if place.hidden.startswith("maybe")), None)
    if hidden is not None:
        certain = "hidden" if hidden.hidden.startswith("yes") else "perhaps hidden"
        return f"; one copy is {certain} in the page, in {hidden.selector}"
    return f"; the page holds it in {selectors[0]} and in {selectors[1]}"
