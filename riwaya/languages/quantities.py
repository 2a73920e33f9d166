"""What a language counts and measures: `quantities.toml` → units, counted nouns, and what befell those counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category

from riwaya.languages.lexicon import Clitics
from riwaya.languages.spelling import respelt, rewritings

PERSON = "person"
FINITE = ("past", "present")
FIRST_PERSON = ("1s", "1p", "2")
SINGULAR = ("m", "f")
"""Tags of the paradigms: forms that agree with one, and stand behind no quantity."""
ALTERNATIVES = " / "
"""Parts a singular from its irregular plurals in an entry."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a unit or a counted noun: `rest` are its words after the first."""

    rest: tuple[str, ...]
    unit: str
    what: str | None = None
    measure: bool = False
    """A unit of measure or money, not a thing that is counted."""
    plural: bool = True
    dual: bool = False
    """Says "two of them" by itself (جنديان)."""
    peeled: int = 0
    """Folded letters of clitics before a dual."""


@dataclass(frozen=True, slots=True)
class Befalling:
    """A word that says what befell those counted; `rest` are its words after the first."""

    rest: tuple[str, ...]
    what: str
    things: bool
    """Befalls things, not people."""


@dataclass(frozen=True, slots=True)
class Counting:
    """A language's units and counted nouns, ready for use. Words are folded; tables go by the first of them."""

    nouns: Mapping[str, tuple[Noun, ...]]
    duals: Mapping[str, tuple[Noun, ...]]
    signs: Mapping[str, tuple[Noun, ...]]
    """Signs and codes of money that stand before a number, by their last word; `rest` runs backward."""
    before: Mapping[str, tuple[Befalling, ...]]
    after: Mapping[str, tuple[Befalling, ...]]
    toll: Mapping[str, tuple[Befalling, ...]]
    """Nouns of those whom it befell, from which their number may stand farther away (the death toll rose to 45)."""
    partitive: Mapping[str, tuple[tuple[str, ...], ...]]
    """Words between a number and those of whom it takes a part (of the, من)."""
    including: frozenset[str]
    others: frozenset[str]
    """Words that say that others were named or counted before (the commander and eight *others*)."""
    labels: frozenset[str]
    classifiers: frozenset[str]
    times: frozenset[str]
    """Nouns of time: what they count is no quantity."""
    not_counted: frozenset[str]
    age_before: frozenset[str]
    age_before_years: frozenset[str]
    """Words of age only where years are named (عن 94 عاما)."""
    age_units: frozenset[str]
    age_after: Mapping[str, tuple[tuple[str, ...], ...]]
    age_attached: frozenset[str]
    singular: tuple[tuple[re.Pattern[str], str], ...]
    """What makes a singular of such a noun: the first row that matches."""
    unknown: tuple[tuple[float, float, re.Pattern[str]], ...]
    """How a counted noun looks that no list knows, by the last two figures of its number."""
    modifiers: int
    """Words that may stand between a number and its noun."""
    modifier: re.Pattern[str] | None
    one_is_article: bool
    """The word for "one" is also the indefinite article (fa)."""
    number_agrees: bool
    """A noun that is counted stands in the plural (en)."""
    reach_before: int
    reach_after: int


Paradigms = Mapping[str, list[tuple[re.Pattern[str], str, str]]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language's other files say that nouns and verbs of quantities need."""

    fold: Callable[[str], str]
    clitics: Clitics
    joiners: str
    """Marks that may stand inside a word."""
    paradigms: Paradigms
    spellings: list[list[str]]
    """Rows of `numbers.toml`: how else a word is spelt."""


def load_counting(data: Mapping[str, Any], grammar: Grammar) -> Counting:
    """The units and counted nouns of one language, from its parsed `quantities.toml`."""
    return _Builder(data, grammar).counting()


class _Builder:
    """Spells out `quantities.toml`: every form of every noun."""

    def __init__(self, data: Mapping[str, Any], grammar: Grammar) -> None:
        self.data, self.fold, self.clitics = data, grammar.fold, grammar.clitics
        self.paradigms, joiners = grammar.paradigms, grammar.joiners
        inner = rf"(?:[{re.escape(joiners)}]\w+)*" if joiners else ""
        self.token = re.compile(rf"\w+{inner}|[^\w\s]")
        rows = data.get("inflection", {})
        self.inflection = {name: rewritings(rows.get(name, [])) for name in ("always", "regular", "dual")}
        self.spellings = rewritings(grammar.spellings)
        self.head_last = data.get("head") == "last"

    def counting(self) -> Counting:
        d = self.data
        nouns: dict[str, list[Noun]] = {}
        signs: dict[str, list[Noun]] = {}
        for noun, written, plural, dual in self.entries():
            first, *rest = self.split(written)
            of_first = nouns.setdefault(first, [])
            of_first.append(Noun(tuple(rest), noun.unit, noun.what, noun.measure, plural, dual))
        for code, words in d.get("currencies", {}).items():
            for word in words:
                if category(word[-1]) == "Sc" or re.fullmatch("[A-Z]{3}", word):
                    last, *rest = self.split(word)[::-1]
                    signs.setdefault(last, []).append(Noun(tuple(rest), code, measure=True))
        age = d.get("age", {})
        reach = d.get("reach", [6, 6])
        return Counting(
            nouns={f: _longest(ns) for f, ns in nouns.items()},
            duals=self.duals(nouns),
            signs={f: _longest(ns) for f, ns in signs.items()},
            before=self.befalling("before", self.prefixes()),
            after=self.befalling("after", [""]),
            toll=self.befalling("toll", self.prefixes()),
            partitive=self.phrases(d.get("partitive", [])),
            others=self._set("others"),
            including=frozenset(p + w for w in self._set("including") for p in self.prefixes()),
            labels=frozenset(p + w for w in self._set("labels") for p in self.prefixes()),
            classifiers=self._set("classifiers"),
            times=self._forms("times"),
            not_counted=self._set("not-counted") | self._forms("times"),
            age_before=frozenset(p + w for w in map(self.fold, age.get("before", [])) for p in self.prefixes()),
            age_before_years=frozenset(map(self.fold, age.get("before-years", []))),
            age_after=self.phrases(age.get("after", [])),
            age_attached=frozenset(map(self.fold, age.get("attached", []))),
            age_units=frozenset(self.fold(f) for e in age.get("unit", []) for f, _, _ in self.forms(e)),
            singular=tuple(rewritings(d.get("inflection", {}).get("singular", []))),
            unknown=tuple((low, high, re.compile(e)) for low, high, e in d.get("unknown", [])),
            modifiers=d.get("modifiers", 0),
            modifier=re.compile(d["modifier"]) if "modifier" in d else None,
            one_is_article=d.get("one-is-article", False),
            number_agrees=d.get("number-agrees", False),
            reach_before=reach[0],
            reach_after=reach[1],
        )

    def duals(self, nouns: Mapping[str, list[Noun]]) -> dict[str, tuple[Noun, ...]]:
        """The forms that are only duals, with the clitics that may be written onto them."""
        none, found, prefixes = self._set("no-dual"), {}, self.prefixes()
        lengths = {len(prefix) for prefix in prefixes}
        for form, ns in nouns.items():
            if all(n.dual for n in ns if not n.rest) and any(n.dual for n in ns) and form not in none:
                duals = [n for n in _longest(ns) if n.dual]
                peeled = {length: tuple(replace(n, peeled=length) for n in duals) for length in lengths}
                for prefix in prefixes:
                    if not prefix or prefix + form not in nouns:
                        found[prefix + form] = peeled[len(prefix)]
        return found

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(self.fold(w) for w in self.data.get(key, []))

    def _forms(self, key: str) -> frozenset[str]:
        return frozenset(form for entry in self.data.get(key, []) for form, _, _ in self.forms(entry))

    def split(self, text: str) -> list[str]:
        return self.token.findall(self.fold(text))

    def prefixes(self) -> list[str]:
        """Every string of conjunction and preposition that may be written before a word."""
        c = self.clitics
        return [a + b for a in ("", *c.conjunctions) for b in ("", *c.prepositions)]

    def phrases(self, phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
        """First word → what follows it in each of the phrases, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            first, *rest = self.split(phrase)
            found.setdefault(first, []).append(tuple(rest))
        return {f: tuple(sorted(rs, key=len, reverse=True)) for f, rs in found.items()}

    def entries(self) -> Iterator[tuple[Noun, str, bool, bool]]:
        """Each noun with one written form, whether that is a plural, whether a dual."""
        for table, measure in (("counted", False), ("units", True), ("currencies", True)):
            for unit, entries in self.data.get(table, {}).items():
                for entry in entries:
                    for form in self.forms(entry):
                        yield Noun((), unit, measure=measure), *form
        for what, befallen in self.data.get("befallen", {}).items():
            for entry in befallen.get("nouns", []):
                for form in self.forms(entry):
                    yield Noun((), befallen.get("unit", PERSON), what), *form

    def forms(self, entry: str) -> Iterator[tuple[str, bool, bool]]:
        """The forms of an entry: written, whether a plural, whether a dual; none twice."""
        singular, *plurals = entry.split(ALTERNATIVES)
        plurals = plurals or self.inflected(singular, "regular")
        seen: set[str] = set()
        for bases, plural, dual in (([singular], False, False), (plurals, True, False), ([singular], True, True)):
            for base in bases:
                made = self.inflected(base, "dual") if dual else [base, *self.inflected(base, "always")]
                for form in (spelt for m in made for spelt in self.spelt(m)):
                    if form not in seen or plural and not dual and form in bases:
                        seen.add(form)
                        yield form, plural, dual

    def inflected(self, entry: str, name: str) -> list[str]:
        """The forms that the rows `name` make of an entry: of its head, which is its first or its last word."""
        if self.head_last:
            return [p.sub(r, entry) for p, r in self.inflection[name] if p.search(entry)]
        head, space, rest = entry.partition(" ")
        return [p.sub(r, head) + space + rest for p, r in self.inflection[name] if p.search(head)]

    def spelt(self, form: str) -> list[str]:
        return respelt(form, self.spellings, self.fold)

    def befalling(self, side: str, prefixes: list[str]) -> dict[str, tuple[Befalling, ...]]:
        found: dict[str, list[Befalling]] = {}
        for what, befallen in self.data.get("befallen", {}).items():
            verbs = befallen.get("verbs", []) if side != "toll" else []
            verbs = [form for verb in verbs for form in self.conjugated(verb, side)]
            for phrase in (*befallen.get(side, []), *verbs):
                first, *rest = self.split(phrase)
                for prefix in prefixes:
                    one = Befalling(tuple(rest), what, befallen.get("things", False))
                    found.setdefault(prefix + first, []).append(one)
        return {f: tuple(sorted(bs, key=lambda b: -len(b.rest))) for f, bs in found.items()}

    def conjugated(self, verb: str, side: str) -> list[str]:
        """The forms of a verb of befalling. Behind those who are counted it agrees with them."""
        found = []
        head, space, rest = verb.partition(" ")
        for name in FINITE:
            for expression, replacement, who in self.paradigms.get(name, []):
                if expression.search(head) and who not in FIRST_PERSON and (side == "before" or who not in SINGULAR):
                    found.append(expression.sub(replacement, head) + space + rest)
        return found


def _longest(nouns: list[Noun]) -> tuple[Noun, ...]:
    return tuple(sorted(nouns, key=lambda n: -len(n.rest)))
