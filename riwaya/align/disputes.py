"""What is told and denied, a dispute each: on one side the facts that cannot be true if the denials are, on the other
the denials, with all that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.align.beginnings import Beginnings
from riwaya.align.blamed import denied_attacks
from riwaya.align.claims import SAME, Block, Told
from riwaya.align.denials import Denial, Denials
from riwaya.align.facts import Fact
from riwaya.align.findings import no_findings
from riwaya.align.outcomes import Outcomes
from riwaya.align.requests import denied_requests
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


def find_disputes(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> Iterator[Dispute]:
    """The disputes of a block whose claims are known."""
    denials = [
        *Denials(block, concepts).find(),
        *Outcomes(block, concepts).find(),
        *denied_attacks(block, concepts),
        *no_findings(block),
        *denied_requests(block),
        *Beginnings(block, published, concepts).find(),
    ]
    same = _Same(claims)
    together: Groups[Key] = Groups(same.key(d) for d in denials)
    alike: dict[tuple[str, str], bool] = {}
    of_told: dict[Key, dict[Key, Fact]] = defaultdict(dict)
    for d in denials:
        if not d.sides:
            of_told[d.slot, _family(d), d.tells.id].setdefault(same.key(d), d.denies)
    for found in of_told.values():
        for (one, x), (other, y) in combinations(sorted(found.items()), 2):
            pair = min(x.id, y.id), max(x.id, y.id)
            if pair not in alike:
                alike[pair] = x.open == y.open and block.likeness(x, y) >= SAME
            if alike[pair]:
                together.join(one, other)
    disputes: dict[Key, list[Denial]] = defaultdict(list)
    for d in denials:
        disputes[together.find(same.key(d))].append(d)
    for all_ in disputes.values():
        told = {d.tells.id: d.tells for d in all_}
        denied = {f.id: f for d in all_ for f in same.facts(d) if f.id not in told}
        if denied:
            best = max(all_, key=lambda d: (d.sure, d.tells.id, d.denies.id))
            yield Dispute(best, tuple(told[id] for id in sorted(told)), tuple(denied[id] for id in sorted(denied)))


class _Same:
    """What says the same as a denial: the facts of its claim that leave as much open."""

    def __init__(self, claims: Sequence[Told]) -> None:
        self._claim = {f.id: c.facts for c in claims if c.slot == "polarity" for f in c.facts}
        self._first: dict[str, str] = {}

    def facts(self, denial: Denial) -> list[Fact]:
        denies = denial.denies
        around = self._claim.get(denies.id, ()) if not denial.sides else ()
        return [denies, *(f for f in around if f is not denies and f.open == denies.open)]

    def key(self, denial: Denial) -> Key:
        """What is equal for denials that say the same: slot, family of rules, the first fact that says it; of two
        things that exclude one another, which they are."""
        if denial.sides:
            return denial.slot, denial.rule, denial.sides
        if denial.denies.id not in self._first:
            self._first[denial.denies.id] = min(f.id for f in self.facts(denial))
        return denial.slot, _family(denial), self._first[denial.denies.id]


def _family(denial: Denial) -> str:
    return FAMILY.get(denial.rule, denial.rule)
