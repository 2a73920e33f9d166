"""The notebook: taking, writing, moving, and what it is exported as."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from riwaya.export.labels import LABELS
from riwaya.store.sqlite import StoryFile
from riwaya.web import shelf
from tests.web.conftest import PORT, client

WAIT = 30
HERE = {"origin": f"http://127.0.0.1:{PORT}"}


@pytest.fixture
def path(example: Path, tmp_path: Path) -> Path:
    """A story of one's own, to be changed."""
    return Path(shutil.copy(example, tmp_path / "own.riwaya"))


@pytest.fixture
def own(path: Path) -> Iterator[TestClient]:
    with client(path) as opened:
        yield opened


def post(web: TestClient, place: str, **fields: str) -> str:
    """Sends a form as a browser does; where it leads."""
    answer = web.post(place, data=fields, headers=HERE, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def keep(web: TestClient, about: str) -> str:
    """Takes something as the script does; the id of its item."""
    answer = web.post("/notebook/keep", data={"about": about}, headers=HERE | {"accept": "application/json"})
    assert answer.status_code == 200, about
    return str(answer.json()["note"])


def items(web: TestClient) -> list[dict[str, object]]:
    return list(web.get("/notebook.json").json()["items"])


def taken(web: TestClient) -> list[str]:
    """One key of each kind."""
    story = web.get("/.json").json()
    claim = web.get("/claims.json?stand=agreed").json()["items"][0]
    return [
        claim["id"], story["disputes"]["conflicts"][0]["id"], f"{story['articles'][0]['key']}-2",
        story["articles"][1]["key"], story["sources"][0]["id"],
    ]  # fmt: skip


def test_everything_can_be_kept_once_with_its_exact_words(own: TestClient, path: Path) -> None:
    keys = taken(own)
    ids = [keep(own, key) for key in keys]
    assert [keep(own, key) for key in keys] == ids
    assert [item["kind"] for item in items(own)] == ["claim", "dispute", "statement", "article", "source"]
    assert all(item["found"] for item in items(own))
    with StoryFile.open(path) as file:
        for note in file.notebook.notes()[:3]:
            assert note.places
            for place in note.places:
                document = file.document(place.document)
                assert document is not None
                assert place.words in document.text
                assert document.text[place.start : place.end] in place.words
    for page in ("/notebook", "/notebook?lang=ar"):
        text = own.get(page).text
        assert all(f'id="{id}"' in text for id in ids)


@pytest.mark.parametrize("about", ["", "c1", "x", "conflicts-c1", "d0000000000000000", "d0000000000000000-1", "../etc"])
def test_what_is_not_there_cannot_be_kept(own: TestClient, about: str) -> None:
    answer = own.post("/notebook/keep", data={"about": about}, headers=HERE)
    assert answer.status_code == 404
    assert items(own) == []


def test_buttons_lead_back_and_show_what_is_kept(own: TestClient) -> None:
    claim = taken(own)[0]
    assert f'form="keep" name="about" value="{claim}"' in own.get(f"/claim/{claim}").text
    assert post(own, "/notebook/keep", about=claim, back="/claims?page=2") == f"/claims?page=2#k-{claim}"
    assert post(own, "/notebook/keep", about=claim, back="https://example.org/") == f"/notebook#k-{claim}"
    page = own.get(f"/claim/{claim}?lang=en").text
    assert f'form="keep" name="about" value="{claim}"' not in page
    assert re.search(rf'<a class="keep kept" id="k-{claim}" href="/notebook#n[0-9a-f]{{16}}">In the notebook</a>', page)


def test_without_a_script_a_statement_is_kept_by_a_page_that_asks(own: TestClient) -> None:
    statement = taken(own)[2]
    article, number = statement.split("-")
    assert f'href="/notebook/keep?about={statement}"' in own.get(f"/article/{article}").text
    page = own.get(f"/notebook/keep?about={statement}")
    assert f'value="{statement}"' in page.text
    assert own.get(f"/notebook/keep.json?about={statement}").json() == {"about": statement}
    assert post(own, "/notebook/keep", about=statement, back=f"/article/{article}").endswith(f"#k-s{number}")
    for wrong in ("", "c1", f"{article}-9999", f"{article}-0"):
        assert own.get(f"/notebook/keep?about={wrong}").status_code == 404


def test_order_words_headings_and_undo(own: TestClient) -> None:
    first, second = (keep(own, key) for key in taken(own)[:2])
    heading = post(own, "/notebook/write", kind="heading", words="What  happened\nthere", after=first).rpartition("#")[
        2
    ]
    note = post(own, "/notebook/write", kind="note", words="One\r\n<b>two</b>").rpartition("#")[2]

    def order() -> list[str]:
        return [str(item["id"]) for item in items(own)]

    assert order() == [first, heading, second, note]
    post(own, f"/notebook/{second}/move", way="up")
    assert order() == [first, second, heading, note]
    post(own, f"/notebook/{first}/move", way="up")  # at the top already
    assert order() == [first, second, heading, note]
    post(own, f"/notebook/{first}/move", way="down")
    assert order() == [second, first, heading, note]
    post(own, f"/notebook/{note}/move", after="")
    assert order() == [note, second, first, heading]
    for _ in range(60):  # always between the same two: positions do not run out
        for id in (first, heading):
            post(own, f"/notebook/{id}/move", after=second)
    assert order() == [note, second, heading, first]
    post(own, f"/notebook/{second}/words", words="Call the ministry")
    assert [i["words"] for i in items(own)] == ["One\n<b>two</b>", "Call the ministry", "What happened there", ""]
    page = own.get("/notebook").text
    assert "&lt;b&gt;two&lt;/b&gt;" in page
    assert "<b>two</b>" not in page
    gone = post(own, f"/notebook/{second}/remove")
    assert order() == [note, heading, first]
    assert f"/notebook/{second}/restore" in own.get(gone).text
    post(own, f"/notebook/{second}/restore")
    assert order() == [note, second, heading, first]
    assert "removed=" in post(own, f"/notebook/{note}/words", words=" ")
    assert order() == [second, heading, first]
    assert own.post("/notebook/n0/words", data={"words": "x"}, headers=HERE).status_code == 404


def test_notes_change_nothing_that_is_dear_to_make(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    own.get("/")
    made = []
    monkeypatch.setattr(shelf, "Held", lambda *a: made.append(a))
    keep(own, taken(own)[0])
    assert own.get("/").status_code == 200
    assert made == []


def test_what_is_no_longer_found_keeps_its_words(own: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, dispute = taken(own)[:2]
    keep(own, claim), keep(own, dispute)
    sentences = [[kept["text"] for kept in item["kept"]] for item in items(own)]  # type: ignore[attr-defined]
    held = shelf.Held

    class Fewer(held):  # type: ignore[misc, valid-type]
        def __init__(self, *args: object) -> None:
            super().__init__(*args)
            self.comparison = replace(self.comparison, claims=(), relations=(), questions=())

    monkeypatch.setattr(shelf, "Held", Fewer)
    with client(path) as web:
        found = items(web)
        assert [item["found"] for item in found] == [False, False]
        assert [[t["sentence"] for t in item["tellings"]] for item in found] == [  # type: ignore[attr-defined]
            [" ".join(words.split("\n")) for words in told] for told in sentences
        ]
        page = web.get("/notebook?lang=en").text
        assert LABELS["lost_claim"][0] in page
        assert LABELS["lost_dispute"][0] in page
        for form in ("html", "txt", "md", "json"):
            assert web.get(f"/notebook/export/{form}").status_code == 200


def test_a_conflict_that_was_set_aside_is_not_another_matter_of_its_claims(own: TestClient) -> None:
    about = own.get("/.json").json()["disputes"]["conflicts"][0]["id"]
    keep(own, about)
    before = items(own)[0]
    post(own, "/aside", matter=about, why="other-time", back="/")
    until = time.monotonic() + WAIT
    while own.get("/.json").json()["disputes_total"]["conflicts"] > 0 and time.monotonic() < until:
        time.sleep(0.1)
    [after] = items(own)
    assert (before["found"], after["found"]) == (True, False)
    assert "Set aside since by a person" in own.get("/notebook").text
    assert "Set aside since by a person" in own.get("/notebook/export/txt").text


def test_a_claim_that_went_into_another_is_found_there(
    own: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = taken(own)[0]
    note = keep(own, claim)
    held = shelf.Held

    class Joined(held):  # type: ignore[misc, valid-type]
        def __init__(self, *args: object) -> None:
            super().__init__(*args)
            claims = tuple(
                replace(c, id="c" + "f" * 12, merged_from=(claim,)) if c.id == claim else c
                for c in self.comparison.claims
            )
            self.comparison = replace(self.comparison, claims=claims, relations=())

    monkeypatch.setattr(shelf, "Held", Joined)
    with client(path) as web:
        [item] = items(web)
        assert (item["found"], item["now"]) == (True, "c" + "f" * 12)
        assert f'href="/notebook#{note}"' in web.get(f"/claim/c{'f' * 12}").text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_dossier_of_the_notebook_is_whole_in_itself(own: TestClient, language: str) -> None:
    for key in taken(own):
        keep(own, key)
    post(own, "/notebook/write", kind="note", words="Mine alone")
    answer = own.get(f"/notebook/export/html?lang={language}")
    assert re.fullmatch(
        r"attachment; filename=\"notebook-\d{4}-\d\d-\d\d\.html\"; filename\*=UTF-8''Example%20-%20\S+\.html",
        answer.headers["content-disposition"],
    )
    page = html.document_fromstring(answer.text)
    assert page.get("lang") == language
    assert not page.xpath("//link | //img | //iframe | //script[@src]")
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    anchors = set(page.xpath("//@id"))
    assert len(anchors) == len(page.xpath("//@id"))
    inside = [to[1:] for to in page.xpath("//a/@href") if to.startswith("#")]
    assert len(inside) > 20
    assert [to for to in inside if to not in anchors] == []
    assert [to for to in page.xpath("//a/@href") if not to.startswith(("#", "https://", "http://"))] == []
    numbers = [int(id[3:]) for id in anchors if id.startswith("fn-")]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    own_words = page.xpath("//div[@class='own-note']")
    assert [LABELS["note_own"][language == "ar"] in n.text_content() for n in own_words] == [True]
    assert "Mine alone" in own_words[0].text_content()
    cited = {a.get("id") for a in page.xpath("//article")}
    assert taken(own)[3] in cited


@pytest.mark.parametrize("form", ["txt", "md"])
def test_as_text_every_sentence_has_its_footnote(own: TestClient, form: str) -> None:
    for key in taken(own)[:3]:
        keep(own, key)
    text = own.get(f"/notebook/export/{form}?lang=en").text
    mark = r"\[\^(\d+)\]" if form == "md" else r"\[(\d+)\]"
    body, notes = text.split("Footnotes" if form == "txt" else "\n[^1]:", 1)
    cited = [int(n) for n in re.findall(mark, body)]
    explained = [int(n) for n in re.findall(f"(?m)^{mark}", notes if form == "txt" else f"[^1]:{notes}")]
    assert list(dict.fromkeys(cited)) == explained == list(range(1, len(explained) + 1))
    plain = text.replace("\u2068", "").replace("\u2069", "")
    for item in items(own):
        for telling in item["tellings"]:  # type: ignore[attr-defined]
            if not re.search(r"[*_`#<>\[\]|~]", telling["sentence"]):
                assert f"“{telling['sentence']}”" in plain
    assert "Archive hash: sha256:" in plain


def test_markdown_takes_no_sign_of_an_article_for_its_own(own: TestClient) -> None:
    post(own, "/notebook/write", kind="note", words="# no heading\n- no list\n*no* [link](x)")
    assert r"\# no heading" in own.get("/notebook/export/md").text
    assert "\n\\- no list\n\\*no\\* \\[link\\](x)" in own.get("/notebook/export/md").text
    assert own.get("/notebook/export/pdf").status_code == 404
