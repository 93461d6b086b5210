"""Pages that are not the one that was asked for: the whole text is a wall, or a stub above one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from dupcheck import Document
from faults.base.host import Hosts
from faults.base.layouts import Layout, Place, blocks, lay, one_line, plain, spaced
from faults.base.planted import Injector, Planted
from faults.base.widgets import widget_languages, widgets_of

LAYOUTS: tuple[Layout, ...] = (plain, spaced, one_line)
MENUS = {"en": ["Home", "News", "Contact"], "de": ["Startseite", "Kontakt"], "fr": ["Accueil", "Contact"]}
STUB_CHARACTERS = 330  # of a teaser above a paywall; fewer than 120 words in any script


def _wall(rule: str, *, widgets: str = "", titled: bool = False, limit: int = 40) -> Injector:
    """The widget's lines as a page of their own; with `titled`, sometimes the first one is the record's title."""
    name = widgets or rule

    def plant(hosts: Hosts, random: Random) -> Iterator[Planted]:
        known = widgets_of(name, hosts.language)
        for number in count():
            widget = known[number % len(known)]
            layout = LAYOUTS[(number // len(known) + number) % len(LAYOUTS)]
            lines = [
                line
                for place, line in enumerate(widget.filled(random, hosts.some(random).title))
                if place not in widget.optional or random.random() < 0.6
            ]
            title = None
            if titled and len(lines) > 1 and random.random() < 0.25:
                title = f"{lines[0]} | {random.choice(('Nordlicht', 'The Harbour Post'))}"
            around = MENUS.get(hosts.language, []) if random.random() < 0.2 and layout is not one_line else []
            laid = lay(layout, around, lines, Place.TAIL)
            said = (
                f"{widget.platform}, {layout.__name__}{', titled' if title else ''}{', below a menu' if around else ''}"
            )
            yield Planted(document=Document(text=laid.text, title=title), span=laid.span, strength=said)

    return Injector(rule=rule, languages=widget_languages(name), plant=plant, limit=limit)


def _stubs(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A teaser above a paywall, and a whole text with the paywall's lines below or at its head."""
    known = widgets_of("paywall-stub", hosts.language)
    layouts: Sequence[Layout] = (blocks, plain, spaced)
    for number in count():
        widget = known[number % len(known)]
        lines = [
            line
            for place, line in enumerate(widget.filled(random, hosts.some(random).title))
            if place not in widget.optional or random.random() < 0.6
        ]
        host = hosts.some(random)
        is_stub = number % 4 != 3
        paragraphs = _teaser(host.paragraphs) if is_stub else host.paragraphs
        if sum(map(len, paragraphs)) > STUB_CHARACTERS and is_stub:
            continue
        laid = lay(layouts[number % 3], paragraphs, lines, Place.TAIL)
        said = f"{widget.platform}, {'a stub' if is_stub else 'below a text'}, {layouts[number % 3].__name__}"
        yield Planted(document=Document(text=laid.text), span=laid.span, strength=said)


def _teaser(paragraphs: Sequence[str]) -> list[str]:
    taken: list[str] = []
    for paragraph in paragraphs:
        if taken and sum(map(len, taken)) + len(paragraph) > STUB_CHARACTERS:
            break
        taken.append(paragraph)
    return taken


INJECTORS = (
    _wall("bot-wall", titled=True, limit=48),
    _wall("soft-404", titled=True),
    Injector(rule="paywall-stub", languages=widget_languages("paywall-stub"), plant=_stubs, limit=40),
    _wall("consent-wall", widgets="cookie-banner"),
    _wall("js-required"),
    _wall("server-error-text", titled=True, limit=42),
)
