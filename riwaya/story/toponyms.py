"""A place's name, as it is typed → what it is called in all four languages: by the tables of places that are in the
news and, once the languages are open, by the whole index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from riwaya.languages.loader import load_languages
from riwaya.languages.place_names import listed_names, place_name
from riwaya.languages.place_words import key_of, key_words
from riwaya.languages.places import Gazetteer, Site
from riwaya.store.words import fold
from riwaya.story.called import Name, Phrase

LONGEST = 5
"""Words of a place's name that is looked for."""


def listed(words: Phrase) -> list[Name]:
    """The names of the places of this name in the tables written by hand, less the name itself."""
    found = dict.fromkeys(name for row in _listed().get(words, ()) for name in row)
    return [Name(name, (phrase,)) for name in found if (phrase := tuple(fold(name))) and phrase != words]


def indexed(written: str, codes: Sequence[str]) -> list[Name]:
    """The same of the whole index, and of the adjective of a country. `codes`: the languages that it may be typed in,
    which are opened. A name that is an everyday word too is none here."""
    return list(_indexed(" ".join(written.split()), tuple(codes)))


def open_names() -> None:
    """Open what `indexed` needs, so that no page waits for it."""
    for code in load_languages():
        gazetteer = load_languages()[code].gazetteer
        if gazetteer is not None:
            gazetteer.longest("a")
        place_name(0, 0.0, 0.0, code)
        _adjectives(code)
    _listed()


@cache
def _listed() -> Mapping[Phrase, list[tuple[str, ...]]]:
    out: dict[Phrase, list[tuple[str, ...]]] = {}
    for row in listed_names():
        for name in dict.fromkeys(tuple(fold(name)) for name in row):
            out.setdefault(name, []).append(row)
    return out


@lru_cache(4096)
def _indexed(written: str, codes: tuple[str, ...]) -> tuple[Name, ...]:
    own = tuple(fold(written))
    found: dict[Phrase, Name] = {}
    for code in codes:
        gazetteer = load_languages()[code].gazetteer
        for name in (*_of_places(written, gazetteer), *_of_country(written, gazetteer)) if gazetteer else ():
            found.setdefault(name.phrases[0], name)
    return tuple(name for phrase, name in found.items() if phrase != own)


def _of_places(written: str, gazetteer: Gazetteer) -> Iterable[Name]:
    folded = key_words(gazetteer.language.fold(written))
    named = gazetteer.find(key_of(gazetteer.words, gazetteer.language, written), folded) if folded else None
    if named is None:
        return
    known = [site for site in named.sites if site.listed]
    for site in known:  # a form of its name, perhaps (Москвы)
        name = place_name(site.geonames, site.lat, site.lon, gazetteer.language.code)
        yield from listed(tuple(fold(name))) if name else ()
    if not known and not _everyday(folded, gazetteer):
        yield from _elsewhere(named.sites[0])


def _elsewhere(site: Site) -> Iterable[Name]:
    for code, language in load_languages().items():
        name = place_name(site.geonames, site.lat, site.lon, code)
        gazetteer = language.gazetteer
        if name and gazetteer and not _everyday(key_words(language.fold(name)), gazetteer):
            yield Name(name, (tuple(fold(name)),))


def _everyday(folded: str, gazetteer: Gazetteer) -> bool:
    return folded in gazetteer.never or folded in gazetteer.words.need_trigger


def _of_country(written: str, gazetteer: Gazetteer) -> Iterable[Name]:
    """What is said of the same country (Malaysian, ماليزي)."""
    country = gazetteer.words.countries.get(key_words(gazetteer.language.fold(written)))
    for code in load_languages() if country else ():
        forms = _adjectives(code).get(country or "", ())
        if forms:
            yield Name(" ".join(forms[0]), forms)


@cache
def _adjectives(code: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Country → the forms of its adjective in a language, the shortest first."""
    found: dict[str, dict[Phrase, None]] = {}
    gazetteer = load_languages()[code].gazetteer
    for word, country in gazetteer.words.countries.items() if gazetteer else ():
        found.setdefault(country, {})[tuple(fold(word))] = None
    return {country: tuple(sorted(forms, key=lambda f: (len(f), len(f[0])))) for country, forms in found.items()}
