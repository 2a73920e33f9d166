"""Who may be the speaker of a verb that has none: the subject of a clause before it, or the person named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.read.attribution.naming import Named, listed, personal_name, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, UNLISTED, noun_phrase
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.speakers import whole_phrase
from riwaya.read.page import Page, Proposal

NEAR = 40
"""Words before a cue in which its left-out speaker is looked for."""

OWNER = 10
"""Words before a text within which the one who published it is named."""

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
        opens = i == start or page.comma(i - 1) or page.colon(i - 1) or auxiliary  # a byline and a dateline end so
        subject = verb_subject(page, i, p.clause) if opens else None
        if subject is not None and not _other_gender(page, i, p):
            return subject
    return None


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


def _other_gender(page: Page, i: int, p: Proposal) -> bool:
    """Whether the verb at word i, of one speaker, has another gender than that of `p` (سألها المحقق … فأجابت)."""
    hit = page.at.get(i)
    known = next((f.agreement for f in hit.forms if f.form in ("past", "present")), "") if hit is not None else ""
    return {known, p.form.agreement} == {"m", "f"}


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


def verb_subject(page: Page, start: int, end: int) -> Named | None:
    """The subject of the verb that opens the clause at word `start`: a noun of one who acts, or who issued something
    (صدر عن النقابة بيان جاء فيه)."""
    hit = page.at.get(start)
    governed = frozenset().union(*(f.cue.prepositions for f in hit.forms)) if hit is not None else frozenset()
    end = next((i for i in range(start + 1, end) if page.norm(i) in governed), end)  # سئل الوزير عن الأسعار
    if page.has(start, "issued"):
        behind = next((i for i in range(start + 1, end) if not page.has(i, "time", "adverb")), end)
        if page.has(behind, "preposition"):
            return _issuer(page, behind + 1, end)
    if page.has(start, "then") and start + 1 < end:
        start += 1  # فقد ثمن المدير أداء موظفيه
    for i in range(start, min(end, start + SUBJECT)):
        word = page.t.words[i]
        if word.conjunction and i > start and page.has(i, "title"):
            continue  # a subject is joined to nothing before it
        if page.norm(i + 1) == "(" and page.norm(i + 2).isdigit() and not (word.article or word.preposition):
            aged = (i, i + 1)  # كانت سمية (19 عاما)
            return Named(aged, page.t.surface(i), "person", True, 1, None, aged, False)
        if word.preposition or page.mark(i) or page.has(i, "time", "oblique") or word.classes.isdisjoint(NOMINAL):
            continue
        contrasted = page.has(i - 1, "that") and page.phrase(start, "contrast") == i - start  # غير أن مسؤولا …
        if not contrasted and (page.has(i - 1, "preposition", "relative", "that") or i - 1 in page.q.opened):
            return None
        if i == start and page.has(i, "document") and not word.article:
            continue  # بحث is "discussed" before it is "a study"
        phrase = whole_phrase(page, i, end) if page.has(start, "topic") else noun_phrase(page, i, end)
        named = read_name(page, (phrase[0], object_behind(page, *phrase) or phrase[1])) if phrase else None
        if named is not None and named.kind == "other" and page.has(i, "given-name", "family-name"):
            own = personal_name(page, (i, i + 1))  # فكر فلان مليا
            named = read_name(page, own) if own is not None else None
        return named if named is not None and named.kind not in ("other", "document") else None
    return _unlisted_subject(page, start, end)


def sentence_subject(page: Page, start: int, end: int) -> Named | None:
    """Whom the sentence `start:end`, in which nobody speaks, is about: the person or people that it opens with (لكن
    ابنه حمزة لا يرغب …) or the subject of its verb (في زقاق ضيق يجلس العم صالح)."""
    i = start
    while i < end and (page.has(i, "contrast", "connective", "modal-before-cue", "adverb", "time") or page.mark(i)):
        i += 1
    if page.has(i, "name-part") and not page.has(i, "given-name") and page.has(i + 1, "given-name"):
        i += 1  # ولد سمير في …: he was born
    verb = next((k for k in range(i, end) if page.has(k, "verb") and not page.has(k - 1, "relative")), None)
    opens = i < end and not page.t.words[i].preposition and (page.t.words[i].article or page.has(i, *NOMINAL))
    if opens and (verb is None or verb > i):
        stop = end if verb is None else verb
        phrase = noun_phrase(page, i, stop, given=True)
        subject = read_name(page, (phrase[0], object_behind(page, *phrase) or phrase[1])) if phrase else None
    else:
        subject = verb_subject(page, i if verb is None else verb, end)
    people = (
        subject is not None
        and subject.kind in ("person", "official", "group")
        and not page.has(subject.words[0], "organisation", "government", "document")
    )
    if not people or subject is None:
        return None
    if subject.name_words is not None:
        known = listed(page, subject.name_words) or page.formed(subject.name_words[0], "feminine-singular")
        return subject if known else None
    first = subject.words[0]
    his = page.t.words[first].enclitic and not page.t.words[first + 1].article
    return read_name(page, (first, first + 1)) if his else subject  # عاد زوجها خالي الوفاض


def _issuer(page: Page, start: int, end: int) -> Named | None:
    """The body or person at word `start`, without the document behind it."""
    phrase = noun_phrase(page, start, end, given=True)
    if phrase is None:
        return None
    issued = (i for i in range(phrase[0] + 1, phrase[1]) if page.has(i, "document", "listener-noun"))
    stop = next((i for i in issued if not page.t.words[i].article), phrase[1])
    return read_name(page, (phrase[0], stop))


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


PERSONS = ("title", "given-name", "office", "family-name")
"""Classes of words with which the name of a person begins."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a story. `acts`: he stands where a subject does, not behind a preposition or a verbal noun."""

    named: Named
    acts: bool


def nearest_person(page: Page, p: Proposal, enclosing: Sequence[str]) -> Named | None:
    """The person named last before the cue in the same quotation or sentence, the tellers around it left aside: in a
    story retold, who acts is who then speaks."""
    return next((party.named for party in parties_before(page, p, enclosing) if party.acts), None)


def parties_before(
    page: Page, p: Proposal, enclosing: Sequence[str], heads: tuple[str, ...] = PERSONS
) -> Iterator[Party]:
    """The people named before the cue in the same quotation or sentence, nearest first, without the tellers around;
    `heads`: classes of words with which they may begin."""
    around = page.q.around(p.cue[0])
    start = around.first if around is not None else page.sentence(p.cue[0])[0]
    for i in range(p.clause - 1, max(start, p.clause - NEAR) - 1, -1):
        word = page.t.words[i]
        if word.classes.isdisjoint(heads) or i in page.at:
            continue
        if page.has(i - 1, "listener-noun") and page.formed(i, "nisba"):
            continue  # تصريحات صحفية
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


def fronted_subject(page: Page, p: Proposal) -> Named | None:
    """The subject of the subordinate clause that stands before the cue's clause (بعد أن درس الوزير الخطة، رأى أن …)."""
    comma = p.clause - 1
    if not page.comma(comma):
        return None
    start = page.sentence(p.cue[0])[0]
    opens = next((j + 1 for j in range(comma - 1, start - 1, -1) if page.comma(j)), start)
    that = page.has(opens + 1, "that") and page.has(opens, "that-breaker")
    if not that and not page.has(opens, "subordinating"):
        return None
    return verb_subject(page, opens + 1 + that, comma)


def relative_antecedent(page: Page, p: Proposal) -> Named | None:
    """Whom a relative clause is about in which the cue stands as "when he said" (النائب الذي حذر من … حين قال إن …)."""
    start = max(page.sentence(p.cue[0])[0], p.cue[0] - NEAR)
    if not page.has(p.cue[0] - 1, "subordinating"):
        return None
    for who in range(p.cue[0] - 2, start, -1):
        if page.comma(who):
            return None
        named = _antecedent(page, who, start) if page.has(who, "relative") else None
        if named is not None:
            return named
    return None


def _antecedent(page: Page, who: int, start: int) -> Named | None:
    """Whom the relative pronoun at word `who` stands for, if it is one who can speak."""
    for i in range(max(start, who - SUBJECT), who):
        phrase = noun_phrase(page, i, who, given=True) if page.has(i, *NOMINAL) else None
        if phrase is not None and phrase[1] == who and not any(page.mark(j) for j in range(*phrase)):
            return read_name(page, phrase)
    alone = personal_name(page, (who - 1, who))
    return read_name(page, alone) if alone is not None else None


def shares(name: str, others: Sequence[str]) -> bool:
    """Whether a name shares a part with one of the others."""
    parts = set(name.split())
    return any(parts & set(other.split()) for other in others)
