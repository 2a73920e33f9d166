"""What a clause says that it was not: in the yard, *not in the warehouse*; hit not *by a drone* but by a missile."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.languages.events import NEGATING
from riwaya.read.content.clauses import Clause
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.page import Page

REACH = 12
"""Words within which that stands which holds instead (not … but …)."""

CAUSES = ("cause", "nominal", "gerund")
"""Kinds of clauses that may stand behind a negation of their own: and not because of torture."""

Spots = list[Spot | None]


def set_excluded(page: Page, spots: Spots, clauses: Sequence[Clause]) -> None:
    """Note in each clause the words that say what it was not, and the negation that is theirs and not its verb's."""
    for clause in clauses:
        first, end = clause.core
        for spot in spots[first:end]:
            if spot is not None and spot.has(*NEGATING, "rather") and not spot.has("affirming"):
                _exclude(page, spots, clause, spot)
        clause.refused = clause.kind in CAUSES and _refused(page, spots, clause)
    for clause in clauses:
        clause.causes = [c for c in clause.causes if not c.refused]


def _exclude(page: Page, spots: Spots, clause: Clause, negator: Spot) -> None:
    first, end = clause.core
    head, begin = clause.head, negator.end
    stop = _instead(page, spots, begin, end)
    if _verbal(page, spots, begin):
        if head is None or stop is None or stop <= head.end:
            return
        begin = max(head.end, begin)  # did not fall in a raid, but in shelling
    elif stop is None:
        if (
            page.language.events is not None
            and page.language.events.order == "verb-first"
            and not _definite(page, begin)
        ):
            return  # ولا شيء: there is nothing
        if negator.at == first or not (negator.has("rather") or _behind(page, spots, clause, negator)):
            return
        stop = next((i for i in range(begin, end) if page.comma(i) or page.dash(i)), end)
    if begin < stop:
        clause.excluded, clause.excluder = (begin, stop), negator


def _refused(page: Page, spots: Spots, clause: Clause) -> bool:
    """Whether a negation by itself stands before the word of cause that opens a clause."""
    opener = clause.opener
    before = spot_before(spots, opener.at) if opener is not None and opener.has("cause") else None
    return before is not None and before.has(*NEGATING) and not before.has("affirming")


def _instead(page: Page, spots: Spots, first: int, end: int) -> int | None:
    """The word that opens what holds instead; None where a verb follows it, which begins another clause."""
    for i in range(first, min(end - 1, first + REACH)):
        spot = spots[i]
        if spot is not None and spot.has("that", "relative"):
            return None
        if spot is not None and spot.has("instead"):
            return None if _verbal(page, spots, spot.end) else i
    return None


def _behind(page: Page, spots: Spots, clause: Clause, negator: Spot) -> bool:
    """Whether a negation stands by itself behind what the clause says, and not behind its verb, which it would negate:
    behind a comma, "and", or a noun."""
    i, head = negator.at - 1, clause.head
    if head is None and clause.event != "BE" or head is not None and head.at > negator.at and not page.mark(i):
        return False
    if page.mark(i) or page.has(i, "joining", "contrast") or page.t.words[negator.at].conjunction:
        return True
    return negator.has("negation") and spots[i] is None and not page.has(i, "adverb", "pronoun")


def _definite(page: Page, i: int) -> bool:
    """Whether word i opens a phrase of its own: a preposition, a noun with its article."""
    return page.has(i, "preposition") or bool(page.t.words[i].preposition or page.t.words[i].article)


def _verbal(page: Page, spots: Spots, i: int) -> bool:
    """Whether a verb stands at word i, adverbs passed over, or nothing does."""
    while page.has(i, "adverb"):
        i += 1
    if i >= len(page.t) or page.mark(i):
        return True
    spot = spots[i]
    return spot is not None and (spot.makes_clause or spot.use in ("infinitive", "gerund") or spot.has("auxiliary"))
