"""What befell those who are counted: the nearest word beside a quantity that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.languages.quantities import Befalling
from riwaya.read.page import Page

STOPS = ("that", "relative", "joining", "contrast", "subordinating")
"""Words of these classes part a quantity from what is said beyond them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What befell, and how many words lie between."""

    what: str
    distance: int


def befallen(page: Page, first: int, end: int, things: bool, numbers: Sequence[bool]) -> Found | None:
    """What befell the quantity in words `first:end`; the nearer of the words before and behind, before if equal.

    `things`: it counts no people. `numbers`: whether a word is part of a number, which the search does not cross.
    """
    counting = page.language.counting
    start, stop = page.sentence(first)
    back = range(first - 1, max(start, first - counting.reach_before) - 1, -1)
    ahead = range(end, min(stop, end + counting.reach_after))
    before = _search(page, back, counting.before, things, numbers, first)
    after = _search(page, ahead, counting.after, things, numbers, stop)
    found = [f for f in (before, after) if f is not None]
    return min(found, key=lambda f: f.distance, default=None)


def _search(
    page: Page,
    words: range,
    table: Mapping[str, tuple[Befalling, ...]],
    things: bool,
    numbers: Sequence[bool],
    stop: int,
) -> Found | None:
    for steps, i in enumerate(words):
        if page.mark(i) or numbers[i]:
            return None
        for b in table.get(page.norm(i), ()):
            if b.things == things and page.follows(i, b.rest) and i + len(b.rest) < stop:
                what = _with_other(page, i, b, table) if words.step < 0 else b.what
                return Found(what, steps - (len(b.rest) if words.step < 0 else 0))
        if page.has(i, *STOPS):
            return None
    return None


def _with_other(page: Page, i: int, b: Befalling, table: Mapping[str, tuple[Befalling, ...]]) -> str:
    """What befell, with what the joined word before it says: killed or wounded."""
    k = i - 2 if page.norm(i - 1) in page.language.numbers.joiners | page.language.numbers.either else i - 1
    joined = k < i - 1 or page.norm(i).startswith(page.language.lexicon.clitics.conjunctions or ("\0",))
    others = [o.what for o in table.get(page.norm(k), ()) if not o.rest and o.things == b.things and o.what != b.what]
    return f"{others[0]} or {b.what}" if joined and others else b.what
