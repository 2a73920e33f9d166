"""`events.toml` → what each written word does in a clause: the event it names, or the work it does beside one.

A word is looked up once a document at most: what was taken apart is remembered, as the lexicon does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics, Lexicon, Word
from riwaya.languages.spelling import spellings
from riwaya.model import Modality

PLOVER = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST
    ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split()  # noqa: SIM905
)
"""The categories of PLOVER (Open Event Data Alliance, 2023)."""

EXTENSIONS = frozenset(["CASUALTY", "MOVE", "FIND", "HAPPEN", "DECIDE", "CHANGE", "COMPETE", "BE"])
"""What news tells and PLOVER has no word for; `docs/concepts.md` defines each."""

CATEGORIES = PLOVER | EXTENSIONS

ORDERS = frozenset({"verb-first", "verb-middle", "verb-last"})

FINITE = frozenset({"past", "present", "passive", "future", "predicate"})
"""Parts of a verb that make a clause. `predicate` is a phrase that does without a verb (وعلى متنها …)."""

NEGATED = "-"
"""The last sign of the tag of a form that holds its negation (نکرد)."""

ABSENT = "-"
"""Stands for a principal part that a verb lacks, or that is another everyday word."""

_ROLES = {"verbs": "acts", "transitive": "takes", "undergo": "undergoes", "nouns": "acts", "nouns-of": "undergoes"}
"""List of an entry → what its subject (of a noun: its genitive) does in the event."""

Rows = list[tuple[re.Pattern[str], str, str]]


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
    """What the subject does: `acts`; `takes`, acts on an object that is never left out; `undergoes`, as of "die"."""
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

UNKNOWN_GERUND = (EventForm("", "", "gerund"),)

SHARED = frozenset({"that", "relative", "joining", "contrast", "infinitive", "auxiliary", "be"})
"""Classes of `language.toml` that clauses ask for too."""


NOUNS = frozenset(
    """office title organisation people group government document
    medium-noun country given-name family-name""".split()  # noqa: SIM905
)
"""Classes of words that are no verb with a conjunction written onto it, whatever their first letter."""


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

    @property
    def verb(self) -> EventForm | None:
        """Its first finite form."""
        return next((f for f in self.forms if f.finite), None)

    def fitting(self, nouns: bool, words: Set[str]) -> EventForm | None:
        """Its first form, noun or finite, whose needed company is among `words`."""
        return next((f for f in self.forms if (f.part == "noun") == nouns and (not f.needs or f.needs & words)), None)

    @property
    def noun(self) -> EventForm | None:
        return next((f for f in self.forms if f.part == "noun"), None)


@dataclass(slots=True)
class Events:
    """The events of a language. Filled by the loader, then only asked through `sign`."""

    order: str = "verb-middle"
    clitics: Clitics = field(default_factory=Clitics)
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
        phrases: tuple[tuple[tuple[str, ...], Sign], ...] = ()
        for sign in self._analyses(norm):
            if whole and sign.conjunction:
                break  # وزير is a minister, not "and" with a word behind it
            phrases += sign.phrases
            if sign.forms or sign.classes:
                forms = self._also_noun(norm, sign)
                return replace(sign, classes=sign.classes | shared, forms=forms, phrases=_longest_first(phrases))
        bare = self._unlisted(norm, word, shared)
        if phrases:
            return replace(bare or Sign(conjunction=bool(word.conjunction)), phrases=_longest_first(phrases))
        return bare

    def _unlisted(self, norm: str, word: Word, shared: frozenset[str]) -> Sign | None:
        """What a library's dictionary, the lexicon or the shape of a word says, which no entry holds as it stands."""
        if (forms := self._by_lemma(norm)) or "verb" in word.classes:
            return Sign(forms=forms or UNKNOWN_VERB, classes=shared)
        if "gerund" in word.classes:
            return Sign(forms=UNKNOWN_GERUND, classes=shared)
        if not (word.article or word.preposition or word.cues or word.classes - {"accusative"}):
            for opens, bare in reversed(list(self._conjunctions(norm))):
                if any(shape.search(bare) for shape in self.shapes):
                    return Sign(forms=UNKNOWN_VERB, conjunction=opens)
        return Sign(classes=shared, conjunction=bool(word.conjunction)) if shared else None

    def _by_lemma(self, norm: str) -> tuple[EventForm, ...]:
        """The forms of a word whose dictionary form a library knows."""
        models = self.lexicon.models if self.lexicon is not None else None
        morphology = models.morphology if models is not None else None
        out: dict[EventForm, None] = {}
        for reading in morphology.readings(norm) if morphology is not None else ():
            for form in self.forms.get(reading.lemma, ()):
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
        forms, classes, phrases = self.forms.get(word), self.classes.get(word), self.phrases.get(word)
        if forms or classes or phrases:
            yield replace(
                sign, forms=tuple(forms or ()), classes=frozenset(classes or ()), phrases=_longest_first(phrases or ())
            )

    def _verb(self, word: str, sign: Sign) -> Iterator[Sign]:
        """A verb with something written onto its front, with or without an object pronoun."""
        for form, enclitic in ((word, ""), *self._peeled(word)):
            verbs = tuple(f for f in self.forms.get(form, ()) if f.part == "present")
            if verbs:
                yield replace(sign, forms=verbs, enclitic=enclitic)
                return

    def _noun(self, stem: str, sign: Sign) -> Iterator[Sign]:
        for form, enclitic in ((stem, ""), *(() if sign.article else self._peeled(stem))):
            nouns = tuple(f for f in self.forms.get(form, ()) if f.part == "noun")
            phrases = () if enclitic else tuple(p for p in self.phrases.get(form, ()) if p[1].noun)
            if nouns or phrases:
                yield replace(sign, forms=nouns, enclitic=enclitic, phrases=_longest_first(phrases))
                return

    def _with_pronoun(self, word: str, sign: Sign) -> Iterator[Sign]:
        for form, enclitic in self._peeled(word):
            if forms := self.forms.get(form):
                yield replace(sign, forms=tuple(forms), enclitic=enclitic)
                return

    def _peeled(self, word: str) -> Iterator[tuple[str, str]]:
        """The word without a pronoun written onto its end, in the spellings that its last letter may have alone."""
        for e in self.clitics.enclitics:
            if word.endswith(e) and len(word) > len(e) + 1:
                stem = word[: -len(e)]
                yield stem, e
                if stem[-1] in _BEFORE_PRONOUN:
                    yield stem[:-1] + _BEFORE_PRONOUN[stem[-1]], e

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


_BEFORE_PRONOUN = {"ت": "ة", "ا": "ى", "ئ": "ء", "ؤ": "ء"}
"""Last letter before a pronoun → the letter without one; scripts that write no pronouns there never get so far."""


def load_events(
    data: Mapping[str, Any], base: Mapping[str, Any], lexicon: Lexicon, fold: Callable[[str], str], where: str
) -> Events:
    """The events of one language from the parsed `events.toml`; `base`: its `language.toml`.

    Raises `LanguageDataError`, which names file and entry, on data that breaks the format.
    """
    if data.get("order") not in ORDERS:
        raise LanguageDataError(f"{where}: order is {data.get('order')!r}, not one of {', '.join(sorted(ORDERS))}")
    prefixes = tuple((fold(w), kind) for kind, words in data.get("prefixes", {}).items() for w in words)
    events = Events(data["order"], lexicon.clitics, prefixes, lexicon=lexicon)
    events.joining = frozenset(w for w, classes in lexicon.classes.items() if "joining" in classes)
    events.shapes = tuple(re.compile(row) for row in data.get("shapes", {}).get("verb", []))
    filling = _Filling(events, data, base, fold)
    for name, words in data.get("words", {}).items():
        for word in words:
            filling.word(word, name)
    for number, entry in enumerate(data.get("event", []), 1):
        category = entry.get("category", "")
        if category and category not in CATEGORIES:
            raise LanguageDataError(f"{where} entry {number}: category {category!r} is not one of the format's")
        filling.event(entry)
    filling.spell_variants(base["fold"].get("final", []))
    return events


class _Filling:
    """Fills `Events` from the parsed file."""

    def __init__(
        self, events: Events, data: Mapping[str, Any], base: Mapping[str, Any], fold: Callable[[str], str]
    ) -> None:
        self.events, self.fold = events, fold
        self.parts: list[str] = data["parts"]
        self.head_last = base.get("compound-head") == "last"
        self.derive: dict[str, Rows] = {
            part: [(re.compile(e), r, "") for e, r in rows] for part, rows in data.get("derive", {}).items()
        }
        self.source: dict[str, str] = data.get("derived-from", {})
        own = data.get("paradigm", {})
        self.paradigms: dict[str, Rows] = {
            part: [(re.compile(row[0]), row[1], row[2] if len(row) > 2 else "") for row in rows]
            for part, rows in {**base["paradigm"], **own}.items()
        }

    def split(self, entry: str) -> list[str]:
        return re.findall(r"\w+(?:['’.\-]\w+)*|[^\w\s]", self.fold(entry)) or [""]

    def word(self, entry: str, name: str) -> None:
        for spelling in spellings(entry):
            first, *rest = self.split(spelling)
            if rest:
                self.phrase(first, rest, Sign(classes=frozenset({name})))
            else:
                self.events.classes.setdefault(first, set()).add(name)

    def phrase(self, first: str, rest: list[str], sign: Sign) -> None:
        """Add what a phrase does to what is known of it."""
        known = self.events.phrases.setdefault(first, [])
        for k, (words, other) in enumerate(known):
            if words == tuple(rest):
                forms = other.forms + tuple(f for f in sign.forms if f not in other.forms)
                known[k] = (words, Sign(forms=forms, classes=other.classes | sign.classes))
                return
        known.append((tuple(rest), sign))

    def event(self, entry: Mapping[str, Any]) -> None:
        made = EventForm(
            lemma="",
            category=entry.get("category", ""),
            part="",
            kind=entry.get("kind", ""),
            modality=entry.get("modality"),
            negates=entry.get("negates", False),
            needs=frozenset(self.fold(w) for w in entry.get("with", [])),
        )
        for key, role in _ROLES.items():
            for written in entry.get(key, []):
                form = replace(made, lemma=written.partition("/")[0], role=role)
                if key.startswith("nouns"):
                    self.inflect(written, "noun", form)
                else:
                    self.verb(written, form)
        for written in entry.get("predicates", []):
            self.form(written, replace(made, lemma=written, part="predicate"))

    def spell_variants(self, finals: list[list[str]]) -> None:
        """Forms that end in one of a pair of letters are found under the other too, as words of the lexicon are."""
        forms = self.events.forms
        for usual, variant in finals:
            for a, b in ((usual, variant), (variant, usual)):
                for word in [w for w in forms if w.endswith(a) and w[:-1] + b not in forms]:
                    forms[word[:-1] + b] = forms[word]

    def verb(self, written: str, form: EventForm) -> None:
        """Every form of a verb: given principal parts as they stand, the others derived from them."""
        given = dict(zip(self.parts, written.split("/"), strict=False))
        for part in self.parts:
            stem = given.get(part) or self.derived(part, given)
            if stem and stem != ABSENT:
                given[part] = stem
                for alternative in stem.split("|"):
                    self.inflect(alternative, part, form)

    def derived(self, part: str, given: Mapping[str, str]) -> str:
        """The principal part as the first matching row makes it from the one that it is derived from."""
        before, head, behind = self.headed(given.get(self.source.get(part, self.parts[0]), ""))
        for expression, replacement, _ in self.derive.get(part, []):
            if head and head != ABSENT and expression.search(head):
                made = expression.sub(replacement, head).split("|")
                return "|".join(f"{before} {form} {behind}".strip() for form in made)
        return ""

    def headed(self, written: str) -> tuple[str, str, str]:
        """An entry's words before the one that inflects, that one, and those behind it."""
        if self.head_last:
            before, _, head = written.rpartition(" ")
            return before, head, ""
        head, _, behind = written.partition(" ")
        return "", head, behind

    def inflect(self, written: str, part: str, form: EventForm) -> None:
        whole = part == "noun" or part in self.derive
        before, head, behind = self.headed(written) if not whole else ("", *written.partition(" ")[::2])
        for expression, replacement, tag in self.paradigms.get(part, [(re.compile("$"), "", "")]):
            if expression.search(head):
                inflected = f"{before} {expression.sub(replacement, head)} {behind}".strip()
                self.form(inflected, replace(form, part=part, agreement=tag))

    def form(self, written: str, form: EventForm) -> None:
        if form.agreement.endswith(NEGATED):
            form = replace(form, negates=not form.negates)
        for spelling in spellings(written):
            first, *rest = self.split(spelling)
            if rest:
                self.phrase(first, rest, Sign(forms=(form,)))
                continue
            known = self.events.forms.setdefault(first, [])
            if all(
                (k.lemma, k.part, k.category, k.needs) != (form.lemma, form.part, form.category, form.needs)
                for k in known
            ):
                # a reading that asks for company is tried before those that do not
                known.insert(sum(1 for k in known if k.needs) if form.needs else len(known), form)
