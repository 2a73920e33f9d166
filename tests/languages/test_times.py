"""The format of `times.toml`, on a language made up here."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.times import Times
from riwaya.languages.times_data import load_times

DATA = """
figures = "dmy"
ambiguous = ["mar"]
exact = ["Mar"]
[months.gregorian]
1 = ["jan"]
3 = ["mar"]
10 = ["tishrin awal"]
[weekdays]
7 = ["had"]
[units.year]
one = ["am"]
[parts]
early = ["matla"]
[day-parts]
MO = ["sabah"]
[days]
-1 = ["ams"]
[deictic.after]
-1 = ["madi"]
[ago.before]
-1 = ["qabl"]
[words]
of = ["min", "b"]
"""
CLITICS = Clitics(conjunctions=("w",), prepositions=("b", "l"), articles=("al",), contractions=(("ll", "l", "al"),))


def loaded(tmp_path: Path, data: str = DATA) -> Times:
    (tmp_path / "times.toml").write_text(data, "utf-8")
    times = load_times(tmp_path, str.casefold, CLITICS, [["i", "y"]])
    assert times is not None
    return times


def kinds(times: Times, norm: str) -> list[str]:
    reading = times.reading(norm)
    return [] if reading is None else [t.kind for _, form in reading.parts for t in form.terms]


def test_clitics_stand_before_what_may_have_them(tmp_path: Path) -> None:
    times = loaded(tmp_path)
    assert times.forms["wbjan"].clitics == ("w", "b")
    assert kinds(times, "wbjan") == ["month"]
    assert kinds(times, "llam") == ["the-unit"]
    assert kinds(times, "wqabl") == ["ago-before"]
    assert kinds(times, "lqabl") == []


def test_the_article_makes_a_weekday_of_a_word(tmp_path: Path) -> None:
    times = loaded(tmp_path)
    assert (kinds(times, "had"), kinds(times, "alhad")) == (["bare-weekday"], ["weekday"])


def test_ambiguous_and_exact_words_are_marked(tmp_path: Path) -> None:
    [term] = loaded(tmp_path).forms["mar"].terms
    assert (term.kind, term.value, term.spelled) == ("weak-month", ("gregorian", 3), "Mar")


def test_a_phrase_stands_under_its_first_word(tmp_path: Path) -> None:
    [(rest, terms)] = loaded(tmp_path).forms["btishrin"].phrases
    assert (rest, terms[0].value) == (("awal",), ("gregorian", 10))


def test_final_letters_are_found_in_both_spellings(tmp_path: Path) -> None:
    assert kinds(loaded(tmp_path), "mady") == ["deictic-after"]


def test_words_of_letters_and_figures_are_cut(tmp_path: Path) -> None:
    times = loaded(tmp_path)
    assert [part for part, _ in times.reading("w2015").parts] == ["w", "2015"]  # type: ignore[union-attr]
    assert [part for part, _ in times.reading("matla-jan").parts] == ["matla", "-", "jan"]  # type: ignore[union-attr]
    assert times.reading("abc") is None


def test_a_folder_without_the_file_has_no_times(tmp_path: Path) -> None:
    assert load_times(tmp_path, str.casefold, CLITICS) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('figures = "dmy"', 'figures = "ydm"', "'ydm'"),
        ("[months.gregorian]", "[months.julian]", "'julian'"),
        ("[units.year]", "[units.fortnight]", "'fortnight'"),
        ("[words]", "[other]", "words"),
    ],
)
def test_broken_data_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(LanguageDataError, match=rf"times\.toml: .*{said}"):
        loaded(tmp_path, DATA.replace(old, new))
