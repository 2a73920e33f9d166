"""What a fact answers: for each slot that it fills, of what it is told and with which value.

Two facts whose answers are about the same thing may answer one question; whether they do, the words around decide
(`claims.py`), and how their values stand to one another `compare.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riwaya.align.facts import Count, Fact, When, Where
from riwaya.comparison import Slot


@dataclass(frozen=True, slots=True)
class Position:
    """Where a thing lies, or stands in order, as a concept: offshore, ashore; the first step, preceded."""

    id: str


Value = Count | When | Where | Position

TOLLS = frozenset({"killed", "wounded", "missing", "rescued", "aboard"})
"""What of one event has one number at a time."""

DATED = ("minute", "hour", "part-of-day", "day", "month", "year")
"""Precisions of times that can be compared: a week or a season has no days that all reckon alike."""

POSITIONS = frozenset({"offshore", "ashore", "inside", "outside"})
"""Concepts of where a thing lies; those that oppose cannot both hold of one thing at one time."""

EFFECTS = frozenset({"kill", "die", "injure", "damage", "destroy"})
"""Concepts of what comes at once of what happens: an explosion that kills."""

LIGHT = frozenset({"occur"})
"""Concepts that say of a happening only that it came."""

ORDERS = frozenset({"first-step", "precede"})
"""Concepts of what came first."""

ORDER = ("first-step",)
"""What answers about what came first are about."""

NARROW = ("point", "city", "region")
"""Precisions of places that answer where something happened."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` fills `slot` of what `about` names: an act (when, where), or a kind of thing (how many)."""

    slot: Slot
    about: tuple[str, ...]
    value: Value

    @property
    def counts_all(self) -> bool:
        """Whether it is how many in all were killed, hurt, missing, rescued or on board."""
        return self.slot == "quantity" and len(self.about) == 1 and self.about[0] in TOLLS

    @property
    def shown(self) -> str:
        """The value as text, the same for equal values."""
        if isinstance(self.value, Where):
            return self.value.name
        if isinstance(self.value, Position):
            return self.value.id
        return shown_time(self.value) if isinstance(self.value, When) else shown_number(self.value)

    @property
    def key(self) -> str:
        """Equal for equal values: a place by what it is, whatever the page calls it; at least nine and nine are one."""
        if isinstance(self.value, Count) and self.bounded and self.value.least > 0:
            return figure(self.value.least)
        return self.value.id if isinstance(self.value, Where) else self.shown

    @property
    def bounded(self) -> bool:
        """Whether it is a number that only bounds how many there are."""
        return isinstance(self.value, Count) and self.value.bounded


def answers(fact: Fact, acts: Set[str] = frozenset(), once: Set[str] = frozenset()) -> Iterator[Answer]:
    """Each slot that a fact fills with one value. Two numbers of one kind, or two dates, leave open which is meant; one
    date beside two events does too. `acts`: what facts tell to happen, so that a noun may be known for an event;
    `once`: acts that come once."""
    kinds: dict[tuple[str, ...], list[Count]] = defaultdict(list)
    for count in fact.counts:
        kinds[count.kind].append(count)
    for kind, counts in sorted(kinds.items()):
        if kind and len(counts) == 1:
            yield Answer("quantity", kind, counts[0])
    dated: dict[tuple[str, str], When] = {}
    for w in fact.times:
        if w.precision in DATED and not w.approximate:
            same = dated.get((w.first, w.last))
            dated[w.first, w.last] = replace(same, of=same.of | w.of) if same is not None else w
    narrow = {w.id: w for w in fact.where if w.precision in NARROW}
    if len(dated) == 1:
        [when] = dated.values()
        for act in sorted(_dated_by(fact, when, acts, once)):
            yield Answer("time", (act,), when)
    if len(narrow) == 1:
        for act in sorted(fact.act):
            yield Answer("place", (act,), *narrow.values())
    lying = fact.terms & POSITIONS
    if len(lying) == 1:
        for act in sorted(fact.act):
            yield Answer("place", (act, "position"), Position(*lying))
    for order in sorted(fact.terms & ORDERS):
        yield Answer("time", ORDER, Position(order))


def _dated_by(fact: Fact, when: When, acts: Set[str], once: Set[str]) -> frozenset[str]:
    """What a date dates: the happening or state named close before it, else what the clause tells, unless it names
    another happening (in April he was arrested, and later released). What kills and damages does so when it happens."""
    named = frozenset(t for t in when.of - LIGHT if t in acts)
    others = fact.terms & acts & once - fact.act
    if not named and others:
        return fact.act | others if fact.act & EFFECTS else frozenset()
    return named | fact.act if named & fact.act or not named else named


def shown_number(count: Count) -> str:
    """The number as a reader would say it."""
    if count.bounded:
        return f"at least {figure(count.least)}"
    if count.least == float("-inf"):
        return f"at most {figure(count.most)}"
    least, most = figure(count.least), figure(count.most)
    return least if count.least == count.most else f"{least} to {most}"


def figure(value: float) -> str:
    """A number in full: 340,000,000 and not 3.4e+08."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def shown_time(when: When) -> str:
    """The time as ISO 8601 as far as it is known: a day, a month, a year, or two days with a slash between."""
    year, month, day = when.first.split("-")
    if when.first == when.last:
        return when.first
    if when.precision == "part-of-day":
        return f"{date.fromisoformat(when.first) + timedelta(days=1)} (night)"
    if when.last == f"{year}-{month}-31" and day == "01":
        return f"{year}-{month}"
    if when.last == f"{year}-12-31" and (month, day) == ("01", "01"):
        return year
    return f"{when.first}/{when.last}"
