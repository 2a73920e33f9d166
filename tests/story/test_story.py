from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.errors import NotAStory, UsageError
from riwaya.model import Document, Link, Origin, Span, Statement
from riwaya.story import Story, Via, document_key

TEXT = "x" * 40
OFFICIAL = Link("مسؤول إقليمي", "official", named=False)
TEAM = Link("residents", "group", named=False, count=2)
REUTERS = Link("Reuters", "agency")
WEBER = Link("Anna Weber", "person", office="the minister")
WEBER_CAPS = Link("ANNA WEBER", "person", office="foreign minister")


def article(id: str, *chains: Sequence[Link], published: str | None = None, origin: Sequence[str] = ()) -> Document:
    said = [
        Statement(f"s{i}", Span(i, i + 2, "xx"), None, None, "indirect", chain=tuple(c)) for i, c in enumerate(chains)
    ]
    own = Statement("o", Span(30, 40, "x" * 10), None, None, "own", chain=(REUTERS,))
    return Document(
        "sha256:" + id * 64,
        TEXT,
        paths=(f"news/{id}.txt",),
        published=published,
        origin=tuple(Origin(name) for name in origin),
        statements=(*said, own),
    )


A = article("a", [OFFICIAL, REUTERS], [WEBER], [WEBER, REUTERS], published="2031-01-02")
B = article("b", [OFFICIAL], [WEBER_CAPS], published="2031-01-01", origin=["AP"])
C = article("c", [TEAM], [TEAM, WEBER, REUTERS], [Link("Weber", "person")])


@pytest.fixture
def story():
    with Story.from_documents([A, B, C, A], name="the road") as story:
        yield story


def test_documents_come_by_date(story: Story) -> None:
    assert list(story.documents()) == [B, A, C]
    assert story.name == "the road"
    assert story.path is None


def test_counts_leave_the_own_voice_out_of_statements(story: Story) -> None:
    counts = story.counts()
    assert (counts.documents, counts.statements, counts.own) == (3, 8, 3)
    assert (counts.sources, counts.unnamed) == (6, 3)
    assert counts.characters == 120


def test_sources_named_first_then_by_number(story: Story) -> None:
    listed = [(s.name, s.named, s.statement_count, s.relayed_count) for s in story.sources()]
    assert listed == [
        ("Anna Weber", True, 3, 1),
        ("Weber", True, 1, 0),
        ("Reuters", True, 0, 3),
        ("residents", False, 2, 0),
        ("مسؤول إقليمي", False, 1, 0),
        ("مسؤول إقليمي", False, 1, 0),
    ]


def test_a_named_source_is_one_over_all_articles(story: Story) -> None:
    [weber] = story.find_sources("anna weber")
    assert weber.document_keys == (document_key(B), document_key(A), document_key(C))
    assert weber.offices == ("the minister", "foreign minister")
    assert weber.names == ("Anna Weber", "ANNA WEBER")
    assert weber.via == (Via("Reuters", 2), Via("AP", 1))


def test_unnamed_sources_of_two_articles_stay_two(story: Story) -> None:
    first, second = story.find_sources("مسؤول اقليمي")
    assert first.id != second.id
    assert {first.document_keys, second.document_keys} == {(document_key(A),), (document_key(B),)}
    assert {first.via, second.via} == {(Via("Reuters", 1),), (Via("AP", 1),)}


def test_unnamed_people_keep_their_number(story: Story) -> None:
    [residents] = story.find_sources("residents")
    assert residents.count == 2


def test_finding_sources_by_id_by_name_and_by_words(story: Story) -> None:
    [weber] = story.find_sources("Anna Weber")
    assert story.find_sources(weber.id) == [weber]
    assert [s.name for s in story.find_sources("WEBER")] == ["Weber"]  # the whole name goes before a part of one
    assert [s.name for s in story.find_sources("anna")] == ["Anna Weber"]
    assert story.find_sources("nobody") == []
    assert story.find_sources("") == []


def test_statements_of_a_source_with_its_place_in_the_chain(story: Story) -> None:
    [weber] = story.find_sources("Anna Weber")
    found = [(row.document.id[-1], row.statement.id, row.position) for row in story.statements(source=weber.id)]
    assert found == [("b", "s1", 0), ("a", "s1", 0), ("a", "s2", 0), ("c", "s1", 1)]
    only = [row.statement.id for row in story.statements(source=weber.id, document="news/a.txt")]
    assert only == ["s1", "s2"]


def test_all_statements_hold_the_own_voice_too(story: Story) -> None:
    assert len(list(story.statements())) == 11
    rows = list(story.statements(document="b"))
    assert [row.statement for row in rows] == list(B.statements)
    assert {row.document_key for row in rows} == {document_key(B)}


def test_naming_a_document_wrongly(story: Story) -> None:
    with pytest.raises(UsageError, match="no such article"):
        story.document("zzzz")
    edited = replace(A, id="sha256:" + "e" * 64, title="the edited one")
    with (
        Story.from_documents([A, edited]) as two,
        pytest.raises(UsageError, match="2 articles fit") as caught,
    ):
        two.document("news/a.txt")
    assert document_key(A) in str(caught.value)
    assert "the edited one" in str(caught.value)


def test_one_speaker_twice_in_a_chain_counts_once() -> None:
    with Story.from_documents([article("d", [WEBER, REUTERS, WEBER])]) as story:
        [weber, reuters] = story.sources()
        assert (weber.statement_count, weber.relayed_count) == (1, 0)
        assert weber.via == (Via("Reuters", 1),)
        assert [row.position for row in story.statements(source=weber.id)] == [0]


def test_opening_what_is_no_story(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes", "utf-8")
    with pytest.raises(NotAStory):
        Story.open(path)
