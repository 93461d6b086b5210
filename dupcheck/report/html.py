"""The report as one self-contained page: no script, no network, both copies of a repeat side by side."""

from __future__ import annotations

from collections.abc import Iterator

from dupcheck.model.report import Report
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.markup.page import page_context


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The pieces of the page."""
    # Imported here: Jinja2 costs as much to import as a small check takes.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dupcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("report.html.j2")
    yield from template.generate(page_context(report, options.max_per_rule))


FORMAT = ReportFormat(name="html", suffix=".html", render=render)
