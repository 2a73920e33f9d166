"""The scores of what statements say: entities, times, places, quantities and assertions against marks made by hand.

All figures are micro-averaged over marks:

- found: a read and a gold mark overlap by half of their union or more, one to one
- right: found, and everything that the gold says of it was read
- items: of all that the gold says of found marks, the share that was read
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from riwaya.evaluate.attribution import F1, Problem, align, f1
from riwaya.evaluate.gold import GoldArticle
from riwaya.evaluate.marks import LAYERS, Mark, marks_of
from riwaya.model import Document, Span


@dataclass(frozen=True, slots=True)
class LayerScores:
    """The figures of one layer; `gold` and `predicted` count marks."""

    layer: str
    found: F1
    right: F1
    items: float | None
    gold: int
    predicted: int
    problems: tuple[Problem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The figures as a JSON-ready dict."""
        return {k: v for k, v in asdict(self).items() if k not in ("layer", "problems")}

    def __str__(self) -> str:
        items = f"  items {self.items:.3f}" if self.items is not None else ""
        return (
            f"{self.layer:11} found P {self.found.p:.3f}  R {self.found.r:.3f}  F1 {self.found.f1:.3f}"
            f"  right F1 {self.right.f1:.3f}{items}  gold {self.gold}  predicted {self.predicted}"
        )


def score_layers(gold: Iterable[GoldArticle], documents: Mapping[str, Document]) -> list[LayerScores]:
    """The figures of every layer that some article of `gold` marks; an article without marks of a layer is left aside.

    An article that could not be read counts as nothing found.
    """
    articles = list(gold)
    return [
        _score(layer, [(a, documents.get(a.id)) for a in articles if layer in a.marks])
        for layer in LAYERS
        if any(layer in a.marks for a in articles)
    ]


def _score(layer: str, pairs: Sequence[tuple[GoldArticle, Document | None]]) -> LayerScores:
    all_gold = all_read = found = right = items = items_read = 0
    problems: list[Problem] = []
    for article, document in pairs:
        gold, read = article.marks[layer], marks_of(document, layer) if document else []
        aligned = align([_span(m, article) for m in gold], [_span(m, article) for m in read])
        all_gold, all_read, found = all_gold + len(gold), all_read + len(read), found + len(aligned)
        for i, j in aligned:
            missing = gold[i].said - read[j].said
            right += not missing
            items += len(gold[i].said)
            items_read += len(gold[i].said) - len(missing)
            if missing:
                detail = f"{', '.join(sorted(missing))} but read {', '.join(sorted(read[j].said))}"
                problems.append(_problem("wrong", layer, article, gold[i], detail))
        problems += [
            _problem("missed", layer, article, m, ", ".join(sorted(m.said)))
            for k, m in enumerate(gold)
            if k not in {i for i, _ in aligned}
        ]
        problems += [
            _problem("spurious", layer, article, m, ", ".join(sorted(m.said)))
            for k, m in enumerate(read)
            if k not in {j for _, j in aligned}
        ]
    return LayerScores(
        layer,
        f1(found, all_read, all_gold),
        f1(right, all_read, all_gold),
        round(items_read / items, 4) if items else None,
        all_gold,
        all_read,
        tuple(problems),
    )


def _span(mark: Mark, article: GoldArticle) -> Span:
    return Span(mark.start, mark.end, article.text[mark.start : mark.end])


def _problem(kind: str, layer: str, article: GoldArticle, mark: Mark, detail: str) -> Problem:
    return Problem(kind, article.id, layer, detail, _span(mark, article).text[:80])
