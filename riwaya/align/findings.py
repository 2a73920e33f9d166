"""What those who look into something are said to have found, and that they found nothing: "the committee concluded
that heat did it", "its report names three causes and chooses none"."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.align.claims import Block
from riwaya.align.denials import GENERAL, Denial
from riwaya.align.facts import Fact

FINDERS = frozenset({"committee", "investigate", "expert", "report", "court"})
"""Concepts of those who look into something, and of what they write."""

FINDING = frozenset({"choose", "conclude", "determine", "decide", "reach-agreement"})
"""Concepts of coming to a finding."""

CAUSES = frozenset({"cause", "possible", "theory", "list", "name", "call"})
"""What a finding is of, as long as nothing tells which it is."""

SURE = 0.7


def no_findings(block: Block) -> Iterator[Denial]:
    """Every finding of somebody who is said, beside it on the page or by another page of the same one, to have found
    nothing."""
    found = [f for f in block.facts if f.polarity == "affirmed" and not f.open and f.speaker_terms & FINDERS]
    for denies in block.facts:
        if not _finds_nothing(denies):
            continue
        of = (denies.speaker_terms | denies.context | denies.terms) & FINDERS
        for tells in found:
            if tells.speaker_terms & of and _same_finders(tells, denies) and tells.statement != denies.statement:
                yield Denial(tells, denies, "no-finding", SURE)


def _finds_nothing(fact: Fact) -> bool:
    """Whether somebody is said to have come to no finding, whichever it be."""
    if fact.polarity != "negated" or fact.modality != "fact" or fact.act.isdisjoint(FINDING):
        return False
    return fact.terms - FINDING - CAUSES - FINDERS - GENERAL <= fact.act


def _same_finders(tells: Fact, denies: Fact) -> bool:
    """Whether they are the same who found it: those of one page, or of one name."""
    return (
        tells.document == denies.document
        or tells.speaker is not None
        and tells.speaker in denies.names | {denies.speaker}
    )
