"""Which word of a clause names its event, and what in it set what going.

A verb that says little (held talks, وقع هجوم) leaves the event to its noun. A verb or noun that sets its complement
going (persuaded … to send) gets that complement as a clause of its own, with itself as the cause.
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.events import EventForm
from riwaya.read.content.causes import causes_inside, complements_of, link
from riwaya.read.content.clauses import Clause
from riwaya.read.content.event_nouns import NAMING, Spots, governed, in_setting, nouns, split
from riwaya.read.content.nominal_sentences import says_what_is
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

COUNTS = ("CHANGE", "BE", "MOVE", "FIND", "")
"""Events that leave a count to what is counted: the toll rose, reached, was, arrived at."""

NEAR = 2
"""Words behind a noun of counting among which stands what it counts."""

COMPANY = 4
"""Words before a relative clause that may show in which sense its verb is meant."""

ANTECEDENT = 3
"""Words before a relative clause among which the noun stands that it is about."""


def settle(page: Page, spots: Spots, clauses: list[Clause], order: str) -> list[Clause]:
    """`clauses` with their triggers and causes, and the complements without a verb of their own added; those that tell
    nothing merged into their neighbours."""
    kept: list[Clause] = []
    for clause in clauses:
        if clause.head is None and not clause.event:
            _choose_readings(page, spots, clause)
        if (
            clause.head is None
            and not clause.event
            and not _nominal_sentence(page, spots, clause, order)
            and _merge(clause, clauses)
        ):
            continue
        kept.append(clause)
    out: list[Clause] = []
    for clause in kept:
        _choose_readings(page, spots, clause)
        _find_trigger(page, spots, clause, order)
        out.append(clause)
        out.extend(split(page, spots, clause))
        out.extend(complements_of(page, spots, clause, order))
    for clause in kept:
        link(clause, kept)
        out.extend(causes_inside(page, spots, clause) if order == "verb-last" else [])
    return out


def _nominal_sentence(page: Page, spots: Spots, clause: Clause, order: str) -> bool:
    """Whether a clause without a verb tells something: a noun names its event, or it says what something is."""
    own = clause.spots(spots)
    copula = next((s for s in own if s.has("copula")), None)
    opened = any(s.has("that") for s in own[:1]) and order == "verb-first"
    if copula is not None or opened:
        clause.event = "BE"
        return True
    named = [s for s in own if s.use in NAMING and s.form is not None and s.form.category]
    told = named and _opens(page, clause, named[0])
    plain = order == "verb-first" and not clause.embedded and not told
    if plain and (clause.complete or says_what_is(page, clause)):
        clause.event = "BE"
        return True
    clause.head = next(iter(named), None)
    return clause.head is not None


def _opens(page: Page, clause: Clause, noun: Spot) -> bool:
    """Whether the noun is the first word of its clause, marks aside."""
    return all(page.mark(k) for k in range(clause.pieces[0][0], noun.at))


def _merge(clause: Clause, clauses: list[Clause]) -> bool:
    """Give a clause that tells nothing to the one inside it or beside it: a noun with its relative clause."""
    heirs = [
        c for c in clauses if c is not clause and c.head is not None and (c.parent is clause or c.beside is clause)
    ]
    if not heirs:
        return False
    heir = heirs[0]
    heir.pieces = _joined(sorted([*clause.pieces, *heir.pieces]))
    if heir.kind == "relative":
        heir.kind = "main"
    return True


def _joined(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for a, b in pieces:
        if out and out[-1][1] >= a:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def _choose_readings(page: Page, spots: Spots, clause: Clause) -> None:
    """Of words with several readings, the one whose company stands in the clause (sent + troops)."""
    doubtful = [s for s in clause.spots(spots) if s.form is not None and _needy(s)]
    if not doubtful:
        return
    pieces = list(clause.pieces)
    if clause.kind == "relative":  # the agreement that they signed
        pieces.append((max(clause.first - COMPANY, page.sentence(clause.first)[0]), clause.first))
    words = {w for a, b in pieces for i in range(a, b) for w in (page.t.norms[i], page.t.words[i].stem)}
    for spot in doubtful:
        assert spot.form is not None
        inflected = spot.form.part == "passive"
        spot.form = spot.sign.fitting(spot.form.part == "noun", words) or replace(spot.form, category="", kind="")
        if inflected:
            spot.passive = spot.form.part == "passive"


def _needy(spot: Spot) -> bool:
    return any(f.needs for f in spot.sign.forms)


def _find_trigger(page: Page, spots: Spots, clause: Clause, order: str) -> None:
    head = clause.head
    if head is None:
        return
    clause.trigger = head
    form = head.form
    counts = form is not None and form.category in COUNTS
    if counts and (counted := _counted(spots, clause)) is not None:
        clause.trigger = counted
        return
    if head.use == "aux" and (form is None or not form.category):
        clause.event = "BE" if head.has("be", "have") else ""
    if form is None or head.use == "noun":
        return
    if form.kind == "light" or form.modality or form.negates and not form.category:
        clause.trigger = _its_noun(page, spots, clause, head, form, order) or head
    elif form.kind == "results":
        named = nouns(spots, clause)
        subject = next((s for s in named if not governed(page, spots, s)), None)
        if subject is not None and (len(named) > 1 or order != "verb-first"):
            clause.trigger = subject


def _counted(spots: Spots, clause: Clause) -> Spot | None:
    """The noun of an event that a noun of counting governs: the number of dead rose, ارتفاع عدد القتلى."""
    own = clause.spots(spots)
    for spot in own:
        if "count" in spot.sign.classes:
            if spot.use == "noun" and _names(spot):
                return spot
            return next((s for s in own if spot.at < s.at <= spot.end + NEAR and s.use == "noun" and _names(s)), None)
    return None


def _names(spot: Spot) -> bool:
    return spot.form is not None and bool(spot.form.category)


def _its_noun(page: Page, spots: Spots, clause: Clause, head: Spot, form: EventForm, order: str) -> Spot | None:
    """The noun that names the event of a verb that says little: its object or subject."""
    named = nouns(spots, clause)
    if not named and clause.kind == "relative":
        before = [
            s for s in spots[max(clause.first - ANTECEDENT, 0) : clause.first] if s is not None and s.use == "noun"
        ]
        return next((s for s in reversed(before) if s.form is not None and s.form.category), None)
    free = [s for s in named if not governed(page, spots, s)]
    after, before = [s for s in free if s.at > head.at], [s for s in free if s.at < head.at]
    if order == "verb-last":
        while len(before) > 1 and before[-1].form is not None and before[-1].form.kind == "light":
            before.pop()  # the war's beginning became: the war began
        return before[-1] if before else None
    if order == "verb-middle" and (head.passive or form.role == "undergoes"):
        return next(iter([*before, *after]), None)  # the talks were held, the talks took place
    at_once = spots[head.end] if head.end < clause.core[1] else None
    if at_once is not None and at_once.use == "noun" and at_once not in named and not at_once.sign.article:
        return None  # a noun of no event: the publishing of demands took place
    behind = [s for s in named if head.end <= s.at <= head.end + 1] if not form.category else []  # قام بزيارة
    far = [s for s in named if s.at > head.at and not form.category and not in_setting(page, spots, s)]
    return next(iter([*behind, *after, *before, *far]), None)
