"""Who hands on another's words (نقلت وكالة عن مسؤول قوله إن …; نقلت عنه وكالة أن …)."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.building import build
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.complements import find_complement
from riwaya.read.attribution.noun_phrases import has_owner, noun_phrase
from riwaya.read.attribution.speaker_before import left_speaker
from riwaya.read.attribution.speakers import handed_on
from riwaya.read.page import FINITE, Hit, Page, Proposal

PIVOT = 20
"""Words between a verb that hands on and the preposition behind which he stands whose words they are."""

SAYING = 30
"""Words between that preposition and the noun that opens his words."""

NEAR = 8
"""The same where a pronoun on the preposition stands for him."""


def relay(page: Page, hit: Hit) -> Proposal | None:
    """نقلت وكالة عن مسؤول [قوله] إن …: one teller hands on another's words."""
    form = next((f for f in hit.forms if f.cue.kind == "relay" and f.form in FINITE), None)
    if form is None or form.cue.source_preposition is None:
        return None
    limit = page.sentence(hit.first)[1]
    pivot = next(
        (j for j in range(hit.end, min(limit, hit.end + PIVOT)) if page.norm(j) == form.cue.source_preposition), None
    )
    if pivot is None:
        return None
    inner = next(
        (page.at[j] for j in range(pivot + 1, min(limit, pivot + SAYING)) if j in page.at and _reporting_noun(page, j)),
        None,
    )
    saying = next((j for j in range(pivot + 1, min(limit, pivot + SAYING)) if page.has(j, "carrying")), None)
    inner_at, begin = (inner.first, inner.end) if inner else (saying, (pivot if saying is None else saying) + 1)
    found = find_complement(page, inner or hit, form.cue, begin)
    his = _his_own(page, pivot + 1, found.start + 1 if found else limit) if inner_at is None else None
    if his is not None:
        found, inner_at = Complement("object", his, his), his  # نقلت عن الوزير تفاؤله بـ…
    if found is None or inner_at is None and _does(page, pivot, found):
        return None
    sources = handed_on(page, pivot, found.zone_end if inner_at is None else inner_at)
    if not sources:
        return None
    agency = noun_phrase(page, hit.end, pivot) or left_speaker(page, hit.first)
    via = [*sources[-2::-1], *([agency] if agency else [])]
    p = build(page, hit, _stance_form(inner, form), found, "relay", sources[-1], via)
    p.cue = (inner.first, inner.end) if inner and not page.has(inner.first, "carrying") else p.cue
    p.taken, p.passing = found.start, form
    return p


def relay_of_pronoun(page: Page, hit: Hit) -> Proposal | None:
    """نقلت عنه وكالة قوله إن …، الرجل الذي نقلت عنه الصحف أن …: a pronoun stands for him whose words are handed on."""
    form = next((f for f in hit.forms if f.cue.kind == "relay" and f.form in FINITE), None)
    if form is None or form.cue.source_preposition is None:
        return None
    limit = page.sentence(hit.first)[1]
    pivot = next((j for j in range(hit.end, min(limit, hit.end + NEAR)) if _pronoun(page, j, form)), None)
    if pivot is None or any(page.mark(j) and not _quoted(page, j) for j in range(hit.end, pivot)):
        return None
    saying = next(
        (
            j
            for j in range(pivot + 1, min(limit, pivot + NEAR))
            if page.has(j, "carrying") or j in page.at and _reporting_noun(page, j)
        ),
        None,
    )
    found = find_complement(page, page.at.get(saying or hit.first, hit), form.cue, (saying or pivot) + 1)
    if found is None or found.kind not in ("that", "quote", "colon"):
        return None
    stop = saying if saying is not None else found.zone_end
    teller = noun_phrase(page, hit.end, pivot) if pivot > hit.end else noun_phrase(page, pivot + 1, stop)
    if teller is None:
        return None
    described = left_speaker(page, hit.first) if page.has(hit.first - 1, "relative") else None
    if described is not None and page.has(described[0] - 1, "pronoun") and described[1] - described[0] == 1:
        described = None  # وهو الرجل الذي نقلت عنه: who was told of before
    gender = page.language.enclitics[page.norm(pivot).removeprefix(form.cue.source_preposition)]
    his = replace(_stance_form(page.at.get(saying) if saying is not None else None, form), agreement=gender)
    rule = "relay" if described is not None else f"verb-alone-{found.kind}"
    p = build(page, hit, his, found, rule, described, [teller])
    p.taken, p.passing = found.start, form
    return p


def _pronoun(page: Page, j: int, form: CueForm) -> bool:
    """Whether word j is the preposition of the one whose words are handed on, with a pronoun on it."""
    owner = page.norm(j).removeprefix(form.cue.source_preposition or "")
    return page.has(j, "resumes") and owner != page.norm(j) and owner in page.language.enclitics


def _quoted(page: Page, j: int) -> bool:
    """Whether the mark at word j opens or closes a quotation, as the name of a medium has them."""
    return j in page.q.opened or j in page.q.closed


def _his_own(page: Page, begin: int, end: int) -> int | None:
    """The verbal noun with its owner written on it, behind the one whose words a relay hands on."""
    for i in range(begin + 1, end):
        if page.mark(i):
            return None
        word = page.t.words[i]
        if page.has(i, "object-noun") and has_owner(page, i) and not (word.preposition or word.conjunction):
            return i
    return None


def _does(page: Page, pivot: int, found: Complement) -> bool:
    """Whether the one behind the pivot is said to have done something, and his words are not handed on (نسب إلى
    المتهمين ارتكاب جرائم)."""
    deed = any(page.has(j, "object-noun") for j in range(pivot + 2, found.start))
    return found.kind == "object" or found.kind == "quote" and deed


def _reporting_noun(page: Page, j: int) -> bool:
    """Whether the cue at word j is a noun with its speaker written on it (قوله، تأكيدها)."""
    return page.at[j].form("noun", "forms") is not None and bool(page.t.words[j].enclitic)


def _stance_form(inner: Hit | None, form: CueForm) -> CueForm:
    return (inner.form("noun", "forms") or form) if inner else form
