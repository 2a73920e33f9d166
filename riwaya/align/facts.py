"""Facts: assertions as they are compared, with the times, numbers and places that they give. `stated.py` makes them."""

from __future__ import annotations

from collections.abc import Container, Set
from dataclasses import dataclass
from math import inf

from riwaya.languages.concepts import NUMBERED
from riwaya.model import Span

PERSON, BODY, KILLED = "person", "body", "killed"
"""Units and what befell people, as `quantities.toml` names them: a body counted is a person killed."""

NOBODY = frozenset(
    {"kill", "dead", "corpse", "casualty", "injure", "person", "body", "people", "human", "martyr", "board", "survive"}
    | {"die", "situation"}
)
"""Concepts that say of those counted no more than what befell them."""


def apart(one: Set[str], other: Set[str]) -> bool:
    """Whether both of two things are known, and nothing of them is common."""
    return bool(one and other) and one.isdisjoint(other)


@dataclass(frozen=True, slots=True)
class When:
    """A resolved time: first and last day (ISO 8601), how precise the words are, terms of the word that it dates."""

    first: str
    last: str
    precision: str
    approximate: bool = False
    of: frozenset[str] = frozenset()
    relative: bool = False
    """Whether its words give no day of the month: yesterday, of a report that may be a day old."""
    begins: str = ""
    """Whether something went on from then, or was so by then, as in `Time`."""

    def overlaps(self, other: When) -> bool:
        """Whether both can be the same time."""
        return self.first <= other.last and other.first <= self.last

    def within(self, other: When) -> bool:
        """Whether this is the finer one of two that can be the same."""
        return other.first <= self.first and self.last <= other.last and self != other


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something: from `least` to `most` of `unit`, whom `what` befell; `of`: terms of the words that are
    counted."""

    least: float
    most: float
    unit: str | None
    what: str | None
    approximate: bool = False
    of: frozenset[str] = frozenset()

    @property
    def kind(self) -> tuple[str, ...]:
        """What is counted, equal for what can be compared: what befell people, and which people; else the thing."""
        if self.unit not in (PERSON, BODY):
            return (self.unit,) if self.unit is not None else ()
        which = sorted(t for t in self.of if ":" not in t and t not in NOBODY)
        return (self.what or PERSON, *which)

    @property
    def bounded(self) -> bool:
        """Whether it only says how many there are at least."""
        return self.most == inf

    def overlaps(self, other: Count) -> bool:
        """Whether both can be the same number."""
        return self.least <= other.most and other.least <= self.most


@dataclass(frozen=True, slots=True)
class Where:
    """A place that an index knows: the story's entity, and how wide it is (`city`, `region`, `country` …)."""

    id: str
    name: str
    precision: str
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One assertion of the story. Ids of entities are the story's."""

    id: str
    document: str
    """Key of its document."""
    statement: str
    language: str
    span: Span
    event: str | None
    polarity: str
    modality: str
    own: bool
    """Whether the outlet says it itself."""
    stance: str
    """How its source says it: `says`, `denies`, `accuses` …"""
    speaker: str | None
    """Who says it, where that is an entity."""
    speaker_of: str
    """The nearest speaker's name as the page has it; empty for the outlet's own voice."""
    speaker_terms: frozenset[str]
    """What that name talks of: a committee, a ministry."""
    act: frozenset[str]
    terms: frozenset[str]
    head: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    """Persons, bodies and states that act in it or are acted on."""
    actor: frozenset[str]
    target: frozenset[str]
    places: frozenset[str]
    where: tuple[Where, ...]
    """Those of `places` that an index knows."""
    times: tuple[When, ...]
    counts: tuple[Count, ...]
    causes: tuple[str, ...] = ()
    """Facts of its document that brought it about, by the words of the page."""
    shortly: bool = False
    """Whether its statement tells of something that came minutes or hours before something else."""
    doers: frozenset[str] = frozenset()
    """People without a name who do it, as `people.toml` names them."""
    done_to: frozenset[str] = frozenset()
    """What they do it to."""
    excluded: frozenset[str] = frozenset()
    """Terms, names and places of what it says that it was not; neither is among its own."""
    things: frozenset[str] = frozenset()
    """What it tells of, pronouns resolved."""
    strikers: frozenset[str] = frozenset()
    """Codes of the states whose weapons, forces or attacks it names (a US drone), and of those that act in it."""
    speaks_for: frozenset[str] = frozenset()
    """Codes of the states for which its speaker speaks."""
    parent: str | None = None
    """Statement within which its statement stands."""
    open: bool = False
    """Whether it is told not to be known: its source does not confirm it; "it is not clear whether" stands before."""
    unasked: bool = False
    """Whether it is told, or its maker says, that he did not ask for it or order it."""
    context: frozenset[str] = frozenset()
    """Terms and names of the whole statement that it stands in."""

    @property
    def said(self) -> frozenset[str]:
        """Its own terms, names and places."""
        return self.terms | self.names | self.places

    @property
    def requests(self) -> bool:
        """Whether somebody asks for it or orders it."""
        return self.stance in ("asks", "orders") and self.modality == "asked"

    @property
    def told(self) -> bool:
        """Whether it is told to be so: as a fact, and neither denied nor left open."""
        return self.polarity == "affirmed" and self.modality == "fact" and not self.open

    @property
    def counts_several(self) -> bool:
        """Whether it counts several people: what befell one of them, and when, may not be what befell another."""
        return any(count.unit in (PERSON, BODY) and count.most > 1 for count in self.counts)

    def lying(self, precisions: Container[str]) -> frozenset[str]:
        """Ids of the places of such precisions that it names."""
        return frozenset(w.id for w in self.where if w.precision in precisions)

    def maybe_when(self, other: Fact) -> bool:
        """Whether both can be of one time, as far as they are dated."""
        return not self.times or not other.times or any(a.overlaps(b) for a in self.times for b in other.times)

    def one_voice(self, other: Fact) -> bool:
        """Whether one page gives both to the same voice: who says two things that seem to exclude one another means two
        things. What the outlet says above the text (headline, caption) is not what it says in it."""
        if self.document != other.document:
            return False
        return self.statement == other.statement or (self.own, self.speaker, self.speaker_of) == (
            other.own,
            other.speaker,
            other.speaker_of,
        )

    @property
    def topics(self) -> dict[str, float]:
        """What a fact talks of, whatever values it gives: its terms, those of the noun that it hangs on, names."""
        out = {term: 0.5 if NUMBERED in term else 1.0 for term in self.terms}  # beside the term without its number
        for term in self.head:
            out.setdefault(term, 0.5)
        return out | {f"e:{name}": 1.0 for name in self.names | self.places}

    @property
    def features(self) -> dict[str, float]:
        """What two facts may have in common, and how much of it each says."""
        out = self.topics
        out |= {f"t:{when.first[:7]}": 1.0 for when in self.times if when.first[:7] == when.last[:7]}
        out |= {f"q:{count.least:g}": 1.0 for count in self.counts}
        return out
