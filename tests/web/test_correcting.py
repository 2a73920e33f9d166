"""Forms that correct: what they make, where they lead, what they refuse; what pages show of it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from riwaya.story.story import Story
from riwaya.web.app import ACTIONS, PAGES, make_app
from tests.web.conftest import PORT, client

ADDRESS = f"http://127.0.0.1:{PORT}"
MARK = "corrected by a person"


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


def send(web: TestClient, to: str, **fields: str | list[str]) -> Response:
    return web.post(to, data=fields, follow_redirects=False)


def done(web: TestClient, to: str, **fields: str | list[str]) -> tuple[str, str]:
    """Where a form leads, and the page there, which says that it is done."""
    answer = send(web, to, **fields)
    assert answer.status_code == 303, answer.text
    go = answer.headers["location"]
    while not web.get("/corrections.json").json()["compared"]:  # a busy machine takes longer than the form waits
        time.sleep(0.1)
    page = web.get(go).text
    assert 'class="done" role="status"' in page
    return go, page


def quoted(web: TestClient) -> tuple[str, int, str]:
    """An article, the number of one of its quotations, and the field that names its place."""
    for article in web.get("/articles.json").json()["items"]:
        record = web.get(f"/article/{article['key']}.json").json()
        for number, s in enumerate(record["statements"], 1):
            if s["mode"] != "own" and s["parent"] is None:
                return article["key"], number, f"{s['content']['start']} {s['content']['end']}"
    raise AssertionError("no quotation")


def statement(web: TestClient, key: str, number: int) -> dict[str, object]:
    return dict(web.get(f"/article/{key}.json").json()["statements"][number - 1])


def test_no_form_works_for_another_site_and_none_is_a_link(web: TestClient) -> None:
    for path in ACTIONS.keys() - PAGES.keys():
        place = re.sub(r"\{\w+\}", "x", path)
        assert web.post(place, headers={"origin": "http://elsewhere.example"}).status_code == 403
        assert web.get(place).status_code in (404, 405)


def test_a_speaker_is_changed_and_changed_back(web: TestClient) -> None:
    key, number, at = quoted(web)
    before = web.get(f"/article/{key}.json").json()
    back = f"/article/{key}#s{number}"
    go, page = done(web, f"/correct/{key}", do="speaker", at=at, speaker="Ivo Lund", back=back)
    assert re.fullmatch(rf"/article/{key}\?done=k[0-9a-f]{{16}}#s{number}", go)
    assert "Ivo Lund" in page
    assert MARK in page
    assert "being compared" not in page
    row = web.get("/corrections.json").json()["items"][0]
    assert (row["kind"], row["after"]["name"], row["applied"], row["who"]) == ("speaker", "Ivo Lund", True, "")
    assert "a person" in web.get("/corrections").text
    done(web, f"/corrections/{row['id']}/undo", back=f"/article/{key}")
    assert web.get(f"/article/{key}.json").json() == before
    done(web, f"/corrections/{row['id']}/redo")
    assert "Ivo Lund" in web.get(f"/article/{key}").text


def test_what_a_person_corrected_is_marked_wherever_it_is_shown(web: TestClient) -> None:
    key, number, at = quoted(web)
    done(web, f"/correct/{key}", do="speaker", at=at, speaker="Ivo Lund", back="/")
    others = [a["key"] for a in web.get("/articles.json").json()["items"] if a["key"] != key]
    lund = re.search(r"/source/(s[0-9a-f]{16})[^>]*><bdi>Ivo Lund", web.get(f"/article/{key}").text)
    assert lund
    places = [
        f"/article/{key}", "/articles", f"/source/{lund[1]}", f"/compare?a={key}&a={others[0]}",
        "/search?q=source:Lund",
        f"/timeline?article={key}&source={lund[1]}", f"/matrix?article={key}&source={lund[1]}",
    ]  # fmt: skip
    assert [place for place in places if MARK not in web.get(place).text] == []
    assert MARK not in web.get(f"/article/{others[0]}").text


def passed_on(web: TestClient) -> tuple[str, int, str, list[str]]:
    """An article credited to somebody, a statement there whose speaker another passes on, its place, and its chain."""
    for article in web.get("/articles.json").json()["items"]:
        record = web.get(f"/article/{article['key']}.json").json()
        for number, s in enumerate(record["statements"], 1):
            if s["mode"] != "own" and len(s["chain"]) > 1 and record["origin"]:
                at = f"{s['content']['start']} {s['content']['end']}"
                return article["key"], number, at, [link["name"] for link in s["chain"]]
    raise AssertionError("nobody passes anything on")


def tellers(web: TestClient, key: str, number: int) -> list[str]:
    return [link["name"] for link in statement(web, key, number)["chain"]]  # type: ignore[attr-defined]


def form_of(web: TestClient, key: str, number: int) -> dict[str, str]:
    """The form of a chain as a browser without scripts sends it: what is filled in and what is ticked."""
    page = web.get(f"/correct/{key}/{number}").text
    form = page.partition('class="stack tellers"')[2].partition("</form>")[0]
    fields = {}
    for tag in re.findall(r"<input [^>]+>", form):
        name, value = (re.search(rf' {part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            fields[name[1]] = unescape(value[1]) if value else ""
    return fields | dict.fromkeys(re.findall(r'<select name="([^"]+)"', form), "") | {"do": "speaker"}


def test_every_teller_of_a_chain_can_be_corrected(web: TestClient) -> None:
    key, number, _, (speaker, passing, *rest) = passed_on(web)
    before = web.get(f"/article/{key}.json").json()
    fields = form_of(web, key, number)
    assert [fields["speaker"], fields["link-1"]] == [speaker, passing]
    assert list(fields).index("link-1") < list(fields).index("speaker")
    go, page = done(web, f"/correct/{key}", **(fields | {"link-1": "Ivo Lund"}))
    number = int(go.rpartition("#s")[2])
    assert tellers(web, key, number) == [speaker, "Ivo Lund", *rest]
    assert MARK in page
    fields = form_of(web, key, number)
    done(web, f"/correct/{key}", **(fields | {"new-0": "Ada Moss", "new-2": "Ossa Radio", "new-kind-2": "medium"}))
    assert tellers(web, key, number) == ["Ada Moss", speaker, "Ivo Lund", "Ossa Radio", *rest]
    row, first = web.get("/corrections.json").json()["items"]
    assert [x["name"] for x in row["before"]["chain"]] == [speaker, "Ivo Lund", *rest]
    assert [x["name"] for x in row["after"]["chain"]] == ["Ada Moss", speaker, "Ivo Lund", "Ossa Radio", *rest]
    assert row["after"]["chain"][3]["kind"] == "medium"
    fields = form_of(web, key, number)
    done(web, f"/correct/{key}", **(fields | {"out-0": "1", "out-2": "1", "unnamed-1": "1"}))
    assert tellers(web, key, number) == [speaker, "Ossa Radio", *rest]
    assert not statement(web, key, number)["chain"][0]["named"]  # type: ignore[index]
    for row in web.get("/corrections.json").json()["items"]:
        done(web, f"/corrections/{row['id']}/undo")
    assert web.get(f"/article/{key}.json").json() == before
    assert first["kind"] == "speaker"


def test_corrections_show_chains_as_they_read(web: TestClient) -> None:
    key, number, _, (speaker, passing, *rest) = passed_on(web)
    done(web, f"/correct/{key}", **(form_of(web, key, number) | {"link-1": "Ivo Lund"}))
    page = web.get("/corrections").text
    was, now = (re.search(f"<{tag}>(.*?)</{tag}>", page, re.S) for tag in ("del", "ins"))
    assert was
    assert now
    as_names = [re.findall("<bdi>(.*?)</bdi>", found[1]) for found in (was, now)]
    further = [escape(name) for name in reversed(rest)]
    assert as_names == [[*further, escape(passing), escape(speaker)], [*further, "Ivo Lund", escape(speaker)]]
    assert "has it from" in now[1]
    assert "عن" in web.get("/corrections?lang=ar").text


def test_a_chain_that_is_left_as_it_is_corrects_nothing(web: TestClient) -> None:
    key, number, _, names = passed_on(web)
    answer = send(web, f"/correct/{key}", **form_of(web, key, number))
    assert answer.status_code == 303
    assert web.get("/corrections.json").json()["total"] == 0
    out = {f"out-{i}": "1" for i in range(len(names))}
    nobody = send(web, f"/correct/{key}", **(form_of(web, key, number) | out))
    assert nobody.status_code == 422
    assert "who speaks" in nobody.text


def test_another_speaker_alone_leaves_the_rest_of_the_chain_to_the_reader(web: TestClient) -> None:
    key, number, _, (_, *rest) = passed_on(web)
    done(web, f"/correct/{key}", **(form_of(web, key, number) | {"speaker": "Ivo Lund"}))
    assert tellers(web, key, number) == ["Ivo Lund", *rest]
    assert "chain" not in web.get("/corrections.json").json()["items"][0]["after"]


def test_whom_the_article_is_credited_to_is_corrected_with_the_chain(web: TestClient) -> None:
    key, number, _, _ = passed_on(web)
    go, _ = done(web, f"/correct/{key}", **(form_of(web, key, number) | {"origin": "Ossa Press; Lund Agency"}))
    assert go.startswith(f"/article/{key}?done=")
    items = web.get("/corrections.json").json()["items"]
    assert [(c["kind"], c["after"]) for c in items] == [("origin", {"value": ["Ossa Press", "Lund Agency"]})]
    chain = web.get(f"/correct/{key}/{number}").text.partition('class="chain"')[2].partition("</ol>")[0]
    assert "Ossa Press" in chain
    assert "Lund Agency" in chain


def test_an_accepted_and_a_rejected_statement(web: TestClient) -> None:
    key, number, at = quoted(web)
    done(web, f"/correct/{key}", do="accept", at=at)
    assert statement(web, key, number)["confidence"] == 1
    done(web, f"/correct/{key}", do="reject", at=at)
    assert all(f"{s['content']['start']} {s['content']['end']}" != at or s["mode"] == "own"
               for s in web.get(f"/article/{key}.json").json()["statements"])  # fmt: skip
    late = send(web, f"/correct/{key}", do="accept", at=at)
    assert late.status_code == 409
    assert "changed meanwhile" in late.text


def test_the_words_of_a_statement_are_changed_by_hand(web: TestClient) -> None:
    key, number, at = quoted(web)
    text = str(dict(statement(web, key, number)["content"])["text"])  # type: ignore[call-overload]
    shorter = text.rsplit(" ", 1)[0]
    go, _ = done(web, f"/correct/{key}", do="span", at=at, words=f" {shorter.replace(' ', chr(10), 1)} ")
    number = int(go.rpartition("#s")[2])
    assert dict(statement(web, key, number)["content"])["text"] == shorter  # type: ignore[call-overload]


def test_a_statement_is_drawn_from_words_and_from_a_selection(web: TestClient) -> None:
    key = web.get("/articles.json").json()["items"][0]["key"]
    record = web.get(f"/article/{key}.json").json()
    own = next(s for s in record["statements"] if s["mode"] == "own")
    words = own["content"]["text"]
    start = len(record["text"][: own["content"]["start"]].encode("utf-16-le")) // 2
    end = start + len(words.encode("utf-16-le")) // 2
    form = web.get(f"/correct/{key}/new?at={start}+{end}").text
    assert f">{words}</textarea>" in form.replace("&#34;", '"').replace("&#39;", "'")
    go, page = done(web, f"/correct/{key}", do="draw", words=words, chosen=f"{start} {end}", speaker="Ivo Lund")
    number = int(go.rpartition("#s")[2])
    made = statement(web, key, number)
    assert (made["rule"], made["mode"], made["confidence"]) == ("person", "indirect", 1)
    assert dict(made["content"])["text"] == words  # type: ignore[call-overload]
    assert f'id="c-s{number}"' in page


def test_forms_that_cannot_be_followed_say_why_in_the_language_of_the_page(web: TestClient) -> None:
    key, _, at = quoted(web)
    nowhere = "words that no article of this story has"
    claim = web.get("/claims.json").json()["items"][0]["id"]
    entity = re.search("/entity/(E[0-9a-f]+)", web.get(f"/article/{key}").text)
    assert entity
    cases: list[tuple[str, dict[str, str], str]] = [
        (f"/correct/{key}", {"do": "speaker", "at": at}, "who speaks"),
        (f"/correct/{key}", {"do": "span", "at": at, "words": nowhere}, "do not stand"),
        (f"/correct/{key}", {"do": "draw", "speaker": "X", "words": ""}, "Give the words"),
        (f"/correct/{key}/facts", {"published": "yesterday"}, "no date"),
        (f"/correct/{key}/facts", {"language": "xx"}, "this language"),
        (f"/claim/{claim}/part", {}, "Tick"),
        (f"/claim/{claim}/join", {"other": "/claim/c000000000000"}, "no such claim"),
        (f"/entity/{entity[1]}/merge", {"other": nowhere}, "is called so"),
        (f"/entity/{entity[1]}/split", {}, "Tick"),
        ("/note", {"about": key, "words": " "}, "empty"),
        ("/aside", {"matter": "conflicts-c1", "why": "misread"}, "any more"),
        ("/aside", {"matter": "conflicts-c1"}, "Say why"),
    ]
    for to, fields, words in cases:
        answer = send(web, to, **fields)
        assert answer.status_code in (409, 422), (to, answer.status_code)
        assert words in answer.text, to
    assert "اكتب من القائل" in send(web, f"/correct/{key}?lang=ar", do="speaker", at=at).text
    for to in ("/correct/d0000000000000000", "/claim/c1/part", "/entity/E1/merge", "/corrections/k1/undo"):
        assert send(web, to, do="accept").status_code == 404
    assert send(web, "/note", about="c1", words="x").status_code == 404
    assert web.get("/corrections.json").json()["total"] == 0


def test_facts_of_an_article(web: TestClient) -> None:
    article = web.get("/articles.json").json()["items"][0]
    key = article["key"]
    page = web.get(f"/article/{key}").text
    go, shown = done(
        web, f"/correct/{key}/facts",
        outlet="صحيفة الجسر", published="٢٠٢٣-٠٦-١٦", author="", title=article["title"] or "", origin="واس؛ رويترز",
    )  # fmt: skip
    assert go.startswith(f"/article/{key}?done=")
    record = web.get(f"/article/{key}.json").json()
    assert (record["outlet"]["name"], record["published"]) == ("صحيفة الجسر", "2023-06-16")
    assert [o["name"] for o in record["origin"]] == ["واس", "رويترز"]
    assert shown.count(MARK) > page.count(MARK)
    assert {c["kind"] for c in web.get("/corrections.json").json()["items"]} == {"outlet", "published", "origin"}
    assert "صحيفة الجسر" in web.get("/articles").text
    assert web.get("/corrections?kind=outlet").status_code == 200
    assert web.get("/corrections?kind=praise").status_code == 404


def test_a_conflict_is_set_aside_and_comes_back(web: TestClient) -> None:
    before = web.get("/.json").json()["disputes_total"]["conflicts"]
    matter = re.search(r'name="matter" value="(conflicts-[^"]+)"', web.get("/").text)
    assert before
    assert matter
    _, page = done(web, "/aside", matter=matter[1], why="other-time", back="/#conflicts")
    assert web.get("/.json").json()["disputes_total"]["conflicts"] == before - 1
    assert "Set aside by a person: 1" in page
    assert "other time" in page
    row = web.get("/corrections.json").json()["items"][0]
    assert row["applied"]
    claim = re.search(r"/claim/(c[0-9a-f]+)", web.get("/corrections").text)
    assert claim
    assert "Set aside by a person: 1" in web.get(f"/claim/{claim[1]}").text
    done(web, f"/corrections/{row['id']}/undo", back="/")
    assert web.get("/.json").json()["disputes_total"]["conflicts"] == before


def test_claims_are_joined_and_parted_on_their_page(web: TestClient) -> None:
    claims = web.get("/claims.json").json()["items"]
    several = next(c for c in claims if len(web.get(f"/claim/{c['id']}.json").json()["assertions"]) > 2)
    record = web.get(f"/claim/{several['id']}.json").json()
    one = record["assertions"][0]
    _, page = done(web, f"/claim/{several['id']}/part", apart=[one])
    now = web.get(f"/claim/{several['id']}.json").json()
    assert one not in now["assertions"]
    assert MARK in page
    assert send(web, f"/claim/{several['id']}/part", apart=now["assertions"]).status_code == 422
    other = next(c for c in claims if c["id"] != several["id"])
    go, page = done(web, f"/claim/{several['id']}/join", other=f"{ADDRESS}/claim/{other['id']}")
    assert go.startswith(f"/claim/{min(several['id'], other['id'])}?done=")
    assert MARK in page


def test_entities_are_merged_and_split_on_their_page(web: TestClient) -> None:
    key = web.get("/articles.json").json()["items"][0]["key"]
    ids = list(dict.fromkeys(re.findall("/entity/(E[0-9a-f]+)", web.get(f"/article/{key}").text)))
    records = [web.get(f"/entity/{id}.json").json() for id in ids]
    one = max(records, key=lambda r: r["total"])
    other = next(r for r in records if r["id"] != one["id"])
    assert one["total"] > 1
    go, page = done(web, f"/entity/{one['id']}/merge", other=other["name"], back=f"/entity/{one['id']}")
    assert other["name"] in page or go.startswith("/corrections")
    merged = web.get("/corrections.json").json()["items"][0]
    assert (merged["kind"], merged["applied"]) == ("merge", True)
    done(web, f"/corrections/{merged['id']}/undo")
    first = one["mentions_in"][0]
    member = f"{first['document']} {first['entity']['id']}"
    done(web, f"/entity/{one['id']}/split", other=[member])
    split = web.get("/corrections.json").json()["items"][0]
    assert (split["kind"], split["applied"]) == ("split", True)


def test_notes_are_shown_where_they_are_pinned(web: TestClient) -> None:
    key, number, _ = quoted(web)
    claim = web.get("/claims.json").json()["items"][0]["id"]
    source = web.get("/sources.json").json()["items"][0]["id"]
    send(web, "/corrections/who", who="Mina")
    for about, place in (
        (key, f"/article/{key}"), (f"{key}-{number}", f"/article/{key}"),
        (claim, f"/claim/{claim}"), (source, f"/source/{source}"),
    ):  # fmt: skip
        words = f"ask <b>her</b> about {about}"
        assert send(web, "/note", about=about, words=words).status_code == 303
        page = web.get(place).text
        assert f"ask &lt;b&gt;her&lt;/b&gt; about {about}" in page
        assert "<bdi>Mina</bdi>" in page
    notes = web.get("/corrections.json?kind=note").json()
    assert notes["total"] == 4
    done(web, f"/corrections/{notes['items'][0]['id']}/undo")
    assert f"about {source}" not in web.get(f"/source/{source}").text


def test_what_cannot_be_applied_says_so(web: TestClient, path: Path) -> None:
    key, _, at = quoted(web)
    done(web, f"/correct/{key}", do="speaker", at=at, speaker="Ivo Lund")
    from riwaya.store.sqlite import StoryFile

    with StoryFile.create_or_open(path) as file, file.transaction():
        file._db.execute("UPDATE correction SET about = replace(about, '\"start\": ', '\"start\": 9')")
        file._db.execute("DELETE FROM corrected")
    assert "Could not be applied" in web.get("/corrections").text
    assert not web.get("/corrections.json").json()["items"][0]["applied"]


def test_nobody_is_named_who_gave_no_name(web: TestClient, path: Path) -> None:
    key, _, at = quoted(web)
    done(web, f"/correct/{key}", do="accept", at=at)
    with Story.open(path) as story:
        assert [c.who for c in story.corrections()] == [""]
        assert story.who == ""


def test_pages_without_a_comparison_can_be_corrected_too(by_hand: Path, tmp_path: Path) -> None:
    path = tmp_path / "hand.riwaya"
    path.write_bytes(by_hand.read_bytes())
    with client(path) as web:
        key, _, at = quoted(web)
        answer = web.post(f"/correct/{key}", data={"do": "accept", "at": at}, headers={"origin": ADDRESS})
        assert answer.status_code == 200
