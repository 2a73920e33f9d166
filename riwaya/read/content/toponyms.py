"""Names of places in running text: the longest match of the gazetteer, with the signs that it is a place that is meant.

A name that is no other word and that many people know is believed as it stands. Villages, and names that are words or
people's names too, need a sign: a word that says what they are (قرية, the town of), a preposition of place, a list
that they stand in, an article that speaks of their country.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from riwaya.languages.places import Gazetteer, Named, Way
from riwaya.model import Span
from riwaya.read.content.place_signs import Match, PlaceNames, Signs, Toponym
from riwaya.read.looks import PLACE
from riwaya.read.page import Page, Range

_ABBREVIATED = 4
"""Letters of a word in capitals that is an abbreviation (NBC), not a town in a headline."""

_PEOPLE = ("given-name", "family-name")
_NAMED = ("medium", "government", "organisation")
"""Classes of phrases of the lexicon that are names of their own (البيت الأبيض)."""


def find_toponyms(page: Page, people: Sequence[Span]) -> PlaceNames:
    """The names on a page that may be places, in order, none inside another; `people` are spans of persons' names.

    Those whose `signs` are fewer than `needed` are still doubtful: only what else the article names can tell.
    """
    gazetteer = page.language.gazetteer
    if gazetteer is None:
        return PlaceNames(page, [], [])
    norms = page.t.norms
    words = [(i, known) for i in page.t.for_look(PLACE) if (known := gazetteer.word(norms[i])) is not None]
    finder = _Finder(page, gazetteer)
    within = _named_people(page, people)
    found: list[Toponym] = []
    end = 0
    for i, known in words:
        if i >= end and known.ways:
            toponym = finder.at(i, known.ways, found[-1] if found else None)
            if toponym is not None and not _part_of(toponym, within.get(i)):
                found.append(toponym)
                end = toponym.end
    return PlaceNames(page, words, found)


def _part_of(toponym: Toponym, person: Range | None) -> bool:
    """Whether a name is part of a longer one of a person. Of one that is the same the signs of a place decide."""
    return person is not None and (person[0] < toponym.first or person[1] > toponym.end)


def _named_people(page: Page, people: Sequence[Span]) -> dict[int, Range]:
    """Words of persons' names → all words of the name. Of one who is described (رئيس بلدية حلب) a place may be part."""
    t = page.t
    found: dict[int, Range] = {}
    for p in people:
        first, end = bisect_right(t.ends, p.start), bisect_left(t.starts, p.end)
        if not any(page.has(i, "office", "people", "organisation", "government") for i in range(first, end)):
            found.update(dict.fromkeys(range(first, end), (first, end)))
    return found


class _Finder:
    """Looks for names on one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.page, self.gazetteer, self.words = page, gazetteer, gazetteer.words
        self.signs = Signs(page, gazetteer)
        self._never = gazetteer.never
        self._telling = frozenset(page.language.telling)

    def at(self, i: int, ways: Sequence[Way], before: Toponym | None) -> Toponym | None:
        """The place whose name begins with word i; `before` is the place before it."""
        match = self._longest(i, ways)
        if match is None or match.written in self._never:
            return None
        if not self._written_as_name(i, match) or self._other_name(i, match):
            return None
        signs, kind, several = self.signs.count(i, match, before)
        needed = self.signs.needed(i, match)
        first, named, meant = i, match.named, match
        if (inner := self._inside(i, match)) is not None:
            first, meant, named = i + 1, inner, Named(match.named.sites, inner.named.names[:1], match.named.folded)
        start, stop = self._span(first, meant)
        marked = self.gazetteer.marked(self.page.t.text[start:stop])
        return Toponym(i, match.end, start, stop, match.written, named, signs, needed, kind, several, marked)

    def _inside(self, i: int, match: Match) -> Match | None:
        """The town in the name of a spot that is called after it, which alone is marked: حلب in مطار حلب."""
        if match.end == i + 1 or any(s.kind != "point" for s in match.named.sites):
            return None
        norm = self.page.norm(i)
        if self.gazetteer.trigger(norm) is None:
            return None
        inner = self._longest(i + 1, self.gazetteer.ways(self.page.norm(i + 1)))
        return inner if inner is not None and inner.end <= match.end and not inner.way.front else None

    def _span(self, first: int, match: Match) -> tuple[int, int]:
        """The code points of a name, clitics peeled."""
        t = self.page.t
        start, stop = t.starts[first], t.ends[match.end - 1] - match.behind
        if match.way.front:
            start += _after(t.text[start:stop], match.way.front, self.page)
        if t.text[start:stop].isupper() and "." in t.text[start:stop] and t.text[stop : stop + 1] == ".":
            stop += 1  # U.S.
        return start, stop

    def _longest(self, i: int, ways: Sequence[Way]) -> Match | None:
        best: Match | None = None
        lexicon, norm = self.page.language.lexicon, self.page.norm(i)
        whole = norm in lexicon.classes or norm in lexicon.cues
        for way in ways:
            if way.front and whole:
                continue  # فاطمة is no town of أطمة behind a conjunction
            for match in self._matches(i, way):
                if best is None or match.end > best.end:
                    best = match
        return best

    def _matches(self, i: int, way: Way) -> list[Match]:
        """Names that open with word i taken this way, shortest first."""
        gazetteer, norms = self.gazetteer, self.page.t.norms
        found = [Match(i + 1, way, way.behind, way.written, way.named)] if way.named is not None else []
        j = i + 1
        if way.behind or j == len(norms) or not gazetteer.goes_on(way, norms[j]):
            return found
        key, written = way.key, way.written
        room = gazetteer.longest(key) - key.count(" ") - 1
        while room > 0 and j < len(norms) and self._goes_on(j):
            for tail in gazetteer.going_on(norms[j]):
                named = gazetteer.find(f"{key} {tail.key}", f"{written} {tail.written}")
                if named is not None:
                    found.append(Match(j + 1, way, tail.behind, f"{written} {tail.written}", named))
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

    def _written_as_name(self, i: int, match: Match) -> bool:
        """Whether the page writes it as a name is written: a capital letter, where the language has them."""
        t = self.page.t
        surface = t.text[t.starts[i] : t.ends[match.end - 1] - match.behind]
        if not self.page.language.capitals:
            return self._told(surface, match)
        if any(self.gazetteer.acronym(name) for name in match.named.names):
            return surface.replace(".", "").isupper()
        if any(name[0].islower() for name in match.named.names):
            return any(c.isupper() for c in surface)  # сектор Газа
        return surface[0].isupper() and not (surface.isupper() and len(surface) <= _ABBREVIATED)

    def _told(self, surface: str, match: Match) -> bool:
        """Whether the letters that editors never add are the name's own (مآرب is not مأرب)."""
        telling = self._telling
        if telling.isdisjoint(surface):
            return True
        letters = [c for c in surface if self.page.language.fold(c)][match.way.front :]
        return any(
            all(a not in telling or a == b or b not in telling for a, b in zip(letters, name, strict=False))
            for name in match.named.names
        )

    def _other_name(self, i: int, match: Match) -> bool:
        """Whether the name is only part of another one: of a body, a medium, a person; or an adjective."""
        page, words = self.page, self.words
        if not match.way.front and self._before(i) in words.bodies:
            return True
        following = page.norm(match.end)
        if following in words.bodies_behind and (not page.language.capitals or page.t.surface(match.end)[0].isupper()):
            return True
        if following in words.club_adjectives and any(s.kind == "city" for s in match.named.sites):
            return True
        if (
            any(page.phrase(j, *_NAMED) > match.end - j for j in range(max(i - 2, 0), i))
            or page.phrase(i, "medium") > match.end - i
        ):
            return True
        if match.way.front or match.written in words.triggers:
            return False
        if self.gazetteer.country(match.written) and i and page.t.words[i - 1].article and self.signs.near(i):
            return True  # الخارجية السعودية
        named_before = page.has(i - 1, "given-name") and not page.has(i - 1, "country") and self.signs.near(i)
        if page.language.capitals:
            capital_before = i > 0 and page.t.surface(i - 1)[0].isupper()
            return self._person_with_capitals(i, match, named_before and capital_before)
        return named_before

    def _person_with_capitals(self, i: int, match: Match, named_before: bool) -> bool:
        """Whether capitals beside the name show that it is part of somebody's, or something's, own name."""
        page, end = self.page, match.end
        if named_before or (page.has(i - 1, "title") and self._capital_inside(i - 1)):
            return True
        unlisted = not any(s.listed for s in match.named.sites)
        if unlisted and self._capital_inside(i - 1) and not self._leads(i - 1):
            return True  # Wells Fargo
        doubtful = page.has(i, "given-name") or not self.words.need_preposition.isdisjoint(match.named.folded)
        return doubtful and not match.behind and page.has(end, *_PEOPLE) and self._capital_inside(end)

    def _capital_inside(self, i: int) -> bool:
        """Whether word i is written with a capital letter that is not a sentence's first."""
        page = self.page
        return not page.mark(i) and page.t.surface(i)[0].isupper() and page.sentence(i)[0] != i

    def _leads(self, i: int) -> bool:
        """Whether word i says that a place follows."""
        norm = self.page.norm(i)
        return norm in self.words.locatives or norm in self.words.loose_locatives or norm in self.words.triggers

    def _before(self, i: int) -> str:
        """The word before i that counts: opening marks passed over, clitics peeled."""
        j = i - 1
        if j >= 0 and self.page.mark(j) and self.page.norm(j) in self.signs.opening():
            j -= 1
        if j < 0 or self.page.t.paragraph[j] != self.page.t.paragraph[i]:
            return ""
        norm = self.page.norm(j)
        if norm in self.words.bodies:
            return norm
        if (two := f"{self.page.norm(j - 1)} {norm}") in self.words.bodies:
            return two
        return next((w for w in self.gazetteer.bare(norm) if w in self.words.bodies), norm)


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
