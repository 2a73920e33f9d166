"""Times of whole documents: spans, ids, captions, and the public collections of phrases where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from riwaya.ingest import open_paths
from riwaya.languages.loader import load_languages
from riwaya.model import Block, Document, Time
from riwaya.read.reader import read_document
from tests.read.reading import SHARED

CASES = SHARED / "gold" / "time"
here = pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the repository, and not here")


def times(text: str, code: str = "en", **given: object) -> tuple[Time, ...]:
    document = Document("", text, language=code, **given)  # type: ignore[arg-type]
    return read_document(document, load_languages()).times


def test_spans_leave_clitics_out_and_count_vowel_marks() -> None:
    text = "وصلوا في سبتمبرَ وبيوليُو الماضي وغدًا"
    for time in times(text, "ar", published="2015-10-20"):
        assert text[time.span.start : time.span.end] == time.span.text
    assert [t.span.text for t in times(text, "ar")] == ["سبتمبرَ", "يوليُو الماضي", "غدًا"]


def test_ids_count_on_over_pages_of_several_languages() -> None:
    text = "He left in July 2014.\nوصل في يوليو 2015."
    blocks = (Block(0, 21, "body", "en"), Block(22, len(text), "body", "ar"))
    assert [(t.id, t.value) for t in times(text, blocks=blocks)] == [("t1", "2014-07"), ("t2", "2015-07")]


def test_a_statement_knows_the_times_in_its_content() -> None:
    document = read_document(
        Document("", "The minister said that it began in July 2014.", language="en"), load_languages()
    )
    assert next(s for s in document.statements if s.mode != "own").times == ("t1",)


def test_a_caption_with_a_date_of_its_own_dates_its_weekdays() -> None:
    caption = "In this photo taken on Saturday, Oct. 3, 2015, jets take off. The strikes began Wednesday. (AP)"
    text = f"{caption}\nThe minister spoke on Wednesday."
    blocks = (Block(0, len(caption), "caption", "en"), Block(len(caption) + 1, len(text), "body", "en"))
    found = [(t.value, t.anchor) for t in times(text, blocks=blocks)]
    assert found == [("2015-10-03", "text"), ("2015-09-30", "caption"), ("XXXX-WXX-3", "none")]


def test_very_long_tables_of_dates_are_read_in_stretches() -> None:
    found = times(" ".join(["12 July 2014,"] * 200))
    assert len(found) > 190
    assert {t.value for t in found} <= {"2014-07-12", "2014-07"}


# --- texts that are no part of this repository ---


@here
def test_the_seeds_times_rest_on_the_text_or_a_caption_and_are_never_guessed() -> None:
    read = [read_document(d, load_languages()) for d in open_paths([SHARED / "seeds"]) if isinstance(d, Document)]
    memoir, story = sorted(read, key=lambda d: d.paths)
    said = [(t.span.text, t.value, t.anchor) for t in memoir.times]
    assert ("منتصف عام 2015", "2015-05/2015-08", "text") in said
    said = [(t.span.text, t.value, t.anchor) for t in story.times]
    assert said.count(("يوليو/تموز الماضي", "2015-07", "caption")) == 3
    assert ("أواخر سبتمبر/أيلول الماضي", "2015-09-21/2015-09-30", "caption") in said
    assert ("قبل بضعة أشهر", "-PXM", "none") in said
    assert not [t for t in (*memoir.times, *story.times) if t.anchor == "published"]


def benchmark() -> ModuleType:
    path = Path(__file__).parents[3] / "benchmarks" / "time_cases.py"
    spec = importlib.util.spec_from_file_location("time_cases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


@here
def test_shares_of_duckling_stay_above_their_floors() -> None:
    cases = benchmark()
    for name, code, floor in (("Time-AR", "ar", 0.9), ("Time-RU", "ru", 0.78)):
        found = list(cases.duckling(CASES / "duckling" / f"{name}.hs"))
        assert len(found) > 150
        assert sum(not cases.duckling_right(c, code) for c in found) / len(found) >= floor


@here
@pytest.mark.parametrize(("name", "floor"), [("DateExtractor", 0.78), ("DateParser", 0.76)])
def test_shares_of_recognizers_stay_above_their_floors(name: str, floor: float) -> None:
    cases = json.loads((CASES / "recognizers" / f"{name}.json").read_text("utf-8-sig"))
    counted = [c for c in cases if "dotnet" not in c.get("NotSupported", "")]
    right = sum(not benchmark().recognizers_right(c, name == "DateParser") for c in counted)
    assert right / len(counted) >= floor
