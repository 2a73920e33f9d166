"""Where a personal name stands and ends in a script without capitals: what lists of names, titles and offices tell.

Full lists of names cannot be had: half the names of the news are in none. A title, an office or a known given name opens
a name; how far it goes is told by the kinds of its words, by common words, which are never a part of one, and by what
stands behind it.
"""

from __future__ import annotations

from riwaya.read.page import Page, Range

_STOP = frozenset(
    {
        "title", "office", "organisation", "government", "people", "group", "document", "medium", "medium-noun", "country",
        "preposition", "time", "relative", "that", "negation", "pronoun", "demonstrative", "month", "number", "adverbial",
        "contrast", "joining", "connective", "adverb", "what", "same", "partitive", "topic", "honorific-pronoun", "weekday",
        "proper-body", "ordinal", "auxiliary", "modal-before-cue", "verb", "then", "whether", "listener-noun", "object-pronoun",
        "possessive", "determiner", "no-name", "takes-preposition", "source-noun", "carried", "carrying", "be",
    }
)  # fmt: skip
"""Classes of words that no name goes on with."""

_LISTED = frozenset({"given-name", "family-name"})
_NEVER = frozenset({"common", "body", "weapon", "event", "body-head", "event-head", "work-head", "not-adjective", "function-word"})
_SHAPED = frozenset({"object-noun", "accusative", "oblique", "nominative"})
"""Shapes of words that are rarely a name: only a title's word counts more."""

LONGEST = 8
"""Words of the longest name that is looked for (خادم … بن … بن … آل سعود)."""

PART, GIVEN, FAMILY, NISBA, DEFINITE, UNKNOWN, NOTHING = "part", "given", "family", "nisba", "definite", "unknown", ""


def part_of_name(page: Page, i: int, opening: bool = False) -> str:
    """What word i would be as a part of a name; `NOTHING` where it cannot be one. A preposition may be written onto the
    word that opens a name, and onto no other."""
    t = page.t
    if not 0 <= i < len(t) or not t.is_word(i):
        return NOTHING
    word = t.words[i]
    classes = word.classes
    if word.enclitic or (not opening and (word.preposition or (word.conjunction and not word.article))):
        return NOTHING
    if "name-part" in classes:
        if opening and ("given-name" not in classes or not classes.isdisjoint(_STOP)):
            return NOTHING  # of the parts only "father of", "servant of" open a name
        return PART
    if not classes.isdisjoint(_LISTED):
        if not classes.isdisjoint(_STOP) and not classes.isdisjoint(("preposition", "time", "country", "that", "adverb")):
            return NOTHING
        return GIVEN if "given-name" in classes else FAMILY
    if not classes.isdisjoint(_STOP) or page.has(i, "place"):
        return NOTHING
    if "nationality" in classes:
        return NISBA if word.article else NOTHING
    known = page.language.entities.word(word.norm)
    if word.cues or not known.classes.isdisjoint(_NEVER) or t.norms[i][0].isdigit() or len(word.norm) < 2:
        return NOTHING
    if word.article:
        return NISBA if word.stem.endswith(page.language.entities.nisba) else DEFINITE
    if not classes.isdisjoint(_SHAPED) or any(v.match(word.norm) for v in page.language.entities.verbs):
        return NOTHING
    return UNKNOWN


def name_end(page: Page, i: int, led: bool) -> int:
    """Where the personal name that may begin at word i ends; i where none does. `led`: a title or office leads to it."""
    kind = part_of_name(page, i, opening=True)
    if kind == NOTHING or (kind in (UNKNOWN, DEFINITE, NISBA) and not led):
        return i
    j, before, parts = i, "", 0
    everyday = _everyday(page, i)
    while j - i < LONGEST:
        kind = part_of_name(page, j, opening=j == i)
        if kind == NOTHING:
            initial = _initial(page, j, before)
            if not initial:
                break
            j += initial
            continue
        if kind == PART:
            step = _part(page, j, led)
            if not step:
                break
            j, before, parts = j + step, GIVEN, parts + 1
            continue
        if not _goes_on(page, i, j, kind, before, parts, led, everyday):
            break
        step = max(page.phrase(j, "given-name"), page.phrase(j, "family-name")) if kind in (GIVEN, FAMILY) else 1
        j, before, parts = j + max(step, 1), kind, parts + 1
    return j


def _part(page: Page, j: int, led: bool) -> int:
    """Words of "son of X", "father of X", "servant of X" at word j, or of what closes such a compound (نور الدين)."""
    if page.t.words[j].article:
        return 1
    following = part_of_name(page, j + 1)
    if following == PART:
        return 1 + _part(page, j + 1, led) if part_of_name(page, j + 2) or page.t.words[j + 1].article else 0
    return 2 if following else 0


def _goes_on(
    page: Page, i: int, j: int, kind: str, before: str, parts: int, led: bool, everyday: bool
) -> bool:
    """Whether word j, of `kind`, goes on with the name that began at word i and has `parts` so far."""
    if parts == 0:
        return True
    if kind == GIVEN:
        return before in (GIVEN, UNKNOWN) or (before == FAMILY and not page.t.words[j - 1].article and parts == 1)
    if kind == FAMILY:
        return before in (GIVEN, UNKNOWN)
    if kind == NISBA:
        return before == GIVEN or (before == UNKNOWN and parts >= 2) 
    if kind == DEFINITE:
        return before == GIVEN and (led or not everyday) and not page.has(j, "no-name")
    if before == FAMILY or parts > 2:
        return False
    if parts == 2:
        return (led or page.t.norms.count(page.norm(j)) > 1) and ends_phrase(page, j + 1) and before != NISBA
    if led or ends_phrase(page, j + 1):
        return led or not everyday
    return False


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
         "modal-before-cue", "verb", "what", "pronoun", "auxiliary")
    )  # fmt: skip


def opens_name(page: Page, i: int) -> bool:
    """Whether a name may begin at word i by itself: no name of a street, of a body, or the rest of another name."""
    before = page.t.words[i - 1] if i and not page.mark(i - 1) else None
    if before is None or before.article or page.t.words[i].preposition:
        return True
    heads = page.language.entities.word(before.norm).classes
    return heads.isdisjoint(("place-head", "body-head")) or not before.classes.isdisjoint(("title", "office", "proper-body"))
