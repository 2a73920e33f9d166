from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.reading import sentences, surfaces, tokens


def test_arabic_indic_digits_are_folded_and_keep_their_place() -> None:
    text = "بلغ العدد ٤٠٢ أمس"
    t = tokens(text)
    assert t.norms[2] == "402"
    assert text[t.starts[2] : t.ends[2]] == "٤٠٢"


def test_hamza_seats_are_folded_one_to_one() -> None:
    t = tokens("إن أمه آمنة")
    assert t.norms == ["ان", "امه", "امنة"]
    assert surfaces(t) == ["إن", "أمه", "آمنة"]


def test_vowel_marks_shift_offsets_and_nothing_else() -> None:
    plain, marked = tokens("قال الوزير إن"), tokens("قَالَ الوَزِيرُ إِنَّ")
    assert marked.norms == plain.norms
    assert surfaces(marked) == ["قَالَ", "الوَزِيرُ", "إِنَّ"]


def test_a_lengthened_word_is_the_same_word() -> None:
    t = tokens("قـــال الوزيـر")
    assert t.norms == ["قال", "الوزير"]
    assert surfaces(t) == ["قـــال", "الوزيـر"]


def test_direction_marks_are_no_words() -> None:
    text = "\u200fقال\u200f الوزير\u200e: نعم"
    t = tokens(text)
    assert t.norms == ["قال", "الوزير", ":", "نعم"]
    assert [text[a:b] for a, b in zip(t.starts, t.ends, strict=True)] == t.norms


def test_a_title_of_one_letter_ends_no_sentence() -> None:
    assert sentences(tokens("وقال د. سمير نصار إن اللقاح آمن. ثم غادر.")) == [
        "وقال د. سمير نصار إن اللقاح آمن.",
        "ثم غادر.",
    ]


def test_an_agency_in_letters_ends_no_sentence() -> None:
    assert len(sentences(tokens("ذكرت وكالة أ.ف.ب أن الطريق مفتوح."))) == 1


def test_decimals_are_one_word_and_end_no_sentence() -> None:
    t = tokens("ارتفع المؤشر 41.8 نقطة أي ٣٫٥ في المئة من 1,200.")
    assert {"41.8", "٣٫٥", "1,200"} <= set(surfaces(t))
    assert len(t.sentences) == 1


def test_two_full_stops_end_a_sentence() -> None:
    assert len(sentences(tokens("انتهى الاجتماع.. وغادر الوفد"))) == 2


def test_an_ellipsis_inside_a_sentence_does_not_end_it() -> None:
    assert len(sentences(tokens("انتظر… ثم دخل القاعة"))) == 1


def test_question_and_exclamation_marks_end_a_sentence() -> None:
    assert len(sentences(tokens("من فتح الباب؟ لا أحد! عاد الجميع."))) == 3


def test_a_closing_mark_belongs_to_the_sentence_that_it_closes() -> None:
    assert sentences(tokens("قال: «لم نر أحدا.» ثم سكت."))[0] == "قال: «لم نر أحدا.»"


def test_latin_words_stand_in_an_arabic_sentence() -> None:
    t = tokens("أعلنت شركة Nordwind-X عن طائرة A320 جديدة")
    assert "A320" in surfaces(t)
    assert any(word.startswith("Nordwind") for word in surfaces(t))


def test_each_line_is_a_paragraph() -> None:
    t = tokens("سطر أول\n\nسطر ثان\nسطر ثالث")
    assert len(t.paragraphs) == 3


def test_english_abbreviations_and_initials_end_no_sentence() -> None:
    assert len(sentences(tokens("Mr. Fox met Dr. Ada Lowe on Jan. 4 in Paris. He left.", "en"))) == 2


LETTERS = "قالوزيرأنإن د.م أ.ف.ب ٤٠١,٫ «»\"'()“”‘’:،؟!…\u200f\u064e\u0640\n\tA z-"


@settings(max_examples=150, deadline=None)
@given(st.text(LETTERS, max_size=80) | st.text(max_size=40))
def test_words_sentences_and_paragraphs_cover_each_other(text: str) -> None:
    t = tokens(text)
    assert all(0 <= a < b <= len(text) for a, b in zip(t.starts, t.ends, strict=True))
    assert all(end <= start for end, start in zip(t.ends, t.starts[1:], strict=False))
    assert all(t.norms)
    for parts, index in ((t.sentences, t.sentence), (t.paragraphs, t.paragraph)):
        assert [i for a, b in parts for i in range(a, b)] == list(range(len(t)))
        assert all(index[i] == k for k, (a, b) in enumerate(parts) for i in range(a, b))
