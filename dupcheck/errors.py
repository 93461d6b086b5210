"""The errors dupcheck raises on purpose; everything else that escapes is a bug."""

from __future__ import annotations

from collections.abc import Sequence


class DupcheckError(Exception):
    """Base of all errors with a message meant for the user."""


class SettingsError(DupcheckError):
    """A setting, option or rule name cannot be used as given."""


class NoDocumentsError(DupcheckError):
    """Nothing that could be judged was found where the user pointed; `skipped` is what was found instead."""

    def __init__(self, message: str, skipped: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.skipped = tuple(skipped)


class UnreadableError(DupcheckError):
    """An input, or the rest of one, cannot be read; the message names the cure."""


class MissingExtraError(DupcheckError):
    """An optional dependency is needed and not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs: pip install 'dupcheck[{extra}]'")
