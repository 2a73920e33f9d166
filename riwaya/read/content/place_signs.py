"""What shows that a name is meant as a place: the word that says what it is, prepositions, lists; how much it needs."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.places import Gazetteer, Named, PlaceWord, Site, Way
from riwaya.read.page import Page

BELIEVED, VILLAGE, WORD, HOMOGRAPH = 0, 2, 3, 4
"""How many signs a name needs: none; a village's; one that is a word of the lexicon too; one that is mostly a word."""

TRIGGER, LOCATIVE, LOOSE, LISTED, AT_HOME = 4, 2, 1, 1, 1
"""What signs count for: the word that says what the place is; a preposition of place; one that stands before much else;
standing in a list behind a place; an article that names the place's country."""

_ADJECTIVES = 2
"""Adjectives between a trigger and its name (العاصمة السورية دمشق)."""
_SHORT = 3
"""Letters of a name that is nearly always another word too, where no capitals mark it."""
_HARMLESS = frozenset({"country", "government", "place-noun", "no-name", "medium"})
"""Classes of the lexicon that make a name of a place no doubtful one."""
_OPENING_MARKS = 1


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place on a page: words `first:end`, code points `start:stop`, and what it may mean."""

    first: int
    end: int
    start: int
    stop: int
    written: str
    """The name's folded words."""
    named: Named
    signs: int
    needed: int
    kind: str | None
    """What the word beside it says that it is."""
    several: bool = False
    """Whether that word names several places."""
    marked: frozenset[Site] = frozenset()
    """The bearers that its vowel marks point to."""


@dataclass(slots=True)
class PlaceNames:
    """What a page says of places: its words that say anything, and the names that may be places, in order."""

    page: Page
    words: list[tuple[int, PlaceWord]]
    toponyms: list[Toponym]


@dataclass(frozen=True, slots=True)
class Match:
    """A name of the gazetteer on a page, up to word `end`; `behind`: characters peeled off its last word."""

    end: int
    way: Way
    behind: int
    written: str
    named: Named


class Signs:
    """The words around the names of one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page, self.gazetteer, self.words = page, gazetteer, gazetteer.words

    def near(self, i: int) -> bool:
        """Whether word i stands in one line with the word before it."""
        return i > 0 and self.page.t.paragraph[i] == self.page.t.paragraph[i - 1]

    def opening(self) -> str:
        """Marks that may stand between a sign and its name."""
        quotes = self.page.language.quotes
        return quotes.open + quotes.either + "("

    def needed(self, i: int, match: Match) -> int:
        """How many signs the name needs."""
        words, named = self.words, match.named
        names = named.folded | {match.written}
        if names & words.need_trigger:
            return HOMOGRAPH
        if names & words.need_country:
            return WORD
        if names & words.need_preposition:
            return VILLAGE
        if any(s.listed for s in named.sites):
            return BELIEVED
        short = not self.page.language.capitals and len(match.written) <= _SHORT
        known = self.page.language.lexicon.classes.get(match.written, set()) - _HARMLESS
        if short or known or match.written in self.page.language.lexicon.cues:
            return WORD
        opens = self.page.language.capitals and self.page.sentence(i)[0] == i
        if not opens and any(s.population >= self._bare(s) for s in named.sites):
            return BELIEVED
        return VILLAGE if any(s.country in self.words.bare for s in named.sites) else WORD

    def _bare(self, site: Site) -> int:
        bare = self.words.bare
        return bare.get(site.country or "", bare.get("elsewhere", 0))

    def count(self, i: int, match: Match, before: Toponym | None) -> tuple[int, str | None, bool]:
        """How much all signs count for; what the words beside the name say that it is, and whether of several."""
        behind = self._behind(match.end)
        kind, several = (None, False) if match.way.front else self._trigger(i)
        signs = TRIGGER if kind or behind else 0
        if before is not None and self._listed_after(i, match, before):
            signs += LISTED
            if kind is None and (match.way.joined or not match.way.front) and before.several:
                kind, several, signs = before.kind, True, signs + TRIGGER - LISTED
        return signs + self._locative(i, match), behind or kind, several

    def _trigger(self, i: int) -> tuple[str | None, bool]:
        """What the word before the name says that it is, over adjectives of countries (العاصمة السورية دمشق), and
        whether it names several places."""
        page, j = self.page, i - 1
        for _ in range(_ADJECTIVES + 1):
            if j < 0 or page.t.paragraph[j] != page.t.paragraph[i]:
                break
            if page.mark(j):
                if page.norm(j) not in self.opening() or j != i - _OPENING_MARKS:
                    break
            elif (found := self._trigger_ending(j)) is not None:
                return found
            elif self.gazetteer.country(page.norm(j)) is None:
                break
            j -= 1
        return None, False

    def _trigger_ending(self, j: int) -> tuple[str, bool] | None:
        """The trigger of one word, or of two (city of), that ends with word j."""
        norm, words = self.page.norm(j), self.words
        two = f"{self.page.norm(j - 1)} {norm}"
        if two in words.triggers:
            return words.triggers[two], two in words.several
        kind = self.gazetteer.trigger(norm)
        return None if kind is None else (kind, self.gazetteer.is_one(norm, words.several))

    def _behind(self, end: int) -> str | None:
        """What the word behind the name says that it is (Aleppo province)."""
        return self.words.triggers_behind.get(self.page.norm(end)) if self.near(end % len(self.page.t)) else None

    def _listed_after(self, i: int, match: Match, before: Toponym) -> bool:
        """Whether nothing but a conjunction or a comma stands between a place and this name."""
        page = self.page
        if before.signs < before.needed:
            return False
        if before.end == i:
            return match.way.joined
        return i - before.end <= 2 and all(
            page.comma(j) or page.norm(j) in self.words.joining for j in range(before.end, i)
        )

    def _locative(self, i: int, match: Match) -> int:
        """How much the preposition before the name says that a place follows."""
        page, words = self.page, self.words
        if match.way.front:
            return LOOSE
        norm, two = page.norm(i - 1), f"{page.norm(i - 2)} {page.norm(i - 1)}"
        if two in words.locatives or norm and self.gazetteer.is_one(norm, words.locatives):
            return LOCATIVE
        return LOOSE if norm and self.gazetteer.is_one(norm, words.loose_locatives) else 0
