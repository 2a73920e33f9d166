"""Who may be the speaker of a verb that has none: whose text it stands in, or the person or people named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.read.attribution.naming import Named, listed, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.speakers import whole_phrase
from riwaya.read.page import Page, Proposal

NEAR = 40
"""Words before a cue in which its left-out speaker is looked for."""

OWNER = 10
"""Words before a text within which the one who published it is named."""


def text_issuer(page: Page, p: Proposal) -> Named | None:
    """Who published the text in which the verb says something (نشرت صحيفة الغد تقريرا عن الماء قالت فيه إن …)."""
    if not page.has(p.cue[1], "in-it"):
        return None
    start = page.sentence(p.cue[0])[0]
    for text in range(p.cue[0] - 1, max(start, p.cue[0] - NEAR), -1):
        word = page.t.words[text]
        if word.article or word.preposition or not page.has(text, "authored", "document", "listener-noun"):
            continue
        for i in range(max(start, text - OWNER), text):
            speaks = page.has(i, *NOMINAL) and not page.has(i, "document")
            phrase = noun_phrase(page, i, text, given=True) if speaks else None
            if phrase is not None and phrase[1] == text and not page.t.words[i].preposition:
                return read_name(page, phrase)
    return None


def text_author(page: Page, p: Proposal) -> Named | None:
    """Whose text it is, where the verb opens a relative clause on it and he stands between them behind "of"
    (تصريح لمدير المدرسة يؤكد فيه أن؛ قصيدة لمحمود سالم يقول فيها)."""
    start = page.sentence(p.cue[0])[0]
    for i in range(p.cue[0] - 1, max(start, p.cue[0] - NEAR), -1):
        if page.mark(i) or page.has(i, "relative", "that") or i in page.at and page.at[i].finite:
            return None
        of = page.t.words[i].preposition and page.has(i, "address-preposition", *NOMINAL, "family-name")
        if of and any(page.has(k, "authored") for k in range(i - 2, i)):
            phrase = noun_phrase(page, i, p.cue[0], given=True)
            return read_name(page, phrase) if phrase is not None and phrase[1] == p.cue[0] else None
    return None


PERSONS = ("title", "given-name", "office", "family-name")
"""Classes of words with which the name of a person begins."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a story. `acts`: he stands where a subject does, not behind a preposition or a verbal noun."""

    named: Named
    acts: bool


def nearest_person(page: Page, p: Proposal, enclosing: Sequence[str], begin: int = 0) -> Named | None:
    """The person named last before the cue in the same quotation or sentence, from word `begin` on, the tellers around
    it left aside: in a story retold, who acts is who then speaks."""
    return next((party.named for party in parties_before(page, p, enclosing, begin) if party.acts), None)


def parties_before(
    page: Page, p: Proposal, enclosing: Sequence[str], begin: int = 0, heads: tuple[str, ...] = PERSONS
) -> Iterator[Party]:
    """The people named before the cue in the same quotation or sentence, from word `begin` on, nearest first, without
    the tellers around; `heads`: classes of words with which they may begin."""
    around = page.q.around(p.cue[0])
    start = max(begin, around.first if around is not None else page.sentence(p.cue[0])[0])
    for i in range(p.clause - 1, max(start, p.clause - NEAR) - 1, -1):
        word = page.t.words[i]
        if word.classes.isdisjoint(heads) or i in page.at:
            continue
        if page.formed(i, "nisba") and page.has(i - 1, "listener-noun") or _agreeing(page, i):
            continue  # تصريحات صحفية، الجلسات الإعلامية
        if not word.preposition and page.has(i - 1, "title", "given-name", "office", "organisation"):
            continue
        phrase = noun_phrase(page, i, min(p.clause, i + 8), given=bool(word.preposition))
        if phrase is not None and page.has(i, "office", "title") and not word.preposition:
            phrase = whole_phrase(page, i, min(p.clause, i + 12)) or phrase
        named = read_name(page, (i, object_behind(page, *phrase) or phrase[1])) if phrase else None
        if named is None or named.kind not in ("person", "official") or _tells(named, enclosing):
            continue
        if named.name_words is None or page.language.capitals or listed(page, named.name_words):
            yield Party(named, not (word.preposition or page.has(i - 1, "preposition", "object-noun", "listener-noun")))


def _agreeing(page: Page, i: int) -> bool:
    """Whether word i is definite like the noun before it and leads to no name: its adjective."""
    both = page.formed(i, "adjective-form") and i > 0 and page.t.words[i].article and page.t.words[i - 1].article
    return both and not page.has(i + 1, "given-name", "family-name")


def _tells(named: Named, enclosing: Sequence[str]) -> bool:
    """Whether somebody is one of the tellers around: by a part of his name, or by the whole phrase that names no person
    (المعلمة is not زوج المعلمة)."""
    return shares(named.name, enclosing) if named.name_words is not None else named.name in enclosing


def several_before(page: Page, p: Proposal, people: bool = False) -> Named | None:
    """Who "they" are in a story retold: the group or body named last before the cue in the same quotation, or a place
    with its nation, which stands for the people there (في المخفر التركي … وقالوا). `people`: only people will do."""
    around = page.q.around(p.cue[0])
    start = around.first if around is not None else page.sentence(p.cue[0])[0]
    start = page.t.paragraphs[page.t.paragraph[p.cue[0]]][0] if people and around is None else start
    for i in range(p.clause - 1, max(start, p.clause - NEAR) - 1, -1):
        if people and (not page.has(i, "group") or page.has(i, "organisation", "government", "time")):
            continue
        bound = page.t.words[i].preposition or page.has(i - 1, "group", "organisation", "preposition", "object-noun")
        bound = bound and not (people and page.t.words[i - 1].article)
        if page.has(i, "group", "people", "organisation", "government", "country") and not bound:
            phrase = noun_phrase(page, i, min(p.clause, i + 8), given=True)
            if phrase is not None:
                stop = next((j for j in range(i + 1, phrase[1]) if page.has(j, "verb")), phrase[1])
                return read_name(page, (phrase[0], stop))
        if page.has(i, "nationality") and page.t.words[i].article and page.t.words[i - 1].article:
            return read_name(page, (i - 1, i + 1))
    return None


def shares(name: str, others: Sequence[str]) -> bool:
    """Whether a name shares a part with one of the others."""
    parts = set(name.split())
    return any(parts & set(other.split()) for other in others)
