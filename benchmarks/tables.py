"""Puts the tables of result files into README.md, between its marks: `python benchmarks/tables.py results/*.json`.

A benchmark that is not among the files keeps the tables it has.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from columns import as_markdown

README = Path(__file__).with_name("README.md")
MARKS = ("<!-- {name}: begin -->\n", "<!-- {name}: end -->")


def main() -> None:
    """Rewrite the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path, nargs="+", help="what `--json` wrote")
    readme = README.read_text(encoding="utf-8")
    for path in parser.parse_args().results:
        readme = with_result(readme, json.loads(path.read_text(encoding="utf-8")))
    README.write_text(readme, encoding="utf-8")


def with_result(readme: str, result: dict[str, Any]) -> str:
    """The README with one benchmark's tables replaced; a KeyError where it has no marks for it."""
    name = result["benchmark"]
    begin, end = (mark.format(name=name) for mark in MARKS)
    if begin not in readme:
        raise KeyError(f"README.md has no marks for {name!r}; add {begin.strip()} and {end}")
    pattern = re.compile(f"({re.escape(begin)}).*?({re.escape(end)})", re.DOTALL)
    return pattern.sub(lambda marks: f"{marks[1]}\n{section(result)}\n{marks[2]}", readme)


def section(result: dict[str, Any]) -> str:
    """The tables as Markdown, and under them where and when they were measured."""
    parts = []
    for table in result["tables"]:
        note = " ".join(line.strip() for line in table["note"].splitlines())
        parts.append(
            f"**{table['title']}**\n\n{as_markdown(table['header'], table['rows'])}" + (note and f"\n{note}\n")
        )
    where = "{machine}; Python {python}; {date}; commit {commit}; load {load}".format(**result)
    return "\n".join([*parts, f"<sub>{where}</sub>\n"])


if __name__ == "__main__":
    main()
