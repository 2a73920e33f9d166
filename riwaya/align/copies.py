"""Which articles are made from one text: reprints, cuts, translations, and articles built on the same wire.

Compared in one language are runs of words of what the outlets tell themselves: words inside quotation marks are left
aside, since two reporters may quote one sentence and copy nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.align.copied_words import copied_words
from riwaya.align.shingles import Shingles, shingles_of
from riwaya.align.translations import Translation
from riwaya.comparison import CopiedText, CopyKind
from riwaya.link.groups import Groups
from riwaya.model import Document

COMMON = 60
"""Articles in which a shingle may stand: one in more is a phrase of the trade or furniture."""

COPIED = 0.4
"""Share of the shorter article's shingles that also stand in the longer from which one is a copy of the other."""

WHOLE = 0.75
"""Share of the longer article's shingles that also stand in the shorter from which it is a reprint and no cut."""

WIRED = 0.25
"""The same share from which two articles that name the same agency are built on one wire. Less than that two reports
of one agency on one event have in common anyway: it repeats the background of the day before word for word."""

FEWEST = 12
"""Shared shingles below which nothing is a copy: a few sentences that every article on the event has."""

KINDS: tuple[CopyKind, ...] = ("reprint", "trimmed", "translated", "shared wire")
"""From the closest to the loosest."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of which one text is the source."""

    documents: tuple[str, str]
    kind: CopyKind
    overlap: float
    """Share of the shorter article's runs that stand in the longer too; of a translation, of its clauses."""


def copied_texts(
    documents: Mapping[str, Document],
    translations: Iterable[Translation] = (),
    states: Iterable[Sequence[str]] = (),
) -> list[CopiedText]:
    """The groups of articles made from one text among these (by key), in one language or several. `states`: groups of
    them that are states of one article (`riwaya.link.states`), and so one text however much was changed."""
    wires = [(key, o.name) for key, document in documents.items() for o in document.origin if o.kind == "agency"]
    articles = [shingles_of(key, document) for key, document in documents.items()]
    copies = find_copies(articles, wires)
    copies += states_as_copies(articles, states, {c.documents for c in copies})
    turned = {t.documents: t for t in translations}
    copies += [Copy(t.documents, "translated", t.share) for t in turned.values()]
    return groups_of(sorted(copies, key=lambda c: c.documents), documents, turned, wires)


def states_as_copies(
    articles: Iterable[Shingles], states: Iterable[Sequence[str]], known: Container[tuple[str, str]]
) -> list[Copy]:
    """The pairs of states of one article that are not known as copies: too short, or too much of them was changed."""
    pairs = {(min(p), max(p)) for group in states for p in combinations(group, 2)}
    wanted = {key for pair in pairs for key in pair}
    sets = {a.document: frozenset(a.hashes) for a in articles if a.document in wanted}
    out = []
    for a, b in sorted(p for p in pairs if p not in known):
        fewer = min(len(sets[a]), len(sets[b]))
        out.append(Copy((a, b), "trimmed", round(len(sets[a] & sets[b]) / fewer, 3) if fewer else 0.0))
    return out


def groups_of(
    copies: Sequence[Copy],
    documents: Mapping[str, Document],
    translations: Mapping[tuple[str, str], Translation],
    wires: Iterable[tuple[str, str]] = (),
) -> list[CopiedText]:
    """Copies of copies are one group. `translations`: by their documents; `wires`: (document key, agency that it
    names)."""
    together: Groups[str] = Groups()
    for copy in copies:
        together.join(*copy.documents)
    pairs: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        pairs[together.find(copy.documents[0])].append(copy)
    named: dict[str, Counter[str]] = defaultdict(Counter)
    members = {key for copy in copies for key in copy.documents}
    for key, agency in wires:
        if key in members:
            named[together.find(key)][agency] += 1
    out = []
    for found in together.sets():
        root = together.find(found[0])
        inside = {key: documents[key] for key in sorted(found, key=lambda key: _order(key, documents[key]))}
        wire = min(named[root], key=lambda name: (-named[root][name], name)) if named[root] else None
        kind = max((c.kind for c in pairs[root]), key=KINDS.index)
        turned = [translations[c.documents] for c in pairs[root] if c.documents in translations]
        overlap = min(c.overlap for c in pairs[root])
        out.append(CopiedText(tuple(inside), kind, overlap, wire, copied_words(inside, turned)))
    return sorted(out, key=lambda group: group.documents)


def _order(key: str, document: Document) -> tuple[bool, str, str]:
    """The earliest known first, those without a date last."""
    return document.published is None, document.published or "", key


def find_copies(articles: Sequence[Shingles], wires: Iterable[tuple[str, str]] = ()) -> list[Copy]:
    """Every pair of copies among articles, by document key. `wires`: (document key, agency that it names)."""
    sets = {a.document: frozenset(a.hashes) for a in articles}
    places: dict[int, list[str]] = defaultdict(list)
    for key in sorted(sets):
        for h in sets[key]:
            places[h].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    telling: Counter[str] = Counter()
    for keys in places.values():
        if len(keys) <= COMMON:
            telling.update(keys)
            shared.update(combinations(keys, 2))
    named: dict[str, set[str]] = defaultdict(set)
    for key, agency in wires:
        named[key].add(agency)
    out = []
    for (a, b), n in sorted(shared.items()):
        if n < FEWEST:
            continue
        short, long = sorted((telling[a], telling[b]))
        overlap = n / short
        wired = bool(named[a] & named[b]) and overlap >= WIRED
        if overlap < COPIED and not wired:
            continue
        kind: CopyKind = "shared wire" if overlap < COPIED else "reprint" if n / long >= WHOLE else "trimmed"
        out.append(Copy((a, b), kind, round(overlap, 3)))
    return out
