"""Two claims side by side: the same, one finer than the other, different accounts, or answers that cannot both be true.

Each decision is a rule with a name and a line that says why in plain words. A wrong conflict costs more trust than a
missed one: where no rule is sure, there is none.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from riwaya.align.accounts import find_accounts
from riwaya.align.answers import ORDER, Position, shown_number, shown_time
from riwaya.align.claims import Block, Told, dispute_claim, pairs_of_question
from riwaya.align.denials import Denial, Denials
from riwaya.align.facts import Count, Fact, When, Where
from riwaya.comparison import Relation, RelationKind
from riwaya.languages.concepts import Concepts
from riwaya.link.groups import Groups

TOLLS = frozenset({"killed", "wounded", "missing", "arrested", "displaced", "infected", "evacuated"})
"""What befell those whose number grows as the hours pass."""

RISING = "increase"
"""The concept of a number that grows."""

VERY_ALIKE = 0.5
"""Likeness from which two facts tell one event, though events of its kind may come twice."""

NEAR_DAYS = 7
"""Days between two dates within which an event that may come twice is taken for one."""

FAR = 50.0
"""Kilometres between two places from which they cannot be one."""

EARTH = 6371.0

SURER = 0.45
"""Likeness from which of two facts of one claim one is the surer telling of the other."""

COMPARABLE = 0.65
"""Ratio of two counts below which they count different things: six who died of their burns are not all the dead."""


WHY = {
    "denied": "one tells it, the other says that it did not happen",
    "is-not-there": "one tells something of a thing of which the other says that there is none",
    "other-target": "each names others whom it hit",
    "before-it-came": "one has it there before the other lets it come",
    "left-nothing": "one tells what leaves its mark, the other that there is no such mark",
    "accused-denies": "one accuses, the accused denies it",
    "not-known": "one tells it, the other says that it is not known",
}
"""What the rules for two facts mean, in plain words."""

FAMILY = {"denied": "denial", "is-not-there": "denial", "not-known": "denial"}
"""Rules whose denials of one thing are one dispute."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two claims: the fields of a `Relation`; `turned` where the second is the finer one."""

    kind: RelationKind
    rule: str
    why: str
    confidence: float
    turned: bool = False
    update: bool = False


def find_relations(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> tuple[list[Told], list[Relation]]:
    """How the claims of a block stand to one another, by claims, and the claims that had to be made for it: the facts
    that one denial denies, wherever they stood. `published`: document key → date (ISO 8601)."""
    made, disputed = _disputes(claims, block, concepts)
    found: dict[tuple[str, str], Relation] = {}
    ways = (_by_questions(claims, block, published, concepts), disputed, _by_accounts(claims, block, concepts))
    for relation in chain(*ways):
        key = (min(relation.claims), max(relation.claims))
        if key not in found or found[key].confidence < relation.confidence:
            found[key] = relation
    return made, [found[key] for key in sorted(found)]


def _by_questions(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> Iterator[Relation]:
    for a, b in pairs_of_question(claims):
        yield from _compared(a, b, block, published, concepts)


def _disputes(claims: Sequence[Told], block: Block, concepts: Concepts) -> tuple[list[Told], list[Relation]]:
    """What is told and denied, a dispute each: on one side the facts that cannot be true if the denials are, on the
    other the denials, with all that say the same. Sides that are no claim yet become one."""
    known = {frozenset(f.id for f in claim.facts): claim for claim in claims}
    saying = {f.id: claim.facts for claim in claims if claim.slot == "polarity" for f in claim.facts}
    together: Groups[tuple[str, ...]] = Groups()
    denials = list(Denials(block, concepts).find())
    for d in denials:
        together.join(
            (d.slot, FAMILY.get(d.rule, d.rule), d.tells.id), (d.slot, FAMILY.get(d.rule, d.rule), d.denies.id)
        )
    disputes: dict[tuple[str, ...], list[Denial]] = defaultdict(list)
    for d in denials:
        disputes[together.find((d.slot, FAMILY.get(d.rule, d.rule), d.tells.id))].append(d)
    made: list[Told] = []
    relations: list[Relation] = []
    for found in disputes.values():
        best = max(found, key=lambda d: (d.sure, d.tells.id, d.denies.id))
        told = {d.tells.id: d.tells for d in found}
        denied = {f.id: f for d in found for f in (*saying.get(d.denies.id, ()), d.denies) if f.id not in told}
        dispute = f"{best.slot}:{best.rule}:{min(told)}:{min(denied)}"
        sides = []
        for side, negated in ((told, False), (denied, True)):
            claim = known.get(frozenset(side))
            if claim is None:
                claim = dispute_claim([side[id] for id in sorted(side)], best.slot, dispute, negated)
                made.append(claim)
            sides.append(claim.id)
        why = (WHY[best.rule], best.rule, round(best.sure, 2), False, (best.tells.id, best.denies.id))
        relations.append(Relation((sides[0], sides[1]), "conflicts", best.slot, *why))
    return made, relations


def _by_accounts(claims: Sequence[Told], block: Block, concepts: Concepts) -> Iterator[Relation]:
    """Claims of which one holds a fact that gives another account than a fact of the other."""
    holding: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for fact in claim.facts:
            holding[fact.id].append(claim)
    for account in find_accounts(block, concepts):
        x, y = account.facts
        a, b = _whole(holding[x.id]), _whole(holding[y.id])
        if a.id != b.id:
            why = (WHY[account.rule], account.rule, round(account.sure, 2), False, (x.id, y.id))
            yield Relation((a.id, b.id), account.kind, account.slot, *why)


def _whole(claims: Sequence[Told]) -> Told:
    """Of the claims that hold a fact the one that says that it is so; if there is none, the widest."""
    return min(claims, key=lambda c: (c.slot != "polarity", -len(c.facts), c.id))


def _compared(
    a: Told, b: Told, block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> Iterator[Relation]:
    if a.slot == "cause":
        pair: tuple[Fact, Fact] | None = (_told_by_somebody(a), _told_by_somebody(b))
        verdict: Verdict | None = Verdict(
            "rivals", "another-cause", "each tells what set it going, and they differ", 0.9
        )
    elif a.answer is None or b.answer is None:
        verdict = _surer(a, b)
        pair = _nearest(a, b, block) if verdict is not None else None
    else:
        pair = _closest(a, b, block)
        verdict = _answers((a, b), pair, block, published, concepts) if pair is not None else None
    if pair is None or verdict is None:
        return
    first, second = (b, a) if verdict.turned else (a, b)
    shown = (pair[1].id, pair[0].id) if verdict.turned else (pair[0].id, pair[1].id)
    yield Relation(
        claims=(first.id, second.id),
        kind=verdict.kind,
        slot=a.slot,
        why=verdict.why,
        rule=verdict.rule,
        confidence=verdict.confidence,
        update=verdict.update,
        assertions=shown,
    )


def _told_by_somebody(claim: Told) -> Fact:
    """The fact that shows a claim best, one that a source tells before what the outlet says itself."""
    return min(claim.facts, key=lambda f: (f.own, f.modality != "fact", -len(f.said), f.id))


def _nearest(a: Told, b: Told, block: Block) -> tuple[Fact, Fact] | None:
    """The two facts, one of each, that are most alike, if they are much alike."""
    pairs = [(float(block.alike[block.place[x.id], block.place[y.id]]), x.id, y.id) for x in a.facts for y in b.facts]
    value, x, y = max(pairs)
    return (block.facts[block.place[x]], block.facts[block.place[y]]) if value >= SURER else None


def _surer(a: Told, b: Told) -> Verdict | None:
    """One tells as a fact what the other tells as what may be."""
    if a.negated or b.negated or a.possible == b.possible:
        return None
    return Verdict("refines", "surer", "one tells it as a fact, the other as what may be", 0.8, a.possible)


def _closest(a: Told, b: Told, block: Block) -> tuple[Fact, Fact] | None:
    """The two facts, one of each, that are surest to tell one event; None where none are."""
    pairs = ((x, y) for x in a.facts for y in b.facts if same_event(x, y))
    return max(pairs, key=lambda p: (block.about[block.place[p[0].id], block.place[p[1].id]], p[0].id), default=None)


def same_event(x: Fact, y: Fact) -> bool:
    """Whether two facts that answer one question tell of one event, as far as their words show: both are told as facts,
    and beside what they answer they share a word or a name, in the clause or in what is said around it."""
    if x.modality != "fact" or y.modality != "fact" or x.polarity != y.polarity:
        return False
    near = (x.terms | x.head | x.names | x.places) & (y.terms | y.head | y.names | y.places)
    return len(near - x.act) > 0 or len((x.context & y.context) - x.act) > 1


def _answers(
    claims: tuple[Told, Told],
    pair: tuple[Fact, Fact],
    block: Block,
    published: Mapping[str, str | None],
    concepts: Concepts,
) -> Verdict | None:
    (a, b), (x, y) = claims, (claims[0].answer, claims[1].answer)
    assert x is not None
    assert y is not None
    once = x.about[0] in concepts.once
    if isinstance(x.value, Count) and isinstance(y.value, Count):
        return _counts(x.value, y.value, a, b, published)
    if isinstance(x.value, When) and isinstance(y.value, When):
        return _times(x.value, y.value, once, _alike(pair, block))
    if isinstance(x.value, Where) and isinstance(y.value, Where):
        return _places(x.value, y.value, pair, once)
    excluded = concepts.opposites.get(x.value.id, ()) if isinstance(x.value, Position) else ()
    if isinstance(y.value, Position) and y.value.id in excluded:
        if x.about == ORDER:
            why = "one calls it the first step, the other tells of what came before it"
            return Verdict("conflicts", "not-the-first", why, 0.8)
        return Verdict("conflicts", "positions-exclude", f"{x.shown} or {y.shown}: one thing cannot lie in both", 0.8)
    return None


def _counts(x: Count, y: Count, a: Told, b: Told, published: Mapping[str, str | None]) -> Verdict | None:
    one, other = shown_number(x), shown_number(y)
    if x.overlaps(y):
        if (x.least, x.most) == (y.least, y.most):
            return None
        turned = y.most - y.least < x.most - x.least
        return Verdict("refines", "number-within", f"{one} and {other} can both be true", 0.9, turned)
    low, high = sorted((x.least, y.least)) if x.most > 0 and y.most > 0 else (0.0, 1.0)
    if x.approximate and y.approximate or low < COMPARABLE * high:
        return None
    update = x.what in TOLLS and _rose(a, b, x, y, published)
    thing = x.what or x.unit or ""
    why = f"{one} or {other} ({thing}): " + ("the number rose" if update else "one number cannot be both")
    return Verdict(
        "conflicts", "number-differs", why, 0.9 if not (x.approximate or y.approximate) else 0.6, False, update
    )


def _times(x: When, y: When, once: bool, alike: bool) -> Verdict | None:
    """Two dates of one event. What may happen twice is one event only where the days are near one another."""
    one, other = shown_time(x), shown_time(y)
    if x.within(y) or y.within(x):
        return Verdict("refines", "time-within", f"{one} and {other} can be one time", 0.9, y.within(x))
    if x.overlaps(y) or not (once or alike and _days_between(x, y) <= NEAR_DAYS):
        return None
    return Verdict("conflicts", "time-differs", f"on {one} or on {other}: one event has one time", 0.9)


def _days_between(x: When, y: When) -> int:
    first, then = sorted((x, y), key=lambda w: w.first)
    return (date.fromisoformat(then.first) - date.fromisoformat(first.first)).days


def _places(x: Where, y: Where, pair: tuple[Fact, Fact], once: bool) -> Verdict | None:
    """Two places far from one another, of one event with the same party; a town and a region of its country may be
    one."""
    apart = _kilometres(x, y) > FAR and (x.precision == y.precision or x.country != y.country)
    if not (apart and once and pair[0].parties & pair[1].parties):
        return None
    return Verdict("conflicts", "place-differs", f"in {x.name} or in {y.name}: one event has one place", 0.8)


def _alike(pair: tuple[Fact, Fact], block: Block) -> bool:
    """Whether two facts are so much alike that they tell one event, though events of its kind may come twice."""
    x, y = pair
    value = float(block.about[block.place[x.id], block.place[y.id]])
    return value >= VERY_ALIKE and len((x.said & y.said) - x.act) > 1


def _kilometres(x: Where, y: Where) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(x.lat), math.radians(y.lat)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(x.lon - y.lon) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(h))


def _rose(a: Told, b: Told, x: Count, y: Count, published: Mapping[str, str | None]) -> bool:
    """Whether the greater number is the smaller one grown: a page says that it rose, or who gave the smaller one gives
    it on a later day. Where it was printed first it is none."""
    early, late = (a, b) if x.least < y.least else (b, a)
    first, then = _first(early.documents, published)[:10], _first(late.documents, published)[:10]
    if not first or not then or then < first:
        return False
    if any(RISING in f.terms for f in late.facts):
        return True
    speakers = {f.speaker for f in early.facts if f.speaker} & {f.speaker for f in late.facts}
    return then > first and bool(speakers)


def _first(documents: Iterable[str], published: Mapping[str, str | None]) -> str:
    return min((date for d in documents if (date := published.get(d))), default="")
