from riwaya.model import Origin
from tests.read.reading import own, read, read_page, said


def test_what_nobody_says_is_the_outlets_own_voice() -> None:
    document = read("وصلت السفن إلى الميناء صباح أمس. قال الوزير إن الميناء مفتوح.")
    assert [s.content.text for s in own(document)] == ["وصلت السفن إلى الميناء صباح أمس"]
    assert not document.unread


def test_headlines_are_the_outlets_own_voice_whole() -> None:
    headline = "الوزير: الميناء مفتوح"
    document = read_page([("title", headline), ("body", "قال الوزير إن الميناء مفتوح.")])
    assert [s.content.text for s in own(document)] == [headline]
    assert len(said(document)) == 1


def test_a_quotation_without_a_speaker_is_unread() -> None:
    document = read("على الجدار المحترق «لن نغادر هذه المدينة أبدا مهما حدث» بخط كبير.")
    assert not said(document)
    assert [u.why for u in document.unread] == ["quotation without a speaker"]
    assert "لن نغادر هذه المدينة" in document.unread[0].span.text


def test_a_short_name_in_quotation_marks_is_not_unread() -> None:
    assert not read("افتتح الرئيس «مدينة المعرفة» في ضواحي العاصمة.").unread


def test_a_reporting_word_that_no_rule_read_is_unread() -> None:
    document = read("هكذا قال الحارس العجوز.")
    assert not said(document)
    assert [u.why for u in document.unread] == ["reporting word: قال"]


def test_furniture_yields_nothing() -> None:
    parts = [
        ("body", "وصلت السفن إلى الميناء."),
        ("related", "الوزير: قال المدير إن الطريق مغلق"),
        ("boilerplate", "قال الموقع إن الحقول إلزامية"),
    ]
    document = read_page(parts)
    assert not said(document)
    assert len(own(document)) == 1


def test_own_voice_in_a_caption_comes_from_its_credit() -> None:
    parts = [("caption", "سفن تنتظر أمام الميناء", "ar", Origin("AP", "agency")), ("body", "وصلت السفن إلى الميناء.")]
    caption, body = own(read_page(parts))  # type: ignore[arg-type]
    assert [link.name for link in caption.chain] == ["AP"]
    assert body.chain == ()


def test_a_dateline_is_nobodys_voice() -> None:
    document = read("الرياض (رويترز) - قال الوزير إن السفن وصلت إلى الميناء صباح أمس.")
    assert not own(document)
    assert not document.unread


def test_own_voice_inside_a_sentence_with_speech() -> None:
    document = read("وصلت السفن إلى الميناء صباح أمس، فيما قال الوزير إن الطريق مفتوح.")
    assert any("وصلت السفن" in s.content.text for s in own(document))
    assert not any(o.content.end > s.content.start for o in own(document) for s in said(document))
