"""Pages of several platforms around a clean text, for the faults that only a page's HTML shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from faults.base.host import Host, Hosts, headline_of

# Written for this purpose after the shapes of common themes. {lang} and {title} are said, {head}, {inside}, {after} and
# {body} are HTML, {menu} and {foot} lists of links.
FOLDER = Path(__file__).parents[1] / "web_pages"
SHAPES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.html"))}
NUM_LINKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """One page: its title, its paragraphs, and the names of its menu and footer."""

    language: str
    shape: str
    title: str
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]
    foot: tuple[str, ...]

    @property
    def text(self) -> str:
        """What an extractor makes of it that takes the article alone."""
        return "\n\n".join(self.paragraphs)

    def html(self, *, body: str | None = None, head: str = "", inside: str = "", after: str = "") -> str:
        """The source: `inside` stands at the article's end, `after` behind it; `body` in place of its paragraphs."""
        return SHAPES[self.shape].format(
            lang=self.language,
            title=escape(self.title),
            head=head,
            body=paragraphs_of(self.paragraphs) if body is None else body,
            inside=inside,
            after=after,
            menu=links_of(self.menu),
            foot=links_of(self.foot),
        )


def web_page(hosts: Hosts, host: Host, number: int) -> WebPage:
    """A page of the platform whose turn it is."""
    shape = list(SHAPES)[number % len(SHAPES)]
    names = [it.title for it in hosts.texts if it.title != host.title] or [host.title]
    menu = tuple(" ".join(names[(number + it) % len(names)].split()[:2]) for it in range(NUM_LINKS))
    return WebPage(
        language=hosts.language,
        shape=shape,
        title=host.title,
        paragraphs=host.paragraphs,
        menu=menu,
        foot=tuple(reversed(menu)),
    )


def other_headlines(hosts: Hosts, random: Random, host: Host) -> list[str]:
    """Headlines that the host's text does not hold, in random order."""
    text = "\n".join(host.paragraphs)
    known = {headline_of(it) for one in hosts.texts if one != host for it in one.paragraphs}
    fit = sorted(it for it in known if it not in text and len(it) >= 6)
    return random.sample(fit, len(fit))


def paragraphs_of(texts: Sequence[str]) -> str:
    """Each text as a paragraph."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def links_of(names: Sequence[str]) -> str:
    """Each name as an item of a list that is a link."""
    return "".join(f'<li><a href="/s/{place}">{escape(name)}</a></li>' for place, name in enumerate(names))
