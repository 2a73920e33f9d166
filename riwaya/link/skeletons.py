"""A name in any script → the consonants that its spellings share, and what is known of its vowels.

Vowels are written in some scripts and not in others, and every outlet romanises in its own way; what stays are the
consonants, put into classes of sounds that transcriptions mix up (p and b in Arabic, kh and h, th and t, j and g):
سليماني, سلیمانی, Soleimani, Сулеймани → `slmn`. Two names with different skeletons are probably not one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

CLASSES = {
    "tsch": "x", "dzh": "g", "sch": "x", "tch": "x", "zh": "g", "kh": "h", "gh": "g", "sh": "x", "ch": "x", "th": "t",
    "dh": "d", "ph": "f", "ck": "k", "qu": "k", "dj": "g", "ts": "s", "tz": "s",
    "b": "b", "p": "b", "f": "f", "v": "v", "t": "t", "d": "d", "s": "s", "z": "s", "j": "g", "g": "g", "k": "k",
    "q": "k", "h": "h", "l": "l", "m": "m", "n": "n", "r": "r", "x": "ks", "c": "k",
}  # fmt: skip
"""What is written → its class of sounds, longest first. Vowels, hamza and `ayn are missing: not every script writes
them. j and g are one (جورج, George; Cairo's ج)."""

VOWELS = {"a": "A", "e": "AI", "i": "I", "y": "I", "o": "U", "u": "U", "w": "U"}
"""Letters of vowels → the long vowels that they may stand for in a script that writes only these."""

LONG = re.compile("ai|ay|ee|ei|ey|ie|iy|oo|ou|ow|uw")
"""Vowels that such a script would write."""

PAIRS = (("дж", "ж"), ("тч", "ч"), ("تش", "چ"))
"""Two letters of one sound, and the one letter that has it too."""

SILENT = frozenset("ةۃ")
"""Letters that transcriptions leave out."""

_LATIN = re.compile("|".join(sorted(CLASSES, key=len, reverse=True)) + r"|[a-z]")
SIGNS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c-\u200f]")
"""Vowel signs, tatweel and marks of direction: they are no letters of a name."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """How a word of a name sounds, as far as its letters tell."""

    consonants: str
    """Classes of its consonants, one letter each, without doubled ones and a final h. `v` is what one script writes as
    a consonant and another as a vowel."""
    vowels: tuple[str, ...] = ()
    """What stands before each of these: Latin letters, empty where none is written."""

    @property
    def plain(self) -> str:
        """The consonants, v as f."""
        return self.consonants.replace("v", "f")

    @property
    def weak(self) -> str:
        """The consonants without those behind the first that may not be written or heard (القنواتي, Канавати; John)."""
        heard = self.plain[:1] + self.consonants[1:].replace("v", "").replace("h", "")
        return "".join(c for i, c in enumerate(heard) if not i or c != heard[i - 1])


@lru_cache(maxsize=65536)
def skeleton(word: str) -> Skeleton:
    """How one word of a name sounds; its article is taken off. Any script that anyascii knows."""
    word = SIGNS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    for two, one in PAIRS:
        word = word.replace(two, one)
    consonants: list[str] = []
    vowels: list[str] = []
    gap = ""
    for sound in _sounds(word):
        if sound in VOWELS:
            gap += sound
        elif consonants and sound == consonants[-1]:
            gap = ""
        else:
            consonants.append(sound)
            vowels.append(gap)
            gap = ""
    if consonants and consonants[-1] == "h" and not gap and len(consonants) > 1:
        consonants, vowels = consonants[:-1], vowels[:-1]
    return Skeleton("".join(consonants), tuple(vowels))


def vowels_agree(a: Skeleton, b: Skeleton) -> bool:
    """Whether the vowels of two words of equal consonants may be spellings of one another (not حسن and Hussein, nor حمد
    and Ahmed: no script leaves out that a word begins with a vowel)."""
    if a.vowels and b.vowels and bool(a.vowels[0]) != bool(b.vowels[0]):
        return False
    for x, y in zip(a.vowels, b.vowels, strict=False):
        long_x, long_y = ({v for c in g for v in VOWELS[c]} for g in (x, y))
        if x and y and not long_x & long_y or not x and LONG.search(y) or not y and LONG.search(x):
            return False
    return True


def _sounds(word: str) -> Iterator[str]:
    """The classes of a word's consonants, and its vowels as Latin letters, in order."""
    latin = "".join(anyascii(c).lower() if "LATIN" in unicodedata.name(c, "") else c for c in word)
    for match in re.finditer(r"[a-z]+|.", latin):
        first = not match.start()
        yield from _latin(match[0], first) if match[0].isascii() else _letter(match[0], first)


def _latin(letters: str, first: bool) -> Iterator[str]:
    for match in _LATIN.finditer(letters):
        piece, behind = match[0], letters[match.end() : match.end() + 1]
        if piece == "c" and behind in ("e", "i", "y"):
            yield "s"
        elif piece == "w" and first and not match.start():
            yield "v"
        else:
            yield from CLASSES.get(piece, piece)


def _letter(letter: str, first: bool) -> Iterator[str]:
    """One letter of another script: it stands for one sound, however many Latin letters write it."""
    latin = anyascii(letter).lower()
    if letter in SILENT:
        return
    if latin.startswith(("'", "`")) or letter == "ا":
        if first or latin.strip("'`") == "":
            yield "a"
        latin = latin.strip("'`")
    if latin == "w" and first:
        yield "v"
    elif latin in CLASSES:
        yield from CLASSES[latin]
    else:
        yield from (CLASSES.get(c, c) for c in latin if c in CLASSES or c in VOWELS)
