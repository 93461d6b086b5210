"""Text holds the tags of a template or of a content system.

What it finds:
Places that a template did not fill ("{{ title }}", "{% if %}", "<%= name %>", "${loading}", "*|FNAME|*") and
shortcodes that a content system did not carry out ("[caption id=...]", "[/et_pb_text]", "[/url]"). Not in code that a
text shows; in a text about programming one or two are a note. "[sic]" and "[1]" are the author's.

Why it matters:
The page was taken before its scripts had filled it, or from a feed or database that holds the source: words are
missing, or commands stand between them.

What to do:
Render the page before the text is taken, or take its text from the rendered HTML. Known shortcodes can be cut safely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_match
from dupcheck.rules.base.code_text import CodeSpans, is_about_markup
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rest import rest_of_text
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

FEW = 2  # tags: a text about programming that means to show them has more
MAX_RELATED = 10
# Names that no author sets between brackets: page builders, forms, tables and sliders of WordPress.
_BUILDER = (
    r"vc_\w{1,40}|et_pb_\w{1,40}|fusion_\w{1,40}|av_\w{1,40}|su_\w{1,40}|mk_\w{1,40}|ux_\w{1,40}|fl_builder\w{0,40}"
    r"|elementor-template|contact-form(?:-7)?|wpforms|gravityforms?|ninja_forms?|mc4wp_form|rev_slider|layerslider"
    r"|tablepress|embedyt|wp_\w{1,40}|woocommerce_\w{1,40}|product_page|sc_embed_player|soundcloud|dropcap|pullquote"
    r"|one_(?:half|third|fourth)\w{0,10}|two_third\w{0,10}|nggallery|ngg_images|metaslider|instagram-feed|toc"
)
# Names that are words, too: a tag only with an attribute or a closing slash.
_WORDS = (
    r"caption|gallery|embed|audio|video|playlist|youtube|vimeo|button|column|row|tabs?|accordion|divider|spacer|icon"
)
_BBCODE = r"url|img|quote|size|color|font|code|list|b|i|u|spoiler|center"
_SHORTCODE = (
    rf"\[/?(?:{_BUILDER})(?:[\s/][^\[\]\n]{{0,600}})?\]"
    rf"|\[(?:{_WORDS})\s[^\[\]\n]{{0,40}}=[^\[\]\n]{{0,600}}\]|\[/(?:{_WORDS}|{_BBCODE})\]"
    rf"|\[(?:{_BBCODE})=[^\[\]\n]{{1,600}}\]|\[(?:img|url)\](?=https?:)"
)
# Each alternative begins with a fixed sign and goes on in one bounded class that does not hold its end: linear.
_PLACE = (
    r"\{\{[^{}\n]{1,200}\}\}|\{%-?\s?[^{}%\n]{1,200}%\}|<%[=@-]?[^%<>\n]{1,200}%>"
    r"|(?P<variable>\$\{[a-z_][\w.()\[\]'\" |-]{1,80}\})|\*\|[A-Z][A-Z0-9_:]{1,60}\|\*|##[A-Z][A-Z0-9_]{2,40}##"
    r"|%%[A-Za-z_]{3,40}%%|\[\[[+*~$!][\w.:-]{1,60}[^\[\]\n]{0,200}\]\]"
)
_TAG = pattern(rf"(?P<shortcode>{_SHORTCODE})|{_PLACE}")
_FORMULA = pattern(r"\\[a-zA-Z]{2,20}[{\[ ]|[\^_]\{")  # TeX sets groups in groups
_QUOTES = "\"'“”„«»‹›‘’「『`"


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    code = CodeSpans(text)
    tags = [tag for tag in _TAG.finditer(text) if not _is_shown(tag, text, code)]
    if not tags or _FORMULA.search(text):
        return
    spans = [Span(*tag.span()) for tag in tags]
    about = is_about_markup(rest_of_text(text, spans))
    if about and len(spans) > FEW:
        return
    shortcodes = sum(tag["shortcode"] is not None for tag in tags)
    sure = any(tag["variable"] is None or _fills_line(tag, text) for tag in tags)
    shown = spans[0].of(text)
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} tag{'s' if len(spans) > 1 else ''} of a template ({_shortened(shown)})",
        severity=Severity.WARNING if sure and not about else Severity.INFO,
        confidence=Confidence.HIGH if sure and not about else Confidence.LOW,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"tags": len(spans), "shortcodes": shortcodes},
        fix=Fix(shortcodes == len(tags), tuple(_cut(span, text) for span in spans)),
        evidence=shown,
    )


def _is_shown(tag: re.Match[str], text: str, code: CodeSpans) -> bool:
    """True in code and between quotes: the text speaks of the tag. "${" at a line's beginning is no shell's prompt."""
    if code.covers(tag.start()) and not (tag["variable"] and _fills_line(tag, text)):
        return True
    before, after = text[tag.start() - 1 : tag.start()], text[tag.end() : tag.end() + 1]
    return bool(before and after) and before in _QUOTES and after in _QUOTES


def _fills_line(tag: re.Match[str], text: str) -> bool:
    """True for one of few variables alone on its line: amid a sentence, or in numbers, a manual of shells means it."""
    if text.count("${") > FEW:
        return False
    start, end = text.rfind("\n", 0, tag.start()) + 1, text.find("\n", tag.end())
    return text[start : end if end >= 0 else len(text)].strip() == tag.group()


def _cut(span: Span, text: str) -> Edit:
    """Removes the tag, and its line where nothing else stands on it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1 or len(text)
    if text[start : span.start].strip() or text[span.end : end].strip():
        return Edit(span)
    return Edit(Span(start, end))


def _shortened(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:39]}…"


RULE = DocumentRule(
    name="template-tags",
    code="MRK05",
    severity=Severity.WARNING,
    # One character, then a look ahead: the search for it is a memchr.
    candidates=either(
        with_match(r"\{(?=\{[^{}\n]{1,200}\}\}|%-?\s?[^{}%\n]{1,200}%\})"),
        with_match(
            rf"\[(?=/?(?:{_BUILDER})[\s/\]]|(?:{_WORDS})\s[^\[\]\n]{{0,40}}=|/(?:{_WORDS}|{_BBCODE})\]"
            rf"|(?:{_BBCODE})=|(?:img|url)\]http|\[[+*~$!])"
        ),
        with_match(r"<(?=%[=@-]?[^%<>\n]{1,200}%>)"),
        with_match(r"\$(?=\{[a-z_])"),
        with_match(r"\*(?=\|[A-Z])"),
        with_match(r"#(?=#[A-Z][A-Z0-9_]{2,40}##)"),
        with_match(r"%(?=%[A-Za-z_]{3,40}%%)"),
    ),
    judge=judge,
)
