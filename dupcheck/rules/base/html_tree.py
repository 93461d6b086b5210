"""A page as BeautifulSoup reads it: slow and careful, for documents with findings. Where texts stand, by element."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Script, Stylesheet, Tag

from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.rules.base.html_selector import Selectors
from dupcheck.rules.base.html_tokens import runs_of, tokens_of_blocks

MIN_HELD = 0.7  # of a copy's runs of words, for an element that holds the copy; inline markup within words breaks some
MAX_STEPS = 5_000  # elements looked at for one copy
NO_TEXT = (Script, Stylesheet, PreformattedString)  # the last are comments, declarations and the like


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Element e holds the tokens `first[e]:last[e]` and has the number `order[id(element)]`, in document order."""

    soup: BeautifulSoup
    selectors: Selectors
    elements: list[Tag]
    order: dict[int, int]
    runs: U64
    first: I64
    last: I64


def tree_of(html: str) -> Tree:
    """The page's elements with the tokens of the text in each."""
    # Classes are asked of few elements, so they are split there and not at all of them: a tenth of the time.
    with _without_collecting():
        soup = BeautifulSoup(html, "html.parser", multi_valued_attributes=None)
    elements: list[Tag] = []
    order: dict[int, int] = {}
    texts: list[str] = []
    texts_before: list[int] = []
    texts_inside: list[int] = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            order[id(node)] = len(elements)
            elements.append(node)
            texts_before.append(len(texts))
            texts_inside.append(0)
        elif isinstance(node, NavigableString) and not isinstance(node, NO_TEXT):
            text = " ".join(node.split())
            if text and node.parent is not None and id(node.parent) in order:
                texts.append(text)
                texts_inside[order[id(node.parent)]] += 1
    for number in range(len(elements) - 1, 0, -1):  # from the innermost outwards
        parent = elements[number].parent
        if parent is not None and id(parent) in order:
            texts_inside[order[id(parent)]] += texts_inside[number]
    tokens = tokens_of_blocks(texts)
    borders = np.concatenate([tokens.first, [len(tokens.hashes)]]).astype(np.int64)
    before, inside = np.asarray(texts_before, dtype=np.int64), np.asarray(texts_inside, dtype=np.int64)
    return Tree(
        soup, Selectors(elements), elements, order, runs_of(tokens.hashes), borders[before], borders[before + inside]
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """While a tree grows nothing of it is garbage: to look again and again takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def holders(tree: Tree, copy: U64) -> list[Tag]:
    """The innermost elements that hold most of these tokens each, in document order.

    An element that holds them beside another that does is one too.
    """
    wanted = np.unique(runs_of(copy))
    if not len(wanted) or not len(tree.runs):
        return []
    places = np.minimum(np.searchsorted(wanted, tree.runs), len(wanted) - 1)
    hits = np.flatnonzero(wanted[places] == tree.runs)
    search = _Search(tree, hits, places[hits], MIN_HELD * len(wanted))
    return [tree.elements[number] for number in sorted(search.innermost())]


class _Search:
    """From the outermost elements inwards, as long as one inside holds enough."""

    def __init__(self, tree: Tree, hits: I64, kinds: I64, needed: float) -> None:
        self._tree = tree
        self._hits = hits
        self._kinds = kinds
        self._needed = needed

    def innermost(self) -> list[int]:
        """The numbers of the elements that hold enough while none inside does, or that hold enough beside it."""
        found: list[int] = []
        waiting = [number for number in self._children(self._tree.soup) if self._holds(*self._range(number))]
        for _ in range(MAX_STEPS):
            if not waiting:
                break
            number = waiting.pop()
            inner = [child for child in self._children(self._tree.elements[number]) if self._holds(*self._range(child))]
            waiting.extend(inner)
            if not inner or self._holds_beside(number, inner):
                found.append(number)
        return found

    def _children(self, element: Tag) -> list[int]:
        return [self._tree.order[id(child)] for child in element.children if isinstance(child, Tag)]

    def _range(self, number: int) -> tuple[int, int]:
        """The hits inside an element."""
        first, last = np.searchsorted(self._hits, [self._tree.first[number], self._tree.last[number]])
        return int(first), int(last)

    def _holds(self, first: int, last: int) -> bool:
        if last - first < self._needed:
            return False
        return len(np.unique(self._kinds[first:last])) >= self._needed

    def _holds_beside(self, number: int, inner: list[int]) -> bool:
        """True when enough stands in the element outside of the inner ones."""
        first, last = self._range(number)
        outside = np.ones(last - first, dtype=np.bool_)
        for child in inner:
            begin, end = self._range(child)
            outside[begin - first : end - first] = False
        return len(np.unique(self._kinds[first:last][outside])) >= self._needed
