"""What came of one event, told in words that exclude one another: who survived and who died, a truck and a bus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import BODY, PERSON, Fact, apart
from riwaya.align.likeness import Weights
from riwaya.languages.concepts import Concepts

ONE_EVENT = 0.3
"""Likeness from which two facts that share what follows tell of one event."""

SHARED = 0.5
"""Share, by weight, of what the shorter one of two facts names beside what excludes the other that both name."""

UNNAMED = 2
"""Things that two facts must share where they share no name."""

SUREST = {"opposite": 0.6, "other-kind": 0.7}


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
        if x.one_voice(y) or self._block.likeness(x, y) < ONE_EVENT:
            return 0.0
        if apart(x.parties, y.parties) or apart(x.doers, y.doers) or not x.maybe_when(y):
            return 0.0
        if _several(x) or _several(y):
            return 0.0
        said = [f.said - excluding - GENERAL for f in (x, y)]
        shared = said[0] & said[1]
        if not shared & (x.names | x.places) and len(shared) < UNNAMED:
            return 0.0
        share = max((self._weights.share(shared, s) for s in said if s), default=0.0)
        return share if share >= SHARED else 0.0


def _several(fact: Fact) -> bool:
    """Whether a fact counts several people: of nine some may have died and some not."""
    return any(count.unit in (PERSON, BODY) and count.most > 1 for count in fact.counts)
