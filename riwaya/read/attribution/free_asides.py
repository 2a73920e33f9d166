"""По словам X, …; …, по данным Y, …; Как сообщает X, …: words set off by commas that say who says the rest."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.case_phrases import phrase_end, verbal
from riwaya.read.attribution.free_subjects import floor_of
from riwaya.read.attribution.free_zones import read_zone
from riwaya.read.attribution.quoted import after_dateline
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range
from riwaya.read.written_names import CASES

LEAD = 4
"""Words before an aside that are a mere opening of the sentence (Сейчас, по словам эксперта, …)."""

DESCRIPTION = 16
"""Words that describe a source behind it, before its aside ends."""

OBLIQUE = CASES - {"case-nom"}


def according_to(page: Page, hit: Hit) -> Proposal | None:
    """По словам X, …; …, по данным X; A, по мнению X, B."""
    form = next((f for f in hit.forms if f.cue.kind == "preposition" and f.form in ("forms", "possessive")), None)
    if form is None:
        return None
    if form.form == "possessive":
        return _place(page, hit, _whose(page, hit, form), None, hit.end, [])
    end = page.limit(hit.first)
    begin = hit.end + page.has(hit.end, "office-preposition", "document-preposition")
    dated = page.norm(begin)[:1].isdigit() or page.has(begin, "month", "time", "weekday")
    stop = begin if dated else phrase_end(page, begin, end, OBLIQUE)
    bare = stop == begin
    issuer = _published_by(page, stop, _aside_end(page, stop, end)) if page.has(stop - 1, "document") else None
    if bare and issuer is None:  # по последним данным, …; по данным на 15 мая, …
        stop = next((i for i in range(hit.end, min(end, hit.end + 6)) if page.comma(i)), hit.end)
        if not page.comma(stop) or not (dated or hit.end - hit.first > 2):
            return None
    source, close = None if bare else (begin, stop), _aside_end(page, stop, end)
    p = _place(page, hit, form, issuer or source, close, [])
    if p is not None and bare and issuer is None:
        p.hidden = True
    return p


def _aside_end(page: Page, stop: int, end: int) -> int:
    """Where an aside ends whose source is described further: …, который возглавляет институт,; … на 1 мая,"""
    described = page.comma(stop) and (
        page.has(stop + 1, "relative")
        or page.has(stop + 1, "preposition")
        and page.has(stop + 2, "relative")
        or page.has(stop + 1, "office", "people", "title", "adjective")
        and not page.has(stop + 1, "case-nom")
    )
    if not described and not (page.has(stop, "preposition", "relative") or page.has(stop + 1, "relative")):
        return stop
    closing = next((i for i in range(stop + 1, min(end, stop + DESCRIPTION)) if page.comma(i)), None)
    if closing is None or closing + 2 >= end:
        return stop
    clause = page.has(stop + 1, "relative") or page.has(stop + 2, "relative")
    return closing if clause or not any(verbal(page, k) for k in range(stop, closing)) else stop


def _published_by(page: Page, begin: int, end: int) -> Range | None:
    """Who made known the document that a participle in `begin:end` describes (заявлению, опубликованному
    министерством)."""
    made = next((i for i in range(begin, min(begin + 2, end)) if page.has(i, "passive-form")), None)
    if made is None or not page.has(made + 1, "case-ins"):
        return None
    stop = phrase_end(page, made + 1, end, frozenset({"case-ins"}))
    return (made + 1, stop) if stop > made + 1 else None


def _whose(page: Page, hit: Hit, form: CueForm) -> CueForm:
    """The form with the gender and number of the pronoun in it (по ее словам)."""
    pronouns = (page.language.pronouns.get(page.norm(i)) for i in range(hit.first, hit.end))
    return replace(form, agreement=next((g for g in pronouns if g), ""))


def as_said(page: Page, hit: Hit) -> Proposal | None:
    """Как сообщает X, …; …, как отметил X: a clause of comparison that says who says the rest."""
    forms = (*FINITE, "short", "impersonal", "passive")
    form = next((f for f in hit.forms if f.cue.kind in ("verb", "relay") and f.form in forms), None)
    opener = next((k for k in range(hit.first - 1, max(hit.first - 6, -1), -1) if page.has(k, "as")), None)
    if form is None or opener is None or page.phrase(opener, "own-formula"):
        return None
    if any(page.mark(k) for k in range(opener, hit.first)):
        return None
    if opener > floor_of(page, hit.first) and not (
        page.mark(opener - 1) or page.has(opener - 1, "joining", "connective", "contrast")
    ):
        return None
    zone = read_zone(page, hit, form, form.form in ("impersonal", "passive"))
    source = zone.relayed or zone.speaker or zone.within
    via = [zone.speaker] if zone.relayed and zone.speaker else []
    if source is None and zone.document is None and form.form not in ("impersonal", "passive"):
        return None
    comma = next(
        (i for i in range(max(zone.end, hit.end), page.limit(hit.first)) if page.comma(i) or page.dash(i)), None
    )
    stop = _aside_end(page, comma, page.limit(hit.first)) if comma is not None else page.limit(hit.first)
    aside = Hit(opener, hit.end, hit.forms)
    p = _place(page, aside, form, source, stop, [*via, *zone.told])
    if p is not None:
        p.cue, p.hidden = (hit.first, hit.end), form.form == "passive"
    return p


def _clause_start(page: Page, first: int, aside: int) -> int:
    """Where the clause of an aside begins: behind a colon, or behind the last comma of what somebody else is made to
    say before it (Она говорит, что A, а B, по её подсчётам, …)."""
    colon = next((i for i in range(aside - 1, first, -1) if page.colon(i) and not page.q.inside[i]), None)
    if colon is not None:
        return colon + 1
    spoken = any(k in page.at and page.at[k].finite and page.comma(page.at[k].end) for k in range(first, aside))
    commas = [i for i in range(first, aside - 1) if page.comma(i)]
    if not spoken or not commas:
        return first
    begin = commas[-1] + 1
    while page.has(begin, "contrast", "joining", "that"):
        begin += 1
    return begin


def _opens(page: Page, words: list[int]) -> bool:
    """Whether the words before an aside only open the sentence: connectives, times, a circumstance."""
    if not words or page.has(words[0], "preposition"):
        return True
    return all(
        page.has(i, "connective", "adverb", "time", "contrast", "joining", "function-word", "that") for i in words
    )


def _names_subject(page: Page, i: int) -> bool:
    """Whether word i opens the clause that the aside interrupts: a noun in the nominative (Цены, по его словам, …)."""
    if page.has(i, "connective", "adverb", "time", "contrast", "case-gen", "case-dat", "case-loc"):
        return False
    return page.has(i, "case-nom") and page.has(i, "noun")


def _place(page: Page, hit: Hit, form: CueForm, source: Range | None, stop: int, via: list[Range]) -> Proposal | None:
    """The statement whose content lies behind, before or around the aside `hit.first:stop`."""
    first, end = floor_of(page, hit.first), page.limit(hit.first)
    opener = next((i for i in range(hit.first - 1, first - 1, -1) if page.has(i, "that") and page.comma(i - 1)), None)
    if opener is not None and not any(verbal(page, i) for i in range(opener, hit.first)):
        first = opener + 1
    first = _clause_start(page, after_dateline(page, first), hit.first)
    p = Proposal((hit.first, hit.end), form, (first, hit.first), "according-to-after", source, via)
    p.taken = stop
    words = [i for i in range(first, hit.first) if not page.mark(i)]
    goes_on = (page.comma(stop) or page.dash(stop)) and stop + 2 < end
    predicated = any(verbal(page, i) or _names_subject(page, i) for i in words)
    if len(words) <= LEAD and not predicated and _opens(page, words):
        begin = stop + 1
        if not goes_on and source is not None and stop < end and not page.mark(stop):
            begin, goes_on = stop, True
        while begin < end and page.dash(begin):
            begin += 1
        p.content, p.rule = (begin, end), "according-to-before"
        return p if goes_on else None
    if goes_on and not page.has(stop + 1, "contrast", "relative", "that", "gerund"):
        p.content, p.rule, p.fixed = (first, end), "according-to-around", True
        return p
    if not page.mark(hit.first - 1) and goes_on:
        return None
    return p
