"""`entities.toml` → what bodies, works, weapons and events are called, and which words go on a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics, Lexicon, Phrase, Word
from riwaya.languages.spelling import FoldTable, fold_text, other_finals
from riwaya.model import EntityKind

ALSO = " = "
"""Between the names of one thing in an entry; the first is its base form."""

SHORT = 1
"""Names of an entry behind the first whose noun may stand for it alone (حماس = حركة حماس: the movement)."""

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")

_LISTS: dict[str, dict[str, str]] = {
    "organisations": {
        "heads": "body-head",
        "by-adjective": "body-by-adjective",
        "by-nation": "body-by-nation",
        "by-noun": "body-by-noun",
        "paired": "paired-head",
        "of-members": "body-of-members",
        "adjectives": "body-adjective",
        "namesakes": "namesake-head",
        "fielded": "fielded-head",
        "names": "body",
    },
    "works": {"heads": "work-head", "names": "work"},
    "weapons": {"types": "weapon-type", "names": "weapon", "makes": "weapon-make", "kind-of": "kind-of"},
    "events": {
        "heads": "event-head",
        "by-adjective": "event-by-adjective",
        "by-noun": "event-by-noun",
        "adjectives": "event-adjective",
        "names": "event",
    },
    "common": {
        "words": "common",
        "function-words": "function-word",
        "not-adjectives": "not-adjective",
        "everyday-names": "everyday-name",
        "known-alone": "known-alone",
        "lineage": "lineage",
        "place-heads": "place-head",
        "place-tails": "place-tail",
        "general-offices": "general-office",
    },
}
"""Table and list of `entities.toml` → class of its entries."""

_PATTERNS = ("designs", "verbs", "nouns", "surnames", "led-surnames")
_ENDINGS = ("nisba", "possessives", "links", "joints", "locatives", "name-articles")
"""Keys that are no table of lists: regular expressions; endings and little words."""

NAMED: dict[str, EntityKind] = {
    "body": "organisation",
    "work": "work",
    "weapon": "weapon",
    "weapon-type": "weapon",
    "event": "event",
}
"""Class of entries that are names → the kind of what they name."""


@dataclass(frozen=True, slots=True)
class EntityNames:
    """A language's `entities.toml`, ready for use. `lexicon` knows the classes of `docs/language-data.md` and takes
    clitics off as the language's own does; `bases`: the folded words of a name → the base form that stands for it;
    `written`: the same words in whatever case → the name as its entry writes it."""

    lexicon: Lexicon
    bases: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    written: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Base form → the folded first words of all names of the same thing, without their article (حماس → حركة)."""
    small: frozenset[tuple[str, ...]] = frozenset()
    """Folded words of the names that the lists write in small letters, so that they need no capital (coast guard)."""
    designs: tuple[re.Pattern[str], ...] = ()
    """Expressions for a weapon's designation as one folded word (f-16)."""
    verbs: tuple[re.Pattern[str], ...] = ()
    """Expressions for words that are verbs, whatever lists say."""
    nouns: tuple[re.Pattern[str], ...] = ()
    """Expressions for words that are nouns, unless a title and a given name lead to them."""
    surnames: tuple[re.Pattern[str], ...] = ()
    """Expressions for family names that no list holds."""
    led_surnames: tuple[re.Pattern[str], ...] = ()
    """Expressions for words that are family names behind a title, where the language has no article to tell."""
    nisba: tuple[str, ...] = ()
    """How adjectives of relation end; empty where such an adjective says nothing of a body's name."""
    possessives: tuple[str, ...] = ()
    """What is written onto a name that owns something ('s)."""
    links: frozenset[str] = frozenset()
    """Free words before what a body is of or for (Ministry of Defence)."""
    joints: frozenset[str] = frozenset()
    """Words between two of them (Committee for Justice and Peace)."""
    locatives: frozenset[str] = frozenset()
    """Prepositions before a place: what stands behind one on the page ends no personal name."""
    name_articles: tuple[str, ...] = ()
    """Transcribed articles at the start of a family name that short forms of it leave out (al-Rubaie, Rubaie)."""
    case_forms: Mapping[str, str] = field(default_factory=dict)
    """Folded cases of a name's word → the form that stands for it (أبا → أبو)."""
    purpose: str = ""
    """The preposition written onto what a body is for (الهيئة العامة للرياضة)."""

    def word(self, norm: str) -> Word:
        """What the lists say of a folded word."""
        return self.lexicon.word(norm)


def load_entity_names(
    data: Mapping[str, Any],
    fold: FoldTable,
    clitics: Clitics,
    finals: Iterable[Sequence[str]] = (),
) -> EntityNames:
    """The lists of a parsed `entities.toml`; `{}` gives empty ones. `finals`: final letters that are printed for one
    another (`[fold] final`). Raises `LanguageDataError` on unknown keys."""
    bases: dict[tuple[str, ...], str] = {}
    spelt: dict[tuple[str, ...], str] = {}
    heads: dict[str, frozenset[str]] = {}
    patterns = {k: tuple(re.compile(p) for p in data.get(k, [])) for k in _PATTERNS}
    endings = {k: tuple(fold_text(e, fold) for e in data.get(k, [])) for k in _ENDINGS}
    small: set[tuple[str, ...]] = set()
    names = EntityNames(
        Lexicon(clitics),
        bases,
        spelt,
        heads,
        designs=patterns["designs"],
        verbs=patterns["verbs"],
        nouns=patterns["nouns"],
        surnames=patterns["surnames"],
        led_surnames=patterns["led-surnames"],
        nisba=endings["nisba"],
        possessives=endings["possessives"],
        links=frozenset(endings["links"]),
        joints=frozenset(endings["joints"]),
        locatives=frozenset(endings["locatives"]),
        name_articles=endings["name-articles"],
        case_forms=_case_forms(data.get("case-forms", []), fold),
        purpose=fold_text(data.get("purpose", ""), fold),
    )
    cases = _Cases(data.get("cases", {}), fold)
    for table, lists in data.items():
        if table in (*_PATTERNS, *_ENDINGS, "purpose", "cases", "case-forms"):
            continue
        for key, entries in lists.items():
            word_class = _LISTS.get(table, {}).get(key)
            if word_class is None:
                raise LanguageDataError(f"entities.toml: no list is called [{table}] {key}")
            for entry in entries:
                base, *others = entry.split(ALSO)
                for rank, written in enumerate((base, *others)):
                    words = _WORD.findall(fold_text(written, fold))
                    for form in (f for case in cases.forms(words) for f in _printed(case, finals)):
                        _add(names.lexicon, form, word_class)
                        if written.islower():
                            small.add(tuple(form))
                        if word_class in NAMED:
                            bases.setdefault(tuple(form), base)
                            spelt.setdefault(tuple(form), written)
                            if rank > SHORT:
                                continue
                            article = next((a for a in clitics.articles if form[0].startswith(a)), "")
                            heads[base] = heads.get(base, frozenset()) | {form[0].removeprefix(article)}
    classes = names.lexicon.classes
    for word in list(classes):
        for other in other_finals(word, finals):
            classes.setdefault(other, classes[word])
    return replace(names, small=frozenset(small))


def _case_forms(rows: Iterable[str], fold: Mapping[int, int | str | None]) -> dict[str, str]:
    """Every form of a row "first = second = …" → the first, folded."""
    forms = [[fold_text(f, fold) for f in row.split(ALSO)] for row in rows]
    return {f: first for first, *others in forms for f in others}


def _printed(words: list[str], finals: Iterable[Sequence[str]]) -> list[list[str]]:
    """A name of several words as it stands, and as its last letter is printed elsewhere (الدفاع المدنى)."""
    return [words, *([*words[:-1], last] for last in other_finals(words[-1], finals) if len(words) > 1)]


def _add(lexicon: Lexicon, words: list[str], word_class: str) -> None:
    first, *rest = words
    if rest:
        article = next((a for a in lexicon.clitics.articles if first.startswith(a)), "")
        lexicon.classes.setdefault(first.removeprefix(article), set()).add("opens")  # so that clitics are taken off it
        lexicon.phrases.setdefault(first, []).append(Phrase(tuple(rest), frozenset({word_class})))
    else:
        lexicon.classes.setdefault(first, set()).add(word_class)


class _Cases:
    """How dictionary forms decline: `adjectives` and `nouns`, ending → the endings in the other cases."""

    def __init__(self, data: Mapping[str, Mapping[str, list[str]]], fold: FoldTable) -> None:
        def folded(table: str) -> dict[str, list[str]]:
            return {fold_text(k, fold): [fold_text(e, fold) for e in v] for k, v in data.get(table, {}).items()}

        self.adjectives, self.nouns = folded("adjectives"), folded("nouns")

    def forms(self, words: list[str]) -> Iterable[list[str]]:
        """The words as they stand, and in every other case: adjectives and the first noun behind them decline, what
        follows is a complement and stays (Российская академия наук)."""
        yield words
        rows: list[tuple[str, list[str]]] = []
        for word in words:
            adjective = _ending(word, self.adjectives)
            rows.append(adjective or _ending(word, self.nouns) or (word, []))
            if adjective is None:
                break
        for endings in product(*(row or [""] for _, row in rows)):
            yield [stem + ending for (stem, _), ending in zip(rows, endings, strict=True)] + words[len(rows) :]


def _ending(word: str, table: Mapping[str, list[str]]) -> tuple[str, list[str]] | None:
    """The word without its longest listed ending, and what stands for that in the other cases."""
    for length in (3, 2, 1, 0):
        ending = word[len(word) - length :]
        if ending in table and len(word) > length + 1 and (length or word[-1].isalpha()):
            return word[: len(word) - length], table[ending]
    return None
