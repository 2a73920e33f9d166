"""Notes that a reporter pins to a claim, a statement, an article or a source."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.comparison import Claim
from riwaya.corrections import Correction
from riwaya.model import Document, Statement
from riwaya.story.correcting import Draft
from riwaya.story.named import pinned_to
from riwaya.web.correcting import article, field, made, refused
from riwaya.web.links import href
from riwaya.web.pages import Asked, Done
from riwaya.web.statement_edits import anchor

_STATEMENT = re.compile(r"(d[0-9a-f]{16})-(\d{1,9})")


def note_action(asked: Asked, form: FormData) -> Done:
    """Pin a note to what the field `about` names by its key."""
    key, words = field(form, "about"), field(form, "words")
    if not words:
        raise refused(asked, asked.say("The note is empty."))
    return made(asked, form, [Draft("note", _about(asked, key), None, {"words": words})], href(key) or "/")


def _about(asked: Asked, key: str) -> dict[str, Any]:
    held = asked.held
    if key in held.claims:
        claim = held.claims[key]
        return {"on": [], "claim": claim_named(claim)}
    if key in held.source_of:
        return {"on": [key], "source": next(row.name for row in held.sources if row.id == key)}
    if key in held.articles:
        document = article(asked, key)
        return {"document": key, "id": document.id, "on": [key, document.id]}
    found = _STATEMENT.fullmatch(key)
    if found is None:
        raise HTTPException(404)
    document, place = article(asked, found[1]), int(found[2]) - 1
    if not 0 <= place < len(document.statements):
        raise HTTPException(404)
    about = dict(anchor(asked, found[1], document, document.statements[place]))
    return about | {"on": [pinned_to(about)]}


def claim_named(claim: Claim) -> dict[str, Any]:
    """How corrections name a claim: by its slot and its clauses, since its id may change when articles are added."""
    return {
        "text": claim.text,
        "language": claim.language,
        "slot": claim.slot,
        "value": claim.value,
        "assertions": list(claim.assertions),
    }


def article_notes(asked: Asked, key: str, document: Document) -> list[Correction]:
    """The notes on an article as a whole."""
    found = [*asked.held.notes.get(key, ()), *asked.held.notes.get(document.id, ())]
    return list({note.id: note for note in found}.values())


def statement_notes(asked: Asked, key: str, document: Document, statement: Statement) -> list[Correction]:
    """The notes on one statement."""
    if not asked.held.notes:
        return []
    return asked.held.notes.get(pinned_to(anchor(asked, key, document, statement)), [])


def note_record(note: Correction) -> dict[str, Any]:
    """A note for programs."""
    return {"id": note.id, "words": note.after["words"], "who": note.who, "time": note.time} | {
        "about": asdict(note)["about"]
    }
