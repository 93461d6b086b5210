"""Where a text shows code, and whether it is about markup: there marks such as tags are meant."""

from __future__ import annotations

import bisect
import re
from functools import cache
from typing import TYPE_CHECKING

from dupcheck.rules.base.patterns import pattern

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.page import Page

# Words of _ABOUT per thousand words, and how many different ones: of 17 pages that hold tags on purpose those that are
# not caught otherwise have 3.7 and more, an article whose leftover links are a fault has 2.3 and three different ones.
MIN_ABOUT_RATE = 3.0
MIN_ABOUT_WORDS = 3
ABOUT_RATE_ALONE = 8.0
# Fenced, between backticks, or behind a prompt. Each alternative is one bounded or negated class behind a fixed
# beginning: linear.
_CODE = pattern(
    r"^(?:```|~~~)[^\n]*\n(?:(?!```|~~~)[^\n]*\n){0,2000}(?:```|~~~)?"
    r"|``[^`\n]{1,400}``|`[^`\n]{1,400}`"
    r"|^(?:>>>|\$|#!) ?[^\n]*$",
    re.MULTILINE,
)
# A short line that is indented by a tab or four spaces, in a text whose prose is not.
_INDENTED = pattern(r"^(?:\t| {4})[^\n]{1,120}$", re.MULTILINE)
MAX_INDENTED = 0.4  # of the characters; above it, the extractor kept the indentation of the page's source
_CODE_SIGNS = ("`", "~~~", "\n>>>", "\n$", "\n#!")  # one stands in every text that shows code behind its start
# Words of texts about markup. One alternation of them, tried at every letter, takes far longer than a look-up by word.
_ABOUT = frozenset(
    [
        *("HTML", "HTML5", "XHTML", "XHTML5", "XML", "CSS", "JSX", "SVG", "DOM", "JavaScript", "TypeScript"),
        *("PHP", "JSON", "YAML", "API", "regex", "Markdown", "markup", "entity", "entities", "troff"),
        *("groff", "roff", "stylesheet", "WebView", "ASCII", "Unicode", "escape", "escaped", "escaping"),
        *("template", "templates", "Template", "Templates", "parser", "parsers", "parsing", "GitHub", "npm"),
        *("pip", "SQL", "Python", "Java", "React", "Angular", "Vue", "WordPress", "shortcode", "shortcodes"),
        *("sitemap", "iframe", "HTTP", "HTTPS", "URL", "URLs", "code"),
    ]
)
_WORD = pattern(r"\w+")  # one class, one quantifier: linear
_UTF8 = pattern(r"\bUTF-8\b")


class CodeSpans:
    """The parts of a text that are set as code."""

    def __init__(self, text: str) -> None:
        indented = [match.span() for match in _INDENTED.finditer(text)] if _may_be_indented(text) else []
        if sum(end - start for start, end in indented) > MAX_INDENTED * len(text):
            indented = []
        marked = [match.span() for match in _CODE.finditer(text)] if _may_show_code(text) else []
        spans = _merged(sorted(marked + indented))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, char: int) -> bool:
        """True when this character stands in code."""
        place = bisect.bisect_right(self._starts, char) - 1
        return place >= 0 and char < self._ends[place]


def _may_be_indented(text: str) -> bool:
    return "\n\t" in text or "\n    " in text or text.startswith(("\t", "    "))


def _may_show_code(text: str) -> bool:
    return any(sign in text for sign in _CODE_SIGNS) or text.startswith((">>>", "$", "#!"))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def is_page_about_markup(page: Page) -> bool:
    """True for a page whose text is; most have so few of the words that their tokens tell."""
    first, last = page.tokens
    most = int(_about_tokens()[page.survey.tables.tokens.hashes[first:last].astype("uint16")].sum())
    return _is_often(most, most, page.text) and is_about_markup(page.text)


@cache
def _about_tokens() -> npt.NDArray[np.bool_]:
    """By the low bits of a token's hash, whether it may be one of those words."""
    import numpy as np

    from dupcheck.model.batch import make_batch
    from dupcheck.model.document import Document
    from dupcheck.tokens.tables import make_tables

    table = np.zeros(1 << 16, dtype=np.bool_)
    table[make_tables(make_batch([Document(text=" ".join((*_ABOUT, "UTF")))])).tokens.hashes.astype(np.uint16)] = True
    table.setflags(write=False)
    return table


def is_about_markup(text: str) -> bool:
    """True for a text about web pages or programming, which names tags and entities on purpose."""
    found = [word.casefold() for word in _WORD.findall(text) if word in _ABOUT]
    found += map(str.casefold, _UTF8.findall(text) if "UTF-8" in text else ())
    return _is_often(len(found), len(set(found)), text)


def _is_often(found: int, different: int, text: str) -> bool:
    """True when so many words, so many of them different ones, make a text one about markup."""
    rate = 1000 * found / max(1, text.count(" ") + text.count("\n"))
    return rate >= ABOUT_RATE_ALONE or (rate >= MIN_ABOUT_RATE and different >= MIN_ABOUT_WORDS)
