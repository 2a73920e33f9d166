"""Nouns of people: whole, found in running words, and which of them cannot be the same."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages
from riwaya.languages.people import IS_OF, NOT, load_people, people_nouns

CODES = ("ar", "en", "fa", "ru")


def test_every_noun_has_words_in_every_language() -> None:
    people = load_people()
    for noun in people.nouns.by_id.values():
        assert noun.id == NOT or all(noun.words.get(code) for code in CODES), noun.id


@pytest.mark.parametrize("code", CODES)
def test_every_word_leads_to_its_noun(code: str) -> None:
    language = load_languages()[code]
    finder = people_nouns(language).finder
    for noun in load_people().nouns.by_id.values():
        for word in noun.words.get(code, ()):
            words = language.fold(word).split()
            assert finder.at(words, 0) == (len(words), (noun.id,)), word


APART = [("worker", "tourist"), ("soldier", "gunman"), ("fisherman", "coast-guard"), ("shepherd", "diver")]
ONE = [
    ("worker", "anybody"),
    ("police", "security"),
    ("gunman", "militant"),
    ("shepherd", "child"),
    ("rescuer", "worker"),
]


def test_who_cannot_be_the_same() -> None:
    people = load_people()
    assert all(people.apart([x], [y]) and people.apart([y], [x]) for x, y in APART)
    assert not any(people.apart([x], [y]) or people.apart([y], [x]) for x, y in ONE)


def test_several_are_apart_only_if_none_of_them_may_be_one_of_the_others() -> None:
    people = load_people()
    assert people.apart(["soldier", "police"], ["tourist"])
    assert not people.apart(["soldier", "police"], ["police"])
    assert not people.apart([], ["police"])


def test_what_stands_before_people_is_no_people() -> None:
    language = load_languages()["en"]
    assert people_nouns(language).finder.at(["group"], 0) == (1, (IS_OF,))
