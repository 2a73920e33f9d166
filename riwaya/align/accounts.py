"""Different accounts of one thing: whom an attack hit, who did it, who ordered it. Most could all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from riwaya.align.account import Account
from riwaya.align.blamed import other_strikers
from riwaya.align.causes import is_attack
from riwaya.align.claims import Block
from riwaya.align.facts import Fact
from riwaya.align.other_doers import other_doers
from riwaya.languages.concepts import Concepts

PASSAGE = 700
"""Characters within which one article's clauses on an attack tell of one attack."""

ONE_ATTACK = 0.45
"""Likeness from which clauses of two articles do."""

ORDERS = "orders"
"""Stance of who orders something."""

WHOM = frozenset(
    {"rebel", "opposition", "opponent", "terrorism", "civilian", "armed-group", "militia", "insurgency", "islamist"}
    | {"extremism", "army", "soldier", "police", "militant", "fighter", "dissident", "mercenary", "refugee"}
)
"""Concepts of those whom an attack may hit, and of what parties call them."""


def find_accounts(block: Block, concepts: Concepts) -> Iterator[Account]:
    """Every two facts of a block that give different accounts, rule by rule."""
    yield from _other_targets(block, concepts)
    yield from _other_actors(block, concepts)
    yield from _other_givers(block)
    yield from other_doers(block, concepts)
    yield from other_strikers(block, concepts)


def _other_actors(block: Block, concepts: Concepts) -> Iterator[Account]:
    """One act that comes once, done to the same, by others: "kidnapped by", "the plane was shot down by"."""
    done: dict[str, list[Fact]] = defaultdict(list)
    for fact in block.facts:
        if fact.polarity == "affirmed" and fact.modality == "fact" and fact.actor & fact.parties:
            for act in fact.act & concepts.once:
                done[act].append(fact)
    for _, facts in sorted(done.items()):
        for x, y in combinations(facts, 2):
            apart = (x.actor & x.parties).isdisjoint(y.actor & y.parties)
            if apart and x.target & y.target & y.parties and x.document != y.document:
                yield Account((x, y), "rivals", "actor", "other-actor", 0.7)


def _other_givers(block: Block) -> Iterator[Account]:
    """One thing that two are said to have ordered: both may have given an order. A side is all that one of them
    ordered of it."""
    given: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in block.facts:
        if fact.stance == ORDERS and not fact.unasked and fact.speaker is not None and not fact.own:
            for act in fact.act:
                given[act, fact.speaker].append(fact)
    for (one, x), (other, y) in combinations(sorted(given), 2):
        sides = given[one, x], given[other, y]
        named = [frozenset(n for f in side for n in f.places | f.names) - {x, y} for side in sides]
        if one == other and named[0] & named[1] and {f.document for f in sides[0]} != {f.document for f in sides[1]}:
            shown = (sides[0][0], sides[1][0])
            yield Account(shown, "rivals", "actor", "other-giver", 0.8, (tuple(sides[0]), tuple(sides[1])))


def _other_targets(block: Block, concepts: Concepts) -> Iterator[Account]:
    """Two attacks told in one passage, or much alike, on people of other names."""
    attacks = [(f, _whom(f)) for f in block.facts if f.polarity == "affirmed" and is_attack(f, concepts)]
    for (x, hit), (y, other) in combinations([(f, whom) for f, whom in attacks if whom], 2):
        if hit & other or x.document == y.document and x.span.start < y.span.end and y.span.start < x.span.end:
            continue
        if x.document == y.document:
            one = abs(x.span.start - y.span.start) < PASSAGE
        else:
            one = block.likeness(x, y) >= ONE_ATTACK
        if one:
            yield Account((x, y), "rivals", "target", "other-target", 0.8)


def _whom(fact: Fact) -> frozenset[str]:
    """Whom an attack hits: what people it names, else who is its target."""
    return fact.terms & WHOM or fact.target & fact.names
