"""What the HTML page shows, as plain values ready to be printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dupcheck import __version__
from dupcheck.model.finding import Finding
from dupcheck.model.report import Cluster, Report
from dupcheck.model.rule_page import RulePage
from dupcheck.report.base.again import told_before
from dupcheck.report.base.excerpt import document_name, lines_of, location, measures_of, one_line, twin_lines
from dupcheck.report.base.overview import RuleRow, capped, counted, percent, review_lines, rule_rows, verdict
from dupcheck.report.base.quote import Quote, quote
from dupcheck.report.base.remedy import remedy
from dupcheck.report.base.skips import by_file, left_out

MAX_PER_RULE = 20
MAX_RELATED = 2  # other copies beside the primary; three fit into a row
MAX_LISTED = 200  # clusters, blocks, sites and skipped records; the JSON lines beside the page hold all


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedCopy:
    """One of the copies that stand side by side."""

    label: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding as the page shows it; `link` is the document's address where its id is one."""

    severity: str
    place: str
    document: str | None
    link: str | None
    message: str
    copies: list[QuotedCopy]
    more_copies: int
    measures: list[str]
    remedy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSection:
    """A rule with findings, its page where the report has it, and the findings that are shown."""

    row: RuleRow
    page: RulePage | None
    findings: list[FindingView]
    hidden: int


def page_context(report: Report, max_per_rule: int | None) -> dict[str, Any]:
    """The variables of the template. Nothing of `run` is among them: it differs between two runs."""
    rows, files = rule_rows(report), by_file(report.skipped)
    return {
        "verdict": verdict(report),
        "version": __version__,
        "worst": rows[0].severity.value if rows else "clean",
        "rows": rows,
        "sections": _sections(report, rows, MAX_PER_RULE if max_per_rule is None else max_per_rule),
        "clusters": report.clusters[:MAX_LISTED],
        "clustered": sum(1 + len(others(cluster)) for cluster in report.clusters),
        "blocks": sorted(report.blocks, key=lambda block: (-block.pages, block.site, block.text))[:MAX_LISTED],
        "review": review_lines(report, MAX_LISTED),
        "sites": [(site, _site_cells(values)) for site, values in _largest_sites(report)[:MAX_LISTED]],
        "skipped": files[:MAX_LISTED],
        "more_skipped": left_out(files[MAX_LISTED:]),
        "settings": _setting_rows(report.settings),
        "encodings": sorted(report.encodings.items()),
        "caps": sorted(report.caps.items()),
        "report": report,
        "max_listed": MAX_LISTED,
        "others": others,
        "percent": percent,
        "counted": counted,
        "shown": one_line,
    }


def others(cluster: Cluster) -> list[Any]:
    """The members of a cluster besides its representative."""
    return [member for member in cluster.members if member.document != cluster.representative]


def _sections(report: Report, rows: list[RuleRow], max_per_rule: int) -> list[RuleSection]:
    shown, hidden = capped(report, max_per_rule)
    by_rule: dict[str, list[FindingView]] = {}
    for finding, is_told in told_before(shown):
        by_rule.setdefault(finding.rule, []).append(_finding_view(finding, report, is_told))
    return [
        RuleSection(
            row=row,
            page=report.rules.get(row.rule),
            findings=by_rule[row.rule],
            hidden=hidden.get(row.rule, 0),
        )
        for row in rows
        if row.findings
    ]


def _finding_view(finding: Finding, report: Report, is_told: bool) -> FindingView:
    """A finding with its copies; of one that was told of another document only its own place and fix.

    What the rule says to do stands once above its findings, so only a fix of the finding's own is named.
    """
    related = () if is_told else finding.related
    copies = [QuotedCopy(label=lines_of(finding.primary), quote=quote(finding.primary))]
    copies += [
        QuotedCopy(label=f"also {twin_lines(place, finding)}", quote=quote(place)) for place in related[:MAX_RELATED]
    ]
    return FindingView(
        severity=finding.severity.value,
        place=location(finding.source),
        document=document_name(finding),
        link=_link(finding.document),
        message=one_line(finding.message),
        copies=[copy for copy in copies if copy.quote.is_marked or copy.quote.head.strip()],
        more_copies=max(0, len(related) - MAX_RELATED),
        measures=[] if is_told else _measures(finding),
        remedy=None if finding.fix is None else remedy(finding, report),
    )


def _measures(finding: Finding) -> list[str]:
    measures = [f"{name} {value}" for name, value in measures_of(finding)]
    return [*measures, f"{finding.confidence.value} confidence"]


def _link(document: str) -> str | None:
    """The id where it is a web address; any other scheme could run a script when clicked."""
    return one_line(document) if document.lower().startswith(("http://", "https://")) else None


def _largest_sites(report: Report) -> list[tuple[str, Mapping[str, Any]]]:
    return sorted(report.sites.items(), key=lambda item: (-_documents(item[1]), item[0]))


def _documents(values: Mapping[str, Any]) -> int:
    count = values.get("documents", 0)
    return count if isinstance(count, int) else 0


def _site_cells(values: Mapping[str, Any]) -> tuple[int, list[tuple[str, Any]]]:
    """Documents of a site, then its findings per rule, the most frequent first."""
    counts: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            counts.update(value)
        elif key != "documents":
            counts[key] = value
    frequent = sorted(counts.items(), key=lambda item: (-item[1] if isinstance(item[1], int) else 0, item[0]))
    return _documents(values), frequent


def _setting_rows(settings: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Settings by dotted name, an empty one as a dash."""
    rows: list[tuple[str, str]] = []
    for key, value in sorted(settings.items()):
        if isinstance(value, Mapping) and value:
            rows += [(f"{key}.{name}", text) for name, text in _setting_rows(value)]
        else:
            rows.append((key, _setting_text(value)))
    return rows


def _setting_text(value: Any) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(one_line(str(item)) for item in value) or "–"
    if value is None or value == {}:
        return "–"
    return one_line(str(value))
