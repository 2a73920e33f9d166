"""The record layout: `Document` ⇄ the JSON object of `docs/records.md`, one line a document."""

from __future__ import annotations

from typing import Any

from riwaya.model import (
    Assertion,
    Block,
    DateBound,
    Document,
    Entity,
    Link,
    Origin,
    Outlet,
    Place,
    Quantity,
    Slots,
    Span,
    Statement,
    Time,
    Unread,
)

Json = dict[str, Any]


def to_record(document: Document) -> Json:
    """The document as a JSON-ready dict; keys and order are those of the record layout."""
    d = document
    return {
        "id": d.id,
        "external_id": d.external_id,
        "path": d.paths[0] if d.paths else None,
        "paths": list(d.paths),
        "media_type": d.media_type,
        "language": d.language,
        "outlet": _outlet(d.outlet) if d.outlet else None,
        "title": d.title,
        "author": d.author,
        "published": d.published,
        "published_precision": d.published_precision,
        "published_bounds": {"not_before": _bound(d.not_before), "not_after": _bound(d.not_after)},
        "url": d.url,
        "origin": [_origin(o) for o in d.origin],
        "text": d.text,
        "blocks": [_block(b) for b in d.blocks],
        "statements": [_statement(s) for s in d.statements],
        "unread": [{**_span(u.span), "why": u.why} for u in d.unread],
        "entities": [_entity(e) for e in d.entities],
        "times": [_time(t) for t in d.times],
        "places": [_place(p) for p in d.places],
        "quantities": [_quantity(q) for q in d.quantities],
        "assertions": [_assertion(a) for a in d.assertions],
        "warnings": list(d.warnings),
    } | ({"corrections": list(d.corrections)} if d.corrections else {})


def from_record(record: Json) -> Document:
    """The inverse of `to_record`. Raises `KeyError` or `TypeError` on a record that is none."""
    r = record
    bounds = r.get("published_bounds") or {}
    outlet = r.get("outlet")
    return Document(
        id=r["id"],
        text=r["text"],
        media_type=r["media_type"],
        paths=tuple(r.get("paths") or ([r["path"]] if r.get("path") else [])),
        external_id=r.get("external_id"),
        language=r.get("language"),
        outlet=_read_outlet(outlet) if outlet else None,
        title=r.get("title"),
        author=r.get("author"),
        published=r.get("published"),
        not_before=_read_bound(bounds.get("not_before")),
        not_after=_read_bound(bounds.get("not_after")),
        url=r.get("url"),
        blocks=tuple(_read_block(b) for b in r.get("blocks", [])),
        origin=tuple(_read_origin(o) for o in r.get("origin", [])),
        statements=tuple(_read_statement(s) for s in r.get("statements", [])),
        unread=tuple(Unread(Span(u["start"], u["end"], u["text"]), u["why"]) for u in r.get("unread", [])),
        entities=tuple(_read_entity(e) for e in r.get("entities", [])),
        times=tuple(_read_time(t) for t in r.get("times", [])),
        places=tuple(Place(**_with_span(p)) for p in r.get("places", [])),
        quantities=tuple(_read_quantity(q) for q in r.get("quantities", [])),
        assertions=tuple(_read_assertion(a) for a in r.get("assertions", [])),
        warnings=tuple(r.get("warnings", [])),
        corrections=tuple(r.get("corrections", [])),
    )


def _outlet(outlet: Outlet) -> Json:
    shown = [_span(words) for words in outlet.shown_by]
    return {"name": outlet.name, "entity": outlet.entity, "shown_by": shown}


def _read_outlet(value: Json) -> Outlet:
    return Outlet(value["name"], value.get("entity"), tuple(Span(**words) for words in value.get("shown_by", ())))


def _entity(e: Entity) -> Json:
    return {
        "id": e.id,
        "kind": e.kind,
        "name": e.name,
        "mentions": [_span(m) for m in e.mentions],
        "entity": e.entity,
        "of": list(e.of),
        "offices": [_span(o) for o in e.offices],
    }


def _time(t: Time) -> Json:
    return {
        "id": t.id,
        "span": _span(t.span),
        "value": t.value,
        "precision": t.precision,
        "approximate": t.approximate,
        "anchor": t.anchor,
        "calendar": t.calendar,
        "of": list(t.of),
        "said_on": list(t.said_on),
        "begins": t.begins,
    }


def _place(p: Place) -> Json:
    return {
        "id": p.id,
        "span": _span(p.span),
        "name": p.name,
        "geonames": p.geonames,
        "lat": p.lat,
        "lon": p.lon,
        "country": p.country,
        "precision": p.precision,
    }


def _quantity(q: Quantity) -> Json:
    return {
        "id": q.id,
        "span": _span(q.span),
        "value": q.value,
        "upper": q.upper,
        "unit": q.unit,
        "what": q.what,
        "approximate": q.approximate,
        "bound": q.bound,
        "of": list(q.of),
    }


def _assertion(a: Assertion) -> Json:
    s = a.slots
    return {
        "id": a.id,
        "statement": a.statement,
        "span": _span(a.span),
        "event": a.event,
        "polarity": a.polarity,
        "modality": a.modality,
        "slots": {
            "actor": list(s.actor),
            "target": list(s.target),
            "place": list(s.place),
            "time": list(s.time),
            "quantity": list(s.quantity),
            "instrument": list(s.instrument),
            "cause": list(s.cause),
        },
        "trigger": a.trigger,
        "act": list(a.act),
        "terms": list(a.terms),
        "head": list(a.head),
        "doers": list(a.doers),
        "done_to": list(a.done_to),
        "excludes": list(a.excludes),
        "excluded": _maybe_span(a.excluded),
        "things": list(a.things),
    }


def _with_span(value: Json) -> Json:
    return {**value, "span": read_span(value["span"])}


def _read_time(value: Json) -> Time:
    lists = {k: tuple(value.get(k, ())) for k in ("of", "said_on")}
    return Time(**{**_with_span(value), **lists})


def _read_quantity(value: Json) -> Quantity:
    return Quantity(**{**_with_span(value), "of": tuple(value.get("of", ()))})


def _read_entity(value: Json) -> Entity:
    spans = {name: tuple(Span(**m) for m in value.get(name, ())) for name in ("mentions", "offices")}
    return Entity(**{**value, **spans, "of": tuple(value.get("of", ()))})


def _read_assertion(value: Json) -> Assertion:
    slots = Slots(**{k: tuple(v) for k, v in value["slots"].items()})
    lists = {k: tuple(value.get(k, ())) for k in ("act", "terms", "head", "doers", "done_to", "excludes", "things")}
    return Assertion(**{**_with_span(value), "slots": slots, **lists, "excluded": read_span(value.get("excluded"))})


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe_span(span: Span | None) -> Json | None:
    return _span(span) if span else None


def read_span(value: Json | None) -> Span | None:
    """The span of a record's `{"start", "end", "text"}`; None for none."""
    return Span(value["start"], value["end"], value["text"]) if value else None


def _bound(bound: DateBound | None) -> Json | None:
    return {"value": bound.value, "span": _maybe_span(bound.span)} if bound else None


def _read_bound(value: Json | None) -> DateBound | None:
    return DateBound(value["value"], read_span(value.get("span"))) if value else None


def _origin(origin: Origin) -> Json:
    return {"name": origin.name, "kind": origin.kind, "span": _maybe_span(origin.span)}


def _read_origin(value: Json) -> Origin:
    return Origin(value["name"], value["kind"], read_span(value.get("span")))


def _block(block: Block) -> Json:
    out: Json = {"start": block.start, "end": block.end, "role": block.role, "language": block.language}
    if block.credit:
        out["credit"] = _origin(block.credit)
    return out


def _read_block(value: Json) -> Block:
    credit = value.get("credit")
    return Block(
        value["start"], value["end"], value["role"], value.get("language"), _read_origin(credit) if credit else None
    )


def _link(link: Link) -> Json:
    return {
        "name": link.name,
        "kind": link.kind,
        "named": link.named,
        "count": link.count,
        "span": _maybe_span(link.span),
        "entity": link.entity,
        "how": link.how,
        "office": link.office,
    }


def _read_link(value: Json) -> Link:
    return Link(
        value["name"],
        value["kind"],
        value["named"],
        value["count"],
        read_span(value.get("span")),
        value.get("entity"),
        value["how"],
        value.get("office"),
    )


def _statement(s: Statement) -> Json:
    return {
        "id": s.id,
        "content": _span(s.content),
        "cue": _maybe_span(s.cue),
        "source": _maybe_span(s.source),
        "mode": s.mode,
        "stance": s.stance,
        "polarity": s.polarity,
        "chain": [_link(link) for link in s.chain],
        "parent": s.parent,
        "entities": list(s.entities),
        "times": list(s.times),
        "places": list(s.places),
        "quantities": list(s.quantities),
        "assertions": list(s.assertions),
        "translated": s.translated,
        "rule": s.rule,
        "confidence": s.confidence,
        "traits": list(s.traits),
    } | ({"corrected": list(s.corrected)} if s.corrected else {})


def _read_statement(value: Json) -> Statement:
    content = read_span(value["content"])
    assert content is not None
    return Statement(
        id=value["id"],
        content=content,
        cue=read_span(value.get("cue")),
        source=read_span(value.get("source")),
        mode=value["mode"],
        stance=value["stance"],
        polarity=value["polarity"],
        chain=tuple(_read_link(link) for link in value["chain"]),
        parent=value.get("parent"),
        entities=tuple(value.get("entities", [])),
        times=tuple(value.get("times", [])),
        places=tuple(value.get("places", [])),
        quantities=tuple(value.get("quantities", [])),
        assertions=tuple(value.get("assertions", [])),
        translated=value["translated"],
        rule=value["rule"],
        confidence=value["confidence"],
        traits=tuple(value.get("traits", [])),
        corrected=tuple(value.get("corrected", [])),
    )
