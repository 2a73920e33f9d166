"""What an adapter to a library may do for a language. A folder's `adapter.py` fills these; the loader opens it, `read`
is handed the result and knows neither the library nor the language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from riwaya.model import EntityKind


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name that a library found: code points into the text that it was given, and the name's base form."""

    start: int
    end: int
    kind: EntityKind
    normal: str


class NameTagger(Protocol):
    """Finds names in running text."""

    def names(self, text: str) -> list[TaggedName]:
        """The names of `text` in its order, none inside another."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a written word: its dictionary form, and the word classes that its form tells.

    Parts of speech `noun` `adjective` `verb` (finite or predicative) `infinitive` `gerund` `adverb`
    `function-word`; cases `case-nom`
    `case-gen` `case-dat` `case-acc` `case-ins` `case-loc`; of a nominative its gender and number `nom-m` `nom-f`
    `nom-n` `nom-p`; `plural`; names `given-name` `family-name` `place-name` `body-name`; of people `masculine`
    `feminine`; of verbs `passive-form` and `future-form`; of nouns that are no names `common-noun`, of those for one
    person or animal `animate`, of those only for women `woman`.
    """

    lemma: str
    classes: frozenset[str]


class Morphology(Protocol):
    """A dictionary of inflected forms."""

    def readings(self, word: str) -> Sequence[Reading]:
        """The likely readings of a folded word, likeliest first; none where the word is of no known kind."""
        ...

    def verb_forms(self, infinitive: str) -> Mapping[str, str]:
        """The principal parts from which `cues.toml` has a verb inflect: `past` (masculine), `present` (third person
        singular, of imperfective verbs), `participle` (gerund), `attributive` (active participle); those it has."""
        ...

    def surname(self, word: str) -> frozenset[str]:
        """The word classes of a folded word that is written with a capital and ends as family names do; none else."""
        ...

    def surname_stem(self, word: str) -> str:
        """What all cases of the family name of which the folded word is a form have in common."""
        ...

    def nominative(self, words: Sequence[str], person: bool) -> Sequence[str]:
        """The words of one phrase as they stand in the nominative, each written with the capitals that it came with.

        `person`: every word is part of one personal name; else the head noun and the adjectives before it are turned,
        and what depends on them stays.
        """
        ...


class Adapter(Protocol):
    """What a folder's `adapter.py` may offer; `None` for what its library does not do."""

    def open_morphology(self) -> Morphology | None:
        """A dictionary of the language."""
        ...

    def open_names(self) -> NameTagger | None:
        """A tagger of names in running text."""
        ...
