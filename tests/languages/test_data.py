"""The language folders keep their own format, and the reader knows no language."""

from __future__ import annotations

import ast
import re
import tokenize
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import riwaya
from riwaya.languages.loader import load_language, load_languages
from riwaya.model import Stance

ROOT = Path(riwaya.__file__).parent
FOLDERS = sorted(p.parent for p in (ROOT / "languages").glob("*/language.toml"))
READER = sorted([*(ROOT / "read").glob("**/*.py"), *(ROOT / "languages").glob("*.py")])
"""Everything that reads: no module of it knows a language, folders and their adapters do."""

FORMAT = Path(__file__).resolve().parents[2] / "docs" / "language-data.md"

CLASSES = {"verb", "relay", "preposition", "noun", "phrase"}
INFLECTED = {"past", "present", "participle", "noun", "base", "pastpart", "attributive", "short"}
WRITTEN_OUT = {"passive", "impersonal", "possessive", "forms", "adverbial"}
KEYS = {"lemma", "class", "stance", "takes", "weak", "thought", "continues", "from", "split", "imperfective"}
KEYS |= INFLECTED | WRITTEN_OUT
VOWEL_MARKS = re.compile("[\u064b-\u0652\u0670]")

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)


@cache
def cues(folder: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads((folder / "cues.toml").read_text("utf-8")).get("cue", []))


def documented_kinds() -> set[str]:
    """The kinds of `takes` that the format's table names, without what follows their colon."""
    table = FORMAT.read_text("utf-8").split("| `takes` |")[1].split("\n\n")[0]
    return {m.partition(":")[0] for m in re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)}


def test_there_are_languages() -> None:
    assert {"ar", "en"} <= {f.name for f in FOLDERS}


@each_folder
def test_a_folder_loads(folder: Path) -> None:
    language = load_language(folder)
    assert language.code == folder.name
    assert language.direction in ("rtl", "ltr")
    assert language.subject in ("after-cue", "before-cue", "clause-start", "either-side")
    assert language.lexicon.cues
    assert language.unnamed


@each_folder
def test_a_folder_says_where_its_lists_come_from(folder: Path) -> None:
    text = (folder / "PROVENANCE.md").read_text("utf-8")
    missing = [f.name for f in folder.iterdir() if f.suffix in (".toml", ".tsv") and f.name not in text]
    assert not missing, "PROVENANCE.md says nothing of these"


@each_folder
def test_every_cue_is_well_formed(folder: Path) -> None:
    kinds = documented_kinds()
    assert {"that", "quote", "prep", "object"} <= kinds
    for cue in cues(folder):
        name = f"{cue.get('lemma')}: {cue}"
        assert set(cue) <= KEYS, name
        assert cue["class"] in CLASSES, name
        assert cue["stance"] in get_args(Stance), name
        assert cue.get("takes"), name
        assert {t.partition(":")[0] for t in cue["takes"]} <= kinds, name
        assert all(t.partition(":")[2] for t in cue["takes"] if t.startswith(("prep", "target-prep"))), name
        assert len(cue["takes"]) == len(set(cue["takes"])), name


@each_folder
def test_no_cue_stands_twice(folder: Path) -> None:
    def written(cue: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(sorted((k, str(v)) for k, v in cue.items() if k not in ("stance", "weak")))

    assert not [entry for entry, n in Counter(map(written, cues(folder))).items() if n > 1]


@each_folder
def test_names_are_in_three_columns_and_stand_once(folder: Path) -> None:
    path = folder / "names.tsv"
    if not path.is_file():
        pytest.skip("this language has no list of names")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    for row in rows:
        assert len(row) == 3, row
        assert row[1] in ("given", "family"), row
        assert row[2] in ("m", "f", ""), row
    assert not [key for key, n in Counter((r[0], r[1]) for r in rows).items() if n > 1]


@each_folder
def test_media_have_a_kind(folder: Path) -> None:
    for medium in tomllib.loads((folder / "sources.toml").read_text("utf-8")).get("medium", []):
        assert medium["kind"] in ("agency", "medium"), medium
        assert set(medium) <= {"name", "kind", "also", "credits"}, medium


@pytest.mark.parametrize("name", ["cues.toml", "sources.toml", "names.tsv"])
def test_arabic_words_carry_no_vowel_marks(name: str) -> None:
    lines = (ROOT / "languages" / "ar" / name).read_text("utf-8").splitlines()
    assert not [line for line in lines if VOWEL_MARKS.search(line) and not line.lstrip().startswith("#")]


def docstrings(tree: ast.AST) -> set[int]:
    """First lines of every string that stands alone, as documentation does."""
    return {
        node.value.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def code_tokens(path: Path) -> list[tokenize.TokenInfo]:
    """The tokens of a source file without comments and docstrings."""
    documentation = docstrings(ast.parse(path.read_text("utf-8")))
    with path.open("rb") as file:
        return [
            t
            for t in tokenize.tokenize(file.readline)
            if t.type not in (tokenize.COMMENT, tokenize.ENCODING)
            and not (t.type == tokenize.STRING and t.start[0] in documentation and t.line.lstrip()[:1] in "\"'r")
        ]


@pytest.mark.parametrize("path", READER, ids=lambda p: f"{p.parent.name}.{p.stem}")
def test_the_reader_holds_no_words_of_a_language(path: Path) -> None:
    other_scripts = re.compile("[\u0400-\u052f\u0621-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
    assert not [(t.start, t.string) for t in code_tokens(path) if other_scripts.search(t.string)]


@pytest.mark.parametrize("path", READER, ids=lambda p: f"{p.parent.name}.{p.stem}")
def test_the_reader_names_no_language(path: Path) -> None:
    codes = {repr(code) for code in load_languages()}
    strings = [t for t in code_tokens(path) if t.type == tokenize.STRING]
    assert not [(t.start, t.string) for t in strings if t.string.replace('"', "'") in codes]


def test_the_guard_itself_sees_words_in_code(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text('"""قال"""\nword = "قال"  # قال\ncode = "ar"\n', "utf-8")
    assert [t.string for t in code_tokens(path) if "قال" in t.string or "ar" in t.string] == ['"قال"', '"ar"']
