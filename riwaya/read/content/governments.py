"""States and capitals that act: the place stands where a government does, and the record has both.

Whoever decides, refuses or sends troops is a government, under whatever name (واشنطن قررت). The name stays a place, and
is an organisation too; of what such a name does, the organisation is the actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import Assertion, Document, Entity, Span
from riwaya.read.content.assertions import Told


def with_governments(document: Document, told: Sequence[Told]) -> Document:
    """`document` with its assertions, and the governments that act in them among its entities."""
    places = {m.start: (m, e) for e in document.entities if e.kind == "place" for m in e.mentions}
    bodies = {e.name: e for e in document.entities if e.kind == "organisation"}
    acting: dict[str, list[Span]] = {}
    ids: dict[str, str] = {}
    for start, end in (span for t in told for span in t.ruling):
        found = next((places[k] for k in range(start, end) if k in places), None)
        if found is not None:
            mention, place = found
            body = bodies.get(place.name)
            ids[place.id] = body.id if body is not None else f"e{len(document.entities) + len(acting) + 1}"
            acting.setdefault(place.name, []).append(mention)
            bodies.setdefault(place.name, Entity(ids[place.id], "organisation", place.name))
    if not acting:
        return replace(document, assertions=tuple(t.assertion for t in told))
    known = {e.id for e in document.entities}
    entities = [_with(e, acting) for e in document.entities]
    entities += [_with(e, acting) for e in bodies.values() if e.id not in known]
    assertions = tuple(_acted(t.assertion, ids) if t.ruling else t.assertion for t in told)
    return replace(document, entities=tuple(entities), assertions=assertions)


def _with(entity: Entity, acting: dict[str, list[Span]]) -> Entity:
    """A body with the mentions under which it acts."""
    if entity.kind != "organisation" or entity.name not in acting:
        return entity
    mentions = dict.fromkeys([*entity.mentions, *acting[entity.name]])
    return replace(entity, mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def _acted(assertion: Assertion, ids: dict[str, str]) -> Assertion:
    """The assertion with its government for an actor, where the place stood."""
    actor = tuple(dict.fromkeys(ids.get(x, x) for x in assertion.slots.actor))
    return replace(assertion, slots=replace(assertion.slots, actor=actor))
