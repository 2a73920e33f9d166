"""The field before a verb that closes its clause: where the clause begins, who opens it, what may be passed over.

In such a language the verb of saying stands behind subject, circumstances and object, and a clause inside the field (a
relative one, one with a complementiser) has its own verb at its end. So the way back from a verb counts verbs against
the words that open subordinate clauses.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.read.attribution.media import media_in
from riwaya.read.page import ADVERBIAL, Hit, Page, Range

MAX_NAME = 30
"""Words of a speaker's name with all his offices."""

DATELINE = 6
"""Words of a dateline."""

PLACE = 8
"""Words of the place behind an agency's name."""

HEADS = (
    "office", "title", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
    "given-name", "family-name", "country", "demonstrative", "number", "nationality",
)  # fmt: skip
"""Classes of words that a speaker's name may begin with."""


@dataclass(frozen=True, slots=True)
class Field:
    """Words `begin:end` before a verb: where its openers end (`opened`), its subject, where that ends (`after`), who
    hands it on."""

    begin: int
    end: int
    opened: int
    subject: Range | None
    after: int
    tellers: tuple[Range, ...] = ()


@dataclass(slots=True)
class _Opening:
    """How far the words that open a clause go, and the tellers that they name."""

    at: int
    tellers: list[Range] = field(default_factory=list)


def impersonal(page: Page, begin: int, cue_first: int) -> bool:
    """Whether the verb at `cue_first` has nobody as its subject: a past stem behind "one can", "one must"."""
    i = cue_first - 1
    while i >= begin and not finite(page, i):
        if page.has(i, "impersonal"):
            return True
        i -= 1
    return i >= begin and page.has(i, "impersonal")


def in_relative(page: Page, begin: int) -> bool:
    """Whether the clause that begins at word `begin` describes a noun before it, or is a headless relative one."""
    if page.has(begin - 1, "that", "relative"):
        before = begin - 2
        return not (page.mark(before) or finite(page, before) or page.has(before, "verb"))
    return False


def finite(page: Page, i: int) -> bool:
    """Whether word i is a finite verb, which closes a clause."""
    if page.has(i, "verb"):
        return True
    if page.has(i, "bare-perfect"):
        return page.comma(i + 1) or (i + 1 in page.at and page.at[i + 1].finite)
    hit = page.at.get(i)
    return hit is not None and hit.end == i + 1 and hit.finite


def last_verb(page: Page, begin: int, end: int) -> int | None:
    """The last finite verb in words `begin:end` outside of quotations that open there."""
    return next((i for i in range(end - 1, begin - 1, -1) if finite(page, i)), None)


def opens_subordinate(page: Page, i: int) -> bool:
    """Whether word i opens a clause that has a verb of its own."""
    return page.has(i, "that", "relative", "subordinating", "content-that")


def clause_begin(page: Page, cue_first: int) -> int:
    """First word of the clause that the verb at `cue_first` closes."""
    start = page.sentence(cue_first)[0]
    around = page.q.around(cue_first)
    if around is not None:
        start = max(start, around.first)
    open_verbs: list[int] = []
    joined = False
    i = cue_first - 1
    while i >= start:
        q = page.q.closed.get(i)
        if q is not None and q.opener >= start:
            joined = joined or page.has(i + 1, "joining")
            i = q.opener - 1
            continue
        if _dateline(page, i):
            break
        if page.colon(i) and not (page.norm(i - 1).isdigit() and page.norm(i + 1).isdigit()):
            governing = _reporting_verb(page, i - 1, start) if joined else None
            if governing is None:
                break
            open_verbs.clear()
            i = governing.first - 1
            continue
        reports = _reporting_verb(page, i, start)
        if opens_subordinate(page, i):
            governing = _reporting_verb(page, i - 1, start) if joined else None
            if not open_verbs and governing is None:
                break
            open_verbs.clear()
            i = governing.first if governing is not None else i
        elif finite(page, i) and page.has(i + 1, "joining") and not opens_subordinate(page, i + 2):
            if not open_verbs and _new_subject(page, i + 2, cue_first):
                return i + 2
            joined = joined or not open_verbs
        elif reports is not None and joined:
            open_verbs.clear()  # X said [that …] and added: both verbs have one subject
            i = reports.first
        elif finite(page, i):
            open_verbs.append(i)
        i -= 1
    if i < start and open_verbs:
        return open_verbs[0] + 1
    return i + 1


def _dateline(page: Page, i: int) -> bool:
    """Whether word i is a dash behind the place and agency that open a report (تهران - ایرنا - …)."""
    first = page.t.paragraphs[page.t.paragraph[i]][0]
    glued = page.t.starts[i] == page.t.ends[i - 1] and i + 1 < len(page.t) and page.t.ends[i] == page.t.starts[i + 1]
    return page.dash(i) and first < i <= first + DATELINE and not glued


def _reporting_verb(page: Page, i: int, start: int) -> Hit | None:
    """The finite verb of saying whose last word is word i."""
    for first in range(i, max(start, i - 4) - 1, -1):
        hit = page.at.get(first)
        if hit is not None:
            return hit if hit.end == i + 1 and hit.finite else None
    return None


def _new_subject(page: Page, i: int, end: int) -> bool:
    """Whether a clause that "and" opens at word i has a subject of its own: somebody, and no object."""
    if i >= end or not page.has(i, *PEOPLE):
        return False
    stop = name_end(page, i, end)
    return not page.has(stop, "object-marker")


PEOPLE = (
    "office", "title", "people", "group", "organisation", "government", "medium-noun", "medium", "given-name",
    "country", "pronoun",
)  # fmt: skip
"""Classes of those who act."""


def read_field(page: Page, begin: int, end: int) -> Field:
    """The field `begin:end`, its subject and the tellers named before it."""
    opening = _skip_opening(page, begin, end)
    i = opening.at
    subject = None
    after = i
    if i < end and _can_open(page, i):
        after = stop = _before_object(page, i, name_end(page, i, end), end)
        while stop > i and page.mark(stop - 1) and stop - 1 not in page.q.closed and page.norm(stop - 1) != ")":
            stop -= 1
        subject = (i, stop) if stop > i else None
    told = Field(begin, end, opening.at, subject, after, tuple(opening.tellers))
    return _citing(page, told) or told


def _before_object(page: Page, i: int, stop: int, end: int) -> int:
    """Where the subject from word i ends, if the noun phrase `i:stop` runs on into the object of the clause: nothing
    is written between the two (X این خبر را …). Without an object marker behind it there is none."""
    depth = 0
    for j in range(i, end):
        if opens_subordinate(page, j):
            depth += 1
        elif depth and finite(page, j):
            depth -= 1
        elif not depth and page.has(j, "object-marker"):
            return _first_of_object(page, i, min(stop, j), j)
    return stop


def _first_of_object(page: Page, i: int, stop: int, marker: int) -> int:
    """First word of the object in the noun phrase `i:stop` that holds both; `i` where it is all object."""
    if page.has(i, "pronoun"):
        return i + 1
    quotation = page.q.opened.get(i)
    inner = quotation.closer if quotation is not None and i < quotation.closer < stop else i
    cut = next((j for j in range(inner + 1, stop) if opens_object(page, j)), None)
    complete = _after_country(page, inner, stop)
    if complete is not None and (cut is None or complete < cut):
        cut = complete
    if cut is None and stop == marker:
        body = max(page.phrase(i, "organisation"), page.phrase(i, "government"), page.has(i, "proper-body"))
        if 0 < body < stop - i:
            cut = i + body
        elif page.has(i, "given-name", "family-name"):
            names = ("given-name", "family-name", "name-part")
            cut = next((j for j in range(inner + 1, stop) if not page.has(j, *names)), stop)
        else:
            cut = next((j for j in range(inner + 1, stop) if _names_another(page, j)), None)
            bodies = ("proper-body", "organisation", "government", "country")
            cut = cut or next((j for j in range(inner + 2, stop) if page.has(j, *bodies)), None)
    if cut is None or cut >= marker:
        return i if stop == marker else stop
    return cut


def _after_country(page: Page, i: int, stop: int) -> int | None:
    """Behind the country that completes the name of a body or office (بانک مرکزی ایران نرخ تورم را), unless a
    name follows it."""
    for k in range(i, stop):
        length = page.phrase(k, "country")
        if length and k + length < stop:
            goes_on = page.has(k + length, "given-name", "title", "country", "joining", "ordinal", "preposition")
            return None if goes_on or page.mark(k + length) else k + length
    return None


def _names_another(page: Page, j: int) -> bool:
    """Whether a title or given name begins somebody else's name at word j."""
    return page.has(j, "title", "given-name") and not page.has(j - 1, "office", "organisation", "title", "given-name")


def opens_object(page: Page, j: int) -> bool:
    """Whether a noun phrase of something done or said begins at word j."""
    bound = ("preposition", "joining", "office", "organisation", "title", "demonstrative", "number")
    if page.has(j - 1, *bound) and not page.has(j - 1, "proper-body"):
        return False
    hit = page.at.get(j)
    reports = hit is not None and hit.form("noun", "forms", "split") is not None
    return page.has(j, "object-noun", "demonstrative", "number") or reports


def _citing(page: Page, told: Field) -> Field | None:
    """The field of "the agency, citing X, wrote": X speaks, the agency is a teller further out."""
    hits = (page.at[i] for i in range(told.after, told.end) if i in page.at)
    hit = next((h for h in hits if relays(page, h)), None)
    if hit is None or told.subject is None:
        return None
    begin = _past_preposition(page, hit)
    stop = source_end(page, begin, told.end)
    if stop == begin:
        return None
    return Field(told.begin, told.end, told.opened, (begin, stop), stop, (told.subject, *told.tellers))


def relays(page: Page, hit: Hit) -> bool:
    """Whether the cue hands on another's words beside the main verb (به نقل از، از قول)."""
    following = (page.norm(hit.end), None)
    cues = (f.cue for f in hit.forms if f.form in ADVERBIAL)
    return any(cue.kind == "relay" and cue.source_preposition in following for cue in cues)


def _past_preposition(page: Page, hit: Hit) -> int:
    """First word of the source behind a relay or preposition."""
    return hit.end + (page.norm(hit.end) in {f.cue.source_preposition for f in hit.forms})


def _can_open(page: Page, i: int) -> bool:
    if page.mark(i):
        return i in page.q.opened
    return not page.has(i, "object-marker", "that", "preposition", "verb", "negation") and not _adverbial(page, i)


def _adverbial(page: Page, i: int) -> Hit | None:
    """The cue at word i, if it only reports beside another verb (با بیان اینکه)."""
    hit = page.at.get(i)
    return hit if hit is not None and hit.form(*ADVERBIAL) else None


def _skip_opening(page: Page, i: int, end: int) -> _Opening:
    """Past what stands before the subject: connectives, times, circumstances, "according to the agency"."""
    out = _Opening(i)
    while out.at < end:
        i = out.at
        step = _plain_opener(page, i)
        hit = page.at.get(i)
        if hit is not None and any(f.cue.kind == "preposition" for f in hit.forms):
            step = _past_teller(page, hit, end, out.tellers) - i
        elif hit is not None and hit.form(*ADVERBIAL):
            past = _past_teller(page, hit, end, out.tellers) if relays(page, hit) else past_adverbial(page, hit, end)
            step = past - i
        elif not step and page.phrase(i, "preposition") or opens_subordinate(page, i + max(step, 1) - 1):
            step = past_circumstance(page, i, end) - i
        if step <= 0:
            break
        out.at = i + step
    return out


def past_connectives(page: Page, i: int, end: int) -> int:
    """Past marks, conjunctions and connectives at word i, which are part of nothing."""
    while i < end:
        length = max(page.phrase(i, "connective"), page.phrase(i, "contrast"), page.has(i, "joining"))
        if not length and not (page.mark(i) and i not in page.q.opened):
            break
        i += max(1, length)
    return i


def _plain_opener(page: Page, i: int) -> int:
    """Number of words at i that open a clause and belong to nothing: a mark, a connective, a time."""
    if page.mark(i):
        return 0 if i in page.q.opened else 1
    length = max(
        page.phrase(i, name) for name in ("connective", "contrast", "adverb", "time", "own-formula", "place-of-speech")
    )
    if length:
        return length
    if page.norm(i).isdigit() and page.has(i + 1, "month"):
        return 3 if page.norm(i + 2).isdigit() else 2
    if page.has(i, "month") and page.norm(i + 1).isdigit():
        return 2
    return 1 if page.has(i, "joining", "cause") else 0


def _past_teller(page: Page, hit: Hit, end: int, tellers: list[Range]) -> int:
    """Behind "according to X", which is noted as a teller further out."""
    begin = _past_preposition(page, hit)
    stop = source_end(page, begin, end)
    if stop > begin:
        named = media_in(page.t, begin, stop)  # our economics correspondent of the agency: the agency
        tellers.insert(0, (named[0].first, named[0].end) if named else (begin, stop))
    return past_place(page, stop, end)


def past_place(page: Page, i: int, end: int) -> int:
    """Past a short circumstance behind a teller (به گزارش فارس از بندرعباس، …): to its comma, else two words on."""
    while i < end and page.has(i, "preposition") and i not in page.at and not page.has(i, "locative"):
        stop = next((j for j in range(i, min(end, i + PLACE)) if page.comma(j) or j in page.at), None)
        i = stop if stop is not None else min(i + 2, end)
    return i


def source_end(page: Page, begin: int, end: int) -> int:
    """Where the name behind "according to" ends."""
    if page.has(begin, "pronoun"):
        return begin + 1
    stop = name_end(page, begin, end)
    comma = next((j for j in range(begin, stop) if page.comma(j)), None)
    closed = stop < end and page.comma(stop)
    if comma is not None and (not closed or page.has(begin, "medium", "medium-noun", "reporters-address")):
        return comma  # what follows the comma is no apposition but the next speaker
    if closed:
        return stop
    named = media_in(page.t, begin, stop)
    if named:
        return named[0].end
    opens = ("number", "demonstrative", "object-noun", "pronoun")
    return next((j for j in range(begin + 1, stop) if page.has(j, *opens) or page.norm(j).isdigit()), stop)


def past_circumstance(page: Page, i: int, end: int) -> int:
    """Behind the circumstance at word i: its comma, the verb of the clause inside it, or what must be a new name."""
    depth = int(opens_subordinate(page, i))
    for j in range(i + 1, end):
        if opens_subordinate(page, j):
            depth = 1
        elif depth and finite(page, j):
            depth -= 1
        elif depth:
            continue
        elif page.comma(j) and not page.has(j + 1, "joining"):
            return j + 1
        elif (
            j - i >= 2
            and page.has(j, "given-name", "title", "pronoun")
            and not page.has(j - 1, *_BINDING)
            or j - i >= 2
            and _adverbial(page, j) is not None
        ):
            return j
    if page.has(i + 1, "demonstrative") and i + 3 < end:
        return i + 3
    return end


_BINDING = (
    "preposition",
    "office",
    "organisation",
    "title",
    "joining",
    "object-noun",
    "place-noun",
    "number",
    "given-name",
)


def past_adverbial(page: Page, hit: Hit, end: int) -> int:
    """Behind what the adverbial cue `hit` reports, at the latest at word `end`, where the main verb begins."""
    clause = any(opens_subordinate(page, j) for j in range(hit.end, min(end, hit.end + 4)))
    if clause:
        verb = last_verb(page, hit.end, end)
        if verb is not None:
            return verb + 1
    i = hit.end
    depth = 0
    while i < end:
        if opens_subordinate(page, i):
            depth += 1
        elif finite(page, i):
            depth = max(0, depth - 1)
        elif not depth and (
            page.comma(i)
            or page.phrase(i, "talk")
            or page.phrase(i, "place-of-speech")
            or i > hit.end
            and _adverbial(page, i)
        ):
            return i
        i += 1
    return end


def name_end(page: Page, i: int, end: int) -> int:
    """First word after the noun phrase that opens at word i."""
    if page.has(i, "pronoun"):
        return i + 1
    j, end = i, min(end, i + MAX_NAME)
    while j < end:
        quotation = page.q.opened.get(j)
        if quotation is not None and 0 <= quotation.closer < end:
            j = quotation.closer + 1
            continue
        if page.norm(j) in ("(", "["):
            closing = next((k for k in range(j, end) if page.norm(k) in (")", "]")), None)
            if closing is None:
                return j
            j = closing + 1
            continue
        if j > i and _ends_name(page, i, j, end):
            return j
        j += 1
    return j


def _ends_name(page: Page, start: int, j: int, end: int) -> bool:
    """Whether the noun phrase from `start` ends before word j."""
    if page.comma(j):
        office = page.has(start, "office", "title", "people")
        apposition = page.has(j + 1, "office", "title", "people") or (office and page.has(j + 1, "given-name"))
        return not (apposition and j + 1 < end)
    if page.mark(j):
        return not (page.dash(j) and page.t.starts[j] == page.t.ends[j - 1])
    if (
        page.has(j, "object-marker", "relative", "that")
        or (page.has(j, "pronoun") and page.has(j + 1, "object-marker"))
        or page.phrase(j, "adverb")
        or page.phrase(j, "contrast")
    ):
        return True
    if page.phrase(j, "time") and not page.has(j, "given-name"):
        return True
    if page.phrase(j, "connective") > 1 or page.phrase(j, "place-of-speech") or page.phrase(j, "talk"):
        return True
    hit = page.at.get(j)
    if hit is not None and (hit.form(*ADVERBIAL) or any(f.cue.kind == "preposition" for f in hit.forms)):
        return True
    if hit is not None and hit.form("split") and not page.has(j - 1, "office", "organisation", "demonstrative"):
        return True
    if page.phrase(j, "preposition"):
        of_them = page.has(j - 1, "partitive-before") and page.has(start, "number", "group", "partitive-before")
        return not (of_them or _part_of_office(page, start, j))
    return finite(page, j) and not page.has(j, *HEADS)


def _part_of_office(page: Page, start: int, j: int) -> bool:
    """Whether the preposition at word j belongs to the office before it (سفیر ایران در مسکو)."""
    if (
        not page.has(j, "locative")
        or page.phrase(j, "preposition") > 1
        or page.has(j + 1, "listener-noun", "time", "demonstrative", "pronoun")
    ):
        return False
    takes = any(page.has(k, "takes-preposition") for k in range(start, j))
    return takes and page.has(j + 1, "organisation", "government", "country", "office", "place-noun")
