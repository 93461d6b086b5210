"""The report of a run that found nothing to judge: what was skipped instead."""

from __future__ import annotations

from dupcheck.errors import NoDocumentsError
from dupcheck.model.document import Skipped
from dupcheck.model.report import Report


def empty_report(err: NoDocumentsError) -> Report:
    """No document, no finding, and every record that was skipped, sorted."""
    skipped = [item for item in err.skipped if isinstance(item, Skipped)]
    return Report(
        documents=0,
        bytes=0,
        skipped=tuple(sorted(skipped, key=lambda item: (item.path, item.record or 0, item.reason))),
        run={"kernels": "plain", "jobs": 1},
    )
