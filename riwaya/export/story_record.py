"""A story as one JSON object, in the layout of `docs/story-record.md`, written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from riwaya.comparison import (
    Account,
    Claim,
    Comparison,
    CopiedText,
    EstimatedDay,
    Question,
    Relation,
    Root,
    StoryEntity,
)
from riwaya.corrections import to_json
from riwaya.languages.loader import load_languages
from riwaya.link.states import States
from riwaya.model import Document
from riwaya.records import Json, to_record
from riwaya.store.keys import document_key
from riwaya.story.story import Story
from riwaya.version import __version__


def story_record(story: Story) -> Iterator[str]:
    """The JSON text in pieces, a line for each document, assertion, claim and so on; one document in memory at a time.

    The same for the same articles, in whatever order they were put in, but for the time of the build.
    """
    compared = story.comparison()
    writer = _Writer(story.document_ids(), compared, story.states())
    lists: tuple[tuple[str, Iterable[Any]], ...] = (
        ("documents", (writer.document(d) for d in story.documents())),
        ("assertions", (a for d in story.documents() for a in writer.assertions(d))),
        ("claims", (writer.claim(c) for c in compared.claims)),
        ("questions", (_question(q) for q in compared.questions)),
        ("relations", (writer.relation(r) for r in compared.relations)),
        ("copies", (writer.copy(c) for c in compared.copies)),
        ("entities", (_entity(e) for e in compared.entities)),
        ("drift", (writer.drift(d.words, d.labels) for d in compared.drift)),
        ("set_aside", ({**writer.relation(a.relation), "correction": a.correction} for a in compared.aside)),
        ("corrections", (to_json(c) for c in story.corrections())),
        ("warnings", [*compared.warnings, *(f"skipped: {s.reason}" for s in story.skipped())]),
    )
    head = {"name": story.name, "built": story.built, "version": story.version or __version__}
    yield f'{{"story": {_json(head)}'
    for name, items in lists:
        yield f',\n"{name}": ['
        for place, item in enumerate(items):
            yield f"{',' if place else ''}\n{_json(item)}"
        yield "]"
    yield "}\n"


class _Writer:
    """Turns keys of documents into the ids that the export names them by.

    Equal bytes of two outlets or dates are two documents with one id, and their assertions have one id too: there the
    key stands behind it, so that ids of the export are never two things.
    """

    def __init__(self, ids: Mapping[str, str], compared: Comparison, states: States) -> None:
        twins: dict[str, list[str]] = {}
        for key, id in ids.items():
            twins.setdefault(id, []).append(key)
        self._twins = {key for keys in twins.values() if len(keys) > 1 for key in keys}
        self._ids = {key: f"{id}#{key}" if key in self._twins else id for key, id in ids.items()}
        self._twice: dict[str, list[str]] = {}
        """Id of an assertion that stands in several documents of the same bytes → their keys."""
        self._states = states
        self._members = compared.members or {}
        self._days = {day.document: day for day in compared.days}
        self._asked = {q.id for q in compared.questions}

    def document(self, document: Document) -> Json:
        key = document_key(document)
        if key in self._twins:
            for a in document.assertions:
                self._twice.setdefault(a.id, []).append(key)
        record = to_record(document)
        del record["assertions"]  # they stand in a list of their own
        record["id"] = self._ids[key]
        record["states"] = sorted(self._ids[other] for other in self._states.others(key) if other in self._ids)
        record["published_estimate"] = _estimate(self._days[key]) if key in self._days else None
        for statement in record["statements"]:
            statement["assertions"] = [self._assertion(id, key) for id in statement["assertions"]]
        for entity in record["entities"]:
            entity["entity"] = self._members.get((key, entity["id"]))
        return record

    def assertions(self, document: Document) -> Iterator[Json]:
        key = document_key(document)
        for record in to_record(document)["assertions"]:
            record["slots"]["cause"] = [self._assertion(id, key) for id in record["slots"]["cause"]]
            yield {"id": self._assertion(record.pop("id"), key), "doc": self._ids[key], **record}

    def claim(self, c: Claim) -> Json:
        return {
            "id": c.id,
            "text": c.text,
            "language": c.language,
            "gloss": c.gloss,
            "question": c.question if c.question in self._asked else None,
            "slot": c.slot,
            "value": c.value,
            "assertions": self._all(c.assertions, c.documents),
            "documents": self._documents(c.documents),
            "accounts": [self._account(a) for a in c.accounts],
            "roots": [self._root(r) for r in c.roots],
            "origins": {
                "at_least": c.origins.at_least,
                "at_most": c.origins.at_most,
                "gates": list(c.origins.gates),
                "folded": [{"documents": self._documents(f.documents), "why": f.why} for f in c.origins.folded],
            },
            "silent": [{"document": self._ids[a.document], "because": a.because} for a in c.silent],
            "not_comparable": [{"document": self._ids[a.document], "because": a.because} for a in c.not_comparable],
            "called": [
                {"entity": n.entity, "term": n.term, "documents": self._documents(n.documents)} for n in c.called
            ],
            "merged_from": list(c.merged_from),
            "likeness": c.likeness,
            "corrected": list(c.corrected),
        }

    def relation(self, r: Relation) -> Json:
        return {
            "claims": list(r.claims),
            "kind": r.kind,
            "slot": r.slot,
            "why": r.why,
            "rule": r.rule,
            "confidence": r.confidence,
            "update": r.update,
            "assertions": [self._first(id) for id in r.assertions if id],
        }

    def copy(self, c: CopiedText) -> Json:
        return {
            "documents": self._documents(c.documents),
            "kind": c.kind,
            "origin": c.origin,
            "overlap": round(c.overlap, 4),
            "spans": [
                {"document": self._ids[s.document], **asdict(s.words), "also_in": self._documents(s.also_in)}
                for s in c.spans
            ],
        }

    def drift(self, words: str, labels: Iterable[tuple[str, str]]) -> Json:
        return {"words": words, "labels": [{"document": self._ids[key], "label": label} for key, label in labels]}

    def _account(self, a: Account) -> Json:
        return {
            "document": self._ids[a.document],
            "assertion": self._assertion(a.assertion, a.document),
            "statement": a.statement,
            "own": a.own,
            "chain": list(a.chain),
            "marks": [{"kind": m.kind, "name": m.name, "words": asdict(m.words) if m.words else None} for m in a.marks],
        }

    def _root(self, r: Root) -> Json:
        return {
            "id": r.id,
            "name": r.name,
            "kind": r.kind,
            "named": r.named,
            "count": r.count,
            "documents": self._documents(r.documents),
            "may_be_same_as": list(r.may_be_same_as),
            "entity": r.entity,
        }

    def _documents(self, keys: Iterable[str]) -> list[str]:
        return [self._ids[key] for key in keys]

    def _assertion(self, id: str, key: str) -> str:
        return f"{id}#{key}" if key in self._twins else id

    def _all(self, ids: Iterable[str], keys: Iterable[str]) -> list[str]:
        telling = set(keys)
        return [
            self._assertion(id, key)
            for id in dict.fromkeys(ids)
            for key in sorted(telling & set(self._twice.get(id, ()))) or [""]
        ]

    def _first(self, id: str) -> str:
        return self._assertion(id, min(self._twice.get(id, ()), default=""))


def _estimate(day: EstimatedDay) -> Json:
    return {"value": day.value, "words": [asdict(span) for span in day.words], "after": day.after}


def _question(q: Question) -> Json:
    return {"id": q.id, "slot": q.slot, "event": q.event, "about": list(q.about), "claims": list(q.claims)}


def _entity(e: StoryEntity) -> Json:
    return {
        "id": e.id,
        "kind": e.kind,
        "name": e.name,
        "names": {lang or "und": list(e.names.get(lang, ())) for lang in sorted({*e.names, *load_languages()})},
        "mentions": e.mentions,
        "may_be_same_as": list(e.may_be_same_as),
        "corrected": list(e.corrected),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
