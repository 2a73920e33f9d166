"""A question in plain words → the claims that answer it, the likeliest first. Nothing is made up: an answer is a claim
that stands on a page, or there is none."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set, Sized
from dataclasses import dataclass, replace

from riwaya.align.embedding import Embedder, centred
from riwaya.align.facts import Fact
from riwaya.align.stated import facts_of
from riwaya.comparison import Claim, Comparison, StoryEntity
from riwaya.languages.concepts import load_concepts
from riwaya.link.names import Name, holds_word, parse_name, same_person, same_word
from riwaya.model import Document
from riwaya.read.question import Asked

COVERED = 0.34
"""Share of what a question talks of, rare things weighing more, that a claim has to talk of to be an answer."""

WORDS, MEANING, SLOT = 0.5, 0.25, 0.25
"""Weights of shared words and names, of near vectors, and of giving what is asked for."""

EMBEDDED = 32
"""Claims, the likeliest by words, whose vectors are looked at: one to two seconds' worth on one core."""

MOVING = frozenset({"persuade", "cause"})
"""Concepts of bringing something about: who did so is asked for as its cause."""

UNKNOWN = "unknown:"
"""Before a name that nothing in the story bears."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`best`: the assertion that answers best; `score`: 0 to 1, for the order alone; `shared`: entities and terms
    that question and claim have in common; `fills`: whether it gives what is asked for (a time, a number …)."""

    claim: Claim
    best: str
    score: float
    shared: tuple[str, ...]
    fills: bool


def answers_to(
    text: str, asked: Asked, compared: Comparison, documents: Mapping[str, Document], embedder: Embedder | None = None
) -> list[Answer]:
    """The claims that answer a question, the likeliest first; of claims that stand on the same words the first."""
    facts = _facts(compared, documents)
    causes = {id for d in documents.values() for a in d.assertions for id in a.slots.cause}
    moved = any(not MOVING.isdisjoint(senses) for senses in asked.terms)
    slots = {asked.slot, "cause"} if moved else {asked.slot}
    answering = {id for r in compared.relations if r.slot in slots for id in r.claims}
    index = _Index(facts.values(), asked, compared.entities, causes, answering)
    found = [a for c in compared.claims if (a := index.answer(c, [facts[i] for i in c.assertions if i in facts]))]
    found.sort(key=_rank)
    if embedder is not None:
        found = sorted(_by_meaning(text, asked.language, found[:EMBEDDED], embedder), key=_rank)
    return list(_once(found))


def is_question(text: str, asked: Asked) -> bool:
    """Whether words that somebody typed are a question: they ask for something, or end as one does."""
    return asked.slot is not None or text.rstrip(" \"'”»").endswith(("?", "؟"))


def _rank(answer: Answer) -> tuple[float, int, str]:
    return (-answer.score, -len(answer.claim.documents), answer.claim.id)


def _facts(compared: Comparison, documents: Mapping[str, Document]) -> dict[str, Fact]:
    own = {(key, e.id): e.id for key, d in documents.items() for e in d.entities}  # for those that nothing has linked
    members = own | dict(compared.members or {})
    return {f.id: f for key in sorted(documents) for f in facts_of(key, documents[key], members)}


class _Index:
    """What the question talks of, and how rare that is in the story."""

    def __init__(
        self,
        facts: Iterable[Fact],
        asked: Asked,
        entities: Sequence[StoryEntity],
        causes: Set[str],
        answering: Set[str],
    ) -> None:
        self._slot, self._causes, self._answering = asked.slot, causes, answering
        self._wider = load_concepts().wider
        self._things = list(_things(asked, entities))
        self._sets: dict[str, frozenset[str]] = {}
        spread: dict[int, int] = defaultdict(int)
        count = 0
        for fact in facts:
            count += 1
            has = self._features(fact)
            for i, thing in enumerate(self._things):
                spread[i] += not thing.isdisjoint(has)

        def passing(term: str) -> bool:
            return _of_one_tongue(term) or term in asked.counted

        told = {i for i in range(len(self._things)) if spread[i]}
        kept = [i for i, thing in enumerate(self._things) if i in told or not all(map(passing, thing))]
        self._things = [self._things[i] for i in kept] if told else []
        self._weights = [math.log(1 + (count + 1) / (1 + spread[i])) for i in kept]

    def answer(self, claim: Claim, facts: Sequence[Fact]) -> Answer | None:
        """The claim as an answer; None where it talks of something else."""
        if not facts or not self._things:
            return None
        share, id, shared = max((self._covered(f) for f in facts), key=lambda found: (found[0], found[1]))
        if share < COVERED:
            return None
        answers = claim.slot == self._slot or claim.id in self._answering
        fills = self._slot is not None and (answers or any(map(self._fills, facts)))
        told = 1.0 if answers else 0.5
        return Answer(claim, id, WORDS * share + SLOT * (told if fills else 0.0), shared, fills)

    def _covered(self, fact: Fact) -> tuple[float, str, tuple[str, ...]]:
        """The share of the question that a fact talks of, its id, and what they have in common."""
        has = self._features(fact)
        around = fact.context - has
        met = [1.0 if thing & has else 0.5 if thing & around else 0.0 for thing in self._things]
        share = sum(m * w for m, w in zip(met, self._weights, strict=True)) / sum(self._weights)
        return share, fact.id, tuple(sorted({t for thing in self._things for t in thing & (has | around)}))

    def _fills(self, fact: Fact) -> bool:
        """Whether a fact gives what is asked for."""
        given: Mapping[str, Sized] = {
            "actor": fact.actor,
            "target": fact.target,
            "place": fact.places,
            "time": fact.times,
            "quantity": fact.counts,
            "cause": self._causes & {fact.id},
        }
        return bool(given.get(self._slot or "", ()))

    def _features(self, fact: Fact) -> frozenset[str]:
        """What a fact talks of, and what that implies (a bus is a vehicle)."""
        found = self._sets.get(fact.id)
        if found is None:
            terms = fact.terms | fact.head | fact.act
            wider = {w for t in terms for w in self._wider(t)}
            found = self._sets[fact.id] = frozenset(terms | wider | fact.names | fact.places)
        return found


def _of_one_tongue(term: str) -> bool:
    """Whether it is a word of one language: that no article of the story has it says little."""
    return ":" in term and not term.startswith(UNKNOWN)


def _things(asked: Asked, entities: Sequence[StoryEntity]) -> Iterator[frozenset[str]]:
    """Each thing that the question talks of, as the ids that mean it: a term, or the entities that bear a name."""
    named: set[str] = set()
    for written in asked.names:
        name = parse_name(written)
        found = frozenset(e.id for e in entities if any(_bears(name, parse_name(n)) for n in _names(e)))
        named.update(name.words)
        yield found or frozenset({UNKNOWN + written})
    taken = set()
    for word, term in asked.words.items():
        name = parse_name(word)
        if not name.words or named & set(name.words):
            continue
        found = frozenset(e.id for e in entities if any(set(name.words) <= set(parse_name(n).words) for n in _names(e)))
        if found:
            taken.add(term)
            yield found | {term}
    for senses in asked.terms:
        if taken.isdisjoint(senses):
            yield frozenset(senses)


def _names(entity: StoryEntity) -> Iterator[str]:
    yield entity.name
    for found in entity.names.values():
        yield from found


def _bears(asked: Name, known: Name) -> bool:
    """Whether what is asked for by one name may be what bears the other."""
    if not asked.words or not known.words:
        return False
    if asked.words == known.words or same_person(asked, known):
        return True
    if not asked.full:
        return holds_word(asked, known) or (not known.full and same_word(asked.words[0], known.words[0]))
    return len(asked.words) == len(known.words) and all(map(same_word, asked.words, known.words))


def _by_meaning(text: str, language: str, found: Sequence[Answer], embedder: Embedder) -> Iterator[Answer]:
    """The answers with how near each is to the question in meaning added to its score."""
    if not found:
        return
    vectors = embedder.embed([text, *(a.claim.text for a in found)])
    near = centred(vectors, [language, *(a.claim.language for a in found)], embedder.name)
    for answer, likeness in zip(found, near[1:] @ near[0], strict=True):
        score = answer.score + MEANING * max(0.0, float(likeness))
        yield replace(answer, score=score)


def _once(found: Iterable[Answer]) -> Iterator[Answer]:
    """Without those that only repeat words already shown."""
    shown: set[str] = set()
    for answer in found:
        new = [id for id in answer.claim.assertions if id not in shown]
        if new:
            shown.update(new)
            yield answer if answer.best in new else replace(answer, best=new[0])
