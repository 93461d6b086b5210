"""The elements and text blocks of a page's HTML, from one parse."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape

from dupcheck.errors import UnreadableError
from dupcheck.read.base.page import parse_html
from dupcheck.rules.base.html_marks import ELEMENT_MARKS, INLINE, LINK, SPECIAL, marks_of_attributes
from dupcheck.rules.base.patterns import pattern

# What the parser writes is well formed: every tag is closed, attributes stand in double quotes, and each element of raw
# text has its end. So nothing begins that does not end, and the scan is linear.
# Possessive, so that no place to go back to is kept: a third of the time.
_TAG = pattern(r'<(?:(/?)([a-zA-Z][^\s>]*+)([^">]*+(?:"[^"]*+"[^">]*+)*+)>|!--)')
# Skipped whole: raw text, and graphics and formulas, whose labels are no text of the page.
_SKIPPED = frozenset(["script", "style", "iframe", "noframes", "noembed", "xmp", "plaintext", "svg", "math"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
ROOT = 0
# A template in a template takes the parser's writing a level of the stack: between 50,000 and 100,000 end the process.
# No page of 960 has a hundred.
MAX_TEMPLATES = 5_000


@dataclass(slots=True)
class Outline:
    """Element e has the name `tags[e]`, the source of its attributes `attributes[e]` and the parent `parents[e]`.

    Element 0 stands for the document and is its own parent. `ends[e]` is the number behind e's last descendant.
    Block b is the text `texts[b]`, white space as spaces; it begins in element `elements[b]`, bears `marks[b]` and has
    `link_lengths[b]` characters in links. No block crosses an element that is not inline or that bears a mark.
    """

    tags: list[str] = field(default_factory=lambda: ["#document"])
    attributes: list[str] = field(default_factory=lambda: [""])
    parents: list[int] = field(default_factory=lambda: [ROOT])
    ends: list[int] = field(default_factory=lambda: [1])
    texts: list[str] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    link_lengths: list[int] = field(default_factory=list)

    def add(self, tag: str, attributes: str, parent: int) -> int:
        """The number of a new element, which ends at once until it is known where it does."""
        number = len(self.tags)
        self.tags.append(tag)
        self.attributes.append(attributes)
        self.parents.append(parent)
        self.ends.append(number + 1)
        return number


def outline_of(html: str) -> Outline:
    """The outline of a page; an empty one where the parser gives up, or would if it could."""
    if html.lower().count("<template") > MAX_TEMPLATES:
        return Outline()
    try:
        source: str = parse_html(html).document.html
    except UnreadableError:
        return Outline()
    return _scan(source)


def _scan(source: str) -> Outline:
    """The outline of well-formed `source`."""
    outline = Outline()
    block = _Block(outline)
    add_element, search = outline.add, _TAG.search
    stack = [(ROOT, 0, "")]
    open_tags: dict[str, int] = {}
    known = _Marks()
    element, marks, tag = stack[0]
    position = before = 0
    while match := search(source, position):
        start, position = match.span()
        if before < start:
            block.add(source[before:start], element, marks)
        closes, name, attributes = match.groups()
        if name is None or name in _SKIPPED:
            position = before = _behind(source, "-->" if name is None else f"</{name}>", position)
            continue
        before = position
        if closes:
            if not open_tags.get(name):
                continue
            if name not in INLINE:
                block.close()
            closed = ""
            while closed != name:  # what a broken attribute left open goes with it
                closed = tag
                open_tags[tag] -= 1
                outline.ends[element] = len(outline.tags)
                stack.pop()
                element, marks, tag = stack[-1]
            continue
        own = ELEMENT_MARKS.get(name, 0)
        if attributes:
            own |= known[name, attributes]
        if name not in INLINE or own & ~LINK & ~marks:
            block.close()
        number = add_element(name, attributes, element)
        if name in _VOID:
            if name == "br":
                block.add(" ", element, marks)
            continue
        element, marks, tag = number, marks | own, name
        stack.append((element, marks, tag))
        open_tags[name] = open_tags.get(name, 0) + 1
    block.close()
    for element, _, _ in stack:
        outline.ends[element] = len(outline.tags)
    return outline


class _Marks(dict[tuple[str, str], int]):
    """What attributes say of elements of a name, found once: pages repeat their classes a thousand times."""

    def __missing__(self, key: tuple[str, str]) -> int:
        self[key] = marks = marks_of_attributes(*key) if SPECIAL.search(key[1]) else 0
        return marks


def _behind(source: str, end: str, position: int) -> int:
    """Where the next `end` is over; the end of the source where there is none."""
    found = source.find(end, position)
    return len(source) if found < 0 else found + len(end)


class _Block:
    """The block that is being read."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._pieces: list[str] = []
        self._linked = 0
        self._element = ROOT
        self._marks = 0

    def add(self, text: str, element: int, marks: int) -> None:
        """Text at the block's end; white space never begins a block."""
        if not self._pieces:
            if text.isspace():
                return
            self._element, self._marks = element, marks & ~LINK
        self._pieces.append(text)
        if marks & LINK:
            self._linked += len(text.strip())

    def close(self) -> None:
        """The block is over."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        text = " ".join((unescape(text) if "&" in text else text).split())
        if text:
            outline = self._outline
            outline.texts.append(text)
            outline.elements.append(self._element)
            outline.marks.append(self._marks)
            outline.link_lengths.append(min(self._linked, len(text)))
        self._pieces = []
        self._linked = 0
