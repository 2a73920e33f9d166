"""Of two verbs without a joint between them: which is the clause's, and which only tells more of a noun in it."""

from __future__ import annotations

from riwaya.read.content.clauses import OPENERS, Clause
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

KNOWN = (
    "country", "given-name", "family-name", "pronoun", "demonstrative", "number", "amount", "nationality", "time",
    "preposition",
)  # fmt: skip
"""Classes of words that make a noun phrase definite, or that tell nothing of it."""

NO_NOUN = (
    "preposition", "determiner", "possessive", "adverb", "auxiliary", "joining", "infinitive", "negation", "number",
    "pronoun", "relative", "that", "clause-opener",
)  # fmt: skip
"""Classes of words behind which a participle tells of no noun."""

MIN_BEFORE = 2
"""Words of a clause before a participle that tells more of the last of them."""

Spots = list[Spot | None]


def gives_way(verb: Spot) -> bool:
    """Whether a verb leaves its clause to the next one (wants to leave, remained shelling)."""
    return verb.form is not None and bool(verb.form.modality or verb.form.kind == "links")


def is_lacking(first: Spot, second: Spot) -> bool:
    """Whether the second of two words that stand for verbs says that there are none of those that the first names
    (пострадавших нет)."""
    stands = all(s.form is not None and s.form.part == "predicate" for s in (first, second))
    return stands and second.has("negative") and not first.has("negative")


def is_surer(first: Spot, second: Spot) -> bool:
    """Whether the first of two words that may be participles is no verb that a list holds, and the second is."""
    unknown = first.use == "weak" and first.form is not None and not first.form.lemma
    return unknown and second.form is not None and bool(second.form.lemma)


def is_apposed(page: Page, clause: Clause) -> bool:
    """Whether the verb of a clause is a participle between its subject and its verb (the man, known as X, was)."""
    verb = clause.head
    if verb is None or verb.use != "weak" or not page.comma(verb.at - 1):
        return False
    return verb.at - 1 > clause.first and clause.beside is None


def tells_more(page: Page, spots: Spots, first: int, spot: Spot) -> bool:
    """Where the verb stands in the middle: whether a participle right behind a noun tells more of it, as a relative
    clause does (a truck carrying fuel exploded). `first`: where its clause begins."""
    form, i = spot.form, spot.at
    if spot.use != "gerund" or form is None or not form.category or spot.sign.noun:
        return False
    if i - first < MIN_BEFORE or page.mark(i - 1) or page.mark(i + 1):
        return False
    before = spots[i - 1]
    return (before is None or before.use == "noun") and not page.has(i - 1, *NO_NOUN)


def has_predicate(page: Page, be: Spot, start: int) -> bool:
    """Whether a form of "be" has its predicate before the verb group at word `start`, of which it is no auxiliary."""
    return be.has("be") and start > be.end and page.t.is_word(be.end) and not page.has(be.end, "adverb", "time")


def is_somewhere(page: Page, be: Spot, verb: Spot) -> bool:
    """Where the verb comes first: whether a form of "be" has its predicate behind a preposition (was from a plane), so
    that the next verb is not its own but tells more of the noun before it ([that] disappeared)."""
    if not be.has("be") or verb.form is None or verb.form.part != "past":
        return False
    k, before = be.end, page.t.words[verb.at - 1]
    placed = page.has(k, "preposition") or bool(page.t.words[k].preposition)
    return placed and verb.at > k + 1 and not (before.article or before.enclitic)


def opens_indefinite(page: Page, spots: Spots, first: int, end: int) -> bool:
    """Whether words `first:end` begin with an indefinite noun phrase, what only joins clauses aside."""
    while first < end:
        spot = spots[first]
        if not page.mark(first) and not (spot is not None and not spot.use and spot.has(*_JOINING)):
            break
        first = spot.end if spot is not None else first + 1
    return first < end and _indefinite(page, first, end)


_JOINING = ("that", "joining", "contrast", *OPENERS)


def _indefinite(page: Page, first: int, end: int) -> bool:
    for k in range(first, end):
        word = page.t.words[k]
        if k > first and (word.preposition or page.has(k, "preposition") or page.mark(k)):
            return True
        if word.article or word.enclitic or word.preposition or page.has(k, *KNOWN):
            return False
    return True
