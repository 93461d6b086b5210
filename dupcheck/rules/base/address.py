"""Addresses of pages without what does not tell one page from another."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dupcheck.rules.base.patterns import pattern

# Names that campaigns, newsletters and advertisers add to links (from the documentation of Google Analytics, Matomo,
# Meta, Microsoft Advertising, Mailchimp, HubSpot, Marketo, Yandex, AT Internet), and WordPress's own links to a page.
_TRACKING = pattern(
    r"(?:utm|mtm|pk|piwik|hsa)_.+|(?:fb|g|d|y|ys|tw|tt|ms)cl(?:k)?id|gclsrc|[gw]braid|srsltid|li_fat_id|igsh(?:id)?"
    r"|mc_[ce]id|_g[al]|mkt_tok|vero_(?:id|conv)|oly_(?:enc|anon)_id|_hs(?:enc|mi)|ml_subscriber(?:_hash)?"
    r"|at_(?:medium|campaign)|xtor|wt_mc|wt\.mc_id|cmpid|ncid|icid|replytocom",
    re.IGNORECASE,
)
_SESSION = pattern(r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|sessionid|session_id|sid", re.IGNORECASE)
_SESSION_VALUE = pattern(r"[0-9A-Za-z-]{16,}")  # a shorter sid may be the story's id
_VARIANT = pattern(r"(?:amp|print|printable)(?:=(?:1|true|yes|y)?)?|(?:view|format|output|outputtype)=(?:amp|print)")
_HOST_PREFIX = pattern(r"(?:www|m|mobile|amp)\.(?=[^.]+\.)")
_PATH_SESSION = pattern(r";jsessionid=[^/?#]*", re.IGNORECASE)
_INDEX = pattern(r"/(?:index|default)\.(?:html?|php|aspx?|jsp|cgi)$", re.IGNORECASE)
_PATH_VARIANT = pattern(r"(?<=[^/])(?:/amp|\.amp)$|\.amp(?=\.html?$)")
_AMP_FOLDER = pattern(r"^/amp(?=/[^/]+/.)")  # "/amp/news/story"; "/amp/news" may be a story about it
_PRINT = pattern(r"^(/[^/]+/.*[^/])/print$")  # "/shop/print" may be a department


# An address without a query, whose path holds nothing that has to be written otherwise: most of a crawl.
_SIMPLE = pattern(r"https?://((?:[a-z0-9-]+\.)+[a-z]+)((?:/[A-Za-z0-9_.~,:@!$&'()*+=-]+)*)/?")
_MAY_BE_VARIANT = pattern(r"amp|print|/(?:index|default)\.|;", re.IGNORECASE)


def plain_url(url: str) -> str | None:
    """What identifies the page of a URL; None if it is none.

    Scheme, www, mobile and AMP hosts, default port, last slash, index page, fragment, tracking parameters, session ids,
    AMP and print variants and the order of parameters do not count. Every other parameter does: it may be the id.

    >>> plain_url("http://www.Example.org:80/news/?utm_source=rss&id=7#top")
    'example.org/news?id=7'
    """
    simple = _SIMPLE.fullmatch(url)
    if simple is not None and not _MAY_BE_VARIANT.search(simple[2]):  # an eighth of the time
        return _HOST_PREFIX.sub("", simple[1], count=1) + simple[2]
    return _plain_url(url)


def _plain_url(url: str) -> str | None:
    try:
        bare = url.strip()
        parts = urlsplit(bare if "//" in bare.partition("?")[0] else f"//{bare}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host:
        return None
    host = _HOST_PREFIX.sub("", host.rstrip(".").lower(), count=1)
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = _plain_path(parts.path)
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_noise(*pair))
    query = f"?{urlencode(kept)}" if kept else ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""  # pages of one-page applications
    return f"{host}{path}{query}{route}"


def _plain_path(path: str) -> str:
    slash_kept = re.sub("%2f", "%252F", _PATH_SESSION.sub("", path), flags=re.IGNORECASE)
    quoted = quote(unquote(slash_kept), safe="/;:@!$&'()*+,=~")
    quoted = _AMP_FOLDER.sub("", quoted)
    return _PRINT.sub(r"\1", _PATH_VARIANT.sub("", _INDEX.sub("/", quoted).rstrip("/"))).rstrip("/")


def _is_noise(name: str, value: str) -> bool:
    if _TRACKING.fullmatch(name) or _VARIANT.fullmatch(f"{name}={value}".lower()):
        return True
    return bool(_SESSION.fullmatch(name) and _SESSION_VALUE.fullmatch(value))
