"""Two claims side by side: the same, one finer than the other, different accounts, or answers that cannot both be true.

Each decision is a rule with a name and a line that says why in plain words. A wrong conflict costs more trust than a
missed one: where no rule is sure, there is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import chain, combinations, permutations

from riwaya.align.accounts import find_accounts
from riwaya.align.claims import Block, Told, dispute_claim, pairs_of_question
from riwaya.align.disputes import find_disputes
from riwaya.align.facts import BODY, PERSON, Fact, apart
from riwaya.align.kinds import named_closer
from riwaya.align.verdicts import Verdict, part_of_whole, value_verdict
from riwaya.comparison import Relation, Slot
from riwaya.languages.concepts import Concepts

SURER = 0.45
"""Likeness from which of two facts of one claim one is the surer telling of the other."""

COUNTED = frozenset(
    {"kill", "die", "dead", "injure", "casualty", "death-toll", "number", "increase", "person", "people"}
)
"""Concepts that every toll names."""

TOWNS = ("point", "city")

TOLD_TOGETHER = 2
"""Claims that two articles share, from which the tolls that they give are perhaps of one event, whatever else the
clauses say."""

OF_NOW = 60
"""Days before its article from which what is dated is perhaps another event (46 died there two years ago)."""

PERHAPS = 0.7
"""Confidence where only the articles, and not the clauses, tell of one event: 4 of 5 in two stories."""

WHY = {
    "denied": "one tells it, the other says that it did not happen",
    "is-not-there": "one tells something of a thing of which the other says that there is none",
    "other-actor": "each names another who did it",
    "other-doer": "each says that others did it",
    "other-giver": "each names another who ordered it",
    "other-target": "each names others whom it hit",
    "before-it-came": "one has it there before the other lets it come",
    "since-differs": "each lets it begin at another time",
    "left-nothing": "one tells what leaves its mark, the other that there is no such mark",
    "accused-denies": "one accuses, the accused denies it",
    "not-known": "one tells it, the other says that it is not known",
    "opposite": "each tells how it came out, and only one of these can be",
    "no-finding": "one tells what was found, the other that nothing was",
    "not-asked": "one tells that he asked for it, the other that he did not",
    "excluded": "one says that it was not what the other tells",
    "other-kind": "each tells of another kind of thing, and it was one",
}
"""What the rules for two facts mean, in plain words."""


def find_relations(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> tuple[list[Told], list[Relation]]:
    """How the claims of a block stand to one another, by claims, and the claims that had to be made for it: the facts
    that one denial denies, wherever they stood. `published`: document key → date (ISO 8601)."""
    sides = _Sides(claims)
    disputed = list(_by_disputes(claims, sides, block, published, concepts))
    rivals = list(_by_accounts(claims, sides, block, concepts))
    found: dict[tuple[str, str], Relation] = {}
    ways = (
        _by_questions(claims, block, published, concepts),
        _by_parts(claims, block),
        disputed,
        rivals,
        _by_kinds(claims, sides, concepts),
    )
    for relation in chain(*ways):
        key = (min(relation.claims), max(relation.claims))
        if key not in found or found[key].confidence < relation.confidence:
            found[key] = relation
    return list(sides.made.values()), [found[key] for key in sorted(found)]


def _by_questions(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> Iterator[Relation]:
    alike, together = _counted_alike(claims), _told_together(claims)
    for a, b in pairs_of_question(claims):
        yield from _compared(a, b, block, published, concepts, alike, together)


def _counted_alike(claims: Sequence[Told]) -> frozenset[tuple[str, str]]:
    """Articles that give one number of the dead, hurt or missing: what else they count so is of the same event."""
    tolls = (c for c in claims if c.answer is not None and c.answer.counts_all and not c.answer.bounded)
    return frozenset(pair for c in tolls for pair in permutations(sorted(c.documents), 2))


def _told_together(claims: Sequence[Told]) -> frozenset[tuple[str, str]]:
    """Articles that share several claims."""
    shared = Counter(pair for c in claims for pair in permutations(c.documents, 2))
    return frozenset(pair for pair, n in shared.items() if n >= TOLD_TOGETHER)


def _by_parts(claims: Sequence[Told], block: Block) -> Iterator[Relation]:
    """Claims that give one number to a part and to the whole that it is of."""
    counted = sorted((c for c in claims if c.slot == "quantity" and c.answer is not None), key=lambda c: c.id)
    for a, b in combinations(counted, 2):
        verdict = part_of_whole(a, b)
        pair = _closest(a, b, block, frozenset()) if verdict is not None else None
        if verdict is not None and pair is not None:
            shown = (pair[0].id, pair[1].id)
            how = (verdict.why, verdict.rule, verdict.confidence, False, shown)
            yield Relation((a.id, b.id), verdict.kind, "quantity", *how)


class _Sides:
    """The claims of sides of disputes: those that are there already, else made."""

    def __init__(self, claims: Sequence[Told]) -> None:
        said = (c for c in claims if c.answer is None and c.slot != "cause")  # no side is "in Tehran"
        self._known = {frozenset(f.id for f in claim.facts): claim for claim in said}
        self.made: dict[str, Told] = {}

    def claim(self, facts: Sequence[Fact], slot: Slot, dispute: str) -> Told:
        """The claim of just these facts."""
        found = self._known.get(frozenset(f.id for f in facts))
        if found is None:
            found = dispute_claim(facts, slot, dispute)
            self.made[found.id] = found
        return found


def _by_disputes(
    claims: Sequence[Told], sides: _Sides, block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> Iterator[Relation]:
    for dispute in find_disputes(claims, block, published, concepts):
        best = dispute.best
        key = f"{best.slot}:{best.rule}:{dispute.told[0].id}:{dispute.denied[0].id}"
        a = sides.claim(dispute.told, best.slot, key)
        b = sides.claim(dispute.denied, best.slot, key)
        why = (WHY[best.rule], best.rule, round(best.sure, 2), False, (best.tells.id, best.denies.id))
        yield Relation((a.id, b.id), "conflicts", best.slot, *why)


def _by_accounts(claims: Sequence[Told], sides: _Sides, block: Block, concepts: Concepts) -> Iterator[Relation]:
    """Claims of which one holds a fact that gives another account than a fact of the other."""
    holding: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for fact in claim.facts:
            holding[fact.id].append(claim)
    for account in find_accounts(block, concepts):
        a, b = (
            sides.claim(side, account.slot, f"{account.rule}:{side[0].id}") if side else _whole(holding[fact.id])
            for fact, side in zip(account.facts, account.sides, strict=True)
        )
        if a.id != b.id:
            shown = (account.facts[0].id, account.facts[1].id)
            why = (WHY[account.rule], account.rule, round(account.sure, 2), False, shown)
            yield Relation((a.id, b.id), account.kind, account.slot, *why)


def _by_kinds(claims: Sequence[Told], sides: _Sides, concepts: Concepts) -> Iterator[Relation]:
    """Of the tellings of one claim those that name the kind of a thing, and those that name only what it is of."""
    for found in named_closer(claims, concepts):
        a, b = (
            sides.claim(side, "identity", f"kind:{found.kind}:{found.wider}:{side[0].id}")
            for side in (found.fine, found.wide)
        )
        why = (f"“{found.kind}” is a kind of “{found.wider}”", "kind-within", 0.8, False)
        yield Relation((a.id, b.id), "refines", "identity", *why, (found.fine[0].id, found.wide[0].id))


def _whole(claims: Sequence[Told]) -> Told:
    """Of the claims that hold a fact the one that says that it is so; if there is none, the widest."""
    return min(claims, key=lambda c: (c.slot != "polarity", -len(c.facts), c.id))


def _compared(
    a: Told,
    b: Told,
    block: Block,
    published: Mapping[str, str | None],
    concepts: Concepts,
    alike: Set[tuple[str, str]],
    together: Set[tuple[str, str]],
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
        pair = _closest(a, b, block, alike)
        surely = pair is not None
        pair = pair or _closest(a, b, block, together, published)
        verdict = value_verdict((a, b), pair, block, published, concepts) if pair is not None else None
        if verdict is not None and not surely:
            verdict = replace(verdict, confidence=min(PERHAPS, verdict.confidence))
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
    if a.negated or b.negated or a.open or b.open or a.possible == b.possible:
        return None
    return Verdict("refines", "surer", "one tells it as a fact, the other as what may be", 0.8, a.possible)


def _closest(
    a: Told,
    b: Told,
    block: Block,
    alike: Set[tuple[str, str]],
    published: Mapping[str, str | None] | None = None,
) -> tuple[Fact, Fact] | None:
    """The two facts, one of each, that are surest to tell one event; None where none are. `alike`: articles that count
    one event's dead, hurt or missing. With `published` only what is not dated long before its article."""
    toll = a.answer is not None and a.answer.counts_all
    if published is not None and not toll:
        return None
    told = [[f for f in c.facts if _gives(f, c) and (published is None or _of_now(f, published))] for c in (a, b)]
    pairs = (
        (x, y)
        for x in told[0]
        for y in told[1]
        if same_event(x, y, toll, (x.document, y.document) in alike) and not _other_event(x, y, a.slot)
    )
    return max(pairs, key=lambda p: (block.likeness(*p), p[0].id), default=None)


def _of_now(fact: Fact, published: Mapping[str, str | None]) -> bool:
    """Whether nothing dates a fact long before its article."""
    day = (published.get(fact.document) or "")[:10]
    if len(day) < len("2026-01-01"):
        return not fact.times
    since = str(date.fromordinal(max(1, date.fromisoformat(day).toordinal() - OF_NOW)))
    return all(when.last >= since for when in fact.times)


def _gives(fact: Fact, claim: Told) -> bool:
    """Whether a fact gives just the number of its claim, and no bound that the claim took in."""
    if claim.answer is None or claim.answer.slot != "quantity" or claim.answer.bounded:
        return True
    return any(c.kind == claim.answer.about and not c.bounded for c in fact.counts)


def _other_event(x: Fact, y: Fact, slot: Slot) -> bool:
    """Whether two facts that differ in one slot differ in another too: then they tell of two events."""
    acting = (x.strikers, y.strikers), (x.doers, y.doers), (x.parties, y.parties)
    return (
        slot != "time" and not x.maybe_when(y)
        or slot != "quantity" and _other_number(x, y)
        or slot != "place" and apart(x.lying(TOWNS), y.lying(TOWNS))
        or any(apart(one, other) for one, other in acting)
    )  # fmt: skip


def _other_number(x: Fact, y: Fact) -> bool:
    """Whether two facts count the same people, and differently."""
    numbers = [{c.kind: c for c in f.counts if c.unit in (PERSON, BODY)} for f in (x, y)]
    return any(not numbers[0][kind].overlaps(numbers[1][kind]) for kind in numbers[0].keys() & numbers[1].keys())


def same_event(x: Fact, y: Fact, toll: bool = False, alike: bool = False) -> bool:
    """Whether two facts that answer one question tell of one event, as far as their words show: both are told as facts,
    and beside what they answer they share a word or a name, in the clause or in what is said around it. Of a `toll` of
    all whom something befell, which articles of one event give of it, nothing else need be said; where the articles
    count others of it `alike`, not even that."""
    if x.modality != "fact" or y.modality != "fact" or x.polarity != y.polarity:
        return False
    if toll:
        return not x.one_voice(y) and (alike or bool(x.context & y.context - x.act - COUNTED))
    near = (x.said | x.head) & (y.said | y.head)
    return len(near - x.act) > 0 or len((x.context & y.context) - x.act) > 1
