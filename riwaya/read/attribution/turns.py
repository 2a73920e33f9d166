"""Constructions whose content carries no complementiser: names given, quotations before verbs, turns of a dialogue."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import Cue
from riwaya.read.attribution.building import same_paragraph
from riwaya.read.attribution.naming import personal_name, read_name
from riwaya.read.attribution.noun_phrases import NOMINAL, noun_phrase
from riwaya.read.attribution.objects import object_behind
from riwaya.read.attribution.speaker_before import is_title
from riwaya.read.attribution.speakers import whole_phrase
from riwaya.read.page import FINITE, Hit, Page, Proposal, Range

COLON = 4
"""Words behind a verb within which a colon shows what it says."""

SENTENCE = 3
"""Words of the shortest sentence that somebody is said to have said."""


def so_called(page: Page, hit: Hit) -> Proposal | None:
    """ما وصفه بـ…، من سمتهم …: what the speaker calls something; the content is the name that he gives it."""
    form = next((f for f in hit.forms if f.form in FINITE and "naming" in f.cue.takes), None)
    if form is None or not page.t.words[hit.first].enclitic or not page.has(hit.first - 1, "what", "relative", "who"):
        return None
    limit = page.sentence(hit.first)[1]
    source, begin = _namer(page, form.cue.target_prepositions | form.cue.prepositions, hit.end, limit)
    written_on = not page.mark(begin) and page.norm(begin) in form.cue.target_prepositions
    q = page.q.opened.get(begin + written_on)
    if q is not None and q.closer >= 0:
        content, fixed = (q.first, q.end), True
    else:
        end = begin
        while end < limit and end - begin < 8 and not page.mark(end) and not (end > begin and _ends_name(page, end)):
            end += 1
        content, fixed = (begin, end), True
    if content[1] <= content[0]:
        return None
    mode = "direct" if q is not None else "indirect"
    return Proposal((hit.first, hit.end), form, content, "so-called", source, mode=mode, fixed=fixed)


def _namer(page: Page, wanted: frozenset[str], begin: int, limit: int) -> tuple[Range | None, int]:
    """Who names, where he stands behind the verb, and the first word of the name (ما سماه الرئيس «العدوان»، ما وصفته
    المعارضة بالعدوان، ما سماه رئيس البلدية أوكار الجريمة)."""
    if begin >= limit or not page.has(begin, *NOMINAL) and not page.t.words[begin].article:
        return None, begin
    phrase = noun_phrase(page, begin, limit, given=True)
    if phrase is None:
        return None, begin
    for i in range(begin + 1, phrase[1] + 1):
        quoted = i < limit and page.q.opened.get(i) is not None
        if i < limit and (quoted or page.t.words[i].preposition in wanted or page.norm(i) in wanted):
            return (begin, i), i
    stop = next((i for i in range(begin + 1, phrase[1]) if _complete(page, begin, i)), None)
    return ((begin, stop), stop) if stop is not None else (None, begin)


def _complete(page: Page, begin: int, i: int) -> bool:
    """Whether a speaker's phrase is complete before word i, which is indefinite: the name given begins there."""
    word, before = page.t.words[i], page.t.words[i - 1]
    if page.mark(i) or not page.has(begin, *NOMINAL):
        return False
    if i - 1 == begin and page.has(begin, "country", "proper-body"):
        return True  # ما تسميه موسكو العملية الخاصة
    if word.article:
        return False
    return before.article and word.classes.isdisjoint((*NOMINAL, "nationality"))


def _ends_name(page: Page, i: int) -> bool:
    return page.has(i, "preposition", "that", "contrast", "relative", "time") or i in page.at


def quote_before(page: Page, hit: Hit) -> Proposal | None:
    """«…»، تقول X: the quotation closed before its verb and speaker."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE and "quote" in f.cue.takes), None)
    i = hit.first - 1
    while page.comma(i) or page.dash(i) or page.has(i, "thus"):
        i -= 1
    q = page.q.closed.get(i)
    if form is None or q is None or q.end - q.first < 3 or page.t.words[hit.first].conjunction:
        return None
    if is_title(page, q.opener) or form.cue.weak and not page.comma(hit.first - 1):
        return None
    limit = page.sentence(hit.first)[1]
    stop = next((j for j in range(hit.end, limit) if page.mark(j)), limit)
    source = noun_phrase(page, hit.end, stop)
    if form.cue.weak and (source is None or read_name(page, source).name_words is None):
        return None  # «…»، كتب X
    if source is not None and page.has(source[1], "that"):
        return None
    if source is not None and page.has(source[0], "demonstrative") and not page.has(source[0] + 1, *NOMINAL):
        source = None  # هكذا وصفت تلك السنوات
    p = Proposal((hit.first, hit.end), form, (q.first, q.end), "quote-verb-speaker", source, mode="direct", fixed=True)
    following = next((x for x in page.q.all if x.opener in (stop, stop + 1)), None)
    if following is not None and not page.has(following.opener - 1, "preposition", "medium-noun"):
        p.content = (q.first, following.end)  # the cue parts the quotation
    return p


def by_these_words(page: Page, hit: Hit) -> Proposal | None:
    """«…»، بهذه الكلمات بدأت X حديثها؛ «…». هكذا لخص X حاله: the words stand before, and any verb brings their
    speaker."""
    form = next((f for f in hit.forms if f.cue.kind == "phrase" and f.cue.weak and "thus" in _classes(page, hit)), None)
    i = hit.first - 1
    while i >= 0 and page.mark(i) and i not in page.q.closed and same_paragraph(page, i, hit.first):
        i -= 1
    q = page.q.closed.get(i)
    if form is None or q is None or q.end - q.first < SENTENCE or not same_paragraph(page, i, hit.first):
        return None
    verb = page.at.get(hit.end)
    if verb is not None and any(f.form in FINITE and "quote" in f.cue.takes and not f.cue.weak for f in verb.forms):
        return None  # هكذا قال X: the verb reports
    end = page.sentence(hit.first)[1]
    begin = hit.end + 1
    while begin < end and (page.has(begin, "adverb") or page.t.words[hit.end].enclitic and page.has(begin, "time")):
        begin += 1
    source = noun_phrase(page, begin, end, given=True) if begin < end and not page.mark(hit.end) else None
    if source is None or not page.has(source[0], *NOMINAL, "name-part", "kunya"):
        return None
    source = source[0], object_behind(page, *source) or source[1]
    cue = (hit.first, hit.end)
    return Proposal(cue, form, (q.first, q.end), "by-these-words", source, mode="direct", fixed=True, taken=source[1])


def _classes(page: Page, hit: Hit) -> frozenset[str]:
    return page.t.words[hit.first].classes | page.t.words[hit.end - 1].classes


def further_quotations(page: Page, p: Proposal) -> list[Proposal]:
    """The quotations in brackets that "and" joins to that of `p` (قوله تعالى (…) و(…))."""
    out: list[Proposal] = []
    closer = p.content[1]
    and_, brackets = page.language.lexicon.clitics.conjunctions, (")", *page.language.quotes.verse_close)
    while p.mode == "direct" and p.fixed and page.norm(closer) in brackets and page.norm(closer + 1) in and_:
        q = page.q.opened.get(closer + 2)
        if q is None:
            break
        out.append(replace(p, content=(q.first, q.end), via=list(p.via)))
        closer = q.closer
    return out


def said_so(page: Page, hit: Hit) -> Proposal | None:
    """… . صرح بذلك X؛ …، هذا ما أكده X: what was said is the sentence before, or the clause before the comma."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE), None)
    if form is None or page.q.inside[hit.first]:
        return None
    pointed = page.has(hit.end, "so")
    what = page.has(hit.first - 1, "what") and page.has(hit.first - 2, "demonstrative", "pronoun")
    what = what or page.has(hit.first - 1, "relative") and page.has(hit.first - 2, "sums-up")
    if not pointed and not (what and page.t.words[hit.first].enclitic):
        return None
    first, end = page.sentence(hit.first)
    opens = hit.first - 2 * what
    source = noun_phrase(page, hit.end + pointed, end, given=True)
    if source is not None:
        source = whole_phrase(page, source[0], next((j for j in range(source[0], end) if page.mark(j)), end))
    if source is None or not _can_tell(page, source[0]):
        return None
    if opens > first and page.comma(opens - 1):
        content = (first, opens - 1)
    elif opens == first and first > 0:
        content = page.sentence(first - 1)
    else:
        return None
    if content[1] - content[0] < SENTENCE:
        return None
    cue = (hit.first, hit.end)
    return Proposal(cue, form, content, "said-so", source, fixed=True, taken=source[1])


def _can_tell(page: Page, i: int) -> bool:
    """Whether the noun at word i can be who said so: a speaker's, or a definite one that is no thing."""
    thing = page.has(i, "no-speaker", "object-noun", "demonstrative", "time", "span")
    return page.has(i, *NOMINAL) or page.t.words[i].article and not thing


def clause_before(page: Page, hit: Hit) -> Proposal | None:
    """وصلت الشحنة، كما أعلنت X؛ …، يقول X; افتتح الجسر كما وعد X: the clause that the speaker said stands before the
    comma, or before "as"."""
    like = page.has(hit.first - 1, "as")
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE and _tells(f.cue, like)), None)
    if form is None or page.q.inside[hit.first] or page.t.words[hit.first].conjunction:
        return None
    comma = hit.first - 1 - like
    first, end = page.sentence(hit.first)
    parted = page.comma(comma) or like and page.norm(comma) == "("
    if not (like or parted and form.form == "present"):
        return None
    stop = comma if parted else comma + 1
    if stop - first < SENTENCE or not parted and (page.mark(comma) or _also(page, first, stop)):
        return None
    source = noun_phrase(page, hit.end, end, given=True)
    if source is None or not page.has(source[0], *NOMINAL) or not _closes(page, source[1], end):
        return None
    if any(_spoken(page, i) for i in range(first, stop)):
        return None  # another speaker's words may stand there
    cue = (hit.first, hit.end)
    return Proposal(cue, form, (first, stop), "clause-verb-speaker", source, taken=source[1])


def _tells(cue: Cue, like: bool) -> bool:
    """Whether a verb without words of its own tells the clause before it: "as" shows so of promises, demands and
    beliefs too."""
    if like and cue.stance not in ("says", "confirms", "denies"):
        return True
    return "that" in cue.takes and not cue.weak


def _spoken(page: Page, i: int) -> bool:
    """Whether word i is a verb that reports on weak signs too."""
    hit = page.at.get(i)
    return hit is not None and hit.finite and not all(f.cue.weak for f in hit.forms)


def _also(page: Page, first: int, stop: int) -> bool:
    """Whether "as" is "and also": no clause that somebody can have told stands before it."""
    return stop - first < SENTENCE + 1 or page.has(stop - 1, "joining", "preposition")


def _closes(page: Page, i: int, end: int) -> bool:
    """Whether the sentence ends at word i, or after an adverbial there (…، كما أعلنت الوزارة في بيان)."""
    if i < end and (page.phrase(i, "adverbial") or page.has(i, "preposition", "time", "demonstrative")):
        i = next((j for j in range(i, end) if page.mark(j)), end)
    return i >= end - 1 or page.norm(i) == ")" and i >= end - 2


def dialogue(page: Page, hit: Hit) -> Proposal | None:
    """قال من أين لكم هذا؟ …: turns of a dialogue retold inside a quotation, without a sign between verb and words."""
    form = next((f for f in hit.forms if f.cue.kind == "verb" and f.form in FINITE and "quote" in f.cue.takes), None)
    if form is None or form.cue.weak or not page.q.inside[hit.first]:
        return None
    limit = page.limit(hit.first)
    begin = hit.end
    while begin < limit and page.has(begin, "adverb", "accusative"):
        begin += 1
    source = None
    named = personal_name(page, (begin, begin + 1)) if begin < limit else None
    if named is not None and named[0] == begin and page.has(begin, "given-name", "family-name"):
        source, begin = (begin, begin + 1), begin + 1
    elif begin < limit and page.has(begin, *NOMINAL):
        return None
    if any(page.colon(j) for j in range(begin, min(limit, begin + COLON))):
        return None
    question = begin < limit and page.phrase(begin, "whether") > 0
    if begin >= limit or page.mark(begin) or page.has(begin, "that", "yes-no") or begin in page.at:
        return None
    if page.has(begin, "preposition") and not question:
        return None
    asks = page.norm(limit - 1) in "؟?"
    if not (question or page.has(begin, "demonstrative", "turn") or source is not None or asks):
        return None
    end = next((j for j in range(begin, limit) if j in page.at and _turn(page, j)), limit)
    cue = (hit.first, hit.end)
    return Proposal(cue, form, (begin, end), "dialogue", source, mode="direct", fixed=True)


def _turn(page: Page, j: int) -> bool:
    """Whether a verb of saying at word j begins the next turn of a dialogue."""
    return any(f.form == "past" and "quote" in f.cue.takes and not f.cue.weak for f in page.at[j].forms)
