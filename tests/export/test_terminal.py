from __future__ import annotations

import io
import unicodedata

import pytest
from rich.console import Console

from riwaya.errors import UsageError
from riwaya.export.terminal import print_answers, print_claims, print_comparison, wrapped
from riwaya.store.keys import document_key
from riwaya.story.asking import Answer
from tests.export.compared import compared, comparison, documents


def claims(width: int = 100, conflicts: bool = False) -> str:
    out = io.StringIO()
    with compared() as story:
        print_claims(story, Console(file=out, width=width), conflicts)
    return out.getvalue()


def plain(text: str) -> str:
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def test_what_cannot_both_be_true_comes_first_with_all_that_a_reader_needs() -> None:
    text = plain(claims())
    places = [text.index(f"{name} (") for name in (
        "Cannot both be true", "Different accounts", "Updates of a figure", "Please check", "More precise",
    )]  # fmt: skip
    assert places == sorted(places)
    assert "When · collapse · Aleppo" in text
    assert "The old bridge in Aleppo collapsed on 4 May 2031." in text
    assert "The Gull, 2031-05-05 ← Reuters ← A senior official [unnamed]" in text
    assert "1–3 separate origins, through 1 newsroom" in text
    assert "The Gull, 2031-05-05: in the outlet’s own voice" in text


def test_an_unsure_relation_is_only_to_be_checked() -> None:
    text = plain(claims())
    sure, unsure = text.split("Please check (1)")
    assert "15 человек" not in sure
    assert "15 человек" in unsure.split("More precise")[0]


def test_only_conflicts() -> None:
    text = plain(claims(conflicts=True))
    assert "Cannot both be true (1)" in text
    assert "Updates of a figure (1)" in text
    assert "Different accounts" not in text
    assert "What is said" not in text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_every_isolate_is_closed_on_its_line(width: int) -> None:
    for line in claims(width).splitlines():
        opened = sum(line.count(c) for c in "\u2066\u2067\u2068")
        assert opened == line.count("\u2069"), line


def test_a_sentence_keeps_its_direction_on_every_line() -> None:
    lines = wrapped("كلمة " * 30 + "a\u202eb", "rtl", 20)
    assert len(lines) > 5
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in lines)
    assert "\u202e" not in "".join(lines)


def test_two_articles_side_by_side() -> None:
    out = io.StringIO()
    first, second, *_ = (document_key(d) for d in documents())
    with compared() as story:
        print_comparison(story, Console(file=out, width=100), first, second)
        with pytest.raises(UsageError):
            print_comparison(story, Console(file=out), first, "nothing")
    text = plain(out.getvalue())
    assert "Cannot both be true (1)" in text
    assert "More precise" not in text  # told by the third article
    assert "Both say (0)" in text
    alone = text.split("Only الساحل says (3)")[1]
    assert "أعمال الحفر" in alone.split("Only The Gull says (3)")[0]
    assert "river flood" in alone.split("Only The Gull says (3)")[1]


def test_articles_made_from_one_text_are_said_to_be() -> None:
    out = io.StringIO()
    _, second, third, _ = (document_key(d) for d in documents())
    with compared() as story:
        print_comparison(story, Console(file=out, width=100), second, third)
    assert "Both are made from one text: built on one wire." in plain(out.getvalue())


def test_answers_show_what_contradicts_them_and_how_many_more_there_are() -> None:
    out = io.StringIO()
    made = comparison().claims
    found = [Answer(c, c.assertions[0], 1.0, (), True) for c in made[3:6]]
    with compared() as story:
        print_answers(story, Console(file=out, width=100), found, 2)
        text = plain(out.getvalue())
        assert "12 شخصا" in text
        assert "Cannot both be true: 20" in text
        assert "and 1 more" in text
        out.truncate(0)
        print_answers(story, Console(file=out, width=100), [], 2)
    assert "Nothing in this story answers that." in out.getvalue()
