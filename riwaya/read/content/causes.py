"""What in a clause, or beside it, set what going; and what it was for."""

from __future__ import annotations

from riwaya.read.content.clauses import Clause
from riwaya.read.content.event_nouns import Spots, governed, in_setting, nouns, split
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.page import Page

LEADING = ("leads", "moves")
"""Kinds of events that set their complement going: it is to happen, or happened."""

MIN_AIM = 2
"""Words of a purpose that is a clause of its own."""

BEFORE_A_NOUN = ("preposition", "determiner", "partitive", "number", "amount")
"""Classes of words that a complement's noun has before it."""

NEAR = 3
"""Words behind a word of cause among which the noun stands that it governs."""


def complements_of(page: Page, spots: Spots, clause: Clause, order: str) -> list[Clause]:
    """The nominal complements of what sets something going in `clause`, as clauses inside it."""
    head, trigger = clause.head, clause.trigger
    if head is None or trigger is None or trigger.form is None:
        return []
    named = [s for s in nouns(spots, clause) if s is not trigger]
    if head.form is not None and head.form.kind == "results":
        found = next((s for s in named if s.at > head.at or order == "verb-last"), None)
        if found is None:
            return []
        if any(s.has("negative") and s.at > head.at for s in clause.spots(spots)):
            clause.trigger = found  # the fire caused no casualties: nothing that it caused
            return []
        if trigger is head:  # which led to the death of …: the event is the result, the cause stands before
            clause.trigger = found
            _caused_by_what_stands_before(clause)
            return []
    elif trigger.form.kind in LEADING:
        anchor = next(
            (s for s in named if s.form and s.form.kind in LEADING and s.form.category == trigger.form.category),
            trigger,
        )
        after = [s for s in named if s.at > anchor.at and s.form and s.form.category != trigger.form.category]
        after = [s for s in after if not in_setting(page, spots, s)]
        if anchor.use == "noun":  # the decision to send troops: only what it governs
            after = [s for s in after if governed(page, spots, s) or s.use == "infinitive"]
        found = after[0] if after else None
        if order == "verb-last" and anchor.use != "noun":
            found = next((s for s in named if s.at < trigger.at), None)
    else:
        return _aims(page, spots, clause, [s for s in named if s.at > head.at]) if order != "verb-last" else []
    if found is None:
        return []
    inner = _inner(page, spots, clause, found)
    if inner is None:
        return []
    parts = [inner, *split(page, spots, inner)]
    for part in parts:
        clause.complements.append(part)
        part.causes.append(clause)
    return parts


def causes_inside(page: Page, spots: Spots, clause: Clause) -> list[Clause]:
    """Where the verb closes the clause, a phrase of cause stands inside it: its words, as a clause of its own there."""
    for spot in clause.spots(spots):
        if not spot.has("cause") or clause.head is None or spot.at >= clause.head.at or spot is clause.opener:
            continue
        near = [s for s in spots[spot.end : spot.end + NEAR] if s is not None and s.use == "noun"]
        if near and near[0].form is not None and near[0].form.category:
            inner = Clause("cause", spot.at, parent=clause, opener=spot, pieces=[(spot.at, near[0].end)])
            inner.head = inner.trigger = near[0]
            clause.complements.append(inner)
            clause.causes.append(inner)
            return [inner]
    return []


def _aims(page: Page, spots: Spots, clause: Clause, nouns: list[Spot]) -> list[Clause]:
    """What the clause's event was for (went to Moscow to meet the president, للقاء الرئيس), as a clause inside it."""
    if clause.head is None or not clause.head.makes_clause or clause.head is not clause.trigger:
        return []
    for noun in nouns:
        if noun.use == "infinitive" or _aimed(page, spots, noun):
            inner = _inner(page, spots, clause, noun)
            if inner is not None and inner.pieces[0][1] - inner.first >= MIN_AIM:
                inner.kind = "aim"
                clause.complements.append(inner)
                return [inner]
    return []


def _aimed(page: Page, spots: Spots, noun: Spot) -> bool:
    """Whether a preposition of purpose governs the noun."""
    written = page.t.words[noun.at].preposition
    events = page.language.events
    if not written and noun.sign.preposition:
        written = next((p for p in page.language.lexicon.clitics.prepositions if page.norm(noun.at).startswith(p)), "")
    if written and events is not None:
        sign = events.sign(written)
        return sign is not None and "aim" in sign.classes
    before = spot_before(spots, noun.at)
    return before is not None and before.has("aim")


def _inner(page: Page, spots: Spots, clause: Clause, noun: Spot) -> Clause | None:
    """The complement that begins with the preposition before `noun` and ends with its piece, or before the verb."""
    piece = next((p for p in clause.pieces if p[0] <= noun.at < p[1]), None)
    if piece is None:
        return None
    start = noun.at
    while start > piece[0]:
        before = spot_before(spots, start)
        if before is not None and before.has("aim", "toward") and before.form is None:
            start = max(before.at, piece[0])
        elif page.has(start - 1, *BEFORE_A_NOUN) or page.norm(start - 1).isdigit():
            start -= 1
        else:
            break
    verbs = [s.at for s in clause.spots(spots) if s.makes_clause and s.at > noun.at]
    end = min([piece[1], *verbs])
    inner = Clause("complement", start, parent=clause, pieces=[(start, end)])
    inner.head = inner.trigger = noun
    return inner


def _caused_by_what_stands_before(clause: Clause) -> None:
    before = clause.parent or clause.beside
    if before is not None and before.head is not None:
        clause.causes.append(before)


def link(clause: Clause, clauses: list[Clause]) -> None:
    """Tie a clause to the one that it is a cause of, or a complement of."""
    if clause.kind == "purpose" and clause.parent is not None and _leads(clause.parent):
        clause.kind = "complement"  # persuaded him so that he sent …
    if clause.kind == "complement" and clause.parent is not None and clause not in clause.parent.complements:
        clause.parent.complements.append(clause)
        if _leads(clause.parent):
            clause.causes.append(clause.parent)
    around = clause.parent if clause.embedded else clause.beside
    if around is not None and around.head is None:  # opened before the clause that it belongs to had begun
        around = next((c for c in clauses if c.first > clause.first and not c.embedded), None)
    opener = clause.opener
    if around is None or opener is None:
        return
    if clause.kind == "relative":
        if opener.has("cause"):  # as a result of which
            clause.causes.append(around)
        return
    if clause.kind == "condition":
        around.conditions.append(clause)
    elif opener.has("cause") or opener.has("after") and _leads(clause):
        around.causes.append(clause)


def _leads(clause: Clause) -> bool:
    trigger = clause.trigger
    return trigger is not None and trigger.form is not None and trigger.form.kind in LEADING
