"""One telling of a claim as a reader sees it: the sentence on the page, who says it, and through whom it reached us."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.comparison import Account, Claim, Mark, Slot
from riwaya.export.chain import Step, block_at, reading_chain
from riwaya.export.marks import direction_of, displayable, sentence_around, whole_words
from riwaya.export.view import statement_key
from riwaya.model import Assertion, Document, Span, Statement
from riwaya.store.keys import document_key


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence: inside the clause that tells (`told`) or around it; `differs`: what answers."""

    text: str
    told: bool
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """`runs`: the whole sentence; `key`: anchor of its statement on the dossier's page; `steps`: the chain, from the
    page to the root."""

    document: str
    assertion: str
    key: str
    outlet: str
    published: str | None
    language: str | None
    own: bool
    stance: str
    sure: float
    runs: tuple[Run, ...]
    clause: str
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


Tellings = Mapping[tuple[str, str], Telling]
"""(document key, assertion id) → the telling."""


class Teller:
    """Finds the tellings of claims, a document at a time: only what is asked for is kept."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._slots: dict[str, Slot | None] = {}
        self._marks: dict[tuple[str, str], tuple[Mark, ...]] = {}
        self._documents: set[str] = set()
        for claim in claims:
            self._documents.update(claim.documents)
            for id in claim.assertions:
                if self._slots.get(id) in (None, "polarity"):  # what gives a value shows more than that it is so
                    self._slots[id] = claim.slot
            self._take(claim.accounts)
        self.found: dict[tuple[str, str], Telling] = {}

    def _take(self, accounts: Sequence[Account]) -> None:
        for account in accounts:
            self._marks[account.document, account.assertion] = account.marks

    def add(self, document: Document) -> None:
        """Keep what this document tells of the claims."""
        key = document_key(document)
        if key not in self._documents:
            return
        places = {s.id: i for i, s in enumerate(document.statements)}
        for a in document.assertions:
            if a.id in self._slots and a.statement in places:
                marks = self._marks.get((key, a.id), ())
                self.found[key, a.id] = _telling(key, document, a, places[a.statement], self._slots[a.id], marks)


def told_by(claim: Claim, tellings: Tellings) -> list[Telling]:
    """The tellings of a claim, the earliest first."""
    found = [t for key in claim.documents for id in claim.assertions if (t := tellings.get((key, id))) is not None]
    return sorted(found, key=lambda t: (t.published is None, t.published or "", t.document, t.assertion))


def _telling(
    key: str, document: Document, a: Assertion, place: int, slot: Slot | None, marks: tuple[Mark, ...]
) -> Telling:
    said = document.statements[place]
    block = block_at(document, a.span.start)
    return Telling(
        document=key,
        assertion=a.id,
        key=statement_key(key, place),
        outlet=document.outlet.name if document.outlet else "",
        published=document.published,
        language=(block.language if block else None) or document.language,
        own=said.mode == "own",
        stance=said.stance,
        sure=said.confidence,
        runs=_runs(document, a, said, answering(document, a, slot)),
        clause=displayable(a.span.text),
        steps=reading_chain(document, said),
        marks=marks,
    )


def answering(document: Document, a: Assertion, slot: Slot | None) -> list[Span]:
    """The words of a clause that fill a slot: its numbers, times, places or names."""
    inside: list[Span] = []
    if slot == "quantity":
        inside = [q.span for q in document.quantities]
    elif slot == "time":
        inside = [t.span for t in document.times]
    elif slot == "place":
        inside = [p.span for p in document.places]
    elif slot in ("actor", "target", "identity"):
        ids = {*a.slots.actor, *a.slots.target} if slot == "identity" else set(getattr(a.slots, slot))
        inside = [m for e in document.entities if e.id in ids for m in e.mentions]
    return sorted((s for s in inside if a.span.start <= s.start and s.end <= a.span.end), key=lambda s: s.start)


def _runs(document: Document, a: Assertion, said: Statement, differing: Sequence[Span]) -> tuple[Run, ...]:
    """The sentence around a clause, cut where the clause and what answers begin and end; whole words."""
    text = document.text
    first, stop = sentence_around(text, a.span.start, a.span.end)
    start, end = whole_words(text, first, stop, a.span.start, a.span.end)
    marked = [whole_words(text, start, end, s.start, s.end) for s in differing]
    cuts = sorted({first, start, end, stop, *(x for pair in marked for x in pair)})
    runs = [
        Run(
            " ".join(displayable(text[x:y]).split("\n")),
            start <= x and y <= end,
            any(m <= x and y <= n for m, n in marked),
        )
        for x, y in zip(cuts, cuts[1:], strict=False)
    ]
    return tuple(run for run in runs if run.text)
