"""The format of `times.toml`, on a language made up here."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.loader import load_language
from riwaya.languages.times import Times
from riwaya.languages.times_data import load_times

TOY = Path(__file__).parent / "toy" / "eo"
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


def loaded() -> Times:
    return load_times(tomllib.loads(DATA), str.casefold, CLITICS, [["i", "y"]])


def kinds(times: Times, norm: str) -> list[str]:
    reading = times.reading(norm)
    return [] if reading is None else [t.kind for _, form in reading.parts for t in form.terms]


def test_clitics_stand_before_what_may_have_them() -> None:
    times = loaded()
    assert times.forms["wbjan"].clitics == ("w", "b")
    assert kinds(times, "wbjan") == ["month"]
    assert kinds(times, "llam") == ["the-unit"]
    assert kinds(times, "wqabl") == ["ago-before"]
    assert kinds(times, "lqabl") == []


def test_the_article_makes_a_weekday_of_a_word() -> None:
    times = loaded()
    assert (kinds(times, "had"), kinds(times, "alhad")) == (["bare-weekday"], ["weekday"])


def test_ambiguous_and_exact_words_are_marked() -> None:
    [term] = loaded().forms["mar"].terms
    assert (term.kind, term.value, term.spelled) == ("weak-month", ("gregorian", 3), "Mar")


def test_a_phrase_stands_under_its_first_word() -> None:
    [(rest, terms)] = loaded().forms["btishrin"].phrases
    assert (rest, terms[0].value) == (("awal",), ("gregorian", 10))


def test_final_letters_are_found_in_both_spellings() -> None:
    assert kinds(loaded(), "mady") == ["deictic-after"]


def test_words_of_letters_and_figures_are_cut() -> None:
    times = loaded()
    assert [part for part, _ in times.reading("w2015").parts] == ["w", "2015"]  # type: ignore[union-attr]
    assert [part for part, _ in times.reading("matla-jan").parts] == ["matla", "-", "jan"]  # type: ignore[union-attr]
    assert times.reading("abc") is None


def folder(tmp_path: Path, data: str | None) -> Path:
    """The toy language's folder with this `times.toml`."""
    copied = Path(shutil.copytree(TOY, tmp_path / "eo"))
    (copied / "times.toml").unlink(missing_ok=True)
    if data is not None:
        (copied / "times.toml").write_text(data, "utf-8")
    return copied


def test_a_folder_without_the_file_has_no_times(tmp_path: Path) -> None:
    assert load_language(folder(tmp_path, None)).times is None


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
    with pytest.raises(LanguageDataError, match=rf"eo/times\.toml: .*{said}"):
        load_language(folder(tmp_path, DATA.replace(old, new)))
