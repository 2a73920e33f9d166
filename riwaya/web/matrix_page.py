"""Claims × articles: who tells what, who contradicts it, who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riwaya.comparison import Account, Claim
from riwaya.export.denied import Denial, denials_in
from riwaya.export.disputes import value_of
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matrix import SIGNS, STANDINGS, Cell, Standing, cells_of, row_claims, telling_as
from riwaya.export.tellings import Figures, figures_stated, other_figures
from riwaya.export.view import statement_key
from riwaya.records import Json
from riwaya.store.keys import name_key
from riwaya.web.pages import Asked, Page, Slice, sliced
from riwaya.web.rows import ArticleLine, article_line
from riwaya.web.views import Frame, frame_of

_CLAIMS, _ARTICLES = 25, 30
"""Rows and columns of one page."""


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
    denial: Denial = ""


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
        "standings": [s for s in STANDINGS if any(c.standing == s for r in rows for c in r.cells)],
        "signs": SIGNS,
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
        near = overview.against.get(one.id, {}).keys() | {
            c.id for c in claims.values() if one.question and c.question == one.question
        }
        return [one, *(claims[id] for id in sorted(near - {one.id}) if id in claims)]
    if not choice.given:
        return overview.shared
    told = {id for row in frame.rows for id in row.claims}
    stands = frame.asked.held.stands
    return [c for c in overview.shared if c.id in told and choice.stand in ("", stands[c.id])]


def _columns(frame: Frame, claims: Sequence[Claim]) -> list[str]:
    """The articles, by date, known or probable; of more than a page has room for those first that tell most of these
    claims or of what stands against them, and none that tells nothing of it. Who is chosen comes first, to be compared
    with the others."""
    choice, held = frame.choice, frame.asked.held
    others = (held.claims[id] for c in claims for id in frame.overview.against.get(c.id, ()) if id in held.claims)
    told = Counter(key for claim in (*claims, *others) for key in claim.documents)
    keys = [key for key, row in held.articles.items() if choice.language in ("", row.language)]
    keys.sort(key=lambda key: held.day(key) or "~")  # no day comes last
    if len(keys) > _ARTICLES:
        keys = sorted((key for key in keys if told[key]), key=lambda key: -told[key])
    outlet = name_key(choice.outlet) if choice.outlet else None
    chosen = {key for key in keys if key == choice.article or frame.overview.outlets[key] == outlet}
    return sorted(keys, key=lambda key: key not in chosen)


def _row(frame: Frame, claim: Claim, keys: Sequence[str]) -> Row:
    asked, overview = frame.asked, frame.overview
    found = ((a.document, a.assertion) for a in claim.accounts)
    rows = [row for at in found if (row := overview.clauses.get(at)) is not None]
    stated = figures_stated(claim, ((row.text, row.figures) for row in rows))
    tells = [
        (standing or how, key, place)
        for other, standing in row_claims(claim, stated, asked.held.claims, overview.against, overview.kin)
        for how, key, place in _tells(frame, other, stated)
    ]
    tells.sort(key=lambda told: told[2])
    anchors = [(standing, key, statement_key(key, at) if at >= 0 else key) for standing, key, at in tells]
    return Row(
        id=claim.id,
        text=displayable(claim.text),
        language=claim.language or None,
        direction=direction_of(claim.language or None),
        value=value_of(claim, asked.labels) if claim.slot != "polarity" else "",
        stand=asked.held.stands[claim.id],
        articles=len(claim.documents),
        cells=cells_of(claim, anchors, keys, asked.labels),
        denial=_denial(frame, claim),
    )


def _tells(frame: Frame, claim: Claim, stated: Figures = ()) -> Iterator[tuple[Standing, str, int]]:
    """How each account tells a claim: with its article and the place of its statement there; -1 for the whole article
    where that is not read yet."""
    for account in claim.accounts:
        row = frame.overview.clauses.get((account.document, account.assertion))
        figures = other_figures(row.figures, stated) if row is not None else ()
        standing = telling_as(_denied(frame, claim, account), figures)
        yield standing, account.document, row.statement if row is not None else -1


def _denied(frame: Frame, claim: Claim, account: Account) -> Denial:
    """Whether an account is a denial. Of an article that is not read yet only what can be one is looked up."""
    row = frame.overview.clauses.get((account.document, account.assertion))
    if row is not None:
        return row.denial
    document = frame.asked.held.document(account.document) if claim.value == "negated" else None
    return denials_in(document).get(account.assertion, "") if document is not None else ""


def _denial(frame: Frame, claim: Claim) -> Denial:
    """Whether the words that stand for a claim are a denial."""
    for account in claim.accounts:
        row = frame.overview.clauses.get((account.document, account.assertion))
        document = frame.asked.held.document(account.document) if row is None and claim.value == "negated" else None
        clause = next((a.span.text for a in document.assertions if a.id == account.assertion), "") if document else ""
        if displayable(claim.text) == (row.text if row is not None else displayable(clause)):
            return _denied(frame, claim, account)
    return ""


def _record(claims: Slice[Claim], keys: Slice[str], rows: Sequence[Row], columns: Sequence[ArticleLine]) -> Json:
    return {
        "claims": {"total": claims.total, "down": claims.number, "pages": claims.pages},
        "columns": {"total": keys.total, "across": keys.number, "pages": keys.pages},
        "documents": [column.key for column in columns],
        "rows": [
            {
                "claim": row.id,
                "text": row.text,
                "denial": row.denial or None,
                "stand": row.stand,
                "cells": [
                    {"standing": c.standing or None, "statement": c.key or None, "because": c.because or None}
                    for c in row.cells
                ],
            }
            for row in rows
        ],
    }
