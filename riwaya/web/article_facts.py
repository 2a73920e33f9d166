"""Correcting what is known of an article as a whole: outlet, date, author, title, language, whom it is credited to."""

from __future__ import annotations

import re
from typing import Any

from starlette.datastructures import FormData

from riwaya.corrections import FACTS, Correction, in_force
from riwaya.errors import UsageError
from riwaya.ingest.given import Given
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.story.correcting import Draft
from riwaya.web.correcting import article, field, made, refused
from riwaya.web.links import href
from riwaya.web.pages import Asked, Done

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def facts_action(asked: Asked, form: FormData, key: str) -> Done:
    """Correct the facts that the form gives otherwise than the article has them: a correction each."""
    document = article(asked, key)
    drafts = [fact_draft(asked, form, kind, key, document) for kind in FACTS if kind in form]
    return made(asked, form, [draft for draft in drafts if draft is not None], href(key))


def fact_draft(asked: Asked, form: FormData, kind: str, key: str, document: Document) -> Draft | None:
    """The correction of one fact, as the form gives it; None where the article has it so."""
    known, value = facts_of(document)[kind], _value(asked, kind, field(form, kind))
    about = {"document": key, "id": document.id}
    if value == known or kind == "origin" and value == _names("; ".join(known)):
        return None
    return Draft(kind, about, {"value": known}, {"value": value})


def facts_of(document: Document) -> dict[str, Any]:
    """What is known of an article as a whole, by kind of correction."""
    return {
        "outlet": document.outlet.name if document.outlet else None,
        "published": document.published,
        "author": document.author,
        "title": document.title,
        "language": document.language,
        "origin": [o.name for o in document.origin],
    }


def facts_corrected(asked: Asked, document: Document) -> dict[str, Correction]:
    """Which of them a person corrected: the correction that won."""
    applied = set(document.corrections)
    held = in_force(asked.held.corrections.values(), FACTS)
    return {c.kind: c for c in held if c.id in applied}


def _value(asked: Asked, kind: str, text: str) -> Any:
    text = " ".join(text.split())
    if kind == "origin":
        return _names(text)
    if kind == "language" and text not in load_languages():
        raise refused(asked, asked.say("Riwaya does not read this language."))
    if kind == "published" and text:
        try:
            return Given(published=text.translate(_DIGITS)).published
        except UsageError as error:
            why = asked.say("This is no date. Write 2015, 2015-10 or 2015-10-07.")
            raise refused(asked, why) from error
    return text or None


def _names(text: str) -> list[str]:
    return [name for part in re.split("[;؛]", text) if (name := " ".join(part.split()))]
