"""What was skipped, file by file: one broken file may have thousands of broken records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dupcheck.model.document import Skipped
from dupcheck.model.finding import Source
from dupcheck.report.base.excerpt import location, one_line
from dupcheck.report.base.overview import counted

ALL = "--format json lists all"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFile:
    """The place and the reason of a file's first skipped record, and how many records it has besides."""

    place: str
    reason: str
    more: int

    @property
    def rest(self) -> str:
        """Says how many records more; empty where there are none."""
        return f"and {counted(self.more, 'more record')} of this file" if self.more else ""


def by_file(skipped: Iterable[Skipped]) -> list[SkippedFile]:
    """One for each file, in their order; `skipped` is sorted by path."""
    files = [list(records) for _, records in groupby(skipped, key=lambda record: record.path)]
    return [
        SkippedFile(
            place=location(Source(path=records[0].path, record=records[0].record)),
            reason=one_line(records[0].reason),
            more=len(records) - 1,
        )
        for records in files
    ]


def left_out(files: list[SkippedFile]) -> str:
    """Says what these files hold that are not listed; empty where there are none."""
    records = sum(1 + file.more for file in files)
    return f"and {records:,} more in {counted(len(files), 'file')}; {ALL}" if files else ""
