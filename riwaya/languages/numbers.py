"""The numbers of a language, ready for use: what one written word, or one figure, says of a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["figure", "cardinal", "multiple", "plural", "fraction", "some"]
Bound = Literal["at-least", "at-most"]
PLURAL = 2
"""What a plural without a number says at least: "thousands" are 2,000 or more."""

_FIGURE = re.compile(r"(\D{0,4}?)(\d+(?:[.,٫٬]\d+)*)(.*)", re.DOTALL)
_SECOND = re.compile(r"[-–](\d+(?:[.,٫٬]\d+)*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one word adds to a number. `some` (several, عدة) is none by itself: a multiple must follow."""

    kind: Kind
    value: float
    upper: float | None = None
    """The upper end of what a word leaves open (بضع: 3 to 9) or of a range in one token (10-15)."""
    ordinal: bool = False
    teen: bool = False
    """Makes a teen of the unit before it (عشر)."""
    incomplete: bool = False
    """A number only with more behind it (أحد عشر, but أحد "one of")."""
    alone: float | None = None
    """What a multiple says where nothing counts it: ألفا 2,000, آلاف 2,000 or more."""
    vague: bool = False
    """`alone` is a lower bound."""
    decimal: float | None = None
    """The other reading of a figure whose mark may part groups or decimals (1.250)."""
    peeled: int = 0
    """Folded letters of clitics before it."""
    joined: bool = False
    """Carries the conjunction that adds it to what stands before (وعشرون)."""
    preposition: bool = False
    article: bool = False
    attached: str = ""
    """What is written onto its end: `km` in 10km, `year-old` in five-year-old."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words beside a number that make it uncertain: `words` in the order in which they are met, away from it."""

    words: tuple[str, ...]
    bound: Bound | None
    peeled: int = 0
    """Folded letters of clitics on the word farthest from the number (in front)."""


@dataclass(slots=True)
class Numbers:
    """A language's numbers. Made by `load_numbers`, then only read; `word` remembers what it took apart."""

    words: dict[str, NumberWord]
    joiners: frozenset[str]
    """Free-standing words that add (and, و)."""
    joined: Literal["always", "free", "never"]
    """Whether the parts of a number need a joiner between them."""
    units_first: bool
    """Units stand before tens (ثلاثة وعشرون)."""
    ordinal_fractions: bool
    """A cardinal before an ordinal is a fraction (one fifth)."""
    juxtaposed: bool
    """Two neighbouring numbers stand for about so many (دو سه نفر)."""
    group_marks: frozenset[str]
    decimal_marks: frozenset[str]
    backward: re.Pattern[str] | None
    """A decimal mark before which the decimals stand, and behind it the whole (5ر3 is 3.5)."""
    slash_decimal: bool
    """A slash parts decimals (۳/۵ درصد)."""
    links: frozenset[str]
    """Words between a fraction or plural and what it is of (half a million, tens of thousands)."""
    lead: frozenset[str]
    """Words before a multiple or fraction that belong to it (a hundred)."""
    misread: frozenset[str]
    """Words as the page writes them that are no number words although they fold to one (وأحد, not واحد)."""
    negating: frozenset[str]
    """Number words that say "not" as well (نه), but never before one of `counted`."""
    counted: frozenset[str]
    fraction_joiners: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    range_joiners: frozenset[str]
    """Words between the ends of "between 10 and 20"."""
    plural_marks: frozenset[str]
    """Words of their own that make a plural of a ten, hundred or multiple (ده ها)."""
    between: frozenset[str]
    start: frozenset[str]
    to: frozenset[str]
    either: frozenset[str]
    changes: frozenset[str]
    """Words of growing and falling: from … to … behind them is no range, and "to" is no bound."""
    before: dict[str, tuple[Hedge, ...]]
    """Last word of the hedges that stand before a number → these."""
    after: dict[str, tuple[Hedge, ...]]
    """First word of the hedges that stand behind it → these."""
    suffixes: dict[str, float]
    money_suffixes: dict[str, float]
    """Suffixes that multiply only an amount of money ($10m)."""
    ordinal_suffixes: frozenset[str]
    cardinal_suffixes: frozenset[str]
    prefixes: dict[str, tuple[bool, bool]]
    """What may be written before a figure → whether it joins, whether it is a preposition."""
    _seen: dict[str, NumberWord | None] = field(default_factory=dict)

    def word(self, norm: str) -> NumberWord | None:
        """What the folded word `norm` says of a number; None where it is no part of one."""
        try:
            return self._seen[norm]
        except KeyError:
            if len(self._seen) > 200_000:  # as the lexicon does: a corpus of any size stays within some megabytes
                self._seen.clear()
            found = self._seen[norm] = self._read(norm)
            return found

    def _read(self, norm: str) -> NumberWord | None:
        known = self.words.get(norm)
        if known is not None:
            return known
        if any(c.isdigit() for c in norm):
            return self._figure(norm)
        return self._hyphened(norm) if "-" in norm else None

    def _hyphened(self, norm: str) -> NumberWord | None:
        """five-member, twenty-five-year-old, two-three."""
        for cut in [m.start() for m in re.finditer("-", norm)][1::-1]:
            head, rest = self.words.get(norm[:cut]), norm[cut + 1 :]
            if head is None or head.kind not in ("cardinal", "multiple"):
                continue
            second = self.words.get(rest)
            if second is None:
                return replace(head, attached=rest)
            if second.kind == "cardinal" and second.value > head.value:
                return replace(head, upper=second.value)
        return None

    def _figure(self, norm: str) -> NumberWord | None:
        m = _FIGURE.fullmatch(norm)
        if m is None or (m[1] and m[1] not in self.prefixes):
            return None
        value, decimal = self.amount(m[2])
        joined, preposition = self.prefixes.get(m[1], (False, False))
        backward = self.backward.fullmatch(norm, len(m[1])) if self.backward is not None else None
        if backward is not None:
            value = float(f"{backward[2]}.{backward[1]}")
            return NumberWord("figure", value, peeled=len(m[1]), joined=joined, preposition=preposition)
        found = NumberWord("figure", value, decimal=decimal, peeled=len(m[1]), joined=joined, preposition=preposition)
        rest = m[3]
        if second := _SECOND.fullmatch(rest):
            upper, _ = self.amount(second[1])
            if upper <= value:
                return None  # a score, a season, a telephone number
            found, rest = replace(found, upper=upper), second[2]
        return self._suffixed(found, rest) if rest else found

    def _suffixed(self, figure: NumberWord, rest: str) -> NumberWord:
        if rest in self.ordinal_suffixes:
            return replace(figure, ordinal=True)
        if rest in self.cardinal_suffixes:
            return figure
        if rest in self.suffixes:
            by = self.suffixes[rest]
            value = figure.value if figure.decimal is None else figure.decimal
            return replace(figure, value=value * by, upper=figure.upper and figure.upper * by, decimal=None)
        return replace(figure, attached=rest.lstrip("-"))

    def amount(self, digits: str) -> tuple[float, float | None]:
        """The number that figures and their marks write, and its other reading where the mark leaves two."""
        parts, marks = re.split(r"[.,٫٬]", digits), re.findall(r"[.,٫٬]", digits)
        if not marks:
            return float(digits), None
        whole = float("".join(parts))
        last, threes = marks[-1], all(len(p) == 3 for p in parts[1:])
        decimal = float("".join(parts[:-1]) + "." + parts[-1])
        if len(set(marks)) == 2:
            return decimal, None
        if len(marks) > 1:
            return (whole if threes else float(parts[0])), None
        groups = threes and last in self.group_marks and parts[0].lstrip("0٠۰") and len(parts[0]) < 4
        if not groups:
            return decimal, None
        return whole, decimal if last in self.decimal_marks else None
