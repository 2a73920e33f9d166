"""What timeline, map, network and matrix are drawn from: a few rows of each article, read from its record once and
kept while the record stays as it is. A request reads for half a second; the rest is read in the background."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from riwaya.comparison import Claim, StoryEntity
from riwaya.export.matrix import Against, kin_of, opposed, shared
from riwaya.export.passages import Digest, Told, digest_of, told_of
from riwaya.export.world_map import Places
from riwaya.store.keys import name_key
from riwaya.story.speakers import bearers_of
from riwaya.web.work import Job, Work

if TYPE_CHECKING:
    from riwaya.web.shelf import Held

_AT_ONCE = 0.5
"""Seconds that a request may read articles for."""


@dataclass
class Overview:
    """The rows of a state of the story; `complete`: of all its articles; else so many are `read`."""

    held: Held
    rows: list[Told]
    read: int
    complete: bool
    _place_names: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def against(self) -> Against:
        """What stands against each claim, and how."""
        return opposed(self.held.comparison)

    @cached_property
    def kin(self) -> dict[str, list[Claim]]:
        """Claims that are told in mostly the words of one with a value."""
        return kin_of(self.held.comparison.claims)

    @cached_property
    def shared(self) -> list[Claim]:
        """The claims of the matrix, those that most articles tell first."""
        return shared(self.held.comparison, self.against)

    @cached_property
    def clauses(self) -> dict[tuple[str, str], Told]:
        """(document, assertion) → its row."""
        return {(r.document, r.assertion): r for r in self.rows if r.assertion}

    @property
    def entities(self) -> dict[str, StoryEntity]:
        """The story's entities by their ids."""
        return self.held.entities

    def place_names(self, language: str) -> dict[str, str]:
        """What each place on the map is called, those that most articles name first."""
        if language not in self._place_names:
            places = Places(language)
            for row in self.rows:
                for place in row.where:
                    places.take(row.document, place, row.language)
            self._place_names[language] = places.names()
        return self._place_names[language]

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Document → its outlet, folded."""
        return {key: name_key(row.outlet) if row.outlet else "" for key, row in self.held.articles.items()}


class Digests:
    """The digests of a story's articles, which go from one state of the story to the next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[str, tuple[int, Digest]] = {}
        self._changes = 0
        self._job: Job | None = None
        self._read_for: Held | None = None
        self._made: tuple[Held, int, Overview] | None = None

    def overview(self, held: Held, work: Work) -> Overview:
        """What is known of this state; `complete` says whether that is all."""
        with self._lock:
            running = self._job is not None and self._job in work.jobs
            if not running and not self._read(held, time.monotonic() + _AT_ONCE):
                self._job = work.start(Job(lambda job: self._read_all(held, work, job), "overview", len(held.articles)))
            if self._made is None or self._made[0] is not held or self._made[1] != self._changes:
                self._made = held, self._changes, self._overview(held)
            return self._made[2]

    def _read_all(self, held: Held, work: Work, job: Job) -> None:
        """Read the rest, but not while others wait: the next request goes on from there."""
        while not self._read(held, time.monotonic() + _AT_ONCE) and not job.stopping.is_set() and len(work.jobs) == 1:
            job.passed = len(self._found)

    def _read(self, held: Held, until: float) -> bool:
        """Read what is new; whether nothing is left. Whoever calls again goes on from there."""
        if self._read_for is held:
            return True
        with held.open() as story:
            marks = story.fingerprints()
            for key in held.articles:
                mark = marks.get(key)
                if mark is None or key in self._found and self._found[key][0] == mark:
                    continue
                if time.monotonic() > until:
                    return False
                document = story.find_document(key)
                if document is not None:
                    self._found[key] = mark, digest_of(document)
                    self._changes += 1
        for gone in self._found.keys() - held.articles.keys():
            del self._found[gone]
        self._read_for = held
        self._changes += 1
        return True

    def _overview(self, held: Held) -> Overview:
        claims: dict[tuple[str, str], list[str]] = {}
        for claim in sorted(held.comparison.claims, key=lambda c: (-len(c.documents), c.id)):
            for account in claim.accounts:
                claims.setdefault((account.document, account.assertion), []).append(claim.id)
        told = {at: tuple(dict.fromkeys(ids)) for at, ids in claims.items()}
        members = held.comparison.members or {}
        digests = [self._found[key][1] for key in held.articles if key in self._found]
        bearers = bearers_of(held.comparison.entities)
        rows = [row for digest in digests for row in told_of(digest, members, told, bearers)]
        return Overview(held, rows, len(digests), self._read_for is held)
