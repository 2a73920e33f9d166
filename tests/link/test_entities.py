"""Mentions of several articles become entities of the story."""

from __future__ import annotations

from random import Random

from riwaya.link.entities import Linked, Mentioned, link


def person(document: str, name: str, language: str = "ar", id: str = "e1") -> Mentioned:
    return Mentioned(document, id, "person", name, language)


def together(linked: list[Linked]) -> set[frozenset[str]]:
    return {frozenset(document for document, _ in entity.members) for entity in linked}


def test_one_man_in_four_languages() -> None:
    found = link(
        [
            person("a", "سهيل القنواتي"),
            person("b", "Suhail al-Qanawati", "en"),
            person("c", "سهیل القنواتی", "fa"),
            person("d", "Сухейль аль-Канавати", "ru"),
        ]
    )
    assert together(found) == {frozenset("abcd")}
    assert set(found[0].names) == {"ar", "en", "fa", "ru"}


def test_a_surname_goes_to_the_one_who_bears_it() -> None:
    assert together(link([person("a", "نادر الصواف"), person("b", "الصواف")])) == {frozenset("ab")}


def test_a_surname_that_two_bear_goes_to_neither_and_says_so() -> None:
    found = link([person("a", "أحمد منصور"), person("b", "علي منصور"), person("c", "منصور")])
    assert together(found) == {frozenset("a"), frozenset("b"), frozenset("c")}
    lone = next(e for e in found if e.members == (("c", "e1"),))
    assert set(lone.may_be_same_as) == {e.id for e in found if e is not lone}


def test_in_an_article_that_names_him_in_full_the_surname_is_his() -> None:
    found = link([person("a", "أحمد منصور"), person("b", "علي منصور"), person("a", "منصور", id="e2")])
    assert together(found) == {frozenset("a"), frozenset("b")}


def test_a_place_is_one_by_its_number_whatever_it_is_called() -> None:
    found = link(
        [
            Mentioned("a", "e1", "place", "حلب", "ar", 1, "geonames:170063"),
            Mentioned("b", "e1", "place", "Aleppo", "en", 1, "geonames:170063"),
            Mentioned("c", "e1", "place", "Aleppo", "en", 1, "geonames:1"),
        ]
    )
    assert together(found) == {frozenset("ab"), frozenset("c")}


def test_a_body_is_one_by_its_sound_without_the_noun_that_says_what_it_is() -> None:
    body = [
        Mentioned("a", "e1", "organisation", "وكالة رويترز", "ar"),
        Mentioned("b", "e1", "organisation", "رويترز", "ar"),
        Mentioned("c", "e1", "organisation", "Reuters", "en"),
        Mentioned("d", "e1", "organisation", "وكالة الأناضول", "ar"),
    ]
    assert together(link(body, heads={"وكاله"})) == {frozenset("abc"), frozenset("d")}


def test_the_order_of_the_articles_changes_nothing() -> None:
    mentioned = [
        person("a", "محمد بن سلمان"),
        person("b", "Mohammed bin Salman", "en"),
        person("c", "محمد بن سلمان بن عبدالعزيز"),
        person("d", "سلمان بن عبدالعزيز"),
        person("e", "سلمان"),
        person("f", "فارس العتيلي"),
        person("g", "العتيلي"),
    ]
    first = link(mentioned)
    assert frozenset("abc") in together(first)
    for seed in range(6):
        shuffled = mentioned[:]
        Random(seed).shuffle(shuffled)
        assert link(shuffled) == first


def test_a_surname_that_many_bear_says_nothing_of_whom_it_means() -> None:
    bearers = [person(f"d{i}", f"{given} منصور") for i, given in enumerate(("سامر", "نادر", "فارس", "كريم", "بدر"))]
    others = ("هيثم", "طارق", "وليد", "رامي")
    more = [person(f"x{i}", f"{given} منصور") for i, given in enumerate(others)]
    for people, told in ((bearers, len(bearers)), (bearers + more, 0)):
        lone = next(e for e in link([*people, person("c", "منصور")]) if e.name == "منصور")
        assert len(lone.may_be_same_as) == told
        assert len(lone.members) == 1


def test_a_longer_form_of_a_name_whose_servant_is_left_out() -> None:
    found = link([person("a", "نجيب عبد الرزاق"), person("b", "Najib Razak", "en"), person("c", "نجيب عبدالرزاق")])
    assert together(found) == {frozenset("abc")}
