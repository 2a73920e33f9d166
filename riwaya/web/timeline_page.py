"""When things happened, as the articles tell it."""

from __future__ import annotations

from riwaya.export.calendar import Period, Unit, beside, days_of
from riwaya.export.time_chart import Tally, TimeChart, time_chart
from riwaya.records import Json
from riwaya.web.dates import axis_words, period_words
from riwaya.web.filters import periods_of
from riwaya.web.pages import Asked, Page
from riwaya.web.views import Frame, frame_of


def timeline_page(asked: Asked) -> Page:
    """`/timeline`: what is told of each day; a column or a bar leads into its time."""
    frame = frame_of(asked, "timeline")
    rows = frame.rows_without("after", "before")
    told = ((days_of(when), row.document) for row in rows for when in row.times)

    def words(period: Period, unit: Unit | None) -> str:
        return axis_words(period, unit, asked.labels)

    # Time runs as one reads: Arabic newspapers draw their axes from right to left, as they set their columns; an axis
    # the other way would have the later day stand before the earlier one in the line of sight.
    chart = time_chart(told, frame.choice.days, words, mirrored=asked.labels.direction == "rtl")
    sentences = sorted((r for r in frame.rows if r.times), key=lambda r: min(periods_of(r, frame.choice)))
    shows = {
        **frame.shows(sentences),
        "chart": chart,
        "period_words": lambda period: period_words(period, asked.labels),
        "around": _around(frame, chart),
    }

    def record() -> Json:
        return frame.record(sentences) | {"timeline": _record(chart) if chart else None}

    return Page("timeline.html", asked.labels["timeline"], shows, record)


def _around(frame: Frame, chart: TimeChart | None) -> list[tuple[str, str, str]]:
    """Where one can go from a chosen time: the one before, the wider one, the next; how, its words, its address."""
    if chart is None or not (frame.choice.after or frame.choice.before):
        return []
    found = zip(("prev", "up", "next"), beside(chart.period), strict=True)
    asked = frame.asked
    steps = [(how, period_words(p, asked.labels), frame.choice.within("timeline", p)) for how, p in found if p]
    return [*steps, ("all", asked.say("All times"), frame.to(after="", before=""))]


def _record(chart: TimeChart) -> Json:
    return {
        "first": chart.period[0].isoformat(),
        "last": chart.period[1].isoformat(),
        "unit": chart.unit,
        "columns": [_tally(c.told) for c in chart.told],
        "bars": [_tally(b.told) for b in chart.bars],
        "before": _tally(chart.before) if chart.before else None,
        "after": _tally(chart.after) if chart.after else None,
    }


def _tally(told: Tally) -> Json:
    return {
        "first": told.first.isoformat(),
        "last": told.last.isoformat(),
        "clauses": told.clauses,
        "articles": sorted(told.articles),
    }
