"""Paragraphs that have nothing in common with each other, for tests that put pages together."""

from __future__ import annotations

PARAGRAPHS = (
    "The harbour of Wexley had been empty since the ferries stopped in autumn, and nobody expected the first boat"
    " before Easter, when the fishing season opens along the coast.",
    "On Monday it came anyway, three weeks early, with forty passengers and a crate of oranges for the school on the"
    " hill behind the old lighthouse.",
    "The mayor, who had spent the morning in the town hall, walked down to the quay without a coat and shook every hand"
    " that was held out to her.",
    "Not everyone was pleased: two fishermen complained that the wake had torn their nets, and asked in a letter who"
    " was going to pay for new ones.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
COMMENT = "I was on that boat myself and can say that there was hardly a ripple behind it all the way across."
