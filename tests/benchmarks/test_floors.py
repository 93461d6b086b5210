"""Floors: what is said of figures, and what a new pin keeps."""

from __future__ import annotations

from pathlib import Path

from figures.figure import Figure
from floors import Floor, Floors, complaints, digests, pin, read_floors, write_floors

FLOOR = Floors({"set": "abc"}, {"near/recall": Floor(0.9, "measured")})


def test_complaints_of_a_figure_at_its_floor_are_none() -> None:
    assert complaints([Figure("near/recall", 9, 10)], FLOOR, {"set": "abc"}) == []


def test_complaints_name_what_is_below() -> None:
    said = complaints([Figure("near/recall", 8, 10)], FLOOR, {"set": "abc"})
    assert said == ["near/recall: 0.8000 (8 of 10) is below its floor of 0.9"]


def test_complaints_name_a_floor_without_a_figure() -> None:
    assert complaints([], FLOOR, {"set": "abc"}) == ["near/recall: has a floor of 0.9 and was not measured"]


def test_complaints_name_a_set_that_changed() -> None:
    said = complaints([Figure("near/recall", 9, 10)], FLOOR, {"set": "abd"})
    assert said == ["set: not the file that the floors were measured on"]


def test_pin_keeps_the_reason_of_what_did_not_change() -> None:
    pinned = pin([Figure("near/recall", 9, 10), Figure("new", 2, 3)], FLOOR, {}, "a new set")
    assert pinned.floors == {"near/recall": Floor(0.9, "measured"), "new": Floor(0.6666, "a new set")}


def test_pinned_figures_are_at_their_floors() -> None:
    figures = [Figure("a", 1, 3), Figure("b", 2, 3), Figure("c", 0, 0)]
    assert complaints(figures, pin(figures, Floors({}, {}), {}, "first"), {}) == []


def test_floors_survive_writing(tmp_path: Path) -> None:
    write_floors(FLOOR, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == FLOOR


def test_digests_of_a_missing_file_are_empty(tmp_path: Path) -> None:
    assert digests(tmp_path, ["none"]) == {"none": ""}
