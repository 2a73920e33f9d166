"""What lists show of claims and matters: a line each, without opening more articles than a page has lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.comparison import Claim
from riwaya.export.disputes import Dispute, Disputer, origins_line, value_of
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matters import Matter
from riwaya.records import Json
from riwaya.web.pages import Asked


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim. `text` is in the words of the article that states it best."""

    id: str
    text: str
    language: str | None
    direction: str
    value: str
    origins: str
    articles: int
    stand: str


def claim_row(asked: Asked, claim: Claim) -> ClaimRow:
    """A claim as a line of a list."""
    language = claim.language or None
    return ClaimRow(
        id=claim.id,
        text=displayable(claim.text),
        language=language,
        direction=direction_of(language),
        value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
        origins=origins_line(claim.origins, asked.labels),
        articles=len(claim.documents),
        stand=asked.held.stands[claim.id],
    )


def drawn_matters(asked: Asked, matters: Sequence[Matter]) -> list[Dispute]:
    """Matters with their answers and exact sentences; opens only the articles that these show."""
    held = asked.held
    claims = {id: held.claims[id] for m in matters for id in m.claims}
    first = {id for m in matters for r in m.relations for id in r.assertions}
    tellings = held.tellings(claims.values(), first)
    disputer = Disputer(held.comparison, asked.labels)
    return [d for m in matters if (d := disputer.dispute(m, tellings)) is not None]


def matter_records(asked: Asked, matters: Iterable[Matter]) -> list[Json]:
    """Matters for programs: the claims that answer, and how they stand to one another."""
    return [
        {
            "id": m.id,
            "group": m.group,
            "claims": [claim_record(asked, asked.held.claims[id]) for id in m.claims],
            "relations": [
                {"claims": list(r.claims), "kind": r.kind, "slot": r.slot, "why": r.why, "rule": r.rule}
                | {"confidence": r.confidence, "update": r.update}
                for r in m.relations
            ],
        }
        for m in matters
    ]


def claim_record(asked: Asked, claim: Claim) -> Json:
    """The head of a claim's record; the whole stands in the twin of its own page."""
    return {
        "id": claim.id,
        "text": claim.text,
        "language": claim.language,
        "slot": claim.slot,
        "value": claim.value,
        "stand": asked.held.stands[claim.id],
        "origins": {"at_least": claim.origins.at_least, "at_most": claim.origins.at_most},
        "documents": list(claim.documents),
    }
