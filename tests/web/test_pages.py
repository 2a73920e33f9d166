"""What the pages show, in HTML and as JSON."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.export.labels import LABELS, Labels
from riwaya.export.reasons import reason
from riwaya.records import to_record
from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from riwaya.story.kept import keep_comparison
from riwaya.story.story import Story
from riwaya.version import __version__
from riwaya.web.app import PAGES
from riwaya.web.links import href
from tests.export.stories import arabic, english, other_arabic
from tests.web.conftest import client

KILOBYTE = 1024


def all_places(web: TestClient) -> list[str]:
    """An address for each kind of page, and every article."""
    story = web.get("/.json").json()
    claim = web.get("/claims.json?stand=disputed").json()["items"][0]["id"]
    named = re.search("/entity/(E[0-9a-f]+)", web.get(f"/article/{story['articles'][0]['key']}").text)
    entity = named[1] if named else ""
    return [
        "/timeline", "/map", "/network", "/matrix",
        "/", "/claims", "/articles", "/sources", "/skipped", "/search", "/add", "/progress", "/notebook", "/settings",
        "/disputes/conflicts", "/corrections", f"/correct/{story['articles'][0]['key']}/1", f"/entity/{entity}",
        f"/claim/{claim}", "/compare",
        f"/source/{story['sources'][0]['id']}", *(f"/article/{a['key']}" for a in story["articles"]),
    ]  # fmt: skip


def test_every_route_is_looked_at(web: TestClient) -> None:
    kinds = {place.split("/")[1] for place in all_places(web)}
    assert kinds == {path.split("/")[1] for path in PAGES}


def test_every_page_has_its_twin_and_is_light(web: TestClient) -> None:
    for place in all_places(web):
        page, twin = web.get(place), web.get(f"{place}.json")
        assert page.status_code == twin.status_code == 200, place
        assert page.headers["content-type"].startswith("text/html"), place
        assert twin.headers["content-type"] == "application/json", place
        assert int(page.headers["content-length"]) < 300 * KILOBYTE, place
        assert f'href="{place}.json"' in page.text, place


def test_what_is_not_there_is_said_in_the_language_asked_for(web: TestClient) -> None:
    for place in ("/article/d0000000000000000", "/claim/c1", "/source/s1", "/disputes/nothing", "/claims?stand=x"):
        assert web.get(place).status_code == 404
        assert "no such page" in web.get(place).text
    assert web.get("/claim/c1.json").json() == {"error": "not found"}
    assert "لا توجد صفحة" in web.get("/claim/c1?lang=ar").text


def test_no_link_leads_nowhere(web: TestClient) -> None:
    found = {
        target.partition("#")[0].replace("&amp;", "&")
        for place in all_places(web)
        for target in re.findall(r'(?:href|src)="(/[^"]*)"', web.get(place).text)
    }
    assert len(found) > 100
    assert [target for target in found if web.get(target).status_code != 200] == []


def test_the_story_page_begins_with_what_cannot_both_be_true(web: TestClient) -> None:
    page = web.get("/").text
    order = [page.index(f'id="{id}"') for id in ("conflicts", "rivals", "check", "agreed", "thin", "loose", "sources")]
    assert order == sorted(order)
    told = web.get("/.json").json()
    assert all(
        r["confidence"] >= 0.9
        for g in ("conflicts", "rivals", "updates")
        for m in told["disputes"][g]
        for r in m["relations"]
    )
    assert '<details class="fold" id="check">' in page
    assert told["counts"]["documents"] == len(told["articles"])


def test_lists_page(web: TestClient) -> None:
    first, second = (web.get(f"/sources.json?page={n}").json() for n in (1, 2))
    assert first["pages"] == -(-first["total"] // 50) > 1
    assert len(first["items"]) == 50
    assert not {s["id"] for s in first["items"]} & {s["id"] for s in second["items"]}
    assert web.get("/sources.json?page=99999999").json()["page"] == first["pages"]
    for number in ("0", "-1", "x", "٢", "9" * 400):
        assert web.get(f"/sources.json?page={number}").json()["page"] == 1
    assert 'rel="next" href="/sources?page=3"' in web.get("/sources?page=2&lang=en").text


def test_an_article_with_a_script_shows_it_and_runs_nothing(hand: TestClient) -> None:
    page = hand.get(f"/article/{document_key(english())}").text
    assert "<script>window" not in page
    assert "&lt;script&gt;window.hacked = 1&lt;/script&gt;" in page
    assert "The &lt;b&gt;Gull&lt;/b&gt;" in page
    assert 'href="javascript:' not in hand.get(f"/article/{document_key(arabic())}").text
    assert "&lt;i&gt;port&lt;/i&gt; &amp; its fire" in hand.get("/").text


def test_every_statement_has_its_place_and_its_card(hand: TestClient) -> None:
    for document in (arabic(), english()):
        key = document_key(document)
        page = hand.get(f"/article/{key}").text
        for number in range(1, len(document.statements) + 1):
            assert f'id="s{number}"' in page
            assert f'id="c-s{number}"' in page
        for number in range(1, len(document.unread) + 1):
            assert f'id="u{number}"' in page
    assert href(f"{key}-2") == f"/article/{key}#s2"


def test_the_twin_of_an_article_is_its_record(hand: TestClient, by_hand: Path) -> None:
    key = document_key(english())
    twin = hand.get(f"/article/{key}.json").json()
    with Story.open(by_hand) as story:
        record = to_record(story.document(key))
    assert {name: twin[name] for name in record} == record


def test_no_number_is_too_long(hand: TestClient) -> None:
    key, many = document_key(english()), "9" * 5000
    assert hand.get(f"/article/{key}/footnote/{many}").status_code == 404
    assert hand.get("/notebook/keep", params={"about": f"{key}-{many}"}).status_code == 404
    assert hand.get("/notebook/keep", params={"about": f"{key}-٣"}).status_code == 404


def test_a_footnote_has_the_sentence_the_chain_and_where_to_find_it(hand: TestClient) -> None:
    key = document_key(english())
    note = hand.get(f"/article/{key}/footnote/2?lang=en")
    assert note.headers["content-type"].startswith("text/plain")
    plain = note.text.replace("\u2068", "").replace("\u2069", "")
    assert plain.splitlines() == [
        "“Mayor Lena Fox said the <script>window.hacked = 1</script> fire was out.”",
        "How it reached us: The <b>Gull</b> ← Lena Fox (Mayor)",
        "Untitled, The <b>Gull</b>, 2 May 2031, 09:30 UTC",
        "Address: https://gull.example/1?a=1&b=2",
        f"Archive hash: {english().id}",
    ]
    arabic_note = hand.get(f"/article/{key}/footnote/2?lang=ar").text
    assert LABELS["chain"][1] in arabic_note
    assert "→" in arabic_note
    for number in ("0", "9", "x", "-1"):
        assert hand.get(f"/article/{key}/footnote/{number}").status_code == 404


def test_a_claim_shows_its_accounts_its_tree_and_what_stands_against_it(web: TestClient, example: Path) -> None:
    with Story.open(example) as story:
        compared = story.comparison()
        claims = {c.id: c for c in compared.claims}
        conflict = next(r for r in story.relations("conflicts") if r.confidence >= 0.9 and not r.update)
        claim = max((claims[id] for id in conflict.claims), key=lambda c: len(c.documents))
        page = web.get(f"/claim/{claim.id}").text
        for key in claim.documents:
            assert f'href="/article/{key}#s' in page
        assert LABELS["conflicts"][0] in page
        other = next(id for id in conflict.claims if id != claim.id)
        assert f'href="/claim/{other}"' in page
        for absence in claim.silent:
            assert f"/article/{absence.document}" in page
    twin = web.get(f"/claim/{claim.id}.json").json()
    assert [d["group"] for d in twin["disputes"]][0] == "conflicts"
    assert twin["documents"] == list(claim.documents)


def test_reasons_are_given_in_the_language_of_the_page(web: TestClient, example: Path) -> None:
    with Story.open(example) as story:
        claims = [c for c in story.comparison().claims if c.silent and c.not_comparable and c.origins.folded]
    lines = [a.because for c in claims for a in (*c.silent, *c.not_comparable)]
    lines += [f.why for c in claims for f in c.origins.folded]
    assert len(lines) > 50
    assert {line for line in lines if reason(line, Labels("ar")).language != "ar"} == set()
    assert '<bdi lang="en"' not in web.get(f"/claim/{claims[0].id}?lang=ar").text.partition('id="silent"')[2]


def test_a_change_of_the_file_shows_on_the_next_page(tmp_path: Path) -> None:
    path = tmp_path / "grows.riwaya"
    with StoryFile.create_or_open(path, "grows") as file:
        with file.transaction():
            file.add(english(), __version__)
        keep_comparison(file)
    with client(path) as web:
        assert web.get("/articles.json").json()["total"] == 1
        with StoryFile.create_or_open(path) as file:
            with file.transaction():
                file.add(other_arabic(), __version__)
            # Still being written to: the new article is there, what the others say together has not gone.
            assert web.get("/articles.json").json()["total"] == 2
            assert "not compared with the others yet" in web.get("/articles").text
            assert web.get(f"/article/{document_key(other_arabic())}").status_code == 200
        os.remove(path)
        assert web.get("/").status_code == 503
        assert web.get("/.json").status_code == 503


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/claims",
        "/articles",
        "/sources",
        "/skipped",
        "/disputes/rivals",
        "/search",
        "/add",
        "/progress",
        "/timeline",
        "/map",
        "/network",
        "/matrix",
        "/notebook",
    ],  # fmt: skip
)
@pytest.mark.parametrize("made", [True, False])
def test_an_empty_story_has_pages_too(tmp_path: Path, place: str, made: bool) -> None:
    """Also one whose file is made with its first article."""
    path = tmp_path / "empty.riwaya"
    if made:
        StoryFile.create_or_open(path, "empty").close()
    with client(path) as web:
        assert web.get(place).status_code == 200
        assert web.get(f"{place}.json").status_code == 200
