"""Words that are written like a number and say "not" (نه: nine, not): what stands around them tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.languages.numbers import NumberWord
from riwaya.read.content.fillers import Filler
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

REACH = 8
"""Words within which "not … and not" repeats itself, or numbers are counted up (three women and nine men)."""

NO_NOUN = ("preposition", "that", "adverb", "pronoun", "demonstrative", "verb", "auxiliary", "be")
"""Classes of words that no number counts."""


def says_not(page: Page, words: Sequence[NumberWord | None], i: int) -> bool:
    """Whether word i, in the list of those that may say "not", does: it comes again, stands behind an "and" that adds
    no number to another, behind a mark and a verb, or before what nothing counts. `words`: the page's number words."""
    numbers, counting = page.language.numbers, page.language.counting
    if page.norm(i) not in numbers.negating or page.t.words[i].preposition:
        return False
    behind = page.norm(i + 1)
    if words[i + 1 : i + 2] != [None] or behind in numbers.counted:
        return False
    if behind in counting.classifiers or behind in counting.times or behind in counting.age_units:
        return False
    if any(noun.measure for noun in counting.nouns.get(behind, ())):
        return False
    first, end = page.sentence(i)
    near = range(max(first, i - REACH), min(end, i + REACH + 1))
    if any(k != i and page.norm(k) == page.norm(i) and _joined(page, max(k, i)) for k in near):
        return True
    if page.has(i + 1, *NO_NOUN):
        return True
    counted = any(words[k] is not None for k in near if k < i)
    if page.norm(i - 1) in numbers.joiners:
        return not counted
    return i - 1 > first and page.mark(i - 1) and page.has(i - 2, "verb", "be", "auxiliary")


def without_numbers(page: Page, spots: list[Spot | None], counted: Iterable[Filler]) -> None:
    """Take from `spots` the "not" of words that are part of a number or of what it counts (twenty-nine)."""
    negating = page.language.numbers.negating
    for filler in counted if negating else ():
        for k in range(filler.first, filler.end):
            if page.norm(k) in negating:
                spots[k] = None


def _joined(page: Page, i: int) -> bool:
    return page.norm(i - 1) in page.language.numbers.joiners or page.comma(i - 1)
