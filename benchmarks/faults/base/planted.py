"""A fault in a document, where it was planted, and who plants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from dupcheck import Document, Settings
from dupcheck.model.span import Span

if TYPE_CHECKING:
    from faults.base.host import Hosts


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """`document` holds the fault at `span`; an empty span is a fault of the whole record, such as its title.

    `strength` says in a few words how it was planted. `others` are the further documents of a fault between documents;
    they are judged together with this one and nothing else.
    """

    document: Document
    span: Span
    strength: str
    others: tuple[Document, ...] = ()


EACH_BY_ITSELF = Settings(jobs=1, ignore=("domain-wide-fault",))
Plant = Callable[["Hosts", Random], Iterable[Planted]]


def in_prose(plant: Plant) -> Plant:
    """The same in texts that do not speak of programs."""

    def planted(hosts: Hosts, random: Random) -> Iterable[Planted]:
        return plant(hosts.of_prose(), random)

    return planted


@dataclass(frozen=True, slots=True, kw_only=True)
class Injector:
    """Plants the fault that `rule` looks for into clean texts of each of `languages`.

    `plant` yields as many faults as it likes; the first `limit` count. `settings` are what the rule needs to be asked,
    `around` what has to be the case meanwhile. Each fault is to be told by itself, unless it is one of a whole site.
    """

    rule: str
    languages: tuple[str, ...]
    plant: Plant
    limit: int = 40
    settings: Settings = field(default_factory=lambda: EACH_BY_ITSELF)
    around: Callable[[], AbstractContextManager[None]] = nullcontext
    is_slow: bool = False  # every fault is a check of its own: it lies between documents
