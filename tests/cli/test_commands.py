from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.cli import main
from riwaya.records import from_record
from riwaya.store.sqlite import StoryFile
from riwaya.story import Story, reading
from riwaya.story.correcting import Draft, correct
from tests.story.articles import ARABIC, ENGLISH, write_articles

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "news", 2)


@pytest.fixture
def story(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "s.riwaya"
    assert main(["build", str(folder), "-o", str(path)]) == 0
    capsys.readouterr()
    return path


def riwaya(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, with an ASCII locale."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "riwaya", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def warnings(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_read_prints_a_record_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder), "--outlet", "صحيفة المرفأ", "--published", "2031-05"]) == 0
    lines = capsys.readouterr().out.splitlines()
    documents = [from_record(json.loads(line)) for line in lines]
    assert [d.language for d in documents] == ["ar", "en"]
    assert documents[0].text == ARABIC.format(number=0)
    assert {(d.outlet.name if d.outlet else None, d.published) for d in documents} == {("صحيفة المرفأ", "2031-05")}
    assert "قاسم" in lines[0]  # not escaped
    for document in documents:
        for s in document.statements:
            assert document.text[s.content.start : s.content.end] == s.content.text


def test_read_writes_utf8_whatever_the_locale_says(folder: Path) -> None:
    done = riwaya("read", folder / "0000.txt")
    assert done.returncode == 0
    assert "قاسم" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_read_as_a_table_has_a_row_a_statement(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder / "0000.txt"), "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "0000.txt" in out
    assert "وكالة المدى" in out
    assert "paraphrase" in out


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path: Path, capsys) -> None:
    path = tmp_path / "trick\x1b[31m.txt"
    path.write_text(ENGLISH.format(number="1\x1b]0;owned\x07 [bold]x[/bold]"), "utf-8")
    main(["read", str(path), "--format", "table"])
    main(["read", str(tmp_path / "gone\x1b[31m\n.txt")])
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    assert len([line for line in captured.err.splitlines() if "gone" in line]) == 1


def test_a_reader_of_the_pipe_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    folder = write_articles(tmp_path / "news", 120)
    command = [sys.executable, "-m", "riwaya", "read", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_build_says_what_it_did(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").touch()
    (folder / "none.txt").touch()
    assert main(["build", str(folder), "-o", str(tmp_path / "s.riwaya"), "--name", "the road"]) == 1
    captured = capsys.readouterr()
    assert "2 articles, 2 of them new" in captured.out
    assert re.search(r"\d+ quotes and paraphrases by \d+ sources", captured.out)
    assert "2 inputs skipped" in captured.out
    assert "2 × is empty" in captured.out
    assert [Path(line.split(": ")[1]).name for line in captured.err.splitlines()] == ["empty.txt", "none.txt"]
    with Story.open(tmp_path / "s.riwaya") as story:
        assert story.name == "the road"


def test_building_again_says_that_nothing_is_new(folder: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(folder), "-o", str(story)]) == 0
    assert "2 articles, 0 of them new" in capsys.readouterr().out


def test_report_writes_one_file(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(story), "-o", str(tmp_path / "dossier.html")]) == 0
    assert "dossier.html" in capsys.readouterr().out
    assert "قاسم" in (tmp_path / "dossier.html").read_text("utf-8")
    assert main(["report", str(story)]) == 0
    assert (tmp_path / "s.html").exists()


def test_report_never_writes_over_the_story_or_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "article.html"
    page.write_text(f"<html><body><article><p>{ENGLISH.format(number=1)}</p></article></body></html>", "utf-8")
    story = tmp_path / "s.riwaya"
    assert main(["build", str(page), "-o", str(story)]) == 0
    before = page.read_bytes(), story.read_bytes()
    assert main(["report", str(story), "-o", str(page)]) == 2
    assert main(["report", str(story), "-o", str(story)]) == 2
    assert (page.read_bytes(), story.read_bytes()) == before
    assert [line.split(": ")[2].split(" (")[0] for line in warnings(capsys)] == [
        "is one of the story's articles",
        "is the story itself",
    ]


def test_a_folder_alone_builds_reports_and_opens(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["news"]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news", "news.html", "news.riwaya"]
    assert opened == [(tmp_path / "news.html").as_uri()]
    assert main(["--no-open", "news"]) == 0
    monkeypatch.setenv("CI", "1")
    assert main(["news", "-o", "other.html"]) == 0
    assert len(opened) == 1
    assert (tmp_path / "other.riwaya").exists()


def test_inside_the_folder_its_own_output_is_no_article(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(folder)
    assert main([".", "--no-open"]) == 0
    assert main([".", "--no-open"]) == 0
    assert "2 articles, 0 of them new" in capsys.readouterr().out


def test_show_draws_what_a_source_says(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(story)]) == 0
    assert "قاسم" in capsys.readouterr().out
    assert main(["show", str(story), "--source", "وكالة المدى للأنباء"]) == 0
    assert "الجسر" in capsys.readouterr().out
    assert main(["show", str(story), "--document", "0000.txt"]) == 0
    assert "الجسر" in capsys.readouterr().out


def test_show_names_what_is_not_there(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(story), "--source", "Nobody At All"]) == 2
    assert main(["show", str(story), "--document", "nothing.txt"]) == 2
    first, second = warnings(capsys)
    assert "Nobody At All" in first
    assert "nothing.txt" in second


def test_claims_are_shown(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", str(story)]) == 0
    assert "What is said" in capsys.readouterr().out
    assert main(["claims", str(story), "--conflicts"]) == 0
    assert "What is said" not in capsys.readouterr().out


def test_two_articles_are_laid_side_by_side(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(story), "0000", "0001"]) == 0
    assert "Both say" in capsys.readouterr().out
    assert main(["compare", str(story), "0000", "nothing"]) == 2
    [line] = warnings(capsys)
    assert "nothing: no such article" in line


def test_a_question_is_answered_or_not(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(story), "When did the coastal road reopen?", "--limit", "1"]) == 0
    assert "The coastal road reopened on Monday" in " ".join(capsys.readouterr().out.split())
    assert main(["ask", str(story), "Who won the football match?"]) == 0
    assert capsys.readouterr().out.strip() == "Nothing in this story answers that."
    assert main(["ask", str(story), "?", "--limit", "1"]) == 2
    assert main(["ask", str(story), "Who?", "--language", "xx"]) == 2
    assert ["has no words" in line for line in warnings(capsys)] == [True, False]


def test_corrections_are_printed_and_taken_to_another_file(
    folder: Path, story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with StoryFile.create_or_open(story) as file:
        key = file.ordered_keys()[0]
        document = file.document(key)
        assert document
        about = {"document": key, "id": document.id}
        correct(file, [Draft("outlet", about, {"value": None}, {"value": "صحيفة الجسر"})])
    assert main(["corrections", str(story)]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["after"] == {"value": "صحيفة الجسر"}
    assert "صحيفة" in printed  # not escaped
    given = tmp_path / "corrections.jsonl"
    given.write_text(printed, "utf-8")
    again, third = tmp_path / "again.riwaya", tmp_path / "third.riwaya"
    assert main(["build", str(folder), "-o", str(again), "--corrections", str(given)]) == 0
    assert main(["build", str(folder), "-o", str(third)]) == 0
    assert main(["corrections", str(third), "--apply", str(given)]) == 0
    assert "1 correction, 1 of them new" in capsys.readouterr().out
    for path in (again, third):
        with Story.open(path) as opened:
            assert [row.outlet for row in opened.articles() if row.key == key] == ["صحيفة الجسر"]
            assert len(opened.articles()) == 2
    given.write_text("nonsense\n", "utf-8")
    for arguments in (
        ["corrections", str(third), "--apply"],
        ["build", str(folder), "-o", str(third), "--corrections"],
    ):
        assert main([*arguments, str(given)]) == 2
        assert "line 1" in capsys.readouterr().err
    assert main(["corrections", str(tmp_path / "none.riwaya"), "--apply", str(given)]) == 2
    assert not (tmp_path / "none.riwaya").exists()


def test_statements_are_found_by_their_words(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(story), "roads", "language:en", "--limit", "1"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "coastal road" in printed
    assert "Statements: " in printed
    assert main(["search", str(story), "xylophone", "after:never"]) == 0
    printed = capsys.readouterr().out
    assert "Statements: 0" in printed
    assert "after:never: not understood" in printed


def test_export_prints_or_writes_one_object(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(story)]) == 0
    printed = capsys.readouterr().out
    assert [d["language"] for d in json.loads(printed)["documents"]] == ["ar", "en"]
    assert main(["export", str(story), "--format", "json", "-o", str(tmp_path / "s.json")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "s.json").read_text("utf-8") == printed
    assert main(["export", str(story), "-o", str(story)]) == 2
    assert main(["export", str(story), "-o", str(tmp_path / "news" / "0000.txt")]) == 2
    assert ["is the story itself" in line for line in warnings(capsys)] == [True, False]


def bad(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.txt"
    if kind == "missing":
        return path
    if kind == "directory-loop":
        path.symlink_to(path)
        return path
    if kind == "large":
        with path.open("wb") as file:
            file.truncate(20_000_001)
        return path
    welsh = "Cafodd y ffordd arfordirol ei hailagor ddydd Llun ar ôl tri mis o waith. " * 5
    contents = {
        "empty": b"",
        "blank": b" \n\t\n",
        "binary": b"\x7fELF" + bytes(range(256)) * 40,
        "encoding": bytes((i * 37 + i // 7) % 128 + 128 for i in range(4000)),
        "language": welsh.encode(),
    }
    path.write_bytes(contents[kind])
    return path


BAD = ["missing", "directory-loop", "large", "empty", "blank", "binary", "encoding", "language"]


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_line_that_names_it(kind: str, folder: Path, tmp_path: Path, capsys) -> None:
    path = bad(folder, kind)
    assert main(["read", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    [line] = captured.err.splitlines()
    assert line.startswith(f"riwaya: skipped {path}: ")
    assert main(["read", str(folder / "0000.txt"), str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["build", str(path), "-o", str(tmp_path / "s.riwaya")]) == 2
    assert not (tmp_path / "s.riwaya").exists()
    assert main(["build", str(folder), str(path), "-o", str(tmp_path / "s.riwaya")]) == 1


def test_what_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(ARABIC.format(number=1).encode("utf-16")[:-1])
    assert main(["read", str(path)]) == 0
    captured = capsys.readouterr()
    assert from_record(json.loads(captured.out)).text == ARABIC.format(number=1)[:-1]
    [line] = captured.err.splitlines()
    assert line.startswith(f"riwaya: {path}: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "0000.txt"
    path.chmod(0)
    assert main(["read", str(path)]) == 2
    assert len(warnings(capsys)) == 1


@pytest.mark.parametrize("command", ["report", "show", "export", "claims"])
def test_what_is_no_story(command: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (folder / "0000.txt", tmp_path / "nowhere.riwaya"):
        assert main([command, str(path)]) == 2
        [line] = warnings(capsys)
        assert str(path) in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "{folder}", "--published", "yesterday"],
        ["read", "{folder}", "--language", "xx"],
        ["build", "{folder}", "-o", "{folder}"],
        ["build", "{folder}/0000.txt", "-o", "{folder}/0000.txt"],
        ["build", "{folder}", "-o", "{folder}/no/such/folder/s.riwaya"],
        ["evaluate", "{folder}/0000.txt"],
    ],
)
def test_mistakes_are_said_without_a_traceback(arguments: list[str], folder: Path, capsys) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert main([a.format(folder=folder) for a in arguments]) == 2
    lines = warnings(capsys)
    assert lines
    assert all(line.startswith("riwaya: ") for line in lines)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_debug_shows_where_an_error_arose(folder: Path) -> None:
    done = riwaya("show", folder / "0000.txt", "--debug")
    assert done.returncode == 1
    assert b"Traceback" in done.stderr
    assert b"NotAStory" in done.stderr


def test_ctrl_c_is_said_in_one_line(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read_document", interrupted)
    assert main(["build", str(folder), "-o", str(tmp_path / "s.riwaya")]) == 130
    [line] = warnings(capsys)
    assert "run it again" in line


def test_evaluate_prints_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ARABIC.format(number=3)
    content = "الطريق بات آمنا أمام حركة السير"
    start = text.index("إن " + content)
    marked = {"start": start, "end": start + len(content) + 3, "text": "إن " + content}
    statement = {"id": "1", "kind": "indirect", "stance": "says", "parent": None, "chain": ["سلمى قاسم"]}
    statement |= {"content": marked, "cue": None, "source": None}
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps([{"id": "a", "text": text, "origin": [], "statements": [statement]}]), "utf-8")
    assert main(["evaluate", str(gold), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["gold"] == 1
    assert figures["found"]["r"] == 1.0
    assert main(["evaluate", str(gold), "--errors", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["found", "exact", "source", "chain"]
    assert lines[-1].startswith("spurious | a | ")


def test_serve_prints_the_address_and_serves_until_it_is_stopped(tmp_path: Path, capsys, monkeypatch) -> None:
    from riwaya.web import server

    story = tmp_path / "s.riwaya"
    StoryFile.create_or_open(story, "s").close()
    ran: list[str] = []
    monkeypatch.setattr(server.Server, "run", lambda self: ran.append(self.address))
    assert main(["serve", str(story), "--no-open"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{ran[0]}: ")
    assert f"kept in {story}" in said
    assert ran[0].startswith("http://127.0.0.1:")


def test_riwaya_alone_serves_the_story_of_this_folder_or_begins_one(tmp_path: Path, capsys, monkeypatch) -> None:
    from riwaya.web import server

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(server.Server, "run", lambda self: None)
    StoryFile.create_or_open(tmp_path / "other.riwaya", "other").close()
    assert main(["--no-open"]) == 0
    said = capsys.readouterr().out
    assert f"from its first article on, in {tmp_path / 'story.riwaya'}" in said
    assert "riwaya serve other.riwaya" in said
    assert not (tmp_path / "story.riwaya").exists()
    StoryFile.create_or_open(tmp_path / "story.riwaya", "story").close()
    assert main(["--no-open"]) == 0
    said = capsys.readouterr().out
    assert f"is kept in {tmp_path / 'story.riwaya'}" in said
    assert "other.riwaya" not in said


def test_serve_begins_a_story_only_where_one_can_be(tmp_path: Path, capsys) -> None:
    for name, why in (("story.riwyaa", "ends with .riwaya"), ("none/story.riwaya", "there is no folder")):
        assert main(["serve", str(tmp_path / name), "--no-open"]) == 2
        assert why in capsys.readouterr().err


def test_serve_refuses_a_port_that_is_taken_and_a_file_that_is_no_story(tmp_path: Path, capsys) -> None:
    import socket

    story = tmp_path / "s.riwaya"
    StoryFile.create_or_open(story, "s").close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", str(story), "--no-open", "--port", port]) == 2
        assert f"--port {port}" in capsys.readouterr().err
    assert main(["serve", str(story), "--no-open", "--port", "70000"]) == 2
