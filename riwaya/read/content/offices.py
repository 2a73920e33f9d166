"""How far a title or office goes, and which name it leads to (وزير الخارجية الروسي سيرغي لافروف)."""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.languages.lexicon import Word
from riwaya.read.content.bodies import adjective
from riwaya.read.content.personal import (
    FAMILY,
    GIVEN,
    NOTHING,
    PART,
    UNKNOWN,
    ends_phrase,
    name_end,
    nation,
    part_of_name,
)
from riwaya.read.page import Page, Range

LONGEST = 14
"""Words of an office with all that belongs to it."""

ABBREVIATED = 4
"""Letters of the longest title that is written with a full stop (د.)."""

TELLING = 3
"""Words of an office that tell it from others (وزير الخارجية, the rest is nation and place)."""

_ENDS = frozenset(
    {"time", "relative", "that", "negation", "contrast", "pronoun", "demonstrative", "adverb", "what", "whether",
    "then",
     "modal-before-cue", "number", "auxiliary", "verb", "be", "adverbial", "who", "connective", "joining"}
)  # fmt: skip
_TIMED = frozenset({"time", "span"})
"""Classes of a word that belongs to the noun before it where that one waits for its article (وردية المساء)."""

_BEARING = ("office", "organisation", "government", "object-noun", "takes-preposition")
"""Classes of words that another noun depends on, where no article shows how far an office goes."""

_PROPER = frozenset({"country", "government", "proper-body", "medium", "ordinal"})
_NAMED = _PROPER | {"nationality"}


@dataclass(frozen=True, slots=True)
class Office:
    """Words `first:end` are a title or office; `name` is the first word of the name behind it, if one follows.
    `definite`: it says which one is meant (قائد الجيش, not قائد سابق)."""

    first: int
    end: int
    name: int | None
    definite: bool


def office_at(page: Page, i: int) -> Office:
    """The title or office whose head is word i."""
    titled = page.has(i, "title")
    length = max(page.phrase(i, "title"), page.phrase(i, "office"), 1)
    article = page.t.words[i].article or bool(page.t.words[i].enclitic)
    unmarked = not page.language.lexicon.clitics.articles
    j = i + length
    closed = article or page.t.words[j - 1].article or (unmarked and titled)
    end, aside = j if closed else i, False
    while j < len(page.t) and j - i < LONGEST:
        if page.mark(j):
            step = _over_mark(page, j, i)
            if not step:
                break
            j += step
            closed, end = (True, j) if step > 1 else (closed, end)
            continue
        word = page.t.words[j]
        if _name_starts(page, j, closed, titled):
            return Office(i, j, j, article or closed)
        ends = not word.classes.isdisjoint(_ENDS) and not (word.article and not closed and word.classes <= _TIMED)
        if ends or (word.cues and not word.article and not unmarked_noun(page, j)):
            break
        if word.classes & {"preposition"} or (word.preposition and not word.article):
            if not _belongs(page, j, i) or page.mark(j + 1):
                break
            closed = False
        elif word.preposition and not page.has(i, "takes-preposition"):
            closed = aside = True  # قائد الفيلق بالحرس: where he serves, no longer what he is
        elif word.preposition or word.article or not word.classes.isdisjoint(_NAMED):
            if (word.conjunction and not word.article) or (closed and not goes_on(page, j)):
                break
            if unmarked or word.article or word.classes & _PROPER:
                closed, end = True, end if aside else j + 1  # لاعب سوري is anybody
        elif word.conjunction or (closed and not unmarked and word.classes.isdisjoint(("office", "title"))):
            break
        elif unmarked:
            if page.has(j, "object-noun") and page.has(j + 1, "verb"):
                break  # فرمانده پلیس تصریح کرد: a verb of two words
            bears = page.has(j - 1, *_BEARING) or page.has(j - 2, *_BEARING)
            if (
                not bears
                or page.has(j - 1, "country", "nationality")
                or word.classes
                & {
                    "given-name",
                    "family-name",
                }
            ):
                break
            end = j + 1
        j += 1
    return Office(i, max(end, i), None, end > i)


def goes_on(page: Page, j: int) -> bool:
    """Whether word j belongs to an office that could end before it: an adjective, a nation, a title, "and" with a
    second field; any other definite noun is a clause's next one (استقبل وزير الخارجية السفير)."""
    word = page.t.words[j]
    if not word.article or word.preposition:
        return True
    if not page.language.lexicon.clitics.articles or word.conjunction:
        return bool(not word.classes & {"office", "people", "group"})
    return (
        adjective(page, j) or page.has(j, "ordinal", "title", "country", "nationality") or nation(page, j) is not None
    )


def office_word(page: Page, i: int) -> Word:
    """How the first word of an office is taken apart: not at all where the lists hold it as it stands (ولي العهد)."""
    word = page.t.words[i]
    following = page.norm(i + 1)
    for p in page.language.lexicon.phrases_from(word.norm, following):
        if p.classes & {"office", "title"} and page.follows(i, p.words):
            return Word(word.norm, word.norm, article=word.article)
    return word


def unmarked_noun(page: Page, j: int) -> bool:
    """Whether a word that may report is a noun here: of an office's matter (وزير الإعلام) or a person's name."""
    return page.has(j, "object-noun", "organisation", "government", "office", "title", "given-name", "family-name")


def _over_mark(page: Page, j: int, i: int) -> int:
    """Words of a mark at word j that ends no office: an abbreviation's full stop, a name in quotation marks or
    brackets."""
    if page.norm(j) == "." and j == i + 1 and len(page.norm(i)) <= ABBREVIATED:
        return 1
    quotation = page.q.opened.get(j)
    if quotation is not None and 0 < quotation.closer < j + LONGEST // 2:
        return quotation.closer + 1 - j
    if page.norm(j) == "(":
        close = next((k for k in range(j + 2, min(j + 5, len(page.t))) if page.norm(k) == ")"), None)
        if close is not None and part_of_name(page, close + 1) in (GIVEN, FAMILY, PART):
            return close + 1 - j
    return 0


def _name_starts(page: Page, j: int, closed: bool, titled: bool) -> bool:
    """Whether a personal name starts at word j behind an office."""
    word = page.t.words[j]
    if word.preposition or word.conjunction or page.has(j, "country"):
        return False
    kind = part_of_name(page, j, sure=closed and page.has(j - 1, "title", "nationality"))
    if kind == "definite" or (
        word.article and kind == GIVEN and not page.has(j - 1, "title") and not page.has(j + 1, "name-part")
    ):
        return False
    if kind in (NOTHING, "nisba"):
        # المقدم القرني: a family name that no list holds, right behind a title
        return (
            kind != NOTHING
            and titled
            and page.has(j - 1, "title")
            and not _described(page, j)
            and not page.has(j, "nationality")
        )
    if (
        page.has(j - 1, "organisation", "place-noun")
        and not page.t.words[j - 1].article
        and not page.has(j - 1, "proper-body")
    ):
        return False
    if kind == FAMILY and word.article and page.has(j, "nationality"):
        return False
    if kind == UNKNOWN:
        if not page.language.lexicon.clitics.articles:
            surname = any(s.match(word.norm) for s in page.language.entities.led_surnames)
            behind = part_of_name(page, j + 1) == FAMILY or (surname and ends_phrase(page, j + 1))
            return page.has(j - 1, "title") and behind
        return (
            closed
            and not page.has(j - 1, "preposition")
            and (name_end(page, j, True) - j >= 2 or (titled and page.has(j - 1, "title", "nationality", "ordinal")))
        )
    return True


def _described(page: Page, j: int) -> bool:
    """Whether the definite word at j is an adjective of the title, and no name: another definite word follows, or a
    name."""
    after = j + 1
    if page.t.words[j].stem.endswith(page.language.entities.nisba) and page.mark(after):
        return False
    return not page.mark(after) and (
        page.t.words[after].article or part_of_name(page, after) in (GIVEN, FAMILY, PART, UNKNOWN)
    )


def _belongs(page: Page, j: int, i: int) -> bool:
    """Whether the preposition at word j belongs to the office (المتحدث باسم، السفير لدى)."""
    return page.has(j - 1, "takes-preposition") or (j - i <= 2 and page.has(i, "takes-preposition"))


def telling(page: Page, words: Range) -> tuple[tuple[str, ...], frozenset[str]]:
    """What tells an office from others: its first words, and the nations that it names."""
    skipped = ("nationality", "ordinal", "determiner", "preposition")
    said: list[str] = []
    nations: set[str] = set()
    for k in range(*words):
        if page.mark(k):
            continue
        word = page.t.words[k]
        of = nation(page, k)
        if of is not None or "country" in word.classes:
            nations.add(of or word.stem)
        elif word.classes.isdisjoint(skipped) or not said:
            said.append(word.stem)
    return tuple(said[:TELLING]), frozenset(nations)
