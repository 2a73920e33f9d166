"""Complements without a complementiser: what follows a preposition (طالب بـ…), and objects (أعلن مقتل …، نفت التهم)."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import Cue
from riwaya.read.attribution.complement import Complement
from riwaya.read.attribution.noun_phrases import UNLISTED, noun_phrase
from riwaya.read.attribution.objects import object_behind, qualifies
from riwaya.read.attribution.speaker_before import left_speaker
from riwaya.read.page import ADVERBIAL, FINITE, Hit, Page

BODIES = ("organisation", "country", "medium-noun", "government", "group", "office", "title", "time")
"""Classes of what a written-on preposition ties to a speaker's office (مدير الفريق بالنادي), not to the verb."""

ASKED = 5
"""Words between a verb of asking and the preposition before the one asked."""

OPENERS = ("preposition", "that", "relative", "contrast", "whether", "then", "what", "who", "adverbial", "pronoun")
"""Classes of words with which no object begins."""

FAR = 5
"""Words of a thing behind which it must be said what it is called."""

SHORTEST = 3
"""Letters of a noun with its preposition (بشل)."""

SHORT_NAME = 2
"""Words of a speaker's phrase right behind which even an unlisted word in no genitive is taken for a complement."""


def prepositional(page: Page, cue: Cue, i: int, begin: int, limit: int) -> Complement | None:
    """The complement at word i that opens with a preposition of the cue."""
    word = page.t.words[i]
    if cue.noun_prepositions and (word.norm in cue.noun_prepositions or word.preposition in cue.noun_prepositions):
        start = i if word.preposition else i + 1
        return Complement("prep", i, start) if page.has(start, "object-noun") or _amount(page, start) else None
    wanted = cue.governed
    if i > begin and (_bound_preposition(page, i) or _cites(page, i)):
        return None
    if page.language.contracted.get(word.norm) in wanted:
        return Complement("prep", i, i, good=i == begin)  # نوه بما تقدمه، حذر مما يجري
    if not wanted or i > begin and _of_speaker(page, i):
        return None
    if word.norm in wanted and i + 1 in page.q.opened:
        return Complement("prep", i, i + 1)
    if word.norm in wanted and i + 1 < limit and not page.mark(i + 1):
        if page.has(i + 1, "that"):
            return Complement("that", i, i + 1)
        good = i == begin or page.has(i + 1, "object-noun", "what", "demonstrative")
        good = good and not ("that" in cue.takes and page.t.words[i + 1].article and page.has(i + 2, "that"))
        return Complement("prep", i, i + 1, good=good)
    if word.preposition and word.preposition in wanted and not (i > begin and page.has(i, *BODIES)):
        good = i == begin or "object-noun" in word.classes or _shaped_after_preposition(page, i)
        good = good or word.article and cue.stance == "accuses" and "that" not in cue.takes  # اتهمته المعارضة بالفساد
        return Complement("prep", i, i, good=good)
    if page.has(i, "adverb") and page.norm(i).startswith(tuple(wanted)) and _governs_event(page, i):
        return Complement("prep", i, i)  # أمر باستمرار حبسه
    if _unlisted_under(page, i, wanted):
        if i == begin:
            plain = i + 1 < limit and not page.mark(i + 1) and not page.has(i + 1, *OPENERS)
            return Complement("prep", i, i, good=False) if plain else None
        governs = not page.mark(i + 1) and page.t.words[i + 1].article
        if _closes_speaker(page, i) and (governs or i - begin <= SHORT_NAME):
            return Complement("prep", i, i, good=governs)
    return None


def _cites(page: Page, i: int) -> bool:
    """Whether the preposition at word i stands before whom a teller cites (كشفت الصحيفة، نقلا عن دبلوماسي، عن …)."""
    hit = next((h for h in (page.at.get(i - 1), page.at.get(i - 2)) if h is not None and h.end == i), None)
    form = hit.form("forms", "adverbial") if hit is not None else None
    return form is not None and form.cue.source_preposition == page.norm(i)


def _amount(page: Page, i: int) -> bool:
    """Whether an amount begins at word i (تحدث عن أكثر من مئة قتيل)."""
    exact = page.norm(i).isdigit()
    return exact or page.has(i, "amount") and (page.norm(i + 1).isdigit() or page.norm(i + 2).isdigit())


def _bound_preposition(page: Page, i: int) -> bool:
    """Whether the preposition at word i belongs to what is before it: to a phrase that reports itself (نقلا عن), or to
    a word of number (عدد من السكان)."""
    before = page.at.get(i - 1)
    return before is not None and before.end > i or page.has(i, "partitive") and page.phrase(i - 1, "number") > 0


def _governs_event(page: Page, i: int) -> bool:
    """Whether the noun of an event follows word i as its genitive, so that i is a noun and no adverb."""
    word = page.t.words[i + 1] if not page.mark(i + 1) else None
    free = word is not None and not (word.article or word.preposition or word.conjunction)
    return free and page.has(i + 1, "object-noun") and i + 1 not in page.at


def _of_speaker(page: Page, i: int) -> bool:
    """Whether word i belongs to the speaker before it: to his office (المتحدث الرسمي باسم الحكومة) or, in no list, to
    his name (مصطفى بايتاس)."""
    if page.has(i - 1, "given-name"):
        return page.t.words[i].stem not in page.language.lexicon.classes
    return page.has(i - 2, "takes-preposition") and qualifies(page, i - 1)


def _unlisted_under(page: Page, i: int, wanted: frozenset[str]) -> bool:
    """Whether word i, in no list, can be a noun with a wanted preposition written on it (اعترف السائق بتعاطي مواد)."""
    word = page.t.words[i]
    if not word.classes <= UNLISTED or word.cues or word.article or word.conjunction or len(word.norm) < SHORTEST:
        return False
    return any(len(p) == 1 and word.norm.startswith(p) for p in wanted)


def _closes_speaker(page: Page, i: int) -> bool:
    """Whether a speaker's phrase can end before word i, and i is no unlisted name behind it."""
    word = page.t.words[i - 1]
    if page.mark(i - 1) or page.has(i - 1, "takes-preposition", "preposition", "given-name", "listener-noun"):
        return False
    if page.has(i - 1, "title") and not (page.has(i + 1, "no-name", "accusative") or qualifies(page, i + 1)):
        return not page.mark(i + 1) and page.t.words[i + 1].article
    return word.article or bool(word.enclitic) or page.has(i - 1, "family-name", "country", "proper-body", "group")


def _shaped_after_preposition(page: Page, i: int) -> bool:
    """Whether the word under a written-on preposition is a verbal noun (بالإفراج، بتنفيذ)."""
    word = page.t.words[i]
    return "object-noun" in page.language.lexicon.word(word.stem).classes


def nominal_object(page: Page, cue: Cue, i: int, begin: int) -> Complement | None:
    """The object at word i, where it is a verbal noun or the noun that the cue asks for."""
    if page.has(i - 1, "possessing"):
        return None  # الجهات ذات العلاقة
    named = page.t.words[i].stem in cue.target_nouns and not page.t.words[i].conjunction
    if named and (i > begin or cue.stance != "accuses"):  # حمل مسؤولية: he bears it
        return Complement("object", i, i)
    if "measure" in cue.takes and page.has(i, "object-noun", "quantity") and _measured(page, cue, i):
        return Complement("object", i, i)
    if not ({"object", "target-object", "verbal-object", "shown"} & cue.takes):
        return None
    if page.has(i, "what") and "object" in cue.takes and _told_of(page, i + 1, i - begin):
        return Complement("object", i, i)  # نفى الوزير ما تردد عن استقالته
    asked = _asked_at(page, cue, begin, i)
    if asked is not None and can_be_object(page, i):
        return Complement("object", asked, i)
    owned = begin < i and page.has(i - 1, "adverb") and page.norm(i - 1).startswith(tuple(cue.asked_prepositions))
    if owned and can_be_object(page, i):
        return Complement("object", i - 1, i)  # طلب منا العمل
    asked = i - 1 - page.comma(i - 1)
    named = begin <= asked and page.t.words[asked].preposition in cue.asked_prepositions
    if named and can_be_object(page, i) and (page.has(asked, *BODIES) or page.t.words[asked].article):
        return Complement("object", asked, i)  # أهاب بالمواطنين الابتعاد
    reports = _takes_object(page, cue, begin, i) or "verbal-object" in cue.takes
    if not reports or page.has(i, "title") and i == begin:
        return None
    if cue.stance == "denies" and page.has(i, "what") and not page.t.words[i].preposition and i + 1 < len(page.t):
        verbal = page.has(i + 1, "verb") or i + 1 in page.at or page.has(i + 1, "object-noun")
        return Complement("object", i, i) if verbal and _ends_noun_phrase(page, i - 1, begin) else None
    word = page.t.words[i]
    definite = word.article and not page.has(i - 1, "given-name", "family-name")
    if definite and page.t.words[i - 1].article and page.has(i + 1, "preposition") and i > begin:
        definite = not page.has(i, "object-noun") or page.has(i - 1, "object-noun")  # أعلنت الوزارة القبض على
    if page.comma(i - 1) and i > begin + 1 and not cue.weak:
        definite = False  # رفض الوزير، الذي عاد أمس، التعليق
    written_on = word.preposition or word.conjunction
    if _event(page, i) and not written_on and not definite and _ends_noun_phrase(page, i - 1, begin):
        return Complement("object", i, i)
    return None


def _event(page: Page, i: int) -> bool:
    """Whether word i is a verbal noun, which its shape shows without its article only (الانضمام)."""
    word = page.t.words[i]
    return page.has(i, "object-noun") or word.article and page.comma(i - 1) and _shaped_after_preposition(page, i)


def _asked_at(page: Page, cue: Cue, begin: int, i: int) -> int | None:
    """The preposition before the one asked, whose phrase ends right before word i (طلب من الحكومة العون، طلب من سكان
    المدينة المغادرة)."""
    for head in (i - 1, i - 2):
        if not begin < head <= begin + ASKED + 1 or page.norm(head - 1) not in cue.asked_prepositions:
            continue
        word = page.t.words[head]
        bare = not (word.article or word.enclitic or page.has(head, "given-name", "country", "proper-body"))
        governs = bare and page.has(head, *BODIES) and head + 1 <= i and page.t.words[head + 1].article
        if governs != (head == i - 1):
            return head - 1
    return None


def _takes_object(page: Page, cue: Cue, begin: int, i: int) -> bool:
    """Whether the noun at word i may be what the cue reports; of what can be shown as well, only a document's is in
    words (أظهرت البيانات ارتفاع الصادرات)."""
    if "object" in cue.takes:
        return True
    shown = "shown" in cue.takes and page.has(begin, "document") and i > begin
    return shown and not any(page.mark(k) for k in range(begin, i))


def _told_of(page: Page, i: int, far: int) -> bool:
    """Whether word i, behind "what", is a verb of telling, or has its object written on it (نفى ما تردد، ما أوردته
    الصحيفة)."""
    if page.mark(i):
        return False
    told = i in page.at and far <= SHORT_NAME or page.has(i, "carried-by")
    return told or bool(page.t.words[i].enclitic) and page.at.get(i) is not None


def _measured(page: Page, cue: Cue, i: int) -> bool:
    """Whether an amount follows the noun at word i (قدر حجم الديون بمئة مليار)."""
    for k in range(i + 1, min(page.sentence(i)[1], i + FAR + FAR)):
        word = page.t.words[k]
        counted = page.has(k, "number", "amount") or any(c.isdigit() for c in page.norm(k) + page.norm(k + 1))
        if counted and not cue.target_prepositions.isdisjoint((word.preposition, word.norm)):
            return True
    return False


def plain_object(page: Page, hit: Hit, cue: Cue, begin: int, limit: int) -> Complement | None:
    """Any noun as the object of a verb that reports nothing else (نفت الشركة التهم، إن النادي رفض العرض): at once where
    the subject stands before the verb or is left out, else behind the subject. A verb that calls something something
    (اعتبر القرار خطوة، عده انتصارا) needs what it calls it."""
    verbal = hit.finite or hit.form(*ADVERBIAL)
    if begin < limit and page.has(begin, "listener", "to-me") and hit.form(*ADVERBIAL):
        begin += 1  # متمنيا له التوفيق
    while begin < limit and page.has(begin, "adverb") and _said_already(page, hit):
        begin += 1  # رفضت مرتين اقتراحا
    if begin >= limit or not verbal or not (_takes_object(page, cue, begin, begin + 1) or "predicate" in cue.takes):
        return None
    written_on = bool(page.t.words[hit.first].enclitic)
    if (
        cue.weak
        and "shown" not in cue.takes
        and not ("predicate" in cue.takes and (written_on or hit.form(*ADVERBIAL)))
    ):
        return None
    start = begin
    if not (_said_already(page, hit) and can_be_object(page, begin)):
        stop = next((i for i in range(begin, limit) if _ends_clause(page, i, begin) or page.has(i, *OPENERS)), limit)
        behind = object_behind(page, begin, stop) or _pointed_at(page, begin, limit)
        if behind is None:
            return None
        start = _asked_of(page, cue, behind, stop)
    if not _takes_object(page, cue, begin, start):
        called = range(start, start + 1) if written_on else range(start + 1, min(start + FAR, limit))
        if not any(_called(page, i) for i in called):
            return None
    return Complement("object", start, start)


def _called(page: Page, i: int) -> bool:
    """Whether word i, indefinite by itself, can say what something is called (عده انتصارا، يعده خيار الناخبين)."""
    if page.mark(i) or page.t.words[i].article:
        return False
    governs = not page.mark(i + 1) and page.t.words[i + 1].article and page.has(i, "summing-noun")
    behind = page.has(i - 1, "demonstrative") and page.formed(i, "feminine-singular")  # عد ذلك خطوة
    return governs or behind or page.has(i, "accusative", "object-noun", "no-name")


def caused(page: Page, hit: Hit, cue: Cue, begin: int, found: Complement) -> Complement:
    """The complement of a verb that says where something comes from: with that something, where it stands before the
    preposition (عزت الشركة التأخير إلى سوء الأحوال الجوية); else `found`."""
    if "cause" not in cue.takes or found.kind not in ("prep", "that") or not (hit.finite or hit.form(*ADVERBIAL)):
        return found
    zone = range(begin, found.zone_end)
    start = begin if zone and (_said_already(page, hit) or page.has(begin, "demonstrative")) else None
    if start is None:
        start = next((i for i in zone if _event_behind(page, i, begin)), None) or object_behind(page, begin, zone.stop)
    return replace(found, kind="object", zone_end=start, start=start) if start is not None else found


def of_claim(page: Page, cue: Cue, begin: int, found: Complement) -> Complement:
    """What a verb of denying takes: the claim that stands between its subject and the clause, which is the claim's (نفت
    الشركة مزاعم الصحيفة بأنها …); else `found`."""
    if cue.stance != "denies" or "object" not in cue.takes or found.kind != "that":
        return found
    for i in range(begin + 1, found.zone_end):
        hit, word = page.at.get(i), page.t.words[i]
        claim = hit is not None and hit.form("noun") is not None and not hit.finite
        if (
            claim
            and not (word.article or word.preposition or word.conjunction)
            and _ends_noun_phrase(page, i - 1, begin)
        ):
            return replace(found, kind="object", zone_end=i, start=i)
    return found


def _event_behind(page: Page, i: int, begin: int) -> bool:
    """Whether word i is the noun of an event that stands free of what is before it."""
    word = page.t.words[i]
    free = page.has(i, "object-noun") and not (word.preposition or word.conjunction or word.article)
    return free and not page.has(i - 1, "preposition", "adverbial") and _ends_noun_phrase(page, i - 1, begin)


def _pointed_at(page: Page, begin: int, limit: int) -> int | None:
    """The demonstrative that alone is the object, behind a subject with a preposition (نفى مصدر في الشركة ذلك)."""
    subject = noun_phrase(page, begin, limit, given=True)
    i = subject[1] if subject is not None else limit
    return i if i < limit and page.has(i, "demonstrative") and not page.t.words[i + 1].article else None


def _ends_clause(page: Page, i: int, begin: int) -> bool:
    """Whether word i is a mark behind which no object is looked for; brackets behind a name only say how old he is."""
    if not page.mark(i) or page.norm(i) in "()":
        return False
    opened = next((j for j in range(i, begin, -1) if page.norm(j) in "()"), None)
    return opened is None or page.norm(opened) == ")"


def _asked_of(page: Page, cue: Cue, start: int, stop: int) -> int:
    """Where what is asked begins behind those whom it is asked of (ناشد الرئيس المواطنين الابتعاد عن الوادي)."""
    if not any(take.startswith("target") for take in cue.takes) or not page.has(start, *BODIES, "oblique"):
        return start
    asked = (i for i in range(start + 1, stop) if page.t.words[i].article or page.has(i, "object-noun"))
    return next((i for i in asked if not (qualifies(page, i) or page.has(i, "nationality"))), start)


def _said_already(page: Page, hit: Hit) -> bool:
    """Whether the subject of the verb at `hit` cannot follow it: the verb is plural, its subject stands right before
    it, or the thing that follows is of the other gender."""
    forms = [f.agreement for f in hit.forms if f.form in FINITE]
    if not forms:
        return True  # a participle
    first = hit.first - 1
    if page.has(first, "that-pronoun") or page.has(first, "contrast") and page.t.words[first].enclitic:
        return True  # إنه رفض ذلك، لكنها رفضت العرض
    before = left_speaker(page, hit.first)
    if before is not None and page.t.words[hit.first].conjunction:
        return True  # أما الوزير، فلان، فاعتبر: his verb follows him
    if any(a in ("mp", "fp", "md", "fd") for a in forms) or page.has(hit.first - 1, "relative"):
        return True
    if before is not None and before[1] == hit.first:
        return True
    word = page.t.words[hit.end]
    thing = word.article and word.classes <= {"object-noun", "document", "no-name"}
    return thing and all(a in ("m", "f") and page.formed(hit.end, "feminine-form") != (a == "f") for a in forms)


def can_be_object(page: Page, i: int) -> bool:
    """Whether word i can be an object by its form: definite, accusative, with its owner written on it, feminine."""
    word = page.t.words[i]
    if page.mark(i) or word.preposition or word.conjunction or i in page.at and page.at[i].finite:
        return False
    if page.has(i, *OPENERS, "adverb", "modal-before-cue", "time", "number"):
        return False
    if page.has(i, "demonstrative"):
        return True  # نفت ذلك
    governs = i + 1 < len(page.t) and not page.mark(i + 1) and page.t.words[i + 1].article
    return governs or word.article or bool(word.enclitic) or page.has(i, "accusative", "no-name", "object-noun")


def _ends_noun_phrase(page: Page, i: int, begin: int) -> bool:
    """Whether a noun phrase can end with word i: it is definite, a name, a time, or there is none yet."""
    if i < begin:
        return True
    if page.mark(i):
        return page.comma(i) or page.norm(i) in ")]" or i in page.q.closed
    word = page.t.words[i]
    if (word.conjunction or word.preposition) and not word.article:
        return False
    if page.has(i, "proper-body"):
        return True
    if page.has(i - 1, "preposition") and not (word.article or word.enclitic or page.has(i, "country", "given-name")):
        return False  # على هامش اجتماع: the genitive of what is before it
    heads = ("office", "organisation", "title", "medium-noun", "people", "preposition", "that", "document")
    return word.article or bool(word.enclitic) or word.classes.isdisjoint(heads)
