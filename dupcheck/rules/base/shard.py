"""What a judged batch leaves behind for the rules that compare documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from dupcheck.kernels.plain.tokenise import U32
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.model.settings import Settings
from dupcheck.rules.base.judging import Judged, judge_batch
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.rule import DocumentRule
from dupcheck.rules.base.survey import make_survey
from dupcheck.sketch.shingles import Shingles, shingle
from dupcheck.sketch.signatures import sign
from dupcheck.tokens.line_table import LineTable
from dupcheck.tokens.tables import Tables, make_tables


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """A batch with its lines, words per document, shingles, signatures, digests of normalised texts and findings."""

    batch: Batch
    lines: LineTable
    words: I64
    shingles: Shingles
    signatures: U32
    digests: tuple[bytes, ...]
    judged: dict[int, Judged]


def make_shard(batch: Batch, rules: Iterable[DocumentRule], index: PhraseIndex, settings: Settings) -> Shard:
    """Tokenises, judges and signs one batch."""
    tables = make_tables(batch)
    survey = make_survey(tables, index, settings)
    shingles = shingle(tables, settings.shingle_size)
    return Shard(
        batch,
        tables.lines,
        tables.tokens.counts,
        shingles,
        sign(shingles, settings.num_perm, settings.seed),
        _digests(tables),
        judge_batch(survey, rules),
    )


def _digests(tables: Tables) -> tuple[bytes, ...]:
    """128 bits over each document's token hashes: equal for texts that differ in case, punctuation or layout only."""
    raw = tables.tokens.hashes.tobytes()
    borders = (tables.tokens.offsets * 8).tolist()
    return tuple(blake2b(raw[start:end], digest_size=16).digest() for start, end in pairwise(borders))
