"""What accounts call a group or its people, where the word takes a side: listed, never swapped, and kept out of titles
where any account does without.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riwaya.comparison import Called, Claim
from riwaya.languages.weighing import Party
from riwaya.model import Assertion
from riwaya.weigh.pages import Pages
from riwaya.weigh.tellings import Telling

NEAR = 4
"""Words between a party's term and the name of a body that it is taken for (the rebels of the …, المسماة «…»)."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A party's term on a page, and whom it is said of, if the page ties it to a name."""

    document: str
    party: Party
    entity: str | None


class Terms:
    """The party terms of a story's pages."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._uses: dict[str, list[_Use]] = {key: list(_uses(pages, key)) for key in sorted(pages.documents)}
        named = {use.entity for uses in self._uses.values() for use in uses if use.entity is not None}
        for key, uses in self._uses.items():
            self._uses[key] = list(_tied(pages, key, uses, named))

    def called(self) -> tuple[Called, ...]:
        """Every such term of the story, by whom it is said of."""
        return _listed(use for uses in self._uses.values() for use in uses)

    def of_claim(self, tellings: Iterable[Telling]) -> tuple[Called, ...]:
        """What the accounts of a claim call those of whom it tells: in the sentences that tell it."""
        found = []
        for telling in tellings:
            span = telling.said.assertion.span
            found += [u for u in self._uses[telling.account.document]
                      if span.start <= u.party.start and u.party.end <= span.end]  # fmt: skip
        return _listed(found)

    def takes_sides(self, document: str, assertion: Assertion) -> bool:
        """Whether the clause holds a party's term."""
        span = assertion.span
        return any(span.start <= u.party.start and u.party.end <= span.end for u in self._uses[document])

    def neutral(self, claim: Claim, tellings: Sequence[Telling]) -> Telling | None:
        """The account whose words are the title of a claim that is now titled by a party's term: of those without one
        the shortest of the clauses that say as much as most, told as a fact. None where the title is free of them, or
        where every account takes a side."""
        titles = [t for t in tellings if t.said.assertion.span.text == claim.text]
        if not any(self.takes_sides(t.account.document, t.said.assertion) for t in titles):
            return None
        free = [t for t in tellings if not self.takes_sides(t.account.document, t.said.assertion)]
        if not free:
            return None
        said = sorted(_says(t) for t in free)
        enough = [t for t in free if _says(t) >= said[len(said) // 2]]
        return min(enough, key=_order)


def _says(telling: Telling) -> int:
    """How much a clause says: its terms, and whom and where it names."""
    a = telling.said.assertion
    return len(a.terms) + len(a.slots.actor) + len(a.slots.target) + len(a.slots.place)


def _order(telling: Telling) -> tuple[bool, int, str, str]:
    a = telling.said.assertion
    return a.modality != "fact", len(a.span.text), a.id, telling.account.document


def _uses(pages: Pages, document: str) -> Iterator[_Use]:
    """The terms in what a page tells: its headlines, its text, its captions."""
    d, words = pages.documents[document], pages.words(document)
    stretches = [(b.start, b.end) for b in d.blocks if b.role in ("title", "subtitle", "body", "caption")]
    bodies = [(m.start, m.end, e.id) for e in d.entities if e.kind == "organisation" for m in e.mentions]
    written = pages.text_words(document)
    starts = [word.start for word in written]
    for start, end in stretches or [(0, len(d.text))]:
        for party in words.parties(d.text, written[bisect_left(starts, start) : bisect_left(starts, end)]):
            near = [id for a, b, id in bodies if _beside(pages, document, party, a, b)]
            yield _Use(document, party, pages.of_story(document, near[0]) if near else None)


def _beside(pages: Pages, document: str, party: Party, start: int, end: int) -> bool:
    """Whether a body is named close behind a term, in its sentence."""
    text = pages.documents[document].text
    if party.start <= start and end <= party.end:
        return True
    between = text[party.end : start] if start >= party.end else None
    if between is None or set(between) & set(".!?؟،,؛;:\n"):
        return False
    return len(pages.words(document).words(between)) < NEAR


def _tied(pages: Pages, document: str, uses: Iterable[_Use], named: set[str]) -> Iterator[_Use]:
    """Terms that their page ties to no name are said of the one body that it names and that some page calls so."""
    here = {pages.of_story(document, e.id) for e in pages.documents[document].entities} & named
    for use in uses:
        if use.entity is None and len(here) == 1:
            yield _Use(document, use.party, next(iter(here)))
        else:
            yield use


def _listed(uses: Iterable[_Use]) -> tuple[Called, ...]:
    by_term: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    written: dict[tuple[str | None, str], str] = {}
    for use in uses:
        key = use.entity, use.party.term.casefold()
        by_term[key].add(use.document)
        written[key] = min(written.get(key, use.party.term), use.party.term, key=lambda t: (t != t.casefold(), t))
    made = (
        Called(entity, written[entity, term], tuple(sorted(documents))) for (entity, term), documents in by_term.items()
    )
    return tuple(sorted(made, key=lambda c: (c.entity is None, c.entity or "", c.term.casefold())))
