from __future__ import annotations

import pytest

from riwaya.comparison import Comparison
from riwaya.errors import InputError, UsageError
from riwaya.languages.loader import load_languages
from riwaya.read.question import read_question
from riwaya.store.keys import document_key
from riwaya.story.asking import Answer, answers_to
from tests.export.compared import compared, comparison, documents


def ask(question: str, language: str, compare: Comparison | None = None) -> list[Answer]:
    """The answers of the bridge's story, by words alone."""
    articles = {document_key(d): d for d in documents()}
    return answers_to(question, read_question(question, load_languages()[language]), compare or comparison(), articles)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How many people were killed when the bridge collapsed?"),
        ("ar", "كم شخصا قتل في انهيار الجسر؟"),
        ("ru", "Сколько человек погибло при обрушении моста?"),
        ("fa", "چند نفر در فروریختن پل کشته شدند؟"),
    ],
)
def test_a_question_in_any_language_finds_the_answers_in_all(language: str, question: str) -> None:
    found = [a for a in ask(question, language) if a.claim.slot == "quantity"]
    assert {a.claim.value for a in found} == {"12", "20", "15"}
    assert all(a.fills for a in found)
    assert all(a.best in a.claim.assertions for a in found)


def test_what_gives_the_asked_for_comes_first() -> None:
    first = ask("When did the bridge in Aleppo collapse?", "en")[:3]
    assert {a.claim.slot for a in first} == {"time"}
    assert "E2" not in {s for a in first for s in a.shared}  # the hand-made story ties no mention to the place


def test_what_the_story_does_not_tell_has_no_answer() -> None:
    assert ask("Who won the football match?", "en") == []
    assert ask("Where is Omsk?", "en") == []
    assert ask("Who?", "en") == []


def test_claims_that_stand_on_the_same_words_are_shown_once() -> None:
    made = comparison()
    twice = Comparison(claims=(*made.claims, *made.claims))
    answers = ask("Why did the old bridge collapse?", "en", twice)
    told = [id for a in answers for id in a.claim.assertions]
    assert told
    assert len(told) == len(set(told))


def test_a_story_answers_by_itself() -> None:
    with compared() as story:
        assert story.ask("How many people were killed in the collapse?")[0].claim.value in ("12", "15", "20")
        with pytest.raises(UsageError, match="xx"):
            story.ask("How many?", language="xx")
        with pytest.raises(InputError):
            story.ask("???")
        assert [len(c.documents) for c in story.claims()] == [1] * 9
        assert [r.confidence for r in story.relations("conflicts")] == [0.93, 0.92, 0.6]
        assert len(story.relations()) == 5
