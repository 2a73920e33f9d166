"""Leaving articles out of a story: a wrong file, an article on another event. The article stays in the file; what a
story shows, counts and compares is without it as long as the correction holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from riwaya.comparison import Called, Claim, Comparison, CopiedText
from riwaya.corrections import LEAVE_OUT, Correction, in_force, leaves_out
from riwaya.model import Document
from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile


def named(file: StoryFile, key: str, document: Document) -> dict[str, Any]:
    """How a correction names the article that it leaves out, and with it versions of it that come later: by its bytes
    and its address. Others of these that are in the story now stay."""
    url = document.url if _is_of_one_page(document.url) else None
    others = (other for other, *_ in file.left_out.alike(key, document.id, url) if other != key)
    stay = sorted(other for other in others if other not in file.left_out)
    return {"document": key, "id": document.id, "url": url, "stay": stay}


def left_out_by(file: StoryFile, document: Document) -> Correction | None:
    """The correction that leaves a document out which is not in the file yet; None where none does."""
    key = document_key(document)
    held = in_force(file.corrections.of_kind(LEAVE_OUT))
    return next((c for c in held if leaves_out(c, key, document.id, document.url)), None)


def renew_left_out(file: StoryFile) -> None:
    """Derive anew which articles are left out; of several corrections the first counts."""
    wanted: dict[str, str] = {}
    for c in in_force(file.corrections.of_kind(LEAVE_OUT)):
        url = c.about.get("url")
        for key, id, address in file.left_out.alike(*(c.document or ("", "")), url if isinstance(url, str) else None):
            if leaves_out(c, key, id, address):
                wanted.setdefault(key, c.id)
    now = file.left_out.all()
    for key in now.keys() - wanted.keys():
        file.bring_back(key)
    for key, correction in wanted.items():
        if key not in now or now[key].correction != correction:
            file.left_out.add(key, correction)


def without(compared: Comparison, gone: Set[str]) -> Comparison:
    """A comparison without some of its articles, for as long as it takes to compare the others anew. A claim that one
    of them tells goes as a whole: its words may be theirs, and what it rests on is not what it was."""
    claims = {c.id: _unheard(c, gone) for c in compared.claims if gone.isdisjoint(c.documents)}
    questions = (replace(q, claims=tuple(id for id in q.claims if id in claims)) for q in compared.questions)
    members = {m: entity for m, entity in (compared.members or {}).items() if m[0] not in gone}
    spoken_of = set(members.values())
    drift = (replace(d, labels=tuple(x for x in d.labels if x[0] not in gone)) for d in compared.drift)
    return replace(
        compared,
        claims=tuple(claims.values()),
        questions=tuple(q for q in questions if len(q.claims) > 1),
        relations=tuple(r for r in compared.relations if claims.keys() >= set(r.claims)),
        copies=tuple(_copies(compared.copies, gone)),
        entities=tuple(e for e in compared.entities if e.id in spoken_of),
        members=members,
        drift=tuple(d for d in drift if len(d.labels) > 1),
        called=_called(compared.called, gone),
        days=tuple(d for d in compared.days if d.document not in gone),
        aside=tuple(a for a in compared.aside if claims.keys() >= set(a.relation.claims)),
    )


def _unheard(claim: Claim, gone: Set[str]) -> Claim:
    """A claim without the silence of articles that are gone."""
    return replace(
        claim,
        silent=tuple(a for a in claim.silent if a.document not in gone),
        not_comparable=tuple(a for a in claim.not_comparable if a.document not in gone),
        called=_called(claim.called, gone),
    )


def _called(called: Iterable[Called], gone: Set[str]) -> tuple[Called, ...]:
    left = (replace(c, documents=tuple(key for key in c.documents if key not in gone)) for c in called)
    return tuple(c for c in left if c.documents)


def _copies(copies: Iterable[CopiedText], gone: Set[str]) -> Iterable[CopiedText]:
    for group in copies:
        documents = tuple(key for key in group.documents if key not in gone)
        spans = tuple(
            replace(s, also_in=also)
            for s in group.spans
            if s.document not in gone and (also := tuple(key for key in s.also_in if key not in gone))
        )
        if len(documents) > 1:
            yield replace(group, documents=documents, spans=spans)


def _is_of_one_page(url: str | None) -> bool:
    """Whether an address may be that of one article: pages that name the front page of their outlet as their own are
    many."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
