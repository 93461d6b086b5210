"""What every process needs to do its share, made once in each."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from dupcheck.kernels.gear import Gear, load_gear
from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.model.settings import Settings
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import all_rules, document_rules, failure_rule
from dupcheck.rules.base.rule import DocumentRule, FailureRule
from dupcheck.state.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done: small, and the same for every process.

    `roots` name the sites of documents without URL; `gear` is the name of the kernels; `reviewed` are the entries of
    the block file.
    """

    settings: Settings
    names: frozenset[str]
    roots: frozenset[PurePosixPath]
    store: Store
    gear: str
    reviewed: tuple[BlockVerdict, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Workshop:
    """A plan with the rules and phrases it asks for; `teller` is the one that tells of others that stop."""

    plan: Plan
    rules: tuple[DocumentRule, ...]
    index: PhraseIndex
    gear: Gear
    teller: FailureRule | None


def open_workshop(plan: Plan) -> Workshop:
    """The workshop of a plan."""
    rules = document_rules(plan.names)
    index = PhraseIndex(tuple(phrase for rule in rules for phrase in phrases_of(rule.name)))
    return Workshop(plan, rules, index, load_gear(plan.gear), failure_rule(frozenset(all_rules())))


@lru_cache(maxsize=1)
def workshop_of(pickled: bytes) -> Workshop:
    """The workshop of a pickled plan: the same one for all items that a process is given."""
    return open_workshop(pickle.loads(pickled))
