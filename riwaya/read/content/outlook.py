"""Whether a clause tells its event to be so or not, and whether as a fact, as possible, planned, asked or feared."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from riwaya.languages.events import NEGATED
from riwaya.model import Modality, Polarity, Statement
from riwaya.read.content.clauses import Clause
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

MODALITIES: tuple[Modality, ...] = ("asked", "planned", "feared", "possible")
"""Word classes of the same names; the first that a clause's words show counts."""

NEAR = 3
"""Words within which a negation before its verb must stand; farther ones belong to something else."""

OF_STANCE: dict[str, Modality] = {
    "asks": "asked",
    "orders": "asked",
    "promises": "planned",
    "warns": "feared",
    "believes": "possible",
    "estimates": "possible",
}
"""What the cue of a statement makes of the facts in it."""

BEFORE_CUE = 2
"""Words before a cue among which its negation stands."""

PRESUPPOSED = ("relative", "cause", "adverbial", "nominal", "gerund", "aim")
"""Kinds of clauses that a denial or a request around them leaves as they are."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a statement's stance and the words of its cue make of what it says."""

    modality: Modality
    negates: bool
    reported: bool = False
    """Whether tenses are those of reported speech."""


def frame_of(page: Page, spots: list[Spot | None], statement: Statement) -> Frame:
    """The frame of `statement`: denied is negated, feared is feared; "it is expected that" says by its own words how
    sure it is; what somebody does not rule out is possible."""
    cue, denied = statement.cue, statement.stance == "denies"
    modality, reported = OF_STANCE.get(statement.stance, "fact"), statement.mode == "indirect"
    if cue is None:
        return Frame(modality, denied, reported)
    first, end = (bisect_left(page.t.starts, at) for at in (cue.start, cue.end))
    around = [s for s in spots[max(first - BEFORE_CUE, 0) : end] if s is not None]
    if statement.polarity == "negated":
        return Frame("possible", False, reported)
    turned = statement.stance == "says" and "stance:denies" in statement.traits  # does not rule out that
    if turned or denied and any(s.has("negation", "possible") for s in around):
        return Frame("possible", False, reported)
    begin = bisect_left(page.t.starts, statement.content.start)
    if modality == "fact" and any(_requests(s) for s in spots[end:begin]):
        modality = "asked"  # wrote to the port, asking that it be moved
    shown = [name for name in MODALITIES if any(s.end > first and s.has(name) for s in around)]
    return Frame(shown[0] if shown and modality == "fact" or "planned" in shown else modality, denied, reported)


def _requests(spot: Spot | None) -> bool:
    form = spot.form if spot is not None else None
    return spot is not None and form is not None and form.category == "REQUEST" and spot.use in ("gerund", "infinitive")


def outlook(spots: list[Spot | None], frame: Frame, clause: Clause) -> tuple[Polarity, Modality]:
    """Polarity and modality of a clause of a statement with that frame."""
    negated = _negated(spots, clause) or clause.refused
    modality = _modality(spots, clause, frame.reported)
    matrix = clause.parent if clause.kind == "complement" else None
    if matrix is not None:
        negated ^= _denied_by(matrix, spots)
        modality = modality if modality != "fact" else _of_matrix(spots, matrix, clause)
    if clause.kind not in PRESUPPOSED:
        negated ^= frame.negates
        if modality == "fact":
            to_come = _is_infinitive(clause) and clause.kind == "main" and frame.modality in ("fact", "possible")
            modality = "planned" if to_come else frame.modality  # plans to build, agreed to build
    return ("negated" if negated else "affirmed"), modality


def _is_infinitive(clause: Clause) -> bool:
    return clause.head is not None and clause.head.use == "infinitive"


def _denied_by(matrix: Clause, spots: list[Spot | None]) -> bool:
    """Whether the clause around a complement tells it not to be so (denied that, failed to persuade … to)."""
    head, trigger = matrix.head, matrix.trigger
    if head is not None and head.form is not None and head.form.negates and head is trigger:
        return True
    moves = trigger is not None and trigger.form is not None and trigger.form.kind == "moves"
    return moves and _negated(spots, matrix)


def _of_matrix(spots: list[Spot | None], matrix: Clause, clause: Clause) -> Modality:
    """What the clause around a complement makes of it."""
    trigger = matrix.trigger
    if trigger is None or trigger.form is None:
        granted = clause.opener is not None and clause.opener.has("asks")  # it is not clear who …
        return "possible" if matrix.event == "BE" and _negated(spots, matrix) and not granted else "fact"
    if _negated(spots, matrix) and trigger.form.kind != "moves" and not trigger.form.negates:
        return "possible"  # there is no proof that …
    if trigger.form.modality:
        return trigger.form.modality
    if trigger.form.kind == "leads":
        return "asked" if trigger.form.category == "REQUEST" else "planned"
    return _modality(spots, matrix) if trigger.form.kind == "moves" else "fact"


def _negated(spots: list[Spot | None], clause: Clause) -> bool:
    own = _turning(clause, spots)
    head, trigger = clause.head, clause.trigger
    negated = False
    if head is not None and head.form is not None and head.form.negates:
        negated = head.form.part != "noun" and (head is not trigger or bool(head.form.category) or _holds_it(head))
    if not own:
        return negated
    excepted = False
    first = clause.core[0] + 1
    for spot in own:
        if spot.has("affirming") or spot is clause.excluder:
            continue
        if spot.has("negative"):
            negated = True
        elif spot.has("negation") and head is not None and head.use != "noun":
            which = spot.has("which") and spot.at <= first
            before_modal = any(s.at == spot.end and s.has(*MODALITIES) for s in own)  # it cannot be that …
            after_copula = head.use == "aux" and 0 < spot.at - head.at <= NEAR  # it was not clear
            negated |= (0 < head.at - spot.at <= NEAR or before_modal or after_copula) and not which
        elif spot.has("negation") and head is None and clause.event == "BE":
            # a sentence without a verb: لا خسائر في الأرواح; it was not clear
            negated |= 0 <= spot.at - max(clause.at, clause.core[0]) <= NEAR and not spot.has("which")
        elif spot.has("unmaking") and trigger is not None:
            negated |= 0 < trigger.at - spot.at <= NEAR
        elif spot.has("unmaking") and clause.event:
            negated |= spot.has("predicative") and spot.at - max(clause.at, clause.core[0]) <= NEAR
        elif spot.has("unmaking"):
            negated |= spot.at <= first  # of a noun that names no event: عدم نشر اسمه
        # there is nothing except …; where the verb closes the clause it stands before it (چیزی جز گندم نبود)
        excepted |= spot.has("except") and head is not None and (spot.at > head.at or head.end >= clause.core[1] - 1)
    return negated and not excepted


def _holds_it(head: Spot) -> bool:
    """Whether the verb's own form holds a negation (نکرد)."""
    return head.form is not None and head.form.agreement.endswith(NEGATED)


def _modality(spots: list[Spot | None], clause: Clause, reported: bool = False) -> Modality:
    head, trigger = clause.head, clause.trigger
    if clause.kind in ("condition", "whether"):
        return "possible"
    if clause.kind in ("purpose", "aim"):
        return "planned"
    if turning := _turning(clause, spots):
        last = max(s.end for s in (head, trigger) if s is not None) if head or trigger else clause.core[1]
        shown: set[str] = set()
        for spot in turning:
            if spot.end <= last or spot.at == clause.core[0]:
                shown |= spot.sign.classes
            if reported and spot.has("future-in-past") and not clause.conditions:
                shown.add("planned")
            if spot.has("hedge"):
                shown.add("possible")
            if spot.has("perhaps") and head is not None and head.form is not None and head.form.part == "present":
                shown.add("possible")
        for name in MODALITIES:
            if name in shown:
                return name
    form = head.form if head is not None else None
    if form is not None and form.modality and not (head is trigger and head is not None and head.makes_clause):
        return form.modality  # of what it governs; who wants a thing, wants it in fact
    if head is not None and (head.sign.prefix or form is not None and form.part == "future"):
        return "planned"
    if any(c.kind == "condition" for c in clause.conditions):
        return "possible"
    return "fact"


def _turning(clause: Clause, spots: list[Spot | None]) -> list[Spot]:
    """The words of a clause that may change its outlook, those of a complement inside it left out."""
    found = [s for a, b in clause.pieces for s in spots[a:b] if s is not None and s.sign.turns]
    if found and clause.complements:
        inside = [c.core for c in clause.complements]
        found = [s for s in found if not any(a <= s.at < b for a, b in inside)]
    return found
