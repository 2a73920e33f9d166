"""A person's corrections of statements, made in what the reader found: rejected, drawn, given to others, cut anew.

Each names its statement by the words that the reader took it to be (or a person drew), so that corrections of one
statement hold by themselves, in whatever order they were made and whichever of them is undone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

from riwaya.corrections import Correction
from riwaya.model import Document, How, Link, Mode, SourceKind, Span, Stance, Statement
from riwaya.records import read_span

PERSON = "person"
"""The rule of a statement that a person drew."""

ALIKE = 0.8
"""Share of their words in common from which a statement is the one that was corrected, where a later reader cuts it a
little differently."""

NEAR = 160
"""Characters between a speaker's name and the words within which the name stands there for them."""


@dataclass(slots=True)
class _Edit:
    """What people say of one statement; the later correction of one thing wins."""

    rejected: Correction | None = None
    accepted: Correction | None = None
    speaker: Correction | None = None
    span: Correction | None = None
    drawn: Correction | None = None


@dataclass(slots=True)
class Edits:
    """The corrections of one document's statements, in the order in which they were made."""

    corrections: Sequence[Correction]
    applied: set[str] = field(default_factory=set)
    """Ids of those whose words were found; known after `made_in`."""
    settled: list[Span] = field(default_factory=list)
    """Words of which a person says that nobody but the outlet speaks them; known after `made_in`."""
    origin_given: bool = False
    """Whether a person says whom the article is credited to, and be it nobody."""
    given: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """Id of a statement → the first links of its chain, as a person gave them: its speaker, or all; known after
    `made_in`."""
    whole: set[str] = field(default_factory=set)
    """Ids of statements whose chain a person gave from end to end: what lies around them adds nothing to it."""

    def made_in(self, document: Document, found: Sequence[Statement]) -> tuple[Statement, ...]:
        """The statements with all corrections made, in the order of the text."""
        edits, drawn = self._sorted(document, found)
        kept = {s.id: s for s in found}
        for s in drawn:
            kept[s.id] = s
        for id, edit in edits.items():
            for made in (edit.accepted, edit.drawn, edit.speaker, edit.span):
                if made is not None and edit.rejected is None:
                    kept[id] = self._edited(document, kept[id], made)
        out = list(kept.values())
        for id, edit in edits.items():
            if edit.speaker is not None and edit.rejected is None:
                out = list(_passed_on(out, id, kept[id], found, self.whole))
        for id, edit in edits.items():
            if edit.rejected is not None:
                self.settled.append(kept[id].content)
                out = list(_without(out, id, self.whole))
        out = [_drawn_inside(s, out, s.id in self.whole) if s.rule == PERSON else s for s in out]
        return tuple(sorted(_inside(out), key=lambda s: (s.content.start, -s.content.end)))

    def _sorted(self, document: Document, found: Sequence[Statement]) -> tuple[dict[str, _Edit], list[Statement]]:
        """The corrections by the id of their statement, and the statements that are drawn."""
        edits: dict[str, _Edit] = {}
        drawn: list[Statement] = []
        for c in self.corrections:
            span = _anchor(document, c)
            if span is None:
                continue
            known = find_statement((*found, *drawn), span, read_span(c.about.get("cue")))
            if c.kind == "draw" and known is None and _says_something(document, c):
                drawn.append(_drawn(c, span))
                known = drawn[-1]
            if known is None:
                if c.kind == "reject" and c.about.get("unread"):  # a sentence that was not understood is the outlet's
                    self.settled.append(span)
                    self.applied.add(c.id)
                continue
            if _says_something(document, c):
                self.applied.add(c.id)
                _take(edits.setdefault(known.id, _Edit()), c)
        return edits, drawn

    def _edited(self, document: Document, s: Statement, c: Correction) -> Statement:
        s = replace(s, corrected=(*s.corrected, c.id), confidence=1.0)
        if c.kind == "span":
            return replace(s, content=_span_of(document, c.after) or s.content)
        if c.kind in ("speaker", "draw"):
            links = _links(document, s, c.after)
            if links is not None:
                self.whole.add(s.id)
            else:
                self.whole.discard(s.id)
                links = (_link(document, s, c.after), *s.chain[1:])
            self.given[s.id] = links if s.id in self.whole else links[:1]
            return replace(s, chain=links, source=_source(s, links[0]))
        return s


def find_statement(statements: Iterable[Statement], words: Span, cue: Span | None = None) -> Statement | None:
    """The statement that says these words: exactly, of two with one content the one with this cue; else the one that
    says nearly them. None where there is none."""
    said = [s for s in statements if s.mode != "own"]
    exact = [s for s in said if (s.content.start, s.content.end) == (words.start, words.end)]
    same_cue = [s for s in exact if (s.cue and s.cue.start) == (cue and cue.start)]
    if exact:
        return (same_cue or exact)[0]
    best = max(said, key=lambda s: (_shared(s.content, words), -s.content.start), default=None)
    return best if best is not None and _shared(best.content, words) >= ALIKE else None


def _shared(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both > 0 else 0.0


def _anchor(document: Document, c: Correction) -> Span | None:
    return _span_of(document, c.about.get("span"))


def _span_of(document: Document, value: Any) -> Span | None:
    """The words that a correction names, if they stand there."""
    if not isinstance(value, Mapping):
        return None
    start, end = value.get("start"), value.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(document.text)):
        return None
    return document.span(start, end) if document.text[start:end] == value.get("text") else None


def _says_something(document: Document, c: Correction) -> bool:
    """Whether a correction holds what its kind needs."""
    if c.kind in ("speaker", "draw"):
        return isinstance(c.after, Mapping) and bool(c.after.get("name"))
    return c.kind != "span" or _span_of(document, c.after) is not None


def _take(edit: _Edit, c: Correction) -> None:
    if c.kind == "reject":
        edit.rejected = c
        return
    edit.rejected = None
    if c.kind == "accept":
        edit.accepted = c
    elif c.kind == "span":
        edit.span = c
    elif c.kind == "draw":
        edit.drawn, edit.speaker = c, None
    else:
        edit.speaker, edit.drawn = c, edit.drawn


def _drawn(c: Correction, span: Span) -> Statement:
    after = c.after if isinstance(c.after, Mapping) else {}
    mode, stance = cast(Mode, after.get("mode", "indirect")), cast(Stance, after.get("stance", "says"))
    return Statement(c.id, span, None, None, mode, stance, rule=PERSON, confidence=1.0)


def _links(document: Document, s: Statement, after: Any) -> tuple[Link, ...] | None:
    """The whole chain that a person gives, the nearest speaker first; None where she gives but the speaker."""
    listed = after.get("chain") if isinstance(after, Mapping) else None
    given = [x for x in listed if isinstance(x, Mapping) and x.get("name")] if isinstance(listed, list) else []
    return tuple(_link(document, s, x) for x in given) or None


def _link(document: Document, s: Statement, given: Mapping[str, Any]) -> Link:
    """A link that a person gives or leaves as it was; `how` of a new one: whether its name stands beside the words."""
    span = _span_of(document, given.get("span"))
    beside = span is not None and _beside(document, s.content, span)
    how, count = given.get("how"), given.get("count")
    return Link(
        name=str(given["name"]),
        kind=cast(SourceKind, given.get("kind") or "other"),
        named=bool(given.get("named", True)),
        count=count if isinstance(count, int) else next((x.count for x in s.chain[:1] if x.name == given["name"]), 1),
        span=span,
        how=cast(How, how) if how in get_args(How) else "stated" if beside else "resolved",
        office=given.get("office"),
    )


def _beside(document: Document, content: Span, span: Span) -> bool:
    between = document.text[min(content.end, span.end) : max(content.start, span.start)]
    return len(between) <= NEAR and "\n" not in between and not (content.start <= span.start < content.end)


def _source(s: Statement, nearest: Link) -> Span | None:
    """The words beside the statement that name its speaker: as read (a pronoun) where he is left as he was."""
    left = s.chain and nearest.span is not None and nearest.span == s.chain[0].span and nearest.how == s.chain[0].how
    return s.source if left else nearest.span if nearest.how == "stated" else None


def _passed_on(
    statements: Sequence[Statement], id: str, changed: Statement, found: Iterable[Statement], whole: Collection[str]
) -> Iterator[Statement]:
    """The statements inside the changed one inherit its new tellers, where they did its old ones; but for the `whole`,
    whose tellers a person gave."""
    before = next((s.chain for s in found if s.id == id), ())
    names = {x.name for x in (before if id in whole else before[:1])}
    new = [replace(x, how="inherited") for x in (changed.chain if id in whole else changed.chain[:1])]
    below = _below(statements, id) - set(whole)
    for s in statements:
        places = [i for i, x in enumerate(s.chain) if x.how == "inherited" and x.name in names]
        if s.id not in below or not places:
            yield s
        else:
            kept = [(i, x) for i, x in enumerate(s.chain) if i not in places]
            nearer, further = ([x for i, x in kept if (i < places[0]) == near] for near in (True, False))
            yield replace(s, chain=(*nearer, *new, *further))


def _without(statements: Sequence[Statement], id: str, whole: Collection[str]) -> Iterator[Statement]:
    """The statements without one; those inside it stand in its parent, and do not have it from its speaker, but for
    the `whole`, whose tellers a person gave."""
    gone = next(s for s in statements if s.id == id)
    outer = {x.name for x in gone.chain[1:]}
    below = _below(statements, id)
    for s in statements:
        if s.id == id:
            continue
        if s.id in below - set(whole) and gone.chain and gone.chain[0].name not in outer:
            name = gone.chain[0].name
            s = replace(s, chain=tuple(x for x in s.chain if x.how != "inherited" or x.name != name))
        yield replace(s, parent=gone.parent) if s.parent == id else s


def _below(statements: Iterable[Statement], id: str) -> set[str]:
    """Ids of all statements inside one."""
    parents = {s.id: s.parent for s in statements}
    below: set[str] = set()
    for each in parents:
        at: str | None = each
        seen: set[str] = set()
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
            if at == id:
                below.add(each)
                break
    return below


def _drawn_inside(drawn: Statement, statements: Sequence[Statement], whole: bool) -> Statement:
    """A drawn statement inside another's words is passed on by that one's tellers, unless a person gave all of its own
    (`whole`)."""
    around = [s for s in statements if s.id != drawn.id and s.rule != PERSON and _holds(s.content, drawn.content)]
    parent = min(around, key=lambda s: s.content.end - s.content.start, default=None)
    if parent is None:
        return drawn
    if whole:
        return replace(drawn, parent=parent.id)
    known = {x.name for x in drawn.chain}
    passed = (replace(x, how="inherited") for x in parent.chain if x.name not in known)
    return replace(drawn, parent=parent.id, chain=(*drawn.chain, *passed))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _inside(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, none of them inside one whose words were cut so that they do not hold it."""
    by_id = {s.id: s for s in statements}
    for s in statements:
        parent = by_id.get(s.parent or "")
        while parent is not None and not _holds(parent.content, s.content):
            parent = by_id.get(parent.parent or "")
        yield replace(s, parent=parent.id if parent is not None else None)
