"""Which articles of one language are made from one text: reprints, cuts, and articles built on the same wire.

Compared are runs of words (shingles; Broder, 1997) of what the outlets tell themselves: words inside quotation marks
are left aside, since two reporters may quote one sentence and copy nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from riwaya.link.groups import Groups
from riwaya.link.names import fold
from riwaya.model import Document

RUN = 4
"""Words of a shingle."""

COMMON = 60
"""Articles in which a shingle may stand: one in more is a phrase of the trade or furniture."""

COPIED = 0.4
"""Share of the shorter article's shingles that also stand in the longer from which one is a copy of the other."""

WHOLE = 0.75
"""Share of the longer article's shingles that also stand in the shorter from which it is a reprint and no cut."""

WIRED = 0.15
"""The same share from which two articles that name the same agency are built on one wire."""

FEWEST = 12
"""Shared shingles below which nothing is a copy: a few sentences that every article on the event has."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of words of one article: hashes, and where each begins and ends (code points), in order."""

    document: str
    hashes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles of which one text is the source. `spans`: what they share, in each (code points)."""

    documents: tuple[str, str]
    kind: str
    """`reprint`, `trimmed`, `translated` or `shared wire`."""
    overlap: float
    """Share of the shorter article's runs that stand in the longer too."""
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles made from one text. `documents`: keys, the earliest known first, those without a date last."""

    documents: tuple[str, ...]
    kind: str
    """The loosest of the kinds of its pairs."""
    wire: str | None
    """The agency that most of them name, if any does."""
    overlap: float
    """The least of the overlaps of its pairs."""
    pairs: tuple[Copy, ...]


KINDS = ("reprint", "trimmed", "translated", "shared wire")
"""From the closest to the loosest."""


def groups_of(
    copies: Sequence[Copy], published: Mapping[str, str | None], wires: Iterable[tuple[str, str]] = ()
) -> list[CopyGroup]:
    """Copies of copies are one group. `published`: document key → date; `wires`: (document key, agency that it
    names)."""
    together: Groups[str] = Groups()
    for copy in copies:
        together.join(*copy.documents)
    named: dict[str, Counter[str]] = defaultdict(Counter)
    members = {key for copy in copies for key in copy.documents}
    for key, agency in wires:
        if key in members:
            named[together.find(key)][agency] += 1
    out = []
    for found in together.sets():
        root = together.find(found[0])
        pairs = tuple(c for c in copies if together.find(c.documents[0]) == root)
        wire = min(named[root], key=lambda name: (-named[root][name], name)) if named[root] else None
        keys = tuple(sorted(found, key=lambda key: (published.get(key) is None, published.get(key) or "", key)))
        kind = max((c.kind for c in pairs), key=KINDS.index)
        out.append(CopyGroup(keys, kind, wire, min(c.overlap for c in pairs), pairs))
    return sorted(out, key=lambda group: group.documents)


class CopyFinder:
    """Takes the articles of a story one after the other, and tells which are made from one text."""

    def __init__(self) -> None:
        self._shingles: list[Shingles] = []
        self._published: dict[str, str | None] = {}
        self._wires: list[tuple[str, str]] = []
        self._translated: list[Copy] = []

    def add(self, key: str, document: Document) -> None:
        """One more article, by its key in the story."""
        self._shingles.append(shingles_of(key, document))
        self._published[key] = document.published
        self._wires += [(key, origin.name) for origin in document.origin if origin.kind == "agency"]

    def add_translation(self, a: str, b: str, share: float) -> None:
        """Two of the articles taken are translations of one text. `share`: of the shorter, what stands in both."""
        self._translated.append(Copy((min(a, b), max(a, b)), "translated", share, ((), ())))

    def groups(self) -> list[CopyGroup]:
        """The groups of copies among the articles taken."""
        copies = [*find_copies(self._shingles, self._wires), *self._translated]
        return groups_of(sorted(copies, key=lambda c: c.documents), self._published, self._wires)


def shingles_of(key: str, document: Document) -> Shingles:
    """The shingles of what the article tells itself."""
    quoted = sorted((s.content.start, s.content.end) for s in document.statements if s.mode == "direct")
    read = [b for b in document.blocks if b.role in ("body", "subtitle")]
    stretches = [(b.start, b.end) for b in read] or [(0, len(document.text))]
    hashes: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in stretches:
        for a, b in _without(start, end, quoted):
            words = [(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(document.text, a, b)]
            for i in range(len(words) - RUN + 1):
                run = words[i : i + RUN]
                hashes.append(crc32(" ".join(w for w, _, _ in run).encode()))
                starts.append(run[0][1])
                ends.append(run[-1][2])
    return Shingles(key, tuple(hashes), tuple(starts), tuple(ends))


def find_copies(articles: Sequence[Shingles], wires: Iterable[tuple[str, str]] = ()) -> list[Copy]:
    """Every pair of copies among articles, by document key. `wires`: (document key, agency that it names)."""
    by_key = {a.document: a for a in articles}
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
        kind = "shared wire" if overlap < COPIED else "reprint" if n / long >= WHOLE else "trimmed"
        common = sets[a] & sets[b]
        out.append(Copy((a, b), kind, round(overlap, 3), (_spans(by_key[a], common), _spans(by_key[b], common))))
    return out


def _without(start: int, end: int, quoted: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The stretch without what lies in `quoted`, which is sorted."""
    at = start
    for a, b in quoted:
        if b <= at or a >= end:
            continue
        if a > at:
            yield at, a
        at = max(at, b)
    if at < end:
        yield at, end


def _spans(article: Shingles, common: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Where the shingles of `common` stand, overlapping ones as one span."""
    out: list[tuple[int, int]] = []
    for h, start, end in zip(article.hashes, article.starts, article.ends, strict=True):
        if h not in common:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)
