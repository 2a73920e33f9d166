"""The offices that a page gives to a person beside his name, wherever it stands: before it, behind its comma, and in
"who was …". What is said of him elsewhere rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.read.content.mentions import Mention
from riwaya.read.page import Page, Range

LONGEST = 8
"""Words of an office behind a name."""

BEFORE = 3
"""Words that may stand before an office's noun and belong to it (port director, бывший директор)."""

_WAS = ("copula", "be")

_NAMES = ("given-name", "family-name", "name-part")

_HOLDERS = ("office", "title")

_CLOSING = (
    "preposition", "relative", "that", "verb", "auxiliary", "copula", "be", "contrast", "pronoun", "negation", "adverb",
    "subordinating", "modal-before-cue", "connective", "demonstrative", *_NAMES,
)  # fmt: skip
"""Classes of words that no office goes on with."""


def held_offices(m: Mention) -> Iterator[Range]:
    """The words of each office that stands beside the name in a mention."""
    if m.office is not None:
        yield _whole(m.page, m.office)
    found = _behind(m.page, m.end)
    if found is not None:
        yield found


def _whole(page: Page, office: Range) -> Range:
    """An office before a name with the capitalised words before it that belong to it (Transport and Ports Minister)."""
    first = office[0]
    while page.language.capitals and office[0] - first < LONGEST and _capital(page, first - 1):
        first -= 2 if page.has(first - 2, "joining") and _capital(page, first - 3) else 1
        if page.has(first, "joining"):
            first -= 1
    return first, office[1]


def _capital(page: Page, i: int) -> bool:
    plain = i >= 0 and not page.mark(i) and not page.has(i, *_CLOSING, *_HOLDERS, "determiner", "time", "weekday")
    verb = plain and page.t.words[i].cues and i == page.sentence(i)[0]
    return plain and not verb and page.t.surface(i)[0].isupper()


def _behind(page: Page, end: int) -> Range | None:
    """The office behind a name that ends before word `end`; None for none."""
    first = end + page.comma(end)
    told = page.has(first, "relative")
    if first == end and not told:
        return None
    if told:
        first += 1
        linked = page.has(first, *_WAS)
        while page.has(first, "auxiliary", *_WAS):
            first += 1
            linked = linked or page.has(first, *_WAS)
    while page.has(first, "determiner"):
        first += 1
    stop = _office_end(page, first)
    if stop is None or told and not (linked or page.has(stop, *_WAS)):
        return None
    return first, stop


def _office_end(page: Page, first: int) -> int | None:
    """Where the office ends whose words begin at word `first`; None where none stands there."""
    head = first
    while page.language.capitals and head - first < BEFORE and _goes_on(page, head) and not page.has(head, "office"):
        head += 1
    word = page.t.words[head] if head < len(page.t) else None
    if word is None or not page.has(head, "office") or word.preposition or word.conjunction or word.enclitic:
        return None
    stop = head + max(page.phrase(head, "office"), 1)
    while stop - head < LONGEST and (_goes_on(page, stop) or _linked(page, stop)):
        stop += 1 + _linked(page, stop)
    return None if page.has(stop, *_NAMES) else stop  # X, president Y: another man's


def _goes_on(page: Page, i: int) -> bool:
    """Whether word i may belong to an office."""
    if i >= len(page.t) or page.mark(i) or page.has(i, *_CLOSING) or page.t.words[i].preposition:
        return False
    word = page.t.words[i]
    timed = page.has(i, "time", "weekday") and not word.article
    return not timed and not (word.cues and not page.has(i, "office", "organisation", "object-noun"))


def _linked(page: Page, i: int) -> bool:
    """Whether word i is an "of" that leads on to what an office is of."""
    return page.norm(i) in page.language.entities.links and (_goes_on(page, i + 1) or page.has(i + 1, "determiner"))
