"""Facts → claims: what says the same, over articles and languages.

A frame is what several facts talk of, found by how alike they are. What it tells is a claim, told as true by some and
denied by others; and each value that facts give for a slot (how many, when, where) is one more. Claims that fill one
slot of one thing differently answer one question.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from riwaya.align.answers import Answer, answers
from riwaya.align.causes import FAMILY, Cause
from riwaya.align.clusters import Likeness, clusters
from riwaya.align.embedding import Vectors
from riwaya.align.facts import Fact
from riwaya.align.likeness import fact_likeness, mixed
from riwaya.align.translations import Translation
from riwaya.comparison import Slot
from riwaya.languages.concepts import COUNTRY, load_concepts

SAME = 0.21
"""Mean likeness from which facts talk of one thing, chosen with `likeness.TERMS` on a development story, articles in
four languages and two stories written for the purpose: .20 to .24 do nearly as well."""

ALIGNED, APART = 0.6, 0.15
"""Likeness of two clauses at the same point of a text and its translation; what all others of the two texts lose."""

ASKED = 0.08
"""Mean likeness, values left out, from which facts that fill the same slot of the same kind of thing answer one
question: less than for a claim, since what is filled says much already."""


ASKED_TOLL = 0.0
"""The same for how many were killed, hurt, missing, rescued, on board: one event has one number of each."""

SETTING = frozenset({"ignite", "arson", "cause"})
"""Acts that say of a cause only that it is one."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as it is found: its facts, and the answer that they give, if they share one."""

    id: str
    facts: tuple[Fact, ...]
    slot: Slot
    question: str
    answer: Answer | None = None
    """None for a claim that something is so, or is not."""
    negated: bool = False
    possible: bool = False
    """Whether it is told as what may be."""
    open: bool = False
    """Whether it is told not to be known."""
    merged_from: tuple[str, ...] = ()
    event: str | None = None
    """Of a cause: the concept of what it set going."""
    about: frozenset[str] = frozenset()
    """Of a cause: the places and parties of what it set going, in every telling of it that names any."""

    @property
    def documents(self) -> tuple[str, ...]:
        """Keys of the articles that tell it, sorted."""
        return tuple(sorted({fact.document for fact in self.facts}))

    @property
    def best(self) -> Fact:
        """The fact that states it best: told as a fact, in the fewest words of those that say as much as most do."""
        said = sorted(len(f.said) for f in self.facts)
        enough = said[len(said) // 2]
        fit = [f for f in self.facts if len(f.said) >= enough]
        return min(fit, key=lambda f: (f.modality != "fact", len(f.span.text), f.id))


@dataclass(frozen=True)
class Block:
    """The facts of articles that tell one event, and how alike they are: with the values that they give, and
    without."""

    facts: tuple[Fact, ...]
    alike: Likeness
    about: Likeness
    place: Mapping[str, int] = field(default_factory=dict)
    """Fact id → its row."""

    def likeness(self, x: Fact, y: Fact) -> float:
        """How alike two facts are, whatever values they give."""
        return float(self.about[self.place[x.id], self.place[y.id]])

    def cohesion(self, facts: Sequence[Fact]) -> float:
        """How alike the facts of different articles are on the average; 1 where all are one article's."""
        rows = [self.place[f.id] for f in facts]
        documents = np.array([f.document for f in facts])
        other = documents[:, None] != documents[None, :]
        return float(self.alike[np.ix_(rows, rows)][other].mean()) if other.any() else 1.0


def block_of(facts: Sequence[Fact], vectors: Vectors | None, translations: Sequence[Translation] = ()) -> Block:
    """A block of facts; `vectors`: a row a fact. The order of the facts changes nothing.

    In translations of one text the order tells which clauses are one: those are joined, others kept apart.
    """
    order = sorted(range(len(facts)), key=lambda i: facts[i].id)
    ordered = tuple(facts[i] for i in order)
    rows = vectors[order] if vectors is not None else None
    alike = mixed(fact_likeness([f.features for f in ordered]), rows)
    about = mixed(fact_likeness([f.topics for f in ordered]), rows)
    place = {f.id: i for i, f in enumerate(ordered)}
    for translation in translations:
        _in_order(alike, place, ordered, translation)
    _nothing_shared(alike, ordered)
    return Block(ordered, alike, about, place)


def _nothing_shared(alike: Likeness, facts: Sequence[Fact]) -> None:
    """Keep apart what is negated and names nothing that the other names: vectors find all negations alike."""
    named = [f.said | f.head for f in facts]
    negated = [f.polarity == "negated" for f in facts]
    for i in (k for k, no in enumerate(negated) if no):
        for j in range(len(facts)):
            if j != i and named[i].isdisjoint(named[j]):
                alike[i, j] -= APART
                if not negated[j]:
                    alike[j, i] -= APART


def _in_order(alike: Likeness, place: Mapping[str, int], facts: Sequence[Fact], translation: Translation) -> None:
    a, b = ([i for i, f in enumerate(facts) if f.document == key] for key in translation.documents)
    alike[np.ix_(a, b)] -= APART
    alike[np.ix_(b, a)] -= APART
    for x, y in translation.pairs:
        i, j = place[x], place[y]
        alike[i, j] = alike[j, i] = max(alike[i, j] + APART, ALIGNED)


def find_claims(block: Block, causes: Sequence[Cause] = ()) -> list[Told]:
    """The claims of a block, by id. `causes`: what facts of it tell to have set an event going."""
    values = [*_values(block), *_causes(block, causes)]
    whole = {frozenset(f.id for f in claim.facts) for claim in values}
    frames = (claim for claim in _frames(block) if frozenset(f.id for f in claim.facts) not in whole)
    return sorted([*values, *frames], key=lambda claim: claim.id)


def _frames(block: Block) -> Iterator[Told]:
    for frame in clusters(block.alike, SAME):
        facts = [block.facts[i] for i in frame]
        told: dict[tuple[bool, bool, bool, bool], list[Fact]] = defaultdict(list)
        for fact in facts:
            told[
                fact.polarity == "negated",
                fact.modality == "possible" and not fact.open,
                fact.open,
                fact.requests,
            ].append(fact)
        for (negated, possible, open, asked), telling in sorted(told.items()):
            key = "asked" if asked else ""
            yield _told(telling, "polarity", facts[0].id, None, negated, possible, open, key)


def _values(block: Block) -> Iterator[Told]:
    """Claims by the values that facts of one question give."""
    filling: dict[tuple[Slot, tuple[str, ...]], list[tuple[int, Answer]]] = defaultdict(list)
    acts, once = frozenset(act for fact in block.facts for act in fact.act), load_concepts().once
    for i, fact in enumerate(block.facts):
        for answer in answers(fact, acts, once):
            filling[answer.slot, answer.about].append((i, answer))
    for _, found in sorted(filling.items()):
        rows = [i for i, _ in found]
        whole = found[0][1].counts_all
        for group in clusters(block.about[np.ix_(rows, rows)], ASKED_TOLL if whole else ASKED):
            members = [found[k] for k in group]
            first = block.facts[members[0][0]].id
            by_value: dict[tuple[str, str], list[tuple[Fact, Answer]]] = defaultdict(list)
            for i, answer in members:
                by_value[answer.key, block.facts[i].polarity].append((block.facts[i], answer))
            for (_, polarity), telling in sorted(by_value.items()):
                answer = min((a for _, a in telling), key=lambda a: (a.bounded, a.shown))
                yield _told([f for f, _ in telling], answer.slot, first, answer, polarity == "negated")


def _causes(block: Block, causes: Sequence[Cause]) -> Iterator[Told]:
    """Answers to what set one event going: those alike are one, and those that name the same mover and moved."""
    asked: dict[str, dict[str, Fact]] = defaultdict(dict)
    effects: dict[str, list[Fact]] = defaultdict(list)
    for cause in causes:
        asked[cause.key][cause.answer.id] = cause.answer
        if cause.effect is not None:
            effects[cause.key].append(cause.effect)
    for key, answers_ in sorted(asked.items()):
        facts = [answers_[id] for id in sorted(answers_)]
        for group in _same_answers(facts, block):
            told = _told(group, "cause", key, None)
            yield replace(told, event=_event_of(key, effects[key]), about=_about(effects[key]))


def _event_of(key: str, effects: Sequence[Fact]) -> str | None:
    """The concept of an event: the family that a cause sets going, or what most tellings of the effect call it."""
    if key.startswith(FAMILY):
        return key.removeprefix(FAMILY)
    acts = Counter(act for effect in effects for act in sorted(effect.act) if ":" not in act)
    return min(acts, key=lambda act: (-acts[act], act)) if acts else None


def _about(effects: Sequence[Fact]) -> frozenset[str]:
    named = [effect.places for effect in effects if effect.places]
    return frozenset.intersection(*named) if named else frozenset()


def _same_answers(facts: Sequence[Fact], block: Block) -> list[list[Fact]]:
    """Facts in groups that name one cause, nearest first: the same two parties, or alike on the whole, a thing in
    common beside what they do making up for some of it; and none of them with parties that another leaves out."""
    groups = [[f] for f in facts]
    while True:
        near = []
        for i, j in combinations(range(len(groups)), 2):
            value = _one_cause(groups[i], groups[j], block)
            if value >= SAME:
                near.append((-value, i, j))
        if not near:
            return groups
        _, i, j = min(near)
        groups[i] += groups.pop(j)


def _one_cause(a: Sequence[Fact], b: Sequence[Fact], block: Block) -> float:
    pairs = [(x, y) for x in a for y in b]
    if any(_other_parties(x, y) for x, y in pairs):
        return 0.0
    if any(len(x.parties & y.parties) > 1 for x, y in pairs):
        return 1.0
    if any(x.document == y.document and x.speaker_of and y.speaker_of not in ("", x.speaker_of) for x, y in pairs):
        return 0.0  # one page gives two sources' answers apart
    mean = sum(block.likeness(x, y) for x, y in pairs) / len(pairs)
    shared = sum(any(_thing(t) for t in (x.terms & y.terms) - x.act - y.act - SETTING) for x, y in pairs)
    # Who is named in one article only may be another mover: those two have to be more alike.
    unsure = any(x.parties != y.parties and x.parties and y.parties and x.document != y.document for x, y in pairs)
    return mean + (SAME - ASKED) * shared / len(pairs) - (SAME - ASKED) * unsure


def _thing(term: str) -> bool:
    """Whether a term is a thing: that two answers name one country shows nothing."""
    return ":" not in term and not term.startswith(COUNTRY)


def _other_parties(a: Fact, b: Fact) -> bool:
    return bool(a.parties and b.parties) and not (a.parties <= b.parties or b.parties <= a.parties)


def dispute_claim(facts: Sequence[Fact], slot: Slot, dispute: str) -> Told:
    """One side of a dispute: the facts that are told, or those that deny them. `dispute`: equal for both sides."""
    open, negated = (all(x) for x in zip(*((f.open, f.polarity == "negated") for f in facts), strict=True))
    return _told(facts, slot, dispute, None, negated, open=open, key=dispute)


def _told(
    facts: Sequence[Fact],
    slot: Slot,
    first: str,
    answer: Answer | None,
    negated: bool = False,
    possible: bool = False,
    open: bool = False,
    key: str = "",
) -> Told:
    about = answer.about if answer is not None else ()
    key = answer.key if answer is not None else key
    ids = sorted(_hash("c", f.id, slot, *about, key, str(negated), str(possible), str(open)) for f in facts)
    ordered = tuple(sorted(facts, key=lambda f: f.id))
    return Told(ids[0], ordered, slot, _hash("q", first, slot, *about), answer, negated, possible, open, tuple(ids[1:]))


def pairs_of_question(claims: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Every two claims that answer one question, by id."""
    asked: dict[str, list[Told]] = defaultdict(list)
    for claim in claims:
        asked[claim.question].append(claim)
    for _, found in sorted(asked.items()):
        yield from combinations(sorted(found, key=lambda c: c.id), 2)


def _hash(letter: str, *parts: str) -> str:
    return letter + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
