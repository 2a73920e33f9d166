"""What is denied is never drawn as said, another number never as the same, an update never as a contradiction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

import riwaya
from riwaya.comparison import Comparison, EstimatedDay, Relation
from riwaya.export.claim_tree import ClaimTree
from riwaya.export.denied import denials_in
from riwaya.export.dossier import render_dossier
from riwaya.export.labels import LABELS, Labels
from riwaya.export.matrix import SIGNS, kin_of, matrix, once
from riwaya.export.tellings import Teller, Tellings, told_by
from riwaya.model import Document, Statement
from riwaya.store.keys import document_key
from tests.export.compared import claim, clause

DENIES = """The harbour burned on Monday.
The minister, Karim Nasser, denied that any chemicals were stored at the harbour."""
SAYS_NOT = """The minister, Karim Nasser, said no chemicals were stored at the harbour."""
SAYS = """Twelve people were killed in the fire, the civil defence said.
The port official Omar Haddad said chemicals were stored at the harbour."""
MORE = "More than ten people were killed in the fire, the police said."


def read(text: str, outlet: str, published: str | None) -> Document:
    return riwaya.read(text, outlet=outlet, published=published, language="en", title=outlet)


DENIAL, OWN_WORDS, SAID, OTHER = (
    read(DENIES, "The Gull", "2031-05-04"),
    read(SAYS_NOT, "The Tern", "2031-05-05"),
    read(SAYS, "The Skua", "2031-05-06"),
    read(MORE, "The Auk", None),
)
ARTICLES = (DENIAL, OWN_WORDS, SAID, OTHER)
KEYS = [document_key(d) for d in ARTICLES]


def tellings(compared: Comparison) -> Tellings:
    teller = Teller(compared.claims, compared.days)
    for document in ARTICLES:
        teller.add(document)
    return teller.found


NOT_THERE = replace(
    claim("c1", "q1", "polarity", "negated", (DENIAL, "any chemicals"), (OWN_WORDS, "no chemicals")), likeness=0.9
)
DEAD = claim("c2", "q2", "polarity", "affirmed", (SAID, "Twelve people"), (OTHER, "More than ten"))


def standings(compared: Comparison) -> dict[str, list[str]]:
    found = matrix(compared, tellings(compared), KEYS, Labels("en"))
    assert found is not None
    return {row.claim.id: [cell.standing for cell in row.cells] for row in found.rows}


def test_a_denial_is_known_by_the_one_who_denies() -> None:
    denied = denials_in(DENIAL)
    assert denied[clause(DENIAL, "any chemicals").id] == "denied"
    assert clause(DENIAL, "burned").id not in denied
    assert denials_in(OWN_WORDS) == {}  # its own words say that it is not so


@pytest.mark.parametrize(
    ("outer", "polarity", "modality", "said"),
    [
        ({"stance": "denies"}, "affirmed", "asked", "denied"),  # he denied that he had asked for it
        ({"stance": "denies", "polarity": "negated"}, "affirmed", "fact", ""),  # he did not deny that …
        ({"stance": "says"}, "negated", "fact", ""),
    ],
)
def test_an_account_under_a_denial_is_denied(outer: dict[str, str], polarity: str, modality: str, said: str) -> None:
    a = replace(clause(SAID, "chemicals"), polarity=polarity, modality=modality)  # type: ignore[arg-type]
    inner = next(s for s in SAID.statements if s.id == a.statement)
    around: Statement = replace(inner, id="s99", **outer)  # type: ignore[arg-type]
    statements = (around, *(replace(s, parent="s99") if s is inner else s for s in SAID.statements))
    found = denials_in(replace(SAID, statements=statements, assertions=(a,)))
    assert found.get(a.id, "") == said


@pytest.mark.parametrize(("polarity", "modality", "said"), [("affirmed", "possible", "open"),
                                                           ("affirmed", "fact", "inside")])  # fmt: skip
def test_what_a_denial_leaves_as_it_is_is_not_denied(polarity: str, modality: str, said: str) -> None:
    a = replace(clause(DENIAL, "any chemicals"), polarity=polarity, modality=modality)  # type: ignore[arg-type]
    assert denials_in(replace(DENIAL, assertions=(a,))) == {a.id: said}


def test_the_matrix_has_a_mark_for_denials_and_one_for_other_numbers() -> None:
    found = standings(Comparison(claims=(NOT_THERE, DEAD)))
    assert found["c1"] == ["denied", "told", "", ""]
    assert found["c2"] == ["", "", "told", "number"]


def test_an_account_says_its_own_number() -> None:
    compared = Comparison(claims=(DEAD,))
    own = {t.document: t.own_figures for t in told_by(DEAD, tellings(compared))}
    assert own == {KEYS[2]: (), KEYS[3]: ("at least 10",)}


@pytest.mark.parametrize(
    ("kind", "update", "confidence", "standing"),
    [
        ("conflicts", False, 0.95, "against"),
        ("conflicts", True, 0.95, "update"),
        ("rivals", False, 0.95, "rival"),
        ("conflicts", False, 0.6, ""),  # only "please check"
        ("refines", False, 0.95, ""),
    ],
)
def test_only_what_cannot_both_be_true_contradicts(kind: str, update: bool, confidence: float, standing: str) -> None:
    one = claim("c3", "q3", "polarity", "affirmed", (SAID, "chemicals"), (SAID, "Twelve"), (DENIAL, "burned"))
    relation = Relation(("c1", "c3"), kind, "polarity", "", "is-not-there", confidence, update)  # type: ignore[arg-type]
    found = standings(Comparison(claims=(NOT_THERE, one), relations=(relation,)))
    assert found["c1"] == ["denied", "told", standing, ""]


def test_who_tells_a_number_is_not_silent_about_what_is_told_with_it() -> None:
    """A claim and the same with a value are two claims: neither row calls silent who tells the other."""
    told = (clause(SAID, "Twelve people"), clause(OTHER, "More than ten"))
    whole = replace(DEAD, assertions=(*DEAD.assertions, "a1"))
    valued = replace(DEAD, id="c4", slot="quantity", value="12", assertions=(*(a.id for a in told), "a2", "a3"))
    assert kin_of([whole, valued]) == {"c2": [valued]}
    assert once([whole, replace(valued, assertions=("a1",))]) != []
    assert [c.id for c in once([DEAD, valued])] == ["c4"]


def test_the_tree_and_the_page_say_who_denies() -> None:
    compared = Comparison(claims=(NOT_THERE,))
    tree = ClaimTree(NOT_THERE, compared, Labels("en"))
    (root,) = tree.grow(told_by(NOT_THERE, tellings(compared)))
    assert [t.denial for t in root.told] == ["denied", ""]
    assert root.denies  # all that hangs on it is told not to be so


def test_the_dossier_says_denied_and_orders_by_probable_days(monkeypatch: pytest.MonkeyPatch) -> None:
    from riwaya.story.story import Story

    day = EstimatedDay(KEYS[3], "2031-05-04", (), "2031-05-04")
    story = Story.from_documents(ARTICLES)
    monkeypatch.setattr(story, "comparison", lambda: Comparison(claims=(NOT_THERE, DEAD), days=(day,)))
    page = html.document_fromstring(render_dossier(story))
    section = page.get_element_by_id("matrix")
    columns = [a.get("href")[1:] for a in section.xpath(".//thead//a")]
    assert columns == [KEYS[0], KEYS[3], KEYS[1], KEYS[2]]
    cell = section.xpath(".//td[@class='denied']")[0]
    assert SIGNS["denied"] in cell.text_content()
    assert LABELS["standing_denied"][0] in cell.text_content()
    heads = [" ".join(th.text_content().split()) for th in section.xpath(".//tbody//th")]
    assert any(head.startswith(f"{LABELS['denial_denied'][0]}: ") for head in heads)
