"""The second stage: what the documents' facts say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from dupcheck.kernels.gear import Gear, load_gear
from dupcheck.kernels.plain.windows import I64
from dupcheck.match.candidates import Candidates, find_candidates
from dupcheck.match.pairs import Pairs, in_parts, join_pairs, verify
from dupcheck.model.settings import Settings
from dupcheck.rules.base.common_lines import find_common_lines
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.decision import Decision, join_decisions
from dupcheck.rules.base.duplicates import (
    Duplicates,
    StoredSketches,
    cluster,
    find_copies,
    preferred,
)
from dupcheck.rules.base.facts import Facts, stored_facts
from dupcheck.rules.base.failure import NOT_OF_A_RULE, failure_of
from dupcheck.rules.base.partitions import partitions
from dupcheck.rules.base.registry import corpus_rules
from dupcheck.rules.base.rule import CorpusRule
from dupcheck.rules.base.shelf import Shelf
from dupcheck.rules.base.site_blocks import SiteBlocks, join_learned, learn, no_blocks
from dupcheck.rules.base.visits import find_visits
from dupcheck.run.executor import Executor, results
from dupcheck.run.judge_inputs import JudgedShard
from dupcheck.run.naming import find_renamed
from dupcheck.run.workshop import Plan
from dupcheck.sketch.bands import choose_bands
from dupcheck.sketch.shingles import Shingles, shingle_texts
from dupcheck.state.store import Store

DOCUMENTS_AT_ONCE = 256  # whose tokens are in memory together
LEARNING_RULES = frozenset({"shared-block"})  # the rules for which blocks are learned


def compare(shards: Sequence[JudgedShard], plan: Plan, executor: Executor) -> Corpus:
    """The corpus with the decisions of every corpus rule that the plan names."""
    store, settings, names = plan.store, plan.settings, plan.names
    firsts = np.concatenate([[0], np.cumsum([shard.size for shard in shards])]).astype(np.int64)
    facts, table = _join(shards, store, firsts)
    shelf = Shelf(store, [shard.key for shard in shards], firsts, {})
    shelf = replace(shelf, renamed=find_renamed(facts.names, shelf.names))
    duplicates = find_duplicates(facts, shelf, plan, executor)
    visits = find_visits(facts, duplicates.stands_for)
    blocks = no_blocks(len(facts))
    if not LEARNING_RULES.isdisjoint(names):
        blocks = _learn(facts, visits, table, plan, shelf, executor)
    corpus = Corpus(
        shelf=shelf,
        facts=facts,
        site_names=table,
        folders=frozenset().union(*(shard.folders for shard in shards)),
        names=names,
        settings=settings,
        duplicates=duplicates,
        visits=visits,
        blocks=blocks,
    )
    for rule in corpus_rules(names):
        corpus.decisions[rule.name] = _decide(rule, corpus)
    return corpus


def _decide(rule: CorpusRule, corpus: Corpus) -> Decision:
    """What a rule decides; nothing where it stops, which the corpus then remembers."""
    try:
        return rule.decide(corpus)
    except NOT_OF_A_RULE:
        raise
    except Exception as err:
        corpus.failures.append(failure_of(rule.name, err))
        return join_decisions([])


def find_duplicates(facts: Facts, shelf: Shelf, plan: Plan, executor: Executor) -> Duplicates:
    """Exact copies collapsed, then near-duplicates among the distinct texts."""
    settings, copies = plan.settings, find_copies(facts, shelf)
    documents = preferred(facts, copies.distinct[facts.words[copies.distinct] > 0])
    bands = choose_bands(settings.min_jaccard, settings.num_perm)
    sketches = StoredSketches(shelf, documents, bands.num_bands, settings.num_perm)
    found = find_candidates(sketches, settings.min_jaccard, load_gear(plan.gear))
    ones, others = documents[found.left], documents[found.right]
    left, right = np.minimum(ones, others), np.maximum(ones, others)
    order = np.lexsort((right, left))
    candidates = Candidates(left[order], right[order], found.capped)
    pairs = _verify(candidates, facts, shelf, plan, executor)
    return Duplicates(copies, pairs, cluster(pairs, facts, shelf), found.capped)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Candidate pairs that are verified together."""

    left: I64
    right: I64


def _verify(candidates: Candidates, facts: Facts, shelf: Shelf, plan: Plan, executor: Executor) -> Pairs:
    stage = partial(_verify_part, shelf=replace(shelf, renamed={}), settings=plan.settings, gear=plan.gear)
    items = (_Part(left, right) for left, right in in_parts(candidates, facts.words))
    return join_pairs(results(executor.run(stage, items)))


def _verify_part(part: _Part, shelf: Shelf, settings: Settings, gear: str) -> Pairs:
    kernels = load_gear(gear)
    sets_of = partial(_sets, shelf=shelf, size=settings.shingle_size, gear=kernels)
    return verify(part.left, part.right, sets_of, settings.min_jaccard, kernels)


def _sets(documents: I64, shelf: Shelf, size: int, gear: Gear) -> Shingles:
    """The distinct shingles of some documents, found anew from their texts: cheaper than keeping those of all."""
    hashes, sizes = [np.zeros(0, dtype=np.uint64)], [np.zeros(1, dtype=np.int64)]
    for first in range(0, len(documents), DOCUMENTS_AT_ONCE):
        shingles = shingle_texts(shelf.texts(documents[first : first + DOCUMENTS_AT_ONCE]), size, gear)
        distinct, offsets = gear.distinct_sets(shingles.hashes, shingles.offsets)
        hashes.append(distinct)
        sizes.append(np.diff(offsets))
    return Shingles(np.concatenate(hashes), np.cumsum(np.concatenate(sizes)))


def _learn(facts: Facts, visits: I64, table: Sequence[str], plan: Plan, shelf: Shelf, executor: Executor) -> SiteBlocks:
    parts = partitions(shelf, facts, visits, table)
    common = find_common_lines(shelf, facts, visits)
    stage = partial(learn, store=plan.store, gear=plan.gear, reviewed=plan.reviewed, common=common)
    return join_learned(results(executor.run(stage, parts)), len(facts))


def _join(shards: Sequence[JudgedShard], store: Store, firsts: I64) -> tuple[Facts, list[str]]:
    """The facts of all shards, their sites numbered in one sorted table."""
    table = sorted(set().union(*(shard.sites for shard in shards)))
    numbers = {site: number for number, site in enumerate(table)}
    sites = [np.array([numbers[site] for site in shard.sites], dtype=np.int32) for shard in shards]
    return stored_facts(store, [shard.key for shard in shards], firsts, sites), table
