"""Corrections of one state of an article, held for its other states too.

A correction names the bytes that it was made on, and goes on naming them. Where another state of that article is in the
story (`riwaya.link.states`), the words that it names are looked for there by themselves and by what stands around them.
What it takes for that travels with the correction as `about.made_on` (`story.carrying`), so that it holds in a story
that has only the later state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from riwaya.corrections import Correction
from riwaya.link.states import Address, States
from riwaya.model import Document, Span
from riwaya.read.placed import Words, find_words, words_at
from riwaya.story.named import MADE_ON, clauses, pinned_to, with_clauses, with_spans

ALIKE = 0.8
"""Share of their characters in common from which a clause in another state is the one that was named: the reader may
end it elsewhere where the sentence goes on otherwise."""

Opened = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class Home:
    """Documents of a story that a named document is: itself, if it is here, and its other states."""

    exact: str | None
    states: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All of them, itself first."""
        return (self.exact, *self.states) if self.exact is not None else self.states


class Elsewhere:
    """Finds what corrections name in the states of their articles. `document`: opens one by its key."""

    def __init__(self, states: States, document: Opened) -> None:
        self._states, self._document = states, document

    def home(self, correction: Correction) -> Home:
        """The documents that a correction about an article holds for; none of one about the story."""
        named = correction.document
        return self._home(*named, correction) if named is not None else Home(None, ())

    def _home(self, key: str, id: str, correction: Correction) -> Home:
        exact = self._states.exact(key, id)
        if exact is not None:
            return Home(exact, self._states.others(exact))
        was = _was(correction, id)
        if was is None:
            return Home(None, ())
        address = Address(key, id, tuple(was.get("paths", ())), was.get("url"), was.get("external_id"))
        return Home(None, self._states.found(address, tuple(was.get("sample", ()))))

    def placed(self, correction: Correction, key: str) -> Correction:
        """A correction about an article as it reads for this document of `home`: its words where they stand there; None
        for those that do not."""
        named = correction.document
        document = self._document(key)
        if named is None or document is None or document.id == named[1]:
            return correction

        def moved(span: Mapping[str, Any]) -> Any:
            found = self._span(correction, named[0], named[1], span, document)
            return asdict(found) if found is not None else None

        about = {k: with_spans(v, moved) for k, v in correction.about.items() if k != MADE_ON}
        about |= {"document": key, "id": document.id}
        return replace(correction, about=about, after=with_spans(correction.after, moved))

    def restated(self, corrections: Iterable[Correction]) -> list[Correction]:
        """Corrections of the story, and notes, naming besides what they name the same words in the other states:
        mentions, clauses, and places that notes are pinned to."""
        corrections = list(corrections)
        wanted = {id for c in corrections for id in clauses(c.about)}
        moved = self._moved_here(wanted) if wanted else {}
        return [self._restated(c, moved) for c in corrections]

    def _restated(self, c: Correction, moved: Mapping[str, tuple[str, ...]]) -> Correction:
        own = dict(moved) | self._moved_from_elsewhere(c)
        about = with_clauses(c.about, own) if own else c.about
        about = self._with_mentions(c, about)
        if c.kind == "note" and c.document is not None:
            about = {**about, "on": [*about.get("on", ()), *self._pinned(c)]}
        return replace(c, about=about)

    def _moved_here(self, wanted: set[str]) -> dict[str, tuple[str, ...]]:
        """The clauses of documents here → the same clauses of their other states."""
        out: dict[str, tuple[str, ...]] = {}
        for group in self._states.groups:
            opened = {key: d for key in group if (d := self._document(key)) is not None}
            for key, document in opened.items():
                others = [opened[k] for k in self._states.others(key) if k in opened]
                for a in document.assertions:
                    if a.id in wanted:
                        words = words_at(document.text, a.span.start, a.span.end)
                        out[a.id] = _clauses_of(words, others)
        return out

    def _moved_from_elsewhere(self, c: Correction) -> dict[str, tuple[str, ...]]:
        """The same for clauses of documents that are not here."""
        out: dict[str, tuple[str, ...]] = {}
        for was in c.about.get(MADE_ON, ()):
            home = self._home(str(was.get("document")), str(was.get("id")), c)
            if home.exact is None:
                opened = [d for key in home.states if (d := self._document(key)) is not None]
                for named in was.get("words", ()):
                    if named.get("clause"):
                        out[named["clause"]] = _clauses_of(_read_words(named), opened)
        return out

    def _with_mentions(self, c: Correction, about: Mapping[str, Any]) -> Mapping[str, Any]:
        """Entities named by their mentions in the other states as well."""
        sides = {}
        for side in ("one", "other"):
            named = about.get(side)
            if isinstance(named, Mapping):
                more = [found for mention in named.get("mentions", ()) for found in self._mentions(c, mention)]
                sides[side] = {**named, "mentions": [*named.get("mentions", ()), *more]}
        return {**about, **sides}

    def _mentions(self, c: Correction, mention: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        key, id = str(mention.get("document")), str(mention.get("id"))
        for state in self._home(key, id, c).states:
            document = self._document(state)
            span = self._span(c, key, id, mention, document) if document is not None else None
            if document is not None and span is not None:
                yield {"document": state, "id": document.id, **asdict(span)}

    def _pinned(self, note: Correction) -> Iterator[str]:
        """What a note on an article or a statement is pinned to in the other states."""
        for key in self.home(note).states:
            if note.about.get("span") is None:
                yield key
                continue
            here = self.placed(note, key)
            if here.about["span"] is not None:
                yield pinned_to(here.about)

    def _span(self, c: Correction, key: str, id: str, named: Mapping[str, Any], document: Document) -> Span | None:
        """Where words of a named document stand in another state of it."""
        words = self._words(c, key, id, named)
        found = find_words(words, document.text) if words is not None else None
        return document.span(*found) if found is not None else None

    def _words(self, c: Correction, key: str, id: str, named: Mapping[str, Any]) -> Words | None:
        start, end = named.get("start"), named.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            return None
        exact = self._states.exact(key, id)
        document = self._document(exact) if exact is not None else None
        if document is not None:
            return words_at(document.text, start, end) if document.text[start:end] == named.get("text") else None
        was = _was(c, id) or {}
        kept = (w for w in was.get("words", ()) if (w.get("start"), w.get("end")) == (start, end))
        return next(map(_read_words, kept), None)


def _read_words(named: Mapping[str, Any]) -> Words:
    before, after = str(named.get("before", "")), str(named.get("after", ""))
    return Words(str(named.get("text", "")), before, after, named.get("alone") is True)


def _was(c: Correction, id: str) -> Mapping[str, Any] | None:
    return next((was for was in c.about.get(MADE_ON, ()) if was.get("id") == id), None)


def _clauses_of(words: Words, documents: Iterable[Document]) -> tuple[str, ...]:
    """The clause that these words are in each of these states."""
    out = []
    for document in documents:
        at = find_words(words, document.text)
        best = max(document.assertions, key=lambda a: _shared(a.span, at), default=None) if at else None
        if at and best is not None and _shared(best.span, at) >= ALIKE:
            out.append(best.id)
    return tuple(out)


def _shared(span: Span, at: tuple[int, int]) -> float:
    both = min(span.end, at[1]) - max(span.start, at[0])
    return both / (max(span.end, at[1]) - min(span.start, at[0])) if both > 0 else 0.0
