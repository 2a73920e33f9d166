import pytest

from riwaya.ingest.captions import caption_date


@pytest.mark.parametrize(
    ("caption", "day", "words"),
    [
        ("In this photo taken on Saturday, Oct. 3, 2015, a jet takes off", "2015-10-03", "Oct. 3, 2015"),
        ("A jet takes off on 3 October 2015 (AP)", "2015-10-03", "3 October 2015"),
        (
            "مقاتلة تقلع من المطار في 3 أكتوبر/تشرين الأول 2015 (رويترز)",
            "2015-10-03",
            "3 أكتوبر/تشرين الأول 2015",
        ),
        ("صورة التقطت في ٣ تشرين الأول ٢٠١٥", "2015-10-03", "٣ تشرين الأول ٢٠١٥"),
        ("مقاتلة تقلع في 3 اكتوبر 2015", "2015-10-03", "3 اكتوبر 2015"),
        ("Left: May 1, 2014. Right: June 2, 2015.", "2015-06-02", "June 2, 2015"),
    ],
)
def test_a_dated_caption_bounds_the_article(caption, day, words):
    bound = caption_date("xx" + caption, 2, 2 + len(caption))
    assert bound is not None
    assert (bound.value, bound.span.text) == (day, words)
    assert ("xx" + caption)[bound.span.start : bound.span.end] == words


@pytest.mark.parametrize(
    "caption",
    [
        "A SU-24M takes off (AP)",
        "Taken in October 2015",
        "The vote will be held on Nov. 3, 2020",
        "من المقرر أن تجرى الانتخابات في 3 نوفمبر 2020",
        "31 February 2015",
    ],
)
def test_no_full_past_date_no_bound(caption):
    assert caption_date(caption, 0, len(caption)) is None
