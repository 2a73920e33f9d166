"""Speech that no sign parts from its verb: no complementiser, no colon, no quotation marks (وقال المدير نحن فخورون)."""

from __future__ import annotations

from riwaya.languages.lexicon import CueForm
from riwaya.read.attribution.complements import find_complement
from riwaya.read.attribution.noun_phrases import MAX_NAME, NOMINAL
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.speaker_before import left_speaker
from riwaya.read.attribution.speakers import whole_phrase
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

SHORTEST = 3
"""Words of the shortest speech that is found without a sign."""

LONGER = 2
"""Words of a phrase that only begins like a clause (لا سيما)."""

SAYING = frozenset({"that", "quote"})
"""What a verb of saying takes: it needs words, so that what follows its speaker must be them."""

WITHOUT_OBJECT = frozenset({"that", "quote", "whether"})
"""What a verb takes that has no object but words."""

BOUND = ("relative", "what", "who", "as", "negation", "preposition", "that-breaker", "own-formula", "subordinating")
"""Classes of words before a verb behind which what somebody says need not follow."""


def unmarked(page: Page, hit: Hit) -> Proposal | None:
    """وقال المدير نحن فخورون بالإنجاز؛ وأكد لا يوجد موعد: a word behind the verb or its speaker that can only begin a
    clause, where no sign shows what is said."""
    form = _saying(page, hit)
    if form is None or page.q.inside[hit.first]:
        return None
    limit = page.limit(hit.first)
    begin = hit.end
    while begin < limit and page.has(begin, "adverb", "listener", "to-me", "time"):
        begin += 1
    start = next((i for i in range(begin, min(limit, begin + MAX_NAME)) if _ends_search(page, i)), limit)
    if start >= limit - SHORTEST or not _begins_speech(page, start):
        return None
    source: Range | None = None
    if start > begin:
        source = whole_phrase(page, begin, start)
        if source is None or source != (begin, start) or not page.has(begin, *NOMINAL):
            return None
        if not (_definite(page, start - 1) or _of_us(page, start)):
            return None  # وقال مصدر لم يكشف عن اسمه: a relative clause
    else:
        source = left_speaker(page, hit.first)
    found = find_complement(page, hit, form.cue, hit.end)
    if found is not None and found.good and found.kind != "that":
        return None  # قال الوزير لا يزال حيا: «…»
    rule = "unmarked" if source is None or source[0] >= hit.end else "speaker-verb-unmarked"
    return Proposal((hit.first, hit.end), form, (start, limit), rule, source)


def sentence_behind(page: Page, hit: Hit) -> Proposal | None:
    """وقال سالم الطريق مغلق منذ يومين: a second definite noun behind a speaker's name, where nothing else shows what is
    said; the verb needs words, so the noun begins a sentence."""
    form = _saying(page, hit)
    if form is None or not form.cue.takes <= WITHOUT_OBJECT or page.q.inside[hit.first]:
        return None
    limit, begin = page.limit(hit.first), hit.end
    if begin >= limit or not page.has(begin, *NOMINAL) or find_complement(page, hit, form.cue, begin) is not None:
        return None
    stop = next((i for i in range(begin, limit) if page.mark(i) or page.has(i, "preposition", "adverbial")), limit)
    start = object_behind(page, begin, stop)
    if start is None or limit - start <= SHORTEST or not page.t.words[start].article:
        return None
    return Proposal((hit.first, hit.end), form, (start, limit), "unmarked-sentence", (begin, start))


def _saying(page: Page, hit: Hit) -> CueForm | None:
    """The form of the verb at `hit` if it is a plain verb of saying in its own clause."""
    form = next((f for f in hit.forms if f.form in FINITE and f.cue.kind == "verb"), None)
    if form is None or form.cue.weak or not form.cue.takes >= SAYING or page.t.words[hit.first].enclitic:
        return None
    return None if page.t.words[hit.first].preposition or page.has(hit.first - 1, *BOUND) else form


def _definite(page: Page, i: int) -> bool:
    """Whether a definite phrase ends with word i, so that no relative clause follows without a relative pronoun."""
    word = page.t.words[i]
    if word.article or word.enclitic or page.has(i, "given-name", "family-name", "country", "proper-body", "medium"):
        return True
    return page.has(i - 1, "given-name") and not (word.classes or word.cues)  # a family name in no list


def _of_us(page: Page, i: int) -> bool:
    """Whether word i is a verb with which the speaker speaks of himself (نأمل، أعتقد)."""
    return any(f.agreement in ("1s", "1p") and f.form == "present" for f in page.t.words[i].cues)


def _ends_search(page: Page, i: int) -> bool:
    return page.mark(i) or _begins_speech(page, i) or page.has(i, "that", "relative", "what") or i in page.at


def _begins_speech(page: Page, i: int) -> bool:
    """Whether word i can be no part of a speaker's phrase, nor of a circumstance: it begins a clause."""
    word = page.t.words[i] if not page.mark(i) else None
    if word is None or word.conjunction or page.has(i - 1, "preposition", "joining"):
        return False
    return page.has(i, "clause-opener") and page.phrase(i, "adverb") < LONGER or _of_us(page, i)
