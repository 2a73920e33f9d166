"""Correcting statements: who says it, which words they are, that nobody else does; and drawing one that was missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.export.marks import Utf16
from riwaya.model import Document, Span, Statement
from riwaya.store.sqlite import StoryFile
from riwaya.story.correcting import Draft
from riwaya.story.named import MADE_ON
from riwaya.web.chain_edits import chain_drafts, pattern, speaker
from riwaya.web.correcting import article, field, made, refused
from riwaya.web.links import href
from riwaya.web.pages import Asked, Done

_QUOTES = '«»“”„"‹›'


def statement_action(asked: Asked, form: FormData, key: str) -> Done:
    """Accept, reject, or change tellers or words of the statement whose words stand at `at`."""
    document, do = article(asked, key), field(form, "do")
    statement, unread = _meant(asked, document, form)
    if statement is None or statement.mode == "own":
        if do != "reject" or unread is None:
            return _draw(asked, form, key, document)
        sentence = {"document": key, "id": document.id, "span": asdict(unread), "cue": None, "unread": True}
        return made(asked, form, [Draft("reject", sentence, {"name": None}, None)], href(key))
    about = anchor(asked, key, document, statement)
    before = {"name": statement.chain[0].name if statement.chain else None, "text": statement.content.text}
    drafts = {
        "accept": lambda: [Draft("accept", about, before, None)],
        "reject": lambda: [Draft("reject", about, before, None)],
        "speaker": lambda: chain_drafts(asked, key, document, form, statement, about),
        "span": lambda: [Draft("span", about, asdict(statement.content), _words(asked, document, form, statement))],
    }
    if do not in drafts:
        raise HTTPException(404)
    return _leading(asked, form, key, made(asked, form, drafts[do](), href(key)), statement.id)


def _draw(asked: Asked, form: FormData, key: str, document: Document) -> Done:
    """A statement that the reader missed."""
    words = asdict(_drawn_words(asked, document, form))
    said_by = speaker(asked, document, form, words["start"])
    quoted = words["text"][:1] in _QUOTES or document.text[max(words["start"] - 1, 0)] in _QUOTES
    after = said_by | {"mode": "direct" if quoted else "indirect", "stance": "says"}
    about = {"document": key, "id": document.id, "span": words, "cue": None}
    done = made(asked, form, [Draft("draw", about, None, after)], href(key))
    return _leading(asked, form, key, done, done.record["corrections"][0])


def _leading(asked: Asked, form: FormData, key: str, done: Done, id: str) -> Done:
    """To the place where the statement stands now: others may have come or gone before it."""
    with StoryFile.open(asked.held.path) as file:
        document = file.document(key)
    place = next((i for i, s in enumerate(document.statements if document else (), 1) if s.id == id), None)
    path, _, _ = done.go.partition("#")
    return Done(f"{path}#s{place}" if place and path.startswith(href(key)) else done.go, done.record)


def anchor(asked: Asked, key: str, document: Document, statement: Statement) -> Mapping[str, Any]:
    """How corrections name a statement: as the reader found it, whatever people made of it since."""
    for id in statement.corrected:
        if id in asked.held.corrections:
            about = asked.held.elsewhere.placed(asked.held.corrections[id], key).about
            return {field: value for field, value in about.items() if field != MADE_ON}
    cue = asdict(statement.cue) if statement.cue else None
    return {"document": key, "id": document.id, "span": asdict(statement.content), "cue": cue}


def place_of(span: Span) -> str:
    """The field `at`: code points."""
    return f"{span.start} {span.end}"


def _meant(asked: Asked, document: Document, form: FormData) -> tuple[Statement | None, Span | None]:
    """The statement whose words stand at `at`, or the sentence that was not understood; both None for one to be
    drawn."""
    at = field(form, "at")
    if not at:
        return None, None
    statement = next((s for s in document.statements if place_of(s.content) == at), None)
    unread = next((u.span for u in document.unread if place_of(u.span) == at), None)
    if statement is None and unread is None:
        why = asked.say("This statement was changed meanwhile. Go back, reload the article and correct it there.")
        raise refused(asked, why, 409)
    return statement, unread


def _words(asked: Asked, document: Document, form: FormData, statement: Statement) -> dict[str, Any]:
    """The words that a person says a statement is, nearest to where it stood."""
    return asdict(_found(asked, document, field(form, "words"), statement.content.start))


def _drawn_words(asked: Asked, document: Document, form: FormData) -> Span:
    """The words of a statement to be drawn: where they were chosen in the text, else where they are found."""
    words, chosen = field(form, "words"), field(form, "chosen").split()
    near = 0
    if len(chosen) == 2 and all(x.isascii() and x.isdigit() and len(x) < 10 for x in chosen):
        near = code_point(document.text, int(chosen[0]))
    return _found(asked, document, words, near)


def _found(asked: Asked, document: Document, words: str, near: int) -> Span:
    if not words:
        raise refused(asked, asked.say("Give the words as they stand in the article."))
    found = min(pattern(words).finditer(document.text), key=lambda m: abs(m.start() - near), default=None)
    if found is None:
        raise refused(asked, asked.say("These words do not stand in the article. Copy them from its text."))
    return document.span(*found.span())


def code_point(text: str, unit: int) -> int:
    """The offset in code points of one in UTF-16 units, as browsers count."""
    to_units, low, high = Utf16(text), 0, len(text)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if to_units(middle) < unit else (low, middle)
    return low
