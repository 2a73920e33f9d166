"""`events.toml` → what each written word does in a clause: the event it names, or the work it does beside one.

A word is looked up once a document at most: what was taken apart is remembered, as the lexicon does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from riwaya.languages.lexicon import Clitics, Lexicon, Word
from riwaya.languages.protocols import Reading
from riwaya.model import Modality

BOUND = "bound"
"""Tag of a form that only stands before a pronoun written onto it (زيارته)."""

NEGATED = "-"
"""The last sign of the tag of a form that holds its negation (نکرد)."""

FINITE = frozenset({"past", "present", "passive", "future", "predicate", "jussive"})
"""Parts of a verb that make a clause. `predicate` is a phrase that does without a verb (وعلى متنها …)."""


@dataclass(frozen=True, slots=True)
class EventForm:
    """One written form of an entry of `events.toml`."""

    lemma: str
    category: str
    """PLOVER's or our own; `` for a verb that makes a clause but tells of no event."""
    part: str
    """`past`, `present`, `passive` …: the principal part that it is a form of, or `noun`, `predicate`."""
    agreement: str = ""
    role: str = "acts"
    """What the subject does: `acts`; `takes`, acts on an object that is never left out; `undergoes`, as of "die";
    `does`, of a noun: it acts whatever the light verb (وارد شد)."""
    object: bool = False
    """Whether the verb always has an object, and is another word where it is passive (هاجم، هوجم): with one noun phrase
    its subject is left out."""
    kind: str = ""
    """`light` (the event is told by its noun), `leads` (sets its complement going), `results` (its subject does)."""
    modality: Modality | None = None
    """The modality of the event in its complement (plans to); such a verb is no event itself."""
    negates: bool = False
    """Whether what it governs is told not to be (denied, failed to)."""
    needs: frozenset[str] = frozenset()
    """Words of which one must stand in the clause for this reading (sent + troops)."""

    @property
    def finite(self) -> bool:
        return self.part in FINITE

    @property
    def verbal(self) -> bool:
        return self.part != "noun"


UNKNOWN_VERB = (EventForm("", "", "past"), EventForm("", "", "pastpart"))
"""A verb that no list holds: it makes a clause and tells of no event."""

UNKNOWN_FUTURE = (EventForm("", "", "future"),)
"""The same where a library knows its tense."""

UNKNOWN_GERUND = (EventForm("", "", "gerund"),)

SHARED = frozenset({"that", "relative", "joining", "contrast", "infinitive", "auxiliary", "be"})
"""Classes of `language.toml` that clauses ask for too."""


NOUNS = frozenset(
    """office title organisation people group government document
    medium-noun country given-name family-name""".split()  # noqa: SIM905
)
"""Classes of words that are no verb with a conjunction written onto it, whatever their first letter."""


OPENING = frozenset({"relative", "that", "asks", "copula", "whether", "cause", "condition", "purpose", "opener"})
TURNING = frozenset(
    """affirming negative negation unmaking except possible planned asked feared perhaps hedge future-in-past""".split()  # noqa: SIM905
)
NEGATING = ("negation", "negative")
"""Classes of words that stand before a verb or what else is not so."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a written word, its clitics peeled, may do in a clause."""

    forms: tuple[EventForm, ...] = ()
    classes: frozenset[str] = frozenset()
    conjunction: bool = False
    preposition: bool = False
    article: bool = False
    enclitic: str = ""
    prefix: str = ""
    """`future` or `purpose`: what is written onto the front of a verb (سيصل، ليشرح)."""
    phrases: tuple[tuple[tuple[str, ...], Sign], ...] = ()
    """Longer entries that begin with this word: the words after it, and what the whole does; longest first."""
    opens: bool = field(init=False)
    """Whether it may open a clause, so that a reader looks closer."""
    turns: bool = field(init=False)
    """Whether it may change polarity or modality."""
    needy: bool = field(init=False)
    """Whether one of its readings holds only in some company."""
    telling: bool = field(init=False)
    """Whether it does anything at all by itself."""
    verb: EventForm | None = field(init=False, compare=False)
    """Its first finite form."""
    noun: EventForm | None = field(init=False, compare=False)
    """Its first noun."""
    going_on: Mapping[str, Phrases] = field(init=False, compare=False)
    """The second word of `phrases` → these: of many that begin with a preposition the few that may stand here."""

    def __post_init__(self) -> None:
        # asked of every word of every page: ready beforehand
        object.__setattr__(self, "opens", bool(self.classes & OPENING) or bool(self.prefix))
        object.__setattr__(self, "turns", bool(self.classes & TURNING))
        object.__setattr__(self, "needy", any(f.needs for f in self.forms))
        object.__setattr__(self, "telling", bool(self.forms or self.classes))
        object.__setattr__(self, "verb", next((f for f in self.forms if f.finite), None))
        object.__setattr__(self, "noun", next((f for f in self.forms if f.part == "noun"), None))
        going_on: dict[str, Phrases] = {}
        for phrase in self.phrases:
            second = phrase[0][0]
            going_on[second] = (*going_on.get(second, ()), phrase)
        object.__setattr__(self, "going_on", going_on)

    def fitting(self, nouns: bool, words: Set[str]) -> EventForm | None:
        """Its first form, noun or finite, whose needed company is among `words`."""
        return next((f for f in self.forms if (f.part == "noun") == nouns and (not f.needs or f.needs & words)), None)


Phrases = tuple[tuple[tuple[str, ...], Sign], ...]
"""The words after the first, and what the whole does."""


@dataclass(slots=True)
class Events:
    """The events of a language. Filled by the loader, then only asked through `sign`."""

    order: str = "verb-middle"
    clitics: Clitics = field(default_factory=Clitics)
    owners: frozenset[str] = frozenset()
    """Pronouns that are written onto nouns only (كتابي; verbs take ني)."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """What is written onto verbs → `future` or `purpose`."""
    forms: dict[str, list[EventForm]] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Sign]]] = field(default_factory=dict)
    joining: frozenset[str] = frozenset()
    """Words that join clauses and belong to none."""
    lexicon: Lexicon | None = None
    """Where the classes stand that attribution and clauses share."""
    shapes: tuple[re.Pattern[str], ...] = ()
    """Expressions that tell a verb by its form, where nothing else is known of the word."""
    _seen: dict[str, Sign | None] = field(default_factory=dict)

    def sign(self, norm: str) -> Sign | None:
        """What the folded word does in a clause; None for a word that does nothing there."""
        try:
            return self._seen[norm]
        except KeyError:
            if len(self._seen) > 200_000:  # a corpus of any size stays within some tens of megabytes
                self._seen.clear()
            found = self._seen[norm] = self._read(norm)
            return found

    def _read(self, norm: str) -> Sign | None:
        assert self.lexicon is not None
        word = self.lexicon.word(norm)
        shared = word.classes & SHARED
        whole = not word.conjunction and not word.classes.isdisjoint(NOUNS)
        phrases: Phrases = ()
        for sign in self._analyses(norm):
            if whole and sign.conjunction:
                break  # وزير is a minister, not "and" with a word behind it
            phrases += sign.phrases
            if sign.forms or sign.classes:
                # أنها is "that she", not "he ended"
                forms = () if "that-pronoun" in word.classes else self._also_noun(norm, sign)
                return replace(sign, classes=sign.classes | shared, forms=forms, phrases=_longest_first(phrases))
        bare = self._unlisted(norm, word, shared)
        phrases += self._phrases_by_lemma(norm)
        if phrases:
            return replace(bare or Sign(conjunction=bool(word.conjunction)), phrases=_longest_first(phrases))
        return bare

    def _unlisted(self, norm: str, word: Word, shared: frozenset[str]) -> Sign | None:
        """What a library's dictionary, the lexicon or the shape of a word says, which no entry holds as it stands."""
        if (forms := self._by_lemma(norm)) or "verb" in word.classes:
            future = not forms and any("future-form" in r.classes for r in self._readings(norm))
            return Sign(forms=forms or (UNKNOWN_FUTURE if future else UNKNOWN_VERB), classes=shared)
        if "gerund" in word.classes:
            return Sign(forms=UNKNOWN_GERUND, classes=shared)
        if not (word.article or word.preposition or word.cues or word.classes - {"accusative"}):
            for opens, bare in reversed(list(self._conjunctions(norm))):
                if any(shape.search(bare) for shape in self.shapes):
                    return Sign(forms=UNKNOWN_VERB, conjunction=opens)
        return Sign(classes=shared, conjunction=bool(word.conjunction)) if shared else None

    def _readings(self, norm: str) -> Sequence[Reading]:
        models = self.lexicon.models if self.lexicon is not None else None
        morphology = models.morphology if models is not None else None
        return morphology.readings(norm) if morphology is not None else ()

    def _phrases_by_lemma(self, norm: str) -> Phrases:
        """The phrases that begin with the dictionary form of the word."""
        out: list[tuple[tuple[str, ...], Sign]] = []
        for reading in self._readings(norm):
            for rest, sign in self.phrases.get(reading.lemma, ()) if reading.lemma != norm else ():
                parts = [(f, _part(f, reading.classes)) for f in sign.forms]
                if forms := tuple(replace(f, part=part) for f, part in parts if part is not None):
                    out.append((rest, Sign(forms=forms)))
        return tuple(out)

    def _by_lemma(self, norm: str) -> tuple[EventForm, ...]:
        """The forms of a word whose dictionary form a library knows."""
        out: dict[EventForm, None] = {}
        for reading in self._readings(norm):
            known = self.forms.get(reading.lemma, ())
            own = [f for f in known if f.part != "passive"]  # отказаться: to refuse, not the passive of "to deny"
            for form in own or known:
                if (part := _part(form, reading.classes)) is not None:
                    out[replace(form, part=part)] = None
        return tuple(out)

    def _also_noun(self, norm: str, sign: Sign) -> tuple[EventForm, ...]:
        """The forms of a verb, and of a noun with a pronoun that is written like it (تدخلنا: we intervened, or our
        intervention)."""
        if sign.verb is None or sign.noun is not None or sign.enclitic or sign.prefix:
            return sign.forms
        bare = norm[1:] if sign.conjunction else norm
        for with_pronoun in self._with_pronoun(bare, Sign()):
            return (*sign.forms, *(f for f in with_pronoun.forms if f.part == "noun"))
        return sign.forms

    def _analyses(self, norm: str) -> Iterator[Sign]:
        """The readings of a word, as few clitics peeled as lead to an entry."""
        for conjunction, rest in self._conjunctions(norm):
            yield from self._entry(rest, Sign(conjunction=conjunction))
            for written, prefix in self.prefixes:
                if rest.startswith(written) and len(rest) > len(written) + 2:
                    yield from self._verb(rest[len(written) :], Sign(conjunction=conjunction, prefix=prefix))
            for preposition, article, stem in self._prefixed(rest):
                yield from self._noun(stem, Sign(conjunction=conjunction, preposition=preposition, article=article))
            yield from self._with_pronoun(rest, Sign(conjunction=conjunction))

    def _entry(self, word: str, sign: Sign) -> Iterator[Sign]:
        forms, classes, phrases = self._free(word), self.classes.get(word), self.phrases.get(word)
        if forms or classes or phrases:
            yield replace(sign, forms=forms, classes=frozenset(classes or ()), phrases=_longest_first(phrases or ()))

    def _free(self, word: str) -> tuple[EventForm, ...]:
        """The forms that a word without a pronoun may be."""
        return tuple(f for f in self.forms.get(word, ()) if f.agreement != BOUND)

    def _verb(self, word: str, sign: Sign) -> Iterator[Sign]:
        """A verb with something written onto its front, with or without an object pronoun."""
        for form, enclitic in ((word, ""), *self._peeled(word)):
            verbs = tuple(f for f in self.forms.get(form, ()) if f.part == "present")
            if verbs:
                yield replace(sign, forms=verbs, enclitic=enclitic)
                return

    def _noun(self, stem: str, sign: Sign) -> Iterator[Sign]:
        for form, enclitic in ((stem, ""), *(() if sign.article else self._peeled(stem))):
            forms = self.forms.get(form, ()) if enclitic else self._free(form)
            nouns = tuple(f for f in forms if f.part == "noun")
            phrases = () if enclitic else tuple(p for p in self.phrases.get(form, ()) if p[1].noun)
            if nouns or phrases:
                yield replace(sign, forms=nouns, enclitic=enclitic, phrases=_longest_first(phrases))
                return

    def _with_pronoun(self, word: str, sign: Sign) -> Iterator[Sign]:
        for form, enclitic in self._peeled(word):
            forms = tuple(f for f in self.forms.get(form, ()) if f.part == "noun" or enclitic not in self.owners)
            if forms:
                yield replace(sign, forms=forms, enclitic=enclitic)
                return

    def _peeled(self, word: str) -> Iterator[tuple[str, str]]:
        """The word without a pronoun written onto its end, in the spellings that its last letter may have alone."""
        for e in self.clitics.enclitics:
            if word.endswith(e) and len(word) > len(e) + 1:
                yield from ((base, e) for base in self.clitics.bases(word[: -len(e)]))

    def _conjunctions(self, norm: str) -> Iterator[tuple[bool, str]]:
        yield False, norm
        for c in self.clitics.conjunctions:
            if norm.startswith(c) and len(norm) > len(c) + 1:
                yield True, norm[len(c) :]

    def _prefixed(self, rest: str) -> Iterator[tuple[bool, bool, str]]:
        c = self.clitics
        for a in c.articles:
            if rest.startswith(a):
                yield False, True, rest[len(a) :]
        for written, _, article in c.contractions:
            if rest.startswith(written):
                yield True, bool(article), rest[len(written) :]
        for p in c.prepositions:
            if rest.startswith(p):
                for a in c.articles:
                    if rest.startswith(p + a):
                        yield True, True, rest[len(p + a) :]
                yield True, False, rest[len(p) :]


def _part(form: EventForm, classes: frozenset[str]) -> str | None:
    """The part of its verb that a form of these classes is; None where it is no form of the entry."""
    if form.part == "noun":
        return "noun" if "noun" in classes else None
    if "verb" in classes:
        passive = form.part == "passive" or "passive-form" in classes
        return "passive" if passive else "future" if "future-form" in classes else "past"
    return next((part for part in ("infinitive", "gerund") if part in classes), None)


def _longest_first(phrases: Iterable[tuple[tuple[str, ...], Sign]]) -> tuple[tuple[tuple[str, ...], Sign], ...]:
    return tuple(sorted(phrases, key=lambda p: -len(p[0])))
