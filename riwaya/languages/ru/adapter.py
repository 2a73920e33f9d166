"""natasha (MIT, models in the wheel) for Russian: a dictionary of forms (pymorphy2, OpenCorpora) and names in text.

Nothing is imported or opened before the first page asks: the models take half a second and some 100 MB.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any

from riwaya.languages.protocols import Morphology, NameTagger, Reading, TaggedName
from riwaya.model import EntityKind

LIKELY = 0.03
"""A reading less likely than this, by the dictionary's own estimate, is left aside (стали as a noun stays)."""

PLAIN = 0.25
"""Part of speech of a word: only of readings at least so likely."""

MALE = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ской", "цкой")
"""Endings of family names in the nominative that no woman bears."""

FEMALE = ("а", "я", "ой", "ую")
"""Endings of family names that only a woman's have in these forms."""

SURNAME = re.compile(r"^(.{2,}(?:ов|ев|ин|ын))(а|у|ым|е|ой)?$")
"""Family names that inflect by a pattern of their own: Сомов, Сомова, Сомовым."""

SURNAME_FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    "": (("masc", "nomn"),),
    "а": (("masc", "gent"), ("masc", "accs"), ("femn", "nomn")),
    "у": (("masc", "datv"), ("femn", "accs")),
    "ым": (("masc", "ablt"),),
    "е": (("masc", "loct"),),
    "ой": (("femn", "gent"), ("femn", "datv"), ("femn", "ablt"), ("femn", "loct")),
}
"""Ending → gender and case that it may show."""

OBLIQUE = ("у", "ю", "ом", "ем", "ым", "им", "ой", "ей", "ого", "его")
"""Endings that show an oblique case, where the dictionary guesses no nominative."""

SURNAME_ENDING = re.compile(
    r"(?<=..)(?:ого|его|ому|ему|ыми|ими|ий|ый|ой|ая|яя|ую|ым|им|ом|ем|ою|ею|ей|ых|их|[аяуюеыиь])$"
)
"""Endings that the cases of a family name have, and that some nominatives have too."""

FLEETING = re.compile(r"[оеё](?=[кцл]$)")
"""The vowel that some nominatives have and no other case has (Ляшок, Ляшка; Заяц is no such name)."""

MIN_STEM = 4
"""Letters of family names that are looked at for an ending: shorter ones stay whole."""

UNDECLINED = ("е", "и", "о", "э", "ы")
"""Vowels in which foreign names end that do not decline."""

VERB_PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "past": (("masc", "sing", "past", "indc"),),
    "present": (("sing", "3per", "pres"),),
    "participle": (("GRND", "pres"), ("GRND", "past")),
    "attributive": (("PRTF", "actv", "past", "masc", "sing", "nomn"),),
}
"""Principal part of a verb → the dictionary's grammemes of it, the first that an imperfective verb has."""

FOLDED = str.maketrans("ё", "е")

_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What says how many threads the library behind NumPy starts; what the user has set stays."""

_CASES = {
    "nomn": "nom", "gent": "gen", "gen1": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "ablt": "ins",
    "loct": "loc", "loc1": "loc", "loc2": "loc",
}  # fmt: skip
_PARTS = {
    "NOUN": "noun", "NPRO": "noun", "ADJF": "adjective", "PRTF": "adjective", "NUMR": "numeral", "VERB": "verb",
    "PRTS": "verb", "ADJS": "verb", "PRED": "verb", "INFN": "infinitive", "GRND": "gerund", "ADVB": "adverb",
    "COMP": "adverb", "PRCL": "function-word", "CONJ": "function-word", "PREP": "function-word",
    "INTJ": "function-word",
}  # fmt: skip
_NAMES = {"Name": "given-name", "Surn": "family-name", "Patr": "family-name", "Geox": "place-name", "Orgn": "body-name"}
_KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def open_morphology() -> Morphology:
    """The dictionary; opening takes a fifth of a second."""
    with _one_thread():
        from natasha import MorphVocab

    return _Morphology(MorphVocab())


def open_names() -> NameTagger:
    """The tagger of persons, places and organisations, trained on news."""
    with _one_thread():
        from natasha import NewsEmbedding, NewsNERTagger

    return _Names(NewsNERTagger(NewsEmbedding()), open_morphology())


@contextmanager
def _one_thread() -> Iterator[None]:
    """Has NumPy, where it is loaded inside, multiply with one thread: OpenBLAS reads these variables when it is loaded.

    The tagger's matrices are so small that threads only wait for each other; with them it takes five to ten times as
    long, and a build has a process for each core anyway. Where a program loaded NumPy before, its choice stands.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update({name: "1" for name, value in before.items() if value is None})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]


class _Morphology:
    def __init__(self, vocab: Any) -> None:
        self._parse = vocab.parse

    def readings(self, word: str) -> Sequence[Reading]:
        out: dict[tuple[str, frozenset[str]], Reading] = {}
        for p in self._parse(word):
            if p.score < LIKELY and out:
                continue
            found = Reading(p.normal_form.translate(FOLDED), frozenset(_classes(p)))
            out.setdefault((found.lemma, found.classes), found)
        return tuple(out.values())

    def verb_forms(self, infinitive: str) -> Mapping[str, str]:
        parses = [p for p in self._parse(infinitive) if p.tag.POS == "INFN"]
        found = min(parses, key=lambda p: p.tag.aspect != "impf", default=None)  # of two aspects it has a present too
        if found is None:
            return {}
        imperfective = found.tag.aspect == "impf"
        out = {}
        for part, rows in VERB_PARTS.items():
            if part == "present" and not imperfective:
                continue
            forms = (_form(found, set(grammemes)) for grammemes in (rows if imperfective else rows[-1:]))
            form = next((f for f in forms if f), None)
            if form:
                out[part] = form.translate(FOLDED)
        return out

    def surname(self, word: str) -> frozenset[str]:
        names = (p for p in self._parse(word) if p.is_known and any(g in p.tag for g in ("Name", "Surn", "Patr")))
        listed = [p for p in names if p.tag.number == "sing"]
        if listed:
            return frozenset(c for p in listed for c in _classes(p)) | {"noun"}
        found = SURNAME.match(word)
        if found is None:
            return self._unlisted(word)
        classes = {"noun", "family-name"}
        for gender, case in SURNAME_FORMS[found.group(2) or ""]:
            classes |= {f"case-{_CASES[case]}", *([f"nom-{gender[0]}"] if case == "nomn" else [])}
        return frozenset(classes)

    def surname_stem(self, word: str) -> str:
        return "-".join(self._stem(part) for part in word.split("-"))

    def _stem(self, word: str) -> str:
        stem = SURNAME_ENDING.sub("", word) if len(word) > MIN_STEM else word
        return FLEETING.sub("", stem)

    def _unlisted(self, word: str) -> frozenset[str]:
        """The classes of a name that the dictionary does not know. What it guesses by the word's end is taken from
        common nouns and misleads: names in a consonant may be a man's nominative or any case of a woman's, those in a
        vowel but а and я do not decline (Клейтон, Хольм; Краузе, Паолини)."""
        parses = self._parse(word)
        guessed = {p.tag.case for p in parses if p.tag.number == "sing"} or {"nomn"}
        if not parses or any(p.is_known or "LATN" in p.tag for p in parses):
            return frozenset()
        if word.endswith(OBLIQUE) and "nomn" not in guessed:
            return frozenset()
        if word.endswith(("а", "я")):
            return frozenset({"noun", "case-nom", "case-gen", "case-acc", "nom-f"})
        return frozenset({"noun", "nom-m", "nom-f"} | {f"case-{case}" for case in _CASES.values()})

    def nominative(self, words: Sequence[str], person: bool) -> Sequence[str]:
        turn = _person if person else _phrase
        return [_as_written(old, new) for old, new in zip(words, turn(self._parse, words), strict=True)]


def _classes(p: Any) -> Iterable[str]:
    """The word classes of one parse."""
    tag = p.tag
    part = _PARTS.get(tag.POS)
    if part is None:
        return
    if p.score >= PLAIN or part in ("noun", "adjective"):
        yield part
    if tag.voice == "pssv":
        yield "passive-form"
    if tag.tense == "futr":
        yield "future-form"
    if part == "verb" and tag.number == "plur":
        yield "plural"
    case = _CASES.get(tag.case)
    if case is not None:
        yield f"case-{case}"
        number = "p" if tag.number == "plur" else {"masc": "m", "femn": "f", "neut": "n"}.get(tag.gender, "")
        if case == "nom":
            yield f"nom-{number}" if number else "nom-m"
        if number == "p":
            yield "plural"
    if tag.POS == "NOUN" and p.is_known and not any(g in tag for g in _NAMES):
        yield "common-noun"
        if "anim" in tag and tag.number == "sing":
            yield "animate"
            if tag.gender == "femn":
                yield "woman"
    for grammeme, name in _NAMES.items():
        if grammeme in tag and p.is_known:
            yield name
            told = name == "given-name" or p.word.endswith(MALE if tag.gender == "masc" else FEMALE)
            if name in ("given-name", "family-name") and tag.gender in ("masc", "femn") and told:
                yield "masculine" if tag.gender == "masc" else "feminine"


def _form(p: Any, grammemes: set[str]) -> str | None:
    """The form of a parse with these grammemes of the dictionary; None where there is none."""
    from pymorphy2.analyzer import Parse

    found = Parse.inflect(p, grammemes)
    return None if found is None else str(found.word)


def _person(parse: Any, words: Sequence[str]) -> list[str]:
    """The parts of one personal name, turned together: the gender and case that fit them all best decide."""
    parses = [_declinable(parse(w.lower())) if w[:1].isalpha() and len(w) > 1 else [] for w in words]
    best: tuple[float, list[str]] = (0.0, list(words))
    for gender, case in product(("masc", "femn"), ("nomn", "gent", "datv", "accs", "ablt", "loct")):
        score, turned = 0.0, []
        for word, of_word in zip(words, parses, strict=True):
            fitting = (p for p in of_word if p.tag.case == case and p.tag.number == "sing" and _of(p, gender))
            p = max(fitting, key=_weight, default=None)
            new = _form(p, {"nomn", "sing"}) if p is not None else None
            score += _weight(p) if new else 0.0
            if "-" in word and (parts := _double(parse, word, gender, case)) is not None:
                new, score = parts, score + SURNAME_WEIGHT
            elif (own := _surname(word, gender, case)) is not None and not any("Surn" in p.tag for p in of_word):
                new, score = own, score + SURNAME_WEIGHT
            turned.append(new or word)
        if score > best[0]:
            best = (score, turned)
    return best[1]


def _declinable(parses: Any) -> list[Any]:
    """The readings of a part of a name; none where they only guess that a name in a vowel declines (Краузе)."""
    adjective = ("ого", "его")
    return [p for p in parses if p.is_known or p.word.endswith(adjective) or not p.word.endswith(UNDECLINED)]


SURNAME_WEIGHT = 1.0
"""How much an ending of a family name speaks for its gender and case: as much as a likely name of the dictionary."""


def _double(parse: Any, word: str, gender: str, case: str) -> str | None:
    """The nominative of a double family name, part by part (Лободы-Зориной); None where a part does not fit."""
    out = []
    for part in word.split("-"):
        of_part = [p for p in parse(part.lower()) if p.tag.case == case and p.tag.number == "sing"]
        turned = _surname(part, gender, case)
        if turned is None:
            fitting = max((p for p in of_part if _of(p, gender)), key=_weight, default=None)
            fitting = fitting or max(of_part, key=_weight, default=None)
            turned = _form(fitting, {"nomn", "sing"}) if fitting is not None else None
        if turned is None:
            return None
        out.append(turned)
    return "-".join(out)


def _surname(word: str, gender: str, case: str) -> str | None:
    """The nominative of a family name that the dictionary does not know, if its ending fits gender and case."""
    found = SURNAME.match(word.lower())
    if found is None or not word[:1].isupper() or (gender, case) not in SURNAME_FORMS[found.group(2) or ""]:
        return None
    return found.group(1) + ("а" if gender == "femn" else "")


def _of(p: Any, gender: str) -> bool:
    return p.tag.gender == gender or "ms-f" in p.tag


def _weight(p: Any) -> float:
    """How much a parse speaks for its gender and case: parts of names most, a nominative a little more."""
    name = 2.0 if "Name" in p.tag or "Patr" in p.tag else 1.0 if "Surn" in p.tag else 0.3
    return name * (0.5 + float(p.score)) + (0.2 if p.tag.case == "nomn" else 0.0)


def _phrase(parse: Any, words: Sequence[str]) -> list[str]:
    """The head noun and the adjectives before it in the nominative, what follows as it was."""
    out = list(words)
    head = None
    if words and any("NUMR" in p.tag for p in parse(words[0].lower())):
        return out
    for i, word in enumerate(words):
        parses = [p for p in parse(word.lower()) if p.tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR")]
        if not parses or not word[:1].isalpha() or parse(word.lower())[0].tag.POS == "PREP":
            ones = sorted(parse(words[0].lower()), key=lambda p: p.tag.gender != "masc")
            one = _form(ones[0], {"nomn", "sing"}) if i == 1 else None  # одного из них
            return [one or out[0], *out[1:]]
        if "NOUN" in parses[0].tag:
            head = i
            break
    if head is None:
        return out
    nouns = [p for p in parse(words[head].lower()) if p.tag.POS == "NOUN"]
    fitting = [p for p in nouns if all(_agreeing(parse, w, p) is not None for w in words[:head])]
    p = next((p for p in fitting or nouns), None)
    if p is None or any(q.tag.case == "nomn" and q.score >= PLAIN for q in fitting):
        return out
    number = p.tag.number or "sing"
    out[head] = _form(p, {"nomn", number}) or words[head]
    for i in range(head):
        adjective = _agreeing(parse, words[i], p)
        if adjective is not None:
            wanted = {"nomn", number} | ({p.tag.gender} if number == "sing" and p.tag.gender else set())
            out[i] = _form(adjective, wanted) or words[i]
    return out


def _agreeing(parse: Any, word: str, noun: Any) -> Any | None:
    """The reading of an adjective that agrees with `noun`."""
    for p in parse(word.lower()):
        adjective = p.tag.POS in ("ADJF", "PRTF", "NUMR") and p.tag.case == noun.tag.case
        if adjective and p.tag.number == noun.tag.number and (p.tag.number == "plur" or _of(p, noun.tag.gender)):
            return p
    return None


def _as_written(old: str, new: str) -> str:
    """`new` with the capitals of `old`, part by part."""
    if old[:2].isalpha() and old[:2].isupper() and len(old) > 2 and not old.isupper():
        return new.upper()  # МИДе → МИД
    if "ё" not in old.lower():
        new = new.replace("ё", "е")
    if old.lower().replace("ё", "е") == new.lower().replace("ё", "е") or old.isupper():
        return old
    parts = [n.capitalize() if o[:1].isupper() else n for o, n in zip(old.split("-"), new.split("-"), strict=False)]
    return "-".join(parts)


class _Names:
    def __init__(self, tagger: Any, morphology: Morphology) -> None:
        self._tagger = tagger
        self._morphology = morphology

    def names(self, text: str) -> list[TaggedName]:
        """Persons, places and organisations; the tagger reads a paragraph at a time."""
        out: list[TaggedName] = []
        offset = 0
        for line in text.splitlines(keepends=True):
            if line.strip():
                for span in self._tagger(line).spans:
                    out.append(self._tagged(line, span.start, span.stop, span.type, offset))
            offset += len(line)
        return out

    def _tagged(self, line: str, start: int, stop: int, kind: str, offset: int) -> TaggedName:
        written = line[start:stop]
        words = written.split()
        normal = " ".join(self._morphology.nominative(words, kind == "PER"))
        return TaggedName(offset + start, offset + stop, _KINDS[kind], normal)
