"""Words found again in another state of a text: their only place, or the one that fits best; never a guess."""

from __future__ import annotations

import pytest

from riwaya.read.placed import find_words, words_at

TEXT = "The mayor said that the bridge was safe. An engineer said that two cables had snapped. Nothing else is known."


def found(words: str, text: str, now: str, nth: int = 0) -> str | None:
    """What is found in `now` of the nth `words` of `text`, between bars."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    at = find_words(words_at(text, start, start + len(words)), now)
    return f"{now[: at[0]]}|{now[at[0] : at[1]]}|{now[at[1] :]}" if at else None


def test_a_line_before_or_behind_moves_words() -> None:
    words = "two cables had snapped"
    assert found(words, TEXT, f"Updated.\n\n{TEXT}") == f"Updated.\n\n{TEXT}".replace(words, f"|{words}|")
    assert found(words, TEXT, f"{TEXT}\n\nMore follows.") == f"{TEXT}\n\nMore follows.".replace(words, f"|{words}|")


def test_words_that_are_gone_are_not_found() -> None:
    assert found("two cables had snapped", TEXT, TEXT.replace("two cables", "three cables")) is None


def test_lines_may_be_broken_elsewhere() -> None:
    now = TEXT.replace("two cables", "two\ncables")
    assert found("two cables had snapped", TEXT, now) == now.replace(
        "two\ncables had snapped", "|two\ncables had snapped|"
    )


TWICE = "Brock said that it was safe, she told the council. Eland said that it was safe, he told reporters on Monday."


def test_of_two_places_the_one_whose_surroundings_fit_is_it() -> None:
    words = "it was safe"
    assert found(words, TWICE, f"Correction: {TWICE}", 1) == (
        "Correction: Brock said that it was safe, she told the council. "
        "Eland said that |it was safe|, he told reporters on Monday."
    )


def test_of_two_places_that_fit_alike_none_is_it() -> None:
    line = "He said no.\n"
    assert found("no", line * 3, line * 4, 1) is None


def test_the_last_place_left_has_to_fit_where_there_were_several() -> None:
    """Who corrects what Eland says does not mean what Brock says, though only her words are left."""
    assert found("it was safe", TWICE, "Brock said that it was safe, she told the council.", 1) is None
    assert found("it was safe", TWICE, "Eland said that it was safe, he told reporters on Monday.", 1) is not None


@pytest.mark.parametrize(
    ("words", "text", "now"),
    [
        ("Ali", "Ali said so.", "Alison said so."),
        ("بوتين", "قال بوتين إن ذلك صحيح.", "قال لبوتين إن ذلك صحيح."),
    ],
)
def test_a_name_is_not_cut_out_of_a_longer_word(words: str, text: str, now: str) -> None:
    assert found(words, text, now) is None


def test_a_name_behind_a_clitic_is_found_behind_it_again() -> None:
    text = "نُقل الأمر لبوتين أمس."
    assert found("بوتين", text, f"عاجل: {text}") == "عاجل: نُقل الأمر ل|بوتين| أمس."
