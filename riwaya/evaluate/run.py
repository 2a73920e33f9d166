"""From a gold file to its figures: its texts are read by Riwaya itself, its marks are not looked at."""

from __future__ import annotations

from pathlib import Path

from riwaya.errors import InputError
from riwaya.evaluate.attribution import Scores, score
from riwaya.evaluate.gold import GoldArticle, load_gold
from riwaya.ingest import Given, from_text
from riwaya.model import Document
from riwaya.story.reading import read_one


def evaluate_file(path: Path) -> tuple[Scores, list[InputError]]:
    """The figures of a gold file, and the texts in it that could not be read (they count as nothing found).

    Raises `UsageError` where the file is no gold file.
    """
    gold = load_gold(path)
    documents: dict[str, Document] = {}
    errors: list[InputError] = []
    for article in gold:
        try:
            documents[article.id] = read_article(article)
        except InputError as error:
            errors.append(InputError(f"{path}:{article.id}", error.what, error.remedy))
    return score(gold, documents), errors


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
