"""Who else is named in the field before a verb: the medium that was told, the agent of a passive, a document."""

from __future__ import annotations

from riwaya.read.attribution.fields import Field
from riwaya.read.attribution.final_names import name_end
from riwaya.read.attribution.media import media_in
from riwaya.read.page import Page, Proposal, Range


def add_field_tellers(page: Page, p: Proposal, told: Field, end: int) -> None:
    """The tellers further out: who was told between speaker and verb, and according to whom."""
    p.via = [*_media_told(page, told.after, end), *told.tellers]


def _media_told(page: Page, begin: int, end: int) -> list[Range]:
    """The medium that was told (در گفت‌وگو با رویترز گفت، به خبرنگار رویترز گفت)."""
    for i in range(begin, end):
        length = page.phrase(i, "talk")
        if length or page.has(i, "address-preposition"):
            start = i + (length or 1)
            named = list(media_in(page.t, start, end))
            if named:
                return [(named[0].first, named[0].end)]
            start -= page.has(start - 1, "medium-noun")
            if length and page.has(start, "medium-noun"):
                return [(start, name_end(page, start, end))]
    return []


def document_source(page: Page, told: Field) -> Range | None:
    """The document in which something is said where nobody says it (در بیانیه وزارت خارجه آمده است)."""
    if told.subject is not None and page.has(told.subject[0] + page.has(told.subject[0], "demonstrative"), "document"):
        return told.subject
    for i in range(told.begin, told.end - 1):
        if page.has(i, "preposition"):
            first = i + 1
            head = first + page.has(first, "demonstrative") + page.has(first + 1, "number")
            return (first, name_end(page, first, told.end)) if page.has(head, "document") else None
    return None


def agent(page: Page, told: Field) -> Range | None:
    """Who acts in a passive (از سوی پلیس اعلام شد)."""
    for i in range(told.begin, told.end):
        length = page.phrase(i, "agent")
        if length and i + length < told.end:
            return i + length, name_end(page, i + length, told.end)
    return None
