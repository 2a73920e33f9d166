"""Signs of a clause where words hardly inflect: which words are its verb, where it may begin."""

from __future__ import annotations

from riwaya.read.page import Page

MAX_GOVERNOR = 8
"""Words between an infinitive and the verb that governs it (used the rally to argue)."""

MAX_CLAUSE_SUBJECT = 16
"""Words in which a clause without complementiser must show a verb."""


def verb_group(page: Page, first: int) -> int:
    """First word of the verb group that ends with the verb at `first`: has repeatedly said → has."""
    start = page.sentence(first)[0]
    i = first
    while i > start and page.has(i - 1, "auxiliary", "adverb", "negation") and not page.has(i - 1, "clause-opener"):
        i -= 1
    return i


def governor(page: Page, first: int) -> int | None:
    """First word of the verb group that governs the infinitive at `first` (went on to say → went)."""
    start = page.sentence(first)[0]
    i = first - 1
    while page.has(i, "adverb", "negation") and i > start:
        i -= 1
    if not page.has(i, "infinitive"):
        return None
    for j in range(i - 1, max(start, i - MAX_GOVERNOR) - 1, -1):
        if page.comma(j) or page.mark(j) or page.has(j, "relative"):
            return None
        if finite_verb(page, j):
            return verb_group(page, j)
    return None


def finite_verb(page: Page, i: int) -> bool:
    """Whether word i is, as far as can be told, a finite verb and no noun."""
    if page.has(i, "auxiliary"):
        return not (named(page, i) and page.has(i - 1, "preposition"))  # in May
    if page.has(i, "verb"):
        return not page.has(i - 1, "determiner") or page.has(i - 1, "pronoun", "that")
    hit = page.at.get(i)
    if hit is None or not hit.finite or page.has(i + 1, "auxiliary"):
        return False
    return not named(page, i) and not page.has(i - 1, "determiner", "possessive", "preposition", "owner")


def named(page: Page, i: int) -> bool:
    """Whether word i is written as a name (a capital inside a sentence)."""
    return not page.mark(i) and page.t.text[page.t.starts[i]].isupper() and i > page.sentence(i)[0]


def opens_clause(page: Page, i: int, start: int) -> bool:
    """Whether a clause may begin with word i."""
    before = i - 1
    if i == start or page.mark(before):
        return True
    return page.has(before, "connective", "contrast", "subordinating", "that", "joining", "weekday", "time", "adverb")


def opens_that_clause(page: Page, i: int, end: int) -> bool:
    """Whether the word is a complementiser, and no pronoun (said that was fine) or determiner."""
    following = i + 1
    if following >= end or finite_verb(page, following) or page.has(following, "time", "base-verb"):
        return False
    if page.mark(following) and not page.comma(following) and following not in page.q.opened:
        return False
    if page.comma(following) or named(page, following) or page.has(following, "clause-opener", "determiner", "plural"):
        return True
    return any(_verbal(page, j) for j in range(following, end))


def _verbal(page: Page, i: int) -> bool:
    """Whether word i may be a verb in any of its forms that stand with a subject."""
    hit = page.at.get(i)
    return finite_verb(page, i) or page.has(i, "base-verb") or bool(hit and hit.form("past", "present", "base"))


def clause_follows(page: Page, i: int, end: int) -> bool:
    """Whether a clause may begin with word i: its subject, then a verb before a mark."""
    if i >= end or (page.mark(i) and i not in page.q.opened):
        return False
    if page.has(i, "clause-opener"):
        return i + 1 < end and not page.mark(i + 1)
    if page.has(i, "infinitive", "that", "joining", "relative", "agent") and not page.has(i, "whether", "determiner"):
        return False
    if page.has(i, "subordinating") and not page.has(i, "whether"):
        return False
    if page.phrase(i, "time") or page.has(i, "weekday"):
        return False
    for j in range(i + 1, min(end, i + MAX_CLAUSE_SUBJECT)):
        if finite_verb(page, j):
            return True
        if page.colon(j) or (page.comma(j) and page.has(j + 1, "subordinating", "gerund")):
            return False
    return False


def opens_noun(page: Page, i: int, end: int) -> bool:
    """Whether a noun phrase may begin with word i."""
    if i >= end:
        return False
    if i in page.q.opened:
        return True
    if (
        page.mark(i)
        or page.has(i, "negation")
        and not page.has(i, "determiner")
        or (page.has(i, "preposition", "joining", "subordinating", "time", "infinitive") and not named(page, i))
    ):
        return False
    return not (page.has(i, "adverb", "connective", "auxiliary") and not page.has(i, "determiner"))
