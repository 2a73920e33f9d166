"""Whom or what the story speaks of: its names in each language, where it is mentioned, the claims it is in; merged with
another, or split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from riwaya.comparison import Claim, StoryEntity
from riwaya.export.disputes import name_in
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matrix import once
from riwaya.languages.sentences import sentence_around
from riwaya.link.rulings import Member
from riwaya.model import Document, Entity
from riwaya.store.keys import name_key
from riwaya.story.correcting import Draft
from riwaya.web.claim_rows import claim_rows
from riwaya.web.correcting import field, fields, made, refused
from riwaya.web.language import name_of
from riwaya.web.links import href
from riwaya.web.pages import Asked, Done, Page
from riwaya.web.rows import ArticleLine, article_line

_CLAIMS = 20
"""Claims that the page shows."""
_OFFERED = 500
"""Names that are offered to be merged with; any other can be typed."""
_NAMED = 50
"""Mentions by which a correction names one side: one finds it, more find it surely in another file."""


@dataclass(frozen=True, slots=True)
class MentionRow:
    """The entity in one article: what it is called there, and the sentence that names it first."""

    member: str
    article: ArticleLine
    name: str
    mentions: int
    before: str
    words: str
    after: str
    language: str | None
    direction: str


def entity_page(asked: Asked, id: str) -> Page:
    """`/entity/<id>`."""
    entity = _entity(asked, id)
    part = asked.slice(asked.held.members_of.get(id, ()))
    opened = [(m, d, e) for m in part.items if (d := asked.held.document(m[0])) and (e := _of(d, m[1]))]
    claims = once(_claims(asked, opened))
    others = asked.held.entities
    shows: dict[str, Any] = {
        "entity": entity,
        "name": name_in(entity, asked.language),
        "kind": entity.kind,
        "names": [
            (code, name_of(code, asked.language) if code else "", [displayable(n) for n in names])
            for code, names in entity.names.items()
        ],
        "part": part,
        "articles": len({key for key, _ in asked.held.members_of.get(id, ())}),
        "rows": [_row(asked, m, d, e) for m, d, e in opened],
        "claims": claim_rows(asked, claims[:_CLAIMS]),
        "maybe": [(others[o].id, name_in(others[o], asked.language)) for o in entity.may_be_same_as if o in others],
        "others": _others(asked, entity),
        "corrections": [c for k in entity.corrected if (c := asked.held.corrections.get(k)) is not None and c.holds],
    }

    def record() -> Any:
        items = [{"document": m[0], "entity": asdict(e)} for m, _, e in opened]
        listed = {"total": part.total, "page": part.number, "pages": part.pages, "mentions_in": items}
        return asdict(entity) | listed | {"claims": [c.id for c in claims]}

    return Page("entity.html", displayable(entity.name), shows, record)


def _others(asked: Asked, entity: StoryEntity) -> list[str]:
    """Names of others of its kind, the most mentioned, by name."""
    found = [e for e in asked.held.comparison.entities if e.kind == entity.kind and e.id != entity.id]
    found.sort(key=lambda e: (-e.mentions, e.id))
    return sorted({name_in(e, asked.language) for e in found[:_OFFERED]})


def merge_action(asked: Asked, form: FormData, id: str) -> Done:
    """Say that two entities are one: the other is given by its id, its address or its name."""
    entity = _entity(asked, id)
    wanted = field(form, "other").rpartition("/")[2]
    other = _meant(asked, entity, wanted)
    if other is None:
        raise refused(asked, asked.say("Nobody and nothing in this story is called so. Choose a name from the list."))
    about = {"one": _named(asked, entity), "other": _named(asked, other)}
    done = made(asked, form, [Draft("merge", about, None, None)], href(id))
    return _follow(asked, done, id)


def split_action(asked: Asked, form: FormData, id: str) -> Done:
    """Say that what some articles call so is another."""
    entity = _entity(asked, id)
    ticked = set(fields(form, "other"))
    members = asked.held.members_of.get(id, [])
    apart = [m for m in members if " ".join(m) in ticked]
    if not apart:
        raise refused(asked, asked.say("Tick the articles in which it is another."))
    if len(apart) == len(members):
        raise refused(asked, asked.say("Leave at least one article unticked."))
    rest = [m for m in members if m not in set(apart)]
    about = {"one": _named(asked, entity, rest), "other": _named(asked, entity, apart, len(apart))}
    done = made(asked, form, [Draft("split", about, None, None)], href(id))
    return _follow(asked, done, id)


def _follow(asked: Asked, done: Done, id: str) -> Done:
    """An entity's id hashes its first member, which may be another's now: then to the page of the one that was made,
    or, while that is being compared, to the list of corrections."""
    now = asked.shelf.held().comparison.entities
    path, _, query = done.go.partition("?")
    if path != href(id) or any(e.id == id for e in now):
        return done
    made = next((e.id for e in now if done.record["corrections"][0] in e.corrected), None)
    return Done(f"{href(made) if made else '/corrections'}?{query}", done.record)


def _meant(asked: Asked, entity: StoryEntity, wanted: str) -> StoryEntity | None:
    others = [e for e in asked.held.comparison.entities if e.id != entity.id]
    exact = next((e for e in others if e.id == wanted), None)
    key = name_key(wanted)
    called = [e for e in others if wanted and key in {name_key(n) for ns in (*e.names.values(), [e.name]) for n in ns}]
    return exact or max(called, key=lambda e: (e.kind == entity.kind, e.mentions, e.id), default=None)


def _named(
    asked: Asked, entity: StoryEntity, members: Sequence[Member] | None = None, most: int = _NAMED
) -> dict[str, Any]:
    """How corrections name an entity: by the places of its first mention in articles."""
    mentions = []
    for key, id in (asked.held.members_of.get(entity.id, []) if members is None else members)[:most]:
        document = asked.held.document(key)
        found = _of(document, id) if document else None
        if document and found and found.mentions:
            mentions.append({"document": key, "id": document.id, **asdict(found.mentions[0])})
    return {"name": entity.name, "kind": entity.kind, "mentions": mentions}


def _entity(asked: Asked, id: str) -> StoryEntity:
    found = asked.held.entities.get(id)
    if found is None:
        raise HTTPException(404)
    return found


def _of(document: Document, id: str) -> Entity | None:
    return next((e for e in document.entities if e.id == id), None)


def _row(asked: Asked, member: Member, document: Document, entity: Entity) -> MentionRow:
    first = min(entity.mentions, key=lambda m: m.start, default=None)
    before = words = after = ""
    if first is not None:
        start, end = sentence_around(document.text, first.start, first.end)
        text = document.text
        before, words, after = (displayable(text[a:b]) for a, b in
                                ((start, first.start), (first.start, first.end), (first.end, end)))  # fmt: skip
    return MentionRow(
        " ".join(member),
        article_line(asked, asked.held.articles[member[0]]),
        displayable(entity.name),
        len(entity.mentions),
        before,
        words,
        after,
        document.language,
        direction_of(document.language),
    )


def _claims(asked: Asked, opened: Iterable[tuple[Member, Document, Entity]]) -> list[Claim]:
    """The claims whose clauses name the entity, those that most articles tell first."""
    found: dict[str, Claim] = {}
    for _, document, entity in opened:
        for a in document.assertions:
            if any(a.span.start <= m.start and m.end <= a.span.end for m in entity.mentions):
                found |= {c.id: c for c in asked.held.claims_of.get(a.id, ())}
    return sorted(found.values(), key=lambda c: (-len(c.documents), c.id))
