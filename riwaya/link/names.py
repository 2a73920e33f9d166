"""Names of persons, taken apart and compared across spellings, languages and scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from riwaya.link.skeletons import SIGNS, Skeleton, skeleton, vowels_agree

ARTICLES = frozenset(
    {
        "al", "el", "ul", "as", "ar", "ad", "an", "at", "az", "ash", "ас", "аль", "эль", "ад", "аз", "ан", "ар", "ат",
        "аш", "ал", "آل", "ال",
    }
)  # fmt: skip
"""The Arabic article, and the "house of" before a family, where transcriptions write them apart."""

FILIATION = frozenset(
    {
        "bin", "ibn", "ben", "bint", "bent", "бин", "ибн", "бен", "бинт", "بن", "ابن", "إبن", "بنت", "ولد",
    }
)  # fmt: skip
"""Words between a name and the father's that some spellings leave out."""

SERVANT = frozenset(
    {
        "عبد", "abd", "abdul", "abdel", "abdal", "abdoul", "abdu", "abdur", "abdus", "abdol", "абд", "абдул", "абдель",
        "абдуль", "абдал",
    }
)  # fmt: skip
"""First part of a given name of two words: عبد الفتاح, عبدالفتاح, Abdel-Fattah, Abdulfattah."""

FATHER = dict.fromkeys(("ابو", "ابي", "ابا", "abu", "abou", "abi", "aboo", "абу"), "ابو")
FATHER |= dict.fromkeys(("ام", "umm", "oum", "умм"), "ام")
"""Words that make a name of the word behind them (Abu Mahdi), folded → one form of each."""

ALIKE = 0.8
"""Share of common consonants from which two words of a name may be one word (Лавров, لاوروف)."""

_ONE = str.maketrans("أإآٱىیکەۀة", "ااااييكههه")
_WORD = re.compile(r"[^\W\d_]+(?:['’`ʼ][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: `words` folded, `bones` their skeletons, in order; without articles and بن."""

    written: str
    words: tuple[str, ...]
    bones: tuple[Skeleton, ...]
    listed: frozenset[str] = frozenset()
    """Those of the words that a list of given names holds."""

    @property
    def full(self) -> bool:
        """Whether there are two words or more: a given name and one of a family."""
        return len(self.words) > 1


def parse_name(written: str, given: Set[str] = frozenset()) -> Name:
    """`written` without titles → its words. Articles and filiation fall away, two-word given names become one word.

    `given`: known given names, folded by `fold`.
    """
    found = [_without_article(w) for w in _WORD.findall(written.replace("ـ", ""))]
    words: list[str] = []
    joined = ""
    for word in (w for w in found if w):
        low = fold(word)
        if joined:
            words.append(joined + low)
            joined = ""
        elif low in FATHER:
            words.append(FATHER[low])
        elif low in SERVANT:
            joined = "عبد"
        elif low not in ARTICLES and low not in FILIATION:
            words.append(_servant(low))
    if joined:
        words.append(joined)
    kept = [(w, skeleton(w)) for w in words if len(w) > 1]
    return Name(
        written, tuple(w for w, _ in kept), tuple(b for _, b in kept), frozenset(w for w, _ in kept if w in given)
    )


def fold(word: str) -> str:
    """A word of a name in lower case, without vowel signs, hamza seats, and letters that differ by country."""
    return SIGNS.sub("", word).casefold().translate(_ONE)


def _without_article(word: str) -> str:
    """A word without the Arabic article written onto it; `الله` keeps it."""
    if word.startswith("ال") and len(word) > 4 and word != "الله":
        return word[2:]
    return word


def _servant(word: str) -> str:
    """A given name with "servant of" written onto it, in the form in which both parts are one."""
    for part in ("عبدال", "abdul", "abdel", "abdal", "abdur", "abdoul", "абдул", "абдель", "абдуль"):
        if word.startswith(part) and len(word) > len(part) + 2:
            return "عبد" + word[len(part) :]
    return word


def same_word(a: str, b: str, listed: bool = False) -> bool:
    """Whether two words of names may be spellings of one: equal, or equal or nearly equal in their consonants.

    `listed`: both are known given names; then two words of one script are two names (حسن, حسين), and of two scripts
    the vowels have to agree too.
    """
    if a == b:
        return True
    x, y = skeleton(a), skeleton(b)
    if not x.consonants or not y.consonants:
        return False
    close = x.plain == y.plain or x.weak == y.weak
    if listed:
        return close and _script(a) != _script(b) and vowels_agree(x, y)
    if close or len(x.plain) < 3 or len(y.plain) < 3 or x.plain[0] != y.plain[0]:
        return close
    return Indel.normalized_similarity(x.plain, y.plain) >= ALIKE


def spelt_alike(a: str, b: str) -> int:
    """How surely two words of names, in two scripts, are spellings of one: 2 where consonants are the same and vowels
    may be, 1 where one writes a consonant that the other leaves out (Лавров, لاوروف; Khashoggi, خاشقجي), else 0.

    Stricter than `same_word`, which compares names that one story holds: here a word that somebody types is held
    against all of them. So the last sounds have to agree (not Sami and سمير, Salim and سليماني, Samira and سمير).
    Words in Arabic letters, which Persian writes too, have to have the same vowels (پوتین, بوتين; not حسن, حسين).
    """
    x, y = skeleton(a), skeleton(b)
    if not (x.consonants and y.consonants) or _ends(a) * _ends(b) < 0:
        return 0
    if _script(a) == _script(b):
        same = _script(a) == "ARABIC" and (x.consonants, x.vowels) == (y.consonants, y.vowels)
        return 2 if same else 0
    if x.plain == y.plain:
        return 2 if vowels_agree(x, y) else 0
    if min(len(x.plain), len(y.plain)) < 3 or x.plain[0] != y.plain[0] or x.plain[-1] != y.plain[-1]:
        return 0
    return int(Indel.normalized_similarity(x.plain, y.plain) >= ALIKE)


_OPEN = frozenset("aiouуоиюяاهىةيیۀو")
_EITHER = frozenset("ehwyаеёыэйьъءع")
"""Last letters that are heard in one name and not in another, or belong to a case (Самира of Самир)."""


def _ends(word: str) -> int:
    """How a word ends: 1 with a vowel, -1 with a consonant, 0 where its letters do not tell."""
    letter = unicodedata.normalize("NFD", SIGNS.sub("", word).casefold())[-1:]
    if unicodedata.combining(letter or " "):
        return 0
    return 1 if letter in _OPEN else 0 if letter in _EITHER else -1


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").partition(" ")[0]


def same_person(a: Name, b: Name) -> bool:
    """Whether two full names may be one person's: the same given name first, and every other word of the shorter in the
    longer, in order (محمد بن سلمان, محمد بن سلمان بن عبدالعزيز; but not سلمان بن عبدالعزيز)."""
    if not (a.full and b.full):
        return False
    short, long = sorted((a, b), key=lambda n: (len(n.words), n.written))
    return _same(short, 0, long, 0) and _in_order(short, long, 1)


def holds_word(lone: Name, full: Name) -> bool:
    """Whether a name of one word is a word of a longer one."""
    return not lone.full and bool(lone.words) and any(_same(lone, 0, full, i) for i in range(len(full.words)))


def _in_order(short: Name, long: Name, start: int) -> bool:
    at = start
    for i in range(start, len(short.words)):
        found = next((j for j in range(at, len(long.words)) if _same(short, i, long, j)), None)
        if found is None:
            return False
        at = found + 1
    return True


def _same(a: Name, i: int, b: Name, j: int) -> bool:
    x, y = a.words[i], b.words[j]
    if x.startswith("عبد") != y.startswith("عبد") and i and j:
        x, y = x.removeprefix("عبد"), y.removeprefix("عبد")  # نجيب عبد الرزاق, Najib Razak
        return bool(x and y) and same_word(x, y)
    return same_word(x, y, listed=a.words[i] in a.listed and b.words[j] in b.listed)


def keys_of(word: str) -> Sequence[str]:
    """Under what a word of a name may be looked up so that every word it may equal (`same_word`) shares a key: its
    skeleton, without the letter that some scripts leave out, and this without one letter each."""
    bones = skeleton(word)
    bare = bones.weak
    out = {bare, bones.plain}
    if len(bare) > 3:
        out.update(bare[:i] + bare[i + 1 :] for i in range(1, len(bare)))
    return sorted(out)


def held_under(name: Name) -> Set[tuple[str, str]]:
    """The pairs of keys of a full name's first word and of another of its words. One that it may be a longer form of
    (`same_person`) has one of these under `sought_under`. Two words and not one, so that a name that half a country
    bears is compared with few."""
    return _pairs(name, name.words[1:])


def sought_under(name: Name) -> Set[tuple[str, str]]:
    """The pairs of keys of a full name's first and last word."""
    return _pairs(name, name.words[-1:])


def _pairs(name: Name, others: Sequence[str]) -> Set[tuple[str, str]]:
    written = {w for word in others for w in (word, word.removeprefix("عبد")) if w}
    keys = {key for word in written for key in keys_of(word)}
    return {(first, key) for first in keys_of(name.words[0]) for key in keys}
