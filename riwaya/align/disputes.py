"""What is told and denied, a dispute each: on one side the facts that cannot be true if the denials are, on the other
the denials, with all that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.align.blamed import denied_attacks
from riwaya.align.claims import SAME, Block, Told
from riwaya.align.denials import Denial, Denials
from riwaya.align.facts import Fact
from riwaya.align.outcomes import Outcomes
from riwaya.languages.concepts import Concepts
from riwaya.link.groups import Groups

FAMILY = {"denied": "denial", "is-not-there": "denial"}
"""Rules whose denials of one thing are one dispute."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """`best`: the surest denial of it. Facts by id."""

    best: Denial
    told: tuple[Fact, ...]
    denied: tuple[Fact, ...]


def find_disputes(claims: Sequence[Told], block: Block, concepts: Concepts) -> Iterator[Dispute]:
    """The disputes of a block whose claims are known."""
    denials = [
        *Denials(block, concepts).find(),
        *Outcomes(block, concepts).find(),
        *denied_attacks(block, concepts),
    ]
    same = _Same(claims)
    together: Groups[Key] = Groups(same.key(d) for d in denials)
    of_told: dict[Key, list[Denial]] = defaultdict(list)
    for d in denials:
        of_told[d.slot, _family(d), d.tells.id].append(d)
    for found in of_told.values():
        for x, y in combinations(found, 2):
            alike = x.denies.open == y.denies.open and block.likeness(x.denies, y.denies) >= SAME
            if alike:
                together.join(same.key(x), same.key(y))
    disputes: dict[Key, list[Denial]] = defaultdict(list)
    for d in denials:
        disputes[together.find(same.key(d))].append(d)
    for found in disputes.values():
        told = {d.tells.id: d.tells for d in found}
        denied = {f.id: f for d in found for f in same.facts(d.denies) if f.id not in told}
        best = max(found, key=lambda d: (d.sure, d.tells.id, d.denies.id))
        yield Dispute(best, tuple(told[id] for id in sorted(told)), tuple(denied[id] for id in sorted(denied)))


class _Same:
    """What says the same as a denial: the facts of its claim that leave as much open."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self._claim = {f.id: c.facts for c in claims if c.slot == "polarity" for f in c.facts}

    def facts(self, denies: Fact) -> list[Fact]:
        around = self._claim.get(denies.id, ())
        return [denies, *(f for f in around if f is not denies and f.open == denies.open)]

    def key(self, denial: Denial) -> Key:
        return denial.slot, _family(denial), min(f.id for f in self.facts(denial.denies))


def _family(denial: Denial) -> str:
    return FAMILY.get(denial.rule, denial.rule)
