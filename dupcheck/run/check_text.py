"""One text, every document rule: what a scraper calls on the page it has in its hand."""

from __future__ import annotations

from dataclasses import replace

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.finding import Finding
from dupcheck.model.packed import RULE, unpack_finding
from dupcheck.model.settings import Settings
from dupcheck.rules.base.findings import named
from dupcheck.rules.base.judging import judge_batch
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import all_rules, document_rules, failure_rule
from dupcheck.rules.base.selection import asked_names
from dupcheck.rules.base.survey import make_survey
from dupcheck.tokens.tables import make_tables


def check_text(text: str | Document, settings: Settings | None = None) -> list[Finding]:
    """The findings of all selected document rules in one text, by place."""
    settings = settings or Settings()
    document = text if isinstance(text, Document) else Document(text=text)
    name = document.id or document.url or document.path
    names = asked_names(settings.select, settings.ignore)
    rules = document_rules(names)
    index = PhraseIndex(tuple(phrase for rule in rules for phrase in phrases_of(rule.name)))
    tables = make_tables(make_batch([replace(document, id=name)]))
    teller = failure_rule(frozenset(all_rules()))
    judged = judge_batch(make_survey(tables, index, settings), rules, teller=teller)
    packed = (finding for row in judged.values() for finding in row.findings if finding[RULE] in names)
    findings = (unpack_finding(named(finding, name)) for finding in packed)
    return sorted(findings, key=lambda finding: finding.sort_key)
