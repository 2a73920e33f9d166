"""What thing a clause tells of: its words that no preposition governs, or what a pronoun in it stands for.

Two accounts of when something came can only be held side by side where it is known what came. Of what a pronoun may
stand for only two things are sure enough: what its sentence says that it is about (of the fertiliser he says that he
saw it), and what the clause right before tells of. "The sacks" are what the page said shortly before was kept
somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.languages.concepts import load_concepts
from riwaya.languages.people import people_nouns
from riwaya.read.content.clauses import Clause
from riwaya.read.content.people_phrases import WHEN
from riwaya.read.content.signs import Spot
from riwaya.read.content.terms import Terms
from riwaya.read.content.unsaid import unsaid
from riwaya.read.page import Page

MALE = ("m", "c", "mp", "md")
"""What shows that a pronoun or verb tells of a man, or of somebody: no thing is looked for."""

TOPIC = 8
"""Words of the longest phrase at the head of a sentence that says what it is about."""

NEAR = 1
"""Paragraphs back to which what was kept somewhere is looked for."""

Spots = list[Spot | None]


class Things:
    """Finds what the clauses of one page tell of. Clauses are shown in their order."""

    def __init__(self, page: Page, spots: Spots, terms: Terms) -> None:
        self._page, self._spots, self._terms = page, spots, terms
        concepts = load_concepts()
        self._holders, self._looks, self._lying = concepts.holders, concepts.looks, concepts.lying
        self._people = people_nouns(page.language).finder
        self._last: Clause | None = None
        self._voice = ""
        """Whose words the last clause stood in."""
        self._kept: tuple[int, tuple[str, ...]] = (-1, ())
        """Paragraph and things of the last clause that tells of something lying somewhere."""

    def of(self, clause: Clause, voice: str, dated: bool) -> tuple[str, ...]:
        """Terms of what `clause`, in the words of the statement `voice`, tells of; empty where that is not plain, and
        where it has no time."""
        found: tuple[str, ...] = ()
        if dated:
            free = self._free(clause)
            own = self._own(free)
            found = tuple(dict.fromkeys((*own, *self._meant(clause, bool(own), voice), *self._held(clause, own, free))))
        if not self._lying.isdisjoint(self._terms.of_act(clause)):
            named = found or self._own(self._free(clause))
            goods = tuple(t for t in named if t not in self._holders and t not in self._looks)
            self._kept = (self._page.t.paragraph[clause.first], goods) if goods else self._kept
        self._last, self._voice = clause, voice
        return found

    def _own(self, free: Sequence[int]) -> tuple[str, ...]:
        """Terms of these words; people are no things. Of another of its kind (a second letter) nothing was told
        before."""
        norms = self._page.t.norms
        if any(self._page.phrase(i, "another") for i in free):
            return ()
        things = (i for i in free if not self._people.at(norms, i)[1])
        return tuple(dict.fromkeys(term for i in things for term in self._terms.of_words((i, i + 1))))

    def _free(self, clause: Clause) -> list[int]:
        """The words of a clause that no preposition governs, verbs and times left out; what an "of" joins is theirs."""
        page, spots = self._page, self._spots
        out: list[int] = []
        for first, end in clause.pieces:
            governed = False
            for k in range(first, end):
                spot = spots[k]
                if page.mark(k) or spot is not None and spot.makes_clause:
                    governed = False
                elif page.t.words[k].preposition or page.has(k, "preposition", "adverbial"):
                    of = page.has(k, "partitive") or spot is not None and spot.has("of")
                    counts = page.has(k + 1, "number") or page.norm(k + 1).isdigit()  # about 600
                    governed = not counts and not (of and out and out[-1] == k - 1)
                    out += [] if governed else [k]
                elif not governed and not page.has(k, *WHEN):
                    out.append(k)
        not_it = clause.excluded or (0, 0)
        return [k for k in out if not not_it[0] <= k < not_it[1]]

    def _meant(self, clause: Clause, named: bool, voice: str) -> tuple[str, ...]:
        """What a pronoun in the clause stands for, or its verb where it has no subject."""
        head = clause.head
        if head is None:
            return ()
        object_ = bool(head.sign.enclitic) or any(self._page.has(k, "object-pronoun") for k in self._words(clause))
        if not object_:
            shown = unsaid(self._page, self._spots, clause) if not named else None
            if shown is None or shown.person == "first" or shown.agreement in MALE:
                return ()
        start = self._page.sentence(clause.first)[0]
        topic = self._topic(start, clause.first)
        if topic or voice != self._voice or self._last is None:
            return topic
        near = self._page.t.paragraph[clause.first] == self._page.t.paragraph[self._last.first]
        return self._own(self._free(self._last)) if near else ()

    def _words(self, clause: Clause) -> Sequence[int]:
        return [k for first, end in clause.pieces for k in range(first, end)]

    def _topic(self, start: int, limit: int) -> tuple[str, ...]:
        """What a sentence says at its head that it is about, up to a comma (as for the fertiliser, …)."""
        page = self._page
        n = page.phrase(start, "topic-head")
        if not n:
            return ()
        end = next((k for k in range(start + n, min(limit, start + n + TOPIC)) if page.mark(k)), -1)
        return self._terms.of_words((start + n, end)) if end > start else ()

    def _held(self, clause: Clause, own: Sequence[str], free: Sequence[int]) -> tuple[str, ...]:
        """What is in the sacks that a clause tells of, where it does not say so itself: what was kept somewhere by what
        the page said shortly before."""
        if self._holders.isdisjoint(own) or any(t not in self._holders and t not in self._looks for t in own):
            return ()
        paragraph, kept = self._kept
        near = 0 <= self._page.t.paragraph[clause.first] - paragraph <= NEAR
        return kept if near and self._known(free) else ()

    def _known(self, free: Sequence[int]) -> bool:
        """Whether the words are of something named before, where the language has an article that says so."""
        page = self._page
        return not page.language.articles or any(page.t.words[k].article or page.has(k, "definite") for k in free)
