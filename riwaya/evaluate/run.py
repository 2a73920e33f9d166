"""From a gold file to its figures: its texts are read by Riwaya itself, its marks are not looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.evaluate.attribution import Problem, Scores, score
from riwaya.evaluate.content import LayerScores, score_layers
from riwaya.evaluate.gold import GoldArticle, load_gold
from riwaya.evaluate.marked import load_marked
from riwaya.ingest import Given, from_text
from riwaya.model import Document
from riwaya.story.reading import read_one


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `riwaya evaluate` prints: who says it, and what is said (a row a layer that the gold file marks)."""

    scores: Scores
    layers: tuple[LayerScores, ...]
    errors: tuple[InputError, ...]
    """Texts that could not be read; they count as nothing found."""

    @property
    def problems(self) -> list[Problem]:
        """Every disagreement, those of the attribution first."""
        return [*self.scores.problems, *(p for layer in self.layers for p in layer.problems)]

    def as_json(self) -> dict[str, Any]:
        """The figures as a JSON-ready dict; `layers` only where the gold file marks some."""
        layers = {"layers": {layer.layer: layer.as_json() for layer in self.layers}} if self.layers else {}
        return {**self.scores.as_json(), **layers}

    def __str__(self) -> str:
        return "\n".join(map(str, (self.scores, *self.layers)))


def evaluate_file(path: Path) -> Evaluation:
    """The figures of a gold file, or of a folder of marked articles (`riwaya.evaluate.marked`).

    Raises `UsageError` where the file is no gold file, or an article is not marked as it should be.
    """
    gold = articles_of(path)
    documents: dict[str, Document] = {}
    errors: list[InputError] = []
    for article in gold:
        try:
            documents[article.id] = read_article(article)
        except InputError as error:
            errors.append(InputError(f"{path}:{article.id}", error.what, error.remedy))
    return Evaluation(score(gold, documents), tuple(score_layers(gold, documents)), tuple(errors))


def articles_of(path: Path) -> list[GoldArticle]:
    """The articles of a gold file or of a folder of marked articles. Raises `UsageError`."""
    return load_marked(path) if path.is_dir() else load_gold(path)


def read_article(article: GoldArticle) -> Document:
    """A gold article's text, read as a file with the given title, outlet and date is. Raises `InputError`."""
    given = Given(
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        title=article.title,
        language=article.language,
    )
    return read_one(from_text(article.text, given))
