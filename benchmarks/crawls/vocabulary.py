"""Made-up languages: words of syllables in several scripts, drawn as often as words of real texts are (Zipf)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
I32 = npt.NDArray[np.int32]
U8 = npt.NDArray[np.uint8]

NUM_WORDS = 12_000  # of a language; a site's pages together use about as many
ZIPF_SHIFT, ZIPF_EXPONENT = 2.7, 1.05  # Mandelbrot's form, with values usual for English
NUM_DRAWS = 1 << 18  # entries of the drawing table: the rarest word still owns one

# A text is a row of codes: word << 3 | begins a sentence << 2 | what follows the word.
SPACE, COMMA, STOP, END_OF_PARAGRAPH = range(4)
CAPITAL = 4
WORD_SHIFT = 3
SEPARATORS = (b" ", b", ", b". ", b".\\n\\n")  # as they stand inside a JSON string
SEPARATORS_OF_HAN = ("", "，", "。", "。\\n\\n")

SCRIPTS = (  # onsets and vowels
    (
        ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "br", "pl", "qu", "sh"],
        ["a", "e", "i", "o", "u", "ea", "ou", "ai"],
    ),
    (
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "r", "s", "t", "w", "z", "sch", "kr", "pf", "str"],
        ["a", "e", "i", "o", "u", "ä", "ö", "ü", "ei", "au"],
    ),
    (
        ["c", "d", "f", "g", "j", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "gn", "bl"],
        ["a", "e", "i", "o", "é", "è", "à", "ou", "eau"],
    ),
    (
        ["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ч", "ш", "ст", "пр"],
        ["а", "е", "и", "о", "у", "ы", "я", "ю"],
    ),
    (
        ["β", "γ", "δ", "θ", "κ", "λ", "μ", "ν", "π", "ρ", "τ", "φ", "χ", "στ"],
        ["α", "ε", "η", "ι", "ο", "ω", "ου", "ει"],
    ),
    (["ب", "ت", "ج", "د", "ر", "س", "ع", "ف", "ق", "ك", "ل", "م", "ن", "ه"], ["", "ا", "و", "ي"]),
    (
        ["क", "ख", "ग", "च", "ज", "त", "द", "न", "प", "ब", "म", "य", "र", "ल", "व", "स", "ह"],
        ["", "ा", "ि", "ी", "ु", "े", "ो"],
    ),
)
FIRST_HAN, NUM_HAN = 0x4E00, 3_000


@dataclass(frozen=True, slots=True)
class Pieces:
    """The UTF-8 of every code of every language, one after the other: `buffer[starts[i] : starts[i] + lengths[i]]`."""

    buffer: U8
    starts: I64
    lengths: I64


@dataclass(frozen=True, slots=True)
class Language:
    """`draws` holds words, each as often as it is used; code c of a text is piece `first_piece` + c."""

    draws: I32
    first_piece: int


@cache
def make_languages(seed: int) -> tuple[tuple[Language, ...], Pieces]:
    """One language a script and one of Han characters, and the spelling of all their words."""
    languages: list[Language] = []
    spelled: list[bytes] = []
    for number, script in enumerate(SCRIPTS):
        words = spell_words(np.random.default_rng([seed, 1, number]), *script)
        languages.append(Language(zipf_draws(len(words)), len(spelled)))
        spelled += pieces_of(words)
    languages.append(Language(zipf_draws(NUM_HAN), len(spelled)))
    spelled += pieces_of_han()
    lengths = np.fromiter(map(len, spelled), dtype=np.int64, count=len(spelled))
    return tuple(languages), Pieces(
        np.frombuffer(b"".join(spelled), dtype=np.uint8), np.cumsum(lengths) - lengths, lengths
    )


def spell_words(generator: np.random.Generator, onsets: list[str], vowels: list[str]) -> list[str]:
    """NUM_WORDS different words: short ones first, as frequent words are short."""
    syllables = ["".join(pair) for pair in product(onsets, vowels)]
    generator.shuffle(syllables)
    count = len(syllables)
    longest = [
        syllables[first] + syllables[second] + syllables[third]
        for first, second, third in generator.integers(0, count, (3 * NUM_WORDS, 3)).tolist()
    ]
    two = [
        syllables[first] + syllables[second]
        for first, second in generator.integers(0, count, (3 * NUM_WORDS // 4, 2)).tolist()
    ]
    return list(dict.fromkeys([*syllables, *two, *longest]))[:NUM_WORDS]


def zipf_draws(num_words: int) -> I32:
    """Words by rank, each in as many of NUM_DRAWS entries as its frequency asks for."""
    weights = (np.arange(num_words) + ZIPF_SHIFT) ** -ZIPF_EXPONENT
    limits = np.cumsum(weights) / weights.sum()
    return np.searchsorted(limits, (np.arange(NUM_DRAWS) + 0.5) / NUM_DRAWS).astype(np.int32)


def pieces_of(words: list[str]) -> list[bytes]:
    """The pieces of words that spaces divide, by code."""
    return [
        spelled + separator
        for word in words
        for spelled in (word.encode(), (word[0].upper() + word[1:]).encode())
        for separator in SEPARATORS
    ]


def pieces_of_han() -> list[bytes]:
    """The pieces of a script without spaces or capitals: each character is a word."""
    return [
        (chr(FIRST_HAN + number) + separator).encode()
        for number in range(NUM_HAN)
        for _ in (0, CAPITAL)
        for separator in SEPARATORS_OF_HAN
    ]
