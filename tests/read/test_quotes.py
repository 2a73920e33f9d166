import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.read.quotes import pair_quotes
from riwaya.read.segment import Tokens
from tests.read.reading import names, only, read, said, tokens

WORDS = "سمعت صوتا ثم رأيت النار"


def quoted(t: Tokens) -> list[str]:
    """What stands between the marks, outermost first at each place."""
    return [t.text[t.starts[q.first] : t.ends[q.end - 1]] for q in pair_quotes(t).all]


@pytest.mark.parametrize("marks", ["«»", "“”", '""', "‹›", "‘’", "„”", "””", "““", "″″"], ids=lambda m: m)
def test_every_mark_opens_and_closes(marks: str) -> None:
    assert quoted(tokens(f"قال الحارس: {marks[0]}{WORDS}{marks[1]} وغادر.")) == [WORDS]


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_marks_set_off_by_spaces(marks: str) -> None:
    assert quoted(tokens(f"قال الحارس {marks[0]} {WORDS} {marks[1]} وغادر.")) == [WORDS]


def test_two_quotations_in_one_sentence() -> None:
    assert quoted(tokens('وصف "الوضع" بأنه "صعب" جدا')) == ["الوضع", "صعب"]


def test_a_quotation_inside_another() -> None:
    t = tokens("قال: «فيلم “الجدار” صعب»")
    assert quoted(t) == ["فيلم “الجدار” صعب", "الجدار"]
    assert sorted(q.depth for q in pair_quotes(t).all) == [0, 1]


def test_straight_marks_inside_curly_ones() -> None:
    assert quoted(tokens('قال: «فيلم "الجدار" صعب»')) == ['فيلم "الجدار" صعب', "الجدار"]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    t = tokens("قال: «لن نتراجع عن القرار\nوغادر القاعة مسرعا")
    (quotation,) = pair_quotes(t).all
    assert quotation.closer == -1
    assert quoted(t) == ["لن نتراجع عن القرار"]


def test_a_quotation_that_is_never_closed_ends_where_somebody_speaks_anew() -> None:
    assert quoted(tokens("قال: «لن نتراجع. وأضاف أن القرار نهائي.")) == ["لن نتراجع."]


def test_a_closing_mark_that_nothing_opened_is_stray() -> None:
    t = tokens("لن نتراجع عن القرار» وغادر")
    found = pair_quotes(t)
    assert not found.all
    assert [t.surface(i) for i in found.stray] == ["»"]


def test_inside_says_how_deep_a_word_stands() -> None:
    t = tokens("قال: «فيلم “الجدار” صعب» وغادر")
    depth = dict(zip((t.surface(i) for i in range(len(t))), pair_quotes(t).inside, strict=True))
    assert (depth["قال"], depth["فيلم"], depth["الجدار"], depth["وغادر"]) == (0, 1, 2, 0)


def test_quotation_marks_inside_a_name_are_not_taken_for_speech() -> None:
    assert not said(read("تضم قوات «درع الشمال» آلاف المقاتلين."))


def test_an_apostrophe_opens_nothing_in_english() -> None:
    t = tokens("\"We don't know,\" said the owners' lawyer.", "en")
    assert quoted(t) == ["We don't know,"]


def test_a_quotation_of_several_sentences_is_one_statement() -> None:
    statement = only(read("وقال رئيس الجمعية: «وصلنا فجرا. لم نجد أحدا. كانت البيوت خالية»."))
    assert statement.content.text == "وصلنا فجرا. لم نجد أحدا. كانت البيوت خالية"
    assert statement.mode == "direct"
    assert names(statement) == ["رئيس الجمعية"]


PIECES = ["«", "»", '"', "“", "”", "„", "‘", "’", "'", "(", ")", ":", "،", ".", "..", "\n", " "]
WORDS_OF_SPEECH = ["قال", "وأضاف", "أن", "إن", "الوزير", "نقلت رويترز عن", "قوله", "بحسب", "مؤكدا", "وقال لها", "سليم"]


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES + WORDS_OF_SPEECH), max_size=40), st.sampled_from([" ", ""]))
def test_odd_numbers_of_marks_never_raise(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    document = read(text)
    for s in document.statements:
        for span in (s.content, s.cue, s.source):
            assert span is None or text[span.start : span.end] == span.text


ENGLISH = ["said", "told", "Fox", "the minister", "that", "according to", "she", "added", "reporters", "he"]


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES + ENGLISH), max_size=40), st.sampled_from([" ", ""]))
def test_odd_numbers_of_marks_never_raise_in_english(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    for s in read(text, "en").statements:
        assert text[s.content.start : s.content.end] == s.content.text
