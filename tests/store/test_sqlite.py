from pathlib import Path

import pytest

from riwaya.errors import StoryError
from riwaya.model import Block, DateBound, Document, Link, Origin, Outlet, Span, Statement, Unread
from riwaya.store.keys import document_key
from riwaya.store.sqlite import Skipped, StoryFile

TEXT = "قالت الوزيرة سلمى قاسم إن الطريق مفتوح.\x00 نهاية"
FULL = Document(
    id="sha256:" + "a" * 64,
    text=TEXT,
    media_type="text/html",
    paths=("a/one.html", "b/two.html"),
    external_id="row-1",
    language="ar",
    outlet=Outlet("صحيفة المرفأ"),
    title="الطريق",
    published="2031-04",
    not_before=DateBound("2031-03-01", Span(0, 4, TEXT[0:4])),
    url="https://example.org/1",
    blocks=(Block(0, len(TEXT), "body", "ar", Origin("AP")),),
    origin=(Origin("رويترز", "agency", None),),
    statements=(
        Statement(
            "s1",
            Span(23, 38, TEXT[23:38]),
            Span(0, 4, TEXT[0:4]),
            Span(5, 22, TEXT[5:22]),
            "indirect",
            chain=(Link("سلمى قاسم", "person", office="الوزيرة"), Link("رويترز", "agency")),
        ),
        Statement("o1", Span(41, 46, TEXT[41:46]), None, None, "own"),
    ),
    unread=(Unread(Span(41, 46, TEXT[41:46]), "cue without a speaker"),),
    warnings=("no closing mark",),
)


@pytest.fixture
def story():
    with StoryFile.memory() as file:
        yield file


def test_a_document_comes_back_as_it_went_in(story: StoryFile) -> None:
    story.add(FULL, "1.0")
    assert list(story.documents()) == [FULL]
    assert story.document(document_key(FULL)) == FULL


def test_tally(story: StoryFile) -> None:
    story.add(FULL, "1.0")
    story.skip(Skipped("x.bin", "BinaryInput", "x.bin: is binary", "2031-01-01T00:00:00Z"))
    assert story.tally() == {
        "documents": 1,
        "characters": len(TEXT),
        "statements": 1,
        "own": 1,
        "unread": 1,
        "sources": 2,
        "unnamed": 0,
        "skipped": 1,
    }


def test_characters_count_past_a_null(story: StoryFile) -> None:
    story.add(Document("sha256:1", "a\x00bc"), "1.0")
    assert story.tally()["characters"] == 4


def test_order_is_by_date_then_title_and_unknown_dates_stand_last(story: StoryFile) -> None:
    dated = [("4", None, "a"), ("2", "2031-02", "b"), ("1", "2030", "z"), ("3", "2031-02", "c")]
    for id, published, title in dated:
        story.add(Document(id, "text", published=published, title=title), "1.0")
    assert [d.id for d in story.documents()] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "reference",
    ["row-1", "a/one.html", "two.html", "two", "a" * 64, "sha256:" + "a" * 64, "aaaaa", "sha256:aaa"],
)
def test_ways_to_name_a_document(story: StoryFile, reference: str) -> None:
    story.add(FULL, "1.0")
    story.add(Document("sha256:" + "b" * 64, "x", paths=("a/one_html",)), "1.0")
    assert story.find_keys(reference) == [document_key(FULL)]


@pytest.mark.parametrize("reference", ["", "aaa", "%", "one.htm", "wo", "nothing"])
def test_what_names_no_document(story: StoryFile, reference: str) -> None:
    story.add(FULL, "1.0")
    assert story.find_keys(reference) == []


def add_and_fail(story: StoryFile) -> None:
    with story.transaction():
        story.add(FULL, "1.0")
        raise RuntimeError


def test_a_change_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path) as story:
        before = story.dump()
        with pytest.raises(RuntimeError):
            add_and_fail(story)
        assert story.dump() == before
        with story.transaction():
            story.add(FULL, "1.0")
    assert [p.name for p in tmp_path.iterdir()] == ["s.riwaya"]
    with StoryFile.open(path) as story:
        assert list(story.documents()) == [FULL]


def test_readers_see_committed_documents_while_a_build_writes(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path) as writer:
        with writer.transaction():
            writer.add(FULL, "1.0")
        with StoryFile.open(path) as reader, writer.transaction():
            writer.add(Document("sha256:1", "x"), "1.0")
            assert reader.ordered_keys() == [document_key(FULL)]


def test_a_full_disc_is_a_story_error(tmp_path: Path) -> None:
    with StoryFile.create_or_open(tmp_path / "s.riwaya") as story:
        story._db.execute("PRAGMA max_page_count = 30")
        big = Document("sha256:1", "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(200_000)))
        with pytest.raises(StoryError, match="cannot be written"), story.transaction():
            story.add(big, "1.0")
        assert story.ordered_keys() == []
