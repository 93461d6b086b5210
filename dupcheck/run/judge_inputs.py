"""The first stage: pieces of the input in, judged shards and a row of facts for every document out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dupcheck.model.batch import Batch
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import PIECE_BYTES, Piece, read_all_batches
from dupcheck.rules.base.shard import make_shard
from dupcheck.run.naming import site_names
from dupcheck.run.workshop import Workshop, workshop_of
from dupcheck.state.store import Store

RESULT = "result"
TASK_PIECES = 1024


@dataclass(frozen=True, slots=True, eq=False)
class JudgedShard:
    """What the later stages keep in memory of a shard of `size` documents; its sections lie in the store under `key`.

    Those of its `sites` that are `folders` are no sites that a record names.
    """

    key: str
    size: int
    sites: list[str]
    folders: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What came of one task, or of several in their order; `timings` are the seconds of each rule, where asked for."""

    shards: list[JudgedShard] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    encodings: Counter[str] = field(default_factory=Counter)
    timings: dict[str, float] = field(default_factory=dict)

    def add(self, other: Judged) -> None:
        """Put what came of another task behind this."""
        self.shards.extend(other.shards)
        self.skipped.extend(other.skipped)
        self.encodings.update(other.encodings)
        for rule, seconds in other.timings.items():
            self.timings[rule] = self.timings.get(rule, 0.0) + seconds


@dataclass(frozen=True, slots=True)
class Task:
    """Some pieces, the first stage's share of work; `number` counts tasks. Shards hold about `shard_bytes` of text."""

    number: int
    pieces: tuple[Piece | Skipped, ...]
    shard_bytes: int = PIECE_BYTES

    @property
    def stored_bytes(self) -> int:
        """Its part of the input's size."""
        return sum(piece.stored_bytes for piece in self.pieces if isinstance(piece, Piece))


def tasks(pieces: Iterable[Piece | Skipped], piece_bytes: int = PIECE_BYTES) -> Iterator[Task]:
    """The pieces in tasks, in order: they depend on the input alone.

    Small inputs are handed out together, until they hold as much as one piece of a large one. Such a piece ends a task,
    however few its stored bytes: these shrink to a fifth where they are compressed, and those of a Parquet row group
    all count for its first piece.
    """
    waiting: list[Piece | Skipped] = []
    size, number = 0, 0
    for piece in pieces:
        waiting.append(piece)
        size += piece.stored_bytes if isinstance(piece, Piece) else 0
        is_cut = isinstance(piece, Piece) and piece.format is not None
        if is_cut or size >= piece_bytes or len(waiting) == TASK_PIECES:
            yield Task(number, tuple(waiting), piece_bytes)
            waiting, size, number = [], 0, number + 1
    if waiting:
        yield Task(number, tuple(waiting), piece_bytes)


def judge_elsewhere(task: Task, plan: bytes) -> Judged:
    """As `judge_task`, in a process that is sent the plan with every task."""
    return judge_task(task, workshop_of(plan))


def judge_task(task: Task, workshop: Workshop) -> Judged:
    """Reads and judges the pieces of a task, unless that is done already."""
    store, key = workshop.plan.store, f"task-{task.number:06}"
    if not _is_done(store, key):
        judged = judge_batches(_batches(task, workshop.plan.settings), workshop, f"shard-{task.number:06}")
        store.put(key, {RESULT: judged})
    for piece in task.pieces:
        if isinstance(piece, Piece) and piece.is_spooled:
            Path(piece.file).unlink(missing_ok=True)
    found: Judged = store.value(key, RESULT)
    return found


def _is_done(store: Store, key: str) -> bool:
    """True when an earlier run has left the task's result and every shard of it."""
    return store.has(key) and all(store.has(shard.key) for shard in store.value(key, RESULT).shards)


def judge_batches(things: Iterable[Batch | Skipped], workshop: Workshop, prefix: str) -> Judged:
    """Judges every batch and puts its shard into the store, under `prefix` and a number."""
    plan = workshop.plan
    judged = Judged()
    timings = judged.timings if plan.settings.timings else None
    for thing in things:
        if isinstance(thing, Skipped):
            judged.skipped.append(thing)
            continue
        sites, folders = site_names(thing, plan.roots)
        shard = make_shard(
            thing, sites, workshop.rules, workshop.index, plan.settings, workshop.gear, timings, workshop.teller
        )
        key = f"{prefix}-{len(judged.shards):04}"
        plan.store.put(key, shard.sections)
        judged.shards.append(JudgedShard(key, len(thing), shard.sites, folders))
        judged.encodings.update(name for name in thing.columns["encoding"] if name is not None)
    return judged


def _batches(task: Task, settings: Settings) -> Iterator[Batch | Skipped]:
    """The batches of a task's pieces; small ones are joined."""
    yield from (piece for piece in task.pieces if isinstance(piece, Skipped))
    readable = [piece for piece in task.pieces if isinstance(piece, Piece)]
    yield from read_all_batches(readable, settings, task.shard_bytes)


def kept(things: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    """The documents among `things`; what was skipped goes into `skipped`."""
    for thing in things:
        if isinstance(thing, Skipped):
            skipped.append(thing)
        else:
            yield thing
