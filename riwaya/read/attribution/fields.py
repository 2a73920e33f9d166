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

HEADS = (
    "office", "title", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
    "given-name", "family-name", "country", "demonstrative", "number", "nationality",
)  # fmt: skip
"""Classes of words that a speaker's name may begin with."""


@dataclass(frozen=True, slots=True)
class Field:
    """Words `begin:end` before a verb: its subject, where that ends (`after`), and who hands the sentence on."""

    begin: int
    end: int
    subject: Range | None
    after: int
    tellers: tuple[Range, ...] = ()


@dataclass(slots=True)
class _Opening:
    """How far the words that open a clause go, and the tellers that they name."""

    at: int
    tellers: list[Range] = field(default_factory=list)


def finite(page: Page, i: int) -> bool:
    """Whether word i is a finite verb, which closes a clause."""
    if page.has(i, "verb"):
        return True
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
    i = cue_first - 1
    while i >= start:
        q = page.q.closed.get(i)
        if q is not None and q.opener >= start:
            i = q.opener - 1
            continue
        if page.colon(i) and not (page.norm(i - 1).isdigit() and page.norm(i + 1).isdigit()):
            break
        if opens_subordinate(page, i):
            if not open_verbs:
                break
            open_verbs.pop()
        elif finite(page, i) and not page.has(i + 1, "joining") and not (open_verbs and open_verbs[-1] == i + 1):
            open_verbs.append(i)
        i -= 1
    if i < start and open_verbs:
        return open_verbs[0] + 1
    return i + 1


def read_field(page: Page, begin: int, end: int) -> Field:
    """The field `begin:end`, its subject and the tellers named before it."""
    opening = _skip_opening(page, begin, end)
    i = opening.at
    subject = None
    after = i
    if i < end and _can_open(page, i):
        after = name_end(page, i, end)
        stop = after
        while stop > i and page.mark(stop - 1) and stop - 1 not in page.q.closed and page.norm(stop - 1) != ")":
            stop -= 1
        subject = (i, stop) if stop > i else None
    return Field(begin, end, subject, after, tuple(opening.tellers))


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
            relay = any(f.cue.kind == "relay" for f in hit.forms)
            step = (_past_teller(page, hit, end, out.tellers) if relay else past_adverbial(page, hit, end)) - i
        elif not step and page.phrase(i, "preposition"):
            step = _past_circumstance(page, i, end) - i
        if step <= 0:
            break
        out.at = i + step
    return out


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
    begin = hit.end + (page.norm(hit.end) in {f.cue.source_preposition for f in hit.forms})
    stop = source_end(page, begin, end)
    if stop > begin:
        tellers.insert(0, (begin, stop))
    while stop < end and not page.comma(stop) and page.phrase(stop, "preposition") and stop not in page.at:
        stop = _to_comma_or_word(page, stop, end)
    return stop


def _to_comma_or_word(page: Page, i: int, end: int) -> int:
    """Past a short circumstance behind a teller (از بندرعباس): to the comma, else two words on."""
    comma = next((j for j in range(i, min(end, i + 8)) if page.comma(j) or j in page.at), None)
    return comma if comma is not None else min(i + 2, end)


def source_end(page: Page, begin: int, end: int) -> int:
    """Where the name behind "according to" ends."""
    if page.has(begin, "pronoun"):
        return begin + 1
    stop = name_end(page, begin, end)
    if stop < end and page.comma(stop):
        return stop
    named = media_in(page.t, begin, stop)
    return named[0].end if named else stop


def _past_circumstance(page: Page, i: int, end: int) -> int:
    """Behind the circumstance at word i: its comma, the verb of the clause inside it, or what must be a new name."""
    depth = 0
    for j in range(i + 1, end):
        if opens_subordinate(page, j):
            depth += 1
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
        apposition = page.has(j + 1, "office", "title", "people", "organisation") and j + 1 < end
        return not apposition
    if page.mark(j):
        return not (page.dash(j) and page.t.starts[j] == page.t.ends[j - 1])
    if (
        page.has(j, "object-marker", "relative", "that", "pronoun")
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
    if page.phrase(j, "preposition"):
        return not _part_of_office(page, start, j)
    return finite(page, j) and not page.has(j, *HEADS)


def _part_of_office(page: Page, start: int, j: int) -> bool:
    """Whether the preposition at word j belongs to the office before it (سفیر ایران در مسکو)."""
    if page.phrase(j, "preposition") > 1 or page.has(j + 1, "listener-noun", "time", "demonstrative", "pronoun"):
        return False
    takes = any(page.has(k, "takes-preposition") for k in range(start, j))
    return takes and page.has(j + 1, "organisation", "government", "country", "office", "place-noun")
