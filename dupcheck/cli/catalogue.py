"""The rules as a table for people, as JSON, and as the table of the README."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dupcheck.model.rule_page import RulePage

PREVIEW = " (preview)"  # behind the summary of a rule that is asked only by name


def text_catalogue(pages: list[RulePage]) -> Iterator[str]:
    """A line for every rule."""
    width = max((len(page.name) for page in pages), default=0)
    for page in pages:
        summary = page.summary + (PREVIEW if page.preview else "")
        yield f"{page.code:<6} {page.name:<{width}}  {page.severity.value:<7}  {summary}\n"


def json_catalogue(pages: list[RulePage]) -> Iterator[str]:
    """One object with every page in full, and what was measured of the rule."""
    from dupcheck.cli.rates import measured_rates
    from dupcheck.report.base.encode import encode_indented

    rates, about = measured_rates()
    rules = [{**rule_object(page), "rates": rates.get(page.name, {})} for page in pages]
    yield encode_indented({"version": 1, "measured": about, "rules": rules}) + "\n"


def markdown_catalogue(pages: list[RulePage]) -> Iterator[str]:
    """A table with a row for every rule."""
    yield "| Code | Rule | Severity | Scope | What it finds |\n|---|---|---|---|---|\n"
    for page in pages:
        summary = page.summary.replace("|", "\\|") + (PREVIEW if page.preview else "")
        yield f"| {page.code} | `{page.name}` | {page.severity.value} | {page.scope} | {summary} |\n"


def rule_object(page: RulePage) -> dict[str, object]:
    """One rule's page with JSON's types."""
    return {
        "rule": page.name,
        "code": page.code,
        "severity": page.severity.value,
        "scope": page.scope,
        "languages": list(page.languages),
        "yields_to": list(page.yields_to),
        "preview": page.preview,
        "summary": page.summary,
        "finds": page.finds,
        "matters": page.matters,
        "cure": page.cure,
    }


CATALOGUES: Mapping[str, Callable[[list[RulePage]], Iterator[str]]] = {
    "text": text_catalogue,
    "json": json_catalogue,
    "markdown": markdown_catalogue,
}
