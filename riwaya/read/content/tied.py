"""Which entity of the document each link of a chain names.

Attribution and the entity reader look at the same words: a link is tied by the mention that its span covers. Whoever
speaks under a name is an entity, so what the lists do not show comes in from attribution (`speaking.py`) beforehand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.model import BODIES, Entity, EntityKind, Link, Origin, Outlet, SourceKind, Span
from riwaya.read.page import Page

_KINDS: dict[str, tuple[EntityKind, ...]] = {
    "person": ("person",),
    "official": ("person",),
    **dict.fromkeys(BODIES, ("organisation", "place")),
}
"""Kind of a link → kinds of entities that it may be, the likelier first; of others any is."""

_TOLD: dict[EntityKind, SourceKind] = {"person": "person", "organisation": "organisation"}
"""What an entity of a kind is as a speaker, where attribution saw but a name."""

CLITICS = 3
"""Letters of the conjunction and preposition before a link's first word that are no part of its mention."""

_QUOTED = re.compile('[«“"„](.+?)[»”"“]')
"""A body's own name in its longer one (تنظيم «داعش»): it says it all."""

_MARKS = dict.fromkeys(map(ord, "«»“”„\"'"))
"""Quotation marks make no other name."""

LONGEST = 200
"""Characters of the longest mention."""


class Ties:
    """The mentions of a document by their place; every span is looked up once."""

    def __init__(
        self,
        entities: Sequence[Entity],
        pages: Sequence[Page],
        credited: Sequence[Origin] = (),
        outlet: Outlet | None = None,
    ) -> None:
        """`credited`: whom the whole article is credited to, by name, whether or not a list knows it; `outlet`: whose
        page it is."""
        self._outlets = {page.language.fold(outlet.name) for page in pages} if outlet is not None else set()
        self._pages = pages
        self._credited = {(origin.name, origin.span) for origin in credited}
        self._mentions = sorted(
            ((m, e.kind, e.id) for e in entities for m in e.mentions), key=lambda m: (m[0].start, m[0].end)
        )
        self._starts = [m.start for m, _, _ in self._mentions]
        self._names = {e.id: e.name for e in entities}
        self._styles: dict[str, bool] = {}
        self._known: dict[tuple[int, int, str], tuple[EntityKind, str] | None] = {}

    def names(self, chain: tuple[Link, ...], around: Mapping[Link, str]) -> dict[Link, str]:
        """Link, as a statement inside this one inherits it → what it is called; `around`: the same of the parent."""
        return {replace(link, how="inherited"): self._inherited(link, around).name for link in chain}

    def _inherited(self, link: Link, around: Mapping[Link, str]) -> Link:
        tied = self._tied(link)
        return replace(tied, name=around[link]) if link in around else tied

    def tied(self, chain: tuple[Link, ...], around: Mapping[Link, str]) -> tuple[Link, ...]:
        """`chain`, its links with the ids of the entities that they name, and called by the fullest name that the
        document has for them; those of the parent as `around` calls them. The outlet passes nothing on to itself (told
        us, and its name), whatever case its name stood in."""
        out: list[Link] = []
        for link in (self._inherited(link, around) for link in chain):
            twice = out and link.entity is not None and out[-1].entity == link.entity and out[-1].name == link.name
            if not twice and not (out and self._is_outlet(link)):  # his full name and his short one, found to be one
                out.append(link)
        return tuple(out)

    def _is_outlet(self, link: Link) -> bool:
        return (
            link.named and link.kind in BODIES and any(p.language.fold(link.name) in self._outlets for p in self._pages)
        )

    def _tied(self, link: Link) -> Link:
        if link.span is None or not link.named:
            return link
        key = (link.span.start, link.span.end, link.kind)
        if key not in self._known:
            self._known[key] = self._at(link.span, link.kind)
        found = self._known[key]
        if found is None:
            return replace(link, named=link.kind not in BODIES or (link.name, link.span) in self._credited)
        kind, entity = found
        told = _TOLD.get(kind, link.kind) if link.kind in ("person", "official", "other") else link.kind
        office = link.name if link.kind == "official" else link.office  # the page ties his office to his name
        return replace(link, entity=entity, kind=told, name=self._name(link, kind, entity), office=office)

    def _name(self, link: Link, kind: EntityKind, entity: str) -> str:
        """What a link is called: a person by his full name, a body where its own words are a part of the fuller name.
        Attribution's words may say more of it (the ministry's press office)."""
        name = self._names[entity]
        if kind == "person":
            more = (link.how == "stated" or link.count > 1) and set(name.split()) < set(link.name.split())
            return link.name if more or self._styled(name) or self._one_of_two(link.name, name) else name
        said, full = (x.translate(_MARKS).split() for x in (link.name, name))
        points = len(said) == 1 and any(
            said[0] != word and said[0].endswith(word) for word in full
        )  # الحركة: حركة فجر الجنوب
        shorter = set(said) < set(full) and link.name not in _QUOTED.findall(name) or points and len(full) > 1
        return name if shorter and link.how != "inherited" else link.name

    def _styled(self, name: str) -> bool:
        """Whether a name is a style for which the language has the bearer's own (تعالى)."""
        if name not in self._styles:
            self._styles[name] = any(page.language.fold(name) in page.language.styles for page in self._pages)
        return self._styles[name]

    def _one_of_two(self, said: str, full: str) -> bool:
        """Whether the fuller name goes on with a second person (ليلى نصر وسامر حداد), and only the first is meant."""
        rest = full.removeprefix(said + " ")
        joined = tuple(c for page in self._pages for c in page.language.lexicon.clitics.conjunctions[:1])
        return rest != full and " " in said and bool(joined) and rest.startswith(joined)

    def _at(self, span: Span, said: SourceKind) -> tuple[EntityKind, str] | None:
        """The entity, with its kind, whose mention opens `span`, else lies in it or around it; of a kind that does not
        fit what attribution `said` only one that the very words name."""
        kinds, span = _KINDS.get(said, ()), self._headed(span)
        first = bisect_left(self._starts, span.start - LONGEST)
        end = bisect_right(self._starts, span.end)
        near = [m for m in self._mentions[first:end] if m[0].end > span.start and m[0].start < span.end]
        people = {key for m, kind, key in near if kind == "person" and span.start <= m.start and m.end <= span.end}
        if said == "person" and len(people) > 1:
            return None  # joint speakers are nobody's entity
        fitting = [
            (kinds.index(kind), *_distance(span, m), key, kind)
            for m, kind, key in near
            if kind in kinds and not (_distance(span, m)[0] and (said == "official" or _small(span, m, kind)))
        ]
        if not fitting and said in ("person", "other"):
            whole = [(key, kind) for m, kind, key in near if kind in _TOLD and _distance(span, m) <= (0, CLITICS)]
            return (whole[0][1], whole[0][0]) if whole else None
        *_, key, kind = min(fitting, default=("", None))
        return (kind, key) if kind is not None else None

    def _headed(self, span: Span) -> Span:
        """The span without the determiner that opens it (the minister)."""
        for page in self._pages:
            k = bisect_left(page.t.starts, span.start)
            if k < len(page.t) and page.t.starts[k] == span.start and page.has(k, "determiner", "definite"):
                start = page.t.starts[k + 1] if k + 1 < len(page.t) else span.start
                return Span(start, span.end, page.t.text[start : span.end]) if start < span.end else span
        return span


def _small(span: Span, mention: Span, kind: EntityKind) -> bool:
    """Whether a place is but a part of what a span names (the press centre of the country's army)."""
    return kind == "place" and 2 * (mention.end - mention.start) < span.end - span.start


def _distance(span: Span, mention: Span) -> tuple[int, int]:
    """How far a mention is from naming what a span names: whether it opens it, and characters that they do not
    share."""
    opens = abs(mention.start - span.start) <= CLITICS
    shared = min(span.end, mention.end) - max(span.start, mention.start)
    return (0 if opens else 1, span.end - span.start + mention.end - mention.start - 2 * shared)
