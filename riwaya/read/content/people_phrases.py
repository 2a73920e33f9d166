"""Noun phrases of people without a name: beach workers, a group of tourists, عمال النظافة."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.people import IS_OF, NOT, people_nouns
from riwaya.read.content.clauses import Clause
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

BEFORE_A_NOUN = ("determiner", "definite", "number", "demonstrative", "possessive", "amount", "ordinal")
"""Classes of words that stand before a noun and are none."""

OUTSIDE = (
    "preposition", "relative", "that", "negation", "auxiliary", "pronoun", "object-pronoun", "contrast", "adverb",
    "object-marker", "question-particle", "whether",
)  # fmt: skip
"""Classes of words that no noun phrase holds."""

WHEN = ("time", "weekday", "month")
"""Classes of words that name a time: a noun phrase of theirs is nobody."""

OF = ("partitive",)
BESIDE = 2
"""Words that may stand behind a noun of people before another that is joined to it."""

LONGEST = 3
"""Words of the longest nouns of people that are looked for backwards."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase `first:end`; `who`: the people that it names, empty where it names none or it is not clear whom.
    `noun`: the word that says who they are; `counted`: whether a number or "a group of" stands before it."""

    first: int
    end: int
    who: tuple[str, ...] = ()
    noun: int = -1
    counted: bool = False


NOBODY = Phrase(0, 0)


class Phrases:
    """Reads the noun phrases of one page."""

    def __init__(self, page: Page, spots: list[Spot | None]) -> None:
        self.page, self.spots = page, spots
        self._nouns = people_nouns(page.language)
        self._norms = page.t.norms
        events = page.language.events
        self._head_last = events is not None and events.order == "verb-middle" and not page.language.declines

    @property
    def through(self) -> dict[str, frozenset[str]]:
        """Dictionary form of a verb → the prepositions behind which its object stands."""
        return dict(self._nouns.through)

    def at(self, i: int, end: int) -> Phrase:
        """The noun phrase that begins at word i, with those that are joined to it."""
        phrase = self._last(i, end) if self._head_last else self._first(i, end)
        if not phrase.who:
            return phrase
        k = self._joint(phrase.end, end)
        if k < 0:
            return phrase
        other = self.at(k, end)
        return Phrase(
            phrase.first, other.end, (*phrase.who, *other.who) if other.who else (), phrase.noun, phrase.counted
        )

    def before(self, end: int) -> Phrase:
        """The people whose noun ends right before word `end`."""
        for n in range(LONGEST, 0, -1):
            found = self._people(end - n) if end >= n else (0, ())
            if found[0] == n and found[1] and IS_OF not in found[1]:
                governed = self.page.t.words[end - n].preposition
                return Phrase(end - n, end, () if governed else found[1], end - n)
        return Phrase(end, end)

    def named(self, k: int) -> bool:
        """Whether word k is a noun of people."""
        return bool(self._people(k)[1])

    def outside(self, k: int) -> bool:
        """Whether word k belongs to no noun phrase."""
        spot = self.spots[k]
        verb = spot is not None and spot.use in ("verb", "weak", "aux", "infinitive", "gerund")
        return self.page.mark(k) or verb or self.page.has(k, *OUTSIDE)

    def joins(self, k: int) -> bool:
        """Whether word k joins what follows to what stands before."""
        return self.page.has(k, "joining") or bool(self.page.t.words[k].conjunction)

    def _first(self, i: int, end: int) -> Phrase:
        """Where the noun opens its phrase, adjectives that its case shows passed over."""
        k = i
        while k < end and (self.page.has(k, *BEFORE_A_NOUN) or self._adjective(k)) and not self._people(k)[1]:
            k += 1
        if k >= end or self.outside(k):
            return Phrase(i, k)
        n, who = self._people(k)
        if IS_OF in who:
            after = k + n
            after += after < end and self.page.has(after, *OF)
            inner = self._first(after, end)
            return Phrase(i, inner.end, inner.who, inner.noun, True)
        return Phrase(i, k + max(n, 1), who, k, self.page.has(i, "number"))

    def _last(self, i: int, end: int) -> Phrase:
        """Where the noun closes its phrase."""
        k = i
        while k < end and (self.page.has(k, "number") or not self.outside(k) and not self.joins(k)):
            k += 1
        found = self.before(k)
        if found.who:
            return Phrase(i, k, found.who if found.first >= i else (), found.first)
        of = self.spots[k] if k < end else None
        some = k > i and (IS_OF in self._people(k - 1)[1] or self.page.has(k - 1, "number"))
        if some and of is not None and of.has("of"):
            inner = self._last(k + 1, end)
            return Phrase(i, inner.end, inner.who, inner.noun, True)
        return Phrase(i, k)

    def _joint(self, k: int, end: int) -> int:
        """Where the phrase begins that is joined to the one that ends before word k; -1 for none."""
        behind = 0 if self._head_last else BESIDE
        for j in range(k, min(k + behind + 1, end)):
            if self.page.has(j, "joining"):
                return j + 1
            if self.page.t.words[j].conjunction:
                return j
            if self.outside(j):
                return -1
        return -1

    def _adjective(self, k: int) -> bool:
        classes = self.page.t.words[k].classes
        return self.page.language.declines and "adjective" in classes and "noun" not in classes

    def _people(self, k: int) -> tuple[int, tuple[str, ...]]:
        n, who = self._nouns.finder.at(self._norms, k) if not self.page.mark(k) else (0, ())
        return (n, ()) if NOT in who else (n, who)


def antecedent(page: Page, phrases: Phrases, clause: Clause) -> Phrase:
    """The people right before a relative clause, which is about them."""
    end = clause.opener.at if clause.opener is not None else clause.first
    return phrases.before(end - (end > 0 and page.mark(end - 1)))
