"""What a site puts around its texts: banners, forms, bars, links, menus, footers, labels of advertisements."""

from __future__ import annotations

from random import Random

from faults.base.chrome import LAYOUTS, chrome
from faults.base.host import Hosts, headline_of
from faults.base.layouts import Place, blocks, indented, one_line, plain, spaced, upper

LINES = tuple(layout for layout in LAYOUTS if layout is not one_line)
BARE = (blocks, plain, spaced, indented)  # a label with a list's sign is an item of the page's own
MIN_TITLE = 12  # characters
EDGES = (Place.TAIL, Place.HEAD)


def titles(hosts: Hosts, random: Random) -> list[str]:
    """Headlines of other pages."""
    known = [host.title for host in hosts.texts] + [headline_of(it) for host in hosts.texts for it in host.paragraphs]
    fit = [it for it in known if len(it) > MIN_TITLE and not (it[0].islower() or it[-1] in ".;,。；")]
    fit = [it for it in fit if hosts.separator == "" or 4 <= len(it.split()) <= 14]
    return random.sample(fit, random.randint(3, 5))


INJECTORS = (
    chrome("cookie-banner", places=EDGES),
    chrome("newsletter-signup", places=(Place.TAIL, Place.HEAD, Place.MIDDLE), layouts=LINES),
    chrome("share-bar", places=EDGES, layouts=LINES),
    chrome("related-links", places=(Place.TAIL,), layouts=BARE, below=titles),
    chrome("nav-menu", places=EDGES, layouts=LINES),
    chrome("site-footer", places=(Place.TAIL,), layouts=LINES),
    chrome("ad-marker", places=(Place.MIDDLE,), layouts=(*BARE, upper)),
    chrome("feed-footer", places=(Place.TAIL,), layouts=(*BARE, one_line)),
)
