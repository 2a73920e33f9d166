"""Texts that end in the middle: no cut, gap or lone word may stop the reader."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import riwaya

GOLD = Path(__file__).parents[2] / "examples" / "gold.json"

CUTS = 60
"""Torn pieces of each language's examples."""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "«أكد المدير أن العمل انتهى أمس،"),
        ("fa", "با اشاره"),
        ("fa", "با تأکید"),
        ("fa", "«مدیر با تاکید بر هماهنگی است، گفت: شهر"),
        ("ru", "По словам"),
        ("ru", "Завод обнародовал «Похоже,"),
    ],
)
def test_a_text_that_ends_right_behind_an_opener_is_read(language: str, text: str) -> None:
    assert riwaya.read(text, language=language).text == text


@pytest.mark.parametrize("language", ["ar", "en", "fa", "ru"])
def test_pieces_of_articles_are_read(language: str) -> None:
    chance = random.Random(language)
    texts = [a["text"] for a in json.loads(GOLD.read_text("utf-8")) if a["language"] == language]
    for _ in range(CUTS):
        text = chance.choice(texts)
        at = chance.randrange(len(text) - 3)
        cut = "x" + text[at : at + chance.randrange(1, 300)]
        gaps = " ".join(w for w in text.split()[:120] if chance.random() > 0.3)
        for torn in (cut, gaps):
            assert riwaya.read(torn, language=language).language == language
