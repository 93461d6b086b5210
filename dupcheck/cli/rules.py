"""`dupcheck rules`: the catalogue."""

from __future__ import annotations

import click

from dupcheck.cli.exits import ExitCode


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def rules(*, form: str) -> ExitCode:
    """List the rules: code, name, severity and what each finds."""
    from dupcheck.cli.catalogue import CATALOGUES
    from dupcheck.cli.output import print_pieces
    from dupcheck.rules.base.registry import rule_pages

    print_pieces(CATALOGUES[form](list(rule_pages().values())), only_utf8=form != "text")
    return ExitCode.CLEAN
