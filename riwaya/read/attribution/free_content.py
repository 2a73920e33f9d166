"""Content in other places than behind its verb: told before it behind a preposition, or the noun of a light verb."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.case_phrases import any_phrase, head_of, verbal
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.free_subjects import stretches
from riwaya.read.attribution.noun_phrases import NOMINAL
from riwaya.read.page import Hit, Page, Range


def can_speak(page: Page, words: Range) -> bool:
    """Whether a noun phrase names somebody or something that speaks: by its words, or by a capital."""
    head = head_of(page, *words)
    if head is None or head in page.q.opened:
        return True
    return page.has(head, *NOMINAL, "pronoun", "source-noun") or page.t.surface(head)[0].isupper()


def fronted(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """О гибели людей сообщил X: what is told stands before its verb, behind the preposition that the verb takes."""
    first, stop = next(iter(stretches(page, hit.first)), (hit.first, hit.first))
    while page.has(first, "connective", "adverb", "time", "joining", "contrast"):
        first += 1
    if form.cue.weak or first + 1 >= stop or page.norm(first) not in form.cue.prepositions:
        return None
    if page.has(first + 1, "this", "that-opener", "relative", "pronoun", "object-pronoun"):
        return None
    end = any_phrase(page, first + 1, stop)
    while end < stop and not verbal(page, end) and not page.has(end, "case-nom"):
        end += 1
    return Complement("fronted", end, first + 1) if end > first + 1 else None


def light_verb(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """Выразил готовность страны к переговорам: the noun of a light-verb phrase heads the content."""
    if hit.end - hit.first < 2 or "object" not in form.cue.takes or not page.has(hit.end - 1, "noun"):
        return None
    if hit.end >= page.sentence(hit.first)[1] or page.mark(hit.end):
        return None
    return Complement("object", hit.end - 1, hit.end - 1)


def named_before(page: Page, hit: Hit, form: CueForm, source: Range | None) -> Complement | None:
    """Причиной она назвала X: what something is called stands before its verb, in the instrumental, and the
    thing itself behind it."""
    a, b = next(iter(stretches(page, hit.first)), (hit.first, hit.first))
    if "naming" not in form.cue.takes or form.cue.weak or source is None or hit.end >= page.sentence(hit.first)[1]:
        return None
    told = any(page.has(i, "case-ins") and page.has(i, "noun") and not source[0] <= i < source[1] for i in range(a, b))
    accused = page.has(hit.end, "case-acc") or page.has(hit.end, "possessive")
    return Complement("object", hit.end, hit.end) if told and accused else None
