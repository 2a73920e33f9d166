"""Which sources are one person of the story."""

from dataclasses import replace

from riwaya.comparison import StoryEntity
from riwaya.model import Document, Entity, Link, Origin, Span, Statement
from riwaya.store.keys import source_key
from riwaya.story import Story
from riwaya.story.speakers import bearers_of, speakers_of

ARABIC = Link("سامي الحداد", "person", entity="e1")
ENGLISH = Link("Sami Haddad", "person", entity="e1", office="minister")
OFFICIAL = Link("an official", "official", named=False, entity="e2")
NAMESAKE = Link("Nora Weiss", "person", entity="e3")


def page(id: str, *chains: tuple[Link, ...]) -> Document:
    said = [Statement(f"s{i}", Span(i, i + 2, "xx"), None, None, "indirect", chain=c) for i, c in enumerate(chains)]
    own = Statement("o", Span(30, 32, "xx"), None, None, "own", chain=(Link("Somebody Else", entity="e9"),))
    people = (Entity("e1", "person", "x"), Entity("e2", "person", "y"), Entity("e3", "person", "z"))
    return Document("sha256:" + id * 64, "x" * 40, statements=(*said, own), entities=people)


DOCUMENTS = {
    "a": page("a", (ARABIC,), (OFFICIAL, ARABIC), (NAMESAKE,)),
    "b": page("b", (ENGLISH,), (OFFICIAL,), (NAMESAKE,)),
}
MEMBERS = {
    ("a", "e1"): "E1", ("b", "e1"): "E1", ("a", "e2"): "E1", ("b", "e2"): "E1", ("a", "e3"): "E3", ("b", "e3"): "E4",
    ("a", "e9"): "E9",
}  # fmt: skip


def test_names_of_one_person_are_one_and_unnamed_people_nobody() -> None:
    found = speakers_of(DOCUMENTS, MEMBERS)
    assert found == {source_key("a", ARABIC): "E1", source_key("b", ENGLISH): "E1"}


def test_a_name_that_means_two_people_stands_for_itself() -> None:
    assert source_key("a", NAMESAKE) not in speakers_of(DOCUMENTS, MEMBERS)


def test_sources_that_are_one_make_one_row_with_all_their_ids() -> None:
    with Story.from_documents(DOCUMENTS.values()) as story:
        apart = story.sources()
        ids = {source_key("a", ARABIC), source_key("b", ENGLISH)}
        rows = story.sources(dict.fromkeys(ids, "E1"))
        one = next(row for row in rows if row.entity == "E1")
        assert (set(one.ids), one.statement_count, one.relayed_count) == (ids, 2, 1)
        assert set(one.names) == {"سامي الحداد", "Sami Haddad"}
        assert one.offices == ("minister",)
        assert len(one.document_keys) == 2
        assert "Sami Haddad" not in {via.name for via in one.via}
        assert len(rows) == len(apart) - 1
        assert [row.ids for row in apart] == [(row.id,) for row in apart]
        said = story.said(sorted(ids))
        assert [(row.number, row.position, row.stance) for row in said] == [
            (0, 0, "says"),
            (1, 1, "says"),
            (0, 0, "says"),
        ]


def test_an_agency_under_two_names_is_one_through_whom() -> None:
    arabic, english = Link("نوردلاين", "agency", entity="e1"), Link("Nordline", "agency", entity="e1")
    minister = Link("Nora Weiss", "person", entity="e3")
    pages = {"a": page("a", (minister, arabic)), "b": page("b", (minister, english), (minister, english))}
    with Story.from_documents(pages.values()) as story:
        speakers = {source_key("a", arabic): "N", source_key("b", english): "N"}
        [one] = [row for row in story.sources(speakers) if row.name == "Nora Weiss"]
        assert [(via.name, via.statement_count) for via in one.via] == [("Nordline", 3)]
        [apart] = [row for row in story.sources() if row.name == "Nora Weiss"]
        assert [(via.name, via.statement_count) for via in apart.via] == [("Nordline", 2), ("نوردلاين", 1)]


def body(id: str, *names: str) -> StoryEntity:
    return StoryEntity(id, "organisation", names[0], {"en": names}, 1)


def test_a_name_of_one_body_alone_means_it() -> None:
    person = StoryEntity("P", "person", "Lund", {"en": ("Lund",)}, 1)
    found = bearers_of([body("A", "Nordline", "The Agency"), body("B", "Ossa Radio", "the agency"), person])
    assert found == {"nordline": "A", "ossa radio": "B"}


def test_whom_an_article_is_credited_to_is_one_with_the_body_of_that_name() -> None:
    """The line of credit stands outside of what is read for entities."""
    arabic, minister = Link("نوردلاين", "agency", entity="e1"), Link("Nora Weiss", "person", entity="e3")
    credited = replace(page("b", (minister,), (minister,)), origin=(Origin("Nordline"),))
    bearers = bearers_of([body("N", "Nordline", "نوردلاين")])
    with Story.from_documents([page("a", (minister, arabic)), credited]) as story:
        speakers = {source_key("a", arabic): "N"}
        [one] = [row for row in story.sources(speakers, bearers) if row.name == "Nora Weiss"]
        assert [(via.name, via.statement_count) for via in one.via] == [("Nordline", 3)]
