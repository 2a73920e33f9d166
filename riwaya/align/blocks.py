"""Articles → blocks that tell one event: only inside a block are facts compared.

Articles are alike by the entities, concepts and months that they name, rare ones weighing more; blocks are groups that
are alike on the whole. The bar is low: two accounts of one event share its persons and places, accounts of two events
little.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from riwaya.align.clusters import clusters
from riwaya.align.facts import Fact
from riwaya.align.likeness import term_likeness

ONE_EVENT = 0.08
"""Mean likeness from which articles tell one event: the least alike parts of three stories have .08 and more, parts of
two stories .05 and less."""


def blocks_of(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """Document keys in groups that tell one event, each sorted; groups by their first."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        said = [t for t in fact.said if ":" not in t]
        said += [f"t:{w.first[:7]}" for w in fact.times if w.first[:7] == w.last[:7]]
        named[fact.document].update(said)
    keys = sorted(named)
    features = [{t: 1 + math.log(n) for t, n in named[key].items()} for key in keys]
    return [tuple(keys[i] for i in group) for group in clusters(term_likeness(features), ONE_EVENT)]
