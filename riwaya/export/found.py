"""What the search found, as people see it: which statement is meant, its chain, and the terminal's list."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from riwaya.export.chain import Step, reading_chain
from riwaya.export.labels import Labels
from riwaya.export.marks import direction_of, displayable
from riwaya.export.view import statement_key
from riwaya.model import Document, Link, Origin, Outlet, Span, Statement
from riwaya.store.search import Found, Said
from riwaya.story.marking import Piece, marked
from riwaya.story.searching import Hits, Search

_INSIDE = ("source", "place", "stance", "voice")


def by_statement(search: Search) -> bool:
    """Whether filters ask for something of the statement itself: then the one that fits is shown, and no other of its
    passage."""
    return any(f.kind in _INSIDE for f in search.sought.filters)


def said_in(found: Found, pieces: Sequence[Piece], by_filters: bool) -> Said | None:
    """Which statement of a passage is meant: the one that filters fit, else the innermost with most of the words; None
    where it was not understood."""
    if not found.said:
        return None
    if by_filters:
        return found.said[min(found.inside, len(found.said) - 1)]
    words = [p for p in pieces if p.found]

    def held(s: Said) -> tuple[int, int]:
        inner = sum(s.start <= p.start and p.start + len(p.text) <= s.end for p in words)
        return inner, s.start - s.end if inner else 0

    return max(found.said, key=held)


def key_of(found: Found, said: Said | None) -> str:
    """The anchor of what was found in its article's page."""
    if said is None:
        return f"{found.document}-u{(found.passage.unread or 0) + 1}"
    return statement_key(found.document, said.position)


def steps_of(found: Found, said: Said) -> tuple[Step, ...]:
    """The chain in reading order, from the tables alone: no record is opened for a list."""
    credit = found.passage.credit
    origins = [Origin(credit)] if credit else [Origin(name, kind) for name, kind in found.origins]  # type: ignore[arg-type]
    chain = [Link(x.name, x.kind, x.named, x.count, how=x.how, office=x.office) for x in said.chain]  # type: ignore[arg-type]
    document = Document("", "", outlet=Outlet(found.outlet) if found.outlet else None, origin=tuple(origins))
    content = Span(said.start, said.end, "")
    return reading_chain(document, Statement(said.id, content, None, None, said.mode, chain=tuple(chain)))  # type: ignore[arg-type]


def print_found(search: Search, console: Console, limit: int) -> None:
    """Print the statements that hold the words, then those that say the same otherwise, at most so many of each."""
    labels = Labels("en")
    for also in search.also:
        names = ", ".join(_apart(name) for name in also.names)
        console.print(Text(f"{_apart(also.typed)} · {labels['also']}: {names}", "dim"))
    otherwise = search.by_meaning if search.by_meaning.total else search.by_most
    for title, hits in ((labels["statements_count"], search.by_words), (labels["other_words"], otherwise)):
        if hits.total or hits is search.by_words:
            console.print(Text(f"\n{title}: {hits.total:,}{'+' if hits.more else ''}", "bold"))
            for found in search.show(hits.places[:limit]):
                _print(found, hits, by_statement(search), labels, console)
            if hits.total > limit:
                console.print(Text(labels("and_more", n=f"{hits.total - limit:,}{'+' if hits.more else ''}"), "dim"))
    for wrong in (f for f in search.sought.filters if not f.value):
        console.print(Text(labels("filter_unknown", words=displayable(wrong.written)), "yellow"))


def _print(found: Found, hits: Hits, by_filters: bool, labels: Labels, console: Console) -> None:
    pieces = marked(found, hits.words, hits.prefixes)
    said = said_in(found, pieces, by_filters)
    sentence = Text()
    for piece in pieces:
        sentence.append(" ".join(displayable(piece.text).split("\n")), "bold" if piece.found else "")
    console.print(Text("\n  ").append(_isolated(sentence, direction_of(found.passage.language))))
    day = labels.day(found.published) if found.published else labels["date_unknown"]
    if said is None or said.mode == "own":
        name = _apart(found.outlet or labels["outlet_unknown"])
        told = f"{name} · {labels['mode_own'] if said else labels['unread']}"
    else:
        names = [
            step.name or labels["outlet_unknown" if step.role == "page" else "unnamed"]
            for step in steps_of(found, said)
        ]
        told = " ← ".join(_apart(name) for name in names) + f" · {labels[f'stance_{said.stance}']}"
    held = f" · {hits.held[found.place]}/{hits.of}" if hits.of else ""
    console.print(Text(f"    {told} · {day} · {key_of(found, said)}{held}", "dim"))


def _apart(name: str) -> str:
    """A name whose letters turn nothing around it."""
    return f"\u2068{displayable(name)}\u2069"


def _isolated(sentence: Text, direction: str) -> Text:
    opening = {"rtl": "\u2067", "ltr": "\u2066"}.get(direction, "\u2068")
    return Text(opening).append(sentence).append("\u2069")
