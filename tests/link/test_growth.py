"""Four times the articles take about four times the work, though names repeat: counted in calls, never in seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from random import Random
from types import FrameType
from typing import Any

from riwaya.link.entities import MANY, Mentioned, link

ARTICLES, TIMES = 60, 4

SLACK = 1.6
"""Work grows by a third more than the articles here, whose names are made of few words; when every name was compared
with all that share one of its words, it grew 3.7 times as much."""

GIVEN = ("سامر", "نادر", "فارس", "كريم", "ماجد", "رامي", "وليد", "طارق", "هيثم", "بدر")
STARTS = ("قر", "دب", "خض", "عت", "زم", "سح", "طل", "فن", "شم", "نج")
FAMILIES = [a + b + "ي" for a, b in product(STARTS, ("مز", "ود", "ين", "ير", "شق", "لف", "تك", "رص"))]


def people(articles: int) -> Iterator[Mentioned]:
    """Four persons an article, each of whom bears the names of others; two are in two articles each; one name alone."""
    names = [" ".join(name) for name in product(GIVEN, GIVEN, FAMILIES)]
    Random(1).shuffle(names)
    for i in range(articles):
        told = [names[4 * i + j] for j in range(4)] + [names[4 * (i - 1)]] * bool(i)
        lone = FAMILIES[i % len(FAMILIES)]
        for j, name in enumerate([*told, lone]):
            yield Mentioned(f"d{i:04}", f"e{j}", "person", name, "ar")


def calls(mentioned: list[Mentioned]) -> int:
    link(mentioned)  # its words are remembered
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        link(mentioned)
    finally:
        sys.setprofile(None)
    return counted


def test_names_that_many_bear_take_no_more_work() -> None:
    few, many = list(people(ARTICLES)), list(people(TIMES * ARTICLES))
    assert calls(many) < len(many) / len(few) * SLACK * calls(few)


def test_doubts_do_not_grow_with_the_story() -> None:
    linked = link(people(TIMES * ARTICLES))
    lone = [e for e in linked if " " not in e.name]
    assert max(len(e.may_be_same_as) for e in lone) <= MANY
