"""One-line cases of every language: `tests/languages/<code>/*.txt`.

A line is a sentence in which `[…]` marks the source, `{…}` the cue and `<…>` the content of one statement, as
in

    [The minister] {said} <that the port was closed>.

Content may enclose cue and source (`<The port, [the minister] {said}, was closed>.`); a source that is left
out is not marked; a cue without a mark is not compared; ` ¶ ` starts a new paragraph; a sentence that holds
two statements stands on two lines; a sentence without any mark must yield none. `#` opens a comment line.

` = ` at the end of a line gives the chain as the screens draw it, the outermost teller first:

    Reuters {quoted} [a diplomat] as saying <that the talks failed>. = Reuters ← a diplomat

A file with the line `#! all` says of its sentences that they hold no further statement than those marked,
statements inside what others say left aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Document, Statement
from riwaya.read.reader import read_document

OPEN, CLOSE = {"[": "source", "{": "cue", "<": "content"}, {"]": "source", "}": "cue", ">": "content"}
PARAGRAPH, CHAIN, ARROW, ALL = " ¶ ", " = ", " ← ", "#! all"

Marks = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Case:
    """One line: the sentence, what its marks mark, and the chain (nearest first) if the line says it."""

    line: str
    text: str
    marks: Marks
    chain: tuple[str, ...] = ()


def parse(line: str) -> Case:
    """The case that a line writes down; marks in code points of its text."""
    sentence, _, chain = line.partition(CHAIN)
    text, open_at, marks = "", {}, {}
    for character in sentence.strip().replace(PARAGRAPH, "\n\n"):
        if character in OPEN:
            open_at[OPEN[character]] = len(text)
        elif character in CLOSE:
            marks[CLOSE[character]] = (open_at.pop(CLOSE[character]), len(text))
        else:
            text += character
    assert not open_at, f"a mark is not closed: {line}"
    assert not marks or "content" in marks, f"no content is marked: {line}"
    names = [name.strip() for name in chain.split(ARROW)] if chain else []
    return Case(line, text, marks, tuple(reversed(names)))


def cases() -> list[Any]:
    """Every line as (language, case, all cases of its sentence or None), named by its place."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*/*.txt")):
        lines = path.read_text("utf-8").splitlines()
        read = {n: parse(line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"}
        for number, case in read.items():
            together = [c for c in read.values() if c.text == case.text] if ALL in lines else None
            name = f"{path.parent.name}/{path.stem}:{number}"
            found.append(pytest.param(path.parent.name, case, together, id=name))
    return found


def marks_of(statement: Statement) -> Marks:
    spans = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    return {name: (span.start, span.end) for name, span in spans.items() if span is not None}


def agrees(case: Case, statement: Statement) -> bool:
    """Whether the statement is the one that the case marks, its chain aside."""
    found = marks_of(statement)
    if "cue" not in case.marks:
        found.pop("cue", None)
    return bool(case.marks) and found == case.marks


def marked(text: str, marks: Marks) -> str:
    """`text` with its marks written in, for the message of a failure."""
    signs = {name: sign for sign, name in OPEN.items()}, {name: sign for sign, name in CLOSE.items()}
    inserts = [(start, 1, -end, signs[0][name]) for name, (start, end) in marks.items()]
    inserts += [(end, 0, -start, signs[1][name]) for name, (start, end) in marks.items()]
    for at, _, _, sign in sorted(inserts, reverse=True):
        text = text[:at] + sign + text[at:]
    return text.replace("\n\n", PARAGRAPH)


def drawn(statement: Statement) -> str:
    """The chain as the screens draw it."""
    return ARROW.join(link.name for link in reversed(statement.chain))


@pytest.mark.parametrize(("code", "case", "together"), cases())
def test_case(code: str, case: Case, together: list[Case] | None) -> None:
    document = read_document(Document(id="case", text=case.text, language=code), load_languages())
    statements = [s for s in document.statements if s.mode != "own"]
    shown = [f"\n  {s.rule}: {marked(case.text, marks_of(s))}{CHAIN}{drawn(s)}" for s in statements]
    message = f"wanted {case.line}\nfound{''.join(shown) or ' nothing'}"
    if case.marks:
        right = next((s for s in statements if agrees(case, s)), None)
        assert right is not None, message
        if case.chain:
            assert tuple(link.name for link in right.chain) == case.chain, message
    else:
        assert not statements, f"wanted no statement\n{message}"
    if together is not None:
        surplus = [s for s in statements if s.parent is None and not any(agrees(c, s) for c in together)]
        assert not surplus, f"wanted nothing more\n{message}"


def test_parse_counts_marks_out() -> None:
    case = parse('"<We go>," [she] {said}.')
    assert case.text == '"We go," she said.'
    assert {name: case.text[a:b] for name, (a, b) in case.marks.items()} == {
        "content": "We go",
        "source": "she",
        "cue": "said",
    }


def test_parse_takes_the_chain_off() -> None:
    case = parse("Reuters {quoted} [a diplomat] as saying <no>. = Reuters ← a diplomat")
    assert case.text == "Reuters quoted a diplomat as saying no."
    assert case.chain == ("a diplomat", "Reuters")
