"""The dateline that opens a report: where and when it was written, and which agency it comes from.

"بغداد - واع:", "باريس، 3 نوفمبر (أ ف ب) -", "تهران- ایرنا-", "LONDON, June 4 (Reuters) -".

It is read piece by piece, from mark to mark: each piece has to be a place, a date or a credit, and what closes the last
of them is a dash, a colon, a slash or a bracket.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riwaya.read.attribution.media import media_in
from riwaya.read.page import Page

DATELINE = 14
"""Words within which a dateline ends."""

CREDIT_WORDS = 5
"""Words of a name in a credit line or dateline."""

PLACE_WORDS = 3
"""Words of a place that no list knows (تل حرير)."""

SHORT = 4
"""Letters of the acronyms of agencies that are everyday words elsewhere (قنا, مهر), and stand in no list of media."""

_SLASHES = ("/", "|")
_PLACES = ("place-name", "country", "government")
_DATES = ("month", "weekday")

NO_NAME = frozenset({"relative", "verb", "own-report"})
"""What opens words in brackets that are an aside."""

_Kind = Literal["", "place", "date", "credit"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a report: the words that it credits, and the first word behind it."""

    credit: tuple[int, int]
    end: int


def read_dateline(page: Page, first: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph of words `first:end` opens; None where it credits nobody."""
    limit = min(end, first + DATELINE)
    placed, i = False, first
    while i < limit:
        bracket = page.norm(i) == "("
        stop = _piece_end(page, i, limit, bracket)
        if stop is None:
            return None
        a, b = (i + 1, stop) if bracket else (i, stop)
        kind = kind_of(page, a, b)
        i, closed = _behind(page, stop, limit)
        if kind == "" and b - a <= CREDIT_WORDS and not page.has(a, *NO_NAME):
            kind = "credit" if bracket and a < b or placed and closed and acronym(page, a, b) else ""
        if kind == "credit":
            reported = closed or bracket and placed  # تاس) ـ: a mark that is no word
            return Dateline((a, b), i) if reported and not page.has(a, "own-report") else None
        if kind == "" and not (a == first and b - a <= PLACE_WORDS):
            return None
        placed = placed or kind == "place"
    return None


def _piece_end(page: Page, i: int, limit: int, bracket: bool) -> int | None:
    """The mark that ends the piece at word `i`; None where no mark does, since that is text."""
    for k in range(i + 1, limit):
        if page.norm(k) == ")" if bracket else _parts(page, k):
            return k
    return None


def _parts(page: Page, i: int) -> bool:
    return page.dash(i) or page.colon(i) or page.comma(i) or page.norm(i) in ("(", *_SLASHES)


def _behind(page: Page, stop: int, limit: int) -> tuple[int, bool]:
    """The first word behind the marks at `stop`, and whether they may close a dateline."""
    i, closed = stop, False
    while i < limit and page.norm(i) != "(" and (_parts(page, i) or page.norm(i) == ")"):
        closed = closed or page.dash(i) or page.colon(i) or page.norm(i) in _SLASHES
        i += 1
    return i, closed


def kind_of(page: Page, a: int, b: int) -> _Kind:
    """What a piece of words `a:b` is for sure; empty where only its place could tell."""
    words = range(a, b)
    named = [k for m in media_in(page.t, a, b) for k in range(m.first, m.end)]
    if any(k in page.at and page.at[k].finite for k in words):
        return ""
    if all(k in named or page.mark(k) for k in words) or page.has(a, "medium-noun") and b - a <= CREDIT_WORDS:
        return "credit"
    if all(page.t.surface(k).isdigit() or page.has(k, *_DATES) for k in words):
        return "date"
    return "place" if all(page.t.surface(k).isdigit() or page.has(k, *_PLACES, *_DATES) for k in words) else ""


def acronym(page: Page, a: int, b: int) -> bool:
    """Whether a piece is one short word that has no article (واع)."""
    return b - a == 1 and len(page.norm(a)) <= SHORT and page.t.words[a].norm == page.t.words[a].stem
