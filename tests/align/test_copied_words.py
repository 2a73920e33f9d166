"""Which words of a copied article stand in the others, and which only in it."""

from __future__ import annotations

from riwaya.align.copied_words import aligned, copied_words
from riwaya.align.translations import Translation
from riwaya.ingest import Given, from_text
from riwaya.model import Document
from riwaya.story.reading import read_one

WHOLE = (
    "The fire broke out in the old market before dawn. “I have never seen flames run so fast,” said the grocer. "
    "Police closed the streets around it. The mayor was not there."
)
CUT = "The fire broke out in the old market before dawn. “I have never seen flames run so fast,” said the grocer."
ADDED = WHOLE.replace("Police closed the streets around it.", "Police closed all streets around it. It had rained.")


def read(text: str, language: str = "en") -> Document:
    return read_one(from_text(text, Given(language=language)))


def words(**texts: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found = copied_words({key: read(text) for key, text in texts.items()}, ())
    return {key: [(w.words.text, w.also_in) for w in found if w.document == key] for key in texts}


def test_what_was_cut_and_what_was_added_is_in_no_span() -> None:
    found = words(whole=WHOLE, cut=CUT)
    assert found == {"whole": [(CUT[:-1], ("cut",))], "cut": [(CUT[:-1], ("whole",))]}


def test_a_quotation_is_copied_with_the_text_around_it() -> None:
    [(text, _)] = words(one=CUT, other=CUT)["one"]
    assert "never seen flames" in text


def test_each_stretch_names_all_in_which_it_stands() -> None:
    found = words(whole=WHOLE, cut=CUT, added=ADDED)
    assert found["cut"] == [(CUT[:-1], ("added", "whole"))]
    assert found["whole"] == [
        (CUT[:-1], ("added", "cut")),
        ("Police closed", ("added",)),  # "streets around it" is no run of four words
        ("The mayor was not there", ("added",)),
    ]
    assert [also for _, also in found["added"]] == [("cut", "whole"), ("whole",), ("whole",)]
    assert not any("rained" in text for text, _ in found["added"])


def test_spans_are_places_in_their_document() -> None:
    documents = {"a": read(WHOLE), "b": read(ADDED)}
    for found in copied_words(documents, ()):
        assert documents[found.document].text[found.words.start : found.words.end] == found.words.text


def test_over_languages_a_sentence_stands_in_the_other_where_half_of_it_is_aligned() -> None:
    english = read("Fifteen people were killed. The port was closed, and nobody knows why the old crane fell down.")
    clauses = english.assertions
    assert [a.span.text for a in clauses][:2] == ["Fifteen people were killed", "The port was closed"]
    assert len(clauses) > 2
    found = aligned(english, {clauses[0].id, clauses[1].id})
    assert [english.text[a:b] for a, b in found] == ["Fifteen people were killed.", "The port was closed"]
    assert aligned(english, {a.id for a in clauses[1:]}) == [(28, len(english.text))]


def test_translations_have_their_aligned_clauses_in_common() -> None:
    a, b = read("Fifteen people were killed. The port was closed."), read("Погибли 15 человек. Порт закрыли.", "ru")
    pairs = ((a.assertions[0].id, b.assertions[0].id),)
    found = copied_words({"a": a, "b": b}, [Translation(("a", "b"), 0.5, pairs)])
    assert [(w.document, w.words.text, w.also_in) for w in found] == [
        ("a", "Fifteen people were killed.", ("b",)),
        ("b", "Погибли 15 человек.", ("a",)),
    ]
