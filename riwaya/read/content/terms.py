"""What a clause talks of, in terms that can be compared over articles and languages: concepts where the lexicon knows
them, else its words cut down; names, numbers and times are left to their own layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from riwaya.languages.concepts import COUNTRY, NUMBERED, Finder, finder
from riwaya.model import Document, Entity, Quantity, Time
from riwaya.read.content.clauses import Clause
from riwaya.read.content.fillers import Filler, on_page
from riwaya.read.content.numerals import Numeral
from riwaya.read.content.times import begins_before
from riwaya.read.page import Page, Range

EMPTY = (
    "preposition", "determiner", "joining", "pronoun", "relative", "that", "negation", "auxiliary", "demonstrative",
    "modal-before-cue", "contrast", "whether", "what", "who", "then", "adverb", "time", "month", "weekday", "number",
    "connective", "topic", "be", "subordinating", "as", "partitive", "object-pronoun", "possessive",
    "expletive", "object-marker", "question-particle", "passive-verb", "possessing",
)  # fmt: skip
"""Classes of words that say nothing of what a clause talks of."""

NAMES = ("given-name", "family-name")
"""Classes of words that people are called."""

JOINTS = ("preposition", "determiner", "joining", "pronoun", "relative")
"""Classes of words that say nothing in a name either."""

NAMED = ("person", "place", "work", "event")
"""Kinds of entities whose names are no words."""

BEFORE = 8
"""Words before a clause that hangs on a noun within which that noun stands."""

HEAD = 3
"""Terms of the noun that a clause hangs on."""

HANGING = ("relative", "gerund", "nominal")
"""Kinds of clauses that tell something of a noun before them."""

CALENDAR = frozenset(
    {
        "day",
        "night",
        "morning",
        "evening",
        "hour",
        "week",
        "month",
        "year",
        "season",
        "date",
        "time",
        "period",
        "century",
    }
)
"""Concepts that only name a time (on the evening of Sunday)."""

CLOSE = 3
"""Words before a date within which that stands which it dates."""

JOINED = 2
"""Words that a second noun beside what is counted may have."""

OTHER = "other"
"""The term of what is counted beside what was named before (the commander and eight others)."""

HURT = ("wounded", "missing")
"""What befell those whom a page counts beside the dead: forty others hurt are all who were."""

SHORTEST = 2
"""Letters of the shortest word that is a term."""


def with_counted(document: Document, numerals: Sequence[tuple[Page, Sequence[Numeral]]]) -> tuple[Quantity, ...]:
    """The document's quantities with the terms of what they count: of the words behind the number, or of all where
    none are (two children in one word). `numerals`: each page with its numbers."""
    of: dict[str, tuple[str, ...]] = {}
    befell = {q.id: q.what for q in document.quantities}
    for page, found in numerals:
        terms = Terms(replace(document, quantities=()), page)
        before: Filler | None = None
        for filler in on_page(page, [(q.span, q.id, "") for q in document.quantities]):
            end = _joined_end(page, filler.end)
            behind = max((n.end for n in found if filler.first <= n.first < filler.end), default=filler.first)
            counted = terms.of_words((behind if behind < end else filler.first, end))
            one = before is not None and page.sentence(before.first) == page.sentence(filler.first)
            first = befell[before.id] if before is not None and one else befell[filler.id]
            others = befell[filler.id] not in HURT and first == befell[filler.id] and _others(page, filler.first, end)
            of[filler.id] = tuple(dict.fromkeys((*counted, OTHER))) if others else counted
            before = filler
    return tuple(replace(q, of=of.get(q.id, ())) for q in document.quantities)


def _others(page: Page, first: int, end: int) -> bool:
    """Whether a word beside what is counted says that others were named or counted before."""
    return any(page.norm(i) in page.language.counting.others for i in range(first - 1, end + 1))


def with_senses(document: Document, pages: Sequence[Page]) -> tuple[Entity, ...]:
    """The document's entities, bodies and places in no index (the Fishermen's Quarter) with the terms of their names,
    from the fullest mention."""
    of: dict[str, tuple[str, ...]] = {}
    known = {(p.span.start, p.span.end) for p in document.places if p.lat is not None}
    unknown = (
        e for e in document.entities if e.kind == "place" and known.isdisjoint((m.start, m.end) for m in e.mentions)
    )
    bodies = [*(e for e in document.entities if e.kind == "organisation"), *unknown]
    for page in pages:
        terms = Terms(replace(document, entities=()), page)
        for filler in on_page(page, [(m, e.id, "") for e in bodies for m in e.mentions]):
            found = terms.of_name((filler.first, filler.end))
            if len(found) > len(of.get(filler.id, ())):
                of[filler.id] = found
    return tuple(replace(e, of=of.get(e.id, ())) for e in document.entities)


def with_dated(document: Document, pages: Sequence[Page]) -> tuple[Time, ...]:
    """The document's times with the terms of what they date."""
    of: dict[str, tuple[str, ...]] = {}
    for page in pages:
        terms = Terms(document, page)
        for filler in on_page(page, [(t.span, t.id, "") for t in document.times]):
            of[filler.id] = terms.before(filler.first - begins_before(page, filler.first)[0])
    return tuple(replace(t, of=of.get(t.id, ())) for t in document.times)


def _joined_end(page: Page, end: int) -> int:
    """Where the nouns end that are counted with those before word `end` (239 passengers and crew): what another number
    counts (and 12 of the crew) is not among them."""
    begin = end + page.has(end, "joining")
    if page.mark(begin) or begin == end and not page.t.words[end].conjunction:
        return end
    stop = begin
    while stop < begin + JOINED and not page.mark(stop) and not page.has(stop, *EMPTY, "verb"):
        stop += 1
    number = any(
        page.has(i, "number") or page.t.words[i].norm.isdigit() for i in range(begin, stop + 1) if not page.mark(i)
    )
    return end if number else stop


def _told(clause: Clause) -> Iterator[Range]:
    """The pieces of a clause without the words that say what it was not."""
    for first, end in clause.pieces:
        if clause.excluded is None or not (first <= clause.excluded[0] < end):
            yield first, end
        else:
            yield first, clause.excluded[0]
            yield clause.excluded[1], end


class Terms:
    """The terms of one page's words."""

    def __init__(self, document: Document, page: Page) -> None:
        self._page = page
        spans = [(m, e.id, "") for e in document.entities if e.kind in NAMED for m in e.mentions]
        spans += [(q.span, q.id, "") for q in document.quantities]
        times = on_page(page, [(t.span, t.id, "") for t in document.times])
        self._names = {i for f in on_page(page, spans) for i in range(f.first, f.end)}
        self._names |= {i for f in times for i in range(f.first - begins_before(page, f.first)[0], f.end)}
        self._norms = [word.norm for word in page.t.words]
        self._found: list[tuple[int, tuple[str, ...]] | None] = [None] * len(page.t)
        self._finder: Finder = finder(page.language)
        gazetteer = page.language.gazetteer
        self._country: Callable[[str], str | None] = gazetteer.country if gazetteer is not None else lambda _: None

    def of_clause(self, clause: Clause) -> tuple[str, ...]:
        """What the clause's own words talk of, each once, in their order."""
        return tuple(dict.fromkeys(term for piece in _told(clause) for term in self._in(piece)))

    def of_excluded(self, clause: Clause) -> tuple[str, ...]:
        """What the words talk of that say what it was not."""
        return self.of_words(clause.excluded) if clause.excluded is not None else ()

    def of_act(self, clause: Clause) -> tuple[str, ...]:
        """What the word that names the clause's event talks of."""
        spot = clause.trigger
        if spot is None or spot.form is None:
            return ()
        if spot.at in self._names:  # أزمة الرهائن: a word that is part of a name too
            return ()
        if self._page.language.declines and spot.makes_clause:  # прибыли: they arrived, or of a profit
            n, ids = self._finder.at([self._page.language.fold(spot.form.lemma)], 0) if spot.form.lemma else (0, ())
            if n:
                return ids
        return self._at(spot.at)[1]

    def of_head(self, clause: Clause) -> tuple[str, ...]:
        """What the noun before the clause talks of, if the clause hangs on it (the piece that was found)."""
        if clause.kind not in HANGING:
            return ()
        first = clause.pieces[0][0]
        begin = max(self._page.sentence(first)[0], first - BEFORE)
        return tuple(dict.fromkeys([*self._in((begin, first))][-HEAD:]))

    def before(self, i: int) -> tuple[str, ...]:
        """What the nearest word close before word i talks of that is neither name nor function word."""
        for k in range(i - 1, max(i - CLOSE, 0) - 1, -1):
            if self._page.mark(k):
                return ()
            found = [term for term in self._at(k)[1] if term not in CALENDAR]
            if found:
                return tuple(found)
        return ()

    def of_name(self, words: Range) -> tuple[str, ...]:
        """What the words of a name talk of: also those that say nothing elsewhere (Dawn, March), but for its joints."""
        out: dict[str, None] = {}
        i = words[0]
        while i < words[1]:
            n, found = self._at(i)
            if not found and not self._page.mark(i) and not self._page.has(i, *JOINTS):
                n, found = self._finder.at(self._norms, i)
            out |= dict.fromkeys(found)
            i += n or 1
        return tuple(out)

    def of_words(self, words: Range) -> tuple[str, ...]:
        """What these words talk of, each once."""
        return tuple(dict.fromkeys(self._in(words)))

    def of_each(self, words: Range) -> Iterator[tuple[str, ...]]:
        """What each of these words, or a phrase of them, may name: its senses."""
        i = words[0]
        while i < words[1]:
            found = self._found[i]
            if found is None:
                found = self._found[i] = self._at(i)
            if found[1]:
                yield found[1]
            i += found[0]

    def _in(self, words: Range) -> Iterator[str]:
        return (term for senses in self.of_each(words) for term in senses)

    def _at(self, i: int) -> tuple[int, tuple[str, ...]]:
        """How many words from word i on are one term, and which; a word that says nothing is none."""
        page = self._page
        if page.mark(i) or i in self._names or self._in_name(i):
            return 1, ()
        if self._norms[i].isdecimal():
            return 1, self._numbered(i)
        if page.has(i, "numbering") and self._numbers(i):
            return 1, ()
        empty = page.has(i, *EMPTY)
        n, ids = self._finder.at(self._norms, i, bare=empty)
        if n:
            return n, ids
        norm = self._norms[i]
        if empty or len(norm) < SHORTEST or norm.isdigit() or self._finder.empty(norm):
            return 1, ()
        country = self._country(norm)
        if country is not None:
            return 1, (f"{COUNTRY}{country.lower()}",)
        return 1, (f"{page.language.code}:{self._finder.stem(norm)}",)

    def _numbered(self, i: int) -> tuple[str, ...]:
        """The thing that number i tells from others of its kind, where a word says that it does (warehouse no. 3)."""
        k = i - 1 - (self._page.norm(i - 1) == ".")
        if not self._page.has(k, "numbering"):
            return ()
        return tuple(f"{term}{NUMBERED}{self._norms[i]}" for term in self._at(k - 1)[1][-1:])

    def _numbers(self, i: int) -> bool:
        """Whether a number follows the word for numbering at word i (no. 3)."""
        return self._page.norm(i + 1 + (self._page.norm(i + 1) == ".")).isdecimal()

    def _in_name(self, i: int) -> bool:
        """Whether word i may be a name and stands beside one that may be too (نادر الحسن: nothing is rare)."""
        page = self._page
        word = page.t.words[i]
        if word.classes.isdisjoint(NAMES) or word.article or word.enclitic:
            return False
        return any(page.has(k, *NAMES) or k in self._names for k in (i - 1, i + 1))
