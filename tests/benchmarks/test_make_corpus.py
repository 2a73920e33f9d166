"""The corpus of the benchmarks is what it says: the same for one seed, varied, and readable."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from benchmarks.make_corpus import LANGUAGES, LONGEST, RUN, SHORTEST, SLOTS, articles, sentences, write
from riwaya.story.build import Watcher, build

COUNT = 200

Row = dict[str, str]


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, Row], dict[str, Any]]:
    rows, answers = articles(COUNT, 3)
    return {row["id"]: row for row in rows}, answers


def runs(row: Row) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", row["text"])
    return set(zip(*(words[i:] for i in range(RUN)), strict=False))


def alike(a: Row, b: Row) -> float:
    x, y = runs(a), runs(b)
    return len(x & y) / min(len(x), len(y))


def test_one_seed_gives_one_corpus(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(30, tmp_path / f"{name}.jsonl", 7)
    write(30, tmp_path / "other.jsonl", 8)
    a, b, other = ((tmp_path / f"{name}.jsonl").read_bytes() for name in ("a", "b", "other"))
    assert a == b != other
    assert (tmp_path / "a.answers.json").read_bytes() == (tmp_path / "b.answers.json").read_bytes()


def test_a_larger_corpus_holds_the_events_of_a_smaller_one() -> None:
    small = {row["id"]: row for row in articles(30, 7)[0]}
    large = {row["id"]: row for row in articles(40, 7)[0]}
    assert small.items() < large.items()


def test_languages_and_outlets_as_stated(made: tuple[dict[str, Row], dict[str, Any]]) -> None:
    rows, answers = made
    assert Counter(row["language"] for row in rows.values()) == {
        language: COUNT // len(SLOTS) * SLOTS.count(language) for language in LANGUAGES
    }
    assert set(Counter(answers["event"].values()).values()) == {len(SLOTS)}
    for event in set(answers["event"].values()):
        outlets = [rows[id]["outlet"] for id in rows if answers["event"][id] == event]
        assert len(set(outlets)) == len(outlets)


def test_articles_that_are_made_from_no_other_are_long_enough_and_unlike(
    made: tuple[dict[str, Row], dict[str, Any]],
) -> None:
    rows, answers = made
    own = [row for id, row in rows.items() if id not in {copy["copy"] for copy in answers["copies"]}]
    assert all(SHORTEST <= len(row["text"]) <= LONGEST for row in own)
    same = [(a, b) for a, b in combinations(own, 2) if answers["event"][a["id"]] == answers["event"][b["id"]]]
    assert max(alike(a, b) for a, b in same) < 0.3


def test_copies_are_what_they_are_said_to_be(made: tuple[dict[str, Row], dict[str, Any]]) -> None:
    rows, answers = made
    found = Counter(copy["kind"] for copy in answers["copies"])
    assert answers["share"] == {kind: n / COUNT for kind, n in found.items()}
    assert found.keys() == {"reprint", "cut", "translation"}
    for copy in answers["copies"]:
        source, made_of_it = rows[copy["source"]], rows[copy["copy"]]
        assert answers["event"][copy["source"]] == answers["event"][copy["copy"]]
        if copy["kind"] == "translation":
            assert source["language"] != made_of_it["language"]
        elif copy["kind"] == "cut":
            assert source["text"].startswith(made_of_it["text"])
        else:
            assert made_of_it["text"].startswith(source["text"])


def test_every_language_has_every_sentence() -> None:
    first = sentences("ar")
    for language in LANGUAGES[1:]:
        other = sentences(language)
        assert {g: len(f) for g, f in other["frames"].items()} == {g: len(f) for g, f in first["frames"].items()}
        assert {k: sorted(v) for k, v in other["kinds"].items()} == {k: sorted(v) for k, v in first["kinds"].items()}


def test_every_article_is_read_without_a_warning(tmp_path: Path) -> None:
    warned: list[str] = []

    class Listening(Watcher):
        def warned(self, place: str, message: str) -> None:
            warned.append(f"{place}: {message}")

    table = tmp_path / "corpus.jsonl"
    write(40, table, 5)
    summary = build([table], tmp_path / "story.riwaya", processes=1, watcher=Listening())
    assert (summary.added, summary.skipped, warned) == (40, (), [])
    rows = [json.loads(line) for line in table.read_text("utf-8").splitlines()]
    assert summary.counts.characters == sum(len(row["text"]) for row in rows)
    assert summary.counts.statements > 5 * summary.added
