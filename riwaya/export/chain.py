"""A statement's chain in reading order: the page first, then whoever it has the words from, the root last.

Records keep the nearest speaker first; every screen shows the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riwaya.model import BODIES, Document, Link, Origin, Span, Statement
from riwaya.store.keys import name_key

UNNAMED = frozenset({"غير مسمى", "نامشخص", "не назван", "unnamed"})
"""The names that the record layout gives to a link that is there but hidden, by language."""


@dataclass(frozen=True, slots=True)
class Step:
    """One teller on the way. `name` is empty where the page has none; `span` is its mention."""

    role: Literal["page", "origin", "link"]
    name: str
    link: Link | None = None
    span: Span | None = None

    @property
    def hidden(self) -> bool:
        """True for somebody who is plainly there but of whom the page says nothing at all."""
        return self.role == "link" and (not self.name or self.name in UNNAMED)


def reading_chain(document: Document, statement: Statement) -> tuple[Step, ...]:
    """Page, the article's origin, outermost link, …, nearest speaker.

    The origin is left out where the outermost link already is it; a caption with its own credit has that. One body
    twice in a row is one teller.
    """
    links = [Step("link", link.name, link, link.span) for link in reversed(statement.chain)]
    steps = [Step("page", document.outlet.name if document.outlet else "")]
    for step in (*_origin_steps(document, statement), *links):
        if not _is_same(steps[-1], step):
            steps.append(step)
    return tuple(steps)


def _is_same(teller: Step, behind: Step) -> bool:
    """Whether a body, by name, would have its words from itself."""
    bodies = all(s.link is None or s.link.named and s.link.kind in BODIES for s in (teller, behind))
    return bodies and bool(teller.name) and name_key(teller.name) == name_key(behind.name)


def _origin_steps(document: Document, statement: Statement) -> list[Step]:
    outermost = statement.chain[-1] if statement.chain else None
    block = document.block_at(statement.content.start)
    origins: tuple[Origin, ...] = document.origin
    if block and block.credit:
        origins = (block.credit,)
    if outermost is not None and any(_is_credited(document, origin, outermost) for origin in origins):
        return []
    return [Step("origin", origin.name, span=origin.span) for origin in origins]


def _is_credited(document: Document, origin: Origin, link: Link) -> bool:
    """Whether a link is whom the article is credited to: so called, or the same to whom the article speaks of."""
    if same_name(origin.name, link.name):
        return True
    known = next((e for e in document.entities if e.id == link.entity), None) if link.entity is not None else None
    within = origin.span
    if known is None or within is None:
        return False
    return any(within.start <= m.start and m.end <= within.end for m in known.mentions)


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other, or the other with further words (`برنا` and `وكالة برنا للأنباء`)."""
    a, b = set(name_key(one).split()), set(name_key(other).split())
    return bool(a and b) and (a <= b or b <= a)
