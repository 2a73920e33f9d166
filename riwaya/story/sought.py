"""What somebody types into the search → words, phrases and filters. Whatever is typed is a search: there are no errors,
and no character has a meaning for the database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from riwaya.languages.searching import CODED, FilterKind, Words, load_search_words
from riwaya.store.words import fold

_MOST = 24
"""Words and filters of one search; what comes behind is left out."""

_LONGEST = 1000
"""Characters of one search."""

_PREFIX = 2
"""Letters before a `*`: of one letter half a story begins with it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word (`words` has one), or words that must follow one another as they are written. `prefix`: whatever begins
    so. `written`: as it was typed."""

    written: str
    words: tuple[str, ...]
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """`value`: a code of `search.toml`, a day (ISO 8601), else the words themselves; empty where they are none that can
    be filtered by. `written`: the whole, as it was typed."""

    written: str
    kind: FilterKind
    value: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What is sought: `parts` in the order in which they were typed."""

    parts: tuple[Term | Filter, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(p for p in self.parts if isinstance(p, Term))

    @property
    def filters(self) -> tuple[Filter, ...]:
        return tuple(p for p in self.parts if isinstance(p, Filter))

    @property
    def words(self) -> str:
        """What was typed without the filters."""
        return " ".join(t.written for t in self.terms)

    def without(self, part: Term | Filter) -> str:
        """What was typed without one part of it."""
        return " ".join(p.written for p in self.parts if p is not part)

    def __bool__(self) -> bool:
        return bool(self.terms) or any(f.value for f in self.filters)

    def __str__(self) -> str:
        return " ".join(p.written for p in self.parts)


def read_search(typed: str) -> Sought:
    """What was typed, taken apart."""
    parts: list[Term | Filter] = []
    typed = _GAP.sub(lambda m: m[0].rstrip() if _kind(m[1]) else m[0], typed[:_LONGEST])
    for match in _pattern().finditer(typed):
        found = _filter(match) or _term(match)
        if found is not None and len(parts) < _MOST:
            parts.append(found)
    return Sought(tuple(parts))


def written_filter(kind: FilterKind, value: str, language: str = "en") -> str:
    """A filter as one would type it in a language; empty without a value. `value`: a code, or the words."""
    words = load_search_words()
    name = words.filters[kind].get(language, words.filters[kind]["en"])[0]
    spelt = words.values.get(kind, {}).get(value, {})
    value = spelt.get(language, spelt.get("en", (value,)))[0]
    value = re.sub(rf"[{re.escape(words.quotes)}\s]+", " ", value).strip()
    if not value:
        return ""
    return f'{name}:"{value}"' if re.search(r"[\s:*]", value) else f"{name}:{value}"


def day_in(text: str) -> str:
    """The day that a text names in digits of any script: 2020, 2020-08, 2020-08-04, 4/8/2020 (the day first); as far as
    it says, in ISO 8601; empty where it names none."""
    numbers = [str(int(n)) for n in re.findall(r"\d+", text)]
    if re.search(r"[^\d\s./\-–،,]", text) or not 1 <= len(numbers) <= 3:
        return ""
    numbers = numbers[::-1] if len(numbers[-1]) == 4 else numbers
    try:
        date(*([int(n) for n in numbers] + [1, 1])[:3])
    except (ValueError, OverflowError):
        return ""
    return "-".join([numbers[0].zfill(4), *(n.zfill(2) for n in numbers[1:])]) if len(numbers[0]) == 4 else ""


def _filter(match: re.Match[str]) -> Filter | None:
    kind = _kind(match["name"] or "")
    if kind is None:
        return None
    exact = match["quoted"] is not None
    value = (match["quoted"] if exact else match["value"]) or ""
    return Filter(match[0].strip(), kind, _value(kind, value), exact)


def _kind(name: str) -> FilterKind | None:
    return _names().get(" ".join(fold(name)))


def _value(kind: FilterKind, value: str) -> str:
    if kind in ("after", "before"):
        return day_in(value)
    folded = fold(value)
    if kind in CODED:
        return _codes(kind).get(" ".join(folded), "")
    return " ".join(folded)


def _term(match: re.Match[str]) -> Term | None:
    quoted, written = match["phrase"] or match["lone"], match[0].strip()
    if quoted:
        words = tuple(fold(quoted))
        return Term(written, words, exact=True) if words else None
    words = tuple(fold(written))
    if not words:
        return None
    prefix = written.endswith("*") and len(words) == 1 and len(words[0]) >= _PREFIX
    return Term(written, words, exact=len(words) > 1, prefix=prefix)


_GAP = re.compile(r"([^\W\d_]+)[:：]\s+(?=\S)")
"""The space that one may leave behind the colon of a filter."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A filter, a phrase in marks of any kind (an open one runs to the end), or a word."""
    words = load_search_words()
    q, a = re.escape(words.quotes), re.escape(words.apostrophes)
    return re.compile(
        rf"(?P<name>[^\W\d_]+)[:：](?:[{q}](?P<quoted>[^{q}]*)(?:[{q}]|$)|(?P<value>[^\s{q}]+)|)"
        rf"|[{q}](?P<phrase>[^{q}]*)(?:[{q}]|$)"
        rf"|(?<!\w)[{a}](?P<lone>[^{a}]+)[{a}](?!\w)"
        rf"|[^\s{q}]+"
    )


@lru_cache(maxsize=1)
def _names() -> dict[str, FilterKind]:
    return _folded(load_search_words().filters)  # type: ignore[return-value]


@lru_cache(maxsize=8)
def _codes(kind: FilterKind) -> dict[str, str]:
    return _folded(load_search_words().values[kind])


def _folded(words: Words) -> dict[str, str]:
    found = {" ".join(fold(word)): code for code, rows in words.items() for row in rows.values() for word in row}
    return {code: code for code in words} | found
