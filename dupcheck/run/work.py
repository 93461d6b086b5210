"""One worker's share: inputs in, judged shards out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dupcheck.model.batch import in_batches
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents
from dupcheck.rules.base.phrase_file import phrases_of
from dupcheck.rules.base.phrase_index import PhraseIndex
from dupcheck.rules.base.registry import document_rules
from dupcheck.rules.base.shard import Shard, make_shard


@dataclass(slots=True)
class Share:
    """What came of some inputs, in their order."""

    shards: list[Shard] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def work(inputs: Sequence[Input], settings: Settings, names: frozenset[str]) -> Share:
    """Reads `inputs` and judges their documents by the rules in `names`."""
    share = Share()
    share.shards.extend(judge(kept(read_all(inputs, settings), share.skipped), settings, names))
    return share


def judge(documents: Iterable[Document], settings: Settings, names: frozenset[str]) -> Iterator[Shard]:
    """The shards of `documents`, judged by the document rules in `names`."""
    rules = document_rules(names)
    index = PhraseIndex(tuple(phrase for rule in rules for phrase in phrases_of(rule.name)))
    for batch in in_batches(documents):
        yield make_shard(batch, rules, index, settings)


def read_all(inputs: Iterable[Input], settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of all inputs, one after the other."""
    for source in inputs:
        yield from read_documents(source, settings)


def kept(things: Iterable[Document | Skipped], skipped: list[Skipped]) -> Iterator[Document]:
    """The documents among `things`; what was skipped goes into `skipped`."""
    for thing in things:
        if isinstance(thing, Skipped):
            skipped.append(thing)
        else:
            yield thing
