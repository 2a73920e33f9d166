"""A source: what it says over time, through whom and where; what it says otherwise elsewhere, and who it may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from starlette.exceptions import HTTPException

from riwaya.export.chain import reading_chain
from riwaya.export.marks import displayable
from riwaya.export.matters import Matter
from riwaya.export.source_view import Said, said_view
from riwaya.export.speaking import Partner, Saying, Speaker, sayings
from riwaya.export.view import StepView, step_view
from riwaya.model import Statement
from riwaya.records import Json
from riwaya.store.keys import name_key
from riwaya.store.lists import SaidRow
from riwaya.story.query import SourceRow
from riwaya.web.claim_rows import claim_record, claim_rows, drawn_matters, matter_records
from riwaya.web.pages import Asked, Page
from riwaya.web.rows import ArticleLine, SourceLine, article_line, source_line, source_record

_MATTERS, _PARTNERS, _ROOTS, _OUTLETS = 10, 8, 10, 12
"""Lines of each part of the page; statements have pages of their own."""

_GROUPS = ("conflicts", "rivals", "updates", "check")


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as the list draws it. `passes`: the source only hands it on; `disputed`: a claim that it tells and
    that others tell otherwise."""

    said: Said
    article: ArticleLine
    steps: tuple[StepView, ...]
    stance: str
    mode: str
    negated: bool
    passes: bool
    disputed: str | None
    corrected: tuple[str, ...]
    """Ids of what a person corrected in it."""


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """Another source that may be the same, with its first words."""

    source: SourceLine
    why: str
    claims: tuple[str, ...]
    said: Shown | None


def source_page(asked: Asked, id: str) -> Page:
    """`/source/<id>?show=denies`: any of the ids of a person whom articles call by several names shows the one."""
    held = asked.held
    row = held.source_of.get(id)
    if row is None:
        raise HTTPException(404)
    said = held.said(row)
    kinds = _kinds(said)
    show = asked.request.query_params.get("show", "")
    if show and show not in kinds:
        raise HTTPException(404)
    part = asked.slice(sayings([r for r in said if not show or show in _kinds([r])], held.told))
    speaker = Speaker(row, said, held.told, held.comparison)
    first = part.number == 1 and not show
    changes, against = (_firsts(found) for found in (speaker.changes(), speaker.contradicts()))
    partners, roots = speaker.partners(held.sources), speaker.root_of()
    shows: dict[str, Any] = {
        "source": source_line(asked, row),
        "notes": [note for one in row.ids for note in held.notes.get(one, ())],
        "entity": row.entity or _entity(asked, said[0]),
        "via": [(via.name, via.statement_count) for via in row.via],
        "outlets": _outlets(asked, row),
        "kinds": kinds,
        "show": show,
        "part": part,
        "days": _by_day(asked, part.items),
        "first": first,
        "changes": _drawn(asked, changes) if first else {},
        "against": _drawn(asked, against) if first else {},
        "drift": [(displayable(d.words), _labels(asked, d.labels, row)) for d in speaker.drift()] if first else [],
        "partners": [_partner(asked, p) for p in partners[:_PARTNERS]] if first else [],
        "more_partners": max(0, len(partners) - _PARTNERS),
        "own": _shown(asked, said[0]) if partners and said else None,
        "roots": claim_rows(asked, roots[:_ROOTS]) if first else [],
        "root_count": len(roots),
    }

    def record() -> Any:
        items = [_record(asked, r) | {"again": [_record(asked, a) for a in s.again]} for s in part.items
                 for r in (s.first,)]  # fmt: skip
        return source_record(row) | {
            "total": part.total,
            "page": part.number,
            "pages": part.pages,
            "show": kinds,
            "statements": items,
            "changes": {g: matter_records(asked, found) for g, found in changes.items()},
            "contradicts": {g: matter_records(asked, found) for g, found in against.items()},
            "drift": [asdict(d) for d in speaker.drift()],
            "may_be_same_as": [{"id": p.source.id, "why": p.why, "claims": list(p.claims)} for p in partners],
            "root_of": [claim_record(asked, c) for c in roots[:_ROOTS]],
            "root_of_total": len(roots),
        }

    return Page("source.html", shows["source"].name, shows, record)


def _entity(asked: Asked, row: SaidRow) -> str:
    """The story's entity that a source is, by its id, as one of its statements has it; empty where none is known."""
    document = asked.held.document(row.document)
    chain = document.statements[row.number].chain if document is not None else ()
    link = chain[row.position] if row.position < len(chain) else None
    return (asked.held.comparison.members or {}).get((row.document, (link and link.entity) or ""), "")


def _kinds(said: Sequence[SaidRow]) -> dict[str, int]:
    """How many statements of each stance; what is negated, and what the source only passes on."""
    counted = Counter(row.stance if row.position == 0 else "passes" for row in said)
    counted.update("negated" for row in said if row.position == 0 and row.polarity == "negated")
    return dict(counted.most_common())


def _outlets(asked: Asked, row: SourceRow) -> list[tuple[str, list[str]]]:
    """The outlets in which it speaks, each with its articles; the first few."""
    found: dict[str, list[str]] = {}
    for key in row.document_keys:
        article = asked.held.articles[key]
        found.setdefault(article.outlet or asked.labels["outlet_unknown"], []).append(key)
    return sorted(found.items(), key=lambda item: -len(item[1]))[:_OUTLETS]


def _firsts(found: Mapping[str, Sequence[Matter]]) -> dict[str, Sequence[Matter]]:
    return {group: found[group][:_MATTERS] for group in _GROUPS if found[group]}


def _drawn(asked: Asked, found: Mapping[str, Sequence[Matter]]) -> dict[str, Any]:
    drawn = {group: drawn_matters(asked, matters, exact=True) for group, matters in found.items()}
    return {group: listed for group, listed in drawn.items() if listed}


def _by_day(asked: Asked, listed: Sequence[Saying]) -> list[tuple[Shown, list[tuple[Shown, list[Shown]]]]]:
    """The statements by the day on which they appeared; of each day its first statement, which shows the day."""
    drawn = [(_shown(asked, s.first), [_shown(asked, row) for row in s.again]) for s in listed]
    days = [list(found) for _, found in groupby(drawn, lambda pair: _day_key(pair[0].article))]
    return [(found[0][0], found) for found in days]


def _day_key(article: ArticleLine) -> str:
    if article.published:
        return article.published[:10]
    return f"~{article.estimate.value}" if article.estimate else ""


def _shown(asked: Asked, row: SaidRow) -> Shown:
    held, labels = asked.held, asked.labels
    document = held.document(row.document)
    if document is None:  # it has gone since the list was made
        raise HTTPException(404)
    statement: Statement = document.statements[row.number]
    told = held.told.get((row.document, row.id), ())
    return Shown(
        said=said_view(document, statement, row.document),
        article=article_line(asked, held.articles[row.document]),
        steps=tuple(step_view(step, row.document, labels) for step in reading_chain(document, statement)),
        stance=labels[f"stance_{row.stance}"],
        mode=labels[f"mode_{row.mode}"],
        negated=row.polarity == "negated",
        passes=row.position > 0,
        disputed=next((c.id for c, _ in told if held.stands[c.id] == "disputed"), None),
        corrected=statement.corrected,
    )


def _partner(asked: Asked, partner: Partner) -> PartnerLine:
    said = asked.held.said(partner.source)
    whys = {
        "wording": asked.say("called the same in another article"),
        "root": asked.say("tells the same, and nothing on the pages tells them apart"),
        "name": asked.say("the names may mean one person"),
    }
    shown = _shown(asked, said[0]) if said else None
    return PartnerLine(source_line(asked, partner.source), whys[partner.why], partner.claims[:3], shown)


def _labels(
    asked: Asked, labels: Sequence[tuple[str, str]], own: SourceRow
) -> list[tuple[str, str | None, ArticleLine]]:
    """How articles describe the speaker of one quotation, and the source that this is, unless it is this one."""
    out = []
    for key, name in labels:
        rows = (r for r in asked.held.sources if key in r.document_keys and name_key(name) in map(name_key, r.names))
        id = next((r.id for r in rows), None)
        out.append((displayable(name), id if id != own.id else None, article_line(asked, asked.held.articles[key])))
    return out


def _record(asked: Asked, row: SaidRow) -> Json:
    """A statement in the layout of the records, with its article and what it tells."""
    document = asked.held.document(row.document)
    statement = asdict(document.statements[row.number]) if document else {}
    claims = [claim.id for claim, _ in asked.held.told.get((row.document, row.id), ())]
    return {"document": row.document, "position": row.position, "claims": claims, **statement}
