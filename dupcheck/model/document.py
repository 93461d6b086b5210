"""A document as a reader yields it and a rule sees it, and a record that was skipped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text to judge, where it was read, and the fields that rules compare it with.

    `record` counts from 1, None when the file is one document. `id` is what the record itself says; the run gives
    every document its final, unique id (id field, else URL, else path, else path#record).
    `html` is the page's source where the record holds it or the file is it. `text_from_html` is true when
    `text` is that whole page, chrome included. `encoding` is named only when the bytes
    were not UTF-8. `missing` are the required fields that are absent or empty.
    """

    text: str
    path: str = "text"
    record: int | None = None
    id: str | None = None
    url: str | None = None
    title: str | None = None
    description: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    html: str | None = None
    text_from_html: bool = False
    encoding: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file or record from which no text could be had; `reason` says why and names the cure."""

    path: str
    reason: str
    record: int | None = None
