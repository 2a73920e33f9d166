"""Where a turn ends of a dialogue that is retold within one pair of marks (فقال له القاضي: (لا تبع، فقال الرجل: …))."""

from __future__ import annotations

from riwaya.read.attribution.noun_ends import past
from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import FINITE, Page, Proposal

COLON = 5
"""Words behind a verb of saying within which a colon shows that a turn follows."""


def close_at_turn(page: Page, p: Proposal) -> None:
    """End what somebody says where the other answers: the one who retells the dialogue joins turn to turn by "so". What
    a speaker tells of himself (ذهبت إليه، فقال لي: …) stays whole."""
    start, end = p.content
    if p.mode != "direct" or not reasons(page, p.cue[0]):
        return
    for i in range(start + 1, end):
        if page.comma(i - 1) and _turn(page, i, end):
            p.content = (start, i - 1)
            return
        if past(page, i):
            return


def _turn(page: Page, i: int, end: int) -> bool:
    hit = page.at.get(i)
    says = hit is not None and any(f.form in (*FINITE, "passive") and "quote" in f.cue.takes for f in hit.forms)
    if not (says and reasons(page, i)):
        return False
    colon = next((j for j in range(i + 1, min(end, i + COLON)) if page.colon(j)), None)
    return colon is not None and not any(page.has(j, "to-me") for j in range(i + 1, colon))
