"""Lengths, and what is counted with them: ثلاثة أيام, a year and a half, two weeks ago, three days later."""

from __future__ import annotations

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.offsets import Ago, Length
from riwaya.read.content.timex.stretch import MONTHS_OF

YEARS = range(1800, 2101)
"""Numbers before "year" that name one, where the language says 2015 года."""

_SIZES: tuple[str, ...] = ("century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day")
_SIZES += ("hour", "minute", "second")

RULES = Rules()
rule = RULES.rule


# --- lengths ---


@rule("number unit-one|unit-many")
def length(g: Times, n: Item, unit: Item) -> Result:
    if unit.value == "year" and g.year_behind and n.value in YEARS:
        return None  # 2015 года
    return "length", Length(((unit.value, n.value),))


@rule("unit-one number")
def one_unit(g: Times, unit: Item, n: Item) -> Result:
    return ("length", Length(((unit.value, 1),))) if n.value == 1 else None


@rule("number-range unit-one|unit-many")
def length_range(g: Times, n: Item, unit: Item) -> Result:
    lower, upper = n.value
    if unit.value == "year" and g.year_behind and lower in YEARS:
        return None
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
    if {u for u, _ in left} & {u for u, _ in right} or a.kind == b.kind == "unit-one":
        return None
    return "listed" if comma and joiner is None else "length", Length((*left, *right))


# --- counted from now ---


@rule("ago-before|since about? length|weak-length|unit-one|unit-many from-now|ago-after?")
def ago(g: Times, sign: Item, _: Item | None, length: Item, __: Item | None) -> Result:
    return _ago(length, sign.value)


@rule("ago-before|since listed from-now")
def ago_listed(g: Times, sign: Item, length: Item, _: Item) -> Result:
    return _ago(length, sign.value)


@rule("length|weak-length|unit-one|unit-many ago-after|from-now")
def ago_behind(g: Times, length: Item, sign: Item) -> Result:
    return _ago(length, sign.value if sign.kind == "ago-after" else 1)


@rule("ago-afloat-before about? length|weak-length|unit-one|unit-many from-now?")
def later(g: Times, sign: Item, _: Item | None, length: Item, now: Item | None) -> Result:
    return _ago(length, sign.value, afloat=now is None)


@rule("length|weak-length|unit-one|unit-many ago-afloat-after")
def afloat(g: Times, length: Item, sign: Item) -> Result:
    return _ago(length, sign.value, afloat=True)


def _ago(length: Item, sign: int, afloat: bool = False) -> Result:
    amounts = _amounts(length)
    # a season ago is a season of matches
    return None if amounts[0][0] == "season" else ("ago", Ago(amounts, sign, afloat))


def _amounts(length: Item) -> tuple[tuple[str, float | None], ...]:
    if isinstance(length.value, Length):
        unknown = length.value.upper is not None
        return tuple((unit, None if unknown else n) for unit, n in length.value.amounts)
    return ((length.value, 1 if length.kind == "unit-one" else None),)
