"""What the rules look at: the words of a page, its quotations and the places where something may report."""

from __future__ import annotations

from dataclasses import dataclass, field

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

    def form(self, *names: str) -> CueForm | None:
        """The first of its forms that is one of `names`."""
        return next((f for f in self.forms if f.form in names), None)

    @property
    def finite(self) -> bool:
        """Whether it may be a verb with a speaker of its own."""
        return any(f.form in FINITE and f.cue.kind in ("verb", "relay") for f in self.forms)


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


@dataclass(slots=True)
class Page:
    """All that a rule may ask; nothing in it changes while rules run."""

    t: Tokens
    q: Quotations
    hits: list[Hit]
    at: dict[int, Hit]
    """First word of a hit → the hit."""
    language: Language = field(init=False)
    _end: int = field(init=False)
    _norms: list[str] = field(init=False)
    _classes: list[frozenset[str]] = field(init=False)
    _words: list[bool] = field(init=False)

    def __post_init__(self) -> None:
        # the rules ask some thousand questions of every sentence: what they ask lies ready
        self.language = self.t.language
        self._end = len(self.t)
        self._norms = self.t.norms
        self._classes = [word.classes for word in self.t.words]
        text = self.t.text
        self._words = [text[start].isalnum() for start in self.t.starts]

    def norm(self, i: int) -> str:
        """Folded word i, or `` outside the text."""
        return self._norms[i] if 0 <= i < self._end else ""

    def has(self, i: int, *classes: str) -> bool:
        """Whether word i exists and is of one of `classes`."""
        return 0 <= i < self._end and not self._classes[i].isdisjoint(classes)

    def formed(self, i: int, *forms: str) -> bool:
        """Whether word i exists and has one of `forms` (`languages/lexicon.py: FORMS`)."""
        return 0 <= i < self._end and not self.t.words[i].forms.isdisjoint(forms)

    def capital(self, i: int) -> bool:
        """Whether word i, or the part behind the article of its name (al-Qanawati), begins with a capital."""
        return 0 <= i < self._end and has_capital(self.t.surface(i))

    def comma(self, i: int) -> bool:
        return self.norm(i) in self.language.comma

    def colon(self, i: int) -> bool:
        return self.norm(i) in self.language.colon

    def dash(self, i: int) -> bool:
        return self.norm(i) in self.language.dash

    def mark(self, i: int) -> bool:
        """Whether word i is punctuation (or lies outside the text)."""
        return not (0 <= i < self._end and self._words[i])

    def sentence(self, i: int) -> Range:
        """The sentence of word i."""
        return self.t.sentences[self.t.sentence[i]]

    def phrase(self, i: int, name: str) -> int:
        """Number of words of the longest entry of class `name` that starts at word i; 0 for none."""
        best = 1 if self.has(i, name) else 0
        word = self.t.words[i]
        following = self.norm(i + 1)
        for key in (word.norm,) if word.stem == word.norm else (word.norm, word.stem):
            for p in self.language.lexicon.phrases_from(key, following):
                if name in p.classes and self.follows(i, p.words):
                    best = max(best, 1 + len(p.words))
        return best

    def follows(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether exactly `words` come after word i."""
        return tuple(self.t.norms[i + 1 : i + 1 + len(words)]) == words
