"""What the search shows of a statement: its sentence with the words that were sought, its chain, what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from riwaya.comparison import Claim, EstimatedDay
from riwaya.export.found import key_of, said_in, steps_of
from riwaya.export.marks import direction_of, displayable
from riwaya.export.matrix import once
from riwaya.export.standing import STANDS
from riwaya.export.view import StepView, step_view
from riwaya.records import Json
from riwaya.store.search import Found, Said
from riwaya.story.marking import Piece, marked
from riwaya.story.searching import Hits
from riwaya.web.pages import Asked
from riwaya.web.rows import corrected_by

_CLAIMS = 3
"""Claims that are named beside a statement."""

_LONG, _KEPT = 700, 160
"""Characters of a passage from which what stands far from the words is left out, and what is left at either side."""

_TELLING = ("disputed", "agreed", "thin")
"""Claims that a result names: one that it tells alone is itself, and what is perhaps another leads astray."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence: whether it was sought, and whether it stands around what is said."""

    text: str
    found: bool
    around: bool


@dataclass(frozen=True, slots=True)
class HitLine:
    """One result. `look`: `said`, `own` or `unread`; `claims`: what it tells; `more`: how many others."""

    key: str
    article: str
    language: str | None
    direction: str
    look: str
    runs: tuple[Run, ...]
    steps: tuple[StepView, ...]
    mode: str
    stance: str
    outlet: str | None
    title: str | None
    published: str | None
    estimate: EstimatedDay | None
    claims: tuple[Claim, ...]
    more: int
    corrected: tuple[str, ...] = ()
    """Ids of what people corrected in the statement."""
    held: int = 0
    of: int = 0
    """How many of the things that are sought it holds, of how many; 0 where it holds all."""


def hit_lines(asked: Asked, shown: Sequence[Found], hits: Hits, inside: bool) -> list[HitLine]:
    """Results as lines. `inside`: whether the statement that filters fit is shown, not the one that holds the words."""
    days = asked.held.days
    return [_line(asked, found, hits, inside, days.get(found.document)) for found in shown]


def hit_record(asked: Asked, found: Found, hits: Hits, inside: bool) -> Json:
    """A result for programs: offsets in the article's text, as in the records."""
    pieces = marked(found, hits.words, hits.prefixes)
    said = said_in(found, pieces, inside)
    return {
        "document": found.document,
        "statement": said.id if said else None,
        "key": key_of(found, said),
        "start": found.passage.start,
        "end": found.passage.end,
        "text": found.text,
        "found": [[p.start, p.start + len(p.text)] for p in pieces if p.found],
        "language": found.passage.language,
        "outlet": found.outlet,
        "published": found.published,
        "mode": said.mode if said else "unread",
        "stance": said.stance if said else None,
        "polarity": said.polarity if said else None,
        "chain": [
            {"name": x.name, "kind": x.kind, "named": x.named, "source": x.source} for x in (said.chain if said else ())
        ],
        "corrected": list(corrected_by(asked, found.document, said.position)) if said else [],
        "holds": hits.held.get(found.place) if hits.of else None,
        "claims": [{"id": c.id, "stand": asked.held.stands[c.id]} for c in _claims(asked, found, said)],
    }


def _line(asked: Asked, found: Found, hits: Hits, inside: bool, day: EstimatedDay | None) -> HitLine:
    pieces = marked(found, hits.words, hits.prefixes)
    said = said_in(found, pieces, inside)
    claims = _claims(asked, found, said)
    language = found.passage.language
    row = asked.held.articles.get(found.document)
    return HitLine(
        key=key_of(found, said),
        article=found.document,
        language=language,
        direction=direction_of(language),
        look="unread" if said is None else "own" if said.mode == "own" else "said",
        runs=tuple(_runs(pieces, said, len(found.text) > _LONG)),
        steps=tuple(_steps(asked, found, said)) if said is not None and said.mode != "own" else (),
        mode=asked.labels[f"mode_{said.mode}"] if said is not None else asked.labels["unread"],
        stance=asked.labels[f"stance_{said.stance}"] if said is not None and said.stance != "says" else "",
        outlet=found.outlet,
        title=displayable(row.title) if row is not None and row.title else None,
        published=found.published,
        estimate=day,
        claims=tuple(claims[:_CLAIMS]),
        more=max(0, len(claims) - _CLAIMS),
        corrected=corrected_by(asked, found.document, said.position) if said is not None else (),
        held=hits.held.get(found.place, 0),
        of=hits.of,
    )


def _claims(asked: Asked, found: Found, said: Said | None) -> list[Claim]:
    """What a statement tells that others tell too, disputed claims first."""
    told = asked.held.told.get((found.document, said.id), ()) if said is not None else ()
    telling = {c.id: c for c, _ in told if asked.held.stands[c.id] in _TELLING}.values()
    return once(sorted(telling, key=lambda c: (STANDS.index(asked.held.stands[c.id]), -len(c.documents), c.id)))


def _steps(asked: Asked, found: Found, said: Said) -> list[StepView]:
    steps = [step_view(step, found.document, asked.labels) for step in steps_of(found, said)]
    return [replace(steps[0], name=displayable(found.outlet or asked.labels["outlet_unknown"])), *steps[1:]]


def _runs(pieces: Sequence[Piece], said: Said | None, long: bool) -> list[Run]:
    """The pieces cut where what is said begins and ends; of a long passage what stands near the words."""
    out: list[Run] = []
    for i, piece in enumerate(pieces):
        if piece.found:
            out.append(Run(displayable(piece.text), True, not _within(piece.start, said)))
            continue
        end = piece.start + len(piece.text)
        inner = (c for c in (said.start, said.end) if piece.start < c < end) if said is not None else ()
        cuts = sorted({piece.start, end, *inner})
        runs = [
            Run(displayable(piece.text[a - piece.start : b - piece.start]), False, not _within(a, said))
            for a, b in zip(cuts, cuts[1:], strict=False)
        ]
        out += _shortened(runs, i == 0, i == len(pieces) - 1) if long and len(pieces) > 1 else runs
    return out


def _within(offset: int, said: Said | None) -> bool:
    return said is None or said.start <= offset < said.end


def _shortened(runs: Sequence[Run], first: bool, last: bool) -> list[Run]:
    """Runs between two found words without their middle; before the first and behind the last without what is far."""
    head = [] if first else _until(runs)
    tail = [] if last else _turned(_until(_turned(runs)))
    if sum(len(r.text) for r in (*head, *tail)) + 2 >= sum(len(r.text) for r in runs):
        return list(runs)
    return [*head, Run(" … ", False, True), *tail]


def _turned(runs: Sequence[Run]) -> list[Run]:
    return [replace(run, text=run.text[::-1]) for run in reversed(runs)]


def _until(runs: Sequence[Run]) -> list[Run]:
    """The first words of runs."""
    out: list[Run] = []
    room = _KEPT
    for run in runs:
        if len(run.text) > room:
            return [*out, replace(run, text=run.text[: max(run.text.rfind(" ", 0, room), 0)])]
        out.append(run)
        room -= len(run.text)
    return out
