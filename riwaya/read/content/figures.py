"""Figures and the marks around them: groups, decimals, fractions, brackets, signs."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category

from riwaya.languages.numbers import NumberWord
from riwaya.read.content.sums import THOUSAND
from riwaya.read.page import Page

DASHES = frozenset("-–—~‑−")
MINUS = frozenset("-−–")
SPACES = frozenset("\u00a0\u202f\u2009")
"""Spaces that part groups of figures in any language."""


def in_name(page: Page, words: list[NumberWord | None], i: int) -> bool:
    """Whether a dash glues the figure i to a word before it that is no number."""
    t = page.t
    glued = page.norm(i - 1) in DASHES and t.ends[i - 1] == t.starts[i] and i > 1 and t.ends[i - 2] == t.starts[i - 1]
    return glued and t.is_word(i - 2) and words[i - 2] is None


def figure_at(page: Page, words: list[NumberWord | None], i: int, w: NumberWord) -> tuple[NumberWord, int]:
    """The figure that begins at word i with the groups, decimals or denominator that follow as words of their own."""
    end = i + 1
    if w.attached in page.language.numbers.money_suffixes and i and category(page.norm(i - 1)[0]) == "Sc":
        return replace(w, value=w.value * page.language.numbers.money_suffixes[w.attached], attached=""), end
    if w.attached or w.upper or w.ordinal:
        return w, end
    grouped = 1 <= w.value < THOUSAND and page.norm(i)[w.peeled :].isdigit()
    while grouped and _group_follows(page, words, end):
        at = _group_at(page, end)
        w, end = replace(w, value=w.value * THOUSAND + float(page.norm(at))), at + 1
    slash, under = page.norm(end), words[end + 1] if end + 1 < len(words) else None
    if slash not in ("/", "⁄") or under is None or under.kind != "figure" or page.norm(end + 2) == "/":
        return w, end
    glued = page.t.ends[end - 1] == page.t.starts[end] and page.t.ends[end] == page.t.starts[end + 1]
    if not glued or page.norm(i - 1) == "/" or not under.value or under.peeled:
        return w, end
    if page.language.numbers.slash_decimal:
        return replace(w, value=float(f"{w.value:.0f}.{page.norm(end + 1)}")), end + 2
    return replace(w, kind="fraction", value=w.value / under.value), end + 2


def _group_at(page: Page, end: int) -> int:
    """The word that may be the next group of three figures: `end`, or the one after a glued mark."""
    return end + 1 if page.norm(end) in page.language.numbers.group_marks else end


def _group_follows(page: Page, words: list[NumberWord | None], end: int) -> bool:
    """Whether the next group of three figures follows (1 200 000)."""
    at, t = _group_at(page, end), page.t
    w = words[at] if at < len(words) else None
    if w is None or w.kind != "figure" or len(page.norm(at)) != 3 or not page.norm(at).isdigit():
        return False
    between = t.text[t.ends[end - 1] : t.starts[at]]
    return between in page.language.numbers.group_marks or between in SPACES


def out_of_brackets(page: Page, first: int, end: int) -> int:
    """The word behind a number in words `first:end`, and behind the brackets around it: (150) ألف."""
    return end + 1 if page.norm(first - 1) == "(" and page.norm(end) == ")" else end


def spoken_decimals(page: Page, words: list[NumberWord | None], value: float, end: int) -> tuple[float, int, bool]:
    """A decimal point that is spoken: one point five."""
    after = words[end + 1] if end + 1 < len(words) else None
    if page.norm(end) not in page.language.numbers.point or after is None or after.kind not in ("figure", "cardinal"):
        return value, end, False
    part = f"{after.value:.0f}"
    return value + float(f"0.{part}"), end + 2, True


def leading_point(page: Page, first: int, value: float, start: int) -> tuple[float, int, int]:
    """The figure with a decimal point before it and no zero (.77)."""
    t, i = page.t, first - 1
    if i < 0 or page.norm(i) not in page.language.numbers.decimal_marks or t.ends[i] != start:
        return value, start, first
    if i and t.ends[i - 1] == t.starts[i]:
        return value, start, first
    figures = sum(c.isdigit() for c in page.norm(first))
    return value / 10**figures, t.starts[i], i


def signed(page: Page, first: int, value: float, start: int) -> tuple[float, int, int]:
    """The number with a minus before it, which stands apart from the word before."""
    t, i = page.t, first - 1
    if i >= 0 and page.norm(i) in page.language.numbers.minus:
        return -value, t.starts[i], i
    if i >= 0 and page.norm(i) in MINUS and t.ends[i] == t.starts[first] and (not i or t.ends[i - 1] < t.starts[i]):
        return -value, t.starts[i], i
    return value, start, first
