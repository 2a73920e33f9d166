"""The reporter's selection: what her notebook holds, found again in the story as it stands now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from riwaya.comparison import Claim, Comparison
from riwaya.export.chain import Step
from riwaya.export.disputes import Dispute, Disputer, origins_line, value_of
from riwaya.export.labels import Labels
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matters import Matter, matters
from riwaya.export.quoted import quoted, sentence_at
from riwaya.export.tellings import Run, Teller, Telling, told_by
from riwaya.export.view import article_heading
from riwaya.model import Document, Span
from riwaya.store.keys import document_key
from riwaya.store.notebook import Note, NoteKind, Place
from riwaya.story.query import SourceRow
from riwaya.story.speakers import bearers_of
from riwaya.story.story import StatementRow, Story

_KINDS: tuple[tuple[NoteKind, str], ...] = (
    ("claim", r"c[0-9a-f]+"),
    ("dispute", r"(conflicts|rivals|updates|check|refines)-c[0-9a-f]+"),
    ("statement", r"d[0-9a-f]{16}-[1-9][0-9]{0,6}"),
    ("article", r"d[0-9a-f]{16}"),
    ("source", r"s[0-9a-f]{16}"),
)
"""What can be taken into the notebook, by the look of its key."""


_STATEMENTS = 50
"""Statements of one source that are shown; its own page has all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the notebook. `found`: whether what was taken is still there as such; if not, `told` are the words
    that were copied when it was taken. `told`: the best telling first, then all others, the earliest first."""

    note: Note
    found: bool = True
    name: str = ""
    """What it is called: a question, an article, a source."""
    language: str | None = None
    key: str = ""
    """Key of the page that shows it; empty where there is none."""
    claim: Claim | None = None
    value: str = ""
    origins: str = ""
    dispute: Dispute | None = None
    group: str = ""
    told: tuple[Telling, ...] = ()
    source: SourceRow | None = None
    aside: bool = False
    """Whether a person has set the conflict aside since it was taken."""

    @property
    def lost(self) -> str:
        """The label that says why it is shown as it was copied."""
        return "aside_dispute" if self.aside else f"lost_{self.note.kind}"

    @property
    def direction(self) -> str:
        return direction_of(self.language)


class Selection:
    """Finds items. `document`: opens an article by its key; the last three are only asked where they are needed."""

    def __init__(
        self,
        compared: Comparison,
        labels: Labels,
        document: Callable[[str], Document | None],
        sources: Callable[[], Sequence[SourceRow]],
        statements: Callable[[SourceRow], Sequence[StatementRow]],
        groups: Callable[[], Mapping[str, Sequence[Matter]]],
    ) -> None:
        self._compared, self._labels, self._document = compared, labels, document
        self._sources, self._statements, self._groups = sources, statements, groups
        self._claims = {c.id: c for c in compared.claims}
        self._merged = merged(compared.claims)
        self._days = {day.document: day for day in compared.days}

    def items(self, notes: Iterable[Note]) -> list[Item]:
        """The items of these notes, in their order."""
        make = {
            "claim": self._claim,
            "dispute": self._dispute,
            "statement": self._statement,
            "article": self._article,
            "source": self._source,
        }
        return [make[note.kind](note) if note.kind in make else Item(note) for note in notes]

    def _claim(self, note: Note) -> Item:
        claim = self._now(note.about or "")
        told = self.told(claim) if claim is not None else []
        if claim is None or not told:
            return self._lost(note)
        return Item(
            note,
            key=claim.id,
            claim=claim,
            value=value_of(claim, self._labels) if claim.slot != "polarity" else "",
            origins=origins_line(claim.origins, self._labels),
            told=tuple(told),
        )

    def told(self, claim: Claim) -> list[Telling]:
        """All tellings of a claim, first the one that shows it best to who reads this language."""
        told = told_by(claim, self._tellings([claim]))
        first = min(
            told,
            key=lambda t: (t.language != self._labels.language, t.clause != claim.text, -len(t.clause)),
            default=None,
        )
        return [] if first is None else [first, *(t for t in told if t is not first)]

    def _dispute(self, note: Note) -> Item:
        group = (note.about or "").partition("-")[0]
        claims = {c.id for id in note.claims if (c := self._now(id)) is not None}
        if any(len(claims & set(a.relation.claims)) > 1 for a in self._compared.aside):
            return replace(self._lost(note), aside=True)
        matter = self._matter(group, note.about or "", claims)
        dispute = self.drawn(matter) if matter is not None else None
        if matter is None or dispute is None:
            return self._lost(note)
        told = tuple(t for a in dispute.answers for t in (a.shown, *a.others))
        claim = self._claims[matter.claims[0]]
        return Item(note, name=dispute.title, key=claim.id, dispute=dispute, group=matter.group, told=told)

    def drawn(self, matter: Matter) -> Dispute | None:
        """A matter with all who answer."""
        tellings = self._tellings([self._claims[id] for id in matter.claims])
        return Disputer(self._compared, self._labels).dispute(matter, tellings)

    def quoted(self, document: Document, words: Span) -> Telling:
        """A place of an article as a telling."""
        return quoted(document, words.start, words.end, self._days.get(document_key(document)))

    def _matter(self, group: str, id: str, claims: set[str]) -> Matter | None:
        """The matter that was taken, else one of two or more of its claims, first one shown under the same heading."""
        listed = [m for found in self._groups().values() for m in found]
        alike = [m for m in listed if len(claims & set(m.claims)) > 1]
        exact = [m for m in listed if m.id == id]
        alike.sort(key=lambda m: (m.group != group, -len(claims & set(m.claims)), m.id))
        return next(iter([*exact, *alike]), None)

    def _statement(self, note: Note) -> Item:
        told = self._still(note.places[0])
        return self._lost(note) if told is None else Item(note, key=told.key, told=(told,), language=told.language)

    def _article(self, note: Note) -> Item:
        document = self._document(note.about or "")
        if document is None:
            return self._lost(note)
        name = article_heading(document, self._labels)
        return Item(note, name=name, key=note.about or "", language=document.language)

    def _source(self, note: Note) -> Item:
        row = next((row for row in self._sources() if note.about in row.ids), None)
        if row is None:
            return self._lost(note)
        told = (self.quoted(f.document, f.statement.content) for f in self._statements(row)[:_STATEMENTS])
        return Item(note, name=displayable(row.name), key=row.id, source=row, told=tuple(told))

    def _lost(self, note: Note) -> Item:
        """What is no longer there: the words as they were copied, in the articles as far as these are there."""
        told = tuple(self._copied(place) for place in note.places if place.document and note.kind != "article")
        name = note.places[0].words if note.places and not told else ""
        return Item(note, found=False, name=displayable(name), told=told)

    def _copied(self, place: Place) -> Telling:
        found = self._still(place)
        if found is not None:
            return found
        return Telling(
            document=place.document,
            assertion="",
            key=place.document if self._document(place.document) is not None else "",
            page=displayable(place.page),
            published=place.published,
            language=place.language,
            own=False,
            stance="says",
            sure=1.0,
            runs=(Run(displayable(place.words), True),),
            clause=displayable(place.words),
            steps=(Step("page", place.page),),
        )

    def _still(self, place: Place) -> Telling | None:
        """What stands at a place now; None where the article is gone, or has other words there."""
        document = self._document(place.document)
        if document is None or sentence_at(document, place.start, place.end) != place.words:
            return None
        return self.quoted(document, document.span(place.start, place.end))

    def _now(self, id: str) -> Claim | None:
        """A claim by its id, or the one that it has gone into."""
        return self._claims.get(id) or self._merged.get(id)

    def _tellings(self, claims: Sequence[Claim]) -> Mapping[tuple[str, str], Telling]:
        teller = Teller(claims, self._compared.days)
        for key in dict.fromkeys(key for claim in claims for key in claim.documents):
            document = self._document(key)
            if document is not None:
                teller.add(document)
        return teller.found


def selection_of(story: Story, labels: Labels) -> Selection:
    """Finds the items of an open story's notebook."""
    compared = story.comparison()
    return Selection(
        compared,
        labels,
        story.find_document,
        lambda: story.sources(compared.speakers, bearers_of(compared.entities)),
        lambda row: list(story.statements(source=row.ids)),
        lambda: matters(compared),
    )


def kind_of(about: str) -> NoteKind | None:
    """What kind of thing a key names; None for what cannot be taken."""
    return next((kind for kind, form in _KINDS if re.fullmatch(form, about)), None)


def merged(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Claims by the ids of those that have gone into them."""
    return {old: claim for claim in claims for old in claim.merged_from}


def place_of(telling: Telling, document: Document) -> Place:
    """What is kept of a telling."""
    found = next((a.span for a in document.assertions if a.id == telling.assertion), None)
    if found is None:
        position = int(telling.key.rpartition("-")[2]) - 1
        found = document.statements[position].content
    return Place(
        words=sentence_at(document, found.start, found.end),
        document=telling.document,
        start=found.start,
        end=found.end,
        language=telling.language,
        page=telling.page,
        published=document.published,
    )


def item_record(item: Item) -> dict[str, Any]:
    """An item for programs."""
    note = item.note
    return {
        "id": note.id,
        "kind": note.kind,
        "about": note.about,
        "words": note.words,
        "time": note.time,
        "found": item.found,
        "now": item.key or None,
        "name": item.name or None,
        "kept": [
            {"document": p.document or None, "start": p.start, "end": p.end, "text": p.words, "page": p.page or None}
            for p in note.places
        ],
        "tellings": [
            {
                "document": t.document,
                "statement": t.key,
                "sentence": t.sentence,
                "language": t.language,
                "own": t.own,
                "chain": [step.name for step in t.steps],
                "published": t.published,
            }
            for t in item.told
        ],
    }
