"""What people say of entities and claims, made in what was found: claims joined and parted, conflicts set aside.

Claims are joined and parted after the blocks were compared, so that blocks stay as they are kept, and claims of two
blocks can be one: how a claim stands to others goes with its clauses, what it rests on is weighed anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from riwaya.comparison import Aside, Claim, Comparison, Question, Relation
from riwaya.corrections import Correction, in_force
from riwaya.link.rulings import Member, Ruling
from riwaya.model import Document


def entity_rulings(corrections: Iterable[Correction], documents: Mapping[str, Document]) -> list[Ruling]:
    """The rulings on entities that hold; what they name is looked up by the places of its mentions."""
    found = in_force(corrections, ("merge", "split"))
    places = _Mentions(documents) if found else None
    return [
        Ruling(c.id, c.kind == "merge", *(tuple(places.members(c.about.get(side))) for side in ("one", "other")))
        for c in found
        if places is not None
    ]


class _Mentions:
    """The entities of documents by the places of their mentions."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._by_bytes = {documents[key].id: key for key in sorted(documents, reverse=True)}

    def members(self, named: Any) -> Iterator[Member]:
        """The entities that `{"mentions": [{"document", "id", "start", "end", "text"}, …]}` names, each once."""
        seen: set[Member] = set()
        for mention in named.get("mentions", ()) if isinstance(named, Mapping) else ():
            key = mention.get("document")
            if key not in self._documents:
                key = self._by_bytes.get(mention.get("id"))
            document = self._documents.get(key)
            place = (mention.get("start"), mention.get("end"))
            if document is None:
                continue
            for entity in document.entities:
                if (key, entity.id) not in seen and any((m.start, m.end) == place for m in entity.mentions):
                    seen.add((key, entity.id))
                    yield key, entity.id


def with_claims_ruled(
    compared: Comparison, corrections: Iterable[Correction], documents: Mapping[str, Document]
) -> Comparison:
    """The comparison with claims joined and parted as people say, one ruling after another; before it is weighed."""
    for c in in_force(corrections, ("join", "part")):
        compared = _joined(compared, c) if c.kind == "join" else _parted(compared, c, documents)
    return compared


def named_claim(compared: Comparison, named: Any) -> Claim | None:
    """The claim that `{"slot", "value", "assertions": [ids]}` names: of its slot the one with most of its clauses."""
    if not isinstance(named, Mapping):
        return None
    wanted = set(named.get("assertions", ()))
    return max(
        (c for c in compared.claims if c.slot == named.get("slot") and not wanted.isdisjoint(c.assertions)),
        key=lambda c: (len(wanted.intersection(c.assertions)), c.value == named.get("value"), -len(c.assertions), c.id),
        default=None,
    )


def _joined(compared: Comparison, c: Correction) -> Comparison:
    """All claims that a ruling names as one: it is called by the smallest id, and keeps what most articles told."""
    found = {x.id: x for named in c.about.get("claims", ()) if (x := named_claim(compared, named)) is not None}
    if not found:
        return compared
    ordered = sorted(found.values(), key=lambda x: (-len(x.documents), x.id))
    id = min(found)
    gone = {i for x in ordered for i in (x.id, *x.merged_from)} - {id}
    assertions = dict.fromkeys(sorted(a for x in ordered for a in x.assertions))
    whole = replace(
        ordered[0],
        id=id,
        assertions=tuple(assertions),
        documents=tuple(sorted({d for x in ordered for d in x.documents})),
        merged_from=tuple(sorted(gone)),
        likeness=1.0,
        corrected=tuple(dict.fromkeys((*(k for x in ordered for k in x.corrected), c.id))),
    )
    claims = [x for x in compared.claims if x.id not in found]
    now = dict.fromkeys(found, id)
    return _renamed(replace(compared, claims=_by_id([*claims, whole])), lambda x, _: now.get(x, x))


def _parted(compared: Comparison, c: Correction, documents: Mapping[str, Document]) -> Comparison:
    """The clauses that a ruling takes out of a claim, as a claim of their own."""
    claim = named_claim(compared, c.about.get("claim"))
    out = set(c.about.get("apart", ()))
    if claim is None or not out & set(claim.assertions):
        return compared
    inside = [a for a in claim.assertions if a in out]
    rest = [a for a in claim.assertions if a not in out]
    marked = (*claim.corrected, c.id)
    if not rest:  # by now they are a claim of their own
        return replace(compared, claims=_by_id(_with(compared.claims, replace(claim, corrected=marked))))
    said = _Clauses(documents)
    id = "c" + hashlib.sha256("\x1f".join(("part", c.id, min(inside))).encode()).hexdigest()[:12]
    taken = replace(said.claim_of(claim, inside), id=id, merged_from=(), question=None, likeness=1.0, corrected=marked)
    left = replace(said.claim_of(claim, rest), corrected=marked)
    claims = [x for x in compared.claims if x.id != claim.id]

    def now(old: str, shown: str) -> str:
        return id if old == claim.id and shown in out else old

    return _renamed(replace(compared, claims=_by_id([*claims, left, taken])), now)


class _Clauses:
    """The assertions of documents by id."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents

    def claim_of(self, claim: Claim, ids: Sequence[str]) -> Claim:
        """The claim with these of its clauses alone, in the words of the shortest where its own are not among them."""
        wanted = set(ids)
        told = [(key, a) for key in claim.documents for a in self._documents[key].assertions if a.id in wanted]
        documents = tuple(sorted({key for key, _ in told}))
        claim = replace(claim, assertions=tuple(ids), documents=documents)
        if not told or any(a.span.text == claim.text for _, a in told):
            return claim
        key, best = min(told, key=lambda x: (x[1].modality != "fact", len(x[1].span.text), x[1].id))
        return replace(claim, text=best.span.text, language=self._documents[key].language or "")


def _renamed(compared: Comparison, now: Callable[[str, str], str]) -> Comparison:
    """Relations and questions led to the claims that there are now: `now(claim, its clause) -> claim`."""
    relations: dict[tuple[str, str], Relation] = {}
    for r in compared.relations:
        one, other = (now(x, shown) for x, shown in zip(r.claims, r.assertions, strict=True))
        key = (min(one, other), max(one, other))
        if one != other and (key not in relations or relations[key].confidence < r.confidence):
            relations[key] = replace(r, claims=(one, other))
    known = {c.id for c in compared.claims}
    asked = {c.id: c.question for c in compared.claims}
    questions: list[Question] = []
    for q in compared.questions:
        claims = tuple(dict.fromkeys(x for id in q.claims if (x := now(id, "")) in known and asked[x] == q.id))
        if len(claims) > 1:
            questions.append(replace(q, claims=claims))
    ordered = tuple(sorted(relations.values(), key=lambda r: r.claims))
    return replace(compared, relations=ordered, questions=tuple(questions))


def _by_id(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: c.id))


def _with(claims: Iterable[Claim], changed: Claim) -> Iterator[Claim]:
    return (changed if c.id == changed.id else c for c in claims)


def set_aside(compared: Comparison, corrections: Iterable[Correction]) -> Comparison:
    """The comparison without the relations of which a person says that they are none: those stand in `aside`. Cheap:
    made whenever a comparison is opened."""
    rulings = in_force(corrections, ("no-conflict",))
    if not rulings:
        return compared
    clauses = {c.id: set(c.assertions) for c in compared.claims}
    aside: list[Aside] = []
    kept: list[Relation] = []
    for r in compared.relations:
        ruling = next((c for c in reversed(rulings) if _is_set_aside(r, c, clauses)), None)
        if ruling is None:
            kept.append(r)
        else:
            aside.append(Aside(r, ruling.id))
    return replace(compared, relations=tuple(kept), aside=tuple(aside))


def _is_set_aside(r: Relation, c: Correction, clauses: Mapping[str, set[str]]) -> bool:
    """Whether a relation is one of those that a ruling names: one of its slot between clauses of both sides."""
    one, other = (clauses.get(id, set()) for id in r.claims)
    for named in c.about.get("relations", ()):
        sides = [set(x) for x in named.get("assertions", ())]
        if len(sides) != 2 or named.get("slot") != r.slot:
            continue
        a, b = sides
        if (one & a and other & b) or (one & b and other & a):
            return True
    return False
