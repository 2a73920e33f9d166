"""Twice the text takes twice the work, whatever it is made of: counted in function calls, never in seconds."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Block, Document
from riwaya.read.reader import read_document

SIZE, TIMES = 5_000, 4
"""Characters of the shorter text, and how much longer the other is."""

SLACK = 1.35
"""Work grows by a tenth more than the text at most; what grows with its square would be four times as much."""

CASES = {
    "clauses that go on": ("ar", "وقال الوزير سامر الحلاق إن القوات قصفت بلدة المرجة في "),
    "participles": ("ar", "مؤكدا أن الحكومة مشيرا إلى الأمر، "),
    "relative clauses": ("ar", "الذي قال إن الوزير "),
    "quotations that nothing closes": ("ar", "«كلام قصير "),
    "commas": ("ar", "والقوات، "),
    "numbers": ("ar", "خمسة وعشرين ألفا و300 "),
    "names": ("ar", "الرئيس سامر الحلاق ووزير الخارجية نادر الصواف "),
    "English clauses": ("en", "and the minister said that the troops shelled the town of Marja after "),
    "English quotations": ("en", '"so it is", he said, and '),
    "Persian clauses": ("fa", "وزیر گفت که نیروها شهر را گلوله باران کردند و "),
    "Russian clauses": ("ru", "и министр сообщил, что войска обстреляли город, "),
}


def calls(language: str, text: str) -> int:
    """Calls of functions, ours and built-in ones, while a text is read."""
    document = Document("d", text, language=language, blocks=(Block(0, len(text), "body", language),))
    languages = load_languages()
    read_document(document, languages)  # its words are remembered
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_document(document, languages)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(("language", "unit"), CASES.values(), ids=CASES)
def test_a_sentence_without_end_takes_no_more_work_than_its_words(language: str, unit: str) -> None:
    short = unit * (SIZE // len(unit))
    assert calls(language, short * TIMES) < TIMES * SLACK * calls(language, short)
