"""Ways to find the documents a rule should look at, on the arrays of a whole batch.

Each function here either is or returns a `Candidates`: survey -> sorted rows. NumPy is imported inside, so that
listing the rules does not load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]


def every_document(survey: Survey) -> Rows:
    """All rows: only for rules whose look at a document is a comparison or two."""
    import numpy as np

    return np.arange(len(survey.tables))


def with_phrase(*rules: str) -> Candidates:
    """Documents that hold a phrase of one of these rules' phrase files."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        wanted = np.array([phrase.rule in rules for phrase in survey.phrases], dtype=np.bool_)
        tokens = survey.hits.first[wanted[survey.hits.phrases]]
        return np.unique(survey.rows_of_tokens(tokens))

    return candidates


def with_bytes(*needles: bytes) -> Candidates:
    """Documents whose UTF-8 text holds one of these byte strings."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        rows = set()
        for needle in needles:
            place = batch.buffer.find(needle)
            while place >= 0:
                row = int(np.searchsorted(batch.offsets, place, side="right")) - 1
                if place + len(needle) <= batch.offsets[row + 1]:
                    rows.add(row)
                    place = batch.buffer.find(needle, int(batch.offsets[row + 1]))
                else:
                    place = batch.buffer.find(needle, place + 1)
        return np.array(sorted(rows), dtype=np.int64)

    return candidates


def with_repeat(survey: Survey) -> Rows:
    """Documents in which a run of tokens stands more than once."""
    return survey.repeats.rows


def either(*alternatives: Candidates) -> Candidates:
    """Documents that any of `alternatives` finds."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        return np.unique(np.concatenate([alternative(survey) for alternative in alternatives]))

    return candidates


def with_match(pattern: str) -> Candidates:
    """Documents whose UTF-8 text matches this regex of bytes, which is linear and holds no anchor.

    Documents lie in one buffer without a border, so a match across two of them is looked at and passed over.
    """
    import re

    search = re.compile(pattern.encode()).search

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        offsets = batch.offsets
        rows = []
        match = search(batch.buffer)
        while match:
            row = int(np.searchsorted(offsets, match.start(), side="right")) - 1
            inside = match.end() <= offsets[row + 1]
            if inside:
                rows.append(row)
            match = search(batch.buffer, int(offsets[row + 1]) if inside else match.start() + 1)
        return np.array(rows, dtype=np.int64)

    return candidates


def with_field(name: str) -> Candidates:
    """Documents whose field `name` holds something."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        column = survey.tables.batch.columns[name]
        return np.array([row for row, value in enumerate(column) if value], dtype=np.int64)

    return candidates


def without_words(survey: Survey) -> Rows:
    """Documents that hold no token at all."""
    import numpy as np

    return np.flatnonzero(survey.tables.tokens.counts == 0)


def with_few_words(survey: Survey) -> Rows:
    """Documents that hold a token, but fewer than `min_words` of the settings."""
    import numpy as np

    counts = survey.tables.tokens.counts
    return np.flatnonzero((counts > 0) & (counts < survey.settings.min_words))


def with_field_value(name: str, values: frozenset[str]) -> Candidates:
    """Documents whose field `name`, casefolded, is one of `values`."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        column = survey.tables.batch.columns[name]
        return np.array(
            [row for row, value in enumerate(column) if value and str(value).strip().casefold() in values],
            dtype=np.int64,
        )

    return candidates


def with_line(*texts: str) -> Candidates:
    """Documents that hold a line of the same tokens as one of `texts`, all numbers alike."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        from dupcheck.model.batch import make_batch
        from dupcheck.model.document import Document
        from dupcheck.tokens.tables import make_tables

        lines = survey.tables.lines
        wanted = make_tables(make_batch(Document(text=text) for text in texts)).lines.hashes
        found = [np.flatnonzero(lines.hashes == line) for line in np.unique(wanted)]
        return np.unique(np.searchsorted(lines.offsets, np.concatenate(found), side="right") - 1)

    return candidates


def with_control(survey: Survey) -> Rows:
    """Documents that hold a C0 control other than white space, a C1 control other than U+0085, or a noncharacter."""
    import numpy as np

    batch = survey.tables.batch
    # Three bytes of padding, so that the bytes behind the last lead byte can be read.
    buffer = np.frombuffer(batch.buffer + b"   ", dtype=np.uint8)
    is_c0 = np.zeros(256, dtype=np.bool_)
    is_c0[:32] = is_c0[0x7F] = True
    is_c0[list(b"\t\n\f\r")] = False
    c1 = np.flatnonzero(buffer == 0xC2)
    three = np.flatnonzero(buffer == 0xEF)
    four = np.flatnonzero(buffer >= 0xF0)
    second, third = buffer[three + 1], buffer[three + 2]
    reserved = ((second == 0xB7) & (third >= 0x90) & (third < 0xB0)) | ((second == 0xBF) & (third >= 0xBE))
    last_of_plane = ((buffer[four + 1] & 0x0F) == 0x0F) & (buffer[four + 2] == 0xBF) & (buffer[four + 3] >= 0xBE)
    found = [
        np.flatnonzero(is_c0[buffer]),
        c1[(buffer[c1 + 1] < 0xA0) & (buffer[c1 + 1] != 0x85)],
        three[reserved],
        four[last_of_plane],
    ]
    return np.unique(np.searchsorted(batch.offsets, np.concatenate(found), side="right") - 1)


HEAD_LINES = 12  # with blank ones; where a headline stands


def with_title_line(survey: Survey) -> Rows:
    """Documents among whose first lines, or at whose beginning, stands their title, all numbers alike."""
    import numpy as np

    from dupcheck.model.batch import make_batch
    from dupcheck.model.document import Document
    from dupcheck.rules.base.titles import forms_of_title
    from dupcheck.tokens.tables import make_tables

    tables = survey.tables
    titles = tables.batch.columns["title"]
    forms = [(row, form) for row, title in enumerate(titles) if title for form in forms_of_title(str(title))]
    if not forms:
        return np.zeros(0, dtype=np.int64)
    rows = np.array([row for row, _ in forms], dtype=np.int64)
    of_forms = make_tables(make_batch(Document(text=form) for _, form in forms))
    tokens = of_forms.tokens.offsets
    hashes = of_forms.folded_runs.of_runs(tokens[:-1], tokens[1:])
    found = np.zeros(len(rows), dtype=np.bool_)
    for number in range(HEAD_LINES):
        line = tables.lines.offsets[rows] + number
        inside = line < tables.lines.offsets[rows + 1]
        found[inside] |= tables.lines.hashes[line[inside]] == hashes[inside]
    first = tables.tokens.offsets[rows]
    last = np.minimum(first + np.diff(tokens), tables.tokens.offsets[rows + 1])
    found |= tables.folded_runs.of_runs(first, last) == hashes
    return np.unique(rows[found & (np.diff(tokens) > 0)])
