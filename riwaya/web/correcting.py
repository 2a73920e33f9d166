"""What all forms that correct something share: the correction is made, the articles are compared again, and the page
that the form came from says what was done."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.corrections import COMPARED_WITHOUT, Correction
from riwaya.model import Document
from riwaya.store.sqlite import StoryFile
from riwaya.story.correcting import WHO, Draft, correct, redo, undo
from riwaya.web.pages import Asked, Done, back

_PATIENCE = 2
"""Seconds that a form waits for the comparison: that of a small story is there by then, and the next page right."""

_LONGEST = 20_000
"""Characters of the longest field."""


def field(form: FormData, name: str) -> str:
    """What stands in a field of a form, without white space around it; empty where there is none."""
    value = form.get(name)
    return value.strip()[:_LONGEST] if isinstance(value, str) else ""


def fields(form: FormData, name: str) -> list[str]:
    """All values of a field that may stand several times (ticked boxes)."""
    return [value for value in form.getlist(name) if isinstance(value, str)]


def article(asked: Asked, key: str) -> Document:
    """The article, or 404."""
    document = asked.held.document(key)
    if document is None:
        raise HTTPException(404)
    return document


def refused(asked: Asked, why: str, status: int = 422) -> HTTPException:
    """What to raise for a form that cannot be followed; `why` in the language of the interface."""
    return HTTPException(status, why)


def made(asked: Asked, form: FormData, drafts: Sequence[Draft], otherwise: str) -> Done:
    """Make corrections, and lead back to the page that the form came from."""
    with StoryFile.create_or_open(asked.held.path) as file:
        found = correct(file, drafts)
    return settled(asked, found, back(form, otherwise))


def settled(asked: Asked, changed: Sequence[Correction], go: str) -> Done:
    """The page to go to once corrections were made or undone: the articles are compared again, in the background where
    that takes long."""
    if any(c.kind not in COMPARED_WITHOUT for c in changed):
        asked.work.compare().done.wait(_PATIENCE)
    ids = [c.id for c in changed]
    return Done(_noting(go, ids), {"corrections": ids})


def _noting(go: str, ids: Sequence[str]) -> str:
    """An address of ours that says which corrections have just been made."""
    parts = urlsplit(go)
    query = [pair for pair in parts.query.split("&") if pair and not pair.startswith("done=")]
    if ids:
        query.append(urlencode({"done": ",".join(ids)}, safe=","))
    return urlunsplit(("", "", parts.path, "&".join(query), parts.fragment))


def undo_action(asked: Asked, form: FormData, id: str) -> Done:
    """Take a correction back."""
    return _turned(asked, form, id, taken_back=True)


def redo_action(asked: Asked, form: FormData, id: str) -> Done:
    """Make it hold again."""
    return _turned(asked, form, id, taken_back=False)


def _turned(asked: Asked, form: FormData, id: str, taken_back: bool) -> Done:
    with StoryFile.create_or_open(asked.held.path) as file:
        found = undo(file, id) if taken_back else redo(file, id)
    if found is None:
        raise HTTPException(404)
    return settled(asked, [found], back(form, "/corrections"))


def who_action(asked: Asked, form: FormData) -> Done:
    """Set the name under which corrections are made."""
    with StoryFile.create_or_open(asked.held.path) as file, file.transaction():
        file.set_meta(WHO, field(form, "who")[:200])
    return Done(back(form, "/corrections"))
