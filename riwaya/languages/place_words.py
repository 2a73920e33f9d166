"""What `places.toml` says: how a language shows that a place is named, and how names are folded to be looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.spelling import FoldTable, fold_text, rewritings

KINDS = ("point", "city", "region", "country", "continent", "water")
"""What a place may be: the precisions of `Place`."""

SHORTEST_STEM = 3
"""Letters that stay when endings are taken off: with two left, Киев and Кий would be one stem."""


@dataclass(frozen=True, slots=True)
class Folding:
    """What a gazetteer asks of its language."""

    code: str
    capitals: bool
    table: FoldTable

    def fold(self, text: str) -> str:
        """`text` as the language folds it before words are compared."""
        return fold_text(text, self.table)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What `places.toml` says of a language, folded."""

    endings: tuple[str, ...] = ()
    """Endings that a name takes or changes with its case or its spelling, longest first; off for looking up."""
    forms: tuple[tuple[re.Pattern[str], str], ...] = ()
    """How a name's words inflect: expression, replacement."""
    fleeting: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What else a stem loses in some of its cases: expression, replacement."""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str], ...] = ()
    """Written prefix → what of it belongs to the name (للقاهرة → ال)."""
    enclitics: tuple[str, ...] = ()
    triggers: Mapping[str, str] = field(default_factory=dict)
    """Word before a name (مدينة, city of) → what the place is."""
    several: frozenset[str] = frozenset()
    """Those of them that name more than one place (مدينتي حلب وحماة)."""
    triggers_behind: Mapping[str, str] = field(default_factory=dict)
    """Word behind a name (Aleppo province) → what the place is."""
    locatives: frozenset[str] = frozenset()
    """Words that say that a place follows."""
    loose_locatives: frozenset[str] = frozenset()
    """Words that a place follows as often as not."""
    bodies: frozenset[str] = frozenset()
    """Heads of names that a place's name is only part of (صحيفة الرياض, Bank of …)."""
    bodies_behind: frozenset[str] = frozenset()
    """Words behind a name that make it another one (New York Times)."""
    joining: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    """Folded names that the index has and that are taken for places nowhere: جديدة behind مدينة is "new"."""
    need_trigger: frozenset[str] = frozenset()
    """Folded names that are everyday words or people's names too: places only behind a trigger."""
    need_country: frozenset[str] = frozenset()
    """The same: places behind a preposition of place, in an article that speaks of their country."""
    need_preposition: frozenset[str] = frozenset()
    """The same: places behind a preposition of place."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """Adjective of a country (سوري) → ISO 3166-1 code."""
    club_adjectives: frozenset[str] = frozenset()
    """Adjectives that agree with no town, so that the name before them is a club's (ليفربول الإنجليزي)."""
    naming: frozenset[str] = frozenset()
    """Words before a name that make it a place's though no index has it (بلدة, the village of)."""
    naming_behind: frozenset[str] = frozenset()
    """The same behind a name."""
    definite: frozenset[str] = frozenset()
    """Those of `naming` behind which the name may have an article."""
    heads: frozenset[str] = frozenset()
    """First words of names of two words (مرسى الغار)."""
    tails: frozenset[str] = frozenset()
    """Second words of names of two words (حسن آباد)."""
    datelines: bool = False
    """Whether words in capitals that open a paragraph before a dash are where it was written."""
    no_name: re.Pattern[str] | None = None
    """The shape of words that are adjectives behind `naming`, and no names."""
    whole: frozenset[str] = frozenset()
    """Words before a name that belong to it, since without them it is another word (حي الصيادين)."""
    bare: Mapping[str, int] = field(default_factory=dict)
    """Country (or `elsewhere`) → inhabitants above which a name of GeoNames is believed without other signs."""


def key_words(text: str) -> str:
    """Folded `text` as words with single spaces between them: hyphens part words, other marks vanish."""
    return " ".join(re.sub(r"[^\w\s-]", "", text).replace("-", " ").split())


def key_of(words: PlaceWords, language: Folding, name: str) -> str:
    """What a name is looked up by: folded, every word without its ending."""
    return stemmed(words, key_words(language.fold(name)))


def stemmed(words: PlaceWords, written: str) -> str:
    """The key of folded words."""
    return " ".join(stem(words, w) for w in written.split(" "))


def stem(words: PlaceWords, word: str) -> str:
    """A folded word without its endings: what all its forms share."""
    shorter = word
    while True:
        for ending in words.endings:
            if shorter.endswith(ending) and len(shorter) - len(ending) >= SHORTEST_STEM:
                shorter = shorter[: -len(ending)]
                break
        else:
            break
    for row, replacement in words.fleeting:
        shorter = row.sub(replacement, shorter)
    return shorter


def usual_form(language: Folding, key: str) -> str:
    """How a name with this key is written where the index says nothing else."""
    return " ".join(w.capitalize() for w in key.split(" ")) if language.capitals else key


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
    unlisted = data.get("unlisted", {})
    return PlaceWords(
        endings=tuple(sorted((language.fold(e) for e in data.get("endings", [])), key=len, reverse=True)),
        forms=tuple(rewritings(data.get("forms", []))),
        fleeting=tuple(rewritings(data.get("fleeting", []))),
        conjunctions=clitics.conjunctions,
        prepositions=clitics.prepositions,
        contractions=tuple((written, article) for written, _, article in clitics.contractions),
        enclitics=tuple(data.get("enclitics", [])),
        triggers=table("triggers"),
        several=folded(data.get("several", [])),
        triggers_behind=table("triggers-behind"),
        locatives=folded(data.get("locatives", [])),
        loose_locatives=folded(data.get("loose-locatives", [])),
        bodies=folded(data.get("bodies", [])),
        bodies_behind=folded(data.get("bodies-behind", [])),
        joining=folded(data.get("joining", [])),
        never=folded(homographs.get("never", [])),
        need_trigger=folded(homographs.get("trigger", [])),
        need_country=folded(homographs.get("country", [])),
        need_preposition=folded(homographs.get("preposition", [])),
        countries={
            language.fold(article + word + ending): code
            for code, words in data.get("adjectives", {}).items()
            for article, word, ending in product(("", *clitics.articles), words, data.get("adjective-endings", [""]))
        },
        naming=folded(unlisted.get("before", [])),
        naming_behind=folded(unlisted.get("behind", [])),
        definite=folded(unlisted.get("definite", [])),
        heads=folded(unlisted.get("heads", [])),
        tails=folded(unlisted.get("tails", [])),
        datelines=unlisted.get("datelines", False),
        no_name=re.compile(unlisted["no-name"]) if "no-name" in unlisted else None,
        whole=folded(unlisted.get("whole", [])),
        club_adjectives=frozenset(
            language.fold(article + word)
            for words in (data.get("adjectives", {}).values() if data.get("masculine-is-club", False) else ())
            for article, word in product(clitics.articles, words)
        ),
        bare=data.get("geonames", {}).get("bare", {}),
    )
