"""An invitation to a newsletter stands in the text.

What it finds:
A block of short lines that invites ("Subscribe to our newsletter", "Delivered to your inbox every morning") and goes on
with a second sign: a field for the address, the sentence of agreement ("By signing up you agree ..."), a promise ("No
spam. Unsubscribe at any time."). An invitation alone counts at the head or the end of the page; a lone button that
subscribes, below a short line that says what for, is a note. A page with other paragraphs about newsletters is a page
about newsletters and stays silent.

Why it matters:
The form stands on every page of a site, often between two paragraphs, and is no part of any article.

What to do:
Cut the lines, or leave the form's container out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.candidates import either
from dupcheck.rules.base.marks import (
    LOOSE,
    Mark,
    cut,
    extent_of,
    grouped,
    in_head,
    in_tail,
    lines_of,
    marks_of,
    quoted,
    with_roles,
)
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule, Worded
from dupcheck.rules.base.spacing import spaced_words
from dupcheck.rules.base.stems import with_stems
from dupcheck.rules.base.verified import severity_of

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "newsletter-signup"
MAX_LINE_WORDS = 45  # of a form's line; the longest agreement on the benchmark pages has 60, an invitation 30
MAX_GAP = 3  # lines between two signs of one form: a name, a deck
REACH = 2  # lines from there to a field or a button
MIN_ROLES = 2  # signs of a sure form
MIN_LONE_CHARACTERS = 8  # of an invitation that stands alone; 뉴스레터 구독하기 has nine
MAX_LONE_WORDS = 20
MIN_WORDS_ABOVE = 4  # of the line above a lone button, up to MAX_LONE_WORDS: not the entry of a menu above another one
MAX_LOOSE_WORDS = 12  # of one that is worded as nobody has seen it: prose speaks of newsletters in longer lines
MIN_OTHERS = 3  # paragraphs about newsletters beside the form: the page is about them
PARAGRAPH_WORDS = 25  # of such a paragraph
STRONG = ("invitation", "soft", "promise", "ask", "consent", "notice")
SUPPORT = ("field", "button", "name")
_ITEM = pattern(r"[-*•+>|\"'“`<(\[{]|\d{1,3}[.)]")  # a list's item, a quotation, code, a link of a menu
_ABOUT = (
    *("newsletter", "subscri", "mailing list", "rundbrief", "infolettre", "boletín", "suscri", "boletim", "inscri"),
    *("iscri", "nieuwsbrief", "abonn", "biuletyn", "подпис", "рассыл", "bülten", "نشرة", "buletin", "berlangganan"),
    *("订阅", "訂閱", "メルマガ", "ニュースレター", "뉴스레터", "구독"),
)
# One alternation of fixed words: linear.
_SUBSCRIBE = pattern(f"{'|'.join(_ABOUT)}|sign (?:me )?up|join", re.IGNORECASE)
_LOGIN = pattern(
    "password|passwort|mot de passe|contraseña|senha|wachtwoord|hasło|пароль|şifre|密码|密碼|パスワード|비밀번호",
    re.IGNORECASE,
)


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if _is_of_a_form(page, mark)]
    for form in grouped(page, marks, lambda mark: _is_strong(page, mark), gap=MAX_GAP, reach=REACH):
        signs = _signs(page, form)
        sure = signs >= MIN_ROLES
        told = form if sure or _invites_at_an_edge(page, form) else _below_a_line(page, form)
        if not told or _others(page, told) >= MIN_OTHERS:
            continue
        span = extent_of(told)
        yield Flag(
            primary=span,
            message=f"newsletter form of {lines_of(len(told))} ({quoted(page, told)})",
            severity=severity_of(page, NAME, span, *STRONG) if told is form else Severity.INFO,
            confidence=Confidence.HIGH if sure and any(mark.has(*STRONG) for mark in form) else Confidence.MEDIUM,
            measures={"lines": len(told), "signs": signs},
            fix=Fix(False, cut(page, told)),
        )


def _is_of_a_form(page: Page, mark: Mark) -> bool:
    if not mark.whole or _num_words(page, mark) > MAX_LINE_WORDS:
        return False
    is_short = _num_words(page, mark) <= MAX_LONE_WORDS and not _ITEM.match(mark.span.of(page.text))
    return is_short or not _may_invite(mark)


def _may_invite(mark: Mark) -> bool:
    """True for a line of which only stems say that it promises something."""
    return mark.has(LOOSE) and mark.has("soft") and not mark.has(*(role for role in STRONG if role != "soft"))


def _num_words(page: Page, mark: Mark) -> int:
    line = page.prose_lines[mark.place]
    return spaced_words(line.text, line.words)


def _is_strong(page: Page, mark: Mark) -> bool:
    return mark.has(*STRONG) or _subscribes(page, mark)


def _subscribes(page: Page, mark: Mark) -> bool:
    """True for a button that says what it is for."""
    return mark.has("button") and bool(_SUBSCRIBE.search(mark.span.of(page.text)))


def _signs(page: Page, form: Sequence[Mark]) -> int:
    """How many kinds of signs the lines give.

    Field, button and name are one, a field and a button that subscribes two; a form that asks for a password logs in.
    """
    kinds = {role for mark in form for role in STRONG if mark.has(role) and not (role == "soft" and mark.has(LOOSE))}
    signs = len(kinds) + any(mark.has(*SUPPORT) for mark in form)
    if not kinds and any(map(_may_invite, form)):
        signs = 1 + any(mark.has(*SUPPORT) and not mark.has(LOOSE) for mark in form)
    if signs > 1 or not any(mark.has("field") for mark in form):
        return signs
    lines = page.prose_lines[form[0].place : form[-1].place + 1]
    return signs + (any(_subscribes(page, it) for it in form) and not any(_LOGIN.search(it.text) for it in lines))


def _invites_at_an_edge(page: Page, form: Sequence[Mark]) -> bool:
    """True for a single invitation at the head or the end of the page that is no item of a list."""
    mark = form[0]
    most = MAX_LOOSE_WORDS if mark.has(LOOSE) else MAX_LONE_WORDS
    is_long = len(mark.span) >= MIN_LONE_CHARACTERS and _num_words(page, mark) <= most
    if not mark.has("invitation", "notice") or not is_long:
        return False
    return not _ITEM.match(mark.span.of(page.text)) and (in_head(page, mark) or in_tail(page, mark))


def _below_a_line(page: Page, form: Sequence[Mark]) -> list[Mark]:
    """A lone button that subscribes and the short line above it; else nothing. No hand-made text has such a line."""
    mark = form[0]
    if len(form) > 1 or mark.place == 0 or not (mark.has("button") and _is_about(mark.span.of(page.text))):
        return []
    above = Mark(mark.place - 1, page.prose_lines[mark.place - 1].span, frozenset(), True)
    fits = MIN_WORDS_ABOVE <= _num_words(page, above) <= MAX_LONE_WORDS and not _ITEM.match(above.span.of(page.text))
    return [above, mark] if fits else []


def _others(page: Page, form: Sequence[Mark]) -> int:
    """How many paragraphs outside the form speak of newsletters."""
    places = range(form[0].place, form[-1].place + 1)
    lines = page.prose_lines
    long = (place for place in range(len(lines)) if lines.words(place) >= PARAGRAPH_WORDS and place not in places)
    return sum(_is_about(lines.text(place)) for place in long)


def _is_about(text: str) -> bool:
    """True for a text that speaks of newsletters: a look for each word takes a twentieth of one regex of them all."""
    return any(map(text.lower().__contains__, _ABOUT))


RULE = DocumentRule(
    name=NAME,
    code="CHR02",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, *STRONG, "button"), with_stems(NAME)),
    judge=judge,
    yields_to=("comment-form", "cookie-banner"),
    worded=Worded.EDGE,
)
