from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya import comparison as records
from riwaya.align.embedding import load_embedder
from riwaya.export.story_record import story_record
from riwaya.records import from_record
from riwaya.store.keys import document_key
from riwaya.story.story import Story
from tests.export.compared import compared, comparison, documents

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
TEXT = "The bridge in Aleppo collapsed on 4 May 2031 because of a flood. The mayor said that 20 people were killed."


def exported(story: Story) -> dict[str, Any]:
    with story:
        found: dict[str, Any] = json.loads("".join(story_record(story)))
        return found


def test_everything_that_was_compared_is_there() -> None:
    found, made = exported(compared()), comparison()
    ids = {document_key(d): d.id for d in documents()}
    assert [c["id"] for c in found["claims"]] == [c.id for c in made.claims]
    twenty, given = found["claims"][4], made.claims[4]
    assert set(twenty) == {f.name for f in fields(records.Claim)}
    assert twenty["roots"][0]["may_be_same_as"] == ["r3"]
    assert twenty["accounts"][0]["marks"] == [
        {"kind": "unnamed", "name": "A senior official", "words": {"start": 53, "end": 70, "text": "senior official"}}
    ]
    assert twenty["accounts"][0]["chain"] == ["A senior official", "Reuters"]
    assert twenty["origins"]["gates"] == ["Reuters"]
    assert twenty["origins"]["folded"][0]["documents"] == [ids[key] for key in given.origins.folded[0].documents]
    assert twenty["silent"] == [{"document": ids[given.silent[0].document], "because": given.silent[0].because}]
    assert twenty["not_comparable"][0]["document"] == ids[given.not_comparable[0].document]
    assert twenty["called"][0]["term"] == "the old bridge"
    assert twenty["merged_from"] == ["c50"]
    assert [(r["kind"], r["update"], r["rule"]) for r in found["relations"]] == [
        (r.kind, r.update, r.rule) for r in made.relations
    ]
    english, russian = (ids[key] for key in made.copies[0].documents)
    assert found["copies"][0] == {
        "documents": [english, russian],
        "kind": "shared wire", "origin": "Reuters", "overlap": 0.5123,
        "spans": [{"document": english, "start": 0, "end": 3, "text": "The", "also_in": [russian]}],
    }  # fmt: skip
    assert found["entities"][0]["names"] == {"ar": ["سلمى قاسم"], "en": [], "fa": [], "ru": ["Сальма Кассем"]}
    assert found["set_aside"][0]["correction"] == found["corrections"][0]["id"] == "k0000000000000001"
    assert found["set_aside"][0]["claims"] == ["c4", "c6"]
    assert found["drift"][0]["labels"][0]["label"] == "وزيرة النقل"


def test_ids_lead_somewhere() -> None:
    found = exported(compared())
    clauses = {a["id"]: a for a in found["assertions"]}
    texts = {d["id"]: d for d in found["documents"]}
    for a in clauses.values():
        span = a["span"]
        assert texts[a["doc"]]["text"][span["start"] : span["end"]] == span["text"]
        said = next(s for s in texts[a["doc"]]["statements"] if s["id"] == a["statement"])
        assert a["id"] in said["assertions"]
    for c in found["claims"]:
        assert {clauses[a]["doc"] for a in c["assertions"]} == set(c["documents"])
    assert {id for r in found["relations"] for id in r["assertions"]} <= set(clauses)
    assert {id for q in found["questions"] for id in q["claims"]} <= {c["id"] for c in found["claims"]}
    assert found["claims"][-1]["question"] is None  # nothing else answers it, so that it is no question of the list


def test_a_document_reads_back_and_knows_its_entities() -> None:
    found = exported(compared())
    first = found["documents"][0]
    assert from_record(first).text == documents()[0].text
    assert first["entities"][0]["entity"] == "E1"
    assert "assertions" not in first


def test_equal_bytes_of_two_outlets_stay_two() -> None:
    one, other = (riwaya.read(TEXT, outlet=name, published="2031-05-05") for name in ("Gull", "Tern"))
    assert one.id == other.id
    found = exported(Story.from_documents([one, other]))
    ids = [d["id"] for d in found["documents"]]
    assert sorted(ids) == sorted(f"{one.id}#{document_key(d)}" for d in (one, other))
    clauses = [a["id"] for a in found["assertions"]]
    assert len(clauses) == len(set(clauses)) == 2 * len(one.assertions)
    assert {a for c in found["claims"] for a in c["assertions"]} <= set(clauses)
    assert all(set(c["documents"]) <= set(ids) for c in found["claims"])
    said = [a for d in found["documents"] for s in d["statements"] for a in s["assertions"]]
    assert sorted(said) == sorted(clauses)
    causes = [(a["id"], c) for a in found["assertions"] for c in a["slots"]["cause"]]
    assert causes
    assert all(a.partition("#")[2] == c.partition("#")[2] for a, c in causes)


def test_the_order_of_the_articles_changes_nothing() -> None:
    made = documents()
    assert exported(Story.from_documents(made)) == exported(Story.from_documents(made[::-1]))


def test_an_empty_story_is_a_record_too() -> None:
    found = exported(Story.from_documents([], "nothing"))
    assert found["story"]["name"] == "nothing"
    assert {key: value for key, value in found.items() if key != "story"} == dict.fromkeys(
        (
            "documents", "assertions", "claims", "questions", "relations", "copies", "entities", "drift", "set_aside",
            "corrections", "warnings",
        ),
        [],
    )  # fmt: skip


@pytest.mark.skipif(not GOLD.is_dir(), reason="the real story lies beside the repository, and not here")
@pytest.mark.skipif(load_embedder() is None, reason="no sentence vectors on this machine")
def test_a_real_story_is_brought_together_as_well_as_before(tmp_path: Path) -> None:
    """18 articles on one piece of wreckage, by the scorer that lies beside them."""
    articles = json.loads((GOLD / "story-mh370.articles.json").read_text("utf-8"))
    table = tmp_path / "articles.jsonl"
    table.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    riwaya.build(table, tmp_path / "s.riwaya")
    with riwaya.open(tmp_path / "s.riwaya") as story:
        (tmp_path / "s.json").write_text("".join(story_record(story)), "utf-8")
    command = [sys.executable, "score_story.py", "story-mh370.gold.json", "story-mh370.articles.json"]
    done = subprocess.run([*command, tmp_path / "s.json"], cwd=GOLD, capture_output=True, encoding="utf-8", check=True)
    reached, together = (line.split() for line in done.stdout.splitlines()[:2])
    met, places = map(int, reached[1].split("/"))
    assert met / places >= 0.90
    assert float(together[together.index("F1") + 1]) >= 0.55


def test_every_field_is_explained() -> None:
    """docs/story-record.md has a heading for each list and a row for each field, in the order of the export."""
    page = (Path(__file__).parents[2] / "docs" / "story-record.md").read_text("utf-8")
    found = exported(compared())
    for name, items in found.items():
        if name in ("documents", "warnings"):  # records.md explains the one, the other is text
            continue
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        named = [field for row in re.findall(r"(?m)^\| (`[^|]+`) \|", section) for field in re.findall(r"`(\w+)`", row)]
        item = items if name == "story" else items[0]
        assert named == list(item), name
