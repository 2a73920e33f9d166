"""Places: names on the page → records with coordinates. Namesakes are told apart by what stands beside the name, by the
countries that the article speaks of, by its other places, and by the number of people who live there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt

from riwaya.languages.places import Site
from riwaya.model import Document, Place, Span
from riwaya.read.content.place_signs import AT_HOME, BELIEVED, HOMOGRAPH, Toponym
from riwaya.read.content.toponyms import find_toponyms
from riwaya.read.content.unlisted import find_unlisted
from riwaya.read.page import Page

_EARTH = 6371.0
"""Kilometres."""
_NEAR = 300.0
"""Kilometres: places that an article names together mostly lie within a day's drive."""

# What a bearer of a name gains, in orders of magnitude of its population. A country that the article speaks of
# outweighs a namesake elsewhere with a hundred times as many people; the very words beside the name outweigh all.
_HOME, _NEIGHBOUR, _LISTED, _KIND, _SAID = 2.0, 1.0, 1.0, 3.0, 6.0

_FEWEST = 100
"""Inhabitants that a place without a figure counts as having."""


@dataclass(slots=True)
class _Context:
    """What the article says of where it plays."""

    countries: Counter[str] = field(default_factory=Counter)
    points: list[Site] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    """Folded words of persons' names: Scott and Clinton are no towns where they are people."""

    def share(self, country: str | None) -> float:
        """How much the article speaks of a country, 0 to 1."""
        top = max(self.countries.values(), default=0)
        return self.countries[country] / top if country and top else 0.0


def find_places(document: Document, pages: Sequence[Page], people: Sequence[Span]) -> tuple[Place, ...]:
    """The places that a document names, in its order, with ids `p1` …; `people` are spans of persons' names.

    A country or capital that speaks (the source of a statement) stands for its government and is left out, and so is
    the name of any other speaker.
    """
    names = find_unlisted([(page, find_toponyms(page, people)) for page in pages])
    context = _context(document, names)
    context.people = {word for page in pages for p in people for word in page.language.fold(p.text).split()}
    said = [(s.source, *(link.span for link in s.chain if link.how == "stated")) for s in document.statements]
    speaking = list(dict.fromkeys(span for spans in said for span in spans if span is not None))
    places = []
    for page, toponyms in names:
        sure = _sure(page, toponyms, context)
        for k, t in enumerate(sure):
            if not _speaks(page, t, sure, speaking):
                beside = sure[k - 1] if k else None, sure[k + 1] if k + 1 < len(sure) else None
                places.append(_place(document, t, _best(page, t, beside, context)))
    places.sort(key=lambda place: place.span.start)
    return tuple(_numbered(places))


def _sure(page: Page, toponyms: Sequence[Toponym], context: _Context) -> list[Toponym]:
    """Those names that are places, by their signs or by the larger place behind a comma."""
    around = zip([None, *toponyms], toponyms, [*toponyms[1:], None], strict=False)
    return [t for a, t, b in around if _believed(t, context) or _lies_in(page, t, b) or _lies_in(page, a, t)]


def _numbered(places: Iterable[Place]) -> Iterable[Place]:
    for number, p in enumerate(places, 1):
        yield Place(f"p{number}", p.span, p.name, p.geonames, p.lat, p.lon, p.country, p.precision)


def _context(document: Document, names: Sequence[tuple[Page, list[Toponym]]]) -> _Context:
    """The countries and places that the article names without doubt, and its adjectives of countries."""
    context = _Context()
    for page, toponyms in names:
        for t in toponyms:
            if t.signs < t.needed:
                continue
            countries = {s.country for s in t.named.sites}
            if len(countries) == 1 and (country := t.named.sites[0].country):
                context.countries[country] += 1
                if t.named.sites[0].kind in ("city", "point"):
                    context.points.append(t.named.sites[0])
        gazetteer = page.language.gazetteer
        if gazetteer is not None and gazetteer.words.countries:
            country_of = gazetteer.country
            context.countries.update(c for norm in page.t.norms if (c := country_of(norm)))
            if document.outlet is not None:
                folded = page.language.fold(document.outlet.name).split()
                context.countries.update(c for norm in folded if (c := country_of(norm)))
    return context


def _believed(t: Toponym, context: _Context) -> bool:
    """Whether the signs, those of the whole article included, are enough."""
    needed = t.needed
    if t.written in context.people and not any(s.listed for s in t.named.sites):
        needed = HOMOGRAPH
    if needed == BELIEVED or t.signs >= needed:
        return True
    at_home = any(context.countries[s.country] for s in t.named.sites if s.country)
    return needed < HOMOGRAPH and t.signs > 0 and t.signs + AT_HOME * at_home >= needed


def _lies_in(page: Page, t: Toponym | None, larger: Toponym | None) -> bool:
    """Whether only a comma parts a name from the larger place that it lies in (Novi, Michigan)."""
    if t is None or larger is None or larger.first != t.end + 1 or not page.comma(t.end):
        return False
    return any(_inside(s, c) for s in t.named.sites for c in larger.named.sites)


def _speaks(page: Page, t: Toponym, toponyms: Sequence[Toponym], sources: Sequence[Span]) -> bool:
    """Whether the name is a statement's source, alone or in a list of places."""
    gazetteer = page.language.gazetteer
    for source in sources:
        if source.start <= t.start and t.stop <= source.end:
            rest, at = "", source.start
            for other in toponyms:
                if source.start <= other.start and other.stop <= source.end:
                    rest, at = rest + page.t.text[at : other.start] + " ", other.stop
            words = page.language.fold(rest + page.t.text[at : source.end]).split()
            joining = gazetteer.words.joining if gazetteer is not None else frozenset[str]()
            if all(w in joining or not w.isalpha() for w in words):
                return True
    return False


def _best(page: Page, t: Toponym, beside: tuple[Toponym | None, Toponym | None], context: _Context) -> Site | None:
    """The bearer of the name that is most likely meant, None if no index has it; of equals the one listed first."""
    if len(t.named.sites) < 2:
        return t.named.sites[0] if t.named.sites else None
    said = _said_country(page, t)
    before, container = beside[0], _container(page, t, beside[1])
    part = before if before is not None and _lies_in(page, before, t) else None

    def score(site: Site) -> float:
        points = log10(max(site.population, _FEWEST)) + _LISTED * site.listed + _HOME * context.share(site.country)
        points += _KIND * (t.kind == site.kind) + _SAID * (site in t.marked)
        points += _SAID * (said is not None and said == site.country and site.kind != "country")
        points += _NEIGHBOUR * any(distance(site, p) < _NEAR for p in context.points if p.geonames != site.geonames)
        if container is not None:
            points += _SAID * any(_inside(site, c) for c in container.named.sites)
        if part is not None:
            points += _SAID * any(_inside(s, site) for s in part.named.sites)
        return points

    return max(t.named.sites, key=score)


def _said_country(page: Page, t: Toponym) -> str | None:
    """The country whose adjective stands behind the name (طرابلس اللبنانية) or before it (العاصمة الأردنية عمان)."""
    gazetteer = page.language.gazetteer
    if gazetteer is None:
        return None
    behind = gazetteer.country(page.norm(t.end)) if page.t.paragraph[t.first] == _paragraph(page, t.end) else None
    return behind or (gazetteer.country(page.norm(t.first - 1)) if t.kind else None)


def _paragraph(page: Page, i: int) -> int:
    return page.t.paragraph[i] if 0 <= i < len(page.t) else -1


def _container(page: Page, t: Toponym, following: Toponym | None) -> Toponym | None:
    """The place that the name is said to lie in: Paris, Texas; باريس في ولاية تكساس; طرابلس شمال لبنان."""
    gazetteer = page.language.gazetteer
    if gazetteer is None or following is None or following.first - t.end > _BETWEEN:
        return None
    if not any(s.kind in ("region", "country") for s in following.named.sites):
        return None
    leads = gazetteer.words.locatives | gazetteer.words.triggers.keys()
    between = range(t.end, following.first)
    if all(page.comma(j) or page.norm(j) in leads or gazetteer.trigger(page.norm(j)) for j in between):
        return following
    return None


_BETWEEN = 3
"""Words between a name and the larger place: a comma, a preposition, what the place is."""


def _inside(site: Site, container: Site) -> bool:
    """Whether a place may lie in a country or region: same country and, for a region, not far from its middle."""
    if site == container or site.country != container.country or container.kind not in ("region", "country"):
        return False
    return container.kind == "country" or distance(site, container) < _REGION


_REGION = 600.0
"""Kilometres from a region's middle to its furthest towns: half of Texas."""


def distance(a: Site, b: Site) -> float:
    """Kilometres between two places on a sphere (haversine)."""
    la, lb = radians(a.lat), radians(b.lat)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(h))


def _place(document: Document, t: Toponym, site: Site | None) -> Place:
    """The record. Where the words beside a town's name say that a part, a surrounding or a spot of it is meant, its
    coordinates stand for that, and its own id does not."""
    if site is None:
        return Place("", document.span(t.start, t.stop), t.named.names[0])
    narrower = site.kind == "city" and t.kind in ("point", "region", "water")
    return Place(
        "",
        document.span(t.start, t.stop),
        t.named.name_of(site),
        None if narrower else site.geonames,
        site.lat,
        site.lon,
        site.country,
        t.kind if narrower and t.kind else site.kind,
    )
