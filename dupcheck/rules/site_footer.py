"""A site's footer stands at the end of the text.

What it finds:
Among the last lines two signs of a footer: a line of rights ("© 2024 The Courier. All rights reserved."), legal links
("Privacy policy", "Terms of use", in lines or in a row, with or without signs between), the choice that a law demands
("Do not sell my personal information"), the name of the software ("Powered by Discourse"), how to reach the owner
("Tel. 0555 010 010", "Company number ..."). A line of rights alone is only a note: agencies put one below an article.

Why it matters:
The footer stands on every page of a site: it makes unlike pages alike.

What to do:
Cut the lines, or leave the `footer` element out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.edge_candidates import near_end, with_late_bytes
from dupcheck.rules.base.edges import last_lines, marks_on
from dupcheck.rules.base.link_lines import END_MARK, is_short
from dupcheck.rules.base.marks import Mark, cut, extent_of, lines_of, quoted
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.title_phrases import folded
from dupcheck.rules.base.verified import severity_of

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Line, Page

NAME = "site-footer"
ZONE_LINES = 25  # last lines with text among which a footer is looked for
MAX_BEHIND = 5  # lines below a footer's last sign that are no links: a badge, an address
HEAD_SHARE = 1 / 3  # of the characters, where no footer stands
MAX_GAP = 4  # lines between two signs of one footer that are no links
LINK_WORDS = 5  # of a line that may be a link: of a network, a section, a country's page
MAX_WORDS = 40  # of a footer's line
MAX_RIGHTS_WORDS = 160  # of one that begins with the sign of rights: it says what nobody may do
MAX_LONE_BEHIND = 2  # lines below a line of rights that stands alone
SAFE_LINES = 10  # rules.md: cut unasked in the last ten lines only
MIN_SIGNS = 2
KINDS = (("rights", "owner"), ("platform",), ("contact",))  # of signs that count once
MIN_PARTS = 2  # links of a row; a line of rights with one link is still one sign
CONTACT_WORDS, OWNER_WORDS = 16, 8  # of a line that says how to reach the owner, or only names it
MOST_OTHERS = 0.2  # of the words of a row without separators belong to none of the links
LATE = 1000  # bytes from the end in which the sign © is looked for: the line of rights and what stands below
_RIGHTS = pattern(r"(?:©|\(c\)|copyright)\W{0,3}(?:\(c\)|©|copyright)?.{0,60}?\b(?:19|20)\d\d\b", re.IGNORECASE)
_OPENS_RIGHTS = pattern(r"(?:©|\(c\)|copyright\b)\W{0,3}\w", re.IGNORECASE)
_OWNER = pattern(r"(?:©|\(c\)\s)\s{0,2}\w", re.IGNORECASE)
_CONTACT = pattern(r"[\d@:：]")  # of a line that says how to reach somebody
_ADDRESS = pattern(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}$")
_SEPARATOR = pattern(r"\s*[|•·∙/–—●]\s*|\s{3,}|\s-\s|\u3000")
_GLUED = pattern(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")  # "About UsPrivacy PolicyTerms of Use"


def judge(page: Page) -> Iterator[Flag]:
    lines = last_lines(page, ZONE_LINES)
    footer: list[Mark] = []
    for mark in reversed(_marks(page, lines)):
        if mark.span.end < HEAD_SHARE * len(page.text):
            break  # the menu above a text of few lines
        behind = lines[mark.place + 1 : footer[0].place if footer else len(lines)]
        if sum(map(_is_no_link, behind)) > (MAX_GAP if footer else MAX_BEHIND):
            break
        footer.insert(0, mark)
    if not footer:
        return
    num_behind = len(lines) - footer[-1].place - 1
    signs = _signs(page, footer)
    if signs >= MIN_SIGNS:
        is_late = len(lines) - footer[0].place <= SAFE_LINES
        yield _flag(page, footer, signs, is_late)
    elif footer[-1].has("platform", "choice") and num_behind <= MAX_BEHIND:
        yield _flag(page, footer[-1:], signs, False)
    elif footer[-1].has("rights") and num_behind <= MAX_LONE_BEHIND:
        yield replace(_flag(page, footer[-1:], signs, False), severity=Severity.INFO)


def _flag(page: Page, footer: Sequence[Mark], signs: int, is_late: bool) -> Flag:
    span = extent_of(footer)
    severity = severity_of(page, NAME, span)
    return Flag(
        primary=span,
        message=f"site footer of {lines_of(len(footer))} at the end ({quoted(page, footer)})",
        severity=severity,
        confidence=Confidence.HIGH if signs >= MIN_SIGNS else Confidence.MEDIUM,
        measures={"lines": len(footer), "signs": signs},
        fix=Fix(is_late and severity is None, cut(page, footer)),
    )


def _marks(page: Page, lines: Sequence[Line]) -> list[Mark]:
    """Those of these lines that a footer says, by place."""
    by_phrase = {mark.place: mark.roles for mark in marks_on(page, NAME, lines)}
    found = []
    for place, line in enumerate(lines):
        opens_rights = _OPENS_RIGHTS.match(line.text) is not None
        if line.words > (MAX_RIGHTS_WORDS if opens_rights else MAX_WORDS):
            continue
        roles = set(by_phrase.get(place, ()))
        if "rights" not in roles and ((opens_rights and line.words > MAX_WORDS) or _RIGHTS.search(line.text)):
            roles.add("rights")
        if _num_links(line.text) >= MIN_PARTS:
            roles.add("row")
        roles = (roles - {"contact", "edge"}) | _of_owner(line, roles)
        if roles:
            found.append(Mark(place, line.span, frozenset(roles), True))
    return found


def _of_owner(line: Line, roles: set[str]) -> set[str]:
    """What a line says of the site's owner that counts beside another sign only: its name, how to reach it."""
    if "rights" not in roles and line.words <= OWNER_WORDS and _OWNER.match(line.text):
        return {"owner"}
    is_short = line.words <= CONTACT_WORDS
    if is_short and (_ADDRESS.match(line.text) or ("contact" in roles and _CONTACT.search(line.text))):
        return {"contact"}
    return set()


def _is_no_link(line: Line) -> bool:
    return not is_short(line.text, line.words, LINK_WORDS)


def _num_links(text: str) -> int:
    """How many parts of a row are a footer's links, 0 when none of them is a legal one."""
    legal, other = _links("legal", "choice"), _links("link")
    parts = [folded(part) for part in _SEPARATOR.split(text)] if _SEPARATOR.search(text) else _known_links(text)
    return sum(part in legal or part in other for part in parts) if not legal.isdisjoint(parts) else 0


def _known_links(text: str) -> list[str]:
    """The links that a row without separators is made of, the longest first; none where it says more than links."""
    if END_MARK.search(text):
        return []
    words = folded(_GLUED.sub(" ", text)).split(" ")
    openings, most = _openings(), MOST_OTHERS * len(words)
    found: list[str] = []
    others = place = 0
    while place < len(words) and others <= most:
        known = openings.get(words[place], ())
        link = next((link for link in known if words[place : place + len(link)] == link), None)
        if link:
            found.append(" ".join(link))
        others += link is None
        place += len(link) if link else 1
    return found if others <= most else []


@cache
def _openings() -> dict[str, list[list[str]]]:
    """The words of a footer's links by their first one, the longest before."""
    openings: dict[str, list[list[str]]] = {}
    for link in sorted(_links("legal", "choice", "link"), key=lambda link: (-len(link), link)):
        words = link.split(" ")
        openings.setdefault(words[0], []).append(words)
    return openings


@cache
def _links(*roles: str) -> frozenset[str]:
    texts = (phrase.text for phrase in phrases_of(NAME) if phrase.role in roles)
    return frozenset(map(folded, texts))


def _signs(page: Page, footer: Sequence[Mark]) -> int:
    """How many signs the lines give: each legal line is one, a row of links two; other kinds count once."""
    legal = {mark.span.of(page.text).casefold() for mark in footer if mark.has("legal", "choice")}
    rows = 2 * any(mark.has("row") for mark in footer)
    return len(legal) + rows + sum(any(mark.has(*roles) for mark in footer) for roles in KINDS)


RULE = DocumentRule(
    name=NAME,
    code="CHR06",
    severity=Severity.WARNING,
    candidates=either(
        near_end(NAME, "choice", "platform", within=MAX_BEHIND + 1),
        near_end(NAME, "rights", "edge", "contact", within=ZONE_LINES),
        near_end(NAME, "legal", "edge", within=ZONE_LINES, least=MIN_SIGNS),
        with_late_bytes("©".encode(), LATE),
    ),
    judge=judge,
    yields_to=("consent-wall", "cookie-banner", "newsletter-signup"),
    worded=Worded.EDGE,
)
