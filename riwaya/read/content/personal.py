"""Where a personal name stands and ends in a script without capitals: what lists of names, titles and offices tell.

Full lists of names cannot be had: half the names of the news are in none. A title, an office or a known given name
opens a name; how far it goes is told by the kinds of its words, by common words, which are never a part of one, and by
what stands behind it.
"""

from __future__ import annotations

from functools import lru_cache

from riwaya.languages.concepts import finder
from riwaya.read.page import Page

_STOP = frozenset(
    {
        "title", "office", "organisation", "government", "people", "group", "document", "medium", "medium-noun",
        "country", "preposition", "time", "relative", "that", "negation", "pronoun", "demonstrative", "month",
        "number", "adverbial", "contrast", "joining", "connective", "adverb", "what", "same", "partitive", "topic",
        "honorific-pronoun", "weekday", "proper-body", "ordinal", "auxiliary", "modal-before-cue", "verb", "then",
        "whether", "listener-noun", "object-pronoun", "possessive", "determiner", "no-name", "takes-preposition",
        "source-noun", "carried", "carrying", "be", "reporters-address",
    }
)  # fmt: skip
"""Classes of words that no name goes on with."""

_LISTED = frozenset({"given-name", "family-name"})
_NEVER = frozenset(
    {
        "common",
        "body",
        "weapon",
        "weapon-type",
        "event",
        "body-head",
        "event-head",
        "work-head",
        "not-adjective",
        "function-word",
    }
)  # fmt: skip
_SHAPED = frozenset({"object-noun", "accusative", "oblique", "nominative"})
"""Shapes of words that are rarely a name: only a title's word counts more."""

SHORTEST = 3
"""Letters that a compound's last part has at least with its article; آل is no article."""

LONGEST = 8
"""Words of the longest name that is looked for (خادم … بن … بن … آل سعود)."""

PART, GIVEN, FAMILY, NISBA, DEFINITE, UNKNOWN, NOTHING = "part", "given", "family", "nisba", "definite", "unknown", ""


def part_of_name(page: Page, i: int, opening: bool = False, sure: bool = False) -> str:
    """What word i would be as a part of a name; `NOTHING` where it cannot be one. A preposition may be written onto the
    word that opens a name, and onto no other. `sure`: a name must go on here (behind a title and a given name, behind
    "father of"), so that everyday words count too."""
    t = page.t
    if not 0 <= i < len(t) or not t.is_word(i):
        return NOTHING
    word = t.words[i]
    classes = word.classes
    if not opening and (word.preposition or word.conjunction):
        return NOTHING
    everyday = "everyday-name" in page.language.entities.lexicon.classes.get(word.norm, ())
    if everyday and not opening and "preposition" not in classes:
        return GIVEN
    if word.enclitic:
        return NOTHING
    if "name-part" in classes:
        if opening and not _opening_part(page, i):
            return NOTHING
        return PART
    entry = page.language.entities.word(word.norm)
    known = entry.classes
    if "function-word" in known and not (
        entry.enclitic and "given-name" in classes
    ):  # أيهم: a name, and "which of them"
        return NOTHING
    if not classes.isdisjoint(_LISTED):
        if not classes.isdisjoint(_STOP) and not classes.isdisjoint(
            ("preposition", "time", "month", "country", "that", "adverb")
        ):
            return NOTHING
        if not opening and "office" in classes and _is_office(page, i):
            return NOTHING
        if (
            opening
            and "common" in page.language.entities.lexicon.classes.get(word.norm, ())
            and not _listed(page, i + 1)
        ):
            return NOTHING
        return GIVEN if "given-name" in classes else FAMILY
    if not classes.isdisjoint(_STOP if not sure else _STOP - {"no-name"}):
        return NOTHING
    if everyday and _listed(page, i + 1):
        return GIVEN
    if "nationality" in classes:
        return NISBA if word.article else NOTHING
    never = _NEVER if not sure else _NEVER - {"not-adjective", "weapon", "body", "event"}
    if word.article and not opening and word.stem.endswith(page.language.entities.nisba):
        never -= {"common"}  # منصور البحري: families are called after trades and places
    if not opening and i in page.at and page.at[i].finite:
        return NOTHING  # سامر بالم فاكتفى بالقول
    if word.cues or not known.isdisjoint(never) or not word.norm.isalpha() or len(word.norm) < 2:
        return NOTHING
    if word.article:
        return NISBA if word.stem.endswith(page.language.entities.nisba) else DEFINITE
    if not opening and not sure and word.norm.startswith(page.language.lexicon.clitics.conjunctions[:1]):
        return NOTHING  # ومنبج: more likely "and", the commonest conjunction, than a name's first letter
    names = page.language.entities
    if any(v.match(word.norm) for v in names.verbs):
        return NOTHING
    certain = sure and (not opening or _listed(page, i + 1))  # الرئيس فرنسوا هولاند, but كان الفريق مسيطرا
    if not certain and (not classes.isdisjoint(_SHAPED) or any(n.match(word.norm) for n in names.nouns)):
        return NOTHING
    return FAMILY if any(s.match(word.norm) for s in names.surnames) else UNKNOWN


def _listed(page: Page, i: int) -> bool:
    return page.has(i, "given-name", "family-name", "name-part") and not page.t.words[i].preposition


def _opening_part(page: Page, i: int) -> bool:
    """Whether a name may open with the part at word i: "father of", "servant of", or "son of" by itself (بن لادن)."""
    word = page.t.words[i]
    if not word.classes.isdisjoint(_STOP):
        return False
    if "lineage" in page.language.entities.word(word.norm).classes:
        return part_of_name(page, i + 1) in (GIVEN, FAMILY, UNKNOWN) and not word.preposition
    return "given-name" in word.classes


def _is_office(page: Page, i: int) -> bool:
    """Whether a word that is a name and an office is the office: another word of an office follows (أمين لجنة، الأمين
    العام)."""
    return page.phrase(i, "office") > 1 or page.has(i + 1, "organisation", "government", "office")


def name_end(page: Page, i: int, led: bool) -> int:
    """Where the personal name that may begin at word i ends; i where none does. `led`: a title or office leads to
    it."""
    kind = part_of_name(page, i, opening=True, sure=led)
    if kind == NOTHING or (kind in (UNKNOWN, DEFINITE, NISBA) and not led):
        return i
    j, before, parts = i, "", 0
    # "son of X" alone, as an everyday word, goes on with nothing that no list holds
    everyday = _everyday(page, i) or "lineage" in page.language.entities.word(page.norm(i)).classes
    while j - i < LONGEST:
        kind = part_of_name(page, j, opening=j == i, sure=led and (j == i or (parts == 1 and before == GIVEN)))
        if kind == NOTHING and _trade(page, j, before):
            return j + 1
        if kind == NOTHING:
            initial = _initial(page, j, before)
            if not initial:
                break
            j += initial
            continue
        if kind == PART:
            if everyday and not led and parts and _closing(page, j) and part_of_name(page, j + 1) == NOTHING:
                break  # توفيق الله تعالى
            step = _part(page, j, led)
            if not step:
                break
            if parts and _closing(page, j):
                everyday = False  # نور is a word, نور الدين a name
            else:
                parts += 1
            j, before = j + step, GIVEN
            continue
        if not _goes_on(page, i, j, kind, before, parts, led, everyday):
            break
        step = max(page.phrase(j, "given-name"), page.phrase(j, "family-name")) if kind in (GIVEN, FAMILY) else 1
        everyday = everyday and step <= 1
        j, before, parts = j + max(step, 1), kind, parts + 1
    return j


def _trade(page: Page, j: int, before: str) -> bool:
    """Whether the definite title at word j is a family name: it stands behind a given name, and leads to none (سامر
    القاضي)."""
    if before != GIVEN or page.mark(j) or not page.has(j, "title") or not page.has(j - 1, "given-name"):
        return False
    word = page.t.words[j]
    plain = word.article and not (word.preposition or word.conjunction)
    return plain and not page.has(j + 1, "title", "office") and part_of_name(page, j + 1, opening=True) == NOTHING


def _part(page: Page, j: int, led: bool) -> int:
    """Words of "son of X", "father of X", "servant of X" at word j, or of what closes such a compound (نور الدين)."""
    if _closing(page, j):
        return 1
    if (family := page.phrase(j, "family-name")) > 1:
        return family  # آل ثاني
    following = part_of_name(page, j + 1, sure=True)
    if following == PART:
        return 1 + _part(page, j + 1, led) if part_of_name(page, j + 2) or _closing(page, j + 1) else 0
    return 2 if following else 0


def _closing(page: Page, k: int) -> bool:
    """Whether word k closes a compound name: نور الدين، عبد الله."""
    word = page.t.words[k]
    written = word.norm.startswith(page.language.lexicon.clitics.articles) and len(word.norm) > SHORTEST
    return (word.article or written) and "name-part" in word.classes


def _goes_on(page: Page, i: int, j: int, kind: str, before: str, parts: int, led: bool, everyday: bool) -> bool:
    """Whether word j, of `kind`, goes on with the name that began at word i and has `parts` so far."""
    if parts == 0:
        return True
    if kind == GIVEN:
        return before in (GIVEN, UNKNOWN) or (
            before == FAMILY and not _everyday(page, j) and not page.t.words[j - 1].article and parts == 1
        )
    if kind == FAMILY:
        return before in (GIVEN, UNKNOWN)
    if kind == NISBA:
        related = led or not everyday or nation(page, j) is None
        return (before == GIVEN and related) or (before == UNKNOWN and (parts >= 2 or led and _unheard(page, j)))
    if kind == DEFINITE:
        described = parts > 1 and not page.mark(j + 1) and page.t.words[j + 1].article  # المعبر الحدودي: a noun
        described = described or parts > 1 and page.governs(j)
        adjective = page.has(j, "no-name") and not _of_family(page, j)
        return before == GIVEN and (led or not everyday) and not adjective and not described
    if before == FAMILY or parts > 2 or _place(page, j):
        return False
    if parts == 2:
        closed = before in (NISBA, DEFINITE)  # نادر الصواف تحفظيا: a family name with its article closes the name
        role = page.comma(j + 1) and page.has(j + 2, "office", "title")  # هانز بيتر X، رئيس اللجنة
        shown = led or role or len(page.written(page.norm(j))) > 1
        return shown and ends_phrase(page, j + 1) and not closed
    return led or (not everyday and (ends_phrase(page, j + 1) or page.has(j + 1, "family-name")))


def unlisted_name(page: Page, i: int) -> bool:
    """Whether words i and i + 1 are a name by what nothing knows of them: a word alone, and one with an article that
    ends as family names of relation do (مزهر الخيكاني)."""
    kind = part_of_name(page, i, opening=True, sure=True)
    return kind in (UNKNOWN, GIVEN) and not page.t.words[i].article and _unheard(page, i + 1)


def _unheard(page: Page, j: int) -> bool:
    """Whether word j has the shape of a family name of relation, and no list knows it as a word."""
    if page.mark(j):
        return False
    word, names = page.t.words[j], page.language.entities
    shaped = word.article and word.stem.endswith(names.nisba) and not word.preposition and not word.conjunction
    known = word.classes or names.word(word.norm).classes or names.word(word.stem).classes
    return shaped and not known and not finder(page.language).at([word.norm], 0)[0]


def _of_family(page: Page, j: int) -> bool:
    """Whether the definite word j, which ends like a feminine, is the family name of the man before it: as an adjective
    it would agree with him (الغواص خليل النوايسة)."""
    return page.formed(j, "feminine-form") and page.has(j - 1, "masculine") and ends_phrase(page, j + 1)


def _place(page: Page, j: int) -> bool:
    """Whether the page shows that the unlisted word j is a place: it stands behind "in" elsewhere."""
    norms, locatives = page.t.norms, page.language.entities.locatives
    return bool(locatives) and any(k and norms[k - 1] in locatives for k in page.written(page.norm(j)))


def _everyday(page: Page, i: int) -> bool:
    return "everyday-name" in page.language.entities.word(page.norm(i)).classes


def _initial(page: Page, j: int, before: str) -> int:
    """Words of an initial with its full stop at word j (جون ف. كينيدي)."""
    if len(page.norm(j)) == 1 and not page.mark(j) and page.norm(j + 1) == "." and before:
        return 2 if part_of_name(page, j + 2) in (GIVEN, FAMILY, UNKNOWN) else 0
    return 0


def ends_phrase(page: Page, j: int) -> bool:
    """Whether a noun phrase may end before word j: at a mark, a preposition, a verb that reports, a conjunction."""
    if page.mark(j):
        return True
    word = page.t.words[j]
    if word.preposition or word.conjunction or word.cues:
        return True
    return not word.classes.isdisjoint(
        ("preposition", "relative", "that", "time", "contrast", "joining", "adverbial", "office", "title", "negation",
         "modal-before-cue", "verb", "what", "pronoun", "auxiliary", "subordinating")
    )  # fmt: skip


def opens_name(page: Page, i: int) -> bool:
    """Whether a name may begin at word i by itself: no name of a street, of a body, or the rest of another name."""
    before = page.t.words[i - 1] if i and not page.mark(i - 1) else None
    if before is None or before.article or page.t.words[i].preposition:
        return True
    heads = page.language.entities.word(before.norm).classes
    return heads.isdisjoint(("place-head", "body-head")) or not before.classes.isdisjoint(
        ("title", "office", "proper-body")
    )


def nation(page: Page, i: int) -> str | None:
    """The nation that word i names as an adjective, in one form for both genders (السوري، السورية); None for no
    such."""
    if not 0 <= i < len(page.t):
        return None
    word = page.t.words[i]
    if "nationality" in word.classes:
        return word.stem
    for short, long in _pairs(page.language.entities.nisba):
        masculine = word.stem.removesuffix(long) + short
        if word.stem.endswith(long) and "nationality" in page.language.lexicon.classes.get(masculine, ()):
            return masculine
    return None


@lru_cache(maxsize=16)
def _pairs(endings: tuple[str, ...]) -> list[tuple[str, str]]:
    """Endings of relation, and the longer ones of the other gender."""
    return [(a, b) for a in endings for b in endings if b != a and b.startswith(a)]


def name_parts(page: Page, first: int, end: int) -> tuple[str, ...]:
    """The parts of a personal name that tell it from others: folded, without articles. "Servant of" and "father of" are
    one with what follows (عبد العزيز، عبدالعزيز), what closes a compound with what stands before it (نور الدين); a
    father's or a clan's name keeps the "son of", "house of" before it."""
    parts: list[str] = []
    before = ""
    for k in range(first, end):
        if page.mark(k):
            continue
        norm, word = page.norm(k), page.t.words[k]
        norm = page.language.entities.case_forms.get(norm, norm)
        if "lineage" in page.language.entities.word(norm).classes:
            before = norm + " "
        elif "name-part" not in word.classes:
            peeled = (word.article or word.preposition or word.conjunction) and not before.strip()
            parts.append(before + (word.stem if peeled else norm))
            before = ""
        elif "given-name" in word.classes:
            before += norm[len(word.conjunction) :]
        elif _closing(page, k) and (parts or before):
            parts.append((before or parts.pop()) + norm)
            before = ""
        elif page.phrase(k, "family-name") > 1:
            before = norm + " "
    return tuple(parts)
