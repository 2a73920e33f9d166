"""Media that were told, by name, by a name in quotation marks, or by their noun (в интервью «Известиям»)."""

from __future__ import annotations

from riwaya.read.attribution.media import media_in
from riwaya.read.page import Page, Range


def listens(page: Page, i: int) -> bool:
    """Whether the name in quotation marks at word i is that of a medium that was told («Известиям»)."""
    closer = page.q.opened[i].closer
    if page.comma(closer + 1) and page.has(closer + 2, "that"):
        return True
    return bool(media_in(page.t, i, i + 4)) or page.has(i + 1, "case-dat") and not page.has(i + 1, "case-acc")


def medium_in(page: Page, i: int, end: int, stop: int) -> Range | None:
    """The medium in words `i:end` by its name, by a name in quotation marks, or by its noun before word `stop`."""
    named = media_in(page.t, i, end)
    if named:
        return named[0].first, named[0].end
    quoted = next((page.q.opened[k] for k in range(i + 1, min(end, stop + 2)) if k in page.q.opened), None)
    if quoted is not None and 0 <= quoted.closer < end:
        return quoted.opener, quoted.closer + 1
    nouns = (k for k in range(i + 1, stop) if page.has(k, "medium-noun") and not page.has(k, "listener-noun"))
    noun = next(nouns, None)
    return (noun, stop) if noun is not None else None


def over_closing(page: Page, i: int) -> int:
    return i + 1 if i in page.q.closed else i
