"""Which documents of a batch may be no text at all, found on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.rule import Candidates
    from dupcheck.rules.base.survey import Survey

    Rows = npt.NDArray[np.int64]

SAMPLE = 128  # bytes from the middle of a document; of 128 letters of a language at least a quarter are vowels
MIN_LETTERS = 0.6  # of the sample are a to z, or it tells nothing of a language in Latin letters
MAX_VOWELS = 0.27  # of these letters: random ones have 0.19, languages 0.33 to 0.5
MIN_TOKEN_BYTES = 15  # a token with what is around it, on average; Russian has 13, base64 33


def with_signature(signatures: tuple[bytes, ...]) -> Candidates:
    """Documents that begin with one of these byte strings."""

    def candidates(survey: Survey) -> Rows:
        import numpy as np

        batch = survey.tables.batch
        buffer = np.frombuffer(batch.buffer + bytes(max(map(len, signatures))), dtype=np.uint8)
        starts = batch.offsets[:-1]
        found = np.zeros(len(starts), dtype=np.bool_)
        for signature in signatures:
            same = np.ones(len(starts), dtype=np.bool_)
            for place, byte in enumerate(signature):
                same &= buffer[starts + place] == byte
            found |= same & (np.diff(batch.offsets) >= len(signature))
        return np.flatnonzero(found)

    return candidates


def with_long_tokens(survey: Survey) -> Rows:
    """Documents whose tokens are longer on average than those of a language."""
    import numpy as np

    counts = survey.tables.tokens.counts
    return np.flatnonzero((counts > 0) & (np.diff(survey.tables.batch.offsets) >= MIN_TOKEN_BYTES * counts))


def with_few_vowels(survey: Survey) -> Rows:
    """Documents in Latin letters whose middle has fewer vowels than any language."""
    import numpy as np

    batch = survey.tables.batch
    sizes = np.diff(batch.offsets)
    rows = np.flatnonzero(sizes >= 2 * SAMPLE)
    starts = batch.offsets[:-1][rows] + sizes[rows] // 2 - SAMPLE // 2
    buffer = np.frombuffer(batch.buffer, dtype=np.uint8)
    kinds = np.zeros(256, dtype=np.uint8)
    for letter in range(ord("a"), ord("z") + 1):
        kinds[[letter, letter - 32]] = 1
    kinds[list(b"aeiouyAEIOUY")] = 2
    sample = kinds[buffer[starts[:, None] + np.arange(SAMPLE)]]
    letters = np.count_nonzero(sample, axis=1)
    vowels = np.count_nonzero(sample == 2, axis=1)
    chosen: Rows = rows[(letters >= MIN_LETTERS * SAMPLE) & (vowels <= MAX_VOWELS * letters)]
    return chosen
