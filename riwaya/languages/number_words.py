"""`numbers.toml` → the numbers of a language: every number word in every spelling, with every clitic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from riwaya.languages.lexicon import Clitics
from riwaya.languages.numbers import PLURAL, Bound, Hedge, Kind, Numbers, NumberWord
from riwaya.languages.spelling import respelt, rewritings


def load_numbers(data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics) -> Numbers:
    """The numbers of one language, from its parsed `numbers.toml`."""
    return _Builder(data, fold, clitics).numbers()


class _Builder:
    """Spells out `numbers.toml`: every form with every clitic that may be written onto it."""

    def __init__(self, data: Mapping[str, Any], fold: Callable[[str], str], clitics: Clitics) -> None:
        self.data, self.fold, self.clitics = data, fold, clitics
        self.spellings = rewritings(data.get("spellings", []))
        self.never = {fold(w) for w in data.get("never", [])}
        self.joiners = self._set("joiners")

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(self.fold(w) for w in self.data.get(key, []))

    def numbers(self) -> Numbers:
        d = self.data
        hedges, letters = d.get("hedges", {}), d.get("backward-decimals", [])
        return Numbers(
            words=self.words(),
            joiners=self.joiners,
            joined=d.get("joined", "free"),
            units_first=d.get("units-first", False),
            ordinal_fractions=d.get("ordinal-fractions", False),
            juxtaposed=d.get("juxtaposed", False),
            group_marks=frozenset(d.get("group-marks", ",")),
            decimal_marks=frozenset(d.get("decimal-marks", ".")),
            backward=re.compile(rf"(\d+)[{''.join(letters)}](\d+)") if letters else None,
            slash_decimal=d.get("slash-decimal", False),
            links=self._set("links"),
            lead=self._set("lead"),
            misread=frozenset(d.get("misread", [])),
            negating=self._set("negating"),
            counted=self._set("counted"),
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
            prefixes={"": (False, False)}
            | dict.fromkeys(self._set("figure-prefixes"), (False, True))
            | {p: (j, prep) for p, j, prep, _, _ in self.prefixes()},
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
        return respelt(word, self.spellings, self.fold)

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
