"""Statements → assertions: each statement's own words, cut into clauses, with event, polarity, modality and slots."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from riwaya.languages.events import EventForm
from riwaya.model import Assertion, Document, Slots, Span, Statement, Time
from riwaya.read.content.acts_on_people import in_sense
from riwaya.read.content.clauses import OPENERS, Clause
from riwaya.read.content.cutting import cut
from riwaya.read.content.doers import Deed, Doers
from riwaya.read.content.excluded import set_excluded
from riwaya.read.content.fillers import Filler, Fillers, fillers_of
from riwaya.read.content.no_number import without_numbers
from riwaya.read.content.outlook import Frame, frame_of, outlook
from riwaya.read.content.roles import Roles, roles_of
from riwaya.read.content.signs import Spot, scan, spot_before
from riwaya.read.content.terms import Terms
from riwaya.read.content.told_of import Things
from riwaya.read.content.triggers import settle
from riwaya.read.content.unsaid import Subjects
from riwaya.read.page import Page, Range

MIN_WORDS = 3
"""A stretch that tells of no event is no assertion when it has fewer words."""

MIN_NAMED = 2
"""The same where a noun names an event: "the proposal" alone tells nothing."""

EMPTY = ("preposition", "determiner", "joining")
"""Classes of words that do not count."""


@dataclass(frozen=True, slots=True)
class Told:
    """An assertion, and the places in it that act as only a government does."""

    assertion: Assertion
    ruling: tuple[Range, ...]
    """Code points."""
    dated: tuple[str, ...] = ()
    """Terms of the act around it that its times date too (it sank during its voyage, on 3 June)."""


def find_told(document: Document, pages: Sequence[Page]) -> list[Told]:
    """Every assertion of the document with the governments that act in it, in the order of the text."""
    found = [told for page in pages for told in _of_page(document, page)]
    return sorted(found, key=lambda told: (told.assertion.span.start, -told.assertion.span.end))


def dated_around(times: Sequence[Time], told: Sequence[Told]) -> tuple[Time, ...]:
    """`times`, each with the act around its phrase among what it dates."""
    of = {id: t.dated for t in told if t.dated for id in t.assertion.slots.time}
    return tuple(replace(t, of=tuple(dict.fromkeys((*t.of, *of[t.id])))) if t.id in of else t for t in times)


def _of_page(document: Document, page: Page) -> Iterator[Told]:
    events = page.language.events
    if events is None:
        return
    spots, fillers = scan(page, events), fillers_of(document, page)
    without_numbers(page, spots, (*fillers.quantities, *fillers.times))
    subjects, terms = Subjects(document, page, fillers), Terms(document, page)
    doers, things = Doers(page, spots, terms), Things(page, spots, terms)
    frames: dict[str, Frame] = {}
    for statement, first, end, cut_off in stretches(document, page):
        clauses = settle(page, spots, cut(page, spots, first, end, events.order), events.order)
        set_excluded(page, spots, clauses)
        if cut_off:
            clauses = [c for c in clauses if not _without_predicate(c, clauses, end)]
        told = [(c, span) for c in clauses if (span := _span(document, page, spots, statement, c)) is not None]
        ids = {c: assertion_id(document.id, span.start, span.end) for c, span in told}
        roles: dict[Clause, Roles] = {}
        deeds: dict[Clause, Deed] = {}
        about: dict[Clause, tuple[str, ...]] = {}
        subjects.statement = statement
        for clause in clauses:
            roles[clause] = roles_of(page, spots, clause, fillers, roles, subjects)
            deeds[clause] = doers.of(clause, deeds)
            voice, has_time = "" if statement.mode == "own" else statement.id, bool(fillers.times.within(clause.pieces))
            about[clause] = things.of(clause, voice, has_time)
        if (frame := frames.get(statement.id)) is None:
            frame = frames[statement.id] = frame_of(page, spots, statement)
        for clause, span in told:
            polarity, modality = outlook(spots, frame, clause)
            slots = _slots(clause, roles[clause], fillers, tuple(ids[c] for c in clause.causes if c in ids))
            made = Assertion(
                ids[clause],
                statement.id,
                span,
                _event(clause),
                polarity,
                modality,
                slots,
                _lemma(clause),
                *in_sense(page, clause, terms.of_act(clause), terms.of_clause(clause), fillers.names, slots.target),
                terms.of_head(clause),
                deeds[clause].doers,
                deeds[clause].done_to,
                terms.of_excluded(clause),
                _excluded(document, page, clause),
                about[clause],
            )
            states = (f for f in roles[clause].ruling if _state(page, f.first))
            dated = terms.of_act(around) if slots.time and (around := _around_meanwhile(clause)) is not None else ()
            yield Told(made, tuple((page.t.starts[f.first], page.t.ends[f.end - 1]) for f in states), dated)


def _excluded(document: Document, page: Page, clause: Clause) -> Span | None:
    if clause.excluded is None:
        return None
    return document.span(page.t.starts[clause.excluded[0]], page.t.ends[clause.excluded[1] - 1])


def _around_meanwhile(clause: Clause) -> Clause | None:
    """The clause that a phrase says the time of by what else went on (it sank … during its voyage)."""
    if clause.kind != "nominal" or clause.opener is None or not clause.opener.has("meanwhile"):
        return None
    around = clause.beside
    while around is not None and (around.embedded or around.kind == "nominal"):
        around = around.parent or around.beside
    return around


def _slots(clause: Clause, roles: Roles, fillers: Fillers, causes: tuple[str, ...]) -> Slots:
    """The slots of a clause. Times, places and quantities are those of its words; where it goes on in a phrase of time
    or cause (… in a blast in the capital), those of the phrase too."""
    inside = [c.core for c in clause.complements]

    def ids(found: Sequence[Filler]) -> tuple[str, ...]:
        if found and inside:
            found = [f for f in found if not any(a <= f.first < b for a, b in inside)]
        return tuple(dict.fromkeys([f.id for f in found])) if found else ()

    places = fillers.places.within(clause.pieces)
    if places and (roles.actor or roles.target):
        # a town that is visited or shelled is where it happens too; a state that is accused is not
        names = fillers.names.within(clause.pieces)
        acting = {n.first for n in names if n.id in roles.actor or n.id in roles.target and n.state}
        places = [p for p in places if p.first not in acting]
    return Slots(
        actor=tuple(roles.actor),
        target=tuple(roles.target),
        place=ids(places),
        time=ids(fillers.times.within(clause.pieces)),
        quantity=ids(fillers.quantities.within(clause.pieces)),
        instrument=tuple(roles.instrument),
        cause=causes,
    )


def _state(page: Page, i: int) -> bool:
    """Whether word i is the name of a country, or of a capital that stands for one."""
    return page.has(i, "country", "government") and not page.t.words[i].enclitic


def _lemma(clause: Clause) -> str | None:
    """The dictionary form of the word that names the clause's event."""
    named = _named(clause)
    return named.lemma or None if named is not None else None


def _named(clause: Clause) -> EventForm | None:
    return clause.trigger.form if clause.trigger is not None else None


def _event(clause: Clause) -> str | None:
    named = _named(clause)
    return (named.category if named is not None else "") or clause.event or None


def _span(
    document: Document, page: Page, spots: list[Spot | None], statement: Statement, clause: Clause
) -> Span | None:
    """The words of a clause that tells something; None for one that does not."""
    first, end = hull(page, spots, clause)
    if first >= end or _only_holds(page, clause) or _cut_short(page, clause, end):
        return None
    if (clause.trigger is None or not clause.trigger.makes_clause) and not clause.causes:
        told = (
            clause.event
            or clause.trigger is not None
            and clause.trigger.form is not None
            and clause.trigger.form.category
        )
        if not told and statement.mode == "own":
            return None
        full = (i for i in range(first, end) if not page.mark(i) and not page.has(i, *EMPTY))
        fewest = MIN_NAMED if clause.trigger or clause.event else MIN_WORDS
        if clause.kind != "nominal" and next(islice(full, fewest - 1, None), None) is None:
            return None
    return document.span(page.t.starts[first], page.t.ends[end - 1])


def _cut_short(page: Page, clause: Clause, end: int) -> bool:
    """Whether a clause ends with an auxiliary whose verb is a cue (we are told that …): it tells nothing."""
    trigger, events = clause.trigger, page.language.events
    if events is None or events.order == "verb-last":
        return False
    return trigger is not None and trigger.use == "aux" and trigger.form is None and trigger.end >= end


def _only_holds(page: Page, clause: Clause) -> bool:
    """Whether a clause tells of no event and only says who holds the clause that it governs (I think that …)."""
    trigger = clause.trigger
    if trigger is None or clause.event or trigger.form is None or trigger.form.category or trigger.use == "aux":
        return False
    if not any(c.kind == "complement" and c.head is not trigger for c in clause.complements):
        return False
    inside = [c.core for c in clause.complements]
    own = (i for a, b in clause.pieces for i in range(a, b) if not any(x <= i < y for x, y in inside))
    return sum(1 for i in own if not page.mark(i) and not page.has(i, *EMPTY)) < MIN_WORDS


def assertion_id(document: str, start: int, end: int) -> str:
    """The assertion's id: `a` and 16 hexadecimal digits of a hash of document id and span, so that it stays."""
    return "a" + hashlib.sha256(f"{document}:{start}:{end}".encode()).hexdigest()[:16]


def _without_predicate(clause: Clause, clauses: Sequence[Clause], end: int) -> bool:
    """Whether a clause at the end of a stretch is a noun, and what tells more of it, without the verb that a cue is:
    that the suspect, who was arrested, [said]."""
    if clause.event != "BE" or clause.head is not None or clause.at >= 0:
        return False
    about = (c for c in clauses if c.kind == "relative" and c.parent is clause)
    return max(p[1] for c in (clause, *about) for p in c.pieces) >= end


def stretches(document: Document, page: Page) -> Iterator[tuple[Statement, int, int, bool]]:
    """The words that each statement says itself: those of its content, less what it hands on from others, whose cue and
    speaker assert nothing. In runs of words inside one sentence; and whether a cue or speaker cuts the run off."""
    owner = _owners(document, page)
    for first, end in page.t.sentences:
        i = first
        while i < end:
            statement = owner[i]
            j = i + 1
            while j < end and owner[j] is statement:
                j += 1
            if statement is not None:
                a, b = trim(page, i, j)
                a, b = trim(page, _past_formula(page, a, b), b)
                if a < b:
                    yield statement, a, b, j < end and owner[j] is None and not page.mark(j)
            i = j


def _past_formula(page: Page, a: int, b: int) -> int:
    """Where the words `a:b` begin to tell something: behind the writer's own formula (it should be noted that)."""
    formula = page.phrase(a, "own-formula") if a < b else 0
    if formula and page.has(a + formula - 1, "that"):
        formula -= 1
    return min(a + formula, b)


def _owners(document: Document, page: Page) -> list[Statement | None]:
    """For each word of the page the innermost statement whose own words it belongs to."""
    owner: list[Statement | None] = [None] * len(page.t)
    whole = [(*_around(s), s) for s in document.statements]
    for start, end, s in sorted(whole, key=lambda w: (w[0], -w[1])):
        paints: list[tuple[int, int, Statement | None]] = [(start, end, None), (s.content.start, s.content.end, s)]
        inside = [x for x in (s.cue, s.source) if x is not None and s.content.start <= x.start < s.content.end]
        if inside:  # "We left," he said, "at noon"
            paints.append((min(x.start for x in inside), max(x.end for x in inside), None))
        for a, b, paint in paints:
            first, stop = between(page, a, b)
            owner[first:stop] = [paint] * (stop - first)
    return owner


def between(page: Page, start: int, end: int) -> Range:
    """The words that begin at the code points `start:end`."""
    return bisect_left(page.t.starts, start), bisect_left(page.t.starts, end)


def _around(s: Statement) -> tuple[int, int]:
    spans = [x for x in (s.content, s.cue, s.source) if x is not None]
    return min(x.start for x in spans), max(x.end for x in spans)


def hull(page: Page, spots: list[Spot | None], clause: Clause) -> Range:
    """First word and end of the clause's span: the piece around its head, with the complements that follow it, and
    without what only joins it to others."""
    first, end = clause.core
    for inner in sorted(clause.complements, key=lambda c: c.first):
        if first <= inner.core[0] <= end + 1:
            end = max(end, hull(page, spots, inner)[1])
    first, end = trim(page, first, end)
    while end > first and (last := spot_before(spots, end)) is not None and last.at > first and _only_opens(last):
        first, end = trim(page, first, last.at)
    joining = page.language.events.joining if page.language.events is not None else ()
    while first < end and page.norm(first) in joining:
        first, end = trim(page, first + 1, end)
    return first, end


def _only_opens(spot: Spot) -> bool:
    """Whether a word at the end of a clause opened another, which belongs to somebody else's words."""
    return spot.form is None and not spot.makes_clause and spot.has(*OPENERS, "relative", "that", "contrast", "asks")


def trim(page: Page, first: int, end: int) -> Range:
    """Words `first:end` without the marks at their ends."""
    while first < end and page.mark(first):
        first += 1
    while end > first and page.mark(end - 1):
        end -= 1
    return first, end
