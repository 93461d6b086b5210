"""A CSS selector that one element of a page answers to, as short and as lasting as it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

import soupsieve
from bs4.element import Tag
from soupsieve import SelectorSyntaxError, escape

from dupcheck.rules.base.patterns import pattern

MAX_DEPTH = 60  # steps from an element with a name of its own, or from the root
MAX_NAMES = 4  # of an element's classes
MAX_ALIKE = 1000  # elements with one name; it is a grid's or a list's, and tells no element from others
_MADE_UP = pattern(r"\d{3}|[0-9a-f]{6}|^(?:css|sc|jsx|svelte)-")  # by a build: another one tomorrow
_NAMED = frozenset(["article", "main", "body", "html"])
OUTERMOST = ":not(* > *)"  # of an element that stands in none: a fragment has several, and no :root
_Step = tuple[str, int]  # a name, and which child of that name


class Selectors:
    """Selectors of a page's elements, which are given in document order.

    Which elements answer to a selector is counted on an index by name. To ask `select` of every candidate, which walks
    the whole tree, took 60 % of the time of judging pages with their HTML.
    """

    def __init__(self, elements: Sequence[Tag]) -> None:
        self._elements = elements

    def of(self, element: Tag) -> str | None:
        """A selector for which `select` gives this element alone; None where none was found.

        What stands in a template is no part of the tree for selectors: there it is the template's.
        """
        element = next((one for one in reversed(list(element.parents)) if one.name == "template"), element)
        steps: list[_Step] = []
        current: Tag | None = element
        for _ in range(MAX_DEPTH):
            if current is None or current.parent is None:  # the document itself
                break
            for name, alike in self._names(current):
                if self._lead_to_one(alike, steps) and (selector := _confirmed(name, steps, element)):
                    return selector
            steps.insert(0, (current.name, self._places[id(current)]))
            current = current.parent
        alike = [one for one in self._elements if self._is_outside(one) and self._is_step(one, steps[0])]
        if self._lead_to_one(alike, steps[1:]):
            return _confirmed("", steps, element)
        is_whole = current is None or current.parent is None
        return _confirmed("", steps, element, OUTERMOST) if is_whole else None

    def _names(self, element: Tag) -> Iterator[tuple[str, list[Tag]]]:
        """Selectors by the element's own id, class or name, the most lasting first, and who answers to each."""
        tag, identity = escape(element.name), element.get("id")
        if isinstance(identity, str) and identity.strip() and not _MADE_UP.search(identity):
            yield f"{tag}#{escape(identity)}", self._index[f"{element.name}#{identity}"]
        lasting = [name for name in classes_of(element) if not _MADE_UP.search(name)]
        for name in lasting[:MAX_NAMES]:
            yield f"{tag}.{escape(name)}", self._index[f"{element.name}.{name}"]
        if len(lasting) > 1:
            alike = min((self._index[f"{element.name}.{name}"] for name in lasting), key=len)
            few = alike if len(alike) <= MAX_ALIKE else alike[:0]
            both = [one for one in few if set(lasting) <= set(classes_of(one))]
            yield tag + "".join(f".{escape(name)}" for name in lasting), both
        if element.name in _NAMED:
            yield tag, self._index[element.name]

    @cached_property
    def _index(self) -> defaultdict[str, list[Tag]]:
        """The elements by name and id, name and class, and some by name; those inside a template answer to nothing."""
        index: defaultdict[str, list[Tag]] = defaultdict(list)
        for one in filter(self._is_outside, self._elements):
            if isinstance(identity := one.get("id"), str):
                index[f"{one.name}#{identity}"].append(one)
            for name in dict.fromkeys(classes_of(one)):
                index[f"{one.name}.{name}"].append(one)
            if one.name in _NAMED:
                index[one.name].append(one)
        return index

    def _lead_to_one(self, alike: Sequence[Tag], steps: Sequence[_Step]) -> bool:
        """True when the steps lead from one of these elements only to another."""
        if len(alike) > MAX_ALIKE:
            return False
        return sum(self._reaches(one, steps) for one in alike) == 1

    def _reaches(self, element: Tag, steps: Sequence[_Step]) -> bool:
        """True when each step has its child."""
        current: Tag | None = element
        for step in steps:
            if current is None or current.name == "template":
                return False
            current = self._children.get((id(current), *step))
        return current is not None

    @cached_property
    def _children(self) -> dict[tuple[int, str, int], Tag]:
        """The elements by their parent, their name, and which of its children of that name they are, from 1."""
        seen: defaultdict[tuple[int, str], int] = defaultdict(int)
        children = {}
        for one in self._elements:
            parent = id(one.parent)
            seen[parent, one.name] += 1
            children[parent, one.name, seen[parent, one.name]] = one
        return children

    @cached_property
    def _places(self) -> dict[int, int]:
        """For each element which of its siblings of the same name it is, from 1."""
        return {id(one): place for (_, _, place), one in self._children.items()}

    @cached_property
    def _in_templates(self) -> set[int]:
        inside: set[int] = set()
        for one in self._elements:
            if one.parent is not None and (one.parent.name == "template" or id(one.parent) in inside):
                inside.add(id(one))
        return inside

    def _is_outside(self, element: Tag) -> bool:
        return id(element) not in self._in_templates

    def _is_step(self, element: Tag, step: _Step) -> bool:
        return step == (element.name, self._places[id(element)])


def _confirmed(name: str, steps: Sequence[_Step], element: Tag, first: str = "") -> str | None:
    """The selector, where the element answers to it by the rules of CSS too; `first` is said of the first step."""
    said = [f"{escape(tag)}:nth-of-type({place})" for tag, place in steps]
    if said:
        said[0] += first
    selector = " > ".join([*filter(None, [name]), *said])
    try:
        return selector if selector and soupsieve.match(selector, element) else None
    except (SelectorSyntaxError, ValueError):
        return None


def classes_of(element: Tag) -> list[str]:
    """The names in an element's class attribute."""
    return " ".join(name for name in element.get_attribute_list("class") if name).split()
