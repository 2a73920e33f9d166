"""The tellings of one claim → its roots: who passed it on first, each counted once, and what was folded for that."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from riwaya.comparison import Folded, Gate, Origins, Root
from riwaya.link.groups import Groups
from riwaya.model import BODIES
from riwaya.weigh.counting import fewest
from riwaya.weigh.pages import Identity, Pages, Teller
from riwaya.weigh.same import aligned, may_be_same, told_apart
from riwaya.weigh.tellings import Telling

COPIED = {"reprint": "one text, reprinted", "trimmed": "one text, cut", "translated": "one text, translated",
          "shared wire": "one agency text"}  # fmt: skip

_Found = tuple[Identity, Telling]


@dataclass
class _Roots:
    """The roots of one claim while they are found."""

    pages: Pages
    groups: Groups[Identity] = field(default_factory=Groups)
    tellers: dict[Identity, list[Teller]] = field(default_factory=lambda: defaultdict(list))
    told: dict[Identity, list[Telling]] = field(default_factory=lambda: defaultdict(list))
    folded: list[Folded] = field(default_factory=list)

    def fold(self, documents: Iterable[str], why: str) -> None:
        """Note that these documents' accounts count once."""
        told = Folded(tuple(sorted(set(documents))), why)
        if told not in self.folded:
            self.folded.append(told)


def weigh_roots(pages: Pages, tellings: Sequence[Telling]) -> tuple[tuple[Root, ...], Origins]:
    """The roots of a claim, those with a name first, and how many separate ones there are."""
    roots = _Roots(pages)
    for telling in _told_by_others(pages, tellings, roots):
        identity = _identity(telling)
        roots.groups.find(identity)
        roots.told[identity].append(telling)
        if telling.root is not None:
            roots.tellers[identity].append(telling.root)
    _fold_copies(roots, tellings)
    _fold_agencies(roots)
    _name_one_source(roots)
    return _counted(roots, tellings)


def _told_by_others(pages: Pages, tellings: Sequence[Telling], roots: _Roots) -> list[Telling]:
    """The tellings without those in which an article, or a copy of it, says in its own words what it gives to somebody
    as well: a headline is no origin beside the speaker below it."""
    given = {_text(pages, t.account.document) for t in tellings if not t.account.own and _identity(t)[0] != "unknown"}
    repeats = [t for t in tellings if t.account.own and _text(pages, t.account.document) in given]
    if repeats:
        roots.fold((t.account.document for t in repeats), "says in its own words what it gives to somebody else too")
    return [t for t in tellings if t not in repeats]


def _text(pages: Pages, document: str) -> object:
    """What is equal for documents made from one text."""
    return pages.copy_of.get(document, document)


def _identity(telling: Telling) -> Identity:
    """Of the root; of one that is unknown, the article, or the sentence that hides him."""
    if telling.root is None:
        return "unknown", telling.account.document
    if telling.root.hidden:
        return "unknown", telling.account.document, telling.account.statement
    return telling.root.identity


def _fold_copies(roots: _Roots, tellings: Sequence[Telling]) -> None:
    """Copies of one text have their speakers in common, those without a name and bodies under two names too, and say
    in their own words what the text says."""
    by_group: dict[int, dict[str, list[Identity]]] = defaultdict(lambda: defaultdict(list))
    for identity, told in roots.told.items():
        for telling in told:
            document = telling.account.document
            if document in roots.pages.copy_of:
                found = by_group[roots.pages.copy_of[document]][document]
                if identity not in found:
                    found.append(identity)
    for number, documents in sorted(by_group.items()):
        _fold_group(roots, [documents[d] for d in sorted(documents, key=lambda d: (-len(documents[d]), d))])
        copies = roots.pages.comparison.copies[number]
        present = [d for d in copies.documents if d in {t.account.document for t in tellings}]
        if len(present) > 1:
            roots.fold(present, COPIED[copies.kind])


def _fold_group(roots: _Roots, documents: Sequence[Sequence[Identity]]) -> None:
    for first, second in combinations(documents, 2):
        for one, two in aligned(_unnamed(roots, first), _unnamed(roots, second)):
            roots.groups.join(one, two)
        for one in first:
            for two in second:
                if _one_in_copies(roots, one, two):
                    roots.groups.join(one, two)


def _one_in_copies(roots: _Roots, one: Identity, two: Identity) -> bool:
    if one[0] == two[0] == "unknown":
        return len(one) == len(two)
    bodies = all(roots.tellers[i] and roots.tellers[i][0].link.kind in BODIES for i in (one, two))
    return bodies and may_be_same(roots.pages, roots.tellers[one], roots.tellers[two])


def _unnamed(roots: _Roots, identities: Iterable[Identity]) -> list[Teller]:
    """Speakers without a name, in the order in which their page has them."""
    found = [roots.tellers[i][0] for i in identities if roots.tellers[i] and not roots.tellers[i][0].named]
    return sorted((t for t in found if not t.hidden), key=lambda t: t.link.span.start if t.link.span else 0)


def _fold_agencies(roots: _Roots) -> None:
    """One whom two articles quote through one newsroom, without a name but called and counted alike, is one."""
    quoted: dict[tuple[Identity, int, frozenset[str]], list[_Found]] = defaultdict(list)
    for identity, told in roots.told.items():
        for telling in told:
            root = telling.root
            if root is None or root.named or root.hidden or not telling.through:
                continue
            called = roots.pages.describes(root)
            if called:
                quoted[telling.gate, root.link.count, called].append((identity, telling))
    for found in quoted.values():
        for (one, _), (two, _) in combinations(found, 2):
            if not _apart(roots, one, two):
                roots.groups.join(one, two)
        documents = {t.account.document for _, t in found}
        if len({_text(roots.pages, d) for d in documents}) > 1:
            name = min((t.gate_name for _, t in found), key=lambda n: (len(n), n))
            roots.fold(documents, f"quoted in the same words through {name}")


def _apart(roots: _Roots, one: Identity, two: Identity) -> bool:
    return any(told_apart(roots.pages, x, y) for x in roots.tellers[one] for y in roots.tellers[two])


def _name_one_source(roots: _Roots) -> None:
    """Note who with a name is behind several articles."""
    for identity, told in roots.told.items():
        documents = {t.account.document for t in told}
        if len({_text(roots.pages, d) for d in documents}) > 1 and roots.tellers[identity]:
            roots.fold(documents, f"all go back to {_name(roots, [identity])}")


def _counted(roots: _Roots, tellings: Sequence[Telling]) -> tuple[tuple[Root, ...], Origins]:
    sets = [ids for ids in roots.groups.sets() if any(roots.told[i] for i in ids)]
    sets.sort(key=min)
    tellers = [[t for i in ids for t in roots.tellers[i]] for ids in sets]
    known = [ids[0][0] != "unknown" for ids in sets]
    open_pairs = {
        (i, j)
        for i, j in combinations(range(len(sets)), 2)
        if known[i] and known[j] and may_be_same(roots.pages, tellers[i], tellers[j])
    }
    ids = [_id(found) for found in sets]
    made = [_root(roots, found, ids[i], [ids[k] for k in _partners(i, open_pairs)]) for i, found in enumerate(sets)]
    counts = [root.count for root in made]
    sure = [i for i, k in enumerate(known) if k]
    least = fewest([counts[i] for i in sure], _renumbered(open_pairs, sure))
    order = sorted(made, key=lambda r: (r.kind == "unknown", not r.named, r.documents, r.name, r.id))
    gates = _gates(tellings)
    origins = Origins(least, sum(counts), tuple(g.name for g in gates), tuple(roots.folded), gates)
    return tuple(order), origins


def _partners(i: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({b if a == i else a for a, b in pairs if i in (a, b)})


def _renumbered(pairs: Iterable[tuple[int, int]], kept: Sequence[int]) -> set[tuple[int, int]]:
    place = {i: n for n, i in enumerate(kept)}
    return {(place[a], place[b]) for a, b in pairs if a in place and b in place}


def _root(roots: _Roots, identities: Sequence[Identity], id: str, may_be: Sequence[str]) -> Root:
    tellers = [t for i in identities for t in roots.tellers[i]]
    documents = tuple(sorted({t.account.document for i in identities for t in roots.told[i]}))
    unknown = identities[0][0] == "unknown"
    if unknown or not tellers:
        name = tellers[0].link.name if tellers else roots.pages.outlet(documents[0])
        return Root(id, name, "unknown", False, 1, documents)
    kinds = Counter(t.link.kind for t in tellers)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    return Root(
        id=id,
        name=_name(roots, identities),
        kind=kind,
        named=any(t.named for t in tellers),
        count=max(t.link.count for t in tellers),
        documents=documents,
        may_be_same_as=tuple(sorted(may_be)),
        entity=next((t.entity for t in tellers if t.entity is not None), None),
    )


def _name(roots: _Roots, identities: Sequence[Identity]) -> str:
    """What most accounts call him, of those the fullest."""
    names = Counter(t.link.name for i in identities for t in roots.tellers[i])
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _id(identities: Iterable[Identity]) -> str:
    return "r" + hashlib.sha256("\x1f".join(min(identities)).encode()).hexdigest()[:12]


def _gates(tellings: Sequence[Telling]) -> tuple[Gate, ...]:
    """The newsrooms through which the accounts came, and the articles that stand behind each."""
    names: dict[Identity, Counter[str]] = defaultdict(Counter)
    documents: dict[Identity, set[str]] = defaultdict(set)
    for telling in tellings:
        if telling.gate_name:
            names[telling.gate][telling.gate_name] += 1
            documents[telling.gate].add(telling.account.document)
    made = (
        Gate(min(said, key=lambda n: (-said[n], len(n), n)), tuple(sorted(documents[gate])))
        for gate, said in names.items()
    )
    return tuple(sorted(made, key=lambda gate: (gate.name, gate.documents)))
