import os
import sqlite3
from importlib import resources
from pathlib import Path

import pytest

from riwaya.errors import NotAStory, StoryError, StoryVersionError, UnreadableInput
from riwaya.store.connect import LAYOUT
from riwaya.store.sqlite import StoryFile


def story_at(path: Path) -> Path:
    StoryFile.create_or_open(path, "a name").close()
    return path


def other_database(path: Path) -> Path:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE meta (key, value)")
    db.close()
    return path


def test_a_new_story_can_be_opened(tmp_path: Path) -> None:
    with StoryFile.open(story_at(tmp_path / "s.riwaya")) as story:
        assert story.meta("name") == "a name"
        assert story.meta("layout") == str(LAYOUT)


@pytest.mark.parametrize("opening", [StoryFile.open, StoryFile.create_or_open])
def test_foreign_files_are_refused_and_left_alone(tmp_path: Path, opening) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a story " * 20, "utf-8")
    for path in (text, other_database(tmp_path / "other.db")):
        before = path.read_bytes()
        with pytest.raises(NotAStory, match=path.name):
            opening(path)
        assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.txt", "other.db"]


@pytest.mark.parametrize("opening", [StoryFile.open, StoryFile.create_or_open])
def test_another_layout_is_named(tmp_path: Path, opening) -> None:
    path = story_at(tmp_path / "s.riwaya")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(StoryVersionError, match="layout 99"):
        opening(path)


def of_layout_2(path: Path) -> Path:
    """A story as it was before corrections: in a file, with a line that has to stay."""
    with sqlite3.connect(path) as db:
        db.executescript(resources.files("riwaya.store").joinpath("schema.sql").read_text("utf-8"))
        db.execute(f"PRAGMA application_id = {0x52495759}")
        db.execute("PRAGMA user_version = 2")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [("layout", "2"), ("name", "of old")])
    db.close()
    return path


@pytest.mark.parametrize("opening", [StoryFile.open, StoryFile.create_or_open])
def test_an_older_layout_is_brought_up_to_date(tmp_path: Path, opening) -> None:
    path = of_layout_2(tmp_path / "s.riwaya")
    for _ in range(2):  # the second time there is nothing left to do
        with opening(path) as story:
            assert (story.meta("name"), story.meta("layout")) == ("of old", str(LAYOUT))
            brought_up = set(story.dump())
    with StoryFile.open(story_at(tmp_path / "new.riwaya")) as story:
        made = set(story.dump())
    assert {line for line in brought_up ^ made if not line.startswith('INSERT INTO "meta"')} == set()


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may write anywhere")
def test_an_older_layout_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = of_layout_2(tmp_path / "s.riwaya")
    path.chmod(0o400)
    with pytest.raises(StoryVersionError, match="copy it"):
        StoryFile.open(path)


def test_an_empty_file_becomes_a_story_but_is_none_to_read(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    path.touch()
    with pytest.raises(NotAStory):
        StoryFile.open(path)
    with StoryFile.open(story_at(path)) as story:
        assert story.ordered_keys() == []


def test_a_truncated_story_is_reported(tmp_path: Path) -> None:
    path = story_at(tmp_path / "s.riwaya")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(NotAStory, match="damaged"):
        StoryFile.open(path).tally()


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere\.riwaya"):
        StoryFile.open(tmp_path / "nowhere.riwaya")
    with pytest.raises(StoryError, match="cannot be written"):
        StoryFile.create_or_open(tmp_path / "no folder" / "s.riwaya")


def test_reading_leaves_no_trace(tmp_path: Path) -> None:
    path = story_at(tmp_path / "s.riwaya")
    before = path.read_bytes(), os.listdir(tmp_path)
    with StoryFile.open(path) as story:
        story.tally()
        with pytest.raises(sqlite3.OperationalError):
            story.unskip("x")
    assert (path.read_bytes(), os.listdir(tmp_path)) == before
