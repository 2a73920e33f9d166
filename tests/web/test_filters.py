"""One choice for timeline, map, network and matrix: what it means, and how it goes from one to the other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from riwaya.export.passages import digest_of
from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from riwaya.version import __version__
from riwaya.web.filters import Choice, chosen, periods_of, read_choice
from riwaya.web.overview import Overview
from riwaya.web.shelf import Held, Shelf
from riwaya.web.work import Work
from tests.export.stories import arabic, english
from tests.web.conftest import client


@pytest.fixture(scope="module")
def overview(example: Path) -> Overview:
    return complete(Shelf(example).held(), example)


def complete(held: Held, path: Path) -> Overview:
    """What is known when all is read."""
    work = Work(path)
    while not (found := held.digests.overview(held, work)).complete:
        for job in work.jobs:
            job.done.wait(60)
    return found


def test_what_an_address_says_is_what_is_chosen() -> None:
    asked = {"source": "s1", "after": "2014-02", "before": "2014", "page": "3", "lang": "ar", "language": " ar "}
    choice = read_choice(asked)
    assert choice.given == {"source": "s1", "after": "2014-02", "before": "2014", "language": "ar"}
    assert choice.days == (date(2014, 2, 1), date(2014, 12, 31))
    assert read_choice({"after": "2014-02-30", "before": "soon", "stand": "x", "place": ""}).given == {}
    assert read_choice({"before": "2016-02"}).days == (None, date(2016, 2, 29))


def test_an_address_keeps_the_choice_and_leaves_the_page() -> None:
    choice = Choice(place="country:FR", outlet="A & B")
    address = urlsplit(choice.address("map", claim="c1"))
    assert address.path == "/map"
    assert parse_qs(address.query) == {"place": ["country:FR"], "outlet": ["A & B"], "claim": ["c1"]}
    assert choice.address("timeline", place="", outlet="") == "/timeline"
    assert parse_qs(urlsplit(choice.within("matrix", (date(2014, 3, 1), date(2014, 3, 31)))).query)["before"] == [
        "2014-03-31"
    ]
    assert choice.without("outlet") == Choice(place="country:FR")


def test_every_part_of_a_choice_narrows_it(overview: Overview) -> None:
    rows = overview.rows
    assert chosen(overview, Choice()) == rows
    said = next(r for r in rows if r.places and r.times and not r.own and r.claims)
    article = overview.held.articles[said.document]
    parts = {
        "source": sorted(said.sources)[-1],
        "place": sorted(said.places)[0],
        "article": said.document,
        "outlet": article.outlet or "",
        "claim": said.claims[0],
        "language": article.language or "",
        "stand": overview.held.stands[said.claims[0]],
        "after": said.times[0].first,
        "before": said.times[0].last[:7],
    }
    for name, value in parts.items():
        found = chosen(overview, Choice(**{name: value}))
        assert said in found, name
        assert len(found) < len(rows), name
    assert said in chosen(overview, Choice(**parts))
    assert all(r.document == said.document for r in chosen(overview, Choice(**parts)))
    assert chosen(overview, Choice(article="d0")) == []


def test_a_month_is_not_within_one_of_its_days(overview: Overview) -> None:
    month = next(r for r in overview.rows for w in r.times if w.precision == "month")
    when = next(w for w in month.times if w.precision == "month")
    assert periods_of(month, Choice(after=when.first[:7], before=when.first[:7]))
    assert not periods_of(month, Choice(after=when.first, before=when.first))


def test_every_row_leads_to_a_statement_that_is_there(overview: Overview) -> None:
    held = overview.held
    for key in held.articles:
        document = held.document(key)
        assert document is not None
        rows = [r for r in overview.rows if r.document == key]
        assert {r.assertion for r in rows if r.assertion} == {a.id for a in document.assertions}
        assert {r.statement for r in rows} >= set(range(len(document.statements)))
        for row in rows:
            if row.assertion:
                a = next(a for a in document.assertions if a.id == row.assertion)
                assert document.statements[row.statement].id == a.statement
        named = {p.id for p in document.places}
        assert {p.id for r in rows for p in r.where} == named


def test_what_is_read_once_is_not_read_again(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("riwaya.web.overview.digest_of", lambda d: read.append(d.id) or digest_of(d))
    held = Shelf(example).held()
    complete(held, example)
    assert len(read) == len(held.articles)
    later = Held(example, held)
    assert complete(later, example).held is later
    assert len(read) == len(held.articles)


def test_the_choice_goes_along_and_can_be_taken_away(web: TestClient) -> None:
    place = next(f for f in web.get("/map.json").json()["features"] if f["properties"]["articles"] > 1)
    page = web.get("/map", params={"place": place["id"]}).text
    for view in ("timeline", "network", "matrix"):
        assert f'href="{Choice(place=place["id"]).address(view)}"' in page
    assert 'class="away" href="/map"' in page
    assert place["properties"]["name"] in page.split('class="chips"')[1].split("</ul>")[0]
    timeline = web.get("/timeline.json", params={"place": place["id"]}).json()
    assert timeline["filters"] == {"place": place["id"]}
    assert all(place["id"] in item["places"] for item in timeline["items"])


def test_choosing_a_column_shows_its_sentences_everywhere(web: TestClient) -> None:
    chart = web.get("/timeline.json").json()["timeline"]
    most = max(chart["columns"], key=lambda c: len(c["articles"]))
    asked = {"after": most["first"], "before": most["last"]}
    inside = web.get("/timeline.json", params=asked).json()
    assert (inside["timeline"]["first"], inside["timeline"]["last"]) == (most["first"], most["last"])
    assert inside["total"] <= most["clauses"]
    assert {item["document"] for item in inside["items"]} == set(most["articles"])
    for item in web.get("/map.json", params=asked).json()["items"]:
        assert any(most["first"] <= first and last <= most["last"] for first, last in item["times"])


def test_choosing_a_node_leaves_the_chains_that_lead_through_it(web: TestClient) -> None:
    net = web.get("/network.json").json()
    names = {n["id"]: n for n in net["nodes"]}
    link = next(e for e in net["links"] if names[e["origin"]]["look"] == "named")
    ego = web.get("/network.json", params={"source": link["origin"]}).json()
    assert 0 < ego["total"] < net["total"]
    assert all(link["origin"] in item["tellers"] for item in ego["items"])
    page = web.get("/network", params={"source": link["origin"]}).text
    assert f'data-node="{link["origin"]}"' in page
    assert 'class="named chosen"' in page


def test_the_matrix_says_what_the_claim_says(web: TestClient) -> None:
    matrix = web.get("/matrix.json").json()
    row = next(r for r in matrix["rows"] if r["stand"] == "disputed")
    claim = web.get(f"/claim/{row['claim']}.json").json()
    cells = dict(zip(matrix["documents"], row["cells"], strict=True))
    assert {key for key, cell in cells.items() if cell["standing"] == "told"} == set(claim["documents"])
    assert "against" in {cell["standing"] for cell in cells.values()}
    silent = {a["document"] for a in claim["silent"]}
    assert {key for key, cell in cells.items() if cell["standing"] == "silent"} <= silent
    chosen_one = web.get("/matrix.json", params={"claim": row["claim"]}).json()
    assert chosen_one["rows"][0]["claim"] == row["claim"]
    assert len(chosen_one["rows"]) > 1  # with what stands against it
    assert all(row["claim"] in item["claims"] for item in chosen_one["items"])


def test_the_matrix_pages_both_ways(web: TestClient) -> None:
    first, second = (web.get("/matrix.json", params={"down": n}).json() for n in ("1", "2"))
    assert first["claims"]["pages"] > 1
    assert not {r["claim"] for r in first["rows"]} & {r["claim"] for r in second["rows"]}
    assert web.get("/matrix.json?down=999&across=999").json()["claims"]["down"] == first["claims"]["pages"]


def test_whatever_an_address_says_there_is_a_page(hand: TestClient) -> None:
    key = document_key(english())
    for view in ("timeline", "map", "network", "matrix"):
        for asked in ({"source": "<i>"}, {"place": "dot:x"}, {"article": "d0"}, {"claim": "c0"}, {"language": "zz-"},
                      {"language": "zz"}, {"language": "AND"}, {"after": "2600"}, {"after": "1990-12"},
                      {"after": "9999-12-31"}, {"before": "0001-01-01"}, {"after": "2031", "before": "1990"},
                      {"article": key}, {"outlet": "The <b>Gull</b>"}):  # fmt: skip
            page = hand.get(f"/{view}", params=asked)
            assert page.status_code == 200, (view, asked)
            assert "<i>" not in page.text.split("<main")[1]
            assert "<b>Gull" not in page.text
            assert hand.get(f"/{view}.json", params=asked).status_code == 200


def test_an_article_shows_in_the_views_as_soon_as_it_is_there(tmp_path: Path) -> None:
    path = tmp_path / "grows.riwaya"
    with StoryFile.create_or_open(path, "grows") as file, file.transaction():
        file.add(english(), __version__)
    with client(path) as web:
        assert web.get("/network.json").json()["articles"] == {"read": 1, "complete": True}
        with StoryFile.create_or_open(path) as file, file.transaction():
            file.add(arabic(), __version__)
        assert web.get("/network.json").json()["articles"]["read"] == 2
