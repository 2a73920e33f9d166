"""When things happened, as the articles tell it: told time, not the time of printing. A month is a bar, not a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from riwaya.align.answers import shown_time
from riwaya.align.facts import When
from riwaya.align.stated import told_when
from riwaya.export.calendar import day_of, moved
from riwaya.export.tellings import Telling, Tellings
from riwaya.model import Document

WIDTH = 320
"""Points across the bars."""
_SHOWN = 24
"""Times that stand outside the fold: those that most articles tell."""
_CORE = 0.75
"""Share of all tellings that the axis has to hold, in as few days as it can: one year far off flattens no story."""
_PAD = 0.06
_THINNEST = 3.0
_CLAUSES = 2
_LONG = 400
"""Days from which a stretch (a decade, a war) does not widen the axis."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One told time. `x`, `width`: its bar; off the axis `off` says where (`before`, `after`). `told`: what articles
    tell of it."""

    value: str
    articles: int
    told: tuple[Telling, ...]
    more: int
    x: float | None = None
    width: float = 0.0
    off: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """`ticks`: places and dates of the axis. Earliest first; `folded`: told by fewer."""

    moments: tuple[Moment, ...]
    folded: tuple[Moment, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH


@dataclass(slots=True)
class _Gathered:
    when: When
    first: date
    last: date
    told: dict[tuple[str, str], None] = field(default_factory=dict)

    @property
    def articles(self) -> int:
        return len({key for key, _ in self.told})


class Times:
    """Gathers the told times of a story, a document at a time."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], _Gathered] = {}

    def add(self, key: str, document: Document) -> None:
        """Take note of the times that clauses of a document tell."""
        for time in document.times:
            for a in document.assertions:
                if a.span.start <= time.span.start and time.span.end <= a.span.end:
                    found = told_when(time, a, document.published)
                    if found is None or not _real(found):
                        continue
                    days = day_of(found.first), day_of(found.last)
                    gathered = self._found.setdefault((found.first, found.last), _Gathered(found, *days))
                    gathered.told[key, a.id] = None

    def view(self, tellings: Tellings, mirrored: bool = False) -> Timeline | None:
        """The timeline; None where no clause tells a time. `mirrored`: time runs from right to left."""
        found = sorted(self._found.values(), key=lambda g: (g.first, g.last))
        if not found:
            return None
        axis = _Axis(found, mirrored)
        moments = [(g, _moment(g, tellings, axis)) for g in found]
        foremost = sorted(moments, key=lambda m: (-m[0].articles, -len(m[0].told), m[0].first))
        shown = {id(m) for _, m in foremost[:_SHOWN]}
        return Timeline(
            tuple(m for _, m in moments if id(m) in shown),
            tuple(m for _, m in moments if id(m) not in shown),
            axis.ticks(),
        )


def _moment(g: _Gathered, tellings: Tellings, axis: _Axis) -> Moment:
    told = [t for place in g.told if (t := tellings.get(place)) is not None]
    told.sort(key=lambda t: (t.day or "~", t.document, t.assertion))
    kept = _varied(told)
    x, width = axis.bar(g.first, g.last)
    off = "" if x is not None else "before" if g.last < axis.first else "after"
    value = shown_time(g.when).replace("/", " – ")
    return Moment(value, g.articles, tuple(kept), len(told) - len(kept), x, width, off)


def _varied(told: Sequence[Telling]) -> list[Telling]:
    """The first tellings, of different articles where there are several."""
    firsts = list({t.document: t for t in reversed(told)}.values())[::-1]
    return (firsts + [t for t in told if t not in firsts])[:_CLAUSES]


class _Axis:
    """Days → points, over the days that most tellings are of."""

    def __init__(self, found: Sequence[_Gathered], mirrored: bool) -> None:
        short = [g for g in found if (g.last - g.first).days <= _LONG] or list(found)
        self.first, self.last = _densest(short)
        pad = max(round((self.last - self.first).days * _PAD), 1)
        self.first, self.last = moved(self.first, -pad), moved(self.last, pad)
        self._days = (self.last - self.first).days + 1
        self._mirrored = mirrored

    def bar(self, first: date, last: date) -> tuple[float | None, float]:
        """Where the bar of a stretch begins, and how wide it is; (None, 0) off the axis."""
        if last < self.first or first > self.last:
            return None, 0.0
        start = max((first - self.first).days, 0) * WIDTH / self._days
        end = min((last - self.first).days + 1, self._days) * WIDTH / self._days
        width = max(end - start, _THINNEST)
        start = min(start, WIDTH - width)
        return round(WIDTH - start - width if self._mirrored else start, 1), round(width, 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Some four dates to read the axis by: first days of years or months where it is long enough."""
        cut = 4 if self._days > 1200 else 7 if self._days > 100 else 10
        days = [moved(self.first, i) for i in range(self._days)]
        starts = [d for d in days if cut == 10 or d.day == 1 and (cut == 7 or d.month == 1)]
        step = max(len(starts) // 4, 1)
        return tuple((self._middle(d), d.isoformat()[:cut]) for d in starts[step // 2 :: step][:5])

    def _middle(self, day: date) -> float:
        x = (day - self.first).days * WIDTH / self._days
        return round(WIDTH - x if self._mirrored else x, 1)


def _densest(found: Sequence[_Gathered]) -> tuple[date, date]:
    """The fewest days in which enough of the tellings fall."""
    needed = _CORE * sum(g.articles for g in found)
    best: tuple[int, date, date] | None = None
    for start in found:
        inside, held = start.first, 0
        for g in sorted((g for g in found if g.first >= start.first), key=lambda g: g.last):
            held, inside = held + g.articles, max(inside, g.last)
            if held >= needed:
                best = min(
                    best or (date.max.toordinal(), start.first, inside),
                    ((inside - start.first).days, start.first, inside),
                )
                break
    return (best[1], best[2]) if best else (found[0].first, max(g.last for g in found))


def _real(found: When) -> bool:
    return found.first > "0001" and found.last < "9999"
