"""Articles that were left out: still in the file, and in nothing that is asked of it; early files of layout 3."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from riwaya.story.story import Story
from riwaya.version import __version__
from tests.export.stories import arabic, english, other_arabic
from tests.store.test_connect import story_at

DOCUMENTS = (arabic(), english(), other_arabic())
KEYS = [document_key(d) for d in DOCUMENTS]
CORRECTION = "k0123456789abcdef"


@pytest.fixture
def file() -> StoryFile:
    opened = StoryFile.memory()
    with opened.transaction():
        for document in DOCUMENTS:
            opened.add(document, __version__)
    return opened


def leave_out(file: StoryFile, *keys: str) -> None:
    with file.transaction():
        for key in keys:
            file.left_out.add(key, CORRECTION)


def answers(file: StoryFile) -> str:
    """All that a file answers about its articles, but to a build."""
    search = Story(file).search("said")
    answered = repr(
        (
            list(file.documents()), file.ordered_keys(), file.articles(), file.fingerprints(), list(file.links()),
            file.origins(), file.tally(), file.said([row.source for row in file.links()]),
            sorted(file.search.numbers().values()),
            file.search.lacking(), search.show(search.by_words.places),
        )
    )  # fmt: skip
    return re.sub(r"(Place\(document=)\d+", r"\1_", answered)  # numbered anew when it is put in again


@pytest.mark.parametrize("key", KEYS)
def test_nothing_holds_what_was_left_out_and_all_is_back_as_it_was(file: StoryFile, key: str) -> None:
    before, dumped = answers(file), sorted(file.dump())
    others = StoryFile.memory()
    with others.transaction():
        for document in DOCUMENTS:
            if document_key(document) != key:
                others.add(document, __version__)
    leave_out(file, key)
    assert key not in answers(file)
    assert file.document(key) is None
    assert file.find_keys(key) == file.find_keys(key[:8]) == []
    assert file.tally() == others.tally()
    assert [r.key for r in file.articles()] == [r.key for r in others.articles()]
    assert len(Story(file).search("said").by_words.places) == len(Story(others).search("said").by_words.places)
    assert list(file.left_out.all()) == [key]
    with file.transaction():
        file.bring_back(key)
    assert answers(file) == before
    apart = ('INSERT INTO "search_', 'INSERT INTO "sqlite_sequence', 'INSERT INTO "unread')
    assert [x for x in sorted(file.dump()) if not x.startswith(apart)] == [x for x in dumped if not x.startswith(apart)]


def test_a_build_still_knows_what_was_left_out(file: StoryFile) -> None:
    paths, versions = file.all_paths(), file.versions()
    leave_out(file, *KEYS)
    assert all(file.has(key) and key in file.left_out for key in KEYS)
    assert (file.all_paths(), file.versions()) == (paths, versions)
    assert file.tally()["documents"] == 0
    assert not file.is_empty
    assert file.corrections.as_read(KEYS[0]) is not None


def test_the_last_article_of_the_index_is_not_found_when_it_is_gone(file: StoryFile) -> None:
    """Its words stay in the index of the search; the number that it had must not count as one that is there."""
    found = {place.document for place in file.search.find('"said"')}
    last = max(found)
    key = file.search.numbers()[last]
    leave_out(file, key)
    assert {place.document for place in file.search.find('"said"')} == found - {last}


def early(path: Path) -> Path:
    """A story of layout 3 as it was before articles could be left out."""
    with sqlite3.connect(story_at(path)) as db:
        db.execute("DROP VIEW shown")
        db.execute("DROP TABLE left_out")
    db.close()
    with sqlite3.connect(path) as db:
        db.execute("VACUUM")
    db.close()
    return path


def test_an_early_layout_3_is_read_as_it_is_and_completed_when_it_is_written_to(tmp_path: Path) -> None:
    path = early(tmp_path / "s.riwaya")
    before = path.read_bytes()
    with StoryFile.open(path) as story:
        assert (story.articles(), story.left_out.all(), story.tally()["documents"]) == ([], {}, 0)
    assert path.read_bytes() == before
    for _ in range(2):  # the second time there is nothing left to do
        with StoryFile.create_or_open(path) as story, story.transaction():
            if not story.has(KEYS[0]):
                story.add(DOCUMENTS[0], __version__)
            story.left_out.add(KEYS[0], CORRECTION)
    with StoryFile.open(path) as story:
        assert list(story.left_out.all()) == KEYS[:1]
        lines = {line for line in story.dump() if line.startswith("CREATE")}
    with StoryFile.open(story_at(tmp_path / "new.riwaya")) as story:
        assert lines == {line for line in story.dump() if line.startswith("CREATE")}
