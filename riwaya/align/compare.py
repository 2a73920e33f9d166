"""Two claims side by side: the same, one finer than the other, different accounts, or answers that cannot both be true.

Each decision is a rule with a name and a line that says why in plain words. A wrong conflict costs more trust than a
missed one: where no rule is sure, there is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from riwaya.align.answers import Answer, shown_number, shown_time
from riwaya.align.claims import Block, Told, pairs_of_question
from riwaya.align.denials import Denials
from riwaya.align.facts import Count, Fact, When
from riwaya.comparison import Relation
from riwaya.languages.concepts import Concepts

TOLLS = frozenset({"killed", "wounded", "missing", "arrested", "displaced", "infected", "evacuated"})
"""What befell those whose number grows as the hours pass."""

COMPARABLE = 0.5
"""Ratio of two counts below which they count different things: six who died of their burns are not all the dead."""


WHY = {
    "denied": "one tells it, the other says that it did not happen",
    "is-not-there": "one tells something of a thing of which the other says that there is none",
    "accused-denies": "one accuses, the accused denies it",
}
"""What each rule of denials means, in plain words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two claims: the fields of a `Relation`; `turned` where the second is the finer one."""

    kind: str
    rule: str
    why: str
    confidence: float
    turned: bool = False
    update: bool = False


def find_relations(
    claims: Sequence[Told], block: Block, published: Mapping[str, str | None], concepts: Concepts
) -> list[Relation]:
    """How the claims of a block stand to one another, by claims. `published`: document key → date (ISO 8601)."""
    found: dict[tuple[str, str], Relation] = {}
    for relation in chain(_by_questions(claims, block, published), _by_denials(claims, block, concepts)):
        key = (min(relation.claims), max(relation.claims))
        if key not in found or found[key].confidence < relation.confidence:
            found[key] = relation
    return [found[key] for key in sorted(found)]


def _by_questions(claims: Sequence[Told], block: Block, published: Mapping[str, str | None]) -> Iterator[Relation]:
    for a, b in pairs_of_question(claims):
        yield from _compared(a, b, block, published)


def _by_denials(claims: Sequence[Told], block: Block, concepts: Concepts) -> Iterator[Relation]:
    """Claims of which one holds what a fact of the other denies."""
    holding: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        for fact in claim.facts:
            holding[fact.id].append(claim)
    denials = Denials(block, concepts)
    for denial in chain(denials.find(), denials.accused()):
        a, b = _whole(holding[denial.tells.id]), _whole(holding[denial.denies.id])
        if a.id != b.id:
            yield Relation(
                claims=(a.id, b.id),
                kind="conflicts",
                slot="polarity",
                why=WHY[denial.rule],
                rule=denial.rule,
                confidence=round(denial.sure, 2),
                assertions=(denial.tells.id, denial.denies.id),
            )


def _whole(claims: Sequence[Told]) -> Told:
    """Of the claims that hold a fact the one that says that it is so; if there is none, the widest."""
    return min(claims, key=lambda c: (c.slot != "polarity", -len(c.facts), c.id))


def _compared(a: Told, b: Told, block: Block, published: Mapping[str, str | None]) -> Iterator[Relation]:
    if a.slot == "cause":
        pair: tuple[Fact, Fact] | None = (a.best, b.best)
        verdict: Verdict | None = Verdict(
            "rivals", "another-cause", "each tells what set it going, and they differ", 0.9
        )
    else:
        pair = _closest(a, b, block)
        verdict = _answers(a.answer, b.answer, a, b, published) if a.answer and b.answer else None
    if pair is None or verdict is None:
        return
    first, second = (b, a) if verdict.turned else (a, b)
    shown = (pair[1].id, pair[0].id) if verdict.turned else (pair[0].id, pair[1].id)
    yield Relation(
        claims=(first.id, second.id),
        kind=verdict.kind,  # type: ignore[arg-type]
        slot=a.slot,
        why=verdict.why,
        rule=verdict.rule,
        confidence=verdict.confidence,
        update=verdict.update,
        assertions=shown,
    )


def _closest(a: Told, b: Told, block: Block) -> tuple[Fact, Fact] | None:
    """The two facts, one of each, that are surest to tell one event; None where none are."""
    pairs = ((x, y) for x in a.facts for y in b.facts if same_event(x, y))
    return max(pairs, key=lambda p: (block.about[block.place[p[0].id], block.place[p[1].id]], p[0].id), default=None)


def same_event(x: Fact, y: Fact) -> bool:
    """Whether two facts that answer one question tell of one event, as far as their words show: both are told as facts,
    and beside what they answer they share a word or a name, in the clause or in what is said around it."""
    if x.modality != "fact" or y.modality != "fact" or x.polarity != y.polarity:
        return False
    near = (x.terms | x.head | x.names | x.places) & (y.terms | y.head | y.names | y.places)
    return len(near - x.act) > 0 or len((x.context & y.context) - x.act) > 1


def _answers(x: Answer, y: Answer, a: Told, b: Told, published: Mapping[str, str | None]) -> Verdict | None:
    if isinstance(x.value, Count) and isinstance(y.value, Count):
        return _counts(x.value, y.value, a, b, published)
    if isinstance(x.value, When) and isinstance(y.value, When):
        return _times(x.value, y.value)
    return None


def _counts(x: Count, y: Count, a: Told, b: Told, published: Mapping[str, str | None]) -> Verdict | None:
    one, other = shown_number(x), shown_number(y)
    if x.overlaps(y):
        if (x.least, x.most) == (y.least, y.most):
            return None
        turned = y.most - y.least < x.most - x.least
        return Verdict("refines", "number-within", f"{one} and {other} can both be true", 0.9, turned)
    low, high = sorted((x.least, y.least)) if x.most > 0 and y.most > 0 else (0.0, 1.0)
    if x.approximate and y.approximate or low < COMPARABLE * high:
        return None
    update = x.what in TOLLS and _rose(a, b, x, y, published)
    thing = x.what or x.unit or ""
    why = f"{one} or {other} ({thing}): " + (
        "the greater number was printed later" if update else "one number cannot be both"
    )
    return Verdict(
        "conflicts", "number-differs", why, 0.9 if not (x.approximate or y.approximate) else 0.6, False, update
    )


def _times(x: When, y: When) -> Verdict | None:
    one, other = shown_time(x), shown_time(y)
    if x.within(y) or y.within(x):
        return Verdict("refines", "time-within", f"{one} and {other} can be one time", 0.9, y.within(x))
    if x.overlaps(y):
        return None
    return Verdict("conflicts", "time-differs", f"on {one} or on {other}: one event has one time", 0.9)


def _rose(a: Told, b: Told, x: Count, y: Count, published: Mapping[str, str | None]) -> bool:
    """Whether the greater number was printed first on a later day than the smaller."""
    early, late = (a, b) if x.least < y.least else (b, a)
    first, then = _first(early.documents, published), _first(late.documents, published)
    return bool(first and then and first[:10] < then[:10])


def _first(documents: Iterable[str], published: Mapping[str, str | None]) -> str:
    return min((date for d in documents if (date := published.get(d))), default="")
