"""Passives: X was described by Y as …, which names the speaker; it is believed that …, which hides him."""

from __future__ import annotations

from riwaya.read.attribution.clauses import verb_group
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.indirect import statement_behind
from riwaya.read.attribution.predicates import complement
from riwaya.read.attribution.subjects import subject
from riwaya.read.page import Hit, Page, Proposal


def reported_by(page: Page, hit: Hit) -> Proposal | None:
    """X was described by Y as …; X was told by Y that …: a passive that names who speaks."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in ("past", "pastpart")), None)
    if form is None or not page.has(hit.end, "agent") or not is_passive(page, hit, verb_group(page, hit.first)):
        return None
    end = page.limit(hit.first)
    stop = hit.end + 1
    while stop < end and not page.mark(stop) and not page.has(stop, "that", "predicative", "infinitive"):
        stop += 1
    if stop >= end - 1 or stop == hit.end + 1 or page.mark(stop):
        return None
    kind = "that" if page.has(stop, "that") else "infinitive" if page.has(stop, "infinitive") else "prep"
    if f"target-{kind}" not in form.cue.takes:
        return None
    start = stop if page.has(stop, "that", "infinitive") else stop + 1
    return statement_behind(page, hit, form, Complement(kind, stop, start), (hit.end + 1, stop), "reported-by")


def hidden(page: Page, hit: Hit) -> Proposal | None:
    """It is believed that …; X is said to …; X was accused of …: the page hides who says so."""
    form = hit.form("passive")
    if form is None:
        return None
    group = verb_group(page, hit.first)
    if form.cue.kind == "verb" and not is_passive(page, hit, group):
        return None
    found = complement(page, hit, form.cue)
    if found is None or found.kind not in ("that", "infinitive", "whether", "prep", "bare"):
        return None
    if form.cue.weak and found.kind != "that":
        return None
    p = statement_behind(page, hit, form, found, None, "hidden-speaker")
    p.hidden, p.rule = True, "hidden-speaker"
    held = subject(page, group) if found.kind == "infinitive" else None
    if held is not None:
        p.content = (held[0], p.content[1])  # who is said to do it belongs to what is said
    return p


def is_passive(page: Page, hit: Hit, group: int) -> bool:
    """Whether the past form is a participle of the passive (was said, had been reported)."""
    return any(page.has(j, "be") for j in range(group, hit.first))
