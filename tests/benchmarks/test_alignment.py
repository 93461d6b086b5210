"""Which words of a text the hand-made text of its page has a place for."""

from __future__ import annotations

from figures.alignment import Words, in_gold

GOLD = "one two three four five six seven eight nine ten eleven twelve"


def inside(text: str, gold: str = GOLD) -> str:
    """The words of `text` that stand in `gold`, each other one as a dot."""
    found = in_gold(Words(text).hashes, Words(gold).hashes).tolist()
    return " ".join(word if one else "." for word, one in zip(text.split(), found, strict=True))


def test_same_text_is_inside() -> None:
    assert inside(GOLD) == GOLD


def test_inserted_line_is_outside() -> None:
    assert inside("one two three four five six share this seven eight nine ten eleven twelve") == (
        "one two three four five six . . seven eight nine ten eleven twelve"
    )


def test_second_copy_is_outside() -> None:
    assert inside(f"{GOLD} {GOLD}").count(".") == 12


def test_second_copy_is_inside_where_the_hand_made_text_has_two() -> None:
    assert inside(f"{GOLD} {GOLD}", f"{GOLD} and {GOLD}") == f"{GOLD} {GOLD}"


def test_moved_part_is_inside() -> None:
    moved = "seven eight nine ten eleven twelve one two three four five six"
    assert inside(moved) == moved


def test_few_words_in_common_are_no_agreement() -> None:
    assert inside("read more about one two three four here") == ". . . . . . . ."


def test_text_of_fewer_words_than_a_run_is_outside() -> None:
    assert inside("one two") == ". ."
    assert inside("", GOLD) == ""
