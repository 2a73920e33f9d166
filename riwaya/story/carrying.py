"""Corrections as they leave a story: with all that it takes to find what they name in other states of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from riwaya.corrections import Correction
from riwaya.link.states import address_of, sample
from riwaya.model import Assertion, Document
from riwaya.read.placed import words_at
from riwaya.story.named import MADE_ON, clauses, places


def carried(corrections: Iterable[Correction], documents: Iterable[tuple[str, Document]]) -> list[Correction]:
    """Corrections with `about.made_on`: of each document that they name and that is here, where it lies, a sample of
    its words, and the words that are named with what stands around them. `documents`: all with their keys, taken only
    as long as some are missing."""
    corrections = list(corrections)
    wanted = {id for c in corrections for id in clauses(c.about)}
    named = {(key, id) for c in corrections for key, id, _, _ in places(c)}
    named |= {c.document for c in corrections if c.document is not None}
    keys, ids = {key for key, _ in named}, {id for _, id in named}
    here: dict[str, Document] = {}
    found: dict[str, tuple[str, Assertion]] = {}
    for key, document in documents:
        found |= {a.id: (key, a) for a in document.assertions if a.id in wanted}
        if key in keys or document.id in ids or any(a.id in wanted for a in document.assertions):
            here[key] = document
        if keys <= here.keys() and wanted <= found.keys():
            break
    return [_carrying(c, here, found) for c in corrections]


def _carrying(c: Correction, here: Mapping[str, Document], found: Mapping[str, tuple[str, Assertion]]) -> Correction:
    by_bytes = {document.id: key for key, document in here.items()}
    words: dict[str, dict[tuple[int, int], dict[str, Any]]] = {}

    def note(key: str, start: int, end: int, clause: str = "") -> None:
        text = here[key].text
        if 0 <= start < end <= len(text):
            kept = {"start": start, "end": end, **asdict(words_at(text, start, end))}
            words.setdefault(key, {})[start, end] = kept | ({"clause": clause} if clause else {})

    if c.document is not None:
        key = c.document[0] if c.document[0] in here else by_bytes.get(c.document[1], "")
        if key:
            words.setdefault(key, {})
    for key, id, start, end in places(c):
        key = key if key in here else by_bytes.get(id, "")
        if key:
            note(key, start, end)
    for id in clauses(c.about):
        if id in found:
            key, a = found[id]
            note(key, a.span.start, a.span.end, id)
    made_on = [_made_on(key, here[key], list(kept.values())) for key, kept in sorted(words.items())]
    known = {was["id"] for was in made_on}
    made_on += [was for was in c.about.get(MADE_ON, ()) if was.get("id") not in known]
    return replace(c, about={**c.about, MADE_ON: made_on}) if made_on else c


def _made_on(key: str, document: Document, words: list[dict[str, Any]]) -> dict[str, Any]:
    lies = address_of(key, document)
    return {
        "document": key,
        "id": document.id,
        "paths": list(lies.paths),
        "url": lies.url,
        "external_id": lies.external_id,
        "sample": list(sample(document.text)),
        "words": words,
    }
