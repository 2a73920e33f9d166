"""Articles made from one text, and articles that only tell of one event."""

from __future__ import annotations

from riwaya.align.copies import find_copies, groups_of, shingles_of
from riwaya.ingest import Given, from_text
from riwaya.story.reading import read_one

WIRE = (
    "اندلع حريق كبير في سوق الخضار القديم وسط المدينة فجر اليوم وأتى على عشرات الأكشاك الخشبية قبل أن يتمكن رجال "
    "الإطفاء من السيطرة عليه. وأغلقت الشرطة الشوارع المؤدية إلى السوق وطلبت من السكان البقاء في منازلهم. "
    "وتجمع أصحاب الأكشاك عند "
    "الحاجز ينتظرون السماح لهم بالدخول لتفقد بضائعهم."
)
MORE = (
    " وكان السوق قد شهد حريقا أصغر قبل سنوات لم يسفر عن إصابات. وتعتزم البلدية نقل الباعة إلى ساحة مؤقتة خارج الأسوار."
)
OWN = (
    "شب حريق في سوق الخضار صباح اليوم. وقال شاهد إنه رأى النار تلتهم الأكشاك الخشبية قبل وصول الإطفاء بنصف ساعة كاملة، "
    "وإن الباعة حاولوا إنقاذ ما أمكن من صناديق الفواكه."
)
QUOTED = "«لم أر في حياتي نارا تمشي بهذه السرعة من كشك إلى كشك حتى خلت السوق كله يطير في الهواء مع بضاعته وأصحابه»"


def copies(**texts: str) -> dict[tuple[str, str], str]:
    read = {key: read_one(from_text(text, Given(language="ar"))) for key, text in texts.items()}
    return {c.documents: c.kind for c in find_copies([shingles_of(key, d) for key, d in read.items()])}


def test_a_reprint_and_a_cut() -> None:
    found = copies(a=WIRE + MORE, b="وكالات - " + WIRE + MORE, c=WIRE)
    assert found == {("a", "b"): "reprint", ("a", "c"): "trimmed", ("b", "c"): "trimmed"}


def test_two_who_tell_of_one_event_copy_nothing() -> None:
    assert copies(a=WIRE, b=OWN) == {}


def test_a_quotation_alone_is_no_copy() -> None:
    a = "قال البائع سليم نجار " + QUOTED + ". وكان يقف قرب سيارته."
    b = "ومن بين الباعة تحدث سليم نجار عما جرى قائلا " + QUOTED + ". ثم انصرف إلى بيته في الحي المجاور."
    assert copies(a=a, b=b) == {}


def test_spans_say_what_is_shared() -> None:
    a, b = (read_one(from_text(t, Given(language="ar"))) for t in (WIRE + MORE, OWN + " " + WIRE))
    (copy,) = find_copies([shingles_of("a", a), shingles_of("b", b)])
    for document, spans in zip((a, b), copy.spans, strict=True):
        assert "".join(document.text[start:end] for start, end in spans).count("الأكشاك الخشبية قبل أن يتمكن") == 1
    assert copy.overlap > 0.4


def test_copies_of_copies_are_one_group_the_earliest_known_first() -> None:
    texts = {"x": WIRE + MORE, "y": WIRE, "z": "وكالات - " + WIRE + MORE, "other": OWN}
    read = {key: read_one(from_text(text, Given(language="ar"))) for key, text in texts.items()}
    pairs = find_copies([shingles_of(key, d) for key, d in read.items()])
    dates = {"x": None, "y": "2024-05-02", "z": "2024-05-01", "other": "2024-05-01"}
    (group,) = groups_of(pairs, dates, [("x", "نوردلاين"), ("z", "نوردلاين"), ("y", "أخرى"), ("other", "ثالثة")])
    assert group.documents == ("z", "y", "x")
    assert (group.kind, group.wire) == ("trimmed", "نوردلاين")
    assert group.overlap == min(c.overlap for c in group.pairs)
