"""All mentions of an article → the entities of its record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from riwaya.model import Document, Entity, EntityKind, Place, Span
from riwaya.read.content.bodies_joined import join_bodies
from riwaya.read.content.capitalised import CapitalFinder
from riwaya.read.content.finding import Finder
from riwaya.read.content.held import held_offices
from riwaya.read.content.known_bodies import find_known
from riwaya.read.content.mentions import Mention
from riwaya.read.content.people import join_people
from riwaya.read.content.repeated import find_again
from riwaya.read.content.speaking import told_links, with_speaking
from riwaya.read.content.tagged import TaggedFinder, find_beside
from riwaya.read.page import Page


def find_entities(document: Document, pages: Sequence[Page]) -> list[Entity]:
    """Whom and what the pages of a document name, in the order of the first mentions. Names are joined within a
    language: nobody is the same in two scripts here."""
    by_language: dict[str, list[Page]] = {}
    for page in pages:
        by_language.setdefault(page.language.code, []).append(page)
    found = [e for of_language in by_language.values() for e in _entities(document, of_language)]
    found.sort(key=lambda e: (e[2][0].start_char, e[2][0].end_char))
    return [
        Entity(
            id=f"e{n}",
            kind=kind,
            name=name,
            mentions=tuple(document.span(m.start_char, m.end_char) for m in mentions),
            offices=_offices(document, mentions) if kind == "person" else (),
        )
        for n, (kind, name, mentions) in enumerate(found, 1)
    ]


def _offices(document: Document, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """The offices that stand beside a person's name."""
    found: dict[tuple[int, int], None] = {}
    for m in (m for m in mentions if not m.described):
        t = m.page.t
        found |= dict.fromkeys((t.stem_span(a)[0], t.ends[b - 1]) for a, b in held_offices(m))
    return tuple(document.span(*span) for span in sorted(found))


def with_places(entities: Sequence[Entity], places: Sequence[Place], governments: Collection[int] = ()) -> list[Entity]:
    """`entities` and, as entities of kind `place`, the places: those of one GeoNames id, else of one name, are one.

    What is a body by its noun and a place by the gazetteer (قناة السويس) is a place; who is a person by words inside
    a longer name that only its noun shows to be a place's (ميناء مرسى الغار) is none. A state to which a chain leads
    back is both; `governments`: where the names of such end.
    """
    spans = {(p.span.start, p.span.end) for p in places}
    unlisted = {k: p.span for p in places if p.geonames is None for k in range(p.span.start, p.span.end)}
    found: list[tuple[EntityKind, str, tuple[Span, ...], tuple[Span, ...]]] = []
    for e in entities:
        mentions = tuple(
            m
            for m in e.mentions
            if ((m.start, m.end) not in spans or (e.kind == "organisation" and m.end in governments))
            and not _within(e, m, unlisted)
        )
        if mentions:
            found.append((e.kind, e.name, mentions, e.offices))
    same: dict[object, list[Place]] = {}
    for place in places:
        same.setdefault(place.geonames or place.name, []).append(place)
    found += [("place", of_one[0].name, tuple(p.span for p in of_one), ()) for of_one in same.values()]
    found.sort(key=lambda e: (e[2][0].start, e[2][0].end))
    return [
        Entity(f"e{n}", kind, name, mentions, offices=offices)
        for n, (kind, name, mentions, offices) in enumerate(found, 1)
    ]


def _within(entity: Entity, mention: Span, places: Mapping[int, Span]) -> bool:
    """Whether a person's name is a part of an unlisted place's; `places`: character → the place that holds it."""
    place = places.get(mention.start)
    return entity.kind == "person" and place is not None and mention.end <= place.end


def find_mentions(page: Page) -> list[Mention]:
    """Where a page names somebody or something, in its order."""
    models = page.language.models
    if models is not None and models.morphology is not None and models.names is not None:
        return TaggedFinder(page, models.names).run()
    found = (CapitalFinder if page.language.capitals else Finder)(page).run()
    return find_beside(page, found, models.names) if models is not None and models.names is not None else found


def _entities(document: Document, pages: Sequence[Page]) -> Iterable[tuple[EntityKind, str, list[Mention]]]:
    """Kind, name and mentions of every entity on the pages of one language."""
    links = told_links(document)
    mentions = [m for page in pages for m in with_speaking(document, links, page, find_mentions(page))]
    known = find_known(document, pages, mentions)
    if known:
        taken = {(id(m.page), k) for m in known for k in range(m.first, m.end)}
        mentions = [m for m in mentions if m.described or m.kind != "person" or (id(m.page), m.first) not in taken]
        mentions += known
    people = join_people([m for m in mentions if m.kind == "person"])
    again = find_again(pages, people, mentions)
    if again:
        people = join_people([*(m for m in mentions if m.kind == "person"), *again])
    for person in people:
        yield "person", _fullest(person.mentions), _in_order(person.mentions)
    for body in join_bodies([m for m in mentions if m.kind == "organisation"]):
        yield "organisation", _fullest(body.mentions), _in_order(body.mentions)
    things: dict[tuple[str, ...], list[Mention]] = {}
    for m in mentions:
        if m.kind not in ("person", "organisation"):
            things.setdefault((m.kind, *([m.name] if m.name else m.parts)), []).append(m)
    for same in things.values():
        yield same[0].kind, _fullest(same), _in_order(same)


def _fullest(mentions: Sequence[Mention]) -> str:
    """The longest name that the page writes: of equals one in its base form, the first. Weapons, works and events have
    the list's name, which tells a kind from its plurals and spellings."""
    listed = next((m.name for m in mentions if m.name and m.kind not in ("person", "organisation")), None)
    named = [m for m in mentions if not m.described and m.beside is None] or list(mentions)
    return listed or max(named, key=_fullness).whole_text


def _fullness(m: Mention) -> tuple[int, bool, int, int]:
    return len(m.parts), m.normal is None or m.normal == m.text, len(m.text), -m.start_char


def _in_order(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start_char, m.end_char))
