"""Who stands behind a document that speaks: who issued it, who is named behind it, who made the study."""

from __future__ import annotations

from riwaya.model import BODIES
from riwaya.read.attribution.authors import text_meant
from riwaya.read.attribution.clause_subjects import verb_subject
from riwaya.read.attribution.memory import Memory
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.attribution.noun_phrases import noun_phrase
from riwaya.read.page import Range


def issuer(memory: Memory, before: int, stem: str) -> Named | None:
    """Who issued the document that a noun points back to: who spoke in the sentence that first tells of it, its
    subject, or the body named behind it (مسح أجرته رويترز)."""
    page = memory.page
    author = text_meant(memory, before)
    if author is not None:
        return author
    places = list(reversed([p for p in memory.directory.places(stem) if p < before]))
    for i in places:
        behind = body_behind(memory, i, page.sentence(i)[1])
        if behind is not None and behind.kind != "document":
            return behind
    for i in places:
        start = page.sentence(i)[0]
        colon = next((j for j in range(i - 1, start, -1) if page.colon(j)), start - 1)
        for who in (memory.spoke_in(page.t.sentence[i]), verb_subject(page, colon + 1, i)):
            if who is not None and who.kind != "document":
                return who
    if places:
        return None
    text = memory.last(lambda s: bool(s.text)) if page.has(before, "authored") else None
    return text or memory.last(lambda s: s.named.kind in BODIES)


def body_behind(memory: Memory, i: int, end: int) -> Named | None:
    """The body named right behind the document at word i, before word `end`."""
    page = memory.page
    heads = ("organisation", "government", "medium", "medium-noun")
    stop = next((j for j in range(i + 1, min(end, i + 7)) if page.mark(j) or page.has(j, "that")), min(end, i + 7))
    issued = any(page.has(j, "issued") for j in range(i + 1, stop))  # بيان صادر عن الرئاسة
    found = (j for j in range(i + 1, stop) if page.has(j, *heads) and (issued or not page.has(j - 1, "preposition")))
    head = next(found, None)
    if head is not None and any(page.has(j, "resumes") for j in range(i + 1, head)):
        return None  # وثائق حصلت عليها الصحيفة
    return memory.directory.phrase_at(head, given=True, end=end) if head is not None else None


def made_by(memory: Memory, words: Range) -> Named | None:
    """Who made the study or report that a phrase speaks of, where any place of the page says so (الدراسة التي
    أجراها كل من …); its results are its own."""
    page = memory.page
    stems = [page.t.words[i].stem for i in range(*words) if page.has(i, "document")]
    if page.t.words[words[0]].enclitic and len(stems) == 1:
        stems = [page.t.words[i].stem for i in range(words[0]) if page.has(i, "document")][-1:]
    for i in (i for stem in stems for i in memory.directory.places(stem)):
        end = page.sentence(i)[1]
        made = next((j for j in range(i + 1, min(end, i + 8)) if page.has(j, "made-it")), None)
        begin = made + 1 if made is not None else end
        several = page.phrase(begin, "number") if begin < end else 0
        phrase = noun_phrase(page, begin + several * (several > 1), end)  # without "each of"
        named = read_name(page, phrase) if phrase is not None else None
        if named is not None and named.kind in (*BODIES, "group"):
            return named
    return None
