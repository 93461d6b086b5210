"""Texts that are not there, are too short, break off, or only fill a place; fields that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Hosts
from faults.base.layouts import Place, blocks, lay, one_line, plain
from faults.base.planted import EACH_BY_ITSELF, Injector, Planted
from faults.base.sentences import sentences_of
from faults.base.widgets import widget_languages, widgets_of

WHOLE = Span(0, 0)
EMPTY = (
    "",
    "\n\n",
    " \t \u00a0",
    "—",
    "…",
    "* * *",
    ". . .",
    "\u200b\u200b",
    "|",
    "***\n***\n---",
    "\ufeff",
    "•\n•\n•",
)
LIMITS = (200, 255, 500, 1000, 1024)  # characters at which fields are cut
LATIN = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
    "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo.",
    "Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.",
    "Vestibulum ante ipsum primis in faucibus orci luctus et ultrices posuere cubilia curae; Pellentesque habitant "
    "morbi tristique senectus et netus et malesuada fames ac turpis egestas.",
    "Lorem ipsum dolor sit amet, consectetuer adipiscing elit, sed diam nonummy nibh euismod tincidunt ut laoreet "
    "dolore magna aliquam erat volutpat.",
    "Curabitur blandit tempus porttitor. Nullam quis risus eget urna mollis ornare vel eu leo. Cras mattis purus.",
    "Praesent commodo cursus magna, vel scelerisque nisl consectetur et. Donec sed odio dui. Aenean lacinia bibendum.",
)


def _empty(hosts: Hosts, random: Random) -> Iterator[Planted]:
    for text in EMPTY:
        yield Planted(document=Document(text=text), span=WHOLE, strength=repr(text))


def _short(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A sentence or two, or a headline alone."""
    for number in range(40):
        host = hosts.some(random)
        sentences = sentences_of(host.paragraphs[0]) or [host.title]
        text = sentences[0] if number % 2 else host.title
        size = len(text.split()) if hosts.separator else len(text)
        if size < 45:
            yield Planted(document=Document(text=text), span=WHOLE, strength=f"{size} words")


def _truncated(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A text that ends in dots, in an invitation to read on, or at the length of a field."""
    endings = cycle(("…", "...", " […]", " [...]", "…"))
    invitations = cycle(widgets_of("truncated", hosts.language))
    for number in range(60):
        host = hosts.long(random, 1200 if hosts.separator else 600)
        paragraphs = list(host.paragraphs)[: random.randint(2, 5)]
        last = paragraphs[-1]
        layout = (blocks, plain)[number % 2]
        match number % 5:
            case 0 | 1:
                half = _half(last, hosts)
                text, said = _with_last(layout, paragraphs, half + next(endings)), "dots"
            case 2:
                text, said = (
                    _with_last(layout, paragraphs, f"{last} [+{random.randint(120, 9000)} chars]"),
                    "[+n chars]",
                )
            case 3:
                line = next(invitations).lines[0]
                text, said = layout(paragraphs, [line], []).text, "an invitation on a line of its own"
            case _:
                whole = "\n".join(host.paragraphs)
                limit = next((it for it in reversed(LIMITS) if it < len(whole) - 20), None)
                if (
                    limit is None
                    or not hosts.separator
                    or not whole[limit - 1].isalnum()
                    or _is_short_cut(whole, limit)
                ):
                    continue
                text, said = whole[:limit], f"cut at {limit}"
        start = text.rstrip().rfind("\n") + 1
        yield Planted(document=Document(text=text), span=Span(start, len(text)), strength=said)


def _is_short_cut(whole: str, limit: int) -> bool:
    """True when the last line would be no sentence yet."""
    return len(whole[:limit].rsplit("\n", 1)[-1].split()) < 14


def _half(paragraph: str, hosts: Hosts) -> str:
    """The first half of a paragraph, to the end of a word."""
    if hosts.separator:
        words = paragraph.split()
        return " ".join(words[: max(8, len(words) // 2)]).rstrip(" ,.;:!?؟،")
    return paragraph[: max(16, len(paragraph) // 2)].rstrip("，。、；：！？")


def _with_last(layout: object, paragraphs: list[str], last: str) -> str:
    separator = "\n\n" if layout is blocks else "\n"
    return separator.join([*paragraphs[:-1], last])


def _missing(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A record without its title or its date, or with empty ones."""
    for number in range(8):
        text = "\n\n".join(hosts.some(random).paragraphs)
        missing = (("title",), ("date",), ("title", "date"))[number % 3]
        yield Planted(document=Document(text=text, missing=missing), span=WHOLE, strength=" and ".join(missing))


def _latin(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The typesetters' Latin as the whole text, amid one, and in one line with it; and the texts of themes."""
    own = (
        widgets_of("placeholder-text", hosts.language) if hosts.language in widget_languages("placeholder-text") else ()
    )
    for number in range(40):
        host = hosts.some(random)
        is_own = bool(own) and number % 3 == 2
        lines = list(own[number // 3 % len(own)].lines) if is_own else [LATIN[number % len(LATIN)]]
        layout, place = (
            (plain, Place.TAIL),
            (blocks, Place.MIDDLE),
            (blocks, Place.TAIL),
            (one_line, Place.HEAD),
        )[number % 4]
        paragraphs = () if number % 4 == 0 else host.paragraphs
        laid = lay(layout, paragraphs, lines, place)
        said = f"{'the whole text' if not paragraphs else 'amid a text'}, {layout.__name__}"
        yield Planted(document=Document(text=laid.text), span=laid.span, strength=said)


REQUIRED = replace(EACH_BY_ITSELF, required_fields=("title", "date"))
INJECTORS = (
    Injector(rule="empty-body", languages=LANGUAGES[:1], plant=_empty, limit=len(EMPTY)),
    Injector(rule="short-body", languages=LANGUAGES, plant=_short, limit=12),
    Injector(rule="truncated", languages=widget_languages("truncated"), plant=_truncated, limit=30),
    Injector(rule="missing-field", languages=LANGUAGES, plant=_missing, limit=6, settings=REQUIRED),
    Injector(rule="placeholder-text", languages=LANGUAGES, plant=_latin, limit=24),
)
