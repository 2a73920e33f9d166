"""Two values of one slot side by side: can both be true, is one finer, do they exclude one another?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from riwaya.align.answers import ORDER, Position, shown_number, shown_time
from riwaya.align.claims import Block, Told
from riwaya.align.facts import BODY, PERSON, Count, Fact, When, Where
from riwaya.comparison import RelationKind
from riwaya.languages.concepts import Concepts

GROWING = frozenset({"killed", "wounded", "missing", "arrested", "displaced", "infected", "evacuated", "rescued"})
"""What befell those whose number grows as the hours pass."""

ABOARD = "aboard"
"""What those counted are of whom a ship or an aircraft has so many on board."""

RISING = "increase"
"""The concept of a number that grows."""

VERY_ALIKE = 0.5
"""Likeness from which two facts tell one event, though events of its kind may come twice."""

NEAR_DAYS = 7
"""Days between two dates within which an event that may come twice is taken for one."""

FAR = 50.0
"""Kilometres between two places from which they cannot be one."""

EARTH = 6371.0

COMPARABLE = 0.65
"""Ratio of two counts below which they count different things: six who died of their burns are not all the dead."""


CALLED_TOLL = frozenset({"death-toll", "number", "increase"})
"""Concepts of the words by which a page says that it gives the number of all."""

RISEN = 0.1
"""The same where the number is of all whom something befell and rose from day to day."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of two claims: the fields of a `Relation`; `turned` where the second is the finer one."""

    kind: RelationKind
    rule: str
    why: str
    confidence: float
    turned: bool = False
    update: bool = False


def part_of_whole(a: Told, b: Told) -> Verdict | None:
    """One number of the passengers, and of passengers and crew: only where both are said to be counted."""
    x, y = a.answer, b.answer
    if x is None or y is None or not isinstance(x.value, Count) or not isinstance(y.value, Count):
        return None
    one, other = frozenset(x.about) - {PERSON, ABOARD}, frozenset(y.about) - {PERSON, ABOARD}
    same = (x.value.least, x.value.most) == (y.value.least, y.value.most) and x.value.least > 1
    befell = {x.value.what, y.value.what} - {None, ABOARD}
    if not same or befell or not one or not other or not (one < other or other < one):
        return None
    words = [" and ".join(sorted(kinds)) for kinds in (one, other)]
    why = f"{x.shown} ({words[0]}) or {y.shown} ({words[1]}): a part is not the whole"
    return Verdict("conflicts", "part-and-whole", why, 0.7)


def value_verdict(
    claims: tuple[Told, Told],
    pair: tuple[Fact, Fact],
    block: Block,
    published: Mapping[str, str | None],
    concepts: Concepts,
) -> Verdict | None:
    """What two claims that answer one question say of one another, by the rule for their slot. `pair`: the two facts
    that are surest to tell one event."""
    (a, b), (x, y) = claims, (claims[0].answer, claims[1].answer)
    assert x is not None
    assert y is not None
    once = x.about[0] in concepts.once
    if isinstance(x.value, Count) and isinstance(y.value, Count):
        counted = x.value.unit in (PERSON, BODY) or _alike(pair, block)
        return _counts(x.value, y.value, a, b, published, counted)
    if isinstance(x.value, When) and isinstance(y.value, When):
        return _times(x.value, y.value, once, _alike(pair, block))
    if isinstance(x.value, Where) and isinstance(y.value, Where):
        return _places(x.value, y.value, pair, once)
    excluded = concepts.opposites.get(x.value.id, ()) if isinstance(x.value, Position) else ()
    if isinstance(y.value, Position) and y.value.id in excluded:
        if x.about == ORDER:
            why = "one calls it the first step, the other tells of what came before it"
            return Verdict("conflicts", "not-the-first", why, 0.8)
        return Verdict("conflicts", "positions-exclude", f"{x.shown} or {y.shown}: one thing cannot lie in both", 0.8)
    return None


def _counts(x: Count, y: Count, a: Told, b: Told, published: Mapping[str, str | None], counted: bool) -> Verdict | None:
    """Two numbers of one thing. `counted`: of people, or in clauses very much alike: there are many prices, ages and
    lengths in a story, and hardly two of them are of one thing."""
    one, other = shown_number(x), shown_number(y)
    if x.overlaps(y):
        if (x.least, x.most) == (y.least, y.most):
            return None
        turned = y.most - y.least < x.most - x.least
        return Verdict("refines", "number-within", f"{one} and {other} can both be true", 0.9, turned)
    low, high = sorted((x.least, y.least)) if x.most > 0 and y.most > 0 else (0.0, 1.0)
    update = x.what in GROWING and _rose(a, b, x, y, published)
    whole = update and len(x.kind) == len(y.kind) == 1 and _is_toll(a) and _is_toll(b)
    if not counted or x.approximate and y.approximate or low < (RISEN if whole else COMPARABLE) * high:
        return None
    thing = x.what or x.unit or ""
    why = f"{one} or {other} ({thing}): " + ("the number rose" if update else "one number cannot be both")
    unsure = x.approximate or y.approximate or _only_bodies(a) != _only_bodies(b)
    return Verdict("conflicts", "number-differs", why, 0.6 if unsure else 0.9, False, update)


def _is_toll(claim: Told) -> bool:
    """Whether a number is of all whom something befell: a page calls it a toll, or two give it."""
    return not _only_bodies(claim) and (len(claim.documents) > 1 or any(f.terms & CALLED_TOLL for f in claim.facts))


def _only_bodies(claim: Told) -> bool:
    """Whether all who give a number give it of bodies: some may not have been found."""
    return all(count.unit == BODY for f in claim.facts for count in f.counts)


def _times(x: When, y: When, once: bool, alike: bool) -> Verdict | None:
    """Two dates of one event. What may happen twice is one event only where the days are near one another."""
    one, other = shown_time(x), shown_time(y)
    if x.within(y) or y.within(x):
        return Verdict("refines", "time-within", f"{one} and {other} can be one time", 0.9, y.within(x))
    if x.overlaps(y) or not (once or alike and _days_between(x, y) <= NEAR_DAYS):
        return None
    unsure = (x.relative or y.relative) and _days_between(x, y) <= 1  # "yesterday", of a report that is a day old
    return Verdict(
        "conflicts", "time-differs", f"on {one} or on {other}: one event has one time", 0.6 if unsure else 0.9
    )


def _days_between(x: When, y: When) -> int:
    first, then = sorted((x, y), key=lambda w: w.first)
    return (date.fromisoformat(then.first) - date.fromisoformat(first.first)).days


def _places(x: Where, y: Where, pair: tuple[Fact, Fact], once: bool) -> Verdict | None:
    """Two places far from one another, of one event with the same party; a town and a region of its country may be
    one."""
    apart = _kilometres(x, y) > FAR and (x.precision == y.precision or x.country != y.country)
    if not (apart and once and pair[0].parties & pair[1].parties):
        return None
    return Verdict("conflicts", "place-differs", f"in {x.name} or in {y.name}: one event has one place", 0.8)


def _alike(pair: tuple[Fact, Fact], block: Block) -> bool:
    """Whether two facts are so much alike that they tell one event, though events of its kind may come twice."""
    x, y = pair
    value = block.likeness(x, y)
    return value >= VERY_ALIKE and len((x.said & y.said) - x.act) > 1


def _kilometres(x: Where, y: Where) -> float:
    """Great-circle distance (haversine)."""
    a, b = math.radians(x.lat), math.radians(y.lat)
    h = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(x.lon - y.lon) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(h))


def _rose(a: Told, b: Told, x: Count, y: Count, published: Mapping[str, str | None]) -> bool:
    """Whether the greater number is the smaller one grown: a page says that it rose, or who gave the smaller one gives
    it on a later day. Where it was printed first it is none."""
    early, late = (a, b) if x.least < y.least else (b, a)
    first, then = _first(early.documents, published)[:10], _first(late.documents, published)[:10]
    if not first or not then or then < first:
        return False
    if any(RISING in f.terms for f in late.facts):
        return True
    speakers = {f.speaker for f in early.facts if f.speaker} & {f.speaker for f in late.facts}
    return then > first and bool(speakers)


def _first(documents: Iterable[str], published: Mapping[str, str | None]) -> str:
    return min((date for d in documents if (date := published.get(d))), default="")
