"""The clock and the parts of a day: الساعة الثالثة وربع عصرا, Monday at 10:30 p.m., фجر الجمعة, yesterday evening."""

from __future__ import annotations

from dataclasses import replace

from riwaya.languages.times import Times
from riwaya.read.content.timex.chart import Item, Result, Rules
from riwaya.read.content.timex.clocks import OfDay, halved
from riwaya.read.content.timex.offsets import Unit

HOURS, MINUTES = range(0, 25), range(0, 60)
SIXTY = 60


RULES = Rules()
rule = RULES.rule


@rule("clock-word number|ordinal", "clock-word clock-figure")
def clock(g: Times, _: Item, hour: Item) -> Result:
    if hour.kind == "clock-figure":
        return "clock", hour.value
    return _on_the_hour(hour)


@rule("clock-word ordinal unit-one|unit-many")
def summed(g: Times, _: Item, n: Item, unit: Item) -> Result:
    """Hour and minutes that were read as one number: the fourth and forty minutes."""
    hour, minutes = n.value % 10, n.value // 10 * 10
    return ("clock", OfDay((hour, minutes, None))) if unit.value == "minute" and minutes in range(20, 60) else None


@rule("clock-before number any-unit")
def clock_unit(g: Times, _: Item, hour: Item, unit: Item) -> Result:
    return _on_the_hour(hour) if unit.value == "hour" else None


@rule("clock-figure")
def lone_clock(g: Times, clock: Item) -> Result:
    return "clock", clock.value


@rule("point")
def named_hour(g: Times, point: Item) -> Result:
    return "clock", OfDay((point.value % 24, None, None))


@rule("clock and? number any-unit")
def clock_minutes(g: Times, clock: Item, _: Item | None, n: Item, unit: Item) -> Result:
    return _minutes(clock, int(n.value)) if unit.value == "minute" and n.value in MINUTES else None


@rule("clock and fraction", "clock less fraction")
def clock_fraction(g: Times, clock: Item, sign: Item, part: Item) -> Result:
    return _minutes(clock, part.value if sign.kind == "and" else -part.value)


@rule("ordinal and fraction a-part-of-day", "ordinal less fraction a-part-of-day")
def hour_fraction(g: Times, hour: Item, sign: Item, part: Item, day_part: Item) -> Result:
    if not _hour(hour):
        return None
    found = _minutes(
        Item("", 0, 0, OfDay((int(hour.value), None, None))), part.value if sign.kind == "and" else -part.value
    )
    return _in_part(found[1], day_part.value) if found else None


@rule("ordinal and number any-unit a-part-of-day")
def hour_minutes(g: Times, hour: Item, _: Item, n: Item, unit: Item, day_part: Item) -> Result:
    if not _hour(hour) or unit.value != "minute" or n.value not in MINUTES:
        return None
    return _in_part(OfDay((int(hour.value), int(n.value), None)), day_part.value)


@rule("fraction less number|ordinal", "fraction past number|ordinal", "fraction to-hour number|ordinal")
def fraction_hour(g: Times, part: Item, sign: Item, hour: Item) -> Result:
    if not _hour(hour):
        return None
    of_day = Item("", 0, 0, OfDay((int(hour.value), None, None)))
    return _minutes(of_day, part.value if sign.kind == "past" else -part.value)


@rule("clock a-part-of-day", "clock of a-part-of-day", "clock deictic-before day-part")
def clock_part(g: Times, clock: Item, a: Item, b: Item | None = None) -> Result:
    found = _in_part(clock.value, (b or a).value)
    if found and b is not None and a.kind == "deictic-before":
        return found[0], replace(found[1], day=Unit("day", a.value))
    return found


@rule("number|ordinal clock-part", "number|ordinal deictic-before day-part", "number|ordinal moment")
def hour_part(g: Times, hour: Item, a: Item, b: Item | None = None) -> Result:
    clock = _on_the_hour(hour)
    if clock is None:
        return None
    if isinstance(a.value, OfDay):
        found = _in_part(clock[1], a.value.part)
        return (found[0], replace(found[1], day=a.value.day)) if found else None
    found = _in_part(clock[1], (b or a).value)
    return (found[0], replace(found[1], day=Unit("day", a.value))) if found and b is not None else found


@rule("number any-unit of? a-part-of-day")
def hours_part(g: Times, hour: Item, unit: Item, _: Item | None, part: Item) -> Result:
    clock = _on_the_hour(hour) if unit.value == "hour" else None
    return _in_part(clock[1], part.value) if clock else None


@rule("clock zone", "clock zone-word zone")
def zone(g: Times, clock: Item, a: Item, b: Item | None = None) -> Result:
    hour, minute, second = clock.value.clock
    return "clock", replace(clock.value, clock=(hour, minute or 0, second), zone="Z")


# --- on a day ---


@rule("a-day comma? of? clock", "clock comma? of? one-unit? a-day")
def clock_of_day(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    day = next(x for x in parts if x.kind not in ("clock", "comma", "of", "in", "unit-one", "the-unit"))
    clock = next(x.value for x in parts if x.kind == "clock")
    if clock.day is not None or any(x.value != "day" for x in parts if "unit" in x.kind):
        return None
    return "of-day", replace(clock, day=day.value)


@rule("day-part of? one-unit? a-day", "a-day of? a-part-of-day", "clock-part of? one-unit? a-day")
def part_of_day(g: Times, *items: Item | None) -> Result:
    parts = [x for x in items if x is not None]
    part = next(x for x in parts if x.kind in ("day-part", "clock-part"))
    day = next(x for x in parts if x.kind not in ("day-part", "clock-part", "of", "in", "unit-one", "the-unit"))
    if any(x.value != "day" for x in parts if "unit" in x.kind):
        return None
    return "of-day", OfDay(part=part.value, day=day.value)


@rule("day-part weekday any-dash|slash? weekday")
def night_between(g: Times, part: Item, a: Item, _: Item | None, b: Item) -> Result:
    """The night of Saturday to Sunday."""
    follows = b.value.weekday == a.value.weekday % 7 + 1
    return ("of-day", OfDay(part=part.value, day=a.value)) if follows else None


@rule("ordinal genitive of-day")
def hour_of_part(g: Times, hour: Item, _: Item, part: Item) -> Result:
    clock = _on_the_hour(hour)
    if clock is None or part.value.clock is not None:
        return None
    found = _in_part(clock[1], part.value.part)
    return ("of-day", replace(found[1], day=part.value.day)) if found else None


@rule("day-part deictic-after", "deictic-before day-part", "day-part deictic-before")
def this_part(g: Times, a: Item, b: Item) -> Result:
    part, n = (a, b) if isinstance(a.value, str) else (b, a)
    return "of-day", OfDay(part=part.value, day=Unit("day", n.value))


@rule("clock of-day", "of-day of? clock")
def clock_and_part(g: Times, *items: Item | None) -> Result:
    parts = [x.value for x in items if x is not None and x.kind in ("clock", "of-day")]
    clock = next((p for p in parts if p.clock is not None), None)
    part = next((p for p in parts if p.clock is None), None)
    if clock is None or part is None or clock.day is not None:
        return None
    found = _in_part(clock, part.part)
    return ("of-day", replace(found[1], day=part.day)) if found else None


@rule("moment")
def moment(g: Times, item: Item) -> Result:
    return "of-day", item.value


@rule("moment deictic-after")
def deictic_moment(g: Times, item: Item, n: Item) -> Result:
    return "of-day", replace(item.value, day=Unit("day", n.value))


def _on_the_hour(hour: Item) -> tuple[str, OfDay] | None:
    """An hour; a broken one has its minutes (three and a quarter)."""
    if not 0 <= hour.value <= 24:
        return None
    minutes = round(hour.value % 1 * SIXTY)
    return "clock", OfDay((int(hour.value), minutes if hour.value % 1 else None, None))


def _hour(item: Item) -> bool:
    return item.value in HOURS


def _minutes(clock: Item, minutes: int) -> tuple[str, OfDay] | None:
    of_day: OfDay = clock.value
    if of_day.clock is None or of_day.clock[1] is not None:
        return None
    hour, minute = divmod(of_day.clock[0] * SIXTY + minutes, SIXTY)
    return "clock", replace(of_day, clock=(hour % 24, minute, None))


def _in_part(of_day: OfDay, part: str) -> tuple[str, OfDay] | None:
    if of_day.clock is None:
        return None
    hour, minute, second = of_day.clock
    return "clock", replace(of_day, clock=(halved(hour, part), minute, second), part=part)
