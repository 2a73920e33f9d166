"""Who was interviewed, where a clause tells what he said in it (نشرت صحيفة الغد مقابلة مع الوزير X قال فيها إن …)."""

from __future__ import annotations

from riwaya.read.attribution.noun_phrases import MAX_NAME, noun_phrase
from riwaya.read.attribution.speakers import prints_it, whole_phrase
from riwaya.read.page import Hit, Page, Range

PERSONS = ("office", "title", "people", "given-name", "family-name")
"""Classes of words with which the phrase of a person begins."""

TALK = 3
"""Words of an interview with its adjectives before "with" (حوارا خاصا مطولا مع)."""

PUBLISHED = 12
"""Words before an interview within which the medium that had it is named."""


def interviewed(page: Page, hit: Hit) -> tuple[Range, list[Range]] | None:
    """Who speaks in an interview that the verb's clause describes, and the medium that had it, if the page says."""
    if page.t.words[hit.first].conjunction or not page.has(hit.end, "in-it"):
        return None
    start = page.sentence(hit.first)[0]
    for i in range(hit.first - 2, max(start, hit.first - MAX_NAME), -1):
        talk = next((k for k in range(i - 1, i - 1 - TALK, -1) if page.has(k, "listener-noun")), None)
        if talk is None or not page.has(i, "interview-preposition") or not page.has(i + 1, *PERSONS):
            continue
        whole = whole_phrase(page, i + 1, hit.first) == (i + 1, hit.first)
        return ((i + 1, hit.first), _medium(page, max(start, talk - PUBLISHED), talk)) if whole else None
    return None


def _medium(page: Page, begin: int, end: int) -> list[Range]:
    for i in range(begin, end):
        if page.has(i, "medium", "medium-noun") and not page.t.words[i].preposition:
            phrase = noun_phrase(page, i, end, given=True)
            return [phrase] if phrase is not None and not prints_it(page, phrase) else []
    return []
