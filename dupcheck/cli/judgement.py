"""The end of a run: its exit code, and why, where the report alone does not say it."""

from __future__ import annotations

import click

from dupcheck.cli.exits import ExitCode, exceeded_rates, exit_code
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings

RULE_ERROR = "rule-error"  # what it finds is a fault of dupcheck, so that a quiet run tells of it, too


def judge(report: Report, settings: Settings, *, fail_on: str) -> ExitCode:
    """The exit code of `report`; `fail_on` is the command's default where the user set none."""
    max_rate = dict(settings.max_rate)
    code = exit_code(report, fail_on=settings.fail_on or fail_on, max_rate=max_rate, strict=settings.strict)
    if code is ExitCode.NO_DOCUMENTS:
        click.echo("dupcheck: no document could be judged, every record was skipped", err=True)
    else:
        for sentence in exceeded_rates(report, max_rate):
            click.echo(f"dupcheck: rate exceeded: {sentence}", err=True)
    stopped = report.by_rule().get(RULE_ERROR)
    if stopped is not None:
        count = "a document" if stopped.documents == 1 else f"{stopped.documents:,} documents"
        click.echo(f"dupcheck: rules stopped with an error in {count}; see the findings of {RULE_ERROR}", err=True)
    return code
