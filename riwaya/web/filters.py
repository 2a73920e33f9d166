"""What timeline, map, network and matrix are narrowed down to: it stands in the address, is the same for all four, and
goes along from one to the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from riwaya.export.calendar import Period, days_of, unit_around
from riwaya.export.passages import Told
from riwaya.export.standing import STANDS
from riwaya.store.keys import name_key
from riwaya.web.overview import Overview

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
VIEWS = ("timeline", "map", "network", "matrix")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is set; empty where nothing is. `source`: the id of a source or of a node of the network; `place`: an id of
    the map; `after`, `before`: the first and last day of told time, with a month or a year for all of it."""

    source: str = ""
    place: str = ""
    article: str = ""
    outlet: str = ""
    claim: str = ""
    language: str = ""
    stand: str = ""
    after: str = ""
    before: str = ""

    @property
    def given(self) -> dict[str, str]:
        """What is set, by name."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day."""
        return _bound(self.after, 0), _bound(self.before, 1)

    def address(self, view: str, **changed: object) -> str:
        """A view with this choice, changed in some part; an empty value takes it away."""
        values = {name: value for name, value in (self.given | changed).items() if value}
        return f"/{view}?{urlencode(values)}" if values else f"/{view}"

    def within(self, view: str, period: Period) -> str:
        """A view with this choice and a period of told time."""
        return self.address(view, after=period[0].isoformat(), before=period[1].isoformat())

    def without(self, *names: str) -> Choice:
        """The rest of it."""
        return replace(self, **dict.fromkeys(names, ""))


NAMES = tuple(f.name for f in fields(Choice))


def read_choice(query: Mapping[str, str]) -> Choice:
    """The choice that an address makes. What means nothing (a day that is none) is left out."""
    values = {name: query.get(name, "").strip() for name in NAMES}
    for name, end in (("after", 0), ("before", 1)):
        if _bound(values[name], end) is None:
            values[name] = ""
    if values["stand"] not in STANDS:
        values["stand"] = ""
    return Choice(**values)


def chosen(overview: Overview, choice: Choice) -> list[Told]:
    """The rows of which all that is set holds."""
    tests: list[Callable[[Told], bool]] = []
    documents = _documents(overview, choice)
    if documents is not None:
        tests.append(lambda row: row.document in documents)
    if choice.source:
        tests.append(lambda row: choice.source in row.sources)
    if choice.place:
        tests.append(lambda row: choice.place in row.places)
    if choice.claim:
        tests.append(lambda row: choice.claim in row.claims)
    if choice.stand:
        stands = overview.held.stands
        tests.append(lambda row: any(stands[id] == choice.stand for id in row.claims))
    if choice.after or choice.before:
        tests.append(lambda row: bool(periods_of(row, choice)))
    return [row for row in overview.rows if all(test(row) for test in tests)] if tests else overview.rows


def periods_of(row: Told, choice: Choice) -> list[Period]:
    """The times that a row tells, within the chosen days if some are. A month is not within one of its days."""
    after, before = choice.days
    found = (days_of(when) for when in row.times)
    return [p for p in found if (after is None or after <= p[0]) and (before is None or p[1] <= before)]


def _documents(overview: Overview, choice: Choice) -> set[str] | None:
    """The articles that are left; None for all."""
    if not (choice.article or choice.outlet or choice.language):
        return None
    outlet = name_key(choice.outlet) if choice.outlet else ""
    return {
        key
        for key, row in overview.held.articles.items()
        if choice.article in ("", key)
        and outlet in ("", overview.outlets[key])
        and choice.language in ("", row.language)
    }


@lru_cache(maxsize=256)
def _bound(words: str, end: int) -> date | None:
    """The first (0) or last (1) day of what a day, a month or a year names."""
    found = _DAY.fullmatch(words)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return unit_around(first, "day" if day else "month" if month else "year")[end]


def counted(values: Iterable[str], most: int) -> list[str]:
    """The commonest of these, in the order of their number."""
    tally: dict[str, int] = {}
    for value in values:
        tally[value] = tally.get(value, 0) + 1
    return sorted(tally, key=lambda v: (-tally[v], v))[:most]


def record_of(choice: Choice) -> dict[str, Any]:
    """For programs: what is set."""
    return dict(choice.given)
