"""Makes the examples that `explain` shows from the rules' cases: `python -m dupcheck.cli.build_examples corpora/rules`.

They are shipped as text, so that `explain` neither reads nor judges anything.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from dupcheck.model.settings import Settings
from dupcheck.report.terminal.finding import finding_lines
from dupcheck.report.terminal.paint import painter
from dupcheck.rules.base.registry import all_rules
from dupcheck.rules.base.rule import FailureRule, SiteRule
from dupcheck.run.check import check

TARGET = Path(__file__).parents[1] / "rules" / "examples"
WIDTH = 76  # of the lines; `explain` indents them by two
REQUIRED = {"missing-field": ("title",)}  # the one rule that asks for nothing unless it is told what to ask for


def example_of(rule: str, cases: Path) -> str:
    """One finding as the text report shows it, and the names of the cases that the rule leaves alone."""
    case = _clearest(cases / rule / "fires")
    lines = (f"In {case.name}:", *_finding(rule, case), "", *_silent(cases / rule))
    return "".join(f"{line}\n" for line in lines)


def rules_with_examples() -> list[str]:
    """All rules but the one that tells of rules that stop: no text makes one stop, or it would be mended."""
    return [name for name, rule in all_rules().items() if not isinstance(rule, FailureRule)]


def _clearest(folder: Path) -> Path:
    """The shortest case, an English one where there is one."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    english = [path for path in files if path.stem.endswith("-en")]
    return min(english or files, key=lambda path: (path.stat().st_size, path.name))


def _finding(rule: str, case: Path) -> Iterator[str]:
    alone = () if isinstance(all_rules()[rule], SiteRule) else (rule,)  # a rule of sites tells what the others find
    settings = Settings(select=alone, required_fields=REQUIRED.get(rule, ()), jobs=1)
    with chdir(case.parent):  # the reader needs the name of the case, not where it lies
        report = check([case.name], settings)
    found = next(finding for finding in report.findings if finding.rule == rule)
    yield from finding_lines(found, report, WIDTH, painter(False))


def _silent(cases: Path) -> Iterator[str]:
    yield "Says nothing of:"
    for path in sorted((cases / "silent").iterdir()):
        name, _, language = path.stem.rpartition("-")
        name = f"{name} ({language})" if len(language) == 2 else path.stem
        yield f"  {name.replace('-', ' ')}"


def main() -> None:
    """Write the example of every rule."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: python -m {__spec__.name} corpora/rules")
    TARGET.mkdir(exist_ok=True)
    for rule in rules_with_examples():
        (TARGET / f"{rule}.txt").write_text(example_of(rule, Path(sys.argv[1])), encoding="utf-8")


if __name__ == "__main__":
    main()
