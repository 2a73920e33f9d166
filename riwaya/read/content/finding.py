"""One pass over a page's words: every place that names somebody or something."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.entities import NAMED
from riwaya.languages.lexicon import Word
from riwaya.model import EntityKind
from riwaya.read.content.bodies import adjective, body_extent
from riwaya.read.content.mentions import Mention, mention, stem, whole_word
from riwaya.read.content.offices import Office, office_at, office_word
from riwaya.read.content.personal import (
    FAMILY,
    GIVEN,
    PART,
    name_end,
    name_parts,
    opens_name,
    part_of_name,
    unlisted_name,
)
from riwaya.read.content.things import event_end, make_end, model_end, work_title
from riwaya.read.looks import NAME, TELLING
from riwaya.read.page import Page, Range

_OFFICES = frozenset({"title", "office"})
_NAMES = frozenset({"given-name", "family-name", "name-part", "kunya"})

_NO_SHORT_NAME = ("preposition", "number", "ordinal", "time", "nationality", "country")
"""What stands in brackets behind a name, and is none."""

SHORT_NAME = 3
"""Words of the longest name that brackets give for the name before them, quotation marks among them."""


class Finder:
    """Finds the mentions of a page whose script has no capitals; `run` gives them in the page's order. A description
    may enclose other mentions, names never overlap."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.names = page.language.entities
        self.found: list[Mention] = []
        self.namesake = 0
        """Words before this one are a person's name that is a place's or a body's."""
        self.led: dict[int, Office] = {}
        """First word of a name → the office that leads to it."""
        self.telling = bytearray(len(page.t))
        """For each word whether something may be named there."""
        for i in page.t.for_look(NAME):
            self.telling[i] = True

    def run(self) -> list[Mention]:
        page, look = self.page, self.names.lexicon.word
        words, norms = page.t.words, page.t.norms
        for i in page.where("called", "relation", *_OFFICES):
            if self._leads(words[i]) and unlisted_name(page, i + 1):
                self.led[i + 1], self.telling[i + 1] = Office(i, i + 1, i + 1, True), True
        i, office_to = 0, 0
        while (i := self.telling.find(1, i)) >= 0:
            word, known = words[i], look(norms[i])
            if i < self.namesake:
                i += 1
                continue
            if "nationality" in word.classes and word.article:
                self._compatriot(i)
            everyday = word.enclitic and known.classes  # رئيسي is a name, and "my president"
            if i >= office_to and not everyday and not word.classes.isdisjoint(_OFFICES):
                office_to = self._office(i)
            i = max(self._at(i, word, known), i + 1)
        return self.found

    def _leads(self, word: Word) -> bool:
        """Whether a word may stand before the name of him whom it means: his brother, its leader, the so-called."""
        classes = word.classes
        return "called" in classes or bool(word.enclitic) and not classes.isdisjoint((*_OFFICES, "relation"))

    def _at(self, i: int, word: Word, known: Word) -> int:
        """Take what is named at word i; the word behind it, or i where nothing is."""
        if not known.classes.isdisjoint(TELLING):
            end = self._listed(i, known) or self._thing(i, known)
            if end:
                return end
        if i in self.led or not word.classes.isdisjoint(_NAMES) or "everyday-name" in known.classes:
            end = self._person(i, word)
            if end > i:
                return end
        if "medium" in word.classes:
            return self._medium(i, word)
        if "body-head" in known.classes:
            return self._body(i, known)
        return i

    def _listed(self, i: int, known: Word) -> int:
        """A name that the list holds, the longest that stands here; 0 for none."""
        page, best, kind = self.page, 0, ""
        for key in self._keys(known):
            for p in self.names.lexicon.phrases_from(key, page.norm(i + 1)):
                if len(p.words) >= best and page.follows(i, p.words):
                    named = next((c for c in p.classes if c in NAMED or c == "common"), None)
                    if named:
                        best, kind, first = 1 + len(p.words), named, key
        if not best:
            kind = "" if known.classes.isdisjoint(NAMED) else next(c for c in NAMED if c in known.classes)
            if not kind or (known.enclitic and kind != "weapon-type") or page.has(i, "title"):
                return 0
            best, first = 1, known.stem
        return self._take_listed(i, i + best, kind, first, known)

    def _keys(self, known: Word) -> tuple[str, ...]:
        """How the first word of an entry may be written: as it stands, without clitics, with its article."""
        if known.norm == known.stem:
            return (known.norm,)
        if known.article and (known.preposition or known.conjunction):
            return (known.norm, known.stem, self.names.lexicon.clitics.articles[0] + known.stem)
        return (known.norm, known.stem)

    def _take_listed(self, i: int, end: int, kind: str, first: str, known: Word) -> int:
        page = self.page
        if kind == "common":
            return end  # think tank
        words = (first, *page.t.norms[i + 1 : end])
        if words not in self.names.bases and known.article:
            words = (self.names.lexicon.clitics.articles[0] + first, *words[1:])
        base = self.names.bases.get(words)
        if kind == "body":
            medium = page.phrase(i, "medium")
            if i + medium > end:
                return 0  # شبكة "بي بي سي" is more than بي بي
            while adjective(page, end) and page.has(end, "nationality"):
                end += 1
        if NAMED[kind] == "weapon":
            stop = model_end(page, end, kind == "weapon")
            if stop > end:
                base, end = None, stop
        self._take((i, end), NAMED[kind], known, name=base)
        if kind == "body" and page.language.declines:
            self.found[-1] = replace(self.found[-1], normal=self.names.written.get(words))
        return self._acronym((i, end)) if kind == "body" else end

    def _thing(self, i: int, known: Word) -> int:
        """A work, a weapon's model or an event that its noun shows; 0 for none."""
        if "weapon-make" in known.classes and (end := make_end(self.page, i)):
            self._take((i, end), "weapon", known)
            return end
        if "work-head" in known.classes and not known.enclitic and (title := work_title(self.page, i)):
            self._take(title, "work", whole_word(self.page, title[0]))
            return title[1] + 1
        if "event-head" in known.classes and not known.enclitic and (end := event_end(self.page, i, known)):
            self._take((i, end), "event", known)
            return end
        return 0

    def _office(self, i: int) -> int:
        """Remember whom an office leads to; where it leads to nobody, it may describe somebody of the page. The word
        behind it."""
        office = office_at(self.page, i)
        if office.name is not None and not opens_name(self.page, i):
            self.namesake = max(name_end(self.page, office.name, True), office.end)  # مدينة الملك فهد
            return self.namesake
        if office.name is not None:
            self._lead(office.name, office)
            return office.end
        owned = self.page.t.words[i].enclitic  # his deputy: of him the office says nothing
        if office.end == i + 1 and i and not self.page.mark(i - 1) and self.page.t.words[i - 1].article:
            return office.end  # العمل الروائي: an adjective
        if office.definite and not owned and office.end > i and not self.page.has(office.end - 1, "preposition"):
            self.found.append(
                mention(
                    self.page,
                    (i, office.end),
                    "person",
                    office_word(self.page, i),
                    office=(i, office.end),
                    firm=False,
                    described=True,
                    beside=self._person_before(i),
                )
            )
        return office.end

    def _lead(self, name: int, office: Office) -> None:
        """Remember that `office` leads to the name at word `name`."""
        self.led.setdefault(name, office)
        self.telling[name] = True

    def _compatriot(self, i: int) -> None:
        """Somebody led by his nation alone: الفرنسي آرسين فينغر."""
        page = self.page
        before = page.t.words[i - 1] if i and not page.mark(i - 1) else None
        noun = before is not None and (before.article or not before.classes.isdisjoint(_OFFICES))
        free = not noun and part_of_name(page, i + 1) == "unknown" and i + 1 not in self.led
        if free and name_end(page, i + 1, True) - i > 2:
            self._lead(i + 1, Office(i, i + 1, i + 1, True))

    def _person_before(self, i: int) -> int | None:
        """First word of the name that an office at word i stands behind: X، قائد الجيش; X -وهو قائد الجيش."""
        page = self.page
        last = next((m for m in reversed(self.found) if not m.described), None)
        word = office_word(page, i)
        if last is None or last.kind != "person" or word.preposition or word.article or word.conjunction:
            return None
        between = range(last.end, i)
        near = len(between) <= 3 and page.t.sentence[i] == page.t.sentence[last.first]
        marks = all(page.mark(k) and page.norm(k) not in ".:" or page.has(k, "pronoun") for k in between)
        return last.first if near and marks else None

    def _person(self, i: int, word: Word) -> int:
        """Take the personal name at word i; the word behind it, or i."""
        page, office = self.page, self.led.get(i)
        led = office is not None
        given = word.article and "given-name" in word.classes and "family-name" not in word.classes
        if not led and given and not page.has(i + 1, "name-part"):
            return i
        if not led and "title" in word.classes and part_of_name(page, i + 1) in (FAMILY, GIVEN):
            return i  # آیت‌الله is a given name as well
        start = i
        if "kunya" in word.classes and page.has(i + 1, "given-name"):
            end = name_end(page, i + 1, True)
        else:
            end = name_end(page, i, led)
        if end <= i:
            return i
        parts = name_parts(page, start, end)
        lone = len(parts) < 2
        if not parts or (page.has(i, "name-part") and end - i < 2):
            return i
        # without an article, a name behind "province" is the province's, whatever office leads there
        if (not led or not self.names.lexicon.clitics.articles) and not opens_name(page, i):
            return end
        kind = part_of_name(page, i, opening=True)
        firm = led or not lone or (kind == FAMILY and self._stands_alone(i, word)) or kind == PART
        if not led and word.classes & {"country", "government", "organisation"}:
            return i
        words = (office.first, office.end) if office is not None else None
        self._take((i, end), "person", word, parts=parts, office=words, firm=firm)
        return end

    def _stands_alone(self, i: int, word: Word) -> bool:
        """Whether a family name shows by itself that it is one: no everyday word, and with an article only where it
        ends as family names of relation do."""
        if "family-name" not in self.page.language.lexicon.classes.get(word.stem, ()):
            return False  # known by its shape alone
        known = self.names.word(self.page.norm(i)).classes
        never = any(row.match(word.norm) for row in self.page.language.lexicon.shapes.get("no-name", ()))
        if never or not known.isdisjoint(("common", "everyday-name", "not-adjective")):
            return False
        if word.article and i and not self.page.mark(i - 1) and self.page.t.words[i - 1].article:
            return False  # البلك البركاني: an adjective
        related = word.stem.endswith(self.names.nisba) and "nationality" not in word.classes
        article = word.article or word.stem.startswith(self.names.lexicon.clitics.articles)
        return not article or related or "known-alone" in known

    def _medium(self, i: int, word: Word) -> int:
        """Take a medium that the list of media knows."""
        page, best, name = self.page, 0, None
        for key in dict.fromkeys((word.norm, word.stem)):
            for p in page.language.lexicon.phrases_from(key, page.norm(i + 1)):
                if p.medium and len(p.words) >= best and page.follows(i, p.words):
                    best, name = len(p.words) + 1, p.medium
        if not best:
            return i
        self._take((i, i + best), "organisation", word, name=name)
        return i + best

    def _body(self, i: int, known: Word) -> int:
        """Take the body whose noun stands at word i."""
        page = self.page
        extent = body_extent(page, i, known)
        if extent.end == i + 1 and (not known.article or known.enclitic):
            return i
        words = (i, extent.end)
        bare = extent.end == i + 1
        parts = tuple(stem(page, k) for k in range(*words) if not page.mark(k))
        self._take(
            words,
            "organisation",
            known,
            parts=(known.stem, *parts[1:]),
            name=self._quoted_name(i + 1),
            firm=extent.named,
            described=bare,
        )
        if extent.named:
            return self._acronym(words)
        return extent.end if bare else i

    def _quoted_name(self, j: int) -> str | None:
        """The list's name for a body whose own name stands in quotation marks at word j (تنظيم «داعش»)."""
        if j not in self.page.q.opened or self.page.mark(j + 1):
            return None
        closer = self.page.q.opened[j].closer
        return self.names.bases.get(tuple(self.page.t.norms[j + 1 : closer]))

    def _acronym(self, words: Range) -> int:
        """Take the short name in brackets behind a name: منظمة الصحة العالمية (WHO). The word behind all of it."""
        page, j = self.page, words[1]
        if page.norm(j) != "(":
            return j
        close = next((k for k in range(j + 2, min(j + 2 + SHORT_NAME, len(page.t))) if page.norm(k) == ")"), None)
        if close is None:
            return j
        quoted = page.mark(j + 1)
        first, end = j + 1 + quoted, close - quoted
        if first >= end or any(page.mark(k) or page.has(k, *_NO_SHORT_NAME) for k in range(first, end)):
            return j
        self._take((first, end), "organisation", whole_word(page, first), beside=words[0])
        return close + 1

    def _take(
        self,
        words: Range,
        kind: EntityKind,
        word: Word | None,
        parts: tuple[str, ...] | None = None,
        name: str | None = None,
        office: Range | None = None,
        firm: bool = True,
        described: bool = False,
        beside: int | None = None,
    ) -> None:
        self.found.append(mention(self.page, words, kind, word, parts, name, office, firm, described, beside))
