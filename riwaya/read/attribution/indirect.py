"""Where indirect speech ends that follows its verb: at the next verb beside it, or where the writer takes up
again."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.building import build
from riwaya.read.attribution.clauses import clause_follows, finite_verb, verb_group
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.predicates import fronted_object
from riwaya.read.attribution.quoted import speech_end
from riwaya.read.attribution.subjects import subject
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

PHRASAL = ("infinitive", "object", "prep")
"""Complements that are no clause."""


def statement_behind(
    page: Page, hit: Hit, form: CueForm, found: Complement, source: Range | None, rule: str
) -> Proposal:
    """The statement whose content follows its verb, with its end and the quotation that goes on after it."""
    p = build(page, hit, form, found, f"{rule}-{found.kind}", source, [])
    if found.quotation is not None:
        p.content = (p.content[0], speech_end(page, found.quotation))
    elif found.kind != "colon":
        end = content_end(page, p.content[0], p.content[1])
        if found.kind in PHRASAL:
            end = _phrase_end(page, p.content[0], end)
            if fronted_object(page, hit):
                end = _before_auxiliary(page, p.content[0], _before_verb(page, p.content[0], end))
        elif source is not None:
            end = _before_main_clause(page, source[0], p.content[0], end)
            end = _in_relative_clause(page, source[1], p.content[0], end)
        p.content = (p.content[0], end)
    return p


def content_end(page: Page, start: int, end: int) -> int:
    """Where indirect content ends before its sentence does: at the next verb of saying beside it.

    … and warned that; …, adding that; …, but Y said that; …, according to Y.
    """
    aside = _in_aside(page, start)
    for i in range(start + 2, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        if aside and page.dash(i):
            return i
        hit = page.at.get(i)
        if hit is None:
            continue
        cut = _cut_before(page, hit, start)
        if cut is not None:
            return cut
    return end


def _in_aside(page: Page, i: int) -> bool:
    """Whether word i stands between dashes: … - critics call them messianic - …"""
    first = page.sentence(i)[0]
    return sum(page.dash(j) for j in range(first, i)) % 2 == 1


def _cut_before(page: Page, hit: Hit, start: int) -> int | None:
    """The word at which a clause begins whose verb, `hit`, speaks beside the content and not inside it."""
    i = hit.first
    if page.comma(i - 1) and any(f.form == "participle" and f.cue.kind == "verb" and not f.cue.weak for f in hit.forms):
        return i - 1
    if any(f.cue.kind == "preposition" for f in hit.forms) and page.comma(i - 1):
        return i - 1
    if not any(f.form in FINITE and f.cue.kind == "verb" and not f.cue.weak for f in hit.forms):
        return None
    group = verb_group(page, i)
    if page.has(group - 1, "joining"):
        return group - 2 if page.comma(group - 2) else group - 1
    if not finite_verb(page, i):
        return None
    speaker = subject(page, group)
    if speaker is None or speaker[0] <= start + 1:
        return None
    if page.has(speaker[0] - 1, "joining") and not page.has(speaker[0], "clause-opener"):
        return speaker[0] - (2 if page.comma(speaker[0] - 2) else 1)
    if not {"that", "bare", "quote"} & {t for f in hit.forms for t in f.cue.takes}:
        return None
    edge = speaker[0] - 1
    while edge > start and page.has(edge, "contrast", "joining"):
        edge -= 1
    beside = edge < speaker[0] - 1 or hit.end >= page.sentence(i)[1] - 1 or page.mark(hit.end)
    return edge if beside and page.comma(edge) else None


def _phrase_end(page: Page, start: int, end: int) -> int:
    """Where content that is no clause ends: nothing finite can be coordinated with it (praised X but kept his
    word), and
    circumstances before any clause in it belong to the speaker's verb (called X a friend when they met)."""
    clause = False
    for i in range(start + 1, end):
        if page.q.inside[i] > page.q.inside[start]:
            continue
        following = i + 1
        if page.comma(i) and page.has(following, "relative", "joining", "contrast", "subordinating"):
            return i
        if page.dash(i):
            return i
        while page.has(following, "adverb"):
            following += 1
        if page.has(i, "joining", "contrast") and finite_verb(page, following):
            return i
        adverbial = page.has(i, "subordinating") and page.has(i, "contrast") and not page.has(i, "predicative")
        if not clause and i > start + 1 and adverbial:
            return i
        clause = clause or finite_verb(page, i) or page.has(i, "that", "relative")
    return end


def _before_main_clause(page: Page, speaker: int, start: int, end: int) -> int:
    """Where content ends whose verb stands in an opening clause: After X said that …, Y left."""
    first = page.sentence(speaker)[0]
    if speaker - first > 2 or not page.has(speaker - 1, "subordinating"):
        return end
    main = main_clause(page, start, end)
    return end if main is None else main


def _in_relative_clause(page: Page, after: int, start: int, end: int) -> int:
    """Where content ends whose verb stands in an aside on its speaker: X, who said that …, has left."""
    if not (page.comma(after) and page.has(after + 1, "relative")):
        return end
    return _before_verb(page, start + 1, end)


def _before_verb(page: Page, start: int, end: int) -> int:
    """The comma that closes a clause on the subject, its verb behind it; else `end`."""

    def verbal(i: int) -> bool:
        hit = page.at.get(i)
        return finite_verb(page, i) or hit is not None and hit.form("base") is not None

    return next((i for i in range(start + 1, end) if page.comma(i) and verbal(i + 1)), end)


def _before_auxiliary(page: Page, start: int, end: int) -> int:
    """Where a clause goes on whose subject a relative clause describes: traders whom X accused of fraud have fled."""
    for i in range(start + 1, end):
        if page.has(i, "clause-opener", "relative", "that", "subordinating", "whether"):
            return end
        if page.has(i, "auxiliary") and finite_verb(page, i) and not page.has(i, "gerund"):
            return i
    return end


def main_clause(page: Page, start: int, end: int) -> int | None:
    """The comma at which a main clause follows words that open the sentence (After X said that …, Y left)."""
    for i in range(start + 2, end):
        if not page.comma(i) or page.q.inside[i] != page.q.inside[start]:
            continue
        if not page.has(i + 1, "subordinating", "relative", "contrast") and clause_follows(page, i + 1, end):
            return i
    return None
