"""Which word of a clause names its event, and what in it set what going.

A verb that says little (held talks, وقع هجوم) leaves the event to its noun. A verb or noun that sets its complement
going (persuaded … to send) gets that complement as a clause of its own, with itself as the cause.
"""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.events import EventForm
from riwaya.read.content.clauses import Clause
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.page import Page

LEADING = ("leads", "moves")
"""Kinds of events that set their complement going: it is to happen, or happened."""

MIN_AIM = 2
"""Words of a purpose that is a clause of its own."""

NAMING = ("noun", "infinitive", "gerund")
"""Uses of words that name an event without making a clause."""

ANTECEDENT = 3
"""Words before a relative clause among which the noun stands that it is about."""

Spots = list[Spot | None]


def settle(page: Page, spots: Spots, clauses: list[Clause], order: str) -> list[Clause]:
    """`clauses` with their triggers and causes, and the complements without a verb of their own added; those that tell
    nothing merged into their neighbours."""
    kept: list[Clause] = []
    for clause in clauses:
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
        out.extend(_split(page, spots, clause))
        out.extend(_complements(page, spots, clause, order))
    for clause in kept:
        _link(clause, kept)
        out.extend(_causes_inside(page, spots, clause) if order == "verb-last" else [])
    return out


def _nominal_sentence(page: Page, spots: Spots, clause: Clause, order: str) -> bool:
    """Whether a clause without a verb tells something: a noun names its event, or it says what something is."""
    own = clause.spots(spots)
    copula = next((s for s in own if s.has("copula")), None)
    opened = any(s.has("that") for s in own[:1]) and order == "verb-first"
    if copula is not None or opened:
        clause.event = "BE"
        return True
    clause.head = next((s for s in own if s.use in NAMING and s.form is not None and s.form.category), None)
    return clause.head is not None


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
    doubtful = [s for s in clause.spots(spots) if s.form is not None and len(s.sign.forms) > 1 and _needy(s)]
    if not doubtful:
        return
    words = {w for a, b in clause.pieces for i in range(a, b) for w in (page.t.norms[i], page.t.words[i].stem)}
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
    if head.use == "aux" and (form is None or not form.category):
        clause.event = "BE" if head.has("be") else ""
    if form is None or head.use == "noun":
        return
    if form.kind == "light" or form.modality or form.negates and not form.category:
        clause.trigger = _its_noun(page, spots, clause, head, form, order) or head
    elif form.kind == "results":
        clause.trigger = next((s for s in _nouns(spots, clause) if not _governed(page, spots, s)), head)


def _split(page: Page, spots: Spots, clause: Clause) -> list[Clause]:
    """Further events of a clause that nouns name, joined by "and": the death of five, and the wounding of three."""
    if clause.head is None or clause.head.use != "noun":
        return []
    out: list[Clause] = []
    last = clause
    for noun in _nouns(spots, clause):
        start = noun.at if noun.sign.conjunction else noun.at - 1
        joined = noun.sign.conjunction or page.has(start, "joining") or noun.at and page.comma(start)
        a, b = last.core
        if last.trigger is None or noun.at <= last.trigger.at or not joined or noun.use != "noun" or not a < start < b:
            continue
        last.pieces = [p for p in last.pieces if p != (a, b)] + [(a, start)]
        beside = Clause(clause.kind, start, clause.parent, beside=last, pieces=[(start, b)], opener=clause.opener)
        beside.head = beside.trigger = noun
        out.append(beside)
        last = beside
    return out


def _its_noun(page: Page, spots: Spots, clause: Clause, head: Spot, form: EventForm, order: str) -> Spot | None:
    """The noun that names the event of a verb that says little: its object or subject."""
    nouns = _nouns(spots, clause)
    if not nouns and clause.kind == "relative":
        before = [
            s for s in spots[max(clause.first - ANTECEDENT, 0) : clause.first] if s is not None and s.use == "noun"
        ]
        return next((s for s in reversed(before) if s.form is not None and s.form.category), None)
    free = [s for s in nouns if not _governed(page, spots, s)]
    after, before = [s for s in free if s.at > head.at], [s for s in free if s.at < head.at]
    if order == "verb-last":
        while len(before) > 1 and before[-1].form is not None and before[-1].form.kind == "light":
            before.pop()  # the war's beginning became: the war began
        return before[-1] if before else None
    if order == "verb-middle" and (head.passive or form.role == "undergoes"):
        return next(iter([*before, *after]), None)  # the talks were held, the talks took place
    behind = [s for s in nouns if head.end <= s.at <= head.end + 1] if not form.category else []  # قام بزيارة
    far = [s for s in nouns if s.at > head.at and not form.category and not _in_setting(page, spots, s)]
    return next(iter([*behind, *after, *before, *far]), None)


def _nouns(spots: Spots, clause: Clause) -> list[Spot]:
    """The nouns and infinitives of events in a clause."""
    own = clause.spots(spots)
    return [s for s in own if s.use in NAMING and s.form is not None and s.form.category]


def _governed(page: Page, spots: Spots, spot: Spot) -> bool:
    """Whether a preposition stands before a noun."""
    before = spot_before(spots, spot.at)
    if before is not None and before.has("during", "cause", "agent"):
        return True
    return spot.sign.preposition or page.has(spot.at - 1, "preposition")


# --- what sets what going ---


def _complements(page: Page, spots: Spots, clause: Clause, order: str) -> list[Clause]:
    """The nominal complements of what sets something going in `clause`, as clauses inside it."""
    head, trigger = clause.head, clause.trigger
    if head is None or trigger is None or trigger.form is None:
        return []
    nouns = [s for s in _nouns(spots, clause) if s is not trigger]
    if head.form is not None and head.form.kind == "results":
        found = next((s for s in nouns if s.at > head.at or order == "verb-last"), None)
        if found is None:
            return []
        if trigger is head:  # which led to the death of …: the event is the result, the cause stands before
            clause.trigger = found
            _caused_by_what_stands_before(clause)
            return []
    elif trigger.form.kind in LEADING:
        anchor = next(
            (s for s in nouns if s.form and s.form.kind in LEADING and s.form.category == trigger.form.category),
            trigger,
        )
        after = [s for s in nouns if s.at > anchor.at and s.form and s.form.category != trigger.form.category]
        after = [s for s in after if not _in_setting(page, spots, s)]
        if anchor.use == "noun":  # the decision to send troops: only what it governs
            after = [s for s in after if _governed(page, spots, s) or s.use == "infinitive"]
        found = after[0] if after else None
        if order == "verb-last" and anchor.use != "noun":
            found = next((s for s in nouns if s.at < trigger.at), None)
    else:
        return _aims(page, spots, clause, [s for s in nouns if s.at > head.at]) if order != "verb-last" else []
    if found is None:
        return []
    inner = _inner(page, spots, clause, found)
    if inner is None:
        return []
    split = [inner, *_split(page, spots, inner)]
    for part in split:
        clause.complements.append(part)
        part.causes.append(clause)
    return split


def _causes_inside(page: Page, spots: Spots, clause: Clause) -> list[Clause]:
    """Where the verb closes the clause, a phrase of cause stands inside it: its words, as a clause of its own there."""
    for spot in clause.spots(spots):
        if not spot.has("cause") or clause.head is None or spot.at >= clause.head.at or spot is clause.opener:
            continue
        near = [s for s in spots[spot.end : spot.end + ANTECEDENT] if s is not None and s.use == "noun"]
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


def _in_setting(page: Page, spots: Spots, noun: Spot) -> bool:
    """Whether a noun says where or when something happened (decided at a meeting), and is no complement."""
    for k in range(noun.at - 1, max(noun.at - ANTECEDENT - 1, -1), -1):
        spot = spot_before(spots, k + 1)
        if spot is not None and spot.has("setting", "during"):
            return True
        if page.mark(k) or page.has(k, "preposition"):
            return False
    return False


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
        elif page.has(start - 1, "preposition", "determiner", "partitive"):
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


def _link(clause: Clause, clauses: list[Clause]) -> None:
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
