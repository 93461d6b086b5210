"""How many planted faults are found, by rule and language: planted with a seed into clean texts, worded apart from the rules.

Needs the package; with the labelled sets (`--data`) their clean texts as well. `--pin` writes the shares into
floors.json and the counts to the package, where `dupcheck explain` reads them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

from faults.base.measuring import Outcome, outcomes
from faults.base.registry import injectors
from labelled import add_data_option


def main() -> None:
    """Plant, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_data_option(parser)
    parser.add_argument("--rule", action="append", help="only this rule")
    parser.add_argument("--language", action="append", help="only this language")
    parser.add_argument("--misses", type=int, default=0, help="show so many misses of each rule and language")
    arguments = parser.parse_args()
    chosen = [it for it in injectors().values() if not arguments.rule or it.rule in arguments.rule]
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes(chosen, arguments.data, languages=arguments.language):
        groups[outcome.rule, outcome.language].append(outcome)
    for (rule, language), group in groups.items():
        found = sum(it.is_found for it in group)
        print(f"{rule:24} {language:4} {found:4}/{len(group):4} {found / len(group):.3f}")
        said = Counter(it.severity for it in group)
        print("    ", dict(said), file=sys.stderr)
        for it in [it for it in group if not it.is_found][: arguments.misses]:
            print("    MISS", it.planted.strength, "|", it.planted.span.of(it.planted.document.text)[:200].replace("\n", " ⏎ "))


if __name__ == "__main__":
    main()
