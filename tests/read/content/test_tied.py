"""Every link that names somebody knows the entity, and both call him by one name."""

from __future__ import annotations

import pytest

from riwaya.model import Document, Link
from tests.read.reading import read, read_page, said


def links(document: Document) -> list[Link]:
    return [link for s in said(document) for link in s.chain]


def tied(document: Document) -> list[tuple[str, str]]:
    """The name of each link and of its entity, `` for none."""
    names = {e.id: e.name for e in document.entities}
    return [(link.name, names.get(link.entity or "", "")) for link in links(document)]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("ar", "قال وزير النقل كريم الدلالي إن الجسر مغلق. وأضاف الدلالي أن العمل بدأ.", ["كريم الدلالي"] * 2),
        ("ar", "قالت زهرة بن يمينة إن الجسر مغلق.", ["زهرة بن يمينة"]),
        ("en", "Benjamin J. Marsh said that it was late. Mr. Marsh said no more.", ["Benjamin J. Marsh"] * 2),
        ("fa", "کریم دلالی گفت: راه بسته است. دلالی افزود: کار آغاز شد.", ["کریم دلالی"] * 2),
        (
            "ru",
            "Министр Сергей Громов заявил, что мост закрыт. Громов добавил, что работы начались.",
            ["Сергей Громов"] * 2,
        ),
        ("en", "The health ministry said that ten had died.", ["health ministry"]),
    ],
)
def test_a_link_and_its_entity_bear_one_name(code: str, text: str, names: list[str]) -> None:
    found = tied(read(text, code))
    assert [entity for _, entity in found] == names
    assert [name.removeprefix("The ") for name, _ in found] == names


@pytest.mark.parametrize(
    ("code", "outlet", "text"),
    [
        ("fa", "رادیو بامداد", "کریم دلالی، مدیر بیمارستان، به رادیو بامداد گفت که راه بسته است."),
        ("ru", "Точка", "«Мост закрыт», — сказал Сергей Громов «Точке». «Точка» следит за стройкой."),
    ],
)
def test_the_outlet_has_nothing_from_itself(code: str, outlet: str, text: str) -> None:
    """Its name beside "told" is found as a teller where only the whole page shows that it is one."""
    passed_on = [len(s.chain) for s in said(read(text, code))]
    assert passed_on == [2]
    assert [len(s.chain) for s in said(read_page([("body", text)], code, outlet))] == [1]


def test_who_is_not_named_has_no_entity() -> None:
    [link] = links(read("قال مسؤول في الميناء إن الجسر مغلق."))
    assert (link.named, link.entity) == (False, None)


def test_a_body_that_the_page_names_nowhere_is_not_named() -> None:
    [link] = links(read("قالت محكمة محلية إن القرار نهائي."))
    assert (link.named, link.entity) == (False, None)


def test_a_state_that_speaks_is_a_government_among_the_entities() -> None:
    document = read("قالت أنقرة إنها ستتدخل.")
    [link] = links(document)
    assert [(e.id, e.kind) for e in document.entities] == [(link.entity, "organisation")]


def test_a_state_that_acts_is_a_place_and_a_government_and_the_government_acts() -> None:
    document = read("قررت واشنطن سحب قواتها.")
    assert {(e.kind, e.name) for e in document.entities} == {("place", "واشنطن"), ("organisation", "واشنطن")}
    [government] = [e.id for e in document.entities if e.kind == "organisation"]
    assert any(government in a.slots.actor for a in document.assertions)


def test_a_full_name_and_a_short_one_are_one_link_of_a_chain() -> None:
    text = "نقلت رويترز عن الوزير سامح الدلالي قوله إن الدلالي، بحسب سامح الدلالي، غادر."
    for statement in said(read(text)):
        names = [link.name for link in statement.chain]
        assert names == list(dict.fromkeys(names))


def test_an_owner_is_no_speaker() -> None:
    [link, *_] = links(read("Mr. Marsh's new firm said no. Adam Marsh said yes.", "en"))
    assert link.kind != "person"


def test_the_outlet_is_found_where_a_mark_or_a_word_shows_it() -> None:
    document = read("قال شاهد لـ«السطر» إن النار انطفأت، وأضاف مراسل السطر أن الجسر مغلق. انتهى السطر.", "ar", "السطر")
    assert [[m.text for m in e.mentions] for e in document.entities if e.name == "السطر"] == [["السطر"] * 2]


def test_a_state_that_goes_on_speaking_is_a_government() -> None:
    document = read("زار الوفد تايوان أمس. وقد سارعت تايوان إلى الترحيب، وقالت إنها تشكر الوفد.")
    link = links(document)[-1]
    kinds = {e.id: e.kind for e in document.entities}
    assert (link.name, kinds[link.entity or ""]) == ("تايوان", "organisation")
