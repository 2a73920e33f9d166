"""Verbs that close a clause, and the words that open one inside it."""

from __future__ import annotations

from riwaya.read.page import Hit, Page


def finite(page: Page, i: int) -> bool:
    """Whether word i is a finite verb, which closes a clause."""
    if page.has(i, "verb"):
        return True
    if page.has(i, "bare-perfect"):
        closes = page.comma(i + 1) or page.has(i + 1, "object-marker")
        return closes or (i + 1 in page.at and page.at[i + 1].finite)
    hit = page.at.get(i)
    return hit is not None and hit.end == i + 1 and hit.finite


def last_verb(page: Page, begin: int, end: int) -> int | None:
    """The last finite verb in words `begin:end` outside of quotations that open there."""
    return next((i for i in range(end - 1, begin - 1, -1) if finite(page, i)), None)


def opens_subordinate(page: Page, i: int) -> bool:
    """Whether word i opens a clause that has a verb of its own."""
    return page.has(i, "that", "relative", "subordinating", "content-that")


def reporting_verb(page: Page, i: int, start: int) -> Hit | None:
    """The finite verb of saying whose last word is word i."""
    for first in range(i, max(start, i - 4) - 1, -1):
        hit = page.at.get(first)
        if hit is not None:
            return hit if hit.end == i + 1 and hit.finite else None
    return None
