"""Articles made from one text, and articles that only tell of one event."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from riwaya.align.copies import COMMON, copied_texts, find_copies
from riwaya.align.shingles import shingles_of
from riwaya.ingest import Given, from_text
from riwaya.model import Origin
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


def test_copies_of_copies_are_one_group_the_earliest_known_first() -> None:
    texts = {"x": WIRE + MORE, "y": WIRE, "z": "وكالات - " + WIRE + MORE, "other": OWN}
    dates = {"x": None, "y": "2024-05-02", "z": "2024-05-01", "other": "2024-05-01"}
    agencies = {"x": "نوردلاين", "y": "أخرى", "z": "نوردلاين", "other": "ثالثة"}
    read = {
        key: replace(
            read_one(from_text(text, Given(language="ar", published=dates[key]))),
            origin=(Origin(agencies[key], "agency", None),),
        )
        for key, text in texts.items()
    }
    (group,) = copied_texts(read)
    assert group.documents == ("z", "y", "x")
    assert (group.kind, group.origin) == ("trimmed", "نوردلاين")
    assert group.overlap == min(c.overlap for c in find_copies([shingles_of(key, d) for key, d in read.items()]))


def test_what_every_article_has_does_not_make_a_reprint_a_cut() -> None:
    """Phrases of the trade are left out of both sides of a share, not of one."""
    common = " ".join(f"عبارة{i}" for i in range(40)) + " "
    own = [" ".join(f"كلمة{n}و{i}" for i in range(30)) for n in range(COMMON + 5)]
    articles = [shingles_of(str(n), from_text(common + text, Given(language="ar"))) for n, text in enumerate(own)]
    articles.append(shingles_of("again", from_text(common + own[0] + " وكالات", Given(language="ar"))))
    (copy,) = find_copies(articles)
    assert (copy.documents, copy.kind) == (("0", "again"), "reprint")
    assert copy.overlap > 0.9


def test_pairs_that_are_looked_at_grow_with_the_articles_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counting(keys: list[str], size: int) -> list[tuple[str, ...]]:
        nonlocal looked_at
        pairs = list(combinations(keys, size))
        looked_at += len(pairs)
        return pairs

    monkeypatch.setattr("riwaya.align.copies.combinations", counting)
    found = []
    for n in (100, 400):
        looked_at = 0
        common = " ".join(f"عبارة{i}" for i in range(20))
        texts = (" ".join([common, *(f"ك{j // 5}و{i}" for i in range(20))]) for j in range(n))
        find_copies([shingles_of(str(j), from_text(text, Given(language="ar"))) for j, text in enumerate(texts)])
        found.append(looked_at)
    assert 0 < found[1] <= 4 * found[0]
