"""One-line cases of every language: `tests/languages/<code>/*.txt`.

A line is a sentence in which `[…]` marks the source, `{…}` the cue and `<…>` the content of one statement, as
in

    [The minister] {said} <that the port was closed>.

Content may enclose cue and source (`<The port, [the minister] {said}, was closed>.`); a source that is left
out is not
marked; ` ¶ ` starts a new paragraph; a sentence that holds two statements stands on two lines; a sentence
without any
mark must yield none. `#` opens a comment line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Document, Statement
from riwaya.read.reader import read_document

OPEN, CLOSE = {"[": "source", "{": "cue", "<": "content"}, {"]": "source", "}": "cue", ">": "content"}
PARAGRAPH = " ¶ "

Marks = dict[str, tuple[int, int]]


def cases() -> list[object]:
    """Every line of every case file, with the file and line number as its name."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*/*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                name = f"{path.parent.name}/{path.stem}:{number}"
                found.append(pytest.param(path.parent.name, line.strip(), id=name))
    return found


def parse(line: str) -> tuple[str, Marks]:
    """The sentence without its marks, and what they mark, in code points."""
    text, open_at, marks = "", {}, {}
    for character in line.replace(PARAGRAPH, "\n\n"):
        if character in OPEN:
            open_at[OPEN[character]] = len(text)
        elif character in CLOSE:
            marks[CLOSE[character]] = (open_at.pop(CLOSE[character]), len(text))
        else:
            text += character
    assert not open_at, f"a mark is not closed: {line}"
    return text, marks


def marks_of(statement: Statement) -> Marks:
    spans = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    return {name: (span.start, span.end) for name, span in spans.items() if span is not None}


def marked(text: str, marks: Marks) -> str:
    """`text` with its marks written in, for the message of a failure."""
    signs = {name: sign for sign, name in OPEN.items()}, {name: sign for sign, name in CLOSE.items()}
    inserts = [(start, 1, -end, signs[0][name]) for name, (start, end) in marks.items()]
    inserts += [(end, 0, -start, signs[1][name]) for name, (start, end) in marks.items()]
    for at, _, _, sign in sorted(inserts, reverse=True):
        text = text[:at] + sign + text[at:]
    return text.replace("\n\n", PARAGRAPH)


@pytest.mark.parametrize(("code", "line"), cases())
def test_case(code: str, line: str) -> None:
    text, wanted = parse(line)
    document = read_document(Document(id="case", text=text, language=code), load_languages())
    statements = [s for s in document.statements if s.mode != "own"]
    found = [marks_of(s) for s in statements]
    shown = "".join(f"\n  {s.rule}: {marked(text, marks_of(s))}" for s in statements) or " nothing"
    if wanted:
        assert wanted in found, f"wanted {line}\nfound{shown}"
    else:
        assert not found, f"wanted no statement in {line}\nfound{shown}"


def test_parse_counts_marks_out() -> None:
    text, marks = parse('"<We go>," [she] {said}.')
    assert text == '"We go," she said.'
    assert {name: text[a:b] for name, (a, b) in marks.items()} == {
        "content": "We go",
        "source": "she",
        "cue": "said",
    }
