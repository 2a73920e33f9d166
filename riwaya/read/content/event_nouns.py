"""The nouns and infinitives in a clause that name events."""

from __future__ import annotations

from riwaya.read.content.clauses import Clause
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.page import Page

NAMING = ("noun", "infinitive", "gerund")
"""Uses of words that name an event without making a clause."""

NEAR = 3
"""Words before a noun among which stands what governs it."""

Spots = list[Spot | None]


def nouns(spots: Spots, clause: Clause) -> list[Spot]:
    """The nouns and infinitives of events in a clause."""
    own = clause.spots(spots)
    return [s for s in own if s.use in NAMING and s.form is not None and s.form.category]


def governed(page: Page, spots: Spots, spot: Spot) -> bool:
    """Whether a preposition stands before a noun."""
    before = spot_before(spots, spot.at)
    if before is not None and before.has("during", "cause", "agent"):
        return True
    return spot.sign.preposition or page.has(spot.at - 1, "preposition")


def in_setting(page: Page, spots: Spots, noun: Spot) -> bool:
    """Whether a noun says where or when something happened (decided at a meeting), and is no complement."""
    for k in range(noun.at - 1, max(noun.at - NEAR - 1, -1), -1):
        spot = spot_before(spots, k + 1)
        if spot is not None and spot.has("setting", "during"):
            return True
        if page.mark(k) or page.has(k, "preposition"):
            return False
    return False


def split(page: Page, spots: Spots, clause: Clause) -> list[Clause]:
    """Further events of a clause that nouns name, joined by "and": the death of five, and the wounding of three."""
    if clause.head is None or clause.head.use != "noun":
        return []
    out: list[Clause] = []
    last = clause
    for noun in nouns(spots, clause):
        start = noun.at
        while start > 0 and (page.has(start - 1, "number", "amount") or page.norm(start - 1).isdigit()):
            start -= 1  # and 40 wounded
        joined = noun.sign.conjunction or bool(page.t.words[start].conjunction)
        if not joined:
            start -= 1
            joined = start >= 0 and (page.has(start, "joining") or page.comma(start))
        a, b = last.core
        if last.trigger is None or noun.at <= last.trigger.at or not joined or noun.use != "noun" or not a < start < b:
            continue
        last.pieces = [p for p in last.pieces if p != (a, b)] + [(a, start)]
        beside = Clause(clause.kind, start, clause.parent, beside=last, pieces=[(start, b)], opener=clause.opener)
        beside.head = beside.trigger = noun
        out.append(beside)
        last = beside
    return out
