"""Mentions on a page of a language whose adapter tags names: what the library finds, beside what the lists know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from riwaya.languages.lexicon import Word
from riwaya.languages.protocols import NameTagger, TaggedName
from riwaya.read.content.capitalised import CapitalFinder
from riwaya.read.content.mentions import Mention, mention
from riwaya.read.content.offices import Office
from riwaya.read.page import Page, Range

OFFICE = 10
"""Words of an office with what depends on it."""

_NO_OFFICE = ("verb", "preposition", "pronoun", "relative", "time", "month", "weekday", "number")


def tagged_words(page: Page, tagger: NameTagger) -> Iterable[tuple[int, int, TaggedName]]:
    """The names that a tagger finds on a page, paragraph by paragraph, each with its first word and its end."""
    t = page.t
    for a, b in t.paragraphs:
        start = t.starts[a]
        for tag in tagger.names(t.text[start : t.ends[b - 1]]):
            first = bisect_right(t.starts, start + tag.start) - 1
            end = bisect_left(t.starts, start + tag.end)
            if tag.kind == "person":
                styles = _styles(page, first, end)
                tag = replace(tag, normal=" ".join(tag.normal.split()[styles:]))
                first += styles
            if end > first:
                yield first, end, tag


def _styles(page: Page, first: int, end: int) -> int:
    """Words of style that a tagger took for a part of the name (Миссис Дэвис): with none of them left, none."""
    named = (i for i in range(first, end) if not page.has(i, "title") or page.has(i, "given-name", "family-name"))
    return next(named, first) - first


def find_beside(page: Page, found: list[Mention], tagger: NameTagger) -> list[Mention]:
    """`found`, and of the tagger's names those that touch none of them; places are left to the gazetteer."""
    taken = {i for m in found if m.firm for i in range(m.first, m.end)}
    more = [
        mention(page, (first, end), tag.kind)
        for first, end, tag in tagged_words(page, tagger)
        if tag.kind != "place" and taken.isdisjoint(range(first, end))
    ]
    return sorted([*found, *more], key=lambda m: (m.first, m.end))


class TaggedFinder(CapitalFinder):
    """Finds the mentions of a page with a tagger's help; see `Finder`. Names that the lists know go before the
    tagger's; places are left to the gazetteer."""

    def __init__(self, page: Page, tagger: NameTagger) -> None:
        super().__init__(page)
        self.office_to = 0
        """Words before this one belong to an office that was looked at."""
        self.tags = {first: (end, tag) for first, end, tag in tagged_words(page, tagger)}
        """First word of a tagged name → its end, and what the tagger says."""

    def _here(self, i: int, known: Word) -> int:
        """Take what is named at word i; an office is looked at whatever its letters are."""
        if self.page.has(i, "office", "title") and i not in self.tags and i >= self.office_to:
            self._office(i)
        return super()._here(i, known)

    def _lower_office(self, i: int) -> int:
        return i

    def _title(self, i: int) -> int:
        return i

    def _office(self, i: int) -> int:
        """Remember whom an office leads to, over the nouns and adjectives that depend on it; where it leads to nobody,
        it may describe somebody of the page."""
        page = self.page
        j = end = i + max(page.phrase(i, "office"), page.phrase(i, "title"), 1)
        while j - i < OFFICE and not page.mark(j):
            tag = self.tags.get(j)
            if tag is not None and tag[1].kind == "person":
                self.led[j] = Office(i, j, j, True)
                self.office_to = j
                return j
            if tag is not None:
                j = end = tag[0]
            elif page.has(j, "case-gen", "office", "title", "adjective") and not page.has(j, *_NO_OFFICE):
                j += 1
                end = j if not page.has(j - 1, "adjective") or page.has(j - 1, "noun") else end
            elif page.has(j, "preposition") and page.has(i, "takes-preposition") and self._body_behind(j):
                j += 1
            else:
                break
        self.office_to = end
        last = self.found[-1] if self.found else None
        beside = None
        if last is not None and last.kind == "person" and last.end == i - 1 and page.comma(i - 1):
            beside = None if page.has(end, "verb") else last.first  # по словам Джавада, министра задержали
        self._take((i, end), "person", None, office=(i, end), firm=False, described=True, beside=beside)
        return end

    def _body_behind(self, j: int) -> bool:
        """Whether the preposition at word j leads to a body or a place (посол в Турции)."""
        return j + 1 in self.tags and self.tags[j + 1][1].kind != "person"

    def _name(self, i: int, known: Word) -> int:
        """Take the tagger's name at word i."""
        if i not in self.tags:
            return i
        page, (end, tag) = self.page, self.tags[i]
        if tag.kind == "place" or page.mark(i):
            return end
        if tag.kind != "person":
            self._take_tagged((i, end), tag)
            return self._acronym((i, end))
        parts = tuple(page.language.fold(w) for w in tag.normal.split() if any(c.isalpha() for c in w))
        office = self.led.get(i)
        whom: Range | None = (office.first, office.end) if office is not None else None
        self.found.append(_tagged(page, (i, end), tag, parts, whom))
        return end

    def _take_tagged(self, words: Range, tag: TaggedName) -> None:
        self.found.append(_tagged(self.page, words, tag, None, None))


def _tagged(page: Page, words: Range, tag: TaggedName, parts: tuple[str, ...] | None, office: Range | None) -> Mention:
    if parts is None:
        parts = tuple(page.language.fold(w) for w in tag.normal.split())
    found = mention(page, words, tag.kind, None, parts, None, office)
    opened = any(k in page.q.opened and page.q.opened[k].closer == words[1] for k in range(*words))
    if not opened:
        return replace(found, normal=tag.normal)
    # the tagger leaves out the mark that closes the name's quotation
    return replace(found, normal=tag.normal + page.t.surface(words[1]), end_char=page.t.ends[words[1]])
