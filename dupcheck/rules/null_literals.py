"""A program's word for nothing stands where a text should.

What it finds:
Lines that are only undefined, NaN, null, [object Object] or Invalid Date, or hold one of them in the place of a name, a
day or a number ("By undefined", "NaN comments"), a first or last line None, the date 1970-01-01 alone on its line,
[object Object] inside a line, and fields of the record that hold one of these words.

Why it matters:
A template or a scraper printed a value that it did not have: the name, the date or the text itself is missing.

What to do:
Cut the line, and mend the place that fills it: a selector without a match, a date that was not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Edit, Fix, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_bytes, with_field_value
from dupcheck.rules.base.code_text import CodeSpans, is_page_about_markup
from dupcheck.rules.base.field_literals import FIELD_LITERALS
from dupcheck.rules.base.line_candidates import with_line
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.lines import Line, Lines
    from dupcheck.rules.base.page import Page

MAX_RELATED = 10
FIELDS = ("title", "description", "date", "site")
_WORD = r"(?:undefined|NaN|null|\[object Object\]|Invalid [Dd]ate)"
_LINES = (
    *(
        "undefined",
        "NaN",
        "null",
        "None",
        "Invalid Date",
        "undefined undefined",
        "undefined NaN",
        "NaN undefined",
    ),
    *(
        "NaN NaN",
        "null null",
        "undefined undefined undefined",
        "undefined NaN NaN",
        "NaN NaN NaN",
        "null null null",
    ),
)
# One literal or several with short separators between: each step consumes a literal, so it is linear. "None" and "NULL"
# fill lines of 4 of 919 hand-made texts (lists of options, tables), "null" two, all documentation; the others none.
_LINE = pattern(rf"(?:{_WORD}(?:[ ,:;/|\-]{{1,3}}{_WORD}){{0,2}}|1970-01-01(?:[T ]00:00(?::00)?(?:\.0{{1,6}})?Z?)?)")
# A line that names somebody, a day or a number, and has the word in its place. Fixed words, then a literal: linear.
_NOTHING = r"(?:undefined(?: undefined){0,2}|NaN|null|Invalid [Dd]ate)"
_LABELLED = pattern(
    r"(?:by|from|posted(?: on| by| in| at)?|published(?: on| by| at)?|written by|author|date|updated(?: on)?|created"
    r"|last (?:updated|modified)(?: on)?|modified|category|tags|comments|views|price|von|geschrieben von|autor(?:in)?"
    r"|veröffentlicht(?: am| von)?|stand|datum|par|publié(?: le| par)?|auteur|mis à jour le|por"
    r"|publicado(?: el| em| por)?|fecha|data|di|pubblicato(?: il| da)?|autore"
    r"|door|gepubliceerd(?: op| door)?|opublikowano|przez|dodano|автор"
    r"|опубликовано|дата|yazar|tarih|yayınlanma(?: tarihi)?|oleh|diterbitkan|tanggal|penulis|كتب|بقلم|الكاتب|تاريخ"
    r"|نشر في|作者|发布于|发布时间|日期|投稿者|投稿日|公開日|更新日|작성자|등록일|입력)"
    rf"\s?[:：|–-]?\s?{_NOTHING}(?:\W.{{0,30}})?|{_NOTHING} (?:min(?:ute)?s?(?: read)?|comments?|views?|likes?"
    r"|shares?|ago|replies|reads|stars?|Kommentare|Minuten|commentaires|comentarios|comentários|commenti"
    r"|reacties|yorum|komentar)",
    re.IGNORECASE,
)
MAX_LABELLED = 80  # characters of such a line
_OBJECT = pattern(r"\[object Object\]")


def judge(page: Page) -> Iterator[Flag]:
    yield from _fields(page)
    text = page.text
    lines = {line.span for line in _literal_lines(page.prose_lines)}
    inside = [Span(*match.span()) for match in _OBJECT.finditer(text)]
    inside = [span for span in inside if span not in lines]
    code = CodeSpans(text)
    spans = sorted(span for span in [*lines, *inside] if not code.covers(span.start))
    if not spans or is_page_about_markup(page):
        return
    words = ", ".join(sorted({span.of(text)[:20] for span in spans})[:3])
    whole = sum(map(len, spans)) >= len(text.strip())
    yield Flag(
        primary=spans[0],
        message=f"{len(spans)} place{'s' if len(spans) > 1 else ''} filled with {words}",
        severity=Severity.ERROR if whole else Severity.WARNING,
        confidence=Confidence.MEDIUM if words in ("None", "NULL", "null") else Confidence.HIGH,
        related=tuple(spans[1 : MAX_RELATED + 1]),
        measures={"places": len(spans)},
        fix=Fix(not inside and not whole, tuple(_cut(span, text, span in lines) for span in spans)),
        evidence=words,
    )


def _literal_lines(lines: Lines) -> Iterator[Line]:
    last = len(lines) - 1
    for number in range(len(lines)):
        text = lines.text(number)
        is_labelled = len(text) <= MAX_LABELLED and bool(_LABELLED.fullmatch(text))
        if not ((number in (0, last) and text in ("None", "NULL")) or is_labelled or _LINE.fullmatch(text)):
            continue
        # JSON and code that lost their line's shape have lines of marks around.
        if all(lines.words(near) for near in range(max(0, number - 1), min(last, number + 1) + 1)):
            yield lines[number]


def _fields(page: Page) -> Iterator[Flag]:
    for name in FIELDS:
        value = str(getattr(page.document, name) or "").strip()
        if value.casefold() in FIELD_LITERALS:
            yield Flag(
                primary=Span(0, 0),
                message=f"1 field is filled with nothing: {name} is {value}",
                measures={"fields": 1},
                evidence=f"{name} {value}",
            )


def _cut(span: Span, text: str, whole_line: bool) -> Edit:
    """Removes a line with its line break, or a word inside a line."""
    if not whole_line:
        return Edit(span)
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1
    return Edit(Span(start, end if end else len(text)))


RULE = DocumentRule(
    name="null-literals",
    code="MRK06",
    severity=Severity.WARNING,
    candidates=either(
        with_line(*_LINES),
        with_bytes(b"[object Object]", b"1970-01-01", b"undefined", b"NaN", b"Invalid Date", b" null"),
        *(with_field_value(field, FIELD_LITERALS) for field in FIELDS),
    ),
    judge=judge,
)
