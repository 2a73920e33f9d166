"""The subject of a clause: of the one before a verb without a speaker, of a sentence, of a verb at a given word."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.read.attribution.naming import Named, listed, personal_name, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, UNLISTED, noun_phrase
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.pairs import are_two
from riwaya.read.attribution.speakers import whole_phrase
from riwaya.read.page import Page, Proposal

Known = Callable[[int], Named | None]
"""Whom the page names elsewhere in full with the word at a place."""

NEAR = 40
"""Words before a cue in which the antecedent of its relative clause is looked for."""

SEVERAL = ("mp", "fp", "md", "fd")
"""Forms of a verb that has two or several speakers."""

SUBJECT = 4
"""Words of a clause within which its subject begins: the verb, an auxiliary, an adverb."""

FRONTED = 8
"""Words of a clause within which its verb stands where it opens with a preposition (وفي القاهرة أمس …)."""


def clause_subject(page: Page, p: Proposal, begin: int = 0, known: Known | None = None) -> Named | None:
    """The subject of the nearest clause before, in the same sentence and from word `begin` on: who received, visited or
    met, and said so meanwhile (تحدث الجنرال مع الرئيس وأبلغه …؛ استقبل الوزير الوفد، مؤكدا …)."""
    start = max(begin, page.sentence(p.cue[0])[0])
    around = page.q.around(p.cue[0])
    if around is not None:
        start = max(start, around.first)
    if p.clause <= start:
        return None
    apposed, first = None, _first_verb(page, start, p.clause)
    if first < 0 and p.rule.startswith("verb-alone") and page.has(start, "preposition") and page.comma(p.clause - 1):
        start = (
            next((j for j in range(start, p.clause) if page.comma(j)), p.clause) + 1
        )  # عن اختيار مصر، قال: no clause
    for i in range(p.clause - 2, start - 1, -1):
        auxiliary = page.has(i, "modal-before-cue") and page.t.words[i].conjunction
        opens = i == start or page.comma(i - 1) or page.colon(i - 1) or auxiliary  # a byline and a dateline end so
        subject = verb_subject(page, i, p.clause, known) if opens or i == first else None
        if i == first and not opens and subject is not None and subject.words[0] != i + 1:
            subject = None
        if subject is None or _other_gender(page, i, p) or not as_many(page, subject, p.form.agreement):
            continue
        if not (page.comma(i - 1) and _apposes(page, i, subject)):
            return subject
        apposed = apposed or subject
    return apposed


def _first_verb(page: Page, start: int, end: int) -> int:
    """The verb that opens a clause behind a circumstance, before the first comma (وعلى الجانب الآخر انتقد الوزير …); -1
    for none."""
    if not (page.has(start, "preposition") or page.t.words[start].preposition):
        return -1
    for i in range(start, end):
        if page.mark(i) or page.has(i, "that", "relative", "what", "who", "subordinating"):
            return -1
        if i > start and (page.has(i, "verb") or i in page.at and page.at[i].finite and not page.has(i, *NOMINAL)):
            return -1 if page.has(i - 1, "preposition") else i
    return -1


def _apposes(page: Page, i: int, subject: Named) -> bool:
    """Whether word i behind a comma, no verb that is known, may govern the noun behind it as an apposition does (دفع
    المحامي X، دفاع المتهم، بـ…): the subject of a clause that begins before the comma is as near."""
    opens = ("verb", "contrast", "connective", "modal-before-cue", "then", "subordinating", "topic", "that")
    clause = page.t.words[i].conjunction or page.has(i, *opens) or i in page.at and page.at[i].finite
    return subject.words[0] == i + 1 and not clause


def joined_subject(page: Page, p: Proposal, since: int, known: Known | None = None) -> Named | None:
    """The subject of the last clause that "and" joins to those before, from word `since` on, where the cue goes on for
    it (قال المدير إن …، وتحدثت الصحيفة عن … وأضافت): he who spoke before is further away."""
    for i in range(p.clause - 2, max(since, p.clause - NEAR) - 1, -1):
        word = page.t.words[i]
        verb = page.has(i, "verb") or i in page.at and page.at[i].finite and not page.has(i, *NOMINAL)
        if word.conjunction and verb and not page.q.inside[i]:
            subject = verb_subject(page, i, p.clause, known)
            fits = subject is not None and subject.words[0] == i + 1 and fits_verb(page, subject, p.form.agreement)
            return subject if fits and not _other_gender(page, i, p) else None
    return None


def as_many(page: Page, named: Named, wanted: str) -> bool:
    """Whether a verb of that number may have such a subject: for a verb of two he is two, for one of several he is not
    one person."""
    if wanted not in SEVERAL or named.count > 1 or are_two(page, named):
        return True
    return named.kind == "group" or wanted[-1] == "p" and named.kind not in ("person", "official")


def fits_verb(page: Page, named: Named, wanted: str) -> bool:
    """Whether the noun of a speaker fits the gender and number of a verb without one."""
    plural = named.kind == "group" or named.count > 1
    if len(wanted) > 1:
        return plural
    words = range(*named.words)
    feminine = any(page.has(i, "feminine", "kunya") for i in words) or page.formed(named.words[0], "feminine-form")
    feminine = feminine or page.formed(named.words[0], "feminine-singular")
    return not plural and (not wanted or feminine == (wanted == "f"))


def _other_gender(page: Page, i: int, p: Proposal) -> bool:
    """Whether the verb at word i, of one speaker, has another gender than that of `p` (سألها المحقق … فأجابت)."""
    hit = page.at.get(i)
    known = next((f.agreement for f in hit.forms if f.form in ("past", "present")), "") if hit is not None else ""
    return {known, p.form.agreement} == {"m", "f"}


def verb_subject(page: Page, start: int, end: int, known: Known | None = None) -> Named | None:
    """The subject of the verb that opens the clause at word `start`, or that follows what is fronted there: a noun of
    one who acts, or who issued something (صدر عن النقابة بيان جاء فيه؛ وبعد أيام اتصل والد الشاب). `known`: whom the
    page names with the word at a place (شكر حداد موظفيه)."""
    if page.has(start, "preposition") and not page.has(start + 1, "that"):
        verb = next((k for k in range(start + 1, min(end, start + FRONTED)) if is_verb(page, k)), start)
        start = verb if verb not in page.at else start  # who reports is known already
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
        full = known(i) if known is not None and i == start + 1 else None
        if full is not None:
            return full
        if word.conjunction and i > start and page.has(i, "title"):
            continue  # a subject is joined to nothing before it
        if page.norm(i + 1) == "(" and page.norm(i + 2).isdigit() and not (word.article or word.preposition):
            aged = (i, i + 1)  # كانت سمية (19 عاما)
            return Named(aged, page.t.surface(i), "person", True, 1, None, aged, False)
        known_as = page.has(i, "kunya") and page.has(i + 1, "given-name")  # تجلس أم حسام
        named = known_as or not word.classes.isdisjoint(NOMINAL)
        if word.preposition or page.mark(i) or page.has(i, "time", "oblique") or not named:
            continue
        contrasted = page.has(i - 1, "that") and page.phrase(start, "contrast") == i - start  # غير أن مسؤولا …
        if not contrasted and (page.has(i - 1, "preposition", "relative", "that") or i - 1 in page.q.opened):
            return None
        if i == start and page.has(i, "document") and not word.article:
            continue  # بحث is "discussed" before it is "a study"
        phrase = whole_phrase(page, i, end) if page.has(start, "topic") else noun_phrase(page, i, end)
        who = read_name(page, (phrase[0], object_behind(page, *phrase) or phrase[1])) if phrase else None
        if who is not None and who.kind == "other" and page.has(i, "given-name", "family-name"):
            own = personal_name(page, (i, i + 1))  # فكر فلان مليا
            who = read_name(page, own) if own is not None else None
        return who if who is not None and who.kind not in ("other", "document") else None
    return _unlisted_subject(page, start, end)


def is_verb(page: Page, k: int) -> bool:
    """Whether word k can only be the verb of a clause."""
    if page.has(k, "verb", "gesture"):
        return True
    if page.mark(k) or page.has(k, *NOMINAL) or page.t.words[k].article or page.language.events is None:
        return False
    sign = page.language.events.sign(page.norm(k))
    return sign is not None and sign.verb is not None and sign.noun is None and not sign.verb.needs


def sentence_subject(page: Page, start: int, end: int) -> Named | None:
    """Whom the sentence `start:end`, in which nobody speaks, is about: the person or people that it opens with (لكن
    ابنه حمزة لا يرغب …) or the subject of its verb (في زقاق ضيق يجلس العم صالح)."""
    i = start
    while i < end and (page.has(i, "contrast", "connective", "modal-before-cue", "adverb", "time") or page.mark(i)):
        i += 1
    if page.has(i, "name-part") and not page.has(i, "given-name") and page.has(i + 1, "given-name"):
        i += 1  # ولد سمير في …: he was born
    verbs = [k for k in range(i, end) if is_verb(page, k) and not page.has(k - 1, "relative")]
    owned = page.language.lexicon.clitics.enclitics
    described = len(verbs) > 1 and page.has(verbs[0] - 1, "negation") and page.norm(verbs[0]).endswith(owned)
    verb = next(iter(verbs[described:]), None)  # وفي بيت لا يفصله عن الوادي سوى جدار تعيش …
    opens = i < end and not page.t.words[i].preposition and (page.t.words[i].article or page.has(i, *NOMINAL))
    if opens and (verb is None or verb > i):
        stop = end if verb is None else verb
        phrase = noun_phrase(page, i, stop, given=True)
        subject = read_name(page, (phrase[0], object_behind(page, *phrase) or phrase[1])) if phrase else None
    else:
        subject = verb_subject(page, i if verb is None or page.has(i, "topic") else verb, end)
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
