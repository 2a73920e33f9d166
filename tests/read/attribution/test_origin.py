from collections.abc import Sequence
from dataclasses import replace

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Origin
from riwaya.read.reader import read_document
from tests.read.reading import Part, own, page, read, read_page

BODY = "أعلنت وزارة النقل أن الجسر أغلق أمس أمام حركة السير."


def origins(parts: Sequence[Part], code: str = "ar", outlet: str | None = None) -> list[str]:
    return [o.name for o in read_page(parts, code, outlet).origin]


def test_a_dateline_names_the_agency() -> None:
    assert origins([("body", f"الرياض (رويترز) - {BODY}")]) == ["رويترز"]


def test_an_english_dateline_names_the_agency() -> None:
    assert origins([("body", "LONDON, June 4 (Reuters) - The bridge was closed on Monday.")], "en") == ["Reuters"]


@pytest.mark.parametrize(
    ("opening", "credited"),
    [
        ("دمشق - سانا:", ["سانا"]),
        ("بغداد/ واع/", ["واع"]),
        ("تل حرير - وكالة سهم للأنباء:", ["وكالة سهم للأنباء"]),
        ("تل حرير، 3 نوفمبر (سهم) -", ["سهم"]),
        ("القاهرة – أ ش أ:", ["أ ش أ"]),
        ("باريس - (أ ف ب):", ["أ ف ب"]),
        ("(سهم نت) -", ["سهم نت"]),
        ("موسكو (تاس) ـ", ["تاس"]),
        ("عواصم - وكالات:", ["وكالات"]),
        ("بغداد - خاص:", []),
        ("بغداد - عاجل:", []),
        ("بيروت - المعارضة:", []),
        ("بيروت:", []),
        ("لبنان وسوريا - الحدود المشتركة:", []),
    ],
)
def test_arabic_datelines(opening: str, credited: list[str]) -> None:
    document = read_page([("body", f"{opening} قتل شخصان في حريق في المرفأ يوم الثلاثاء.")])
    assert [o.name for o in document.origin] == credited
    if credited:  # nobody says the dateline itself, and whom it credits is named
        (said,) = own(document)
        assert said.content.text.startswith("قتل شخصان")
        assert [(link.name, link.named) for link in said.chain] == [(name, name != "وكالات") for name in credited]


@pytest.mark.parametrize("opening", ["(1) ", "الوزير (الذي زار بيروت) - ", "(صورة) - ", "مسؤول: "])
def test_other_openings_are_no_datelines(opening: str) -> None:
    assert origins([("body", f"{opening}قتل شخصان في حريق في المرفأ يوم الثلاثاء.")]) == []


def test_a_declined_name_is_credited_as_its_chain_has_it() -> None:
    document = read_page(
        [("body", "По данным агентства «Маяк», мост закрыт. По словам Сергея Громова, пожара нет.")], "ru"
    )
    [origin] = document.origin
    assert (origin.name, origin.span and origin.span.text) == ("агентство «Маяк»", "агентства «Маяк»")


def test_a_persian_dateline_names_the_agency() -> None:
    assert origins([("body", "تهران- ایرنا- دو نفر در آتش‌سوزی بندر کشته شدند.")], "fa") == ["ایرنا"]


def test_a_closing_credit_names_the_agency() -> None:
    assert origins([("body", BODY), ("credit", "المصدر: رويترز")]) == ["رويترز"]


def test_a_byline_names_the_agency() -> None:
    assert origins([("byline", "بيروت - رويترز"), ("body", BODY)]) == ["رويترز"]


def test_an_opening_according_to_covers_the_article() -> None:
    (origin,) = origins([("body", f"بحسب وكالة رويترز، {BODY}")])
    assert origin.endswith("رويترز")


def test_an_agency_in_the_middle_of_the_article_is_no_origin() -> None:
    parts: Sequence[Part] = [("body", BODY)] * 4 + [("body", "وبحسب رويترز، عاد السير بعد ساعة.")]
    assert origins(parts) == []


def test_an_agency_that_quotes_somebody_is_no_origin() -> None:
    assert origins([("body", BODY), ("body", "ونقلت رويترز عن مسؤول قوله إن الجسر آمن.")]) == []


def test_the_outlet_is_no_origin_of_its_own() -> None:
    assert origins([("body", BODY), ("credit", "المصدر: رويترز")], outlet="رويترز") == []


def test_the_outlet_beside_an_agency() -> None:
    assert origins([("body", BODY), ("credit", "المصدر: الجزيرة + رويترز")], outlet="الجزيرة") == ["رويترز"]


def test_what_the_document_was_given_with_wins() -> None:
    document = replace(page([("body", BODY), ("credit", "المصدر: رويترز")]), origin=(Origin("فرانس برس"),))
    assert [o.name for o in read_document(document, load_languages()).origin] == ["فرانس برس"]


def test_an_origin_shows_its_words() -> None:
    document = read_page([("body", BODY), ("credit", "المصدر: رويترز")])
    (origin,) = document.origin
    assert origin.span is not None
    assert document.text[origin.span.start : origin.span.end] == "رويترز"
    assert origin.kind == "agency"


def test_an_article_without_a_credit_has_none() -> None:
    assert read(BODY).origin == ()


def test_the_outlets_own_voice_comes_from_the_origin() -> None:
    document = read_page([("body", "وصلت السفن إلى الميناء صباح أمس."), ("credit", "المصدر: رويترز")])
    assert [[link.name for link in s.chain] for s in own(document)] == [["رويترز"]]


def by(author: str, code: str = "ar", outlet: str = "almarfa") -> list[tuple[str, str]]:
    """Whom an article is credited to whose field for an author holds this line."""
    text = {"ar": BODY, "en": "The bridge was closed.", "fa": "پل بسته شد.", "ru": "Мост закрыли."}[code]
    document = replace(page([("body", text)], code, outlet), author=author)
    read = read_document(document, load_languages())
    assert read.author == author
    assert all(o.span is None for o in read.origin)
    return [(o.name, o.kind) for o in read.origin]


@pytest.mark.parametrize(
    ("author", "credited"),
    [
        ("رويترز - تونس", ["رويترز"]),
        ("تونس - أ ف ب:", ["أ ف ب"]),
        ("تونس :د ب أ", ["د ب أ"]),
        ("تونس: رويترز", ["رويترز"]),
        ("تونس ـ رويترز", ["رويترز"]),
        ("تل حرير - رويترز", ["رويترز"]),
        ("المرفأ - رويترز:", ["رويترز"]),
        ("سامي الخوري - رويترز", ["رويترز"]),
        ("مراسل رويترز", ["رويترز"]),
        ("نقلا عن رويترز", ["رويترز"]),
        ("رويترز وأ ف ب", ["رويترز", "أ ف ب"]),
        ("(واع)", ["واع"]),
        ("بغداد (واع)", ["واع"]),
        ("وكالة سهم للأنباء", ["وكالة سهم للأنباء"]),
        ("Reuters", ["Reuters"]),
    ],
)
def test_the_field_for_an_author_names_the_agency(author: str, credited: list[str]) -> None:
    assert by(author) == [(name, "agency") for name in credited]


@pytest.mark.parametrize("author", ["وكالات (تونس)", "المرفأ- وكالات:", "عواصم ـ وكالات"])
def test_agencies_without_a_name_are_some(author: str) -> None:
    assert by(author) == [("وكالات", "group")]


@pytest.mark.parametrize(
    "author",
    ["سامي الخوري", "أحمد (علي)", "بيروت - علي", "فارس الخالدي", "كتب: سامي علي", "خاص", "«المرفأ» من تونس", " "],
)
def test_who_wrote_is_no_origin(author: str) -> None:
    assert by(author) == []


@pytest.mark.parametrize(("author", "outlet"), [("لندن: «الشرق الأوسط»", "aawsat"), ("تونس - رويترز", "رويترز")])
def test_the_outlet_that_signs_is_no_origin(author: str, outlet: str) -> None:
    assert by(author, outlet=outlet) == []


@pytest.mark.parametrize(
    ("code", "author", "credited"),
    [
        ("en", "Reuters in Paris", [("Reuters", "agency")]),
        ("en", "By AP", [("AP", "agency")]),
        ("en", "Ann Lee, Reuters", [("Reuters", "agency")]),
        ("en", "By ANN LEE Associated Press", [("Associated Press", "agency")]),
        ("en", "By Ann Lee of The Associated Press", [("Associated Press", "agency")]),
        ("en", "AFP, AP", [("AFP", "agency"), ("AP", "agency")]),
        ("en", "Staff and agencies", [("agencies", "group")]),
        ("en", "(NNQ)", [("NNQ", "agency")]),
        ("en", "Ann Lee", []),
        ("en", "Ann (Nan) Lee", []),
        ("en", "Ann Bloomberg", []),
        ("en", "Lantern staff", []),
        ("en", "Ann Lee has worked for Reuters in Paris, Rome and Cairo and now writes for The Lantern", []),
        ("fa", "تهران - ایسنا", [("ایسنا", "agency")]),
        ("fa", "خبرنگار ایرنا", [("ایرنا", "agency")]),
        ("fa", "خبرگزاری رویترز", [("خبرگزاری رویترز", "agency")]),
        ("fa", "رضا مهری", []),
        ("fa", "گروه سیاسی", []),
        ("ru", "Иван Петров, ТАСС", [("ТАСС", "agency")]),
        ("ru", "Москва. Интерфакс", [("Интерфакс", "agency")]),
        ("ru", "По материалам Reuters", [("Reuters", "agency")]),
        ("ru", "Агентство «Сокол»", [("Агентство «Сокол»", "agency")]),
        ("ru", "Иван Петров", []),
    ],
)
def test_the_field_for_an_author_in_other_languages(code: str, author: str, credited: list[tuple[str, str]]) -> None:
    assert by(author, code, "The Lantern") == credited


def test_what_the_text_shows_of_the_same_agency_is_kept() -> None:
    document = replace(page([("body", BODY), ("credit", "المصدر: فرانس برس")]), author="باريس - أ ف ب")
    (origin,) = read_document(document, load_languages()).origin
    assert (origin.name, origin.span is not None) == ("فرانس برس", True)
