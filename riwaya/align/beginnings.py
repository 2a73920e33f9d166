"""Since when: a thing that was there before it came, and two beginnings of one state.

"Stored since March", "arrived in April" and "seen as early as February" answer one question of one thing. Being there
excludes coming later; of two beginnings that are given as such only one can be. What the thing is has to be known: a
shared place, or that both are sacks, is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from riwaya.align.answers import DATED
from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import Fact, When, apart
from riwaya.languages.concepts import Concepts

COARSE = "part-of-month"
"""Precision of "late March": such dates are compared where weeks lie between."""

WEEKS = 14
"""Days between a coarse date and another."""

SUREST = {"before-it-came": 0.8, "since-differs": 0.7}
UNSURE = 0.6
"""How sure the rules are; the same where a pronoun or "the sacks" stands for the thing, a date is coarse, or one voice
gives both."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact that is told to be so, and one of its dates."""

    fact: Fact
    when: When


class Beginnings:
    """Finds them in a block of facts. `published`: document key → date (ISO 8601)."""

    def __init__(self, block: Block, published: Mapping[str, str | None], concepts: Concepts) -> None:
        self._concepts, self._published = concepts, published
        self._dated = [
            Dated(f, w)
            for f in block.facts
            if f.told and not f.counts_several
            for w in f.times
            if w.precision in (*DATED, COARSE)
        ]

    def find(self) -> Iterator[Denial]:
        """Every two facts of which one excludes when the other lets it begin."""
        there = [d for d in self._dated if _there(d, self._concepts)]
        came = [d for d in self._dated if d.fact.act & self._concepts.came]
        for early in there:
            for late in came:
                if self._before(early, late) and self._one_thing(early.fact, late.fact):
                    yield Denial(
                        late.fact, early.fact, "before-it-came", self._sure("before-it-came", early, late), "time"
                    )
        begun = [d for d in self._dated if d.when.begins]
        for late in (d for d in begun if d.when.begins == "since" and self._begins(d.fact)):
            for early in begun:
                if self._before(early, late) and self._one_state(early, late):
                    yield Denial(
                        late.fact, early.fact, "since-differs", self._sure("since-differs", early, late), "time"
                    )

    def _begins(self, fact: Fact) -> bool:
        """Whether it tells of a state that begins once."""
        return bool(_acts(fact) & self._concepts.lasting or fact.event == "BE")

    def _before(self, early: Dated, late: Dated) -> bool:
        """Whether one time is over before the other begins, and both before either page was printed: what comes later
        is something else, or its year is misread. A page tells in its own words how one thing came after another; who
        is quoted with two beginnings of one thing may have been caught out."""
        x, y = early.fact, late.fact
        if x.document == y.document and (x.statement == y.statement or x.own and y.own):
            return False
        if early.when.last >= late.when.first:
            return False
        printed = [p[:10] for key in (x.document, y.document) if (p := self._published.get(key))]
        if any(late.when.first > day for day in printed):
            return False
        coarse = [w for w in (early.when, late.when) if w.approximate or w.precision == COARSE]
        return not coarse or _days(early.when, late.when) >= WEEKS

    def _one_thing(self, x: Fact, y: Fact) -> bool:
        """Whether both tell of one thing, in no two places. Of a clause without an act that says so (it has been in the
        warehouse) a place has to be the same."""
        known = self._concepts
        acts = known.lying | known.came
        shared = (x.things & y.things) - x.act - y.act - acts - GENERAL - known.holders - known.looks
        named = x.terms | y.terms
        things = {t for t in shared if known.movers.isdisjoint((t, *known.wider(t)))}
        if not things or named & known.again or apart(x.names, y.names) or apart(x.places, y.places):
            return False
        where = _beside(x) & _beside(y) - GENERAL | x.places & y.places
        return bool(_acts(x) & acts and _acts(y) & acts or where)

    def _one_state(self, early: Dated, late: Dated) -> bool:
        """Whether the earlier fact tells of the state that the later one lets begin."""
        x, y = early.fact, late.fact
        if _there(early, self._concepts) and _there(late, self._concepts) and self._one_thing(x, y):
            return not apart(_beside(x), _beside(y))
        if not x.parties or x.parties != y.parties or apart(x.places, y.places):
            return False
        told = [f.terms - GENERAL for f in (x, y)]
        state = x.event == y.event == "BE" and told[0] and told[0] == told[1]
        return bool(state or _acts(x) & _acts(y) & self._concepts.lasting)

    def _sure(self, rule: str, early: Dated, late: Dated) -> float:
        named = [set(d.fact.things) & (d.fact.terms | d.fact.head) for d in (early, late)]
        coarse = any(d.when.approximate or d.when.precision == COARSE for d in (early, late))
        plain = named[0] & named[1] or early.fact.parties & late.fact.parties
        return SUREST[rule] if plain and not coarse and not early.fact.one_voice(late.fact) else UNSURE


def _there(d: Dated, concepts: Concepts) -> bool:
    """Whether it tells that something was in a place."""
    return bool(d.fact.act & concepts.lying or d.fact.event == "BE" and d.when.begins)


def _acts(fact: Fact) -> frozenset[str]:
    """What it tells of: its act; of a clause that only says how something is, whatever it names (under siege)."""
    return fact.act or (fact.terms if fact.event == "BE" else frozenset())


def _beside(fact: Fact) -> frozenset[str]:
    """What it names beside its act and what it tells of: where it was."""
    return fact.terms - fact.things - fact.act


def _days(early: When, late: When) -> int:
    return (date.fromisoformat(late.first) - _last(early)).days


def _last(when: When) -> date:
    """The last day of a time; no month goes on behind the day that `last` gives."""
    for back in range(4):
        try:
            return date.fromisoformat(f"{when.last[:8]}{int(when.last[8:]) - back:02d}")
        except ValueError:
            continue
    return date.fromisoformat(when.first)
