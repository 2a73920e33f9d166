"""Small articles, written for these tests."""

from __future__ import annotations

from pathlib import Path

ARABIC = """أعلنت وزيرة النقل سلمى قاسم، الاثنين، إعادة فتح الطريق الساحلي بعد انتهاء أعمال الصيانة.

وقالت قاسم في مؤتمر صحفي إن الطريق بات آمنا أمام حركة السير. وأضافت أن الأعمال استغرقت ثلاثة أشهر.

ونقلت وكالة المدى للأنباء عن مسؤول محلي قوله إن الجسر رقم {number} ما زال بحاجة إلى إصلاح.
"""
ENGLISH = """The coastal road reopened on Monday after three months of repairs.

Transport minister Salma Kassem said that the road was safe.

"We checked bridge {number} twice," she told reporters.

A local official, who asked not to be named, said the bridge still needed work.
"""


def write_articles(folder: Path, count: int = 2, start: int = 0) -> Path:
    """`count` different articles in `folder`, Arabic and English in turn."""
    folder.mkdir(exist_ok=True)
    for number in range(start, start + count):
        text = (ENGLISH if number % 2 else ARABIC).format(number=number)
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder
