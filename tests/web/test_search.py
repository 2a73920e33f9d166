"""The search page: results, filters, other languages, its twin, and what is made in the background."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from fastapi.testclient import TestClient

from riwaya.align.embedding import Vectors
from riwaya.export.labels import LABELS
from riwaya.store.sqlite import StoryFile
from riwaya.story.near import _FEWEST, NearClaims, worth_embedding
from riwaya.story.story import Story
from riwaya.version import __version__
from riwaya.web import search_work, shelf
from tests.store.test_search import said_once
from tests.web.conftest import PORT, client

WAIT = 30


def found(web: TestClient, words: str, more: str = "") -> dict[str, object]:
    answer = web.get(f"/search.json?q={quote(words)}{more}")
    assert answer.status_code == 200
    told: dict[str, object] = answer.json()
    return told


def test_a_result_shows_its_sentence_its_chain_and_what_it_tells(web: TestClient, example: Path) -> None:
    told = found(web, "مستودع")
    assert told["total"] == len(told["items"]) > 10
    with Story.open(example) as story:
        for item in told["items"]:
            document = story.document(item["document"])
            assert document.text[item["start"] : item["end"]] == item["text"]
            assert item["found"]
            assert all("مستودع" in document.text[a:b] for a, b in item["found"])
    page = web.get(f"/search?q={quote('مستودع')}").text
    for item in told["items"]:
        key, _, number = item["key"].partition("-")
        place = f"u{number[1:]}" if number.startswith("u") else f"s{number}"
        assert f'href="/article/{key}#{place}"' in page
        assert all(f'href="/claim/{claim["id"]}"' in page for claim in item["claims"][:3])
    assert re.search(r'<mark class="found">[^<]*المستودع</mark>', page)
    assert 'class="chain"' in page


def test_a_chain_reads_as_in_the_article(web: TestClient) -> None:
    """The list is drawn from the tables, the article from its record."""
    told = found(web, "voice:paraphrase")
    checked = 0
    for item in told["items"]:
        article = web.get(f"/article/{item['document']}.json").json()
        said = next(s for s in article["statements"] if s["id"] == item["statement"])
        assert [x["name"] for x in item["chain"]] == [x["name"] for x in said["chain"]]
        checked += 1
    assert checked > 20


def test_other_languages_stand_below_as_such(web: TestClient) -> None:
    told = found(web, "warehouse")
    assert {item["language"] for item in told["items"]} == {"en"}
    assert {item["language"] for item in told["meaning"]["items"]} >= {"ar", "ru"}
    page = web.get("/search?q=warehouse&lang=en").text
    assert page.index('class="sum"') < page.index('id="meaning"')
    assert LABELS["other_words"][0] in page
    alone = found(web, "warehouse", "&in=meaning")
    assert alone["total"] == told["meaning"]["total"] == len(alone["items"])


def test_filters_are_chips_that_can_be_taken_away(web: TestClient) -> None:
    page = web.get(f"/search?q={quote('مستودع موقف:ينفي بعد:غدا')}&lang=en").text
    assert found(web, "مستودع موقف:ينفي بعد:غدا")["filters"] == [
        {"kind": "stance", "value": "denies"},
        {"kind": "after", "value": ""},
    ]
    gone = [html.unescape(x) for x in re.findall(r'<a href="([^"]*)" aria-label="Remove the filter', page)]
    assert gone == [
        f"/search?q={quote(q, safe='').replace('%20', '+')}" for q in ("مستودع بعد:غدا", "مستودع موقف:ينفي")
    ]
    assert "not understood" in page
    assert all(item["stance"] == "denies" for item in found(web, "مستودع موقف:ينفي")["items"])


def test_the_form_writes_what_one_would_type(web: TestClient) -> None:
    answer = web.get(
        f"/search?q={quote('مستودع')}&source=&outlet=&place=&after=2023-06-15&before=&stance=denies&language=&voice=&lang=ar",
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert (
        answer.headers["location"]
        == f"/search?q={quote('مستودع بعد:2023-06-15 موقف:ينفي', safe='').replace('%20', '+')}"
    )
    assert web.get(answer.headers["location"]).status_code == 200


def test_results_page_and_sort(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path, "s") as file, file.transaction():
        for n in range(120):
            day = f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}"
            file.add(said_once(f"Fire number {n}.", "en", n, day), __version__)
    with client(path) as web:
        pages = [found(web, "fires", f"&page={n}") for n in (1, 2, 3)]
        assert [(p["total"], p["page"], p["pages"], len(p["items"])) for p in pages] == [
            (120, 1, 3, 50), (120, 2, 3, 50), (120, 3, 3, 20),
        ]  # fmt: skip
        keys = [item["key"] for p in pages for item in p["items"]]
        assert len(set(keys)) == 120
        days = [item["published"] for p in pages for item in p["items"]]
        assert days == sorted(days, reverse=True)
        oldest = [item["published"] for item in found(web, "fires", "&sort=oldest")["items"]]
        assert oldest == sorted(days)[:50]
        page = web.get("/search?q=fires&sort=oldest&page=2&lang=en").text
        assert 'rel="next" href="/search?q=fires&amp;sort=oldest&amp;page=3"' in page
        assert found(web, "fires", "&page=99")["page"] == 3


def test_languages_and_outlets_are_counted_and_narrow(web: TestClient) -> None:
    page = web.get("/search?q=3&lang=en").text
    counts = [int(n) for n in re.findall(r"language%3A[^>]*><bdi>[^<]*</bdi>: (\d+)", page)]
    assert sum(counts) == found(web, "3")["total"] > 5
    narrower = re.search(r'href="(/search[^"]*language%3A[^"]*)"', page)
    assert narrower
    target = html.unescape(narrower[1])
    assert web.get(target.replace("/search?", "/search.json?")).json()["total"] == counts[0]
    narrowed = web.get(target).text
    assert (page.count('<ul class="filters"'), narrowed.count('<ul class="filters"')) == (2, 1)  # outlets alone


@pytest.mark.parametrize(
    "typed", ['"', "*", 'a" OR marks:"tsays', "NEAR(a b, 2)", "-", "^a", "{", "\x00", "<script>x", "%", "ق" * 5000]
)
def test_whatever_is_typed_is_answered(hand: TestClient, typed: str) -> None:
    page = hand.get(f"/search?q={quote(typed)}")
    assert page.status_code == 200
    assert "<script>x" not in page.text
    assert hand.get(f"/search.json?q={quote(typed)}").status_code == 200


def test_an_older_story_is_taken_in_while_one_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path, "s") as file, file.transaction():
        for n in range(50):
            file.add(said_once(f"Fire number {n}.", "en", n), __version__)
        file.search.clear()
    with client(path) as web:
        assert found(web, "fires")["progress"]["articles"] == [0, 50]
        assert "articles so far" in web.get("/search?q=fires&lang=en").text or found(web, "fires")["total"] == 50
        until = time.monotonic() + WAIT
        while found(web, "fires")["total"] < 50 and time.monotonic() < until:
            time.sleep(0.2)
        assert found(web, "fires")["progress"]["articles"] == [50, 50]


def test_vectors_of_claims_are_made_in_the_background_and_kept(web: TestClient, example: Path) -> None:
    until = time.monotonic() + WAIT
    while True:
        done, whole = found(web, "number of dead and wounded")["progress"]["claims"]
        if done == whole or time.monotonic() > until:
            break
        time.sleep(0.2)
    near = shelf.Held(example).near
    if near is None:
        pytest.skip("no embedder on this machine")
    assert done == whole == near.size == len(near.claims) > 100
    assert all(len(claim.text.split()) >= _FEWEST for claim in near.claims)
    told = found(web, "number of dead and wounded")
    assert told["near"]
    assert 'id="near"' in web.get("/search?q=number+of+dead+and+wounded").text
    assert found(web, "wounded")["near"] == []  # one word is near to anything


def test_what_is_near_in_meaning_stands_with_its_sentence_and_chain(web: TestClient) -> None:
    told = until(web, "number of dead and wounded", lambda told: told["progress"]["claims"][0])
    if not told["progress"]["embedder"]:
        pytest.skip("no embedder on this machine")
    told = until(web, "number of dead and wounded", lambda told: told["near"])
    page = web.get("/search?q=number+of+dead+and+wounded&lang=en").text
    near = page[page.index('id="near"') :]
    for line in told["near"]:
        key, _, number = line["statement"].partition("-")
        said = web.get(f"/article/{key}.json").json()["statements"][int(number) - 1]
        assert line["sentence"]
        assert len(line["chain"]) >= len(said["chain"])
        assert f'href="/article/{key}#s{number}"' in near
        assert said["mode"] == "own" or 'class="chain"' in near


def test_the_page_says_how_far_vectors_are_and_they_go_on_where_they_stopped(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine stops half-way through; when the story is served again nothing is made twice."""
    path = tmp_path / "s.riwaya"
    path.write_bytes(example.read_bytes())
    with Story.open(path) as story:
        claims = worth_embedding(story.comparison())
    with StoryFile.create_or_open(path) as file, file.transaction():
        file.keep("vector", {}, alone=True)
    made = Counted()
    monkeypatch.setattr(shelf, "load_embedder", lambda: made)
    monkeypatch.setattr(search_work, "load_embedder", lambda: made)
    monkeypatch.setattr(search_work, "BATCH", 16)
    made.room = 40
    with client(path) as web:
        until(web, "port fire smoke", lambda told: made.stopped)
        page = web.get("/search?q=port+fire+smoke&lang=en").text
        done, whole = found(web, "port fire smoke")["progress"]["claims"]
        assert 0 < done < whole == len(claims)
        assert f"Compared by meaning so far: {done} of {whole} claims." in page
        assert "the model broke" in page  # why no more is made
    texts = set(made.texts)
    made.texts.clear()
    made.room = 10_000
    with client(path) as web:
        until(web, "port fire smoke", lambda told: len(set(told["progress"]["claims"])) == 1)
        assert "Compared by meaning so far" not in web.get("/search?q=port+fire+smoke&lang=en").text
    made.texts.discard("port fire smoke")
    assert made.texts
    assert made.texts | texts >= {c.text for c in claims}
    assert len(made.texts & texts) <= 16  # of the batch that was not written


class Counted:
    """An embedder that notes what it embeds, and breaks when its room is used up."""

    name = "counted"

    def __init__(self) -> None:
        self.room = 0
        self.texts: set[str] = set()
        self.stopped = False

    def embed(self, texts: Sequence[str]) -> Vectors:
        if len(texts) > 1:  # what is sought is embedded too, alone
            self.room -= len(texts)
        if len(texts) > 1 and self.room < 0:
            self.stopped = True
            raise RuntimeError("the model broke")
        self.texts.update(texts)
        rows = [[float(len(t)), float(sum(map(ord, t)) % 97), 1.0, float(t.count("e"))] for t in texts]
        return np.array(rows, dtype=np.float32)


def until(web: TestClient, words: str, holds: Callable[[dict[str, object]], object]) -> dict[str, Any]:
    """What is found when this holds; the machine may be busy."""
    end = time.monotonic() + WAIT
    while True:
        told: dict[str, Any] = found(web, words)
        if holds(told) or time.monotonic() > end:
            return told
        time.sleep(0.1)


def test_other_names_are_shown_and_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path, "s") as file, file.transaction():
        for n, text in enumerate(("وصل الوفد إلى ماليزيا.", "غادر الوفد ماليزيا.")):
            file.add(said_once(text, "ar", n), __version__)
    with client(path) as web:
        told = found(web, "Malaysia")
        assert (told["total"], told["meaning"]["total"]) == (0, 2)
        assert told["also"] == [{"typed": "Malaysia", "names": ["ماليزيا"], "without": []}]
        page = web.get("/search?q=Malaysia&lang=en").text
        assert "Below stand those that say it in other words or another language: 2" in page
        assert "Fewer words" not in page
        (gone,) = (html.unescape(x) for x in re.findall(r'<a href="([^"]*)" aria-label="Do not search for', page))
        left = web.get(gone).text
        assert "Fewer words find more." in left
        assert 'name="not" value="ماليزيا"' in left
        (again,) = (html.unescape(x) for x in re.findall(r'<a href="([^"]*)" aria-label="Search again for', left))
        assert again == "/search?q=Malaysia"


def test_with_a_filter_the_page_says_what_stands_below(web: TestClient) -> None:
    page = web.get(f"/search?q={quote('warehouse language:ar')}&lang=en").text
    told = found(web, "warehouse language:ar")
    assert (told["total"], told["meaning"]["total"] > 0) == (0, True)
    assert f"in other words or another language: {told['meaning']['total']}</p>" in page
    assert "one filter less" not in page
    assert "one filter less" in web.get(f"/search?q={quote('xylophone language:ar')}&lang=en").text


def test_a_question_is_answered_above_the_list(web: TestClient, example: Path) -> None:
    until(web, "warehouse", lambda told: told["progress"]["languages"])
    told = found(web, "Who caused the explosion?")
    assert 0 < len(told["answers"]) <= 3
    with Story.open(example) as story:
        asked = {a.claim.id for a in story.ask("Who caused the explosion?")}
    assert {a["id"] for a in told["answers"]} <= asked
    assert all(a["sentence"] and a["chain"] for a in told["answers"])
    page = web.get("/search?q=Who+caused+the+explosion%3F&lang=en").text
    assert page.index('id="answers"') < page.index('class="sum"')
    assert found(web, "explosion at the port")["answers"] == []
    assert found(web, "Who caused the explosion? language:en")["answers"] == []


def test_what_holds_most_of_it_says_how_much(web: TestClient) -> None:
    until(web, "warehouse", lambda told: told["progress"]["languages"])
    told = found(web, "drone strike hit the port")
    assert (told["total"], told["meaning"]["of"]) == (0, 4)
    holds = [item["holds"] for item in told["meaning"]["items"]]
    assert holds
    assert holds == sorted(holds, reverse=True)
    assert set(holds) <= {3}
    page = web.get("/search?q=drone+strike+hit+the+port&lang=en").text
    assert "Below stand those that hold most of it." in page
    assert page.count('<span class="held">3 of 4</span>') == len(holds)


def test_what_a_person_corrected_is_marked_among_results(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    path.write_bytes(example.read_bytes())
    address = f"http://127.0.0.1:{PORT}"
    with client(path) as web:
        item = next(i for i in found(web, "warehouse")["items"] if i["statement"] and i["chain"])
        record = web.get(f"/article/{item['document']}.json").json()
        said = next(s for s in record["statements"] if s["id"] == item["statement"])
        assert not any(i["corrected"] for i in found(web, "warehouse")["items"])
        assert 'class="by-person"' not in web.get("/search?q=warehouse").text
        at = f"{said['content']['start']} {said['content']['end']}"
        sent = {"do": "accept", "at": at, "back": "/"}
        answer = web.post(
            f"/correct/{item['document']}", data=sent, headers={"origin": address}, follow_redirects=False
        )
        assert answer.status_code == 303
        marked = [i for i in found(web, "warehouse")["items"] if i["corrected"]]
        assert [i["key"] for i in marked] == [item["key"]]
        (id,) = marked[0]["corrected"]
        assert f'class="by-person" href="/corrections#{id}"' in web.get("/search?q=warehouse").text


def test_a_machine_without_an_embedder_says_so(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "load_embedder", lambda: None)
    with client(example) as web:
        assert found(web, "مستودع فارغ")["progress"]["embedder"] is False
        assert "cannot compare meanings" in web.get("/search?q=port+fire&lang=en").text


def test_every_page_has_a_box_and_the_search_one_of_its_own(web: TestClient) -> None:
    for place in ("/", "/claims", "/sources"):
        page = web.get(place).text
        assert page.count('type="search"') == 1
        assert '<form action="/search" role="search">' in page
    assert web.get("/search").text.count('type="search"') == 1


def test_batches_leave_what_was_made_of_the_comparison(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    path.write_bytes(example.read_bytes())
    kept = shelf.Shelf(path)
    before = kept.held()
    stands = before.stands
    with StoryFile.create_or_open(path) as file, file.transaction():
        file.index(file.ordered_keys()[:1])
    after = kept.held()
    assert after is not before
    assert after.comparison is before.comparison
    assert after.stands is stands
    assert isinstance(after.near, NearClaims | None)
