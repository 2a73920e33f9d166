"""Whom a page names, and where: full names for their parts, holders for offices, persons for styles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

from riwaya.languages.lexicon import NAMES
from riwaya.read.attribution.case_phrases import cases, name_like, phrase_end
from riwaya.read.attribution.declined import nominative
from riwaya.read.attribution.naming import Named, listed, personal_name, read_name
from riwaya.read.attribution.noun_phrases import noun_phrase
from riwaya.read.content.offices import telling
from riwaya.read.page import Page, Range

PHRASE = 16
"""Words in which a noun phrase with office and name ends."""


NAME = 5
"""Words in which a personal name ends."""

TITLED = 4
"""Words before a name in which its title stands."""


@dataclass(slots=True)
class Directory:
    """The names of a page. `full_names`: folded part of a name → the most informative name with it."""

    page: Page
    full_names: dict[str, Named] = field(default_factory=dict)
    _people: list[Named] | None = None
    _by_stem: dict[str, list[int]] = field(default_factory=dict)
    _phrases: dict[int, Named | None] = field(default_factory=dict)
    _spelt: dict[str, list[tuple[int, Named]]] = field(default_factory=dict)
    """Stem → where it opens a phrase that names somebody or something in full."""

    def learn(self, phrases: list[Range]) -> None:
        """Remember every full personal name among `phrases`, for the parts that stand alone elsewhere."""
        for phrase in phrases:
            named = read_name(self.page, phrase)
            if named.name_words is None or self._fullness(named.name_words) < 2:
                continue
            for i in range(*named.name_words):
                known = self.full_names.get(self.key(i))
                if len(self.page.norm(i)) > 1 and self._fuller(named, known):
                    self.full_names[self.key(i)] = named

    def _fuller(self, named: Named, known: Named | None) -> bool:
        """Whether a name says more than the one that is known."""
        assert named.name_words is not None
        if known is None or known.name_words is None:
            return True
        return self._fullness(known.name_words) < self._fullness(named.name_words)

    def _fullness(self, name: Range) -> float:
        """How many words of a name are written out; an initial says less than any."""
        return sum(1 if len(self.page.norm(i)) > 1 else 0.5 * (not self.page.mark(i)) for i in range(*name))

    def key(self, i: int) -> str:
        """Word i as a part of a name, without its article: الزياني and زياني are one."""
        word = self.page.t.words[i]
        return word.stem if word.article or self.page.language.declines else word.norm

    def places(self, stem: str) -> list[int]:
        """Where words with this stem stand."""
        if not self._by_stem:
            for i, word in enumerate(self.page.t.words):
                self._by_stem.setdefault(word.stem, []).append(i)
        return self._by_stem.get(stem, [])

    def full_name(self, a: int, b: int) -> Named | None:
        """The full name that the shortened name in words `a:b` stands for."""
        full = self.full_names.get(self.key(b - 1))
        if full is None and b - a == 1:
            full = self._with_given_name(a) or self._ending_in(a)
            if full is None and self.page.language.declines:
                return self._of_stem(a)
        if b - a > 1 and self.page.t.words[a + 1].article and self.key(a) in self.full_names:
            return self.full_names[self.key(a)]  # what follows the known name is another noun (وطالبت رجوي الدول)
        if full is None or full.name_words is None or self._fullness(full.name_words) <= self._fullness((a, b)):
            return None
        parts = {self.key(i) for i in range(*full.name_words)}
        parts |= {self.page.norm(i)[:1] for i in range(*full.name_words)}  # А. Соколов, Анна Соколова
        if self._written_apart(a):
            parts.add(self.key(a))
        return full if all(self.key(i) in parts for i in range(a, b)) else None

    def _ending_in(self, i: int) -> Named | None:
        """The person named in full whose name ends with the word i."""
        key = self.key(i)
        return next((p for p in self._known_people() if self.key(p.words[1] - 1) == key), None)

    def _with_given_name(self, i: int) -> Named | None:
        """The place where the family name at word i stands behind a given name."""
        page = self.page
        for j in [*self.places(page.t.words[i].stem), *self._written_apart(i)]:
            first = j
            while (
                first > 0
                and j - first < 4
                and (self._part_of_name(first - 1) or page.has(first, "filial") and self._nameable(first - 1))
            ):
                first -= 1
            if first == page.sentence(j)[0] and page.has(first, "name-part") and not page.has(first, "given-name"):
                first += 1  # ولد سمير في …: he was born
            if first == j and self._unknown_given_name(j - 1):
                first = j - 1
            if first < j and (first == j - 1 or page.has(first, "given-name") or self._filial(first + 1)):
                words = (first, j + 1)
                text = nominative(page, words, True)
                named = Named(words, text, "person", True, 1, None, words, False)
                self.full_names[self.key(i)] = named
                return named
        return None

    def _filial(self, i: int) -> bool:
        """Whether word i stands between two names (بن); ابنه is "his son"."""
        return self.page.has(i, "filial") and not self.page.t.words[i].enclitic

    def _of_stem(self, i: int) -> Named | None:
        """The full name whose last part has the stem of word i, for family names that the dictionary does not know and
        whose cases it therefore cannot join (Шмыгаль, Шмыгаля; Ляшок, Ляшка)."""
        page = self.page
        morphology = page.language.models.morphology if page.language.models is not None else None
        if morphology is None:
            return None
        stem = morphology.surname_stem(page.norm(i))
        for j in range(1, len(page.t)):
            if j == i or not page.has(j - 1, "given-name") or not page.t.surface(j)[0].isupper():
                continue
            if page.norm(j)[:2] == stem[:2] and morphology.surname_stem(page.norm(j)) == stem:
                words = (j - 1, j + 1)
                return Named(words, nominative(page, words, True), "person", True, 1, None, words, False)
        return None

    def _written_apart(self, i: int) -> list[int]:
        """Where the compound name at word i stands in two words: عبدالعاطي ← عبد العاطي."""
        page, norm = self.page, self.page.norm(i)
        for length in (3, 4):
            joiner, rest = norm[:length], norm[length:]
            if len(rest) > 2 and "name-part" in page.language.lexicon.classes.get(joiner, ()):
                return [j + 1 for j in self.places(joiner) if page.norm(j + 1) == rest]
        return []

    def _unknown_given_name(self, i: int) -> bool:
        """Whether word i, in no list, stands where a given name does: behind a title, an office or a nationality."""
        page = self.page
        word = page.t.words[i] if i > 0 else None
        if word is None or page.mark(i) or word.classes or word.article or word.preposition or word.conjunction:
            return False
        return page.has(i - 1, "title", "nationality", "office")

    def _nameable(self, i: int) -> bool:
        """Whether word i may be a given name before the father's: no mark and no verb of saying (قال ابن عباس)."""
        return not self.page.mark(i) and i not in self.page.at and not self.page.has(i, "verb", "preposition")

    def _part_of_name(self, i: int) -> bool:
        word = self.page.t.words[i]
        return not self.page.mark(i) and not word.preposition and not word.classes.isdisjoint(NAMES)

    def office_holder(self, named: Named) -> Named | None:
        """The person whom the page names with this office elsewhere: وزير البترول ← وزير البترول المصري X."""
        page = self.page
        shorter: dict[str, Named] = {}
        stems = set(telling(page, named.words)[0])
        nations = self.nationalities(named.words)
        for i in self.places(page.t.words[named.words[0]].stem):
            inner = page.language.declines and page.has(i - 1, "office", "people", "title")  # коллега президента X
            other = self._known_phrase(i) if i != named.words[0] and not inner else None
            if other is None:
                continue
            bearer = other if other.name_words is not None else self._named_right_before(i)
            if bearer is None or bearer.name_words is None:
                continue
            last = other.name_words[0] if other.name_words is not None else other.words[1]
            said = {page.t.words[k].stem for k in range(other.words[0], last)}
            if not same_nation(nations, self.nationalities(other.words)):
                continue
            if stems <= said:
                return bearer
            behind = (
                page.formed(last - 1, "adjective-form") and not page.t.words[last - 1].classes
            )  # in no list of nations
            told = range(other.words[0], last - behind)
            office = {page.t.words[k].stem for k in told if not page.has(k, "nationality")}
            if len(office) > 1 and office <= stems and other.name_words is not None:
                shorter[self.key(bearer.name_words[1] - 1)] = bearer  # المدير الفني للفريق ← المدير الفني X
        return next(iter(shorter.values())) if len(shorter) == 1 and not page.language.declines else None

    def _named_right_before(self, i: int) -> Named | None:
        """The person in apposition to whom the office at word i stands: مصطفى نجيب، رئيس المجلس."""
        end = i - 1 if self.page.comma(i - 1) else i
        return next((p for p in self._known_people() if p.words[1] == end), None)

    def nationalities(self, words: Range) -> set[str]:
        return {self.page.t.words[i].stem for i in range(*words) if self.page.has(i, "nationality")}

    def spelt_out(self, before: int, stem: str, person: bool = False) -> Named | None:
        """The place that names in full what a noun points to: the last before word `before`, else the first after."""
        spelt = self._spelt.get(stem)
        if spelt is None:
            spelt = self._spelt[stem] = [(i, named) for i in self.places(stem) if (named := self._in_full(i))]
        k = bisect_left(spelt, before, key=itemgetter(0))
        behind = k + (k < len(spelt) and spelt[k][0] == before)
        for _, named in (*reversed(spelt[:k]), *spelt[behind:]):
            if (named.kind == "person" or not person) and self._vouched(named):
                return named
        return None

    def _in_full(self, i: int) -> Named | None:
        """What the noun phrase at word i says, where it names somebody or something in full."""
        page = self.page
        if page.t.words[i].enclitic:
            return None  # his soldiers are not those who spoke of themselves
        named = self._known_phrase(i)
        points = page.t.words[i].article and not page.has(i, "title", "office")
        if named is None or named.bare or _length(named.words) < 2 or points and named.name_words is None:
            return None
        return named

    def relative_named(self, i: int) -> Named | None:
        """The person whom the page names by the same relation to somebody (والده ← والده فلان، والد الضحية، فلان)."""
        for j in self.places(self.page.t.words[i].stem):
            named = self.phrase_at(j) if j != i else None
            if named is not None and named.name_words is not None and named.words[0] == j:
                own = self.page.t.words[j].enclitic and named.name_words[0] == j + 1
                if own or self.page.comma(named.name_words[0] - 1):
                    return named
        return None

    def introduced(self, i: int) -> Named | None:
        """The person named right behind the same definite noun, which no list holds (الناقد ← الناقد X)."""
        page = self.page
        for j in reversed([j for j in self.places(page.t.words[i].stem) if j < i]):
            if page.t.words[j].article and page.has(j + 1, "given-name"):
                words = personal_name(page, (j + 1, min(page.sentence(j)[1], j + 1 + NAME)))
                return read_name(page, words) if words is not None else None
        return None

    def _vouched(self, named: Named) -> bool:
        """Whether something besides its place says that a personal name is one: a list, or that its bearer speaks."""
        if named.name_words is None or self.page.language.capitals:
            return True
        return listed(self.page, named.name_words) or any(
            self.key(i) in self.full_names for i in range(*named.name_words)
        )

    def styled(self, i: int) -> Named | None:
        """The person whom the page names with the same style: سموه ← سمو الأمير X."""
        norm = self.page.norm(i)
        for enclitic in self.page.language.lexicon.clitics.enclitics:
            if norm.endswith(enclitic):
                found = self.spelt_out(i, norm.removesuffix(enclitic), person=True)
                if found is not None:
                    return found
        return self.prominent(i)

    def prominent(self, before: int) -> Named | None:
        """The person whom the page named in full last before word `before`, else the first after it."""
        people = self._known_people()
        earlier = next((p for p in reversed(people) if p.words[0] < before), None)
        return earlier or next(iter(people), None)

    def two_before(self, before: int, stem: str) -> tuple[Named, Named] | None:
        """The last two different persons named in full before word `before`, if one at least is introduced with the
        singular of `stem` (الرئيس التركي X … نظيره الروسي Y … الرئيسان)."""
        people = {self.key(p.words[1] - 1): p for p in self._known_people() if p.words[0] < before}
        if len(people) < 2:
            return None
        first, second = list(people.values())[-2:]
        near = range(max(0, first.words[0] - TITLED), second.words[0])
        titled = any(len(base) > 2 and stem.startswith(base) for base in (self.page.t.words[i].stem for i in near))
        return (first, second) if titled else None

    def last_person(self, before: int, fits: Callable[[Named], bool]) -> Named | None:
        """The person who `fits` and whom the page named in full last before word `before`."""
        return next((p for p in reversed(self._known_people()) if p.words[0] < before and fits(p)), None)

    def only_person(self) -> Named | None:
        """The one person whom the page names in full; None if there are more."""
        people = self._known_people()
        keys = {self.key(p.words[1] - 1) for p in people}
        return people[0] if len(keys) == 1 else None

    def _known_people(self) -> list[Named]:
        if self._people is None:
            self._people = self._find_people()
        return self._people

    def _find_people(self) -> list[Named]:
        page, out, behind = self.page, [], 0
        opening = {*page.where("given-name"), *(i - 1 for i in page.where("filial"))}
        opening |= {i + 1 for i in page.where("title", "nationality", "office")}
        for i in range(len(page.t)) if page.language.declines else sorted(opening):
            if not behind <= i < len(page.t):
                continue
            end = min(page.sentence(i)[1], i + NAME)
            words = None
            given = page.has(i, "given-name") or self._filial(i + 1) or self._two_names(i)
            if given and not page.t.words[i].article and not page.mark(i):
                words = personal_name(page, (i, end))
            elif self._unknown_given_name(i):
                words = personal_name(page, (i - 1, end))  # الرئيس التركي رجب طيب أردوغان
                if words is not None and not (listed(page, words) and self._unjoined(words)):
                    words = None
            if words is not None and words[0] == i and _length(words) >= 2:
                out.append(read_name(page, words))
                behind = words[1]
        return out

    def _two_names(self, i: int) -> bool:
        """Whether the words from i on are a given and a family name that no list holds (Хэмиш Боуи)."""
        page = self.page
        if not page.language.declines or not (name_like(page, i) and name_like(page, i + 1)) or name_like(page, i - 1):
            return False
        return not page.has(i - 1, "organisation", "medium-noun", "place-noun", "stands-for-place", "stands-for-body")

    def _known_phrase(self, i: int) -> Named | None:
        """`phrase_at`, read once: a page asks for the holder of an office as often as it names the office."""
        if i not in self._phrases:
            self._phrases[i] = self.phrase_at(i)
        return self._phrases[i]

    def _unjoined(self, words: Range) -> bool:
        return not any(self.page.t.words[i].conjunction for i in range(*words))

    def phrase_at(self, i: int, given: bool = False, end: int | None = None) -> Named | None:
        """What the noun phrase at word i says, before word `end` or the sentence's end."""
        if self.page.language.declines:
            return self._declined_at(i)
        end = self.page.sentence(i)[1] if end is None else end
        phrase = noun_phrase(self.page, i, min(end, i + PHRASE), given)
        return read_name(self.page, phrase) if phrase is not None else None

    def _declined_at(self, i: int) -> Named | None:
        """What the noun phrase whose head is word i says, with the adjectives before it."""
        page = self.page
        first, start = i, page.sentence(i)[0]
        while first > start and page.has(first - 1, "adjective") and not page.has(first - 1, "relative", "pronoun"):
            first -= 1
        stop = phrase_end(page, first, page.sentence(i)[1], cases(page, i))
        if page.has(i, "organisation", "body-name", "government") and not page.has(i, "office", "people", "title"):
            named = (k for k in range(i + 1, stop) if page.has(k, "given-name") and not page.has(k - 1, "no-name"))
            stop = next((k for k in named if page.has(k, "case-nom") and page.t.surface(k)[0].isupper()), stop)
        return read_name(page, (first, stop)) if stop > i else None


def same_nation(ours: set[str], theirs: set[str]) -> bool:
    """Whether two sets of adjectives of nations may belong to one bearer: one is empty, or they share one in whatever
    gender (سعودي، سعودية)."""
    return not ours or not theirs or any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)


def _length(words: Range | None) -> int:
    return words[1] - words[0] if words is not None else 0
