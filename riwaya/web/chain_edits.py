"""Correcting how a statement reached the page: who says it, who passes it on, and whom its article is credited to.

Fields of the form: `speaker`, `kind`, `unnamed` and `out-0` are the nearest speaker; `link-1`, `kind-1`, `unnamed-1`,
`out-1` the one who passes his words on; so outward, as records count. `new-0`, `new-kind-0`, `new-unnamed-0` put
somebody in before the nearest speaker, `new-1` behind him, and so on. What a form does not have stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.datastructures import FormData

from riwaya.export.marks import displayable
from riwaya.model import BODIES, Document, EntityKind, Link, SourceKind, Span, Statement
from riwaya.store.keys import name_key
from riwaya.story.correcting import Draft
from riwaya.web.article_facts import fact_draft
from riwaya.web.correcting import field, refused
from riwaya.web.pages import Asked

KINDS: tuple[SourceKind, ...] = ("person", "official", "group", *BODIES, "document", "other")
"""What a speaker may be, as the form offers it."""

_OF_ENTITY: dict[EntityKind, SourceKind] = {"person": "person", "organisation": "organisation", "place": "government"}


def chain_drafts(
    asked: Asked, key: str, document: Document, form: FormData, statement: Statement, about: Mapping[str, Any]
) -> list[Draft]:
    """What the form says otherwise than the chain has it; nothing where it says the same. Where only the speaker is
    another, the others stay as they are read, whatever is read of them later."""
    near, links = statement.content.start, statement.chain
    now = [_left(link) for link in links]
    chain = _chain(asked, document, form, links, near)
    if not chain:
        raise refused(asked, asked.say("Say who speaks. If nobody does, go back and choose “Nobody is quoted here”."))
    drafts = []
    if "origin" in form and (credit := fact_draft(asked, form, "origin", key, document)) is not None:
        drafts.append(credit)
    if chain != now:
        before = {"name": links[0].name if links else None, "text": statement.content.text, "chain": now}
        after: dict[str, Any] = {k: chain[0][k] for k in ("name", "kind", "named", "office", "span")}
        if chain[1:] != now[1:] or _is_whole(asked, statement):
            after["chain"] = chain
        drafts.append(Draft("speaker", about, before, after))
    return drafts


def speaker(asked: Asked, document: Document, form: FormData, near: int) -> dict[str, Any]:
    """Who speaks, as the form says, with the mention of that name nearest to the words."""
    found = _teller(document, form, ("speaker", "kind", "unnamed"), near)
    if found is None:
        raise refused(asked, asked.say("Say who speaks."))
    return found


def pattern(words: str) -> re.Pattern[str]:
    """Words as they may stand in a text: any white space between them."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def _chain(
    asked: Asked, document: Document, form: FormData, links: tuple[Link, ...], near: int
) -> list[dict[str, Any]]:
    """The links that the form leaves, changes and puts in, the nearest speaker first."""
    chain: list[dict[str, Any]] = []
    for at in range(len(links) + 1):
        put_in = _teller(document, form, (f"new-{at}", f"new-kind-{at}", f"new-unnamed-{at}"), near)
        if put_in is not None:
            chain.append(put_in)
        if at < len(links) and not field(form, f"out-{at}"):
            chain.append(_changed(asked, document, form, links[at], at, near))
    if not links:
        chain.append(speaker(asked, document, form, near))
    return chain


def _changed(asked: Asked, document: Document, form: FormData, link: Link, at: int, near: int) -> dict[str, Any]:
    name, kind, unnamed = names = ("speaker", "kind", "unnamed") if at == 0 else tuple(
        f"{part}-{at}" for part in ("link", "kind", "unnamed")
    )  # fmt: skip
    if at and name not in form:
        return _left(link)
    said = " ".join(field(form, name).split())
    if said == " ".join(displayable(link.name).split()):
        chosen = field(form, kind)
        return _left(link) | {"kind": chosen if chosen in KINDS else link.kind, "named": not field(form, unnamed)}
    found = _teller(document, form, (names[0], names[1], names[2]), near)
    if found is None:
        raise refused(asked, asked.say("Say who speaks."))
    return found


def _left(link: Link) -> dict[str, Any]:
    """A link as it is; which entity it is stays to be found."""
    return {k: v for k, v in asdict(link).items() if k != "entity"}


def _is_whole(asked: Asked, statement: Statement) -> bool:
    """Whether a person has given the whole chain already."""
    shaped = (asked.held.corrections[id] for id in statement.corrected if id in asked.held.corrections)
    return any(isinstance(c.after, Mapping) and "chain" in c.after for c in shaped)


def _teller(document: Document, form: FormData, fields: tuple[str, str, str], near: int) -> dict[str, Any] | None:
    """Whom three fields name, with the mention of that name nearest to the words; None where they name nobody."""
    name = " ".join(field(form, fields[0]).split())
    if not name:
        return None
    kind, named, office, spans = _known_as(document, name)
    chosen = field(form, fields[1])
    span = min(spans, key=lambda s: abs(s.start - near), default=None)
    return {
        "name": name,
        "kind": chosen if chosen in KINDS else kind,
        "named": named and not field(form, fields[2]),
        "office": office,
        "span": asdict(span) if span else None,
    }


def _known_as(document: Document, name: str) -> tuple[SourceKind, bool, str | None, list[Span]]:
    """What the article knows of a name: what its bearer is, whether it names him, his office, and where it stands."""
    wanted = name_key(name)
    links = [x for s in document.statements for x in s.chain if name_key(x.name) == wanted]
    same = [e for e in document.entities if wanted in {name_key(t) for t in (e.name, *(m.text for m in e.mentions))}]
    spans = [m for e in same for m in e.mentions] or [x.span for x in links if x.span]
    spans = spans or [document.span(*m.span()) for m in pattern(name).finditer(document.text)]
    if links:
        return links[0].kind, links[0].named, links[0].office, spans
    return (_OF_ENTITY.get(same[0].kind, "other") if same else "person"), True, None, spans
