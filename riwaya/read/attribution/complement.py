"""What a cue takes, once it is found."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.read.quotes import Quotation


@dataclass(frozen=True, slots=True)
class Complement:
    """Content starts at word `start`; `zone_end` is the first word that is no part of the zone before it."""

    kind: str
    """`that`, `quote`, `colon`, `prep`, `object`, `whether`, `infinitive` or `bare`."""
    zone_end: int
    start: int
    quotation: Quotation | None = None
    good: bool = True
    """False for a complement that another, later one should beat."""
