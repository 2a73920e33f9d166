"""Where the words that were sought stand in what was found, and of which kinds the results are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from riwaya.store.search import Found, Place
from riwaya.store.words import words_of
from riwaya.story.called import Phrase


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; `found`: whether it is what was sought."""

    text: str
    start: int
    found: bool


def marked(found: Found, words: Iterable[Phrase], prefixes: Sequence[str] = ()) -> list[Piece]:
    """A passage's sentences cut at the words that were sought, which are whole words; `start` counts in the article."""
    text, at = found.text, found.passage.start
    out, end = [], 0
    for start, stop in _places(text, words, prefixes):
        if start > end:
            out.append(Piece(text[end:start], at + end, False))
        out.append(Piece(text[start:stop], at + start, True))
        end = stop
    return [*out, Piece(text[end:], at + end, False)] if end < len(text) else out


def counted(places: Iterable[Place], of: Callable[[int], str | None]) -> list[tuple[str, int]]:
    """How many of the places are of each language, outlet …: `of` says which, by the document's number."""
    totals = Counter(place.document for place in places)
    out: Counter[str] = Counter()
    for number, n in totals.items():
        value = of(number)
        if value:
            out[value] += n
    return out.most_common()


def _places(text: str, words: Iterable[Phrase], prefixes: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand, in order; those that touch are one place."""
    written = list(words_of(text))
    sought: dict[str, list[Phrase]] = {}
    for phrase in words:
        sought.setdefault(phrase[0], []).append(phrase)
    spans = []
    for i, (start, end, form) in enumerate(written):
        if prefixes and form.startswith(tuple(prefixes)):
            spans.append((start, end))
        for phrase in sought.get(form, ()):
            if tuple(w[2] for w in written[i : i + len(phrase)]) == phrase:
                spans.append((start, written[i + len(phrase) - 1][1]))
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
