"""One-line cases of what a sentence says: `tests/languages/<code>/content/<layer>.txt`, where the layer is `entities`,
`times`, `places`, `quantities` or `assertions`.

A line is a sentence in which `[…](…)` marks words and says what they mean:

    The war began in [July 2015](2015-07, month).
    [At least 30 people](30, person, killed, at-least) died.

Everything said in the brackets must be found for exactly these words, in any order; more may be found of them. A
sentence holds nothing of the layer that is not marked. What can be said of each layer stands in `said_of`. A line
`#! published 2015-10-20` dates the sentences below it; ` ¶ ` starts a new paragraph, `#` opens a comment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Assertion, Document, Entity, Place, Quantity, Span, Time
from riwaya.read.reader import read_document

MARK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
PUBLISHED, PARAGRAPH = "#! published ", " ¶ "


@dataclass(frozen=True)
class Case:
    """One line: the sentence, what its marks mark (code points), and what is said of them."""

    line: str
    text: str
    marks: dict[tuple[int, int], frozenset[str]]
    published: str | None


def parse(line: str, published: str | None = None) -> Case:
    text, marks, at = "", {}, 0
    sentence = line.strip().replace(PARAGRAPH, "\n\n")
    for m in MARK.finditer(sentence):
        text += sentence[at : m.start()]
        start = len(text)
        text += m[1]
        marks[start, len(text)] = frozenset(item.strip() for item in m[2].split(","))
        at = m.end()
    return Case(line, text + sentence[at:], marks, published)


def cases() -> list[Any]:
    """Every line as (language, layer, case), named by its place."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*/content/*.txt")):
        published = None
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith(PUBLISHED):
                published = line.removeprefix(PUBLISHED).strip() or None
            elif line.strip() and line[0] != "#":
                name = f"{path.parent.parent.name}/content/{path.stem}:{number}"
                found.append(pytest.param(path.parent.parent.name, path.stem, parse(line, published), id=name))
    return found


def number(value: float) -> str:
    return f"{value:g}" if value != int(value) else str(int(value))


def said_of(thing: Entity | Time | Place | Quantity | Assertion, document: Document) -> set[str]:
    """Everything that a case may say of `thing`."""
    if isinstance(thing, Entity):
        return {thing.kind, thing.name}
    if isinstance(thing, Time):
        return {thing.value, thing.precision, thing.anchor, thing.calendar} | flags(thing)
    if isinstance(thing, Place):
        where = {f"{thing.lat:.1f} {thing.lon:.1f}"} if thing.lat is not None and thing.lon is not None else set()
        return {thing.name, str(thing.geonames), str(thing.country), thing.precision} | where
    if isinstance(thing, Quantity):
        upper = f"..{number(thing.upper)}" if thing.upper is not None else ""
        return {number(thing.value) + upper, str(thing.unit), str(thing.what), str(thing.bound)} | flags(thing)
    names: dict[str, str] = {e.id: e.name for e in document.entities} | {p.id: p.name for p in document.places}
    names |= {t.id: t.value for t in document.times} | {q.id: number(q.value) for q in document.quantities}
    filled = {f"{slot}={names.get(key, key)}" for slot in thing.slots.__slots__ for key in getattr(thing.slots, slot)}
    return {thing.event or "no event", thing.polarity, thing.modality} | filled


def flags(thing: Time | Quantity) -> set[str]:
    return {"approximate" if thing.approximate else "exact"}


def spans_of(thing: Any) -> tuple[Span, ...]:
    return thing.mentions if isinstance(thing, Entity) else (thing.span,)


def shown(case: Case, found: list[tuple[tuple[int, int], set[str]]]) -> str:
    lines = [f"\n  [{case.text[a:b]}]({', '.join(sorted(said))})" for (a, b), said in found]
    return f"wanted {case.line}\nfound{''.join(lines) or ' nothing'}"


@pytest.mark.parametrize(("code", "layer", "case"), cases())
def test_case(code: str, layer: str, case: Case) -> None:
    document = Document(id="case", text=case.text, language=code, published=case.published)
    document = read_document(document, load_languages())
    things = getattr(document, layer)
    found = [((s.start, s.end), said_of(thing, document)) for thing in things for s in spans_of(thing)]
    message = shown(case, sorted(found, key=lambda f: f[0]))
    for place, wanted in case.marks.items():
        assert any(place == at and wanted <= said for at, said in found), message
    assert {at for at, _ in found} <= set(case.marks), message


def test_parse_counts_marks_out() -> None:
    case = parse("In [July](2015-07, month) it rained.", "2015-10")
    assert (case.text, case.published) == ("In July it rained.", "2015-10")
    assert case.marks == {(3, 7): frozenset({"2015-07", "month"})}
