"""Reported words that stand before their verb, where punctuation parts them from it: «…», — said X; …, said X; Of this
told X; «…, — said X. — …»."""

from __future__ import annotations

from riwaya.read.attribution.case_phrases import verbal
from riwaya.read.attribution.free_subjects import floor_of, stretches
from riwaya.read.attribution.free_zones import Zone
from riwaya.read.attribution.quoted import after_dateline
from riwaya.read.page import Hit, Page, Range
from riwaya.read.quotes import Quotation

Place = tuple[Range, str, str]
"""Content, mode and rule."""

MIN_CLAUSE = 2
"""Words of a clause before ", said X"."""

OPENING = ("connective", "contrast", "adverb", "time", "this", "function-word")
"""Classes of words that open a sentence and say nothing (При этом, подчеркнул X, …)."""

OPENERS = 5
"""Words between a clause's comma and its verb of saying: adverbs and times."""


def place_before(page: Page, hit: Hit, zone: Zone) -> Place | None:
    """Where the content stands if it stands before the cue; None if nothing there is its content."""
    first = next(iter(stretches(page, hit.first)), (hit.first, hit.first))[0]
    return (
        _around_cue(page, hit, first, zone)
        or _quoted(page, hit, first, zone)
        or _sentence_before(page, hit, first, zone)
        or _dialogue(page, hit, first)
        or _clause(page, hit, first, zone)
    )


def _around_cue(page: Page, hit: Hit, first: int, zone: Zone) -> Place | None:
    """«Мы готовы, — сказал X. — Это важно»: the author's words inside the quotation marks."""
    around = page.q.around(hit.first)
    if around is None or not (page.dash(first - 1) and first - 1 > around.first) or hit.first - first > OPENERS:
        return None
    if zone.speaker is None and zone.within is None and not _short_aside(page, hit, first, around.end):
        return None
    return (around.first, around.end), "direct", "quote-around"


def _short_aside(page: Page, hit: Hit, first: int, end: int) -> bool:
    """Whether only the verb and its pronoun stand between two dashes or before the quotation's end."""
    stop = next((i for i in range(hit.end, min(end, hit.end + 6)) if page.mark(i)), end)
    return stop >= end or page.dash(stop) or page.dash(stop + 1)


def _closed_before(page: Page, first: int) -> Quotation | None:
    """The quotation that closes before word `first`, a comma and a dash between them."""
    i = first - 1
    while i >= 0 and (page.comma(i) or page.dash(i)) and first - i <= 3:
        i -= 1
    if i < 0 or i == first - 1 or i not in page.q.closed or page.t.paragraph[i] != page.t.paragraph[first]:
        return None
    return page.q.closed[i]


def _quoted(page: Page, hit: Hit, first: int, zone: Zone) -> Place | None:
    """«…», — сказал X; «…», — X сказал."""
    q = _closed_before(page, first)
    if q is None or any(
        page.mark(i) and i not in page.q.opened and i not in page.q.closed for i in range(first, hit.first)
    ):
        return None
    start = page.sentence(q.first)[0]
    start = after_dateline(page, start)
    small = page.t.text[page.t.starts[q.first]].islower()
    led = start < q.opener and not page.colon(q.opener - 1)
    dashed = page.dash(first - 1)
    if led and not dashed and any(k in page.at for k in range(start, q.opener)):
        return None  # Как сообщает «Маяк», X сказал
    if led and (small or q.end - q.first <= 3 or not dashed):
        return (start, q.closer + 1), "mixed", "quote-verb-speaker"
    following = _goes_on(page, max(hit.end, zone.end))
    return (q.first, following.end if following is not None else q.end), "direct", "quote-verb-speaker"


def _goes_on(page: Page, after: int) -> Quotation | None:
    """The quotation with which the same speech goes on as the next sentence, unless it has a verb of saying too."""
    last = page.sentence(after - 1)[1]
    inside = next((i for i in range(after, last) if i in page.q.opened), None)
    if inside is not None:
        behind = page.dash(inside - 1) or page.norm(inside - 1) == "."
        return page.q.opened[inside] if behind and inside - after <= 3 else None
    q = page.q.opened.get(last)
    if q is None or page.t.paragraph[last] != page.t.paragraph[after - 1] or q.closer < 0:
        return None
    ended = q.closer + 1 >= len(page.t) or page.t.sentence[q.closer + 1] != page.t.sentence[q.closer]
    return q if ended or page.norm(q.closer + 1) in (".", "!", "?") else None


def _sentence_before(page: Page, hit: Hit, first: int, zone: Zone) -> Place | None:
    """Об этом сообщил X: the sentence before; …, об этом сообщил X: the clause before."""
    end = page.sentence(hit.first)[1]
    floor = floor_of(page, hit.first)
    opening = range(floor, min(hit.first, floor + OPENERS))
    spoken = any(verbal(page, i) for i in range(floor, hit.first))
    ahead = next((i for i in range(first, hit.first) if page.phrase(i, "this-topic") > 1), None)
    if ahead is None and not spoken:
        ahead = next((i for i in opening if page.phrase(i, "this-topic") > 1), None)
        first = floor if ahead is not None else first
    behind = next(
        (i for i in range(hit.end, min(end, max(zone.end, hit.end) + 3)) if page.phrase(i, "this-topic") > 1), None
    )
    if ahead is None and (behind is None or any(page.comma(i) for i in range(hit.end, behind))):
        return None
    if ahead is not None and ahead - first > OPENERS or page.has(first, "relative") or page.has(first + 1, "relative"):
        return None
    start = floor_of(page, hit.first)
    if first > start + 1 and page.comma(first - 1):
        return (after_dateline(page, start), first - 1), "indirect", "this-before"
    k = page.t.sentence[hit.first] - 1
    if k < 0 or first > start + 2:
        return None
    a, b = page.t.sentences[k]
    a = after_dateline(page, a)
    while b > a and page.mark(b - 1) and b - 1 not in page.q.closed:
        b -= 1
    return ((a, b), "indirect", "this-before") if b - a >= MIN_CLAUSE else None


def _dialogue(page: Page, hit: Hit, first: int) -> Place | None:
    """— Куда? — спросил он. — Домой: a paragraph of speech that a dash opens."""
    paragraph, end = page.t.paragraphs[page.t.paragraph[hit.first]]
    k = page.t.sentence[max(first - 1, paragraph)]
    while not page.dash(page.t.sentences[k][0]) and page.t.sentences[k][0] > paragraph:
        k -= 1
    if page.t.sentences[k][0] == first - 1 and first - 1 > paragraph:
        k -= 1  # — Куда? — спросил он.
    begin = page.t.sentences[k][0]
    if not (page.comma(first - 2) or page.norm(first - 2) in ("!", "?", "…", ".")):
        return None
    if not page.dash(begin) or not page.dash(first - 1) or first - 1 == begin:
        return None
    stop = first - 1
    later = next((i for i in range(hit.end, page.sentence(hit.first)[1] + 1) if i < end and page.dash(i)), None)
    if later is not None and later + 1 < end:
        stop = end
    while stop > begin and page.norm(stop - 1) in (",", "."):
        stop -= 1
    return (begin + 1, stop), "direct", "dialogue"


def _clause(page: Page, hit: Hit, first: int, zone: Zone) -> Place | None:
    """…, сообщил X; A, отметил X, B: a clause before the verb, or around verb and speaker."""
    mark = first - 1
    start = floor_of(page, hit.first)
    if mark <= start or not (page.comma(mark) or page.dash(mark)) or hit.first - first > OPENERS:
        return None
    lead = range(first, hit.first)
    if any(not page.has(i, "adverb", "time", "as", "connective", "joining", "negation", "auxiliary") for i in lead):
        return None
    named = zone.speaker or zone.within or zone.document or zone.told or zone.relayed
    if named is None and not page.dash(mark) and not any(f.form in ("impersonal",) for f in hit.forms):
        return None
    begin = clause_begin(page, after_dateline(page, start), mark)
    while begin < mark and (page.dash(begin) or page.has(begin, "joining")):
        begin += 1
    carried = page.phrase(begin + 1, "that-opener") or page.phrase(begin, "that-opener")
    if carried and page.comma(begin + carried) and page.has(begin + carried + 1, "that"):
        begin += carried + 1  # О том, что C, сообщил X
    stop = mark - 1 if page.comma(mark - 1) else mark
    words = sum(not page.mark(i) for i in range(begin, stop))
    if words < MIN_CLAUSE and not (words and page.has(begin, "noun") and page.has(begin, "case-nom")):
        return None
    quoted = any(begin <= o < stop and page.q.opened[o].end - o > 3 for o in page.q.opened)
    mode = "mixed" if quoted else "indirect"
    end = page.sentence(hit.first)[1]
    after = max(zone.end, hit.end)
    after = next(
        (i for i in range(after, end) if page.mark(i) and i not in page.q.opened and i not in page.q.closed), end
    )
    if _resumes(page, after, end):
        opens = all(page.mark(i) or page.phrase(i, "connective") or page.has(i, *OPENING) for i in range(begin, stop))
        return (after + 1 if opens else begin, end), mode, "clause-around"
    opens = words < MIN_CLAUSE or all(page.mark(i) or page.has(i, *OPENING) for i in range(begin, stop))
    return None if opens else ((begin, stop), mode, "according-to-after")


def clause_begin(page: Page, start: int, mark: int) -> int:
    """Where the clause before word `mark` begins: behind a colon that no verb of saying led up to."""
    for i in range(mark - 1, start, -1):
        if page.colon(i) and not page.q.inside[i]:
            return start if any(k in page.at and page.at[k].finite for k in range(start, i)) else i + 1
    return start


def _resumes(page: Page, after: int, end: int) -> bool:
    """Whether the reported clause goes on behind verb and speaker: Дом, сообщил X, построят."""
    if not (page.comma(after) or page.dash(after)) or after + 3 >= end:
        return False
    following = after + 1
    if page.dash(following):
        return True
    if page.has(following, "gerund", "relative", "that", "contrast", "office", "as") or following in page.q.opened:
        return False
    hit = page.at.get(following)
    return hit is None or not (hit.finite or hit.form("participle", "attributive", "passive", "impersonal"))
