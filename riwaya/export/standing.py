"""How a claim stands, in one word: disputed, agreed, thinly sourced, loosely joined, or told by one article alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from riwaya.comparison import Claim, Comparison
from riwaya.export.matrix import once
from riwaya.export.matters import group_of, loose

Stand = Literal["disputed", "agreed", "thin", "loose", "alone"]
STANDS: tuple[Stand, ...] = get_args(Stand)

_SEPARATE = 2
"""Origins from which articles agree; with fewer, however many articles tell it, it may all be one source."""


def stands_of(compared: Comparison) -> dict[str, Stand]:
    """Each claim's stand, by its id. Only what surely cannot both be true makes a claim disputed."""
    disputed = {id for r in compared.relations if group_of(r) == "conflicts" for id in r.claims}
    return {c.id: _stand(c, disputed) for c in compared.claims}


def _stand(claim: Claim, disputed: set[str]) -> Stand:
    if claim.id in disputed:
        return "disputed"
    if len(claim.documents) < 2:
        return "alone"
    if loose(claim):
        return "loose"
    return "agreed" if claim.origins.at_least >= _SEPARATE else "thin"


def by_stand(compared: Comparison, stands: Mapping[str, Stand]) -> dict[Stand, list[Claim]]:
    """The claims of each stand, those with most separate origins first; what tells the same twice stands once."""
    ordered = sorted(compared.claims, key=lambda c: (-c.origins.at_least, -c.origins.at_most, -len(c.documents), c.id))
    return {stand: once([c for c in ordered if stands[c.id] == stand]) for stand in STANDS}
