"""Units of now, lengths, and what is counted: last year, ثلاثة أيام, two weeks ago, the coming months, mid-July."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.model import Calendar
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.dates import Era, Part, PartOfYear
from riwaya.read.content.timex.offsets import Ago, Length, Nearby, Unit
from riwaya.read.content.timex.stretch import MONTHS_OF

CLOCK_UNITS = ("second", "minute", "hour")
_SIZES: tuple[str, ...] = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "week",
    "weekend",
    "day",
    "hour",
)
_SIZES += ("minute", "second")
YEARS = range(1000, 2200)
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


# --- lengths ---


@rule("number unit-one|unit-many")
def length(g: Times, n: Item, unit: Item) -> Result:
    if unit.value == "year" and unit.kind == "unit-one" and g.year_behind and n.value in YEARS:
        return None  # 2015 года
    return "length", Length(((unit.value, n.value),))


@rule("unit-one number")
def one_unit(g: Times, unit: Item, n: Item) -> Result:
    return ("length", Length(((unit.value, 1),))) if n.value == 1 else None


@rule("number-range unit-one|unit-many")
def length_range(g: Times, n: Item, unit: Item) -> Result:
    lower, upper = n.value
    return "length", Length(((unit.value, lower),), upper=((unit.value, upper),))


@rule("number dash unit-one|unit-many dash? old", "number dash unit-one|unit-many")
def joined_length(g: Times, n: Item, _: Item, unit: Item, *rest: Item | None) -> Result:
    return length(g, n, unit)


@rule("unit-two")
def two(g: Times, unit: Item) -> Result:
    return "length", Length(((unit.value, 2),))


@rule("few any-unit", "few of any-unit")
def some(g: Times, _: Item, a: Item, b: Item | None = None) -> Result:
    unit = b or a
    return None if isinstance(unit.value, tuple) else ("length", Length(((unit.value, None),)))


@rule("one one-unit")
def a_unit(g: Times, _: Item, unit: Item) -> Result:
    return "weak-length", Length(((unit.value, 1),))


@rule("half any-unit", "half one one-unit")
def half_unit(g: Times, _: Item, a: Item, b: Item | None = None) -> Result:
    unit = b or a
    if isinstance(unit.value, tuple) or unit.value in MONTHS_OF:
        return None
    return "length", Length(((unit.value, 0.5),))


@rule("unit-one and half any-unit?", "number any-unit and half", "unit-two and half", "number and half any-unit")
@rule("one-and-half any-unit", "number and one half any-unit")
def and_half(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    unit = next(x for x in parts if "unit" in x.kind)
    count = next((x.value for x in parts if x.kind == "number"), 2 if unit.kind == "unit-two" else 1)
    return None if isinstance(unit.value, tuple) else ("length", Length(((unit.value, count + 0.5),)))


@rule("length|weak-length|unit-one comma? and? length|weak-length|unit-one")
def lengths(g: Times, a: Item, comma: Item | None, joiner: Item | None, b: Item) -> Result:
    left, right = (x.value.amounts if isinstance(x.value, Length) else ((x.value, 1),) for x in (a, b))
    falling = _SIZES.index(left[-1][0]) < _SIZES.index(right[0][0])
    if joiner is None and comma is None and (not falling or b.kind != "length"):
        return None  # sixty hours a week
    counted = all(n is not None for _, n in (*left, *right))
    if {u for u, _ in left} & {u for u, _ in right} or a.kind == b.kind == "unit-one" or (comma and not counted):
        return None
    return "length", Length((*left, *right))


# --- counted from now ---


@rule("ago-before|since about? length|weak-length|unit-one|unit-many from-now|ago-after?")
def ago(g: Times, sign: Item, _: Item | None, length: Item, __: Item | None) -> Result:
    return "ago", Ago(_amounts(length), sign.value)


@rule("length|weak-length|unit-one|unit-many ago-after|from-now")
def ago_behind(g: Times, length: Item, sign: Item) -> Result:
    return "ago", Ago(_amounts(length), sign.value if sign.kind == "ago-after" else 1)


@rule("ago-afloat-before about? length|weak-length|unit-one|unit-many from-now?")
def later(g: Times, sign: Item, _: Item | None, length: Item, now: Item | None) -> Result:
    return "ago", Ago(_amounts(length), sign.value, afloat=now is None)


@rule("length|weak-length ago-afloat-after")
def afloat(g: Times, length: Item, sign: Item) -> Result:
    return "ago", Ago(_amounts(length), sign.value, afloat=True)


@rule("unit-one|unit-many ago-afloat-after")
def some_afloat(g: Times, length: Item, sign: Item) -> Result:
    return "ago", Ago(_amounts(length), sign.value, afloat=True)


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
    return "part", Part(part.value, period.value)


@rule("part-word of? one-unit")
def part_of_running(g: Times, part: Item, _: Item | None, unit: Item) -> Result:
    found = _unit(g, unit, 0) if unit.kind == "the-unit" or not has_article(g) else None
    return ("part", Part(part.value, found[1])) if found and unit.value != "day" else None


def has_article(g: Times) -> bool:
    """Whether the language writes an article onto its units."""
    return any(t.kind == "the-unit" for form in g.forms.values() for t in form.terms)


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
    if sign == 0:
        return None
    return "nearby", Nearby(unit, n, sign, _calendar(g, unit))


def _amounts(length: Item) -> tuple[tuple[str, float | None], ...]:
    if isinstance(length.value, Length):
        unknown = length.value.upper is not None
        return tuple((unit, None if unknown else n) for unit, n in length.value.amounts)
    return ((length.value, 1 if length.kind == "unit-one" else None),)
