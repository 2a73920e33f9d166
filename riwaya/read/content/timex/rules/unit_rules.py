"""Units of now, lengths, and what is counted: last year, ثلاثة أيام, two weeks ago, the coming months, mid-July."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.model import Calendar
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.offsets import Nearby, Unit
from riwaya.read.content.timex.parts import Era, Part, PartOfYear

CLOCK_UNITS = ("second", "minute", "hour")
OWN_CALENDAR = ("month", "year")
"""Units that a calendar of its own counts differently."""


RULES = Rules()
rule = RULES.rule

# --- units of now ---


@rule("deictic-before any-unit", "deictic-before-many unit-many")
def this_unit(g: Times, n: Item, unit: Item) -> Result:
    if n.kind == "deictic-before-many" and unit.value != "weekend":
        return None
    return _unit(g, unit, n.value)


@rule("one-unit deictic-after")
def unit_last(g: Times, unit: Item, n: Item) -> Result:
    return _unit(g, unit, n.value)


@rule("one-unit deictic-following", "deictic-following one-unit")
def following_unit(g: Times, a: Item, b: Item) -> Result:
    unit, n = (a, b) if isinstance(a.value, str) else (b, a)
    if isinstance(unit.value, tuple) or unit.value in CLOCK_UNITS:
        return None
    return "unit-time", Unit(unit.value, n.value, _calendar(g, unit.value), afloat=True)


@rule("the-units number deictic-after", "number any-unit deictic-after", "number a-deictic any-unit")
@rule("a-deictic number any-unit")
def counted_units(g: Times, *items: Item) -> Result:
    sign = next(x.value for x in items if x.kind.startswith("deictic"))
    unit = next(x.value for x in items if "unit" in x.kind)
    count = next(x.value for x in items if x.kind == "number")
    unit = unit[0] if isinstance(unit, tuple) else unit
    if count < 1 or count != int(count):
        return None
    return _nearby(g, unit, int(count), sign)


@rule("the-units deictic-after", "unit-many deictic-after", "deictic-before unit-many", "deictic-before-many any-unit")
@rule("few any-unit deictic-after")
@rule("a-deictic few unit-many")
def some_units(g: Times, *items: Item) -> Result:
    sign = next(x.value for x in items if x.kind.startswith("deictic"))
    unit = next(x.value for x in items if "unit" in x.kind)
    unit, n = unit if isinstance(unit, tuple) else (unit, None)
    return _nearby(g, unit, n, sign)


@rule("the-unit")
def lone_weekend(g: Times, unit: Item) -> Result:
    return _nearby(g, unit.value, 1, -1) if unit.value == "weekend" else None


@rule("unit-many few-after", "the-units few-after")
def few_behind(g: Times, unit: Item, _: Item) -> Result:
    return unit.kind, unit.value


# --- seasons, quarters, halves ---


@rule("season of? any-year", "season of? a-unit-time", "any-year season", "a-unit-time season")
def season_of(g: Times, a: Item, b: Item | None, c: Item | None = None) -> Result:
    season, year = (a, c) if isinstance(a.value, PartOfYear) else (b, a)
    if season is None or year is None or (isinstance(year.value, Unit) and year.value.unit != "year"):
        return None
    return "seasonal", replace(season.value, within=year.value)


@rule("season deictic-after", "deictic-before season")
def deictic_season(g: Times, a: Item, b: Item) -> Result:
    season, n = (a.value, b.value) if isinstance(a.value, PartOfYear) else (b.value, a.value)
    return "seasonal", replace(season, deictic=n)


@rule("one-unit season")
def season_word(g: Times, unit: Item, season: Item) -> Result:
    return ("season", season.value) if unit.value == "season" else None


@rule("ordinal dash? one-unit", "one-unit ordinal")
def lone_part_of_year(g: Times, a: Item, b: Item | None, c: Item | None = None) -> Result:
    n, unit = (a, c or b) if a.kind == "ordinal" else (b, a)
    if n is None or unit is None or unit.value not in ("quarter", "century"):
        return None
    if unit.value == "century":
        return ("era", Era("century", n.value)) if n.value in range(1, 31) else None
    return ("seasonal", PartOfYear("quarter", f"Q{n.value}")) if n.value in range(1, 5) else None


@rule("decade of? a-unit-time|era", "one-unit decade", "decade one-unit", "decade any-unit")
def decade_word(g: Times, a: Item, b: Item | None, c: Item | None = None) -> Result:
    parts = [x for x in (a, b, c) if x is not None]
    decade = next(x.value for x in parts if x.kind == "decade")
    other = next((x.value for x in parts if x.kind in ("a-unit-time", "unit-time", "shift", "era")), None)
    if isinstance(other, Unit):
        return ("era", decade) if other.unit == "century" else None
    if isinstance(other, Era):
        return "era", Era("decade", (other.n - 1) * 100 + decade.n % 100)
    return "era", decade


@rule("unit-one year-number|number")
def numbered_decade(g: Times, unit: Item, n: Item) -> Result:
    year = n.value.year if n.kind == "year-number" else n.value
    if unit.value == "century" and n.kind == "number" and year in range(1, 31):
        return "era", Era("century", int(year))
    if unit.value != "decade" or year % 10 or year not in range(20, 2100):
        return None
    if n.kind == "year-number":
        return "era", Era("decade", year, n.value.calendar)
    if year > 100:
        return None
    return "era", Era("decade", (1900 if g.calendar == "gregorian" else 1300) + int(year), g.calendar)


@rule("year-number dash? decade-end unit-many?", "number dash? decade-end unit-many")
def figures_decade(g: Times, n: Item, *rest: Item | None) -> Result:
    year = n.value.year if n.kind == "year-number" else n.value
    unit = next((x.value for x in rest if x is not None and x.kind == "unit-many"), "year")
    if year % 10 or unit != "year" or (n.kind == "number" and year not in range(20, 100)):
        return None
    return "era", Era("decade", int(year) if year > 100 else 1900 + int(year))


# --- early, middle, late ---


@rule("part-word dash? of? a-period|era|season")
def part_of(g: Times, part: Item, dash: Item | None, _: Item | None, period: Item) -> Result:
    if period.kind == "year-number" and not period.value.year:
        return None
    return "part", Part(period.value, part.value)


@rule("part-word of? one-unit")
def part_of_running(g: Times, part: Item, _: Item | None, unit: Item) -> Result:
    found = _unit(g, unit, 0) if unit.kind == "the-unit" or not g.article else None
    return ("part", Part(found[1], part.value)) if found and unit.value != "day" else None


def _unit(g: Times, unit: Item, n: int) -> Result:
    name = unit.value
    several = unit.kind in ("unit-many", "the-units") and name != "weekend"
    if isinstance(name, tuple) or name in CLOCK_UNITS or several:
        return None
    if name == "season" or (name == "day" and n == 0):
        return None  # "this day" is "today" where it stands alone
    # the next day is counted from a day that the text tells of
    return "unit-time", Unit(name, n, _calendar(g, name), afloat=name == "day" and n > 0)


def _calendar(g: Times, unit: str) -> Calendar:
    return g.calendar if unit in OWN_CALENDAR else "gregorian"


def _nearby(g: Times, unit: str, n: int | None, sign: int) -> Result:
    if sign == 0 or unit == "season":
        return None
    return "nearby", Nearby(unit, n, sign, _calendar(g, unit))
