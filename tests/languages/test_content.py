"""One-line cases of what a sentence says: `tests/languages/<code>/content/<layer>.txt`, where the layer is `entities`,
`times`, `places`, `quantities` or `assertions`.

A line is a sentence with marks (`riwaya.evaluate.marks` explains them):

    The war began in [July 2015](2015-07, month).

Everything said in the brackets must be found for exactly these words; more may be found of them. A sentence holds
nothing of the layer that is not marked. A line `#! published 2015-10-20` dates the sentences below it (`#! published`
alone: nobody knows their date); ` ¶ ` starts a new paragraph, `#` opens a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from riwaya.evaluate.marks import LAYERS, Mark, marks_of, parse_marks
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.reader import read_document

PUBLISHED, PARAGRAPH = "#! published", " ¶ "


@dataclass(frozen=True)
class Case:
    """One line: the sentence, its marks, and the date of its article."""

    line: str
    text: str
    marks: list[Mark]
    published: str | None


def parse(line: str, published: str | None = None) -> Case:
    text, marks = parse_marks(line.strip().replace(PARAGRAPH, "\n\n"))
    return Case(line, text, marks, published)


def cases() -> list[Any]:
    """Every line as (language, layer, case), named by its place."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*/content/*.txt")):
        assert path.stem in LAYERS, path
        published = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith(PUBLISHED):
                published = line.removeprefix(PUBLISHED).strip() or None
            elif line.strip() and line[0] != "#":
                name = f"{path.parent.parent.name}/content/{path.stem}:{number}"
                found.append(pytest.param(path.parent.parent.name, path.stem, parse(line, published), id=name))
    return found


@pytest.mark.parametrize(("code", "layer", "case"), cases())
def test_case(code: str, layer: str, case: Case) -> None:
    document = Document(id="case", text=case.text, language=code, published=case.published)
    found = marks_of(read_document(document, load_languages()), layer)
    shown = [f"\n  [{case.text[m.start : m.end]}]({', '.join(sorted(m.said))})" for m in found]
    message = f"wanted {case.line}\nfound{''.join(shown) or ' nothing'}"
    for wanted in case.marks:
        assert any((m.start, m.end) == (wanted.start, wanted.end) and wanted.said <= m.said for m in found), message
    assert {(m.start, m.end) for m in found} <= {(m.start, m.end) for m in case.marks}, message


def test_parse_counts_marks_out() -> None:
    case = parse("In [July](2015-07, month) it rained.", "2015-10")
    assert (case.text, case.published) == ("In July it rained.", "2015-10")
    assert case.marks == [Mark(3, 7, frozenset({"2015-07", "month"}))]
