"""What befell those who are counted: the nearest word beside a quantity that says so."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from riwaya.languages.quantities import Befalling
from riwaya.read.page import Page

TOLL_REACH = 12
"""Words before a quantity in which a noun of those whom it befell is looked for."""

ASIDE = 12
"""Words that an aside between commas may have."""

STOPS = ("that", "relative", "joining", "contrast", "subordinating")
"""Words of these classes part a quantity from what is said beyond them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What befell, and how many words lie between."""

    what: str
    distance: int
    toll: bool = False
    """A noun of those whom it befell says it: their number needs no noun of its own."""


def befallen(page: Page, first: int, end: int, things: bool, numbers: Set[int]) -> Found | None:
    """What befell the quantity in words `first:end`; the nearer of the words before and behind, before if equal.

    `things`: it counts no people. `numbers`: words that are part of a number, which the search does not cross.
    """
    counting = page.language.counting
    start, stop = page.sentence(first)
    back = range(first - 1, max(start, first - counting.reach_before) - 1, -1)
    ahead = range(end, min(stop, end + counting.reach_after + (ASIDE if page.comma(end) else 0)))
    before = _search(page, back, counting.before, things, numbers, first)
    after = _search(page, ahead, counting.after, things, numbers, stop)
    found = [f for f in (before, after) if f is not None]
    if found:
        return min(found, key=lambda f: f.distance)
    back = range(first - 1, max(start, first - TOLL_REACH) - 1, -1)
    toll = None if things else _search(page, back, counting.toll, things, frozenset(), first)
    return replace(toll, toll=True) if toll else None


def _search(
    page: Page,
    words: range,
    table: Mapping[str, tuple[Befalling, ...]],
    things: bool,
    numbers: Set[int],
    stop: int,
) -> Found | None:
    skipped = -1
    for steps, i in enumerate(words):
        if i < skipped:
            continue
        if page.comma(i) and words.step > 0 and (skipped := _aside(page, i, stop)) > i:
            continue
        if page.mark(i) or i in numbers:
            return None
        for b in table.get(page.norm(i), ()):
            if b.things == things and page.follows(i, b.rest) and i + len(b.rest) < stop:
                what = _with_other(page, i, b, table) if words.step < 0 else b.what
                return Found(what, steps - (len(b.rest) if words.step < 0 else 0))
        if page.has(i, *STOPS):
            return None
    return None


def _aside(page: Page, comma: int, stop: int) -> int:
    """The word behind an aside between commas that tells a part (…, among them four children, …); 0 for none."""
    including = page.language.counting.including
    if page.norm(comma + 1) not in including and page.norm(comma + 2) not in including:
        return 0
    return next((i + 1 for i in range(comma + 1, min(comma + ASIDE, stop)) if page.comma(i)), 0)


def _with_other(page: Page, i: int, b: Befalling, table: Mapping[str, tuple[Befalling, ...]]) -> str:
    """What befell, with what the joined word before it says: killed or wounded."""
    k = i - 2 if page.norm(i - 1) in page.language.numbers.joiners | page.language.numbers.either else i - 1
    joined = k < i - 1 or page.norm(i).startswith(page.language.lexicon.clitics.conjunctions or ("\0",))
    others = [o.what for o in table.get(page.norm(k), ()) if not o.rest and o.things == b.things and o.what != b.what]
    after = page.language.counting.after.get(page.norm(k), ())
    ended = any(not a.rest for a in after)  # it said what befell those before (جنديين قتلا وأصيب ثلاثة)
    return f"{others[0]} or {b.what}" if joined and others and not ended else b.what
