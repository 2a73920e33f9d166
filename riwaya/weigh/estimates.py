"""The probable day of a page without a date: the only one that its own words and the story's dated pages leave.

"Yesterday, Saturday" is said on a Sunday, "today, 14 June" on one day of the year. Which Sunday, the story tells: none
before the first dated page that tells something of the same, and within two weeks of it. What happened "yesterday" has
happened by the day on which a dated page tells it; and a number that was given "yesterday" was given by the day on
which a dated page has it. Where two days are left, or none, or the page looks back at another year, there is no
estimate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from riwaya.comparison import Claim, EstimatedDay
from riwaya.languages.loader import Language
from riwaya.model import Assertion, Document, Span, Statement, Time
from riwaya.weigh.days import FULL, day_of

WINDOW = 14
"""Days from the first dated page among which the page's own day is looked for."""

SAID_AGAIN = 6
"""Characters at most between a time and its apposition (вчера, в субботу)."""

BESIDE = 2
"""Characters at most between words that bring in speech and a time before or behind them (…, he said yesterday)."""

BODY = ("title", "subtitle", "body")
"""Roles of blocks that are as old as the page; a caption may be older."""

_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_OFFSET = re.compile(r"-P(\d{1,2})D")

Bound = tuple[Time, date]
"""A time of the page, and the last day that it can be."""


def estimated_days(
    documents: Mapping[str, Document], claims: Iterable[Claim], languages: Mapping[str, Language]
) -> tuple[EstimatedDay, ...]:
    """The probable days of the documents (by key) that have no date, by key."""
    days = {key: day for key, d in documents.items() if (day := day_of(d.published)) is not None}
    undated = [key for key in sorted(documents) if documents[key].published is None]
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims if undated and days else ():
        for key in claim.documents:
            told[key].append(claim)
    found = (_estimate(key, documents[key], told[key], days, languages) for key in undated)
    return tuple(estimate for estimate in found if estimate is not None)


def _estimate(
    key: str, d: Document, claims: Sequence[Claim], days: Mapping[str, date], languages: Mapping[str, Language]
) -> EstimatedDay | None:
    """The one day that is left of two weeks; None where no words of the page tell its day."""
    dated = [(claim, min(seen)) for claim in claims if (seen := [days[k] for k in claim.documents if k in days])]
    times = [t for t in d.times if t.said_on and _by_the_page(d, t)]
    if not dated or not times or _looks_back(d, languages):
        return None
    first = min(day for _, day in dated)
    bounds = list(_bounds(d, dated))
    window = [first + timedelta(days=k) for k in range(WINDOW)]
    left = [day for day in window if _may_be(d, day, times, bounds)]
    if len(left) != 1:
        return None
    telling = [t for t in times if not all(_fits(t, day) for day in window)]
    if not telling:
        return None
    return EstimatedDay(key, left[0].isoformat(), tuple(_words(d, telling)), first.isoformat())


def _may_be(d: Document, day: date, times: Iterable[Time], bounds: Iterable[Bound]) -> bool:
    """Whether the page may have appeared on a day, as far as its words and what bounds its date tell."""
    earliest, latest = (bound.value[:FULL] if bound is not None else None for bound in (d.not_before, d.not_after))
    iso = day.isoformat()
    if earliest is not None and iso[: len(earliest)] < earliest or latest is not None and iso[: len(latest)] > latest:
        return False
    return all(_fits(t, day) for t in times) and all(day - timedelta(days=_ago(t) or 0) <= last for t, last in bounds)


def _fits(time: Time, day: date) -> bool:
    """Whether the words can have been said on that day."""
    return all(
        int(weekday[1]) == day.isoweekday()
        if (weekday := _WEEKDAY.fullmatch(said))
        else f"XXXX-{day:%m-%d}"[: len(said)] == said
        for said in time.said_on
    )


def _ago(time: Time) -> int | None:
    """How many days before the page's own the time lies; None where it does not lie before it, or the words do not say
    so."""
    offset, weekday = _OFFSET.fullmatch(time.value), _WEEKDAY.match(time.value)
    if offset is not None:
        return None if time.approximate else int(offset[1])
    said = next((int(w[1]) for s in time.said_on if (w := _WEEKDAY.fullmatch(s))), None)
    if weekday is None or said is None:
        return None
    ago = (said - int(weekday[1])) % 7
    return ago if ago < 4 else None  # else it is to come


def _bounds(d: Document, dated: Iterable[tuple[Claim, date]]) -> Iterator[Bound]:
    """The times of the page that lie before its own day, each with the day of a dated page that has what is told by
    them: what happened then, or a number that somebody gave then."""
    past = [t for t in d.times if _ago(t) is not None and _by_the_page(d, t)]
    assertions = {a.id: a for a in d.assertions}
    statements = {s.id: s for s in d.statements}
    for claim, day in dated if past else ():
        for a in (assertions[id] for id in claim.assertions if id in assertions):
            for t in past:
                given = claim.slot == "quantity" and _given_at(a, statements.get(a.statement), t)
                if a.modality == "fact" and (t.id in a.slots.time or given):
                    yield t, day


def _given_at(a: Assertion, statement: Statement | None, time: Time) -> bool:
    """Whether somebody is told to have said it then: the time stands among the words that bring it in."""
    if statement is None or statement.cue is None:
        return False
    parts = [span for span in (a.span, statement.content, statement.cue, statement.source) if span is not None]
    start, end = min(s.start for s in parts) - BESIDE, max(s.end for s in parts) + BESIDE
    inside = start <= time.span.end and time.span.start <= end
    return inside and not (statement.content.start <= time.span.start and time.span.end <= statement.content.end)


def _by_the_page(d: Document, time: Time) -> bool:
    """Whether the page itself says it, in its text: a quotation counts its days from when it was spoken."""
    start, end = time.span.start, time.span.end
    if d.blocks and not any(b.role in BODY and b.start <= start < b.end for b in d.blocks):
        return False
    return not any(s.mode == "direct" and s.content.start <= start and end <= s.content.end for s in d.statements)


def _looks_back(d: Document, languages: Mapping[str, Language]) -> bool:
    """Whether the page looks back a year or more ("the third anniversary")."""
    language = languages.get(d.language or "")
    weighing = language.weighing if language is not None else None
    return weighing is not None and any(True for _ in weighing.looking_back.find(weighing.words(d.text)))


def _words(d: Document, times: Sequence[Time]) -> Iterator[Span]:
    """The words that show the day, each wording once."""
    seen = set()
    for t in times:
        before = [b.span for b in d.times if 0 <= t.span.start - b.span.end <= SAID_AGAIN]
        alone = _WEEKDAY.match(t.value) and before and not set(d.text[before[-1].end : t.span.start]) & set(".\n")
        span = d.span(before[-1].start, t.span.end) if alone else t.span
        if span.text not in seen:
            seen.add(span.text)
            yield span
