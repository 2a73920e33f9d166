"""What a place of the index is called in a language, whatever the article that names it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from riwaya.languages.loader import load_languages
from riwaya.languages.place_words import usual_form
from riwaya.languages.places import WRITTEN, load_tables

_FIRST = 6
"""Columns of the tables written by hand before those with names; the last of them is the GeoNames id."""


Site = int | tuple[float, float]
"""What tells a place from others: its GeoNames id, else where it lies."""


def place_name(geonames: int | None, lat: float, lon: float, language: str) -> str | None:
    """The name of a place in a language; None where the index does not know it, or knows several and not the usual."""
    written = _written(language)
    if geonames is None:
        return written.get((lat, lon))
    return written.get(geonames) or _indexed(language).get(geonames)


@cache
def _written(language: str) -> Mapping[Site, str]:
    """The first name of each place of the tables that were written by hand."""
    found: dict[Site, str] = {}
    for file, text in load_tables(language).written:
        head, *lines = text.splitlines()
        columns = head.split("\t")
        if file in WRITTEN and language in columns:
            column = columns.index(language)
            for line in lines:
                fields = line.split("\t")
                if line.startswith("#") or len(fields) <= column or not fields[column]:
                    continue
                lat, lon, _, geonames = (field.strip() for field in fields[_FIRST - 4 : _FIRST])
                site = int(geonames) if geonames else (float(lat), float(lon))
                found.setdefault(site, fields[column].partition("|")[0])
    return found


def listed_names() -> Iterator[tuple[str, ...]]:
    """All names, in all languages, of each place of the tables that were written by hand."""
    for _, text in load_tables("").written:
        head, *lines = text.splitlines()
        for line in lines:
            if not line.startswith("#"):
                fields = line.split("\t")[_FIRST : head.count("\t") + 1]
                yield tuple(name for field in fields for name in field.split("|") if name)


@cache
def _indexed(language: str) -> Mapping[int, str]:
    """The names of GeoNames' places that have one name in this language."""
    spoken, tables = load_languages().get(language), load_tables(language)
    names: dict[int, set[str]] = {}
    for line in tables.names.splitlines() if spoken is not None else ():
        key, _, groups = line.partition("\t")
        for group in groups.split(";"):
            numbers, _, name = group.partition("|")
            for number in numbers.split(" "):
                names.setdefault(int(number), set()).add(name or usual_form(spoken, key))  # type: ignore[arg-type]
    ids = [int(line.partition("\t")[0]) for line in tables.places.splitlines()]
    return {ids[number]: next(iter(found)) for number, found in names.items() if len(found) == 1}
