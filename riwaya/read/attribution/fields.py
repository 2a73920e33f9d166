"""The field before a verb that closes its clause: who opens it, what stands before him, who hands the clause on."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.read.attribution.final_names import before_object, name_end, source_end
from riwaya.read.attribution.final_verbs import finite, last_verb, opens_subordinate
from riwaya.read.attribution.media import media_in
from riwaya.read.page import ADVERBIAL, Hit, Page, Range

PLACE = 8
"""Words of the place behind an agency's name."""


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


def read_field(page: Page, begin: int, end: int) -> Field:
    """The field `begin:end`, its subject and the tellers named before it."""
    opening = _skip_opening(page, begin, end)
    i = opening.at
    subject = None
    after = i
    if i < end and _can_open(page, i):
        after = stop = before_object(page, i, name_end(page, i, end), end)
        while stop > i and page.mark(stop - 1) and stop - 1 not in page.q.closed and page.norm(stop - 1) != ")":
            stop -= 1
        subject = (i, stop) if stop > i else None
    told = Field(begin, end, opening.at, subject, after, tuple(opening.tellers))
    return _citing(page, told) or told


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
    if page.phrase(i, "number") > 1:
        return True  # هیچ یک از
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
        comma = next((j for j in range(hit.end, end) if page.comma(j)), end)
        return verb + 1 if verb is not None else comma
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
