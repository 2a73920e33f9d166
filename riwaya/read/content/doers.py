"""Who does what a clause tells, where no name says it: the people of its subject, or behind "by".

Only what is plain is read. A noun may stand where a subject does and be none (قتل جنود: soldiers were killed), so that
each order of words has its own signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from riwaya.read.content.clauses import Clause
from riwaya.read.content.doers_verb_first import VerbFirst
from riwaya.read.content.done_to import done_to
from riwaya.read.content.people_phrases import NOBODY, WHEN, Phrase, Phrases, antecedent
from riwaya.read.content.signs import Spot
from riwaya.read.content.terms import Terms
from riwaya.read.page import Page

NOMINATIVE, INSTRUMENTAL = "case-nom", "case-ins"

BESIDE = frozenset({"near", "far"})
"""Concepts of words behind which stands where a thing was, and no longer what it is (قرب)."""

BACK = 3
"""Words before a noun among which the preposition stands that governs it."""

Spots = list[Spot | None]


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what a clause tells, and terms of what they do it to, as far as that is plain."""

    doers: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()


class Doers:
    """Reads who acts in the clauses of one page."""

    def __init__(self, page: Page, spots: Spots, terms: Terms) -> None:
        self._page, self._spots, self._terms = page, spots, terms
        self._phrases = Phrases(page, spots)
        self._verb_first = VerbFirst(page, spots, self._phrases)
        self._order = page.language.events.order if page.language.events is not None else ""

    def of(self, clause: Clause, known: Mapping[Clause, Deed]) -> Deed:
        """Who does what `clause` tells; nobody where that is not plain. `known`: the deeds of the clauses before."""
        head = clause.head
        if head is None or clause.trigger is None or not self._terms.of_act(clause):
            return Deed()
        phrase = self._agent(clause, head) or self._subject(clause, head)
        who = phrase.who if phrase is not None else self._of_another(clause, head, known)
        if not who:
            return Deed()
        words = done_to(self._page, self._spots, clause, phrase or NOBODY, self._phrases)
        terms = (term for i in words for term in self._terms.of_words((i, i + 1)))
        whom = list(takewhile(lambda term: term not in BESIDE, terms))
        if not whom and clause.kind == "relative" and phrase is not None and phrase.first >= clause.core[0]:
            whom = list(self._terms.of_head(clause))
        return Deed(tuple(dict.fromkeys(who)), tuple(dict.fromkeys(whom)))

    def _agent(self, clause: Clause, head: Spot) -> Phrase | None:
        """The people behind "by", where it belongs to the clause's own verb or noun."""
        first, end = clause.core
        for spot in self._spots[first:end]:
            if spot is None or not spot.has("agent") or not self._own(clause, head, spot):
                continue
            phrase = self._phrases.at(spot.end, end)
            if phrase.who:
                return phrase
        return None

    def _subject(self, clause: Clause, head: Spot) -> Phrase | None:
        """The people who are the subject, or who act in a case of their own; None where the clause has no subject."""
        declines = self._page.language.declines
        if _undergone(clause, head):
            return self._in_case(clause, INSTRUMENTAL) if declines and head.passive else NOBODY
        if not head.makes_clause or self._may_be_passive(head):
            return NOBODY
        if self._order == "verb-first":
            return self._verb_first.subject(clause, head)
        if declines:
            return self._by_case(clause, head)
        return self._before_verb(clause, head)

    def _own(self, clause: Clause, head: Spot, agent: Spot) -> bool:
        """Whether no other verb or noun of an event stands nearer to a "by" than the clause's own."""
        own = (head, clause.trigger)
        a, b = sorted((agent.at, head.at))
        between = [s for s in self._spots[a + 1 : b] if s is not None and s.form is not None and s not in own]
        return not any(s.use and (s.form is not None and s.form.category or s.use != "noun") for s in between)

    # The subject stands before the verb: local fishermen found, ماهیگیران … را پیدا کردند

    def _before_verb(self, clause: Clause, head: Spot) -> Phrase | None:
        marked = self._order == "verb-last"  # a word behind the object tells it from the subject
        last = min(head.at, clause.trigger.at) if marked and clause.trigger is not None else head.at
        free = [p for p in self._free(clause, last) if not marked or not self._is_object(p, last)]
        if not free:
            return None
        if marked and free[0].who:
            return free[0] if self._object_behind(free[0]) else NOBODY
        return free[0] if len(free) == 1 else NOBODY

    def _may_be_passive(self, head: Spot) -> bool:
        """Whether a form that may be a participle is told of somebody to whom it is done: a form of "be" stands before
        it (have been arrested), or it has no object (fishermen rescued from the sea)."""
        page, first = self._page, head.at
        while page.has(first - 1, "auxiliary", "be", "adverb", "negation"):
            first -= 1
        being = any(page.has(k, "be") for k in range(first, head.end))
        if being and (head.use == "weak" or page.has(head.end - 1, "be")):
            return True
        ends = head.end >= len(self._spots) or page.mark(head.end)
        return head.use == "weak" and (ends or page.has(head.end, "preposition", "adverbial"))

    def _free(self, clause: Clause, last: int) -> list[Phrase]:
        """The noun phrases before word `last` that no preposition governs, times left out."""
        page, out, governed, k = self._page, [], False, clause.core[0]
        while k < last:
            if not page.has(k, "number") and (self._phrases.outside(k) or self._phrases.joins(k)):
                if page.has(k, "pronoun") and not page.has(k, "relative", "that"):
                    out.append(Phrase(k, k + 1))
                governed = page.has(k, "preposition") or governed and not page.mark(k) and self._phrases.joins(k)
                k += 1
                continue
            phrase = self._phrases.at(k, last)
            end = max(phrase.end, k + 1)
            if self._order == "verb-last":
                while end < last and not self._phrases.outside(end) and not self._phrases.joins(end):
                    end += 1
            when = page.has(end - 1, *WHEN) or page.has(k, *WHEN)
            if not governed and not (when and not phrase.who):
                out.append(Phrase(phrase.first, end, phrase.who, phrase.end - 1))
            governed, k = False, end
        return out

    def _is_object(self, phrase: Phrase, last: int) -> bool:
        """Whether the word behind a noun phrase marks it, and nothing else in it, as the object."""
        return phrase.end < last and self._page.has(phrase.end, "object-marker") and not phrase.who

    def _object_behind(self, phrase: Phrase) -> bool:
        """Whether the people of a phrase are not themselves its object: no marker stands behind the phrase, or another
        noun before it, which may be theirs only where it is written as one (ماهیگیران محلی را)."""
        if not self._page.has(phrase.end, "object-marker"):
            return True
        between = range(phrase.noun + 1, phrase.end)
        return not all(self._tells_more(k) for k in between)

    def _tells_more(self, k: int) -> bool:
        """Whether word k may tell more of the people before it, rather than be the object."""
        return self._page.has(k, "country", "government", "organisation", "nationality", "given-name", "ordinal")

    def _of_another(self, clause: Clause, head: Spot, known: Mapping[Clause, Deed]) -> tuple[str, ...]:
        """Of a clause without a subject: whom it is about, or who acts in the clause that it goes on from."""
        if clause.kind == "relative":
            return antecedent(self._page, self._phrases, clause).who
        if clause.kind == "coordinate" and clause.beside is not None:
            return known.get(clause.beside, Deed()).doers
        return ()

    # Case tells the subject: рыбаки нашли, нашли рыбаки, найден рыбаками

    def _by_case(self, clause: Clause, head: Spot) -> Phrase | None:
        found = self._in_case(clause, NOMINATIVE)
        if found.who:
            return found
        subjects = any(self._page.has(k, NOMINATIVE) for k in range(clause.core[0], head.at))
        return NOBODY if subjects and not (clause.kind == "relative" and self._lone_relative(clause, head)) else None

    def _lone_relative(self, clause: Clause, head: Spot) -> bool:
        """Whether nothing but the relative pronoun stands before the verb in the nominative (которые нашли)."""
        subjects = [k for k in range(clause.core[0], head.at) if self._page.has(k, NOMINATIVE)]
        return all(self._page.has(k, "relative") for k in subjects)

    def _in_case(self, clause: Clause, case: str) -> Phrase:
        """The people in a case that no preposition governs; nobody where two phrases, not joined, are in it."""
        page = self._page
        out: list[Phrase] = []
        k, end = clause.core
        while k < end:
            phrase = self._phrases.at(k, end)
            noun = phrase.noun
            in_case = page.has(noun, case) or phrase.counted and page.has(phrase.first, case)
            if phrase.who and in_case and not self._governed(phrase.first, clause.core[0]):
                out.append(phrase)
            k = max(phrase.end, k + 1)
        if case == NOMINATIVE and clause.head is not None and page.has(clause.head.at, "plural"):
            # солдат: a soldier, or of soldiers
            out = [p for p in out if page.has(p.noun, "nom-p") or len(p.who) > 1 or p.counted]
        return out[0] if len(out) == 1 else NOBODY

    def _governed(self, k: int, first: int) -> bool:
        """Whether a preposition before word k governs it."""
        for j in range(k - 1, max(k - BACK, first) - 1, -1):
            if self._page.has(j, "preposition"):
                return True
            if self._page.mark(j) or not self._page.has(j, "adjective", "determiner", "number", "numeral"):
                return False
        return False


def _undergone(clause: Clause, head: Spot) -> bool:
    """Whether the subject of the clause's verb does not act: it is passive, or tells what befalls somebody."""
    trigger, form = clause.trigger.form if clause.trigger is not None else None, head.form
    light = form is not None and form.kind == "light" and not (trigger is not None and trigger.role == "does")
    told = form if light else trigger
    return head.passive or told is not None and told.role == "undergoes"
