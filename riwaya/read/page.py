"""What the rules look at: the words of a page, its quotations and the places where something may report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from riwaya.languages.lexicon import CueForm
from riwaya.languages.loader import Language
from riwaya.read.quotes import Quotations
from riwaya.read.segment import Tokens

Range = tuple[int, int]
"""First word and end word (exclusive)."""

ADVERBIAL = ("participle", "adverbial")
"""Forms that need another verb before them."""

FINITE = frozenset({"past", "present", "forms"})
"""Forms of a verb that have a speaker of their own; `forms` are irregular finite ones."""


ARTICLE = 3
"""Letters of the longest article that a hyphen joins to a name."""


def has_capital(surface: str) -> bool:
    """Whether a word, or what follows the article of a name in it (al-Qanawati), begins with a capital."""
    if surface[0].isupper():
        return True
    article, _, rest = surface.partition("-")
    return article.isalpha() and len(article) <= ARTICLE and rest[:1].isupper()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first:end` may be a cue, in one of `forms` (most specific first)."""

    first: int
    end: int
    forms: tuple[CueForm, ...]
    finite: bool = field(init=False)
    """Whether it may be a verb with a speaker of its own."""

    def form(self, *names: str) -> CueForm | None:
        """The first of its forms that is one of `names`."""
        return next((f for f in self.forms if f.form in names), None)

    def __post_init__(self) -> None:
        finite = any(f.form in FINITE and f.cue.kind in ("verb", "relay") for f in self.forms)
        object.__setattr__(self, "finite", finite)


@dataclass(slots=True)
class Proposal:
    """A statement as one rule sees it, in word indices. `via` are the tellers further out, nearest first."""

    cue: Range
    form: CueForm
    content: Range
    rule: str
    source: Range | None = None
    via: list[Range] = field(default_factory=list)
    mode: str = "indirect"
    hidden: bool = False
    """The page hides the speaker (it is believed that)."""
    fixed: bool = False
    """The content's end is certain: a closing quotation mark."""
    clause: int = 0
    """First word of the clause that the cue stands in: where earlier content must end if this is no part of it."""
    taken: int = 0
    """Words before this one are used up: no other cue is looked for in them."""
    subject: Range | None = None
    """Who speaks where the cue itself has no speaker, but its clause does (X left, adding that …)."""
    passing: CueForm | None = None
    """The verb that hands on another's words, where the cue is a noun behind it (نقلت عن الوزير قوله)."""


@dataclass(slots=True)
class Page:
    """All that a rule may ask; nothing in it changes while rules run."""

    t: Tokens
    q: Quotations
    hits: list[Hit]
    at: dict[int, Hit]
    """First word of a hit → the hit."""
    language: Language = field(init=False)
    found: dict[tuple[str, Any], Any] = field(init=False)
    """What a function found once for some words, by its name: it would find the same again."""
    _end: int = field(init=False)
    _norms: list[str] = field(init=False)
    _classes: list[frozenset[str]] = field(init=False)
    _marks: list[bool] = field(init=False)
    _openings: dict[tuple[str, ...], Set[str]] = field(init=False)
    _where: dict[tuple[str, ...], list[int]] = field(init=False)
    _written: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        # the rules ask some thousand questions of every sentence: what they ask lies ready
        self.language = self.t.language
        self._end = len(self.t)
        self._norms = self.t.norms
        self._classes = [word.classes for word in self.t.words]
        self._marks = self.t.marks
        self.found, self._openings, self._where, self._written = {}, {}, {}, {}

    def norm(self, i: int) -> str:
        """Folded word i, or `` outside the text."""
        return self._norms[i] if 0 <= i < self._end else ""

    def has(self, i: int, *classes: str) -> bool:
        """Whether word i exists and is of one of `classes`."""
        return 0 <= i < self._end and not self._classes[i].isdisjoint(classes)

    def where(self, *classes: str) -> list[int]:
        """The words that are of one of `classes`, in order."""
        found = self._where.get(classes)
        if found is None:
            found = self._where[classes] = [i for i, of in enumerate(self._classes) if not of.isdisjoint(classes)]
        return found

    def written(self, norm: str) -> Sequence[int]:
        """The words whose folded form is `norm`, in order."""
        if not self._written:
            for i, n in enumerate(self._norms):
                self._written.setdefault(n, []).append(i)
        return self._written.get(norm, ())

    def formed(self, i: int, *forms: str) -> bool:
        """Whether word i exists and has one of `forms` (`languages/lexicon.py: FORMS`)."""
        return 0 <= i < self._end and not self.t.words[i].forms.isdisjoint(forms)

    def hits_in(self, first: int, end: int) -> Iterator[Hit]:
        """The hits whose first word is one of words `first:end`, in order."""
        k = bisect_left(self.hits, first, key=_first)
        while k < len(self.hits) and self.hits[k].first < end:
            yield self.hits[k]
            k += 1

    def capital(self, i: int) -> bool:
        """Whether word i, or the part behind the article of its name (al-Qanawati), begins with a capital."""
        return 0 <= i < self._end and has_capital(self.t.surface(i))

    def comma(self, i: int) -> bool:
        return 0 <= i < self._end and self._norms[i] in self.language.comma

    def colon(self, i: int) -> bool:
        return 0 <= i < self._end and self._norms[i] in self.language.colon

    def dash(self, i: int) -> bool:
        return 0 <= i < self._end and self._norms[i] in self.language.dash

    def mark(self, i: int) -> bool:
        """Whether word i is punctuation (or lies outside the text)."""
        return not 0 <= i < self._end or self._marks[i]

    def written_on(self, i: int) -> Set[str]:
        """The classes of the preposition that is written onto word i."""
        return self.language.lexicon.classes.get(self.t.words[i].preposition, frozenset())

    def governs(self, i: int) -> bool:
        """Whether word i has the shape of a verbal noun and a preposition behind it (العثور على): no name does."""
        shaped = self.has(i, "object-noun") and i + 1 < self._end
        return shaped and (self.has(i + 1, "preposition") or bool(self.t.words[i + 1].preposition))

    def sentence(self, i: int) -> Range:
        """The sentence of word i."""
        return self.t.sentences[self.t.sentence[i]]

    def limit(self, i: int) -> int:
        """Where what belongs to word i ends at the latest: with its sentence, and with the quotation that it stands
        in."""
        end, around = self.sentence(i)[1], self.q.around(i)
        return min(end, around.end) if around is not None else end

    def phrase(self, i: int, *names: str) -> int:
        """Number of words of the longest entry of one of the classes `names` that starts at word i; 0 for none, and
        outside the text."""
        if not 0 <= i < self._end:
            return 0
        best = 1 if not self._classes[i].isdisjoint(names) else 0
        openings = self._openings.get(names)
        if openings is None:
            openings = self._openings[names] = self.language.lexicon.openings(names)
        word = self.t.words[i]
        norm, stem = word.norm, word.stem
        if norm not in openings and stem not in openings:
            return best
        for key in (norm,) if stem == norm else (norm, stem):
            for p in self.language.lexicon.phrases_from(key, self.norm(i + 1)):
                if not p.classes.isdisjoint(names) and self.follows(i, p.words):
                    best = max(best, 1 + len(p.words))
        return best

    def follows(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether exactly `words` come after word i."""
        return tuple(self.t.norms[i + 1 : i + 1 + len(words)]) == words


_first = attrgetter("first")
