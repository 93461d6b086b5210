"""The measured rates that the package ships: dupcheck/rules/rates/measured.json, one line a rule."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RATES = Path(__file__).parents[1] / "dupcheck" / "rules" / "rates" / "measured.json"
WHAT = {
    "aeb_gold": "hand-made texts of news and blog pages (scrapinghub/article-extraction-benchmark, MIT)",
    "wcxb_gold": "hand-made texts of pages of seven types (WCXB, CC-BY-4.0)",
    "hardneg": "laws, manuals, recipes, poems and scripture in eleven languages, which look faulty and are not",
    "outputs": "what 29 extractors made of the pages of the first two sets",
}


def write_rates(rates: Mapping[str, Any], sizes: Mapping[str, int], data: Mapping[str, str]) -> None:
    """Replace the file; `data` are the digests of the sets' files."""
    about = {
        "measured": datetime.now(UTC).strftime("%Y-%m-%d"),
        "documents": dict(sorted(sizes.items())),
        "sets": WHAT,
        "sha256": {name: digest for name, digest in sorted(data.items()) if digest},
    }
    lines = (f"  {json.dumps(name)}: {json.dumps(rate)}" for name, rate in sorted(rates.items()))
    text = f'{{\n "about": {json.dumps(about)},\n "rules": {{\n' + ",\n".join(lines) + "\n }\n}\n"
    RATES.parent.mkdir(exist_ok=True)
    RATES.write_text(text, encoding="utf-8")
