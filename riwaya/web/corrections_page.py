"""All corrections: who, when, before and after; each can be undone, and made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from riwaya.comparison import Claim
from riwaya.corrections import KINDS, LEAVE_OUT, Correction, to_json
from riwaya.export.marks import displayable
from riwaya.export.wording import excerpt
from riwaya.story.ruled import named_claim
from riwaya.web.links import href
from riwaya.web.pages import Asked, Page


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction in words. `before`, `after`: what stood there and what a person says; texts of the articles or of
    the person, empty where the kind says it all."""

    id: str
    kind: str
    reason: str
    """Of a conflict that is none: one of `claim_edits.REASONS`."""
    link: str
    where: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    who: str
    time: str
    undone: str | None
    chain: bool
    """Whether `before` and `after` are chains, each in the order in which it reads."""
    failed: bool
    """Whether what it names is not found any more."""
    lacking: tuple[tuple[str, str], ...] = ()
    """Versions of the article in which it is not found, though it is in another: key, and what the article is
    called."""


def corrections_page(asked: Asked) -> Page:
    """`/corrections?kind=`, the newest first."""
    wanted = asked.request.query_params.get("kind") or None
    if wanted is not None and wanted not in KINDS:
        raise HTTPException(404)
    listed = [c for c in reversed(asked.held.corrections.values()) if wanted in (None, c.kind)]
    part = asked.slice(listed)
    counts = Counter(c.kind for c in asked.held.corrections.values())
    shows = {
        "rows": [correction_row(asked, c) for c in part.items],
        "part": part,
        "wanted": wanted,
        "kinds": [(kind, counts[kind]) for kind in KINDS if counts[kind]],
        "who": asked.held.who,
    }

    def record() -> Any:
        applied = asked.held.applied
        items = [
            to_json(c) | {"applied": not applied.failed(c), "not_found_in": list(applied.lacking(c))}
            for c in part.items
        ]
        return {
            "compared": asked.held.up_to_date,
            "who": asked.held.who,
            "total": part.total,
            "page": part.number,
            "pages": part.pages,
            "items": items,
        }

    return Page("corrections.html", asked.say("Corrections"), shows, record)


def correction_row(asked: Asked, c: Correction) -> CorrectionRow:
    """A correction in words."""
    before, after = _words(asked, c)
    link, where = _where(asked, c)
    return CorrectionRow(
        id=c.id,
        kind=c.kind,
        reason=str(c.after.get("why", "")) if c.kind == "no-conflict" and c.after else "",
        link=link,
        where=displayable(where),
        before=tuple(displayable(excerpt(b)) for b in before if b),
        after=tuple(displayable(excerpt(a) if c.kind != "note" else a) for a in after if a),
        who=displayable(c.who),
        time=c.time,
        undone=c.undone,
        failed=asked.held.applied.failed(c),
        lacking=_lacking(asked, c),
        chain=c.kind == "speaker" and bool(_chain(c.after)),
    )


def _lacking(asked: Asked, c: Correction) -> tuple[tuple[str, str], ...]:
    if asked.held.applied.failed(c):
        return ()
    rows = (asked.held.articles[key] for key in asked.held.applied.lacking(c) if key in asked.held.articles)
    return tuple((row.key, displayable(row.title or row.outlet or asked.labels["article"])) for row in rows)


def _words(asked: Asked, c: Correction) -> tuple[list[str], list[str]]:
    about, before, after = c.about, c.before or {}, c.after or {}
    if "value" in after:
        return _shown(before.get("value")), _shown(after["value"])
    if c.kind == "speaker" and (chain := _chain(after)):
        return _chain(before) or _shown(before.get("name")), chain
    if c.kind in ("accept", "reject", "speaker"):
        return _shown(before.get("name")), _shown(after.get("name"))
    if c.kind == "draw":
        return [], _shown(after.get("name"))
    if c.kind == "span":
        return _shown(before.get("text")), _shown(after.get("text"))
    if c.kind in ("merge", "split"):
        sides = [_side(about.get(side)) for side in ("one", "other")]
        return (sides, []) if c.kind == "merge" else (sides[:1], [str(len(about["other"]["mentions"]))])
    if c.kind == "join":
        return [str(named["text"]) for named in about["claims"]], []
    if c.kind == "part":
        return _shown(about["claim"]["text"]), [str(len(about["apart"]))]
    if c.kind == "no-conflict":
        texts = dict.fromkeys(text for r in about["relations"] for text in r["texts"])
        return list(texts), _shown(after.get("words"))
    return [], _shown(after.get("words"))


def _shown(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(v) for v in value]
    return [str(value)] if value else []


def _chain(value: Any) -> list[str]:
    """The names of a chain as it reads, who speaks last; empty where only the speaker is given."""
    listed = value.get("chain") if isinstance(value, Mapping) else None
    links = [x for x in listed if isinstance(x, Mapping)] if isinstance(listed, list) else []
    return [str(x.get("name", "")) for x in reversed(links)]


def _side(named: Any) -> str:
    return str(named.get("name", "")) if isinstance(named, Mapping) else ""


def _where(asked: Asked, c: Correction) -> tuple[str, str]:
    """Where what a correction is about stands now, and what that is called."""
    held = asked.held
    if c.document is not None:
        key = next(iter(held.applied.keys(c)), "")
        row = held.articles.get(key) or held.left_out.get(key) or held.left_out.get(c.document[0])
        words = c.about.get("span")
        name = str(words["text"]) if words else ""
        document = held.document(key) if words and key in held.articles else None
        place = document and next((i for i, s in enumerate(document.statements, 1) if c.id in s.corrected), None)
        names = (row.outlet, row.title) if row else ()
        called = next(filter(None, reversed(names) if c.kind == LEAVE_OUT else names), None)
        link = (f"{href(key)}#s{place}" if place else href(key)) if row else ""
        called = excerpt(name) or called or asked.labels["article"]
        return ("" if held.applied.failed(c) and c.kind == "note" else link), called
    if "source" in c.about:
        return href(c.about["on"][0], held.source_of), str(c.about["source"])
    c = held.restated.get(c.id, c)
    named = c.about.get("claim") or next(iter(c.about.get("claims", ())), None)
    claim = _set_aside(asked, c) if c.kind == "no-conflict" else named_claim(held.comparison, named)
    if claim is not None:
        return href(claim.id), excerpt(claim.text)
    if c.kind in ("merge", "split"):
        found = next((e for e in held.comparison.entities if c.id in e.corrected), None)
        return (href(found.id), found.name) if found else ("", _side(c.about.get("one")))
    return "", str(named["text"]) if named else ""


def _set_aside(asked: Asked, c: Correction) -> Claim | None:
    """One of the claims of a conflict that is none."""
    held = asked.held
    aside = next((a.relation for a in held.comparison.aside if a.correction == c.id), None)
    if aside is not None:
        return held.claims.get(aside.claims[0])
    shown = (id for r in c.about["relations"] for id in r["shown"])
    return next((claim for id in shown for claim in held.claims_of.get(id, ())), None)
