"""Persons whom a statement names as its speaker: what attribution found shows a name where no list does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from riwaya.model import Document
from riwaya.read.content.mentions import Mention, mention
from riwaya.read.content.personal import name_parts
from riwaya.read.page import Page

FEWEST = 2
"""Parts of a name that is believed: one word that no list knows may be an adjective of the office before it."""


def find_speaking(document: Document, page: Page, found: Sequence[Mention]) -> Iterable[Mention]:
    """Mentions of speakers on the page, by their full names as the page writes them, that touch none of `found`."""
    t = page.t
    taken = {i for m in found if not m.described for i in range(m.first, m.end)}
    for link in (link for s in document.statements for link in s.chain):
        if link.kind != "person" or link.how != "stated" or link.span is None or link.name not in link.span.text:
            continue
        start = link.span.start + link.span.text.index(link.name)
        first, end = bisect_left(t.starts, start), bisect_left(t.starts, start + len(link.name))
        if first == end or t.starts[first] != start or t.ends[end - 1] != start + len(link.name):
            continue  # another page's, or with a clitic: found again where it stands without
        parts = name_parts(page, first, end)
        if len(parts) >= FEWEST and taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            yield mention(page, (first, end), "person", parts=parts)
