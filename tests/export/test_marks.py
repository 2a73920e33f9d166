from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.marks import (
    Layer,
    Paragraph,
    Utf16,
    direction_of,
    displayable,
    paragraphs,
    segments,
    whole_words,
)
from riwaya.languages.sentences import sentence_around
from riwaya.model import Block, Document
from tests.export.stories import arabic, english


def test_nothing_of_the_text_is_left_out() -> None:
    for document in (arabic(), english(), Document(id="x", text="a\n\nb c\n"), Document(id="x", text="a\rb")):
        drawn = "".join(document.text[p.start : p.end] for p in paragraphs(document))
        assert re.sub(r"\s", "", drawn) == re.sub(r"\s", "", document.text)


def test_what_no_block_covers_counts_as_body() -> None:
    document = Document(id="x", text="Title\nrest", blocks=(Block(0, 5, "title"),))
    assert [(p.role, p.start, p.end) for p in paragraphs(document)] == [("title", 0, 5), ("body", 6, 10)]


def test_lines_stay_together_where_blank_lines_part_paragraphs() -> None:
    assert [p.end for p in paragraphs(Document(id="x", text="a\nb\n\nc"))] == [3, 6]
    assert [p.end for p in paragraphs(Document(id="x", text="a\nb"))] == [1, 3]


def test_marks_grow_to_whole_words_so_that_letters_keep_joining() -> None:
    text = "قال «بأن المستودع فارغ»"
    start = text.index("أن")
    cut = segments(text, Paragraph(0, len(text), "body", "ar"), [Layer(start, start + 2, "said", "k")])
    assert [(s.text, s.look) for s in cut] == [("قال «", None), ("بأن", "said"), (" المستودع فارغ»", None)]


def test_the_innermost_layer_comes_first_and_anchors_stand_once() -> None:
    text = "one two three"
    layers = [Layer(0, 13, "said", "outer"), Layer(4, 7, "said", "inner"), Layer(0, 3, "own", "own")]
    cut = segments(text, Paragraph(0, 13, "body", "en"), layers)
    assert [(s.text, s.keys, s.depth) for s in cut] == [
        ("one", ("outer", "own"), 1),
        (" ", ("outer",), 1),
        ("two", ("inner", "outer"), 2),
        (" three", ("outer",), 1),
    ]  # fmt: skip
    assert [a for s in cut for a in s.anchors] == ["own", "outer", "inner"]


def test_a_statement_over_two_paragraphs_is_marked_in_both_and_anchored_in_one() -> None:
    document = Document(id="x", text="one two\nthree four")
    layer = Layer(4, 13, "said", "k")
    cuts = [segments(document.text, p, [layer]) for p in paragraphs(document)]
    assert [[s.text for s in cut if s.look] for cut in cuts] == [["two"], ["three"]]
    assert [a for cut in cuts for s in cut for a in s.anchors] == ["k"]


@given(st.text(max_size=40), st.data())
def test_segments_hold_the_whole_text_and_cut_no_word(text: str, data: st.DataObject) -> None:
    layers = []
    for n in range(3):
        start = data.draw(st.integers(0, len(text)))
        layers.append(Layer(start, data.draw(st.integers(start, len(text))), "said", str(n)))
    cut = segments(text, Paragraph(0, len(text), "body", None), layers)
    assert "".join(s.text for s in cut) == displayable(text)
    assert not any(
        re.fullmatch(r"[a-zA-Zء-ي]{2}", one.text[-1:] + two.text[:1]) for one, two in zip(cut, cut[1:], strict=False)
    )


@given(st.text())
def test_utf16_offsets_are_those_of_javascript(text: str) -> None:
    convert = Utf16(text)
    for offset in range(len(text) + 1):
        units = text[:offset].encode("utf-16-le", "surrogatepass")
        assert convert(offset) == len(units) // 2


@given(st.text(st.characters()))
def test_displayable_keeps_the_length_and_can_be_written(text: str) -> None:
    shown = displayable(text)
    assert len(shown) == len(text)
    assert not {"\0", "\r"} & set(shown)
    shown.encode("utf-8")


def test_whole_words_leaves_punctuation_out() -> None:
    assert whole_words("«بأن»", 0, 5, 2, 3) == (1, 4)


@pytest.mark.parametrize(
    ("text", "content", "sentence"),
    [
        ("One. Two said three. Four.", "three", "Two said three."),
        ("قال؟ وأضاف أن كذا. ثم ذهب.", "أن كذا", "وأضاف أن كذا."),
        ("line\nHe said “it is so.” And went.", "it is so.", "He said “it is so.”"),
        ("No end", "No", "No end"),
        ("About 3.5 tons, he said. Then", "he said", "About 3.5 tons, he said."),
        (
            "It burnt. Warehouse No. 3 held wheat, Gen. Varga said. Then",
            "held",
            "Warehouse No. 3 held wheat, Gen. Varga said.",
        ),
        ("He said no. Then he left. On", "left", "Then he left."),
        ("Было тихо. На ул. Ленина горел дом. Ущерб: 5 млн руб. Потом", "горел", "На ул. Ленина горел дом."),
        ("Ущерб составил 5 млн руб. Потом ушли.", "ушли", "Потом ушли."),
    ],
)
def test_the_sentence_around_a_statement(text: str, content: str, sentence: str) -> None:
    start = text.index(content)
    first, end = sentence_around(text, start, start + len(content))
    assert text[first:end] == sentence


def test_direction_follows_the_language() -> None:
    assert [direction_of(x) for x in ("ar", "fa", "en", "ru", None)] == ["rtl", "rtl", "ltr", "ltr", "auto"]
