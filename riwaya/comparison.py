"""What the articles of a story say together: claims, the questions that they answer, and how they stand to one another.

Frozen records, as `riwaya.model` has them for one document. Documents are named by their key in the story
(`riwaya.store.keys.document_key`), assertions by their id, entities by the story's ids (`E…`). The names are those of
the story record (`docs/story-record.md`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from riwaya.model import EntityKind, SourceKind, Span

RelationKind = Literal["conflicts", "rivals", "refines", "supports"]
Slot = Literal["place", "time", "quantity", "polarity", "actor", "target", "identity", "cause"]
CopyKind = Literal["reprint", "trimmed", "translated", "shared wire"]
MarkKind = Literal[
    "unnamed", "second-hand", "told years later", "dead when told", "one body", "party", "probably translated"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about one link of a chain that a reader should know, with the words that show it."""

    kind: MarkKind
    name: str
    """The link that bears it."""
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of a claim: an article's statement, through whom it reached the page (nearest speaker first, then
    whom the article is credited to), and the marks on these links."""

    document: str
    assertion: str
    statement: str
    own: bool
    """Whether the outlet says it itself."""
    chain: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """Where accounts of a claim start: the innermost person or body shown to pass it on. `kind` is `unknown` where an
    article tells it in its own voice and names no origin; such a root adds nothing to the least number of origins."""

    id: str
    name: str
    kind: SourceKind | Literal["unknown"]
    named: bool
    count: int = 1
    """How many people it stands for (three officials: 3)."""
    documents: tuple[str, ...] = ()
    may_be_same_as: tuple[str, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Folded:
    """Accounts that count once, and why."""

    documents: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A newsroom through which accounts came, and the articles that have them from it."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many separate origins a claim has, as far as the pages show, and the newsrooms that they came through."""

    at_least: int = 0
    at_most: int = 0
    gates: tuple[str, ...] = ()
    """Names of `through`."""
    folded: tuple[Folded, ...] = ()
    through: tuple[Gate, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """An article that does not tell a claim: silent, or not comparable, and why."""

    document: str
    because: str


@dataclass(frozen=True, slots=True)
class Called:
    """A name that accounts give to one group or person, and the documents that use it."""

    entity: str | None
    term: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What assertions of one or more articles say alike. `id` hashes its smallest assertion, so that it stays."""

    id: str
    text: str
    """The assertion that states it best, in its own words."""
    language: str
    assertions: tuple[str, ...]
    documents: tuple[str, ...]
    question: str | None = None
    slot: Slot | None = None
    value: str | None = None
    """Its answer to the question, as the export writes it: a date, a number, a name; of what is so or not `affirmed`,
    `negated`, `possible` or `unknown`."""
    gloss: str | None = None
    accounts: tuple[Account, ...] = ()
    roots: tuple[Root, ...] = ()
    origins: Origins = Origins()
    silent: tuple[Absence, ...] = ()
    not_comparable: tuple[Absence, ...] = ()
    called: tuple[Called, ...] = ()
    merged_from: tuple[str, ...] = ()
    likeness: float = 1.0
    """How alike the clauses of different articles are on the average: 1 is the same, and where one article tells it."""
    corrected: tuple[str, ...] = ()
    """Ids of the corrections that joined or parted it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims answer: the `slot` of one event (`event`: a concept), about these entities of the story."""

    id: str
    slot: Slot
    event: str | None
    about: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to one another; of `refines` the first is the finer one."""

    claims: tuple[str, str]
    kind: RelationKind
    slot: Slot
    why: str
    """One line in plain English."""
    rule: str
    confidence: float
    update: bool = False
    assertions: tuple[str, str] = ("", "")
    """The two clauses that show it best, one of each claim."""


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """Words of a document that stand in others made from the same text: `also_in`."""

    document: str
    words: Span
    also_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiedText:
    """Documents made from one text, by what was published first, those without a date last. `kind`: the loosest of its
    pairs; `overlap`: share of the shorter text that the longer holds too, of the least alike pair; `origin`: the agency
    that most pages name."""

    documents: tuple[str, ...]
    kind: CopyKind
    overlap: float
    origin: str | None = None
    spans: tuple[CopiedWords, ...] = ()
    """What stands in several of them: by document, then by place."""


@dataclass(frozen=True, slots=True)
class StoryEntity:
    """Who or what the story speaks of, over all articles and languages."""

    id: str
    kind: EntityKind
    name: str
    names: Mapping[str, tuple[str, ...]]
    """Language → what articles in it call the entity, the commonest first."""
    mentions: int
    may_be_same_as: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    """Ids of the corrections by which a person merged or split it."""


@dataclass(frozen=True, slots=True)
class Drift:
    """The same words given to sources that are described differently."""

    words: str
    labels: tuple[tuple[str, str], ...]
    """(document, how it describes the speaker)."""


@dataclass(frozen=True, slots=True)
class EstimatedDay:
    """The probable day of an article whose date is not known (`riwaya.weigh.estimates`)."""

    document: str
    value: str
    """ISO 8601: a day."""
    words: tuple[Span, ...]
    """The article's words that show it."""
    after: str
    """The day of the first dated article that tells something of the same: the estimate is no older."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A relation that a person says is none, and the id of the correction."""

    relation: Relation
    correction: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it."""

    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    relations: tuple[Relation, ...] = ()
    copies: tuple[CopiedText, ...] = ()
    entities: tuple[StoryEntity, ...] = ()
    members: Mapping[tuple[str, str], str] | None = None
    """(document key, its entity's id) → the story's entity."""
    drift: tuple[Drift, ...] = ()
    warnings: tuple[str, ...] = ()
    """What a reader should know of how the comparison was made."""
    called: tuple[Called, ...] = ()
    """What the story's articles call a group, where the word takes a side."""
    days: tuple[EstimatedDay, ...] = ()
    """Probable days of articles without a date."""
    aside: tuple[Aside, ...] = ()
    """What a person set aside; not among `relations`."""
    speakers: Mapping[str, str] | None = None
    """Named source (`riwaya.store.keys.source_key`) → the story's entity."""
