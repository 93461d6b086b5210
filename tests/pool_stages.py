"""Stages that tests send to other processes, which can import this module by its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import Rule
from dupcheck.run import conclude_shards, judge_inputs

BAD = "qqqbad"  # the word at which broken rules stop


def square(number: int) -> int:
    """The square, as an example of work."""
    return number * number


def die_of_three(number: int) -> int:
    """The number itself; the process dies at 3."""
    if number == 3:
        os._exit(1)
    return number


def fail(number: int) -> int:
    """Never anything: an error that names the number."""
    raise ValueError(f"no {number}")


def candidates_stop(survey: Any) -> Any:
    """Raises where a document of the survey holds BAD, else the documents that hold "qqq"."""
    import numpy as np

    texts = [survey.tables.batch.text(row) for row in range(len(survey.tables))]
    if any(BAD in text for text in texts):
        raise LookupError(f"no candidates in {object()!r}")
    return np.flatnonzero([("qqq" in text) for text in texts])


def judge_stops(page: Any) -> Iterator[Any]:
    """Raises where the text holds BAD, after a flag; else flags the whole text."""
    from dupcheck.model.finding import Flag
    from dupcheck.model.span import Span

    yield Flag(primary=Span(0, 3), message="three letters")
    if BAD in page.text:
        raise ValueError("bad\nword")


def decide_stops(corpus: Any) -> Any:
    """Never decides."""
    return {}[corpus.settings.seed]


def flag_stops(document: Any, values: Any) -> Any:
    """Never a flag."""
    raise ZeroDivisionError


def broken(where: str) -> Rule:
    """A rule that stops in one of its functions."""
    if where in ("candidates", "judge"):
        short: Any = all_rules()["short-body"]
        judge = judge_stops if where == "judge" else short.judge
        made = replace(short, candidates=candidates_stop if where == "candidates" else short.candidates, judge=judge)
    else:
        copies: Any = all_rules()["exact-duplicate-doc"]
        made = replace(copies, decide=decide_stops) if where == "decide" else replace(copies, flag=flag_stops)
    rule: Rule = made
    return rule


@contextmanager
def one_broken(where: str) -> Iterator[None]:
    """A rule is broken meanwhile."""
    rule = broken(where)
    rules = all_rules()
    whole = rules[rule.name]
    rules[rule.name] = rule
    try:
        yield
    finally:
        rules[rule.name] = whole


def judge_broken(task: judge_inputs.Task, plan: bytes) -> judge_inputs.Judged:
    """As `judge_elsewhere`, with the rule broken that the environment names."""
    with one_broken(os.environ["DUPCHECK_TEST_BROKEN"]):
        return judge_inputs.judge_elsewhere(task, plan)


_conclude_shard = conclude_shards._conclude_shard


def conclude_broken(*given: Any, **named: Any) -> Any:
    """As the stage that concludes, with the rule broken that the environment names."""
    with one_broken(os.environ["DUPCHECK_TEST_BROKEN"]):
        return _conclude_shard(*given, **named)
