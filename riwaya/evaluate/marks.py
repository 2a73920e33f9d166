"""Marks in a text that say what it speaks of, as people write them down; the notation of one-line cases and of gold.

    The war began in [July 2015](2015-07, month).
    [At least 30 people](30, person, killed, at-least) died.
    [The head of the [Coast Guard](organisation, Coast Guard)](person, Rana Saleh) left.

`[…]` marks words, `(…)` behind it says what they mean, item by item, in any order. What can be said of a time, a place,
a quantity, an entity or an assertion stands in `said_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from riwaya.model import Assertion, Document, Entity, Place, Quantity, Span, Time

LAYERS = ("entities", "times", "places", "quantities", "assertions")
Thing = Entity | Time | Place | Quantity | Assertion

_MARK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\]\([^()]*\))*)\]\(([^()]*)\)")
"""A mark, which may hold marks that hold none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words `start:end` (code points) and what is said of them."""

    start: int
    end: int
    said: frozenset[str]


def parse_marks(written: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in its order. A mark may enclose others; brackets that no `(…)` follows
    are the text's own."""
    text, marks, at = "", [], 0
    for m in _MARK.finditer(written):
        before, inner = written[at : m.start()], m[1]
        text += before
        found = _nested(inner)
        said = frozenset(item.strip() for item in m[2].split(",") if item.strip())
        marks.append(Mark(len(text), len(text) + len(found[0]), said))
        marks += [Mark(len(text) + k.start, len(text) + k.end, k.said) for k in found[1]]
        text += found[0]
        at = m.end()
    return text + written[at:], marks


def _nested(inner: str) -> tuple[str, list[Mark]]:
    return parse_marks(inner) if "](" in inner else (inner, [])


def marks_of(document: Document, layer: str) -> list[Mark]:
    """What was read of one of `LAYERS`, as marks, in the text's order; places are marked as places, not as entities."""
    names = _names(document) if layer == "assertions" else {}
    found = [
        Mark(span.start, span.end, frozenset(said_of(thing, names)))
        for thing in getattr(document, layer)
        if not (isinstance(thing, Entity) and thing.kind == "place")
        for span in _spans(thing)
    ]
    return sorted(found, key=lambda m: (m.start, m.end))


def said_of(thing: Thing, names: dict[str, str]) -> set[str]:
    """Everything that a mark may say of `thing`; `names`: ids of what may fill a slot → how a mark names it."""
    if isinstance(thing, Entity):
        return {thing.kind, thing.name}
    if isinstance(thing, Time):
        return {thing.value, thing.precision, thing.anchor, thing.calendar, _about(thing)}
    if isinstance(thing, Place):
        known = thing.lat is not None and thing.lon is not None
        where = {f"{thing.lat:.1f} {thing.lon:.1f}"} if known else set()
        return {thing.name, str(thing.geonames), str(thing.country), thing.precision} | where
    if isinstance(thing, Quantity):
        upper = f"..{_number(thing.upper)}" if thing.upper is not None else ""
        return {_number(thing.value) + upper, str(thing.unit), str(thing.what), str(thing.bound), _about(thing)}
    slots = thing.slots
    filled = {f"{slot}={names.get(key, key)}" for slot in slots.__slots__ for key in getattr(slots, slot)}
    return {thing.event or "no-event", thing.polarity, thing.modality} | filled


def _names(document: Document) -> dict[str, str]:
    names: dict[str, str] = {e.id: e.name for e in document.entities} | {p.id: p.name for p in document.places}
    names |= {a.id: a.event or "no-event" for a in document.assertions}
    return names | {t.id: t.value for t in document.times} | {q.id: _number(q.value) for q in document.quantities}


def _spans(thing: Thing) -> tuple[Span, ...]:
    return thing.mentions if isinstance(thing, Entity) else (thing.span,)


def _about(thing: Time | Quantity) -> str:
    return "approximate" if thing.approximate else "exact"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"
