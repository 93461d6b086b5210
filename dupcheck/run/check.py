"""The whole of a check: from paths or documents to a report."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any

from dupcheck.errors import NoDocumentsError, SettingsError
from dupcheck.kernels.gear import choose_gear, compile_gear
from dupcheck.model.batch import in_batches
from dupcheck.model.document import Document, Skipped
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.read import Input, Piece, find_inputs, piece_bytes_of, read_documents, split_input, whole_input
from dupcheck.rules.base.selection import asked_names, selected_names
from dupcheck.run.block_file import read_block_file
from dupcheck.run.compare import compare
from dupcheck.run.executor import Executor, Failed
from dupcheck.run.judge_inputs import Judged, judge_batches, judge_elsewhere, judge_task, kept, tasks
from dupcheck.run.naming import find_roots
from dupcheck.run.own_process import keep_little
from dupcheck.run.reporting import deciding_settings, make_report
from dupcheck.run.sample import sample
from dupcheck.run.state_folder import State, announce_size, begin
from dupcheck.run.workshop import Plan, open_workshop, workshop_of
from dupcheck.run.workspace import Workspace, grown_size, open_workspace
from dupcheck.state.store import MemoryStore

Progress = Callable[[str, int, int, int], None]
Given = str | os.PathLike[str] | Document


def check(
    paths: Given | Iterable[Given],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    state: State | None = None,
) -> Report:
    """Every selected rule over files, folders, globs, "-" for stdin, or over documents.

    `progress` is told (stage, bytes done, bytes in all, documents so far). What lies between the stages of a large run
    is kept in `state`, by default in a temporary folder that goes with the report. Raises SettingsError, and
    NoDocumentsError when there is nothing to judge.
    """
    settings = settings or Settings()
    names = asked_names(settings.select, settings.ignore)
    selected_names(settings.max_rate, ())
    reviewed = () if settings.blocks is None else read_block_file(settings.blocks)
    given = _listed(paths)
    tell = progress or (lambda stage, done, total, documents: None)
    started = perf_counter()
    roots = [os.fspath(path) for path in given if not isinstance(path, Document)]
    documents = sorted((one for one in given if isinstance(one, Document)), key=_order)
    found = find_inputs(roots, settings)
    inputs = [source for source in found if isinstance(source, Input)]
    in_memory = bool(documents) or settings.sample is not None
    space = Workspace(MemoryStore(), None, 1) if in_memory else open_workspace(inputs, settings, state)
    if state is not None and space.spool is not None:
        begin(state, inputs, deciding_settings(settings), names, reviewed)
    gear = choose_gear(settings.kernels, sum(map(grown_size, inputs)) // space.jobs)
    roots_of = find_roots(roots)
    plan = Plan(settings=settings, names=names, roots=roots_of, store=space.store, gear=gear, reviewed=reviewed)
    with Executor(space.jobs) as executor:
        _make_ready(executor, plan)
        whole = _judge(documents, found, plan, space, executor, tell)
        if not any(shard.size for shard in whole.shards):
            raise NoDocumentsError(_nothing_found(roots, whole.skipped), whole.skipped)
        judged_at = perf_counter()
        if state is not None and space.spool is not None:
            announce_size(state)
        keep_little()
        tell("compare", 0, 0, sum(shard.size for shard in whole.shards))
        corpus = compare(whole.shards, plan, executor)
        compared_at = perf_counter()
        report = make_report(corpus, whole, plan, executor, tell)
    seconds = _rounded(
        {"judge": judged_at - started, "compare": compared_at - judged_at, "conclude": perf_counter() - compared_at}
    )
    if settings.timings:
        seconds["rules"] = _rounded(whole.timings)
    return replace(report, run={"kernels": gear, "jobs": space.jobs, "timings": seconds})


def _make_ready(executor: Executor, plan: Plan) -> None:
    """Has open what other processes will need before they are there: forked ones share it."""
    if executor.jobs > 1:
        compile_gear(plan.gear)
        workshop_of(pickle.dumps(plan))
        executor.start()


def _rounded(seconds: Mapping[str, float]) -> dict[str, Any]:
    return {name: round(value, 3) for name, value in sorted(seconds.items())}


def _listed(paths: Given | Iterable[Given]) -> list[Given]:
    """What was given, one or many; SettingsError for paths and documents together."""
    given = [paths] if isinstance(paths, str | os.PathLike | Document) else list(paths)
    documents = sum(isinstance(one, Document) for one in given)
    if 0 < documents < len(given):
        raise SettingsError(f"give paths or documents, got {documents} documents among {len(given)}")
    return given


def _judge(
    documents: Sequence[Document],
    found: Sequence[Input | Skipped],
    plan: Plan,
    space: Workspace,
    executor: Executor,
    tell: Progress,
) -> Judged:
    """Everything read and judged."""
    settings = plan.settings
    if documents or settings.sample is not None:
        skipped: list[Skipped] = []
        chosen: Iterable[Document] = documents or kept(_read_all(found, settings), skipped)
        if settings.sample is not None:
            chosen = sample(chosen, settings.sample, settings.seed)
        judged = judge_batches(in_batches(chosen), open_workshop(plan), "shard")
        judged.skipped.extend(skipped)
        return judged
    whole = Judged()
    total, done, judged_documents = sum(source.size for source in found if isinstance(source, Input)), 0, 0
    tell("read and judge", 0, total, 0)
    stage = (
        partial(judge_task, workshop=open_workshop(plan))
        if executor.jobs == 1
        else partial(judge_elsewhere, plan=pickle.dumps(plan))
    )
    piece_bytes = piece_bytes_of(total)
    for task, result in executor.run(stage, tasks(_pieces(found, settings, space, piece_bytes), piece_bytes)):
        if isinstance(result, Failed):
            whole.skipped.extend(_died(task.pieces))
        else:
            whole.add(result)
            judged_documents += sum(shard.size for shard in result.shards)
        done += task.stored_bytes
        tell("read and judge", done, total, judged_documents)
    return whole


def _pieces(
    found: Sequence[Input | Skipped], settings: Settings, space: Workspace, piece_bytes: int
) -> Iterator[Piece | Skipped]:
    """The inputs in order, cut where they are large."""
    for source in found:
        if isinstance(source, Skipped):
            yield source
        elif space.spool is None:
            yield whole_input(source)
        else:
            yield from split_input(source, settings, space.spool, piece_bytes=piece_bytes)


def _read_all(found: Iterable[Input | Skipped], settings: Settings) -> Iterator[Document | Skipped]:
    for source in found:
        if isinstance(source, Skipped):
            yield source
        else:
            yield from read_documents(source, settings)


def _died(pieces: Iterable[Piece | Skipped]) -> Iterator[Skipped]:
    for piece in pieces:
        if isinstance(piece, Skipped):
            yield piece
        else:
            where = f"; records from {piece.first_record} on" if piece.format is not None else ""
            reason = f"a process died on it twice{where}; try: --jobs 1 to see why, or more memory"
            yield Skipped(path=piece.source.path, reason=reason)


def _order(document: Document) -> tuple[str | int, ...]:
    """By place, and by what it holds where a caller gave no place."""
    fields = (document.id, document.text, document.url, document.site, document.title, document.description)
    rest = (document.date, document.language, document.html)
    return document.path, document.record or 0, *(field or "" for field in (*fields, *rest))


def _nothing_found(paths: Sequence[str], skipped: Sequence[Skipped]) -> str:
    looked_for = ", ".join(paths) if paths else "the documents given"
    if not skipped:
        return f"no document in {looked_for}; looked for text, HTML, JSON, CSV, Parquet and WARC files"
    first = skipped[0]
    if len(skipped) == 1:
        return f"no document in {looked_for}: skipped {first.path}: {first.reason}"
    return (
        f"no document in {looked_for}: all {len(skipped)} inputs were skipped, the first, {first.path}: {first.reason}"
    )
