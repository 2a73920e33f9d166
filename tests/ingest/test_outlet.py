"""The outlet of a pasted page, by what its own furniture and text call it."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.ingest.given import Given
from riwaya.ingest.outlet import opening_name
from riwaya.ingest.text import from_text
from riwaya.model import Document
from riwaya.records import from_record, to_record

TITLE = "Bridge falls in Tavira"
BODY = "A bridge fell in Tavira on Sunday, and three people were hurt, the mayor told reporters near the river."
TOLD = "“It was old, and everybody knew that it was old,” the engineer Rui Pinto told the Quay Post."


def page(*, way: str = "", told: str = "", foot: str = "") -> Document:
    return from_text("\n\n".join(filter(None, (way, TITLE, BODY, told, foot))))


def shown(document: Document) -> tuple[str, list[str]] | None:
    """The outlet, and the words that show it."""
    outlet = document.outlet
    return (outlet.name, [words.text for words in outlet.shown_by]) if outlet is not None else None


WAY = f"The Quay Post > World > {TITLE}"
FOLLOW = "Follow the Quay Post on Facebook"
RIGHTS = "© 2031 The Quay Post. All rights reserved."


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (page(way=WAY, foot=FOLLOW), ["The Quay Post", "the Quay Post"]),
        (page(way=WAY, told=TOLD), ["The Quay Post", "the Quay Post"]),
        (page(told=TOLD, foot=RIGHTS), ["the Quay Post", "The Quay Post"]),
        (page(way=WAY, foot=RIGHTS), ["The Quay Post", "The Quay Post"]),
    ],
)
def test_two_places_that_agree_show_it(document: Document, words: list[str]) -> None:
    assert shown(document) == ("The Quay Post", words)
    outlet = document.outlet
    assert outlet is not None
    assert all(document.text[s.start : s.end] == s.text for s in outlet.shown_by)


@pytest.mark.parametrize(
    "document",
    [
        page(way=WAY),
        page(told=TOLD),
        page(foot=FOLLOW),
        page(foot=RIGHTS),
        page(way=f"Home > World > {TITLE}", told=TOLD, foot="Follow Ana Lima on Twitter"),
        page(way=f"World > Europe > {TITLE}", told="The mayor told the World Fund that it was old and had to go."),
        page(way=WAY, foot="© 2031 Northline. All rights reserved."),
        page(way=f"Home > World > {TITLE}", foot="© 2031 Home. All rights reserved."),
    ],
    ids=["way", "told", "follow", "rights", "reporter", "section", "agency's rights", "home"],
)
def test_one_place_alone_or_two_names_show_nothing(document: Document) -> None:
    assert document.outlet is None


def test_two_names_that_are_both_shown_twice_leave_it_open() -> None:
    told = f"{TOLD} The mayor told the Shore Times that the road was closed."
    assert page(way=WAY, told=told, foot="© 2031 The Shore Times. All rights reserved.").outlet is None


def test_what_was_given_goes_before_what_the_page_shows() -> None:
    document = from_text("\n\n".join((WAY, TITLE, BODY, FOLLOW)), Given(outlet="The Shore Times"))
    assert shown(document) == ("The Shore Times", [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "النورس > دولي > انهيار جسر في تافيرا\n\nانهيار جسر في تافيرا\n\n"
            "انهار جسر في تافيرا يوم الأحد، وأصيب ثلاثة أشخاص، وفق ما أفادت به البلدية في بيان قصير.\n\n"
            "تابعوا «النورس» على فايسبوك وتليغرام",
            "النورس",
        ),
        (
            "انهيار جسر في تافيرا\n\n"
            "قال المهندس سامي نجم لصحيفة «النورس اليوم» إن الجسر كان قديما، وإن البلدية كانت تعرف ذلك منذ سنوات.\n\n"
            "جميع الحقوق محفوظة © النورس اليوم 2031",
            "النورس اليوم",
        ),
        (
            "اسکله > جهان > پلی در تاویرا فرو ریخت\n\nپلی در تاویرا فرو ریخت\n\n"
            "پلی در تاویرا روز یکشنبه فرو ریخت و سه نفر زخمی شدند و شهرداری جاده را بست.\n\n"
            "اسکله را در تلگرام دنبال کنید",
            "اسکله",
        ),
        (
            "پلی در تاویرا فرو ریخت\n\n"
            "روی پینتو، مهندس پل، در گفت‌وگو با «اسکله» گفت که پل کهنه بود و شهرداری از سال‌ها پیش می‌دانست.\n\n"
            "تمامی حقوق این سایت متعلق به اسکله است",
            "اسکله",
        ),
        (
            "Пристань > Мир > В Тавире рухнул мост\n\nВ Тавире рухнул мост\n\n"
            "В воскресенье в Тавире рухнул мост. Об этом рассказал «Пристани» инженер Руй Пинту, пострадали трое.",
            "Пристань",
        ),
        (
            "Точка зрения > Мир > В Тавире рухнул мост\n\nВ Тавире рухнул мост\n\n"
            "В воскресенье в Тавире рухнул мост, пострадали три человека, дорога вдоль реки закрыта.\n\n"
            "Подписывайтесь на «Точку зрения» в Telegram",
            "Точка зрения",
        ),
    ],
)
def test_every_language_has_its_words(text: str, name: str) -> None:
    found = shown(from_text(text))
    assert found is not None
    assert found[0] == name


def test_a_name_in_other_cases_only_is_not_made_into_its_base_form() -> None:
    text = (
        "В Тавире рухнул мост\n\nВ воскресенье рухнул мост. Об этом рассказал «Точке» инженер Руй Пинту.\n\n"
        "Подписывайтесь на «Точку» в Telegram"
    )
    assert from_text(text).outlet is None


def test_the_words_that_show_it_stand_in_the_record() -> None:
    document = page(way=WAY, foot=FOLLOW)
    record = to_record(document)
    assert [words["text"] for words in record["outlet"]["shown_by"]] == ["The Quay Post", "the Quay Post"]
    assert from_record(record) == document
    del record["outlet"]["shown_by"]  # a record of an earlier version
    assert from_record(record).outlet is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{TITLE}\n\nQuay News: {BODY}", "Quay News"),
        ("سقط جسر\n\nمرفأ نيوز: سقط جسر في تافيرا يوم الأحد وأصيب ثلاثة أشخاص في الحادث.", "مرفأ نيوز"),
        ("سقوط پل\n\nوی افزود: این پل قدیمی بود و همه مردم شهر این را می دانستند.", None),
        (f"{TITLE}\n\n{BODY}", None),
        (f"{TITLE}\n\nMayor Rui Pinto: “It was old, and everybody knew it.”", None),
        (f"{TITLE}\n\nUpdated: {BODY}", None),
        (f"{WAY}\n\n{TITLE}\n\nQuay News: {BODY}\n\n{FOLLOW}", None),
    ],
)
def test_a_name_that_a_paragraph_opens_with_is_asked_about(text: str, name: str | None) -> None:
    found = opening_name(riwaya.read(text))
    assert (found.text if found is not None else None) == name
