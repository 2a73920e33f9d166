"""Names that look like other words, where a dictionary of forms reads the page: the capital inside a sentence, how they
end, and the given name before them tell (Хасанов, Клейтон, Том, Раиса Жук)."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.lexicon import Word
from riwaya.read.segment import Tokens

NAMES = frozenset({"medium", "given-name", "family-name", "place-name", "body-name"})
"""Classes of names: where names have capitals, a word without one is none (надежда, Надежда)."""

KNOWN = frozenset({"given-name", "family-name", "place-name", "body-name", "country", "organisation"})
"""Classes of words that are no unknown family name."""


GUESSED = frozenset(
    {
        "verb", "adjective", "adverb", "infinitive", "gerund", "noun", "plural", "given-name",
        "case-nom", "case-gen", "case-dat", "case-acc", "case-ins", "case-loc", "nom-m", "nom-f", "nom-n", "nom-p",
        "common-noun", "animate", "woman",
    }
)  # fmt: skip
"""Classes that a dictionary of forms only guesses for a family name that it does not know."""


def as_name(t: Tokens, i: int) -> Word:
    """Word i read as a name, if it is written and ends like one: with a capital inside a sentence; as the first word of
    one only where the dictionary has no noun for it."""
    word, surface = t.words[i], t.text[t.starts[i] : t.ends[i]]
    if not surface[0].isupper() or surface.isupper():
        return word
    opens = i == t.sentences[t.sentence[i]][0] or not t.is_word(i - 1)
    common = "noun" not in word.classes and word.classes or not word.classes.isdisjoint(("case-nom", "common-noun"))
    if opens and common:
        return word
    plain = not opens and not word.classes.isdisjoint(COMMON) and word.classes.isdisjoint(KNOWN - NAMES)
    if not (word.classes.isdisjoint(KNOWN) or _plural_only(word) or plain):
        return word
    morphology = t.language.models.morphology if t.language.models is not None else None
    found = morphology.surname(word.norm) if morphology is not None else frozenset()
    if not found and not opens and _syllable(t, i):
        return replace(word, classes=(word.classes - GUESSED - FUNCTION) | CASES | {"noun", "nom-m", "nom-f"})
    if not found or plain and found.isdisjoint(("given-name", "family-name")):
        return word
    return replace(word, classes=(word.classes - GUESSED - FUNCTION) | found)


def _syllable(t: Tokens, i: int) -> bool:
    """Whether word i is a syllable of a name in several, which looks like a function word (Мин-Чи Ко)."""
    before = t.text[t.starts[i - 1] : t.ends[i - 1]]
    short = t.ends[i] - t.starts[i] <= MAX_SYLLABLE and before[0].isupper() and not before.isupper()
    return short and not t.words[i].classes.isdisjoint(FUNCTION) and "noun" in t.words[i - 1].classes


def _plural_only(word: Word) -> bool:
    """Whether a name could only be one of several in the genitive (Хасанов, Песков): rather the family name that it
    looks like."""
    genitive = "case-gen" in word.classes and "case-nom" not in word.classes
    return genitive and "plural" in word.classes and not word.classes.isdisjoint(("given-name", "place-name"))


MAX_SYLLABLE = 4
"""Letters of a syllable that is written as a word of its own in a name (Ким Чен Ын)."""

CASES = frozenset({"case-nom", "case-gen", "case-dat", "case-acc", "case-ins", "case-loc"})

COMMON = frozenset({"common-noun", "function-word", "adjective"})
"""Classes of words that a name may be written like (Том, Песков, Белый)."""

FUNCTION = frozenset(
    {"this", "that", "that-opener", "preposition", "joining", "connective", "contrast", "adverb", "time", "negation",
     "event-noun", "whether", "relative", "pronoun", "object-pronoun", "possessive", "question-particle", "auxiliary",
     "function-word", "demonstrative"}
)  # fmt: skip
"""Classes of words that have no capital inside a sentence: a name that is written like one is none (Том, Ли, Ко)."""


NO_SURNAME = frozenset(
    {"given-name", "place-name", "body-name", "country", "nationality", "organisation", "government", "medium",
     "medium-noun", "month", "preposition", "joining", "office", "title"}
)  # fmt: skip
"""Classes of words with a capital that are no family name behind a given name."""


def mark_surnames(t: Tokens) -> None:
    """Family names that look like common nouns, or that no list holds, from where they stand behind a given name (Олег
    Волк); those of women among them do not decline (Раиса Жук, по словам Жук)."""

    def written(i: int) -> bool:
        surface = t.text[t.starts[i] : t.ends[i]]
        capital = surface[0].isupper() or surface.rpartition("-")[2][:1].isupper()  # аль-Хасани
        return capital and (len(surface) == 1 or not surface.isupper())

    women: dict[str, bool] = {}
    for i in range(1, len(t)):
        given, word = t.words[i - 1].classes, t.words[i]
        if "family-name" in given and i > 1:
            given |= t.words[i - 2].classes & {"given-name"}  # Наталья Сергеевна Бережная
        noun = not word.classes.isdisjoint(("noun", "adjective"))
        named = "given-name" in given and written(i - 1) and t.is_word(i) and written(i) and noun
        if named and "family-name" not in word.classes and word.classes.isdisjoint(NO_SURNAME):
            woman = "feminine" in given and "masculine" not in given
            women[word.stem] = women.get(word.stem, False) or woman
    if not women:
        return
    for i, word in enumerate(t.words):
        if word.stem in women and t.is_word(i) and written(i) and "family-name" not in word.classes:
            cases = CASES if women[word.stem] else frozenset()
            genders = {"nom-m", "nom-f"} if "case-nom" in word.classes or cases else set()
            sort = {"feminine"} if women[word.stem] else {"masculine"}
            t.words[i] = replace(word, classes=word.classes | {"noun", "family-name", *sort} | cases | genders)
