"""Where a noun phrase ends in front of a verb that closes its clause, where no mark says it."""

from __future__ import annotations

from riwaya.languages.lexicon import NAMES
from riwaya.read.attribution.final_verbs import finite, opens_subordinate
from riwaya.read.attribution.media import media_in
from riwaya.read.page import ADVERBIAL, Page

MAX_NAME = 30
"""Words of a speaker's name with all his offices."""

HEADS = (
    "office", "title", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
    "given-name", "family-name", "country", "demonstrative", "number", "nationality",
)  # fmt: skip
"""Classes of words that a speaker's name may begin with."""


def before_object(page: Page, i: int, stop: int, end: int) -> int:
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
    inner += max(0, page.phrase(i, "number") - 1)  # هیچ یک از طرفین
    cut = next((j for j in range(inner + 1, stop) if opens_object(page, j)), None)
    complete = _after_country(page, inner, stop)
    if complete is not None and (cut is None or complete < cut):
        cut = complete
    if cut is None and stop == marker:
        body = max(page.phrase(i, "organisation"), page.phrase(i, "government"), page.has(i, "proper-body"))
        if 0 < body < stop - i:
            cut = i + body
        elif page.has(i, "given-name", "family-name"):
            cut = next((j for j in range(inner + 1, stop) if not page.has(j, *NAMES)), stop)
        else:
            cut = next((j for j in range(inner + 1, stop) if _names_another(page, j)), None)
            bodies = ["proper-body", "organisation", "government", "country"]
            if page.has(i, "medium-noun", "medium", "organisation", "government"):
                bodies.append("group")  # روزنامه مهر شورشیان را
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
    points = page.has(j - 2, "demonstrative")  # این مسئول is complete
    if page.has(j - 1, *bound) and not points and not page.has(j - 1, "proper-body"):
        return False
    hit = page.at.get(j)
    reports = hit is not None and hit.form("noun", "forms", "split") is not None
    return page.has(j, "object-noun", "demonstrative") or page.phrase(j, "number") > 0 or reports


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
    if page.phrase(j, "time") and not page.has(j, "given-name") and not page.has(j - 1, "title"):  # امام جمعه
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
