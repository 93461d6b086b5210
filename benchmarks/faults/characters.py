"""Characters that went wrong between a page's bytes and its text, and lines that did."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Hosts
from faults.base.planted import Injector, Planted, in_prose

MISREAD = {
    "ru": ("cp1251", "latin-1"),
    "ar": ("cp1256", "cp1252"),
    "pl": ("cp1250", "cp1252"),
    "tr": ("cp1254", "cp1252"),
}
MARKED = "“It’s late,” she said – “too late”."  # what makes English text garbled: quotation marks and dashes
CONTROLS = ("\x00", "\x08", "\x1b", "\x0b", "\x93", "\x92", "\x7f", "\x02", "\ufffe", "\x96")
FILES = (
    "%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    "2 0 obj\n<< /Kids [3 0 R] /Count 1 >>\nendobj\n",
    "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02X\x00\x00\x01\x90\x08\x06\x00\x00\x00",
    "\x1f\ufffd\x08\x00\x00\x00\x00\x00\x00\x03\ufffdU\ufffdn\ufffd0\x10\ufffd\ufffd+\ufffd",
    "PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\ufffd\ufffd\x01[Content_Types].xml",
    "GIF89a\x01\x00\x01\x00\x80\x00\x00\ufffd\ufffd\ufffd\x00\x00\x00!\ufffd\x04",
    "ÿØÿà\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
)
MIN_JOINTS = 3  # one or two are typing errors, or a host name, in 3 of 181 clean articles
CASED = ("de", "en", "es", "fr", "id", "it", "nl", "pl", "pt", "ru", "tr")


def _garbled(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The whole text, a paragraph or one phrase of it, written as UTF-8 and read as something else."""
    pages = MISREAD.get(hosts.language, ("cp1252", "latin-1"))
    for number in range(60):
        paragraphs = list(hosts.some(random).paragraphs)
        if hosts.language in ("en", "id"):
            paragraphs[-1] += " " + MARKED
        page = pages[number % len(pages)]
        chosen = [it for it, text in enumerate(paragraphs) if sum(not it.isascii() for it in text) > 4]
        if not chosen:
            continue
        match number % 3:
            case 0:
                places, said = list(range(len(paragraphs))), f"all as {page}"
            case 1:
                places, said = [random.choice(chosen)], f"a paragraph as {page}"
            case _:
                places, said = chosen, f"some as {page}"
        for place in places:
            paragraphs[place] = (
                paragraphs[place].encode().decode(page, errors="replace" if page != "latin-1" else "strict")
            )
        start = sum(len(text) + 2 for text in paragraphs[: places[0]])
        text = "\n\n".join(paragraphs)
        end = len(text) if number % 3 != 1 else start + len(paragraphs[places[0]])
        yield Planted(document=Document(text=text), span=Span(start, end), strength=said)


def _lost(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """U+FFFD in place of letters: one, some, many; and question marks inside words."""
    for number in range(30):
        text = "\n\n".join(hosts.some(random).paragraphs)
        letters = [place for place, char in enumerate(text) if char.isalpha()]
        count = (1, 4, max(5, len(letters) // 60))[number % 3]
        places = sorted(random.sample(letters, count))
        chars = list(text)
        for place in places:
            chars[place] = "\ufffd"
        yield Planted(
            document=Document(text="".join(chars)), span=Span(places[0], places[-1] + 1), strength=f"{count} letters"
        )


def _controls(hosts: Hosts, random: Random) -> Iterator[Planted]:
    for number in range(40):
        text = "\n\n".join(hosts.some(random).paragraphs)
        control = CONTROLS[number % len(CONTROLS)]
        place = random.choice((0, len(text), random.randrange(len(text))))
        yield Planted(
            document=Document(text=text[:place] + control + text[place:]),
            span=Span(place, place + 1),
            strength=f"U+{ord(control):04X}",
        )


def _files(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A file's bytes read as text: its beginning and noise, encoded data, and letters that are no words."""
    for number in range(40):
        match number % 4:
            case 0 | 1:
                noise = bytes(random.randrange(256) for _ in range(1500))
                read = noise.decode("utf-8", errors="replace") if number % 2 else noise.decode("latin-1")
                text, said = FILES[number // 2 % len(FILES)] + read, "a file"
            case 2:
                alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
                lines = ["".join(random.choice(alphabet) for _ in range(76)) for _ in range(24)]
                text, said = "\n".join(lines), "base64"
            case _:
                letters = "bcdfghjklmnpqrstvwxz" * 4 + "aeiou"
                words = ["".join(random.choice(letters) for _ in range(random.randint(4, 10))) for _ in range(160)]
                text, said = " ".join(words), "letters without a language"
        yield Planted(document=Document(text=text), span=Span(0, len(text)), strength=said)


def _broken(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A sentence that is broken before one of its words in small letters."""
    for number in range(60):
        paragraphs = list(hosts.some(random).paragraphs)
        place = random.randrange(len(paragraphs))
        words = paragraphs[place].split()
        cuts = [it for it in range(5, len(words) - 4) if words[it][0].islower() and words[it - 1][-1].isalpha()]
        if not cuts:
            continue
        cut = random.choice(cuts)
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        separator = ("\n\n", "\n")[number % 2]
        head = separator.join([*paragraphs[:place], ""]) if place else ""
        text = separator.join([*paragraphs[:place], f"{first}\n{second}", *paragraphs[place + 1 :]])
        span = Span(len(head), len(head) + len(first) + 1 + len(second))
        yield Planted(document=Document(text=text), span=span, strength="a sentence in two lines")


def _fused(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Paragraphs joined without anything between them: all of a text, or some."""
    for number in range(60):
        paragraphs = list(hosts.long(random, 1600).paragraphs)
        joints = [
            it
            for it, (one, other) in enumerate(pairwise(paragraphs))
            if one[-1] in ".!?" and one[-2].islower() and other[0].isupper() and other[1].islower()
        ]
        if len(joints) < MIN_JOINTS:
            continue
        chosen = joints if number % 2 else joints[: max(MIN_JOINTS, len(joints) // 2)]
        text, start, end = paragraphs[0], -1, 0
        for place, paragraph in enumerate(paragraphs[1:]):
            if place in chosen:
                start = len(text) - 1 if start < 0 else start
                end = len(text) + 1
                text += paragraph
            else:
                text += "\n\n" + paragraph
        said = "all paragraphs" if number % 2 else "some paragraphs"
        yield Planted(document=Document(text=text), span=Span(start, end), strength=said)


INJECTORS = (
    Injector(rule="mojibake", languages=LANGUAGES, plant=_garbled, limit=21),
    Injector(rule="replacement-char", languages=LANGUAGES, plant=_lost, limit=12),
    Injector(rule="control-char", languages=LANGUAGES, plant=_controls, limit=20),
    Injector(rule="binary-or-gibberish", languages=LANGUAGES[:1], plant=_files, limit=24),
    Injector(rule="broken-line", languages=CASED, plant=in_prose(_broken), limit=20),
    Injector(rule="fused-words", languages=CASED, plant=in_prose(_fused), limit=20),
)
