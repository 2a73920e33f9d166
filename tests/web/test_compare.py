"""Articles side by side."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from riwaya.export.labels import LABELS
from riwaya.export.reasons import FORMS
from riwaya.story.story import Story

LANGUAGES = ("ar", "fa", "ru", "en")


@pytest.fixture
def articles(web: TestClient) -> dict[str, str]:
    """The first article of each language: language → key."""
    listed = web.get("/.json").json()["articles"]
    return {code: next(a["key"] for a in listed if a["language"] == code) for code in LANGUAGES}


def address(keys: list[str], ending: str = "") -> str:
    return f"/compare{ending}?" + "&".join(f"a={key}" for key in keys)


def compared(web: TestClient, keys: list[str]) -> dict[str, Any]:
    answer = web.get(address(keys, ".json"))
    assert answer.status_code == 200
    return dict(answer.json())


def test_four_languages_line_up(web: TestClient, articles: dict[str, str], example: Path) -> None:
    keys = list(articles.values())
    found = compared(web, keys)
    assert found["documents"] == keys
    with Story.open(example) as story:
        texts = {key: " ".join(story.document(key).text.split()) for key in keys}
    for row in found["rows"]:
        assert [cell["document"] for cell in row["cells"]] == keys
        assert sum(bool(cell["sentences"]) for cell in row["cells"]) > 1
        for cell in row["cells"]:
            assert bool(cell["sentences"]) != ("gap" in cell)
            for sentence in cell["sentences"]:
                assert " ".join(sentence["text"].split()) in texts[cell["document"]]
    assert any(all(cell["sentences"] for cell in row["cells"]) for row in found["rows"])
    assert {"conflicts", "same"} <= {row["kind"] for row in found["rows"]}


def test_each_column_keeps_its_language_and_direction(web: TestClient, articles: dict[str, str]) -> None:
    for interface in ("en", "ar"):
        page = web.get(f"{address(list(articles.values()))}&lang={interface}").text
        panes = page.split('class="pane"')[1:]
        assert len(panes) == 4
        for code, pane in zip(articles, panes, strict=True):
            direction = "rtl" if code in ("ar", "fa") else "ltr"
            assert set(re.findall(r'class="text[^"]*" lang="(\w+)" dir="(\w+)"', pane)) == {(code, direction)}
        assert page.index('id="differ"') < page.index('id="alike"') < page.index('id="only"') < page.index('id="texts"')


def test_rows_follow_the_first_article(web: TestClient, articles: dict[str, str]) -> None:
    for keys in (list(articles.values()), list(articles.values())[::-1]):
        rows = compared(web, keys)["rows"]
        first = [row["cells"][0]["sentences"][0]["statement"] for row in rows if row["cells"][0]["sentences"]]
        assert len(first) > 5
        at = [bool(row["cells"][0]["sentences"]) for row in rows]
        assert at == sorted(at, reverse=True)  # what the first does not tell comes after


def test_a_gap_says_why_in_the_language_of_the_interface(web: TestClient, articles: dict[str, str]) -> None:
    keys = list(articles.values())
    gaps = {cell["gap"] for row in compared(web, keys)["rows"] for cell in row["cells"] if "gap" in cell}
    assert gaps == {"silent", "apart", "otherwise"}
    moment = "tells of another moment"
    english, arabic = (web.get(f"{address(keys)}&lang={code}").text for code in ("en", "ar"))
    for page, column in ((english, 0), (arabic, 1)):
        assert LABELS["standing_silent"][column] in page
        assert dict(FORMS)[moment] in page if column else moment in page
    assert moment not in arabic


def test_every_clause_of_a_pair_is_shown_once_as_shared_or_as_alone(web: TestClient, example: Path) -> None:
    with Story.open(example) as story:
        claims = story.comparison().claims
    keys = [a["key"] for a in web.get("/.json").json()["articles"]][:5]
    for pair in combinations(keys, 2):
        found = compared(web, list(pair))
        assert {c.id for c in claims if set(c.documents) >= set(pair)} <= {
            id for r in found["rows"] for id in r["claims"]
        }
        for column, key in enumerate(pair):
            joined = {a for r in found["rows"] for s in r["cells"][column]["sentences"] for a in s["assertions"]}
            alone = {a for s in found["only"][key] for a in s["assertions"]}
            assert joined.isdisjoint(alone)
            assert joined | alone == {a.assertion for c in claims for a in c.accounts if a.document == key}


def test_words_that_differ_are_marked_in_a_conflict(web: TestClient, articles: dict[str, str]) -> None:
    page = web.get(f"{address([articles['ar'], articles['fa']])}&lang=en").text
    row = re.search(r'<tbody[^>]*class="conflicts".*?</tbody>', page, re.DOTALL)
    assert row
    assert row[0].count('<mark class="differs">') >= 2
    assert LABELS["conflicts"][0] in row[0]


def test_articles_made_from_one_text_say_what_each_adds(web: TestClient, example: Path) -> None:
    with Story.open(example) as story:
        group = max(story.comparison().copies, key=lambda g: len(g.documents))
    keys = list(group.documents[:4])
    copies = compared(web, keys)["copies"]
    assert [set(c["documents"]) for c in copies] == [set(keys)]
    assert LABELS["copies"][0] in web.get(f"{address(keys)}&lang=en").text


def test_the_form_chooses_and_helps(web: TestClient, articles: dict[str, str]) -> None:
    keys = list(articles.values())
    assert web.get("/compare").status_code == 200
    one = web.get(address(keys[:1]))
    assert one.status_code == 200
    near = web.get(address(keys[:1], ".json")).json()["near"]
    ranks = [c["shared"] + c["conflicts"] for c in near]
    assert ranks == sorted(ranks, reverse=True)
    assert f'href="/compare?a={keys[0]}&amp;a={near[0]["document"]}"' in one.text
    listed = [a["key"] for a in web.get("/.json").json()["articles"]]
    many = web.get(address(listed[:5]))
    assert many.status_code == 400
    assert "Four articles at most" in many.text
    assert many.text.count('name="a" value="d') == len(listed)
    assert many.text.count('" checked> <bdi>') == 5
    unknown = web.get(address([keys[0], "dffffffffffffffff", "<b>"]))
    assert unknown.status_code == 404
    assert "no such article" in unknown.text
    assert unknown.text.count('" checked> <bdi>') == 1
    assert '<b>"' not in unknown.text
    assert web.get(address(keys[:1] * 2, ".json")).json()["chosen"] == keys[:1]  # twice the same is one


def test_lists_articles_and_disputes_lead_there(web: TestClient, articles: dict[str, str]) -> None:
    for place in ("/articles", "/"):
        page = web.get(place).text
        assert '<form class="choosing" action="/compare" method="get">' in page
        assert f'<input type="checkbox" name="a" value="{articles["fa"]}">' in page
    assert f'href="/compare?a={articles["fa"]}' in web.get(f"/article/{articles['fa']}").text
    assert re.search(r'href="/compare\?a=d[0-9a-f]{16}&amp;a=d', web.get("/disputes/conflicts").text)


def test_the_address_keeps_its_articles_in_the_other_language(web: TestClient, articles: dict[str, str]) -> None:
    keys = list(articles.values())
    page = web.get(address(keys)).text
    assert f'href="{address(keys).replace("&", "&amp;")}&amp;lang=ar"' in page
