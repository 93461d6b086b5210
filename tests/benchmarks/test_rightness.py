"""What counts as a right finding on the output of an extractor."""

from __future__ import annotations

from figures.alignment import Words
from figures.rightness import Compared, is_right

from dupcheck import Finding, Settings, check_text

GOLD = (
    "The bridge had been closed for eleven years when the council voted to open it again.\n"
    "Nobody in the village could remember who had asked for the vote, and nobody admitted it.\n"
    "The first to cross was a dog that belonged to nobody in particular, and it did not look back."
)


def verdict(text: str, rule: str, gold: str = GOLD) -> bool:
    """Whether the finding of a rule about `text` is right."""
    (finding, *_) = findings(text, rule)
    return is_right(finding, Compared(text, gold, Words(gold)))


def findings(text: str, rule: str) -> list[Finding]:
    return list(check_text(text, Settings(select=(rule,))))


def test_line_that_the_hand_made_text_lacks_is_right() -> None:
    assert verdict(f"{GOLD}\nNo comments:\nPost a Comment", "comment-widget")


def test_line_that_the_hand_made_text_has_is_wrong() -> None:
    text = f"{GOLD}\nNo comments:\nPost a Comment"
    assert not verdict(text, "comment-widget", gold=text)


def test_second_copy_is_right_unless_the_hand_made_text_has_it_too() -> None:
    twice = f"{GOLD}\n{GOLD}"
    (finding, *_) = [one for one in check_text(twice) if one.code.startswith("DUP")]
    assert is_right(finding, Compared(twice, GOLD, Words(GOLD)))
    assert not is_right(finding, Compared(twice, twice, Words(twice)))


def test_cut_end_is_right_where_the_hand_made_text_goes_on() -> None:
    cut = GOLD[:200].rsplit(" ", 1)[0] + " ..."
    assert verdict(cut, "truncated")
    assert not verdict(cut, "truncated", gold=cut)


def test_garbled_word_is_right_where_the_hand_made_text_spells_it() -> None:
    garbled = GOLD.replace("village", "cafÃ© village cafÃ© rosÃ©")
    assert verdict(garbled, "mojibake")
    assert not verdict(garbled, "mojibake", gold=garbled)


def test_short_text_is_right_where_the_hand_made_one_is_longer() -> None:
    assert verdict("The bridge had been closed", "short-body")
    assert not verdict("The bridge had been closed", "short-body", gold="The bridge had been closed")
