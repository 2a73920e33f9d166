"""What is planted in the example story about chains, roots, marks and silence: `examples/answers.json`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from riwaya.align.embedding import load_embedder
from riwaya.coding import decode, encode
from riwaya.comparison import Claim, Comparison
from riwaya.weigh.same import may_be_same
from riwaya.weigh.tellings import Telling
from riwaya.weigh.weigh import weigh
from tests.weigh.example import ANSWERS, example

pytestmark = pytest.mark.skipif(load_embedder() is None, reason="claims over languages need the embedder")

ROOTS: Mapping[tuple[str, str], str] = {
    ("toll-15", "severny-vestnik-2023-06-16"): "министерство здравоохранения страны",
    ("injured-40plus", "severny-vestnik-2023-06-16"): "министерство здравоохранения страны",
    ("cause-heat", "shati-2023-06-15"): "لجنة الفنية",
    ("letter-april-3", "shati-2023-06-15"): "مصدر بالجمارك مفاجاة",
    ("letter-april-3", "sabah-alkhaleej-2023-06-17"): "وكالة نوردلاين للأنباء",  # customs asked: the agency tells it
    ("kind-ammonium-nitrate", "tochka-2023-08-01"): "таможня",  # its head asked: customs tells it
    ("committee-heat", "lantern-2023-07-30"): "a technical committee",
    ("evacuation-capital", "karaneh-2023-06-17"): "استاندار الشط",  # the page has no name for the governor
}
"""Roots that are worded otherwise than `said_by` begins, or stand behind one whose words are part of the event."""

DOCUMENTS = {"التحقيقات الأولية", "وثيقة", "preliminary investigations"}
"""Papers that are no root where a person or body passes them on."""


def evidence() -> Iterator[Any]:
    """One case for each quote."""
    for answer in ANSWERS["claims"]:
        for found in answer["evidence"]:
            yield pytest.param(answer["id"], found, id=f"{answer['id']}-{found['doc']}-{found['quote'][0][:12]}")


@pytest.mark.parametrize(("answer", "found"), list(evidence()))
def test_the_root_of_an_account(answer: str, found: Mapping[str, Any]) -> None:
    tellings = example().tellings_at(found["doc"], *example().place(found["doc"], tuple(found["quote"])))
    said_by = [name for name in found["said_by"] if name not in DOCUMENTS]
    wanted = ROOTS.get((answer, found["doc"]), said_by[0])
    assert any(is_root(wanted, telling) for telling in tellings), [t.account.chain for t in tellings]


def is_root(name: str, telling: Telling) -> bool:
    """Whether the account's root is called so. The writer of a credited article is its agency."""
    root = telling.root
    if name == "writer":
        return root is None or root.newsroom
    if root is None:
        return False
    if root.newsroom:
        return example().pages.newsroom(root.link.name) == example().pages.newsroom(name)
    return root.link.name.casefold() == name.casefold() or root.link.name.startswith(f"{name},")


@pytest.mark.parametrize("planted", ANSWERS["unnamed"], ids=lambda p: f"{p['doc']}-{p['source']}")
def test_who_has_no_name_is_marked_and_counted(planted: Mapping[str, Any]) -> None:
    tellings = example().tellings_at(planted["doc"], 0, len(example().document(planted["doc"]).text))
    links = [(t, telling) for telling in tellings for t in telling.tellers if t.link.name == planted["source"]]
    assert {(teller.link.count, teller.named) for teller, _ in links} == {(planted["count"], False)}
    if "gate" in planted:
        gate = ("newsroom", *example().pages.newsroom(planted["gate"]))
        assert {telling.gate for _, telling in links} == {gate}
    for teller, telling in links:
        assert ("unnamed", teller.link.name) in marks_of(telling)


def marks_of(telling: Telling) -> set[tuple[str, str]]:
    """The marks of an account, as the claims that hold it have them."""
    return {
        (mark.kind, mark.name)
        for claim in example().comparison.claims
        for account in claim.accounts
        if account.document == telling.account.document and account.assertion == telling.account.assertion
        for mark in account.marks
    }


OPEN = [p for p in ANSWERS["unnamed"] if "may_be_same_as" in p]


@pytest.mark.parametrize("planted", OPEN, ids=lambda p: p["source"])
def test_who_may_be_a_named_man(planted: Mapping[str, Any]) -> None:
    pages = example().pages
    tellings = [t for name in example().keys for t in example().tellings_at(name, 0, 10**6)]
    tellers = [t for telling in tellings for t in telling.tellers]
    unnamed = [t for t in tellers if t.link.name == planted["source"]]
    named = [t for t in tellers if t.link.name == planted["may_be_same_as"]]
    assert unnamed
    assert may_be_same(pages, unnamed, named)


def test_an_office_may_be_the_man_whom_another_page_names_in_it() -> None:
    """The Persian page has the governor of a province without his name; other pages name the governor of that one."""
    tellings = [t for name in example().keys for t in example().tellings_at(name, 0, 10**6)]
    tellers = [t for telling in tellings for t in telling.tellers if not t.newsroom and t.link.kind != "document"]
    governor = [t for t in tellers if t.link.name == "استاندار الشط"]
    people = {t.link.name: t for t in tellers if t.named and t.link.kind == "person"}
    fitting = {people[name].entity for name in people if may_be_same(example().pages, governor, [people[name]])}
    assert fitting == {people["عبد الودود الشماع"].entity}


def test_another_official_is_another_than_the_three_and_not_than_the_first() -> None:
    document = example().keys["marfa-jadid-2023-06-15"]
    tellings = example().tellings_at("marfa-jadid-2023-06-15", 0, 10**6)
    by_name = {t.link.name: t for telling in tellings for t in telling.tellers}
    another, three = by_name["مسؤول آخر"], by_name["ثلاثة مسؤولين في الميناء"]
    assert another.document == document
    assert not may_be_same(example().pages, [another], [three])
    assert may_be_same(example().pages, [another], [by_name["مسؤول في الميناء"]])


@pytest.mark.parametrize("planted", ANSWERS["chains"], ids=lambda p: f"{p['doc']}-{p['statement']}")
def test_deep_chains(planted: Mapping[str, Any]) -> None:
    place = example().content(planted["doc"], planted["statement"])
    _, *wanted = planted["chain"].split(" ← ")
    found = [list(reversed(t.account.chain)) for t in example().tellings_at(planted["doc"], *place)]
    assert any(
        len(chain) == len(wanted) and all(w in c for w, c in zip(wanted, chain, strict=True)) for chain in found
    ), found


@pytest.mark.parametrize("planted", ANSWERS["chains"], ids=lambda p: f"{p['doc']}-{p['statement']}")
def test_deep_chains_begin_with_the_outlet(planted: Mapping[str, Any]) -> None:
    outlet = example().document(planted["doc"]).outlet
    assert outlet is not None
    assert outlet.name == planted["chain"].split(" ← ")[0]


KINDS = {
    "the quoted person dead by the time of telling": "dead when told",
    "told years later": "told years later",
    "party to the matter": "party",
    "probably translated": "probably translated",
}


@pytest.mark.parametrize("planted", ANSWERS["marks"], ids=lambda p: f"{p['doc']}-{p['statement']}")
def test_marks(planted: Mapping[str, Any]) -> None:
    place = example().content(planted["doc"], planted["statement"])
    found = {kind for t in example().tellings_at(planted["doc"], *place) for kind, _ in marks_of(t)}
    assert KINDS[planted["mark"]] in found


def test_one_sentence_under_three_labels() -> None:
    [planted] = ANSWERS["label_drift"]
    wanted = {(example().keys[label["doc"]], label["label"]) for label in planted["labels"]}
    assert wanted in [set(drift.labels) for drift in example().comparison.drift]


def test_one_group_under_five_names() -> None:
    wanted = {(example().keys[c["doc"]], c["term"]) for c in ANSWERS["terms"]["called"]}
    found = {(document, c.term) for c in example().comparison.called for document in c.documents}
    assert wanted <= found
    assert all(c.entity is not None for c in example().comparison.called)


def test_no_title_takes_a_side_where_an_account_does_not() -> None:
    """Of the claims whose accounts use party terms, only those whose every account does so are titled by one."""
    pages = example().pages
    for claim in example().comparison.claims:
        if not claim.called:
            continue
        texts = {
            said.assertion.span.text: bool(pages.words(said.document).parties(said.assertion.span.text))
            for document in claim.documents
            for id in claim.assertions
            if (said := pages.said(document, id)) is not None
        }
        assert not texts[claim.text] or all(texts.values())


SILENT = [(s["claim"], doc, s["docs_told"]) for s in ANSWERS["silences"] for doc in s["docs_silent"]]


@pytest.mark.parametrize(("claim", "document", "told"), SILENT)
def test_who_is_silent(claim: str, document: str, told: list[str]) -> None:
    """On what the planted articles tell: of the found claims those that hold the evidence of most of them."""
    found = example().claims_of(next(a for a in ANSWERS["claims"] if a["id"] == claim))
    tellers = {example().keys[name] for name in told}
    shared = {id: len(tellers & set(example().claim(id).documents)) for id in found}
    claims = [example().claim(id) for id, n in shared.items() if n == max(shared.values())]
    assert example().keys[document] in {a.document for c in claims for a in c.silent}


@pytest.mark.parametrize("planted", ANSWERS["not_comparable"], ids=lambda p: f"{p['claim']}-{p['document']}")
def test_who_is_not_comparable(planted: Mapping[str, str]) -> None:
    key = example().keys[planted["document"]]
    excuses = [a.because for c in best(planted["claim"]) for a in c.not_comparable if a.document == key]
    assert any(because.startswith("printed") for because in excuses)
    assert not any(key == a.document for c in best(planted["claim"]) for a in c.silent)


def best(answer: str) -> list[Claim]:
    """The found claims that hold the most articles' evidence of a planted one."""
    found = example().claims_of(next(a for a in ANSWERS["claims"] if a["id"] == answer))
    most = max(map(len, found.values()))
    return [example().claim(id) for id, articles in sorted(found.items()) if len(articles) == most]


def test_what_is_weighed_can_be_kept() -> None:
    comparison = example().comparison
    assert decode(Comparison, encode(comparison)) == comparison


def test_every_claim_has_an_account_of_each_of_its_articles_and_every_account_a_root() -> None:
    for claim in example().comparison.claims:
        assert {a.document for a in claim.accounts} == set(claim.documents)
        assert claim.roots
        assert claim.origins.at_least <= claim.origins.at_most
        assert claim.origins.at_most == sum(root.count for root in claim.roots)
        for root in claim.roots:
            assert set(root.documents) <= set(claim.documents)
            assert root.id not in root.may_be_same_as


def test_words_of_marks_stand_in_their_article() -> None:
    for claim in example().comparison.claims:
        for account in claim.accounts:
            text = example().documents[account.document].text
            for mark in account.marks:
                assert mark.words is None or text[mark.words.start : mark.words.end] == mark.words.text


def test_weighing_anew_changes_nothing() -> None:
    """Titles and all else are the same when what is weighed is weighed again."""
    assert weigh(example().comparison, example().documents) == example().comparison
