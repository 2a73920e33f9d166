"""Story files that break, go, or are another story while they are served."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from riwaya.story.build import build
from tests.web.conftest import EXAMPLES, PORT, client

WAIT = 60
OWN = {"origin": f"http://127.0.0.1:{PORT}"}
TEXT = "The mayor of Karsun said on Monday that the bridge was closed. The police said that it was open."


@pytest.fixture
def own(by_hand: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(by_hand, tmp_path / "own.riwaya"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_that_cannot_be_read_is_said_to_be_damaged(own: Path, language: str) -> None:
    data = bytearray(own.read_bytes())
    for at in range(8192, len(data) - 4096, 4096):  # every page behind the first ones, as a failing disc leaves it
        data[at : at + 64] = b"\xff" * 64
    own.write_bytes(data)
    with client(own) as web:
        answers = [
            web.get(f"{place}?lang={language}") for place in ("/articles", "/sources", "/claims", "/search?q=fire")
        ]
    assert {answer.status_code for answer in answers} == {503}
    assert all("<h1>" in answer.text and "own.riwaya" in answer.text for answer in answers)


@pytest.mark.parametrize("emptied", [True, False])
def test_what_is_added_to_a_file_that_has_gone_makes_no_new_story(own: Path, emptied: bool) -> None:
    with client(own) as web:
        assert web.get("/").status_code == 200
        if emptied:
            own.write_bytes(b"")
        else:
            own.rename(own.with_name("moved.riwaya"))
        assert web.post("/add", data={"text": TEXT, "language": "en"}, headers=OWN).status_code == 503
        assert own.exists() == emptied
        assert not emptied or own.stat().st_size == 0


def test_another_story_in_its_place_is_compared_and_shown(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.riwaya"
    build([EXAMPLES / "diffa.txt", EXAMPLES / "sabah-alkhaleej.txt"], other, compare=False)
    with client(own) as web:
        assert web.get("/").status_code == 200
        shutil.copy(other, own)
        assert web.get("/").status_code == 200
        assert web.get("/claims").status_code == 200
        until = time.monotonic() + WAIT
        while not web.get("/.json").json()["story"]["compared"]:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert web.get("/claims.json").json()["total"] > 0


def test_an_article_of_the_year_one_stops_no_comparison(tmp_path: Path) -> None:
    """Content systems write 0001-01-01 where they know no date."""
    rows = tmp_path / "rows.csv"
    rows.write_text(f'id,text,published\na,"{TEXT}",0001-01-01\nb,"{TEXT} It rained.",2031-05-02\n', "utf-8")
    built = tmp_path / "s.riwaya"
    build([rows], built)
    with client(built) as web:
        assert web.get("/.json").json()["story"]["compared"]
        one, other = web.get("/articles.json").json()["items"]
        assert (one["published"], other["published"]) == ("2031-05-02", None)
        said = web.post(f"/correct/{one['key']}/facts", data={"published": "0001-01-01"}, headers=OWN)
        assert said.status_code == 422
