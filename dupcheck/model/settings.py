"""Everything a user can set, validated once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dupcheck.errors import SettingsError

MIN_MEMORY = 256 << 20  # bytes; Python, NumPy and one batch with its tables


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """Where a record keeps its parts: dotted paths, tried in order."""

    text: tuple[str, ...] = ("text", "body", "content", "articleBody", "article")
    id: tuple[str, ...] = ("id",)
    url: tuple[str, ...] = ("url",)
    html: tuple[str, ...] = ("html", "raw_html")
    site: tuple[str, ...] = ("site",)
    title: tuple[str, ...] = ("title", "headline")
    description: tuple[str, ...] = ("description", "summary", "deck")
    date: tuple[str, ...] = ("date", "datePublished")
    language: tuple[str, ...] = ("language", "lang", "inLanguage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What to read, which rules to ask and how strictly.

    `min_jaccard` is the similarity from which two documents are near-duplicates, `shingle_size` counts tokens,
    `required_fields` are dotted paths, or names of `fields`, whose absence `missing-field` reports, `max_rate` gives
    per rule the share of documents in percent above which a run fails. `jobs` None means all cores; `memory` is in
    bytes, None means half of what is free; `newest_date` (ISO) is the last day that a record's date may name;
    `kernels` is "auto", "plain" or "jit"; `timings` asks for the time each rule takes. `blocks` is the path of a block
    file, what a reviewer said of learned boilerplate.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_jaccard: float = 0.8
    shingle_size: int = 5
    num_perm: int = 128
    seed: int = 1
    fields: FieldNames = field(default_factory=FieldNames)
    required_fields: tuple[str, ...] = ()
    input_format: str | None = None
    exclude: tuple[str, ...] = ()
    sample: int | None = None
    jobs: int | None = None
    memory: int | None = None
    kernels: str = "auto"
    timings: bool = False
    fail_on: str | None = None
    max_rate: Mapping[str, float] = field(default_factory=dict)
    min_words: int = 50
    newest_date: str | None = None
    blocks: str | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        _require(
            0 < self.min_jaccard <= 1,
            "min_jaccard must be in (0, 1]",
            self.min_jaccard,
            _percent_hint(self.min_jaccard),
        )
        _require(1 <= self.shingle_size <= 32, "shingle_size must be in 1..32", self.shingle_size)
        _require(16 <= self.num_perm <= 1024, "num_perm must be in 16..1024", self.num_perm)
        _require(0 <= self.seed < 1 << 32, "seed must be in 0..2**32-1", self.seed)
        _require(self.jobs is None or self.jobs >= 1, "jobs must be at least 1", self.jobs)
        _require(self.sample is None or self.sample >= 1, "sample must be at least 1", self.sample)
        _require(
            self.memory is None or self.memory >= MIN_MEMORY,
            f"memory must be at least {MIN_MEMORY >> 20}M",
            self.memory,
        )
        _require(self.kernels in ("auto", "plain", "jit"), "kernels must be auto, plain or jit", self.kernels)
        _require(self.min_words >= 0, "min_words must not be negative", self.min_words)
        _require(
            self.newest_date is None or _is_day(self.newest_date),
            "newest_date must be a day such as 2025-12-31",
            self.newest_date,
        )
        _require(
            self.fail_on in (None, "error", "warning", "info", "never"),
            "fail_on must be error, warning, info or never",
            self.fail_on,
        )
        for rule, percent in self.max_rate.items():
            _require(0 <= percent <= 100, f"max_rate of {rule} must be in 0..100 percent", percent)


def _require(holds: bool, rule: str, value: object, hint: str = "") -> None:
    if not holds:
        raise SettingsError(f"{rule}, got {value!r}{hint}")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _percent_hint(value: float) -> str:
    return f"; did you mean {value / 100:g}?" if 1 < value <= 100 else ""
