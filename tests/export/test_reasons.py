"""Why an article is silent, or accounts count once: said in every language of the interface."""

from __future__ import annotations

import inspect
import re

import pytest

from riwaya.errors import InputError
from riwaya.export.labels import Labels
from riwaya.export.reasons import FORMS, SKIPPED, WARNINGS, reason, skip_reason
from riwaya.ingest import assemble, encoding, html, rows
from riwaya.story import comparing
from riwaya.story.reading import ReaderFault
from riwaya.weigh import roots, silence

ARABIC = Labels("ar")


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_record_says_nothing_that_has_no_arabic() -> None:
    """Each line that weighing makes, found in its code."""
    code = inspect.getsource(silence) + inspect.getsource(roots)
    excuses = [text for text in silence._excuse.__code__.co_consts[1:] if isinstance(text, str) and " " in text]
    folds = re.findall(r'(?:fold|Absence)\([^"\n]*f?"([^" ]+ [^"]+)"', code)
    made = {*roots.COPIED.values(), *(f"tells {{claims}} {way}" for way in silence.BECAUSE.values()), *excuses, *folds}
    assert len(made) == len(FORMS)
    lines = {re.sub(r"{(?!claims)[^}]+}", "{name}", line) for line in made}
    assert {line for line in lines if reason(_with_words(line), ARABIC).language != "ar"} == set()


def _with_words(line: str) -> str:
    return line.replace("{claims}", "“Three died” (c0123456789ab)").replace("{name}", "The Gull")


@pytest.mark.parametrize(("english", "arabic"), FORMS)
def test_names_and_claims_are_carried_over(english: str, arabic: str) -> None:
    said = reason(_with_words(english) + silence.PROBABLY, ARABIC)
    assert said.direction == "rtl"
    assert "مرجّح" in said.words
    assert ("The Gull" in said.words) == ("{name}" in arabic) == ("{name}" in english)
    assert ("«Three died»" in plain(said.words)) == ("{claims}" in arabic)
    assert "c0123456789ab" not in said.words
    assert reason(_with_words(english), Labels("en")).words == _with_words(english).replace(" (c0123456789ab)", "")


def test_several_claims_are_named_one_after_the_other() -> None:
    line = "tells “a” (c0123456789ab) and “b” (c0123456789ac) of the same event"
    assert plain(reason(line, ARABIC).words) == "يروي «a» و«b» عن الحدث نفسه"


def test_a_line_of_no_known_form_stands_as_it_is() -> None:
    said = reason("because somebody said so (c0123456789ab)", ARABIC)
    assert (said.words, said.language, said.direction) == ("because somebody said so", "en", "ltr")


def test_every_warning_of_ingest_and_comparing_has_words_in_arabic() -> None:
    code = "".join(inspect.getsource(module) for module in (assemble, comparing, encoding, html, rows))
    made = re.findall(r'warnings(?:\.append\(| \+?= \()f?"([^"]+)"', code)
    assert len(set(made)) == len(WARNINGS)
    lines = {re.sub(r"{[^}]+}", "7", line.replace("\\ufffd", "\ufffd")) for line in made}
    assert {line for line in lines if reason(line, ARABIC).language != "ar"} == set()


def test_every_error_of_ingest_has_words_in_arabic() -> None:
    kinds = {kind.__name__ for kind in InputError.__subclasses__()} | {ReaderFault.__name__}
    assert kinds == set(SKIPPED)
    assert all(skip_reason(kind, "x", ARABIC).direction == "rtl" for kind in kinds)
    assert skip_reason("TooLarge", "is 9 MB", Labels("en")).words == "is 9 MB"
