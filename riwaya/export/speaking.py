"""What a source says over time: what it repeats, what it changes, whom it contradicts, where it is the root."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riwaya.comparison import Claim, Comparison, Drift, Relation, Root
from riwaya.export.chain import UNNAMED
from riwaya.export.matters import GROUPS, Matter, matters
from riwaya.store.keys import name_key
from riwaya.store.lists import SaidRow
from riwaya.story.query import SourceRow

AGAIN = 0.5
"""Share of a statement's claims that an earlier one tells too from which it is the earlier one told again."""

NEWSROOMS = ("agency", "medium")
"""Whoever may have its words from anybody who tells the same: that says nothing of who it is."""

Told = Mapping[tuple[str, str], Sequence[tuple[Claim, str]]]
"""(document key, statement id) → the claims that the statement tells, each with the clause that tells it."""

Likeness = Literal["wording", "root", "name"]
"""Why two sources may be one: they are called alike, nothing tells the roots of one claim apart, or their names."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that a source says: the first statement, and those that tell it again."""

    first: SaidRow
    again: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Another source that may be the same, never surely. `claims`: what both are the root of."""

    source: SourceRow
    why: Likeness
    claims: tuple[str, ...] = ()


def told_in_statements(claims: Iterable[Claim]) -> Told:
    """What each statement tells, by the accounts of claims."""
    found: dict[tuple[str, str], list[tuple[Claim, str]]] = defaultdict(list)
    for claim in claims:
        for account in claim.accounts:
            found[account.document, account.statement].append((claim, account.assertion))
    return found


def sayings(said: Sequence[SaidRow], told: Told) -> list[Saying]:
    """Statements in their order, each with the later ones that tell it again."""
    heads: list[tuple[SaidRow, list[SaidRow]]] = []
    first_of: dict[str, int] = {}
    for row in said:
        claims = [claim.id for claim, _ in told.get((row.document, row.id), ())]
        before = [first_of[id] for id in claims if id in first_of]
        head = max(set(before), key=before.count, default=None)
        if head is not None and before.count(head) >= AGAIN * len(claims):
            heads[head][1].append(row)
        else:
            head = len(heads)
            heads.append((row, []))
        for id in claims:
            first_of.setdefault(id, head)
    return [Saying(first, tuple(again)) for first, again in heads]


class Speaker:
    """One source among the claims of its story."""

    def __init__(self, source: SourceRow, said: Sequence[SaidRow], told: Told, compared: Comparison) -> None:
        self._source, self._compared = source, compared
        self._names = {name_key(name) for name in source.names}
        self._clauses: dict[str, str] = {}
        """Claims that it tells → the clause in which it first does."""
        self._articles: dict[str, str] = {}
        """Claims that it tells → the article in which it first does."""
        for row in said:
            if row.position == 0:
                for claim, clause in told.get((row.document, row.id), ()):
                    self._clauses.setdefault(claim.id, clause)
                    self._articles.setdefault(claim.id, row.document)

    @property
    def claims(self) -> Sequence[str]:
        """The claims that it tells, in the order in which it first does."""
        return tuple(self._clauses)

    def changes(self) -> dict[str, list[Matter]]:
        """What it says in ways that differ from article to article, in its own words."""
        return self._matters(lambda articles: None not in articles and articles[0] != articles[1])

    def contradicts(self) -> dict[str, list[Matter]]:
        """What it says and others tell otherwise: its own words, and theirs."""
        return self._matters(lambda articles: articles.count(None) == 1)

    def _matters(self, wanted: Callable[[list[str | None]], bool]) -> dict[str, list[Matter]]:
        relations = [r for r in self._compared.relations if wanted([self._articles.get(id) for id in r.claims])]
        if not relations:
            return {group: [] for group in GROUPS}
        return matters(replace(self._compared, relations=tuple(map(self._own_words, relations))))

    def _own_words(self, relation: Relation) -> Relation:
        one, other = relation.claims
        shown = relation.assertions
        return replace(relation, assertions=(self._clauses.get(one, shown[0]), self._clauses.get(other, shown[1])))

    def root_of(self) -> list[Claim]:
        """The claims that started with it, as far as the pages show; those that most articles tell first."""
        found = [claim for claim in self._compared.claims if self._root(claim) is not None]
        return sorted(found, key=lambda c: (-len(c.documents), c.id))

    def _root(self, claim: Claim) -> Root | None:
        return next((root for root in claim.roots if self.is_root(root)), None)

    def is_root(self, root: Root) -> bool:
        """Whether it is this root of a claim."""
        if root.entity is not None and root.entity == self._source.entity:
            return True
        called = name_key(root.name) in self._names
        return called and root.kind != "unknown" and not set(root.documents).isdisjoint(self._source.document_keys)

    def drift(self) -> list[Drift]:
        """Words of its that other articles give to sources described differently."""
        keys = set(self._source.document_keys)
        return [d for d in self._compared.drift if any(k in keys and name_key(n) in self._names for k, n in d.labels)]

    def partners(self, sources: Sequence[SourceRow]) -> list[Partner]:
        """Other sources that may be the same: unnamed ones that are called alike, those of whom the roots of one claim
        say so, and names that may mean one person. Those called alike first, then by the claims in common."""
        found = {row.id: Partner(row, "wording") for row in sources if self._called_alike(row)}
        by_place = {(k, name_key(n)): row for row in sources for k in row.document_keys for n in row.names}
        shared: dict[str, dict[str, None]] = defaultdict(dict)
        rows: dict[str, SourceRow] = {}
        for claim in self._compared.claims if self._source.kind not in NEWSROOMS else ():
            root = self._root(claim)
            for other in claim.roots if root is not None else ():
                if other.id in root.may_be_same_as and other.kind not in NEWSROOMS:  # type: ignore[union-attr]
                    for row in filter(None, (by_place.get((k, name_key(other.name))) for k in other.documents)):
                        rows[row.id] = row
                        shared[row.id].setdefault(claim.id)
        for id, claims in shared.items():
            if id != self._source.id:
                found[id] = replace(found.get(id, Partner(rows[id], "root")), claims=tuple(claims))
        for row in sources:
            if row.entity in self._doubtful():
                found.setdefault(row.id, Partner(row, "name"))
        return sorted(found.values(), key=lambda p: (p.why != "wording", -len(p.claims), p.source.id))

    def _called_alike(self, row: SourceRow) -> bool:
        unnamed = not row.named and not self._source.named and row.id != self._source.id
        return unnamed and row.name not in UNNAMED and any(name_key(name) in self._names for name in row.names)

    def _doubtful(self) -> frozenset[str]:
        own = next((e for e in self._compared.entities if e.id == self._source.entity), None)
        return frozenset(own.may_be_same_as) if own is not None else frozenset()
