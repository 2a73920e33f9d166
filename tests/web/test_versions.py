"""Two versions of one article: linked to each other, marked in lists, corrected together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.cli.app import main
from riwaya.story.build import build
from riwaya.web.app import make_app
from tests.story.test_elsewhere import GONE, PUT_BEFORE, ROAD, articles
from tests.web.conftest import PORT

ADDRESS = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    build([articles(tmp_path / "src", ROAD)], tmp_path / "story.riwaya")
    return tmp_path / "story.riwaya"


@pytest.fixture
def web(story: Path) -> Iterator[TestClient]:
    headers = {"accept-language": "en", "origin": ADDRESS}
    with TestClient(make_app(story, PORT), base_url=ADDRESS, headers=headers) as opened:
        yield opened


def keys(web: TestClient) -> list[str]:
    """The versions of the one article, the earlier first."""
    listed = [a["key"] for a in web.get("/articles.json").json()["items"]]
    records = {key: web.get(f"/article/{key}.json").json() for key in listed}
    found = [key for key in listed if "road.txt" in str(records[key]["paths"])]
    return sorted(found, key=lambda key: [v["when"] for v in records[key]["versions"]] == ["earlier"])


def correct(web: TestClient, key: str, words: str, **fields: str) -> None:
    statements = web.get(f"/article/{key}.json").json()["statements"]
    s = next(s for s in statements if words in s["content"]["text"] and s["mode"] != "own")
    at = f"{s['content']['start']} {s['content']['end']}"
    answer = web.post(f"/correct/{key}", data={"at": at, **fields}, follow_redirects=False)
    assert answer.status_code == 303, answer.text


def speaker(web: TestClient, key: str, words: str) -> str:
    statements = web.get(f"/article/{key}.json").json()["statements"]
    return next(s["chain"][0]["name"] for s in statements if words in s["content"]["text"] and s["mode"] != "own")


def test_versions_are_linked_and_marked(web: TestClient, story: Path) -> None:
    assert "version of this article" not in web.get(f"/article/{keys(web)[0]}").text
    build([articles(story.parent / "src", PUT_BEFORE)], story)
    earlier, later = keys(web)
    page = web.get(f"/article/{earlier}").text
    assert "A later version of this article is in the story too" in page
    assert f'href="/article/{later}"' in page
    page = web.get(f"/article/{later}?lang=ar").text
    assert "في القصة نسخة سابقة من هذا المقال أيضا" in page
    assert f'href="/article/{earlier}"' in page
    listed = web.get("/articles?lang=en").text
    assert (listed.count("earlier version"), listed.count("later version")) == (1, 1)


def test_what_is_corrected_in_one_version_is_corrected_again_in_the_other(web: TestClient, story: Path) -> None:
    """The later version's form names the later version's words, though its statement bears the earlier one's
    correction."""
    (earlier,) = keys(web)
    correct(web, earlier, "two cables", do="speaker", speaker="Tom Eland")
    build([articles(story.parent / "src", PUT_BEFORE)], story)
    earlier, later = keys(web)
    assert speaker(web, later, "two cables") == "Tom Eland"
    correct(web, later, "two cables", do="speaker", speaker="Ivo Lund")
    assert speaker(web, later, "two cables") == "Ivo Lund"
    assert speaker(web, earlier, "two cables") == "Tom Eland"  # what was said of these very words goes before
    first, second = web.get("/corrections.json").json()["items"]
    assert (first["about"]["document"], second["about"]["document"]) == (later, earlier)
    assert (first["applied"], second["applied"]) == (True, True)
    assert first["not_found_in"] == second["not_found_in"] == []


def test_notes_are_shown_with_both_versions_and_what_is_not_found_is_listed(web: TestClient, story: Path) -> None:
    (earlier,) = keys(web)
    statements = web.get(f"/article/{earlier}.json").json()["statements"]
    place = next(i for i, s in enumerate(statements, 1) if "two cables" in s["content"]["text"])
    for about, words in ((earlier, "ask the editor"), (f"{earlier}-{place}", "which cables?")):
        assert web.post("/note", data={"about": about, "words": words}, follow_redirects=False).status_code == 303
    build([articles(story.parent / "src", PUT_BEFORE)], story)
    _, later = keys(web)
    page = web.get(f"/article/{later}").text
    assert "ask the editor" in page
    assert "which cables?" in page
    build([articles(story.parent / "src", GONE)], story)
    gone = next(key for key in keys(web) if key not in (earlier, later))
    page = web.get(f"/article/{gone}").text
    assert "ask the editor" in page
    assert "which cables?" not in page
    assert [n["not_found_in"] for n in web.get("/corrections.json").json()["items"]] == [[gone], []]
    assert "Not found in another version of the article" in web.get("/corrections").text


def test_a_build_says_how_many_corrections_do_not_apply(
    web: TestClient, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (earlier,) = keys(web)
    correct(web, earlier, "two cables", do="speaker", speaker="Tom Eland")
    web.post("/note", data={"about": earlier, "words": "ask the editor"})
    assert main(["corrections", str(story)]) == 0
    printed = story.parent / "c.jsonl"
    printed.write_text(capsys.readouterr().out, "utf-8")
    source, new = articles(story.parent / "src", GONE), story.parent / "new.riwaya"
    main(["build", str(source), "-o", str(new), "--corrections", str(printed)])
    assert "1 correction does not apply" in capsys.readouterr().out
    articles(source, PUT_BEFORE)
    new.unlink()
    main(["build", str(source), "-o", str(new), "--corrections", str(printed)])
    assert "not apply" not in capsys.readouterr().out
