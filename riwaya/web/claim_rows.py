"""What lists show of claims and matters: a line each, without opening more articles than a page has lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from riwaya.comparison import Claim
from riwaya.export.denied import Denial
from riwaya.export.disputes import Dispute, Disputer, origins_line, value_of
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matters import Matter
from riwaya.export.tellings import Run, Telling, Tellings, told_by
from riwaya.records import Json
from riwaya.web.pages import Asked

_OPENED = 3
"""Articles that are opened to show one claim: those in the interface's language first."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim. `runs` are the whole sentence of the article that states it best in the interface's language, else in
    any; `text` its clause."""

    id: str
    text: str
    runs: tuple[Run, ...]
    language: str | None
    direction: str
    value: str
    origins: str
    articles: int
    stand: str
    clauses: int = 1
    corrected: tuple[str, ...] = ()
    """Ids of the corrections that joined or parted it."""
    denial: Denial = ""
    """Whether `text` is told by denying it."""


def claim_rows(asked: Asked, claims: Sequence[Claim]) -> list[ClaimRow]:
    """Claims as lines of a list; of each a few articles are opened."""
    tellings = asked.held.tellings(claims, language=asked.language, most=_OPENED)
    return [claim_row(asked, claim, _best(asked, claim, tellings)) for claim in claims]


def _best(asked: Asked, claim: Claim, tellings: Tellings) -> Telling | None:
    told = told_by(claim, tellings)

    def rank(t: Telling) -> tuple[object, ...]:
        return bool(t.own_figures), t.language != asked.language, t.clause != claim.text, -len(t.clause)

    return min(told, key=rank, default=None)


def claim_row(asked: Asked, claim: Claim, best: Telling | None) -> ClaimRow:
    """A claim as the line of a list that shows it by this telling."""
    language = best.language if best else claim.language or None
    return ClaimRow(
        id=claim.id,
        text=best.clause if best else displayable(claim.text),
        runs=best.runs if best else (),
        language=language,
        direction=direction_of(language),
        value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
        origins=origins_line(claim.origins, asked.labels),
        articles=len(claim.documents),
        stand=asked.held.stands[claim.id],
        clauses=len(claim.assertions),
        corrected=claim.corrected,
        denial=best.denial if best else "",
    )


def drawn_matters(asked: Asked, matters: Sequence[Matter], exact: bool = False) -> list[Dispute]:
    """Matters with their answers and exact sentences; opens only the articles that these show. `exact`: each answer in
    the words that its relation names, else in the interface's language where an article has it so."""
    held = asked.held
    claims = {id: held.claims[id] for m in matters for id in m.claims}
    first = {id for m in matters for r in m.relations for id in r.assertions}
    tellings = held.tellings(claims.values(), first)
    disputer = Disputer(held.comparison, asked.labels, exact)
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
