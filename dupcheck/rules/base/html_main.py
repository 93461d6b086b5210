"""Which blocks of a page are probably its own text: by length, links and the container most of them stand in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.rules.base.html_marks import ARTICLE, CAPTION, CHROME, COMMENT, HIDDEN, INERT, NAMED_CHROME
from dupcheck.rules.base.html_outline import ROOT, Outline
from dupcheck.rules.base.html_tokens import BlockTokens, Bools

# All but the first two were chosen on 568 article pages with hand-made text by how well the coverage of the chosen
# blocks tells short from complete extractions; neighbouring values differ by a point at most.
MAX_LINKED = 0.5  # of a block's characters; more is a menu
MAX_PROSE_LINKED = 0.33
MIN_PROSE_WORDS = 10
CONTAINER_SHARE = 0.7  # of the prose, in the innermost element that is taken for the text's container
ARTICLE_WEIGHT = 4.0  # of a word in <article> or <main>
MAX_MARKED = 4.0  # times the unmarked prose; a mark that most of a page bears says nothing
MIN_BESIDE_WORDS = 25  # of a paragraph of the same <article> beside the container
MAX_BESIDE_LINKED = 0.2
MIN_REST_WORDS = 40  # of prose beside the comments; a short article may have a hundred of them
EXCLUDING = (HIDDEN, CHROME, COMMENT, NAMED_CHROME, CAPTION)


@dataclass(frozen=True, slots=True, eq=False)
class MainText:
    """`blocks` are true for the page's own text, `beyond` for those outside of the element that holds most of it."""

    blocks: Bools
    beyond: Bools


def main_text(outline: Outline, tokens: BlockTokens) -> MainText:
    """The blocks taken for the page's own text; none where nothing is shown."""
    words = tokens.counts
    marks = np.asarray(outline.marks, dtype=np.int64)
    elements = np.asarray(outline.elements, dtype=np.int64)
    linked = np.asarray(outline.link_lengths) / np.maximum(1, [len(text) for text in outline.texts])
    shown = (marks & INERT) == 0
    prose = shown & (words >= MIN_PROSE_WORDS) & (linked < MAX_PROSE_LINKED)
    for mark in EXCLUDING:
        bears = (marks & mark) != 0
        rest = words[prose & shown & ~bears].sum()
        if words[prose & shown & bears].sum() <= MAX_MARKED * rest or (mark == COMMENT and rest >= MIN_REST_WORDS):
            shown &= ~bears
    weights = np.where(prose & shown, words, 0.0)
    if not weights.any():
        weights = np.where(shown, words * (1 - linked), 0.0)
    weights *= np.where(marks & ARTICLE, ARTICLE_WEIGHT, 1.0)
    if not weights.any():
        return MainText(np.zeros(len(words), dtype=np.bool_), np.ones(len(words), dtype=np.bool_))
    container = _container(outline, weights)
    inside = _within(outline, container, elements)
    chosen = inside & (linked < MAX_LINKED)
    article = _article_around(outline, container)
    if article != ROOT:
        beside = (words >= MIN_BESIDE_WORDS) & (linked < MAX_BESIDE_LINKED)
        chosen |= _within(outline, article, elements) & beside
    return MainText(chosen & shown, ~inside)


def _container(outline: Outline, weights: np.typing.NDArray[np.float64]) -> int:
    """The innermost element that holds CONTAINER_SHARE of the blocks' weights."""
    of_elements = np.bincount(outline.elements, weights=weights, minlength=len(outline.tags))
    sums = np.concatenate([[0.0], np.cumsum(of_elements)])
    # Elements are numbered in the order of their tags, so an element's descendants follow it.
    held = sums[np.asarray(outline.ends)] - sums[:-1]
    return int(np.flatnonzero(held >= CONTAINER_SHARE * held[ROOT])[-1])


def _within(outline: Outline, element: int, elements: np.typing.NDArray[np.int64]) -> Bools:
    return (elements >= element) & (elements < outline.ends[element])


def _article_around(outline: Outline, element: int) -> int:
    """The nearest <article> or <main> that holds `element`; ROOT without one."""
    while element != ROOT and outline.tags[element] not in ("article", "main"):
        element = outline.parents[element]
    return element
