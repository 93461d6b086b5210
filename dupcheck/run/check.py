"""The whole of a check: from paths or documents to a report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from dupcheck.errors import NoDocumentsError, SettingsError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.report import Report
from dupcheck.model.settings import Settings
from dupcheck.read import Input, find_inputs
from dupcheck.rules.base.corpus import Corpus
from dupcheck.rules.base.judging_corpus import judge_corpus
from dupcheck.rules.base.registry import corpus_rules
from dupcheck.rules.base.selection import selected_names
from dupcheck.run.naming import sites, unique_ids
from dupcheck.run.reporting import make_report
from dupcheck.run.sample import sample
from dupcheck.run.share_out import choose_jobs, shares
from dupcheck.run.work import Share, judge, kept, read_all

Progress = Callable[[str, int, int], None]
Given = str | os.PathLike[str] | Document


def check(
    paths: Given | Iterable[Given],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """Every selected rule over files, folders, globs, "-" for stdin, or over documents.

    `progress` is told (stage, bytes done, bytes in all). Raises SettingsError, and NoDocumentsError when there is
    nothing to judge.
    """
    settings = settings or Settings()
    names = selected_names(settings.select, settings.ignore)
    selected_names(settings.max_rate, ())
    given = _listed(paths)
    report_progress = progress or (lambda stage, done, total: None)
    started = perf_counter()
    roots = [os.fspath(path) for path in given if not isinstance(path, Document)]
    if roots:
        share, jobs = _check_paths(roots, settings, names, report_progress)
    else:
        documents = [document for document in given if isinstance(document, Document)]
        share, jobs = _check_documents(documents, settings, names), 1
    judged_at = perf_counter()
    if not any(len(shard.batch) for shard in share.shards):
        raise NoDocumentsError(_nothing_found(roots, share.skipped), share.skipped)
    batches = [shard.batch for shard in share.shards]
    corpus = Corpus(share.shards, unique_ids(batches), sites(batches, roots), settings)
    report_progress("compare", 0, 0)
    judge_corpus(corpus, corpus_rules(names))
    timings = {"documents": judged_at - started, "corpus": perf_counter() - judged_at}
    return make_report(corpus, share.skipped, names, {"kernels": "plain", "jobs": jobs, "timings": timings})


def _listed(paths: Given | Iterable[Given]) -> list[Given]:
    """What was given, one or many; SettingsError for paths and documents together."""
    given = [paths] if isinstance(paths, str | os.PathLike | Document) else list(paths)
    documents = sum(isinstance(one, Document) for one in given)
    if 0 < documents < len(given):
        raise SettingsError(f"give paths or documents, got {documents} documents among {len(given)}")
    return given


def _check_paths(
    paths: Sequence[str], settings: Settings, names: frozenset[str], progress: Progress
) -> tuple[Share, int]:
    found = find_inputs(paths, settings)
    inputs = [source for source in found if isinstance(source, Input)]
    whole = Share(skipped=[source for source in found if isinstance(source, Skipped)])
    if settings.sample is not None:
        documents = kept(read_all(inputs, settings), whole.skipped)
        whole.shards.extend(judge(sample(documents, settings.sample, settings.seed), settings, names))
        return whole, 1
    jobs = choose_jobs(inputs, settings)
    total, done = sum(source.size for source in inputs), 0
    progress("read and judge", 0, total)
    for share, size in shares(inputs, settings, names, jobs):
        whole.shards.extend(share.shards)
        whole.skipped.extend(share.skipped)
        done += size
        progress("read and judge", done, total)
    return whole, jobs


def _check_documents(documents: list[Document], settings: Settings, names: frozenset[str]) -> Share:
    ordered = sorted(documents, key=_order)
    if settings.sample is not None:
        ordered = sample(ordered, settings.sample, settings.seed)
    return Share(shards=list(judge(ordered, settings, names)))


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
