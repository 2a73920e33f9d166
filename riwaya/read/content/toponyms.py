"""Names of places in running text: the longest match of the gazetteer, with the signs that it is a place that is meant.

A name that is no other word and that many people know is believed as it stands. Villages, and names that are words or
people's names too, need a sign: a word that says what they are (قرية, the town of), a preposition of place, a list that they
stand in, an article that speaks of their country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.languages.places import Gazetteer, Named, Site, Way
from riwaya.model import Span
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

_PEOPLE = ("given-name", "family-name")
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
    marked: frozenset[Site] = frozenset()
    """The bearers that its vowel marks point to."""


def find_toponyms(page: Page, people: Sequence[Span]) -> list[Toponym]:
    """The names on a page that may be places, in order, none inside another; `people` are spans of persons' names.

    Those whose `signs` are fewer than `needed` are still doubtful: only what else the article names can tell.
    """
    gazetteer = page.language.gazetteer
    if gazetteer is None:
        return []
    finder = _Finder(page, gazetteer)
    inside = {code for p in people for code in range(p.start, p.end)}
    ways, norms = gazetteer.ways, page.t.norms
    found: list[Toponym] = []
    end = 0
    for i, norm in enumerate(norms):
        if i >= end and (openings := ways(norm)) and page.t.starts[i] not in inside:
            toponym = finder.at(i, openings, found[-1] if found else None)
            if toponym is not None:
                found.append(toponym)
                end = toponym.end
    return found


@dataclass(slots=True)
class _Match:
    end: int
    way: Way
    behind: int
    written: str
    named: Named


class _Finder:
    """Looks for names on one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page, self.gazetteer, self.words = page, gazetteer, gazetteer.words

    def at(self, i: int, ways: Sequence[Way], before: Toponym | None) -> Toponym | None:
        """The place whose name begins with word i; `before` is the place before it."""
        match = self._longest(i, ways)
        if match is None or not self._written_as_name(i, match) or self._other_name(i, match):
            return None
        kind, signs = self._signs(i, match, before)
        t = self.page.t
        start, stop = t.starts[i], t.ends[match.end - 1] - match.behind
        if match.way.front:
            start = _after(t.text[start:stop], match.way.front, self.page) + start
        if t.text[start:stop].isupper() and "." in t.text[start:stop] and t.text[stop : stop + 1] == ".":
            stop += 1  # U.S.
        marked = self.gazetteer.marked(t.text[start:stop])
        return Toponym(
            i, match.end, start, stop, match.written, match.named, signs, self._needed(i, match), kind, marked
        )

    def _longest(self, i: int, ways: Sequence[Way]) -> _Match | None:
        best: _Match | None = None
        for way in ways:
            for match in self._matches(i, way):
                if best is None or match.end > best.end:
                    best = match
        return best

    def _matches(self, i: int, way: Way) -> list[_Match]:
        """Names that open with word i taken this way, shortest first."""
        gazetteer, norms = self.gazetteer, self.page.t.norms
        found = []
        if named := gazetteer.find(way.key, way.written):
            found.append(_Match(i + 1, way, way.behind, way.written, named))
        key, written = way.key, way.written
        room = gazetteer.longest(key) - key.count(" ") - 1
        j = i + 1
        while room > 0 and not way.behind and j < len(norms) and self._goes_on(j):
            for tail in gazetteer.going_on(norms[j]):
                named = gazetteer.find(f"{key} {tail.key}", f"{written} {tail.written}")
                if named is not None:
                    found.append(_Match(j + 1, way, tail.behind, f"{written} {tail.written}", named))
                    break
            whole = gazetteer.going_on(norms[j])[0]
            key, written = f"{key} {whole.key}", f"{written} {whole.written}"
            room -= whole.key.count(" ") + 1
            j += 1
        return found

    def _goes_on(self, j: int) -> bool:
        """Whether a name may run on to word j: a word in the same line."""
        t = self.page.t
        return t.is_word(j) and t.paragraph[j] == t.paragraph[j - 1]

    def _written_as_name(self, i: int, match: _Match) -> bool:
        """Whether the page writes it as a name is written: a capital letter, where the language has them."""
        if not self.page.language.capitals:
            return True
        t = self.page.t
        surface = t.text[t.starts[i] : t.ends[match.end - 1] - match.behind]
        if self.gazetteer.acronym(match.named.name):
            return surface.replace(".", "").isupper()
        return surface[0].isupper()

    def _other_name(self, i: int, match: _Match) -> bool:
        """Whether the name is only part of another one: of a body, a medium, a person."""
        page = self.page
        if not match.way.front and self._before(i) in self.words.bodies:
            return True
        if any(page.phrase(j, "medium") > match.end - j for j in range(max(i - 2, 0), i + 1)):
            return True
        if match.way.front or match.written in self.words.triggers:
            return False
        named_before = page.has(i - 1, "given-name") and not page.has(i - 1, "country") and self._near(i)
        if page.language.capitals:
            capital_before = i > 0 and page.t.surface(i - 1)[0].isupper()
            return self._person_with_capitals(i, match, named_before and capital_before)
        return named_before

    def _person_with_capitals(self, i: int, match: _Match, named_before: bool) -> bool:
        page, end = self.page, match.end
        if named_before or (page.has(i - 1, "title") and page.t.surface(i - 1)[0].isupper()):
            return True
        follows = page.has(end, *_PEOPLE) and not page.mark(end) and page.t.surface(end)[0].isupper()
        return follows and page.has(i, "given-name") and not match.behind

    def _near(self, i: int) -> bool:
        """Whether word i stands in one line with the word before it."""
        return i > 0 and self.page.t.paragraph[i] == self.page.t.paragraph[i - 1]

    def _before(self, i: int) -> str:
        """The word before i that counts: opening marks passed over, clitics peeled."""
        j = i - 1
        if j >= 0 and self.page.mark(j) and self.page.norm(j) in self._opening():
            j -= 1
        if j < 0 or self.page.t.paragraph[j] != self.page.t.paragraph[i]:
            return ""
        norm = self.page.norm(j)
        if norm in self.words.bodies:
            return norm
        return next((w for _, _, w in self.gazetteer.peeled(norm) if w in self.words.bodies), norm)

    def _opening(self) -> str:
        quotes = self.page.language.quotes
        return quotes.open + quotes.either + "("

    def _needed(self, i: int, match: _Match) -> int:
        """How many signs the name needs."""
        words, named = self.words, match.named
        if match.written in words.need_trigger or match.written in words.triggers:
            return HOMOGRAPH
        if match.written in words.need_country:
            return WORD
        if match.written in words.need_preposition:
            return VILLAGE
        if any(s.listed for s in named.sites):
            return BELIEVED
        short = not self.page.language.capitals and len(match.written) <= _SHORT
        known = self.page.language.lexicon.classes.get(match.written, set()) - _HARMLESS
        if short or known or match.written in self.page.language.lexicon.cues:
            return WORD
        if any(s.population >= self._bare(s) for s in named.sites):
            return BELIEVED
        return VILLAGE

    def _bare(self, site: Site) -> int:
        bare = self.words.bare
        return bare.get(site.country or "", bare.get("elsewhere", 0))

    def _signs(self, i: int, match: _Match, before: Toponym | None) -> tuple[str | None, int]:
        """What the words beside the name say that it is, and how much all signs count for."""
        behind = self._behind(match.end)
        kind = None if match.way.front else self._trigger(i)
        signs = TRIGGER if kind or behind else 0
        if before is not None and self._listed_after(i, match, before):
            signs += LISTED
            if kind is None and (match.way.joined or not match.way.front) and before.kind and before.signs >= TRIGGER:
                kind, signs = before.kind, signs + TRIGGER - LISTED
        return behind or kind, signs + self._locative(i, match)

    def _trigger(self, i: int) -> str | None:
        """What the word before the name says that it is, over adjectives of countries (العاصمة السورية دمشق)."""
        page, j = self.page, i - 1
        for _ in range(_ADJECTIVES + 1):
            if j < 0 or page.t.paragraph[j] != page.t.paragraph[i]:
                return None
            if page.mark(j):
                if page.norm(j) not in self._opening() or j != i - _OPENING_MARKS:
                    return None
            elif (kind := self._trigger_ending(j)) is not None:
                return kind
            elif self.gazetteer.country(page.norm(j)) is None:
                return None
            j -= 1
        return None

    def _trigger_ending(self, j: int) -> str | None:
        """The trigger of one word, or of two (city of), that ends with word j."""
        norm = self.page.norm(j)
        two = self.words.triggers.get(f"{self.page.norm(j - 1)} {norm}")
        return two or self.gazetteer.trigger(norm)

    def _behind(self, end: int) -> str | None:
        """What the word behind the name says that it is (Aleppo province)."""
        return self.words.triggers_behind.get(self.page.norm(end)) if self._near(end % len(self.page.t)) else None

    def _listed_after(self, i: int, match: _Match, before: Toponym) -> bool:
        """Whether nothing but a conjunction or a comma stands between a place and this name."""
        page = self.page
        if before.signs < before.needed:
            return False
        joined = match.way.joined or self.words.joining & {page.norm(j) for j in range(before.end, i)}
        if before.end == i:
            return bool(joined)
        return i - before.end <= 2 and all(
            page.comma(j) or page.norm(j) in self.words.joining for j in range(before.end, i)
        )

    def _locative(self, i: int, match: _Match) -> int:
        """How much the preposition before the name says that a place follows."""
        page, words = self.page, self.words
        if match.way.front:
            return LOOSE
        norm, two = page.norm(i - 1), f"{page.norm(i - 2)} {page.norm(i - 1)}"
        peeled = {w for _, _, w in self.gazetteer.peeled(norm)} if norm else set()
        if two in words.locatives or not words.locatives.isdisjoint(peeled):
            return LOCATIVE
        return LOOSE if not words.loose_locatives.isdisjoint(peeled) else 0


def _after(written: str, peeled: int, page: Page) -> int:
    """The place in `written` behind its first `peeled` folded characters: vowel marks count for nothing."""
    at = 0
    for at, character in enumerate(written):
        folded = len(page.language.fold(character))
        if not folded:
            continue
        if peeled <= 0:
            return at
        peeled -= folded
    return at
