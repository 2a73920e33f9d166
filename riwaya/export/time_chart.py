"""Told time as a chart that one walks through: what is exact stands in columns, a month or a year lies beneath them as
a bar as long as it is, and what is far off waits in a box at the side, so that one year long ago squeezes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from riwaya.export.calendar import UNITS, Period, Unit, moved, stretches, unit_around

WIDTH, TALL = 960, 130
"""Points across, and of the highest column."""
LANE = 28
"""Points from one bar to the next below it; a bar can be hit by a finger (WCAG 2.2, 2.5.8)."""
_MOST = 34
"""Columns, each of which can be hit by a finger."""
_LANES = 8
_NARROWEST = 25.0
_LETTER, _GAP = 7.2, 14.0
"""Width of a letter of a label, about, and the room between two."""
_CORE = 0.75
"""Share of all that is told which the chart has to hold, in as few days as it can."""
_LONG = 400
"""Days from which a stretch (a decade, a war) does not widen the chart."""
_LEAST = 7.0
"""Height of a column of one."""


@dataclass(slots=True)
class Tally:
    """What is told of one period: by how many clauses, of which articles."""

    first: date
    last: date
    clauses: int = 0
    articles: set[str] = field(default_factory=set)

    @property
    def period(self) -> Period:
        """First and last day."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Column:
    """What is told of a day, or of another stretch (`TimeChart.unit`). `label`: below it, if there is room."""

    told: Tally
    x: float
    width: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is told of a longer stretch. `label_at`: where its words stand, if there is room; `cut`: whether it begins
    before the chart, or ends after it. `lane` counts from 0; -1: not drawn, in the table alone."""

    told: Tally
    x: float
    width: float
    lane: int
    cut: tuple[bool, bool]
    label: str
    label_at: float = 0.0


@dataclass(frozen=True, slots=True)
class TimeChart:
    """`before`, `after`: what lies off the chart; `period`: what it shows."""

    period: Period
    unit: Unit
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    before: Tally | None
    after: Tally | None
    lanes: int
    width: int = WIDTH
    tall: int = TALL

    @property
    def told(self) -> list[Column]:
        """The columns of which something is told."""
        return [c for c in self.columns if c.told.clauses]


Words = Callable[[Period, Unit | None], str]
"""How a period is written; with a unit as short as the axis needs it."""


def time_chart(
    found: Iterable[tuple[Period, str]], asked: tuple[date | None, date | None], words: Words, mirrored: bool
) -> TimeChart | None:
    """The chart of what is told (`found`: period and article); None where nothing is. `asked`: the first and last day
    to show, where somebody has chosen them; `mirrored`: time runs from right to left."""
    gathered: dict[Period, Tally] = {}
    for period, article in found:
        told = gathered.setdefault(period, Tally(*period))
        told.clauses += 1
        told.articles.add(article)
    if not gathered:
        return None
    period = _period(list(gathered.values()), asked)
    unit = _unit(period)
    cuts = stretches(period, unit)
    columns: dict[Period, Tally] = {cut: Tally(*cut) for cut in cuts}
    longer: list[Tally] = []
    beyond: dict[str, Tally] = {}
    for told in sorted(gathered.values(), key=lambda t: t.period):
        if told.last < period[0] or told.first > period[1]:
            _add(beyond.setdefault("before" if told.last < period[0] else "after", Tally(told.first, told.last)), told)
            continue
        cut = _column(told.period, unit, period)
        if cut in columns:
            _add(columns[cut], told, widen=False)
        else:
            longer.append(told)
    scale = _Scale(period, mirrored)
    bars = _packed(longer, scale, words)
    return TimeChart(
        period, unit, tuple(_columns(list(columns.values()), scale, unit, words)), tuple(bars),
        beyond.get("before"), beyond.get("after"), max((b.lane for b in bars), default=-1) + 1,
    )  # fmt: skip


def _add(into: Tally, told: Tally, widen: bool = True) -> None:
    into.clauses += told.clauses
    into.articles |= told.articles
    if widen:
        into.first, into.last = min(into.first, told.first), max(into.last, told.last)


def _column(told: Period, unit: Unit, within: Period) -> Period | None:
    """The column that holds all of a period; None for one that is longer, or reaches over its edge."""
    first, last = unit_around(told[0], unit)
    cut = max(first, within[0]), min(last, within[1])
    return cut if cut[0] <= told[0] and told[1] <= cut[1] else None


def _few(period: Period, unit: Unit) -> Sequence[Period]:
    """The columns of a period, as far as it takes to see that they are too many."""
    found: list[Period] = []
    day = period[0]
    while day <= period[1] and len(found) <= _MOST:
        last = unit_around(day, unit)[1]
        found.append((day, last))
        if last >= period[1]:
            break
        day = moved(last, 1)
    return found


def _period(told: Sequence[Tally], asked: tuple[date | None, date | None]) -> Period:
    first, last = asked
    if first is not None and last is not None:
        return first, max(first, last)
    inside = [t for t in told if (first is None or t.first >= first) and (last is None or t.last <= last)] or list(told)
    short = [t for t in inside if (t.last - t.first).days <= _LONG] or inside
    core = _densest(short)
    unit = _unit(core)
    # What lies near comes in as long as the columns stay as they are.
    for t in sorted(short, key=lambda t: max(core[0] - t.first, t.last - core[1])):
        wider = min(core[0], t.first), max(core[1], t.last)
        if _unit(wider) != unit:
            break
        core = wider
    start, end = unit_around(core[0], unit)[0], unit_around(core[1], unit)[1]
    return max(start, first or date.min), min(end, last or date.max)


def _unit(period: Period) -> Unit:
    """The finest columns that a period has room for."""
    return next((u for u in UNITS if len(_few(period, u)) <= _MOST), UNITS[-1])


def _densest(told: Sequence[Tally]) -> Period:
    """The fewest days in which enough of what is told falls."""
    ordered = sorted(told, key=lambda t: t.first)
    needed = _CORE * sum(len(t.articles) for t in ordered)
    best, held, end = (ordered[0].first, max(t.last for t in ordered)), 0, 0
    for start, t in enumerate(ordered):
        while held < needed and end < len(ordered):
            held, end = held + len(ordered[end].articles), end + 1
        if held < needed:
            break
        last = max(x.last for x in ordered[max(start, end - 50) : end])  # only the last ones reach far
        if last - t.first < best[1] - best[0]:
            best = t.first, last
        held -= len(t.articles)
    return best


class _Scale:
    """Days → points."""

    def __init__(self, period: Period, mirrored: bool) -> None:
        self.period, self.mirrored = period, mirrored
        self.days = (period[1] - period[0]).days + 1

    def at(self, period: Period) -> tuple[float, float]:
        """Where a period begins on the chart, from the left, and how wide it is."""
        start = max((period[0] - self.period[0]).days, 0) * WIDTH / self.days
        end = min((period[1] - self.period[0]).days + 1, self.days) * WIDTH / self.days
        return (WIDTH - end if self.mirrored else start), end - start


def _columns(found: Sequence[Tally], scale: _Scale, unit: Unit, words: Words) -> Iterable[Column]:
    """The columns; of their labels every second, third … so that none runs into another."""
    if not found:
        return
    highest = max((t.clauses for t in found), default=0)
    labels = [words(t.period, unit) for t in found]
    widest = max(len(label) for label in labels) * _LETTER + _GAP
    step = max(1, -int(-widest // (WIDTH / len(found))))
    for i, told in enumerate(found):
        x, width = scale.at(told.period)
        height = max(told.clauses / highest * TALL, _LEAST) if told.clauses else 0.0
        yield Column(told, round(x, 1), round(width, 1), round(height, 1), labels[i] if i % step == 0 else "")


def _packed(found: Sequence[Tally], scale: _Scale, words: Words) -> list[Bar]:
    """The bars, those of most articles in the first lanes that have room."""
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    bars = []
    for told in sorted(found, key=lambda t: (-len(t.articles), -t.clauses, t.period)):
        x, width = scale.at(told.period)
        width = max(width, _NARROWEST)
        x = min(x, WIDTH - width)
        label = f"{words(told.period, None)} · {told.clauses}"
        wide = len(label) * _LETTER + _GAP
        inside, behind = wide <= width, x + width + wide <= WIDTH
        text_at = x + width / 2 if inside else x + width + 6 if behind else x - 6
        start, end = (x, x + width) if inside else (x, x + width + wide) if behind else (x - wide, x + width)
        lane = next((n for n in range(_LANES) if all(end < a or start > b for a, b in taken[n])), -1)
        if lane >= 0:
            taken[lane].append((start, end))
        cut = told.first < scale.period[0], told.last > scale.period[1]
        bars.append(Bar(told, round(x, 1), round(width, 1), lane, cut, label, round(text_at, 1)))
    return bars
