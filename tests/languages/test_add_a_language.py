"""A fifth language needs a folder and nothing else: Esperanto, of which Riwaya's code knows no word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from riwaya.languages.loader import Language, load_language, load_languages
from riwaya.model import Document, Statement
from riwaya.read.reader import read_document

FOLDER = Path(__file__).parent / "toy" / "eo"


@cache
def languages() -> Mapping[str, Language]:
    return {**load_languages(), "eo": load_language(FOLDER)}


def read(text: str) -> list[Statement]:
    document = read_document(Document("d", text, language="eo"), languages())
    return [s for s in document.statements if s.mode != "own"]


def test_it_is_no_language_of_the_package() -> None:
    assert "eo" not in load_languages()


@pytest.mark.parametrize(
    ("text", "content", "chain", "stance"),
    [
        ("Marta Verdano diris, ke la haveno estas fermita.", "ke la haveno estas fermita", "Marta Verdano", "says"),
        ("La ministro Paŭlo Verdano neis, ke li sciis pri tio.", "ke li sciis pri tio", "Paŭlo Verdano", "denies"),
        ('"La ponto falis," diris Marta Verdano.', "La ponto falis", "Marta Verdano", "says"),
        ("Laŭ Verda Agentejo, la ponto falis.", "la ponto falis", "Verda Agentejo", "says"),
    ],
)
def test_it_is_read(text: str, content: str, chain: str, stance: str) -> None:
    [statement] = read(text)
    assert statement.content.text.strip(",") == content
    assert [link.name for link in statement.chain] == [chain]
    assert statement.stance == stance
    assert statement.rule.startswith("eo.")


def test_a_pronoun_finds_its_speaker() -> None:
    *_, last = read("Marta Verdano diris, ke la haveno estas fermita. Ŝi diris, ke la ponto falis.")
    assert [(link.name, link.how) for link in last.chain] == [("Marta Verdano", "resolved")]


def test_the_own_voice_is_told_apart() -> None:
    document = read_document(Document("d", "La ponto falis. Paŭlo diris, ke ĝi falis.", language="eo"), languages())
    assert [s.content.text for s in document.statements if s.mode == "own"] == ["La ponto falis"]
