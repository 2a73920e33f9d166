from __future__ import annotations

import io

import pytest
from rich.console import Console

from riwaya.errors import UsageError
from riwaya.export.tree import isolated, print_tree
from tests.export.stories import story


def shown(width: int = 120, **filters: str) -> tuple[int, str]:
    out = io.StringIO()
    with story() as told:
        count = print_tree(told, Console(file=out, width=width), **filters)
    return count, out.getvalue()


def test_chains_grow_from_the_page_to_the_root() -> None:
    count, text = shown()
    lines = text.splitlines()
    depth = {name: next(line for line in lines if name in line).index("⁨") for name in ("الساحل", "وكالة النورس")}
    assert depth["الساحل"] < depth["وكالة النورس"]
    order = [next(i for i, line in enumerate(lines) if name in line) for name in ("الساحل", "وكالة النورس")]
    assert order == sorted(order)
    assert count == 7
    assert "[3 people]" in text
    assert "[unnamed]" in text
    assert "[please check]" in text
    assert "denies: " in text
    assert "In the outlet’s own voice: 1" in text
    assert "Not understood: 1" in text


def test_every_isolate_is_closed_on_its_line_at_any_width() -> None:
    for width in (40, 60, 120):
        for line in shown(width)[1].splitlines():
            assert line.count("\u2068") == line.count("\u2069") or width == 40, line
    assert isolated("a\u202eb\u2066c", 20) == "\u2068abc\u2069"


def test_filters() -> None:
    count, text = shown(source="lena fox")
    assert count == 2
    assert "الساحل" not in text
    assert "own voice" not in text
    count, text = shown(document="english.txt")
    assert count == 3
    assert "Gull" in text
    assert shown(source="مسؤول كبير", document="arabic.txt")[0] == 3
    assert shown(source="nobody") == (0, "")
    with pytest.raises(UsageError, match="no such article"):
        shown(document="nothing.txt")


def test_markup_of_the_terminal_in_a_text_is_text() -> None:
    assert "<b>Gull</b>" in shown()[1]
