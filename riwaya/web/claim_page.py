"""A claim: every account of it, how it reached the pages, what stands against it, and who leaves it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException

from riwaya.comparison import Claim
from riwaya.export.claim_tree import ClaimTree, folded
from riwaya.export.disputes import name_in, question_title
from riwaya.export.marks import displayable
from riwaya.export.matters import GROUPS, matters
from riwaya.export.reasons import reason
from riwaya.export.side_by_side import MOST
from riwaya.export.tellings import Telling, told_by
from riwaya.web.claim_edits import near_claims
from riwaya.web.claim_rows import claim_rows, drawn_matters, matter_records
from riwaya.web.corrections_page import CorrectionRow, correction_row
from riwaya.web.pages import Asked, Page
from riwaya.web.rows import ArticleLine, article_line


def claim_page(asked: Asked, id: str) -> Page:
    """`/claim/<id>`. The id of a claim that has gone into another leads to that one."""
    held = asked.held
    claim = held.claims.get(id) or next((c for c in held.comparison.claims if id in c.merged_from), None)
    if claim is None:
        raise HTTPException(404)
    told = told_by(claim, held.tellings([claim], most=None))
    tree = ClaimTree(claim, held.comparison, asked.labels)
    found = matters(held.comparison, only=claim.id)
    question = next((q for q in held.comparison.questions if q.id == claim.question), None)
    entities = held.entities
    row = claim_rows(asked, [claim])[0]
    shows: dict[str, Any] = {
        "claim": row,
        "question": question_title(question, question.slot, entities, asked.labels) if question else "",
        "several": claim.documents[:MOST],
        "accounts": list(folded(told, held.comparison.copies)),
        "roots": tree.grow(told),
        "unsourced": tree.unsourced,
        "near": [(c.id, _named(asked, c)) for c in near_claims(asked, claim)],
        "notes": held.claim_notes.get(claim.id, []),
        "corrections": [c for k in claim.corrected if (c := held.corrections.get(k)) is not None and c.holds],
        "aside": aside_rows(asked, claim.id),
        "groups": {group: drawn_matters(asked, found[group]) for group in GROUPS},
        "folds": [
            ([_line(asked, key) for key in f.documents], reason(f.why, asked.labels)) for f in claim.origins.folded
        ],
        "silent": [(_line(asked, a.document), reason(a.because, asked.labels)) for a in claim.silent],
        "apart": [(_line(asked, a.document), reason(a.because, asked.labels)) for a in claim.not_comparable],
        "called": [
            (name_in(entities[n.entity], asked.language) if n.entity in entities else "", displayable(n.term),
             [_line(asked, key) for key in n.documents])
            for n in claim.called
        ],
    }  # fmt: skip
    shown = [m for group in GROUPS for m in found[group]]
    title = f"{asked.labels[f'denial_{row.denial}']}: {row.text}" if row.denial else row.text
    return Page("claim.html", title, shows, lambda: _record(claim, told) | {"disputes": matter_records(asked, shown)})


def _named(asked: Asked, claim: Claim) -> str:
    """A claim's words in a list that opens no article."""
    negated = claim.slot == "polarity" and claim.value == "negated"
    return displayable(claim.text) + (f" ({asked.labels['negated']})" if negated else "")


def aside_rows(asked: Asked, claim: str | None = None) -> list[CorrectionRow]:
    """What people set aside (of one claim), each correction once."""
    aside = asked.held.comparison.aside
    ids = dict.fromkeys(a.correction for a in aside if claim in (None, *a.relation.claims))
    found = (asked.held.corrections.get(id) for id in ids)
    return [correction_row(asked, c) for c in found if c is not None]


def _line(asked: Asked, key: str) -> ArticleLine:
    return article_line(asked, asked.held.articles[key])


def _record(claim: Claim, told: Sequence[Telling]) -> dict[str, Any]:
    """The claim as the comparison has it, and of each account whether it is a denial or gives another number; articles
    are named by their keys, as in the addresses of their pages."""
    found = {(t.document, t.assertion): t for t in told}
    record = asdict(claim)
    for account in record["accounts"]:
        t = found.get((account["document"], account["assertion"]))
        account |= {"denial": t.denial or None if t else None, "own_figures": list(t.own_figures) if t else []}
    return record
