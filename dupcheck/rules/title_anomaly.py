"""The record's title names no page, or another one.

What it finds:
A title field that says what any page could ("Home", "Untitled", in 15 languages, with the site's name behind or not),
that of a wall, an error or a directory above a text that is none, one with an empty slot, one that is an address or
only the name of the site, that holds entities or tags, is as long as a paragraph, or shares no word with text and
address. A site's front page may be called after the site.

Why it matters:
The headline is lost, and whatever is sorted, searched or joined by titles goes wrong.

What to do:
Take the title from the page's h1, og:title or JSON-LD headline, and unescape it once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.address import plain_url
from dupcheck.rules.base.empty_titles import MAX_GENERIC, Said, emptiness_of, is_generic, is_site_name
from dupcheck.rules.base.field_literals import FIELD_LITERALS
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.title_phrases import folded, folded_parts, titles_in_parts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page
    from dupcheck.rules.base.survey import Survey

MAX_LENGTH = 250  # characters; of 1,018 pages the longest real title has 154, two paragraphs 300 and 327
MIN_WORDS = 3  # of a title that is compared with its text; so many chance to be rewordings all at once seldom
MIN_LETTERS = 4  # of a word that says what a page is about
MIN_TEXT = 50  # words; a shorter text need not hold the title's
_WORD = pattern(r"[^\W_]+")
_WIDE = pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESS = pattern(r"(?:https?://|www\.)\S+\Z|[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/\S*\Z", re.IGNORECASE)
_HOST = pattern(r"[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}\Z", re.IGNORECASE)
_JOINING = pattern(r"[^a-zà-öø-ÿа-я]")  # may change where it stands in a text; these letters do not
_MARKUP = pattern(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|lt|gt|nbsp|apos|[lr]squo|[lr]dquo|[nm]dash|hellip|laquo|raquo);"
    r"|</?[a-z]{1,10}[ />]"
    r"|\{\{|\{%|<%",
    re.IGNORECASE,
)


def judge(page: Page) -> Iterator[Flag]:
    title = " ".join(str(page.field("title") or "").split())
    if not title or title.casefold() in FIELD_LITERALS:
        return
    is_long = page.num_words >= MIN_TEXT
    found = _by_itself(title, folded_parts(title), page.field("url"), is_long=is_long) or _beside_text(title, page)
    if found:
        what, confidence = found
        yield Flag(
            primary=Span(0, 0),
            message=f"the title {_shortened(title)!r} {what}",
            confidence=confidence,
            measures={"characters": len(title)},
            evidence=f"title {title}",
        )


def _by_itself(title: str, parts: Sequence[str], url: str | None, *, is_long: bool) -> Said | None:
    if " " not in title and (_ADDRESS.match(title) or (_HOST.match(title) and title.casefold() in (url or ""))):
        return "is an address", Confidence.HIGH
    if ("&" in title or "<" in title or "{" in title) and _MARKUP.search(title):
        return "holds markup", Confidence.HIGH
    if len(title) > MAX_LENGTH:
        return f"is a paragraph of {len(title)} characters", Confidence.MEDIUM
    if said := emptiness_of(title, parts, is_long=is_long):
        return said
    if len(title) <= MAX_GENERIC and is_site_name(title, url):
        what, confidence = "is the site's name", Confidence.MEDIUM
    elif is_generic(title, parts, url):
        what, confidence = "could stand above any page", Confidence.HIGH
    else:
        return None
    return None if _is_front(url) else (what, confidence)


def _beside_text(title: str, page: Page) -> Said | None:
    """A title of several words of which none stands in the text or the address, in no form that begins like it."""
    begins = _begins(folded(title))
    if len(begins) < MIN_WORDS or page.num_words < MIN_TEXT or _WIDE.search(title):
        return None
    # What a word begins with holds nothing but letters: where it stands at all it stands in a word.
    elsewhere = _as_compared(page.text) + " " + _as_compared(unquote(page.field("url") or ""))
    if any(begin in elsewhere for begin in begins.values()):
        return None
    return "shares no word with the text or the address", Confidence.LOW


def _begins(words: str) -> dict[str, str]:
    """What the longer ones of these words begin with, by word."""
    return {word: word[:MIN_LETTERS] for word in words.split() if len(word) >= MIN_LETTERS}


def _as_compared(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_front(url: str | None) -> bool:
    """True for a site's address alone: "/?p=12" is a page."""
    return url is not None and not {"/", "?"} & set(plain_url(url) or "/")


def _shortened(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:59]}…"


def with_odd_title(survey: Survey) -> npt.NDArray[np.int64]:
    """Documents whose title is odd by itself, or of whose longer words not one begins as one of the text's."""
    import numpy as np

    titles, urls = (survey.tables.batch.columns[name] for name in ("title", "url"))
    compared = (survey.tables.tokens.counts >= MIN_TEXT).tolist()
    texts = _Texts(survey)
    rows = []
    for row, parts in enumerate(survey.once(titles_in_parts)):
        if not parts:
            continue
        title = " ".join(str(titles[row]).split())
        is_odd = _by_itself(title, parts, urls[row], is_long=compared[row])
        if is_odd or (compared[row] and _may_be_strange(title, parts[0], texts, row)):
            rows.append(row)
    return np.array(rows, dtype=np.int64)


class _Texts:
    """The bytes of a batch as they are and in small letters."""

    def __init__(self, survey: Survey) -> None:
        self._raw = survey.tables.batch.buffer
        self._small = self._raw.lower()
        self._offsets = survey.tables.batch.offsets.tolist()

    def hold(self, row: int, begin: str) -> bool:
        """True when the document holds this as it is."""
        return self._raw.find(begin.encode("utf-8", "replace"), self._offsets[row], self._offsets[row + 1]) >= 0

    def hold_small(self, row: int, begin: str) -> bool:
        """True when the document holds these small letters for certain: a mark behind them would change the last."""
        letters, end = begin.encode("utf-8", "replace"), self._offsets[row + 1]
        place = self._small.find(letters, self._offsets[row], end)
        behind = place + len(letters)
        return place >= 0 and (behind == end or self._small[behind] < 0x80)


def _may_be_strange(title: str, words: str, texts: _Texts, row: int) -> bool:
    """False when too few words tell, or when one of them begins as a word of the text for certain."""
    begins = _begins(words)
    if len(begins) < MIN_WORDS:
        return False
    if any(texts.hold_small(row, begin) for begin in begins.values() if not _JOINING.search(begin)):
        return False
    written = [word[:MIN_LETTERS] for word in _WORD.findall(title) if len(word) >= MIN_LETTERS]
    return not any(texts.hold(row, begin) for begin in written)


RULE = DocumentRule(
    name="title-anomaly",
    code="MET02",
    severity=Severity.INFO,
    candidates=with_odd_title,
    judge=judge,
    yields_to=("null-literals",),
)
