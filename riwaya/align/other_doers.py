"""One deed that two accounts give to people who cannot be the same: found by workers, found by holidaymakers.

People without a name are known by what they are called (`concepts/people.toml`). Many deeds of one kind are told in a
story, so that two facts tell one only where what they are done to is the same, as far as their words show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from riwaya.align.account import Account
from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL
from riwaya.align.facts import Fact, apart
from riwaya.comparison import RelationKind
from riwaya.languages.concepts import Concepts
from riwaya.languages.people import load_people
from riwaya.link.groups import Groups

ONE_THING = 0.2
"""Likeness from which two clauses that name what the deed was done to by one word tell one deed."""

CITY = "city"

SURE = 0.6
"""That nobody named differs is weaker than a name: both may have been there."""


def other_doers(block: Block, concepts: Concepts) -> Iterator[Account]:
    """Every two sides that give one deed to others. A side is all facts that give it to the same people."""
    for _, pairs in sorted(_pairs(block, concepts).items()):
        deeds: Groups[str] = Groups()
        for x, y in pairs:
            deeds.join(x.id, y.id)
        of_deed: dict[str, list[tuple[Fact, Fact]]] = defaultdict(list)
        for x, y in pairs:
            of_deed[deeds.find(x.id)].append((x, y))
        for found in of_deed.values():
            best = max(found, key=lambda p: (block.likeness(*p), p[0].id, p[1].id))
            sides = tuple(tuple({f.id: f for f in side}.values()) for side in zip(*found, strict=True))
            could_both = any(f.act & concepts.shared for pair in found for f in pair)
            kind: RelationKind = "rivals" if could_both else "conflicts"
            yield Account(best, kind, "actor", "other-doer", SURE, (sides[0], sides[1]))


def _pairs(block: Block, concepts: Concepts) -> dict[tuple[str, str, str], list[tuple[Fact, Fact]]]:
    """Facts two at a time that give one deed to people who cannot be the same, by the deed and these people."""
    people, told = load_people(), _told(block, concepts)
    out: dict[tuple[str, str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    for deed, facts in told.items():
        for a, b in combinations(facts, 2):
            if people.apart(a.doers, b.doers) and _one_deed(a, b, block):
                x, y = sorted((a, b), key=lambda f: sorted(f.doers))
                out[deed, " ".join(sorted(x.doers)), " ".join(sorted(y.doers))].append((x, y))
    return out


def _told(block: Block, concepts: Concepts) -> dict[str, Sequence[Fact]]:
    """Deed → the facts that tell that people without a name did it."""
    told: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in block.facts:
        if fact.doers and fact.told:
            for act in fact.act & concepts.deeds.keys():
                told[concepts.deeds[act]][fact.id] = fact
    return {deed: list(facts.values()) for deed, facts in told.items()}


def _one_deed(x: Fact, y: Fact, block: Block) -> bool:
    """Whether two facts of one act tell one deed, as far as their words show."""
    if x.one_voice(y) or x.document == y.document and (x.own or y.own):
        return False
    if not x.maybe_when(y) or apart(x.lying((CITY,)), y.lying((CITY,))) or _other_number(x, y):
        return False
    one, other = x.target & x.parties, y.target & y.parties
    if one and other:
        return bool(one & other)
    common = (x.context & y.context) - x.act - y.act - GENERAL
    whom, whom_else = _done_to(x), _done_to(y)
    if whom and whom_else:
        shared = (whom & whom_else) - x.act - y.act
        alike = block.likeness(x, y) >= ONE_THING
        return alike and bool(shared) and (bool(shared - GENERAL) or bool(common - shared))
    named = (whom & y.context) | (whom_else & x.context)  # "it was found": what, the sentence around it says
    return bool(named and common - named) or len(common) > 1


def _done_to(fact: Fact) -> frozenset[str]:
    """What the deed is done to, counted or not."""
    return fact.done_to.union(*(count.of for count in fact.counts))


def _other_number(x: Fact, y: Fact) -> bool:
    """Whether both count those to whom it was done, and no two of the numbers can be the same."""
    return bool(x.counts and y.counts) and not any(a.overlaps(b) for a in x.counts for b in y.counts)
