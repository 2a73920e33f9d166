"""What an article tells, clause by clause: whose words, of what time, of which places. Timeline, map, network and
matrix are all drawn from these rows, so that one choice holds for all, and no article has to be opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riwaya.align.facts import When
from riwaya.align.stated import told_when
from riwaya.export.chain import Step, reading_chain
from riwaya.export.denied import Denial, denials_in
from riwaya.export.marks import displayable
from riwaya.export.network import Credits, credits_of, teller_ids
from riwaya.export.tellings import Figures, figures_in
from riwaya.export.world_map import place_id
from riwaya.model import Assertion, Document, Place, Statement
from riwaya.store.keys import document_key, source_key

_LONGEST = 400
"""Characters of a clause that are kept."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause, or what of a statement stands in none (`assertion` is empty then). `statement`: its place in the
    record, -1 for a place that is named outside all statements."""

    statement: int
    assertion: str
    text: str
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    denial: Denial = ""
    figures: Figures = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """One article. `chains`: of each statement, from the page to the root; `own`: whether the outlet says it itself."""

    key: str
    language: str | None
    passages: tuple[Passage, ...]
    chains: tuple[tuple[Step, ...], ...]
    own: tuple[bool, ...]
    languages: tuple[str | None, ...]
    credits: Credits


@dataclass(frozen=True, slots=True)
class Told:
    """A passage in its story: `tellers` are the nodes of the network from the page to the root, `sources` whoever
    speaks or passes on, by any id; `places` the map's ids; `claims` those that the clause tells."""

    document: str
    statement: int
    assertion: str
    text: str
    language: str | None
    own: bool
    chain: tuple[Step, ...]
    tellers: tuple[str, ...]
    sources: frozenset[str]
    times: tuple[When, ...]
    where: tuple[Place, ...]
    places: frozenset[str]
    claims: tuple[str, ...]
    denial: Denial = ""
    figures: Figures = ()
    """The numbers that the clause gives."""


def digest_of(document: Document) -> Digest:
    """What is kept of an article; needs no other article."""
    statements = document.statements
    at = {s.id: i for i, s in enumerate(statements)}
    denials = denials_in(document)
    passages = [
        _clause(document, a, at[a.statement], denials.get(a.id, "")) for a in document.assertions if a.statement in at
    ]
    told = {p.id for passage in passages for p in passage.places}
    clauses = {p.statement for p in passages}
    rest: dict[int, list[Place]] = {i: [] for i in range(len(statements)) if i not in clauses}
    for place in document.places:
        if place.id not in told:
            rest.setdefault(_inside(place, statements), []).append(place)
    passages += [_rest(document, i, tuple(found)) for i, found in sorted(rest.items())]
    return Digest(
        key=document_key(document),
        language=document.language,
        passages=tuple(passages),
        chains=tuple(reading_chain(document, s) for s in statements),
        own=tuple(s.mode == "own" for s in statements),
        languages=tuple(document.language_at(s.content.start) for s in statements),
        credits=credits_of(document),
    )


def told_of(
    digest: Digest,
    members: Mapping[tuple[str, str], str],
    claims: Mapping[tuple[str, str], tuple[str, ...]],
    bearers: Mapping[str, str],
) -> list[Told]:
    """The rows of an article. `members`: whom the story takes for one; `claims`: (document, assertion) → claims;
    `bearers`: whom names mean (`story.speakers.bearers_of`)."""
    ids = [teller_ids(digest.key, chain, members, digest.credits, bearers) for chain in digest.chains]
    sources = [
        frozenset() if own else frozenset(i).union(source_key(digest.key, s.link) for s in chain if s.link is not None)
        for i, chain, own in zip(ids, digest.chains, digest.own, strict=True)
    ]
    return [
        Told(
            document=digest.key,
            statement=p.statement,
            assertion=p.assertion,
            text=p.text,
            language=digest.languages[p.statement] if p.statement >= 0 else digest.language,
            own=p.statement < 0 or digest.own[p.statement],
            chain=digest.chains[p.statement] if p.statement >= 0 else (),
            tellers=ids[p.statement] if p.statement >= 0 else (),
            sources=sources[p.statement] if p.statement >= 0 else frozenset(),
            times=p.times,
            where=p.places,
            places=frozenset(place_id(place) for place in p.places),
            claims=claims.get((digest.key, p.assertion), ()),
            denial=p.denial,
            figures=p.figures,
        )
        for p in digest.passages
    ]


def _clause(document: Document, a: Assertion, statement: int, denial: Denial) -> Passage:
    start, end = a.span.start, a.span.end
    times = (told_when(t, a, document.published) for t in document.times if start <= t.span.start and t.span.end <= end)
    real = tuple(dict.fromkeys(w for w in times if w is not None and w.first > "0001" and w.last < "9999"))
    places = tuple(p for p in document.places if start <= p.span.start and p.span.end <= end)
    return Passage(statement, a.id, _short(a.span.text), real, places, denial, figures_in(document, a))


def _rest(document: Document, statement: int, places: tuple[Place, ...]) -> Passage:
    """Outside all statements a place stands in its line: a title, a caption."""
    if statement >= 0:
        return Passage(statement, "", _short(document.statements[statement].content.text), places=places)
    start = document.text.rfind("\n", 0, places[0].span.start) + 1 if places else 0
    end = document.text.find("\n", places[0].span.end) if places else 0
    return Passage(-1, "", _short(document.text[start : end if end >= 0 else None]), places=places)


def _inside(place: Place, statements: Sequence[Statement]) -> int:
    """The innermost statement that a place is named in; -1 for none."""
    holding = [
        (s.content.end - s.content.start, i)
        for i, s in enumerate(statements)
        if s.content.start <= place.span.start and place.span.end <= s.content.end
    ]
    return min(holding)[1] if holding else -1


def _short(text: str) -> str:
    shown = " ".join(displayable(text).split())
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST].rsplit(" ", 1)[0] + "…"
