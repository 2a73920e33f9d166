"""The lists that the first page shows the beginnings of, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from starlette.exceptions import HTTPException

from riwaya.export.matters import GROUPS
from riwaya.export.standing import STANDS
from riwaya.web.claim_rows import claim_record, claim_rows, drawn_matters, matter_records
from riwaya.web.pages import Asked, Page, Slice
from riwaya.web.rows import article_lines, article_record, skipped_lines, source_line, source_record

T = TypeVar("T")
_MATTERS = 20
"""Matters on one page: each has several sentences."""


def claims_page(asked: Asked) -> Page:
    """`/claims?stand=agreed`: what is said, that with most separate origins first."""
    held = asked.held
    stand = asked.request.query_params.get("stand", "")
    if stand and stand not in STANDS:
        raise HTTPException(404)
    part = asked.slice([c for s in STANDS if stand in ("", s) for c in held.by_stand[s]])
    shows = {
        "part": part,
        "claims": claim_rows(asked, part.items),
        "stand": stand,
        "stands": {s: len(held.by_stand[s]) for s in STANDS},
    }
    return Page("claims.html", asked.labels["claims"], shows, _list(part, lambda c: claim_record(asked, c)))


def disputes_page(asked: Asked, group: str) -> Page:
    """`/disputes/<group>`: what the articles answer differently."""
    if group not in GROUPS:
        raise HTTPException(404)
    part = asked.slice(asked.held.matters[group], _MATTERS)
    shows = {"part": part, "group": group, "disputes": drawn_matters(asked, part.items)}
    return Page("disputes.html", asked.labels[group], shows, _list(part, lambda m: matter_records(asked, [m])[0]))


def articles_page(asked: Asked) -> Page:
    """`/articles`, by date of publication."""
    part = asked.slice(list(asked.held.articles.values()))
    shows = {"part": part, "articles": article_lines(asked, part.items)}
    return Page("articles.html", asked.labels["articles"], shows, _list(part, article_record))


def sources_page(asked: Asked) -> Page:
    """`/sources`, named ones first."""
    part = asked.slice(asked.held.sources)
    shows = {"part": part, "sources": [source_line(asked, row) for row in part.items]}
    return Page("sources.html", asked.labels["sources"], shows, _list(part, source_record))


def skipped_page(asked: Asked) -> Page:
    """`/skipped`: what no build could read."""
    part = asked.slice(asked.held.skipped)
    shows = {"part": part, "skipped": skipped_lines(asked, part.items)}
    return Page("skipped.html", asked.labels["skipped"], shows, _list(part, asdict))


def _list(part: Slice[T], record: Callable[[T], Any]) -> Callable[[], Any]:
    """The twin of a list: how much there is, and this page of it."""
    return lambda: {
        "total": part.total,
        "page": part.number,
        "pages": part.pages,
        "items": [record(item) for item in part.items],
    }
