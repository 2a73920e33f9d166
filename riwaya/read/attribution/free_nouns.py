"""Nouns that report, where their holder follows in the genitive: заявление X о том, что …"""

from __future__ import annotations

from riwaya.read.attribution.building import build
from riwaya.read.attribution.case_phrases import GENITIVE, any_phrase, phrase_end
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.free_ends import content_end
from riwaya.read.attribution.free_subjects import stretches, subject_before
from riwaya.read.page import Hit, Page, Proposal, Range


def noun(page: Page, hit: Hit) -> Proposal | None:
    """Заявление X о том, что …; слухи о том, что …; обвинения в том, что …; призыв X сделать …"""
    form = next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None or page.has(hit.first - 1, "month"):
        return None
    end = page.limit(hit.first)
    i = hit.end
    holder: Range | None = None
    if i < end and page.has(i, "case-gen") and not page.has(i, "preposition"):
        stop = phrase_end(page, i, end, GENITIVE)
        holder, i = ((i, stop), stop) if stop > i else (None, i)
    if holder is None and i < end and page.has(i, "case-dat") and "infinitive" in form.cue.takes:
        i = any_phrase(page, i, end)  # поручение министерству подготовить
    found = _complement(page, hit, i, end, form.cue.prepositions)
    if found is None and "infinitive" in form.cue.takes and page.has(i, "infinitive") and not form.cue.weak:
        found = Complement("infinitive", i, i)
    direct = found is not None and page.comma(hit.end) and found.kind == "that"
    if found is None or ((found.kind != "that" or direct) and (form.cue.weak or (holder is None and not direct))):
        return None
    possessive = page.has(hit.first - 1, "possessive")
    p = build(page, hit, form, found, f"noun-{found.kind}", holder, [])
    if holder is None and not possessive:
        p.subject = _giver(page, hit)
        p.hidden = p.subject is None
    p.content = (p.content[0], _end(page, p, found.kind))
    return p


def _giver(page: Page, hit: Hit) -> Range | None:
    """The subject of the plain verb whose object the noun is: дал поручение, выступил с инициативой."""
    start = next(iter(stretches(page, hit.first)), (hit.first, hit.first))[0]
    for k in range(hit.first - 1, max(start, hit.first - 8) - 1, -1):
        if page.has(k, "verb") and not page.has(k, "noun"):
            other = page.at.get(k)
            if other is not None and not all(f.cue.weak for f in other.forms):
                return None
            return subject_before(page, k, "")
    return None


def _complement(page: Page, hit: Hit, i: int, end: int, prepositions: frozenset[str]) -> Complement | None:
    carried = page.phrase(i, "that-opener") if i < end else 0
    comma = i + carried
    if comma + 2 < end and page.comma(comma) and page.has(comma + 1, "that") and (carried or i == hit.end):
        return Complement("that", comma + 1, comma + 1)
    if carried or i + 1 >= end or page.norm(i) not in prepositions:
        return None
    return Complement("prep", i, i + 1)


def _end(page: Page, p: Proposal, kind: str) -> int:
    """A noun's content ends with its clause: at the comma before the next one, or where the speech goes on."""
    end = content_end(page, p, kind)
    start, depth = p.content[0], page.q.inside[p.content[0]]
    for i in range(start + 2, end):
        if page.q.inside[i] > depth or not page.comma(i):
            continue
        if kind != "that" or not page.has(i + 1, "relative", "that", "preposition", "subordinating", "joining"):
            return i
    return end
