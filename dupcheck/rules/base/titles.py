"""A page's title with and without the name of its site."""

from __future__ import annotations

import re

MIN_WORDS = 3  # "Home", "About us": a title as short says nothing of one page
# One separator between white space, or a bar. White space is bounded: linear.
_SEPARATOR = re.compile(r"\s{1,3}(?:-{1,2}|[–—|·•:»«/]|::)\s{1,3}|\s{0,3}[|｜]\s{0,3}")


def forms_of_title(title: str) -> list[str]:
    """`title`, and without its first or last part where a separator divides it; none shorter than MIN_WORDS."""
    parts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    forms = [title]
    if parts:
        forms += [title[: parts[0][0]], title[: parts[-1][0]], title[parts[0][1] :]]
    return sorted({form.strip() for form in forms if len(re.findall(r"\w+", form)) >= MIN_WORDS or _is_long(form)})


def _is_long(form: str) -> bool:
    """True for a title in a script without spaces that is long enough to be one."""
    return len(form) >= 2 * MIN_WORDS and any("\u3040" <= char <= "\u9fff" for char in form)
