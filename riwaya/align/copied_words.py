"""Which words of articles made from one text stand in the others too, so that a reader sees what each one added or cut.

In one language these are the runs of words that the articles share. Quotations count here: that the articles copy is
found without them, and a text is copied with what it quotes. Over languages they are the sentences of which at least
half of what is told is aligned, and the aligned clauses of others: translators part sentences into other clauses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from riwaya.align.shingles import Stretch, shingles_of, told_in, trimmed, words_of
from riwaya.align.translations import Translation
from riwaya.comparison import CopiedWords
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.segment import tokenize

HALF = 0.5
"""Share of what a sentence tells, in characters, from which it stands in the other language whole."""

Shared = dict[str, list[Stretch]]
"""Another document of the group → the stretches that stand in it too, in order, none touching the next."""


def copied_words(documents: Mapping[str, Document], translations: Iterable[Translation]) -> tuple[CopiedWords, ...]:
    """The words of each document of a group (by key) that stand in others of it; by document, then by place."""
    shared: dict[str, Shared] = {key: defaultdict(list) for key in documents}
    _in_one_language(documents, shared)
    for translation in translations:
        a, b = translation.documents
        for key, other, ids in zip((a, b), (b, a), zip(*translation.pairs, strict=True), strict=True):
            shared[key][other] += aligned(documents[key], frozenset(ids))
    return tuple(
        CopiedWords(key, document.span(*trimmed(document.text, stretch)), others)
        for key, document in documents.items()
        for stretch, others in _told(shared[key], told_in(document))
        if words_of(document, [stretch])
    )


def _in_one_language(documents: Mapping[str, Document], shared: Mapping[str, Shared]) -> None:
    """Take note of the runs of words that documents share; overlapping ones are one stretch."""
    articles = [shingles_of(key, document, quotations=True) for key, document in documents.items()]
    holding: dict[int, dict[str, None]] = defaultdict(dict)
    for article in articles:
        for h in article.hashes:
            holding[h][article.document] = None
    for article in articles:
        for h, start, end in zip(article.hashes, article.starts, article.ends, strict=True):
            for other in holding[h]:
                if other != article.document:
                    _add(shared[article.document][other], start, end)


def aligned(document: Document, ids: Container[str]) -> list[Stretch]:
    """Where the assertions with these ids stand, in order: their sentences, or only themselves."""
    sentences = _sentences(document)
    begins = [start for start, _ in sentences]
    told: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for a in document.assertions:
        told[bisect_right(begins, a.span.start) - 1].append((a.span.start, a.span.end, a.id in ids))
    out: list[Stretch] = []
    for place in sorted(told):
        clauses = sorted(told[place])
        found = [(start, end) for start, end, is_aligned in clauses if is_aligned]
        share = sum(end - start for start, end in found) / sum(end - start for start, end, _ in clauses)
        if found and share >= HALF and place >= 0:
            found = [(sentences[place][0], max(sentences[place][1], *(end for _, end in found)))]
        for start, end in found:
            _add(out, start, end)
    return out


def _sentences(document: Document) -> list[Stretch]:
    """Where the sentences of an article stand; none where its language is not known."""
    language = load_languages().get(document.language or "")
    if language is None:
        return []
    tokens = tokenize(document.text, told_in(document), language)
    return [(tokens.starts[first], tokens.ends[end - 1]) for first, end in tokens.sentences]


def _add(stretches: list[Stretch], start: int, end: int) -> None:
    """One more stretch behind others, with the last as one where they overlap."""
    if stretches and start <= stretches[-1][1]:
        stretches[-1] = (stretches[-1][0], max(stretches[-1][1], end))
    else:
        stretches.append((start, end))


def _told(shared: Shared, told: Sequence[Stretch]) -> Iterator[tuple[Stretch, tuple[str, ...]]]:
    """The stretches cut where they begin or end to stand in one of the others, each with all in which it stands; only
    what is `told`."""
    at: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for other, stretches in shared.items():
        for start, end in stretches:
            for low, high in told:
                if max(start, low) < min(end, high):
                    at[max(start, low)].append((other, 1))
                    at[min(end, high)].append((other, -1))
    depth: dict[str, int] = defaultdict(int)
    begun = 0
    for place in sorted(at):
        standing = tuple(sorted(other for other, n in depth.items() if n))
        if standing:
            yield (begun, place), standing
        for other, change in at[place]:
            depth[other] += change
        begun = place
