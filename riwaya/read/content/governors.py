"""What governs the noun phrase of a name: the preposition before it, or a noun."""

from __future__ import annotations

from riwaya.read.content.fillers import PLACE, Filler
from riwaya.read.content.signs import Spot, spot_before
from riwaya.read.page import Page

NOUN_PHRASE = 6
"""Words to the left of a name among which the preposition stands that governs its noun phrase."""

SOMEBODY = (
    "title", "office", "people", "group", "organisation", "government", "medium-noun", "given-name", "family-name",
    "name-part", "nationality", "source-noun", "document",
)  # fmt: skip
"""Classes of nouns that act with the name behind them: the fighters of the movement."""

NO_NOUN = frozenset(
    """preposition adverb time number amount joining that relative negation contrast connective demonstrative pronoun
    verb adverbial""".split()  # noqa: SIM905
)
"""Classes of words that have no genitive."""

Spots = list[Spot | None]


def governor(
    page: Page, spots: Spots, name: Filler, start: int, trigger: Spot | None, beside: bool = False
) -> tuple[str, bool]:
    """What governs the noun phrase of a name: `agent`, `between`, `toward`, `means`, `of`, `owner`, `other` for any
    further preposition, `` for none; and whether an "and" joins it to what stands before. `beside`: another name ends
    right before this one."""
    if page.has(name.end, "owner-sign") or page.has(name.end - 1, "owner"):
        return "owner", False
    first = page.t.words[name.first]
    if first.preposition:
        return _kind_of(page, spots, name.first), False
    if first.conjunction:
        return "", True
    if not beside and (
        name.kind == PLACE and not _alone(page, spots, name, start) or _of_a_thing(page, spots, name, start, trigger)
    ):
        return "other", False  # a map of the country, the seat of the party: neither acts
    for k in range(name.first - 1, max(name.first - NOUN_PHRASE, start) - 1, -1):
        spot = spot_before(spots, k + 1)
        if spot is not None and spot.has("agent", "between", "toward", "means", "of"):
            return next(c for c in ("agent", "between", "toward", "means", "of") if spot.has(c)), False
        if page.has(k, "joining"):
            return "", True
        if spot is not None and spot.has("resumptive"):
            return "", False
        if page.has(k, "preposition"):
            return "other", False
        if page.mark(k) or spot is not None and spot.use and spot.use != "noun":
            return "", False
        word = page.t.words[k]
        if word.preposition:
            return _kind_of(page, spots, k), False
        if spot is not None and spot.use == "noun" and not word.article:  # no genitive follows the article
            own = spot is trigger or trigger is None or trigger.form is None
            return ("" if own and not spot.sign.preposition else "other"), False
        if word.conjunction:
            return "", True
    return "", False


def _alone(page: Page, spots: Spots, name: Filler, start: int) -> bool:
    """Whether no noun stands right before a place's name, which it would tell more of."""
    i = name.first - 1
    before = spot_before(spots, name.first)
    if (
        i < start
        or page.mark(i)
        or before is not None
        and (before.makes_clause or not before.use and before.sign.classes)
    ):
        return True
    known = (
        page.t.words[i].article or bool(page.t.words[i].enclitic) or page.has(i, "family-name")
    )  # no genitive follows
    joined = bool(page.t.words[name.first].conjunction)
    return known or joined or page.has(i, "joining", "adverb", "time", "preposition", "that")


def _of_a_thing(page: Page, spots: Spots, name: Filler, start: int, trigger: Spot | None) -> bool:
    """Where a noun's genitive stands right behind it: whether a name is that of a noun that is nobody (مقر الحزب)."""
    events, i = page.language.events, name.first - 1
    if events is None or events.order != "verb-first" or i < start or page.mark(i) or not page.t.is_word(i):
        return False
    word, spot = page.t.words[i], spot_before(spots, name.first)
    if spot is not None and (spot.use or spot.sign.classes):
        return spot.use == "noun" and spot is not trigger and spot.form is not None and not spot.form.category
    if word.article or word.enclitic or page.has(i, *SOMEBODY):
        return False
    return not (word.classes & NO_NOUN) and not page.formed(i, "owned")


def _kind_of(page: Page, spots: Spots, i: int) -> str:
    """What the preposition written onto word i says."""
    written = page.t.words[i].preposition
    events = page.language.events
    sign = events.sign(written) if events is not None else None
    if sign is None:
        return "other"
    return next((c for c in ("agent", "between", "toward", "means", "of") if c in sign.classes), "other")
