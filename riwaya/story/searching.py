"""What is sought → the statements that say it, and those that say it in other words or another language.

A word finds its forms: what of the story's own forms may be forms of it, as they were noted when the articles came in
(`store/words.py`). So no data of a language are opened, unless a word stands nowhere in the story.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from riwaya.comparison import EstimatedDay
from riwaya.store.lists import ArticleRow
from riwaya.store.passages import LANGUAGE, MODE, MODES, OUTLET, PLACE, SOURCE, STANCE
from riwaya.store.search import MOST, Found, Place, SearchIndex, day_of, last_day_of
from riwaya.store.sqlite import StoryFile
from riwaya.story.called import Called, Phrase
from riwaya.story.meant import Also, Meant, Reader, all_of, any_of
from riwaya.story.sought import Sought

_MARKS = {"source": SOURCE, "outlet": OUTLET, "place": PLACE, "stance": STANCE, "language": LANGUAGE, "voice": MODE}
_INSIDE = ("source", "place", "stance", "voice")
"""Filters that a nested statement may fit where the one around it does not."""

_SLICE = 20
"""Articles that are put into the search at a time: a tenth of a second's work."""


@dataclass(frozen=True)
class Hits:
    """What was found, the newest first. `places` are at most `MOST`; `more`: whether there are more."""

    places: Sequence[Place]
    more: bool
    words: tuple[Phrase, ...]
    """What is marked."""
    prefixes: tuple[str, ...] = ()
    held: Mapping[Place, int] = field(default_factory=dict)
    """Of what does not hold all that is sought, how much it holds."""
    of: int = 0
    """How much is sought, where not all of it is held."""

    @property
    def total(self) -> int:
        return len(self.places)


NOTHING = Hits((), False, ())


@dataclass(frozen=True)
class Search:
    """A search of one story: what is meant, and how to ask for it."""

    index: SearchIndex
    sought: Sought
    called: Called
    oldest: bool = False
    deep: bool = True
    """Whether data of languages may be opened for a word that stands nowhere in the story, which takes seconds."""
    without: frozenset[Phrase] = frozenset()
    """Folded names under which nothing is to be sought."""
    days: Mapping[str, str] = field(default_factory=dict)
    """By key of the article: a probable day, where no date is known; the month or the year that is all of the date that
    is known (ISO 8601)."""

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.index, self.called, self.deep, self.without)

    @cached_property
    def _meant(self) -> list[Meant]:
        return list(self._reader.meant(self.sought))

    @cached_property
    def by_words(self) -> Hits:
        """The statements that hold the words."""
        return self._hits(self._typed(), [p for m in self._meant for p in m.typed])

    @cached_property
    def by_meaning(self) -> Hits:
        """Those that say the same in other words or another language, and do not hold the words themselves."""
        if not any(m.same for m in self._meant):
            return NOTHING
        match = f"words : ({all_of(m.every for m in self._meant)}) NOT ({self._typed()})"
        return self._hits(match, [p for m in self._meant for p in (*m.typed, *m.same)])

    @cached_property
    def by_most(self) -> Hits:
        """Where nothing says all of it, in whatever words: what says most of it (of two things one), those that say
        most first, and of these those that say what is rarer."""
        if len(self._meant) < 2 or self.by_words.total or self.by_meaning.total:
            return NOTHING
        held: dict[Place, int] = {}
        weight: dict[Place, float] = {}
        for meant in self._meant:
            found = self._find(f"words : {meant.every}")
            for place in found:
                held[place] = held.get(place, 0) + 1
                weight[place] = weight.get(place, 0.0) + 1 / math.log(2 + len(found))
        least = len(self._meant) // 2 + (len(self._meant) > 2)
        ordered = self._find(f"words : ({' OR '.join(m.every for m in self._meant)})")
        places = sorted((p for p in ordered if held.get(p, 0) >= least), key=lambda p: (-held[p], -weight[p]))
        marked = tuple(dict.fromkeys(p for m in self._meant for p in (*m.typed, *m.same)))
        prefixes = tuple(p for m in self._meant for p in m.prefixes)
        return Hits(places[:MOST], len(places) > MOST, marked, prefixes, held, len(self._meant))

    @property
    def also(self) -> list[Also]:
        """The other names under which words and filters are sought."""
        found = [*(m.also for m in self._meant), *(also for _, also in self._narrowed)]
        return [also for also in found if also.names or also.left]

    def show(self, places: Sequence[Place]) -> list[Found]:
        """Passages with all that a list shows of them."""
        return self.index.show(places)

    def _typed(self) -> str:
        return f"words : ({all_of(any_of(m.typed, m.prefixes) for m in self._meant)})" if self._meant else ""

    def _hits(self, words: str, marked: Iterable[Phrase]) -> Hits:
        found = self._find(words)
        prefixes = tuple(p for m in self._meant for p in m.prefixes)
        return Hits(found[:MOST], len(found) > MOST, tuple(dict.fromkeys(marked)), prefixes) if found else NOTHING

    def _find(self, words: str) -> list[Place]:
        """Where words stand, an expression, as far as the filters let them."""
        match = all_of(f"({part})" for part in (words, *(expression for expression, _ in self._narrowed)) if part)
        after, before = self._bounds
        if not match:
            if not (after or before):
                return []
            match = f"marks : {any_of([(MODE + mode,) for mode in MODES])}"
        inside = any(f.kind in _INSIDE for f in self.sought.filters)
        return self.index.find(match, after, before, oldest=self.oldest, any_inside=inside, loose=self._loose)

    # ---- filters

    @cached_property
    def _narrowed(self) -> list[tuple[str, Also]]:
        """An expression for each kind of filter, of which several are alternatives."""
        out: list[tuple[str, Also]] = []
        for kind, mark in _MARKS.items():
            found = [self._reader.narrowed(f, mark) for f in self.sought.filters if f.kind == kind and f.value]
            if found:
                out.append(("marks : (" + " OR ".join(expression for expression, _ in found) + ")", found[0][1]))
                out += [("", also) for _, also in found[1:]]
        return out

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        """The first day, and the first that is too late; of a month or a year all of it counts."""
        filters = self.sought.filters
        after = max((day_of(f.value) for f in filters if f.kind == "after"), default=0)
        before = min((d + 1 for f in filters if f.kind == "before" and (d := last_day_of(f.value))), default=0)
        return after, before

    @cached_property
    def _loose(self) -> Mapping[int, int]:
        """The articles that are probably, or perhaps, of these days: their numbers → the day under which the index has
        them."""
        after, before = self._bounds
        if not (self.days and (after or before)):
            return {}
        found = ((n, self.days[key]) for n, key in self.index.numbers().items() if key in self.days)
        within = ((n, day) for n, day in found if after <= last_day_of(day) and (not before or day_of(day) < before))
        return {n: 0 if day.count("-") == 2 else day_of(day) for n, day in within}


def loose_days(articles: Iterable[ArticleRow], estimated: Iterable[EstimatedDay]) -> dict[str, str]:
    """What is known of when articles appeared whose day is not, by key: a probable day, a month, a year."""
    found = {row.key: row.published for row in articles if row.published and row.published.count("-") < 2}
    return {day.document: day.value for day in estimated} | found


def index_all(path: Path) -> None:
    """Put what lacks into the search of a story: articles that an older Riwaya read. If none lack nothing is written.

    Raises what `StoryFile.open` does, and `StoryError` where the file cannot be written.
    """
    with StoryFile.open(path) as file:
        lacking = file.search.lacking(1)
    if lacking:
        with StoryFile.create_or_open(path) as file:
            while not index_some(file):
                pass


def index_some(file: StoryFile) -> bool:
    """Put some of the articles that lack into the search, in one transaction; whether none lack any more."""
    lacking = file.search.lacking(_SLICE + 1)
    if lacking:
        with file.transaction():
            file.index(lacking[:_SLICE])
    return len(lacking) <= _SLICE
