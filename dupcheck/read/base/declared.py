"""The encoding an HTML page declares in itself."""

from __future__ import annotations

import re

DECLARED_BYTES = 4096  # browsers look at 1,024; pages with a comment on top declare it later
DECLARATION = re.compile(
    rb"""(?i)<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{1,40})"""
)


def find_declared_encoding(data: bytes) -> str | None:
    """The name in the page's <meta charset>, content type or XML declaration, None without one."""
    found = DECLARATION.search(data, 0, DECLARED_BYTES)
    if found is None:
        return None
    name: bytes = found.group(1) or found.group(2)
    return name.decode("ascii", "replace")
