"""The speaker before a cue, in a language whose speaker usually follows it."""

from __future__ import annotations

from riwaya.read.attribution.noun_phrases import MAX_NAME, NOMINAL, noun_phrase
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.resumption import describes_subject
from riwaya.read.attribution.speakers import of_office, whole_phrase
from riwaya.read.page import Page, Range

UNLISTED = 3
"""Letters of a word in no list that may carry a conjunction."""


QUOTED_NAME = 5
"""Words of a name in quotation marks."""


def left_speaker(page: Page, cue_first: int) -> Range | None:
    """The speaker before a cue in a language whose speaker usually follows it: subject of a nominal clause
    (إن سليماني أكد), after an auxiliary (وكان الوزير قد قال), or head of a relative clause (الوزير الذي قال)."""
    if page.t.words[cue_first].conjunction:
        return _topic(page, cue_first)
    start = page.sentence(cue_first)[0]
    i = cue_first - 1
    if i > start and i in page.q.opened:
        i -= 1  # إن الوزير «عبر عن امتنانه»
    i = _before_aside(page, i, start)
    while i >= start and page.has(i, "modal-before-cue", "adverb", "negation"):
        i -= 1
    i = _before_aside(page, i, start)  # وكان المدير، وهو طبيب، قد أكد
    related = i >= start and page.has(i, "relative")
    enclitics = page.language.lexicon.clitics.enclitics
    if related and page.has(cue_first + 1, "adverb") and page.norm(cue_first + 1).endswith(enclitics):
        return None  # المرة التي أعلنت فيها: not the relative's noun spoke
    if related:
        i -= 1
        if i >= start and page.comma(i):
            i -= 1
    headed = page.has(start + 1, "relative") and (_nominal_start(page, start) or not page.t.words[start].classes)
    if headed and cue_first - start > 3:
        return (start, start + 1)  # نور التي كانت تروي قصتها قالت
    stop = i + 1
    while i >= start and stop - i <= MAX_NAME and not _left_boundary(page, i):
        i = page.q.closed[i].opener - 1 if i in page.q.closed and _quoted_name(page, i) else i - 1
    if i >= start and (i in page.at or page.has(i, "verb")) and not page.mark(i):
        return _touching(page, i + 1, stop) if related else None  # what follows another verb is its object
    if i in page.q.opened and page.has(i - 1, "preposition") and page.q.opened[i].closer >= 0:
        return None  # في «الغد» ترى الكاتبة
    begin = i + 1
    while begin < stop and page.has(begin, "modal-before-cue", "connective", "adverb"):
        begin += 1
    if begin >= stop:
        return None
    after_that = (
        begin > start and page.has(begin - 1, "that") and not page.has(begin, "preposition", "adverbial", "time")
    )
    framed = stop < cue_first and page.has(
        begin - 1, "modal-before-cue"
    )  # وكان كولي قد نفى: nothing else can stand there
    pointed = stop - begin == 1 and page.has(begin, "first-of-two", "second-of-two")
    opens = after_that or framed or pointed or _nominal_start(page, begin) or of_office(page, begin)
    phrase = noun_phrase(page, begin, stop) if opens else None
    if phrase is not None and whole_phrase(page, begin, stop) == (begin, stop):
        phrase = begin, stop  # لكن النائبة في البرلمان ليلى نصر وصفت
    quotation = page.q.closed.get(stop - 1) if related else None
    if quotation is not None and quotation.opener >= begin and quotation.end - quotation.first <= QUOTED_NAME:
        head = quotation.opener - page.has(quotation.opener - 1, "medium-noun", "organisation", "group")
        return head, stop  # بحسب «ذي ميل» التي رأت
    if related and (phrase is None or phrase[1] < stop):
        return _touching(page, begin, stop) or phrase  # كان المهاجم من أوائل اللاعبين الذين أعلنوا: they did
    if related and phrase is not None and phrase[0] == begin:
        return _told_by(page, phrase)
    return phrase if phrase is None or phrase[0] == begin else None


def _before_aside(page: Page, i: int, start: int) -> int:
    """The word before an aside between commas that ends at word i and says how the speaker hides his name, or what he
    was or is (الضابط، وكان يومها عميدا، أخبره أن); else i."""
    if not page.comma(i):
        return i
    opens = next((j for j in range(i - 1, start, -1) if page.comma(j)), None)
    if opens is None:
        return i
    is_he = page.has(opens + 1, "pronoun") and bool(page.t.words[opens + 1].conjunction)
    described = (
        is_he and not any(j in page.at for j in range(opens + 1, i)) or describes_subject(page, opens + 1, i + 2)
    )
    return opens - 1 if described or page.phrase(opens + 1, "anonymity") > 1 else i


def _told_by(page: Page, phrase: Range) -> Range:
    """The phrase without the verbal noun that governs it: not their truth, the news tell (صحة الأخبار التي)."""
    first, stop = phrase
    governed = first + 1 < stop and page.has(first, "object-noun") and page.t.words[first + 1].article
    return (first + 1, stop) if governed and not page.t.words[first].article else phrase


def _touching(page: Page, begin: int, stop: int) -> Range | None:
    """The longest noun phrase in words `begin:stop` that ends at `stop` (أوضح ذلك الباحث X الذي قال)."""
    heads = [i for i in range(begin, stop) if page.has(i, *NOMINAL) and _nominal_start(page, i)]
    governed = [i for i in heads if page.has(i - 1, "preposition")]  # التقى بوفد مع مدير المدرسة الذي قال
    for i in (*(i for i in heads if i not in governed), *governed):
        if whole_phrase(page, i, stop) == (i, stop):
            first = object_behind(page, i, stop) or i  # نفى اللاعب الأنباء التي تحدثت عن: they did
            return _told_by(page, (first, stop))
    return None


def _left_boundary(page: Page, i: int) -> bool:
    if page.mark(i):
        return page.norm(i) not in "()" and (i not in page.q.closed or is_title(page, page.q.closed[i].opener))
    hit = page.at.get(i)
    if hit is not None and hit.finite:
        return True
    return page.has(i, "that", "contrast", "whether", "relative", "then", "verb")


def _quoted_name(page: Page, closer: int) -> bool:
    """Whether the quotation that closes at word `closer` holds the name of the body before it, or stands right behind
    the complementiser (كانت صحيفة «النور» قد كشفت؛ إن «جهة سيادية» طلبت)."""
    q = page.q.closed[closer]
    before = q.opener - 1
    noun = page.has(before, "medium-noun", "organisation", "group", "document") and not page.t.words[before].preposition
    clause = page.has(q.first, "negation", "that", "verb")
    return q.end - q.first <= QUOTED_NAME and not clause and (noun or page.has(before, "that"))


def is_title(page: Page, opener: int) -> bool:
    """Whether the quotation marks that open at a word hold a text's title (مقال بعنوان «الطريق الطويل»)."""
    i = opener - 1 if not page.colon(opener - 1) else opener - 2
    return page.has(i, "entitled", "authored")


def _topic(page: Page, cue_first: int) -> Range | None:
    """أما الوزير فقال: the speaker is set before his clause."""
    start = page.sentence(cue_first)[0]
    topic = next(
        (i for i in range(cue_first - 1, max(start, cue_first - MAX_NAME) - 1, -1) if page.has(i, "topic")), None
    )
    if topic is None:
        return None
    others = page.language.lexicon.clitics.conjunctions[1:]
    end = next((i for i in range(topic + 2, cue_first) if _then(page, i, others)), cue_first)
    return whole_phrase(page, topic + 1, end)  # أما الصحيفة فخصصت افتتاحيتها للخبز، واعتبرت


def _then(page: Page, i: int, conjunctions: tuple[str, ...]) -> bool:
    """Whether word i, listed or not, carries the conjunction with which a clause follows its topic."""
    word = page.t.words[i]
    unlisted = not (word.classes or word.cues or word.article) and len(word.norm) > UNLISTED
    return word.conjunction in conjunctions or unlisted and word.norm.startswith(conjunctions)


def _nominal_start(page: Page, i: int) -> bool:
    """Whether word i looks like the head of a speaker: a noun of one who speaks, a name, or a definite noun."""
    word = page.t.words[i]
    if word.preposition or page.has(i, "preposition", "adverbial", "time"):
        return False
    some = page.phrase(i, "number") > 1  # عدد من السكان
    return word.article or some or not word.classes.isdisjoint((*NOMINAL, "latter"))
