"""A map of the places that articles name: a town is a dot, a region a ring, a country hatched, since no page shows
where in it something happened."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files

from riwaya.export.marks import displayable
from riwaya.languages.place_names import place_name
from riwaya.model import Document, Place

WIDTH, HEIGHT = 1000, 460
_MARGIN = 0.18
"""Share of the named places' extent that is shown around them."""
_LEAST = 6.0
"""Degrees of latitude that a map shows at least: below it the coarse outlines tell nothing."""
_WIDE = 25.0
"""Degrees from which a country is so wide that its whole would hide where in it the story plays."""
_CORE = 0.9
"""Share of all mentions that the map has to show; what lies far off and is rarely named stands in the list alone."""
_LABELS = 14
_LETTER = 7.0
"""Width of a letter of a label, about."""
_DOTS = ("point", "city")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, or, without `x`, in its list alone. `label_at`: where its name stands, if there is room."""

    name: str
    look: str
    precision: str
    mentions: int
    articles: int
    x: float | None = None
    y: float | None = None
    radius: float = 0.0
    label_at: tuple[float, float, str] | None = None
    id: str = ""
    lat: float = 0.0
    lon: float = 0.0
    country: str | None = None


@dataclass(frozen=True, slots=True)
class MapView:
    """`land`: the path of each country in sight; `hatched`: of those that articles name as a whole, with the
    names and ids."""

    land: tuple[str, ...]
    hatched: tuple[tuple[str, str, str], ...]
    spots: tuple[Spot, ...]
    unplaced: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(slots=True)
class _Gathered:
    place: Place
    names: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    mentions: int = 0

    def name(self, language: str) -> str:
        """What articles in this language call it, else the index, else whoever names it."""
        names = self.ours or self.names
        place = self.place
        listed = None if self.ours else place_name(place.geonames, place.lat or 0.0, place.lon or 0.0, language)
        return displayable(listed or min(names, key=lambda n: (-names[n], n)))


def place_id(place: Place) -> str:
    """What is equal for mentions of one place; of a place that no index has, its name."""
    if place.lat is None or place.lon is None:
        return f"name:{displayable(place.name)}"
    if place.precision == "country" and place.country:
        return f"country:{place.country}"
    return f"{'dot' if place.precision in _DOTS else place.precision}:{place.lat:.1f},{place.lon:.1f}"


class Places:
    """Gathers the places of a story, a document at a time. `language`: of the names, where articles have them in it."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[str, _Gathered] = {}
        self._unknown: Counter[str] = Counter()

    def add(self, key: str, document: Document) -> None:
        """Take note of the places that a document names."""
        for place in document.places:
            self.take(key, place, document.language)

    def take(self, key: str, place: Place, language: str | None) -> None:
        """Take note of one mention in the document `key`."""
        if place.lat is None or place.lon is None:
            self._unknown[displayable(place.name)] += 1
            return
        found = self._known.setdefault(place_id(place), _Gathered(place))
        found.mentions += 1
        found.documents.add(key)
        found.names[place.name] += 1
        if language == self._language:
            found.ours[place.name] += 1

    def names(self) -> dict[str, str]:
        """The name of each place that an index knows, by its id; those that most articles name first."""
        found = sorted(self._known.items(), key=lambda item: (-len(item[1].documents), -item[1].mentions, item[0]))
        return {id: g.name(self._language) for id, g in found}

    def view(self) -> MapView | None:
        """The map; None where no article names a place that an index knows."""
        found = sorted(self._known.values(), key=lambda g: (-len(g.documents), -g.mentions, g.name(self._language)))
        if not found:
            return None
        frame = _Frame(_bounds(found))
        named = {g.place.country or "": g for g in found if g.place.precision == "country"}
        language = self._language
        hatched = [(frame.path(code), g.name(language), place_id(g.place)) for code, g in sorted(named.items())]
        spots = _labelled([_spot(g, g.name(language), frame, g.place.country in _world()) for g in found])
        unplaced = tuple(name for name, _ in sorted(self._unknown.items(), key=lambda x: (-x[1], x[0])))
        land = (frame.path(code) for code in _world())
        return MapView(tuple(p for p in land if p), tuple(h for h in hatched if h[0]), tuple(spots), unplaced)


def _spot(g: _Gathered, name: str, frame: _Frame, outlined: bool) -> Spot:
    precision = g.place.precision
    look = "dot" if precision in _DOTS else "hatch" if precision == "country" and outlined else "ring"
    assert g.place.lat is not None
    assert g.place.lon is not None
    at = {"id": place_id(g.place), "lat": g.place.lat, "lon": g.place.lon, "country": g.place.country}
    spot = Spot(name, look, precision, g.mentions, len(g.documents), **at)  # type: ignore[arg-type]
    x, y = frame.at(g.place.lon, g.place.lat)
    if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
        return spot
    wide = {"region": 16.0, "continent": 48.0, "water": 30.0}.get(precision, 12.0)
    radius = wide if look == "ring" else min(4.0 + math.sqrt(g.mentions), 10.0) if look == "dot" else 0.0
    return replace(spot, x=round(x, 1), y=round(y, 1), radius=round(radius, 1))


def _bounds(found: Sequence[_Gathered]) -> Box:
    """West, south, east, north of the places that are named most, until they make up most mentions."""
    exact = [g for g in found if g.place.precision not in ("continent", "water") and _box(g)] or list(found)
    total = sum(g.mentions for g in exact)
    kept: list[_Gathered] = []
    for g in exact:
        if sum(k.mentions for k in kept) < _CORE * total:
            kept.append(g)
    boxes = [_box(g) or _point(g) for g in kept]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def _box(g: _Gathered) -> Box | None:
    """A place's own extent; None for a country that is too wide to say where to look."""
    if g.place.precision != "country":
        return _point(g)
    points = [p for ring in _world().get(g.place.country or "", ()) for p in ring]
    if not points:
        return _point(g)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    return (west, south, east, north) if east - west < _WIDE and north - south < _WIDE else None


def _point(g: _Gathered) -> Box:
    lat, lon = g.place.lat or 0.0, g.place.lon or 0.0
    return lon, lat, lon, lat


class _Frame:
    """Degrees → points of the picture: equirectangular, true to scale at its middle latitude."""

    def __init__(self, box: Box) -> None:
        west, south, east, north = box
        middle = (south + north) / 2
        self._squeeze = max(math.cos(math.radians(middle)), 0.2)
        tall = max((north - south) * (1 + 2 * _MARGIN), _LEAST)
        wide = max((east - west) * (1 + 2 * _MARGIN) * self._squeeze, _LEAST)
        self._scale = min(WIDTH / wide, HEIGHT / tall)
        self._lon, self._lat = (west + east) / 2, middle

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands in the picture, or outside it."""
        x = WIDTH / 2 + (lon - self._lon) * self._squeeze * self._scale
        return x, HEIGHT / 2 - (lat - self._lat) * self._scale

    def path(self, code: str) -> str:
        """A country's outline as an SVG path; empty where none of it is in sight."""
        rings = []
        for ring in _world().get(code, ()):
            for turn in (-360, 0, 360):  # what reaches over the date line shows at both ends of a map of the world
                points = [self.at(lon + turn, lat) for lon, lat in ring]
                xs, ys = [p[0] for p in points], [p[1] for p in points]
                if min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0:
                    rings.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in _thinned(points)) + "Z")
        return "".join(rings)


def _thinned(points: Iterable[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """The points of a ring, those left out that a screen cannot tell from the one before; far ones held at the edge."""
    last: tuple[float, float] | None = None
    for x, y in points:
        held = (max(-2000.0, min(x, 2000.0 + WIDTH)), max(-2000.0, min(y, 2000.0 + HEIGHT)))
        if last is None or abs(held[0] - last[0]) + abs(held[1] - last[1]) >= 1:
            yield held
            last = held


def _labelled(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, the foremost with their names where these hide neither a dot nor another name."""
    taken: list[Box] = [_around(s) for s in spots if s.x is not None and s.look == "dot"]
    out: list[Spot] = []
    left = _LABELS
    for s in spots:
        place = _room(s, taken) if left and s.x is not None else None
        if place is not None:
            taken.append(place[1])
            left -= 1
            s = replace(s, label_at=place[0])
        out.append(s)
    return out


def _around(s: Spot) -> Box:
    assert s.x is not None
    assert s.y is not None
    return s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius


def _room(s: Spot, taken: Sequence[Box]) -> tuple[tuple[float, float, str], Box] | None:
    """Where a spot's name fits: beside it, else above or below; a country's on its middle."""
    assert s.x is not None
    assert s.y is not None
    wide, gap = len(s.name) * _LETTER, s.radius + 4
    ways: list[tuple[float, float, str]] = [
        (s.x + gap, s.y + 4, "start"), (s.x - gap, s.y + 4, "end"),
        (s.x, s.y - gap - 2, "middle"), (s.x, s.y + gap + 11, "middle"),
    ]  # fmt: skip
    if s.look == "hatch":
        ways = [(s.x, s.y + 4, "middle"), (s.x, s.y + 22, "middle"), (s.x, s.y - 14, "middle")]
    for x, y, anchor in ways:
        start = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
        box = (start, y - 13, start + wide, y + 4)
        inside = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2
        if inside and not any(_meet(box, other) for other in taken if other != _around(s)):
            return (round(x, 1), round(y, 1), anchor), box
    return None


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


Ring = Sequence[tuple[float, float]]


@lru_cache(maxsize=1)
def _world() -> Mapping[str, Sequence[Ring]]:
    """Country code → rings of (longitude, latitude)."""
    made = json.loads((files("riwaya.export") / "map" / "world.json").read_text("utf-8"))
    unit = float(made["per_degree"])
    arcs: list[list[tuple[float, float]]] = []
    for flat in made["arcs"]:
        x = y = 0
        points = []
        for i in range(0, len(flat), 2):
            x, y = x + flat[i], y + flat[i + 1]
            points.append((x / unit, y / unit))
        arcs.append(points)
    return {code: [_ring(arcs, ring) for ring in rings] for code, rings in made["countries"].items()}


def _ring(arcs: Sequence[Ring], ring: Iterable[int]) -> Ring:
    """The arcs of a ring in their order; ~i is arc i, walked backwards. Over the date line degrees go on past 180."""
    out: list[tuple[float, float]] = []
    for i in ring:
        points = arcs[i] if i >= 0 else list(reversed(arcs[~i]))
        for lon, lat in points[1:] if out else points:
            turn = 360 * round((out[-1][0] - lon) / 360) if out else 0
            out.append((lon + turn, lat))
    return out
