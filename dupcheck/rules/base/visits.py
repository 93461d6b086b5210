"""Which documents are visits of one page."""

from __future__ import annotations

import numpy as np

from dupcheck.kernels.plain.windows import I64
from dupcheck.match.groups import group, least_joined
from dupcheck.rules.base.facts import Facts
from dupcheck.rules.base.text_hash import NOTHING


def find_visits(facts: Facts, stands_for: I64) -> I64:
    """For each document the first one of its page: those at its address, copies and near-copies of any of them."""
    addressed = np.flatnonzero(facts.addresses != NOTHING)
    groups = group(facts.addresses[addressed], addressed)
    copies = np.flatnonzero(stands_for != np.arange(len(facts)))
    ones = np.concatenate([groups.members, copies])
    others = np.concatenate([groups.firsts, stands_for[copies]])
    return least_joined(ones, others, len(facts))
