"""Who may be the speaker of a verb that has none: the subject of a clause before it, or the person named last."""

from __future__ import annotations

from riwaya.read.attribution.naming import Named, listed, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.attribution.objects import UNLISTED, object_behind
from riwaya.read.page import Page, Proposal

NEAR = 40
"""Words before a cue in which its left-out speaker is looked for."""

SUBJECT = 4
"""Words of a clause within which its subject begins: the verb, an auxiliary, an adverb."""


def clause_subject(page: Page, p: Proposal) -> Named | None:
    """The subject of the nearest clause before, in the same sentence: who received, visited or met, and said so
    meanwhile (تحدث الجنرال مع الرئيس وأبلغه …؛ استقبل الوزير الوفد، مؤكدا …)."""
    start = page.sentence(p.cue[0])[0]
    around = page.q.around(p.cue[0])
    if around is not None:
        start = max(start, around.first)
    if p.clause <= start:
        return None
    if p.rule.startswith("verb-alone") and page.has(start, "preposition") and page.comma(p.clause - 1):
        start = (
            next((j for j in range(start, p.clause) if page.comma(j)), p.clause) + 1
        )  # عن اختيار مصر، قال: no clause
    for i in range(p.clause - 2, start - 1, -1):
        auxiliary = page.has(i, "modal-before-cue") and page.t.words[i].conjunction
        opens = i == start or page.comma(i - 1) or auxiliary
        subject = verb_subject(page, i, p.clause) if opens else None
        if subject is not None:
            return subject
    return None


def verb_subject(page: Page, start: int, end: int) -> Named | None:
    """The subject of the verb that opens the clause at word `start`: a noun of one who acts."""
    for i in range(start, min(end, start + SUBJECT)):
        word = page.t.words[i]
        if word.preposition or page.mark(i) or page.has(i, "time", "oblique") or word.classes.isdisjoint(NOMINAL):
            continue
        if page.has(i - 1, "preposition", "relative", "that") or i - 1 in page.q.opened:
            return None
        if i == start and page.has(i, "document") and not word.article:
            continue  # بحث is "discussed" before it is "a study"
        phrase = noun_phrase(page, i, end)
        named = read_name(page, (phrase[0], object_behind(page, *phrase) or phrase[1])) if phrase else None
        return named if named is not None and named.kind not in ("other", "document") else None
    return _unlisted_subject(page, start, end)


def _unlisted_subject(page: Page, start: int, end: int) -> Named | None:
    """The subject right behind a verb of speech, where no list knows it (كشفت مراجع عليا …، مؤكدة أن)."""
    i = start + 1
    if (
        start not in page.at
        or not page.at[start].finite
        or i >= end
        or page.mark(i)
        or page.has(i, "verb", "adverb", "object-noun", "pronoun", "time")
    ):
        return None
    word = page.t.words[i]
    if word.preposition or word.conjunction or word.enclitic or not word.classes <= UNLISTED:
        return None
    phrase = noun_phrase(page, i, end, given=True)
    return read_name(page, (i, object_behind(page, *phrase) or phrase[1])) if phrase is not None else None


def nearest_person(page: Page, p: Proposal, enclosing: list[str]) -> Named | None:
    """The person named last before the cue in the same quotation or sentence, the tellers around it left aside: in a
    story retold, who acts is who then speaks."""
    around = page.q.around(p.cue[0])
    start = around.first if around is not None else page.sentence(p.cue[0])[0]
    for i in range(p.clause - 1, max(start, p.clause - NEAR) - 1, -1):
        word = page.t.words[i]
        if word.preposition or word.classes.isdisjoint(("title", "given-name", "office", "family-name")):
            continue
        if page.has(i - 1, "title", "given-name", "office", "preposition", "organisation") or i in page.at:
            continue
        phrase = noun_phrase(page, i, min(p.clause, i + 8))
        named = read_name(page, phrase) if phrase else None
        if named is None or named.kind not in ("person", "official") or _shares(named.name, enclosing):
            continue
        if named.name_words is None or page.language.capitals or listed(page, named.name_words):
            return named
    return None


def _shares(name: str, others: list[str]) -> bool:
    """Whether a name shares a part with one of the others."""
    parts = set(name.split())
    return any(parts & set(other.split()) for other in others)
