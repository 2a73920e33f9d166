"""The story as pages read it: what is dear to make is made once for each state of the file."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from riwaya.comparison import Claim, Comparison, Relation
from riwaya.export.matters import Matter, matters
from riwaya.export.standing import Stand, by_stand, stands_of
from riwaya.export.tellings import Teller, Tellings
from riwaya.model import Document
from riwaya.store.lists import ArticleRow
from riwaya.store.sqlite import Skipped, StoryFile
from riwaya.story.query import SourceRow
from riwaya.story.story import Counts, StatementRow, Story

_DOCUMENTS = 256
"""Opened records that are remembered; one takes about 0.2 MB."""

_TOLD = 8
"""Articles of one claim that a list opens and shows. The claim's own page opens all."""

State = tuple[tuple[int, int], ...]


class Held:
    """One state of a story. Lists come from the tables and the comparison; records are opened one at a time.

    A connection of SQLite stays with the thread that made it and requests come in many, so each look opens the file
    anew: that takes half a millisecond.
    """

    def __init__(self, path: Path, older: Held | None = None) -> None:
        self.path = path
        with Story.open(path) as story:
            self.name, self.built = story.name, story.built
            self.counts: Counts = story.counts()
            self.skipped: list[Skipped] = story.skipped()
            self.articles: dict[str, ArticleRow] = {row.key: row for row in story.articles()}
            # While articles are being added, what the others say together stays on the screen.
            self.up_to_date = older is None or story.is_compared
            self.comparison: Comparison = story.comparison() if self.up_to_date or older is None else older.comparison
        self.document = lru_cache(_DOCUMENTS)(self._document)

    @cached_property
    def sources(self) -> list[SourceRow]:
        """All sources, named ones first."""
        with Story.open(self.path) as story:
            return story.sources()

    @cached_property
    def source_ids(self) -> frozenset[str]:
        """The ids of all sources."""
        return frozenset(row.id for row in self.sources)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by their id."""
        return {c.id: c for c in self.comparison.claims}

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
    def matters(self) -> dict[str, list[Matter]]:
        """What the articles answer differently, by where it is shown."""
        return matters(self.comparison)

    @cached_property
    def stands(self) -> dict[str, Stand]:
        """How each claim stands."""
        return stands_of(self.comparison)

    @cached_property
    def by_stand(self) -> dict[Stand, list[Claim]]:
        """The claims of each stand, those with most separate origins first."""
        return by_stand(self.comparison, self.stands)

    def statements(self, source: str) -> list[StatementRow]:
        """The statements in which a source speaks or passes on."""
        with Story.open(self.path) as story:
            return list(story.statements(source=source))

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
        with Story.open(self.path) as story:
            return story.find_document(key)


class Shelf:
    """Holds the story, and looks before each page whether the file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._state: State = ()
        self._rests_on: tuple[object, ...] = ()
        self._held: Held | None = None

    def held(self) -> Held:
        """The story as it stands now. Raises what `Story.open` does."""
        state = _state(self.path)
        with self._lock:  # of two requests after a change one makes it, the other waits
            if self._held is None or state != self._state:
                with StoryFile.open(self.path) as file:
                    rests_on = file.state()
                # A note changes the file, and nothing of what is dear to make.
                if self._held is None or rests_on != self._rests_on:
                    self._held = Held(self.path, self._held)
                self._state, self._rests_on = state, rests_on
            return self._held


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
