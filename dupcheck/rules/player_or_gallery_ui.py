"""The controls of a video player or a gallery stand in the text as words.

What it finds:
Whole lines such as "Image 1 of 5", "Back to Gallery", "Video Player is loading." or "This is a modal window.", and a
bare "Loading..." or "Play" beside another of them.

Why it matters:
The controls stand between two paragraphs or at the end and are no part of any article.

What to do:
Cut the lines, or leave the player's and the gallery's containers out when extracting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dupcheck.model.finding import Confidence, Fix, Flag, Severity
from dupcheck.rules.base.marks import Mark, cut, extent_of, grouped, lines_of, marks_of, quoted, with_roles
from dupcheck.rules.base.rule import DocumentRule

if TYPE_CHECKING:
    from dupcheck.rules.base.page import Page

NAME = "player-or-gallery-ui"
MAX_GAP = 3  # lines between two controls: the caption of a picture
REACH = 2  # lines from there to a bare "Play"
SIGNS = ("<", "`", "//")  # of code that would print the line


def judge(page: Page) -> Iterator[Flag]:
    marks = [mark for mark in marks_of(page, NAME) if mark.whole and not _is_code(page, mark)]
    for controls in grouped(page, marks, _is_strong, gap=MAX_GAP, reach=REACH):
        long = all(mark.has("notice") for mark in controls)
        yield Flag(
            primary=extent_of(controls),
            message=f"controls of a player or a gallery on {lines_of(len(controls))} ({quoted(page, controls)})",
            confidence=Confidence.HIGH if long or len(controls) > 1 else Confidence.MEDIUM,
            measures={"lines": len(controls)},
            fix=Fix(long, cut(page, controls)),
        )


def _is_strong(mark: Mark) -> bool:
    return mark.has("notice", "control")


def _is_code(page: Page, mark: Mark) -> bool:
    return any(sign in page.prose_lines[mark.place].text for sign in SIGNS)


RULE = DocumentRule(
    name=NAME,
    code="CHR08",
    severity=Severity.INFO,
    candidates=with_roles(NAME, "notice", "control"),
    judge=judge,
    yields_to=("share-bar", "ad-marker"),
    preview=True,
)
