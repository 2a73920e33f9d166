"""Which articles leave a claim out although they appeared later and tell of the same moment, and which had no cause to.

A claim is looked at if two articles tell it or another claim stands against it; for the others every article would be
silent. Who tells of the same moment is found by what claims have in common (a question, a day and place, an event, two
participants), each looked up once, so that no claim is held against every article of a large story. Up to `LISTED`
articles, all that do not tell a claim are accounted for; in a larger story only those that tell of its moment.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riwaya.comparison import Absence, Claim
from riwaya.languages.concepts import NUMBERED
from riwaya.model import Span
from riwaya.weigh.days import is_later
from riwaya.weigh.pages import Pages, Said
from riwaya.weigh.tellings import Telling

LISTED = 60
"""Articles of a story up to which each is accounted for."""

COMMON = 0.5
"""Share of the claims looked at that may have a thing in common before it says nothing of a moment."""

NAMED = 2
"""Claims that a line names."""

WORDS = 8
"""Words of a claim by which a line names it."""

Moment = tuple[str, ...]
"""What claims of one moment have in common; the first word says what: `question`, `day`, `event`, `thing`, `people`."""

PROBABLY = "; by the probable day of a page without a date"
"""Behind a reason that rests on an estimated day."""

BECAUSE = {
    "question": "which answers the same question",
    "day": "of the same day and place",
    "event": "of the same event",
    "thing": "about the same thing in the same place",
    "people": "about the same participants",
}


@dataclass(frozen=True, slots=True)
class Absences:
    """The articles that do not tell a claim."""

    silent: tuple[Absence, ...]
    not_comparable: tuple[Absence, ...]


def find_absences(
    pages: Pages, claims: Sequence[Claim], tellings: Mapping[str, Sequence[Telling]]
) -> dict[str, Absences]:
    """Claim id → the articles that leave it out. `tellings`: claim id → its accounts."""
    disputed = {id for relation in pages.comparison.relations for id in relation.claims}
    looked_at = [c for c in claims if c.id in disputed or len(c.documents) > 1]
    found = _Moments(pages)
    moments = {claim.id: frozenset(found.of(claim, tellings[claim.id])) for claim in claims}
    told: dict[Moment, list[Claim]] = defaultdict(list)
    for claim in claims:
        for moment in moments[claim.id]:
            told[moment].append(claim)
    for claim, question in _told_alike(claims):
        told[question].append(claim)
    counts = Counter(moment for claim in looked_at for moment in moments[claim.id])
    most = max(2.0, COMMON * len(looked_at))
    return {
        claim.id: _absences(pages, claim, {m: told[m] for m in moments[claim.id] if _tells(m, counts[m], most)})
        for claim in looked_at
    }


def _told_alike(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Moment]]:
    """Claims of something that is so, with the questions of number that a clause of theirs answers too: an article that
    tells that 15 people died, and shares no place or name by which to compare its number, tells of the deaths."""
    asked: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.slot == "quantity" and claim.question is not None:
            for id in claim.assertions:
                asked[id].add(claim.question)
    for claim in claims:
        if claim.slot != "quantity":
            questions = {q for id in claim.assertions for q in asked[id]}
            yield from ((claim, ("question", q)) for q in sorted(questions))


def _tells(moment: Moment, count: int, most: float) -> bool:
    """Whether what claims have in common is more than what the whole story is about."""
    return moment[0] == "question" or count <= most


def _absences(pages: Pages, claim: Claim, near: Mapping[Moment, Sequence[Claim]]) -> Absences:
    """The articles that leave one claim out. `near`: what it has in common with others → the claims that have it."""
    others = _of_the_moment(claim, near)
    known = sorted((date, d in pages.estimated) for d in claim.documents if (date := pages.published(d)) is not None)
    first = known[0][0] if known else None
    probable = bool(known) and known[0][1]
    silent, excused = [], []
    for document in sorted(pages.documents if len(pages.documents) <= LISTED else others):
        if document in claim.documents:
            continue
        cut = _cut_from(pages, claim, document)
        excuse = None if cut is not None else _excuse(pages, document, first, others)
        estimated = PROBABLY if first is not None and (probable or document in pages.estimated) else ""
        if cut is not None:
            silent.append(Absence(document, f"has the same text as {cut}, without this"))
        elif excuse is not None:
            excused.append(Absence(document, excuse + (estimated if excuse.startswith("printed") else "")))
        else:
            silent.append(Absence(document, _because(others[document]) + estimated))
    return Absences(tuple(silent), tuple(excused))


def _of_the_moment(claim: Claim, near: Mapping[Moment, Sequence[Claim]]) -> dict[str, dict[str, list[Claim]]]:
    """Document → how it tells of the claim's moment → by which claims."""
    out: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for moment, claims in sorted(near.items()):
        for other in claims:
            for document in other.documents if other.id != claim.id else ():
                if other not in out[document][moment[0]]:
                    out[document][moment[0]].append(other)
    return {document: dict(found) for document, found in out.items()}


def _excuse(pages: Pages, document: str, first: str | None, others: Mapping[str, object]) -> str | None:
    """Why an article that does not tell a claim is not silent on it; None if it is."""
    page = pages.documents[document]
    if first is None:
        return "it is not known when the claim was first told"
    published = pages.published(document)
    later = is_later(first, published, page.not_before)
    if later is None:
        return "its date is not known" if published is None else "may be as old as the claim"
    if not later:
        return "printed before the claim was first told" if _earlier(published, first) else "printed on the same day"
    return None if document in others else "tells of another moment"


def _cut_from(pages: Pages, claim: Claim, document: str) -> str | None:
    """An article of the same text and language that tells the claim in words that this one lacks: it left them out,
    whenever it appeared. None where there is no such article, or where the words are there and were not read."""
    group, language = pages.copy_of.get(document), pages.documents[document].language
    if group is None:
        return None
    here = pages.folded(document, pages.documents[document].text)
    for other in claim.documents:
        if pages.copy_of.get(other) == group and pages.documents[other].language == language:
            told = [pages.folded(other, said.assertion.span.text) for said in _told(pages, claim, other)]
            if not any(words in here for words in told):
                return pages.outlet(other) or other
    return None


def _told(pages: Pages, claim: Claim, document: str) -> Iterator[Said]:
    found = (pages.said(document, id) for id in claim.assertions)
    return (said for said in found if said is not None)


def _earlier(published: str | None, first: str) -> bool:
    """Whether it appeared on a day before the claim was first told, or at an hour before."""
    published = published or ""
    size = min(len(published), len(first), 10)
    return published[:size] != first[:size] or len(published) > 10 and len(first) > 10


def _because(found: Mapping[str, Sequence[Claim]]) -> str:
    """One line that says how an article tells of the moment, by the closest of the ways."""
    way = min(found, key=list(BECAUSE).index)
    named = sorted(found[way], key=lambda c: (-len(c.documents), c.id))[:NAMED]
    return f"tells {' and '.join(f'“{_short(c.text)}” ({c.id})' for c in named)} {BECAUSE[way]}"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


class _Moments:
    """Of what moments claims tell, by their assertions, each looked at once."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._known: dict[tuple[str, str], tuple[Moment, ...]] = {}

    def of(self, claim: Claim, tellings: Iterable[Telling]) -> Iterator[Moment]:
        """What a claim has in common with others of its moment."""
        if claim.question is not None:
            yield "question", claim.question
        for telling in tellings:
            key = telling.account.document, telling.account.assertion
            if key not in self._known:
                self._known[key] = tuple(_of_assertion(self._pages, telling.said))
            yield from self._known[key]


def _of_assertion(pages: Pages, said: Said) -> Iterator[Moment]:
    """The days with their places, the event with its place or participants, and the pairs of participants. Days and
    places may stand in another clause of what is said at once ("killed when the bridge collapsed on Friday")."""
    slots = said.assertion.slots
    places = sorted(_story(pages, said, _places(pages, said, said.assertion.span)))
    around = sorted(_story(pages, said, _places(pages, said, said.statement.content)))
    people = sorted(_story(pages, said, (*slots.actor, *slots.target)))
    days = sorted({when.first for when, _ in pages.times(said, around=True) if when.first == when.last})
    yield from (("day", day, place) for place in around for day in days)
    for place in places:
        yield from (("event", act, place) for act in said.assertion.act)
    yield from (("thing", *pair) for pair in _kept_there(said.assertion.terms))
    for i, one in enumerate(people):
        yield from (("event", act, one) for act in said.assertion.act)
        yield from (("people", one, other) for other in people[i + 1 :])


def _kept_there(terms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a clause names beside a numbered place (Warehouse No. 3), which no index of places holds."""
    for place in (t for t in terms if NUMBERED in t):
        yield from ((place, t) for t in terms if NUMBERED not in t and ":" not in t and t != place.split(NUMBERED)[0])


def _places(pages: Pages, said: Said, span: Span) -> set[str]:
    """The document's entities that are places and stand inside these words."""
    return {id for start, end, id in pages.places(said.document) if span.start <= start and end <= span.end}


def _story(pages: Pages, said: Said, ids: Iterable[str]) -> set[str]:
    return {entity for id in ids if (entity := pages.of_story(said.document, id)) is not None}
