"""The site of a document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


_SIMPLE = re.compile(r"https?://((?:[a-z0-9-]+\.)+[a-z]+)(?=[/?#]|$)")  # a host as most of a crawl spells it


@lru_cache(maxsize=2)
def _suffixes(*, encoded: bool) -> PublicSuffixList:
    """The list that ships with the package; nothing is downloaded. In Punycode, too, it takes four times as long."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_encoded_idn=encoded)


@lru_cache(maxsize=4096)
def registered_domain(host: str) -> str:
    """The domain that somebody registered: "blog.example.co.uk" is of example.co.uk; the host itself if none is."""
    return _suffixes(encoded="xn--" in host).privatesuffix(host) or host


def site_of_url(url: str | None) -> str | None:
    """The registered domain of a URL; None when it has no host."""
    if not url:
        return None
    simple = _SIMPLE.match(url)
    if simple is not None:
        return registered_domain(simple[1])
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if host is None or "." not in host or host.replace(".", "").isdigit():  # a name without a dot, an IP address
        return host
    return registered_domain(host.rstrip(".").lower())
