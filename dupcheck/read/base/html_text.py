"""The visible text of a web page, its blocks as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    HTMLTree = Any  # resiliparse ships no type information

# Media whose alternative text a reader does not see, and fields whose values are not part of the page. Captions,
# labels and buttons are seen, so `alt_texts` and `form_fields` are on: else resiliparse drops those too.
SKIPPED = [
    "img",
    "area",
    "object",
    "embed",
    "video",
    "audio",
    "svg",
    "input",
    "textarea",
    "select",
    "datalist",
]


def extract_text(tree: HTMLTree) -> str:
    """The text of the whole page, chrome included, a line a block."""
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
