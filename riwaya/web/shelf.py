"""The story as pages read it: what is dear to make is made once for each state of the file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Claim, Comparison, EstimatedDay, Relation, StoryEntity
from riwaya.corrections import Correction, in_force
from riwaya.export.chain import UNNAMED
from riwaya.export.matters import Matter, matters
from riwaya.export.speaking import Told, told_in_statements
from riwaya.export.standing import Stand, by_stand, stands_of
from riwaya.export.tellings import Teller, Tellings
from riwaya.link.states import States
from riwaya.model import Document
from riwaya.store.left_out import LeftOut
from riwaya.store.lists import ArticleRow, SaidRow
from riwaya.store.sqlite import Skipped, StoryFile
from riwaya.story.applied import Applied
from riwaya.story.called import Called
from riwaya.story.elsewhere import Elsewhere
from riwaya.story.leaving import without
from riwaya.story.near import NearClaims
from riwaya.story.query import SourceRow
from riwaya.story.ruled import named_claim
from riwaya.story.searching import loose_days
from riwaya.story.speakers import bearers_of
from riwaya.story.story import Counts, StatementRow, Story
from riwaya.web.overview import Digests

_DOCUMENTS = 256
"""Opened records that are remembered; one takes about 0.2 MB."""

_TOLD = 8
"""Articles of one claim that a list opens and shows. The claim's own page opens all."""

_OF_COMPARISON = (
    "claims", "claims_of", "claims_in", "relations_of", "matters", "called", "stands", "by_stand", "told",
    "entities", "days",
)  # fmt: skip
"""What is made of the comparison alone."""

State = tuple[tuple[int, int], ...]


class Held:
    """One state of a story. Lists come from the tables and the comparison; records are opened one at a time.

    A connection of SQLite stays with the thread that made it and requests come in many, so each look opens the file
    anew: that takes half a millisecond.
    """

    def __init__(self, path: Path, older: Held | None = None) -> None:
        self.path = path
        self.exists = path.exists() or bool(older and older.articles)
        """False for a story that is made with its first article. One that had articles and is gone is an error."""
        with self.open() as story:
            self.name, self.built = story.name or path.stem, story.built
            self.counts: Counts = story.counts()
            self.skipped: list[Skipped] = story.skipped()
            self.corrections: dict[str, Correction] = {c.id: c for c in story.corrections()}
            self.corrected_articles = frozenset(story.corrected())
            self.left_out: dict[str, LeftOut] = story.left_out()
            self.who = story.who
            self.articles: dict[str, ArticleRow] = {row.key: row for row in story.articles()}
            # While articles are being added, what the others say together stays on the screen. Comparing takes too
            # long for a page: it is done in the background.
            self.up_to_date = not self.articles or story.is_compared
            self.compared_as = story.compared_as if self.articles and self.up_to_date else ""
            self.comparison: Comparison = Comparison()
            if older is not None and (not self.up_to_date or self.compared_as == older.compared_as != ""):
                self._go_on_with(older)
            elif self.up_to_date and self.articles:
                self.comparison = story.comparison()
        self.digests: Digests = older.digests if older is not None else Digests()
        self.document = lru_cache(_DOCUMENTS)(self._document)

    def open(self) -> Story:
        """The story, to be read and closed; an empty one where there is no file yet."""
        return Story.open(self.path) if self.exists else Story.from_documents(())

    def _go_on_with(self, older: Held) -> None:
        """Take over the comparison of an older state, with what was made of it: unpacking it takes a second in a large
        story, and vectors and the search's index are written a batch at a time."""
        gone = older.articles.keys() - self.articles.keys()
        if gone:  # left out of the story, or another file lies there: no page may go on with what they say
            self.comparison = without(older.comparison, gone)
            return
        self.comparison = older.comparison
        self.__dict__ |= {name: older.__dict__[name] for name in _OF_COMPARISON if name in older.__dict__}

    @cached_property
    def sources(self) -> list[SourceRow]:
        """All sources, named ones first; whoever the articles call by several names is one. What nobody could tell the
        kind of comes after the others, and last those of whom the page says nothing."""
        with self.open() as story:
            found = story.sources(self.comparison.speakers, bearers_of(self.comparison.entities))
        return sorted(found, key=lambda row: (not row.named, row.name in UNNAMED, row.named and row.kind == "other"))

    @cached_property
    def source_of(self) -> dict[str, SourceRow]:
        """Sources by each of their ids."""
        return {id: row for row in self.sources for id in row.ids}

    @cached_property
    def entities(self) -> dict[str, StoryEntity]:
        """The story's entities by their id."""
        return {e.id: e for e in self.comparison.entities}

    @cached_property
    def days(self) -> dict[str, EstimatedDay]:
        """Probable days of articles without a date."""
        return {day.document: day for day in self.comparison.days}

    @cached_property
    def loose_days(self) -> dict[str, str]:
        """What is known of when articles appeared whose day is not."""
        return loose_days(self.articles.values(), self.comparison.days)

    @cached_property
    def told(self) -> Told:
        """What each statement tells."""
        return told_in_statements(self.comparison.claims)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by their id."""
        return {c.id: c for c in self.comparison.claims}

    @cached_property
    def claims_in(self) -> dict[str, list[Claim]]:
        """The claims that an article tells, by its key."""
        found: dict[str, list[Claim]] = {}
        for claim in self.comparison.claims:
            for key in claim.documents:
                found.setdefault(key, []).append(claim)
        return found

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims that an assertion tells, by its id, those that most articles tell first."""
        found: dict[str, list[Claim]] = {}
        for claim in sorted(self.comparison.claims, key=lambda c: (-len(c.documents), c.id)):
            for id in claim.assertions:
                found.setdefault(id, []).append(claim)
        return found

    @cached_property
    def relations_of(self) -> dict[str, list[Relation]]:
        """The relations of a claim, by its id."""
        found: dict[str, list[Relation]] = {}
        for relation in self.comparison.relations:
            for id in relation.claims:
                found.setdefault(id, []).append(relation)
        return found

    @cached_property
    def states(self) -> States:
        """Which articles are states of one."""
        with self.open() as story:
            addresses = story.addresses()
        return States(addresses, lambda key: d.text if (d := self.document(key)) is not None else None)

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """Finds what corrections name in all states of the articles."""
        return Elsewhere(self.states, self.document)

    @cached_property
    def restated(self) -> dict[str, Correction]:
        """The corrections that hold, naming what they name in all states of the articles."""
        return {c.id: c for c in self.elsewhere.restated(in_force(self.corrections.values()))}

    @cached_property
    def applied(self) -> Applied:
        """Which corrections were made."""
        compared = self.comparison if self.up_to_date else None
        return Applied(self.elsewhere, self.document, self.restated, compared, self.source_of, self.left_out)

    @cached_property
    def members_of(self) -> dict[str, list[tuple[str, str]]]:
        """Entities of articles (key of the article, its entity's id) by the story's entity, in the articles' order."""
        found: dict[str, list[tuple[str, str]]] = {}
        order = {key: place for place, key in enumerate(self.articles)}
        for member, entity in sorted(
            (self.comparison.members or {}).items(), key=lambda m: (order.get(m[0][0], len(order)), m[0])
        ):
            if member[0] in order:
                found.setdefault(entity, []).append(member)
        return found

    @cached_property
    def claim_notes(self) -> dict[str, list[Correction]]:
        """The notes that are pinned to claims, by the id of the claim."""
        found: dict[str, list[Correction]] = {}
        for note in in_force(self.restated.values(), ("note",)):
            claim = named_claim(self.comparison, note.about.get("claim"))
            if claim is not None:
                found.setdefault(claim.id, []).append(note)
        return found

    @cached_property
    def notes(self) -> dict[str, list[Correction]]:
        """The other notes that hold, by what they are pinned to."""
        found: dict[str, list[Correction]] = {}
        for note in in_force(self.restated.values(), ("note",)):
            for key in note.about.get("on", ()):
                found.setdefault(key, []).append(note)
        return found

    @cached_property
    def matters(self) -> dict[str, list[Matter]]:
        """What the articles answer differently, by where it is shown."""
        return matters(self.comparison)

    @cached_property
    def called(self) -> Called:
        """What else those are called whom a search names."""
        return Called(self.comparison.entities)

    @cached_property
    def searched(self) -> dict[int, str]:
        """Articles that are in the search: their number there → key."""
        with self.open() as story:
            return story.searched()

    @cached_property
    def near(self) -> NearClaims | None:
        """Claims to be found by their meaning; None where this machine has no embedder."""
        embedder = load_embedder()
        if embedder is None:
            return None
        with self.open() as story:
            return story.near_claims(embedder, self.comparison)

    @cached_property
    def stands(self) -> dict[str, Stand]:
        """How each claim stands."""
        return stands_of(self.comparison)

    @cached_property
    def by_stand(self) -> dict[Stand, list[Claim]]:
        """The claims of each stand, those with most separate origins first."""
        return by_stand(self.comparison, self.stands)

    def said(self, source: SourceRow) -> list[SaidRow]:
        """The statements in which a source speaks or passes on, by day; those without one last."""
        with self.open() as story:
            found = story.said(source.ids)
        days = {key: self.day(key) or "~" for key in {row.document for row in found}}
        return sorted(found, key=lambda row: days[row.document])

    def statements(self, source: SourceRow) -> list[StatementRow]:
        """The statements in which a source speaks or passes on, with their records."""
        found = ((said, self.document(said.document)) for said in self.said(source))
        return [StatementRow(d, s.document, d.statements[s.number], s.position) for s, d in found if d is not None]

    def day(self, key: str) -> str | None:
        """When an article appeared, as far as known; else the probable day."""
        estimate = self.days.get(key)
        return self.articles[key].published or (estimate.value if estimate is not None else None)

    def tellings(
        self,
        claims: Iterable[Claim],
        first: Iterable[str] = (),
        language: str | None = None,
        most: int | None = _TOLD,
    ) -> Tellings:
        """The tellings of claims, at most so many articles of each: those that hold an assertion of `first`, then those
        in a language, then the others."""
        claims, shown = list(claims), set(first)
        teller = Teller(claims, self.comparison.days)
        keys: dict[str, None] = {}
        for claim in claims:
            best = {a.document for a in claim.accounts if a.assertion in shown}
            ranked = {
                key: (key not in best, language and self.articles[key].language != language) for key in claim.documents
            }
            keys |= dict.fromkeys(sorted(ranked, key=ranked.__getitem__)[:most])
        for key in keys:
            document = self.document(key)
            if document is not None:
                teller.add(document)
        return teller.found

    def _document(self, key: str) -> Document | None:
        with self.open() as story:
            return story.find_document(key)


class Shelf:
    """Holds the story, and looks before each page whether the file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.uncompared: Callable[[], object] = lambda: None
        """Called where the story turns out not to be compared: a build was broken off, another file took its place."""
        self._lock = threading.Lock()
        self._state: State = ()
        self._rests_on: tuple[object, ...] = ()
        self._held: Held | None = None

    def held(self) -> Held:
        """The story as it stands now; empty where there is no file yet. Raises what `Story.open` does."""
        state = _state(self.path)
        with self._lock:  # of two requests after a change one makes it, the other waits
            if self._held is None or state != self._state:
                rests_on = self._rests_on_now()
                # A note changes the file, and nothing of what is dear to make.
                if self._held is None or rests_on != self._rests_on:
                    older = self._held
                    self._held = Held(self.path, older)
                    grown = older is not None and older.articles.keys() <= self._held.articles.keys()
                    if not self._held.up_to_date and not grown:
                        self.uncompared()
                self._state, self._rests_on = state, rests_on
            return self._held

    def _rests_on_now(self) -> tuple[object, ...]:
        if not self.path.exists():
            return ()
        with StoryFile.open(self.path) as file:
            return file.state()

    def warm(self) -> Held:
        """The story with all that its first page needs."""
        held = self.held()
        _ = held.claims_of, held.relations_of, held.matters, held.by_stand, held.source_of
        return held


def _state(path: Path) -> State:
    """What changes with the file: a build that is going on writes beside it."""
    found = []
    for name in (path, path.with_name(path.name + "-wal")):
        try:
            stat = name.stat()
        except OSError:
            continue
        found.append((stat.st_mtime_ns, stat.st_size))
    return tuple(found)
