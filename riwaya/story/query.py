"""Questions to a story: who speaks in it, how often, where, and through whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from riwaya.store.keys import name_key
from riwaya.store.sqlite import LinkRow, StoryFile


@dataclass(frozen=True, slots=True)
class Via:
    """Somebody through whom a source's words reached the page, and in how many statements."""

    name: str
    statement_count: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source over all documents of a story.

    A named source is one over all articles that give the same full name; an unnamed one belongs to its
    article, so that "مسؤول إقليمي" of two articles is two rows. Rows come named first, by number of
    statements; unnamed ones of the same wording stand beside one another.
    """

    id: str
    """`s` and 16 hexadecimal digits, fit for an HTML id; the same in every build of the same articles."""
    name: str
    """The most frequent wording of the name (the longest of equally frequent ones)."""
    kind: str
    named: bool
    count: int
    """How many people it stands for, as far as the page says (three officials: 3)."""
    offices: tuple[str, ...]
    """Titles and offices that the pages give it, most frequent first."""
    names: tuple[str, ...]
    """Every wording of the name, most frequent first."""
    statement_count: int
    """Statements in which it is the nearest speaker."""
    relayed_count: int
    """Statements of others that it passes on (further out in the chain)."""
    document_keys: tuple[str, ...]
    """Documents in which it speaks or passes on, in the story's order (`riwaya.story.document_key`)."""
    via: tuple[Via, ...]
    """Through whom its words reached the page: links further out, and whom the article is credited to."""
    ids: tuple[str, ...] = ()
    """The ids of all wordings that are one person or body of the story; `id` is the first."""
    entity: str | None = None
    """The story's entity, where the sources were put together by them."""


@dataclass(slots=True)
class _Gathered:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    via: dict[str, Counter[str]] = field(default_factory=dict)
    """Through whom: an entity, or a folded name → the names by which it stands on the pages."""
    documents: dict[str, None] = field(default_factory=dict)
    named: bool = False
    count: int = 1
    speaks: int = 0
    relays: int = 0
    ids: Counter[str] = field(default_factory=Counter)


def list_sources(
    story: StoryFile, speakers: Mapping[str, str] | None = None, bearers: Mapping[str, str] | None = None
) -> list[SourceRow]:
    """All sources of the story. The outlets' own voice is none. `speakers`: whom of the story's entities named ones are
    (`Comparison.speakers`); those that are one make one row. `bearers` (`story.speakers.bearers_of`): so of those
    through whom words came."""
    speakers = speakers or {}
    origins = story.origins()
    links = list(story.links())
    known = {**(bearers or {}), **_named_entities(links, speakers)}
    gathered: dict[str, _Gathered] = {}
    for chain in _chains(links):
        _gather(gathered, chain, origins.get(chain[0].document, []), speakers, known)
    entities = frozenset(speakers.values())
    return _in_order([_row(g, id if id in entities else None) for id, g in gathered.items()])


def _chains(links: Iterable[LinkRow]) -> Iterable[list[LinkRow]]:
    chain: list[LinkRow] = []
    for link in links:
        if chain and (link.document, link.statement) != (chain[0].document, chain[0].statement):
            yield chain
            chain = []
        chain.append(link)
    if chain:
        yield chain


def _named_entities(links: Iterable[LinkRow], speakers: Mapping[str, str]) -> dict[str, str]:
    """Name (folded) → the one entity that it means: whom an article is credited to is known by name alone."""
    found: dict[str, set[str]] = {}
    for link in links:
        if link.source in speakers:
            found.setdefault(name_key(link.name), set()).add(speakers[link.source])
    return {name: next(iter(entities)) for name, entities in found.items() if len(entities) == 1}


def _gather(
    gathered: dict[str, _Gathered],
    chain: list[LinkRow],
    origins: list[str],
    speakers: Mapping[str, str],
    known: Mapping[str, str],
) -> None:
    """`known`: the entities that names mean."""
    seen: set[str] = set()
    who = [speakers.get(link.source, link.source) for link in chain]
    for place, link in enumerate(chain):
        if who[place] in seen:  # one person twice in a chain is one source of this statement
            continue
        seen.add(who[place])
        into = gathered.setdefault(who[place], _Gathered())
        into.ids[link.source] += 1
        into.names[link.name] += 1
        into.kinds[link.kind] += 1
        if link.office:
            into.offices[link.office] += 1
        into.documents[link.document] = None
        into.named = into.named or link.named
        into.count = max(into.count, link.count)
        into.speaks += place == 0
        into.relays += place > 0
        further = [x.name for x, other in zip(chain[place + 1 :], who[place + 1 :], strict=True) if other != who[place]]
        outer = {known.get(key, key): name for name in [*origins, *further] if (key := name_key(name))}
        for own in (who[place], name_key(link.name), known.get(name_key(link.name), "")):
            outer.pop(own, None)
        for one, name in outer.items():
            into.via.setdefault(one, Counter())[name] += 1


def _row(g: _Gathered, entity: str | None) -> SourceRow:
    names, ids = _ranked(g.names), _ranked(g.ids)
    via = sorted(((_ranked(called)[0], called.total()) for called in g.via.values()), key=lambda v: (-v[1], v[0]))
    return SourceRow(
        id=ids[0],
        name=names[0],
        kind=_ranked(g.kinds)[0],
        named=g.named,
        count=g.count,
        offices=_ranked(g.offices),
        names=names,
        statement_count=g.speaks,
        relayed_count=g.relays,
        document_keys=tuple(g.documents),
        via=tuple(Via(name, n) for name, n in via),
        ids=ids,
        entity=entity,
    )


def _ranked(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda word: (-counted[word], -len(word), word)))


def _in_order(rows: list[SourceRow]) -> list[SourceRow]:
    """Named before unnamed, much-quoted first; unnamed ones of one wording side by side."""
    together: Counter[str] = Counter()
    for row in rows:
        together[_group(row)] += row.statement_count

    def rank(row: SourceRow) -> tuple[bool, int, int, str, int, str]:
        group, relayed = _group(row), row.relayed_count if row.named else 0
        return (not row.named, -together[group], -relayed, group, -row.statement_count, row.id)

    return sorted(rows, key=rank)


def _group(row: SourceRow) -> str:
    return row.id if row.named else name_key(row.name)
