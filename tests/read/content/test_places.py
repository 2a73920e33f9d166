"""Which of the places that bear a name is meant, what names are no places, and what the record says of them."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages
from riwaya.languages.places import Site
from riwaya.model import Document, Outlet, Place, Span
from riwaya.read.content.places import distance, find_places
from riwaya.read.reader import SPEAKING, open_pages, read_document


def places(text: str, language: str, outlet: str | None = None) -> list[Place]:
    document = Document(id="x", text=text, language=language, outlet=Outlet(outlet) if outlet else None)
    return list(read_document(document, load_languages()).places)


def countries(text: str, language: str = "en") -> list[str | None]:
    return [p.country for p in places(text, language)]


def test_of_namesakes_the_one_with_most_people() -> None:
    assert countries("They met in Paris.") == ["FR"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("They met in Paris, Texas.", "US"),
        ("They met in Tripoli. Hezbollah of Lebanon and the Lebanese army agreed.", "LB"),
        ("They met in Tripoli. Libya and the Libyan army agreed.", "LY"),
        ("They met in Hyderabad, Pakistan.", "PK"),
    ],
)
def test_what_the_article_names_decides_between_namesakes(text: str, country: str) -> None:
    assert countries(text)[0] == country


def test_the_articles_other_places_decide_between_namesakes() -> None:
    assert countries("وصل من بيروت إلى طرابلس ثم صيدا.", "ar") == ["LB", "LB", "LB"]
    assert countries("وصل من بنغازي إلى طرابلس ثم مصراتة.", "ar") == ["LY", "LY", "LY"]


def test_the_outlets_country_decides_between_namesakes() -> None:
    [there] = places("وصل الوفد إلى طرابلس.", "ar")
    [here] = places("وصل الوفد إلى طرابلس.", "ar", "الأنباء اللبنانية")
    assert (there.country, here.country) == ("LY", "LB")


def test_vowel_marks_decide_between_namesakes() -> None:
    assert countries("وصل إلى عُمان ثم إلى عمّان.", "ar") == ["OM", "JO"]


def test_a_town_and_a_country_of_one_name() -> None:
    assert [p.precision for p in places("وصل إلى تونس العاصمة.", "ar")] == ["city"]
    assert [p.precision for p in places("وصل إلى تونس.", "ar")] == ["country"]


def test_the_word_before_a_name_narrows_it() -> None:
    town, province = places("وصل إلى حلب، ثم إلى محافظة حلب.", "ar")
    assert (town.precision, town.geonames) == ("city", 170063)
    assert (province.precision, province.geonames) == ("region", None)
    assert (town.lat, town.lon) == (province.lat, province.lon)


@pytest.mark.parametrize("text", ["خبر عن مدينة.", "قال سلمان ونور.", "في صحيفة الرياض.", "دورا كبيرا، وهام جدا."])
def test_words_and_names_that_are_no_places(text: str) -> None:
    assert places(text, "ar") == []


def test_a_country_that_speaks_stands_for_its_government() -> None:
    assert countries("قالت روسيا إن الجسر مغلق.", "ar") == []
    assert countries("قال مسؤول في روسيا إن الجسر مغلق.", "ar") == ["RU"]


def test_names_of_people_are_handed_in() -> None:
    text = "Lincoln Paris went home to Paris."
    document = Document(id="x", text=text, language="en")
    pages = open_pages(document, _whole(text), SPEAKING, load_languages())
    found = find_places(document, pages, [Span(0, 13, text[:13])])
    assert [p.span.start for p in found] == [27]


def _whole(text: str) -> list:  # type: ignore[type-arg]
    from riwaya.model import Block

    return [Block(0, len(text), "body", "en")]


def test_what_no_index_has_is_a_place_where_the_article_says_so_once() -> None:
    found = places("احترقت بلدة شلمون. وعاد الناس إلى شلمون.", "ar")
    assert [(p.name, p.precision, p.lat) for p in found] == [("شلمون", "unknown", None)] * 2


def test_ids_follow_the_text_and_spans_are_exact() -> None:
    text = "Из Дамаска в Москву."
    found = places(text, "ru")
    assert [(p.id, p.name) for p in found] == [("p1", "Дамаск"), ("p2", "Москва")]
    assert all(text[p.span.start : p.span.end] == p.span.text for p in found)


def test_distance_is_in_kilometres() -> None:
    aleppo, damascus = (Site("city", "SY", lat, lon, 1, None) for lat, lon in ((36.2, 37.16), (33.51, 36.29)))
    assert distance(aleppo, damascus) == pytest.approx(310, abs=10)
