"""Who acts and on whom, where a noun that is no name is the subject or the object."""

from __future__ import annotations

import pytest

from tests.read.reading import read

ROLES = [
    ("ar", "اعتقلت الشرطة الوزير هشام الربيعي.", "", "هشام الربيعي"),
    ("ar", "اعتقلت الشرطة هشام الربيعي في منزله.", "", "هشام الربيعي"),
    ("ar", "قتل مسلحون القاضي ضياء النعيمي.", "", "ضياء النعيمي"),
    ("ar", "قتل مسلحون مجهولون القاضي ضياء النعيمي أمام منزله.", "", "ضياء النعيمي"),
    ("ar", "قتل شرطيان الشاب ضياء النعيمي.", "", "ضياء النعيمي"),
    ("ar", "اعتقل جهاز المخابرات هشام الربيعي.", "", "هشام الربيعي"),
    ("ar", "استجوبت لجنة التحقيق الوزير هشام الربيعي.", "", "هشام الربيعي"),
    ("ar", "اعتقلت قوات الأمن العراقية الوزير هشام الربيعي.", "قوات الأمن العراقية", "هشام الربيعي"),
    ("ar", "قتل الصحفيان هشام الربيعي وسالم الحداد.", "هشام الربيعي سالم الحداد", ""),
    ("ar", "قتل القاضي ضياء النعيمي.", "", "ضياء النعيمي"),
    ("ar", "استقبل الرئيس هشام الربيعي الوفد.", "هشام الربيعي", ""),
    ("ar", "التقى الرئيس هشام الربيعي والوزير سالم الحداد الوفد.", "هشام الربيعي سالم الحداد", ""),
    ("ru", "Полиция задержала Хишама ар-Рубаи.", "", "Хишам ар-Рубаи"),
    ("ru", "Хишама ар-Рубаи задержала полиция.", "", "Хишам ар-Рубаи"),
    ("ru", "В среду задержали Хишама ар-Рубаи.", "", "Хишам ар-Рубаи"),
    ("ru", "Полиция задержала Али Хасана.", "", "Али Хасан"),
    ("ru", "Хишам ар-Рубаи и Салим Хаддад посетили Багдад.", "Хишам ар-Рубаи Салим Хаддад", "Багдад"),
    ("en", "Police arrested Hisham al-Rubaie.", "", "Hisham al-Rubaie"),
]


@pytest.mark.parametrize(("code", "text", "actor", "target"), ROLES, ids=lambda x: str(x)[:24])
def test_who_acts_and_on_whom(code: str, text: str, actor: str, target: str) -> None:
    document = read(text, code)
    named = {e.id: e.name for e in document.entities} | {p.id: p.name for p in document.places}
    [one] = document.assertions
    assert " ".join(named[x] for x in one.slots.actor) == actor
    assert " ".join(named[x] for x in one.slots.target) == target
