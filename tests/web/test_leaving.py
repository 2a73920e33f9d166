"""Leaving an article out: where it leads, what stands at its address, that no other page holds it, and the way back."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.story.story import Story
from riwaya.web.app import make_app
from tests.web.conftest import PORT
from tests.web.test_add import ARTICLE, OTHER, files, settled

ADDRESS = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def path(example: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "story.riwaya"
    copied.write_bytes(example.read_bytes())
    return copied


@pytest.fixture
def web(path: Path) -> Iterator[TestClient]:
    headers = {"accept-language": "en", "origin": ADDRESS}
    with TestClient(make_app(path, PORT), base_url=ADDRESS, headers=headers) as opened:
        yield opened
        settled(opened)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[TestClient]:
    """Two articles, to be added."""
    headers = {"accept-language": "en", "origin": ADDRESS}
    with TestClient(make_app(tmp_path / "small.riwaya", PORT), base_url=ADDRESS, headers=headers) as opened:
        opened.post("/add", files=files(("a.txt", ARTICLE), ("b.txt", OTHER)))
        settled(opened)
        yield opened
        settled(opened)


def keys(web: TestClient) -> list[str]:
    return [a["key"] for a in web.get("/articles.json").json()["items"]]


def leave_out(web: TestClient, key: str, words: str = "") -> tuple[str, str]:
    """The page that it leads to, and the correction's id; when the others are compared again."""
    answer = web.post(f"/article/{key}/leave-out", data={"words": words}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    compared(web)
    go = answer.headers["location"]
    return go, re.sub(".*=", "", go)


def compared(web: TestClient) -> None:
    until = time.monotonic() + 60
    while not web.get("/corrections.json").json()["compared"]:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_it_is_left_out_and_taken_in_again(web: TestClient) -> None:
    key = keys(web)[1]
    before = web.get("/.json").json()
    record = web.get(f"/article/{key}.json").json()
    assert f'action="/article/{key}/leave-out"' in web.get(f"/article/{key}").text
    go, id = leave_out(web, key, "  another port  ")
    assert go == f"/articles?done={id}"
    listed = web.get(go).text
    assert "Article left out" in listed
    assert f'action="/corrections/{id}/undo"' in listed
    assert f'href="/article/{key}"' not in listed
    assert web.get("/.json").json()["counts"]["documents"] == before["counts"]["documents"] - 1
    page = web.get(f"/article/{key}")
    assert page.status_code == 200
    assert "This article was left out of the story" in page.text
    assert "another port" in page.text
    assert record["title"] in page.text
    assert record["text"][-60:] not in page.text
    twin = web.get(f"/article/{key}.json").json()
    assert twin.keys() == {"key", "left_out"}
    assert (twin["left_out"]["id"], twin["left_out"]["after"]) == (id, {"words": "another port"})
    web.post(f"/corrections/{id}/undo", data={"back": f"/article/{key}"})
    compared(web)
    assert web.get(f"/article/{key}.json").json()["text"] == record["text"]
    after = web.get("/.json").json()
    assert (after["counts"], after["disputes_total"]) == (before["counts"], before["disputes_total"])


def test_no_page_holds_it(web: TestClient) -> None:
    """Every page that one link leads to, from every list; the corrections alone name it."""
    key = keys(web)[1]
    record = web.get(f"/article/{key}.json").json()
    words = [key, record["title"], *(s["content"]["text"] for s in record["statements"] if s["mode"] == "direct")]
    starts = (
        "/",
        "/claims",
        "/articles",
        "/sources",
        "/timeline",
        "/map",
        "/network",
        "/matrix",
        "/disputes/conflicts",
    )
    others = "\n".join(web.get(f"/article/{k}.json").json()["text"] for k in keys(web) if k != key)
    words = [w for w in words if w not in others]
    assert len(words) > 2
    leave_out(web, key)
    seen: set[str] = set()
    for start in starts:
        found = {h.replace("&amp;", "&") for h in re.findall(r'href="(/[^"#]*)', web.get(start).text)}
        for address in [start, *sorted(h for h in found if re.match("/(article|claim|source|entity)/", h))[:12]]:
            if address not in seen:
                seen.add(address)
                for form in (address, re.sub(r"(\?|$)", r".json\1", address, count=1) if address != "/" else "/.json"):
                    text = web.get(form).text
                    assert [w for w in words if w in text] == [], form
    assert len(seen) > 30


def test_search_comparison_and_forms_do_not_know_it(web: TestClient) -> None:
    key, other = keys(web)[1:3]
    record = web.get(f"/article/{key}.json").json()
    phrase = next(s["content"]["text"] for s in record["statements"] if s["mode"] == "direct")
    asked = '"' + " ".join(phrase.split()[:6]).strip(",.") + '"'
    found = web.get("/search.json", params={"q": asked}).json()
    assert key in repr(found)
    _, id = leave_out(web, key)
    assert key not in repr(web.get("/search.json", params={"q": asked}).json())
    assert web.get(f"/compare?a={key}&a={other}").status_code == 404
    assert web.get(f"/correct/{key}/1").status_code == 404
    assert web.get(f"/article/{key}/footnote/1").status_code == 404
    assert web.post(f"/article/{key}/leave-out").status_code == 404
    web.post(f"/corrections/{id}/undo")
    assert key in repr(web.get("/search.json", params={"q": asked}).json())


def test_the_corrections_list_it_by_its_title(web: TestClient) -> None:
    key = keys(web)[1]
    title = web.get(f"/article/{key}.json").json()["title"]
    web.post("/corrections/who", data={"who": "Mina"})
    web.post(f"/correct/{key}/facts", data={"author": "A. Reed"})
    compared(web)
    _, id = leave_out(web, key, "wrong file")
    page = web.get("/corrections?kind=leave-out").text
    assert f'<a href="/article/{key}"><bdi>{title}</bdi></a>' in page
    assert "wrong file" in page
    assert "Mina" in web.get(f"/article/{key}").text
    assert "Could not be applied" not in web.get("/corrections").text
    assert "مقال مُستبعَد" in web.get("/corrections?lang=ar").text
    assert {c["applied"] for c in web.get("/corrections.json").json()["items"]} == {True}
    assert web.get("/corrections.json").json()["items"][0]["id"] == id


def test_what_the_notebook_took_from_it_stays_as_it_was_copied(web: TestClient) -> None:
    key = keys(web)[1]
    record = web.get(f"/article/{key}.json").json()
    number = next(i for i, s in enumerate(record["statements"], 1) if s["mode"] == "direct")
    web.post("/notebook/keep", data={"about": f"{key}-{number}"})
    web.post("/notebook/keep", data={"about": key})
    kept = web.get("/notebook.json").json()["items"]
    _, id = leave_out(web, key)
    now = web.get("/notebook.json").json()["items"]
    assert [i["kept"] for i in now] == [i["kept"] for i in kept]
    assert [i["found"] for i in now] == [False, False]
    assert record["title"] in web.get("/notebook").text
    for form in ("html", "txt", "md", "json"):
        assert web.get(f"/notebook/export/{form}").status_code == 200
    web.post(f"/corrections/{id}/undo")
    compared(web)
    assert [i["found"] for i in web.get("/notebook.json").json()["items"]] == [True, True]


def test_a_file_that_is_sent_again_stays_out_and_says_so(small: TestClient) -> None:
    [key] = [k for k in keys(small) if "Lena Fox" in small.get(f"/article/{k}.json").json()["text"]]
    _, id = leave_out(small, key)
    small.post("/add", files=files(("again.txt", ARTICLE)))
    last = next(job for job in settled(small)["past"] if job["name"] == "read")
    assert (last["new"], last["known"], last["left_out"], last["done"]) == ([], [], [key], 1)
    progress = small.get("/progress").text
    assert "Left out of the story before" in progress
    assert f'action="/corrections/{id}/undo"' in progress
    for text in (ARTICLE, ARTICLE + "\n"):  # as it was, and with other bytes: that is another article
        answer = small.post("/add", data={"text": text}, headers={"accept": "application/json"}).json()
        if text == ARTICLE:
            assert answer == {"go": f"/article/{key}?known=1", "key": key, "new": False}
            assert "nothing was added" in small.get(answer["go"]).text
        else:
            assert answer["new"]
    settled(small)
    assert len(keys(small)) == 2


def test_a_story_of_which_all_is_left_out_is_the_empty_page(small: TestClient) -> None:
    for key in keys(small):
        leave_out(small, key)
    page = small.get("/")
    assert "<h1>Drop articles here</h1>" in page.text
    for address in ("/articles", "/claims", "/sources", "/timeline", "/map", "/network", "/matrix", "/search?q=port"):
        assert small.get(address).status_code == 200
    listed = small.get("/corrections.json").json()
    assert (listed["total"], {c["applied"] for c in listed["items"]}) == (2, {True})
    small.post(f"/corrections/{listed['items'][0]['id']}/undo")
    settled(small)
    assert "One article is in this story" in small.get("/").text


def test_until_the_others_are_compared_no_page_goes_on_with_what_it_tells(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Comparing a large story takes half a minute."""
    monkeypatch.setattr("riwaya.web.correcting._PATIENCE", 0)
    monkeypatch.setattr("riwaya.web.work.Work._compare", lambda self: None)
    with TestClient(make_app(path, PORT), base_url=ADDRESS, headers={"origin": ADDRESS}) as web:
        listed = keys(web)
        for address in ("/", "/claims", "/sources"):
            assert web.get(address).status_code == 200
        web.post(f"/article/{listed[1]}/leave-out")
        assert not web.get("/corrections.json").json()["compared"]
        for address in (
            "/",
            "/claims",
            "/sources",
            "/disputes/conflicts",
            "/timeline",
            "/matrix",
            f"/article/{listed[2]}",
        ):
            page = web.get(address)
            assert page.status_code == 200
            assert listed[1] not in page.text, address
        assert web.get("/claims.json").json()["total"] > 50


def test_what_was_left_out_stays_in_the_file_with_its_bytes(web: TestClient, path: Path) -> None:
    key = keys(web)[1]
    with Story.open(path) as story:
        before = story.find_document(key)
    leave_out(web, key)
    with Story.open(path) as story:
        assert before is not None
        assert story.find_document(key) is None
        as_read = story.as_read(key)
        assert as_read is not None
        assert (as_read.text, as_read.id) == (before.text, before.id)
