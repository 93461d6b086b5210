"""A rule that fails on a document: what it would have said is not known, and the report has to say so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np

from dupcheck import Document
from dupcheck.model.span import Span
from dupcheck.rules.base.registry import all_rules
from faults.base.host import LANGUAGES, Hosts
from faults.base.planted import Injector, Planted

STOPPED = "headline-in-body"  # the rule that is broken meanwhile; any other would do
WORDS = ("qvwxkey", "qvwxvalue", "qvwxdepth", "qvwxnone")


def _words(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A word at which the broken rule stops, at a place by chance."""
    for number in range(40):
        paragraphs = list(hosts.some(random).paragraphs)
        place = random.randrange(len(paragraphs))
        paragraphs[place] += f" {WORDS[number % len(WORDS)]}"
        text = "\n\n".join(paragraphs)
        yield Planted(document=Document(text=text), span=Span(0, len(text)), strength=WORDS[number % len(WORDS)])


def _stop(page: Any) -> Iterator[Any]:
    key, value, depth, nothing = (word in page.text for word in WORDS)
    if key:
        yield vars(page)["absent"]
    if value:
        yield int("one")
    if depth:
        yield _stop_deep(page)
    if nothing:
        yield None.span  # type: ignore[attr-defined]


def _stop_deep(page: Any) -> Any:
    return _stop_deep(page)


def _everyone(survey: Any) -> Any:
    return np.arange(len(survey.tables))


@contextmanager
def _one_broken() -> Iterator[None]:
    """One rule is asked of every document and stops at the words."""
    rules = all_rules()
    whole: Any = rules[STOPPED]
    rules[STOPPED] = replace(whole, candidates=_everyone, judge=_stop)
    try:
        yield
    finally:
        rules[STOPPED] = whole


INJECTORS = (Injector(rule="rule-error", languages=LANGUAGES, plant=_words, limit=12, around=_one_broken),)
