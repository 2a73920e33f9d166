"""Gold files: articles with statements marked by hand, as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riwaya.errors import UsageError
from riwaya.evaluate.marks import Mark
from riwaya.model import Span
from riwaya.records import read_span


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement marked by hand; `chain` names the speakers, nearest first."""

    id: str
    content: Span
    source: Span | None
    cue: str | None
    chain: tuple[str, ...]
    stance: str | None
    mode: str | None
    nested: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its marks; `origin` names whom the whole of it is credited to."""

    id: str
    text: str
    origin: tuple[str, ...]
    statements: tuple[GoldStatement, ...]
    language: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    title: str | None = None
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """Layer → what the article speaks of; a layer that nobody marked is left out."""


def load_gold(path: Path) -> list[GoldArticle]:
    """The articles of a gold file. Raises `UsageError` where there is none, or it is something else."""
    try:
        articles = json.loads(path.read_text("utf-8"))
        return [_article(a) for a in articles]
    except OSError as error:
        raise UsageError(f"{path}: {(error.strerror or str(error)).lower()} (give a gold file)") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (give a gold file)") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}: no JSON at line {error.lineno}, column {error.colno} (give a gold file)") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: no list of articles with id, text and statements ({error!r} missing)") from error


def _article(a: dict[str, Any]) -> GoldArticle:
    return GoldArticle(
        id=a["id"],
        text=a["text"],
        origin=tuple(a.get("origin") or ()),
        statements=tuple(_statement(s) for s in a["statements"]),
        language=a.get("language"),
        outlet=a.get("outlet"),
        author=a.get("author"),
        published=a.get("published"),
        title=a.get("title"),
        marks={layer: tuple(map(_mark, marks)) for layer, marks in a.get("marks", {}).items()},
    )


def _statement(s: dict[str, Any]) -> GoldStatement:
    content, cue = read_span(s["content"]), read_span(s.get("cue"))
    if content is None:
        raise KeyError("content")
    names = [link if isinstance(link, str) else link.get("name") or "unnamed" for link in s["chain"]]
    return GoldStatement(
        id=str(s["id"]),
        content=content,
        source=read_span(s.get("source")),
        cue=cue.text if cue else None,
        chain=tuple(names),
        stance=s.get("stance"),
        mode=s.get("kind"),
        nested=bool(s.get("parent")),
    )


def _mark(m: dict[str, Any]) -> Mark:
    return Mark(m["start"], m["end"], frozenset(m["said"]))
