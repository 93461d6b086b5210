"""The visible text of a web page, its blocks as lines."""

from __future__ import annotations

import re
from typing import Any

# Media whose alternative text a reader does not see, and fields whose values are not part of the page.
# Captions, labels and buttons are seen, so `alt_texts` and `form_fields` are on: else resiliparse drops
# those.
SKIPPED = [
    "img", "area", "object", "embed", "video", "audio", "svg",
    "input", "textarea", "select", "datalist",
]  # fmt: skip

# resiliparse writes a button as "Name[ Send ]", on the line of its neighbours. As a block it is a line of
# its own.
BUTTON = re.compile(r"(?i)(</?)button\b")


def with_button_lines(html: str) -> str:
    """`html` with its buttons as blocks, to be parsed for its text."""
    return BUTTON.sub(r"\1div", html)


def extract_text(tree: Any) -> str:
    """The text of a whole HTMLTree, a line a block; navigation, hidden and boilerplate elements included.

    dupcheck judges what stands in a page, so nothing is taken for boilerplate here. Elements hidden by
    style stay: scrapers take them too, and a hidden second copy is a fault worth finding.
    """
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=False,
        list_bullets=False,
        alt_texts=True,
        links=False,
        form_fields=True,
        noscript=False,
        comments=True,
        skip_elements=SKIPPED,
    )
    return text
