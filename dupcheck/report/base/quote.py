"""A place as people read it: both ends of a long text, what stands around a short one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dupcheck.model.finding import CONTEXT_LENGTH, Place
from dupcheck.report.base.excerpt import visible

HEAD = 160  # characters quoted from the beginning of a long place
TAIL = 60  # and from its end
CUT = " … "
# A cut may fall inside a word; what is left of it goes, unless it is too long for a word or the script has no spaces.
_LAST_WORD = re.compile(r"\s+\S{0,30}\Z")
_FIRST_WORD = re.compile(r"\A\S{0,30}\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Text made visible, with no line break that is not one of the document's lines.

    `tail` is empty where `head` is the whole place. `is_cut` says that an end is missing of which nothing is known.
    `before` and `after` stand on the same line as short evidence, white space towards it included.
    """

    head: str
    tail: str = ""
    before: str = ""
    after: str = ""
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The quoted text in one piece, with an ellipsis where it is cut, its lines neither indented nor far apart."""
        text = self.head + CUT + self.tail if self.tail else self.head + CUT.rstrip() if self.is_cut else self.head
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n")))

    @property
    def is_marked(self) -> bool:
        """True when something stands around the evidence, so that the evidence has to be told from it."""
        return bool(self.head and (self.before.strip() or self.after.strip()))


def quote(place: Place) -> Quote:
    """What to show of a place."""
    whole = place.text + place.tail
    if len(whole) < len(place.span):
        if place.tail:
            return Quote(head=_beginning(place.text[:HEAD]), tail=_end(place.tail))
        return Quote(head=_beginning(place.text[: HEAD + TAIL]), is_cut=True)
    if len(whole) > HEAD + TAIL:
        return Quote(head=_beginning(whole[:HEAD]), tail=_end(whole[-TAIL:]))
    return Quote(head=_shown(whole), before=_shown(_before(place.before)), after=_shown(_after(place.after)))


def beginning(place: Place, length: int) -> str:
    """The first words of a place on one line, with an ellipsis where there is more."""
    shown = quote(place)
    text = flat(shown.head)
    if len(text) > length:
        return _LAST_WORD.sub("", text[:length]).rstrip() + CUT.rstrip()
    return text + CUT.rstrip() if shown.tail or shown.is_cut else text


def flat(text: str) -> str:
    """Shown text on one line: a line break as its sign, other white space as one space, the ends kept."""
    return re.sub(r"\s*\n\s*", " ⏎ ", re.sub(r"[^\S\n]+", " ", text))


def _shown(text: str) -> str:
    return visible(text.replace("\r\n", "\n").replace("\r", " "))


def _beginning(text: str) -> str:
    return _shown(_LAST_WORD.sub("", text).rstrip())


def _end(text: str) -> str:
    return _shown(_FIRST_WORD.sub("", text).lstrip())


def _before(text: str) -> str:
    """A shorter one begins where its line does."""
    return text if len(text) < CONTEXT_LENGTH else CUT.lstrip() + _FIRST_WORD.sub("", text)


def _after(text: str) -> str:
    return text if len(text) < CONTEXT_LENGTH else _LAST_WORD.sub("", text) + CUT.rstrip()
