"""Claims × articles: who tells what, who contradicts it, who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.comparison import Claim
from riwaya.export.disputes import value_of
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matrix import Cell, cells_of
from riwaya.export.view import statement_key
from riwaya.records import Json
from riwaya.store.keys import name_key
from riwaya.web.pages import Asked, Page, Slice, sliced
from riwaya.web.rows import ArticleLine, article_line
from riwaya.web.views import Frame, frame_of

_CLAIMS, _ARTICLES = 25, 30
"""Rows and columns of one page."""
_STANDINGS = ("told", "against", "silent", "apart")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with its cells, one for each article of the page."""

    id: str
    text: str
    language: str | None
    direction: str
    value: str
    stand: str
    articles: int
    cells: tuple[Cell, ...]


def matrix_page(asked: Asked) -> Page:
    """`/matrix`: claims that several articles tell or that are disputed, 25 a page; articles, 30 a page (`across`)."""
    frame = frame_of(asked, "matrix")
    found = _claims(frame)
    claims = sliced(found, asked.request.query_params.get("down", "1"), _CLAIMS)
    keys = sliced(_columns(frame, claims.items), asked.request.query_params.get("across", "1"), _ARTICLES)
    rows = [_row(frame, claim, keys.items) for claim in claims.items]
    columns = [article_line(asked, asked.held.articles[key]) for key in keys.items]
    shown = {claim.id for claim in found}
    sentences = [row for row in frame.rows if not shown.isdisjoint(row.claims)]
    shows = {
        **frame.shows(sentences),
        "claims": claims,
        "columns": keys,
        "articles": columns,
        "rows": rows,
        "standings": [s for s in _STANDINGS if any(c.standing == s for r in rows for c in r.cells)],
    }

    def record() -> Json:
        return frame.record(sentences) | _record(claims, keys, rows, columns)

    return Page("matrix.html", asked.labels["matrix"], shows, record)


def _claims(frame: Frame) -> list[Claim]:
    """The claims of the rows. To one that is chosen belongs whatever answers its question or excludes it."""
    overview, choice = frame.overview, frame.choice
    claims = frame.asked.held.claims
    if choice.claim in claims:
        one = claims[choice.claim]
        near = overview.against.get(one.id, set()) | {
            c.id for c in claims.values() if one.question and c.question == one.question
        }
        return [one, *(claims[id] for id in sorted(near - {one.id}) if id in claims)]
    if not choice.given:
        return overview.shared
    told = {id for row in frame.rows for id in row.claims}
    stands = frame.asked.held.stands
    return [c for c in overview.shared if c.id in told and choice.stand in ("", stands[c.id])]


def _columns(frame: Frame, claims: Sequence[Claim]) -> list[str]:
    """The articles, by date; of more than a page has room for those first that tell most of these claims or of what
    excludes them, and none that tells nothing of it. Who is chosen comes first, to be compared with the others."""
    choice, held = frame.choice, frame.asked.held
    others = (held.claims[id] for c in claims for id in frame.overview.against.get(c.id, ()) if id in held.claims)
    told = Counter(key for claim in (*claims, *others) for key in claim.documents)
    keys = [key for key, row in held.articles.items() if choice.language in ("", row.language)]
    if len(keys) > _ARTICLES:
        keys = sorted((key for key in keys if told[key]), key=lambda key: -told[key])
    outlet = name_key(choice.outlet) if choice.outlet else None
    chosen = {key for key in keys if key == choice.article or frame.overview.outlets[key] == outlet}
    return sorted(keys, key=lambda key: key not in chosen)


def _row(frame: Frame, claim: Claim, keys: Sequence[str]) -> Row:
    asked, overview = frame.asked, frame.overview
    others = [asked.held.claims[id] for id in sorted(overview.against.get(claim.id, ())) if id in asked.held.claims]
    told, against = _anchors(frame, [claim]), _anchors(frame, others)
    return Row(
        id=claim.id,
        text=displayable(claim.text),
        language=claim.language or None,
        direction=direction_of(claim.language or None),
        value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
        stand=asked.held.stands[claim.id],
        articles=len(claim.documents),
        cells=cells_of(claim, told, against, keys, asked.labels),
    )


def _anchors(frame: Frame, claims: Sequence[Claim]) -> dict[str, str]:
    """For each article its first words that tell one of the claims; of an article that is not read yet the whole."""
    places: dict[str, int] = {}
    for claim in claims:
        for account in claim.accounts:
            place = frame.overview.places.get((account.document, account.assertion), -1)
            places[account.document] = min(places.get(account.document, place), place)
    return {key: statement_key(key, place) if place >= 0 else key for key, place in places.items()}


def _record(claims: Slice[Claim], keys: Slice[str], rows: Sequence[Row], columns: Sequence[ArticleLine]) -> Json:
    return {
        "claims": {"total": claims.total, "down": claims.number, "pages": claims.pages},
        "columns": {"total": keys.total, "across": keys.number, "pages": keys.pages},
        "documents": [column.key for column in columns],
        "rows": [
            {
                "claim": row.id,
                "text": row.text,
                "stand": row.stand,
                "cells": [
                    {"standing": c.standing or None, "statement": c.key or None, "because": c.because or None}
                    for c in row.cells
                ],
            }
            for row in rows
        ],
    }
