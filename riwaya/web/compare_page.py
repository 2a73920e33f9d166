"""Articles side by side, and the form that chooses them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from riwaya.comparison import Comparison, CopiedText
from riwaya.export.copied import Copies, CopyView
from riwaya.export.disputes import origins_line
from riwaya.export.side_by_side import AGAINST, FEWEST, MOST, Sentence, SideBySide, SideRow, companions
from riwaya.export.side_texts import joins_of, text_pieces
from riwaya.export.view import article_view, step_view
from riwaya.model import Document
from riwaya.records import Json
from riwaya.web.pages import Asked, Page
from riwaya.web.rows import ArticleLine, article_line, article_lines, article_record, corrected_by

_COMPANIONS = 8
_ONLY = 150
"""Sentences of one article alone that a column lists; the reader has the whole text."""

_PARTS = (("differ", AGAINST), ("alike", ("same", "refines")), ("loose", ("loose",)), ("check", ("check",)))


@dataclass(frozen=True, slots=True)
class Column:
    """One article: `without`, `first`: the addresses of this page without it, and with it in front."""

    line: ArticleLine
    name: str
    without: str
    first: str


@dataclass(frozen=True, slots=True)
class CompanionLine:
    """An article to compare with: how many claims both tell, how many cannot both be true."""

    line: ArticleLine
    shared: int
    conflicts: int
    address: str


def compare_page(asked: Asked) -> Page:
    """`/compare?a=<key>&a=<key>`: two to four articles side by side; else the form to choose them."""
    wanted = list(dict.fromkeys(asked.request.query_params.getlist("a")))
    known = [key for key in wanted if key in asked.held.articles]
    if len(wanted) > len(known):
        return _chooser(asked, known, asked.say("This story has no such article. Please choose from these."), 404)
    if len(known) > MOST:
        words = asked.say("Four articles at most stand side by side. Please take some away.")
        return _chooser(asked, known, words, 400)
    documents = {key: d for key in known if (d := asked.held.document(key)) is not None}
    return _side_by_side(asked, documents) if len(documents) >= FEWEST else _chooser(asked, known)


def compare_address(keys: Sequence[str]) -> str:
    """Where these articles stand side by side."""
    return f"/compare?{urlencode([('a', key) for key in keys])}"


def companion_lines(asked: Asked, key: str, most: int = _COMPANIONS) -> list[CompanionLine]:
    """The articles with most in common with one, to compare it with."""
    held = asked.held
    found = companions(key, held.claims_in.get(key, ()), held.relations_of, held.claims)
    return [
        CompanionLine(article_line(asked, held.articles[c.document]), c.shared, c.conflicts,
                      compare_address([key, c.document]))
        for c in found[:most]
    ]  # fmt: skip


def _chooser(asked: Asked, chosen: Sequence[str], problem: str = "", status: int = 200) -> Page:
    """The form: what is chosen already, what goes with it, and all articles."""
    held = asked.held
    part = asked.slice([row for key, row in held.articles.items() if key not in chosen])
    near = companion_lines(asked, chosen[0]) if len(chosen) == 1 else []
    shows = {
        "problem": problem,
        "chosen": [article_line(asked, held.articles[key]) for key in chosen],
        "near": near,
        "part": part,
        "articles": article_lines(asked, part.items),
    }

    def record() -> Any:
        listed = {"total": part.total, "page": part.number, "pages": part.pages}
        return ({"error": problem} if problem else {}) | {
            "chosen": list(chosen),
            "near": [{"document": c.line.key, "shared": c.shared, "conflicts": c.conflicts} for c in near],
            **listed,
            "items": [article_record(row) for row in part.items],
        }

    return Page("compare_choose.html", asked.say("Compare articles"), shows, record, status)


def _side_by_side(asked: Asked, documents: dict[str, Document]) -> Page:
    held, keys = asked.held, list(documents)
    side = SideBySide(documents, held.comparison, asked.labels)
    rows = list(enumerate(side.rows, 1))
    parts = {name: [(n, r) for n, r in rows if r.kind in kinds] for name, kinds in _PARTS}
    parts["differ"].sort(key=lambda pair: AGAINST.index(pair[1].kind))
    only = {key: side.only(key) for key in keys}
    columns = [_column(asked, keys, key) for key in keys]
    shows: dict[str, Any] = {
        "columns": columns,
        "names": {c.line.key: c.name for c in columns},
        "parts": parts,
        "only": {key: found[:_ONLY] for key, found in only.items()},
        "only_count": {key: len(found) for key, found in only.items()},
        "joins": joins_of(side.rows),
        "texts": {key: text_pieces(key, d, side.rows) for key, d in documents.items()},
        "copies": _copies(asked, documents),
        "origins": {r.id: origins_line(held.claims[r.claims[0]].origins, asked.labels) for r in side.rows},
        "told_in": {r.id: len({d for id in r.claims for d in held.claims[id].documents}) for r in side.rows},
        "corrected_of": lambda s: corrected_by(asked, s.document, int(s.key.rpartition("-")[2]) - 1),
        "chain_of": lambda s: [step_view(step, s.document, asked.labels) for step in s.steps],
        "more": compare_address(keys) if len(keys) < MOST else "",
        "near": _near(asked, keys) if len(keys) < MOST else [],
    }

    def record() -> Any:
        return {
            "documents": keys,
            "rows": [_row_record(row) for row in side.rows],
            "only": {key: [_sentence_record(s) for s in found] for key, found in only.items()},
            "copies": [
                {"documents": [m.article.key for m in c.members], "added": [m.added.count for m in c.members],
                 "missing": [m.missing_count for m in c.members]}
                for c in shows["copies"]
            ],
        }  # fmt: skip

    title = " · ".join(c.name for c in columns)
    return Page("compare.html", asked.say("Side by side") + f": {title}", shows, record)


def _column(asked: Asked, keys: Sequence[str], key: str) -> Column:
    line = article_line(asked, asked.held.articles[key])
    others = [other for other in keys if other != key]
    name = line.outlet or line.heading
    return Column(line, name, compare_address(others) if len(others) >= FEWEST else "", compare_address([key, *others]))


def _near(asked: Asked, keys: Sequence[str]) -> list[CompanionLine]:
    """What else could stand beside them: what the first has most in common with."""
    found = [c for c in companion_lines(asked, keys[0], _COMPANIONS + MOST) if c.line.key not in keys][:_COMPANIONS]
    return [CompanionLine(c.line, c.shared, c.conflicts, compare_address([*keys, c.line.key])) for c in found]


def _copies(asked: Asked, documents: dict[str, Document]) -> tuple[CopyView, ...]:
    """Those of the articles that are made from one text: what each adds and leaves out among these."""
    groups = []
    for group in asked.held.comparison.copies:
        here = tuple(key for key in group.documents if key in documents)
        if len(here) >= FEWEST:
            spans = tuple(s for s in group.spans if s.document in here and not set(s.also_in).isdisjoint(here))
            groups.append(CopiedText(here, group.kind, group.overlap, group.origin, spans))
    found = Copies(Comparison(copies=tuple(groups)))
    for key, document in documents.items():
        found.add(key, document)
    return found.view({key: article_view(d, asked.labels) for key, d in documents.items()}, asked.labels)


def _row_record(row: SideRow) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "title": row.title,
        "claims": list(row.claims),
        "cells": [
            {"document": c.document, "sentences": [_sentence_record(s) for s in c.sentences]}
            | ({"gap": c.gap or "unknown"} if not c.sentences else {})
            for c in row.cells
        ],
    }


def _sentence_record(sentence: Sentence) -> Json:
    return {
        "document": sentence.document,
        "statement": int(sentence.key.rpartition("-")[2]),
        "assertions": list(sentence.clauses),
        "text": "".join(run.text for run in sentence.runs),
        "told": "".join(run.text for run in sentence.runs if run.told),
        "values": list(sentence.values),
        "chain": [step.name for step in sentence.steps],
        "denial": sentence.denial or None,
        "own_figures": list(sentence.own_figures),
        "unsure": sentence.unsure,
    }
