"""All rules, found by walking the package."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from functools import cache
from graphlib import TopologicalSorter

import dupcheck.rules
from dupcheck.model.rule_page import RulePage, read_sections
from dupcheck.rules.base.phrase_file import phrase_languages
from dupcheck.rules.base.rule import CorpusRule, DocumentRule, FailureRule, Rule, SiteRule

_SCOPES = {DocumentRule: "document", CorpusRule: "corpus", SiteRule: "site", FailureRule: "run"}


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by name, in the order of the codes."""
    rules = [_load(module.name) for module in pkgutil.iter_modules(dupcheck.rules.__path__) if not module.ispkg]
    return {rule.name: rule for rule in sorted(rules, key=lambda rule: rule.code)}


@cache
def judging_order() -> tuple[str, ...]:
    """Names of all rules such that each stands behind those it yields to."""
    rules = all_rules()
    sorter = TopologicalSorter({name: sorted(rule.yields_to) for name, rule in rules.items()})
    return tuple(name for name in sorter.static_order() if name in rules)


def document_rules(names: frozenset[str]) -> tuple[DocumentRule, ...]:
    """The document rules among `names`, in judging order."""
    rules = (all_rules()[name] for name in judging_order() if name in names)
    return tuple(rule for rule in rules if isinstance(rule, DocumentRule))


def corpus_rules(names: frozenset[str]) -> tuple[CorpusRule, ...]:
    """The corpus rules among `names`, in judging order."""
    rules = (all_rules()[name] for name in judging_order() if name in names)
    return tuple(rule for rule in rules if isinstance(rule, CorpusRule))


def site_rule(names: frozenset[str]) -> SiteRule | None:
    """The rule among `names` that tells of whole sites."""
    rules = (all_rules()[name] for name in judging_order() if name in names)
    return next((rule for rule in rules if isinstance(rule, SiteRule)), None)


def failure_rule(names: frozenset[str]) -> FailureRule | None:
    """The rule among `names` that tells of rules that stop."""
    rules = (rule for name, rule in all_rules().items() if name in names)
    return next((rule for rule in rules if isinstance(rule, FailureRule)), None)


@cache
def rule_pages() -> dict[str, RulePage]:
    """The page of every rule by name, in the order of the codes."""
    return {name: _page(rule) for name, rule in all_rules().items()}


def _load(module: str) -> Rule:
    rule: Rule = importlib.import_module(f"dupcheck.rules.{module}").RULE
    return rule


def _page(rule: Rule) -> RulePage:
    module = sys.modules["dupcheck.rules." + rule.name.replace("-", "_")]
    prose = read_sections(module.__doc__ or rule.name)
    return RulePage(
        name=rule.name,
        code=rule.code,
        severity=rule.severity,
        scope=_SCOPES[type(rule)],
        summary=prose["summary"],
        finds=prose.get("What it finds", ""),
        matters=prose.get("Why it matters", ""),
        cure=prose.get("What to do", ""),
        languages=phrase_languages(rule.name),
        yields_to=rule.yields_to,
        noted=rule.worded or "" if isinstance(rule, DocumentRule) else "",
        preview=rule.preview,
    )
