"""Where the name of a body ends that begins at a noun such as ministry, party, army: in a language whose genitives
follow.

What may follow the noun: one genitive, which is definite or a name (وزارة الدفاع، حزب العمال، جامعة القاهرة), its own
adjectives, which end the name (وزارة الدفاع السورية), a second genitive behind "and" where the noun is one of those
that have two (وزارة الزراعة والري), a field behind "for" (الهيئة العامة للرياضة), or a name in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.lexicon import Word
from riwaya.read.content.personal import name_end, nation, part_of_name
from riwaya.read.page import Page

CONSTRUCT = 3
"""Indefinite nouns that may stand in one genitive (هيئة حقوق ذوي الإعاقة)."""

UNLISTED = 3
"""Words of a firm's or party's name that no list holds (شركة سوني إريكسون)."""

_BREAKS = frozenset(
    {"preposition", "relative", "that", "time", "pronoun", "demonstrative", "negation", "contrast", "adverbial",
    "joining",
     "what", "number", "modal-before-cue", "people", "group", "honorific-pronoun"}
)  # fmt: skip
_PROPER = frozenset({"country", "proper-body", "medium"})
_MEMBERS = frozenset({"people", "group", "office"})
"""Classes of those who make up a union or a club, by whom it is named (نقابة الصحفيين)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a body's words end, and whether they name it or only describe it."""

    end: int
    named: bool


def body_extent(page: Page, i: int, head: Word) -> Extent:
    """How far the body's noun at word i, taken apart as `head`, goes on."""
    names = page.language.entities
    classes = names.word(head.stem).classes | head.classes
    if head.enclitic:
        return Extent(i + 1, False)
    if not names.lexicon.clitics.articles:
        return _unmarked(page, i, "body-by-noun" in classes, "body-of-members" in classes)
    if head.article:
        return _definite(page, i, classes)
    quoted = quotation_end(page, i + 1)
    if quoted:
        return Extent(_adjectives(page, quoted), True)
    end, name = genitive_end(page, i + 1, "namesake-head" in classes, "body-of-members" in classes)
    if end == i + 1:
        return Extent(i + 1, False)
    stop = _adjectives(page, end)
    if "paired-head" in classes and stop == end and _second(page, stop):
        stop = _adjectives(page, stop + 1)
    fielded = "fielded-head" in classes
    # شركة المتين للصيانة: a firm's own name and its field
    own = "namesake-head" in classes and end == i + 2
    field = _field(page, stop) if fielded and (stop > end or name or own) else stop
    firm = name or "body-by-noun" in classes or stop > end + 1 or field > stop
    firm = firm or any(nation(page, k) is not None or page.t.words[k].conjunction for k in range(end, stop))
    return Extent(field, firm)


def _unmarked(page: Page, i: int, by_noun: bool, of_members: bool) -> Extent:
    """A body's name in a language whose genitives show neither article nor ending: the noun and what bears or limits
    it, up to a nation or country, which end the name."""
    quoted = quotation_end(page, i + 1)
    if quoted:
        return Extent(quoted, True)
    j = i + 1
    while j - i <= LIMIT and not page.mark(j):
        word = page.t.words[j]
        known = page.language.entities.word(word.norm).classes
        member = of_members and not word.classes.isdisjoint(_MEMBERS)
        if not member and not word.classes.isdisjoint(_BREAKS) or not known.isdisjoint(("function-word",)):
            break
        if not word.classes.isdisjoint(("country", "nationality", "proper-body")):
            return Extent(j + max(page.phrase(j, "country"), 1), True)
        if not member and not word.classes.isdisjoint(("given-name", "family-name", "title", "office")):
            break
        if word.cues or "verb" in word.classes:
            break
        loose = not page.has(j - 1, "organisation", "government") and "body-head" not in known
        verb = any(v.match(word.norm) for v in page.language.entities.verbs)
        owned = page.has(j + 1, "same")  # بیمارستان جان خود را: the clause's next noun, its owner behind it
        if verb or owned or (j > i + 1 and loose and (j > i + 2 or "common" in known)):
            break
        j += 1
    known_one = not page.has(i - 1, "number", "demonstrative")
    return Extent(j, by_noun and known_one and j > i + 1)


LIMIT = 4
"""Words behind a body's noun that may belong to its name where nothing marks them."""


def quotation_end(page: Page, j: int) -> int:
    """The word behind the quotation of a few words that opens at word j; 0 where none does."""
    quotation = page.q.opened.get(j)
    if quotation is None or not 0 < quotation.closer <= j + TITLE:
        return 0
    return quotation.closer + 1


TITLE = 10
"""Words of the longest name in quotation marks."""


def genitive_end(page: Page, j: int, namesake: bool, of_members: bool = False) -> tuple[int, bool]:
    """Where the genitive ends that may stand at word j, and whether it is a name; j where none does. `namesake`: a
    person's name may be it; `of_members`: those who make up the body may."""
    start = j
    while j - start < CONSTRUCT and not page.mark(j):
        word = page.t.words[j]
        known = page.language.entities.word(word.norm).classes
        if j == start and "everyday-name" in known and not namesake and not word.article and _article(page, j + 1):
            return j + 2, False  # فجر الجنوب: a word here, and no name
        breaks = _BREAKS - _MEMBERS if of_members else _BREAKS
        if word.preposition or word.conjunction or word.enclitic or not word.classes.isdisjoint(breaks):
            return start, False
        if "function-word" in known:
            return start, False
        if j == start and namesake and page.has(j, "title") and (named := name_end(page, j + 1, True)) > j + 1:
            return named, True
        if not word.classes.isdisjoint(_PROPER):
            return j + max(page.phrase(j, "country"), page.phrase(j, "proper-body"), page.phrase(j, "medium"), 1), True
        if word.article:
            if "family-name" in word.classes and word.classes.isdisjoint(("nationality", "organisation", "given-name")):
                return (j + 1, True) if namesake else (start, False)
            return j + 1, False
        if word.cues and word.classes.isdisjoint(("object-noun", "organisation", "document", "given-name")):
            return start, False
        kind = part_of_name(page, j)
        if kind in ("given", "family", "part") and (named := name_end(page, j, True)) > j:
            return (named, True) if namesake else (start, False)
        if kind == "unknown" and j == start and not _leads_on(page, j):
            return _unlisted(page, j), True
        j += 1
    return start, False


def _article(page: Page, j: int) -> bool:
    """Whether word j is definite and a genitive of the word before it."""
    word = page.t.words[j] if j < len(page.t) and not page.mark(j) else None
    return word is not None and word.article and not word.preposition and not word.conjunction


def _leads_on(page: Page, j: int) -> bool:
    """Whether the word behind word j is definite or another indefinite noun, so that word j is a noun itself."""
    k = j + 1
    if page.mark(k) or page.has(k, "title", "office"):
        return False
    if page.t.words[k].preposition and page.t.words[k].preposition == page.language.entities.purpose:
        return False  # وكالة نوردلاين للأنباء
    return page.t.words[k].article or not page.t.words[k].classes.isdisjoint(("object-noun",))


def _unlisted(page: Page, j: int) -> int:
    end = j + 1
    while end - j < UNLISTED and part_of_name(page, end) == "unknown" and page.t.norms.count(page.norm(end)) > 1:
        end += 1
    return end


def _definite(page: Page, i: int, classes: frozenset[str]) -> Extent:
    """A noun with its article: its adjectives, and what it is for."""
    end = _adjectives(page, i + 1)
    quoted = quotation_end(page, end)
    if quoted and end > i + 1:
        return Extent(quoted, True)
    field = _field(page, end) if end > i + 1 and "fielded-head" in classes else end
    named = field > end or "body-by-adjective" in classes
    named = named or ("body-by-nation" in classes and any(_telling(page, k) for k in range(i + 1, end)))
    return Extent(field, end > i + 1 and named)


def _telling(page: Page, k: int) -> bool:
    """Whether the adjective at word k tells a body from others of its kind: a nation, or one of the listed."""
    return nation(page, k) is not None or "body-adjective" in page.language.entities.word(page.norm(k)).classes


def _adjectives(page: Page, j: int) -> int:
    """Past the definite adjectives at word j."""
    while adjective(page, j):
        j += 1
    return j


def adjective(page: Page, j: int) -> bool:
    """Whether word j is a definite adjective of a body's name: of a nation, of relation, or one of the listed."""
    if page.mark(j):
        return False
    word = page.t.words[j]
    if not word.article or word.preposition or word.conjunction or word.cues:
        return False
    names = page.language.entities
    if "body-adjective" in names.word(word.norm).classes:
        return True
    if not word.classes.isdisjoint(("time", "office", "people", "group", "document", "given-name")):
        return False
    if nation(page, j) is not None:
        return True
    return word.stem.endswith(names.nisba) and names.word(word.stem).classes.isdisjoint(("not-adjective", "body-head"))


def _second(page: Page, j: int) -> bool:
    """Whether word j is a second field: والري."""
    if page.mark(j):
        return False
    word = page.t.words[j]
    free = word.classes.isdisjoint(("nationality", "office", "title", "people", "group", "government", "time"))
    return (
        bool(word.conjunction)
        and word.article
        and free
        and not page.language.entities.word(word.stem).classes & {"body-head"}
    )


def _field(page: Page, j: int) -> int:
    """Past what a body is for: للرياضة، لحقوق الإنسان، لشؤون اللاجئين."""
    purpose = page.language.entities.purpose
    if not purpose or page.mark(j) or page.t.words[j].preposition != purpose:
        return j
    word = page.t.words[j]
    end = j + 1
    if not word.article:
        after = page.t.words[end] if not page.mark(end) else None
        if after is None or not after.article or after.preposition or after.conjunction:
            return j
        end += 1
    end = _adjectives(page, end)
    return _adjectives(page, end + 1) if _second(page, end) else end


def apposed_body(page: Page, end: int) -> bool:
    """Whether the words behind the comma at word `end` say that the name before it is a body's (X, a daily close to the
    army)."""
    if not page.comma(end) or not page.has(end + 1, "determiner"):
        return False
    for k in range(end + 2, min(end + 2 + APPOSED, len(page.t))):
        if page.mark(k) or page.has(k, "office", "title", "preposition", "verb", "relative", "that"):
            return False
        body = page.has(k, "medium-noun") or "body-head" in page.language.entities.word(page.norm(k)).classes
        if body:
            return not page.has(k + 1, "office", "people")
    return False


APPOSED = 4
"""Words behind the article of an apposition among which its noun stands."""
