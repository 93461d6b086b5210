"""A page's title with and without the name of its site."""

from __future__ import annotations

from dupcheck.rules.base.patterns import pattern

MIN_WORDS = 3  # "Home", "About us": a title as short says nothing of one page
# One separator between white space, or a bar. White space is bounded: linear.
_SEPARATOR = pattern(r"\s{1,3}(?:-{1,2}|[–—|·•:»«/]|::)\s{1,3}|\s{0,3}[|｜]\s{0,3}")
_SIGN = pattern(r"[-–—|·•:»«/｜]")  # one of which every separator holds
_WORDS = pattern(rf"\b(?:\w+\W+){{{MIN_WORDS - 1}}}\w")  # begins with a word and sees three at most: linear


def forms_of_title(title: str) -> list[str]:
    """`title`, and without its first or last part where a separator divides it; none shorter than MIN_WORDS."""
    parts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)] if _SIGN.search(title) else []
    forms = [title]
    if parts:
        forms += [title[: parts[0][0]], title[: parts[-1][0]], title[parts[0][1] :]]
    return sorted({form.strip() for form in forms if _WORDS.search(form) or _is_long(form)})


def _is_long(form: str) -> bool:
    """True for a title in a script without spaces that is long enough to be one."""
    return len(form) >= 2 * MIN_WORDS and any("\u3040" <= char <= "\u9fff" for char in form)
