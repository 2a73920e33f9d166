"""The same words given to sources that are described differently: who spoke is then less sure than each page makes it.

Words count as the same in one language where a run of them does, over languages where claims hold two clauses of both.
Only direct speech is looked at, and two speakers with names in two languages are left alone: names are sure, likeness
over languages is not. Copies of one text hold one description, in one language or two, and are left aside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from riwaya.comparison import Claim, Drift
from riwaya.link.groups import Groups
from riwaya.model import Statement
from riwaya.weigh.pages import Pages, Teller
from riwaya.weigh.tellings import Telling

RUN = 5
"""Words in a row that two quotations share to be one: fewer are a turn of phrase (the last word belongs to …)."""

ALIKE = 0.6
"""Share of the shorter quotation's runs that the other holds too: pages cut quotations, and change a word."""

CLAUSES = 2
"""Clauses that two quotations in two languages have in common to be one: one alone may be said by many."""

_Place = tuple[str, str]
"""Document key and statement id."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    document: str
    statement: Statement
    speaker: Teller
    words: tuple[str, ...]
    language: str | None

    @property
    def place(self) -> _Place:
        return self.document, self.statement.id


def find_drift(pages: Pages, claims: Sequence[Claim], tellings: Mapping[str, Sequence[Telling]]) -> tuple[Drift, ...]:
    """Quotations whose speaker is called differently, by their words. `tellings`: claim id → its accounts."""
    quotations = {q.place: q for q in _quotations(pages)}
    same: Groups[_Place] = Groups(sorted(quotations))
    for one, other in (*_by_words(quotations.values()), *_by_claims(quotations, claims, tellings)):
        if pages.copy_of.get(one.document, one.document) != pages.copy_of.get(other.document, other.document):
            same.join(one.place, other.place)
    found = (_drift(pages, [quotations[place] for place in sorted(places)]) for places in same.sets())
    return tuple(sorted((d for d in found if d is not None), key=lambda d: (d.words, d.labels)))


def _quotations(pages: Pages) -> Iterator[_Quotation]:
    for key, d in sorted(pages.documents.items()):
        for s in d.statements:
            if s.mode != "direct" or not s.chain:
                continue
            words = tuple(w.forms[0] for w in pages.words(key).words(s.content.text))
            speaker = pages.teller(key, s.chain[0], s)
            if not speaker.hidden and not speaker.newsroom:
                yield _Quotation(key, s, speaker, words, d.language)


def _by_words(quotations: Iterable[_Quotation]) -> Iterator[tuple[_Quotation, _Quotation]]:
    """Quotations of two articles that share most runs of the shorter one's words."""
    runs: dict[tuple[str, ...], dict[_Place, _Quotation]] = defaultdict(dict)
    for quotation in quotations:
        for run in _runs(quotation):
            runs[run][quotation.place] = quotation
    shared: Counter[tuple[_Place, _Place]] = Counter()
    by_place = {place: quotation for found in runs.values() for place, quotation in found.items()}
    for found in runs.values():
        shared.update(combinations(sorted(found), 2))
    for (a, b), n in sorted(shared.items()):
        one, other = by_place[a], by_place[b]
        if one.document != other.document and n >= ALIKE * min(len(_runs(one)), len(_runs(other))):
            yield one, other


def _runs(quotation: _Quotation) -> set[tuple[str, ...]]:
    return {quotation.words[i : i + RUN] for i in range(len(quotation.words) - RUN + 1)}


def _by_claims(
    quotations: Mapping[_Place, _Quotation], claims: Iterable[Claim], tellings: Mapping[str, Sequence[Telling]]
) -> Iterator[tuple[_Quotation, _Quotation]]:
    """Quotations in two languages that have two clauses in common, each told by one claim."""
    shared: dict[tuple[_Place, _Place], set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        told = sorted({(t.account.document, t.account.statement, t.account.assertion) for t in tellings[claim.id]})
        spoken = [((document, id), clause) for document, id, clause in told if (document, id) in quotations]
        for (one, a), (other, b) in combinations(spoken, 2):
            two = quotations[one], quotations[other]
            if two[0].language != two[1].language and not (two[0].speaker.named and two[1].speaker.named):
                shared[one, other].add((a, b))
    for (one, other), pairs in sorted(shared.items()):
        if min(len({a for a, _ in pairs}), len({b for _, b in pairs})) >= CLAUSES:
            yield quotations[one], quotations[other]


def _drift(pages: Pages, quotations: Sequence[_Quotation]) -> Drift | None:
    """What is said of the speakers of one quotation, where it differs."""
    first = {q.document: q for q in reversed(quotations)}
    if len(first) < 2 or not any(_differ(pages, a.speaker, b.speaker) for a, b in combinations(first.values(), 2)):
        return None
    order = sorted(first.values(), key=lambda q: (pages.published(q.document) or "~", q.document))
    labels = tuple((q.document, q.speaker.link.name) for q in order)
    shortest = min(order, key=lambda q: (len(q.words), q.document))
    return Drift(shortest.statement.content.text, labels)


def _differ(pages: Pages, a: Teller, b: Teller) -> bool:
    """Whether two pages describe a speaker differently: not one person of the story, nor in terms that say the same."""
    if a.identity == b.identity:
        return False
    if a.named and b.named:
        return True
    return pages.describes(a) != pages.describes(b) and pages.called(a) != pages.called(b)
