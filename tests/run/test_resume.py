"""An audit that was interrupted goes on where it stopped, and gives the same report."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import dupcheck
from dupcheck import Report, Settings
from dupcheck.model.batch import Batch
from dupcheck.model.document import Skipped
from dupcheck.run import judge_inputs
from dupcheck.run.judge_inputs import Judged, judge_batches
from dupcheck.run.state_folder import State
from dupcheck.run.workshop import Workshop

ALONE = Settings(jobs=1)


class InterruptedRunError(Exception):
    pass


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A feed of many small tasks, with copies in it."""
    monkeypatch.setattr("dupcheck.run.check.piece_bytes_of", lambda total: 1)
    monkeypatch.chdir(tmp_path)
    draw = random.Random(3)
    words = [f"w{number}" for number in range(60)]
    for number in range(9):
        texts = [" ".join(draw.choices(words, k=70)) for _ in range(3)]
        lines = [json.dumps({"text": text, "url": f"https://a.example/{number}/{at}"}) for at, text in enumerate(texts)]
        lines.append(json.dumps({"text": texts[0] + " more", "url": f"https://a.example/{number}/copy"}))
        (tmp_path / f"feed-{number}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def audit(state: Path, told: list[str] | None = None, *, resume: bool = True, stop_after: int | None = None) -> Report:
    calls = 0

    def progress(stage: str, done: int, total: int, documents: int) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_after:
            raise InterruptedRunError

    heard = told if told is not None else []
    report = dupcheck.audit(["."], ALONE, progress=progress, state=State(state, resume, heard.append))
    return replace(report, run={})


@pytest.mark.parametrize("stop_after", [2, 5, 9, 11, 12])
def test_resumed_audit_gives_the_same_report(
    crawl: Path, tmp_path_factory: pytest.TempPathFactory, stop_after: int
) -> None:
    state = tmp_path_factory.mktemp("state")
    whole = audit(tmp_path_factory.mktemp("whole") / "state")
    with pytest.raises(InterruptedRunError):
        audit(state / "s", stop_after=stop_after)
    told: list[str] = []
    assert whole == audit(state / "s", told)
    assert told[0].startswith("resuming the audit in ")


def test_finished_tasks_are_not_done_again(
    crawl: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path_factory.mktemp("state") / "s"
    with pytest.raises(InterruptedRunError):
        audit(state, stop_after=6)
    done = len(list(state.glob("task-*")))
    judged = list[str]()

    def judge(things: Iterable[Batch | Skipped], workshop: Workshop, prefix: str) -> Judged:
        judged.append(prefix)
        return judge_batches(things, workshop, prefix)

    monkeypatch.setattr(judge_inputs, "judge_batches", judge)
    audit(state)
    rest = len(judged)
    audit(tmp_path_factory.mktemp("whole") / "s")
    assert done >= 4
    assert rest == len(judged) - rest - done


def test_damaged_state_is_made_anew(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    state = tmp_path_factory.mktemp("state") / "s"
    whole = audit(state)
    for kept in (*state.glob("task-00000[1-3]"), *state.glob("shard-000005-*")):
        kept.write_bytes(kept.read_bytes()[:-20])
    assert whole == audit(state)


@pytest.mark.parametrize("change", ["inputs", "settings", "block file"])
def test_changed_input_or_setting_starts_afresh_and_says_so(
    crawl: Path, tmp_path_factory: pytest.TempPathFactory, change: str
) -> None:
    state, told = tmp_path_factory.mktemp("state") / "s", list[str]()
    audit(state)
    settings = ALONE
    if change == "inputs":
        with (crawl / "feed-3.jsonl").open("a", encoding="utf-8") as feed:
            feed.write('{"text": "one line more"}\n')
    elif change == "settings":
        settings = replace(ALONE, min_jaccard=0.5)
    else:
        blocks = crawl / "blocks.toml"
        blocks.write_text('[[block]]\nsite = "a.example"\ntext = "a"\nverdict = "accept"\n', "utf-8")
        settings = replace(ALONE, blocks=str(blocks), exclude=("blocks.toml",))
        dupcheck.audit(["."], settings, state=State(state, True, told.append))
        told.clear()
        blocks.write_text('[[block]]\nsite = "a.example"\ntext = "b"\nverdict = "accept"\n', "utf-8")
    report = dupcheck.audit(["."], settings, state=State(state, True, told.append))
    assert told[0] == f"starting afresh: the {change} changed since the state in {state} was written"
    assert replace(report, run={}) == replace(dupcheck.audit(["."], settings), run={})


def test_nothing_to_resume_is_said(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    state, told = tmp_path_factory.mktemp("state") / "s", list[str]()
    audit(state, told)
    assert told[0] == f"starting afresh: there is no audit to resume in {state}"
