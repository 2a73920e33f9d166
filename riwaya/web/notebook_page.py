"""The notebook: the reporter's selection, in her order, with her own words; and what it is exported as."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from riwaya.export.notebook import render_notebook
from riwaya.export.notebook_text import notebook_text
from riwaya.export.selection import Item, Selection, item_record, kind_of
from riwaya.store.notebook import Note
from riwaya.store.sqlite import StoryFile
from riwaya.web.pages import Asked, Page

_ITEMS = 50
"""Items on one page."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
_UNFIT = re.compile(r"[^\w\- ]+")


def notebook_page(asked: Asked) -> Page:
    """`/notebook`; `?removed=<id>` offers to take that back."""
    with _file(asked) as file:
        notes = file.notebook.notes()
        removed = file.notebook.find(asked.request.query_params.get("removed", ""))
    part = asked.slice(notes, _ITEMS)
    items = selection(asked).items(part.items)
    shows: dict[str, Any] = {
        "part": part,
        "items": items,
        "removed": removed if removed is not None and removed.removed else None,
        "last": notes[-1].id if notes else "",
        "before": notes[(part.number - 1) * _ITEMS - 1].id if part.number > 1 else "",
    }
    return Page("notebook_page.html", asked.labels["notebook"], shows, lambda: _record(asked, notes, items))


def keep_page(asked: Asked) -> Page:
    """`/notebook/keep?about=<statement>`: asks, where no script is there to keep it at once."""
    about = asked.request.query_params.get("about", "")
    key, _, number = about.partition("-")
    document = asked.held.document(key) if kind_of(about) == "statement" else None
    if document is None or not 0 < int(number) <= len(document.statements):
        raise HTTPException(404)
    told = [selection(asked).quoted(document, document.statements[int(number) - 1].content)]
    shows = {"about": about, "told": told}
    return Page("keep.html", asked.say("Keep this in the notebook?"), shows, lambda: {"about": about})


def notebook_export(asked: Asked) -> Response:
    """`/notebook/export/<form>`: the whole notebook as a file to keep: `html`, `txt`, `md` or `json`."""
    form = asked.request.path_params["form"]
    if form not in _TYPES:
        raise HTTPException(404)
    held, today = asked.held, datetime.now(UTC).date().isoformat()
    with _file(asked) as file:
        notes = file.notebook.notes()
    items = selection(asked).items(notes)
    if form == "html":
        content = render_notebook(held.name, items, held.comparison, held.document, asked.labels, today)
    elif form == "json":
        content = json.dumps(_record(asked, notes, items), ensure_ascii=False, indent=1) + "\n"
    else:
        shape = "markdown" if form == "md" else "plain"
        content = notebook_text(held.name, items, held.document, asked.labels, today, shape)  # type: ignore[arg-type]
    name = f"{_UNFIT.sub(' ', held.name).strip() or 'riwaya'} - {asked.labels['notebook']} {today}.{form}"
    disposition = f"attachment; filename=\"notebook-{today}.{form}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, headers={"content-type": _TYPES[form], "content-disposition": disposition})


def selection(asked: Asked) -> Selection:
    """Finds what notes name in the story as it stands."""
    held = asked.held
    return Selection(
        held.comparison, asked.labels, held.document, lambda: held.sources, held.statements, lambda: held.matters
    )


def _file(asked: Asked) -> StoryFile:
    """The story's file; an empty one where none is made yet."""
    return StoryFile.open(asked.held.path) if asked.held.exists else StoryFile.memory()


def _record(asked: Asked, notes: Sequence[Note], items: Sequence[Item]) -> dict[str, Any]:
    return {"story": asked.held.name, "total": len(notes), "items": [item_record(item) for item in items]}
