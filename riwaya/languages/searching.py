"""`search.toml`: the words of filters in a search, in every language of the interface and of the articles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from riwaya.errors import LanguageDataError

FilterKind = Literal["source", "outlet", "place", "after", "before", "stance", "language", "voice"]
KINDS: tuple[FilterKind, ...] = get_args(FilterKind)
CODED: tuple[FilterKind, ...] = ("stance", "language", "voice")
"""Filters with a list of values."""

Words = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What is meant → language → words for it, the usual one first."""


@dataclass(frozen=True)
class SearchWords:
    """Words as the file has them, not folded."""

    quotes: str
    apostrophes: str
    filters: Words
    """What may stand before a colon."""
    values: Mapping[str, Words]
    """Filter with a list of values → its codes."""
    scripts: Mapping[str, tuple[str, ...]]
    """Script → the languages in which a word is looked up that stands nowhere in the story."""


@lru_cache(maxsize=1)
def load_search_words() -> SearchWords:
    """The words of the package's file. Raises `LanguageDataError` where it lacks a filter."""
    data = tomllib.loads((files("riwaya.languages") / "search.toml").read_text("utf-8"))
    if sorted(data["filters"]) != sorted(KINDS):
        raise LanguageDataError("search.toml: [filters] must hold just " + ", ".join(KINDS))
    values: dict[str, Words] = {kind: _words(data[kind]) for kind in CODED}
    scripts = {script: tuple(codes) for script, codes in data["scripts"].items()}
    return SearchWords(data["quotes"], data["apostrophes"], _words(data["filters"]), values, scripts)


def _words(table: dict[str, Any]) -> Words:
    return {code: {language: tuple(words) for language, words in rows.items()} for code, rows in table.items()}
