"""Which words near a cue name its speaker, its listener, and the medium that was told."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.lexicon import NAMES
from riwaya.read.attribution.media import media_in
from riwaya.read.attribution.noun_phrases import MAX_NAME, medium_told, noun_phrase, phrase_end
from riwaya.read.page import Page, Range

OPENING = 4
"""Words of a sentence within which an adverbial says how the speech came about (وفي تصريح خاص لـ…)."""


SHORT = 8
"""Words of what a medium is called for short, with its full stops and brackets (د.ب.أ)."""

CARRIED = 4
"""Words between an interview and the verb that says who carried it (تصريحات له بالفارسية نقلتها قناة …)."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Who stands between a cue and its complement: the speaker and the media that were told (`via`)."""

    speaker: Range | None
    via: tuple[Range, ...] = ()
    relayed: Range | None = None
    """The inner speaker of "X, citing Y": then `speaker` is the teller further out."""
    handed: Range | None = None
    """Who handed his words on to the teller, where there is one between (نقلا عن الصحيفة عن مسؤول)."""


def read_zone(page: Page, begin: int, end: int) -> Zone:
    """What the words `begin:end` between a cue and its complement name."""
    told = _media_told(page, begin, end)
    relayed = _relayed(page, begin, end)
    speaker = None
    start = begin
    for cut, medium in [*told, (relayed[0][0] - 1 if relayed else end, None)]:
        speaker = speaker or whole_phrase(page, start, min(cut, end))
        start = medium[1] if medium else end
    if speaker is None and start < end:
        speaker = whole_phrase(page, start, end)
    inner, handed = (relayed[-1], relayed[0] if len(relayed) > 1 else None) if relayed else (None, None)
    return Zone(speaker, tuple(m for _, m in told if not prints_it(page, m)), inner, handed)


def told_before(page: Page, cue_first: int) -> tuple[Range, ...]:
    """The media that were told, where an adverbial before the verb says so (وفي حديث لقناة …، قال X), or the noun that
    the verb's clause describes (أجرى مقابلة مع قناة … قال فيها)."""
    start = page.sentence(cue_first)[0]
    printed = _printed_in(page, start, cue_first)
    if printed is not None:
        return () if prints_it(page, printed) else (printed,)
    if page.has(cue_first + 1, "resumed"):
        nouns = range(cue_first - 1, max(start, cue_first - MAX_NAME) - 1, -1)
        noun = next((i for i in nouns if page.has(i, "listener-noun", "carrying")), cue_first)
        return tuple(m for _, m in _media_told(page, noun, cue_first)[:1] if not prints_it(page, m))
    if not page.comma(cue_first - 1) or not any(page.has(i, "listener-noun") for i in range(start, start + OPENING)):
        return ()
    if cue_first - start > MAX_NAME or any(i in page.at and page.at[i].finite for i in range(start, cue_first)):
        return ()
    return tuple(m for _, m in _media_told(page, start, cue_first) if not prints_it(page, m))


def _printed_in(page: Page, start: int, cue_first: int) -> Range | None:
    """The paper that the sentence opens with, where it tells what somebody wrote in it (وفي صحيفة الغد، ترى الكاتبة X
    أن؛ وإلى صحيفة الغد، حيث كتب X أن)."""
    head = start + 1
    paper = page.has(head, "medium-noun") or any(m.first == head for m in media_in(page.t, head, cue_first))
    if not (page.has(start, "preposition") and paper):
        return None
    stop = _medium_end(page, head, cue_first)
    stop = stop + page.has(stop, "nationality")
    place = page.has(stop + 1, "that-breaker")  # حيث
    return (head, stop) if page.comma(stop) and cue_first == stop + 1 + place else None


def prints_it(page: Page, medium: Range) -> bool:
    """Whether the medium told is no link: the press at large, or the paper itself. Papers write their own name bare, in
    quotation marks (لـ«الحياة»), and introduce any other (لصحيفة …). An agency is never meant so."""
    i = medium[0]
    if page.phrase(i, "media-at-large") == medium[1] - i:
        return True  # the press at large is no link
    if medium[1] - i == 1 and page.t.words[i].article and page.has(i, "medium-noun") and not media_in(page.t, *medium):
        return not _named_before(page, i)  # في تصريح للجريدة
    return i in page.q.opened and all(m.kind != "agency" for m in media_in(page.t, *medium))


def _named_before(page: Page, i: int) -> bool:
    """Whether the page has named a medium by the noun at word i before, which then points back to it (ذكرت صحيفة الغد
    … قال المسؤول للصحيفة)."""
    stem, words = page.t.words[i].stem, page.t.words
    nouns = (j for j in page.where("medium-noun") if j < i and words[j].stem == stem)
    return any(
        not (words[j].article or words[j].enclitic or page.mark(j + 1) and j + 1 not in page.q.opened) for j in nouns
    )


def whole_phrase(page: Page, begin: int, end: int) -> Range | None:
    """The noun phrase at the start of `begin:end`; an office is followed to the name that it leads up to, over the
    prepositions inside it (مدير العلاقات في أمانة المنطقة محمد الصفيان)."""
    phrase = noun_phrase(page, begin, end)
    if phrase is None or not (of_office(page, phrase[0]) or page.has(phrase[0], "people", "organisation")):
        return phrase
    name = next((j for j in range(phrase[1], end) if _leads_to_name(page, j, phrase[0])), None)
    if name is None and _unknown(page, end - 1) and _unknown(page, end - 2) and end - 2 >= phrase[1]:
        name = end - 2  # two words in no list that close the zone: … في معسكر الفريق باسم أبوداود على
    if name is None:
        return phrase
    stop = phrase_end(page, name, end)
    while stop > name and page.mark(stop - 1):
        stop -= 1
    return (phrase[0], stop) if stop - phrase[0] <= MAX_NAME + 12 else phrase


def of_office(page: Page, i: int) -> bool:
    """Whether a noun phrase that begins with word i is of somebody's office (وزير النقل، كبير مفوضي المكتب)."""
    return page.has(i, "office", "title") or page.has(i, "chief") and page.has(i + 1, "office")


def _unknown(page: Page, i: int) -> bool:
    """Whether word i is in no list and carries no clitic."""
    word = page.t.words[i]
    return not page.mark(i) and not (word.classes or word.cues or word.article or word.preposition or word.enclitic)


def _leads_to_name(page: Page, j: int, head: int) -> bool:
    """Whether a name or a title before one starts at word j and stands free of what is before it."""
    word = page.t.words[j]
    if word.preposition or page.mark(j) or word.classes.isdisjoint(("title", "given-name")):
        return False
    ends = page.mark(j + 1) or page.t.words[j + 1].article or page.has(j + 1, "relative", "preposition")
    if word.article and ends and not page.has(j, "given-name"):
        return False  # في الندوة الصحافية التي
    before = page.t.words[j - 1]
    bound = ["preposition", "adverbial", "listener-noun", "joining"]
    if not before.article and not page.has(j - 1, "proper-body"):
        bound.append("organisation")
    return before.classes.isdisjoint(bound) and not (before.preposition and not before.article) and not word.conjunction


def _media_told(page: Page, begin: int, end: int) -> list[tuple[int, Range]]:
    """The media that were told, in words `begin:end` (قال لقناة العربية، في حديث لـ«الحياة»), each with the word at
    which the address to it begins."""
    out: list[tuple[int, Range]] = []
    j = begin
    while j < end:
        own = bool(page.t.words[j].enclitic)  # حديث تلفزيوني
        medium = page.has(j, "medium", "medium-noun") and not own
        start = None
        bracket = 1 if page.norm(j + 1) == "(" else 0
        if (
            page.has(j, "address-preposition")
            and j + 1 + bracket < end
            and (
                media_in(page.t, j + 1 + bracket, min(end, j + 6))[:1] != []
                and media_in(page.t, j + 1 + bracket, min(end, j + 6))[0].first == j + 1 + bracket
                or page.has(j + 1, "medium", "medium-noun")
                or (j + 1 in page.q.opened and not page.has(j - 1, "organisation"))
            )
        ):
            start = j + 1 + bracket
        elif medium and (_addressed(page, j) or page.has(j - 1, "listener-noun") or medium_told(page, j)):
            start = j
        elif _spoke_on(page, j):
            start = j + 1  # في تصريحات على الموقع الرسمي للنادي
        elif _carried(page, j) or _wrote_in(page, j, begin):
            start = j + 1  # في تصريح نقله التلفزيون، كتب X في صحيفة Y
        if start is not None:
            stop = max(start + 1, _medium_end(page, start, min(end, start + 8 + SHORT)))
            cut = j - 1 if j > begin and page.has(j - 1, "listener-noun") else j
            cut = cut - 1 if cut > begin and page.has(cut - 1, "adverbial", "preposition") else cut
            out.append((cut, (start, stop)))
            j = stop
        j += 1
    return out


def _addressed(page: Page, j: int) -> bool:
    """Whether the preposition written on word j is one by which somebody is told (لقناة, and not بموقع)."""
    return "address-preposition" in page.written_on(j)


def _spoke_on(page: Page, j: int) -> bool:
    """Whether the preposition at word j stands between an interview and the medium that it was given to; what somebody
    posts himself, or puts on a site of his own, has no teller."""
    spoken = page.has(j - 1, "listener-noun") and not page.has(j - 1, "post")
    own = j + 1 < len(page.t) and bool(page.t.words[j + 1].enclitic)
    return spoken and page.has(j, "preposition") and page.has(j + 1, "medium-noun") and not own


def _carried(page: Page, j: int) -> bool:
    """Whether word j says that the medium behind it carried what was said (تصريحات نشرتها صحيفة …)."""
    said = any(page.has(k, "listener-noun") for k in range(j - CARRIED, j))
    return said and page.has(j, "carried-by") and page.has(j + 1, "medium-noun", "medium")


def _wrote_in(page: Page, j: int, begin: int) -> bool:
    """Whether the preposition at word j stands between who wrote and the paper in which he did; behind an office it
    says where he works (المحرر في صحيفة الغد)."""
    wrote = any(page.has(k, "writes") for k in range(max(0, begin - 1), begin))
    named = j == begin or page.has(j - 1, *NAMES) or not (page.t.words[j - 1].classes or page.t.words[j - 1].article)
    return wrote and named and page.has(j, "within") and page.has(j + 1, "medium-noun", "medium")


def _medium_end(page: Page, start: int, end: int) -> int:
    """First word after a medium's name: where its quotation marks close, its lexicon entry or its phrase ends; what it
    is called for short, in brackets, goes with it (وكالة الأنباء السعودية (واس))."""
    stop = _name_of_medium_end(page, start, end)
    if page.norm(stop) == "(":
        return next((k + 1 for k in range(stop + 1, min(end, stop + SHORT)) if page.norm(k) == ")"), stop)
    return stop


def _name_of_medium_end(page: Page, start: int, end: int) -> int:
    quotation = page.q.opened.get(start) or page.q.opened.get(start + 1)
    if quotation is not None and 0 <= quotation.closer < end:
        return quotation.closer + 1
    named = media_in(page.t, start, end)
    if named and named[0].first <= start + 1:
        return named[0].end
    return phrase_end(page, start, end)


def _relayed(page: Page, begin: int, end: int) -> tuple[Range, ...]:
    """The sources behind the speaker, the outer one first (ذكرت الصحيفة نقلا عن مسؤول أن; said, citing officials)."""
    for j in range(begin, end):
        hit = page.at.get(j)
        if hit is None or j == begin:
            continue
        form = next((f for f in hit.forms if f.form in ("forms", "adverbial") and f.cue.source_preposition), None)
        if form is not None and page.norm(hit.end) == form.cue.source_preposition:
            return handed_on(page, hit.end, end)
    return ()


def handed_on(page: Page, pivot: int, end: int) -> tuple[Range, ...]:
    """Whose words the preposition at word `pivot` hands on, and where it follows again, from whom he has them (عن
    الصحيفة عن مسؤول): the outer one first."""
    first = noun_phrase(page, pivot + 1, end)
    if first is None or page.norm(first[1]) != page.norm(pivot) or first[1] >= end:
        return (first,) if first is not None else ()
    inner = noun_phrase(page, first[1] + 1, end)
    return (first, inner) if inner is not None else (first,)
