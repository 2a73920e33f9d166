"""`weighing.toml`: its format, and how its words are found."""

from __future__ import annotations

from pathlib import Path

import pytest

import riwaya
from riwaya.errors import LanguageDataError
from riwaya.languages.lexicon import Clitics
from riwaya.languages.loader import load_language, load_languages
from riwaya.languages.weighing import Weighing, load_weighing

LANGUAGES = sorted(p.parent.name for p in (Path(riwaya.__file__).parent / "languages").glob("*/weighing.toml"))
ARABIC = Clitics(conjunctions=("و",), prepositions=("ب", "ل"), contractions=(("لل", "ل", "ال"),))


def weighing(**lists: list[str]) -> Weighing:
    return load_weighing({k.replace("_", "-"): v for k, v in lists.items()}, str.casefold, ARABIC)


def terms(text: str, **lists: list[str]) -> list[str]:
    return [party.term for party in weighing(**lists).parties(text)]


def test_the_longest_entry_goes_first() -> None:
    assert terms("the armed rebels fled", party=["rebels", "armed rebels"]) == ["armed rebels"]


def test_clitics_before_the_first_word_are_taken_off() -> None:
    assert terms("والعدو بالعدو للعدو عدو", party=["العدو"]) == ["العدو", "العدو", "العدو"]


def test_a_star_stands_for_any_ending_and_nothing_else_does() -> None:
    assert terms("terrorist terrorists terror", party=["terrorist*"]) == ["terrorist", "terrorists"]
    assert terms("rebel rebels", party=["rebel"]) == ["rebel"]


def test_a_phrase_in_which_the_word_is_none_clears_it() -> None:
    assert terms("the tax regime and the regime", party=["regime"], no_party=["tax regime"]) == ["regime"]


def test_places_are_offsets_into_the_text() -> None:
    text = "قاتَل العدوُّ هنا"
    [found] = load_languages()["ar"].weighing.parties(text)
    assert text[found.start : found.end] == "العدوُّ"


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown keys"):
        weighing(parties=["rebel"])


def test_an_entry_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no word"):
        weighing(party=["…"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_entry_stands_twice_or_for_an_enemy_alone(code: str) -> None:
    import tomllib

    path = Path(riwaya.__file__).parent / "languages" / code / "weighing.toml"
    for key, entries in tomllib.loads(path.read_text("utf-8")).items():
        folded = [load_languages()[code].fold(e) for e in entries]
        assert sorted({e for e in folded if folded.count(e) > 1}) == [], key


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_list_is_found_in_its_own_entries(code: str) -> None:
    words = load_languages()[code].weighing
    for phrases in (words.another, words.dead_before, words.looking_back, words.party, words.newsroom, words.general):
        assert phrases.whole or phrases.open
        for entry in (*phrases.whole, *(tuple(w.rstrip("*") for w in e) for e in phrases.open)):
            assert list(phrases.find(words.words(" ".join(entry)))), entry


def test_bad_data_name_their_file(tmp_path: Path) -> None:
    source = Path(riwaya.__file__).parent / "languages" / "fa"
    for file in source.iterdir():
        if file.suffix in (".toml", ".tsv"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "weighing.toml").write_text('enemies = ["x"]\n', "utf-8")
    with pytest.raises(LanguageDataError, match="weighing.toml"):
        load_language(tmp_path)
