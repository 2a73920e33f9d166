from __future__ import annotations

from dataclasses import replace

from riwaya.export.chain import reading_chain
from riwaya.model import Block, Document, Entity, Link, Origin
from tests.export.stories import arabic, english


def names(document: Document, statement: str) -> list[str]:
    found = next(s for s in document.statements if s.id == statement)
    return [step.name for step in reading_chain(document, found)]


def test_the_page_stands_first_and_the_root_last() -> None:
    assert names(arabic(), "s2") == ["الساحل", "وكالة النورس", "مسؤول كبير", "ثلاثة من العمال"]


def test_the_origin_is_not_said_twice_under_a_shorter_name() -> None:
    assert names(arabic(), "s1").count("النورس") == 0


def test_the_origin_comes_right_after_the_outlet() -> None:
    assert names(arabic(), "s3") == ["الساحل", "النورس", "مسؤول كبير"]


def test_the_origin_is_not_said_twice_under_another_name_of_the_same() -> None:
    """The article is credited to it by a name of which only the whole page shows whose it is."""
    d = arabic()
    outermost = d.statements[2].chain[-1]
    span = d.span(0, 4)
    known = Entity("e9", "organisation", "وكالة النورس", (span,))
    passed = replace(d.statements[2], chain=(*d.statements[2].chain[:-1], replace(outermost, entity="e9")))
    d = replace(d, origin=(Origin("Seagull", "agency", span),))
    assert "Seagull" in [step.name for step in reading_chain(d, passed)]
    d = replace(d, entities=(*d.entities, known))
    assert "Seagull" not in [step.name for step in reading_chain(d, passed)]


def test_one_body_twice_in_a_row_is_one_teller() -> None:
    d = english()
    page = Link(d.outlet.name if d.outlet else "", "medium")
    ministry, person = Link("Ministry of Roads", "organisation"), Link("Ada Moss", "person")
    said = replace(d.statements[0], mode="indirect", chain=(person, ministry, replace(ministry), page))
    d = replace(d, origin=())
    assert [s.name for s in reading_chain(d, said)] == [page.name, "Ministry of Roads", "Ada Moss"]
    unnamed = replace(ministry, named=False)  # two ministries of which the page says no more
    assert len(reading_chain(d, replace(said, chain=(unnamed, unnamed)))) == 3


def test_a_caption_has_its_own_credit_and_not_the_articles() -> None:
    d = arabic()
    content = d.statements[3].content
    caption = Block(content.start, content.end, "caption", "ar", Origin("أ ب", "agency"))
    d = replace(d, blocks=(caption,))
    assert names(d, "s3") == ["الساحل", "أ ب", "مسؤول كبير"]


def test_own_voice_without_origin_is_the_page_alone() -> None:
    assert names(english(), "o1") == ["The <b>Gull</b>"]


def test_a_hidden_speaker_is_told_from_a_described_one() -> None:
    d = arabic()
    hidden = replace(d.statements[3], chain=(Link("غير مسمى", named=False),))
    assert [step.hidden for step in reading_chain(d, hidden)] == [False, False, True]
    assert not any(step.hidden for step in reading_chain(d, d.statements[2]))
