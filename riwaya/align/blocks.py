"""Articles → blocks that tell one event: only inside a block are facts compared.

Articles are alike by the entities, speakers, months and concepts that they name, names weighing most, rare ones more
than others; blocks are groups that are alike on the whole. The bar is low: two accounts of one event share its persons
and places, accounts of two events little. A block of very many articles is parted again by a higher bar; where one
block is most of the story, what is left alone goes with it: the reporter put it there.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from riwaya.align.clusters import Likeness, clusters
from riwaya.align.facts import Fact
from riwaya.align.likeness import term_likeness

NAME, MONTH, CONCEPT = 3.0, 2.0, 1.0
"""What a name, a month and a concept weigh."""

ONE_EVENT = 0.03
"""Mean likeness from which articles tell one event: three stories of one event are whole up to .03, .05 and .10, two of
many events are parted from .03 on."""

LARGE, HIGHER, HIGHEST = 60, 0.03, 0.3
"""Articles of a block from which it is parted again, by how much the bar is raised each time, and up to where."""


def blocks_of(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """Document keys in groups that tell one event, each sorted; groups by their first."""
    named: dict[str, Counter[tuple[float, str]]] = defaultdict(Counter)
    for fact in facts:
        said = named[fact.document]
        said.update((NAME, name) for name in fact.names | fact.places)
        if fact.speaker is not None:
            said[NAME, fact.speaker] += 1
        said.update((CONCEPT, term) for term in fact.terms if ":" not in term)
        said.update((MONTH, w.first[:7]) for w in fact.times if w.first[:7] == w.last[:7])
    keys = sorted(named)
    features = [{name: weight * (1 + math.log(n)) for (weight, name), n in named[key].items()} for key in keys]
    alike = term_likeness(features)
    groups = sorted(_taken_in(list(_parted(alike, list(range(len(keys))), ONE_EVENT)), len(keys)))
    return [tuple(keys[i] for i in group) for group in groups]


def _parted(alike: Likeness, members: list[int], least: float) -> Iterator[list[int]]:
    for group in clusters(alike[np.ix_(members, members)], least):
        found = [members[i] for i in group]
        if len(found) <= LARGE or least >= HIGHEST:
            yield found
        else:
            yield from _parted(alike, found, least + HIGHER)


def _taken_in(groups: Sequence[Sequence[int]], articles: int) -> Iterator[list[int]]:
    """The groups; where one is most of the story, with the articles in it that are a group of one."""
    most = max(groups, key=len, default=())
    if not 1 < len(most) <= LARGE or 2 * len(most) <= articles:
        yield from map(list, groups)
        return
    yield sorted([*most, *(group[0] for group in groups if len(group) == 1)])
    yield from (list(group) for group in groups if len(group) > 1 and group is not most)
