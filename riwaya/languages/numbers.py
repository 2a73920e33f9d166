"""The number words of a language: `numbers.toml` → what one written word, or one figure, says of a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from riwaya.languages.lexicon import Clitics

Kind = Literal["figure", "cardinal", "multiple", "plural", "fraction", "some"]
Bound = Literal["at-least", "at-most"]
PLURAL = 2
"""What a plural without a number says at least: "thousands" are 2,000 or more."""

_TABLES = ("cardinals", "ordinals", "incomplete", "multiples", "plurals", "fractions", "vague", "suffixes")
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
    """A language's numbers, ready for use. Filled here, then only read; `word` remembers what it took apart."""

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
    slash_decimal: bool
    """A slash parts decimals (۳/۵ درصد)."""
    links: frozenset[str]
    """Words between a fraction or plural and what it is of (half a million, tens of thousands)."""
    lead: frozenset[str]
    """Words before a multiple or fraction that belong to it (a hundred)."""
    misread: frozenset[str]
    """Words as the page writes them that are no number words although they fold to one (وأحد, not واحد)."""
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


def load_numbers(data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics) -> Numbers:
    """The numbers of one language, from its parsed `numbers.toml`."""
    return _Builder(data, fold, clitics).numbers()


class _Builder:
    """Spells out `numbers.toml`: every form with every clitic that may be written onto it."""

    def __init__(self, data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics) -> None:
        self.data, self.fold, self.clitics = data, fold, clitics
        self.spellings = [(re.compile(p), r) for p, r in data.get("spellings", [])]
        self.never = {fold(w) for w in data.get("never", [])}
        self.joiners = self._set("joiners")

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(self.fold(w) for w in self.data.get(key, []))

    def numbers(self) -> Numbers:
        d = self.data
        hedges = d.get("hedges", {})
        return Numbers(
            words=self.words(),
            joiners=self.joiners,
            joined=d.get("joined", "free"),
            units_first=d.get("units-first", False),
            ordinal_fractions=d.get("ordinal-fractions", False),
            juxtaposed=d.get("juxtaposed", False),
            group_marks=frozenset(d.get("group-marks", ",")),
            decimal_marks=frozenset(d.get("decimal-marks", ".")),
            slash_decimal=d.get("slash-decimal", False),
            links=self._set("links"),
            lead=self._set("lead"),
            misread=frozenset(d.get("misread", [])),
            fraction_joiners=self._set("fraction-joiners") | self.joiners,
            point=self._set("point"),
            minus=self._set("minus"),
            range_joiners=self._set("range-joiners") | self.joiners,
            plural_marks=self._set("plural-marks"),
            between=frozenset(self._with_prepositions("between")),
            start=frozenset(self._with_prepositions("from")),
            to=self._set("to"),
            either=self._set("or"),
            changes=self._set("changes"),
            before=self.hedges(hedges, "before"),
            after=self.hedges(hedges, "after"),
            suffixes=self.values("suffixes"),
            money_suffixes=self.values("money-suffixes"),
            ordinal_suffixes=self._set("ordinal-suffixes"),
            cardinal_suffixes=self._set("cardinal-suffixes"),
            prefixes={"": (False, False)} | {p: (j, prep) for p, j, prep, _, _ in self.prefixes()},
        )

    def values(self, table: str) -> dict[str, float]:
        return {self.fold(w): float(v) for v, words in self.data.get(table, {}).items() for w in words}

    def prefixes(self) -> Iterator[tuple[str, bool, bool, bool, int]]:
        """Every string of clitics before a number word: itself, whether it joins, whether it holds a preposition,
        whether the article, and how many letters a span leaves out (never the article's)."""
        articles = self.clitics.articles[:1]
        for conjunction in ("", *self.clitics.conjunctions):
            join, n = conjunction in self.joiners, len(conjunction)
            yield conjunction, join, False, False, n
            for article in articles:
                yield conjunction + article, join, False, True, n
            for p in self.clitics.prepositions:
                yield conjunction + p, join, True, False, n + len(p)
                for article in articles:
                    yield conjunction + p + article, join, True, True, n + len(p)
            for written, _, _ in self.clitics.contractions:
                yield conjunction + written, join, True, True, n + len(written)

    def words(self) -> dict[str, NumberWord]:
        bare = self.bare()
        found: dict[str, NumberWord] = {}
        prefixes = list(self.prefixes())
        for form, word in bare.items():
            for prefix, joined, preposition, article, peeled in prefixes:
                whole = prefix + form
                if whole in self.never or (prefix and whole in bare):
                    continue
                found.setdefault(
                    whole, replace(word, peeled=peeled, joined=joined, preposition=preposition, article=article)
                )
        return found

    def bare(self) -> dict[str, NumberWord]:
        """Form → what it says, without clitics."""
        found: dict[str, NumberWord] = {}
        for value, form in self.forms("cardinals"):
            found[form] = NumberWord("cardinal", value)
        for value, form in self.forms("ordinals"):
            found.setdefault(form, NumberWord("cardinal", value, ordinal=True))
        ordinals = {form for _, form in self.forms("ordinals")}
        for value, form in self.forms("incomplete"):
            found[form] = NumberWord("cardinal", value, incomplete=True, ordinal=form in ordinals)
        for value, form in self.forms("fractions"):
            found[form] = NumberWord("fraction", value)
        for value, form in self.forms("multiples"):
            alone = found[form].value if form in found else None
            found[form] = NumberWord("multiple", value, alone=alone)
        for value, form in self.forms("plurals"):
            kind: Kind = "multiple" if form in found and found[form].kind == "multiple" else "plural"
            found[form] = NumberWord(kind, value, alone=value * PLURAL, vague=True)
        for form, ends in self.data.get("vague", {}).items():
            for spelt in self.spelt(form):
                found[spelt] = NumberWord("cardinal", ends[0], upper=ends[1]) if ends else NumberWord("some", PLURAL)
        for teen in self._set("teens"):
            found[teen] = replace(found[teen], teen=True)
        return found | self.compounds(found)

    def compounds(self, found: Mapping[str, NumberWord]) -> dict[str, NumberWord]:
        """Two number words in one, with what stands between them: twenty-five, بیست‌ودو, پنج‌هزار."""
        out: dict[str, NumberWord] = {}
        cardinals = {
            f: w
            for f, w in found.items()
            if w.kind == "cardinal" and 0 < w.value < 1000 and not w.upper and not w.incomplete
        }
        for glue in map(self.fold, self.data.get("compounds", [])):
            for tens, t in cardinals.items():
                room = 0 if t.ordinal or t.value % 10 or t.value < 20 else 10 if t.value < 100 else 100
                for unit, u in cardinals.items():
                    if u.value < room:
                        out[tens + glue + unit] = replace(u, value=t.value + u.value)
        for glue in map(self.fold, self.data.get("counted-compounds", [])):
            for counted, m in found.items():
                if m.kind == "multiple" and m.value >= 1000:
                    for count, c in cardinals.items():
                        if not c.ordinal:
                            out.setdefault(count + glue + counted, replace(c, value=c.value * m.value))
        return out

    def forms(self, table: str) -> Iterator[tuple[float, str]]:
        for value, words in self.data.get(table, {}).items():
            over, _, under = value.partition("/")
            for word in words:
                for form in self.spelt(word):
                    yield float(over) / float(under or 1), form

    def spelt(self, word: str) -> list[str]:
        """The folded word and its other spellings."""
        found = [self.fold(word)]
        for expression, replacement in self.spellings:
            found += [expression.sub(replacement, f) for f in found if expression.search(f)]
        return found

    def _with_prepositions(self, key: str) -> Iterator[str]:
        for word in self._set(key):
            for c in ("", *self.clitics.conjunctions):
                yield c + word

    def hedges(self, data: Mapping[str, Mapping[str, list[str]]], side: str) -> dict[str, tuple[Hedge, ...]]:
        """Hedges of one side, by the word that stands next to the number; the longest first."""
        found: dict[str, list[Hedge]] = {}
        bounds: tuple[Bound | None, ...] = (None, "at-least", "at-most")
        for bound in bounds:
            for phrase in data.get(bound or "approximate", {}).get(side, []):
                words = tuple(re.findall(r"[\w'\-]+", self.fold(phrase)))
                if side == "after":
                    found.setdefault(words[0], []).append(Hedge(words, bound))
                    continue
                for prefix, peeled in self._hedge_prefixes():
                    written = (*words[:0:-1], prefix + words[0])
                    found.setdefault(written[0], []).append(Hedge(written, bound, peeled))
        return {w: tuple(sorted(hs, key=lambda h: -len(h.words))) for w, hs in found.items()}

    def _hedge_prefixes(self) -> Iterator[tuple[str, int]]:
        for c in ("", *self.clitics.conjunctions):
            for p in ("", *self.clitics.prepositions):
                yield c + p, len(c + p)
