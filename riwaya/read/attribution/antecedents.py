"""What a pronoun or a lone document points back to where case shows the subjects: the person who is the subject of the
sentence before; who issued the document."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named
from riwaya.read.page import Page, Proposal

BESIDE = 3
"""Words between a cue and the document that says it (говорится в этом сообщении)."""


def subject_before_sentence(directory: Directory, i: int, spoke: int) -> Named | None:
    """The person who is the subject of the sentence before the one of word i, or before the quotation that closes in
    it; None where somebody spoke there or later, at word `spoke`."""
    page = directory.page
    k = page.t.sentence[_opening(page, i)] - 1
    if k < 0 or spoke >= page.t.sentences[k][0]:
        return None
    sentence = range(*page.t.sentences[k])
    if not any(page.has(j, "verb") for j in sentence):
        return None
    for j in sentence:
        name = page.has(j, "given-name", "family-name") and page.t.surface(j)[0].isupper()
        if not (name or page.has(j, "office", "title", "people")) or not _subject(page, j):
            continue
        named = directory.phrase_at(j)
        if named is not None and named.name_words is not None and named.kind == "person":
            return named
        if name:
            return None
    return None


def described_before(directory: Directory, i: int, pronoun: str, spoke: int) -> Named | None:
    """Somebody without a name for whom the pronoun at word i stands: the subject of the clause before a colon, or of
    the sentence before, whom a participle of that gender describes (Член комиссии, говорившая …, с этим не согласна);
    None where somebody spoke there or later, at word `spoke`."""
    page, gender = directory.page, "nom-f" if pronoun == "f" else "nom-m"
    first = page.sentence(_opening(page, i))[0]
    colon = any(page.colon(k) and not page.q.inside[k] for k in range(first, i))
    k = page.t.sentence[first] - (not colon)
    if k < 0 or spoke >= page.t.sentences[k][0]:
        return None
    for j in range(page.t.sentences[k][0], min(page.t.sentences[k][1], i)):
        if not page.has(j, "office", "title", "people") or not _subject(page, j):
            continue
        named = directory.phrase_at(j)
        comma = named.words[1] if named is not None else j
        told = page.comma(comma) and page.has(comma + 1, gender) and page.has(comma + 1, "adjective")
        return named if told and not page.has(comma + 1, "relative") else None
    return None


def _opening(page: Page, i: int) -> int:
    """The first word of the sentence of word i, or the mark that opens the quotation which closes in it before i."""
    first = page.sentence(i)[0]
    closed = next((page.q.closed[k] for k in range(first, i) if k in page.q.closed), None)
    return min(first, closed.opener) if closed is not None and closed.opener >= 0 else first


def _subject(page: Page, i: int) -> bool:
    """Whether the noun at word i may be its sentence's subject."""
    return page.has(i, "case-nom") and not page.q.inside[i] and not page.has(i - 1, "preposition")


def document_again(directory: Directory, p: Proposal, spoke_in: Callable[[int], Named | None]) -> Named | None:
    """Who spoke where the page first told of the document that a lone noun beside the cue takes up (В сообщении ФАС
    указано … «…», — говорится в сообщении), or whose document a pronoun does. `spoke_in`: a sentence → its speaker."""
    page = directory.page
    around = [*range(p.cue[1], min(p.cue[1] + BESIDE, len(page.t))), *range(max(0, p.cue[0] - BESIDE), p.cue[0])]
    noun = next((i for i in around if page.has(i, "document") and not page.mark(i - 1)), None)
    if noun is None:
        inside = any(page.has(i, "object-pronoun") and page.has(i - 1, "document-preposition") for i in around)
        return _issued_before(directory, p.cue[0]) if inside else None
    for place in reversed(directory.places(page.t.words[noun].stem)):
        spoke = spoke_in(page.t.sentence[place]) if place < noun else None
        if spoke is not None:
            return spoke
    return None


def _issued_before(directory: Directory, i: int) -> Named | None:
    """Who issued the document of the sentence before word i: its subject (Компания выпустила заявление. В нем …)."""
    page = directory.page
    k = page.t.sentence[i] - 1
    sentence = range(*page.t.sentences[k]) if k >= 0 else range(0)
    if not any(page.has(j, "document") for j in sentence):
        return None
    speaking = ("organisation", "government", "office", "title", "given-name", "country")
    subject = next((j for j in sentence if page.has(j, *speaking) and _subject(page, j)), None)
    return directory.phrase_at(subject) if subject is not None else None
