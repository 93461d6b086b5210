"""`dupcheck check`: every rule over some files, for CI."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from dupcheck.cli.exits import ExitCode
from dupcheck.cli.options import FORMATS, shared_options
from dupcheck.errors import NoDocumentsError
from dupcheck.run.own_process import settle_in


@click.command()
@shared_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="[default: text]")
@click.option("--output", "-o", metavar="FILE", help="Write the report to a file instead of stdout.")
def check(
    *,
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    config: str | None,
    quiet: bool,
    color: str,
    per_document: bool,
    **given: Any,
) -> ExitCode:
    """Ask every rule about files, folders, globs or - (stdin)."""
    settle_in()
    from dupcheck.cli.judgement import judge
    from dupcheck.cli.no_documents import empty_report
    from dupcheck.cli.output import require_folder_of, write_report
    from dupcheck.cli.progress import progress_shown
    from dupcheck.cli.run_settings import read_settings
    from dupcheck.report.base.registry import find_format

    settings, max_per_rule = read_settings(config, given)
    require_folder_of(output)
    from dupcheck.run.check import check as run_check

    show = partial(
        write_report,
        form=find_format(form),
        output=output,
        color=color,
        max_per_rule=max_per_rule,
        per_document=per_document,
    )
    try:
        with progress_shown(quiet=quiet) as progress:
            report = run_check(paths, settings, progress=progress)
    except NoDocumentsError as err:
        # A person who is told "no document" needs no empty report besides; a program reads its JSON in any case.
        if err.skipped or output is not None or form != "text":
            show(empty_report(err))
        raise
    show(report)
    return judge(report, settings, fail_on="error")
