"""What Riwaya knows about a document: frozen records, spans into its text, nothing else.

Offsets are code points into `Document.text`, end exclusive. The names are those of the record layout
(`docs/records.md`); `riwaya.records` turns these classes into it and back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Mode = Literal["direct", "indirect", "mixed", "own"]
Stance = Literal[
    "says",
    "confirms",
    "denies",
    "claims",
    "believes",
    "asks",
    "orders",
    "promises",
    "warns",
    "estimates",
    "accuses",
]
Polarity = Literal["affirmed", "negated"]
How = Literal["stated", "resolved", "inherited"]
Role = Literal["title", "body", "subtitle", "caption", "byline", "credit", "related", "boilerplate"]
Translated = Literal["stated", "inferred", "unknown", "no"]
SourceKind = Literal[
    "person",
    "official",
    "agency",
    "medium",
    "organisation",
    "government",
    "group",
    "document",
    "other",
]
BODIES: tuple[SourceKind, ...] = ("organisation", "government", "medium", "agency")
"""Kinds of sources that are no people."""
"""What a speaker is. `official`: an unnamed holder of an office; `group`: people in the plural."""


EntityKind = Literal["person", "organisation", "place", "work", "weapon", "event", "other"]
Anchor = Literal["published", "caption", "text", "none"]
"""What a time rests on: the article's date, a dated caption, the words themselves, or nothing that is known."""

Calendar = Literal["gregorian", "hijri", "solar-hijri"]
Begins = Literal["", "since", "already"]
Modality = Literal["fact", "possible", "planned", "asked", "feared"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a document's text: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """One teller of a chain. `name` is never empty; `count` is the number of people it stands for (1 if unsaid)."""

    name: str
    kind: SourceKind = "other"
    named: bool = True
    count: int = 1
    span: Span | None = None
    entity: str | None = None
    how: How = "stated"
    office: str | None = None
    """Title or office as the page words it (`وزير الخارجية السعودي`), without the name."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whom the whole article is credited to (dateline, byline, closing credit)."""

    name: str
    kind: SourceKind = "agency"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page. `related`, `boilerplate`, `byline` and `credit` blocks yield no statements."""

    start: int
    end: int
    role: Role = "body"
    language: str | None = None
    credit: Origin | None = None
    """A caption's own credit (AP): the outermost link of its statements."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of text that a source is made responsible for; `chain` runs from the nearest speaker outward."""

    id: str
    content: Span
    cue: Span | None
    source: Span | None
    mode: Mode
    stance: Stance = "says"
    polarity: Polarity = "affirmed"
    chain: tuple[Link, ...] = ()
    parent: str | None = None
    entities: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    translated: Translated = "unknown"
    rule: str = ""
    confidence: float = 0.5
    """The chance that content and chain are right, calibrated on articles marked by hand."""
    traits: tuple[str, ...] = ()
    """What `confidence` rests on."""
    corrected: tuple[str, ...] = ()
    """Ids of the corrections that shaped it; those of a person, not the reader's."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what one document speaks of: `mentions` are all the places where it is named or described."""

    id: str
    kind: EntityKind
    name: str
    """The fullest name that the document uses, in its base form where the language's data know one."""
    mentions: tuple[Span, ...] = ()
    entity: str | None = None
    """The story-wide entity, once `link` has found it."""
    of: tuple[str, ...] = ()
    """Of a body: what the words of its name talk of, as in `Assertion.terms`: the name in another language is made of
    the same concepts."""
    offices: tuple[Span, ...] = ()
    """Of a person: the titles and offices that stand beside his name anywhere on the page, without it."""


@dataclass(frozen=True, slots=True)
class Time:
    """A point, stretch or length of time that the words name, as a value in the manner of TIMEX3 (ISO-TimeML).

    `value` is ISO 8601: a date as far as it is known (`2015`, `2015-07`, `2015-07-04`, `2015-07-04T10:30`), a week
    (`2015-W30`), a part of a year (`2015-SU` summer, `2015-Q3`, `2015-H1`), an interval (`2015-07/2015-09`), or a
    duration (`P3D`). What cannot be resolved stays relative: unknown digits are `X` (`XXXX-07`), an offset from an
    unknown date is a signed duration (`-P1D` yesterday, `P0D` today); its `anchor` is `none`.
    """

    id: str
    span: Span
    value: str
    precision: str
    """`second` `minute` `hour` `part-of-day` `day` `weekend` `week` `part-of-month` `month` `season` `quarter` `half`
    `part-of-year` `year` `decade` `century` `era` for what can be dated; `duration` for a length."""
    approximate: bool = False
    anchor: Anchor = "text"
    calendar: Calendar = "gregorian"
    """The calendar that the words use; `value` is always Gregorian."""
    of: tuple[str, ...] = ()
    """What the word close before it names, as in `Assertion.terms`: in "the blast of 4 August" the date is the
    blast's."""
    said_on: tuple[str, ...] = ()
    """What the words show of the day that they were said on: a weekday (`XXXX-WXX-7`: "yesterday, Saturday"), a day
    (`XXXX-06-14`: "today, 14 June"), a month (`XXXX-06`: "the 14th of this June")."""
    begins: Begins = ""
    """`since` where something went on from then (since March), `already` where it was so by then at the latest (as
    early as February)."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place. `lat`, `lon` in degrees (WGS 84); `geonames` is its GeoNames id, None where unknown."""

    id: str
    span: Span
    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    precision: str = "unknown"
    """`point` `city` `region` `country` `continent` `water`, or `unknown` where no index knows the name."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something. `value` is the number or the lower end of a range, `upper` the upper end of a range."""

    id: str
    span: Span
    value: float
    upper: float | None = None
    unit: str | None = None
    """What is counted or measured, in English and the singular: `person`, `USD`, `percent`, `kilometre`, `shell`."""
    what: str | None = None
    """What befell those counted or what they are: `killed`, `wounded`, `arrested`, `displaced` …"""
    approximate: bool = False
    bound: Literal["at-least", "at-most"] | None = None
    of: tuple[str, ...] = ()
    """What its words count, as in `Assertion.terms`: passengers are people, and not all people are passengers."""


@dataclass(frozen=True, slots=True)
class Slots:
    """What fills an assertion: ids of entities, places, times, quantities and (`cause`) assertions of its document."""

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One clause of a statement that can be true or false. Its id hashes document id and span, so that it stays."""

    id: str
    statement: str
    span: Span
    event: str | None = None
    """A category of `events.toml` (PLOVER), None where the clause tells of no such event."""
    polarity: Polarity = "affirmed"
    modality: Modality = "fact"
    slots: Slots = Slots()
    trigger: str | None = None
    """Dictionary form of the word that names the event, in the article's language."""
    act: tuple[str, ...] = ()
    """What that word names, as in `terms`: told facts are compared by it."""
    terms: tuple[str, ...] = ()
    """What its words talk of: ids of concepts (`languages/concepts/`), else `language:word` cut down; names, numbers
    and times left out."""
    head: tuple[str, ...] = ()
    """The same of the noun that the clause hangs on (the piece that was found)."""
    doers: tuple[str, ...] = ()
    """Who does it, where nouns of people say so (`languages/concepts/people.toml`): workers, the police."""
    done_to: tuple[str, ...] = ()
    """Of an assertion with `doers`: terms of what they do it to; empty where a pronoun stands for it."""
    excludes: tuple[str, ...] = ()
    """Terms of what it says that it was not (in the yard, not in the warehouse); not among `terms`."""
    excluded: Span | None = None
    """The words that say that."""
    things: tuple[str, ...] = ()
    """Where it has a time, terms of the things that it tells of: of its words that no preposition governs, and of what
    a pronoun stands for."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that looks as if somebody spoke in it, but that no rule could read: shown, never hidden."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class DateBound:
    """A bound on an unknown date (ISO 8601) and the words that it rests on."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the article; `entity` links to a story-wide entity where one is known."""

    name: str
    entity: str | None = None
    shown_by: tuple[Span, ...] = ()
    """The page's words that name it, where nothing else does (`riwaya.ingest.outlet`); empty where it was given."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `ingest` fills everything up to `blocks`, `read` the rest."""

    id: str
    text: str
    media_type: str = "text/plain"
    paths: tuple[str, ...] = ()
    external_id: str | None = None
    language: str | None = None
    outlet: Outlet | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601, as far as known: `2015`, `2015-10`, `2015-10-07` or with a time."""
    not_before: DateBound | None = None
    not_after: DateBound | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    origin: tuple[Origin, ...] = ()
    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    corrections: tuple[str, ...] = ()
    """Ids of the corrections that are in it, in their order; empty as it was read."""
    key: str | None = field(default=None, compare=False)
    """The key under which a story keeps it, where a corrected outlet or date would give another."""

    def span(self, start: int, end: int) -> Span:
        """The span `start:end` of this document's text; `ValueError` if it lies outside."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} outside a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def block_at(self, offset: int) -> Block | None:
        """The block that a place stands in."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)

    def language_at(self, offset: int) -> str | None:
        """The language of a place: its block's, else the document's."""
        block = self.block_at(offset)
        return (block.language if block else None) or self.language

    @property
    def published_precision(self) -> str | None:
        """`year`, `month`, `day` or `second`, after the length of `published`; None where it is unknown."""
        if not self.published:
            return None
        return {4: "year", 7: "month", 10: "day"}.get(len(self.published), "second")
