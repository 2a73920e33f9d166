"""What the people of a clause do it to: its words beside theirs that no preposition governs."""

from __future__ import annotations

from riwaya.read.content.clauses import Clause
from riwaya.read.content.people_phrases import WHEN, Phrase, Phrases
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

MARK = "object-marker"

LAST = 2
"""Words before an object marker that are surely the object's, where a preposition stands before them."""


def done_to(page: Page, spots: list[Spot | None], clause: Clause, doer: Phrase, phrases: Phrases) -> list[int]:
    """The words of what is acted on; none where a pronoun stands for it."""
    head = clause.head
    if head is None or head.sign.enclitic:
        return []
    lemma = page.language.fold(head.form.lemma) if head.form is not None else ""
    through = phrases.through.get(lemma)
    if through is not None:
        at = next((k for k in range(head.end, clause.core[1]) if page.norm(k) in through), None)
        return _free(page, spots, clause, doer, at + 1, clause.core[1], phrases) if at is not None else []
    marked = next((k for k in range(*clause.core) if page.has(k, MARK)), None)
    if marked is not None:
        return _before_mark(page, clause, doer, marked)
    return _free(page, spots, clause, doer, *clause.core, phrases)


def _free(
    page: Page, spots: list[Spot | None], clause: Clause, doer: Phrase, first: int, end: int, phrases: Phrases
) -> list[int]:
    """The words from `first` to `end` that are neither the doer's nor a verb's, and that no preposition governs; what
    an "of" joins to them is theirs."""
    out: list[int] = []
    governed = False
    own = (clause.head, clause.trigger)
    for k in range(first, end):
        spot = spots[k]
        if doer.first <= k < doer.end:
            continue
        if page.mark(k) or spot is not None and (spot.makes_clause or spot in own):
            governed = False
        elif page.t.words[k].preposition or page.has(k, "preposition", "adverbial"):
            of = page.has(k, "partitive") or spot is not None and spot.has("of")
            governed = not (of and out and out[-1] == k - 1)
            out += [] if governed else [k]
        elif not governed and not page.has(k, *WHEN):
            out.append(k)
    return out


def _before_mark(page: Page, clause: Clause, doer: Phrase, mark: int) -> list[int]:
    """The words before an object marker, back to what they cannot reach over."""
    first = clause.core[0]
    if doer.first < mark:
        first = max(first, doer.noun + 1)
    begin = mark
    while begin > first and not page.mark(begin - 1) and not page.has(begin - 1, "preposition", "pronoun"):
        begin -= 1
    if begin > first and page.has(begin - 1, "preposition"):
        begin = max(begin, mark - LAST)
    return list(range(begin, mark))
