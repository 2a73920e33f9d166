"""What a number counts or measures: the noun or unit beside it."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.quantities import Noun
from riwaya.read.content.figures import DASHES, out_of_brackets
from riwaya.read.content.numerals import Numeral
from riwaya.read.page import Page

CLOSED = (
    "adverb", "auxiliary", "connective", "contrast", "demonstrative", "joining", "modal-before-cue", "month",
    "negation",
    "object-pronoun", "preposition", "pronoun", "relative", "same", "subordinating", "that", "time",
    "verb", "weekday", "what", "whether",
)  # fmt: skip
"""Words of these classes are counted by no number."""

PARTLY = 100
"""Numbers agree with their noun by what remains of them by this."""


AGE, YEAR = "age", "year"
YOUNGEST, OLDEST = 10, 125
"""Ages that may stand without "years": below in figures only ("turned one of them away")."""

AGE_REACH = 2
"""Words before a number in which a word of age is looked for (aged about 30)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: in words `first:end`, its last character before `end_char`. Of a noun that may be a measure or
    people (تن), `other` is the second reading."""

    unit: str
    first: int
    end: int
    end_char: int
    what: str | None = None
    measure: bool = False
    known: bool = True
    other: str | None = None


def counted_by(page: Page, n: Numeral) -> Counted | None:
    """What `n` counts: a unit written onto it, a sign of money before it, or a noun behind it (or, of one, before)."""
    age = age_of(page, n)
    if age is not None or n.attached:
        return age or _attached(page, n)
    sign = _sign_before(page, n)
    if sign is not None:
        return sign
    definite = _definite_before(page, n)
    if definite is not None:
        return definite
    at, stop = out_of_brackets(page, n.first, n.whole[1]), page.sentence(n.first)[1]
    classified = _classified(page, at, stop)
    if classified is not None:
        return classified
    of = _partitive(page, at, stop)
    if of and n.value != 1:
        at += of
    for k in range(at, min(at + page.language.counting.modifiers + 1, stop)):
        noun = _noun(page, k, stop, n, near=k == at and (not of or n.vague), owned=of > 0)
        if noun is not None:
            return noun
        if not _modifies(page, k):
            break
    own = _noun(page, at - of, stop, n, near=True) if of else None  # ۲۰ نفر از آنها
    if own is not None or (of and not n.vague):
        return own
    unknown = _unknown(page, at, stop, n)
    return unknown or _noun_before(page, n)


def noun_at(page: Page, i: int, stop: int, owned: bool = False) -> tuple[Noun, ...]:
    """The units and counted nouns that begin with word i, the longest alone; those of equal length together. `owned`:
    it may carry a pronoun (17 من عناصره)."""
    if i >= stop:
        return ()
    nouns = page.language.counting.nouns
    word = page.t.words[i]
    bare = not (word.conjunction or word.preposition)
    keys = [word.norm, word.stem] if bare else [word.norm]
    if owned:
        keys += [word.norm[: -len(e)] for e in page.language.lexicon.clitics.enclitics if word.norm.endswith(e)]
    for key in keys:
        found = [n for n in nouns.get(key, ()) if i + len(n.rest) < stop and _follows(page, i, n.rest)]
        if found:
            return tuple(n for n in found if len(n.rest) == len(found[0].rest))
    return ()


def _follows(page: Page, i: int, words: tuple[str, ...]) -> bool:
    """Whether `words` come after word i, as they stand or as the dictionary form of what stands there."""
    return all(w in (page.norm(i + k), page.t.words[i + k].stem) for k, w in enumerate(words, 1))


def _made(page: Page, nouns: tuple[Noun, ...], i: int) -> Counted:
    noun = nouns[0]
    end = i + 1 + len(noun.rest)
    other = next((n.unit for n in nouns if n.unit != noun.unit), None)
    return Counted(noun.unit, i, end, page.t.ends[end - 1], noun.what, noun.measure, other=other)


def age_of(page: Page, n: Numeral) -> Counted | None:
    """Years of somebody's age: five-year-old, عمره 25 عاما."""
    counting, i = page.language.counting, n.end
    if n.attached in counting.age_attached:
        return Counted(YEAR, n.end - 1, n.end, page.t.ends[n.end - 1], AGE, measure=True)
    for rest in counting.age_after.get(page.norm(i), ()):
        if page.follows(i, rest):
            end = i + 1 + len(rest)
            return Counted(YEAR, i, end, page.t.ends[end - 1], AGE, measure=True)
    start = max(page.sentence(n.first)[0], n.whole[0] - AGE_REACH)
    years = page.norm(i) in counting.age_units
    opens = counting.age_before | counting.age_before_years if years else counting.age_before
    if not any(page.norm(k) in opens for k in range(start, n.whole[0])):
        return None
    if years:
        return Counted(YEAR, i, i + 1, page.t.ends[i], AGE, measure=True)
    near = page.norm(n.whole[0] - 1) in counting.age_before and (n.figure or n.value >= YOUNGEST)
    return Counted(YEAR, n.first, n.end, n.end_char, AGE, measure=True) if near and n.value < OLDEST else None


def _attached(page: Page, n: Numeral) -> Counted | None:
    found = page.language.counting.nouns.get(n.attached, ())
    hyphen = page.t.text[n.end_char] in DASHES
    nouns = tuple(noun for noun in found if not noun.rest and (noun.measure or not hyphen))  # a ten-member panel
    if not nouns:
        return None
    return Counted(nouns[0].unit, n.end - 1, n.end, page.t.ends[n.end - 1], nouns[0].what, nouns[0].measure)


def _sign_before(page: Page, n: Numeral) -> Counted | None:
    """A sign or code of money that stands before the number ($10, EUR 20)."""
    i = n.first - 1
    for sign in page.language.counting.signs.get(page.norm(i), ()) if i >= page.sentence(n.first)[0] else ():
        if all(page.norm(i - 1 - k) == word for k, word in enumerate(sign.rest)):
            return Counted(sign.unit, i - len(sign.rest), n.end, n.end_char, measure=True)
    return None


def _partitive(page: Page, i: int, stop: int) -> int:
    """Words that take a part of those who follow (of the, من); 0 for none."""
    rests = page.language.counting.partitive.get(page.norm(i), ()) if i < stop else ()
    return next((1 + len(rest) for rest in rests if page.follows(i, rest)), 0)


def numbered(page: Page, i: int) -> bool:
    """Whether word i is a number word."""
    return page.language.numbers.word(page.norm(i)) is not None


def timed_at(page: Page, i: int) -> bool:
    """Whether word i is a noun of time."""
    times = page.language.counting.times
    return i < len(page.t) and (page.norm(i) in times or page.t.words[i].stem in times)


def them(page: Page, i: int) -> int:
    """The word behind "of them" at word i; i where this does not stand there."""
    of = _partitive(page, i, page.sentence(i - 1)[1])
    return i + of + 1 if of and page.has(i + of, "pronoun", "object-pronoun") else i


def _noun(page: Page, i: int, stop: int, n: Numeral, near: bool, owned: bool = False) -> Counted | None:
    nouns = noun_at(page, i, stop, owned=owned)
    counting = page.language.counting
    if not nouns or page.norm(i) in counting.not_counted or timed_at(page, i):
        return None
    if not near:
        nouns = tuple(noun for noun in nouns if not noun.measure)
    if counting.number_agrees and abs(n.value) != 1 and not n.fraction:
        nouns = tuple(noun for noun in nouns if noun.plural or noun.measure)
    if not nouns:
        return None
    if counting.number_agrees and i + 1 < stop and not nouns[0].rest:
        heads = [noun for noun in noun_at(page, i + 1, stop) if noun.plural and not (noun.measure or noun.what)]
        if heads:
            return _made(page, tuple(heads), i + 1)  # two police officers
    return _made(page, nouns, i)


def _classified(page: Page, i: int, stop: int) -> Counted | None:
    """The noun behind a classifier (۵ فروند هواپیما), which is no word that says what befell (۱۲ نفر کشته شدند)."""
    counting = page.language.counting
    if page.norm(i) not in counting.classifiers or page.norm(i + 1) in counting.after:
        return None
    nouns = tuple(noun for noun in noun_at(page, i + 1, stop) if not noun.measure)
    return _made(page, nouns, i + 1) if nouns else None


def _modifies(page: Page, i: int) -> bool:
    """Whether word i may stand between a number and its noun (30 armed men, 30 U.S. troops)."""
    counting = page.language.counting
    if page.norm(i) == "." and page.norm(i - 1) in page.language.abbreviations:
        return True
    if page.mark(i) or page.norm(i) in counting.not_counted or page.t.words[i].cues:
        return False
    if page.has(i, "noun") and not page.has(i, "adjective"):
        return False
    if counting.modifier is not None and counting.modifier.search(page.norm(i)):
        return True
    return not page.has(i, *CLOSED)


def _unknown(page: Page, at: int, stop: int, n: Numeral) -> Counted | None:
    """A noun that no list knows: the word behind the number, where it looks as a counted noun does."""
    counting = page.language.counting
    part = abs(n.upper or n.value) % PARTLY if abs(n.upper or n.value) > PARTLY else abs(n.upper or n.value)
    size = part if 3 <= part < PARTLY else abs(n.upper or n.value)
    shape = next((e for low, high, e in counting.unknown if low <= size <= high), None)
    opening = page.language.numbers.word(page.norm(n.first))
    if shape is None or written_as_year(page, n) or n.fraction or (opening is not None and opening.article):
        return None
    for k in range(at, min(at + counting.modifiers + 1, stop)):
        word = page.t.words[k]
        if page.mark(k) or page.has(k, *CLOSED) or word.cues or word.conjunction or numbered(page, k):
            return None
        if word.norm in counting.not_counted or word.norm in counting.before or timed_at(page, k):
            return None
        described = page.has(k, "adjective") and not page.has(k, "noun")
        if (
            not described
            and shape.search(page.norm(k))
            and not (page.language.capitals and page.t.surface(k)[0].isupper())
        ):
            unit = word.stem if page.has(k, "noun") else _singular(page, page.norm(k))
            return Counted(unit, k, k + 1, page.t.ends[k], known=False)
        if not _modifies(page, k):
            return None
    return None


def _singular(page: Page, noun: str) -> str:
    """The singular of a noun that no list knows, where the language's data make one."""
    rows = page.language.counting.singular
    return next((e.sub(r, noun) for e, r in rows if e.search(noun)), noun)


def written_as_year(page: Page, n: Numeral) -> bool:
    """Whether `n` is written as a year is; such a number counts only nouns that are known."""
    return n.figure and 1300 <= n.value <= 2100 and page.norm(n.end - 1)[-4:].isdigit() and n.upper is None


def _definite_before(page: Page, n: Numeral) -> Counted | None:
    """The definite plural before a definite number, which stands behind it as its adjective would (السفن الأربع،
    الدول الـ 18): what follows is no longer counted."""
    articles = page.language.lexicon.clitics.articles
    apart = page.norm(n.first - 1) in articles
    i = n.first - (2 if apart else 1)
    if not articles or n.ordinal or n.upper is not None or n.value < FEWEST or i < page.sentence(n.first)[0]:
        return None
    opening = page.language.numbers.word(page.norm(n.first))
    if not (apart or (opening is not None and opening.article)):
        return None
    stop = page.sentence(i)[1]
    if n.end < stop and page.t.words[n.end].article and noun_at(page, n.end, stop):
        return None  # الطلاب الـ 43 المفقودون: what befell them counts
    found: Counted | None = None
    start = max(page.sentence(n.first)[0], i - ADJECTIVES)
    while i >= start and not page.mark(i) and page.t.words[i].article:
        listed = page.language.counting.nouns.get(page.t.words[i].stem, ())
        noun = next((noun for noun in listed if noun.plural and not noun.rest), None)
        if noun is not None:  # the first of two: الدول الأعضاء الخمس
            found = Counted(noun.unit, i, n.end, n.end_char, noun.what, noun.measure)
        i -= 1
    return found


FEWEST = 3
"""The least number that stands behind a plural; below it the noun is a dual or a singular."""

ADJECTIVES = 2
"""Adjectives between a definite plural and its number (السفن الحربية الأربع)."""


def _noun_before(page: Page, n: Numeral) -> Counted | None:
    """The noun before a number that follows it (شخص واحد, شخصين اثنين)."""
    i = n.first - 1
    if n.value not in (1, 2) or n.figure or n.upper is not None or i < page.sentence(n.first)[0]:
        return None
    nouns = tuple(noun for noun in page.language.counting.nouns.get(page.norm(i), ()) if not noun.rest)
    if not nouns or nouns[0].plural != (n.value == 2) or page.language.counting.number_agrees:
        return None
    return Counted(nouns[0].unit, i, n.end, n.end_char, nouns[0].what, nouns[0].measure)
