"""Faults between the documents of a site: copies, walls, addresses, titles, blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, UNSPACED, Host, Hosts
from faults.base.planted import Injector, Plant, Planted, in_prose
from faults.base.sentences import edited, sentences_of

MAX_TRIES = 200
LONG, SHORT = 2500, 700  # characters of texts that are compared; scripts without spaces say as much in a third
WHOLE = Span(0, 0)
MAX_EDITED = 3  # paragraphs; one word of each at least: with more, short ones make unlike texts
SITE = "https://www.harbour-post.example"


def _size(hosts: Hosts, characters: int) -> int:
    return characters if hosts.language not in UNSPACED else characters // 2


def _text(host: Host) -> str:
    return "\n\n".join(host.paragraphs)


def _page(text: str, name: str, number: int = 0) -> Document:
    return Document(text=text, url=f"{SITE}/2024/{name}-{number}", id=f"{name}-{number}")


def _exact(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The same text under another address, as it is or with other spaces, cases and blank lines."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, _size(hosts, SHORT))
        text = _text(host)
        copy, said = (
            (text, "exact"),
            ("\n".join(host.paragraphs), "without blank lines"),
            (f"  {text}\n\n\n", "with spaces around"),
            (" ".join(host.paragraphs), "in one line"),
        )[number % 4]
        other = _page(text, "story")
        yield Planted(document=_page(copy, "story-again"), span=WHOLE, strength=said, others=(other,))


def _near(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The same text with a word in a hundred changed, a sentence more, or a paragraph that was left out."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, _size(hosts, LONG))
        paragraphs = list(host.paragraphs)
        match number % 4:
            case 0:
                copy = [edited(it, random, 0.008, hosts.separator) for it in paragraphs]
                for place in random.sample(range(len(copy)), max(0, len(copy) - MAX_EDITED)):
                    copy[place] = paragraphs[place]
                said = "some words changed"
            case 1:
                copy, said = [*paragraphs, "Reuters, AFP."], "a line more"
            case 2:
                shortest = min(paragraphs, key=len)
                if len(shortest) > 0.12 * sum(map(len, paragraphs)):
                    continue
                copy, said = [it for it in paragraphs if it is not shortest], "a paragraph less"
            case _:
                copy, said = ["Updated 3 May 2024, 10:42", *paragraphs], "a date above"
        other = _page("\n\n".join(paragraphs), "story")
        yield Planted(document=_page("\n\n".join(copy), "story-updated"), span=WHOLE, strength=said, others=(other,))


def _bodies(hosts: Hosts, random: Random, count: int) -> list[str]:
    """Texts that share no paragraph."""
    paragraphs = [it for host in hosts.texts for it in host.paragraphs]
    random.shuffle(paragraphs)
    size = max(1, min(5, len(paragraphs) // count))
    return ["\n\n".join(paragraphs[place * size : (place + 1) * size]) for place in range(count)]


def _blocks(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Lines that stand on every page of a site, or on most, at the head or the tail, also in texts of one line."""
    for number in range(MAX_TRIES):
        pages = 8
        bodies = _bodies(hosts, random, pages)
        lines = [it for it in sentences_of(hosts.some(random).paragraphs[0]) if not any(it in body for body in bodies)]
        block = _marked(lines[0] if lines else hosts.some(random).title, hosts, random)
        at_head, one_line = number % 2 == 0, number % 3 == 2
        separator = " " if one_line else "\n\n"
        texts = []
        for place, body in enumerate(bodies):
            plain = " ".join(body.split("\n\n")) if one_line else body
            missing = place and number % 4 == 3 and place % 3 == 0
            texts.append(
                plain if missing else f"{block}{separator}{plain}" if at_head else f"{plain}{separator}{block}"
            )
        documents = [_page(text, "story", place) for place, text in enumerate(texts)]
        start = 0 if at_head else len(texts[0]) - len(block)
        said = f"at the {'head' if at_head else 'tail'}{', in one line' if one_line else ''}"
        yield Planted(
            document=documents[0], span=Span(start, start + len(block)), strength=said, others=tuple(documents[1:])
        )


def _marked(line: str, hosts: Hosts, random: Random) -> str:
    """A line that no text of the language holds: two sentences' words mixed."""
    other = random.choice(random.choice(hosts.texts).paragraphs)
    words = [*line.split(), *other.split()] if hosts.separator else list(line + other)
    random.shuffle(words)
    return hosts.separator.join(words[:14] if hosts.separator else words[:30])


def _same_title(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """One title above seven different texts."""
    for number in range(MAX_TRIES):
        title = ("The Harbour Post", hosts.some(random).title, "Nordlicht | Startseite")[number % 3]
        bodies = _bodies(hosts, random, 7)
        documents = [replace(_page(body, "story", place), title=title) for place, body in enumerate(bodies)]
        yield Planted(document=documents[0], span=WHOLE, strength="seven texts", others=tuple(documents[1:]))


def _many_urls(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """One short body under six addresses: a wall that no phrase tells, or a short article."""
    for number in range(MAX_TRIES):
        host = hosts.some(random)
        text = "\n".join(host.paragraphs[:2])[: _size(hosts, 900) if hosts.separator else 190]
        if number % 3 == 1:
            text = host.paragraphs[0][: 160 if hosts.separator else 60]
        documents = [_page(text, "story", place) for place in range(6)]
        yield Planted(
            document=documents[number % 6],
            span=WHOLE,
            strength="six addresses",
            others=tuple(it for place, it in enumerate(documents) if place != number % 6),
        )


_VARIANTS: tuple[tuple[str, str], ...] = (
    ("https://www.post.example/news/story", "http://www.post.example/news/story"),
    ("https://www.post.example/news/story", "https://post.example/news/story"),
    ("https://post.example/news/story", "https://post.example/news/story/"),
    ("https://post.example/news/story", "https://post.example/news/story?utm_source=feed&utm_medium=rss"),
    ("https://post.example/news/story", "https://post.example/news/story?fbclid=IwAR0x1"),
    ("https://post.example/news/story", "https://post.example/news/story#comments"),
    ("https://post.example/news/story", "https://post.example/news/story/amp"),
    ("https://post.example/news/story", "https://m.post.example/news/story"),
    ("https://post.example/news/story", "https://post.example/news/story?print=1"),
    ("https://post.example/news/story", "https://post.example/news/story;jsessionid=0A1B2C3D4E5F"),
    ("https://post.example/news/story", "https://post.example/news/story?PHPSESSID=9a8b7c6d5e4f3a2b1c0d"),
    ("https://post.example/news/story?id=3&page=2", "https://post.example/news/story?page=2&id=3"),
    ("https://post.example/news/story", "HTTPS://POST.example:443/news/story"),
    ("https://post.example/news/story", "https://post.example/amp/news/story"),
    ("https://post.example/news/a%7Estory", "https://post.example/news/a~story"),
)


def _same_url(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Two texts under addresses that differ in what does not matter."""
    for url, variant in _VARIANTS * 2:
        first, second = _bodies(hosts, random, 2)
        same = random.random() < 0.5
        yield Planted(
            document=Document(text=first if same else second, url=variant, id="second"),
            span=WHOLE,
            strength=variant,
            others=(Document(text=first, url=url, id="first"),),
        )


def _same_id(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Two documents with one id."""
    for _ in range(MAX_TRIES):
        first, second = _bodies(hosts, random, 2)
        yield Planted(
            document=Document(text=second, url=f"{SITE}/b", id="story"),
            span=WHOLE,
            strength="one id",
            others=(Document(text=first, url=f"{SITE}/a", id="story"),),
        )


def _any(rule: str, plant: Plant, limit: int) -> Injector:
    return Injector(rule=rule, languages=LANGUAGES, plant=plant, limit=limit, is_slow=True)


INJECTORS = (
    _any("exact-duplicate-doc", _exact, 8),
    _any("near-duplicate-doc", _near, 8),
    _any("shared-block", in_prose(_blocks), 6),
    _any("same-title", _same_title, 3),
    _any("same-body-many-urls", _many_urls, 6),
    _any("duplicate-url", _same_url, 15),
    _any("duplicate-id", _same_id, 2),
)
