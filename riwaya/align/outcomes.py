"""What came of one event, told in words that exclude one another: who survived and who died, a truck and a bus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import Fact, apart
from riwaya.align.likeness import Weights
from riwaya.languages.concepts import NUMBERED, Concepts

ONE_EVENT = 0.3
"""Likeness from which two facts that share what follows tell of one event."""

SHARED = 0.5
"""Share, by weight, of what the shorter one of two facts names beside what excludes the other that both name."""

UNNAMED = 2
"""Things that two facts must share where they share no name."""

MATTERS = 2
"""The same where a place is ruled out: that place, and what happened there."""

RULED_OUT = 0.15
"""Likeness from which a fact may be of the event of one that rules out the very place that it names."""

SUREST = {"opposite": 0.6, "other-kind": 0.7, "excluded": 0.8}


class Outcomes:
    """Finds what excludes one another in a block of facts. `concepts`: the sides of outcomes, and which things are of
    one kind."""

    def __init__(self, block: Block, concepts: Concepts) -> None:
        self._block, self._concepts, self._weights = block, concepts, Weights([f.said for f in block.facts])
        self._told = [f for f in block.facts if f.polarity == "affirmed" and f.modality == "fact"]

    def find(self) -> Iterator[Denial]:
        """Every two facts that tell outcomes of one event of which only one can be."""
        for one, other in self._concepts.outcomes:
            sides = [
                [f for f in self._told if f.terms & a and not f.terms & b] for a, b in ((one, other), (other, one))
            ]
            for x in sides[0]:
                for y in sides[1]:
                    sure = self._one_event(x, y, one | other)
                    if sure:
                        which = f"{min(one)}|{min(other)}|{' '.join(sorted(x.names | x.places))}"
                        yield Denial(x, y, "opposite", min(SUREST["opposite"], 0.3 + sure * 0.4), sides=which)
        yield from self._other_kinds()
        yield from self._excluded()

    def _excluded(self) -> Iterator[Denial]:
        """What one says that it was not, told by another of the same happening: in the yard and not in the store."""
        for denies in self._told:
            ruled_out = denies.excluded - GENERAL
            if not ruled_out:
                continue
            for tells in self._told:
                if ruled_out <= tells.said and self._happening(denies, tells, ruled_out):
                    where = ruled_out & tells.places or any(NUMBERED in term for term in ruled_out)
                    sure = self._share(tells.said, denies.said | ruled_out, MATTERS if where else UNNAMED + 1)
                    if sure and self._may_be_one(tells, denies, RULED_OUT if where else ONE_EVENT):
                        how = min(SUREST["excluded"], 0.45 + sure * 0.4)
                        yield Denial(tells, denies, "excluded", how, "place" if where else "identity")

    def _happening(self, x: Fact, y: Fact, ruled_out: frozenset[str]) -> bool:
        """Whether both name one happening, by the act of one of them or by its noun."""
        shared = (x.said & y.said) - ruled_out
        return bool(shared & (x.act | y.act | self._concepts.once))

    def _other_kinds(self) -> Iterator[Denial]:
        """What befell one thing once, by things that are not one: by a drone, by a car bomb."""
        once = self._concepts.once
        for unlike in self._concepts.unlike:
            by_act: dict[str, list[tuple[str, Fact]]] = defaultdict(list)
            for fact in self._told:
                if len(named := fact.terms & unlike) == 1:
                    for act in fact.act & once:
                        by_act[act].append((min(named), fact))
            for _, found in sorted(by_act.items()):
                for (p, x), (q, y) in combinations(found, 2):
                    sure = self._one_event(x, y, unlike) if p != q else 0.0
                    if sure:
                        one, other = (x, y) if p < q else (y, x)
                        how = min(SUREST["other-kind"], 0.3 + sure * 0.4)
                        yield Denial(one, other, "other-kind", how, "identity", f"{min(p, q)}|{max(p, q)}")

    def _one_event(self, x: Fact, y: Fact, excluding: frozenset[str]) -> float:
        """How much of what they name beside what excludes the other two facts share, if they tell of one event; 0 if
        they do not."""
        if not self._may_be_one(x, y, ONE_EVENT):
            return 0.0
        one, other = (f.said - excluding for f in (x, y))
        return self._share(one, other, 1 if (one & other) & (x.names | x.places) else UNNAMED)

    def _may_be_one(self, x: Fact, y: Fact, likeness: float) -> bool:
        """Whether two facts are much alike, and nothing in them speaks against their being of one event."""
        if x.one_voice(y) or self._block.likeness(x, y) < likeness:
            return False
        if apart(x.parties, y.parties) or apart(x.doers, y.doers) or not x.maybe_when(y):
            return False
        return not x.counts_several and not y.counts_several

    def _share(self, one: frozenset[str], other: frozenset[str], fewest: int) -> float:
        """How much, by weight, of the shorter one of two facts both name; 0 if it is little."""
        said = [one - GENERAL, other - GENERAL]
        shared = said[0] & said[1]
        if len(shared) < fewest:
            return 0.0
        share = max((self._weights.share(shared, s) for s in said if s), default=0.0)
        return share if share >= SHARED else 0.0
