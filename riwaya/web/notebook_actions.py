"""What is done to the notebook: taking something into it, writing, moving, taking out and putting back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.export.selection import kind_of, place_of
from riwaya.export.tellings import Telling
from riwaya.export.view import article_heading
from riwaya.store.notebook import Notebook, Place
from riwaya.store.sqlite import StoryFile
from riwaya.web.links import anchor_of
from riwaya.web.notebook_page import selection
from riwaya.web.pages import Asked, Done, back

_PLACES = 12
"""Sentences of one claim that are copied when it is taken."""
_LONGEST = 100_000
"""Characters of a note of the reporter's own."""
_FORGOTTEN = timedelta(days=1)
"""After so long what was taken out is gone for good."""

Taken = tuple[tuple[str, ...], tuple[Place, ...]]
"""What is copied: the claims' ids, and the exact words."""


def keep(asked: Asked, form: FormData) -> Done:
    """`about`: the key of a claim, a dispute, a statement, an article or a source; what is there already stays so."""
    about = _text(form, "about")
    kind = kind_of(about)
    found = _take(asked, about) if kind else None
    if kind is None or found is None:
        raise HTTPException(404)
    there = asked.keeping(about)
    if not there:
        claims, places = found
        with _notebook(asked) as notebook:
            there = notebook.add(kind, _now(), about=about, claims=claims, places=places)
    return Done(f"{back(form, '/notebook').partition('#')[0]}#k-{anchor_of(about)}", {"note": there})


def write(asked: Asked, form: FormData) -> Done:
    """A note or a heading of the reporter's own, behind the item `after`, else at the end."""
    kind = "heading" if _text(form, "kind") == "heading" else "note"
    words, after = _text(form, "words").strip(), _text(form, "after") or None
    if not words:
        return Done("/notebook")
    with _notebook(asked) as notebook:
        id = notebook.add(kind, _now(), words=_short(words, kind), after=after)  # type: ignore[arg-type]
    return Done(_at(form, id), {"note": id})


def reword(asked: Asked, form: FormData, id: str) -> Done:
    """Other words of the reporter's own; a note or a heading that has none left is taken out."""
    with _notebook(asked) as notebook:
        note = notebook.find(id)
        if note is None:
            raise HTTPException(404)
        words = _text(form, "words").strip()
        if not words and note.about is None:
            notebook.remove(id, _now())
            return Done(_without(form, id))
        notebook.write(id, _short(words, note.kind))
    return Done(_at(form, id), {"note": id})


def move(asked: Asked, form: FormData, id: str) -> Done:
    """One place `up` or `down`, or behind the item `after` (empty: to the beginning)."""
    way, after = _text(form, "way"), _text(form, "after")
    with _notebook(asked) as notebook:
        if way in ("up", "down"):
            notebook.step(id, 1 if way == "down" else -1)
        else:
            notebook.move(id, after)
    return Done(_at(form, id), {"note": id})


def remove(asked: Asked, form: FormData, id: str) -> Done:
    """Take an item out; the page then offers to put it back."""
    with _notebook(asked) as notebook:
        notebook.forget((datetime.now(UTC) - _FORGOTTEN).isoformat(timespec="seconds"))
        notebook.remove(id, _now())
    return Done(_without(form, id))


def restore(asked: Asked, form: FormData, id: str) -> Done:
    """Put an item back in its place."""
    with _notebook(asked) as notebook:
        notebook.restore(id)
    return Done(f"/notebook#{id}", {"note": id})


@contextmanager
def _notebook(asked: Asked) -> Iterator[Notebook]:
    with StoryFile.create_or_open(asked.held.path) as file, file.transaction():
        yield file.notebook


def _take(asked: Asked, about: str) -> Taken | None:
    """What is to be copied of something; None where there is no such thing."""
    takers: dict[str, Callable[[Asked, str], Taken | None]] = {
        "claim": _claim,
        "dispute": _dispute,
        "statement": _statement,
        "article": _article,
        "source": _source,
    }
    return takers[kind_of(about) or ""](asked, about)


def _claim(asked: Asked, about: str) -> Taken | None:
    claim = asked.held.claims.get(about)
    if claim is None:
        return None
    return (about,), _places(asked, selection(asked).told(claim))


def _dispute(asked: Asked, about: str) -> Taken | None:
    matter = next((m for found in asked.held.matters.values() for m in found if m.id == about), None)
    drawn = selection(asked).drawn(matter) if matter is not None else None
    if matter is None or drawn is None:
        return None
    return matter.claims, _places(asked, [answer.shown for answer in drawn.answers])


def _places(asked: Asked, told: Sequence[Telling]) -> tuple[Place, ...]:
    documents = ((t, asked.held.document(t.document)) for t in told[:_PLACES])
    return tuple(place_of(t, d) for t, d in documents if d is not None)


def _statement(asked: Asked, about: str) -> Taken | None:
    key, _, number = about.partition("-")
    document = asked.held.document(key)
    if document is None or not 0 < int(number) <= len(document.statements):
        return None
    content = document.statements[int(number) - 1].content
    return (), (place_of(selection(asked).quoted(document, content), document),)


def _article(asked: Asked, about: str) -> Taken | None:
    document = asked.held.document(about)
    if document is None:
        return None
    page = document.outlet.name if document.outlet else ""
    heading = article_heading(document, asked.labels)
    return (), (Place(heading, about, language=document.language, page=page, published=document.published),)


def _source(asked: Asked, about: str) -> Taken | None:
    row = next((row for row in asked.held.sources if row.id == about), None)
    return ((), (Place(row.name),)) if row is not None else None


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""  # forms send every line end as two


def _short(words: str, kind: str) -> str:
    """Words as they are kept: a heading is one line."""
    return " ".join(words.split())[:_LONGEST] if kind == "heading" else words[:_LONGEST]


def _at(form: FormData, id: str) -> str:
    """The page of the notebook that the form stands on, at this item."""
    return f"{back(form, '/notebook').partition('#')[0]}#{id}"


def _without(form: FormData, id: str) -> str:
    """The same page, which offers to put back what was taken out."""
    page = back(form, "/notebook").partition("#")[0]
    return f"{page}{'&' if '?' in page else '?'}removed={id}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
