"""What a site puts around its texts: banners, forms, bars, links, menus, footers, labels of advertisements."""

from __future__ import annotations

from random import Random

from faults.base.chrome import LAYOUTS, chrome
from faults.base.host import Hosts
from faults.base.layouts import Place, blocks, indented, one_line, plain, spaced, upper

LINES = tuple(layout for layout in LAYOUTS if layout is not one_line)
BARE = (blocks, plain, spaced, indented)  # a label with a list's sign is an item of the page's own
EDGES = (Place.TAIL, Place.HEAD)


def titles(hosts: Hosts, random: Random) -> list[str]:
    """Headlines of other pages."""
    count = random.randint(3, 5)
    known = [host.title for host in hosts.texts if len(host.title) > 12 and host.title[-1] not in ".;,。；"]
    made = [_headline(paragraph, hosts) for host in hosts.texts for paragraph in host.paragraphs]
    random.shuffle(made)
    return [*known, *made][:count] if random.random() < 0.5 else made[:count]


def _headline(paragraph: str, hosts: Hosts) -> str:
    """The first words of a paragraph as a headline has them."""
    if hosts.separator:
        return " ".join(paragraph.split()[:8]).rstrip(" ,.;:—–-!?؟،")
    return paragraph[:22].rstrip("，。、；：！？")


INJECTORS = (
    chrome("cookie-banner", places=EDGES),
    chrome("newsletter-signup", places=(Place.TAIL, Place.HEAD, Place.MIDDLE), layouts=LINES),
    chrome("share-bar", places=EDGES, layouts=LINES),
    chrome("related-links", places=(Place.TAIL,), layouts=BARE, below=titles, min_paragraphs=4),
    chrome("nav-menu", places=EDGES, layouts=LINES),
    chrome("site-footer", places=(Place.TAIL,), layouts=LINES),
    chrome("ad-marker", places=(Place.MIDDLE,), layouts=(*BARE, upper)),
    chrome("feed-footer", places=(Place.TAIL,), layouts=(*BARE, one_line)),
)
