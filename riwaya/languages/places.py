"""The gazetteer of a language: which places a name may mean. Its files are read by the loader, and are taken apart when
the first name is looked up, so that a run which reads no article pays nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics

KINDS = ("point", "city", "region", "country", "continent", "water")
"""What a place may be: the precisions of `Place`."""

_COLUMNS = ("kind", "country", "lat", "lon", "population", "geonames")
"""First columns of the tables of places written by hand; a column of names for each language follows."""

WRITTEN = ("countries.tsv", "places.tsv")
"""Tables written by hand."""

_SHORTEST_STEM = 3
"""Letters that stay when endings are taken off: with two left, Киев and Кий would be one stem."""
_LONGEST_ACRONYM = 5
_MOST_WAYS = 6
"""Ways to take one written word apart that are tried: a conjunction, a preposition, both, a contraction."""
_REMEMBERED = 100_000
"""Words whose analysis is kept: a corpus of any size stays within some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What a gazetteer asks of its language."""

    code: str
    capitals: bool
    table: Mapping[int, int | str | None]

    def fold(self, text: str) -> str:
        """`text` as the language folds it before words are compared."""
        return text.casefold().translate(self.table)


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
    """A name, as it is usually written, and the places that bear it: those listed by hand, then by population."""

    name: str
    sites: tuple[Site, ...]


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


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What `places.toml` says of a language, folded."""

    endings: tuple[str, ...] = ()
    """Endings that a name takes or changes with its case or its spelling, longest first; off for looking up."""
    forms: tuple[tuple[re.Pattern[str], str], ...] = ()
    """How a name's words inflect: expression, replacement."""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()
    """Written prefix → what of it belongs to the name (للقاهرة → ال)."""
    enclitics: tuple[str, ...] = ()
    triggers: Mapping[str, str] = field(default_factory=dict)
    """Word before a name (مدينة, city of) → what the place is."""
    triggers_behind: Mapping[str, str] = field(default_factory=dict)
    """Word behind a name (Aleppo province) → what the place is."""
    locatives: frozenset[str] = frozenset()
    """Words that say that a place follows."""
    loose_locatives: frozenset[str] = frozenset()
    """Words that a place follows as often as not."""
    bodies: frozenset[str] = frozenset()
    """Heads of names that a place's name is only part of (صحيفة الرياض, Bank of …)."""
    joining: frozenset[str] = frozenset()
    need_trigger: frozenset[str] = frozenset()
    """Folded names that are everyday words or people's names too: places only behind a trigger."""
    need_country: frozenset[str] = frozenset()
    """The same: places behind a preposition of place, in an article that speaks of their country."""
    need_preposition: frozenset[str] = frozenset()
    """The same: places behind a preposition of place."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Adjective of a country (سوري) → ISO 3166-1 code."""
    bare: Mapping[str, int] = field(default_factory=dict)
    """Country (or `elsewhere`) → inhabitants above which a name of GeoNames is believed without other signs."""


@dataclass(slots=True)
class Tables:
    """The index's files as they were read: lines of GeoNames, lines of names, tables written by hand."""

    places: str = ""
    names: str = ""
    written: tuple[tuple[str, str], ...] = ()
    """File name and text."""


def key_words(text: str) -> str:
    """Folded `text` as words with single spaces between them: hyphens part words, other marks vanish."""
    return " ".join(re.sub(r"[^\w\s-]", "", text).replace("-", " ").split())


def key_of(words: PlaceWords, language: Folding, name: str) -> str:
    """What a name is looked up by: folded, every word without its ending."""
    return _key(words, key_words(language.fold(name)))


def _key(words: PlaceWords, written: str) -> str:
    return " ".join(stem(words, w) for w in written.split(" "))


def stem(words: PlaceWords, word: str) -> str:
    """A folded word without its endings: what all its forms share."""
    shorter = word
    while True:
        for ending in words.endings:
            if shorter.endswith(ending) and len(shorter) - len(ending) >= _SHORTEST_STEM:
                shorter = shorter[: -len(ending)]
                break
        else:
            return shorter


def usual_form(language: Folding, key: str) -> str:
    """How a name with this key is written where the index says nothing else."""
    return " ".join(w.capitalize() for w in key.split(" ")) if language.capitals else key


class Gazetteer:
    """Names → places, for one language. Nothing of it changes but what it remembers."""

    def __init__(self, language: Folding, words: PlaceWords, tables: Tables) -> None:
        self.language, self.words, self._tables = language, words, tables
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._found: dict[tuple[str, str], Named | None] = {}
        self._adjectives: dict[str, str | None] = {}
        self._triggers: dict[str, str | None] = {}

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

    def ways(self, norm: str) -> tuple[Way, ...]:
        """How the folded word `norm` may open a name. Empty for nearly all words; a word that is a name as it stands
        is not taken apart."""
        known = self._ways.get(norm)
        if known is None:
            if len(self._ways) > _REMEMBERED:
                self._ways.clear()
            known = self._ways[norm] = self._take_apart(norm)
        return known

    def _take_apart(self, norm: str) -> tuple[Way, ...]:
        found: list[Way] = []
        for front, behind, word in self.peeled(norm):
            written = key_words(word)
            key = _key(self.words, written)
            whole = key in self._geonames or key in self._listed
            if key and (whole or key.partition(" ")[0] in self._longest):
                joined = 0 < front == next((len(c) for c in self.words.conjunctions if norm.startswith(c)), 0)
                found.append(Way(front, behind, written, key, joined))
                if whole and not front and self.find(key, written):
                    break
        return tuple(found[:_MOST_WAYS])

    def going_on(self, norm: str) -> tuple[Way, ...]:
        """The folded word `norm` as a later word of a name: only what stands behind it is peeled."""
        tails = [(0, norm), *((len(e), norm[: -len(e)]) for e in self.words.enclitics if norm.endswith(e))]
        return tuple(Way(0, n, key_words(w), _key(self.words, key_words(w))) for n, w in tails if w)

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
                if conjunction and len(rest) > 1:
                    out.append((len(conjunction), len(tail), rest))
                for written, kept in w.contractions:
                    if rest.startswith(written) and len(rest) > len(written) + 1:
                        front = len(conjunction) + len(written)
                        out.append((front, len(tail), kept + rest[len(written) :]))
                for preposition in w.prepositions:
                    if rest.startswith(preposition) and len(rest) > len(preposition) + 1:
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
        sites: dict[Site, None] = {}
        best = ""
        for name, site in self._listed.get(key, ()):
            if self.is_form(written, name):
                best = best or name
                sites[site] = None
        raw = self._geonames.get(key)
        for group in raw.split(";") if raw else ():
            numbers, _, name = group.partition("|")
            name = name or usual_form(self.language, key)
            if self.is_form(written, name):
                best = best or name
                for number in numbers.split(" "):
                    sites[_line(self._lines[int(number)])] = None
        return Named(best, tuple(sites)) if sites else None

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
        if norm not in self._triggers:
            self._triggers[norm] = self._in(self.words.triggers, norm)
        return self._triggers[norm]

    def country(self, norm: str) -> str | None:
        """The country of which the folded word `norm` is the adjective (السورية → SY)."""
        if norm not in self._adjectives:
            self._adjectives[norm] = self._in(self.words.countries, norm)
        return self._adjectives[norm]

    def _in(self, table: Mapping[str, str], norm: str) -> str | None:
        """What `table` says of a word, its clitics peeled if need be."""
        if norm in table:
            return table[norm]
        return next((table[word] for _, _, word in self.peeled(norm) if word in table), None)


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


def load_gazetteer(folder: Traversable, language: Folding, clitics: Clitics) -> Gazetteer | None:
    """The gazetteer of a language's folder; None where it has no `places.toml`. Raises `LanguageDataError`."""
    settings = folder / "places.toml"
    if not settings.is_file():
        return None
    try:
        data = tomllib.loads(settings.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{settings}: {error}") from error
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


def read_words(data: Mapping[str, Any], language: Folding, clitics: Clitics) -> PlaceWords:
    """`places.toml`, parsed, as the gazetteer asks for it."""

    def folded(entries: Sequence[str]) -> frozenset[str]:
        return frozenset(key_words(language.fold(e)) for e in entries)

    def table(name: str) -> dict[str, str]:
        rows = data.get(name, {})
        if wrong := rows.keys() - set(KINDS):
            raise LanguageDataError(f"{language.code}/places.toml [{name}]: {sorted(wrong)[0]!r} is no kind of place")
        return {key_words(language.fold(word)): kind for kind, words in rows.items() for word in words}

    homographs = data.get("homographs", {})
    return PlaceWords(
        endings=tuple(sorted((language.fold(e) for e in data.get("endings", [])), key=len, reverse=True)),
        forms=tuple((re.compile(row), replacement) for row, replacement in data.get("forms", [])),
        conjunctions=clitics.conjunctions,
        prepositions=clitics.prepositions,
        contractions=tuple((written, article) for written, _, article in clitics.contractions),
        enclitics=tuple(data.get("enclitics", [])),
        triggers=table("triggers"),
        triggers_behind=table("triggers-behind"),
        locatives=folded(data.get("locatives", [])),
        loose_locatives=folded(data.get("loose-locatives", [])),
        bodies=folded(data.get("bodies", [])),
        joining=folded(data.get("joining", [])),
        need_trigger=folded(homographs.get("trigger", [])),
        need_country=folded(homographs.get("country", [])),
        need_preposition=folded(homographs.get("preposition", [])),
        countries={
            language.fold(article + word + ending): code
            for code, words in data.get("adjectives", {}).items()
            for article, word, ending in product(("", *clitics.articles), words, data.get("adjective-endings", [""]))
        },
        bare=data.get("geonames", {}).get("bare", {}),
    )
