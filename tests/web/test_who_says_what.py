"""What the pages show of who says what is exact: on the example story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from riwaya.comparison import Comparison
from riwaya.export.denied import denials_in
from riwaya.export.labels import LABELS
from riwaya.export.matters import group_of, loose
from riwaya.model import Document
from riwaya.story.story import Story

OBSERVER, GAZETTE, NEW_HARBOUR, SHORE = "The Coastal Observer", "The Harbour Gazette", "المرفأ الجديد", "الشاطئ"


@pytest.fixture(scope="module")
def story(example: Path) -> Iterator[tuple[Comparison, dict[str, Document]]]:
    with Story.open(example) as opened:
        keys = [row.key for row in opened.articles()]
        found = {key: d for key in keys if (d := opened.find_document(key)) is not None}
        yield opened.comparison(), found


Told = tuple[Comparison, dict[str, Document]]


def of(story: Told, outlet: str) -> str:
    """The first article of an outlet."""
    return next(key for key, d in story[1].items() if d.outlet and d.outlet.name == outlet)


def side(web: TestClient, *keys: str) -> dict[str, Any]:
    return dict(web.get("/compare.json", params=[("a", key) for key in keys]).json())


def page(web: TestClient, address: str) -> html.HtmlElement:
    return html.document_fromstring(web.get(address, headers={"accept-language": "en"}).text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def denied(story: Told) -> dict[str, set[tuple[str, str]]]:
    """Claim → its accounts that are denials."""
    found = {(key, id) for key, d in story[1].items() for id, how in denials_in(d).items() if how == "denied"}
    accounts = {c.id: {(a.document, a.assertion) for a in c.accounts} & found for c in story[0].claims}
    return {id: told for id, told in accounts.items() if told}


def test_each_answer_of_a_conflict_has_its_own_words_and_chain(web: TestClient, story: Told) -> None:
    found = side(web, of(story, GAZETTE), of(story, OBSERVER))
    row = next(r for r in found["rows"] if r["kind"] == "conflicts")
    told = [(s["values"], s["chain"], s["told"]) for s in row["cells"][1]["sentences"]]
    assert [(values, chain) for values, chain, _ in told] == [
        (["15"], ["The health ministry"]),
        (["17"], ["Walid al-Qarmazi"]),
    ]
    assert "17" not in told[0][2]
    assert "15" not in told[1][2]


def test_no_cell_holds_two_answers_at_once(web: TestClient, story: Told) -> None:
    for pair in combinations(list(story[1])[:6], 2):
        for row in side(web, *pair)["rows"]:
            for sentence in (s for cell in row["cells"] for s in cell["sentences"]):
                assert len(sentence["values"]) < 2


def test_who_has_the_same_words_in_another_claim_is_not_silent(web: TestClient, story: Told) -> None:
    gazette, harbour = of(story, GAZETTE), of(story, NEW_HARBOUR)
    together = [c for c in story[0].claims if {gazette, harbour} <= set(c.documents)]
    checked = 0
    for other in story[1].keys() - {gazette, harbour}:
        for row in side(web, gazette, harbour, other)["rows"]:
            one, two = row["cells"][:2]
            ids = {id for s in one["sentences"] for id in s["assertions"]}
            of_the_whole = row["title"].startswith(LABELS["slot_cause"][0]) or row["kind"] == "check"
            if of_the_whole and any(ids & set(c.assertions) for c in together):
                checked += 1
                assert two["sentences"], (row["kind"], other)
    assert checked


def test_no_cell_gives_two_reasons(web: TestClient, story: Told) -> None:
    keys = list(story[1])[:4]
    cells = page(web, "/compare?" + "&".join(f"a={key}" for key in keys)).xpath("//td[contains(@class, 'gap')]")
    gaps = [LABELS[f"standing_{gap}"][0] for gap in ("silent", "apart", "otherwise", "unknown")]
    assert cells
    for cell in cells:
        assert sum(gap in words(cell) for gap in gaps) == 1


def test_what_is_only_loosely_alike_stands_apart_from_what_is_alike(web: TestClient, story: Told) -> None:
    claims = {c.id: c for c in story[0].claims}
    one_text = [set(group.documents) for group in story[0].copies]
    for pair in combinations(list(story[1])[:6], 2):
        if not any(set(pair) <= copies for copies in one_text):
            rows = [r for r in side(web, *pair)["rows"] if r["kind"] == "same"]
            assert not any(all(loose(claims[id]) for id in row["claims"]) for row in rows)


def test_a_denial_is_called_one_in_headline_accounts_tree_and_matrix(web: TestClient, story: Told) -> None:
    found, word = denied(story), LABELS["denial_denied"][0]
    assert found
    matrix = matrix_of(web)
    for id, accounts in found.items():
        claim = next(c for c in story[0].claims if c.id == id)
        record = web.get(f"/claim/{id}.json").json()
        assert {(a["document"], a["assertion"]) for a in record["accounts"] if a["denial"] == "denied"} == accounts
        shown = page(web, f"/claim/{id}")
        text = words(shown.xpath("//h1")[0])
        best = [a for a in accounts if text.endswith(clause(story, *a))]
        if len(accounts) == len(claim.accounts) or best:
            assert text.startswith(f"{word}: ")
        leaves = shown.xpath("//section[@aria-labelledby='tree']//li[@class='leaf']")
        assert sum(word in words(leaf) for leaf in leaves) == len({key for key, _ in accounts})
        assert shown.xpath("//section[@aria-labelledby='accounts']//span[contains(@class, 'denial')]")
        for key in {key for key, _ in accounts}:
            if all((a.document, a.assertion) in accounts for a in claim.accounts if a.document == key):
                assert matrix.get((id, key), "denied") == "denied"
    assert "denied" in matrix.values()


def clause(story: Told, key: str, assertion: str) -> str:
    return next(" ".join(a.span.text.split()) for a in story[1][key].assertions if a.id == assertion)


def matrix_of(web: TestClient) -> dict[tuple[str, str], str | None]:
    """(claim, article) → how it stands, over all pages."""
    found: dict[tuple[str, str], str | None] = {}
    number, pages = 1, 1
    while number <= pages:
        part = web.get("/matrix.json", params={"down": number}).json()
        for row in part["rows"]:
            found |= {(row["claim"], d): c["standing"] for d, c in zip(part["documents"], row["cells"], strict=True)}
        number, pages = number + 1, part["claims"]["pages"]
    return found


def test_the_matrix_says_contradicts_only_of_what_cannot_both_be_true(web: TestClient, story: Told) -> None:
    groups: dict[frozenset[str], set[str | None]] = {}
    for relation in story[0].relations:
        groups.setdefault(frozenset(relation.claims), set()).add(group_of(relation))
    matrix = matrix_of(web)
    by_id = {c.id: c for c in story[0].claims}
    valued = {id for id in by_id if by_id[id].slot == "quantity"}
    for (id, key), standing in matrix.items():
        if id in valued and standing in ("against", "update", "rival"):
            group = {"against": "conflicts", "update": "updates", "rival": "rivals"}[standing]
            others = {o for pair, found in groups.items() if id in pair and group in found for o in pair - {id}}
            assert any(key in by_id[o].documents for o in others)
    assert {"against", "update"} <= set(matrix.values())


def test_an_account_with_another_number_is_not_simply_counted_as_one_more(web: TestClient, story: Told) -> None:
    shore = of(story, SHORE)
    claim = next(
        c for c in story[0].claims if c.slot == "polarity" and "15" in c.text and shore in c.documents and not loose(c)
    )
    own = [a["own_figures"] for a in web.get(f"/claim/{claim.id}.json").json()["accounts"] if a["document"] == shore]
    assert own == [["at least 10"]]
    assert LABELS["own_figure"][0].format(value="at least 10") in words(page(web, f"/claim/{claim.id}"))
    assert matrix_of(web)[claim.id, shore] == "number"


def test_columns_stand_by_day_and_probable_days_have_a_tilde(web: TestClient, story: Told) -> None:
    compared, documents = story
    probable = {day.document: day.value for day in compared.days}
    keys = web.get("/matrix.json").json()["documents"]
    assert probable.keys() & set(keys)
    days = [(documents[key].published or probable.get(key) or "~")[:10] for key in keys]
    assert days == sorted(days)
    heads = page(web, "/matrix").xpath("//table[contains(@class, 'matrix')]/thead//th")[1:]
    assert [("~" in words(th)) for th in heads] == [key in probable for key in keys]


def test_a_card_counts_only_who_tells_the_statement_itself(web: TestClient, story: Told) -> None:
    shore = of(story, SHORE)
    found = page(web, f"/article/{shore}")
    headline = next(c for c in found.xpath("//li[contains(@class, 'card')]") if "سماد مهرب" in words(c))
    assert not re.search(rf"{LABELS['also_told'][0]}: \d", words(headline))
    assert "Perhaps not the same, please check" in words(headline)
    for details in found.xpath("//details[@class='others']"):
        (summary,) = details.xpath("./summary")
        listed = details.xpath("./ul/li")
        whole = ["Of the words" not in words(li) for li in listed]
        assert whole == sorted(whole, reverse=True)  # what the statement says comes first
        counted = re.search(rf"^{LABELS['also_told'][0]}: (\d+)", words(summary))
        if counted:
            sure = [li for li, w in zip(listed, whole, strict=True) if w and "Perhaps" not in words(li)]
            assert sure
    assert any("Of the words «" in words(li) for li in found.xpath("//details[@class='others']/ul/li"))
