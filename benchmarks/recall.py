"""How many planted faults are found, by rule and language.

Each fault of every rule is planted, by a seed, into clean texts of each language, worded apart from the phrase files
(`faults/`). Needs the package; with the labelled sets (`--data`) their clean texts as well. Exit code 1 and a line for
each share that is below its floor. `--pin` makes the shares the floors and writes the counts into the package, where
`dupcheck explain` finds them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence

from faults.base.measuring import Outcome, outcomes
from faults.base.registry import injectors
from figures.figure import Figure
from figures.recall import FAST_PART, PART, RATES, Counts, counts_of, fast_figures_of, figures_of, rates_text
from floors import Floors, complaints, pin, read_floors, write_floors
from labelled import add_data_option
from results import Table, add_json_option, publish

GOAL = 0.95
FAST_LIMIT = 4  # faults of a rule in a language that the tests plant; those between documents, two
FAST_LANGUAGES = ("ar", "de", "en", "ja", "ru")


def main() -> None:
    """Plant, look, print, and compare or pin."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    parser.add_argument("--rule", action="append", help="only this rule, once or more")
    parser.add_argument("--language", action="append", help="only this language, once or more")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N misses of each rule and language")
    parser.add_argument("--pin", metavar="REASON", help="make these shares the floors; keep the reason beside changes")
    add_json_option(parser)
    arguments = parser.parse_args()
    chosen = [it for it in injectors().values() if not arguments.rule or it.rule in arguments.rule]
    found = list(outcomes(chosen, arguments.data, languages=arguments.language))
    counts = counts_of(found)
    figures = figures_of(counts)
    publish("recall", [table_of(counts, found)], {it.name: it.share for it in figures}, arguments.json)
    print(*misses(found, arguments.misses), sep="\n", end="")
    if arguments.rule or arguments.language:
        return
    if arguments.pin:
        _pin([*figures, *fast()], arguments.pin)
        RATES.parent.mkdir(exist_ok=True)
        RATES.write_text(rates_text(counts), encoding="utf-8")
        return
    said = complaints(figures, Floors({}, read_floors().only((PART,)).floors), {})
    print("\n".join(said), file=sys.stderr)
    sys.exit(bool(said))


def fast() -> list[Figure]:
    """The shares of the few faults that the tests plant into our own texts."""
    chosen = list(injectors().values())
    alone = outcomes([it for it in chosen if not it.is_slow], None, FAST_LIMIT, FAST_LANGUAGES)
    between = outcomes([it for it in chosen if it.is_slow], None, 2, FAST_LANGUAGES[:2])
    return fast_figures_of(counts_of([*alone, *between]))


def _pin(figures: Sequence[Figure], reason: str) -> None:
    floors, own = read_floors(), (PART, FAST_PART)
    write_floors(floors.without(own) | pin(figures, floors.only(own), {}, reason))


def table_of(counts: Counts, found: Iterable[Outcome]) -> Table:
    """A row for every rule: its share in all languages, the lowest one, and how many are below the goal."""
    quiet: dict[str, int] = {}
    for outcome in found:
        quiet[outcome.rule] = quiet.get(outcome.rule, 0) + (outcome.severity == "info")
    rows = []
    for rule, cells in counts.items():
        planted, hits = (sum(cell[name] for cell in cells.values()) for name in ("planted", "found"))
        shares = {language: cell["found"] / cell["planted"] for language, cell in cells.items()}
        lowest = min(shares, key=lambda language: shares[language])
        low = ", ".join(f"{language} {share:.2f}" for language, share in shares.items() if share < GOAL)
        rows.append(
            (
                rule,
                str(len(cells)),
                str(planted),
                f"{hits / planted:.3f}",
                f"{lowest} {shares[lowest]:.3f}",
                low or "none",
                str(quiet[rule]),
            )
        )
    header = ("rule", "languages", "planted", "found", "lowest", f"below {GOAL}", "as a note")
    return Table(title="Planted faults that are found", header=header, rows=tuple(rows))


def misses(found: Iterable[Outcome], most: int) -> list[str]:
    """A line for each of the first misses of a rule in a language."""
    shown: dict[tuple[str, str], int] = {}
    lines = []
    for it in found:
        key = it.rule, it.language
        if not it.is_found and shown.get(key, 0) < most:
            shown[key] = shown.get(key, 0) + 1
            text = it.planted.span.of(it.planted.document.text)[:160].replace("\n", " / ")
            lines.append(f"{it.rule} {it.language} missed: {it.planted.strength} | {text}")
    return lines


if __name__ == "__main__":
    main()
