"""Whether a cue is negated, and what that makes of one that denies; and who denies nothing, but keeps silent."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.page import Hit, Page, Proposal

BETWEEN = 2
"""Words that may stand between a negation and its verb (did not explicitly rule out)."""

BEHIND = 8
"""Words behind a verb that refuses within which it is said what: an answer."""


def is_negated(page: Page, first: int, form: CueForm, denies: bool = False) -> bool:
    """Whether the cue at word `first` is negated, by a word before it or in its own form. `denies`: where that turns
    it, adverbs may stand between, and another verb that shares the negation (would not confirm or deny)."""
    if page.has(first - 1, "negation") or form.agreement.endswith("-"):
        return True
    if not denies:
        return False
    i = first - 1
    while i >= first - BETWEEN and page.has(i, "adverb", "auxiliary") and not page.has(i, "negation"):
        i -= 1
    if page.has(i, "negation"):
        return True
    joined = page.at.get(first - 2) if page.has(first - 1, "joining") else None
    return joined is not None and joined.end == first - 1 and page.has(joined.first - 1, "negation")


def keeps_silent(page: Page, hit: Hit) -> bool:
    """Whether a verb that refuses refuses to speak (declined to comment, رفض التعليق على): that denies nothing,
    and says nothing."""
    if all(f.cue.stance != "denies" for f in hit.forms):
        return False
    if page.has(hit.first - 1, "object-marker") and any(
        page.phrase(k, "answer") == hit.first - 1 - k for k in range(max(0, hit.first - 4), hit.first - 1)
    ):
        return True  # مصاحبه را رد کرد
    end = min(page.sentence(hit.first)[1], hit.end + BEHIND)
    answer = next((k for k in range(hit.end, end) if page.phrase(k, "answer")), None)
    if answer is None or any(page.mark(k) or page.has(k, "that") for k in range(hit.end, answer)):
        return False
    return all(k not in page.at or not page.at[k].finite for k in range(hit.end, answer))


def without_answers(page: Page, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals without the answers that were not given: who declined to comment on the crash did not comment."""
    refused = []
    for p in proposals:
        hit = page.at.get(p.cue[0])
        if hit is not None and p.form.cue.stance == "denies" and keeps_silent(page, hit):
            answer = next((k for k in range(hit.end, len(page.t)) if page.phrase(k, "answer")), hit.end)
            refused.append((hit.end, answer + page.phrase(answer, "answer")))
    return [p for p in proposals if not any(a <= p.cue[0] < b for a, b in refused)]
