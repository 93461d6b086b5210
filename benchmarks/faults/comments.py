"""What comment sections leave in a text: empty widgets, forms, notices."""

from __future__ import annotations

from faults.base.chrome import chrome
from faults.base.layouts import Place

INJECTORS = (
    chrome("comment-widget", places=(Place.TAIL,), counted=True, min_inline=2),
    chrome("comment-form", places=(Place.TAIL,)),
    chrome("comment-system-notice", places=(Place.TAIL,)),
)
