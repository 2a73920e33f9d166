"""Which entity of the document each link of a chain names.

Attribution and the entity reader look at the same words: a link is tied by the mention that its span covers. Whoever
speaks under a name is an entity, so what the lists do not show comes in from attribution (`speaking.py`) beforehand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import Entity, EntityKind, Link, Span

BODIES = ("organisation", "government", "agency", "medium")
"""Kinds of links that are bodies."""

_KINDS: dict[str, tuple[EntityKind, ...]] = {
    "person": ("person",),
    "official": ("person",),
    **dict.fromkeys(BODIES, ("organisation", "place")),
}
"""Kind of a link → kinds of entities that it may be, the likelier first; of others any is."""

CLITICS = 4
"""Letters of the conjunction and preposition before a link's first word that are no part of its mention."""

LONGEST = 200
"""Characters of the longest mention."""


class Ties:
    """The mentions of a document by their place; every span is looked up once."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._mentions = sorted(
            ((m, e.kind, e.id) for e in entities for m in e.mentions), key=lambda m: (m[0].start, m[0].end)
        )
        self._starts = [m.start for m, _, _ in self._mentions]
        self._people = {e.id: e.name for e in entities if e.kind == "person"}
        self._known: dict[tuple[int, int, str], str | None] = {}

    def tied(self, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        """`chain`, its links with the ids of the entities that they name; a person is called by the fullest name that
        the document has for him."""
        return tuple(self._tied(link) for link in chain)

    def _tied(self, link: Link) -> Link:
        entity = self._entity(link)
        full = self._people.get(entity or "", link.name) if link.kind == "person" else link.name
        return replace(link, entity=entity, name=full)

    def _entity(self, link: Link) -> str | None:
        if link.span is None or not link.named:
            return None
        key = (link.span.start, link.span.end, link.kind)
        if key not in self._known:
            self._known[key] = self._at(link.span, _KINDS.get(link.kind, ()))
        return self._known[key]

    def _at(self, span: Span, kinds: tuple[EntityKind, ...]) -> str | None:
        """The entity whose mention opens `span`, else lies in it or around it."""
        first = bisect_left(self._starts, span.start - LONGEST)
        end = bisect_right(self._starts, span.end)
        fitting = [
            (kinds.index(kind) if kinds else 0, *_distance(span, m), key)
            for m, kind, key in self._mentions[first:end]
            if m.end > span.start and m.start < span.end and (not kinds or kind in kinds)
        ]
        return min(fitting)[-1] if fitting else None


def _distance(span: Span, mention: Span) -> tuple[int, int]:
    """How far a mention is from naming what a span names: whether it opens it, and characters that they do not
    share."""
    opens = abs(mention.start - span.start) <= CLITICS
    shared = min(span.end, mention.end) - max(span.start, mention.start)
    return (0 if opens else 1, span.end - span.start + mention.end - mention.start - 2 * shared)
