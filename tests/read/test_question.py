"""Questions in plain words, one a line."""

from __future__ import annotations

from itertools import chain

import pytest

from riwaya.languages.loader import load_languages
from riwaya.read.question import read_question


@pytest.mark.parametrize(
    ("language", "question", "slot"),
    [
        ("ar", "من أمر بإغلاق الجسر؟", "actor"),
        ("ar", "كم عدد ركاب القطار؟", "quantity"),
        ("ar", "متى انهار الجسر؟", "time"),
        ("ar", "من أين جاءت الحافلة؟", "place"),
        ("ar", "لماذا انهار الجسر؟", "cause"),
        ("ar", "هل خرج القطار من المحطة؟", None),
        ("en", "Who ordered the closing of the bridge?", "actor"),
        ("en", "How many people were on the train?", "quantity"),
        ("en", "In which year did the bridge open?", "time"),
        ("en", "What caused the fire?", "cause"),
        ("fa", "در تصادف قطار چند نفر کشته شدند؟", "quantity"),
        ("fa", "پل در کجا فرو ریخت؟", "place"),
        ("fa", "چرا پل فرو ریخت؟", "cause"),
        ("ru", "Когда обрушился мост?", "time"),
        ("ru", "По чьему приказу закрыли мост?", "actor"),
        ("ru", "Из-за чего начался пожар?", "cause"),
    ],
)
def test_what_is_asked_for(language: str, question: str, slot: str | None) -> None:
    assert read_question(question, load_languages()[language]).slot == slot


def test_what_it_is_about_is_one_over_languages() -> None:
    """The words that ask are left out of the terms; what is left names the same concepts everywhere."""
    asked = {
        "ar": "متى انفجر المستودع في الميناء؟",
        "en": "When did the warehouse in the port explode?",
        "ru": "Когда взорвался склад в порту?",
    }
    terms = [set(chain(*read_question(text, load_languages()[code]).terms)) for code, text in asked.items()]
    assert all({"explode", "warehouse", "port"} <= found for found in terms)


def test_names_are_told_from_words() -> None:
    asked = read_question("Who met Lena Fox in Aleppo?", load_languages()["en"])
    assert set(asked.names) == {"Lena Fox", "Aleppo"}
    assert not any("fox" in term or "aleppo" in term for term in chain(*asked.terms))
