"""What attribution found of those who speak: names that no list holds, bodies by common nouns, and whom an office or a
bare noun means.

Whoever is made to speak is somebody. So a name that stands where a speaker does is one, though no list knows it; and
the words that attribution led back to a name describe who bears it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from riwaya.model import BODIES, Document, Link, Span
from riwaya.read.content.bodies import apposed_body, body_extent
from riwaya.read.content.mentions import Mention, mention, stem
from riwaya.read.content.personal import name_parts
from riwaya.read.page import Page, Range

FEWEST = 2
"""Parts of a name that is believed: one word that no list knows may be an adjective of the office before it."""

LONGEST = 6
"""Words of the longest phrase that is believed to be the name of a body."""

_STATES = ("country", "government")
_NO_PART = frozenset(
    {"verb", "preposition", "relative", "that", "pronoun", "number", "time", "joining", "contrast", "negation",
     "auxiliary", "nationality", "month", "weekday", "office", "organisation"}
)  # fmt: skip
"""Classes of words that no name ends with, though attribution has taken them with it."""

_WEAKER = ("person", "weapon", "work", "event")
"""Kinds of mentions inside a speaker's name that give way to it: a family name may be a weapon's too."""

_OPENING = ("determiner", "definite")


def with_speaking(document: Document, links: Sequence[Link], page: Page, found: Sequence[Mention]) -> list[Mention]:
    """The mentions `found` on the page, and those of its speakers; `links`: `told_links` of the document."""
    speakers = _Speakers(page, found)
    credited = {origin.span for origin in document.origin}
    for link in links:
        words = _words(page, link.span)
        if words is None:
            continue
        if link.kind == "person":
            speakers.person(link, words)
        elif link.kind in BODIES and link.named:
            if link.span in credited:
                speakers.credited(words)
            elif link.how == "stated" or speakers.state(link, words):
                speakers.body(link, words)
    for statement in document.statements:
        if statement.source is not None and statement.chain and statement.chain[0].how == "resolved":
            source, named = _words(page, statement.source), _words(page, statement.chain[0].span)
            if source is not None and named is not None:
                speakers.described(source, named)
    return sorted(speakers.found, key=lambda m: (m.first, -m.end))


def told_links(document: Document) -> list[Link]:
    """The links of all chains, each place once: as it speaks there, else as others were led back to it. What stands in
    a statement's source is stated, however attribution came by it."""
    links: dict[tuple[int, int], Link] = {}
    for s in document.statements:
        for link in s.chain:
            if link.span is None:
                continue
            place = (link.span.start, link.span.end)
            if link.how != "stated" and s.source is not None and _inside(link.span, s.source):
                link = replace(link, how="stated")
            if place not in links or link.how == "stated":
                links[place] = link
    return list(links.values())


def _inside(span: Span, source: Span) -> bool:
    return source.start <= span.start and span.end <= source.end


def _words(page: Page, span: Span | None) -> Range | None:
    """The words of a span; None where it is another page's."""
    if span is None:
        return None
    t = page.t
    first, end = bisect_left(t.starts, span.start), bisect_left(t.starts, span.end)
    whole = first < end and t.starts[first] == span.start and t.ends[end - 1] == span.end
    return (first, end) if whole else None


class _Speakers:
    """The mentions of a page while those who speak are added."""

    def __init__(self, page: Page, found: Sequence[Mention]) -> None:
        self.page = page
        self.found = list(found)
        self.at = {i: m for m in found if not m.described for i in range(m.first, m.end)}
        """Word → the name that it is a part of."""

    def person(self, link: Link, words: Range) -> None:
        """Take the person whose name attribution sees in `words`."""
        page = self.page
        if not page.language.declines and link.span is not None and link.name not in link.span.text:
            return  # known by another name than his own words (سبحانه وتعالى)
        if any(page.t.words[i].conjunction for i in range(words[0] + 1, words[1])):
            return  # two persons
        words = self._closed(words)
        inside = {id(m): m for i in range(*words) if (m := self.at.get(i)) is not None}
        if link.how != "stated" and inside:
            words = words[0], max(m.end for m in inside.values())  # led back to, it may be cut too late
        if any(m.kind not in _WEAKER or m.first < words[0] or m.end > words[1] for m in inside.values()):
            return
        parts = name_parts(page, *words)
        lone = len(parts) == 1 and self._lone(words[0])
        normal = link.name if page.language.models is not None and page.language.models.morphology else None
        if page.language.capitals and link.how == "stated" and apposed_body(page, words[1]):
            self._put(mention(page, words, "organisation"), list(inside.values()))
            return
        whole = next((m for m in inside.values() if (m.first, m.end) == words), None)
        if whole is not None:
            if normal is not None and whole.normal is not None and normal.count(" ") == whole.normal.count(" "):
                whole = self._put(replace(whole, normal=normal), [whole])  # its sentence shows the case better
            if not whole.firm and link.how == "stated" and not self._everyday(words[0]):
                self._put(replace(whole, firm=True), [whole])
            return
        if len(parts) < FEWEST and not (lone and not inside) or link.how != "stated" and not inside:
            return
        if any(m.kind != "person" for m in inside.values()) and (len(parts) < FEWEST or link.how != "stated"):
            return
        office = next((m.office for m in inside.values() if m.office is not None), None)
        made = replace(mention(page, words, "person", parts=parts, office=office), normal=normal)
        self._put(made, list(inside.values()))

    def _closed(self, words: Range) -> Range:
        """The words without titles before and without those at the end that are no part of a name."""
        first, end = words
        while end - first > 1 and self._title(first):
            first += 1
        while end - first > 1 and (
            self.page.mark(end - 1)
            or self.page.t.words[end - 1].enclitic
            or self.page.t.words[end - 1].cues
            or not self.page.t.words[end - 1].classes.isdisjoint(_NO_PART)
            and not self.page.has(end - 1, "given-name", "family-name")
        ):
            end -= 1
        return first, end

    def _title(self, i: int) -> bool:
        """Whether word i is a title before a name, also where only its definite form is one (حاج قاسم)."""
        lexicon = self.page.language.lexicon
        forms = (self.page.norm(i), *(article + self.page.norm(i) for article in lexicon.clitics.articles))
        known = {c for form in forms for c in lexicon.classes.get(form, ())}
        return "title" in known and "given-name" not in known

    def _lone(self, i: int) -> bool:
        """Whether word i alone may be a speaker's name: a list has it, or its capital shows it, or no list knows it and
        the page has it again."""
        page, word = self.page, self.page.t.words[i]
        if page.has(i, "given-name") or self._capital(i):
            return True
        known = word.classes or word.cues or word.article or word.enclitic or word.preposition
        unlisted = not known and not page.language.entities.word(page.norm(i)).classes
        return unlisted and not page.language.capitals and page.t.norms.count(page.norm(i)) > 1

    def _capital(self, i: int) -> bool:
        """Whether word i alone has the capital of a name: not because it opens its sentence."""
        page = self.page
        inner = page.language.capitals and page.t.surface(i)[0].isupper() and page.sentence(i)[0] != i
        return inner and not (page.has(i, "determiner", "pronoun", "number") or page.mark(i - 1) or page.mark(i))

    def body(self, link: Link, words: Range) -> None:
        """Take the body that speaks in `words`, where they name one."""
        proper = self._proper(words)
        if proper is None:
            return
        inside = {id(m): m for i in range(*proper) if (m := self.at.get(i)) is not None}
        whole = next((m for m in inside.values() if (m.first, m.end) == words and m.normal is not None), None)
        if whole is not None and link.name.count(" ") == whole.whole_text.count(" "):
            self._put(replace(whole, normal=link.name), [whole])
            return
        if any(m.firm or m.end > proper[1] or m.first < proper[0] for m in inside.values()):
            return
        normal = link.name if self.page.language.models is not None and self.page.language.models.morphology else None
        self._put(replace(mention(self.page, proper, "organisation"), normal=normal), list(inside.values()))

    def credited(self, words: Range) -> None:
        """Take the agency to which a dateline or credit line gives the article by `words`; agencies in general are
        none."""
        first, end = words
        generic = end - first == 1 and self.page.has(first, "medium-noun")
        inside = {id(m): m for i in range(first, end) if (m := self.at.get(i)) is not None}
        if not generic and not any(m.firm or m.first < first or m.end > end for m in inside.values()):
            self._put(mention(self.page, words, "organisation"), list(inside.values()))

    def state(self, link: Link, words: Range) -> bool:
        """Whether a link that leads back to `words` names a state there, whose name stands for its government."""
        page = self.page
        proper = page.language.capitals and all(page.t.surface(i)[0].isupper() for i in range(*words))
        return link.kind == "government" and (page.has(words[0], "country") or proper)

    def _proper(self, words: Range) -> Range | None:
        """Those of `words` that name a body; None where they name none: one of its kind, or one that was named."""
        page, (first, end) = self.page, words
        state = next((n for name in _STATES if page.has(first, name) and (n := page.phrase(first, name))), 0)
        if state and (first + state == end or page.has(first, "country")):
            return (first, end) if first + state == end else None
        if end - first > LONGEST:
            return None
        if page.language.lexicon.clitics.articles:
            known = page.language.entities.word(page.norm(first))
            extent = body_extent(page, first, known) if "body-head" in known.classes else None
            return (first, extent.end) if extent is not None and extent.end > first + 1 else None
        while first < end and page.has(first, *_OPENING):
            first += 1
        if page.language.capitals:
            proper = next((k for k in range(first, end) if page.t.surface(k)[0].isupper()), first)
            if any(page.has(k, "preposition", *_OPENING) for k in range(first, proper)):
                return None  # so close to the United
            noun = page.has(proper - 1, "medium-noun", "organisation")
            if first < proper < end and noun and all(page.t.surface(k)[0].isupper() for k in range(proper, end)):
                return proper, end  # the newspaper The Lantern
        return (first, end) if end - first > 1 else None

    def described(self, source: Range, named: Range) -> None:
        """Take the words of a speaker that attribution led back to the name in `named`."""
        page, (first, end) = self.page, source
        who = self.at.get(named[0])
        while first < end and page.has(first, *_OPENING):
            first += 1
        if who is None or first >= end or end - first > LONGEST or any(i in self.at for i in range(first, end)):
            return
        if not page.has(first, "office", "title") if who.kind == "person" else not self._noun_of(who, first):
            return
        known = next((k for k, m in enumerate(self.found) if m.described and m.first == first), None)
        if known is not None:
            self.found[known] = replace(self.found[known], told=who.first)
            return
        office = (first, end) if who.kind == "person" else None
        made = mention(page, (first, end), who.kind, office=office, firm=False, described=True)
        self.found.append(replace(made, told=who.first))

    def _noun_of(self, body: Mention, i: int) -> bool:
        """Whether word i is the noun of a body, or one that stands for any."""
        noun = stem(self.page, i) in body.parts or self.page.has(i, "stands-for-body")
        return body.kind == "organisation" and noun

    def _everyday(self, i: int) -> bool:
        """Whether the name at word i is an everyday word too, and the page has it as a name nowhere else."""
        everyday = "everyday-name" in self.page.language.entities.word(self.page.norm(i)).classes
        return everyday and self.page.t.norms.count(self.page.norm(i)) < 2

    def _put(self, made: Mention, instead: Sequence[Mention]) -> Mention:
        for m in instead:
            self.found.remove(m)
        self.found.append(made)
        self.at.update(dict.fromkeys(range(made.first, made.end), made))
        return made
