"""Adding articles: files of all kinds, pasted texts, pages from the web; what is refused, what is kept, what is not."""

from __future__ import annotations

import io
import os
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from riwaya.ingest import Given
from riwaya.story.build import build
from riwaya.story.story import Story
from riwaya.web import add_page
from riwaya.web.app import app_of, make_site
from riwaya.web.fetching import Fetched, Refused
from riwaya.web.reading import read_upload
from riwaya.web.uploads import _PREFIX, inner_path, keep, sweep
from riwaya.web.work import Job, Work
from tests.web.conftest import EXAMPLES, PORT, client

WAIT = 60
HEADERS = {"origin": f"http://127.0.0.1:{PORT}", "accept": "application/json"}
ARTICLE = (
    "Fire in the port\n\nMayor Lena Fox said on Sunday that three people had died in the port of Tarshan.\n\n"
    "She denied that the fire had been set."
)
OTHER = "Feuer\n\nMinister Omar Said said on Monday that the fire in the port of Tarshan had killed four people."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "story.riwaya"


@pytest.fixture
def new(path: Path) -> Iterator[TestClient]:
    """A story that is not there yet."""
    with client(path) as opened:
        yield opened
        settled(opened)


def files(*named: tuple[str, str | bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", (name, text.encode() if isinstance(text, str) else text)) for name, text in named]


def send(web: TestClient, *named: tuple[str, str | bytes], **fields: str) -> dict[str, Any]:
    answer = web.post("/add", files=files(*named), data=fields, headers=HEADERS)
    return {"status": answer.status_code, **answer.json()}


def settled(web: TestClient) -> dict[str, Any]:
    """What came of everything, when nothing goes on any more."""
    until = time.monotonic() + WAIT
    while (told := web.get("/progress.json").json())["jobs"]:
        assert time.monotonic() < until
        time.sleep(0.05)
    return dict(told)


def uploads() -> set[str]:
    """Folders of uploads that this process has made."""
    return {p.name for p in Path(tempfile.gettempdir()).glob(f"{_PREFIX}{os.getpid()}-*")}


def test_the_empty_page_says_where_the_story_will_lie_and_makes_nothing(new: TestClient, path: Path) -> None:
    page = new.get("/").text
    assert "<h1>Drop articles here</h1>" in page
    assert str(path) in page
    assert 'name="files"' in page
    assert "webkitdirectory" in page
    assert 'name="text"' in page
    assert new.get("/.json").json()["counts"]["documents"] == 0
    assert not path.exists()


def test_a_pasted_article_is_read_at_once_and_compared_behind(new: TestClient, path: Path) -> None:
    sent = {"text": ARTICLE, "outlet": "The Gull", "published": "٢٠٣١-٠٥-٠٢", "language": "en", "name": "The port"}
    answer = new.post("/add", data=sent, headers={"origin": HEADERS["origin"]}, follow_redirects=False)
    assert answer.status_code == 303
    page = new.get(answer.headers["location"])
    assert page.status_code == 200
    assert "Lena Fox" in page.text
    record = new.get(answer.headers["location"] + ".json").json()
    assert (record["outlet"]["name"], record["published"]) == ("The Gull", "2031-05-02")
    assert (record["text"], record["paths"]) == (ARTICLE, [])
    assert "One article is in this story" in new.get("/").text
    assert "<h1><bdi>The port</bdi></h1>" in new.get("/").text
    settled(new)
    with Story.open(path) as story:
        assert story.is_compared
    again = new.post("/add", data=sent, headers=HEADERS).json()
    assert again["go"].endswith("?known=1")
    assert "in the story already" in new.get(again["go"]).text
    assert not again["new"]
    send(new, ("b.txt", OTHER))
    assert 'id="conflicts"' in new.get("/").text


def test_a_file_keeps_its_own_name_and_leads_to_its_article(new: TestClient) -> None:
    sent = send(new, ("port/notes/fire ميناء.txt", ARTICLE))
    settled(new)
    [key] = [a["key"] for a in new.get("/articles.json").json()["items"]]
    assert sent["go"] in (f"/article/{key}", "/progress")
    assert new.get(f"/article/{key}.json").json()["paths"] == ["port/notes/fire ميناء.txt"]
    assert uploads() == set()


def test_everything_that_a_build_reads_can_be_dropped(new: TestClient) -> None:
    page = "<!DOCTYPE html><html><body><article><p>{}</p></article></body></html>".format(
        ARTICLE.replace("\n\n", "</p><p>")
    )
    rows = f'id,text,outlet\n1,"{ARTICLE}",The Row\n2,"{OTHER}",The Row\n'
    send(
        new,
        ("a.txt", ARTICLE), ("a.meta.toml", 'outlet = "The Sidecar"'),
        ("web/page.html", page), ("web/page_files/logo.png", b"\x89PNG"), ("web/page_files/ad.html", page),
        ("web/sources.csv", "path,outlet\npage.html,The Folder\n"),
        ("rows.csv", rows), ("old.pdf", b"%PDF-1.4 x"), ("old.docx", b"PK"), ("empty.txt", ""),
        ("noise.txt", b"\x00\x01\x02" * 99),
    )  # fmt: skip
    [read] = [job for job in settled(new)["past"] if job["name"] == "read"]
    outlets = {a["outlet"] for a in new.get("/articles.json").json()["items"]}
    assert outlets == {"The Sidecar", "The Folder", "The Row"}
    assert len(read["new"]) == 4
    assert read["beside"] == 4
    skipped = {s["place"]: s["reason"] for s in read["skipped"]}
    assert set(skipped) == {"old.pdf", "old.docx", "empty.txt", "noise.txt"}
    assert "PDF" in skipped["old.pdf"]
    progress = new.get("/progress").text
    assert "old.pdf" in progress
    assert "PDF" in progress
    assert "احفظه نصّا" in new.get("/progress?lang=ar").text
    assert {s["place"] for s in new.get("/skipped.json").json()["items"]} == set(skipped)
    assert uploads() == set()


def test_what_is_known_is_recognised_and_two_of_one_name_are_both_read(new: TestClient) -> None:
    send(new, ("a.txt", ARTICLE), ("a.txt", OTHER))
    settled(new)
    assert new.get("/articles.json").json()["total"] == 2
    send(new, ("copy.txt", ARTICLE))
    last = next(job for job in settled(new)["past"] if job["name"] == "read")
    assert (len(last["new"]), len(last["known"])) == (0, 1)
    assert new.get("/articles.json").json()["total"] == 2
    assert new.get(f"/article/{last['known'][0]}.json").json()["paths"] == ["a.txt", "copy.txt"]


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("../../etc/passwd", "etc/passwd"), ("/etc/passwd", "etc/passwd"), ("C:\\..\\x\\a.txt", "x/a.txt"),
        ("a/./b/.. /c.txt", "a/b/c.txt"), ("a\x00b\u202etxt", "a b txt"), ("...", "file"), ("", "file"), ("/", "file"),
        ("ف" * 300 + ".txt", "ف" * 98 + ".txt"), ("/".join("abcdefghijklmnopq"), "f/g/h/i/j/k/l/m/n/o/p/q"),
        ("\ud800.txt", "?.txt"),
    ],
)  # fmt: skip
def test_no_name_leads_out_of_its_folder(name: str, inner: str) -> None:
    assert inner_path(name) == inner


def test_uploads_lie_where_nobody_else_looks_and_go_whatever_happens(path: Path) -> None:
    upload = keep([("../a.txt", io.BytesIO(ARTICLE.encode())), ("a.txt/b.txt", io.BytesIO(b"x"))])
    assert stat.S_IMODE(upload.folder.stat().st_mode) == 0o700
    found = sorted(str(p.relative_to(upload.folder)) for p in upload.folder.rglob("*") if p.is_file())
    assert found == ["2/a.txt/b.txt", "a.txt"]
    path.write_text("this is no story")
    job = read_upload(Work(path), upload, Given(), "")
    assert job.done.wait(WAIT)
    assert "no story file" in job.failed
    assert not upload.folder.exists()
    assert path.read_text() == "this is no story"

    class Full(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        keep([("a.txt", Full())])
    assert uploads() == set()


def test_what_a_killed_server_left_is_swept() -> None:
    mine, theirs = (Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{process}-")) for process in (os.getpid(), 2**22 + 1))
    sweep()
    assert mine.exists()
    assert not theirs.exists()
    mine.rmdir()


def test_reading_is_stopped_and_what_was_read_stays(path: Path) -> None:
    work = Work(path)
    rows = "id,text\n" + "".join(f'{n},"{ARTICLE} {n}"\n' for n in range(200))
    job = read_upload(work, keep([("rows.csv", io.BytesIO(rows.encode()))]), Given(), "")
    until = time.monotonic() + WAIT
    while not (job.report and job.report.new) and time.monotonic() < until:
        time.sleep(0.01)
    work.stop()
    assert job.done.wait(WAIT)
    assert job.report
    assert not job.failed
    assert 0 < len(job.report.new) < 200
    with Story.open(path) as story:
        assert story.counts().documents == len(job.report.new)
    waiting = read_upload(work, keep([("a.txt", io.BytesIO(OTHER.encode()))]), Given(), "")
    waiting.stopping.set()
    assert waiting.done.wait(WAIT)
    assert uploads() == set()
    while work.jobs:
        time.sleep(0.05)
    with Story.open(path) as story:
        assert story.is_compared


def test_processes_that_read_are_stopped_before_they_have_anything_to_show(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riwaya.story.build.processes_for", lambda *_: 2)
    work = Work(path)
    rows = "id,text\n" + "".join(f'{n},"{ARTICLE} {n}"\n' for n in range(200))
    job = read_upload(work, keep([("rows.csv", io.BytesIO(rows.encode()))]), Given(), "")
    until = time.monotonic() + WAIT
    while not job.size and time.monotonic() < until:
        time.sleep(0.01)
    work.close()
    assert job.done.is_set()
    assert not job.failed
    assert uploads() == set()


def test_where_nothing_can_be_read_no_story_is_made(new: TestClient, path: Path) -> None:
    send(new, ("a.pdf", b"%PDF"))
    [read] = settled(new)["past"]
    assert [s["place"] for s in read["skipped"]] == ["a.pdf"]
    assert not path.exists()
    assert "Drop articles here" in new.get("/").text
    send(new, ("a.meta.toml", 'outlet = "x"'))
    assert "There was no article among these files" in new.get("/progress").text


def test_a_form_with_something_wrong_comes_back_filled_in(new: TestClient, path: Path) -> None:
    def sent(**fields: str) -> tuple[int, str]:
        answer = new.post("/add", data=fields, headers={"origin": HEADERS["origin"]})
        return answer.status_code, answer.text

    status, page = sent(text=ARTICLE, published="last week", outlet="The Gull")
    assert status == 422
    assert "Lena Fox" in page
    assert 'value="The Gull"' in page
    assert "This is no date" in page
    status, page = sent(text="Das ist eine kurze Meldung über ein Feuer im Hafen der Stadt, und niemand weiß mehr.")
    assert status == 422
    assert "Feuer im Hafen" in page
    assert sent(text="   ")[0] == 422
    assert new.post("/add", data={}, headers=HEADERS).json()["field"] == "files"
    assert not path.exists()


def test_a_large_text_can_be_pasted(new: TestClient) -> None:
    """More than a form's field holds by default."""
    answer = new.post(
        "/add", data={"text": "", "outlet": "x" * 1_500_000}, files=files(("a.pdf", b"%PDF")), headers=HEADERS
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("place", ["/add", "/progress/stop", "/compare"])
def test_no_page_elsewhere_can_add_or_stop_anything(new: TestClient, path: Path, place: str) -> None:
    for origin in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
        assert new.post(place, data={"text": ARTICLE}, headers=origin).status_code == 403
    assert new.get("/progress.json").json() == {"jobs": [], "past": []}
    assert not path.exists()


def test_a_story_that_was_not_compared_is_compared_behind_its_first_page(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    build([EXAMPLES / "diffa.txt", EXAMPLES / "sabah-alkhaleej.txt"], path, compare=False)
    with client(path) as web:
        assert web.get("/").status_code == 200
        assert [job["name"] for job in settled(web)["past"]] == ["compare"]
        assert web.get("/.json").json()["story"]["compared"]
        assert web.get("/claims.json").json()["total"] > 0


def test_pages_say_how_far_it_is(path: Path) -> None:
    site = make_site(path)
    go = threading.Event()
    job = site.work.start(Job(lambda _: _waited(go), "compare"))
    with TestClient(app_of(site, PORT), base_url=f"http://127.0.0.1:{PORT}") as web:
        try:
            assert 'id="work"' in web.get("/articles").text
            send(web, ("a.txt", ARTICLE))
            told = web.get("/progress.json").json()["jobs"]
            assert [j["name"] for j in told] == ["compare", "read"]
            assert 'action="/progress/stop"' in web.get("/progress").text
        finally:
            go.set()
        assert job.done.wait(WAIT)
        key = settled(web)["past"][1]["new"][0]
        assert 'id="work"' not in web.get("/articles").text
        assert web.get(f"/progress.json?article={key}").json()["told_elsewhere"] == 0


def _waited(event: threading.Event) -> None:
    event.wait(WAIT)


def test_nothing_is_fetched_unless_the_server_was_started_for_it(
    new: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    page = f"<html><body><article><p>{ARTICLE}</p></article></body></html>".replace("\n\n", "</p><p>").encode()

    def fetch(url: str) -> Fetched:
        asked.append(url)
        if "gone" in url:
            raise Refused("status", "404")
        return Fetched("https://gull.example/1", page)

    monkeypatch.setattr(add_page, "fetch", fetch)
    assert 'name="fetch"' not in new.get("/add").text
    assert new.post("/add", data={"fetch": "https://gull.example/"}, headers=HEADERS).status_code == 403
    assert asked == []
    with client(path, allow_fetch=True) as web:
        assert "The site will see this request" in web.get("/add").text
        refused = web.post("/add", data={"fetch": "https://gull.example/gone"}, headers=HEADERS)
        assert refused.status_code == 422
        assert "404" in refused.json()["words"]
        sent = web.post("/add", data={"fetch": "https://gull.example/"}, headers=HEADERS).json()
        record = web.get(f"/article/{sent['key']}.json").json()
        assert (record["url"], record["paths"]) == ("https://gull.example/1", [])
        assert record["statements"]
        settled(web)


def test_the_user_cannot_reach_this_machine_through_it(path: Path) -> None:
    with client(path, allow_fetch=True) as web:
        for url in (f"http://127.0.0.1:{PORT}/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest"):
            answer = web.post("/add", data={"fetch": url}, headers=HEADERS)
            assert answer.status_code == 422
            assert "own network" in answer.json()["words"]
