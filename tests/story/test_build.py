from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    NotAStory,
    UnknownLanguage,
    UnreadableInput,
    UsageError,
)
from riwaya.ingest import Given
from riwaya.model import Document
from riwaya.store.sqlite import StoryFile
from riwaya.story import Story, reading
from riwaya.story.build import Watcher, build
from tests.story.articles import ENGLISH, write_articles


def dump(path: Path, without_time: bool = False) -> list[str]:
    with StoryFile.open(path) as file:
        return [line for line in file.dump() if not (without_time and ("'built'" in line or 'INTO "skipped"' in line))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "news", 4)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "s.riwaya"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that are read, in order."""
    seen: list[str] = []
    real = reading.read_document

    def read(document: Document, languages: object) -> Document:
        seen.append(Path(document.paths[0]).name)
        return real(document, languages)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_document", read)
    return seen


def test_a_folder_becomes_a_story(folder: Path, out: Path) -> None:
    summary = build([folder], out, name="the road")
    assert (summary.added, summary.known, summary.skipped) == (4, 0, ())
    with Story.open(out) as story:
        assert story.name == "the road"
        rows = story.sources(story.comparison().speakers)
        assert summary.counts == replace(story.counts(), sources=len(rows), unnamed=sum(not r.named for r in rows))
        assert {Path(d.paths[0]).name for d in story.documents()} == {
            "0000.txt",
            "0001.txt",
            "0002.txt",
            "0003.txt",
        }
        assert summary.counts.statements >= 8  # each article lets two people speak, and more than once
        assert any("قاسم" in source.name for source in story.sources())
        assert story.built is not None


def test_a_second_run_reads_nothing_and_changes_nothing(folder: Path, out: Path, reads: list[str]) -> None:
    (folder / "bad.txt").write_bytes(b"")
    build([folder], out)
    before, content, stamp = dump(out), out.read_bytes(), out.stat().st_mtime_ns
    reads.clear()
    summary = build([folder], out)
    assert (summary.added, summary.known, len(summary.skipped)) == (0, 4, 1)
    assert reads == []
    assert dump(out) == before
    assert (out.read_bytes(), out.stat().st_mtime_ns) == (content, stamp)
    assert sorted(p.name for p in out.parent.iterdir()) == ["news", "s.riwaya"]


def test_only_what_is_new_is_read(folder: Path, out: Path, reads: list[str]) -> None:
    build([folder], out)
    reads.clear()
    write_articles(folder, 2, start=4)
    summary = build([folder], out)
    assert (summary.added, summary.known) == (2, 4)
    assert sorted(reads) == ["0004.txt", "0005.txt"]


def test_the_same_bytes_at_another_path_are_the_same_article(folder: Path, out: Path) -> None:
    build([folder], out)
    copy = folder / "copy of 1.txt"
    copy.write_bytes((folder / "0001.txt").read_bytes())
    summary = build([folder], out)
    assert (summary.added, summary.counts.documents) == (0, 4)
    with Story.open(out) as story:
        paths = {Path(p).name for p in story.document("copy of 1.txt").paths}
    assert paths == {"0001.txt", "copy of 1.txt"}


def test_twins_in_one_build_are_one_article(tmp_path: Path, out: Path) -> None:
    folder = write_articles(tmp_path / "news", 1)
    (folder / "twin.txt").write_bytes((folder / "0000.txt").read_bytes())
    summary = build([folder], out)
    assert (summary.added, summary.known, summary.counts.documents) == (1, 1, 1)
    with Story.open(out) as story:
        assert len(story.paths()) == 2


def test_another_outlet_makes_it_another_article(folder: Path, out: Path) -> None:
    build([folder], out)
    summary = build([folder / "0001.txt"], out, given=Given(outlet="Copyist"))
    assert (summary.added, summary.counts.documents) == (1, 5)


def bad_inputs(folder: Path) -> dict[str, type[InputError]]:
    (folder / "empty.txt").touch()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "welsh.txt").write_text("Cafodd y ffordd ei hailagor ddydd Llun ar ôl tri mis o waith. " * 8, "utf-8")
    return {"empty.txt": EmptyInput, "picture.txt": BinaryInput, "welsh.txt": UnknownLanguage}


def test_bad_inputs_are_named_and_the_rest_goes_on(folder: Path, out: Path) -> None:
    expected = bad_inputs(folder)
    summary = build([folder, folder / "not there.txt"], out)
    found = {Path(e.where).name: type(e) for e in summary.skipped}
    assert found == {**expected, "not there.txt": UnreadableInput}
    assert summary.counts.documents == 4
    with Story.open(out) as story:
        notes = story.skipped()
    assert {Path(n.place).name: n.kind for n in notes} == {name: kind.__name__ for name, kind in found.items()}
    assert all(n.place in n.reason and "\n" not in n.reason for n in notes)


def test_a_note_goes_when_the_file_can_be_read_after_all(folder: Path, out: Path) -> None:
    bad_inputs(folder)
    build([folder], out)
    (folder / "empty.txt").write_text(ENGLISH.format(number=99), "utf-8")
    (folder / "picture.txt").write_bytes((folder / "0000.txt").read_bytes())  # known already
    build([folder], out)
    with Story.open(out) as story:
        assert [Path(n.place).name for n in story.skipped()] == ["welsh.txt"]


def test_a_fault_of_riwaya_costs_one_article_only(folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.read_document

    def read(document: Document, languages: object) -> Document:
        if document.paths[0].endswith("0002.txt"):
            raise IndexError("boom\nboom")
        return real(document, languages)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_document", read)
    summary = build([folder], out)
    [error] = summary.skipped
    assert isinstance(error, reading.ReaderFault)
    assert "0002.txt" in str(error)
    assert "IndexError: boom boom" in str(error)
    assert summary.added == 3


def test_earlier_content_survives_a_build_of_nothing(folder: Path, out: Path) -> None:
    build([folder], out)
    before = [line for line in dump(out) if 'INSERT INTO "document"' in line]
    summary = build([folder / "gone.txt"], out)
    assert summary.nothing_done
    assert [line for line in dump(out) if 'INSERT INTO "document"' in line] == before


def test_no_story_is_left_where_nothing_could_be_read(tmp_path: Path, out: Path) -> None:
    summary = build([tmp_path / "typo"], out)
    assert summary.nothing_done
    assert list(tmp_path.iterdir()) == []


def test_foreign_files_are_never_written_to(folder: Path) -> None:
    article = folder / "0000.txt"
    before = article.read_bytes()
    with pytest.raises(NotAStory):
        build([folder], article)
    with pytest.raises(UsageError, match="among the articles"):
        build([article], article)
    with pytest.raises(UsageError, match="is a folder"):
        build([folder], folder)
    with pytest.raises(UsageError, match="no articles given"):
        build([], folder / "s.riwaya")
    assert article.read_bytes() == before


def test_the_story_may_lie_in_the_folder_that_it_tells_of(folder: Path) -> None:
    out = folder / "s.riwaya"
    build([folder], out)
    summary = build([folder], out)
    assert (summary.known, summary.skipped) == (4, ())


def test_processes_do_not_change_the_result(folder: Path, tmp_path: Path) -> None:
    bad_inputs(folder)
    one, two = tmp_path / "1.riwaya", tmp_path / "2.riwaya"
    build([folder], one, processes=1, name="x")
    build([folder], two, processes=2, name="x")
    assert dump(one, without_time=True) == dump(two, without_time=True)


def test_the_watcher_hears_of_all_bytes(folder: Path, out: Path) -> None:
    heard: list[tuple[str, object]] = []

    class Ear(Watcher):
        def started(self, size: int) -> None:
            heard.append(("started", size))

        def passed(self, size: int) -> None:
            heard.append(("passed", size))

        def skipped(self, error: InputError) -> None:
            heard.append(("skipped", Path(error.where).name))

    (folder / "empty.txt").touch()
    build([folder], out, watcher=Ear())
    total = sum(path.stat().st_size for path in folder.iterdir())
    assert heard[0] == ("started", total)
    assert sum(size for kind, size in heard if kind == "passed") == total  # type: ignore[misc]
    assert ("skipped", "empty.txt") in heard


def test_stopping_by_hand_keeps_what_was_read(folder: Path, out: Path) -> None:
    class Impatient(Watcher):
        calls = 0

        def passed(self, size: int) -> None:
            self.calls += 1
            if self.calls == 3:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], out, watcher=Impatient())
    with Story.open(out) as story:
        assert story.counts().documents == 3
    assert build([folder], out).added == 1


@pytest.mark.parametrize(("begun", "after"), [("", 0.0), ("-wal", 0.0), ("-wal", 0.02), ("-wal", 0.06)])
def test_killed_at_any_moment_the_story_opens_and_a_new_run_finishes(tmp_path: Path, begun: str, after: float) -> None:
    folder, out = write_articles(tmp_path / "news", 60), tmp_path / "s.riwaya"
    code = "import sys; from riwaya.story.build import build; build([sys.argv[1]], sys.argv[2], name='x')"
    command = [sys.executable, "-c", code, str(folder), str(out)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    while not Path(f"{out}{begun}").exists() and process.poll() is None:
        time.sleep(0.0005)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with Story.open(out) as story:
        found = list(story.documents())
    assert all(any(s.mode != "own" for s in document.statements) for document in found)
    summary = build([folder], out, name="x")
    assert (summary.counts.documents, summary.known) == (60, len(found))
    whole = tmp_path / "whole.riwaya"
    build([folder], whole, name="x")
    assert dump(out, without_time=True) == dump(whole, without_time=True)
    assert [p for p in os.listdir(tmp_path) if p.startswith("s.riwaya")] == ["s.riwaya"]
