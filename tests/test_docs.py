"""The documentation keeps up with the code: what is missing in it is named here."""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import riwaya
from riwaya.cli.options import COMMANDS, parser
from riwaya.languages.loader import load_languages
from riwaya.languages.weighing import KEYS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "examples/README.md"])
FURNITURE = sorted(ROOT.glob("riwaya/languages/*/furniture.toml"))
WEIGHING = sorted(ROOT.glob("riwaya/languages/*/weighing.toml"))
LANGUAGES = sorted(ROOT.glob("riwaya/languages/*/language.toml"))


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def code_in(name: str) -> set[str]:
    """What stands in backticks on a page."""
    return set(re.findall(r"`([^`\n]+)`", re.sub(r"(?s)```.*?```", "", page(name))))


# --- links ---


def links(text: str) -> list[str]:
    """Targets of links and pictures, those in code left aside."""
    prose = re.sub(r"`[^`\n]*`", "", re.sub(r"(?s)```.*?```", "", text))
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as code forges make them."""
    headings = re.findall(r"(?m)^#+ +(.+)$", re.sub(r"(?s)```.*?```", "", text))
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for link in links(path.read_text("utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        found = (path.parent / target).resolve() if target else path
        fits = found.exists() and (not anchor or anchor in anchors(found.read_text("utf-8")))
        broken += [] if fits else [link]
    assert not broken


# --- commands ---


def commands() -> dict[str, argparse.ArgumentParser]:
    [action] = [a for a in parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(action.choices)


def section(command: str) -> str:
    """Where using.md explains a command; `go` is the short way."""
    heading = "## The short way" if command == "go" else f"### riwaya {command}\n"
    before, found, after = page("docs/using.md").partition(heading)
    assert found, f"docs/using.md has no heading {heading.strip()!r}"
    return re.split(r"(?m)^##", after, maxsplit=1)[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_and_their_options_are_explained(command: str) -> None:
    everywhere = page("docs/using.md").partition("### Everywhere")[2]
    options = {o for a in commands()[command]._actions for o in a.option_strings}
    missing = [o for o in sorted(options) if not _named(o, section(command)) and not _named(o, everywhere)]
    assert not missing


def _named(option: str, text: str) -> bool:
    return re.search(rf"`{re.escape(option)}(?![\w-])", text) is not None


def test_no_option_is_explained_that_is_not_there() -> None:
    known = {o for p in (parser(), *commands().values()) for a in p._actions for o in a.option_strings}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page("docs/using.md") + page("README.md")))
    assert named <= known


# --- the README's example ---


def test_the_example_in_the_readme_runs(tmp_path: Path) -> None:
    [example] = re.findall(r"(?s)```python\n(.*?)```", page("README.md"))
    assert len([line for line in example.splitlines() if line.strip()]) == 6
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    chain, *sources = done.stdout.splitlines()
    assert chain.index("مسؤول في الميناء") < chain.index("وكالة نوردلاين")
    assert len(sources) > 50
    assert (tmp_path / "story.riwaya").is_file()


# --- the record ---


@pytest.mark.parametrize("heading", ["## The document", "### blocks[]", "### statements[]", "### chain[]"])
def test_every_field_of_the_record_is_explained(heading: str) -> None:
    text = re.split(r"(?m)^##", page("docs/records.md").partition(f"{heading}\n")[2], maxsplit=1)[0]
    columns = re.findall(r"(?m)^\| (`[^|]+`) \|", text)
    record = riwaya.to_record(riwaya.read("The minister said that the road was open."))
    credit = riwaya.to_record(
        riwaya.Document("", "a", blocks=(riwaya.Block(0, 1, "caption", None, riwaya.Origin("AP")),))
    )
    statement = record["statements"][0]
    fields = {
        "## The document": record,
        "### blocks[]": credit["blocks"][0],
        "### statements[]": statement,
        "### chain[]": statement["chain"][0],
    }
    assert [name for column in columns for name in re.findall(r"`(\w+)`", column)] == _in_order(
        fields[heading], columns
    )


def _in_order(fields: dict[str, Any], columns: list[str]) -> list[str]:
    """The fields in the order in which the table has them, those that it lacks at the end."""
    said = re.findall(r"`(\w+)`", " ".join(columns))
    return sorted(fields, key=lambda name: said.index(name) if name in said else len(said))


def test_the_example_of_a_record_is_one() -> None:
    [example] = re.findall(r"(?s)```json\n(.*?)```", page("docs/records.md"))
    record = json.loads(example)
    assert riwaya.to_record(riwaya.from_record(record)) == record
    spans = list(_spans(record))
    assert len(spans) > 8
    assert all(record["text"][s["start"] : s["end"]] == s["text"] for s in spans)
    document = riwaya.read(record["text"], outlet=record["outlet"]["name"])
    assert document.id == record["id"]
    assert [s.content.text for s in document.statements] == [s["content"]["text"] for s in record["statements"]]


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _spans(item)


# --- language data ---


def asked_classes() -> dict[str, str]:
    """Word classes that the reader asks for, each with a file that does."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.glob("riwaya/read/**/*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = _constants(tree)
        for node in ast.walk(tree):
            for name in _asked(node, constants):
                found.setdefault(name, path.name)
    return found


def _constants(tree: ast.AST) -> dict[str, ast.expr]:
    """Names → the tuples that stand for them (NOMINAL, HEADS, opening = (…))."""
    found: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and isinstance(node.value, ast.Tuple):
                found[target.id] = node.value
    return found


def _asked(node: ast.AST, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The classes in `page.has(i, …)`, `page.phrase(i, …)`, `word.classes.isdisjoint(…)`, `… in word.classes`."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", "")
        wanted = node.args[1:] if name in ("has", "phrase") else node.args if name == "isdisjoint" else []
        for argument in wanted:
            yield from _strings(argument, constants, ())
    elif isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        if any(getattr(side, "attr", "") == "classes" for side in sides):
            for side in sides:
                yield from _strings(side, constants, ())


def _strings(node: ast.AST, constants: dict[str, ast.expr], seen: tuple[str, ...]) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id in constants and part.id not in seen:
            yield from _strings(constants[part.id], constants, (*seen, part.id))


def test_the_search_for_word_classes_finds_them() -> None:
    asked = asked_classes()
    assert {"that", "negation", "office", "resumption", "whether", "given-name", "nationality"} <= asked.keys()
    known = {c for language in load_languages().values() for cs in language.lexicon.classes.values() for c in cs}
    assert len(asked.keys() & known) > 50


def test_every_word_class_that_the_reader_asks_for_is_explained() -> None:
    explained = code_in("docs/language-data.md")
    assert {name: file for name, file in asked_classes().items() if name not in explained} == {}


WORDS = ("numbers", "pronouns", "bodies-of-offices", "same-callings", "contracted", "styles")
"""Tables of `language.toml` whose keys are words and no keys of the format."""


def test_every_key_of_the_language_data_is_explained() -> None:
    explained = code_in("docs/language-data.md")
    used: dict[str, str] = {}
    for path in LANGUAGES:
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            inner = value if isinstance(value, dict) and name not in WORDS else {}
            for key in (f"[{name}]" if isinstance(value, dict) else name, *inner):
                used[key] = str(path.relative_to(ROOT))
    for path in FURNITURE:
        for name, value in tomllib.loads(path.read_text("utf-8")).items():
            used |= {key: str(path.relative_to(ROOT)) for key in (f"[{name}]", *value) if key != "months"}
    assert {key: where for key, where in used.items() if key not in explained} == {}


def test_every_list_that_accounts_are_weighed_by_is_explained() -> None:
    explained = code_in("docs/language-data.md")
    assert explained >= KEYS
    assert len(WEIGHING) == len(LANGUAGES)
    assert {key for path in WEIGHING for key in tomllib.loads(path.read_text("utf-8"))} <= KEYS


def test_every_key_of_cues_and_sources_is_explained() -> None:
    text = page("docs/language-data.md")
    for name, kind in (("cues.toml", "cue"), ("sources.toml", "medium")):
        for path in sorted(ROOT.glob(f"riwaya/languages/*/{name}")):
            data = tomllib.loads(path.read_text("utf-8"))
            keys = {k for entry in data[kind] for k in entry} | data.keys() - {kind}
            takes = {t.partition(":")[0] for entry in data[kind] for t in entry.get("takes", [])}
            assert [k for k in sorted(keys) if not re.search(rf"(?m)^{k} = ", text)] == []
            assert [t for t in sorted(takes) if not re.search(rf"(?m)^\| `{t}(:P)?` \|", text)] == []


@pytest.mark.parametrize("folder", sorted({p.parent for p in (*FURNITURE, *LANGUAGES)}), ids=lambda p: p.name)
def test_every_list_says_where_it_comes_from(folder: Path) -> None:
    said = (folder / "PROVENANCE.md").read_text("utf-8")
    lists = {p.name for p in folder.iterdir() if p.suffix in (".toml", ".tsv", ".txt")}
    assert lists == set(re.findall(r"(?m)^\| `([\w.-]+)` \|", said))


# --- the layout ---


def test_every_module_stands_in_the_picture_of_the_rooms() -> None:
    picture = page("docs/architecture.md").partition("## The rooms")[2].partition("\n## ")[0]
    named = set(re.findall(r"[\w]+\.(?:py|sql)", picture))
    modules = {p.name for p in ROOT.glob("riwaya/**/*") if p.suffix in (".py", ".sql")}
    assert modules == named


def test_the_import_contract_is_the_one_that_is_checked() -> None:
    [contract] = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = " > ".join(layer.replace("riwaya.", "") for layer in contract["layers"])
    assert layers in page("docs/architecture.md")


def test_the_changelog_knows_the_version() -> None:
    assert f"## {riwaya.__version__}" in page("CHANGELOG.md")
