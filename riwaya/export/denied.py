"""Whether an article tells a clause by denying it: shown alone, the words of a denial read like an assertion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from riwaya.model import Assertion, Document, Statement

Denial = Literal["", "denied", "open", "inside"]
"""`denied`: who speaks denies it, or denies that somebody said it; `open`: who speaks only does not rule it out;
`inside`: it stands in a denial that leaves it as it is ("before the explosion")."""


def denial_of(statements: Mapping[str, Statement], a: Assertion) -> Denial:
    """How a clause stands to a denial; empty where there is none. `statements`: its document's, by id."""
    said = statements[a.statement]
    if said.stance == "denies" and a.polarity == "negated":
        return "denied"
    if said.stance == "denies":
        return "open" if a.modality == "possible" else "inside"
    parent = statements.get(said.parent or "")
    while parent is not None:
        # "Did not deny that X said it" denies nothing.
        if parent.stance == "denies" and parent.polarity == "affirmed":
            return "denied"
        parent = statements.get(parent.parent or "")
    return ""


def denials_in(document: Document) -> dict[str, Denial]:
    """The clauses of an article that stand in a denial, by id."""
    statements = {s.id: s for s in document.statements}
    if all(s.stance != "denies" for s in document.statements):
        return {}
    found = ((a.id, denial_of(statements, a)) for a in document.assertions if a.statement in statements)
    return {id: denial for id, denial in found if denial}
