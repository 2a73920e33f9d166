"""What `import riwaya` offers is a promise: a name that goes or changes is noticed here."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import riwaya
from tests.story.articles import ARABIC, write_articles

NAMES = [
    "Block", "BuildSummary", "Document", "InputError", "Link", "Origin", "Outlet", "RiwayaError", "SourceRow",
    "Span", "Statement", "Story", "StoryError", "TextRelation", "Unread", "UsageError", "__version__", "build",
    "compare", "from_record", "open", "read", "to_record",
]  # fmt: skip


def test_the_public_names() -> None:
    assert sorted(riwaya.__all__) == NAMES
    assert all(hasattr(riwaya, name) for name in NAMES)
    assert set(NAMES) <= set(dir(riwaya))
    with pytest.raises(AttributeError, match="nothing"):
        _ = riwaya.nothing


@pytest.mark.parametrize("name", [n for n in NAMES if n != "__version__"])
def test_public_things_are_explained(name: str) -> None:
    assert inspect.getdoc(getattr(riwaya, name))


@pytest.mark.parametrize("name", ["read", "build", "compare", "open"])
def test_public_functions_are_typed_and_say_what_they_raise(name: str) -> None:
    function = getattr(riwaya, name)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())
    assert "Raises" in (function.__doc__ or "")


def test_read_stays_a_function_whatever_is_imported() -> None:
    code = "import riwaya.read.reader, riwaya; from riwaya.read import reader; assert callable(riwaya.read)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[1])
    assert done.stderr == ""


def test_reading_a_text() -> None:
    document = riwaya.read(ARABIC.format(number=1), outlet="صحيفة المرفأ", published="2031-05-02", title="الطريق")
    assert (document.language, document.published, document.title) == ("ar", "2031-05-02", "الطريق")
    assert document.outlet == riwaya.Outlet("صحيفة المرفأ")
    assert any(s.mode != "own" for s in document.statements)
    assert riwaya.from_record(riwaya.to_record(document)) == document


def test_what_cannot_be_read_is_an_input_error() -> None:
    with pytest.raises(riwaya.InputError):
        riwaya.read("  ")
    with pytest.raises(riwaya.UsageError):
        riwaya.read("text", published="yesterday")


def test_building_and_opening(tmp_path: Path) -> None:
    out = tmp_path / "s.riwaya"
    summary = riwaya.build(write_articles(tmp_path / "news"), out, outlet="صحيفة المرفأ", name="the road")
    assert (summary.added, summary.path) == (2, out)
    with riwaya.open(out) as story:
        assert story.name == "the road"
        assert [d.outlet for d in story.documents()] == [riwaya.Outlet("صحيفة المرفأ")] * 2
        assert story.sources()
