"""The article reader: the text, and beside it each statement with its chain and who else tells or contradicts it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from riwaya.comparison import Claim, Relation
from riwaya.corrections import Correction
from riwaya.export.disputes import origins_line, value_of
from riwaya.export.footnote import footnote
from riwaya.export.marks import displayable
from riwaya.export.matrix import once
from riwaya.export.matters import group_of
from riwaya.export.view import Article, Card, article_view, statement_key
from riwaya.ingest.outlet import opening_name
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.records import to_record
from riwaya.web.article_facts import facts_corrected, facts_of
from riwaya.web.claim_rows import ClaimRow, claim_record, claim_rows
from riwaya.web.compare_page import companion_lines
from riwaya.web.language import name_of
from riwaya.web.notes import article_notes, statement_notes
from riwaya.web.pages import Asked, Page
from riwaya.web.versions import other_versions

AGAINST = ("conflicts", "rivals", "updates")
_AGAINST = (*AGAINST, "check")
"""What stands against a claim, the gravest first."""
_SHOWN = ("person", "organisation", "place")
"""Kinds of entities that have a link."""

_NEAR = 3
"""Articles with most in common that the head names."""
_NAMED = 4
"""Outlets that a card names before it only counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a statement as its card shows it: which other articles tell it, and what stands against it."""

    id: str
    words: str
    """The claim in this article's words."""
    value: str
    origins: str
    articles: int
    """How many others tell it."""
    outlets: tuple[tuple[str, str], ...]
    """Other articles that tell it: key and outlet; the first few."""
    more: int
    against: tuple[tuple[str, ClaimRow], ...]
    """What stands against it, and under which heading."""


def article_page(asked: Asked, key: str) -> Page:
    """`/article/<key>`; each statement at `#s12`."""
    document = _document(asked, key)
    article = article_view(document, asked.labels, asked.held.days.get(key))
    claims = _claims(asked, key, document)
    versions = other_versions(asked, key)
    shows = {
        "a": _with_own_cards(article),
        "told": _told(asked, key, document, claims),
        "claim_of": {place: found[0].id for place, found in claims.items()},
        "archive": document.id,
        "known": asked.request.query_params.get("known") == "1",
        "facts": facts_of(document),
        "opening": opening_name(document),
        "facts_by": facts_corrected(asked, document),
        "tongues": [(code, name_of(code, asked.language)) for code in load_languages()],
        "article_notes": article_notes(asked, key, document),
        "notes": _notes(asked, key, document),
        "named": _named(asked, key, document),
        "near": companion_lines(asked, key, _NEAR),
        "versions": versions,
    }

    def record() -> Any:
        return to_record(document) | {
            "key": key,
            "versions": [{"key": v.row.key, "when": v.when} for v in versions],
            "claims": {place: [claim_record(asked, c) for c in found] for place, found in claims.items()},
        }

    return Page("article.html", article.heading, shows, record)


def _notes(asked: Asked, key: str, document: Document) -> dict[str, list[Correction]]:
    """The notes on statements, by the key of the card."""
    found = (
        (statement_key(key, i), statement_notes(asked, key, document, s)) for i, s in enumerate(document.statements)
    )
    return {place: notes for place, notes in found if notes}


def _named(asked: Asked, key: str, document: Document) -> list[tuple[str, str, str]]:
    """Whom and what the article names, most often first: the story's entity, its kind, what it is called here."""
    members = asked.held.comparison.members or {}
    found: dict[str, tuple[str, str, str]] = {}
    for e in sorted(document.entities, key=lambda e: -len(e.mentions)):
        id = members.get((key, e.id))
        if id is not None and e.kind in _SHOWN:
            found.setdefault(id, (id, e.kind, displayable(e.name)))
    return list(found.values())


def footnote_answer(asked: Asked) -> Response:
    """`/article/<key>/footnote/<number>`: a footnote for a statement, as plain text."""
    document = _document(asked, asked.request.path_params["key"])
    number = asked.request.path_params["number"]
    if not (re.fullmatch("[0-9]{1,7}", number) and 0 < int(number) <= len(document.statements)):
        raise HTTPException(404)
    text = footnote(document, document.statements[int(number) - 1], asked.labels)
    return PlainTextResponse(text, headers={"content-language": asked.language, "vary": "cookie, accept-language"})


def _document(asked: Asked, key: str) -> Document:
    document = asked.held.document(key)
    if document is None:
        raise HTTPException(404)
    return document


def _claims(asked: Asked, key: str, document: Document) -> dict[str, list[Claim]]:
    """For each statement, by the key of its card, the claims that it tells."""
    found: dict[str, list[Claim]] = {}
    places = {s.id: statement_key(key, i) for i, s in enumerate(document.statements)}
    for a in document.assertions:
        telling = [c for c in asked.held.claims_of.get(a.id, ()) if key in c.documents]
        if telling and a.statement in places:
            found.setdefault(places[a.statement], []).extend(telling)
    return {place: once(list({c.id: c for c in claims}.values())) for place, claims in found.items()}


def _told(asked: Asked, key: str, document: Document, claims: Mapping[str, Sequence[Claim]]) -> dict[str, list[Told]]:
    """For each statement the claims about which other articles have something to say."""
    listed = {claim.id: claim for found in claims.values() for claim in found}
    against = {id: _against(asked, claim) for id, claim in listed.items()}
    opposed = dict.fromkeys(id for found in against.values() for _, id in found)
    rows = {row.id: row for row in claim_rows(asked, [asked.held.claims[id] for id in opposed])}
    words = {a.id: displayable(a.span.text) for a in document.assertions}
    out: dict[str, list[Told]] = {}
    for place, found in claims.items():
        for claim in found:
            others = [other for other in claim.documents if other != key]
            if others or against[claim.id]:
                told = Told(
                    id=claim.id,
                    words=next((words[id] for id in claim.assertions if id in words), claim.text),
                    value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
                    origins=origins_line(claim.origins, asked.labels),
                    articles=len(others),
                    outlets=tuple((other, _outlet(asked, other)) for other in others[:_NAMED]),
                    more=max(0, len(others) - _NAMED),
                    against=tuple((group, rows[id]) for group, id in against[claim.id]),
                )
                out.setdefault(place, []).append(told)
    return out


def _against(asked: Asked, claim: Claim) -> list[tuple[str, str]]:
    """What stands against a claim: under which heading, and the other claim's id; conflicts first."""
    held = asked.held
    found = {(group, _other(r, claim)) for r in held.relations_of.get(claim.id, ()) if (group := group_of(r))}
    known = [(group, id) for group, id in found if group in _AGAINST and id in held.claims]
    return sorted(known, key=lambda pair: (_AGAINST.index(pair[0]), pair[1]))


def _other(relation: Relation, claim: Claim) -> str:
    one, other = relation.claims
    return other if one == claim.id else one


def _outlet(asked: Asked, key: str) -> str:
    row = asked.held.articles.get(key)
    return (row and (row.outlet or row.title)) or asked.labels["outlet_unknown"]


def _with_own_cards(article: Article) -> Article:
    """The article with the outlet's own sentences among the cards, in the order of the text."""
    own = [replace(card, steps=group.steps) for group in article.own_groups for card in group.cards]
    places = [i for i, row in enumerate(article.rows) if not row.furniture]
    starts = [article.rows[i].pieces[0].offset for i in places]
    cards: dict[int, list[Card]] = {i: list(article.rows[i].cards) for i in places}
    for card in own:
        if places:
            cards[places[max(bisect_right(starts, _start(card)) - 1, 0)]].append(card)
    rows = (replace(row, cards=tuple(sorted(cards.get(i, ()), key=_start))) for i, row in enumerate(article.rows))
    return replace(article, rows=tuple(rows))


def _start(card: Card) -> int:
    return int(card.at.split(" ")[0])
