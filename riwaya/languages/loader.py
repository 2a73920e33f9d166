"""Language folders → `Language` objects. The only place that opens language data; `read` is handed the result."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args

from riwaya.errors import LanguageDataError
from riwaya.languages.adapters import Models
from riwaya.languages.entities import EntityNames, load_entity_names
from riwaya.languages.event_entries import load_events
from riwaya.languages.events import Events
from riwaya.languages.lexicon import Clitics, Cue, CueForm, Lexicon, Phrase
from riwaya.languages.number_words import load_numbers
from riwaya.languages.numbers import Numbers
from riwaya.languages.place_words import Folding
from riwaya.languages.places import Gazetteer, load_gazetteer
from riwaya.languages.quantities import Counting, Grammar, load_counting
from riwaya.languages.spelling import spellings
from riwaya.languages.times import Times
from riwaya.languages.times_data import load_times
from riwaya.model import Stance

_INFLECTED = ("past", "present", "participle", "noun", "base", "pastpart", "attributive", "short")
_WRITTEN_OUT = ("passive", "impersonal", "possessive", "forms", "adverbial")
_CUE_KINDS = {"verb", "relay", "preposition", "noun", "phrase"}
GENDERS = {"m": "masculine", "f": "feminine"}
"""Gender of a given name → its word class; `words` may list other nouns and titles in these classes."""

_SOURCE_CLASSES = {
    "titles": "title",
    "offices": "office",
    "people": "people",
    "groups": "group",
    "organisations": "organisation",
    "governments": "government",
    "documents": "document",
    "media-nouns": "medium-noun",
    "reporters-address": "reporters-address",
    "honorific-pronouns": "honorific-pronoun",
}
"""List of `sources.toml` → word class of its entries."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotation marks of a script, each a string of single characters."""

    open: str
    close: str
    either: str
    lone: str


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
    fold_table: Mapping[int, int | str | None]
    quotes: Quotes
    sentence_end: str
    abbreviations: frozenset[str]
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
    first_person_enclitics: frozenset[str] = frozenset()
    """Enclitics that stand for the speaker as the one who was told (أخبرني)."""
    number_words: Mapping[str, int] = field(default_factory=dict)
    """Folded word of number → how many."""
    media: Mapping[str, str] = field(default_factory=dict)
    """Canonical name of a medium → `agency` or `medium`."""
    events: Events | None = None
    """What words tell of in a clause; None without an `events.toml`."""
    gazetteer: Gazetteer | None = None
    """Names of places; None for a language without a `places.toml`."""
    entities: EntityNames = field(default_factory=lambda: EntityNames(Lexicon(Clitics())))
    """`entities.toml`."""
    models: Models | None = None
    """What a library does for the language; None where the folder has no `adapter.py`."""

    def fold(self, text: str) -> str:
        """`text` with the language's spelling variants made one; the length may change."""
        return text.casefold().translate(self.fold_table)


class Languages(Mapping[str, Language]):
    """Languages by code, each loaded when it is first asked for: who reads Arabic alone waits for no other."""

    def __init__(self, folders: Mapping[str, Traversable]) -> None:
        self._folders = folders
        self._loaded: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
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
    folders = sorted(files("riwaya.languages").iterdir(), key=lambda f: f.name)
    return Languages({f.name: f for f in folders if f.is_dir() and (f / "language.toml").is_file()})


def load_language(folder: Traversable) -> Language:
    """The language of one folder, which need not lie inside the package. Raises `LanguageDataError`."""
    data = _toml(folder / "language.toml")
    fold = {ord(c): None for c in data["fold"]["drop"]} | {ord(k): v for k, v in data["fold"]["map"].items()}
    builder = _Builder(data, fold)
    builder.words(data["words"])
    for name, rows in data.get("shapes", {}).items():
        builder.lexicon.shapes[name] = tuple(re.compile(row) for row in rows)
    if (folder / "sources.toml").is_file():
        builder.sources(_toml(folder / "sources.toml"))
    if (folder / "names.tsv").is_file():
        builder.names((folder / "names.tsv").read_text("utf-8"))
    for number, entry in enumerate(_toml(folder / "cues.toml").get("cue", []), 1):
        builder.cue(entry, f"{data['code']}/cues.toml entry {number}")
    builder.spell_variants(data["fold"].get("final", []))
    folding = Folding(data["code"], data.get("case") == "capitals", fold)
    builder.verbs(data.get("verbs", {}))
    if (folder / "sources.toml").is_file():
        builder.several(_toml(folder / "sources.toml"))
    models = Models(folder / "adapter.py") if (folder / "adapter.py").is_file() else None
    builder.lexicon.models = models
    q, p = data["quotes"], data["punctuation"]
    numbers = _toml(folder / "numbers.toml", {})
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
        joiners="".join(data.get("joiners", [])),
        fold_table=fold,
        quotes=Quotes("".join(q["open"]), "".join(q["close"]), "".join(q["either"]), "".join(q.get("lone", []))),
        sentence_end="".join(data["sentence"]["end"]),
        abbreviations=frozenset(builder.fold(a) for a in data["sentence"]["abbreviations"]),
        comma=frozenset(p["comma"]),
        colon=frozenset(p["colon"]),
        dash=frozenset(p["dash"]),
        lexicon=builder.lexicon,
        numbers=load_numbers(numbers, builder.fold, builder.lexicon.clitics),
        counting=load_counting(
            _toml(folder / "quantities.toml", {}),
            Grammar(
                builder.fold,
                builder.lexicon.clitics,
                "".join(data.get("joiners", [])),
                builder.paradigms,
                numbers.get("spellings", []),
            ),
        ),
        pronouns={builder.fold(w): g for w, g in data.get("pronouns", {}).items()},
        first_person_enclitics=frozenset(builder.fold(e) for e in data["clitics"].get("first-person", [])),
        times=load_times(folder, builder.fold, builder.lexicon.clitics, data["fold"].get("final", [])),
        number_words={builder.fold(w): n for w, n in data.get("numbers", {}).items()},
        media=builder.media,
        gazetteer=load_gazetteer(folder, folding, builder.lexicon.clitics),
        entities=load_entity_names(
            _toml(folder / "entities.toml", {}), fold, builder.lexicon.clitics, data["fold"].get("final", [])
        ),
        events=_events(folder, data, builder),
        models=models,
    )


def _events(folder: Traversable, data: dict[str, Any], builder: _Builder) -> Events | None:
    file = folder / "events.toml"
    if not file.is_file():
        return None
    return load_events(_toml(file), data, builder.lexicon, builder.fold, f"{data['code']}/events.toml")


def _toml(file: Traversable, absent: dict[str, Any] | None = None) -> dict[str, Any]:
    """The parsed file; `absent` where it is one that a language may leave out, and does."""
    if absent is not None and not file.is_file():
        return absent
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise LanguageDataError(f"{file}: {error}") from error


class _Builder:
    """Fills a lexicon from the parsed files of one folder."""

    def __init__(self, data: dict[str, Any], fold: Mapping[int, int | str | None]) -> None:
        self.table = fold
        self.paradigms: dict[str, list[tuple[re.Pattern[str], str, str]]] = {
            name: [(re.compile(p), r, tag) for p, r, tag in rows] for name, rows in data["paradigm"].items()
        }
        joiners = re.escape("".join({*data.get("joiners", []), "'", "’", "-"}))
        self.cut = re.compile(rf"\w+(?:[{joiners}]\w+)*|[^\w\s]")
        self.noun_forms = [(re.compile(p), r) for p, r in data.get("inflection", {}).get("noun", [])]
        self.head_last = data.get("compound-head") == "last"
        self.joined_after = tuple(data.get("joined-after", ""))
        c = data["clitics"]
        self.lexicon = Lexicon(
            Clitics(
                self._folded(c["conjunctions"]),
                self._folded(c["prepositions"]),
                self._folded(c["articles"]),
                self._folded(c["enclitics"]),
                accusative=c.get("accusative", ""),
                contractions=tuple((self.fold(w), self.fold(p), self.fold(a)) for w, p, a in c.get("contractions", [])),
            )
        )
        self.media: dict[str, str] = {}

    def fold(self, text: str) -> str:
        return text.casefold().translate(self.table)

    def _folded(self, words: list[str]) -> tuple[str, ...]:
        return tuple(self.fold(w) for w in words)

    def add(self, entry: str, *classes: str, medium: str | None = None) -> None:
        """A word or phrase into its classes."""
        for spelling in spellings(entry):
            first, *rest = words = self.split(spelling)
            if rest:
                phrase = Phrase(tuple(rest), frozenset(classes), medium=medium)
                self.lexicon.phrases.setdefault(first, []).append(phrase)
            elif words:
                self.lexicon.classes.setdefault(first, set()).update(classes)
                if medium:
                    self.lexicon.phrases.setdefault(first, []).append(Phrase((), frozenset(classes), medium=medium))

    def add_noun(self, entry: str, word_class: str) -> None:
        """A noun of `sources.toml` in all its written forms: of a phrase the first word inflects (سخنگوی وزارت)."""
        self.add(entry, word_class)
        first, _, rest = entry.partition(" ")
        for expression, replacement in self.noun_forms:
            if expression.search(first):
                self.add(f"{expression.sub(replacement, first)} {rest}".strip(), word_class)

    def split(self, entry: str) -> list[str]:
        """The entry's folded words, cut as the tokenizer cuts."""
        return self.cut.findall(self.fold(entry)) or [""]

    def words(self, classes: dict[str, list[str]]) -> None:
        for name, entries in classes.items():
            if name == "that-stems":
                for stem in entries:
                    for e in self.lexicon.clitics.enclitics:
                        self.add(stem + e, "that", "that-pronoun")
            else:
                for entry in entries:
                    self.add(entry, name)
        for entry in classes.get("nationality", []):
            for expression, replacement, _ in self.paradigms.get("nationality", []):
                self.add(expression.sub(replacement, entry), "nationality")

    def sources(self, data: dict[str, Any]) -> None:
        for name, word_class in _SOURCE_CLASSES.items():
            for entry in data.get(name, []) if word_class != "reporters-address" else []:
                self.add_noun(entry, word_class)
        for medium in data.get("medium", []):
            self.media[medium["name"]] = medium["kind"]
            for written in [medium["name"], *medium.get("also", []), *medium.get("credits", [])]:
                self.add(written.strip("()"), "medium", medium=medium["name"])
        for entry in data.get("reporters-address", []):
            if not self._peels(entry):
                self.add(entry, "reporters-address")

    def verbs(self, lists: dict[str, list[str]]) -> None:
        """Every form of the verbs that report nothing into the class `verb`, where it is no entry yet; of `ambiguous`
        ones without the bare form, which is a noun too."""
        known = set(self.lexicon.classes) | set(self.lexicon.cues)
        for name, bases in lists.items():
            for base in bases:
                for expression, replacement, agreement in self.paradigms["past" if name == "ambiguous" else name]:
                    form = expression.sub(replacement, base) if expression.search(base) else base
                    bare = name == "ambiguous" and form == base
                    if agreement not in ("1s", "1p") and not bare and self.fold(form) not in known:
                        self.add(form, "verb")

    def several(self, data: dict[str, Any]) -> None:
        """Duals and sound plurals of offices, titles and people, where the paradigm `several` has them and no list has
        the word: they are groups."""
        known = {w for w, classes in self.lexicon.classes.items() if classes != {"dual"}} | set(self.lexicon.cues)
        for name in ("offices", "titles", "people"):
            for entry in data.get(name, []):
                for expression, replacement, _ in self.paradigms.get("several", []):
                    if expression.search(entry) and self.fold(form := expression.sub(replacement, entry)) not in known:
                        self.add(form, "group")

    def spell_variants(self, finals: list[list[str]]) -> None:
        """Entries that end in one of a pair of letters are found under the other too (في and فى, as Egypt prints it),
        unless the other spelling is an entry of its own (علي and على)."""
        classes, cues = self.lexicon.classes, self.lexicon.cues
        known = set(classes) | set(cues)
        for usual, variant in finals:
            for word in known:
                other = word[:-1] + variant
                if not word.endswith(usual) or len(word) < 2 or other in known:
                    continue
                if word in classes:
                    classes[other] = classes[word]
                if word in cues:
                    cues[other] = cues[word]

    def _peels(self, entry: str) -> bool:
        """Whether the entry is a known word with a preposition written on it, which the lexicon finds by itself."""
        clitics, folded = self.lexicon.clitics, self.fold(entry)
        for written, _, article in [*((p, "", "") for p in clitics.prepositions), *clitics.contractions]:
            if folded.startswith(written) and article + folded[len(written) :] in self.lexicon.classes:
                return True
        return False

    def names(self, text: str) -> None:
        for line in text.splitlines():
            if line and not line.startswith("#"):
                name, kind, gender = (*line.split("\t"), "")[:3]
                self.add(name, f"{kind}-name", *([GENDERS[gender]] if gender in GENDERS else []))

    def cue(self, entry: dict[str, Any], where: str) -> None:
        takes = entry.get("takes", [])
        if entry.get("class") not in _CUE_KINDS or entry.get("stance") not in get_args(Stance):
            raise LanguageDataError(f"{where}: class or stance of {entry.get('lemma')!r} is not one of the format's")

        def after(prefix: str) -> frozenset[str]:
            return frozenset(self.fold(t[len(prefix) :]) for t in takes if t.startswith(prefix))

        cue = Cue(
            lemma=entry["lemma"],
            kind=entry["class"],
            stance=entry["stance"],
            takes=frozenset(t.partition(":")[0] for t in takes),
            prepositions=after("prep:"),
            asked=after("asked:"),
            target_prepositions=after("target-prep:"),
            noun_prepositions=after("noun-prep:"),
            target_nouns=after("target-noun:"),
            asked_prepositions=after("target-object:"),
            source_preposition=self.fold(entry["from"]) if "from" in entry else None,
            weak=entry.get("weak", False),
            closers=self._closers(entry) if entry.get("split") else frozenset(),
        )
        if cue.closers:
            for written in {entry[k] for k in ("past", "present") if k in entry} | set(entry.get("forms", [])):
                if element := written.rpartition(" ")[0]:
                    self.form(element, CueForm(cue, "split"))
        for name in _INFLECTED:
            if name in entry:
                self.inflect(entry[name], name, cue)
        for name in _WRITTEN_OUT:
            for form in entry.get(name, []):
                if name == "passive" and name in self.paradigms:
                    self.inflect(form, name, cue)
                else:
                    self.form(form, CueForm(cue, name))
        if not any(k in entry for k in (*_INFLECTED, *_WRITTEN_OUT)):
            self.form(entry["lemma"], CueForm(cue, "forms"))

    def inflect(self, base: str, paradigm: str, cue: Cue) -> None:
        """Every form of `base`; in a phrase one word inflects, the first or the last."""
        for form, agreement in self.inflected(base, paradigm):
            self.form(form, CueForm(cue, paradigm, agreement))

    def inflected(self, base: str, paradigm: str) -> Iterator[tuple[str, str]]:
        """The forms of `base`, each with who speaks."""
        before, _, after = base.rpartition(" ") if self.head_last else ("", "", "")
        head, _, behind = (after, "", "") if self.head_last else base.partition(" ")
        for expression, replacement, agreement in self.paradigms.get(paradigm, []):
            if expression.search(head):
                form = expression.sub(replacement, head)
                yield f"{before} {form} {behind}".strip(), agreement
                if before.endswith(self.joined_after) and " " not in before and self.joined_after:
                    yield before + form, agreement

    def _closers(self, entry: dict[str, Any]) -> frozenset[tuple[str, ...]]:
        """Every form of the light verb that closes a cue whose complement stands inside it (خواستار … شد)."""
        out = set()
        for name in ("past", "present"):
            light = entry.get(name, "").rpartition(" ")[2]
            for form, _ in self.inflected(light, name) if light else ():
                out |= {tuple(self.split(spelling)) for spelling in spellings(form)}
        for form in entry.get("forms", []):
            out.add(tuple(self.split(form))[1:])
        return frozenset(out - {()})

    def form(self, written: str, form: CueForm) -> None:
        form = replace(form, initial=written[:1])
        for spelling in spellings(written):
            first, *rest = self.split(spelling)
            known = self.lexicon.cues.get(first, [])
            if rest:
                self.lexicon.phrases.setdefault(first, []).append(Phrase(tuple(rest), frozenset(), form))
            elif all(k.cue is not form.cue or k.form != form.form for k in known):
                self.lexicon.cues.setdefault(first, []).append(form)
