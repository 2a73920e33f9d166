"""Pairs that must not conflict, and pairs that must: a wrong conflict costs more trust than a missed one."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.align.stated import entity_ids, facts_of, mentioned_in
from riwaya.ingest import Given, from_text
from riwaya.link.entities import link
from riwaya.story.comparing import compare_facts
from riwaya.story.reading import read_one

PUBLISHED = "2022-07-01"


Pair = tuple[str, bool, tuple[str, str], tuple[str, str]]


def pairs(path: Path) -> list[Pair]:
    lines = [s for s in path.read_text("utf-8").splitlines() if s and s[0] != "#"]
    out = []
    for head, *both in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        one, other = (tuple(part.strip() for part in line.split("|")) for line in both)
        out.append((head[2:], head[0] == "!", one, other))
    return out


PAIRS = pairs(Path(__file__).with_name("pairs.txt"))


@pytest.mark.parametrize(
    ("cannot", "one", "other"),
    [p[1:] for p in PAIRS],
    ids=[f"{i}-{p[0].replace(' ', '-')}-{p[2][0]}-{p[3][0]}" for i, p in enumerate(PAIRS)],
)
def test_a_pair(cannot: bool, one: tuple[str, str], other: tuple[str, str]) -> None:
    documents = {
        key: read_one(from_text(text, Given(language=language, published=PUBLISHED)))
        for key, (language, text) in (("a", one), ("b", other))
    }
    members = entity_ids(link(m for key, d in documents.items() for m in mentioned_in(key, d)))
    facts = [f for key, d in documents.items() for f in facts_of(key, d, members)]
    found = compare_facts(facts, dict.fromkeys(documents, PUBLISHED))
    conflicts = [(r.rule, r.why) for r in found.relations if r.kind == "conflicts"]
    assert bool(conflicts) == cannot, conflicts
