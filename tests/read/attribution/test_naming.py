import pytest

from riwaya.model import Link
from tests.read.reading import only, read


def speaker(phrase: str, verb: str = "قال") -> Link:
    """The nearest link of a statement by `phrase`."""
    return only(read(f"{verb} {phrase} إن الطريق مفتوح أمام السيارات.")).chain[0]


@pytest.mark.parametrize(
    ("phrase", "name", "office"),
    [
        ("الوزير سليم عازار", "سليم عازار", "الوزير"),
        ("وزير الخارجية السعودي عادل الجبير", "عادل الجبير", "وزير الخارجية السعودي"),
        ("معالي وزير الصحة الدكتور فهد العتيبي", "فهد العتيبي", "معالي وزير الصحة الدكتور"),
        ("اللواء المتقاعد حسن الزين", "حسن الزين", "اللواء المتقاعد"),
        ("نائب رئيس مجلس الإدارة خالد منصور", "خالد منصور", "نائب رئيس مجلس الإدارة"),
        ("المتحدث باسم الجيش العقيد نبيل الأشقر", "نبيل الأشقر", "المتحدث باسم الجيش العقيد"),
        ("د. سمير نصار", "سمير نصار", "د"),
        ("الرئيس الروسي فلاديمير بوتين", "فلاديمير بوتين", "الرئيس الروسي"),
    ],
)
def test_the_name_stands_without_its_titles_and_the_office_is_kept(phrase: str, name: str, office: str) -> None:
    link = speaker(phrase)
    assert (link.name, link.office) == (name, office)
    assert (link.kind, link.named, link.count) == ("person", True, 1)


def test_an_office_in_apposition_is_kept() -> None:
    link = speaker("نادر الشامي، مدير مستشفى المدينة،")
    assert link.name == "نادر الشامي"
    assert link.office == "مدير مستشفى المدينة"


def test_a_preposition_written_onto_an_office_is_no_part_of_it() -> None:
    told = "قال المحافظ نادر الشامي للوزير حسن الزين على مسمع مني: أخرجوا الناس. فأجابه الوزير: لا تفزعوا المدينة"
    answer = read(f"يومها -يضيف الخراط- “{told}”.").statements[-1].chain[0]
    assert (answer.name, answer.office) == ("حسن الزين", "الوزير")


def test_a_name_of_several_parts_stays_whole() -> None:
    assert speaker("الشيخ عبد الله بن راشد آل حامد").name == "عبد الله بن راشد آل حامد"


def test_a_foreign_name_in_no_list_is_found_behind_a_nationality() -> None:
    link = speaker("رئيس الوزراء الأسترالي وارن تراس")
    assert link.name == "وارن تراس"


def test_a_nationality_is_no_name() -> None:
    link = speaker("الرئيس الفرنسي")
    assert link.kind == "official"
    assert link.name == "الرئيس الفرنسي"


def test_a_trainer_with_a_nationality_is_no_name() -> None:
    assert speaker("المدرب الإسباني").kind != "person"


@pytest.mark.parametrize("phrase", ["مسؤول أمني رفيع", "مصدر مطلع", "دبلوماسي غربي", "مسؤول في البيت الأبيض"])
def test_officials_without_a_name(phrase: str) -> None:
    link = speaker(phrase)
    assert (link.name, link.kind, link.named, link.count) == (phrase, "official", False, 1)


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("ثلاثة مسؤولين", 3),
        ("ثلاثة من كبار المسؤولين", 3),
        ("خمسة شهود", 5),
        ("مصدران أمنيان", 2),
    ],
)
def test_how_many_speak(phrase: str, count: int) -> None:
    link = speaker(phrase)
    assert link.count == count
    assert not link.named


def test_people_in_the_plural_are_a_group() -> None:
    link = speaker("سكان الحي")
    assert (link.kind, link.named) == ("group", False)


@pytest.mark.parametrize(
    ("phrase", "verb", "kind"),
    [
        ("رويترز", "قالت", "agency"),
        ("صحيفة الرأي", "قالت", "medium"),
        ("وزارة المالية", "قالت", "organisation"),
        ("الحكومة الفرنسية", "قالت", "government"),
        ("منظمة العفو الدولية", "قالت", "organisation"),
    ],
)
def test_what_a_speaker_is(phrase: str, verb: str, kind: str) -> None:
    link = speaker(phrase, verb)
    assert (link.name, link.kind, link.named) == (phrase, kind, True)


def test_the_namesake_of_a_body_does_not_speak() -> None:
    link = speaker("مستشفى الملك فهد")
    assert link.kind == "organisation"
    assert link.name == "مستشفى الملك فهد"


def test_english_names_lose_their_titles() -> None:
    link = only(read("Prime Minister Anna Berg said that the road was open.", "en")).chain[0]
    assert (link.name, link.kind) == ("Anna Berg", "person")


def test_english_officials_are_unnamed() -> None:
    link = only(read("Three officials said that the road was open.", "en")).chain[0]
    assert (link.count, link.named) == (3, False)


def test_a_link_shows_where_its_name_stands() -> None:
    text = "قال الوزير سليم عازار إن الطريق مفتوح."
    span = only(read(text)).chain[0].span
    assert span is not None
    assert text[span.start : span.end] == "سليم عازار"
