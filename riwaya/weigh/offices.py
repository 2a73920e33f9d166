"""What the pages say of who somebody is, and whether two such descriptions may be of one person.

An office with its place or house is one man's at a time: "the governor of al-Shatt" of one page may be the man whom
another page calls so and names. Who heads one house heads no other, and offices of two places are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.languages.concepts import finder
from riwaya.languages.loader import Language
from riwaya.languages.weighing import Word
from riwaya.link.skeletons import skeleton

EMPTY = frozenset({"preposition", "determiner", "joining", "pronoun", "relative", "that", "be", "number", "partitive"})
"""Classes of words that say nothing of who somebody is."""

COMMON = 2
"""Terms that two descriptions share to be of one, where neither says less than that."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Described:
    """A description, comparable over languages."""

    language: str
    terms: frozenset[str] = frozenset()
    """Concepts, else cut words, without those of `head` and `places`."""
    head: frozenset[str] = frozenset()
    """The same of the words that say that he is at the head of what the others name."""
    places: frozenset[tuple[str, ...]] = frozenset()
    """Places by the sound of their names, countries left out."""


def sounds(name: str) -> tuple[str, ...]:
    """How the words of a place's name sound, without articles."""
    found = (skeleton(word).plain for word in _WORD.findall(name))
    return tuple(sound for sound in found if len(sound) > 1)


def describe(language: Language, text: str, places: Iterable[str] = ()) -> Described:
    """A description of somebody. `places`: the names of places that stand in it."""
    named = [name for name in places if name in text]
    for name in sorted(named, key=len, reverse=True):
        text = text.replace(name, " ")
    words = language.weighing.words(text)
    head: set[str] = set()
    terms: set[str] = set()
    for word_terms, heads in _terms(language, words):
        (head if heads else terms).update(word_terms)
    return Described(language.code, frozenset(terms), frozenset(head), frozenset(filter(None, map(sounds, named))))


def _terms(language: Language, words: Sequence[Word]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """What the words name, one after the other, and whether that is to be at the head of something."""
    find, norms = finder(language), [w.forms[0] for w in words]
    empty = {i for a, b in language.weighing.general.find(words) for i in range(a, b)}
    heads = dict(sorted(language.weighing.heads.find(words)))
    i = 0
    while i < len(words):
        n, ids = find.at(norms, i)
        if i in heads and heads[i] - i >= n:
            yield ids or (f"{language.code}:{norms[i]}",), True
            i = heads[i]
            continue
        classes = language.lexicon.word(norms[i]).classes
        titled = "title" in classes and not classes & {"office", "organisation"}
        if n and i not in empty and not (titled and n == 1):
            yield ids, False
        elif not n and i not in empty and not titled and not EMPTY & classes:
            yield (f"{language.code}:{find.stem(norms[i])}",), False
        i += n or 1


def may_be_one(a: Described, b: Described, headed: frozenset[str]) -> bool:
    """Whether two descriptions may be of one person. `headed`: concepts of houses that somebody heads."""
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    if a.head and b.head and a.terms and b.terms:
        return a.terms & headed == b.terms & headed and _says_no_more(a, b)
    common = (a.terms | a.head) & (b.terms | b.head)
    shared = len(common) + (not a.places.isdisjoint(b.places))
    return bool(common) and (shared >= COMMON or _says_no_more(a, b, whole=True))


def _says_no_more(a: Described, b: Described, whole: bool = False) -> bool:
    """Whether one says nothing that the other does not too, as far as it holds in both languages. `whole`: with what he
    is at the head of something by."""
    one, other = sorted(((d.terms | d.head if whole else d.terms) for d in (a, b)), key=len)
    concepts = frozenset(term for term in one if ":" not in term)
    held = frozenset(term for term in other if ":" not in term)
    return one <= other or bool(concepts) and concepts <= held or bool(held) and held <= concepts
