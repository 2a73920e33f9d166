"""Leaving an article out of the story, and the page that stands at its address while it is left out."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.corrections import LEAVE_OUT, to_json
from riwaya.export.marks import displayable
from riwaya.store.sqlite import StoryFile
from riwaya.story.correcting import Draft, correct
from riwaya.story.leaving import named
from riwaya.web.correcting import article, field, settled
from riwaya.web.pages import Asked, Done, Page

_REASON = 500
"""Characters of a reason."""


def leave_out_action(asked: Asked, form: FormData, key: str) -> Done:
    """POST `/article/<key>/leave-out`, with a reason if there is one: leads to the articles that are left."""
    document = article(asked, key)
    words = field(form, "words")[:_REASON]
    with StoryFile.create_or_open(asked.held.path) as file:
        draft = Draft(LEAVE_OUT, named(file, key, document), None, {"words": words} if words else None)
        found = correct(file, [draft])
    return settled(asked, found, "/articles")  # the page that the form came from shows nothing any more


def left_out_page(asked: Asked, key: str) -> Page:
    """`/article/<key>` of an article that was left out: by whom, when, why, and the way back. Nothing of its text."""
    found = asked.held.left_out.get(key)
    correction = asked.held.corrections.get(found.correction) if found else None
    if found is None or correction is None:
        raise HTTPException(404)
    shows: dict[str, Any] = {
        "key": key,
        "c": correction,
        "reason": displayable(str((correction.after or {}).get("words", ""))),
        "article": displayable(found.title or ""),
        "outlet": displayable(found.outlet or ""),
        "published": found.published,
        "known": asked.request.query_params.get("known") == "1",
    }
    title = asked.say("This article was left out of the story")
    return Page("left_out.html", title, shows, lambda: {"key": key, "left_out": to_json(correction)})
