"""One statement, and the forms that put it right; or the form for one that the reader missed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException

from riwaya.export.chain import reading_chain
from riwaya.export.marks import direction_of, displayable
from riwaya.export.view import statement_key, step_view
from riwaya.model import Document, Span, Statement
from riwaya.web.chain_edits import KINDS
from riwaya.web.correcting import article
from riwaya.web.corrections_page import correction_row
from riwaya.web.notes import note_record, statement_notes
from riwaya.web.pages import Asked, Page
from riwaya.web.statement_edits import code_point, place_of

_NAMES = 200
"""Names of the article that are offered as speakers."""


def correct_page(asked: Asked, key: str, number: str) -> Page:
    """`/correct/<key>/<number>`: `12` the twelfth statement of the record, `u1` the first sentence that was not
    understood, `new` one to be drawn, with `?at=` the place chosen for it (UTF-16 units, as browsers count)."""
    document = article(asked, key)
    statement, words = _asked_for(asked, document, number)
    said = statement is not None and statement.mode != "own"
    steps = reading_chain(document, statement) if statement is not None else ()
    links = statement.chain if said and statement is not None else ()
    shows: dict[str, Any] = {
        "key": key,
        "number": number,
        "said": said,
        "unread": number.startswith("u"),
        "words": displayable(words.text) if words else "",
        "at": place_of(words) if words and number != "new" else "",
        "chosen": asked.request.query_params.get("at", ""),
        "lang": document.language,
        "language": document.language,
        "direction": direction_of(document.language),
        "steps": [step_view(step, key, asked.labels) for step in steps],
        "links": [(at, displayable(link.name), link.kind, link.named) for at, link in reversed([*enumerate(links)])],
        "outlet": displayable(document.outlet.name) if document.outlet else "",
        "credits": "; ".join(o.name for o in document.origin),
        "credited_apart": any(b.credit for b in document.blocks if words and b.start <= words.start < b.end),
        "names": names_in(document),
        "kinds": [(kind, asked.labels[f"kind_{kind}"]) for kind in KINDS],
        "place": f"/article/{key}" + (f"#{_anchor(number)}" if number != "new" else ""),
        "about": statement_key(key, int(number) - 1) if statement is not None else "",
        "rows": [correction_row(asked, asked.held.corrections[id]) for id in _shaping(asked, statement)],
        "notes": statement_notes(asked, key, document, statement) if statement is not None else [],
    }

    def record() -> Any:
        return {
            "document": key,
            "statement": asdict(statement) if statement else None,
            "words": asdict(words) if words else None,
            "corrections": list(_shaping(asked, statement)),
            "notes": [note_record(note) for note in shows["notes"]],
        }

    return Page(
        "correct.html", asked.say("Correct a statement") if said else asked.say("Add a statement"), shows, record
    )


def _asked_for(asked: Asked, document: Document, number: str) -> tuple[Statement | None, Span | None]:
    if number == "new":
        return None, _chosen(asked, document)
    digits = number.removeprefix("u")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise HTTPException(404)
    listed = document.unread if number.startswith("u") else document.statements
    if not 0 < int(digits) <= len(listed):
        raise HTTPException(404)
    if number.startswith("u"):
        return None, document.unread[int(digits) - 1].span
    statement = document.statements[int(digits) - 1]
    return statement, statement.content


def _chosen(asked: Asked, document: Document) -> Span | None:
    """The words that were chosen in the text, without white space at their ends."""
    at = asked.request.query_params.get("at", "").split()
    if len(at) != 2 or not all(x.isascii() and x.isdigit() and len(x) < 10 for x in at):
        return None
    start, end = (code_point(document.text, int(x)) for x in at)
    while start < end and document.text[start].isspace():
        start += 1
    while start < end and document.text[end - 1].isspace():
        end -= 1
    return document.span(start, end) if start < end else None


def names_in(document: Document) -> list[str]:
    """Who may speak in an article: those who do, then whom else it names."""
    speakers = [x.name for s in document.statements for x in s.chain if x.named]
    others = [e.name for e in document.entities if e.kind in ("person", "organisation", "place")]
    return [displayable(name) for name in list(dict.fromkeys((*speakers, *others)))[:_NAMES]]


def _anchor(number: str) -> str:
    return number if number.startswith("u") else f"s{number}"


def _shaping(asked: Asked, statement: Statement | None) -> tuple[str, ...]:
    ids = statement.corrected if statement is not None else ()
    return tuple(id for id in ids if id in asked.held.corrections)
