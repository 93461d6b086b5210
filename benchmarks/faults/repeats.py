"""Text that stands in a document twice: bodies, blocks, paragraphs, sentences, and what a page says of itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, UNSPACED, Hosts
from faults.base.planted import Injector, Plant, Planted, in_prose
from faults.base.sentences import edited, sentences_of

SPACED = tuple(language for language in LANGUAGES if language not in UNSPACED)
BODY_CHARACTERS = {True: 700, False: 300}  # of a body that is doubled, with and without spaces between words
LONG_CHARACTERS = {True: 6000, False: 3000}  # of a text in which a block that comes again is a small part
MAX_TRIES = 300  # some texts do not fit a fault
MAX_BLOCK = 0.2  # of a long text's characters: a larger block is a doubled body
PARAGRAPH_WORDS = (14, 40)  # of a paragraph that no repeated-block claims


def _is_spaced(hosts: Hosts) -> bool:
    return hosts.language not in UNSPACED


def _joined(first: str, separator: str, second: str, strength: str, rest: str = "") -> Planted:
    head = first + separator
    return Planted(
        document=Document(text=head + second + rest), span=Span(len(head), len(head) + len(second)), strength=strength
    )


def _bodies(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A body and itself again: in all forms in which extractors emit it."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, BODY_CHARACTERS[_is_spaced(hosts)])
        paragraphs = list(host.paragraphs)
        body = "\n\n".join(paragraphs)
        match number % 9:
            case 0:
                yield _joined(body, "\n\n", body, "whole, exact")
            case 1:
                yield _joined(body, "\n", " ".join(paragraphs), "whole, the copy in one line")
            case 2:
                yield _joined(" ".join(paragraphs), " ", " ".join(paragraphs), "whole, all in one line")
            case 3:
                yield _joined(body, "\n\nShare\nPrint\n\n", body, "whole, lines between")
            case 4:
                copy = "\n\n".join(edited(it, random, 0.03, hosts.separator) for it in paragraphs)
                yield _joined(body, "\n\n", copy, "whole, every thirtieth word edited")
            case 5:
                part = "\n\n".join(paragraphs[: max(2, (3 * len(paragraphs)) // 4)])
                yield _joined(part, "\n\n", body, "three quarters, as a teaser above")
            case 6:
                yield _joined(body, "\n\n", body, "three copies", "\n\n" + body)
            case 7:
                twice = "\n\n".join(f"{it}\n\n{it}" for it in paragraphs)
                yield Planted(
                    document=Document(text=twice), span=Span(0, len(twice)), strength="paragraph by paragraph"
                )
            case _:
                wrapped = "\n\n".join(textwrap.fill(it, 66) for it in paragraphs)
                yield _joined(body, "\n\n", wrapped, "whole, the copy with broken lines")


def _blocks(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Some paragraphs of a long text once more, at its head, its middle and its end."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, LONG_CHARACTERS[_is_spaced(hosts)])
        paragraphs = list(host.paragraphs)
        size = _size_of_block(paragraphs, _is_spaced(hosts))
        start = random.randrange(0, max(1, len(paragraphs) // 2))
        block = paragraphs[start : start + size]
        place = (len(paragraphs), min(len(paragraphs), start + size + 2), 0)[number % 3]
        size_of_block = sum(map(len, block))
        if not 400 * (1 if _is_spaced(hosts) else 0.3) <= size_of_block <= MAX_BLOCK * sum(map(len, paragraphs)):
            continue
        separator = ("\n\n", "\n")[number % 2]
        before, after = paragraphs[:place], paragraphs[place:]
        if place == 0 and start == 0:
            continue  # a block above itself is the paragraph twice in a row
        head = separator.join([*before, ""]) if before else ""
        copy = separator.join(block)
        text = separator.join([*before, *block, *after])
        yield Planted(
            document=Document(text=text),
            span=Span(len(head), len(head) + len(copy)),
            strength=f"{size} paragraphs at {('the end', 'a distance', 'the head')[number % 3]}",
        )


def _size_of_block(paragraphs: Sequence[str], spaced: bool) -> int:
    """Paragraphs that make fifty words, and a tenth of the text."""
    needed = max(420 if spaced else 120, sum(map(len, paragraphs)) // 12)
    return min(6, max(1, round(needed * len(paragraphs) / sum(map(len, paragraphs)))))


def _adjoining(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A paragraph or a sentence twice in a row."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, BODY_CHARACTERS[_is_spaced(hosts)])
        paragraphs = list(host.paragraphs)
        place = (0, len(paragraphs) // 2, len(paragraphs) - 1)[number % 3]
        sentence = next((it for it in sentences_of(paragraphs[place]) if _is_below_block(it, hosts)), None)
        if number % 2 == 0 or sentence is None:
            place = next((it for it, text in enumerate(paragraphs) if _is_below_block(text, hosts, random)), -1)
            if place < 0:
                continue
            separator = ("\n\n", "\n")[number % 4 // 2]
            head = separator.join([*paragraphs[: place + 1], ""])
            text = separator.join([*paragraphs[: place + 1], *paragraphs[place:]])
            span, strength = Span(len(head), len(head) + len(paragraphs[place])), "a paragraph"
        else:
            before, _, after = paragraphs[place].partition(sentence)
            twice = f"{before}{sentence}{hosts.separator}{sentence}{after}"
            head = "\n\n".join([*paragraphs[:place], ""]) + before + sentence + hosts.separator
            text = "\n\n".join([*paragraphs[:place], twice, *paragraphs[place + 1 :]])
            span, strength = Span(len(head), len(head) + len(sentence)), "a sentence"
        yield Planted(document=Document(text=text), span=span, strength=strength)


def _is_below_block(text: str, hosts: Hosts, random: Random | None = None) -> bool:
    """True for a sentence or more of fewer words than a block's fifty; with `random`, for some of those."""
    short = len(text.split()) < PARAGRAPH_WORDS[1] if _is_spaced(hosts) else len(text) < PARAGRAPH_WORDS[1]
    is_closed = text[-1] in ".!?…。！？؟۔"
    return short and is_closed and _is_enough(text, hosts) and (random is None or random.random() < 0.4)


def _is_enough(sentence: str, hosts: Hosts) -> bool:
    return len(sentence.split()) >= 8 if _is_spaced(hosts) else len(sentence) >= 24


def _paragraphs(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A paragraph again elsewhere, too short for a block."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, LONG_CHARACTERS[True] // 2)
        paragraphs = list(host.paragraphs)
        fit = [it for it in paragraphs if len(it) >= 85 and PARAGRAPH_WORDS[0] <= len(it.split()) <= PARAGRAPH_WORDS[1]]
        if not fit or len(paragraphs) < 6:
            continue
        chosen = random.choice(fit)
        start = paragraphs.index(chosen)
        place = (len(paragraphs), 0 if start > 2 else len(paragraphs) - 1, min(len(paragraphs), start + 3))[number % 3]
        if place in (start, start + 1):
            continue
        separator = ("\n\n", "\n")[number % 2]
        head = separator.join([*paragraphs[:place], ""]) if place else ""
        text = separator.join([*paragraphs[:place], chosen, *paragraphs[place:]])
        span = Span(len(head), len(head) + len(chosen))
        yield Planted(document=Document(text=text), span=span, strength="a paragraph")


def _decks(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The description's sentence in the body, and a deck above a body that says it."""
    for number in range(MAX_TRIES):
        host = hosts.long(random, BODY_CHARACTERS[_is_spaced(hosts)])
        paragraphs = list(host.paragraphs)
        sentences = sentences_of(paragraphs[0])
        deck = next((it for it in sentences if _is_enough(it, hosts) and len(it) < 260), None)
        if deck is None:
            continue
        body = "\n\n".join(paragraphs)
        start = body.index(deck)
        span = Span(start, start + len(deck))
        match number % 3:
            case 0:
                document, said = Document(text=body, description=deck), "the description, exact"
            case 1:
                short = deck[: int(0.9 * len(deck))].rstrip() + "…"
                document, said = Document(text=body, description=short), "the description, cut"
            case _:
                if len(sentences) < 2:
                    continue
                second = sentences[1] if _is_enough(sentences[1], hosts) else deck
                document, said = Document(text=f"{second}\n\n{body}"), "a deck above the body"
                span = Span(0, len(document.text))
        yield Planted(document=document, span=span, strength=said)


def _captions(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A caption with its credit above a body, or in it, that says the same sentence."""
    credits = ("(AFP)", "[Getty Images]", "(Reuters)", "Photo: Anna Berg/AP")
    for number in range(MAX_TRIES):
        host = hosts.long(random, BODY_CHARACTERS[_is_spaced(hosts)])
        paragraphs = list(host.paragraphs)
        place = random.randrange(0, min(3, len(paragraphs)))
        pick = next((it for it in sentences_of(paragraphs[place]) if _is_said_enough(it, hosts)), None)
        if pick is None:
            continue
        caption = f"{pick} {credits[number % len(credits)]}"
        at = 0 if number % 2 == 0 or place == 0 else place - 1
        head = "\n\n".join([*paragraphs[:at], ""]) if at else ""
        text = "\n\n".join([*paragraphs[:at], caption, *paragraphs[at:]])
        yield Planted(
            document=Document(text=text), span=Span(len(head), len(head) + len(caption)), strength="a credited caption"
        )


def _is_said_enough(sentence: str, hosts: Hosts) -> bool:
    """True for a caption's sentence: longer than a heading, shorter than a paragraph."""
    return (
        _is_enough(sentence, hosts) and (len(sentence.split()) >= 10 or not _is_spaced(hosts)) and len(sentence) < 250
    )


def _headlines(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The title as the text's first line, twice in it, below a byline, and before a text in one line."""
    for number in range(MAX_TRIES):
        host = hosts.some(random)
        title = _headline(host.paragraphs[-1], hosts) if number % 2 else host.title
        body = "\n\n".join(host.paragraphs)
        match number % 5:
            case 0:
                text, start, end = f"{title}\n\n{body}", 0, len(title)
            case 1:
                text, start, end = f"{title}\n{title}\n\n{body}", 0, 2 * len(title) + 1
            case 2:
                text, start, end = f"Anna Berg\n3 May 2024\n{title}\n\n{body}", 21, 21 + len(title)
            case 3:
                text, start, end = f"{title} {' '.join(host.paragraphs)}", 0, len(title)
            case _:
                if hosts.language == "tr":
                    continue  # capitals of i and ı fold to one another's
                text, start, end = f"{title.upper()}\n\n{body}", 0, len(title.upper())
        given = f"{title} | The Harbour Post" if number % 3 == 2 else title
        said = ("the first line", "the first two lines", "below the byline", "before a text in one line", "in capitals")
        yield Planted(document=Document(text=text, title=given), span=Span(start, end), strength=said[number % 5])


def _headline(paragraph: str, hosts: Hosts) -> str:
    return " ".join(paragraph.split()[:9]).rstrip(" ,.;:") if hosts.separator else paragraph[:20].rstrip("，。、")


def _any(rule: str, plant: Plant, languages: tuple[str, ...] = LANGUAGES, limit: int = 27) -> Injector:
    return Injector(rule=rule, languages=languages, plant=plant, limit=limit)


INJECTORS = (
    _any("doubled-body", _bodies),
    _any("repeated-block", _blocks, limit=18),
    _any("adjacent-duplicate", in_prose(_adjoining)),
    _any("repeated-paragraph", in_prose(_paragraphs), SPACED),
    _any("deck-in-body", _decks),
    _any("caption-in-body", _captions),
    _any("headline-in-body", _headlines),
)
