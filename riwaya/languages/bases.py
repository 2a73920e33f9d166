"""Under which forms a written word is sought: itself, without clitics, its dictionary forms. More is offered than for
comparing clauses, where one concept must be chosen; less than its endings allow, so that لبن does not find لبنان."""

from __future__ import annotations

from riwaya.languages.concepts import Finder, finder
from riwaya.languages.loader import Language

_GUESSES = 6
"""Guesses at a word that no list knows and of which no list knows a guess: with all of them a story's index of forms is
a third larger, and finds the same."""

_INFLECTED = frozenset({"group", "verb"})
"""Classes that forms are listed in by their inflection: several of an office, a verb in the past."""

_NO_VERB = "not-a-cue"


def bases_of(word: str, language: Language) -> tuple[str, ...]:
    """What `word`, as a page writes it, may be a form of, in the language's own folding; itself comes first."""
    found, folded = finder(language), language.fold(word)
    if language.models is not None and language.models.morphology is not None:
        return tuple(dict.fromkeys((folded, *found.forms(folded).known)))
    forms = found.forms(folded)
    stem = forms.written[-1]
    sure = (*forms.written, *(f for f in forms.known if _is_lemma(folded, f, found)))
    if _listed(stem, found):
        guessed = [g for g in forms.guessed if _inflects(stem, g, found)]
    else:
        guessed = [g for g in forms.guessed if _listed(g, found)] or list(forms.guessed[:_GUESSES])
    return tuple(dict.fromkeys((*sure, *guessed)))


def concepts_of(word: str, language: Language) -> tuple[str, ...]:
    """The concepts that the word, as a page writes it, names by itself."""
    return finder(language).named(language.fold(word))


def is_empty(word: str, language: Language) -> bool:
    """Whether the word, as a page writes it, says nothing of what is talked of."""
    return finder(language).empty(language.fold(word))


def _listed(word: str, found: Finder) -> bool:
    lexicon = found.language.lexicon
    return word in lexicon.classes or word in lexicon.cues or found.lists(word)


def _is_lemma(word: str, lemma: str, found: Finder) -> bool:
    """Whether a verb is meant where the word is listed for something else: مدينة is a city, and no form of أدان."""
    lexicon = found.language.lexicon
    if word == lemma or word in lexicon.cues:
        return True
    classes = lexicon.classes.get(word, set())
    if _NO_VERB in classes:
        return False
    noun = found.lists(word) or bool(classes)
    return not noun or "verb" in classes or word[:1] == lemma[:1] and found.language.capitals


def _inflects(word: str, base: str, found: Finder) -> bool:
    """Whether one listed word is a form of another: they name one concept, or one is listed as a form. بلدية is no
    form of بلد, nor إيراني of إيران."""
    if not _listed(base, found):
        return False
    classes = found.language.lexicon.classes
    if not _INFLECTED.isdisjoint(classes.get(word, ())):
        return True
    named, other = found.named(word), found.named(base)
    if named or other:
        return not set(named).isdisjoint(other)
    return not classes.get(word, set()).isdisjoint(classes.get(base, ()))
