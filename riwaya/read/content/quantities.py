"""Numbers of something: numeral and counted noun → quantity, with what befell those who are counted."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from riwaya.languages.quantities import PERSON
from riwaya.model import Quantity, Span
from riwaya.read.content.befalling import befallen
from riwaya.read.content.counted import Counted, counted_by, them, timed_at, written_as_year
from riwaya.read.content.figures import DASHES, out_of_brackets
from riwaya.read.content.hedges import changes_before, hedged_after, hedged_before
from riwaya.read.content.numerals import WIDEST, Numeral, after_clitics
from riwaya.read.looks import DUAL
from riwaya.read.page import Page

GREAT = 10_000
"""From here on a number without a noun is a quantity: smaller ones are mostly labels, years and the like."""

LASTING = ("killed", "wounded")
"""What a noun says of those counted that no verb before it undoes; "released 50 detainees" are released."""

FEW = 2
"""Up to here a number without a noun is no quantity (one in five)."""

CASE = "case"
"""The unit of cases, which are people where the noun before says what befell them (the number of deaths: 15 cases)."""

NEAR = 2
"""Words that may stand between a number without a noun and what befell: "12 were killed"."""

COUNTED_AS_ONE = ("-", "–", "—", ":", "/", "+", "x", "×", "٫")
"""Marks that glue a figure to another: scores, times of the day, telephone numbers."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quantity stands: words `first:end`, code points `start:stop`."""

    first: int
    end: int
    start: int
    stop: int
    by_noun: bool = False
    """The noun itself says what befell (12 wounded)."""


def find_quantities(page: Page, numerals: Sequence[Numeral]) -> list[Quantity]:
    """The quantities of a page in its order, without ids. `numerals` are those that no time has taken."""
    numbers = {i for n in numerals for i in range(n.first, n.end)}
    found: list[tuple[_Place, Quantity]] = []
    taken = 0
    for n in numerals:
        # a unit may hold a number word of its own (بالمئة)
        quantity = None if n.ordinal or n.first < taken else _quantity(page, n, numbers)
        if quantity is not None:
            found.append(quantity)
            taken = quantity[0].end
    covered = {i for place, _ in found for i in range(place.first, place.end)}
    found += [q for q in _duals(page, numbers) if q[0].first not in covered]
    found.sort(key=lambda q: q[0].start)
    return _shared(page, _ranged(page, found))


def _quantity(page: Page, n: Numeral, numbers: Set[int]) -> tuple[_Place, Quantity] | None:
    counted = counted_by(page, n)
    timed = counted is None and timed_at(page, n.whole[1])
    if timed or counted is None and n.attached or _labelled(page, n, counted) or _share(n, counted):
        return None
    place = _place(page, n, counted)
    after = hedged_after(page, place.end)
    if after.edge > place.end:
        place = replace(place, end=after.edge, stop=page.t.ends[after.edge - 1])
    unit, what = (counted.unit, counted.what) if counted else (None, None)
    if what not in LASTING and (counted is None or not counted.measure or counted.other):
        people = unit in (None, PERSON, CASE) or (counted is not None and counted.other == PERSON)
        fate = befallen(page, place.first, them(page, place.end), not people, numbers)
        near = fate is not None and (counted is not None or fate.toll or fate.distance <= NEAR)
        near = near and (unit != CASE or fate is not None and fate.toll)
        if fate is not None and near and (what is None or fate.distance == 0):
            what, unit = fate.what, PERSON if people else unit
    if counted is not None and counted.other and what is None:
        unit = counted.other  # ۲۰ تن: tonnes, where nothing befell them
    part = page.norm(place.first - 1) in page.language.counting.including
    if counted is not None and what is None and not part and _article(page, n, counted):
        return None
    if unit is None and not _great(page, n):
        return None
    place = replace(place, by_noun=counted is not None and counted.what is not None)
    return place, Quantity(
        "",
        Span(place.start, place.stop, page.t.text[place.start : place.stop]),
        n.value,
        n.upper,
        unit,
        what,
        n.approximate or after.approximate,
        n.bound or after.bound,
    )


def _place(page: Page, n: Numeral, counted: Counted | None) -> _Place:
    """From the first hedge to the noun, or to the last hedge where it stands before the noun."""
    first, end = n.whole
    start, stop = n.whole_start, page.t.ends[end - 1] if end > n.end else n.end_char
    if counted is None:
        return _Place(first, end, start, stop)
    if counted.first < first:
        first, start = counted.first, page.t.starts[counted.first]
    if counted.end >= end:
        end, stop = counted.end, counted.end_char
    if end > n.end and out_of_brackets(page, n.first, n.end) > n.end and first == n.first:
        first, start = first - 1, page.t.starts[first - 1]  # (150) trainees
    return _Place(first, end, start, stop)


def _labelled(page: Page, n: Numeral, counted: Counted | None) -> bool:
    """Whether the number names a thing (article 5, 3-1, a telephone number) and counts nothing."""
    if counted is not None and counted.measure:
        return False
    t, i = page.t, n.first
    if page.norm(n.whole[0] - 1) in page.language.counting.labels:
        return True
    if not n.figure:
        return False
    before = page.norm(i - 1) in COUNTED_AS_ONE and t.ends[i - 1] == t.starts[i]
    after = page.norm(n.end) in COUNTED_AS_ONE and t.ends[n.end - 1] == t.starts[n.end]
    return before or after


def _article(page: Page, n: Numeral, counted: Counted) -> bool:
    """Whether the number is what the language has for an indefinite article (یک سازمان)."""
    one = n.value == 1 and not n.figure and n.upper is None
    return one and page.language.counting.one_is_article and not counted.measure


def _share(n: Numeral, counted: Counted | None) -> bool:
    """Whether the number is a share of something (half the people), which says how much but not how many."""
    return n.fraction and abs(n.value) < 1 and (counted is None or not counted.measure)


def _great(page: Page, n: Numeral) -> bool:
    """Whether a number without a noun is a quantity all the same."""
    if n.fraction or n.vague or abs(n.value) <= FEW or (n.figure and written_as_year(page, n)):
        return False
    plain = n.figure and page.norm(n.end - 1).isdigit()  # a number of a telephone, of a document
    return n.bound is not None or n.approximate or (abs(n.value) >= GREAT and not plain)


def _duals(page: Page, numbers: Set[int]) -> list[tuple[_Place, Quantity]]:
    """Nouns that say "two of them" (جنديان)."""
    duals = page.language.counting.duals
    if not duals:
        return []
    found = []
    for i in page.t.for_look(DUAL):
        norm = page.norm(i)
        if i in numbers or norm in page.language.counting.not_counted:
            continue
        if page.has(i, "given-name"):
            continue  # حيان is two districts, and a man
        noun = next((n for n in duals[norm] if page.follows(i, n.rest)), None)
        if noun is None or (not noun.peeled and page.norm(i - 1) in duals):  # an adjective: جنديان تركيان
            continue
        end = i + 1 + len(noun.rest)
        hedge = hedged_before(page, i)
        start = after_clitics(page, hedge.edge, hedge.peeled if hedge.edge < i else noun.peeled)
        what = noun.what
        if what is None and not noun.measure:
            fate = befallen(page, hedge.edge, end, noun.unit != PERSON, numbers)
            what = fate.what if fate else None
        span = Span(start, page.t.ends[end - 1], page.t.text[start : page.t.ends[end - 1]])
        quantity = Quantity("", span, 2.0, None, noun.unit, what, hedge.approximate, hedge.bound)
        found.append((_Place(hedge.edge, end, start, span.end), quantity))
    return found


def _ranged(page: Page, found: list[tuple[_Place, Quantity]]) -> list[tuple[_Place, Quantity]]:
    """The quantities, two that are the ends of a range as one ($10 million to $15 million)."""
    numbers, out = page.language.numbers, found[:1]
    for place, q in found[1:]:
        last, low = out[-1]
        between, before = page.norm(last.end), page.norm(last.first - 1)
        joined = between in numbers.range_joiners or (last.end == place.first and before in numbers.between)
        ends = place.first == last.end + 1 and (between in numbers.to or between in DASHES)
        ends = ends and (before in numbers.start or q.value <= low.value * WIDEST)
        changed = before in numbers.start and changes_before(page, last.first)
        ends = ends or (joined and before in numbers.between and place.first - last.end <= 1)
        if not (ends and not changed and low.unit == q.unit and low.upper is q.upper is None and low.value < q.value):
            out.append((place, q))
            continue
        span = Span(last.start, place.stop, page.t.text[last.start : place.stop])
        both = replace(low, span=span, upper=q.value, what=low.what or q.what)
        out[-1] = replace(last, end=place.end, stop=place.stop), both
    return out


def _shared(page: Page, found: list[tuple[_Place, Quantity]]) -> list[Quantity]:
    """The quantities, those that are part of another or stand in a list with it ("12 killed, among them 3
    children and 2 women") with what befell it."""
    including = page.language.counting.including
    end = -1
    out: list[Quantity] = []
    for place, q in found:
        last = out[-1] if out else None
        if last and q.unit == last.unit == PERSON:
            between = end == place.first - 1 and (page.comma(end) or page.has(end, "joining"))
            listed = end == place.first or between or page.norm(place.first - 1) in including
            if q.what is None and listed:
                q = replace(q, what=last.what)
            elif last.what is None and listed and not place.by_noun:
                out[-1] = replace(last, what=q.what)  # 2 officers and 4 civilians were wounded
        out.append(q)
        end = place.end
    return out
