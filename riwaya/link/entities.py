"""Mentions across articles, languages and scripts → entities of the story.

Full names of persons are joined where they are spellings of one name; a shorter full name joins a longer one, and a
lone name joins a full one, where the story leaves one candidate. Where it leaves several, nothing is joined and each
says whom it may be. Places are one by their place in the index, bodies and other things by their words or their sound.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from riwaya.link.groups import Groups
from riwaya.link.names import Name, held_under, holds_word, keys_of, parse_name, same_person, sought_under
from riwaya.link.rulings import Ruled, Ruling
from riwaya.link.skeletons import skeleton
from riwaya.model import EntityKind

MANY = 8
"""Persons whom a name may mean, beyond which it says nothing of whom it does: a family's name in many stories."""


MEDIA = frozenset({"agency", "news-agency", "news", "newspaper", "magazine", "television", "radio", "media", "channel"})
"""Concepts that say of a newsroom only that it is one: Nordline is the Nordline News Agency."""

ROOT = 4
"""Consonants of a word that its forms and derivatives share (Tarshan, Tarshani)."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One entity of one article, as far as joining it to others needs it."""

    document: str
    """Key of the article in the story."""
    id: str
    kind: EntityKind
    name: str
    language: str | None
    mentions: int = 1
    place: str | None = None
    """Of a place, or a state that acts: what place it is, equal for equal places."""
    of: tuple[str, ...] = ()
    """Of a body, or a place in no index: what the words of its name talk of, concepts and words."""

    @property
    def key(self) -> tuple[str, str]:
        return self.document, self.id


@dataclass(frozen=True, slots=True)
class Linked:
    """One entity of the story. `id` hashes its smallest member, so that it stays."""

    id: str
    kind: EntityKind
    name: str
    names: Mapping[str, tuple[str, ...]]
    """Language → what articles in it call the entity, the commonest first."""
    members: tuple[tuple[str, str], ...]
    """(document key, entity id), sorted."""
    mentions: int
    may_be_same_as: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    """Ids of a person's rulings on it."""


def link(
    mentioned: Iterable[Mentioned],
    given: Set[str] = frozenset(),
    heads: Set[str] = frozenset(),
    rulings: Sequence[Ruling] = (),
) -> list[Linked]:
    """The entities of a story, by id. `given`: known given names; `heads`: nouns that say what a body is and no more
    (agency, newspaper); both folded by `names.fold`. `rulings`: what a person says, which wins."""
    ordered = sorted(mentioned, key=lambda m: m.key)
    people = [m for m in ordered if m.kind == "person"]
    groups, doubts = _people(people, given)
    things: dict[object, Mentioned] = {}
    for m in ordered:
        if m.kind == "person":
            continue
        groups.find(m.key)
        for key in _keys(m, heads):
            if key in things:
                groups.join(things[key].key, m.key)
            else:
                things[key] = m
    return _described(ordered, Ruled((m.key for m in ordered), groups.find, rulings), doubts)


def _keys(m: Mentioned, heads: Set[str]) -> list[object]:
    """What mentions of one place, body or thing have in common, any of them: what place it is, its words, how they
    sound."""
    family = "place" if m.kind == "place" else "other"
    if m.place is not None:
        return [(family, "place", m.place)]
    words = parse_name(m.name).words
    said = tuple(w for w in words if w not in heads) or words
    sounds = tuple(skeleton(w).plain for w in said)
    keys: list[object] = [(family, m.language, *sorted(said))]
    if all(len(s) > 1 for s in sounds) and sum(map(len, sounds)) > 2:
        keys.append((family, "sound", *sounds))
    concepts = sorted(t for t in m.of if ":" not in t)
    others = sorted(skeleton(t.split(":")[1]).plain[:ROOT] for t in m.of if ":" in t)
    if m.kind == "place" and len(concepts) > 1 and not others:
        keys.append((family, "sense", *concepts))  # حي الصيادين, the Fishermen's Quarter
    if m.kind == "organisation" and all(len(o) > 1 for o in others):
        if concepts:
            keys.append((family, "sense", *concepts, *others))
        if MEDIA.issuperset(concepts) and sum(map(len, others)) >= ROOT:
            keys.append((family, "name", *others))
    return keys


def _people(
    people: Sequence[Mentioned], given: Set[str]
) -> tuple[Groups[tuple[str, str]], list[tuple[Mentioned, ...]]]:
    """Persons joined, and those of whom it is not sure whether they are one."""
    groups: Groups[tuple[str, str]] = Groups(m.key for m in people)
    doubts: list[tuple[Mentioned, ...]] = []
    by_name: dict[tuple[str, ...], list[Mentioned]] = defaultdict(list)
    names: dict[tuple[str, ...], Name] = {}
    for m in people:
        name = parse_name(m.name, given)
        by_name[name.words].append(m)
        names[name.words] = name
    for words, same in by_name.items():
        if names[words].full:
            for other in same[1:]:
                groups.join(same[0].key, other.key)
    full = [n for n in names.values() if n.full]
    near = _same_or_longer(full)
    spelt: Groups[tuple[str, ...]] = Groups(n.words for n in full)
    for a in full:
        for b in near[a.words]:
            if len(a.words) == len(b.words):
                spelt.join(a.words, b.words)
    for a in full:
        longer = [b for b in near[a.words] if len(b.words) > len(a.words)]
        roots = {spelt.find(b.words) for b in longer}
        one = len(roots) <= 1 or all(same_person(x, y) for x in longer for y in longer if x is not y)
        for b in longer:
            if one:
                spelt.join(a.words, b.words)
            elif len(roots) <= MANY:
                doubts.append((by_name[a.words][0], by_name[b.words][0]))
    for spellings in spelt.sets():
        for other_words in spellings[1:]:
            groups.join(by_name[spellings[0]][0].key, by_name[other_words][0].key)
    _lone(by_name, names, groups, doubts)
    return groups, doubts


def _lone(
    by_name: Mapping[tuple[str, ...], list[Mentioned]],
    names: Mapping[tuple[str, ...], Name],
    groups: Groups[tuple[str, str]],
    doubts: list[tuple[Mentioned, ...]],
) -> None:
    """A name of one word goes to the one person of the story whose name holds it; in an article that names such a
    person in full, to him."""
    bearers: dict[str, list[Name]] = defaultdict(list)
    for name in names.values():
        if name.full:
            for word in dict.fromkeys(name.words):
                bearers[word].append(name)
    by_key: dict[str, list[str]] = defaultdict(list)
    for word in bearers:
        for key in keys_of(word):
            by_key[key].append(word)
    for words, mentions in by_name.items():
        lone = names[words]
        if lone.full or not lone.words:
            continue
        near = dict.fromkeys(word for key in keys_of(lone.words[0]) for word in by_key[key])
        found = {n.words: n for word in near for n in bearers[word] if holds_word(lone, n)}
        anywhere: dict[tuple[str, str], Mentioned] = {}
        there: dict[str, dict[tuple[str, str], Mentioned]] = defaultdict(dict)
        for f in (f for full in found for f in by_name[full]):
            person = groups.find(f.key)
            anywhere.setdefault(person, f)
            there[f.document].setdefault(person, f)
        for m in mentions:
            candidates = list((there.get(m.document) or anywhere).values())
            if len(candidates) == 1:
                groups.join(candidates[0].key, m.key)
            elif len(candidates) <= MANY:
                doubts.extend((m, f) for f in candidates)


def _same_or_longer(names: Sequence[Name]) -> Mapping[tuple[str, ...], list[Name]]:
    """For each full name the others, as long or longer, that may be the same person's."""
    held: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        for pair in held_under(name):
            held[pair].append(name)
    out: dict[tuple[str, ...], list[Name]] = {}
    for a in names:
        near = {b.words: b for pair in sought_under(a) for b in held.get(pair, ()) if len(b.words) >= len(a.words)}
        out[a.words] = [b for words, b in sorted(near.items()) if words != a.words and same_person(a, b)]
    return out


def _described(mentioned: Sequence[Mentioned], ruled: Ruled, doubts: Iterable[tuple[Mentioned, ...]]) -> list[Linked]:
    members: dict[Hashable, list[Mentioned]] = defaultdict(list)
    for m in mentioned:
        members[ruled.find(m.key)].append(m)
    made = {root: _linked(found) for root, found in members.items()}
    may_be: dict[str, set[str]] = defaultdict(set)
    for pair in doubts:
        roots = {ruled.find(m.key) for m in pair}
        if len(roots) == 2 and ruled.apart(*roots):
            continue
        ids = {made[root].id for root in roots}
        for id in ids:
            may_be[id] |= ids - {id}
    out = [
        replace(e, may_be_same_as=tuple(sorted(may_be[e.id])), corrected=ruled.shaping(e.members))
        for e in made.values()
    ]
    return sorted(out, key=lambda entity: entity.id)


def _linked(found: Sequence[Mentioned]) -> Linked:
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        said[m.language or ""][m.name] += m.mentions
    names = {
        language: tuple(name for name, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
        for language, counts in sorted(said.items())
    }
    best = max(found, key=lambda m: (len(parse_name(m.name).words), m.mentions, m.name))
    kinds = Counter(m.kind for m in found)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    first = min(m.key for m in found)
    id = "E" + hashlib.sha256("\x1f".join(first).encode()).hexdigest()[:12]
    return Linked(id, kind, best.name, names, tuple(sorted(m.key for m in found)), sum(m.mentions for m in found))
