"""Mentions on a page whose script marks names with capitals: what a run of capitalised words names is told by its words
(a given name, a title before it, the noun of a body or an event in it) and by what stands beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from riwaya.languages.lexicon import Word
from riwaya.model import EntityKind
from riwaya.read.content.bodies import apposed_body
from riwaya.read.content.finding import Finder
from riwaya.read.content.mentions import Mention, owned, stem
from riwaya.read.content.offices import Office
from riwaya.read.page import Page, has_capital

SHORT, FEWEST = 3, 4
"""A headline's words that are longer than `SHORT` letters and no prepositions all have capitals; it has `FEWEST`
such."""

LONGEST = 7
"""Words of the longest capitalised name that is looked for."""

COMPLEMENT = 4
"""Words in small letters of what an office is of."""
_CLOSING = (
    "preposition",
    "verb",
    "auxiliary",
    "relative",
    "that",
    "contrast",
    "pronoun",
    "negation",
    "time",
    "joining",
)

_PERSONAL = frozenset({"given-name", "family-name"})
_NO_PERSON = frozenset(
    {"country", "nationality", "government", "organisation", "medium", "month", "weekday", "medium-noun", "group",
    "people",
     "preposition", "determiner", "pronoun", "relative", "that", "possessive", "what", "who", "auxiliary", "negation",
     "time"}
)  # fmt: skip
_HEADS = ("body-head", "event-head")


class CapitalFinder(Finder):
    """Finds the mentions of a page whose script has capitals; see `Finder`."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        t = page.t
        self.capital = [has_capital(t.surface(i)) for i in range(len(t))]
        self.opens = {a + (page.mark(a) and a in page.q.opened) for a, _ in t.sentences}
        self.opens |= {i + 1 for i in range(len(t)) if i in page.q.opened or page.colon(i)}
        self.headline = self._headlines()

    def _headlines(self) -> set[int]:
        """The sentences in which every word of weight has a capital, so that capitals tell nothing."""
        out = set()
        for k, (a, b) in enumerate(self.page.t.sentences):
            words = [i for i in range(a, b) if not self.page.mark(i) and len(self.page.norm(i)) > SHORT]
            weighty = [
                i for i in words if not self.page.has(i, "preposition", "joining", "contrast", "that", "relative")
            ]
            if len(weighty) >= FEWEST and all(self.capital[i] for i in weighty):
                out.add(k)
        return out

    def run(self) -> list[Mention]:
        """The mentions of the page, in its order."""
        page, look = self.page, self.names.lexicon.word
        i, size = 0, len(page.t)
        while i < size:
            if page.mark(i):
                i += 1
                continue
            known = look(page.norm(i)[: len(page.norm(i)) - owned(page, i)])
            i = max(self._here(i, known), i + 1)
        return _vouched(self.found, page)

    def _here(self, i: int, known: Word) -> int:
        """Take what is named at word i; the word behind it, or i where nothing is."""
        if known.classes and (end := self._listed(i, known) or self._thing(i, known)):
            return end
        if any(d.match(known.norm) for d in self.names.designs) and any(c.isdigit() for c in known.norm):
            self._take((i, i + 1), "weapon", known)
            return i + 1
        if not self.capital[i]:
            return self._bare_body(i, known) or self._lower_office(i)
        if self.page.has(i, "title", "office"):
            end = self._title(i)
            if end > i:
                return end
        return self._name(i, known)

    def _listed(self, i: int, known: Word) -> int:
        """As on any page, but bodies, works and events only with their capital."""
        before = len(self.found)
        end = super()._listed(i, known)
        if len(self.found) == before:
            return end
        last = self.found[-1] if end else None
        proper = last is not None and (last.name or "A")[:1].isupper() and not self._small(last)
        everyday = end == i + 1 and "common" in known.classes and not self.page.t.surface(i).isupper()  # Who, not WHO
        if everyday or proper and not any(self.capital[i:end]) or last is not None and self._any_body(last):
            del self.found[before:]
            return 0
        if end and self._tail(end) and self.found[-1].kind != "weapon":
            del self.found[before:]
            return 0
        return end

    def _small(self, m: Mention) -> bool:
        """Whether the list writes a name in small letters."""
        *norms, last = self.page.t.norms[m.first : m.end]
        return (*norms, last[: len(last) - owned(self.page, m.end - 1)]) in self.names.small

    def _any_body(self, m: Mention) -> bool:
        """Whether a body in small letters is any of its kind (a port authority), and so names none."""
        page = self.page
        if m.kind != "organisation" or any(self.capital[m.first : m.end]):
            return False
        return page.has(m.first - 1, "determiner") and not page.has(m.first - 1, "definite")

    def _tail(self, j: int) -> bool:
        """Whether word j goes on with a capitalised name that is a place's or a thing's (Tower, Act)."""
        return self._cap(j) and "place-tail" in self.names.word(self.page.norm(j)).classes

    def _cap(self, j: int) -> bool:
        return 0 <= j < len(self.capital) and self.capital[j]

    def _bare_body(self, i: int, known: Word) -> int:
        """Past a body's noun alone behind its article (the ministry), which points to one of the page; 0 for none."""
        page = self.page
        if "body-head" not in known.classes or not page.has(i - 1, "definite") or owned(page, i):
            return 0
        if self._cap(i + 1) or page.has(i + 1, "office", "people", "title"):
            return 0  # the agency chief
        self._take((i, i + 1), "organisation", known, firm=False, described=True)
        return i + 1

    def _lower_office(self, i: int) -> int:
        """An office in small letters: it leads to the name behind it, or describes somebody."""
        page = self.page
        if not page.has(i, "office", "title", "people"):
            return i
        end = i + max(page.phrase(i, "office"), page.phrase(i, "title"), page.phrase(i, "people"))
        if self._cap(end) and page.t.words[end].classes.isdisjoint(_NO_PERSON):
            self.led[end] = Office(i, end, end, False)
            return end
        return self._describe(i, end) if page.has(i, "office", "title") else i

    def _title(self, i: int) -> int:
        """A title or office with its capital at word i: it leads to the name behind it, or describes somebody."""
        page = self.page
        end = i + max(page.phrase(i, "title"), page.phrase(i, "office"), 1)
        if page.norm(end) == "." and self._cap(end + 1):
            end += 1
        if page.t.words[i].classes & _PERSONAL and self._cap(end) and end == i + 1 and page.has(end, "family-name"):
            return i  # Dean Smith
        if self._head_in(i) is not None or "body-head" in self._classes(end):
            return i
        if self._cap(end) and page.t.words[end].classes.isdisjoint(_NO_PERSON):
            self.led[end] = Office(i, end, end, True)
            return end
        return self._describe(i, end)

    def _describe(self, i: int, end: int) -> int:
        """A description of somebody (the foreign minister, the secretary of state of X)."""
        page = self.page
        stop = end
        if page.norm(stop) in self.names.links:
            stop += 1 + page.has(stop + 1, "determiner")
            start = stop
            while self._cap(stop) and not page.mark(stop):
                stop += 1
            stop = stop if stop > start else self._small_complement(start, end)
        first = self._limited(i)
        definite = page.has(i - 1, "definite", "nationality", "country") or self.capital[i] or stop > end or first < i
        beside = self._person_before(first - page.has(first - 1, "definite")) if self._known(first) else None
        if definite or beside is not None:
            self._take((first, stop), "person", None, office=(i, stop), firm=False, described=True, beside=beside)
        return end

    def _limited(self, i: int) -> int:
        """The first of the nouns in small letters that stand between an article and the office at word i (the transport
        and ports minister); i where none do."""
        page, k = self.page, i
        while i - k < COMPLEMENT and k > 0 and not page.mark(k - 1) and not self.capital[k - 1]:
            if page.has(k - 1, "definite"):
                return k
            if page.has(k - 1, *(c for c in _CLOSING if c != "joining"), "office", "people", "determiner"):
                return i
            k -= 1
        return i

    def _small_complement(self, start: int, end: int) -> int:
        """Past what an office is of, in small letters from word `start` (the director of the city's public hospital):
        all up to a mark, a preposition or a verb; `end` where nothing of the kind closes them."""
        page, stop = self.page, start
        while stop - start < COMPLEMENT and not page.mark(stop) and not page.has(stop, *_CLOSING):
            if page.t.words[stop].cues or self.capital[stop]:
                break
            stop += 1
        closed = page.mark(stop) or page.has(stop, *_CLOSING) or (stop < len(page.t) and bool(page.t.words[stop].cues))
        return stop if closed and stop > start else end

    def _known(self, i: int) -> bool:
        """Whether an office at word i is one that the reader is taken to know: the chairman, chairman of X; not "a"."""
        return not self.page.has(i - 1, "determiner") or self.page.has(i - 1, "definite")

    def _person_before(self, i: int) -> int | None:
        """First word of the name that a description at word i stands behind, after a comma."""
        page = self.page
        last = next((m for m in reversed(self.found) if not m.described), None)
        if last is None or last.kind != "person" or last.end != i - 1 or not page.comma(i - 1):
            return None
        return last.first

    def _name(self, i: int, known: Word) -> int:
        """Take what the capitalised words from i name."""
        page = self.page
        word = page.t.words[i]
        if "medium" in word.classes and (end := self._medium(i, word)) > i:
            return end
        head = self._head_in(i)
        if head is not None:
            end = self._with_complement(head)
            classes = self._classes(head) | self._classes(i)
            kind: EntityKind | None = None
            if "body-head" not in classes:
                kind = "event"
            self._take((i, end), kind or "organisation", known)
            return self._acronym((i, end)) if kind is None else end
        return self._personal(i, known)

    def _classes(self, i: int) -> frozenset[str]:
        norm = self.page.norm(i)
        return self.names.word(norm[: len(norm) - owned(self.page, i)]).classes

    def _head_in(self, i: int) -> int | None:
        """The last noun of a body or an event in the run of capitals from word i, which makes it a name."""
        page, found = self.page, None
        if page.t.sentence[i] in self.headline or (i in self.opens and not self._weighty(i)):
            return None
        j = i
        while j - i < LONGEST and self._cap(j) and not page.mark(j):
            if j > i and page.has(j, "title") and page.has(j + 1, *_PERSONAL):
                break
            classes = self._classes(j)
            if not classes.isdisjoint(_HEADS) and (j > i or self._complement(j)):
                found = j
            elif j == i and "event-by-noun" in classes and self._cap(j + 1):
                return j + 1  # Hurricane Matthew
            if owned(page, j):
                break
            j += 1
        if found is None or self._tail(found + 1) or page.has(i, "determiner", "pronoun", "possessive"):
            return None
        person = found == i + 1 and page.has(i, "given-name") and page.has(found, "family-name")
        return None if person else found

    def _weighty(self, i: int) -> bool:
        """Whether a capital at a sentence's start may be a name's: the word is no everyday one."""
        word = self.page.t.words[i]
        small = word.classes - _PERSONAL - {"organisation", "nationality", "country", "title", "office", "government"}
        return not small and "common" not in self._classes(i)

    def _complement(self, j: int) -> bool:
        return (
            "fielded-head" in self._classes(j)
            and self.page.norm(j + 1) in self.names.links
            and (self._cap(j + 2) or (self.page.has(j + 2, "determiner") and self._cap(j + 3)))
        )

    def _with_complement(self, head: int) -> int:
        """The word behind a body's noun at `head` and what it is of (University of X, Committee for Justice and
        Peace)."""
        page, end = self.page, head + 1
        while "fielded-head" in self._classes(head) and page.norm(end) in self.names.links:
            j = end + 1 + page.has(end + 1, "determiner")
            if not self._cap(j):
                break
            while self._cap(j) and not owned(page, j - 1):
                j += 1
                if page.norm(j) in self.names.joints and self._cap(j + 1):
                    j += 1
            end = j
        return end

    def _personal(self, i: int, known: Word) -> int:
        """Take the personal name at word i."""
        page, office = self.page, self.led.get(i)
        word = page.t.words[i]
        listed = not word.classes.isdisjoint(_PERSONAL) or (page.has(i, "name-part") and self._cap(i + 1))
        headline = page.t.sentence[i] in self.headline
        opens = i in self.opens or headline
        if headline and not listed:
            return i
        if "common" in known.classes and not listed or word.classes & {"month", "weekday", "country", "government"}:
            return i
        if not listed and (not word.classes.isdisjoint(_NO_PERSON) or (opens and not self._weighty(i))):
            return i
        end = self._end(i)
        parts = tuple(stem(page, k) for k in range(i, end) if not page.mark(k) and not page.has(k, "name-part"))
        if not parts or self._tail(end) or "place-head" in known.classes and office is None:
            return max(end, i)
        if apposed_body(page, end):
            self._take((i, end), "organisation", known)
            return end
        first_given = page.has(i, "given-name") or (page.has(i, "name-part") and page.has(i + 1, "given-name"))
        named = any(page.has(k, "family-name") for k in range(i + 1, end))
        firm = office is not None or (first_given and len(parts) > 1 and (named or not headline or page.mark(end)))
        firm = firm or (
            len(parts) == 1 and page.has(i, "family-name") and not opens and not first_given and self._plain(i)
        )
        firm = firm or self._presented(i, end, parts)
        whom = (office.first, office.end) if office is not None else None
        if office is not None and not office.definite and not listed and len(parts) == 1:
            firm = False
        self._tie_before(i, end)
        self._take((i, end), "person", Word(word.norm, word.norm), parts=parts, office=whom, firm=firm)
        return end

    def _tie_before(self, i: int, end: int) -> None:
        """Give the description right before the comma at word i - 1 to the name in words `i:end` that stands apposed to
        it (the governor of the province, Adam Marsh)."""
        page = self.page
        k = len(self.found) - 1
        while k >= 0 and not self.found[k].described and self.found[k].first > 0 and self.found[k].end == i - 1:
            k -= 1
        last = self.found[k] if k >= 0 else None
        if last is None or not last.described or last.kind != "person" or last.end != i - 1 or last.beside is not None:
            return
        if page.comma(i - 1) and (page.mark(end) or end == len(page.t)):
            self.found[k] = replace(last, beside=i)

    def _presented(self, i: int, end: int, parts: tuple[str, ...]) -> bool:
        """Whether the words beside a name in no list show a person's: an office and a comma before it, a comma and an
        office or "who" behind it. "Father of" and a given name are a person's by themselves (Abu Tareq)."""
        page = self.page
        if page.has(i, "name-part") and page.has(i + 1, "given-name") and end == i + 2:
            return True
        if len(parts) < 2 or page.t.sentence[i] in self.headline:
            return False
        last = next((m for m in reversed(self.found) if m.described), None)
        if page.comma(i - 1) and page.comma(end) and last is not None and last.end == i - 1:
            return True
        behind = end + 1 + page.has(end + 1, "determiner")
        return page.comma(end) and (page.has(behind, "office", "title", "people") and not self._cap(behind))

    def _plain(self, i: int) -> bool:
        """Whether a family name alone is no everyday word either: nothing else is known of it."""
        alone = not self._cap(i - 1) or self.page.mark(i - 1) or owned(self.page, i - 1) > 0 or i - 1 in self.opens
        plain = self.page.t.words[i].classes <= {"family-name", "masculine", "feminine", "owner"}
        return plain and alone and not self._classes(i)

    def _end(self, i: int) -> int:
        """The word behind the capitalised name of a person that begins at word i."""
        page, j = self.page, i
        headline = page.t.sentence[i] in self.headline
        while j - i < LONGEST:
            if j > i and (
                owned(page, j - 1) or page.has(j, "month", "weekday", "title") and not page.has(j, *_PERSONAL)
            ):
                break
            if page.norm(j) == "." and j > i and len(page.norm(j - 1)) <= 2 and self._cap(j + 1) and j - i < LONGEST:
                j += 1
            elif page.mark(j) or (headline and self._closed(i, j)):
                break
            elif self._cap(j) and (j == i or self._part(j)) or page.has(j, "name-part") and self._cap(j + 1) and j > i:
                j += 1
            else:
                break
        if j - i > 1 and len(page.norm(j - 1)) == 1:
            j -= 1  # Charles G. and David H. Koch
        return j

    def _closed(self, i: int, j: int) -> bool:
        """Whether a name from word i on ends before word j of a headline, where capitals tell nothing: its family name
        has been, or may have been, and no list knows word j as one."""
        names = [k for k in range(i, j) if not self.page.mark(k) and len(self.page.norm(k)) > 1]
        given = self.page.has(j - 1, "given-name") and not self.page.has(j - 1, "family-name")
        whole = len(names) > 1 or (j > i and self.page.has(i, "family-name") and not self.page.has(i, "given-name"))
        return whole and not given and not self.page.has(j, "family-name", "name-part")

    def _part(self, j: int) -> bool:
        """Whether the capitalised word j may go on with a person's name."""
        page = self.page
        if "place-tail" in self._classes(j) and not page.has(j, "family-name"):
            return False
        if page.has(j, *_PERSONAL) and (page.has(j - 1, "given-name") or not page.has(j, "country", "nationality")):
            return True
        return page.t.words[j].classes.isdisjoint(_NO_PERSON | {"office"}) and "common" not in self._classes(j)


def _vouched(found: list[Mention], page: Page) -> list[Mention]:
    """The mentions with full names in no list made firm where the page also names their last part alone: two capitals
    are a person, a street or a firm, but only persons are called by half their name."""
    alone = Counter(m.parts[0] for m in found if m.kind == "person" and len(m.parts) == 1 and not m.described)
    out = []
    for m in found:
        if m.kind == "person" and not m.firm and len(m.parts) > 1 and not m.described:
            m = replace(m, firm=alone[m.parts[-1]] > 0)
        out.append(m)
    return out
