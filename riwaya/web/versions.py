"""Versions of one article that are in the story: the same file, page or row, before and after it was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riwaya.store.lists import ArticleRow
from riwaya.web.pages import Asked


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of an article."""

    row: ArticleRow
    when: Literal["earlier", "later"]
    """By the order in which they came into the story."""


def other_versions(asked: Asked, key: str) -> list[Version]:
    """The other versions of an article, in the order in which they came into the story."""
    held = asked.held
    order = held.states.all_of(key)
    others = (k for k in held.states.others(key) if k in held.articles)
    return [Version(held.articles[k], "earlier" if order.index(k) < order.index(key) else "later") for k in others]
