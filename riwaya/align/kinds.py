"""Tellings of one claim of which some name a thing more closely than others: ammonium nitrate, fertiliser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.align.claims import Told
from riwaya.align.denials import GENERAL
from riwaya.align.facts import Fact
from riwaya.languages.concepts import Concepts


@dataclass(frozen=True, slots=True)
class Closer:
    """`fine` name the thing by `kind`, `wide` by `wider`, which it implies. Facts by id, of other articles each."""

    kind: str
    wider: str
    fine: tuple[Fact, ...]
    wide: tuple[Fact, ...]


def named_closer(claims: Sequence[Told], concepts: Concepts) -> Iterator[Closer]:
    """For each claim that several articles tell, the kind that most of them name more closely, if any. What only says
    what happened (shot dead, killed) is no thing."""
    for claim in claims:
        if len(claim.documents) < 2:
            continue
        found = [
            c for kind in sorted({t for f in claim.facts for t in f.terms}) for c in _closer(claim, kind, concepts)
        ]
        if found:
            yield max(found, key=lambda c: (min(len(c.fine), len(c.wide)), c.kind))


def _closer(claim: Told, kind: str, concepts: Concepts) -> Iterator[Closer]:
    fine = tuple(f for f in claim.facts if kind in f.terms - f.act)
    for wider in concepts.wider(kind) if fine else ():
        if wider in GENERAL | concepts.once or kind in concepts.once:
            continue
        wide = tuple(f for f in claim.facts if wider in f.terms | f.head - f.act and kind not in f.terms | f.head)
        if (
            wide
            and not any(wider in f.terms for f in fine)
            and {f.document for f in fine}.isdisjoint(f.document for f in wide)
        ):
            yield Closer(kind, wider, fine, wide)
