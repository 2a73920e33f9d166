"""Who published a page that nobody says it of: by the name that its furniture prints, where two places agree on it.

The places: the head of the way to the page (The Gazette > World > …), a line "follow X on …", a note of copyright, and
a speaker in the text who "told X". One alone is not enough: a section heads a way too, a reporter is followed, an
agency keeps its rights in what others print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from riwaya.ingest.blocks import WAY
from riwaya.ingest.furniture import Furniture, fold, load_furniture
from riwaya.model import Block, Document, Outlet, Span

STEPS = 3
"""Steps that a way has at least."""
LONGEST = 6
"""Words of a name at most."""

OPENING = 4
"""Paragraphs at the beginning of an article in which a name may stand first."""

_OPENS = re.compile(r"\s*(?P<name>[^\W\d_][^\n:.!?،,؛;؟«»“”\"()]{2,40}?)\s?:\s(?=\S+\s+\S+\s+\S+)")
"""What stands before the first colon of a paragraph that goes on."""

_MARKS = " \t«»\"“”„'‘’()[]|·•–—-:،,.©"

Place = Literal["way", "rights", "follow", "told"]
"""Where a name stands, those first that have it in its base form."""
PLACES: tuple[Place, ...] = ("way", "rights", "follow", "told")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name at one of the places."""

    place: Place
    span: Span
    words: tuple[str, ...]


def shown_outlet(text: str, blocks: Sequence[Block]) -> Outlet | None:
    """The outlet that a page names itself, with the words that show it; None where no two places agree, or where they
    agree on two names."""
    furniture = load_furniture()
    found = list(_in_furniture(text, blocks, furniture))
    found += _told(text, blocks, furniture) if found else []
    pairs = [(a, b) for a, b in combinations(found, 2) if a.place != b.place and _agree(a, b, furniture)]
    if not pairs:
        return None
    best = min((a for a, _ in pairs), key=lambda n: (PLACES.index(n.place), n.span.start))
    if any(not _alike(best.words, a.words, furniture) for a, _ in pairs):
        return None
    first: dict[Place, Span] = {}
    for named in sorted((n for pair in pairs for n in pair), key=lambda n: n.span.start):
        first.setdefault(named.place, named.span)
    return Outlet(best.span.text, shown_by=tuple(sorted(first.values(), key=lambda s: s.start)))


def opening_name(document: Document) -> Span | None:
    """The name and colon with which one of the first paragraphs opens ("Harbour News: A ship …") on a page whose outlet
    is not known: it may be the outlet, or whom the page was copied from, so that it is only fit to ask a person."""
    if document.outlet is not None:
        return None
    speaking = [x.span for s in document.statements for x in s.chain if x.span is not None]
    speaking += [s.cue for s in document.statements if s.cue is not None]
    speaking += [o.span for o in document.origin if o.span is not None]
    bodies = [b for b in document.blocks if b.role == "body"][:OPENING]
    for block in bodies:
        found = _OPENS.match(document.text, block.start, block.end)
        if found is None or any(s.start < found.end("name") and found.start("name") < s.end for s in speaking):
            continue
        words = fold(found["name"]).split()
        if 1 < len(words) <= LONGEST and all(w.isalpha() for w in words):
            return document.span(found.start("name"), found.end("name"))
    return None


def _in_furniture(text: str, blocks: Sequence[Block], f: Furniture) -> Iterator[_Named]:
    """The names that head a way above the text, are followed, or keep rights."""
    above = True
    for block in blocks:
        above = above and block.role != "body"
        if block.role != "boilerplate":
            continue
        for line in re.finditer(r"[^\n]+", text[block.start : block.end]):
            at = block.start + line.start()
            steps = WAY.split(line[0])
            if above and len(steps) >= STEPS:
                yield from _named("way", text, at, at + len(steps[0]), f)
            yield from _matched("follow", text, at, at + len(line[0]), f.follow, f)
            yield from _matched("rights", text, at, at + len(line[0]), f.rights, f)


def _told(text: str, blocks: Sequence[Block], f: Furniture) -> Iterator[_Named]:
    """The names of whom somebody in the text is said to have told it."""
    for block in blocks:
        if block.role == "body":
            yield from _matched("told", text, block.start, block.end, f.told, f)


def _matched(
    place: Place, text: str, start: int, end: int, patterns: Sequence[re.Pattern[str]], f: Furniture
) -> Iterator[_Named]:
    for pattern in patterns:
        for match in pattern.finditer(text[start:end]):
            first, last = match.span("name")
            yield from _named(place, text, start + first, start + last, f)


def _named(place: Place, text: str, start: int, end: int, f: Furniture) -> Iterator[_Named]:
    """The name between two characters, without marks around it; none that furniture is called itself (Home)."""
    bare = text[start:end].strip(_MARKS)
    start = text.index(bare, start)
    words = tuple(fold(bare).split())
    if words and words[0] in f.no_name and len(words) > 1:
        words = words[1:]
    if 0 < len(words) <= LONGEST and " ".join(words) not in f.boilerplate.exact and any(w.isalpha() for w in words):
        yield _Named(place, Span(start, start + len(bare), bare), words)


def _agree(a: _Named, b: _Named, f: Furniture) -> bool:
    """Whether two places have one name. Of a name that is declined one of them has to show the base form."""
    based = a.place in ("way", "rights") or b.place in ("way", "rights")
    return a.words == b.words or based and _alike(a.words, b.words, f)


def _alike(a: Sequence[str], b: Sequence[str], f: Furniture) -> bool:
    """Whether names are the same but for the endings of their words."""
    return len(a) == len(b) and all(_stems(x, f) & _stems(y, f) for x, y in zip(a, b, strict=True))


def _stems(word: str, f: Furniture) -> set[str]:
    """A word, and what is left of it without each ending that it may have."""
    return {word, *(word[: -len(e)] for e in f.endings if word.endswith(e) and len(word) - len(e) >= len(e) + 1)}
