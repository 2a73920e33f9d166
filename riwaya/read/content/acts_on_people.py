"""What a verb tells that is another act where it is done to people: a meeting is held, and so is a prisoner."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.languages.people import load_people
from riwaya.read.content.clauses import Clause
from riwaya.read.content.fillers import Filler
from riwaya.read.content.signs import Spot
from riwaya.read.page import Page

SOMEBODY = ("office", "title", "people", "group", "given-name", "family-name", "pronoun", "object-pronoun")
"""Classes of words that name or stand for people."""

GROUP = ("auxiliary", "be", "adverb", "negation")
"""Classes of words between a subject and its verb."""

Terms = tuple[str, ...]

THINGS = ("it", "that", "relative", "expletive", "demonstrative")


def in_sense(
    page: Page, clause: Clause, act: Terms, said: Terms, names: Sequence[Filler], targets: Collection[str]
) -> tuple[Terms, Terms]:
    """The terms of a clause's act, and all that it says, as they are meant of people, if its verb acts on people.
    `names`: those of the page; `targets`: ids of the entities that are acted upon."""
    senses = load_people().senses.get(page.language.code, {})
    if not any(term in senses for term in (*act, *said)) or clause.head is None:
        return act, said
    persons = {n.id for n in names if n.kind == "person"}
    if not (any(x in persons for x in targets) or _on_people(page, clause, clause.head, names)):
        return act, said
    act, said = (tuple(dict.fromkeys(senses.get(term, term) for term in terms)) for terms in (act, said))
    return act, said


def _on_people(page: Page, clause: Clause, head: Spot, names: Sequence[Filler]) -> bool:
    """Whether the noun phrase that is acted on ends with people: where its place shows it."""
    events = page.language.events
    first, end = clause.core
    if events is None:
        return False
    if events.order == "verb-first":
        return _somebody(page, head.end, names) and not head.sign.enclitic and _closed(page, head.end + 1, end)
    if events.order != "verb-middle" or page.language.declines:
        return False
    k = head.at
    while k > first and page.has(k - 1, *GROUP) and not page.mark(k - 1):
        k -= 1
    if head.passive or any(page.has(j, "be") for j in range(k, head.end)):
        return k > first and _somebody(page, k - 1, names) and not _governed(page, first, k)
    k = head.end
    while k < end and not page.mark(k) and not page.has(k, "preposition", "joining", "time", "adverb", "weekday"):
        k += 1
    return k > head.end and _somebody(page, k - 1, names)


def _governed(page: Page, first: int, k: int) -> bool:
    """Whether a preposition stands in the noun phrase before word k (the trial of the minister was held)."""
    while k > first and not page.mark(k - 1):
        k -= 1
        if page.has(k, "preposition"):
            return True
    return False


def _closed(page: Page, k: int, end: int) -> bool:
    """Whether no other noun follows that may be the object."""
    return k >= end or page.mark(k) or page.has(k, "preposition", "time", "adverb") or bool(page.t.words[k].preposition)


def _somebody(page: Page, k: int, names: Sequence[Filler]) -> bool:
    named = any(n.first <= k < n.end and n.kind == "person" for n in names)
    return named or page.has(k, *SOMEBODY) and not page.has(k, *THINGS) and page.norm(k) not in load_people().things
