"""What follows the findings in the text report: clusters, blocks, the table per rule, what was skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dupcheck.model.report import Cluster, Report
from dupcheck.report.base.excerpt import one_line
from dupcheck.report.base.overview import RuleRow, counted, percent, review_lines, rule_rows
from dupcheck.report.base.skips import ALL, by_file, left_out
from dupcheck.report.terminal.columns import columns, cut, pad, wrap
from dupcheck.report.terminal.paint import SEVERITY_STYLES, Paint, Style

MAX_CLUSTERS = 5
MAX_MEMBERS = 3  # of a cluster that are named
MAX_SKIPPED = 10  # files that are named, each with its first reason
MAX_BLOCKS = 5


def closing_lines(report: Report, width: int, paint: Paint) -> Iterator[str]:
    """Every section that has something to say, each followed by an empty line."""
    sections = (
        _cluster_lines(report.clusters, width, paint),
        _block_lines(report, width, paint),
        [cut(line, width) for line in review_lines(report, MAX_BLOCKS)],
        table_lines(rule_rows(report), width, paint),
        _skipped_lines(report, width, paint),
        _count_lines("read from other encodings than UTF-8", report.encodings, width),
        _count_lines("left out by a limit", report.caps, width),
    )
    for section in sections:
        lines = list(section)
        if lines:
            yield from lines
            yield ""


def table_lines(rows: list[RuleRow], width: int, paint: Paint) -> Iterator[str]:
    """The table per rule: findings, documents, and the share of all documents."""
    if not rows:
        return
    name_width = min(max(columns(row.rule) for row in rows), width - 48)
    yield paint(f"{pad('rule', name_width)}  code    severity  findings  documents     rate", Style.FAINT)
    for row in rows:
        severity = paint(f"{row.severity.value:<8}", SEVERITY_STYLES[row.severity])
        numbers = f"{row.findings:>8,}  {row.documents:>9,}  {percent(row.rate):>7}"
        yield f"{pad(cut(row.rule, name_width), name_width)}  {row.code:<6}  {severity}  {numbers}"


def _cluster_lines(clusters: Sequence[Cluster], width: int, paint: Paint) -> Iterator[str]:
    if not clusters:
        return
    documents = sum(1 + len(_others(cluster)) for cluster in clusters)
    title = f"{counted(len(clusters), 'cluster')} of near-duplicates, {counted(documents, 'document')}"
    yield paint(title, Style.STRONG)
    for cluster in sorted(clusters, key=lambda one: (-len(one.members), one.representative))[:MAX_CLUSTERS]:
        yield "  " + cut(one_line(cluster.representative), width - 2)
        others = _others(cluster)
        for document, jaccard in others[:MAX_MEMBERS]:
            yield f"    Jaccard {jaccard:.2f}  " + cut(one_line(document), width - 18)
        if len(others) > MAX_MEMBERS:
            yield f"    and {counted(len(others) - MAX_MEMBERS, 'more document')}"
    if len(clusters) > MAX_CLUSTERS:
        yield f"  and {counted(len(clusters) - MAX_CLUSTERS, 'more cluster')}; {ALL}"


def _others(cluster: Cluster) -> list[tuple[str, float]]:
    return [
        (member.document, member.jaccard) for member in cluster.members if member.document != cluster.representative
    ]


def _block_lines(report: Report, width: int, paint: Paint) -> Iterator[str]:
    if not report.blocks:
        return
    yield paint(f"{counted(len(report.blocks), 'block')} learned as site boilerplate", Style.STRONG)
    for block in sorted(report.blocks, key=lambda one: (-one.pages, one.site, one.text))[:MAX_BLOCKS]:
        where = f"  {one_line(block.site)}, {block.position}, {counted(block.pages, 'page')}: "
        yield cut(where + one_line(block.text), width)
    if len(report.blocks) > MAX_BLOCKS:
        yield f"  and {len(report.blocks) - MAX_BLOCKS:,} more"


def _skipped_lines(report: Report, width: int, paint: Paint) -> Iterator[str]:
    if not report.skipped:
        return
    yield paint(f"{len(report.skipped):,} skipped", Style.STRONG)
    files = by_file(report.skipped)
    for file in files[:MAX_SKIPPED]:
        yield "  " + cut(file.place, width - 2)
        yield from (f"    {line}" for line in wrap(file.reason, width - 4))
        if file.more:
            yield f"    {file.rest}"
    if len(files) > MAX_SKIPPED:
        yield f"  {left_out(files[MAX_SKIPPED:])}"


def _count_lines(title: str, counts: Mapping[str, int], width: int) -> Iterable[str]:
    if not counts:
        return []
    listed = ", ".join(f"{one_line(name).replace('_', ' ')} ({count:,})" for name, count in sorted(counts.items()))
    return wrap(f"{title}: {listed}", width)
