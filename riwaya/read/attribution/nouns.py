"""Nouns that report: his claim that …, Clinton's promise to …"""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.clauses import finite_verb, opens_clause, opens_that_clause, verb_group
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.indirect import statement_behind
from riwaya.read.attribution.subjects import phrase_before, subject
from riwaya.read.page import Hit, Page, Proposal, Range


def noun(page: Page, hit: Hit) -> Proposal | None:
    """his claim that …; Clinton's promise to …: a noun that reports, and whose it is."""
    form = next((f for f in hit.forms if f.cue.kind == "noun"), None)
    if form is None:
        return None
    found = _noun_complement(page, hit, form)
    source = _holder(page, hit.first) if found is not None else None
    if found is None or source is None:
        return None
    if found.kind != "that" and not page.has(source[1] - 1, "possessive", "owner"):
        return None
    p = statement_behind(page, hit, form, found, source, "noun")
    if opens_clause(page, source[0], page.sentence(hit.first)[0]):
        p.content = (p.content[0], _before_predicate(page, found, p.content[1]))
    return p


def _noun_complement(page: Page, hit: Hit, form: CueForm) -> Complement | None:
    """claim that …; refusal to …"""
    i, end = hit.end, page.limit(hit.first)
    if i + 1 >= end:
        return None
    if page.has(i, "that"):
        return Complement("that", i, i) if opens_that_clause(page, i, end) else None
    if form.cue.weak or page.q.inside[i]:
        return None
    if "infinitive" in form.cue.takes and page.has(i, "infinitive"):
        return Complement("infinitive", i, i)
    return None


def _holder(page: Page, i: int) -> Range | None:
    """Whose claim the noun at word i is: his claim; Clinton's claim; both share the belief."""
    for j in range(i - 1, max(i - 6, page.sentence(i)[0]) - 1, -1):
        if page.has(j, "possessive", "owner"):
            return _owner(page, j)
        if page.mark(j) or page.has(j, "preposition"):
            return None
        if finite_verb(page, j):
            return subject(page, verb_group(page, j))
    return None


def _owner(page: Page, i: int) -> Range:
    """The noun phrase that ends with the owner at word i: his; Donald Trump's."""
    if page.has(i, "possessive") and not page.has(i, "owner"):
        return i, i + 1
    found = phrase_before(page, i + 1, page.sentence(i)[0])
    return found if found is not None else (i, i + 1)


def _before_predicate(page: Page, found: Complement, end: int) -> int:
    """Where the content of a noun ends that is itself the subject: his claim that he won | surprised them."""
    own = found.kind == "that"
    i = found.start + 1
    while i < end:
        if finite_verb(page, i) and not page.has(i - 1, "that", "relative", "joining"):
            if not own:
                return verb_group(page, i)
            own = False
            while i + 1 < end and (finite_verb(page, i + 1) or page.has(i + 1, "adverb", "negation")):
                i += 1
        i += 1
    return end
