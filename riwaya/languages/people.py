"""`concepts/people.toml` → which people a word of any language names, and whether two can be the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from riwaya.errors import LanguageDataError
from riwaya.languages.concepts import Concept, Concepts, Finder
from riwaya.languages.loader import Language

FILE = "people.toml"

IS_OF, NOT = "is-of", "not"
"""What leaves it to the noun behind it who they are (a group of, dozens of); what only looks like people."""

KEYS = frozenset({"id", "kinds"})
"""What an entry holds beside its words."""


@dataclass(frozen=True)
class People:
    """Nouns of people by id: their words, and what they are known for."""

    nouns: Concepts
    kinds: Mapping[str, frozenset[str]]
    through: Mapping[str, tuple[str, ...]]
    """Language → its verbs whose object stands behind a preposition, with that preposition."""
    senses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language → acts by their concepts → what they are where they are done to people."""
    things: frozenset[str] = frozenset()
    """Pronouns of no people."""

    def apart(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether none of `some` can be the same people as one of `others`."""
        pairs = [(self.kinds[x], self.kinds[y]) for x in some for y in others]
        return bool(pairs) and all(x and y and x.isdisjoint(y) for x, y in pairs)


@lru_cache(maxsize=1)
def load_people() -> People:
    """The people of the package's file. Raises `LanguageDataError` on an id that stands twice."""
    data = tomllib.loads((files("riwaya.languages") / "concepts" / FILE).read_text("utf-8"))
    by_id = {id: Concept(id, {code: tuple(words) for code, words in data[id].items()}) for id in (IS_OF, NOT)}
    kinds = {}
    for entry in data["people"]:
        id = entry["id"]
        if id in by_id:
            raise LanguageDataError(f"concepts/{FILE}: {id} stands twice")
        by_id[id] = Concept(id, {code: tuple(words) for code, words in entry.items() if code not in KEYS})
        kinds[id] = frozenset(entry.get("kinds", ()))
    through = {code: tuple(verbs) for code, verbs in data["through"].items()}
    return People(Concepts(by_id), kinds, through, data["of-people"], frozenset(data["things"]["words"]))


@dataclass
class Nouns:
    """Finds nouns of people, and what stands before them, among one language's words."""

    language: Language
    people: People = field(default_factory=load_people)
    finder: Finder = field(init=False)
    through: Mapping[str, frozenset[str]] = field(init=False)
    """Dictionary form of a verb, folded → the prepositions behind which its object stands."""

    def __post_init__(self) -> None:
        self.finder = Finder(self.language, self.people.nouns)
        found: dict[str, frozenset[str]] = {}
        for written in self.people.through.get(self.language.code, ()):
            verb, preposition = self.language.fold(written).split()
            found[verb] = found.get(verb, frozenset()) | {preposition}
        self.through = found


_NOUNS: dict[str, Nouns] = {}


def people_nouns(language: Language) -> Nouns:
    """The nouns of a language, made once."""
    found = _NOUNS.get(language.code)
    if found is None or found.language is not language:
        found = _NOUNS[language.code] = Nouns(language)
    return found
