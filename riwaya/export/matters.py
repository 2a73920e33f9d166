"""Which relations are one matter, and where it is shown: what can be said of them before any article is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.comparison import Claim, Comparison, Relation
from riwaya.link.groups import Groups

SURE = 0.9
"""Confidence from which a relation stands on the first screen; the rest is under "Please check"."""

ALIKE = 0.4
"""`Claim.likeness` below which its sentences may not say the same. On a development story (18 articles, 47 claims told
in several) nine in ten pairs of places were right above, six in ten below."""

GROUPS = ("conflicts", "rivals", "updates", "check", "refines")
"""Where a relation is shown, in the order of the page. Claims that only say the same are no dispute."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Relations about one question: `group` says where they are shown, the surest comes first."""

    group: str
    relations: tuple[Relation, ...]
    documents: int
    """How many articles take part."""

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"{self.group}-{min(self.relations[0].claims)}"

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that answer, each once."""
        return tuple(dict.fromkeys(id for r in self.relations for id in r.claims))


def loose(claim: Claim) -> bool:
    """Whether the sentences of a claim may not say the same."""
    return claim.likeness < ALIKE


def group_of(relation: Relation) -> str | None:
    """Under which of `GROUPS` a relation is shown; None for none."""
    if relation.kind == "supports":
        return None
    if relation.confidence < SURE and relation.kind != "refines":  # that both can be true needs no check
        return "check"
    return "updates" if relation.kind == "conflicts" and relation.update else relation.kind


def matters(compared: Comparison, only: str | None = None) -> dict[str, list[Matter]]:
    """The matters of each group, those that most articles take part in first; `only`: of this claim."""
    claims = {c.id: c for c in compared.claims}
    gathered: dict[tuple[str, ...], list[Relation]] = {}
    chained: Groups[tuple[str, ...]] = Groups()
    shown: list[tuple[Relation, tuple[str, ...]]] = []
    for relation in compared.relations:
        group = group_of(relation)
        if group is None or not all(id in claims for id in relation.claims) or only not in (None, *relation.claims):
            continue
        one, other = (claims[id] for id in relation.claims)
        if one.question and one.question == other.question:
            key: tuple[str, ...] = (group, relation.slot, one.question)
        else:  # what answers no question in common is one matter with what stands against the same claim
            key = (group, relation.slot, one.id)
            chained.join(key, (group, relation.slot, other.id))
        shown.append((relation, key))
    for relation, key in shown:
        gathered.setdefault(chained.find(key), []).append(relation)
    out: dict[str, list[Matter]] = {group: [] for group in GROUPS}
    for key, relations in gathered.items():
        out[key[0]].append(_matter(key[0], relations, claims))
    return {group: sorted(found, key=lambda m: (-m.documents, m.id)) for group, found in out.items()}


def _matter(group: str, relations: Sequence[Relation], claims: dict[str, Claim]) -> Matter:
    ordered = tuple(sorted(relations, key=lambda r: (-r.confidence, r.claims)))
    return Matter(group, ordered, len(_documents(claims[id] for r in ordered for id in r.claims)))


def _documents(claims: Iterable[Claim]) -> set[str]:
    return {key for claim in claims for key in claim.documents}
