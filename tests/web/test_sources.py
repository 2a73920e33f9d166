"""Sources: one row and one page for whoever is one, and what the page says of them."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from riwaya.export.labels import LABELS
from riwaya.story.story import Story


@pytest.fixture
def sources(web: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for number in range(1, web.get("/sources.json").json()["pages"] + 1):
        found += web.get(f"/sources.json?page={number}").json()["items"]
    return found


def test_one_person_in_four_languages_is_one_source(web: TestClient, sources: list[dict[str, Any]]) -> None:
    entities = [s["entity"] for s in sources if s["entity"]]
    assert len(entities) == len(set(entities)) > 20
    most = max(sources, key=lambda s: len(s["ids"]))
    assert len(most["ids"]) >= 3
    assert most["id"] == most["ids"][0]
    pages = [unescape(web.get(f"/source/{id}").text) for id in most["ids"]]  # every id is an address of the one
    assert len({page.split("<h1>")[1].split("</h1>")[0] for page in pages}) == 1
    assert len({web.get(f"/source/{id}.json").json()["total"] for id in most["ids"]}) == 1
    for name in most["names"]:
        assert name in pages[0]


def test_nobody_is_lost_and_no_unnamed_one_merged(sources: list[dict[str, Any]], example: Path) -> None:
    with Story.open(example) as story:
        apart = story.sources()
    assert {id for s in sources for id in s["ids"]} == {row.id for row in apart}
    assert all(len(s["ids"]) == 1 for s in sources if not s["named"])
    assert sum(s["statement_count"] for s in sources) == sum(row.statement_count for row in apart)
    named = [s["named"] for s in sources]
    assert named == sorted(named, reverse=True)


def test_a_person_is_called_as_the_interface_calls_him(web: TestClient, sources: list[dict[str, Any]]) -> None:
    many = max((s for s in sources if s["kind"] == "person"), key=lambda s: len(s["ids"]))
    heads = [web.get(f"/source/{many['id']}?lang={code}").text.split("<h1>")[1][:80] for code in ("en", "ar")]
    assert heads[0] != heads[1]
    assert any("\u0600" < c < "\u06ff" for c in heads[1])


def test_statements_are_filtered_by_stance(web: TestClient, sources: list[dict[str, Any]]) -> None:
    page = next(p for s in sources if "denies" in (p := web.get(f"/source/{s['id']}.json").json())["show"])
    denied = web.get(f"/source/{page['id']}.json?show=denies").json()
    listed = [x for s in denied["statements"] for x in (s, *s["again"])]
    assert {s["stance"] for s in listed} == {"denies"}
    assert len(listed) == page["show"]["denies"]
    assert sum(1 + len(s["again"]) for s in page["statements"]) >= len(listed)
    assert web.get(f"/source/{page['id']}?show=denies").status_code == 200
    assert web.get(f"/source/{page['id']}?show=nothing").status_code == 404


def test_statements_come_in_the_order_in_which_they_were_told(web: TestClient, sources: list[dict[str, Any]]) -> None:
    days = {a["key"]: a["published"] for a in web.get("/.json").json()["articles"]}
    busiest = max(sources, key=lambda s: s["statement_count"])
    told = [days[s["document"]] for s in web.get(f"/source/{busiest['id']}.json").json()["statements"]]
    dated = [day for day in told if day]
    assert len(dated) > 3
    assert dated == sorted(dated)


def test_label_drift_and_who_may_be_the_same_stand_side_by_side(web: TestClient, example: Path) -> None:
    with Story.open(example) as story:
        drift = story.comparison().drift[0]
    listed = [s for n in (1, 2, 3) for s in web.get(f"/sources.json?page={n}").json()["items"]]
    key, label = drift.labels[0]
    one = next(s for s in listed if label in s["names"] and key in s["document_keys"])
    page = web.get(f"/source/{one['id']}?lang=en").text
    assert LABELS["drift"][0] in page
    for _, other in drift.labels:
        assert other in page
    twin = web.get(f"/source/{one['id']}.json").json()
    assert twin["drift"][0]["words"] == drift.words
    partners = [p["id"] for p in twin["may_be_same_as"]]
    assert partners
    for id in partners:
        assert f'href="/source/{id}"' in page
        back = web.get(f"/source/{id}.json").json()
        assert one["id"] in [p["id"] for p in back["may_be_same_as"]] or back["named"]


def test_whom_it_contradicts_is_shown_in_its_own_words(web: TestClient, sources: list[dict[str, Any]]) -> None:
    twin = next(p for s in sources if (p := web.get(f"/source/{s['id']}.json").json())["contradicts"].get("conflicts"))
    own = {c for s in twin["statements"] for x in (s, *s["again"]) for c in x["claims"] if x["position"] == 0}
    for matter in twin["contradicts"]["conflicts"]:
        for relation in matter["relations"]:
            assert len(own & set(relation["claims"])) == 1
    assert 'id="against"' in web.get(f"/source/{twin['id']}").text
