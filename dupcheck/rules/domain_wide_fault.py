"""One rule finds something in most documents of a site.

What it finds:
A rule that fires in at least half of a site's documents, and in five at least. This one finding stands for those of the
rule on the site, which the report then leaves out. The site is the domain of the documents' URLs or their site field;
a folder of documents that name no site is none. Rules about copies of whole documents, titles and addresses keep their
findings, since each names its own twin.

Why it matters:
What most pages of a site have in common comes from the site's template or from the way its text is extracted. It is one
fault with one cure, and thousands of findings hide it and everything else.

What to do:
Look at the places shown and mend the selector or the extractor for this site. `documents.jsonl` says of every document
which rules fired in it, and `blocks.jsonl` lists the blocks that the pages share; rates and the exit code count every
document. `--ignore domain-wide-fault` gives each finding by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dupcheck.model.finding import Flag, Severity
from dupcheck.rules.base.rule import SiteRule

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dupcheck.rules.base.site_fault import SiteFault

MIN_DOCUMENTS = 5  # rules.md 2.10; what fewer say is soon read
MIN_SHARE = 0.5  # of the documents of the site, rules.md 2.10
NUM_PLACES = 4  # documents that are shown: the first and three more


def is_wide(documents: npt.NDArray[np.int64], pages: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """The sites on which a rule fires in enough documents."""
    return (documents >= MIN_DOCUMENTS) & (documents >= MIN_SHARE * pages)


def flag(fault: SiteFault) -> Flag:
    share = fault.documents / fault.pages
    first, *others = fault.places
    return Flag(
        primary=first.span,
        message=f"{fault.rule} in {fault.documents} of {fault.pages} documents of {fault.site} ({share:.0%})",
        severity=fault.severity,
        confidence=fault.confidence,
        related=tuple(others),
        measures={
            "rule": fault.rule,
            "site": fault.site,
            "documents": fault.documents,
            "pages": fault.pages,
            "share": round(share, 4),
        },
        evidence=fault.rule,
    )


RULE = SiteRule(
    name="domain-wide-fault",
    code="RUN04",
    severity=Severity.WARNING,
    is_wide=is_wide,
    flag=flag,
    num_places=NUM_PLACES,
)
