"""`dupcheck explain RULE`: one rule's page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from dupcheck.cli.exits import ExitCode

if TYPE_CHECKING:
    from dupcheck.model.rule_page import RulePage

_SET_BY_HAND = re.compile(r"(?m)^(\s|[-*] |\d+\. )")
EXAMPLES_FOLDER = "examples"  # written by build_examples.py, shipped beside the rules


@click.command()
@click.argument("rule", metavar="RULE")
def explain(*, rule: str) -> ExitCode:
    """Show a rule's page: what it finds, why it matters, what to do, an example, what was measured."""
    from dupcheck.cli.output import print_pieces, text_width
    from dupcheck.cli.rates import rate_lines
    from dupcheck.run.settings_file import find_rule

    page = find_rule(rule)
    lines = page_lines(page, example_of(page.name), rate_lines(page.name), width=text_width())
    print_pieces(lines, only_utf8=False)
    return ExitCode.CLEAN


def page_lines(page: RulePage, example: str = "", rates: Iterable[str] = (), width: int = 80) -> Iterator[str]:
    """The page as text of at most `width` columns, with what was measured of the rule.

    The example is set for 80 columns and stays as it is.
    """
    yield f"{page.name} ({page.code})\n"
    yield from _indented(page.summary, width, indent="")
    yield "\n"
    for name, value in _facts(page):
        yield f"  {name:<10} {value}\n"
    for heading, prose in (
        ("What it finds", page.finds),
        ("Why it matters", page.matters),
        ("What to do", page.cure),
    ):
        if prose:
            yield f"\n{heading}\n"
            yield from _indented(prose, width, indent="  ")
    if example:
        yield "\nExample\n"
        yield from (f"  {line}".rstrip() + "\n" for line in example.splitlines())
    measured = [line for sentence in rates for line in _hanging(sentence, width)]
    if measured:
        yield "\nMeasured\n"
        yield from measured


def example_of(rule: str) -> str:
    """What the package holds as the rule's example; empty where it is not there."""
    from importlib.resources import files

    file = files("dupcheck.rules") / EXAMPLES_FOLDER / f"{rule}.txt"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _hanging(sentence: str, width: int) -> Iterator[str]:
    """A sentence in lines, the further ones indented deeper."""
    from dupcheck.report.terminal.columns import wrap

    lead = "    " if sentence.startswith(" ") else "  "
    for number, line in enumerate(wrap(sentence.strip(), width - len(lead) - 2)):
        yield f"{lead}{'  ' if number else ''}{line}\n"


def _facts(page: RulePage) -> Iterator[tuple[str, str]]:
    yield "severity", page.severity.value
    yield "scope", page.scope
    yield "languages", ", ".join(page.languages) or "any"
    if page.noted:
        yield "noted", page.noted
    if page.yields_to:
        yield "yields to", ", ".join(page.yields_to)


def _indented(prose: str, width: int, *, indent: str) -> Iterator[str]:
    """`prose` with its paragraphs filled anew; lines of a list or an example stay as they are."""
    from dupcheck.report.terminal.columns import wrap

    for paragraph in re.split(r"\n[ \t]*\n", prose):
        if _SET_BY_HAND.search(paragraph):
            lines = paragraph.splitlines()
        else:
            lines = wrap(" ".join(paragraph.split()), width - len(indent))
        yield from (f"{indent}{line}".rstrip() + "\n" for line in lines)
