"""Articles that are marked in their own text."""

import pytest

from riwaya.errors import UsageError
from riwaya.evaluate.marked import load_marked, parse_article

HEAD = "# language: ar\n# outlet: المرفأ\n# origin: وكالة الساحل\n\n"
BODY = "{1:وقال} [1:الوزير سامي الحداد] <1:إن [1.1:المقاول] {1.1:وعد} <1.1:بالتسليم>>."
TABLE = "\n---\n1 indirect says = سامي الحداد\n1.1 indirect promises = سامي الحداد ← المقاول\n"


def test_text_and_head():
    article = parse_article(HEAD + BODY + TABLE, "a")
    assert article.text == "وقال الوزير سامي الحداد إن المقاول وعد بالتسليم."
    assert (article.id, article.language, article.outlet, article.origin) == ("a", "ar", "المرفأ", ("وكالة الساحل",))


def test_spans_are_the_marked_words():
    first, nested = parse_article(HEAD + BODY + TABLE, "a").statements
    assert (first.cue, first.source.text, first.content.text) == (
        "وقال",
        "الوزير سامي الحداد",
        "إن المقاول وعد بالتسليم",
    )
    assert nested.content.text == "بالتسليم"
    assert (first.nested, nested.nested) == (False, True)


def test_the_chain_is_turned_round_to_the_nearest_first():
    _, nested = parse_article(HEAD + BODY + TABLE, "a").statements
    assert nested.chain == ("المقاول", "سامي الحداد")


def test_a_cue_may_part_its_content():
    body = "«<1:نعم، {1:قال} [1:سامي]، سنبدأ>»."
    (statement,) = parse_article(f"{HEAD}{body}\n---\n1 direct says = سامي\n", "a").statements
    assert (statement.content.text, statement.cue) == ("نعم، قال سامي، سنبدأ", "قال")


def test_brackets_of_the_text_itself_stay():
    body = "عام [1990] {1:قال} [1:سامي (أ)] <1:إن س < ص>"
    (statement,) = parse_article(f"{HEAD}{body}\n---\n1 indirect says = سامي\n", "a").statements
    assert statement.content.text == "إن س < ص"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (HEAD + BODY, "no line `---`"),
        (HEAD + "{1:قال <1:نعم>.\n---\n1 direct says = سامي\n", "never closed"),
        (HEAD + BODY + "\n---\n1 indirect says = سامي\n", "statement 1.1 is marked"),
        (HEAD + "{1:قال} نعم.\n---\n1 direct says = سامي\n", "no content"),
        (HEAD + "<1:أ> <1:ب>\n---\n1 direct says = سامي\n", "two marks"),
        (HEAD + "<1:أ>\n---\nكلام\n", "is no line"),
        ("language ar\n\nنص", "of the head"),
    ],
)
def test_what_is_wrong_is_said(written, what):
    with pytest.raises(UsageError, match=what):
        parse_article(written, "a")


def test_a_folder_is_read_by_path(tmp_path):
    (tmp_path / "b.txt").write_text(HEAD + BODY + TABLE, "utf-8")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "a.txt").write_text(HEAD + "نص بلا كلام.\n---\n", "utf-8")
    assert [a.id for a in load_marked(tmp_path)] == ["b", "a"]


def test_an_empty_folder_is_said(tmp_path):
    with pytest.raises(UsageError, match="no marked articles"):
        load_marked(tmp_path)
