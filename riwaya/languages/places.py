"""The gazetteer of a language: which places a name may mean. Its files are read by the loader, and are taken apart when
the first name is looked up, so that a run which reads no article pays nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.memory import Memory
from riwaya.languages.place_words import (
    KINDS,
    SHORTEST_STEM,
    Folding,
    PlaceWords,
    key_of,
    key_words,
    read_words,
    stemmed,
    usual_form,
)

_COLUMNS = ("kind", "country", "lat", "lon", "population", "geonames")
"""First columns of the tables of places written by hand; a column of names for each language follows."""

WRITTEN = ("countries.tsv", "places.tsv")
"""Tables written by hand."""

_LONGEST_ACRONYM = 5
_MOST_WAYS = 6
"""Ways to take one written word apart that are tried: a conjunction, a preposition, both, a contraction."""
_REMEMBERED = 100_000
"""Names that are remembered to be one, or none, before the memory is emptied."""


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the index; `population` also ranks what has none, such as seas."""

    kind: str
    country: str | None
    lat: float
    lon: float
    population: int
    geonames: int | None
    listed: bool = False
    """Written by hand: it is in the news, whatever its population."""


@dataclass(frozen=True, slots=True)
class Named:
    """The places that bear a name: those listed by hand, then by population."""

    sites: tuple[Site, ...]
    names: tuple[str, ...]
    """How the name of each of them is usually written (عُمان, عمّان)."""
    folded: frozenset[str]
    """The same, folded."""

    def name_of(self, site: Site) -> str:
        """How the name of one of `sites` is usually written."""
        return self.names[min(self.sites.index(site), len(self.names) - 1)]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a written word may open a name: characters peeled off its front and its end; what is left,
    folded (`written`), and what that is looked up by (`key`)."""

    front: int
    behind: int
    written: str
    key: str
    joined: bool = False
    """A conjunction was peeled, and nothing else: it stands in a list (حلب وحماة)."""
    named: Named | None = None
    """What it names alone."""
    seconds: frozenset[str] = frozenset()
    """Second words of the longer names that it may open."""


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """What a written word may say of places."""

    ways: tuple[Way, ...]
    """How it may open a name."""
    country: str | None
    """The country of which it is the adjective."""
    naming: bool
    """Whether a place's name may stand beside it though no index has it."""


@dataclass(slots=True)
class Tables:
    """The index's files as they were read: lines of GeoNames, lines of names, tables written by hand."""

    places: str = ""
    names: str = ""
    written: tuple[tuple[str, str], ...] = ()
    """File name and text."""


class Gazetteer:
    """Names → places, for one language. Nothing of it changes but what it remembers."""

    def __init__(self, language: Folding, words: PlaceWords, tables: Tables) -> None:
        self.language, self.words, self._tables = language, words, tables
        self._found: dict[tuple[str, str], Named | None] = {}
        self._words: Memory[PlaceWord | None] = Memory(self._look_up)
        self._later: Memory[tuple[Way, ...]] = Memory(self._as_later)
        self._bare: Memory[tuple[str, ...]] = Memory(lambda norm: tuple(word for _, _, word in self.peeled(norm)))
        ends = frozenset(word.rpartition(" ")[2] for word in words.naming)
        self.never = words.never | words.triggers.keys()
        """Names that are taken for places nowhere, and words that only say what a place is."""
        self._naming = ends | words.whole | words.triggers.keys()

    @cached_property
    def _listed(self) -> dict[str, list[tuple[str, Site]]]:
        """Key → names and places of the tables written by hand."""
        found: dict[str, list[tuple[str, Site]]] = {}
        for file, text in self._tables.written:
            head, *lines = text.splitlines()
            columns = head.split("\t")
            if self.language.code not in columns:
                continue
            column = columns.index(self.language.code)
            for number, line in enumerate(lines, 2):
                fields = line.split("\t")
                if line.startswith("#") or len(fields) <= column or not fields[column]:
                    continue
                site = _site(fields, f"{file} line {number}")
                for name in fields[column].split("|"):
                    found.setdefault(key_of(self.words, self.language, name), []).append((name, site))
        return found

    @cached_property
    def _geonames(self) -> dict[str, str]:
        """Key → lines of its places, as the index writes them."""
        pieces = self._tables.names.replace("\n", "\t").split("\t")
        return dict(zip(pieces[0::2], pieces[1::2], strict=False))

    @cached_property
    def _lines(self) -> list[str]:
        return self._tables.places.split("\n")

    @cached_property
    def _longest(self) -> dict[str, int]:
        """First word of names of several words → the words of the longest."""
        found: dict[str, int] = {}
        for names in (self._geonames, self._listed):
            for key in names:
                if " " in key:
                    first, rest = key.split(" ", 1)
                    length = rest.count(" ") + 2
                    if length > found.get(first, 0):
                        found[first] = length
        return found

    @cached_property
    def _seconds(self) -> dict[str, frozenset[str]]:
        """First word of names of several words → their second words."""
        found: dict[str, set[str]] = {}
        for names in (self._geonames, self._listed):
            for key in names:
                if " " in key:
                    first, second = key.split(" ", 2)[:2]
                    found.setdefault(first, set()).add(second)
        return {first: frozenset(seconds) for first, seconds in found.items()}

    def word(self, norm: str) -> PlaceWord | None:
        """What the folded word `norm` may say of places; None for nearly all words."""
        return self._words[norm]

    def ways(self, norm: str) -> tuple[Way, ...]:
        """How the folded word `norm` may open a name. A word that is a name as it stands is not taken apart."""
        known = self._words[norm]
        return known.ways if known is not None else ()

    def country(self, norm: str) -> str | None:
        """The country of which the folded word `norm` is the adjective (السورية → SY)."""
        known = self._words[norm]
        return known.country if known is not None else None

    def country_called(self, name: str) -> str | None:
        """The code of the country of this name, as a page has it; None for other names."""
        written = key_words(self.language.fold(name))
        named = self.find(key_of(self.words, self.language, name), written)
        codes = {site.country for site in named.sites if site.kind == "country"} if named is not None else set()
        return codes.pop() if len(codes) == 1 else None

    def _look_up(self, norm: str) -> PlaceWord | None:
        peeled = self.peeled(norm)
        countries = self.words.countries
        country = next((countries[word] for _, _, word in peeled if word in countries), None)
        behind = self.language.capitals and norm in self.words.naming_behind
        naming = behind or any(word in self._naming for _, _, word in peeled)
        ways = self._take_apart(norm, peeled)
        return PlaceWord(ways, country, naming) if ways or country or naming else None

    def _take_apart(self, norm: str, peeled: Sequence[tuple[int, int, str]]) -> tuple[Way, ...]:
        found: list[Way] = []
        for front, behind, word in peeled:
            written = key_words(word)
            key = stemmed(self.words, written)
            whole = key in self._geonames or key in self._listed
            if key and (whole or key.partition(" ")[0] in self._longest):
                joined = 0 < front == next((len(c) for c in self.words.conjunctions if norm.startswith(c)), 0)
                named = self.find(key, written)
                found.append(Way(front, behind, written, key, joined, named, self._seconds.get(key, _NONE)))
                if whole and not front and named:
                    break
        return tuple(found[:_MOST_WAYS])

    def going_on(self, norm: str) -> tuple[Way, ...]:
        """The folded word `norm` as a later word of a name: only what stands behind it is peeled."""
        return self._later[norm]

    def _as_later(self, norm: str) -> tuple[Way, ...]:
        tails = [(0, norm), *((len(e), norm[: -len(e)]) for e in self.words.enclitics if norm.endswith(e))]
        written = [(n, key_words(w)) for n, w in tails if w]
        return tuple(Way(0, n, w, stemmed(self.words, w)) for n, w in written)

    def goes_on(self, way: Way, norm: str) -> bool:
        """Whether a name that opens this way may go on with the folded word `norm`."""
        if not way.seconds:
            return " " in way.key  # one word that counts as two (al-hol)
        for tail in self._later[norm]:  # noqa: SIM110 - asked too often for a generator
            if tail.key in way.seconds or " " in tail.key:
                return True
        return False

    def bare(self, norm: str) -> tuple[str, ...]:
        """The folded word `norm` as it stands and with clitics off."""
        return self._bare[norm]

    def peeled(self, norm: str) -> list[tuple[int, int, str]]:
        """`norm` as it stands and with clitics off: characters peeled from its front, from its end, what is left."""
        out = []
        w = self.words
        tails = ["", *(e for e in w.enclitics if norm.endswith(e) and len(norm) > len(e) + 1)]
        for tail in tails:
            word = norm[: len(norm) - len(tail)]
            out.append((0, len(tail), word))
            for conjunction in ("", *(c for c in w.conjunctions if word.startswith(c))):
                rest = word[len(conjunction) :]
                if conjunction and len(rest) >= SHORTEST_STEM:
                    out.append((len(conjunction), len(tail), rest))
                for written, kept in w.contractions:
                    if rest.startswith(written) and len(rest) > len(written) + 1:
                        front = len(conjunction) + len(written)
                        out.append((front, len(tail), kept + rest[len(written) :]))
                for preposition in w.prepositions:
                    if rest.startswith(preposition) and len(rest) >= len(preposition) + SHORTEST_STEM:
                        out.append((len(conjunction) + len(preposition), len(tail), rest[len(preposition) :]))
        return out

    def longest(self, key: str) -> int:
        """Words of the longest name that opens with the first word of `key`; 1 where there is no longer one."""
        return self._longest.get(key.partition(" ")[0], 1)

    def find(self, key: str, written: str) -> Named | None:
        """The places that `written` (folded words) may mean, where a name with this key has it as a form."""
        if (key, written) not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[key, written] = self._find(key, written)
        return self._found[key, written]

    def _find(self, key: str, written: str) -> Named | None:
        sites: dict[Site, str] = {}
        for name, site in self._listed.get(key, ()):
            if self.is_form(written, name):
                sites.setdefault(site, name)
        raw = self._geonames.get(key)
        for group in raw.split(";") if raw else ():
            numbers, _, name = group.partition("|")
            name = name or usual_form(self.language, key)
            if self.is_form(written, name):
                for number in numbers.split(" "):
                    sites.setdefault(_line(self._lines[int(number)]), name)
        if not sites:
            return None
        folded = frozenset(key_words(self.language.fold(n)) for n in sites.values())
        return Named(tuple(sites), tuple(sites.values()), folded)

    def is_form(self, written: str, name: str) -> bool:
        """Whether the folded words `written` are a form of `name`."""
        plain = key_words(self.language.fold(name))
        if plain == written:
            return True
        theirs, ours = plain.split(" "), written.split(" ")
        return len(theirs) == len(ours) and all(
            a == b or b in self._forms(a) for a, b in zip(theirs, ours, strict=True)
        )

    def _forms(self, word: str) -> set[str]:
        return {row.sub(replacement, word) for row, replacement in self.words.forms if row.search(word)}

    def acronym(self, name: str) -> bool:
        """Whether a name is written in capitals, so that the page must write it so too (US is not "us")."""
        return self.language.capitals and len(name) <= _LONGEST_ACRONYM and name.isupper()

    def marked(self, surface: str) -> frozenset[Site]:
        """The places whose name is told from others by marks that folding drops, and that `surface` writes (عُمان)."""
        return self._marked.get(surface, frozenset())

    @cached_property
    def _marked(self) -> dict[str, frozenset[Site]]:
        found: dict[str, frozenset[Site]] = {}
        for pairs in self._listed.values():
            for name, site in pairs:
                if any(ord(c) in self.language.table and self.language.table[ord(c)] is None for c in name):
                    found[name] = found.get(name, frozenset()) | {site}
        return found

    def trigger(self, norm: str) -> str | None:
        """What a place is whose name stands behind the folded word `norm`; None if it says nothing of places."""
        return next((self.words.triggers[word] for word in self._bare[norm] if word in self.words.triggers), None)

    def is_one(self, norm: str, words: frozenset[str]) -> bool:
        """Whether the folded word `norm` is one of `words`, its clitics peeled if need be."""
        return not words.isdisjoint(self._bare[norm])


def _site(fields: Sequence[str], where: str) -> Site:
    kind, country, lat, lon, population, geonames = (f.strip() for f in fields[: len(_COLUMNS)])
    try:
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of place")
        number = int(geonames) if geonames else None
        return Site(kind, country or None, float(lat), float(lon), int(population or 0), number, listed=True)
    except ValueError as error:
        raise LanguageDataError(f"gazetteer/{where}: {error}") from error


def _line(text: str) -> Site:
    number, lat, lon, country, population = text.split("\t")
    return Site("city", country, float(lat), float(lon), int(population), int(number))


def load_gazetteer(data: Mapping[str, Any], language: Folding, clitics: Clitics) -> Gazetteer:
    """The gazetteer of one language, from its parsed `places.toml`. Raises `LanguageDataError`."""
    return Gazetteer(language, read_words(data, language, clitics), load_tables(language.code))


def load_tables(code: str) -> Tables:
    """The files of the index for the language `code`, read and not yet taken apart."""
    root = files("riwaya.languages") / "gazetteer"
    names = root / f"names.{code}.tsv"
    indexed = names.is_file()
    return Tables(
        (root / "geonames.tsv").read_text("utf-8") if indexed else "",
        names.read_text("utf-8") if indexed else "",
        tuple((f, (root / f).read_text("utf-8")) for f in WRITTEN),
    )
