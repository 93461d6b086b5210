"""The command line: one group, and what an error becomes when it reaches the top."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

import click

from dupcheck.cli.audit import audit
from dupcheck.cli.check import check
from dupcheck.cli.exits import INTERRUPTED, ExitCode
from dupcheck.cli.explain import explain
from dupcheck.cli.rules import rules
from dupcheck.errors import DupcheckError, NoDocumentsError

TRACEBACK_VARIABLE = "DUPCHECK_TRACEBACK"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def _print_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from dupcheck import __version__

        click.echo(f"dupcheck {__version__}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version.",
)
def dupcheck() -> None:
    """Find doubled text, near-duplicates and scraper faults in crawled pages.

    \b
    Exit codes: 0 clean, 1 findings at or above --fail-on or a rate exceeded, 2 usage or settings,
    3 some input was skipped (--strict), 4 internal error, 5 no documents found.
    """


for _command in (check, audit, rules, explain):
    dupcheck.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Errors become one line on stderr, never a traceback."""
    try:
        code = dupcheck.main(arguments, prog_name="dupcheck", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as err:
        err.show()
        return ExitCode.USAGE
    except NoDocumentsError as err:
        return _fail(str(err), ExitCode.NO_DOCUMENTS)
    except DupcheckError as err:
        return _fail(str(err), ExitCode.USAGE)
    except MemoryError:
        return _fail("no memory is left; try: fewer --jobs, a smaller --memory", ExitCode.INTERNAL)
    except OSError as err:
        return _no_room(err) if err.errno in NO_ROOM else _internal_error(err)
    except Exception as err:
        return _internal_error(err)
    return int(code or ExitCode.CLEAN)


def _fail(message: str, code: ExitCode) -> ExitCode:
    click.echo(f"dupcheck: {message}", err=True)
    return code


def _no_room(err: OSError) -> ExitCode:
    where = "an audit's working state lies in its --output, that of a check in TMPDIR; an audit goes on with --resume"
    return _fail(f"cannot write: {err.strerror}; try: more room, or another folder: {where}", ExitCode.USAGE)


def _internal_error(err: Exception) -> ExitCode:
    if os.environ.get(TRACEBACK_VARIABLE):
        import traceback

        traceback.print_exception(err, file=sys.stderr)
    what = " ".join(f"{type(err).__name__}: {err}".split())
    advice = f"this is a bug; run with {TRACEBACK_VARIABLE}=1 to see where, and report it"
    return _fail(f"internal error: {what}; {advice}", ExitCode.INTERNAL)
