"""Documents → what they say together: entities, claims, relations, roots. The whole way from link to weigh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from riwaya.align.claims import Told, block_of, find_claims
from riwaya.align.compare import find_relations
from riwaya.align.copies import CopyFinder
from riwaya.align.embedding import Embedder, Vectors, centred
from riwaya.align.facts import Fact, entity_ids, facts_of, mentioned_in
from riwaya.comparison import Claim, Comparison, CopiedText, Question, StoryEntity
from riwaya.link.entities import link
from riwaya.model import Document


def compare_documents(documents: Mapping[str, Document], embedder: Embedder | None = None) -> Comparison:
    """What the documents of a story (by key) say together. Without an embedder words alone tell what is alike.

    The result does not depend on the order of the documents.
    """
    keys = sorted(documents)
    linked = link(m for key in keys for m in mentioned_in(key, documents[key]))
    members = entity_ids(linked)
    facts = [fact for key in keys for fact in facts_of(key, documents[key], members)]
    block = block_of(facts, _vectors(facts, embedder))
    told = find_claims(block)
    relations = find_relations(told, block, {key: documents[key].published for key in keys})
    claims = [_claim(claim) for claim in told]
    return Comparison(
        claims=tuple(claims),
        questions=tuple(_questions(told)),
        relations=tuple(relations),
        copies=tuple(_copies(documents)),
        entities=tuple(StoryEntity(e.id, e.kind, e.name, e.names, e.mentions, e.may_be_same_as) for e in linked),
        members=members,
    )


def _vectors(facts: Sequence[Fact], embedder: Embedder | None) -> Vectors | None:
    if embedder is None or not facts:
        return None
    return centred(embedder.embed([f.span.text for f in facts]), [f.language for f in facts])


def _claim(told: Told) -> Claim:
    best = told.best
    return Claim(
        id=told.id,
        text=best.span.text,
        language=best.language,
        assertions=tuple(f.id for f in told.facts),
        documents=told.documents,
        question=told.question,
        slot=told.slot,
        value=told.answer.shown if told.answer is not None else "negated" if told.negated else "affirmed",
        merged_from=told.merged_from,
    )


def _questions(told: Sequence[Told]) -> list[Question]:
    """The questions that several claims answer, by id."""
    asked: dict[str, list[Told]] = {}
    for claim in told:
        asked.setdefault(claim.question, []).append(claim)
    out = []
    for id, claims in sorted(asked.items()):
        if len(claims) < 2:
            continue
        about = claims[0].answer.about[0] if claims[0].answer is not None else None
        shared = frozenset.intersection(*(frozenset(f.names | f.places) for c in claims for f in c.facts))
        out.append(Question(id, claims[0].slot, about, tuple(sorted(shared)), tuple(c.id for c in claims)))
    return out


def _copies(documents: Mapping[str, Document]) -> list[CopiedText]:
    finder = CopyFinder()
    for key in sorted(documents):
        finder.add(key, documents[key])
    return [CopiedText(g.documents, g.kind, g.overlap, g.wire) for g in finder.groups()]  # type: ignore[arg-type]
