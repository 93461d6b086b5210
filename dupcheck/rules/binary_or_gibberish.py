"""The text is a file's bytes or letters without a language.

What it finds:
A text that begins as a PDF, an image or an archive does; runs of control characters and signs that no text has, as a
compressed file decoded to text; encoded data (base64, hexadecimal) that fills half of the text; and Latin words that
cannot be spoken, as in texts that are ciphered or drawn with a font of their own.

Why it matters:
There is nothing to read. Such a text has many distinct words, so that it weighs much in every count of vocabulary.

What to do:
Fetch the page again and look at its Content-Type and Content-Encoding: a body that was not decompressed, a download
that was taken for a page. Extract PDF files with a tool for PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Flag, Severity
from dupcheck.model.span import Span
from dupcheck.rules.base.candidates import either, with_bytes
from dupcheck.rules.base.noise_rows import with_few_vowels, with_long_tokens, with_signature
from dupcheck.rules.base.patterns import pattern
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

ERROR_SHARE = 0.1  # of the characters under noise: a page has a few bytes of a broken picture, a file nothing else
MOST = 0.5  # of the characters: the strings between are the file's, too
MIN_CONTROLS = 3  # in a run of noise, and as many different signs: text in UTF-16 has one, NUL, everywhere
MIN_ENCODED = 0.5  # of the characters
MIN_UNSPOKEN = 0.3  # of the words of five letters; texts about codes and laws with abbreviations reach 0.21
MIN_WORDS = 40  # of five letters
MIN_LATIN = 0.6  # of the letters
MAX_GAP = 200  # characters between two runs of noise that are one: a file has strings in it
MAX_RELATED = 10
# What a file begins with, as UTF-8 and as Windows-1252 or Latin-1 make it.
_SIGNATURES = {
    "%PDF-": "a PDF file",
    "%!PS-Adobe": "a PostScript file",
    "PK\x03\x04": "a ZIP file",
    "GIF87a": "a GIF image",
    "GIF89a": "a GIF image",
    "\x89PNG\r": "a PNG image",
    "‰PNG\r": "a PNG image",
    "\ufffdPNG\r": "a PNG image",
    "\x89PNG\n": "a PNG image",
    "‰PNG\n": "a PNG image",
    "\ufffdPNG\n": "a PNG image",
    "ÿØÿ": "a JPEG image",
    "\ufffd\ufffd\ufffd\ufffd\x00\x10JFIF": "a JPEG image",
    "\x1f\x8b\x08": "a gzip file",
    "\x1f‹\x08": "a gzip file",
    "\x1f\ufffd\x08": "a gzip file",
    "\x7fELF": "a program",
    "OggS\x00": "an Ogg file",
    "wOFF\x00": "a font",
    "wOF2\x00": "a font",
    "Rar!\x1a": "a RAR file",
    "{\\rtf1": "an RTF file",
}
_CONTROL = r"\x00-\x08\x0e-\x1f\x7f"
_ODD = rf"{_CONTROL}\x80-\xbf\ufffd\ue000-\uf8ff×÷#$%&*+<=>@\\^_`{{|}}~"
# One odd sign and at most four others, twelve times; each step eats one odd sign and the match is possessive: linear.
_NOISE = pattern(rf"(?:[{_ODD}][^{_ODD}]{{0,4}}){{12,}}+")
_CONTROLS = pattern(rf"[{_CONTROL}]")
_ENCODED = pattern(r"[A-Za-z0-9+/_-]{60,}+={0,2}(?:\s{1,2}[A-Za-z0-9+/_-]{20,}+={0,2})*+")
_LATIN_WORD = pattern(r"(?<![^\W_])[A-Za-z]{5,}(?![^\W_])")  # beside a digit it is a part of a key
_UNSPOKEN = pattern(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


def judge(page: Page) -> Iterator[Flag]:
    text = page.text
    for signature, what in _SIGNATURES.items():
        if text.startswith(signature):
            yield _flag(Span(0, len(text)).trimmed(text), 1.0, f"the text is {what}")
            return
    noise = _joined(Span(*match.span()) for match in _NOISE.finditer(text) if _is_noise(match.group()))
    if noise:
        share = sum(map(len, noise)) / len(text)
        whole = Span(0, len(text)).trimmed(text)
        yield _flag(
            whole if share >= MOST else noise[0],
            share,
            f"{share:.0%} of the text is no text but a file's bytes",
            tuple(noise[1:]),
        )
        return
    encoded = [Span(*match.span()) for match in _ENCODED.finditer(text) if _is_encoded(match.group())]
    share = sum(map(len, encoded)) / max(1, len(text))
    if share >= MIN_ENCODED:
        yield _flag(encoded[0], share, f"{share:.0%} of the text is encoded data", tuple(encoded[1:]))
        return
    words = _LATIN_WORD.findall(_without(text, encoded))
    unspoken = sum(_UNSPOKEN.search(word) is not None for word in words)
    if len(words) >= MIN_WORDS and unspoken >= MIN_UNSPOKEN * len(words) and _is_latin(text, words):
        share = unspoken / len(words)
        yield _flag(Span(0, len(text)).trimmed(text), share, f"{share:.0%} of the words cannot be spoken")


def _flag(primary: Span, share: float, message: str, related: tuple[Span, ...] = ()) -> Flag:
    return Flag(
        primary=primary,
        message=message,
        severity=Severity.ERROR if share >= ERROR_SHARE else Severity.WARNING,
        confidence=Confidence.HIGH if "spoken" not in message else Confidence.MEDIUM,
        related=related[:MAX_RELATED],
        measures={"share": round(share, 4)},
        evidence=message.partition("%")[2] or message,
    )


def _joined(runs: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for run in runs:
        if joined and run.start - joined[-1].end <= MAX_GAP:
            run = Span(joined.pop().start, run.end)
        joined.append(run)
    return joined


def _is_noise(run: str) -> bool:
    """True when control characters stand among different signs; rulers and tables have none."""
    controls = _CONTROLS.findall(run)
    return len(controls) >= MIN_CONTROLS and len(set(controls)) >= MIN_CONTROLS


def _is_encoded(run: str) -> bool:
    """True for letters and digits mixed as no name or address mixes them."""
    digits = sum(char.isdigit() for char in run)
    return digits >= len(run) / 20 and "/" not in run[:1] and (run.isupper() or run.islower() or not run.istitle())


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with a space in place of each span: a certificate between sentences makes them no gibberish."""
    parts, end = [], 0
    for span in spans:
        parts.append(text[end : span.start])
        end = span.end
    return " ".join((*parts, text[end:]))


def _is_latin(text: str, words: list[str]) -> bool:
    letters = sum(map(str.isalpha, text))
    return sum(map(len, words)) >= MIN_LATIN * letters


RULE = DocumentRule(
    name="binary-or-gibberish",
    code="ENC05",
    severity=Severity.ERROR,
    candidates=either(
        with_signature(tuple(signature.encode() for signature in _SIGNATURES)),
        with_bytes(*(bytes([byte]) for byte in (0, 1, 2, 3, 4, 0x10))),
        with_long_tokens,
        with_few_vowels,
    ),
    judge=judge,
)
