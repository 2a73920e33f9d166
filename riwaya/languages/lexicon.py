"""What a language's data says about one written word: its clitics, its classes, the cues that it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from riwaya.languages.adapters import Models
from riwaya.model import Stance

INFLECTED = frozenset(
    {
        "title", "office", "people", "group", "organisation", "government", "document", "medium-noun", "medium",
        "country", "nationality", "source-noun", "listener-noun", "takes-preposition", "weekday", "month",
        "given-name", "family-name", "reporters-address", "event-noun",
        "stands-for-person", "stands-for-body", "stands-for-place", "heads-a-body", "man-or-woman",
        "agency-noun", "stands-for-pair", "honour", "authority",
    }
)  # fmt: skip
"""Classes that a word keeps in all its forms: a minister is an office in every case."""

HOLDERS = frozenset({"people", "office", "title"})
"""Classes of single people; several of them are a group."""

_NOUNS = frozenset({"title", "office", "people", "group", "government", "organisation"})
FORMS = frozenset(
    {
        "adjective-form",
        "circumstance",
        "feminine-form",
        "feminine-singular",
        "nisba",
        "owned",
        "participle-form",
        "present-form",
        "unbound",
    }
)
"""Shapes that are no word classes: a name in no list may have such a form and stays a word that no list knows."""
_DEFINITE_ENDINGS = frozenset({"nominative"})
_ENDINGS = frozenset({"nominative", "oblique"})
"""Shapes that tell the case of a noun, and so hold for listed nouns too."""
_UNARTICLED = frozenset({"preposition", "adverbial", "resumption", "partitive"})
"""Classes of words that take no article."""
CUE = "cue"
"""What `Lexicon.openings` calls phrases that report, which have a cue and need no class."""
_GENDERS = frozenset({"masculine", "feminine"})
NAMES = frozenset({"given-name", "family-name", "name-part"})
"""Classes of the words of personal names."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting word of the lexicon, see `docs/language-data.md`."""

    lemma: str
    kind: str
    """`verb`, `relay`, `preposition`, `noun` or `phrase`."""
    stance: Stance
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    """Folded prepositions P of `prep:P`."""
    target_prepositions: frozenset[str] = frozenset()
    """Folded prepositions P of `target-prep:P`."""
    noun_prepositions: frozenset[str] = frozenset()
    """Folded prepositions P of `noun-prep:P` (تحدث عن مقتل …)."""
    target_nouns: frozenset[str] = frozenset()
    """Folded nouns N of `target-noun:P` (حمل إيران مسؤولية …)."""
    asked_prepositions: frozenset[str] = frozenset()
    """Folded prepositions P of `target-object:P` (طلب من X الذهاب)."""
    asked: frozenset[str] = frozenset()
    """Folded prepositions P of `asked:P` (از مردم خواست که …)."""
    source_preposition: str | None = None
    """Folded word before the inner speaker of a relay (`عن`)."""
    weak: bool = False
    thought: bool = False
    """What somebody thinks, hopes or fears; with a stance of belief or estimate it is one without being marked."""
    continues: bool = False
    """Says that somebody goes on speaking (أضاف، تابع): a speaker described and not named is who spoke before."""
    closers: frozenset[tuple[str, ...]] = frozenset()
    """Folded forms of the light verb of a cue that may hold its complement inside (خواستار … شد)."""
    governed: frozenset[str] = field(init=False, compare=False)
    """`prepositions` and `target_prepositions`: before the words of its complement."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "governed", self.prepositions | self.target_prepositions)


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form of a cue: `form` names the paradigm, `agreement` who speaks (`m f mp fp md fd s p 1s 1p 2`;
    `-` behind it where the form is negated); the form `split` is the first part of a cue in two parts."""

    cue: Cue
    form: str
    agreement: str = ""
    initial: str = ""
    """First letter as the lexicon spells it, before folding."""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word taken apart; `classes` are those of the stem."""

    norm: str
    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    enclitic: str = ""
    classes: frozenset[str] = frozenset()
    cues: tuple[CueForm, ...] = ()
    forms: frozenset[str] = frozenset()
    """What the word may be by its form alone, whether or not a list knows it: see `FORMS`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of several words: `words` are the folded words after the first."""

    words: tuple[str, ...]
    classes: frozenset[str] = frozenset()
    cue: CueForm | None = None
    medium: str | None = None


@dataclass(frozen=True, slots=True)
class Clitics:
    """The clitics of a script, folded; `contractions` maps a written prefix to (preposition, article)."""

    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    accusative: str = ""
    """What the indefinite accusative writes at a noun's end (مسؤولا)."""
    contractions: tuple[tuple[str, str, str], ...] = ()
    alone: Mapping[str, str] = field(default_factory=dict)
    """Last letter of a noun before an enclitic → the letter that stands there without one (وزارته, وزارة)."""

    def bases(self, short: str) -> tuple[str, ...]:
        """How a word whose enclitic was peeled is written alone: as it stands, or with another last letter."""
        last = self.alone.get(short[-1:])
        return (short,) if last is None else (short, short[:-1] + last)


@dataclass(slots=True)
class Lexicon:
    """Folded word → what it may be. Filled by the loader, then only read; `word` remembers what it took apart."""

    clitics: Clitics
    classes: dict[str, set[str]] = field(default_factory=dict)
    cues: dict[str, list[CueForm]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    shapes: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    """Word class → expressions that tell a member of it by its shape (Arabic verbal nouns)."""
    models: Models | None = None
    written: dict[str, tuple[str, Word, bool, int]] = field(default_factory=dict)
    """What `segment` remembers of words as pages write them: folded, taken apart, whether it is punctuation, who looks
    closer at it."""
    _seen: dict[str, Word] = field(default_factory=dict)
    _going_on: dict[str, dict[str, tuple[Phrase, ...]]] = field(default_factory=dict)
    """First word of phrases → their second word, or `` where there is none → the phrases."""
    _openings: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = field(default_factory=dict)
    """What `openings` has gathered."""

    def openings(self, names: tuple[str, ...], clitics: tuple[str, ...] = ()) -> Set[str]:
        """First words of the phrases of the classes `names`, as they stand and with each of `clitics` before them; the
        name `CUE` stands for all phrases that report. Few words of a page are one, and so are looked at closer."""
        found = self._openings.get((names, clitics))
        if found is None:
            wanted, reporting = frozenset(names), CUE in names
            found = self._openings[names, clitics] = frozenset(
                clitic + first
                for first, phrases in self.phrases.items()
                if any(not p.classes.isdisjoint(wanted) or p.cue and reporting for p in phrases)
                for clitic in ("", *clitics)
            )
        return found

    def phrases_from(self, first: str, following: str) -> tuple[Phrase, ...]:
        """The phrases that begin with the folded words `first` and `following`, and those of the one word `first`:
        of four hundred papers called "newspaper …" the few that may stand here."""
        if first not in self.phrases:
            return ()
        table = self._going_on.get(first)
        if table is None:
            table = self._going_on[first] = {}
            for p in self.phrases[first]:
                second = p.words[0] if p.words else ""
                table[second] = (*table.get(second, ()), p)
        single = table.get("", ())
        longer = table.get(following, ()) if following else ()
        return (*longer, *single) if single else longer

    def word(self, norm: str) -> Word:
        """The folded word `norm` taken apart: as few clitics peeled as lead to a known stem."""
        found = self._seen.get(norm)
        if found is None:
            found = self._analyse(norm)
            inflects = self.models is not None and self.models.morphology is not None
            found = self._inflected(found) if inflects else self._shaped(self._definite(found))
            self._seen[norm] = found
            if len(self._seen) > 200_000:  # a corpus of any size stays within some tens of megabytes
                self._seen.clear()
        return found

    def _inflected(self, word: Word) -> Word:
        """`word` with what a dictionary of forms says: its grammar, and the classes and noun cues of its lemma."""
        morphology = self.models.morphology if self.models is not None else None
        readings = morphology.readings(word.norm) if morphology is not None and word.norm[0].isalpha() else ()
        classes, cues, stem = set(word.classes), list(word.cues), ""
        for reading in readings:
            classes |= reading.classes
            known = self.classes.get(reading.lemma, set()) & INFLECTED
            nouns = [c for c in self.cues.get(reading.lemma, ()) if c.form == "noun" and c not in cues]
            cues += nouns if "noun" in reading.classes else []
            classes |= known
            stem = stem or (reading.lemma if known else "")
        nouns_only = [r for r in readings if "noun" in r.classes and self.classes.get(r.lemma, set()) & HOLDERS]
        if nouns_only and all("plural" in r.classes for r in nouns_only):
            classes = (classes - HOLDERS) | {"group"}
        stem = stem or (readings[0].lemma if readings else word.stem)
        return replace(word, stem=stem, classes=frozenset(classes), cues=tuple(cues))

    def _definite(self, word: Word) -> Word:
        """A noun that the lexicon lists with its article (المهاجم) is as definite as one whose article was peeled."""
        rest = word.norm[len(word.conjunction) :]
        article = next((a for a in self.clitics.articles if rest.startswith(a) and len(rest) > len(a) + 2), None)
        if article is None or word.article or word.preposition or word.cues or word.classes.isdisjoint(_NOUNS):
            return word
        return replace(word, article=True, stem=rest[len(article) :])

    def _shaped(self, word: Word) -> Word:
        """`word` with the classes that its shape gives it: all where the lexicon knows nothing of it, and the ending of
        a listed noun."""
        if not self.shapes:
            return word
        rest = word.norm[len(word.conjunction) :]
        shapes = frozenset(self._shapes_of(rest))
        shaped = shapes - FORMS
        word = replace(word, forms=shapes & FORMS) if shapes & FORMS else word
        if word.article or word.classes:
            if word.classes or word.preposition:
                shaped &= _ENDINGS if "group" in word.classes else _DEFINITE_ENDINGS
            return replace(word, classes=word.classes | shaped) if shaped else word
        if word.preposition:
            return word
        if "object-noun" not in shaped and not word.cues:
            for p in self.clitics.prepositions:
                under = frozenset(self._shapes_of(rest[len(p) :])) - FORMS if rest.startswith(p) else frozenset()
                if under and (not shaped or "object-noun" in under):
                    return replace(word, stem=rest[len(p) :], preposition=p, classes=under)  # بمحاسبة
        return replace(word, classes=shaped) if shaped else self._joined(word)

    def _joined(self, word: Word) -> Word:
        """A verbal noun that its shape alone tells, with a conjunction written onto it (واستمرار)."""
        for c in self.clitics.conjunctions if not (word.conjunction or word.cues) else ():
            rest = word.norm.removeprefix(c)
            if rest != word.norm and "object-noun" in self._shapes_of(rest):
                return replace(word, stem=rest, conjunction=c, classes=frozenset({"object-noun"}))
        return word

    def _shapes_of(self, form: str) -> list[str]:
        return [name for name, rows in self.shapes.items() if any(row.match(form) for row in rows)]

    def _analyse(self, norm: str) -> Word:
        bare: Word | None = None
        case = self._accusative(norm)
        if case is not None:
            return case
        for conjunction, rest in self._conjunctions(norm):
            for preposition, article, stem in self._prefixes(rest):
                hit = self._look_up(norm, conjunction, preposition, article, stem)
                if hit is not None:
                    return hit
                if bare is None and article:
                    bare = Word(norm, stem, conjunction, preposition, article)
        return bare or Word(norm, norm)

    def _accusative(self, norm: str) -> Word | None:
        """A noun of the lexicon in the indefinite accusative, where the form is no entry itself."""
        ending = self.clitics.accusative
        if not ending or not norm.endswith(ending) or norm in self.classes or norm in self.cues:
            return None
        for conjunction, rest in self._conjunctions(norm):
            if rest in self.classes or rest in self.cues:
                return None
            stem = rest[: -len(ending)]
            classes = self.classes.get(stem)
            if classes and len(stem) > 2 and classes.isdisjoint(NAMES):
                return Word(norm, stem, conjunction, classes=frozenset(classes | {"accusative"}))
        return None

    def _conjunctions(self, norm: str) -> Iterator[tuple[str, str]]:
        yield "", norm
        for c in self.clitics.conjunctions:
            if norm.startswith(c) and len(norm) > len(c) + 1:
                yield c, norm[len(c) :]

    def _prefixes(self, rest: str) -> Iterator[tuple[str, bool, str]]:
        yield "", False, rest
        for a in self.clitics.articles:
            if rest.startswith(a) and len(rest) > len(a) + 1:
                yield "", True, rest[len(a) :]
        for written, preposition, article in self.clitics.contractions:
            if rest.startswith(written) and len(rest) > len(written) + 1:
                yield preposition, bool(article), rest[len(written) :]
        for p in self.clitics.prepositions:
            if rest.startswith(p) and len(rest) > len(p) + 1:
                tail = rest[len(p) :]
                yield p, False, tail
                for a in self.clitics.articles:
                    if tail.startswith(a) and len(tail) > len(a) + 1:
                        yield p, True, tail[len(a) :]

    def _owned(self, stem: str) -> tuple[str, str] | None:
        """The reporting noun under a pronoun written on it, and the pronoun (قوله → قول, ه); None for other words."""
        for e in self.clitics.enclitics:
            if stem.endswith(e) and len(stem) > len(e) + 1:
                for base in self.clitics.bases(stem[: -len(e)]):
                    if any(c.form == "noun" for c in self.cues.get(base, ())):
                        return base, e
        return None

    def _look_up(self, norm: str, conjunction: str, preposition: str, article: bool, stem: str) -> Word | None:
        classes, cues = self.classes.get(stem), self.cues.get(stem)
        if preposition and article and not cues:
            with_article = self.clitics.articles[0] + stem  # للسيسي, للكاتب: an entry that has its article
            classes = self.classes.get(with_article) or classes
        if classes and not cues and "carrying" in classes:
            owned = self._owned(stem)
            if owned is not None:  # قوله carries the speech of a verb before it, and reports where there is none
                base, enclitic = owned
                found = tuple(c for c in self.cues[base] if c.form == "noun")
                return Word(norm, base, conjunction, preposition, article, enclitic, frozenset(classes), found)
        if classes or cues:
            of = frozenset(classes or ())
            of = of - _UNARTICLED if article else of  # الوسط is "the midfield" and no "amid"
            told, enclitic = self._told_us(stem, cues or [])
            return Word(norm, stem, conjunction, preposition, article, enclitic, of, (*(cues or ()), *told))
        if article or (self.clitics.articles and stem.startswith(self.clitics.articles)):
            return None  # a definite noun takes no pronoun: اليوناني is Greek, not "my Greece"
        for e in self.clitics.enclitics:
            if stem.endswith(e) and len(stem) > len(e) + 1:
                short = stem[: -len(e)]
                for base in self.clitics.bases(short):
                    classes, cues = self.classes.get(base), self.cues.get(base)
                    # names take no pronoun, and استقالته is "his resignation" and no verb
                    if cues or (classes and not classes <= NAMES | _GENDERS and "verb" not in classes):
                        return Word(
                            norm, base, conjunction, preposition, False, e, frozenset(classes or ()), tuple(cues or ())
                        )
        return None

    def _told_us(self, stem: str, cues: list[CueForm]) -> tuple[list[CueForm], str]:
        """The forms of the third person that a form of the first may be with a pronoun written on it, of a verb that
        says who is told (أخبرنا "we told", and "he told us"), and that pronoun."""
        if not cues or any(form.agreement not in ("1s", "1p") for form in cues):
            return [], ""
        for e in self.clitics.enclitics:
            base = self.cues.get(stem[: -len(e)], ()) if stem.endswith(e) else ()
            told = [f for f in base if f.form == "past" and any(take.startswith("target") for take in f.cue.takes)]
            if told:
                return told, e
        return [], ""
