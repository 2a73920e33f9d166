"""Which sources are one person or body of the story: whoever the articles call by several names, or in several
languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riwaya.comparison import StoryEntity
from riwaya.model import Document
from riwaya.store.keys import name_key, source_key


def bearers_of(entities: Iterable[StoryEntity]) -> dict[str, str]:
    """Name (`name_key`) → the one body of the story that bears it: whom an article is credited to is known by name
    alone, and its line of credit by no mention."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        for name in (n for names in entity.names.values() for n in names) if entity.kind == "organisation" else ():
            found.setdefault(name_key(name), set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def speakers_of(documents: Mapping[str, Document], members: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Source → the story's entity that it is, for named ones; `documents` by key, `members` as in `Comparison`.

    A name that means one entity here and another there says nothing of who it is, and stands for itself.
    """
    found: dict[str, set[str]] = {}
    for key, document in documents.items():
        for statement in document.statements:
            for link in statement.chain if statement.mode != "own" else ():
                entity = members.get((key, link.entity or ""))
                if link.named and entity is not None:
                    found.setdefault(source_key(key, link), set()).add(entity)
    return {source: next(iter(entities)) for source, entities in sorted(found.items()) if len(entities) == 1}
