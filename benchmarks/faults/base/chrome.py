"""An injector of widgets: every wording of a language in every place and layout, whole and in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from random import Random

from dupcheck import Document
from faults.base.host import Host, Hosts
from faults.base.layouts import Layout, Place, blocks, bulleted, indented, lay, listed, one_line, plain, spaced, upper
from faults.base.planted import Injector, Planted
from faults.base.widgets import Widget, widget_languages, widgets_of

LAYOUTS: tuple[Layout, ...] = (blocks, plain, spaced, indented, bulleted, listed, one_line, upper)
CASED = ("de", "en", "es", "fr", "id", "it", "nl", "pl", "pt", "ru")  # capitals of Turkish fold to other letters
MIN_PARAGRAPH = 130  # characters on average, a third in scripts without spaces


def chrome(
    rule: str,
    *,
    places: Sequence[Place],
    layouts: Sequence[Layout] = LAYOUTS,
    counted: bool = False,
    widgets: str = "",
    below: Callable[[Hosts, Random], list[str]] | None = None,
    min_inline: int = 1,
    limit: int = 60,
) -> Injector:
    """Plants the widgets of one file; with `counted`, some lines end in a number; `below` gives lines that follow."""
    name = widgets or rule

    def plant(hosts: Hosts, random: Random) -> Iterator[Planted]:
        known = widgets_of(name, hosts.language)
        usable = [it for it in layouts if it is not upper or hosts.language in CASED]
        for number in count():
            widget = known[number % len(known)]
            layout = usable[(number // len(known) + number) % len(usable)]
            place = places[number % len(places)]
            host = _host(hosts, random)
            other = hosts.some(random)
            filled = widget.filled(random, other.title)
            strength, lines = _part(widget, filled, random)
            if counted and layout is not one_line and random.random() < 0.2 and _takes_count(lines[0]):
                lines[0] = f"{lines[0]} ({random.randint(1, 40)})"
                strength += ", a count"
            if layout is one_line and len(lines) < min_inline:
                continue
            lines += below(hosts, random) if below else []
            laid = lay(layout, host.paragraphs, lines, place)
            said = f"{widget.platform}, {strength}, {layout.__name__}, {place}"
            yield Planted(document=Document(text=laid.text), span=laid.span, strength=said)

    return Injector(rule=rule, languages=widget_languages(name), plant=plant, limit=limit)


def _host(hosts: Hosts, random: Random) -> Host:
    """A text of running prose: chrome stands around articles, not around lists of options."""
    least = MIN_PARAGRAPH if hosts.separator else MIN_PARAGRAPH // 3
    fit = [host for host in hosts.of_prose().texts if sum(map(len, host.paragraphs)) >= least * len(host.paragraphs)]
    return random.choice(fit or hosts.texts)


def _part(widget: Widget, filled: list[str], random: Random) -> tuple[str, list[str]]:
    """All lines, those that may not be missing, or these with some of the others."""
    kept = random.choice((1.0, 0.0, 0.5))
    lines = [
        line
        for place, line in enumerate(filled)
        if place not in widget.optional or kept == 1.0 or random.random() < kept
    ]
    return ("whole" if len(lines) == len(filled) else "in part"), lines


def _takes_count(line: str) -> bool:
    """True unless the line has a number already or says a sentence."""
    return not any(map(str.isdigit, line)) and line[-1] not in ".:。!？?…"
