"""The first page: what cannot both be true, what differs, what has most separate origins, who speaks, in what."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from typing import Any

from riwaya.export.matters import GROUPS
from riwaya.export.reasons import reason
from riwaya.export.standing import STANDS
from riwaya.web.add_page import form_page
from riwaya.web.claim_page import aside_rows
from riwaya.web.claim_rows import claim_record, claim_rows, drawn_matters, matter_records
from riwaya.web.pages import Asked, Page
from riwaya.web.rows import (
    article_lines,
    article_record,
    skipped_lines,
    source_line,
    source_record,
)

_MATTERS, _FOLDED, _CLAIMS, _THIN, _SOURCES, _ARTICLES = 10, 5, 8, 5, 10, 30
"""Lines of each kind on this page; the rest stands on a page of its own."""


def story_page(asked: Asked) -> Page:
    """`/`."""
    held = asked.held
    shown = {g: held.matters[g][: _MATTERS if g in ("conflicts", "rivals") else _FOLDED] for g in GROUPS}
    stands = {stand: len(held.by_stand[stand]) for stand in STANDS}
    articles = list(held.articles.values())
    shows: dict[str, Any] = {
        "groups": {group: drawn_matters(asked, found) for group, found in shown.items()},
        "totals": {group: len(held.matters[group]) for group in GROUPS},
        "stands": stands,
        "agreed": claim_rows(asked, held.by_stand["agreed"][:_CLAIMS]),
        "thin": claim_rows(asked, held.by_stand["thin"][:_THIN]),
        "loose": claim_rows(asked, held.by_stand["loose"][:_THIN]),
        "sources": [source_line(asked, row) for row in held.sources[:_SOURCES]],
        "articles": article_lines(asked, articles[:_ARTICLES]),
        "skipped": skipped_lines(asked, held.skipped[:_SOURCES]),
        "reasons": Counter(s.reason for s in held.skipped).most_common(_SOURCES),
        "warnings": [reason(line, asked.labels) for line in held.comparison.warnings],
        "aside": aside_rows(asked),
    }

    def record() -> Any:
        return {
            "story": {"name": held.name, "built": held.built, "compared": held.up_to_date},
            "counts": asdict(held.counts),
            "stands": stands,
            "disputes": {group: matter_records(asked, found) for group, found in shown.items()},
            "disputes_total": shows["totals"],
            "claims": [claim_record(asked, c) for c in held.by_stand["agreed"][:_CLAIMS]],
            "thin": [claim_record(asked, c) for c in held.by_stand["thin"][:_THIN]],
            "loose": [claim_record(asked, c) for c in held.by_stand["loose"][:_THIN]],
            "sources": [source_record(row) for row in held.sources[:_SOURCES]],
            "articles": [article_record(row) for row in articles[:_ARTICLES]],
            "skipped": [asdict(s) for s in held.skipped[:_SOURCES]],
        }

    if not articles:
        empty = form_page(asked, {})
        return replace(empty, record=record)
    return Page("one.html" if len(articles) == 1 else "story.html", held.name, shows, record)
