"""Which mentions of bodies are one body: the same words, the list's name for them, the longer name of the page that
they begin, and the bare noun (الوزارة) where one body of the page has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from riwaya.read.content.mentions import Mention

Key = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Mentions of one thing."""

    kind: str
    key: Key
    mentions: list[Mention] = field(default_factory=list)


def join_bodies(mentions: Sequence[Mention]) -> list[Group]:
    """The bodies of an article, of all mentions of bodies that its pages of one language hold."""
    groups: dict[Key, Group] = {}
    at: dict[tuple[int, int], Group] = {}
    firm = [m for m in mentions if m.firm and not m.described and m.beside is None]
    long_first = sorted(firm, key=lambda m: -len(m.parts))
    for m in long_first:
        key = _key(m)
        group = groups.get(key) or (_longer(m, groups) if m.name is None else None)
        if group is None:
            group = groups[key] = Group(m.kind, key)
        group.mentions.append(m)
        at[id(m.page), m.first] = group
    for m in mentions:
        if m.beside is not None and (group := at.get((id(m.page), m.beside))) is not None:
            group.mentions.append(m)
            groups[m.parts] = group
    for m in mentions:
        if m.described or not m.firm:
            told = at.get((id(m.page), m.told)) if m.told is not None else None
            group = groups.get(_key(m)) or (_bare(m, groups, told) if m.described else _longer(m, groups))
            if group is not None:
                group.mentions.append(m)
    return list({id(g): g for g in groups.values()}.values())


def _key(m: Mention) -> Key:
    return (m.name,) if m.name is not None else m.parts


def _longer(m: Mention, groups: dict[Key, Group]) -> Group | None:
    """The one body whose name begins with these words and goes on (وزارة الدفاع ← وزارة الدفاع السورية)."""
    size = len(m.parts)
    found = {id(g): g for k, g in groups.items() if len(k) > size and k[:size] == m.parts and size > 1}
    return next(iter(found.values())) if len(found) == 1 else None


def _bare(m: Mention, groups: dict[Key, Group], told: Group | None) -> Group | None:
    """The one body whose name has this noun for a head; `told`: where attribution led it back to."""
    head = m.parts[0]
    heads = m.page.language.entities.heads
    last = m.page.language.capitals
    found = {id(g): g for g in groups.values() if _head(g.key, last) == head or head in heads.get(g.key[0], ())}
    if told is not None:
        found[id(told)] = told
    return next(iter(found.values())) if len(found) == 1 else None


def _head(key: Key, last: bool) -> str:
    """The noun of a body's name: its first word, or its last."""
    return key[-1].rpartition(" ")[2].casefold() if last else key[0]
