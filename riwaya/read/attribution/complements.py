"""What a cue takes: looks to the right of it for the place where the reported words begin.

Between a cue and its complement stand the speaker (where a language puts him there), listeners, times and places; the
zone may be long (offices in full, appositions), so the search looks for the strongest sign and not for the nearest.
"""

from __future__ import annotations

from riwaya.languages.lexicon import Cue
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.nominal import caused, nominal_object, of_claim, plain_object, prepositional
from riwaya.read.attribution.resumption import reasons
from riwaya.read.page import FINITE, Hit, Page

MAX_ZONE = 48
"""Words between cue and complement; longer zones were misreadings in the development articles."""

SECOND_CHOICE = 8
"""Words behind a doubtful complement within which a better one may still come."""

ASIDE = 12
"""Words within which an aside between commas is closed."""

NAME_QUOTE = 3
"""A quotation of so few words inside the zone may be a name or an ironic word, not the speech."""


CLAUSES = frozenset({"that", "target-that", "bare"})
"""What a cue takes that a complementiser may open."""

WORDS = frozenset({"quote", "that", "bare"})
"""What a cue takes whose speech may stand in quotation marks or behind a colon."""

LEAPT = ("medium", "anonymity", "eulogy")
"""Classes of phrases that are leapt over."""

OWN_REACH = 3
"""Words between the verb of a relative clause and what is said in it."""

BODY_NAME = 8
"""Words of a body's name in quotation marks."""


def find_complement(page: Page, hit: Hit, cue: Cue, begin: int, own_zone: bool = True) -> Complement | None:
    """The complement of `cue`, searched from word `begin` to the end of the sentence (of its quotation, if it stands in
    one). `own_zone`: whether a speaker or listener may stand between; without it only what follows at once counts."""
    limit = page.limit(hit.first)
    second: Complement | None = None
    i, theirs = begin, -1
    while i < limit and i - begin <= MAX_ZONE:
        if own_zone and i > begin and page.has(i - 1, "relative"):
            theirs = max(theirs, _of_relative(page, i))
        if own_zone and i > begin:
            theirs = max(theirs, _of_adjective(page, i))
        found = _at(page, cue, i, begin, limit) if i > theirs else None
        if found is not None and theirs >= 0 and found.kind in ("prep", "object"):
            found = None  # a noun behind what somebody else said belongs to his words
        if found is not None and found.quotation is not None and found.quotation.opener == theirs + 1:
            found = None  # انتقد الوزير الذي يصف نفسه بأنه «مصلح» القانون: his words
        if found and second and _goes_on_quoting(page, second, found):
            return caused(page, hit, cue, begin, second)
        if found and found.good:
            found = of_claim(page, cue, begin, found)
            return caused(page, hit, cue, begin, found)
        second = second or found
        if second is not None and second.kind != "quote" and i - second.start > SECOND_CHOICE:
            break
        if not own_zone and i > begin + 1:
            break
        step = _step(page, hit, i, begin, limit)
        if step is None:
            break
        i = step
    return caused(page, hit, cue, begin, second) if second else plain_object(page, hit, cue, begin, limit)


def _goes_on_quoting(page: Page, second: Complement, found: Complement) -> bool:
    """Whether a quotation only ends what a preposition began (اتهمته بإدارة الحملة «من بعيد»)."""
    q = found.quotation
    near = second.kind == "prep" and found.start - second.start <= SECOND_CHOICE and second.start not in page.at
    return q is not None and near and not any(page.comma(i) or page.colon(i) for i in range(second.start, q.opener))


def _of_relative(page: Page, i: int) -> int:
    """The first word of what somebody says in the relative clause that word i opens, so that the main verb does not
    take it (وانتقد المستشار الذي يصف نفسه بأنه …); -1 where nobody speaks in it."""
    if i not in page.at:
        return -1
    start: int | None = page.found.get(("relative", i))
    if start is None:  # every verb before a chain of relative clauses asks, and each clause asks of the next
        start = page.found["relative", i] = _start_in_relative(page, i)
    return start


def _of_adjective(page: Page, i: int) -> int:
    """The first word of what an adjective at word i says of the noun before it (نفى التقارير القائلة إن …); -1 where
    none does."""
    hit = page.at.get(i)
    form = hit.form("attributive") if hit is not None else None
    if hit is None or form is None:
        return -1
    found = find_complement(page, hit, form.cue, hit.end, own_zone=False)
    return found.start if found is not None and found.zone_end == hit.end else -1


def _start_in_relative(page: Page, i: int) -> int:
    hit = page.at.get(i)
    form = next((f for f in hit.forms if f.form in FINITE), None) if hit is not None else None
    if hit is None or form is None or of_antecedent(page, hit):
        return -1
    found = find_complement(page, hit, form.cue, hit.end)
    if found is None or not found.good or found.start - hit.end > OWN_REACH:
        return -1
    if found.quotation is not None and not page.colon(found.quotation.opener - 1):
        return -1  # وتابع الرجل الذي لفت رأسه ضمادة «…»
    return found.start


def of_antecedent(page: Page, hit: Hit) -> bool:
    """Whether a verb behind a relative pronoun is about what the pronoun takes up, so that no further words are its
    complement (الوثائق التي اطلعت عليها الصحيفة أن …: they show it)."""
    word = page.t.words[hit.first]
    if not page.has(hit.first - 1, "relative"):
        return False
    if not any(i in page.at and page.at[i].finite for i in range(page.sentence(hit.first)[0], hit.first)):
        return False  # في الوقت الذي قالت فيه الحكومة إن: no verb waits for the words
    owned = word.enclitic in page.language.enclitics and word.enclitic not in page.language.first_person_enclitics
    return page.has(hit.end, "resumes") or owned


def _step(page: Page, hit: Hit, i: int, begin: int, limit: int) -> int | None:
    """The next word to look at, leaping over asides; None where the zone must end."""
    if page.norm(i) in ("(", "["):
        return _past_bracket(page, i, limit)
    if i > begin and page.dash(i):
        closing = next((j for j in range(i + 1, min(limit, i + 30)) if page.dash(j)), None)
        if page.has(i - 1, "nationality") and page.has(i + 1, "nationality"):
            closing = None  # الحوار المصري - الأميركي
        return closing + 1 if closing is not None else i + 1
    quotation = page.q.opened.get(i)
    if quotation is not None and quotation.closer >= 0:
        return quotation.closer + 1
    if page.phrase(i, *LEAPT):
        if (medium := page.phrase(i, "medium")) > 1:
            return i + medium  # سي إن إن
        if i > begin and (hiding := page.phrase(i, "anonymity") or page.phrase(i, "eulogy")):
            return i + hiding  # قال مسؤول طالبا عدم كشف هويته إن
    aside = end_of_aside(page, i, limit) if i > begin else None
    if aside is not None:
        return aside
    if page.comma(i) and page.has(i + 1, "first-person") and page.t.words[i + 1].conjunction:
        return None  # …، ونحن نأمل أن
    if page.comma(i) and _follows_from(page, i + 1):
        return None  # …، فعلى الشباب أن
    other = page.at.get(i)
    if other is not None and other is not hit and _new_clause(page, other):
        return None
    return i + 1


def _follows_from(page: Page, i: int) -> bool:
    """Whether word i, behind a comma, is a preposition with the conjunction that draws a conclusion: another clause."""
    return reasons(page, i) and page.has(i, "preposition")


def end_of_aside(page: Page, i: int, limit: int) -> int | None:
    """The word behind an aside between commas that word i opens, in which another is said to tell so too (قال المرافق،
    كما يكتب العقيد، إن …)."""
    if not (page.comma(i) and page.has(i + 1, "as") and i + 2 in page.at and page.at[i + 2].finite):
        return None
    return next((j + 1 for j in range(i + 3, min(limit, i + ASIDE)) if page.comma(j)), None)


def _past_bracket(page: Page, i: int, limit: int) -> int:
    closing = next((j for j in range(i + 1, min(limit, i + 40)) if page.norm(j) in (")", "]")), None)
    return closing + 1 if closing is not None else i + 1


def _new_clause(page: Page, other: Hit) -> bool:
    """Whether another cue opens a clause of its own, so that what follows belongs to it."""
    adverbial = other.form("participle", "adverbial")
    carries = page.has(other.first, "carried") and not page.comma(other.first - 1)
    before = page.t.words[other.first - 1]
    adjective = (
        adverbial is not None and adverbial.cue.weak and not (page.mark(other.first - 1) or before.article)
    )  # آراء متفائلة
    if adverbial is not None and adverbial.cue.kind == "verb" and not (carries or adjective and not before.enclitic):
        return True  # رد الوزير قائلا إن: one speech; رفض الوزير الخطة، قائلا إن: two
    if not other.finite:
        return False
    word = page.t.words[other.first]
    speaks = any({"that", "quote"} & f.cue.takes for f in other.forms)
    theirs = page.has(other.end, "listener") and page.has(other.first - 1, "relative")  # السكان الذين تحدثت إليهم
    if speaks and page.has(other.end, "adverb") and not (before.article or word.enclitic or theirs):
        return True  # كتب الوزير تغريدة قال فيها إن
    if page.comma(other.first - 1) and page.q.inside[other.first]:
        return True  # the next turn of a dialogue; outside of one it may be a relative clause (…، طلب عدم نشر اسمه،)
    return bool(word.conjunction) or page.has(other.first - 1, "contrast", "joining")


def _at(page: Page, cue: Cue, i: int, begin: int, limit: int) -> Complement | None:
    """The complement that starts at word i, if one does."""
    return (
        _quotation(page, cue, i, begin, limit)
        or _colon(page, cue, i, begin, limit)
        or _that(page, cue, i, begin)
        or prepositional(page, cue, i, begin, limit)
        or nominal_object(page, cue, i, begin)
    )


def _quotation(page: Page, cue: Cue, i: int, begin: int, limit: int) -> Complement | None:
    q = page.q.opened.get(i)
    if q is None or cue.takes.isdisjoint(WORDS):
        return None
    named = page.has(i - 1, "medium-noun", "organisation", "address-preposition", "office")
    if named and not page.has(i - 1, "platform") and i > begin and q.end - q.first <= NAME_QUOTE + 2:
        return None  # the name of a medium or body
    if i == begin and i > 0 and not page.colon(i - 1) and _names_body(page, q.first, q.end):
        return None  # أعلن «المرصد السوري لحقوق الإنسان» مقتل …
    short = q.end - q.first <= NAME_QUOTE
    verse = page.norm(i) in (
        "(",
        *page.language.quotes.verse_open,
    )  # brackets are marks of quotation only where they hold speech
    good = not short or verse or page.colon(i - 1) or q.closer >= limit - 2
    if good and q.closer >= 0 and page.has(q.closer + 1, "that") and "that" in cue.takes:
        good = False
    return Complement("quote", i, q.first, q, good)


def _names_body(page: Page, first: int, end: int) -> bool:
    """Whether quoted words are the name of a body and no speech: its noun opens them, and no verb stands in them."""
    heads = page.has(first, "organisation", "medium-noun", "government", "group")
    return (
        heads
        and end - first <= BODY_NAME
        and not any(page.has(j, "verb", "that") or j in page.at for j in range(first, end))
    )


def _colon(page: Page, cue: Cue, i: int, begin: int, limit: int) -> Complement | None:
    if not page.colon(i) or i + 1 >= limit or cue.takes.isdisjoint(WORDS):
        return None
    q = page.q.opened.get(i + 1)
    if q is not None:
        return Complement("quote", i, q.first, q)
    if page.has(i + 1, "that"):
        return Complement("that", i, i + 1)
    return Complement("colon", i, i + 1)


def _that(page: Page, cue: Cue, i: int, begin: int) -> Complement | None:
    if cue.takes.isdisjoint(CLAUSES) and not cue.governed:
        return None
    whether = "whether" in cue.takes and page.phrase(i, "whether")
    if i == begin and page.has(i, "that-not") and _verb_in_present(page, i + 1):
        return Complement("that", i, i)
    if not whether and not page.has(i, "that"):
        return None
    told = page.has(i - 1, "address-preposition") and not page.t.words[i - 1].enclitic
    if i > begin and told and page.norm(i - 1) not in _governed(cue):
        return None  # الصحيفة التي نشرت النتائج إلى أن: another verb's
    if page.has(i, "that") and not _bound(page, i) and not _broken(page, i, begin):
        zone_end = i
        if i > begin and (page.norm(i - 1) in cue.prepositions or page.has(i - 1, "preposition")):
            zone_end = i - 1
        return Complement("that", zone_end, i)
    return Complement("whether", i, i) if whether else None


def _verb_in_present(page: Page, i: int) -> bool:
    """Whether word i is a verb of the present, so that what is written like an "except" before it is "that not"."""
    if page.mark(i):
        return False
    word = page.t.words[i]
    if any(f.form == "present" for f in word.cues):
        return True
    return page.formed(i, "present-form") and word.classes <= {"verb"} and not word.article


def _broken(page: Page, i: int, begin: int) -> bool:
    """Whether the complementiser at word i belongs to what stands before it (رغم أن، على أمل أن، وعليهم أن), or is an
    "if" (إن لم). What stands before word `begin` is the cue itself (أحيطت علما بأن)."""
    if page.has(i + 1, "if-not") and not page.has(i, "that-pronoun"):
        return True
    if i == begin:
        return False
    if any(page.phrase(max(0, i - k), "that-breaker") == k for k in (2, 3)):
        return True
    word = page.t.words[i - 1]
    if word.conjunction and page.has(i - 1, "listener"):
        return True  # what they must do
    breaks = page.has(i - 1, "that-breaker") and not word.enclitic  # مع أن; but: الذي معه أن
    return breaks and not any(page.phrase(max(0, i - k), "adverb") == k for k in (2, 3))  # قال في ما بعد أن


def _governed(cue: Cue) -> frozenset[str]:
    """The prepositions behind which a cue's content may stand."""
    return cue.prepositions | cue.target_prepositions | cue.noun_prepositions


def _bound(page: Page, i: int) -> bool:
    """Whether a complementiser carries a clitic that makes it another word: وأن goes on, لأن gives a reason."""
    word = page.t.words[i]
    return bool(word.conjunction or word.preposition)
