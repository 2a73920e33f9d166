"""Language folders → `Language` objects. The only place that opens language data; `read` is handed the result."""

from __future__ import annotations

import re
import threading
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from riwaya.errors import LanguageDataError
from riwaya.languages.adapters import Models
from riwaya.languages.entities import EntityNames, load_entity_names
from riwaya.languages.entries import Entries
from riwaya.languages.event_entries import load_events
from riwaya.languages.events import Events
from riwaya.languages.lexicon import Clitics, Lexicon
from riwaya.languages.number_words import load_numbers
from riwaya.languages.numbers import Numbers
from riwaya.languages.place_words import Folding
from riwaya.languages.places import Gazetteer, load_gazetteer
from riwaya.languages.quantities import Counting, Grammar, load_counting
from riwaya.languages.spelling import FoldTable, fold_text
from riwaya.languages.stems import Stemming, read_stemming
from riwaya.languages.times import Times
from riwaya.languages.times_data import load_times
from riwaya.languages.weighing import Weighing, load_weighing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks of a script, each a string of single characters."""

    open: str
    close: str
    either: str
    lone: str
    verse_open: str = ""
    verse_close: str = ""
    """Brackets in which scripture is quoted."""


@dataclass(frozen=True)
class Language:
    """A language's data, ready for use; made by `load_languages`, never changed afterwards."""

    code: str
    direction: str
    subject: str
    capitals: bool
    unnamed: str
    joiners: str
    """Marks that may stand inside a word (O'Neil, al-Qaida)."""
    articles: bool
    """False where no article tells the known from the new: a lone noun may point back to somebody."""
    pronoun_sources: bool
    """Whether a pronoun that stands for a speaker is the source of his statement; else it counts as left out."""
    offices_alternate: bool
    """Whether the press gives a speaker's office and his name by turns (see `read/attribution/offices.py`)."""
    telling: str
    """Letters that editors leave out but never add: where the page writes one, another spelling is another word."""
    passive_vowel: str
    """Vowel mark that makes a past form a passive where it stands on its first letter (أُعلن); empty for none."""
    fold_table: FoldTable
    quotes: Quotes
    sentence_end: str
    abbreviations: frozenset[str]
    measures: frozenset[str]
    """Those of them that end a sentence behind a figure where a capital follows (18 см. В …)."""
    comma: frozenset[str]
    colon: frozenset[str]
    dash: frozenset[str]
    lexicon: Lexicon
    numbers: Numbers
    counting: Counting
    times: Times | None = None
    """None where the folder has no `times.toml`."""
    pronouns: Mapping[str, str] = field(default_factory=dict)
    """Folded pronoun that stands for a speaker → `m`, `f`, `c` (either), `n` (a body, a paper) or `p` (several)."""
    same_callings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Folded noun of an office or calling → those that say the same of somebody, itself among them."""
    contracted: Mapping[str, str] = field(default_factory=dict)
    """Folded words that hold a preposition and "what" or "who" → the preposition (مما → من)."""
    bodies_of_offices: Mapping[str, str] = field(default_factory=dict)
    """Folded noun of an office → that of the body which its holder heads (министр, министерство)."""
    enclitics: Mapping[str, str] = field(default_factory=dict)
    """Folded enclitic → for whom it may stand: `m`, `f`, `d` (two), `p` (several), `1` (the one who speaks)."""
    first_person_enclitics: frozenset[str] = frozenset()
    """Enclitics that stand for the speaker as the one who was told (أخبرني)."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """Folded style that only one bears → his name (تعالى → الله)."""
    duals: tuple[tuple[str, str, str], ...] = ()
    """How a noun of two ends, how it ends in the oblique case, how its singular ends."""
    one_of: Mapping[str, str] = field(default_factory=dict)
    """Folded word for one of those who were named before (أحدهما) → what stands before their noun (أحد)."""
    plurals: tuple[tuple[str, str], ...] = ()
    """How a noun of several ends, and how it ends in the oblique case."""
    number_words: Mapping[str, int] = field(default_factory=dict)
    """Folded word of number → how many."""
    media: Mapping[str, str] = field(default_factory=dict)
    """Canonical name of a medium → `agency` or `medium`."""
    events: Events | None = None
    """What words tell of in a clause; None without an `events.toml`."""
    questions: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Slot of an event → the folded words that ask for it; `first`: those that ask only at a question's start."""
    gazetteer: Gazetteer | None = None
    """Names of places; None for a language without a `places.toml`."""
    entities: EntityNames = field(default_factory=lambda: EntityNames(Lexicon(Clitics())))
    """`entities.toml`."""
    stemming: Stemming = field(default_factory=Stemming)
    """How words are cut down before they are compared over articles."""
    weighing: Weighing = field(default_factory=Weighing)
    """`weighing.toml`."""
    finals: tuple[tuple[str, str], ...] = ()
    """Pairs of final letters, usual and other, of which some countries print the one for the other."""
    models: Models | None = None
    """What a library does for the language; None where the folder has no `adapter.py`."""

    @property
    def declines(self) -> bool:
        """Whether a library knows the cases of its words."""
        return self.models is not None and self.models.morphology is not None

    def fold(self, text: str) -> str:
        """`text` with the language's spelling variants made one; the length may change."""
        return fold_text(text, self.fold_table)


class Languages(Mapping[str, Language]):
    """Languages by code, each loaded when it is first asked for: who reads Arabic alone waits for no other."""

    def __init__(self, folders: Mapping[str, Traversable]) -> None:
        self._folders = folders
        self._loaded: dict[str, Language] = {}
        self._lock = threading.RLock()

    def __getitem__(self, code: str) -> Language:
        if code not in self._loaded:
            with self._lock:  # of two threads that ask one loads it, the other waits
                if code not in self._loaded:
                    self._loaded[code] = load_language(self._folders[code])
        return self._loaded[code]

    def __contains__(self, code: object) -> bool:
        return code in self._folders

    def __iter__(self) -> Iterator[str]:
        return iter(self._folders)

    def __len__(self) -> int:
        return len(self._folders)


@lru_cache(maxsize=1)
def load_languages() -> Mapping[str, Language]:
    """Every language that has a folder with a `language.toml`, by code.

    Asking for a language raises `LanguageDataError`, which names file and entry, on data that breaks the format.
    """
    return Languages(_folders())


def _folders() -> dict[str, Traversable]:
    found = sorted(files("riwaya.languages").iterdir(), key=lambda f: f.name)
    return {f.name: f for f in found if f.is_dir() and (f / "language.toml").is_file()}


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """What is written with a dot inside a sentence, in small letters, of all languages together: for who must not wait
    until a language is loaded. Units are left out, since a sentence may well end with one."""
    listed = (_toml(folder / "language.toml")["sentence"] for folder in _folders().values())
    return frozenset(a.lower() for data in listed for a in {*data["abbreviations"]} - {*data.get("units", ())})


def load_language(folder: Traversable) -> Language:
    """The language of one folder, which need not lie inside the package. Raises `LanguageDataError`."""
    data = _toml(folder / "language.toml")
    fold = {ord(c): None for c in data["fold"]["drop"]} | {ord(k): v for k, v in data["fold"]["map"].items()}
    models = Models(folder / "adapter.py") if (folder / "adapter.py").is_file() else None
    inflects = models is not None and data.get("dictionary-inflects", False)
    entries = Entries(data, fold, models.morphology if models is not None and inflects else None)
    entries.words(data["words"])
    for name, rows in data.get("shapes", {}).items():
        entries.lexicon.shapes[name] = tuple(re.compile(row) for row in rows)
    sources = _toml(folder / "sources.toml", {})
    entries.sources(sources)
    if (folder / "names.tsv").is_file():
        entries.names((folder / "names.tsv").read_text("utf-8"))
    for number, entry in enumerate(_toml(folder / "cues.toml").get("cue", []), 1):
        entries.cue(entry, f"{data['code']}/cues.toml entry {number}")
    entries.spell_variants(data["fold"].get("final", []))
    entries.verbs(data.get("verbs", {}))
    entries.several(sources)
    entries.lexicon.models = models
    q, p = data["quotes"], data["punctuation"]
    clitics, finals, joiners = entries.lexicon.clitics, data["fold"].get("final", []), "".join(data.get("joiners", []))
    folding = Folding(data["code"], data.get("case") == "capitals", fold)
    grammar = Grammar(
        entries.fold, clitics, joiners, entries.paradigms, _toml(folder / "numbers.toml", {}).get("spellings", [])
    )
    return Language(
        code=data["code"],
        direction=data["direction"],
        subject=data["subject"],
        capitals=data.get("case") == "capitals",
        unnamed=data["unnamed"],
        articles=data.get("articles", True),
        offices_alternate=data.get("offices-alternate", False),
        pronoun_sources=data.get("pronoun-sources", True),
        telling="".join(data["fold"].get("telling", [])),
        passive_vowel=data["fold"].get("passive", ""),
        joiners=joiners,
        fold_table=fold,
        finals=tuple((usual, other) for usual, other in finals),
        stemming=read_stemming(data.get("stem", {}), lambda word: fold_text(word, fold)),
        quotes=Quotes(
            "".join(q["open"]),
            "".join(q["close"]),
            "".join(q["either"]),
            "".join(q.get("lone", [])),
            *map("".join, zip(*q.get("verse", []), strict=True)),
        ),
        sentence_end="".join(data["sentence"]["end"]),
        abbreviations=frozenset(entries.fold(a) for a in data["sentence"]["abbreviations"]),
        measures=frozenset(entries.fold(u) for u in data["sentence"].get("units", [])),
        comma=frozenset(p["comma"]),
        colon=frozenset(p["colon"]),
        dash=frozenset(p["dash"]),
        lexicon=entries.lexicon,
        numbers=_layer(folder, "numbers.toml", lambda d: load_numbers(d, entries.fold, clitics)),
        counting=_layer(folder, "quantities.toml", lambda d: load_counting(d, grammar)),
        pronouns={entries.fold(w): g for w, g in data.get("pronouns", {}).items()},
        enclitics={entries.fold(e): who for e, who in data["clitics"].get("stands-for", {}).items()},
        bodies_of_offices={entries.fold(w): body for w, body in data.get("bodies-of-offices", {}).items()},
        same_callings=_groups(data.get("same-callings", {}).values(), entries.fold),
        contracted={entries.fold(w): entries.fold(p) for w, p in data.get("contracted", {}).items()},
        first_person_enclitics=frozenset(entries.fold(e) for e in data["clitics"].get("first-person", [])),
        times=_optional(folder, "times.toml", lambda d: load_times(d, entries.fold, clitics, finals)),
        styles={entries.fold(style): name for style, name in data.get("styles", {}).items()},
        duals=tuple((a, b, c) for a, b, c in data.get("dual", {}).get("endings", [])),
        one_of={entries.fold(w): noun for w, noun in data.get("dual", {}).get("one-of", {}).items()},
        plurals=tuple((a, b) for a, b in data.get("dual", {}).get("several", [])),
        number_words={entries.fold(w): n for w, n in data.get("numbers", {}).items()},
        media=entries.media,
        questions={
            slot: tuple(tuple(map(entries.fold, phrase.split())) for phrase in phrases)
            for slot, phrases in data.get("questions", {}).items()
        },
        gazetteer=_optional(folder, "places.toml", lambda d: load_gazetteer(d, folding, clitics)),
        entities=_layer(folder, "entities.toml", lambda d: load_entity_names(d, fold, clitics, finals)),
        events=_optional(
            folder,
            "events.toml",
            lambda d: load_events(d, data, entries.lexicon, entries.fold, f"{data['code']}/events.toml"),
        ),
        weighing=_layer(folder, "weighing.toml", lambda d: load_weighing(d, entries.fold, clitics)),
        models=models,
    )


def _groups(lists: Iterable[list[str]], fold: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """Each word of the lists → all words that stand in a list with it."""
    out: dict[str, frozenset[str]] = {}
    for words in lists:
        group = frozenset(map(fold, words))
        for word in group:
            out[word] = out.get(word, frozenset()) | group
    return out


def _layer(folder: Traversable, name: str, load: Callable[[dict[str, Any]], T]) -> T:
    """What `load` makes of a file, or of an empty table where the language leaves it out. Raises `LanguageDataError`,
    which names the file, on data that break the format."""
    try:
        return load(_toml(folder / name, {}))
    except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise LanguageDataError(f"{folder.name}/{name}: {error}") from error


def _optional(folder: Traversable, name: str, load: Callable[[dict[str, Any]], T]) -> T | None:
    """The same; None where the language leaves the file out."""
    return _layer(folder, name, load) if (folder / name).is_file() else None


def _toml(file: Traversable, absent: dict[str, Any] | None = None) -> dict[str, Any]:
    """The parsed file; `absent` where it is one that a language may leave out, and does."""
    if absent is not None and not file.is_file():
        return absent
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise LanguageDataError(f"{file}: {error}") from error
