"""Articles made from one text as the dossier lists them: how much of each is copied, and what it adds or leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from riwaya.align.shingles import Stretch, told_in, trimmed, without, words_of
from riwaya.comparison import Comparison, CopiedText
from riwaya.export.labels import Labels
from riwaya.export.marks import direction_of, displayable
from riwaya.export.view import Article
from riwaya.languages.sentences import sentence_around
from riwaya.model import Document
from riwaya.store.keys import document_key


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of an article, in pieces; of each whether it is meant, or only stands around what is."""

    language: str | None
    direction: str
    pieces: tuple[tuple[str, bool], ...]

    @property
    def whole(self) -> bool:
        """Whether all of it is meant."""
        return all(meant for _, meant in self.pieces)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article, each in its sentence, and how many they are."""

    count: int
    passages: tuple[Passage, ...]
    article: Article


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a group."""

    article: Article
    share: int
    """Percent of its words that stand in another article of the group too."""
    added: Words
    """What no other article has."""
    missing: tuple[Words, ...]
    """What it lacks although several others of its language or in others have it: by the article that shows it."""

    @property
    def missing_count(self) -> int:
        """How many words it lacks."""
        return sum(words.count for words in self.missing)


@dataclass(frozen=True, slots=True)
class CopyView:
    """Articles made from one text, as the summary lists them."""

    members: tuple[Member, ...]
    kind: str
    share: int
    """Percent of the shorter text that stands in the longer too; of the least alike pair."""
    wire: str | None


class Copies:
    """Gathers the articles that are made from one text with another."""

    def __init__(self, compared: Comparison) -> None:
        self._groups = compared.copies
        self._copied = {key for group in compared.copies for key in group.documents}
        self._documents: dict[str, Document] = {}

    def add(self, key: str, document: Document) -> None:
        """Take note of one article."""
        if key in self._copied:
            self._documents[key] = document

    def view(self, articles: Mapping[str, Article], labels: Labels) -> tuple[CopyView, ...]:
        """The groups in the order of the comparison; `articles` by key."""
        return tuple(
            CopyView(
                tuple(_members([self._documents[key] for key in group.documents], group, articles)),
                labels[f"copy_{group.kind.replace(' ', '_')}"],
                round(100 * group.overlap),
                group.origin,
            )
            for group in self._groups
        )


def _members(documents: Sequence[Document], group: CopiedText, articles: Mapping[str, Article]) -> Iterator[Member]:
    for document in documents:
        key = document_key(document)
        told = told_in(document)
        copied = [(s.words.start, s.words.end) for s in group.spans if s.document == key]
        added = [rest for start, end in told for rest in without(start, end, copied)]
        missing = tuple(_missing(document, documents, group, articles))
        share = 100 * words_of(document, copied) / max(1, words_of(document, told))
        yield Member(articles[key], round(share), _words(document, added, articles[key]), missing)


def _missing(
    document: Document, documents: Sequence[Document], group: CopiedText, articles: Mapping[str, Article]
) -> Iterator[Words]:
    """What an article lacks although several others have it, once, from those of its language: over languages too many
    sentences are not recognised."""
    key = document_key(document)
    shown: set[str] = set()
    for other in documents:
        theirs = document_key(other)
        if theirs == key or other.language != document.language:
            continue
        lacking = [
            (s.words.start, s.words.end)
            for s in group.spans
            if s.document == theirs and key not in s.also_in and shown.isdisjoint(s.also_in)
        ]
        shown.add(theirs)
        found = _words(other, lacking, articles[theirs])
        if found.count:
            yield found


def _words(document: Document, stretches: Iterable[Stretch], article: Article) -> Words:
    """Those of the stretches that hold a word, each in its sentence."""
    lines = [trimmed(document.text, line) for start, end in stretches for line in _lines(document.text, start, end)]
    held = [line for line in lines if words_of(document, [line])]
    around: list[tuple[Stretch, list[Stretch]]] = []
    for start, end in held:
        first, last = sentence_around(document.text, start, end)
        if around and first < around[-1][0][1]:
            around[-1] = ((around[-1][0][0], max(last, around[-1][0][1])), [*around[-1][1], (start, end)])
        else:
            around.append(((first, last), [(start, end)]))
    passages = tuple(_passage(document, whole, meant) for whole, meant in around)
    return Words(words_of(document, held), passages, article)


def _lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The lines of a stretch."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _passage(document: Document, whole: Stretch, meant: Sequence[Stretch]) -> Passage:
    """A sentence in pieces; marks without a word go with what they follow."""
    pieces: list[tuple[str, bool]] = []
    edges = (whole[0], *(edge for stretch in meant for edge in stretch), whole[1])
    for place, stretch in enumerate(pairwise(edges)):
        text = document.text[slice(*stretch)]
        wordless = not words_of(document, [stretch])
        is_meant = place % 2 == 1 or wordless
        if pieces and (wordless or pieces[-1][1] == is_meant):
            pieces[-1] = pieces[-1][0] + text, pieces[-1][1]
        elif text:
            pieces.append((text, is_meant))
    shown = tuple((displayable(text), is_meant) for text, is_meant in pieces)
    return Passage(document.language, direction_of(document.language), shown)
