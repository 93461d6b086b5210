"""The page says that its address is another one.

What it finds:
A `<link rel="canonical">` that names another page than the record's URL: the site's home page, a page with another
name, or, as a note, another address of what is probably the same page. Tracking parameters, AMP and mobile variants do
not count.

Why it matters:
An error page or a redirect often names the home page as its address, and a page with another name was stored under the
wrong URL. Otherwise the same text will come again under its canonical address.

What to do:
Fetch the URL again and look where it leads. For notes, use the canonical address as the record's key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.site import site_of_url
from dupcheck.model.span import Span
from dupcheck.rules.base.address import plain_url
from dupcheck.rules.base.candidates import with_field
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

_WORD = pattern(r"[^\W\d_]{3,}")


def judge(page: Page) -> Iterator[Flag]:
    stated, url = page.html_statements, page.document.url
    if stated is None or not url or not stated.canonical:
        return
    canonical = _absolute(url, stated.canonical)
    if canonical is None or plain_url(canonical) in (None, plain_url(url)):
        return
    is_home = not _path(canonical) and bool(_path(url))
    is_other = site_of_url(canonical) == site_of_url(url) and _is_other_name(url, canonical)
    what = "the site's home page" if is_home else "a page with another name" if is_other else "another address"
    yield Flag(
        primary=Span(0, 0),
        message=f"the page names {what} as its own: {canonical}",
        severity=Severity.WARNING if is_home or is_other else Severity.INFO,
        confidence=Confidence.MEDIUM,
        measures={"canonical": canonical, "url": url},
        evidence=canonical,
    )


def _absolute(url: str, canonical: str) -> str | None:
    try:
        return urljoin(url, canonical)
    except ValueError:
        return None


def _path(url: str) -> str:
    return urlsplit(url).path.strip("/")


def _is_other_name(url: str, canonical: str) -> bool:
    """True when the last parts of both paths have words, and none in common."""
    one, other = (
        set(_WORD.findall(unquote(_path(address).rpartition("/")[2]).casefold())) for address in (url, canonical)
    )
    return bool(one) and bool(other) and one.isdisjoint(other)


RULE = DocumentRule(
    name="canonical-differs",
    code="HTM06",
    severity=Severity.INFO,
    candidates=with_field("html"),
    judge=judge,
)
