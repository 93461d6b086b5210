"""What was found on the arrays of one batch, before any rule looks at a document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.repeats import Repeats
from dupcheck.model.settings import Settings
from dupcheck.rules.base.phrase_file import Phrase
from dupcheck.rules.base.phrase_index import PhraseHits, PhraseIndex
from dupcheck.tokens.tables import Tables


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """A batch's tables, the phrases found in it and its documents' repeats."""

    tables: Tables
    settings: Settings
    phrases: tuple[Phrase, ...]
    hits: PhraseHits
    repeats: Repeats

    def rows_of_tokens(self, tokens: I64) -> I64:
        """The documents that hold these tokens."""
        return np.searchsorted(self.tables.tokens.offsets, tokens, side="right") - 1


def make_survey(tables: Tables, repeats: Repeats, index: PhraseIndex, settings: Settings) -> Survey:
    """Looks up every phrase of `index` in the batch."""
    return Survey(tables, settings, index.phrases, index.find(tables), repeats)
