"""How a web page begins."""

from __future__ import annotations

import re

BEGINNING = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|article|main|table)\b[^<]",
    re.DOTALL,
)


def looks_like_html(head: bytes) -> bool:
    """True if it begins with a doctype or an element of HTML."""
    return BEGINNING.match(head) is not None
