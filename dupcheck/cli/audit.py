"""`dupcheck audit`: a whole corpus, its clusters and learned blocks, into a folder of reports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dupcheck.cli.exits import ExitCode
from dupcheck.cli.options import FORMATS, shared_options
from dupcheck.errors import NoDocumentsError, SettingsError
from dupcheck.run.own_process import settle_in

if TYPE_CHECKING:
    from dupcheck.model.report import Report


STATE_FOLDER = ".state"


@click.command()
@shared_options
@click.option("--output", "-o", metavar="DIR", required=True, help="The folder for the reports; made if not there.")
@click.option(
    "--write-blocks",
    metavar="FILE",
    help="Write a block file: what --blocks says, and every other learned block to be decided.",
)
@click.option("--resume", is_flag=True, help="Take up an audit of DIR that was interrupted.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="What to print besides.  [default: the verdict alone]",
)
def audit(
    *,
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    config: str | None,
    quiet: bool,
    color: str,
    resume: bool,
    write_blocks: str | None,
    per_document: bool,
    **given: Any,
) -> ExitCode:
    """Audit a corpus: findings, clusters, pairs and learned blocks as files in DIR."""
    settle_in()
    from dupcheck.cli.judgement import judge
    from dupcheck.cli.no_documents import empty_report
    from dupcheck.cli.output import write_report
    from dupcheck.cli.own_output import leave_out
    from dupcheck.cli.progress import progress_shown
    from dupcheck.cli.run_settings import read_settings

    settings, max_per_rule = read_settings(config, given)
    directory = Path(output)
    _require_folder(directory)
    _require_carried(write_blocks, settings.blocks)
    from dupcheck.run.audit import audit as run_audit
    from dupcheck.run.state_folder import State, forget

    printed = partial(write_report, output=None, color=color, max_per_rule=max_per_rule, per_document=per_document)
    show = partial(_show, form=form, quiet=quiet, printed=printed)
    state = State(directory / STATE_FOLDER, resume, partial(_announce, quiet=quiet))
    try:
        with progress_shown(quiet=quiet) as progress:
            report = run_audit(paths, leave_out(directory, paths, settings), progress=progress, state=state)
    except NoDocumentsError as err:
        # A path that is mistyped must not replace the files of an earlier audit by empty ones, nor take its state away.
        if err.skipped:
            forget(state)
            _write_files(empty_report(err), directory, max_per_rule, quiet=quiet)
        if err.skipped or form not in (None, "text"):
            show(empty_report(err))
        raise
    _write_files(report, directory, max_per_rule, quiet=quiet)
    if write_blocks is not None:
        _write_block_file(report, Path(write_blocks), quiet=quiet)
    show(report)
    forget(state)
    return judge(report, settings, fail_on="never")


def _show(report: Report, *, form: str | None, quiet: bool, printed: Callable[..., None]) -> None:
    """Print what was asked for besides the files, else the verdict."""
    from dupcheck.report.base.registry import find_format

    if form is not None:
        printed(report, find_format(form))
    elif not quiet:
        _print_verdict(report)


def _announce(what: str, quiet: bool) -> None:
    if not quiet:
        click.echo(f"dupcheck: {what}", err=True)


def _require_folder(directory: Path) -> None:
    if directory.exists() and not directory.is_dir():
        raise SettingsError(f"--output must be a folder, got the file {directory}")


def _require_carried(target: str | None, given: str | None) -> None:
    """Refuse to write over a block file whose verdicts this run does not know."""
    if target is None or not Path(target).exists():
        return
    if given is None or not Path(given).exists() or not Path(given).samefile(target):
        raise SettingsError(f"{target} is there and its verdicts would be lost; try: --blocks {target}")


def _write_block_file(report: Report, path: Path, *, quiet: bool) -> None:
    from dupcheck.report.audit.block_file import render_block_file
    from dupcheck.report.base.writing import write_file

    try:
        write_file(path, render_block_file(report))
    except OSError as err:
        raise SettingsError(f"cannot write the block file {path}: {err.strerror or err}") from err
    if not quiet:
        click.echo(f"dupcheck: the block file is {path}", err=True)


def _write_files(report: Report, directory: Path, max_per_rule: int | None, *, quiet: bool) -> None:
    from dupcheck.report.audit.files import write_audit
    from dupcheck.report.base.format import ReportOptions

    try:
        written = write_audit(report, directory, ReportOptions(max_per_rule=max_per_rule))
    except OSError as err:
        raise SettingsError(f"cannot write the audit to {directory}: {err.strerror or err}") from err
    if not quiet:
        click.echo(f"dupcheck: the audit is in {directory}:", err=True)
        for path in written:
            click.echo(f"  {path}", err=True)


def _print_verdict(report: Report) -> None:
    from dupcheck.cli.output import print_pieces
    from dupcheck.report.base.overview import verdict

    print_pieces([verdict(report) + "\n"], only_utf8=False)
