"""`search.toml`: the words of filters in a search, in every language of the interface and of the articles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, get_args

from riwaya.errors import LanguageDataError

FilterKind = Literal["source", "outlet", "place", "after", "before", "stance", "language", "voice"]
KINDS: tuple[FilterKind, ...] = get_args(FilterKind)
CODED: tuple[FilterKind, ...] = ("stance", "language", "voice")
"""Filters with a list of values."""


@dataclass(frozen=True)
class SearchWords:
    """Words as the file has them, not folded."""

    quotes: str
    apostrophes: str
    filters: Mapping[str, tuple[str, ...]]
    """Filter → what may stand before its colon."""
    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Filter with a list of values → code → words for it."""


@lru_cache(maxsize=1)
def load_search_words() -> SearchWords:
    """The words of the package's file. Raises `LanguageDataError` where it lacks a filter."""
    data = tomllib.loads((files("riwaya.languages") / "search.toml").read_text("utf-8"))
    if sorted(data["filters"]) != sorted(KINDS):
        raise LanguageDataError("search.toml: [filters] must hold just " + ", ".join(KINDS))
    values: dict[str, dict[str, tuple[str, ...]]] = {
        kind: {code: tuple(words) for code, words in data[kind].items()} for kind in CODED
    }
    filters = {kind: tuple(words) for kind, words in data["filters"].items()}
    return SearchWords(data["quotes"], data["apostrophes"], filters, values)
