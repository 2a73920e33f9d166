"""Who does what a clause tells, where no name says so."""

from __future__ import annotations

import pytest

from tests.read.reading import read

DOERS = [
    ("ar", "عثر عليها عمال مكلفون تنظيف الشواطئ.", "worker"),
    ("ar", "التي عثر المصطافون بها على قطعة من جناح طائرة.", "tourist"),
    ("ar", "عثر صيادون على الجثة قرب الجسر.", "fisherman"),
    ("ar", "قتل مسلحون مجهولون ضابطا أمس.", "gunman"),
    ("ar", "قتل جنود في غارة على القرية.", ""),
    ("ar", "قتل مسلحون في غارة على القرية.", ""),
    ("ar", "قتل ثلاثة جنود في الهجوم.", ""),
    ("ar", "عثر على الجثة من قبل صيادين محليين.", "fisherman"),
    ("ar", "العمال عثروا على القطعة صباح الأربعاء.", "worker"),
    ("ar", "اعتقلت الشرطة المشتبه به.", "police"),
    ("ar", "اعتقل الجنود في القرية.", ""),
    ("ar", "مقتل الطبيب على يد مسلحين.", "gunman"),
    ("ar", "اختطفه رجال القبائل قرب الحدود.", "tribesman"),
    ("ar", "حرر الجيش الرهائن.", "soldier"),
    ("ar", "أنقذ خفر السواحل البحارة.", "coast-guard"),
    ("ar", "قتل مسلحين اثنين.", ""),
    ("en", "Two local fishermen later found the wreck near the village.", "fisherman"),
    ("en", "Workers were killed in the blast.", ""),
    ("en", "A group of tourists found the body on the beach.", "tourist"),
    ("en", "A shepherd from the village found the body.", "shepherd"),
    ("en", "Residents of the village found the soldiers.", "anybody"),
    ("en", "Soldiers and police arrested the man.", "soldier police"),
    ("en", "The hostages were freed by the army.", "soldier"),
    ("en", "Police said gunmen shot him near his house.", "gunman"),
    ("en", "The man who killed the soldiers fled.", "anybody"),
    ("en", "They found the workers.", ""),
    ("en", "Fishermen rescued them on Tuesday.", "fisherman"),
    ("en", "The coast guard rescued them on Tuesday.", "coast-guard"),
    ("fa", "ماهیگیران محلی جسد را در ساحل پیدا کردند.", "fisherman"),
    ("fa", "جسد توسط کارگران پیدا شد.", "worker"),
    ("fa", "سربازان او را به ضرب گلوله کشتند.", "soldier"),
    ("fa", "پلیس کارگران را بازداشت کرد.", "police"),
    ("fa", "کارگران را بازداشت کردند.", ""),
    ("fa", "کارگران در انفجار کشته شدند.", ""),
    ("fa", "گروگان‌ها به دست جنگجویان قبیله‌ای آزاد شدند.", "tribesman"),
    ("ru", "Обломок был найден рабочими.", "worker"),
    ("ru", "Рыбаки из деревни нашли тело.", "fisherman"),
    ("ru", "Тело нашли рыбаки из деревни.", "fisherman"),
    ("ru", "Группа туристов обнаружила тело.", "tourist"),
    ("ru", "Тело обнаружили местные жители и солдаты.", "anybody soldier"),
    ("ru", "Рабочих спасли пожарные.", "firefighter"),
    ("ru", "Солдаты были убиты.", ""),
    ("ru", "Боевики убили солдат.", "militant"),
    ("ru", "Солдат убили в деревне.", ""),
    ("ru", "Двое рыбаков нашли тело.", "fisherman"),
    ("ru", "Один из туристов нашел тело.", "tourist"),
    ("ar", "أضاف أن العميد ناقش الأطباء.", ""),
    ("ar", "القطعة عثر عليها عمال.", "worker"),
    ("ar", "العمال عثر عليهم رجال الإنقاذ.", "rescuer"),
    ("ar", "في القرية قتل مسلحون ضابطا.", "gunman"),
    ("ar", "عثرت فرق الإنقاذ على القارب.", "rescuer"),
    ("ar", "قال إن صيادين عثروا على القارب.", "fisherman"),
    ("ar", "أطلق مسلحون النار على السيارة.", "gunman"),
    ("ar", "قتل حارسا في الهجوم.", ""),
    ("ar", "عثر رجل على الجثة.", "anybody"),
    ("en", "Last week hikers found the wreck.", "tourist"),
    ("en", "In the village, gunmen killed two men.", "gunman"),
    ("en", "Two of the workers found the box.", "worker"),
    ("en", "One of the workers found the box.", "worker"),
    ("fa", "یکی از کارگران جسد را پیدا کرد.", "worker"),
    ("en", "Rebels shot down the plane.", "militant"),
    ("en", "The plane was shot down by soldiers.", "soldier"),
    ("en", "He was assassinated by masked gunmen.", "gunman"),
    ("en", "Fishermen have rescued the crew.", "fisherman"),
    ("ar", "أسقط المسلحون الطائرة.", "gunman"),
    ("ar", "أسقطت الطائرة على يد الجيش.", "soldier"),
    ("ar", "اغتال مسلحون مجهولون القاضي.", "gunman"),
    ("ar", "أفرج الخاطفون عن الرهائن.", "anybody"),
    ("ar", "تم تحرير الرهائن على يد مقاتلي القبائل.", "tribesman"),
    ("fa", "هواپیما توسط ارتش سرنگون شد.", "soldier"),
    ("fa", "افراد مسلح قاضی را ترور کردند.", "gunman"),
    ("fa", "ماهیگیران سرنشینان قایق را نجات دادند.", "fisherman"),
    ("ru", "Самолет сбили повстанцы.", "militant"),
    ("ru", "Самолет был сбит военными.", "soldier"),
    ("ru", "Рыбаки спасли экипаж судна.", "fisherman"),
    ("ru", "Судью застрелили неизвестные.", "anybody"),
    ("en", "Fishermen rescued from the sea were flown home.", ""),
    ("en", "Police have arrested a man.", "police"),
    ("en", "Gunmen had shot the judge.", "gunman"),
]


@pytest.mark.parametrize(("code", "text", "doers"), DOERS, ids=lambda x: str(x)[:24])
def test_who_does_it(code: str, text: str, doers: str) -> None:
    assert [who for a in read(text, code).assertions for who in a.doers] == doers.split()


DONE_TO = [
    ("ar", "عثر صيادون على الجثة قرب الجسر.", {"corpse"}),
    ("ar", "القطعة عثر عليها عمال.", set()),
    ("ar", "عثر على الجثة من قبل صيادين محليين.", {"corpse"}),
    ("ar", "تم تحرير الرهائن على يد مقاتلي القبائل.", {"hostage"}),
    ("en", "The hostages were freed by the army near the border.", {"hostage"}),
    ("en", "Fishermen rescued them on Tuesday.", set()),
    ("en", "The workers that gunmen kidnapped were found.", {"worker"}),
    ("fa", "ماهیگیران جسد را در ساحل پیدا کردند.", {"corpse"}),
    ("fa", "سربازان او را به ضرب گلوله کشتند.", set()),
    ("ru", "Рыбаки из деревни нашли обломок у моста.", {"wreckage"}),
    ("ru", "Обломок был найден рабочими.", {"wreckage"}),
]


@pytest.mark.parametrize(("code", "text", "whom"), DONE_TO, ids=lambda x: str(x)[:24])
def test_what_it_is_done_to(code: str, text: str, whom: set[str]) -> None:
    [one] = [a for a in read(text, code).assertions if a.doers]
    assert set(one.done_to) == whom


def test_a_clause_without_an_act_has_no_doers() -> None:
    assert all(a.doers == () for a in read("The soldiers were tired.", "en").assertions)


def test_a_verb_joined_by_and_has_the_doers_of_the_one_before() -> None:
    found = read("Fishermen found the wreck and towed it to the harbour.", "en").assertions
    assert [a.doers for a in found if a.act] == [("fisherman",)] * 2


def test_a_relative_clause_is_about_the_people_before_it() -> None:
    found = read("The soldiers who freed the hostages left the town.", "en").assertions
    assert [a.doers for a in found if "release" in a.act] == [("soldier",)]
