"""Clean texts of a language into which faults are planted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from labelled import records

HOSTS = Path(__file__).parents[1] / "hosts"
CLEAN = Path(__file__).parents[3] / "corpora" / "clean"
LANGUAGES = ("ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "zh")
UNSPACED = ("ja", "zh")
MAX_OF_SET = 30  # texts of one language from the labelled sets
MIN_PARAGRAPHS, MAX_PARAGRAPHS = 4, 14
MIN_CHARACTERS, MAX_CHARACTERS = 45, 900  # of a paragraph
MIN_LETTERS = 0.7  # of its characters
HEAD = 25  # characters with which two paragraphs of a form begin alike
MERGED_VERSES = "quran/tr/"  # a fault of the source
_CLOSED = re.compile(r"[.!?…。！？؟۔][\"'”’»)\]」』]?$")
_WIDE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_CODE = re.compile(r"[<>\[\]{}\\|=]|--|\s-\w|::|\.\.\. |\w\(\d\)|\?\w|\w+ \" |/\w+/")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Host:
    """A clean text as its title and paragraphs, each without line breaks."""

    title: str
    paragraphs: tuple[str, ...]
    is_technical: bool = False


@dataclass(frozen=True, slots=True)
class Hosts:
    """The clean texts of one language."""

    language: str
    texts: tuple[Host, ...]

    def some(self, random: Random) -> Host:
        """One of them."""
        return random.choice(self.texts)

    def long(self, random: Random, min_characters: int) -> Host:
        """One of them with the paragraphs of others behind, none twice, until it is long enough."""
        first = self.some(random)
        paragraphs = list(first.paragraphs)
        for other in random.sample(self.texts, len(self.texts)):
            if sum(map(len, paragraphs)) >= min_characters:
                break
            paragraphs += [paragraph for paragraph in other.paragraphs if paragraph not in paragraphs]
        return Host(first.title, tuple(paragraphs))

    def of_prose(self) -> Hosts:
        """Without those that speak of programs, in which markup and code are no fault."""
        return Hosts(self.language, tuple(host for host in self.texts if not host.is_technical))

    @property
    def separator(self) -> str:
        """What stands between two sentences of one line."""
        return "" if self.language in UNSPACED else " "


def hosts_of(language: str, data: Path | None) -> Hosts:
    """Our own texts of a language, and those of the labelled sets where these are at hand; else English ones.

    For the few languages in which a rule knows one word, such as "Read more": what stands above it does not matter.
    """
    own = [_host_of(path.read_text(encoding="utf-8")) for path in sorted(CLEAN.glob(f"news-{language}.txt"))]
    for path in sorted(HOSTS.glob(f"{language}*.txt")):
        own += [_host_of(text) for text in path.read_text(encoding="utf-8").split("\n---\n")]
    stored = _of_sets(data).get(language, ()) if data else ()
    return Hosts(language, (*own, *stored) or hosts_of("en", data).texts)


def _host_of(text: str) -> Host:
    title, *paragraphs = (part.strip() for part in re.split(r"\n\s*\n|\n", text.strip()) if part.strip())
    return Host(title, tuple(paragraphs))


@cache
def _of_sets(data: Path) -> dict[str, tuple[Host, ...]]:
    """Articles of the gold sets and, in other languages, texts that are known to be no faults."""
    found: dict[str, list[Host]] = {}
    for language, text, is_technical in _texts(data):
        hosts = found.setdefault(language, [])
        if len(hosts) < MAX_OF_SET and (host := _prose(text)):
            hosts.append(replace(host, is_technical=is_technical))
    return {language: tuple(hosts) for language, hosts in found.items()}


def _texts(data: Path) -> Iterator[tuple[str, str, bool]]:
    for row in records(data, "aeb_gold"):
        yield _language_of(row["text"]), row["text"], False
    for row in records(data, "wcxb_gold"):
        if row["label"]["page_type"] == "article" and row["text"].isascii():
            yield "en", row["text"], False
    for row in records(data, "hardneg"):
        is_prose = row["label"]["category"] in ("recipes", "manpages", "scripture_quran")
        if is_prose and not row["id"].startswith(MERGED_VERSES):
            yield row["label"]["lang"], row["text"], row["label"]["category"] == "manpages"


def _language_of(text: str) -> str:
    """The language of an article of aeb_gold, which are English but for a few."""
    words = set(text.casefold().split())
    signs = {"id": {"yang", "dan", "dengan"}, "it": {"che", "della", "sono"}, "pt": {"não", "uma", "com"}}
    if re.search("[가-힣]{3}", text):
        return "ko"
    if re.search("[а-яё]{4}", text):
        return "ru"
    return next((language for language, marks in signs.items() if marks <= words), "en")


def _prose(text: str) -> Host | None:
    """The running text of a page as a host, None where it has too little, or a line of it stands twice."""
    parts = re.split(r"\n\s*\n", text)
    # Man pages break their lines, and a blank one divides paragraphs.
    lines = [" ".join(it.split()) for it in (parts if len(parts) >= MIN_PARAGRAPHS else text.split("\n"))]
    paragraphs = [line for line in lines if line and _is_prose(line)][:MAX_PARAGRAPHS]
    if len(paragraphs) < MIN_PARAGRAPHS or len(set(paragraphs)) < len(paragraphs):
        return None
    if max(Counter(line[:HEAD] for line in paragraphs).values()) > 1:  # a form that is filled in anew
        return None
    return Host(headline_of(paragraphs[0]), tuple(paragraphs))


def _is_prose(line: str) -> bool:
    if not (MIN_CHARACTERS <= len(line) <= MAX_CHARACTERS and _CLOSED.search(line) and line[0].isalpha()):
        return False
    return len(_LETTERS.findall(line)) >= MIN_LETTERS * len(line) and not _CODE.search(line)


def headline_of(paragraph: str) -> str:
    """The first words of a paragraph as a headline has them."""
    if not _WIDE.search(paragraph):
        return " ".join(paragraph.split()[:9]).rstrip(" ,.;:—–-!?؟،")
    return paragraph[:22].rstrip("，。、；：！？")
