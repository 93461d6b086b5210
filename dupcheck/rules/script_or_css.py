"""Text holds the page's scripts or style sheets.

What it finds:
Runs of JavaScript or CSS in prose: calls of a page's objects and trackers, functions, rule sets, media queries. A run
needs two marks of code. Not in code that a text shows; in a text about programming a single run is a note.

Why it matters:
The extractor took the content of script or style elements for text. It counts as words, and no reader ever saw it.

What to do:
Drop script, style, noscript and template elements before the text is taken. Whole lines of code can be cut safely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_match
from dupcheck.rules.base.code_lines import CodeRun, code_runs
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.extent import removals
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rest import rest_of_text
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

MIN_MARKS = 2  # of code in a run; rules.md. One may be quoted
HIGH_MARKS = 3
MANY_PLACES = 3  # where signs of code stand
NEAR = 300  # characters between two lines with signs of code that are looked at together
ERROR_SHARE = 0.3  # of the characters: such a text is a page's source
MAX_RELATED = 10
# A declaration of a style sheet, as in "{margin:0 auto}": any name with a value that only they have, or a property
# with one short value. Each class is bounded and ends at a sign that it does not hold: linear.
_VALUE = (
    r"(?:\d(?:px|r?em|%|v[hw]|pt|m?s|deg|fr)|!important|#[0-9a-fA-F]{3,8}|none|auto|block|flex|grid|inline|inherit"
    r"|initial|hidden|visible|solid|center|left|right|antialiased|grayscale|absolute|relative|fixed|pointer|bold"
    r"|normal|cover|uppercase|sans-serif|serif|ease(?:-\w{2,3}){0,2}|both|collapse)"
)
_PROPERTY = (
    r"(?:background|border|color|clear|display|fill|flex|float|font|gap|height|line-height|margin|max-width|min-height"
    r"|opacity|order|overflow|padding|stroke|text|top|transform|transition|visibility|width|z-index)[a-z-]{0,20}"
)
_SETTING = (
    rf"(?:(?:--)?[a-z][\w-]{{1,50}}\s?:[^{{}};\n\"]{{0,200}}(?:{_VALUE}|\b(?:url|var|rgba?|calc)\([^()\n]{{1,300}}\))"
    rf"|{_PROPERTY}\s?:\s?[^{{}};,\n\"]{{1,60}}|font-family\s?:[^{{}};\n]{{1,200}})\s{{0,40}}(?:!important\s?)?[;}}]"
)
_RULE_SET = rf"\{{\s{{0,80}}{_SETTING}"
_SIGN = pattern(r"[{}=@$)]")
# Each alternative begins with a fixed word or sign, or a bounded word, and goes on in bounded classes: linear.
_MARK = pattern(
    rf"{_RULE_SET}|^\s{{0,40}}{_SETTING}"
    r"|@(?:media|font-face|keyframes|supports|import url|import ['\"]|layer)[^{};\n]{0,200}[{;]"
    r"|\b(?:window|document|navigator|location|self)\.[A-Za-z_$][\w$]{0,60}\s?(?:[.(\[]|=(?!=))"
    r"|\b(?:googletag|dataLayer|gtag|fbq|_gaq|ga|adsbygoogle|twttr|jQuery|NREUM|OneTrust|_satellite|__tcfapi)\s?[.(\[=]"
    r"|\$\((?:document|function|window|['\"][.#])"
    r"|\bfunction\s?[\w$]{0,40}\([\w$, ]{0,80}\)\s{0,10}\{"
    r"|=>\s?\{|&&|\|\||(?<![=!])[!=]==(?!=)|\$\{|!function|\(function"
    r"|\b(?:var|let|const) [\w$]{1,60}\s?=(?![=>])"
    r"|\b(?:if|for|while|setTimeout|catch|switch)\s?\([^()\n]{1,120}\)?\s?\{"
    r"|\breturn [!\w$.\"']{1,60};|\btry\s?\{|\belse\s?\{"
    r"|\b[\w$]{1,40}(?:\.[\w$]{1,40}){1,5}\s?\(\s?['\"{\[(]"
    r"|[\w$\])]\s?=\s?(?:\{|\[|function\b|new [A-Z]|![01]\b|['\"][^'\"\n]{0,200}['\"];|[\d.]{1,20};)"
    r"|\{\s{0,80}['\"]?[\w$-]{1,40}['\"]?\s?:\s?(?:['\"\[{\d!]|true\b|false\b|null\b|function\b)"
    r"|[)}\]'\"];(?=\s|\Z|[a-zA-Z_$}(])|\}\)|/\* ?<!\[CDATA\[|sourceURL=",
    re.MULTILINE,
)
_ALONE = pattern(
    rf"{_RULE_SET}|/\* ?<!\[CDATA\[|sourceURL=|@(?:media|font-face|supports) ?[^{{}};\n]{{0,200}}\{{|@import url\("
    r"|\bself\.__next_f\.|\b(?:window|globalThis)\.[\w$]{1,60}\s?=(?!=)|\bdocument\.(?:getElementById|querySelector|write)"
    r"|\$\((?:document|window|function)"
)
# What stands on pages only: a program in another language has functions and variables, too.
_OF_PAGES = pattern(
    rf"{_RULE_SET}|@(?:media|font-face|keyframes|import url|supports)\b"
    r"|\b(?:document|navigator|localStorage|self\.__\w{1,20}|performance)\.[A-Za-z_$]"
    r"|\bwindow\.(?:[A-Z_]|location|dataLayer|addEvent|document|inner|open|on|scroll|set|request|local|match|history)"
    r"|\b(?:googletag|dataLayer|gtag|fbq|_gaq|adsbygoogle|twttr|jQuery|NREUM|OneTrust|_satellite|__tcfapi)\b"
    r"|\$\((?:document|window|function|this|['\"][.#])|\.addEventListener\(|[!(]function\(|/\* ?<!\[CDATA\[|sourceURL="
    r"|WebFont|[(=,]![01]\b|createElement\("
    r"|\bvar [\w$]{1,60}\s?=\s?(?:[{\[\"']|\d{1,20};)|\bfunction\([\w,]{0,20}\)\{\w"
)

_RULE_SETS = pattern(_RULE_SET)
# One of these stands in every match of _ALONE and _OF_PAGES but rule sets. To look for each takes a twentieth of what
# the marks take, and of 1,285 runs of code in 68 MB of extractor output 29 are a page's.
_WORDS_OF_PAGES = (
    *("@media", "@font-face", "@keyframes", "@import url", "@supports", "document.", "navigator.", "localStorage."),
    *("self.__", "performance.", "window.", "globalThis.", "googletag", "dataLayer", "gtag", "fbq", "_gaq"),
    *("adsbygoogle", "twttr", "jQuery", "NREUM", "OneTrust", "_satellite", "__tcfapi", "$(", ".addEventListener("),
    *("function(", "<![CDATA[", "sourceURL=", "WebFont", "!0", "!1", "createElement(", "var "),
)


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    places = [Span(start, end) for start, end in _places(text)]
    of_pages = [place for place in places if _may_be_of_a_page(text, place)]
    # A manual has code all over; to look for marks in all of it would be the dearest part of the rule.
    if not of_pages or (len(places) >= MANY_PLACES and is_about_markup(rest_of_text(text, places))):
        return
    places = of_pages
    marks = [match.span() for place in places for match in _MARK.finditer(text, place.start, place.end)]
    runs = [run for run in code_runs(text, marks) if _is_sure(text, run)]
    if not runs:
        return
    code = CodeSpans(text)
    runs = [run for run in runs if not _is_shown(text, run, code)]
    spans = [run.span for run in runs]
    if not spans:
        return
    about = is_about_markup(rest_of_text(text, spans))
    if about and len(spans) > 1:
        return
    share = sum(map(len, spans)) / len(text)
    count = sum(run.marks for run in runs)
    yield Flag(
        primary=spans[0],
        message=f"{_runs(len(spans))} of script or style sheet ({share:.0%} of the text)",
        severity=Severity.INFO if about else Severity.ERROR if share >= ERROR_SHARE else Severity.WARNING,
        confidence=Confidence.LOW if about else Confidence.HIGH if count >= HIGH_MARKS else Confidence.MEDIUM,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"marks": count, "runs": len(spans), "share": round(share, 4)},
        fix=Fix(share < ERROR_SHARE and all(run.whole_lines for run in runs), removals(spans, text)),
        evidence=spans[0].of(text)[:200],
    )


def _places(text: str) -> Iterator[tuple[int, int]]:
    """The runs of lines that hold a sign of code: the marks are too many to look for everywhere."""
    start = end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end or (sign.group() == ")" and not text.startswith(";", sign.end())):
            continue
        line_end = text.find("\n", sign.end())
        line_end = len(text) if line_end < 0 else line_end + 1
        line_start = text.rfind("\n", 0, sign.start()) + 1
        if line_start - end > NEAR:
            if end:
                yield start, end
            start = line_start
        end = line_end
    if end:
        yield start, end


def _may_be_of_a_page(text: str, place: Span) -> bool:
    """True where `_is_sure` may be: there stands a rule set, or a word that only pages' scripts have."""
    start, end = place.start, place.end
    return any(text.find(word, start, end) >= 0 for word in _WORDS_OF_PAGES) or bool(
        _RULE_SETS.search(text, start, end)
    )


def _is_shown(text: str, run: CodeRun, code: CodeSpans) -> bool:
    """True for code that the text shows; "$(" at a line's beginning is no shell's prompt."""
    return code.covers(run.span.start) and not text.startswith("$(", run.span.start)


def _is_sure(text: str, run: CodeRun) -> bool:
    """True for a rule set or a call of the page's own, and for two marks of which one is a page's."""
    if _ALONE.search(text, run.span.start, run.span.end):
        return True
    return run.marks >= MIN_MARKS and _OF_PAGES.search(text, run.span.start, run.span.end) is not None


def _runs(count: int) -> str:
    return f"{count} run{'s' if count > 1 else ''}"


RULE = DocumentRule(
    name="script-or-css",
    code="MRK03",
    severity=Severity.WARNING,
    # One character, then a look around: the search for it is a memchr.
    candidates=either(
        with_match(r"\{(?=\s{0,80}(?:--)?['\"]?[\w$-]{1,40}['\"]?\s?[:=.(]|\s{0,80}(?:return|var|let|const|if|try)\b)"),
        with_match(r"\$(?=[({]['\"A-Za-z.])"),
        with_match(r"_(?=_next_f|gaq\b)"),
        with_match(r"!(?=\[CDATA)"),
        with_match(r"\)(?=;)(?<=[\"')\]}]\))"),
        with_match(r"=(?=\s?(?:function\b|window\.|document\.|[\"'\d\[{][^\"'\n]{0,80}[\"'\]};];?\n))"),
    ),
    judge=judge,
    yields_to=("json-blob",),
)
