import pytest

from tests.read.reading import language, names, only, read


@pytest.mark.parametrize(
    ("written", "conjunction", "preposition", "article", "stem"),
    [
        ("بوتين", "", "", False, "بوتين"),
        ("لبوتين", "", "ل", False, "بوتين"),
        ("ولبوتين", "و", "ل", False, "بوتين"),
        ("الوزير", "", "", True, "وزير"),
        ("وزير", "", "", False, "وزير"),
        ("للوزير", "", "ل", True, "وزير"),
        ("والوزير", "و", "", True, "وزير"),
        ("بالوزير", "", "ب", True, "وزير"),
        ("فقال", "ف", "", False, "قال"),
    ],
)
def test_a_written_word_is_taken_apart(
    written: str, conjunction: str, preposition: str, article: bool, stem: str
) -> None:
    word = language().lexicon.word(language().fold(written))
    assert (word.conjunction, word.preposition, word.article) == (conjunction, preposition, article)
    assert word.stem == stem


def test_a_name_with_a_preposition_is_no_country() -> None:
    lexicon = language().lexicon
    assert "country" in lexicon.word("لبنان").classes
    assert "country" not in lexicon.word("لبوتين").classes
    assert lexicon.word("بوتين").classes == lexicon.word("لبوتين").classes


def test_a_minister_and_the_minister_are_one_office() -> None:
    lexicon = language().lexicon
    assert "office" in lexicon.word("وزير").classes
    assert lexicon.word("وزير").classes == lexicon.word("الوزير").classes


def test_the_first_letter_of_a_word_is_not_always_a_clitic() -> None:
    lexicon = language().lexicon
    assert lexicon.word("وزير").conjunction == ""
    assert lexicon.word(language().fold("فلسطين")).conjunction == ""
    assert lexicon.word("لبنان").preposition == ""
    assert lexicon.word(language().fold("كاتب")).preposition == ""


def test_the_cue_keeps_its_conjunction() -> None:
    statement = only(read("فقال الوزير إن الطريق مفتوح."))
    assert statement.cue is not None
    assert statement.cue.text == "فقال"


def test_a_speaker_after_a_preposition_is_named_without_it() -> None:
    statement = only(read("أغلق الميناء صباح أمس، وفقا لوكالة النورس للأنباء."))
    assert names(statement) == ["وكالة النورس للأنباء"]


def test_a_speaker_after_a_preposition_with_the_article() -> None:
    statement = only(read("أغلق الميناء صباح أمس، وفقا للشرطة."))
    assert names(statement) == ["الشرطة"]
    assert statement.source is not None
    assert statement.source.text == "للشرطة"
