"""Numbers in figures and words, with their ranges and hedges: the first layer, which times and quantities build on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from unicodedata import category

from riwaya.languages.numbers import PLURAL, Bound, NumberWord
from riwaya.read.content.figures import (
    DASHES,
    figure_at,
    in_name,
    leading_point,
    out_of_brackets,
    signed,
    spoken_decimals,
)
from riwaya.read.content.hedges import changes_before, hedged_after, hedged_before
from riwaya.read.content.no_number import says_not
from riwaya.read.content.sums import THOUSAND, Sum
from riwaya.read.looks import COUNT
from riwaya.read.page import Page

PLACES = 6
"""Decimal places of a value: what multiplying adds behind them is noise."""

WIDEST = 4
"""Up to how many times its lower end the upper end of a range is, where its words could also tell of a change."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number of the page, in words `first:end`. Its characters leave out clitics, hedges and what is written onto
    its end; `whole` are its words with the hedges beside it."""

    first: int
    end: int
    value: float
    start_char: int
    end_char: int
    whole: tuple[int, int]
    whole_start: int
    """Code point where the first hedge begins, its clitics peeled; `start_char` where there is none."""
    upper: float | None = None
    ordinal: bool = False
    approximate: bool = False
    bound: Bound | None = None
    figure: bool = False
    """Written in figures alone (2015)."""
    fraction: bool = False
    vague: bool = False
    """A plural without a number (thousands)."""
    attached: str = ""
    """What is written onto its end (`km` in 10km, `year-old` in five-year-old)."""


def find_numerals(page: Page) -> list[Numeral]:
    """The numbers of a page in its order; none overlaps another."""
    words: list[NumberWord | None] = [None] * len(page.t)
    found: list[Numeral] = []
    taken = 0
    counting = page.t.for_look(COUNT)
    for i in counting:
        words[i] = page.language.numbers.word(page.norm(i))
    for i in counting:
        if i < taken or says_not(page, words, i):
            continue
        numeral = _numeral(page, words, i)
        if numeral is not None:
            numeral = _with_hedges(page, _ranged(page, words, numeral), taken)
            found.append(numeral)
            taken = numeral.end
    return found


def _numeral(page: Page, words: list[NumberWord | None], i: int) -> Numeral | None:
    """The longest number that begins with word i; None where it is a part of a name (F-16, سو-24)."""
    w = words[i]
    if w is None or (
        in_name(page, words, i) if w.kind == "figure" else page.t.surface(i) in page.language.numbers.misread
    ):
        return None
    w, end = figure_at(page, words, i, w) if w.kind == "figure" else _plural(page, i, w)
    total = Sum(page.language.numbers)
    total.add(w, w.joined)
    best = None
    while total.last is not None and not total.last.attached:
        following = _next(page, words, i, end, total)
        if following is None:
            break
        piece, joined, behind = following
        if piece.incomplete and total.complete:
            best = replace(total), end
        if not total.add(piece, joined):
            break
        end = behind
    best = (total, end) if total.complete else best
    return _made(page, words, i, *best) if best else None


def _next(
    page: Page, words: list[NumberWord | None], first: int, end: int, total: Sum
) -> tuple[NumberWord, bool, int] | None:
    """The word that may go on with the number, whether a joiner binds it, and the word behind it."""
    numbers, last = page.language.numbers, total.last
    joined, at = False, out_of_brackets(page, first, end)
    if page.norm(at) in numbers.fraction_joiners:
        joined, at = True, at + 1
    linked = last is not None and last.kind in ("fraction", "plural", "some", "multiple")
    skipped = 0
    while (linked or joined) and skipped < 2 and page.norm(at) in numbers.links:
        at, skipped = at + 1, skipped + 1
    w = words[at] if at < len(words) else None
    if w is None or w.preposition or at >= page.sentence(end - 1)[1]:
        return None
    if joined and w.kind != "fraction" and page.norm(end) not in numbers.joiners:
        return None
    if skipped and w.kind not in ("fraction", "multiple", "plural"):
        return None
    if w.article and last is not None and not (last.article or last.kind in ("fraction", "plural", "multiple")):
        return None
    if w.kind != "figure":
        return w, joined or w.joined, _behind(page, at)
    if w.upper or in_name(page, words, at):
        return None
    w, behind = figure_at(page, words, at, w)
    return w, joined or w.joined, behind


def _plural(page: Page, i: int, w: NumberWord) -> tuple[NumberWord, int]:
    """The number word i, with a plural mark that stands apart (ده ها)."""
    if page.norm(i + 1) in page.language.numbers.plural_marks and w.value in (10, 100, THOUSAND, THOUSAND**2):
        return replace(w, kind="plural" if w.value < THOUSAND else w.kind, alone=w.value * PLURAL, vague=True), i + 2
    return w, _behind(page, i)


def _behind(page: Page, i: int) -> int:
    """The word behind word i, and behind the full stop of an abbreviation inside its sentence (тыс. человек)."""
    stop = page.norm(i + 1) == "." and page.norm(i) in page.language.abbreviations
    return i + 2 if stop and i + 2 < page.sentence(i)[1] else i + 1


def _made(page: Page, words: list[NumberWord | None], first: int, total: Sum, end: int) -> Numeral:
    opening = words[first]
    assert opening is not None
    closed = total.closed()
    value, figure = closed.value, end == first + 1 and opening.kind == "figure"
    if not figure and opening.decimal is not None and not opening.joined and closed.last is not opening:
        value = _with_decimal(total, opening)
    value, end, pointed = spoken_decimals(page, words, value, end)
    if opening.kind in ("multiple", "fraction", "some") and page.norm(first - 1) in page.language.numbers.lead:
        first -= 1
    start = after_clitics(page, first, opening.peeled if words[first] is opening else 0)
    if figure:
        value, start, first = leading_point(page, first, value, start)
    value, start, first = signed(page, first, value, start)
    if page.norm(first - 1) == "(" and ")" in page.t.norms[first:end]:
        first, start = first - 1, page.t.starts[first - 1]
    attached = "" if pointed or closed.last is None else closed.last.attached
    return Numeral(
        first,
        end,
        round(value, PLACES) if abs(value) > 1 else value,
        start,
        page.t.ends[end - 1] - len(attached) - (1 if attached and _hyphen(page, end - 1, attached) else 0),
        (first, end),
        start,
        upper=value * closed.ratio if closed.ratio != 1.0 else None,
        ordinal=closed.ordinal and not closed.fraction,
        approximate=closed.vague or (closed.ratio != 1.0 and opening.kind != "figure"),
        bound="at-least" if closed.vague else None,
        figure=figure,
        fraction=closed.fraction or opening.kind == "fraction",
        vague=closed.vague,
        attached=attached,
    )


def _with_decimal(total: Sum, opening: NumberWord) -> float:
    """The value where a multiple follows a figure such as 1.250: the mark is a decimal point then."""
    return total.value - (opening.value - (opening.decimal or 0.0)) * total.smallest


def _hyphen(page: Page, i: int, attached: str) -> bool:
    return page.t.surface(i)[: -len(attached)][-1:] == "-"


def _ranged(page: Page, words: list[NumberWord | None], low: Numeral) -> Numeral:
    """`low`, or the range that begins with it: 10-15, from 10 to 15, بين 10 و15, two or three."""
    numbers, end = page.language.numbers, low.end
    if low.upper is not None or low.attached or low.ordinal or end >= page.sentence(low.first)[1]:
        return low
    norm, before = page.norm(end), page.norm(low.first - 1)
    dash, either = norm in DASHES, norm in numbers.either
    at = end + 1 if dash or either or norm in numbers.to or norm in numbers.range_joiners else end
    w = words[at] if at < len(words) else None
    if w is None:
        return low
    bare = at == end
    between = norm in numbers.range_joiners
    added = before in numbers.between and (between or bare and w.joined)
    near = bare and numbers.juxtaposed and not w.joined
    if not (dash or either or added or near or norm in numbers.to):
        return low
    high = _numeral(page, words, at)
    if high is None or high.ordinal or high.upper is not None or high.first != at or high.fraction != low.fraction:
        return low
    value = _scaled(low, high)
    opened = before in numbers.between or (before in numbers.start and norm in numbers.to)
    if norm in numbers.to and (opened or high.value > value * WIDEST) and changes_before(page, low.first):
        return low
    if not value < high.value or ((either or near) and high.value > value * 2 and high.value - value > 1):
        return low
    first = low.first - 1 if opened else low.first
    if opened and f"{page.norm(first - 1)} {page.norm(first)}" in numbers.between:
        first -= 1
    return replace(
        low,
        end=high.end,
        value=value,
        upper=high.value,
        end_char=high.end_char,
        whole=(first, high.end),
        whole_start=page.t.starts[first] if opened else low.start_char,
        approximate=low.approximate or either or near,
        figure=False,
        attached=high.attached,
    )


def _scaled(low: Numeral, high: Numeral) -> float:
    """The lower end, times the multiple that it shares with the upper one (خمسة إلى ستة آلاف, 2-3 million)."""
    multiple = 1.0
    while high.value / (multiple * THOUSAND) >= 1 and high.end - high.first > 1:
        multiple *= THOUSAND
    shares = multiple > 1 and low.value < THOUSAND and low.value * multiple < high.value and not low.vague
    return low.value * multiple if shares else low.value


def _with_hedges(page: Page, n: Numeral, taken: int) -> Numeral:
    """`n` with what the words beside it say of it. A sign of money may stand between."""
    first, end = n.whole
    behind_sign = first > taken and category(page.norm(first - 1)[0]) == "Sc"
    before = hedged_before(page, first - 1 if behind_sign else first)
    if before.edge < taken or n.ordinal:
        return n
    after = hedged_after(page, end)
    hedged = before.edge < first - behind_sign
    if not hedged and after.edge == end:
        return n
    return replace(
        n,
        whole=(before.edge if hedged else first, after.edge),
        whole_start=after_clitics(page, before.edge, before.peeled) if hedged else n.whole_start,
        approximate=n.approximate or before.approximate or after.approximate,
        bound=before.bound or after.bound or n.bound,
    )


def after_clitics(page: Page, i: int, letters: int) -> int:
    """The code point of word i behind its first `letters` folded letters; marks that folding drops do not count."""
    at, fold = page.t.starts[i], page.language.fold_table
    while letters > 0 or (at > page.t.starts[i] and page.t.text[at].translate(fold) == ""):
        letters -= page.t.text[at].translate(fold) != ""
        at += 1
    return at
