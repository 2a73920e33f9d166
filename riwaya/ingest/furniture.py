"""What pages print around an article, read from every language folder's `furniture.toml` and merged.

Pages mix languages (an Arabic page with English share lines), so one table serves all of them. Lines are
compared folded: case, vowel marks, hamza seats and tatweel do not count, nor do marks at the ends of the
line.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from riwaya.errors import LanguageDataError

_ENDS = " \t.:،,؛;!-–—ـ*•»«|/\\()[]<>…\u200e\u200f\u202a\u202b\u202c\ufeff"
# Combining marks of the scripts that news is written in, tatweel, and marks of direction.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]+"
)
_NEVER = re.compile(r"(?!)")


def fold(line: str) -> str:
    """The line as furniture is compared: one spelling, lower case, inner spaces single, ends bare."""
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", line.casefold()))
    return " ".join(letters.split()).strip(_ENDS)


@dataclass(frozen=True, slots=True)
class Lines:
    """Kinds of lines, told by their words: whole, at the start, inside, or by a pattern."""

    exact: frozenset[str] = frozenset()
    starts: re.Pattern[str] = _NEVER
    contains: re.Pattern[str] = _NEVER
    patterns: re.Pattern[str] = _NEVER

    def match(self, line: str, folded: str) -> bool:
        """Is the line of this kind? `patterns` see the line as it stands, the rest sees it folded."""
        return bool(
            folded in self.exact
            or self.starts.match(folded)
            or self.contains.search(folded)
            or self.patterns.search(line)
        )


@dataclass(frozen=True, slots=True)
class Legacy:
    """How a language's texts were encoded before Unicode, and words that show that a decoding is right."""

    language: str
    encodings: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The merged tables of all languages; format: `docs/language-data.md`."""

    boilerplate: Lines
    related: Lines
    """A line that stands over a list of links, or opens one."""
    comments: Lines
    """A line that stands over what readers wrote."""
    byline: Lines
    credit: Lines
    caption: Lines
    opening: re.Pattern[str]
    """How a sentence of running text opens, folded: such a line is never taken for a link's headline."""
    agencies: tuple[str, ...]
    """Names that credit a picture, folded, longest first."""
    credits: tuple[re.Pattern[str], ...]
    """A caption's credit at the end of the line; the group `name` is who is credited."""
    follow: tuple[re.Pattern[str], ...]
    """Lines that ask to follow the outlet somewhere; the group `name` is what it is called."""
    rights: tuple[re.Pattern[str], ...]
    """The same of notes of copyright."""
    told: tuple[re.Pattern[str], ...]
    """The same of running text in which somebody told the outlet."""
    no_name: frozenset[str]
    """Words before a name that are no part of it, folded: the article, newspaper."""
    endings: tuple[str, ...]
    """Endings that a declined name may have, folded."""
    months: Mapping[str, int]
    future: re.Pattern[str]
    legacy: tuple[Legacy, ...]
    labels: Mapping[str, str]
    """Labels of the language detector → the language that reads such texts (a dialect's own label)."""


@lru_cache(maxsize=1)
def load_furniture() -> Furniture:
    """The tables of all language folders of the package. Raises `LanguageDataError` on data that breaks the
    format."""
    root = files("riwaya.languages")
    return read_furniture(f for f in sorted(root.iterdir(), key=lambda f: f.name) if f.is_dir())


def read_furniture(folders: Iterable[Traversable]) -> Furniture:
    """The merged tables of these folders; one without a `furniture.toml` adds nothing."""
    tables: list[tuple[str, dict[str, Any]]] = []
    for folder in folders:
        file = folder / "furniture.toml"
        if file.is_file():
            try:
                tables.append((folder.name, tomllib.loads(file.read_text("utf-8"))))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise LanguageDataError(f"{folder.name}/furniture.toml: {error}") from error
    try:
        return _merge(tables)
    except (re.error, AttributeError, TypeError, ValueError) as error:
        raise LanguageDataError(f"furniture.toml: {error}") from error


def _merge(tables: list[tuple[str, dict[str, Any]]]) -> Furniture:
    def collect(section: str, key: str) -> list[str]:
        return [entry for _, table in tables for entry in table.get(section, {}).get(key, [])]

    def lines(section: str) -> Lines:
        return Lines(
            frozenset(map(fold, collect(section, "exact"))),
            _words(map(fold, collect(section, "starts")), r"{}(?!\w)"),
            _words(map(fold, collect(section, "contains")), r"(?<!\w){}(?!\w)"),
            _any(collect(section, "patterns")),
        )

    agencies = sorted(map(fold, collect("caption", "agencies")), key=len, reverse=True)
    months = {fold(k): v for _, t in tables for k, v in t.get("dates", {}).get("months", {}).items()}
    return Furniture(
        boilerplate=lines("boilerplate"),
        related=lines("related"),
        comments=lines("comments"),
        byline=lines("byline"),
        credit=lines("credit"),
        caption=lines("caption"),
        opening=_any(collect("body", "opening")),
        agencies=tuple(agencies),
        credits=tuple(re.compile(p) for p in collect("caption", "credits")),
        follow=tuple(re.compile(p) for p in collect("outlet", "follow")),
        rights=tuple(re.compile(p) for p in collect("outlet", "rights")),
        told=tuple(re.compile(p) for p in collect("outlet", "told")),
        no_name=frozenset(map(fold, collect("outlet", "before-name"))),
        endings=tuple(map(fold, collect("outlet", "endings"))),
        months=months,
        future=_words(map(fold, collect("dates", "future")), r"(?<!\w){}(?!\w)"),
        legacy=tuple(_legacy(code, t["encoding"]) for code, t in tables if "encoding" in t),
        labels={label: code for code, t in tables for label in t.get("language", {}).get("labels", [])},
    )


def _legacy(code: str, table: Mapping[str, Any]) -> Legacy:
    return Legacy(code, tuple(table["names"]), frozenset(w.casefold() for w in table["words"]))


def _words(entries: Iterable[str], template: str) -> re.Pattern[str]:
    entries = sorted(filter(None, entries), key=len, reverse=True)
    if not entries:
        return _NEVER
    return re.compile(template.format("(?:" + "|".join(map(re.escape, entries)) + ")"))


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_scoped, patterns))) if patterns else _NEVER


def _scoped(pattern: str) -> str:
    """A leading `(?i)` holds for its own pattern only, not for those that it is joined with."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})"
