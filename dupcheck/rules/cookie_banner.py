"""A cookie consent banner stands in the text.

What it finds:
At the head or the end of a page a block of at most 120 words that asks for consent ("We use cookies to ...") and offers
a way to give it: a button ("Accept all", "Cookie settings"), a sentence ("By continuing to use this site ...") or the
words for it in the same line. Also the longer panel of a consent manager, known by its own descriptions. A page with
other paragraphs about cookies is a page about cookies and stays silent.

Why it matters:
The banner stands on every page of a site, sometimes as the only text: it makes unlike pages alike.

What to do:
Cut the block, or leave the banner's container out when extracting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.model.span import Span
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

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "cookie-banner"
NOTICE = "notice"  # without a button: a line of prose may say the same
MAX_WORDS = 120  # of a banner: rules.md
MAX_PANEL_WORDS = 1500  # of a consent manager's panel: an IAB panel on the benchmark pages has 1,236
MAX_GAP = 5  # lines between two sentences of one banner
REACH = 3  # lines from there to a button
INLINE_REACH = 160  # characters behind a sentence inside a line, for the same
BUTTON_REACH = 4  # lines on either side of a block in which such a button stands
BUTTON_LENGTH = 45  # characters of a button's line
BUTTON_WORDS = 5  # of one that adjoins a banner and is cut with it
MIN_PANEL_MARKS = 2  # lines that make a panel, one of them a description
MIN_TAKES = 2  # buttons that a bare "We value your privacy" needs: it is also said in prose
END_MARKS = ".!?。"
SENTENCE_REST = 120  # characters from a phrase to the border of its sentence
MAX_QUIET = 1  # paragraphs of a panel in a row that do not name them
MIN_OTHERS = 3  # paragraphs about cookies beside the block: the page is about cookies
PARAGRAPH_WORDS = 12  # of such a paragraph; fewer is a menu's or a button's line
# One alternation of fixed words: linear.
_COOKIE = pattern("cookie|куки|çerez|クッキー|쿠키|ciasteczk|تعريف الارتباط", re.IGNORECASE)

# What a banner says behind its first sentence. Stems, one alternation of fixed words: linear.
TAKING = pattern(
    "accept|agree|consent|preferenc|setting|policy|opt[ -]out|zustimm|akzept|ablehn|einwillig|einstellung|erklär|refus|"
    "préfér|acept|rechaz|configur|polític|consient|aceit|recus|concord|accett|rifiut|preferenz|acconsent|accepte|akkoord|"
    "weiger|instell|akcept|zgod|zgad|odrzu|соглас|приня|прини|настро|kabul|redd|ayar|موافق|توافق|قبول|رفض|setuju|terima|"
    "tolak|同意|接受|拒|设置|設定|承諾|許可|동의|수락|거부|설정",
    re.IGNORECASE,
)
# And what only a button says, on a short line of its own.
BUTTON = pattern(
    f"{TAKING.pattern}|allow|got it|understood|more info|learn more|zulassen|verstanden|autoris|compris|permit|"
    "entendido|paramétr|personnalis|personaliz|gérer|gestionar|gestisci|\\bmanage\\b|"
    "choisis|merci|vale|prosseguir|ho capito|toestaan|begrepen|zezw|rozumiem|разреш|понятно|ясно|izin|tamam|anlad|"
    "mengerti|我知道|知道了|好的|允许|허용|확인|許可|閉じる|\\bok\\b|حسنا|فهمت|السماح",
    re.IGNORECASE,
)


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if in_head(page, mark) or in_tail(page, mark) or mark.has("detail")]
    for group in grouped(page, marks, _is_core, gap=MAX_GAP, reach=REACH):
        block = list(dropwhile(lambda mark: not mark.whole and not _is_core(mark), group))
        words = _num_words(page, block)
        kind = _kind_of(page, block, words)
        if not kind or not any(in_head(page, mark) or in_tail(page, mark) for mark in block):
            continue
        if _others(page, block) >= MIN_OTHERS:
            continue
        sure = sum(_is_core(mark) for mark in block) > 1 or len(block) > 2
        banner = _with_adjoining_buttons(page, block)
        words = _num_words(page, banner)
        yield Flag(
            primary=_extent(page, banner),
            message=f"cookie {kind} of {words} words on {lines_of(len(banner))} ({quoted(page, banner)})",
            severity=Severity.INFO if kind == NOTICE else None,
            confidence=Confidence.LOW if kind == NOTICE else Confidence.HIGH if sure else Confidence.MEDIUM,
            measures={"lines": len(banner), "words": words},
            fix=Fix(sure and banner == block and all(mark.whole for mark in block), cut(page, banner)),
        )


def _is_core(mark: Mark) -> bool:
    return mark.has("consent", "opening", "accept", "detail")


def _kind_of(page: Page, block: Sequence[Mark], words: int) -> str:
    """ "banner" for consent with a button, "panel" for a manager's descriptions, "notice" for no way, else ""."""
    details = sum(mark.has("detail") for mark in block)
    core = sum(map(_is_core, block))
    if details and core >= MIN_PANEL_MARKS and words <= MAX_PANEL_WORDS:
        return "panel"
    takes = sum(mark.has("accept", "button") for mark in block) + _buttons_nearby(page, block)
    if any(mark.has("consent", "detail") for mark in block):
        consents = [mark for mark in block if mark.has("consent")]
        asks = bool(takes) or any(_speaks_of_taking(page, it) for it in consents)
        if not asks and any(_stands_alone(page, it) for it in consents):
            return NOTICE
    else:
        asks = any(mark.has("opening") and mark.whole for mark in block) and takes >= MIN_TAKES
    return "banner" if asks and words <= MAX_WORDS else ""


def _buttons_nearby(page: Page, block: Sequence[Mark]) -> int:
    """How many short lines beside the block say what a button of a banner says, in words of their own."""
    places = {mark.place for mark in block}
    first, last = block[0].place - BUTTON_REACH, block[-1].place + BUTTON_REACH
    near = (place for place in range(max(0, first), min(len(page.prose_lines), last + 1)) if place not in places)
    return sum(
        len(page.prose_lines.text(place)) <= BUTTON_LENGTH and bool(BUTTON.search(page.prose_lines.text(place)))
        for place in near
    )


def _with_adjoining_buttons(page: Page, block: Sequence[Mark]) -> list[Mark]:
    """The block with the buttons right above and below it that no list has; inside a line, the block."""
    marks = list(block)
    if not all(mark.whole for mark in block):
        return marks
    while marks[0].place and _is_button(page, marks[0].place - 1):
        marks.insert(0, _button(page, marks[0].place - 1))
    while marks[-1].place + 1 < len(page.prose_lines) and _is_button(page, marks[-1].place + 1):
        marks.append(_button(page, marks[-1].place + 1))
    return marks


def _is_button(page: Page, place: int) -> bool:
    """True for a few words that begin as a button does and end as no sentence does."""
    text = page.prose_lines.text(place).strip()
    is_short = len(text) <= BUTTON_LENGTH and spaced_words(text, page.prose_lines.words(place)) <= BUTTON_WORDS
    return is_short and not text.endswith(tuple(END_MARKS)) and bool(BUTTON.match(text))


def _button(page: Page, place: int) -> Mark:
    return Mark(place, page.prose_lines[place].span, frozenset({"button"}), True)


def _speaks_of_taking(page: Page, mark: Mark) -> bool:
    """True when the line that asks for consent goes on to say how it is given, or leads to the policy."""
    line = page.prose_lines[mark.place]
    if mark.whole:
        return bool(TAKING.search(line.text))
    behind = page.text[mark.span.end : min(line.span.end, mark.span.end + INLINE_REACH)]
    return bool(TAKING.search(mark.span.of(page.text)) or BUTTON.search(behind))


def _stands_alone(page: Page, mark: Mark) -> bool:
    """True for a known sentence that is the first or the last line of the text; its button was left out."""
    is_outermost = mark.place == 0 or mark.place == len(page.prose_lines) - 1
    return mark.whole and not mark.has(LOOSE) and is_outermost


def _extent(page: Page, block: Sequence[Mark]) -> Span:
    """From the block's first to its last character; inside a line to the borders of its sentences."""
    span = extent_of(block)
    if all(mark.whole for mark in block):
        return span
    line = page.prose_lines[block[0].place].span
    start = max(line.start, *(page.text.rfind(mark, 0, span.start) + 1 for mark in END_MARKS))
    ends = [page.text.find(mark, span.end, span.end + SENTENCE_REST) + 1 for mark in END_MARKS]
    start = start if span.start - start <= SENTENCE_REST else span.start
    return Span(start, min((end for end in ends if end), default=span.end)).trimmed(page.text)


def _num_words(page: Page, block: Sequence[Mark]) -> int:
    if all(mark.whole for mark in block):
        lines = page.prose_lines[block[0].place : block[-1].place + 1]
        return sum(spaced_words(line.text, line.words) for line in lines)
    return len(extent_of(block).of(page.text).split())


def _others(page: Page, block: Sequence[Mark]) -> int:
    """How many paragraphs outside the block speak of cookies, without a panel's that follow it in a row."""
    lines = page.prose_lines
    first, last, quiet = block[0].place, block[-1].place, 0
    for place in range(last + 1, len(lines)):
        if lines.words(place) >= PARAGRAPH_WORDS:
            speaks = bool(_COOKIE.search(lines.text(place)))
            quiet = 0 if speaks else quiet + 1
            last = place if speaks else last
        if quiet > MAX_QUIET:
            break
    if sum(map(lines.words, range(first, last + 1))) > MAX_PANEL_WORDS or last - first > len(lines) / 2:
        last = block[-1].place  # the page is about cookies
    outside = (line for place, line in enumerate(lines) if not first <= place <= last)
    return sum(line.words >= PARAGRAPH_WORDS and bool(_COOKIE.search(line.text)) for line in outside)


RULE = DocumentRule(
    name=NAME,
    code="CHR01",
    severity=Severity.WARNING,
    candidates=either(with_roles(NAME, "consent", "opening", "detail"), with_stems(NAME)),
    judge=judge,
    yields_to=("consent-wall",),
    worded=Worded.EDGE,
)
