"""Why an article is silent, accounts count once, a file was skipped or is read with a warning, in the interface's
language.

The record has these lines in English (`weigh/silence.py`, `weigh/roots.py`, `ingest/`). Here each is known by its
form, so that the record stays as it is; a line of no known form is shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from riwaya.export.labels import Interface, Labels
from riwaya.export.marks import direction_of, displayable, isolated
from riwaya.weigh.silence import PROBABLY

_ID = re.compile(r" \(c[0-9a-f]+\)")
"""An id of a claim in a line that names claims: for programs."""
_NAMED = re.compile(r"“(.*?)” \(c[0-9a-f]+\)")
_PLACE = re.compile(r"\\{(\w+)\\}")

FORMS: tuple[tuple[str, str], ...] = (
    ("has the same text as {name}, without this", "هو و{name} من نصّ واحد، وليس فيه هذا"),
    ("it is not known when the claim was first told", "لا يُعرف متى رُوي ذلك أول مرة"),
    ("its date is not known", "تاريخه غير معروف"),
    ("may be as old as the claim", "قد لا يكون أحدث من الرواية"),
    ("printed before the claim was first told", "نُشر قبل أن يُروى ذلك أول مرة"),
    ("printed on the same day", "نُشر في اليوم نفسه"),
    ("tells of another moment", "يروي عن وقت آخر"),
    ("tells {claims} which answers the same question", "يروي {claims}، وهو جواب عن السؤال نفسه"),
    ("tells {claims} of the same day and place", "يروي {claims} عن اليوم نفسه والمكان نفسه"),
    ("tells {claims} of the same event", "يروي {claims} عن الحدث نفسه"),
    ("tells {claims} about the same thing in the same place", "يروي {claims} عن الشيء نفسه في المكان نفسه"),
    ("tells {claims} about the same participants", "يروي {claims} عن الأطراف أنفسهم"),
    ("says in its own words what it gives to somebody else too", "يقول بصوته ما ينسبه إلى غيره أيضا"),
    ("one text, reprinted", "نصّ واحد أُعيد نشره"),
    ("one text, cut", "نصّ واحد مختصر"),
    ("one text, translated", "نصّ واحد مترجم"),
    ("one agency text", "نصّ واحد لوكالة"),
    ("quoted in the same words through {name}", "منقول باللفظ نفسه عبر {name}"),
    ("all go back to {name}", "كلها تعود إلى {name}"),
)
"""What the record says, with places for names; and the same in Arabic. A further language is a further column."""

WARNINGS: tuple[tuple[str, str], ...] = (
    ("half characters are shown as \ufffd", "حروف ناقصة تظهر هكذا: \ufffd"),
    ("{n} broken characters are shown as \ufffd", "حروف تالفة تظهر هكذا: \ufffd، وعددها {n}"),
    ("the file ends in the middle of a character: probably truncated", "ينقطع الملف في وسط حرف: الأرجح أنه ناقص"),
    ("the page breaks off: probably truncated", "تنقطع الصفحة: الأرجح أنها ناقصة"),
    ("field left out: {what}", "حقل لم يؤخذ به: {what}"),
    (
        "a caption is dated {day}, after the date of publication {published}",
        "تاريخ شرح صورة {day}، بعد تاريخ النشر {published}",
    ),
    (
        "more than {n} clauses: compared by their words alone, without sentence vectors",
        "الجمل أكثر من {n}: قورنت بألفاظها وحدها، لا بمعناها",
    ),
)
"""What ingest and comparing warn of."""

SKIPPED = {
    "EmptyInput": "لا نصّ فيه.",
    "BinaryInput": "نوع من الملفات لا تفتحه «رواية»: احفظه نصّا أو صفحة ويب (HTML).",
    "UnreadableInput": "تتعذّر قراءته.",
    "TooLarge": "أكبر من أن يكون مقالا واحدا: قسّمه.",
    "UnknownEncoding": "لم يُعرف ترميز حروفه: احفظه نصّا بترميز UTF-8.",
    "UnknownLanguage": "ليس بلغة تقرؤها «رواية» (العربية والإنجليزية والفارسية والروسية).",
    "MalformedRow": "في الجدول صفّ لا يوافق سطره الأول، أو ينقصه النص.",
    "ReaderFault": "أخفقت «رواية» نفسها في قراءته؛ نرجو الإبلاغ عن ذلك.",
}
"""Class of the error → why an input was not read, in Arabic. In English stands exactly what ingest says."""

_PROBABLY = (PROBABLY, "، بحسب اليوم المرجّح لصفحة بلا تاريخ")
_COLUMN = {language: number for number, language in enumerate(get_args(Interface))}
_KNOWN = [(re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(form[0])), re.DOTALL), form) for form in FORMS + WARNINGS]


@dataclass(frozen=True, slots=True)
class Reason:
    """A line, and the language that it is in."""

    words: str
    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def reason(line: str, labels: Labels) -> Reason:
    """A line of the record in the language of the interface, without the ids of claims."""
    probably = line.endswith(PROBABLY)
    core = line.removesuffix(PROBABLY)
    for pattern, forms in _KNOWN:
        found = pattern.fullmatch(core)
        if found and labels.language != "en":
            column = _COLUMN[labels.language]
            told = forms[column].format(**{name: _filled(name, words) for name, words in found.groupdict().items()})
            return Reason(told + (_PROBABLY[column] if probably else ""), labels.language)
    return Reason(displayable(_ID.sub("", line)), "en")


def skip_reason(kind: str, line: str, labels: Labels) -> Reason:
    """Why an input was skipped, by the class of the error and what ingest says."""
    told = SKIPPED.get(kind) if labels.language == "ar" else None
    return Reason(told, "ar") if told else Reason(displayable(line), "en")


def _filled(name: str, words: str) -> str:
    """Words of articles in a line of ours: each closed off in its own direction."""
    if name != "claims":
        return isolated(words)
    return " و".join(f"«{isolated(text)}»" for text in _NAMED.findall(words))
