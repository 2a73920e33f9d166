"""Documents → facts: assertions with all that is in them resolved to what the story shares."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from riwaya.align.facts import BODY, KILLED, PERSON, Count, Fact, When, Where
from riwaya.languages.concepts import COUNTRY, finder
from riwaya.languages.loader import load_languages
from riwaya.link.entities import Linked, Mentioned
from riwaya.model import Assertion, Document, Entity, Place, Quantity, Span, Statement, Time

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")

STRIKING = frozenset(
    {"drone", "aircraft", "warplane", "helicopter", "airstrike", "attack", "strike", "missile", "missile-strike"}
    | {"drone-strike", "artillery", "bombard", "raid", "shell-area", "rocket"}
)
"""Concepts of what attacks, and of attacks: whose they are says who attacked."""

_YEAR = re.compile(r"\d{4}")

AHEAD, A_YEAR = 30, 366
"""Days after its article from which what is told as a fact cannot have happened, and up to which a year is missing."""

PARTIES = ("person", "organisation", "place")

EPISTEMIC = frozenset({"determine", "confirm", "assert", "certain", "likely", "clear", "theory"})
"""What says how sure something is, and not what it is."""

UNKNOWN = frozenset({"unknown", "uncertain", "too-early", "mystery"})
"""What says by itself that something is not known."""

SHORTLY = "-PT"
"""How the value of a time begins that is hours or minutes before another."""

NIGHT = "TNI"
"""How the value of a night ends: of which two days it is, languages and writers differ."""

BEFELL = {
    "rescue": "rescued", "survive": "rescued", "alive": "rescued", "kill": "killed", "die": "killed",
    "injure": "wounded", "detain": "arrested", "kidnap": "kidnapped", "go-missing": "missing",
}  # fmt: skip
"""What an act does to those counted in its clause, where no word beside their number says it."""

LAST_DAY = "31"
"""Day behind which no month goes on: dates are compared as text."""


def mentioned_in(key: str, document: Document) -> Iterator[Mentioned]:
    """The entities of a document as the story links them."""
    at = {(p.span.start, p.span.end): p for p in document.places}
    states = _States(document)
    for entity in document.entities:
        place = None
        if entity.kind in ("place", "organisation"):
            found = (at.get((m.start, m.end)) for m in entity.mentions)
            place = next((place_key(p) for p in found if p is not None), None)
        if place is None and (state := states.governed(entity)) is not None:
            place = f"country:{state}"
        mentions = len(entity.mentions)
        yield Mentioned(key, entity.id, entity.kind, entity.name, document.language, mentions, place, entity.of)


def place_key(place: Place) -> str | None:
    """What is equal for equal places: the country, or where it lies, so that a town, its district and its bridge are
    one; None for a place in no index."""
    if place.precision == "country" and place.country:
        return f"country:{place.country}"
    return f"at:{place.lat:g},{place.lon:g}" if place.lat is not None and place.lon is not None else None


def entity_ids(linked: Iterable[Linked]) -> dict[tuple[str, str], str]:
    """(document key, its entity's id) → the story's entity."""
    return {member: entity.id for entity in linked for member in entity.members}


def facts_of(key: str, document: Document, ids: Mapping[tuple[str, str], str]) -> list[Fact]:
    """The facts of one document, in the order of its text."""
    statements = {s.id: s for s in document.statements}
    mentions = sorted((m.start, m.end, ids[key, e.id], e.kind) for e in document.entities for m in e.mentions)
    starts = [m[0] for m in mentions]
    kinds = {ids[key, e.id]: e.kind for e in document.entities}
    states = _States(document)
    facts = [
        _fact(key, document, a, statements[a.statement], ids, mentions, starts, kinds, states)
        for a in document.assertions
    ]
    said: dict[str, frozenset[str]] = {}
    for fact in facts:
        said[fact.statement] = said.get(fact.statement, frozenset()) | fact.said
    denied = {s.id for s in document.statements if s.stance == "denies"}
    unasked = {s.id for s in document.statements if s.parent in denied or s.polarity == "negated"}
    unsaid = {s.id for s in document.statements if s.polarity == "negated" and s.stance != "denies"}
    opened = _opened(facts)
    return [
        replace(
            f,
            context=said[f.statement],
            unasked=f.requests and f.statement in unasked,
            open=f.statement in unsaid and f.modality == "possible" or f.id in opened or _leaves_open(f),
        )
        for f in facts
    ]


def _leaves_open(fact: Fact) -> bool:
    """Whether a clause says of what it names that it is not known."""
    if fact.polarity == "negated":
        return not EPISTEMIC.isdisjoint(fact.act) or fact.event in (None, "BE") and not EPISTEMIC.isdisjoint(fact.terms)
    return not UNKNOWN.isdisjoint(fact.terms) and fact.event in (None, "BE") and fact.modality == "fact"


def _opened(facts: Sequence[Fact]) -> frozenset[str]:
    """Facts right behind a clause that says no more than that what follows is not known ("it is unclear" whether)."""
    found = set()
    for before, fact in zip(facts, facts[1:], strict=False):
        bare = _leaves_open(before) and not before.said - EPISTEMIC - UNKNOWN - before.act
        if bare and fact.statement == before.statement and fact.modality == "possible":
            found.add(fact.id)
    return frozenset(found)


def _fact(
    key: str,
    document: Document,
    a: Assertion,
    statement: Statement,
    ids: Mapping[tuple[str, str], str],
    mentions: Sequence[tuple[int, int, str, str]],
    starts: Sequence[int],
    kinds: Mapping[str, str],
    states: _States,
) -> Fact:
    start, end = a.span.start, a.span.end
    inside = [m for m in mentions[bisect_left(starts, start) : bisect_left(starts, end)] if m[1] <= end]
    out = [m for m in inside if a.excluded is not None and a.excluded.start <= m[0] < a.excluded.end]
    inside = [m for m in inside if m not in out]
    story = {slot: frozenset(ids[key, i] for i in found if (key, i) in ids) for slot, found in
             (("actor", a.slots.actor), ("target", a.slots.target))}  # fmt: skip
    link = statement.chain[0] if statement.chain else None
    at = {(s, e): id for s, e, id, kind in inside if kind == "place"}
    return Fact(
        id=a.id,
        document=key,
        statement=a.statement,
        language=document.language or "",
        span=a.span,
        event=a.event,
        polarity=a.polarity,
        modality=a.modality,
        own=statement.mode == "own",
        stance=statement.stance,
        speaker=ids.get((key, link.entity)) if link is not None and link.entity is not None else None,
        act=frozenset(a.act),
        speaker_of=link.name if link is not None and statement.mode != "own" else "",
        speaker_terms=states.named_by(link.name) if link is not None else frozenset(),
        terms=frozenset(a.terms),
        head=frozenset(a.head),
        names=frozenset(id for _, _, id, kind in inside if kind != "place"),
        parties=frozenset(i for i in story["actor"] | story["target"] if kinds.get(i) in PARTIES),
        actor=story["actor"],
        target=story["target"],
        places=frozenset(id for _, _, id, kind in inside if kind == "place"),
        where=tuple(
            Where(at[p.span.start, p.span.end], p.name, p.precision, p.country, p.lat, p.lon)
            for p in document.places
            if p.lat is not None and p.lon is not None and (p.span.start, p.span.end) in at
        ),
        times=tuple(
            w
            for t in document.times
            if _in(t.span, start, end) and (w := told_when(t, a, document.published)) is not None
        ),
        causes=a.slots.cause,
        shortly=any(t.value.startswith(SHORTLY) for t in document.times if t.id in statement.times),
        doers=frozenset(a.doers),
        done_to=frozenset(a.done_to),
        excluded=frozenset(a.excludes).union(m[2] for m in out),
        things=frozenset(a.things),
        parent=statement.parent,
        strikers=states.strikers(a.terms).union(*(states.of(id) for id in a.slots.actor)),
        speaks_for=states.of(link.entity) | states.within(link.span) if link is not None else frozenset(),
        counts=tuple(_befallen(count(q), a) for q in document.quantities if _in(q.span, start, end)),
    )


class _States:
    """Codes of the states that a document's entities are, or that their names name (the US military)."""

    def __init__(self, document: Document) -> None:
        self._at = sorted((p.span.start, p.span.end, p.country.lower()) for p in document.places if p.country)
        self._of = {e.id: e for e in document.entities if e.kind in ("place", "organisation")}
        links = (link for s in document.statements for link in s.chain)
        self._governments = {link.entity for link in links if link.kind == "government"}
        language = load_languages().get(document.language or "")
        self._gazetteer = language.gazetteer if language is not None else None
        self._finder = finder(language) if language is not None else None
        self._beside = 1 if language is not None and language.stemming.adjective_first else -1
        self._found: dict[str, frozenset[str]] = {}
        self._named: dict[str, frozenset[str]] = {}

    def governed(self, entity: Entity) -> str | None:
        """The code of the country by whose name a government speaks; None for what is no such government."""
        if entity.id not in self._governments or self._gazetteer is None:
            return None
        return self._gazetteer.country_called(entity.name)

    def of(self, entity: str | None) -> frozenset[str]:
        """Those that an entity is, or that its names name."""
        found = self._of.get(entity or "")
        if found is None:
            return frozenset()
        if found.id not in self._found:
            named = frozenset(t.removeprefix(COUNTRY) for t in found.of if t.startswith(COUNTRY))
            if (state := self.governed(found)) is not None:
                named |= {state.lower()}
            self._found[found.id] = named.union(*(self.within(m) for m in found.mentions))
        return self._found[found.id]

    def strikers(self, terms: Sequence[str]) -> frozenset[str]:
        """Those whose adjective stands with a weapon or an attack, on the side where the language has adjectives."""
        beside = ((term, i + self._beside) for i, term in enumerate(terms) if term.startswith(COUNTRY))
        return frozenset(t.removeprefix(COUNTRY) for t, k in beside if 0 <= k < len(terms) and terms[k] in STRIKING)

    def named_by(self, name: str) -> frozenset[str]:
        """Concepts that the words of a name name."""
        if self._finder is None:
            return frozenset()
        if name not in self._named:  # one speaker says many things
            words = [self._finder.language.fold(word) for word in re.findall(r"[^\W\d_]+", name)]
            self._named[name] = frozenset(id for i in range(len(words)) for id in self._finder.at(words, i)[1])
        return self._named[name]

    def within(self, span: Span | None) -> frozenset[str]:
        """Those that these words name."""
        if span is None:
            return frozenset()
        return frozenset(code for start, end, code in self._at if span.start <= start and end <= span.end)


def told_when(time: Time, a: Assertion, published: str | None) -> When | None:
    """The days that a time of an assertion may mean: as `when`, but of what is told to have happened a day without a
    year that would be months ahead was a year before."""
    then = when(time)
    if (
        then is None
        or published is None
        or a.modality != "fact"
        or _YEAR.search(time.span.text)
        or len(published) < len(then.first)
    ):
        return then
    try:
        ahead = (date.fromisoformat(then.first) - date.fromisoformat(published[:10])).days
    except ValueError:  # 31 June
        return then
    if not AHEAD < ahead < A_YEAR:
        return then
    first, last = (f"{int(day[:4]) - 1}{day[4:]}".replace("02-29", "02-28") for day in (then.first, then.last))
    return replace(then, first=first, last=last)


def _befallen(counted: Count, a: Assertion) -> Count:
    """The number with what befell those counted, by the act of its clause where no word beside the number says it."""
    if counted.unit != PERSON or counted.what is not None:
        return counted
    befell = next((BEFELL[t] for t in (*a.act, *a.terms) if t in BEFELL), None)
    return replace(counted, what=befell)


def _in(span: Span, start: int, end: int) -> bool:
    return start <= span.start and span.end <= end


def when(time: Time) -> When | None:
    """The days that a time may mean; None for one that stays relative, a duration, or a part of a day."""
    values = time.value.split("/")
    found = [m for v in values if (m := _DATE.match(v.split("T")[0])) is not None]
    if len(found) != len(values) or len(found) > 2:
        return None
    first, last = found[0], found[-1]
    relative = not any(c.isdigit() for c in time.span.text)
    if time.value.endswith(NIGHT) and len(found) == 1 and found[0][3]:
        try:
            night = date.fromisoformat(found[0][0])
        except ValueError:  # the night of 31 June
            return None
        before, after = (str(night + timedelta(days=k)) for k in (-1, 1))
        return When(before, after, time.precision, time.approximate, frozenset(time.of), relative, time.begins)
    year, month, day = first.groups()
    last_year, last_month, last_day = last.groups()
    return When(
        f"{year}-{month or '01'}-{day or '01'}",
        f"{last_year}-{last_month or '12'}-{last_day or LAST_DAY}",
        time.precision,
        time.approximate,
        frozenset(time.of),
        relative,
        time.begins,
    )


def count(quantity: Quantity) -> Count:
    """The number that a quantity gives, with what its words leave open."""
    least, most = quantity.value, quantity.upper if quantity.upper is not None else quantity.value
    if quantity.bound == "at-least":
        most = float("inf")
    elif quantity.bound == "at-most":
        least = float("-inf")
    what = KILLED if quantity.unit == BODY else quantity.what
    return Count(least, most, quantity.unit, what, quantity.approximate, frozenset(quantity.of))
