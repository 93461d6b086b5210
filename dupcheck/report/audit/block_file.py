"""The next block file: what was reviewed, as it was said, and every other learned block to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dupcheck.model.block_verdict import BlockVerdict
from dupcheck.model.report import Block, Report

_HEAD = """\
# What is said of learned boilerplate. verdict: "accept" may be cut, on however few pages it stands; "ignore" is left
# alone; "open" is not decided and changes nothing. Use it with: dupcheck audit --blocks FILE

version = 1
"""
_WORDS = {True: "accept", False: "ignore", None: "open"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def render_block_file(report: Report) -> Iterator[str]:
    """The file in pieces: entries by site and text, those that are stale marked so."""
    entries = {} if report.review is None else {entry.sort_key: entry for entry in report.review.entries}
    stale = set() if report.review is None else {entry.sort_key for entry in report.review.stale}
    learned: dict[tuple[str, str], Block] = {}
    for block in report.blocks:
        known = learned.get((block.site, block.text))
        if known is None or block.pages > known.pages:
            learned[block.site, block.text] = block
    yield _HEAD
    for key in sorted({*entries, *(key for key, block in learned.items() if block.accepted is None)}):
        entry = entries.get(key) or BlockVerdict(site=key[0], text=key[1], accepted=None)
        yield _entry(entry, learned.get(key), is_stale=key in stale)


def _entry(entry: BlockVerdict, block: Block | None, *, is_stale: bool) -> str:
    where = f"# on {block.pages} pages ({block.share:.0%}), {block.position}\n" if block else ""
    told = "# stale: on no page of the last audit\n" if is_stale else where
    return (
        f"\n{told}[[block]]\n"
        f"site = {_quoted(entry.site)}\n"
        f"text = {_quoted(entry.text)}\n"
        f'verdict = "{_WORDS[entry.accepted]}"\n'
        f"reason = {_quoted(entry.reason)}\n"
    )


def _quoted(text: str) -> str:
    """A basic string of TOML on one line."""
    escaped = _ESCAPED.sub(lambda match: _NAMED.get(match[0], f"\\u{ord(match[0]):04x}"), text)
    return f'"{escaped}"'
