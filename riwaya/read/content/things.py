"""Where the names of weapons' models, works and events end."""

from __future__ import annotations

from riwaya.languages.lexicon import Word
from riwaya.read.content.bodies import quotation_end
from riwaya.read.content.personal import FAMILY, GIVEN, UNKNOWN, nation, part_of_name
from riwaya.read.page import Page, Range

_NO_TITLE = ("preposition", "that", "relative", "medium-noun", "medium")
"""What stands behind a work's noun and leads to no title."""

MODEL = 4
"""Digits of the longest number of a weapon's model (إف 16، هيرميس 900)."""

UNLISTED = 2
"""Words of a model's name that no list holds."""

ASIDE = 3
"""Words between a work's noun and its title (رواية الأديب الكبير «…»)."""


def model_end(page: Page, end: int, named: bool) -> int:
    """Past the model that stands behind a weapon's words: a make, "of type X", a name in quotation marks, and, if the
    words name a weapon already, a number. `end` where no model stands."""
    length = _phrase(page, end, "kind-of")
    start = end + length
    found = quotation_end(page, start) or make_end(page, start)
    if found or page.mark(start):
        return found or (_number_end(page, end) if named else 0) or end
    following = page.language.entities.word(page.norm(start))
    if not following.classes.isdisjoint(("weapon", "weapon-type")) and not following.conjunction:
        return start + 1
    if not length:
        return (_number_end(page, end) if named else 0) or end
    stop = start
    while stop - start < UNLISTED and part_of_name(page, stop) in (UNKNOWN, FAMILY, GIVEN):
        stop += 1
    return (_number_end(page, stop) or stop) if stop > start else end


def make_end(page: Page, i: int) -> int:
    """The word behind a make and its number (إف 16، سوخوي-24) at word i; 0 for none."""
    length = _phrase(page, i, "weapon-make")
    return _number_end(page, i + length) if length else 0


def _phrase(page: Page, i: int, word_class: str) -> int:
    """Words of the longest entry of a class of the lists at word i."""
    if page.mark(i):
        return 0
    lexicon = page.language.entities.lexicon
    norm = lexicon.word(page.norm(i)).stem
    best = 1 if word_class in lexicon.classes.get(norm, ()) else 0
    for p in lexicon.phrases_from(norm, page.norm(i + 1)):
        if word_class in p.classes and page.follows(i, p.words):
            best = max(best, 1 + len(p.words))
    return best


def _number_end(page: Page, i: int) -> int:
    """The word behind a model's number at word i, with a hyphen before it or none; 0 for none."""
    j = i + 1 if page.dash(i) and page.t.starts[i] == page.t.ends[i - 1] else i
    norm = page.norm(j)
    if not norm[:1].isdigit() or len(norm) > MODEL + 1 or "." in norm or "," in norm:
        return 0
    return j + 1 if j > i or not page.has(j + 1, "people", "group") else 0


def work_title(page: Page, i: int) -> Range | None:
    """The title in quotation marks behind the noun of a work at word i, over an adjective or two."""
    for j in range(i + 1, i + 1 + ASIDE):
        end = quotation_end(page, j)
        if end and end - j > 2:
            return j + 1, end - 1
        word = None if page.mark(j) else page.t.words[j]
        if word is None or word.cues or word.preposition or page.has(j, *_NO_TITLE):
            return None
    return None


def event_end(page: Page, i: int, known: Word) -> int:
    """Where an event's name ends that begins with its noun at word i, taken apart as `known`; 0 where the noun only
    describes."""
    classes = known.classes | page.language.entities.word(known.stem).classes
    if known.article:
        end = i + 1
        while _event_adjective(page, end):
            end += 1
        return end if end > i + 1 and "event-by-adjective" in classes else 0
    quoted = quotation_end(page, i + 1)
    if quoted or "event-by-noun" not in classes:
        return quoted
    j = i + 1
    if page.has(j, "country", "government", "month") and not page.t.words[j].preposition:
        return j + max(page.phrase(j, "country"), page.phrase(j, "government"), 1)
    year = page.norm(j)
    return j + 1 if year.isdigit() and len(year) == YEAR else 0


YEAR = 4
"""Digits of a year."""


def _event_adjective(page: Page, j: int) -> bool:
    if page.mark(j) or not page.t.words[j].article or page.t.words[j].preposition:
        return False
    listed = "event-adjective" in page.language.entities.word(page.norm(j)).classes
    return listed or page.has(j, "ordinal") or nation(page, j) is not None
