"""Documents → what they say together: entities, claims, relations, roots. The whole way from link to weigh.

Entities and copies are found over the whole story, claims in blocks of articles that tell one event: a block whose
facts are those of the last time is not compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from riwaya.align.blocks import blocks_of
from riwaya.align.causes import find_causes
from riwaya.align.claims import Block, Told, block_of, find_claims
from riwaya.align.compare import find_relations
from riwaya.align.copies import copied_texts
from riwaya.align.embedding import Embedder, centred, placed
from riwaya.align.facts import Fact
from riwaya.align.stated import entity_ids, facts_of, mentioned_in
from riwaya.align.translations import Translation, find_translations
from riwaya.comparison import Claim, Comparison, Question, Relation, StoryEntity
from riwaya.corrections import Correction
from riwaya.languages.concepts import load_concepts
from riwaya.link.entities import Linked, link
from riwaya.link.states import states_of
from riwaya.model import Document
from riwaya.story.ruled import entity_rulings, with_claims_ruled
from riwaya.story.speakers import speakers_of
from riwaya.weigh.weigh import weigh

MOST = 10_000
"""Clauses of a story above which no vectors are made: two cores make 30 to 75 a second, so these take minutes."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found in one block."""

    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]
    translations: tuple[Translation, ...] = ()


class Blocks(Protocol):
    """Keeps what was found in blocks, so that none is compared twice. `made_from`: all that a block rests on, as
    text."""

    def get(self, made_from: str) -> Compared | None: ...
    def put(self, made_from: str, found: Compared) -> None: ...
    def finish(self) -> None: ...


def compare_documents(
    documents: Mapping[str, Document],
    embedder: Embedder | None = None,
    kept: Blocks | None = None,
    corrections: Sequence[Correction] = (),
) -> Comparison:
    """What the documents of a story (by key) say together. Without an embedder words alone tell what is alike.
    `corrections`: what people say of its entities and claims, in their order; those that do not hold change nothing.

    The result does not depend on the order of the documents, nor on what was kept.
    """
    keys = sorted(documents)
    rulings = entity_rulings(corrections, documents)
    linked = link((m for key in keys for m in mentioned_in(key, documents[key])), rulings=rulings)
    members = entity_ids(linked)
    facts = {key: facts_of(key, documents[key], members) for key in keys}
    published = {key: documents[key].published for key in keys}
    warnings: tuple[str, ...] = ()
    if embedder is not None and sum(map(len, facts.values())) > MOST:
        embedder = None
        warnings = (f"more than {MOST:,} clauses: compared by their words alone, without sentence vectors",)
    found: list[Compared] = []
    for block in blocks_of([fact for key in keys for fact in facts[key]]):
        made_from = _made_from({key: documents[key] for key in block}, members, embedder)
        known = kept.get(made_from) if kept is not None else None
        if known is None:
            known = compare_facts([fact for key in block for fact in facts[key]], published, embedder)
            if kept is not None:
                kept.put(made_from, known)
        found.append(known)
    if kept is not None:
        kept.finish()
    states = states_of(documents).groups
    translated = (t for x in found for t in x.translations)
    compared = Comparison(
        claims=tuple(sorted((c for x in found for c in x.claims), key=lambda c: c.id)),
        questions=tuple(sorted((q for x in found for q in x.questions), key=lambda q: q.id)),
        relations=tuple(sorted((r for x in found for r in x.relations), key=lambda r: r.claims)),
        copies=tuple(copied_texts({key: documents[key] for key in keys}, translated, states)),
        entities=tuple(map(_entity, linked)),
        members=members,
        speakers=speakers_of(documents, members),
        warnings=warnings,
    )
    return weigh(with_claims_ruled(compared, corrections, documents), documents)


def _entity(e: Linked) -> StoryEntity:
    return StoryEntity(e.id, e.kind, e.name, e.names, e.mentions, e.may_be_same_as, e.corrected)


def _made_from(block: Mapping[str, Document], members: Mapping[tuple[str, str], str], embedder: Embedder | None) -> str:
    """What the comparison of a block rests on: which documents these are, whom in the story their entities are, and
    the vectors. Keys and corrections stand for documents, which a story never changes else; facts follow from both."""
    linked = [
        ((key, *document.corrections) if document.corrections else key, [members[key, e.id] for e in document.entities])
        for key, document in block.items()
    ]
    return repr((linked, embedder.name if embedder is not None else None))


def compare_facts(
    facts: Sequence[Fact], published: Mapping[str, str | None], embedder: Embedder | None = None
) -> Compared:
    """The claims of one block, the questions that they answer, and how they stand to one another. `published`:
    document key → date (ISO 8601)."""
    concepts = load_concepts()
    languages = [f.language for f in facts]
    vectors = embedder.embed([f.span.text for f in facts]) if embedder is not None and facts else None
    model = embedder.name if embedder is not None else ""
    near = centred(vectors, languages, model) if vectors is not None else None
    translations = find_translations(facts, placed(vectors, languages, model)) if vectors is not None else []
    block = block_of(facts, near, translations)
    told = find_claims(block, find_causes(facts, concepts))
    disputed, relations = find_relations(told, block, published, concepts)
    told += disputed
    return Compared(
        tuple(_claim(t, block) for t in told),
        tuple(_questions(told)),
        tuple(relations),
        tuple(translations),
    )


def _claim(told: Told, block: Block) -> Claim:
    best = told.best
    return Claim(
        id=told.id,
        text=best.span.text,
        language=best.language,
        assertions=tuple(f.id for f in told.facts),
        documents=told.documents,
        question=told.question,
        slot=told.slot,
        value=_value(told),
        merged_from=told.merged_from,
        likeness=round(block.cohesion(told.facts), 2),
    )


def _value(told: Told) -> str:
    """What a claim answers: the value, or whether it is told to be so, perhaps so, not so, or not known."""
    if told.answer is not None:
        return told.answer.shown
    if told.open:
        return "unknown"
    return "negated" if told.negated else "possible" if told.possible else "affirmed"


def _questions(told: Sequence[Told]) -> list[Question]:
    """The questions that several claims answer, by id."""
    asked: dict[str, list[Told]] = defaultdict(list)
    for claim in told:
        asked[claim.question].append(claim)
    out = []
    for id, claims in sorted(asked.items()):
        if len(claims) < 2:
            continue
        first = claims[0]
        event = first.answer.about[0] if first.answer is not None else first.event
        shared = first.about | frozenset.intersection(*(f.names | f.places for c in claims for f in c.facts))
        out.append(Question(id, first.slot, event, tuple(sorted(shared)), tuple(c.id for c in claims)))
    return out
