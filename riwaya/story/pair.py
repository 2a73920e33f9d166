"""Two short texts: does one bear out the other, is it the finer telling, do they conflict, or talk of different things?

The same rules as for a whole story come first: what they find has a slot and a reason. Where they find nothing, the
learnt model (`align/agreement.py`) weighs what the texts share and what only one of them has; what it takes for a
conflict is one where there are grounds for it (`align/grounds.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from riwaya.align.agreement import Agreement, agreement, cosine_of
from riwaya.align.embedding import Embedder
from riwaya.align.grounds import Grounds, grounds
from riwaya.align.stated import entity_ids, facts_of, mentioned_in
from riwaya.comparison import Relation, Slot
from riwaya.link.entities import link
from riwaya.model import Document
from riwaya.story.comparing import compare_facts

Kind = Literal["supports", "refines", "conflicts", "unrelated"]

HALF = 0.5

FOREIGN = 0.05
"""Chance of one matter below which what seems to conflict talks of different things: of contradicting headlines one in
a hundred has less, of unrelated ones two thirds."""

HOME = "ar"
"""The language of the headlines that were learnt from: elsewhere their weights alone are no grounds."""

WORDS_ALONE = 0.6
"""Chance of conflict from which words that differ are enough in that language: docs/how-claims-are-compared.md."""


@dataclass(frozen=True, slots=True)
class TextRelation:
    """How two texts stand to one another."""

    relation: Kind
    """Of `refines` the first text is the finer one if `finer` is 0, else the second."""
    slot: Slot | None
    """What the texts answer differently; None where nothing says which it is."""
    why: str
    rule: str
    confidence: float
    finer: Literal[0, 1] = 0


def compare_texts(a: Document, b: Document, embedder: Embedder | None = None) -> TextRelation:
    """How the texts of two read documents stand to one another."""
    between = _between(a, b, embedder)
    found = _surest(between, "conflicts")
    if found is not None:
        return found
    learnt = agreement(a, b, cosine_of(a, b, embedder) if embedder is not None else None)
    shown = grounds(a, b)
    why = "; ".join(str(reason) for reason in learnt.why[:3])
    conflict = _founded(learnt, shown, home=a.language == b.language == HOME)
    if conflict:
        return TextRelation("conflicts", shown.slot, why, "learnt", round(learnt.conflict, 2))
    if learnt.same < HALF:
        return TextRelation("unrelated", None, "they talk of different things", "learnt", round(1 - learnt.same, 2))
    if learnt.conflict >= HALF and shown.two_events:
        sure = round(learnt.conflict, 2)
        return TextRelation("unrelated", None, f"they seem to tell of two events: {why}", "learnt", sure)
    finer = _surest(between, "refines")
    if finer is not None:
        return finer
    sure = 1 - learnt.conflict if learnt.conflict < HALF else learnt.support
    return TextRelation("supports", None, why or "they say the same", "learnt", round(sure, 2))


def _founded(learnt: Agreement, shown: Grounds, *, home: bool) -> bool:
    """Whether what was learnt speaks for a conflict, and there are grounds for it."""
    if learnt.conflict < HALF or shown.two_events:
        return False
    if not home:
        return learnt.same >= HALF and shown.alone
    return learnt.same >= FOREIGN and (shown.alone or learnt.conflict >= WORDS_ALONE)


def _between(a: Document, b: Document, embedder: Embedder | None) -> list[tuple[Relation, Literal[0, 1]]]:
    """The relations between a claim of one text and a claim of the other, each with the text of its first claim."""
    documents = {"a": a, "b": b}
    members = entity_ids(link(m for key, d in documents.items() for m in mentioned_in(key, d)))
    facts = [f for key, d in documents.items() for f in facts_of(key, d, members)]
    home = {f.id: f.document for f in facts}
    compared = compare_facts(facts, {key: d.published for key, d in documents.items()}, embedder)
    found = ((r, home[r.assertions[0]], home[r.assertions[1]]) for r in compared.relations)
    return [(r, 0 if first == "a" else 1) for r, first, second in found if first != second]


def _surest(between: Sequence[tuple[Relation, Literal[0, 1]]], kind: Kind) -> TextRelation | None:
    """The surest relation of a kind."""
    of_kind = [(r, finer) for r, finer in between if r.kind == kind]
    if not of_kind:
        return None
    best, finer = max(of_kind, key=lambda found: (found[0].confidence, found[0].claims))
    return TextRelation(kind, best.slot, best.why, best.rule, best.confidence, finer)
