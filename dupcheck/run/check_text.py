"""One text, every document rule: what a scraper calls on the page it has in its hand."""

from __future__ import annotations

from dataclasses import replace

from dupcheck.model.batch import make_batch
from dupcheck.model.document import Document
from dupcheck.model.finding import Finding
from dupcheck.model.packed import unpack_finding
from dupcheck.model.settings import Settings
from dupcheck.rules.base.findings import named
from dupcheck.rules.base.judging import judge_batch
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import document_rules
from dupcheck.rules.base.selection import selected_names
from dupcheck.rules.base.survey import make_survey
from dupcheck.tokens.tables import make_tables


def check_text(text: str | Document, settings: Settings | None = None) -> list[Finding]:
    """The findings of all selected document rules in one text, by place."""
    settings = settings or Settings()
    document = text if isinstance(text, Document) else Document(text=text)
    name = document.id or document.url or document.path
    rules = document_rules(selected_names(settings.select, settings.ignore))
    index = PhraseIndex(tuple(phrase for rule in rules for phrase in phrases_of(rule.name)))
    tables = make_tables(make_batch([replace(document, id=name)]))
    judged = judge_batch(make_survey(tables, index, settings), rules)
    findings = (unpack_finding(named(finding, name)) for row in judged.values() for finding in row.findings)
    return sorted(findings, key=lambda finding: finding.sort_key)
