"""What an element's name and attributes say of the text in it: hidden, inert, comments, chrome."""

from __future__ import annotations

import re
from html import unescape

from dupcheck.rules.base.patterns import pattern

# Marks of a text, from the element it stands in or one around it; plain integers, or'ed.
LINK = 1
HIDDEN = 2  # by attribute or style
INERT = 4  # a browser shows none of it: templates, notices for browsers without scripts, the head
COMMENT = 8  # in a container of reader comments
CHROME = 16  # navigation, footer, aside, controls, by element or role
NAMED_CHROME = 32  # the same by the words of its class or id
ARTICLE = 64  # in <article> or <main>
CAPTION = 128  # of a picture or table
TABLE = 256

ELEMENT_MARKS = {
    "a": LINK,
    "head": INERT,
    "template": INERT,
    "noscript": INERT,
    "object": INERT,
    "audio": INERT,
    "video": INERT,
    "canvas": INERT,
    "select": CHROME,
    "datalist": INERT,
    "textarea": INERT,
    "nav": CHROME,
    "footer": CHROME,
    "aside": CHROME,
    "button": CHROME,
    "menu": CHROME,
    "dialog": CHROME,
    "figcaption": CAPTION,
    "caption": CAPTION,
    "table": TABLE,
    "article": ARTICLE,
    "main": ARTICLE,
}

_CHROME_ROLES = "navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar"
# A cheap look at the attributes: most elements pass by here.
SPECIAL = pattern(r"(?i)\b(?:hidden|display|visibility|role|class|id)\b")
_HIDDEN = pattern(
    r"""(?i)\shidden(?:=|\s|$)(?!="until-found)|\saria-hidden="true"|\sstyle="[^"]*?(?:display:\s*none|visibility:\s*hidden)"""
)
_ROLE = pattern(rf'(?i)\srole="\s*(?:{_CHROME_ROLES})')
_NAMES = pattern(r'(?i)\s(?:class|id)="([^"]*)"')
_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]+")  # ArticleComments_root-x1 has four
_COMMENT_WORDS = frozenset(
    (
        *("comment", "comments", "commentlist", "commentbox", "commentthread", "respond", "disqus", "livefyre"),
        *("viafoura", "hyvor", "utterances", "giscus", "fbcomments", "kommentar", "kommentare", "commentaire"),
        *("commentaires", "comentario", "comentarios", "commenti", "reacties", "komentarz", "komentarze"),
    )
)
_CHROME_WORDS = frozenset(
    (
        *("sidebar", "related", "recommend", "recommended", "recommendation", "recommendations", "share", "sharing"),
        *("social", "newsletter", "subscribe", "subscription", "promo", "promotion", "breadcrumb", "breadcrumbs"),
        *("cookie", "cookies", "consent", "menu", "navbar", "nav", "navigation", "footer", "toolbar", "widget"),
        *("pagination", "pager", "tag", "tags", "toc", "advert", "advertisement", "ad", "ads", "sponsored", "popup"),
        *("modal", "overlay", "banner", "masthead", "trending", "popular", "signup", "bio", "byline", "meta"),
        *("skiplink", "copyright", "login", "search", "carousel", "outbrain", "taboola"),
    )
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "link", "meta"),
    )
)
_WHOLE = frozenset(("html", "body", "main", "article"))


def marks_of_attributes(tag: str, attributes: str) -> int:
    """The marks that an element's attributes, their names in lower case, give it."""
    marks = 0
    if ("hidden" in attributes or "style=" in attributes) and _HIDDEN.search(attributes):
        marks |= HIDDEN
    if "role=" in attributes and _ROLE.search(attributes):
        marks |= CHROME
    if tag in _WHOLE:
        return marks & ~CHROME
    if tag in INLINE:
        return marks
    for match in _NAMES.finditer(attributes):
        words = " ".join(_WORD.findall(match.group(1))).lower().split()
        if not _COMMENT_WORDS.isdisjoint(words):
            marks |= COMMENT
        if not _CHROME_WORDS.isdisjoint(words):
            marks |= NAMED_CHROME
    return marks


def attribute_of(attributes: str, name: str) -> str | None:
    """The value of an attribute in an element's source, "" for one without value, None where it has none."""
    found = re.search(rf'(?i)(?:^|\s){re.escape(name)}(?:="([^"]*)"|(?=\s|$))', attributes)
    return None if found is None else unescape(found.group(1) or "")
