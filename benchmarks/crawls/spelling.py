"""Pages as JSON lines, many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from crawls.pages import Page
from crawls.vocabulary import I32, I64, Pieces

SEPARATOR_MASK = np.int32(3)  # a title is words with spaces
END = len(rb"\n\n")  # of a text, which needs no empty line after its last


def json_lines(pages: Sequence[Page], pieces: Pieces) -> Iterator[bytes]:
    """Each page's record as one JSON line."""
    texts = [
        codes + page.language.first_piece for page in pages for codes in (page.title & ~SEPARATOR_MASK, page.codes)
    ]
    spelled, ends = spell(np.concatenate(texts), pieces)
    borders = [0, *ends[np.cumsum([len(text) for text in texts]) - 1].tolist()]
    for page, start, middle, end in zip(pages, borders[::2], borders[1::2], borders[2::2], strict=False):
        yield b'{"id":"%s","url":"https://site-%d.example/%d","title":"%s","text":"%s"}\n' % (
            page.id.encode(),
            page.site,
            page.number,
            spelled[start:middle].rstrip(b" "),
            spelled[middle : end - END],
        )


def spell(codes: I32, pieces: Pieces) -> tuple[bytes, I64]:
    """The UTF-8 of the pieces one after the other, and where each ends."""
    lengths = pieces.lengths[codes]
    ends = np.cumsum(lengths)
    sources = np.repeat(pieces.starts[codes] - (ends - lengths), lengths)
    sources += np.arange(len(sources))
    return np.take(pieces.buffer, sources, mode="clip").tobytes(), ends  # clip: the bounds need no look
