"""Verbs that stand in `cues.toml` by their infinitive: the dictionary makes the rest when the language is loaded."""

from __future__ import annotations

import pytest

from riwaya.languages.loader import load_languages


@pytest.mark.parametrize(
    ("word", "lemma", "form", "agreement"),
    [
        ("сказала", "сказать", "past", "f"),
        ("сообщают", "сообщать", "present", "p"),
        ("отмечая", "отмечать", "participle", ""),
        ("добавив", "добавить", "participle", ""),
        ("обещает", "обещать", "present", "s"),
        ("обещая", "обещать", "participle", ""),
        ("заявившего", "заявить", "attributive", "m"),
        ("передает", "передавать", "present", "s"),
    ],
)
def test_a_form_of_a_verb_is_its_cue(word: str, lemma: str, form: str, agreement: str) -> None:
    found = load_languages()["ru"].lexicon.cues[word]
    assert any((f.cue.lemma, f.form, f.agreement) == (lemma, form, agreement) for f in found)


def test_a_perfective_verb_has_no_present() -> None:
    assert "скажет" not in load_languages()["ru"].lexicon.cues


def test_a_phrase_has_the_present_of_its_imperfective_partner() -> None:
    phrases = load_languages()["ru"].lexicon.phrases["выражает"]
    assert any(p.cue is not None and p.cue.cue.lemma == "выразить надежду" for p in phrases)
