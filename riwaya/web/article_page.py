"""The article reader: the text, and beside it each statement with its chain and who else tells or contradicts it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from riwaya.comparison import Claim, Relation
from riwaya.corrections import Correction
from riwaya.export.denied import Denial, denials_in
from riwaya.export.disputes import origins_line, value_of
from riwaya.export.footnote import footnote
from riwaya.export.marks import displayable
from riwaya.export.matrix import once
from riwaya.export.matters import group_of, loose
from riwaya.export.tellings import figures_in, told_by
from riwaya.export.view import Article, Card, article_view, statement_key
from riwaya.ingest.outlet import opening_name
from riwaya.languages.loader import load_languages
from riwaya.languages.sentences import sentence_around
from riwaya.model import Assertion, Document, Span
from riwaya.records import to_record
from riwaya.web.article_facts import facts_corrected, facts_of
from riwaya.web.claim_rows import ClaimRow, claim_record, claim_rows
from riwaya.web.compare_page import companion_lines
from riwaya.web.language import name_of
from riwaya.web.leaving import left_out_page
from riwaya.web.notes import article_notes, statement_notes
from riwaya.web.pages import Asked, Page
from riwaya.web.versions import other_versions

AGAINST = ("conflicts", "rivals", "updates")
_AGAINST = (*AGAINST, "check")
"""What stands against a claim, the gravest first."""
_SHOWN = ("person", "organisation", "place")
"""Kinds of entities that have a link."""

_MOST = 0.5
"""Share of a statement's words in one sentence from which a clause is what it says, and no aside in it. Which clause
hangs on which is not in the record."""

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
    whole: bool = True
    """Whether the claim is what the statement says as a whole, or of a clause inside it: `words`."""
    loose: bool = False
    """Whether the others may not say the same."""
    denial: Denial = ""
    own_figures: tuple[str, ...] = ()


def article_page(asked: Asked, key: str) -> Page:
    """`/article/<key>`; each statement at `#s12`. Of an article that was left out: that, and the way back."""
    if key in asked.held.left_out:
        return left_out_page(asked, key)
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
    """For each statement the claims about which other articles have something to say: first what it says as a whole."""
    listed = {claim.id: claim for found in claims.values() for claim in found}
    against = {id: _against(asked, claim) for id, claim in listed.items()}
    opposed = dict.fromkeys(id for found in against.values() for _, id in found)
    rows = {row.id: row for row in claim_rows(asked, [asked.held.claims[id] for id in opposed])}
    denials, figures = denials_in(document), _own_figures(asked, key, document, listed.values())
    clauses: dict[str, dict[str, Assertion]] = {}
    for a in document.assertions:
        clauses.setdefault(a.statement, {})[a.id] = a
    parts = {statement_key(key, i): clauses.get(s.id, {}) for i, s in enumerate(document.statements)}
    contents = {statement_key(key, i): s.content for i, s in enumerate(document.statements)}
    out: dict[str, list[Told]] = {}
    for place, found in claims.items():
        for claim in found:
            others = [other for other in claim.documents if other != key]
            own = [parts[place][id] for id in claim.assertions if id in parts[place]]
            if not own or not others and not against[claim.id]:
                continue
            clause = max(own, key=lambda a: (a.span.end - a.span.start, -a.span.start))
            told = Told(
                id=claim.id,
                words=displayable(clause.span.text),
                value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
                origins=origins_line(claim.origins, asked.labels),
                articles=len(others),
                outlets=tuple((other, _outlet(asked, other)) for other in others[:_NAMED]),
                more=max(0, len(others) - _NAMED),
                against=tuple((group, rows[id]) for group, id in against[claim.id]),
                whole=_is_whole(document, contents[place], clause.span),
                loose=loose(claim) and bool(others),
                denial=denials.get(clause.id, ""),
                own_figures=figures.get((claim.id, clause.id), ()),
            )
            out.setdefault(place, []).append(told)
    return {place: sorted(found, key=lambda t: (not t.whole, t.loose)) for place, found in out.items()}


def _is_whole(document: Document, content: Span, clause: Span) -> bool:
    """Whether a clause makes up most of what the statement says in its sentence."""
    first, stop = sentence_around(document.text, clause.start, clause.end)
    words = document.text[max(first, content.start) : min(stop, content.end)].strip()
    return clause.end - clause.start >= _MOST * len(words)


def _own_figures(
    asked: Asked, key: str, document: Document, claims: Iterable[Claim]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Where this article tells a claim with another number: (claim, clause) → its numbers. Only claims that it tells
    with a number are looked up in the other articles."""
    numbered = {a.id for a in document.assertions if figures_in(document, a)}
    asking = [c for c in claims if c.slot != "quantity" and not numbered.isdisjoint(c.assertions)]
    tellings = asked.held.tellings(asking)
    told = ((c.id, t) for c in asking for t in told_by(c, tellings))
    return {(id, t.assertion): t.own_figures for id, t in told if t.document == key and t.own_figures}


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
