"""What share of two public collections of time phrases is read right, case by case.

    python benchmarks/time_cases.py [--cases FOLDER] [--errors]

FOLDER (`../shared/gold/time` beside the checkout) holds `duckling/{Time,Duration}-{AR,RU}.hs` (facebook/duckling,
BSD-3) and `recognizers/{DateExtractor,DateParser}.json` (microsoft/Recognizers-Text, MIT). Neither is part of the
project.

Duckling is made for people who make appointments, Riwaya for news. So phrases of Duckling are read with dates that lean
to the future, and values are brought to Duckling's form by these rules and no others:

- a date is the interval from its first day (hour, minute …) to the one behind its last; the grain must be the same;
- an offset has the grain of its unit here and the next finer one there: three years ago is 2010 here, 2010-02 there;
- a clock time without a day is on the reference day, midnight at its end;
- the middle, beginning and end of a month are ten days here; a single day there, which must be among the ten;
- evening and night are 18 to 24 h, afternoon 12 to 19 h, noon 12 to 14 h; a weekend begins on Friday at 18 h;
- lengths are compared in seconds, a month counted as 30 days, a year as 365 (so does Duckling).

A case of Duckling is right if exactly one time is found and has this value; its negative cases, if none is found.

A case of Recognizers counts unless its `NotSupported` names dotnet. It is right if exactly the spans of the case are
found, and, in `DateParser` without `IgnoreResolution`, the value is the past or the future resolution. `0001-01-01`
marks dates that do not exist there; here they stay unresolved.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from riwaya.languages.loader import Language, load_languages
from riwaya.model import Block, Document, Time
from riwaya.read.content.numerals import find_numerals
from riwaya.read.content.times import find_times, times_of
from riwaya.read.content.timex.offsets import Ago
from riwaya.read.reader import open_page

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = datetime(2013, 2, 12, 4, 30)
REFERENCE_ZONE = timedelta(hours=-2)
SECONDS = {"S": 1, "M": 60, "H": 3600}
DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}
UNIT_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400, "month": 30 * 86400,
                "quarter": 90 * 86400, "year": 365 * 86400}  # fmt: skip
PARTS_OF_DAY = {"MO": (0, 12), "MI": (12, 14), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24)}
NO_DATE = "0001-01-01"

Interval = tuple[datetime, datetime]


@dataclass(frozen=True)
class Case:
    """One phrase and what it should give: an interval and its grain, a number of seconds, or nothing."""

    text: str
    interval: Interval | None = None
    grain: str = ""
    open: bool = False
    seconds: float | None = None


def main() -> None:
    options = _options()
    for name, cases in measure(options.cases):
        _report(name, cases, options)


def measure(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each set with its cases: the text, and what is wrong with it (empty where it is read right)."""
    for name, language in (("AR", "ar"), ("RU", "ru")):
        if language in load_languages() and load_languages()[language].times is not None:
            for what in ("Time", "Duration"):
                cases = duckling(folder / "duckling" / f"{what}-{name}.hs")
                yield f"Duckling {what}-{name}", [(c.text, duckling_right(c, language)) for c in cases]
    for name in ("DateExtractor", "DateParser"):
        rows = json.loads((folder / "recognizers" / f"{name}.json").read_text("utf-8-sig"))
        counted = [c for c in rows if "dotnet" not in c.get("NotSupported", "")]
        yield f"Recognizers {name}", [(c["Input"], recognizers_right(c, name == "DateParser")) for c in counted]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=ROOT.parent / "shared/gold/time", metavar="FOLDER")
    parser.add_argument("--errors", action="store_true", help="print the cases that are wrong")
    parser.add_argument("--all", action="store_true", help="print every case")
    return parser.parse_args()


def _report(name: str, cases: list[tuple[str, str]], options: argparse.Namespace) -> None:
    """A line with the share, and the cases; what is wrong with a case is empty where it is right."""
    right = sum(not wrong for _, wrong in cases)
    print(f"{name}: {right} of {len(cases)}, {right / len(cases):.3f}")
    for text, wrong in cases:
        if options.all or (options.errors and wrong):
            print(f"  {'wrong' if wrong else 'right'}  {text}{'  | ' + wrong if wrong else ''}")


# --- Duckling ---


def duckling(path: Path) -> Iterator[Case]:
    """The cases of a corpus file."""
    source = path.read_text("utf-8")
    source = re.sub(r"--.*", "", source)
    for m in re.finditer(r"examples\s*(\(.*?\))\s*\[(.*?)(?<!\\)\](?=\s*(?:,\s*examples|\]))", source, re.DOTALL):
        for text in _strings(m[2]):
            yield _case(text, m[1])
    negative = re.search(r"negativeCorpus = .*?examples =\s*\[(.*?)\]", source, re.DOTALL)
    for text in _strings(negative[1]) if negative else []:
        yield Case(text)


def _strings(source: str) -> list[str]:
    return [json.loads(f'"{s}"') for s in re.findall(r'"((?:[^"\\]|\\.)*)"', source)]


def _case(text: str, expected: str) -> Case:
    duration = re.match(r"\(DurationData\s+(\d+)\s+(\w+)", expected)
    if duration:
        return Case(text, seconds=int(duration[1]) * UNIT_SECONDS[duration[2].lower()])
    moments = [_moment(m) for m in re.findall(r"\((\d+(?:,\s*\d+){5})\)", expected)]
    grain = re.findall(r"\b(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b", expected)[-1].lower()
    if "OpenInterval" in expected:
        return Case(text, (moments[0], moments[0]), grain, open=True)
    return Case(text, (moments[0], moments[1] if len(moments) > 1 else _after(moments[0], grain)), grain)


def _moment(numbers: str) -> datetime:
    year, month, day, hour, minute, second = map(int, numbers.split(","))
    return datetime(year, max(month, 1), max(day, 1), hour, minute, second)


def _after(start: datetime, grain: str) -> datetime:
    """Where the unit that begins at `start` ends."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain)
    if months is None:
        return start + timedelta(seconds=UNIT_SECONDS[grain])
    years, month = divmod(start.month - 1 + months, 12)
    return start.replace(year=start.year + years, month=month + 1)


def duckling_right(case: Case, code: str) -> str:
    """Empty where the case is read right, else what was found."""
    times, offset = _read(case.text, load_languages()[code], REFERENCE.isoformat(), lean=1)
    shown = "; ".join(f"{t.span.text} = {t.value}" for t in times) or "nothing"
    if case.interval is None and case.seconds is None:
        return shown if times else ""
    if len(times) != 1:
        return shown
    [time] = times
    if case.seconds is not None:
        return "" if _seconds(time.value) == case.seconds else shown
    found = _interval(time)
    if found is None or case.interval is None:
        return shown
    if offset or (case.grain == "day" and time.approximate and time.precision == "part-of-month"):
        return "" if found[0] <= case.interval[0] and case.interval[1] <= found[1] else shown
    if case.open:
        return "" if case.interval[0] in found else shown
    return "" if found == case.interval else shown


def _seconds(value: str) -> float | None:
    m = re.fullmatch(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?", value)
    if m is None:
        return None
    days = sum(float(n) * DAYS[u] for n, u in re.findall(r"([\d.]+)([YMWD])", m[1] or ""))
    return days * UNIT_SECONDS["day"] + sum(
        float(n) * SECONDS[u] for n, u in re.findall(r"([\d.]+)([HMS])", m[2] or "")
    )


def _interval(time: Time) -> Interval | None:
    """A value as the time from its beginning to behind its end."""
    ends = [_one(value) for value in time.value.split("/")]
    if None in ends:
        return None
    return ends[0][0], ends[-1][1]  # type: ignore[index]


def _one(value: str) -> Interval | None:
    if value.startswith("XXXX-XX-XXT"):
        day = REFERENCE + timedelta(days=value[11:].startswith("00"))
        value = f"{day:%Y-%m-%d}{value[10:]}"
    zone = -REFERENCE_ZONE if value.endswith("Z") else timedelta()
    value = value.removesuffix("Z")
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.fromisocalendar(int(m[1]), int(m[2]), 1)
        week = timedelta(days=7)
        return (monday + timedelta(days=4, hours=18), monday + week) if m[3] else (monday, monday + week)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q\d|H\d)", value):
        first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(m[2]) or (int(m[2][1]) - 1) * (3 if m[2][0] == "Q" else 6) + 1
        start = datetime(int(m[1]), first, 1)
        return start, _after(_after(start, "quarter"), "quarter") if m[2][0] == "H" else _after(start, "quarter")
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI)", value):
        day = datetime.fromisoformat(m[1])
        a, b = PARTS_OF_DAY[m[2]]
        return day + timedelta(hours=a), day + timedelta(hours=b)
    for pattern, grain in (("%Y", "year"), ("%Y-%m", "month"), ("%Y-%m-%d", "day"), ("%Y-%m-%dT%H", "hour"),
                           ("%Y-%m-%dT%H:%M", "minute"), ("%Y-%m-%dT%H:%M:%S", "second")):  # fmt: skip
        try:
            start = datetime.strptime(value, pattern) - zone
        except ValueError:
            continue
        return start, _after(start, grain)
    return None


# --- Recognizers ---


def recognizers_right(case: dict[str, Any], with_value: bool) -> str:
    """Empty where the case is read right, else what was found."""
    published = (case.get("Context") or {}).get("ReferenceDateTime", "")[:19] or None
    times, _ = _read(case["Input"], load_languages()["ar"], published)
    results = case.get("Results") or []
    wanted = [(r["Start"], r["Start"] + r["Length"]) for r in results]
    shown = "; ".join(f"{t.span.text} = {t.value}" for t in times) or "nothing"
    shown += f"  | wanted {'; '.join(r['Text'] for r in results) or 'nothing'}"
    if [(t.span.start, t.span.end) for t in times] != wanted:
        return shown
    if with_value and not case.get("IgnoreResolution"):
        for time, result in zip(times, results, strict=True):
            values = {v for k in ("PastResolution", "FutureResolution") for v in result["Value"][k].values()}
            if time.value not in values and not (NO_DATE in values and time.anchor == "none"):
                return f"{shown} = {', '.join(sorted(values))}"
    return ""


# --- both ---


def _read(text: str, language: Language, published: str | None, lean: int = -1) -> tuple[list[Time], bool]:
    """The times of a text, and whether the first is an offset from now."""
    block = Block(0, len(text), "body", language.code)
    document = Document(id="case", text=text, language=language.code, published=published, blocks=(block,))
    page = open_page(text, [block], language)
    numerals = find_numerals(page)
    offset = any(isinstance(found.said, Ago) for found in times_of(page, numerals, lean))
    return find_times(document, [(page, numerals)], lean), offset


if __name__ == "__main__":
    main()
