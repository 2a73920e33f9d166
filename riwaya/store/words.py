"""Words as the search keeps them: spelling folded as that of names is (`keys.name_key`), digits of any script as 0 to
9, and what each may be a form of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from riwaya.languages.bases import bases_of, concepts_of, is_empty
from riwaya.languages.loader import load_languages
from riwaya.languages.memory import Memory
from riwaya.store.keys import name_key

CONCEPT = "="
"""Before the id of a concept among bases; alone of a word that says nothing of what is talked of (the, of, في)."""

_SEATS = str.maketrans({"ؤ": "ئ"})
"""Hamza in the middle of a word sits on either letter, by country (مسؤول, مسئول); both are sought under the second."""

Word = tuple[int, int, str]
"""Start and end in the text (code points), and the folded form."""


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a part of a text; a number with separators (2,750) is one word."""
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        for form in _FORMS[match[0]]:
            yield match.start(), match.end(), form


def fold(text: str) -> list[str]:
    """The folded words of a text."""
    return [form for _, _, form in words_of(text)]


def bases(word: str, language: str | None) -> tuple[str, ...]:
    """What a word of a language, as the page writes it, may be a form of beside its own form: folded words, and the
    concepts that it names."""
    return _BASES[f"{language or ''} {word}"]


def has_data(language: str | None) -> bool:
    """Whether forms of a language's words are known."""
    return language in load_languages()


def _forms(word: str) -> tuple[str, ...]:
    if word[:1].isdecimal():
        word = "".join(c for c in word if c.isalnum())
    folded = name_key(word)
    digits = folded if folded.isascii() else "".join(str(unicodedata.decimal(c, c)) for c in folded)
    return tuple(part for part in digits.split() if any(map(str.isalnum, part)))


def _bases(entry: str) -> tuple[str, ...]:
    code, _, word = entry.partition(" ")
    forms = _FORMS[word]
    if len(forms) != 1 or word[0].isdecimal():
        return ()
    found = [word]
    if has_data(code):
        language = load_languages()[code]
        found += bases_of(word, language)
        found += [CONCEPT + concept for concept in concepts_of(word, language)]
        found += [CONCEPT] if is_empty(word, language) else []
    out: dict[str, None] = {}
    for base in found:
        if base.startswith(CONCEPT):
            out[base] = None
        else:
            out |= dict.fromkeys(_FORMS[base])
            out |= dict.fromkeys(_FORMS[base.translate(_SEATS)])
    return tuple(base for base in out if base != forms[0])


_FORMS: Memory[tuple[str, ...]] = Memory(_forms)
_BASES: Memory[tuple[str, ...]] = Memory(_bases)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """A number with separators, or letters and digits with whatever marks stand on them or between them unseen."""
    unseen = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Mn", "Me", "Cf"))
    return re.compile(rf"\d{{1,3}}(?:[,٬'’]\d{{3}})+(?!\d)|[^\W_](?:[^\W_]|[{re.escape(unseen)}])*")
