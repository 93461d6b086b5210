"""The options that `check` and `audit` share; None means not given, so that a settings file may speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from dupcheck.report.base.registry import format_names

Command = Callable[..., Any]

FORMATS = format_names()
FIELDS = ("text", "id", "url", "html", "site", "title", "description", "date", "language")


def shared_options(command: Command) -> Command:
    """`command` with the arguments and options of both commands."""
    for decorate in reversed(_decorators()):
        command = decorate(command)
    return command


def _decorators() -> list[Callable[[Command], Command]]:
    return [
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        *_rule_options(),
        *_matching_options(),
        *_input_options(),
        *_run_options(),
    ]


def _rule_options() -> list[Callable[[Command], Command]]:
    return [
        click.option("--select", multiple=True, metavar="RULES", help="Ask only these codes, prefixes or names."),
        click.option("--ignore", multiple=True, metavar="RULES", help="Do not ask these."),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "info", "never"]),
            help="Exit 1 at findings of this severity or worse.  [default: error for check, never for audit]",
        ),
        click.option(
            "--max-rate",
            multiple=True,
            metavar="RULE=PERCENT",
            help="Exit 1 if the rule fires in more of the documents than this.",
        ),
        click.option(
            "--max-per-rule",
            type=click.IntRange(min=0),
            metavar="N",
            help="Findings of each rule to show to people; 0 shows all.  [default: 5, in HTML 20]",
        ),
        click.option("--min-words", type=int, metavar="N", help="Fewer are a short body.  [default: 50]"),
        click.option("--newest-date", metavar="DAY", help="No record's date is later: a day, or today (date-anomaly)."),
        click.option(
            "--blocks", metavar="FILE", help="A block file: boilerplate that was accepted or is to be ignored."
        ),
        click.option("--required-fields", multiple=True, metavar="FIELDS", help="For missing-field."),
    ]


def _matching_options() -> list[Callable[[Command], Command]]:
    return [
        click.option("--min-jaccard", type=float, metavar="X", help="Similarity of near-duplicates.  [default: 0.8]"),
        click.option("--shingle-size", type=int, metavar="N", help="Tokens of a shingle.  [default: 5]"),
        click.option("--num-perm", type=int, metavar="N", help="Values of a signature.  [default: 128]"),
        click.option("--seed", type=int, metavar="N", help="Seed of signatures and sample.  [default: 1]"),
    ]


def _input_options() -> list[Callable[[Command], Command]]:
    named = [
        click.option(f"--{name}-field", multiple=True, metavar="PATH", help=f"Where records keep their {name}.")
        for name in FIELDS
    ]
    return [
        click.option("--input-format", metavar="NAME", help="Read every input as this format."),
        *named,
        click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files that match."),
        click.option("--sample", type=int, metavar="N", help="Judge only N documents."),
    ]


def _run_options() -> list[Callable[[Command], Command]]:
    return [
        click.option(
            "--config",
            metavar="FILE",
            help="[default: the nearest dupcheck.toml or pyproject.toml]",
        ),
        click.option("--jobs", type=int, metavar="N", help="Processes.  [default: one for each core]"),
        click.option("--memory", metavar="SIZE", help="As 2G or 800M.  [default: half of what is free]"),
        click.option(
            "--kernels",
            type=click.Choice(["auto", "plain", "jit"]),
            help="NumPy, Numba, or what the input is worth.  [default: auto]",
        ),
        click.option("--per-document", is_flag=True, help="In JSON, list every document with its suspicion."),
        click.option("--timings", is_flag=True, default=None, help="Say in `run` how long each rule took."),
        click.option("--strict", is_flag=True, default=None, help="Exit 3 if some input was skipped."),
        click.option("--quiet", "-q", is_flag=True, help="Nothing but the report and errors."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour the text report.  [default: auto]",
        ),
    ]
