"""Where a report goes: stdout, or a file that is renamed into place."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from dupcheck.errors import SettingsError
from dupcheck.model.report import Report
from dupcheck.report.base.format import ReportFormat, ReportOptions
from dupcheck.report.base.writing import write_file

DEFAULT_COLUMNS = 100  # where no terminal says its width: logs of CI
MAX_COLUMNS = 120  # longer lines are hard to read


def write_report(
    report: Report,
    form: ReportFormat,
    *,
    output: str | None,
    color: str,
    max_per_rule: int | None,
    per_document: bool,
) -> None:
    """Write `report` to the file `output`, else to stdout."""
    options = ReportOptions(
        color=_wants_color(color, to_file=output is not None),
        width=text_width(),
        max_per_rule=max_per_rule,
        per_document=per_document,
    )
    pieces = form.render(report, options)
    if output is None:
        print_pieces(pieces, only_utf8=form.name != "text")
        return
    try:
        write_file(Path(output), pieces)
    except OSError as err:
        raise SettingsError(f"cannot write the report to {output}: {err.strerror or err}") from err


def require_folder_of(output: str | None) -> None:
    """Refuse, before the work is done, a file whose folder is not there."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise SettingsError(f"--output must be a file, got the folder {output}")
    if not path.parent.is_dir():
        raise SettingsError(f"there is no folder for {output}; try: mkdir -p {path.parent}")


def print_pieces(pieces: Iterable[str], *, only_utf8: bool) -> None:
    """Write to stdout, in UTF-8 or its own encoding. A reader that stops reading, as `head`, is no error."""
    stream = sys.stdout.buffer
    encoding = "utf-8" if only_utf8 else sys.stdout.encoding or "utf-8"
    try:
        for piece in pieces:
            stream.write(piece.encode(encoding, "backslashreplace" if only_utf8 else "replace"))
        stream.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit; let that go nowhere instead of into a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def text_width() -> int:
    """Columns of the terminal, of a comfortable line where there is none."""
    return min(shutil.get_terminal_size((DEFAULT_COLUMNS, 24)).columns, MAX_COLUMNS)


def _wants_color(color: str, *, to_file: bool) -> bool:
    if color != "auto":
        return color == "always"
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()
