"""The places that the articles name: a town is a dot, a region a ring, a country an area."""

from __future__ import annotations

from riwaya.export.passages import Told
from riwaya.export.world_map import MapView, Places, Spot, place_id
from riwaya.records import Json
from riwaya.web.pages import Asked, Page
from riwaya.web.views import frame_of

_LISTED = 300
"""Rows of the table; beyond them places are named once or twice, and can be chosen with a narrower choice."""


def map_page(asked: Asked) -> Page:
    """`/map`: drawn by the server, and with a script as a map that moves."""
    frame = frame_of(asked, "map")
    places = Places(asked.language)
    seen: set[tuple[str, str]] = set()
    for row in frame.rows_without("place"):
        for place in row.where:
            if (row.document, place.id) not in seen:  # one mention, though two clauses may share it
                seen.add((row.document, place.id))
                places.take(row.document, place, row.language)
    view = places.view()
    sentences = [row for row in frame.rows if row.where]
    shows = {
        **frame.shows(sentences),
        "map": view,
        "listed": view.spots[:_LISTED] if view else (),
        "unplaced": view.unplaced[:_LISTED] if view else (),
    }

    def record() -> Json:
        return frame.record(sentences) | _record(view, frame.choice.place, sentences)

    return Page("map.html", asked.labels["map"], shows, record)


def _record(view: MapView | None, chosen: str, rows: list[Told]) -> Json:
    """The places as GeoJSON features; a country's point is its middle, its outline is known by its code."""
    told: dict[str, int] = {}
    for row in rows:
        for id in {place_id(place) for place in row.where}:
            told[id] = told.get(id, 0) + 1
    return {
        "type": "FeatureCollection",
        "features": [_feature(spot, told.get(spot.id, 0), spot.id == chosen) for spot in view.spots] if view else [],
        "unplaced": list(view.unplaced) if view else [],
    }


def _feature(spot: Spot, clauses: int, chosen: bool) -> Json:
    return {
        "type": "Feature",
        "id": spot.id,
        "geometry": {"type": "Point", "coordinates": [spot.lon, spot.lat]},
        "properties": {
            "name": spot.name,
            "precision": spot.precision,
            "country": spot.country,
            "mentions": spot.mentions,
            "articles": spot.articles,
            "clauses": clauses,
            "chosen": chosen,
        },
    }
