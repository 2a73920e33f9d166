"""The lexicon of concepts: whole, and found in running words of each language."""

from __future__ import annotations

import re

import pytest

from riwaya.languages.concepts import finder, load_concepts
from riwaya.languages.loader import load_languages

CODES = ("ar", "en", "fa", "ru")


def test_every_concept_has_words_in_every_language() -> None:
    for concept in load_concepts().by_id.values():
        assert all(concept.words.get(code) for code in CODES), concept.id


def test_what_concepts_refer_to_is_there() -> None:
    concepts = load_concepts()
    for concept in concepts.by_id.values():
        assert concept.wider is None or concept.wider in concepts.by_id, (concept.id, concept.wider)
        assert concept.opposes <= set(concepts.by_id), (concept.id, concept.opposes)
        assert concept.id not in concept.opposes
        assert concept.id not in concepts.wider(concept.id)
    assert concepts.once | concepts.deeds.keys() | concepts.shared <= concepts.by_id.keys()


def test_what_lists_of_concepts_name_is_there() -> None:
    concepts = load_concepts()
    sides = [ids for pair in concepts.outcomes for ids in pair]
    for ids in (concepts.once, *concepts.unlike, *sides):
        assert ids <= set(concepts.by_id), ids - set(concepts.by_id)
    assert all(one.isdisjoint(other) for one, other in concepts.outcomes)


def test_opposites_are_said_both_ways() -> None:
    opposites = load_concepts().opposites
    assert all(a in opposites[b] for a, others in opposites.items() for b in others)


@pytest.mark.parametrize("code", CODES)
def test_nearly_every_word_is_found_where_it_stands(code: str) -> None:
    """A word may name two concepts, and a longer phrase may begin with it; most lead to their own."""
    language = load_languages()[code]
    find = finder(language)
    wanted = [(c.id, w) for c in load_concepts().by_id.values() for w in c.words[code]]
    found = 0
    for id, written in wanted:
        words = [language.fold(w) for w in written.split()]
        found += id in find.at(words, 0)[1]
    assert found / len(wanted) > 0.95


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "وعثر المحققون على حطام السفينة الغارقة بعد انفجارين في المرفأ"),
        ("en", "Investigators found the wreckage of the sunken ship after two explosions in the port"),
        ("fa", "بازرسان پس از دو انفجار در بندر لاشه کشتی غرق‌شده را پیدا کردند"),
        ("ru", "Следователи нашли обломки затонувшего корабля после двух взрывов в порту"),
    ],
)
def test_one_sentence_in_four_languages(code: str, text: str) -> None:
    language = load_languages()[code]
    words = [language.fold(w) for w in re.findall(r"[\w\u200c]+", text)]
    found, i = set(), 0
    while i < len(words):
        n, ids = finder(language).at(words, i)
        found.update(ids)
        i += max(n, 1)
    assert {"find", "wreckage", "explode", "port"} <= found
