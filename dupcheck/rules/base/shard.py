"""What a judged batch leaves behind: sections of a store, and a row of facts for every document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dupcheck.kernels.gear import Gear
from dupcheck.kernels.plain.powers import U64
from dupcheck.kernels.plain.windows import I64
from dupcheck.model.batch import Batch
from dupcheck.model.column import reorder
from dupcheck.model.finding import Severity
from dupcheck.model.packed import SEVERITY
from dupcheck.model.settings import Settings
from dupcheck.model.span import Span
from dupcheck.rules.base.address import plain_url
from dupcheck.rules.base.facts import I32, U8, Facts
from dupcheck.rules.base.html_precision import precision_estimates
from dupcheck.rules.base.judging import Judged, judge_batch
from dupcheck.rules.base.page import Page
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.rule import DocumentRule, FailureRule
from dupcheck.rules.base.stored_lines import line_sections
from dupcheck.rules.base.survey import make_survey
from dupcheck.rules.base.suspicion import shape_parts
from dupcheck.rules.base.text_hash import hash_column, hash_texts
from dupcheck.rules.base.whole import NOT_THE_PAGE
from dupcheck.sketch.bands import band_keys, choose_bands
from dupcheck.sketch.shingles import shingle
from dupcheck.sketch.signatures import sign
from dupcheck.state.strings import string_sections
from dupcheck.tokens.tables import Tables, make_tables

Claims = list[tuple[int, int]]  # characters from which and up to which a text is claimed


@dataclass(frozen=True, slots=True, eq=False)
class Shard:
    """A judged batch.

    `sections` hold its text, lines, sketches, names, facts and findings. The text and the lines lie in the order of
    `keys`, so that the pages of a site stand together: row r of them is document `ranks[r]` of the batch. All else is
    in the order of the documents, as the facts, whose sites are numbers of `sites`.
    """

    sections: dict[str, Any]
    sites: list[str]


def make_shard(
    batch: Batch,
    sites: Sequence[str],
    rules: Iterable[DocumentRule],
    index: PhraseIndex,
    settings: Settings,
    gear: Gear,
    timings: dict[str, float] | None = None,
    teller: FailureRule | None = None,
) -> Shard:
    """Tokenises, judges and signs one batch; `sites` name the site of every document.

    The seconds that each rule takes are added to `timings`; `teller` makes a finding of a rule that stops.
    """
    names, ids = wanted_names(batch), hash_column(batch.columns["id"])
    hashes = _hash_names(names, batch.columns["id"], ids)
    table, of_site = _numbered(sites)
    keys = _keys(hash_texts(table)[of_site], hashes)
    ranks = np.argsort(keys, kind="stable")
    places = np.argsort(ranks)
    rules, pages = tuple(rules), dict[int, Page]()
    tables = make_tables(_in_order(batch, ranks), gear)
    survey = make_survey(tables, index, settings)
    judged = {int(ranks[row]): found for row, found in judge_batch(survey, rules, timings, pages, teller).items()}
    facts = Facts(
        words=tables.tokens.counts[places].astype(np.int32),
        sizes=np.diff(tables.batch.offsets)[places],
        lines=np.diff(tables.lines.offsets)[places].astype(np.int32),
        digests=gear.document_digests(tables.runs, tables.tokens.hashes, tables.tokens.offsets)[places],
        names=hashes,
        ids=ids,
        addresses=hash_column(batch.columns["url"], plain_url),
        titles=hash_column(batch.columns["title"], _plain_title),
        sites=of_site,
        errors=_per_row(judged, len(batch), _errors).astype(np.int32),
        not_the_page=_per_row(judged, len(batch), _is_not_the_page).astype(np.bool_),
        shapes=shape_parts(tables, precision_estimates(survey, pages))[places],
        fired=_fired(judged, len(batch), rules),
    )
    sections = {
        **_text_sections(tables),
        **_sketch_sections(tables, places, settings),
        **_field_sections(batch, names),
        **facts.sections(),
        "places": places,
        "keys": keys[ranks],
        "ranks": ranks.astype(np.int32),
        "judged": {row: (found.findings, _pairs(found.claimed)) for row, found in judged.items()},
    }
    return Shard(sections, table)


def _numbered(sites: Sequence[str]) -> tuple[list[str], I32]:
    """The different sites, sorted, and the number of each document's among them."""
    table = sorted(set(sites))
    numbers = {site: number for number, site in enumerate(table)}
    return table, np.array([numbers[site] for site in sites], dtype=np.int32)


def _text_sections(tables: Tables) -> dict[str, Any]:
    """Texts and lines, in the order of the keys."""
    return {
        "text": np.frombuffer(tables.batch.buffer, dtype=np.uint8),
        "offsets": tables.batch.offsets,
        **line_sections(tables.lines),
    }


def _sketch_sections(tables: Tables, places: I64, settings: Settings) -> dict[str, Any]:
    """Signatures and band keys, in the order of the documents."""
    shingles = shingle(tables, settings.shingle_size)
    signatures = sign(shingles, settings.num_perm, settings.seed, tables.gear)[places]
    bands = choose_bands(settings.min_jaccard, settings.num_perm)
    return {"signatures": signatures, "bands": band_keys(signatures, bands, tables.gear)}


def _field_sections(batch: Batch, names: list[str]) -> dict[str, Any]:
    """What the records say of themselves, in the order of the documents."""
    columns = batch.columns
    return {
        **string_sections("name", names),
        **string_sections("id", columns["id"]),
        **string_sections("url", columns["url"]),
        **string_sections("title", columns["title"]),
        "is_page": np.fromiter(columns["text_from_html"], dtype=np.bool_, count=len(batch)),
        "sources": list(zip(columns["path"], columns["record"], strict=True)),
    }


def wanted_names(batch: Batch) -> list[str]:
    """The id that every document asks for: its id field, else its URL, else path or path#record."""
    columns = batch.columns
    return [
        given or url or (path if record is None else f"{path}#{record}")
        for given, url, path, record in zip(
            columns["id"], columns["url"], columns["path"], columns["record"], strict=True
        )
    ]


def _hash_names(names: Sequence[str], ids: Sequence[str | None], hashes: U64) -> U64:
    """The hashes of the ids that documents ask for, which are `hashes` where a document has an id field."""
    without = [row for row, given in enumerate(ids) if not given]
    if not without:
        return hashes
    found = hashes.copy()
    found[without] = hash_texts(names[row] for row in without)
    return found


def _keys(sites: U64, names: U64) -> U64:
    """Keys that sort documents by site, and within a site by chance."""
    half = np.uint64(32)
    keys: U64 = (sites & ~np.uint64(0xFFFFFFFF)) | (names >> half)
    return keys


def _in_order(batch: Batch, rows: I64) -> Batch:
    """The batch with its documents in another order."""
    if (np.diff(rows) == 1).all():
        return batch
    borders = batch.offsets.tolist()
    chosen = rows.tolist()
    offsets = np.zeros(len(chosen) + 1, dtype=np.int64)
    np.cumsum(np.diff(batch.offsets)[rows], out=offsets[1:])
    buffer = b"".join([batch.buffer[borders[row] : borders[row + 1]] for row in chosen])
    return Batch(buffer, offsets, {name: reorder(column, chosen) for name, column in batch.columns.items()})


def _plain_title(title: str) -> str | None:
    """A title without regard to case and spacing; None if that leaves nothing."""
    return " ".join(title.casefold().split()) or None


def _per_row(judged: dict[int, Judged], size: int, measure: Any) -> I64:
    values = np.zeros(size, dtype=np.int64)
    for row, found in judged.items():
        values[row] = measure(found)
    return values


def _fired(judged: dict[int, Judged], size: int, rules: Sequence[DocumentRule]) -> U8:
    """A bit for every rule, set in the rows in which it found something."""
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    table = np.zeros((size, len(rules)), dtype=np.bool_)
    for row, found in judged.items():
        table[row, [numbers[rule] for rule in found.claimed if rule in numbers]] = True
    return np.packbits(table, axis=1)


def _errors(judged: Judged) -> int:
    return sum(finding[SEVERITY] == Severity.ERROR for finding in judged.findings)


def _pairs(claimed: Mapping[str, Iterable[Span]]) -> dict[str, Claims]:
    """What each rule claims as pairs of characters, which are stored and read in a tenth of the time of spans."""
    return {rule: [(span.start, span.end) for span in spans] for rule, spans in claimed.items()}


def _is_not_the_page(judged: Judged) -> bool:
    return any(rule in judged.claimed for rule in NOT_THE_PAGE)
