import pytest

from tests.read.reading import about, names, read


def teller(text: str, words: str) -> list[str]:
    return names(about(read(text), words))


def test_and_he_added_goes_on_for_the_last_speaker() -> None:
    text = "قال المدرب جورج صليبا إن الفريق جاهز. وأضاف أن المباراة صعبة."
    assert teller(text, "المباراة صعبة") == ["جورج صليبا"]


def test_a_verb_in_the_feminine_passes_over_a_man() -> None:
    text = "قالت الوزيرة سلمى قاسم إن الطريق آمن. وقال المحافظ عمر نجم إن الجسر مغلق. وأضافت أن العمل مستمر."
    assert teller(text, "العمل مستمر") == ["سلمى قاسم"]


def test_a_verb_in_the_masculine_passes_over_a_woman() -> None:
    text = "قال المحافظ عمر نجم إن الجسر مغلق. وقالت الوزيرة سلمى قاسم إن الطريق آمن. وأضاف أن العمل مستمر."
    assert teller(text, "العمل مستمر") == ["عمر نجم"]


def test_a_left_out_speaker_is_marked_as_resolved() -> None:
    document = read("قال المدرب جورج صليبا إن الفريق جاهز. وأضاف أن المباراة صعبة.")
    first, second = about(document, "جاهز"), about(document, "صعبة")
    assert (first.chain[0].how, second.chain[0].how) == ("stated", "resolved")
    assert second.source is None


def test_a_resolved_link_points_to_the_name_on_the_page() -> None:
    document = read("قال المدرب جورج صليبا إن الفريق جاهز. وأضاف أن المباراة صعبة.")
    span = about(document, "صعبة").chain[0].span
    assert span is not None
    assert document.text[span.start : span.end] == "جورج صليبا"


@pytest.mark.parametrize("office", ["الوزير", "الوزير نفسه"])
def test_the_minister_is_the_one_named_before(office: str) -> None:
    text = f"قال وزير النقل رامي الحلبي إن المطار سيغلق. وأكد {office} أن الرحلات حولت."
    assert teller(text, "الرحلات حولت") == ["رامي الحلبي"]


def test_the_right_office_is_chosen() -> None:
    text = (
        "قال وزير النقل رامي الحلبي إن المطار سيغلق. وقال المدير سامر عواد إن العمال جاهزون. "
        "وأكد الوزير أن الرحلات حولت."
    )
    assert teller(text, "الرحلات حولت") == ["رامي الحلبي"]


def test_a_family_name_stands_for_the_full_name() -> None:
    text = "قالت القاضية مريم الخطيب إن الجلسة سرية.\nوأكدت الخطيب أن الحكم قريب."
    assert teller(text, "الحكم قريب") == ["مريم الخطيب"]


def test_a_family_name_may_stand_before_the_full_name() -> None:
    text = "وأكدت الخطيب أن الحكم قريب.\nقالت القاضية مريم الخطيب إن الجلسة سرية."
    assert teller(text, "الحكم قريب") == ["مريم الخطيب"]


def test_his_highness_is_the_prince() -> None:
    text = "أكد الأمير خالد الفيصل أن المشروع جاهز.\nوقال سموه إن الافتتاح غدا."
    assert teller(text, "الافتتاح غدا") == ["خالد الفيصل"]


def test_the_source_is_the_unnamed_official() -> None:
    text = "قال مصدر أمني رفيع إن التحقيق بدأ. وأضاف المصدر أن النتائج قريبة."
    assert teller(text, "النتائج قريبة") == ["مصدر أمني رفيع"]


def test_the_agency_is_the_one_named_before() -> None:
    text = "ذكرت وكالة النورس للأنباء أن الميناء أغلق. وأضافت الوكالة أن السفن عادت."
    assert teller(text, "السفن عادت") == ["وكالة النورس للأنباء"]


def test_a_new_speaker_takes_over() -> None:
    text = "قال النائب فؤاد مراد إن القانون ظالم. وقال النائب كريم الأحمد إن القانون عادل. وأضاف أن التصويت غدا."
    assert teller(text, "التصويت غدا") == ["كريم الأحمد"]


def test_an_inner_speaker_does_not_take_the_next_sentence() -> None:
    text = "قال المحامي سعيد نوري إن الشاهد أكد أن الباب مفتوح. وأضاف أن الجلسة تأجلت."
    assert teller(text, "الجلسة تأجلت") == ["سعيد نوري"]


def test_a_left_out_speaker_without_anybody_before_is_unnamed() -> None:
    document = read("وأضاف أن الجلسة تأجلت إلى الغد.")
    link = about(document, "الجلسة تأجلت").chain[0]
    assert (link.name, link.named) == ("غير مسمى", False)


def test_she_is_the_woman_who_spoke_last() -> None:
    text = 'Mayor Lena Fox said that the fire was out. "It is over," she added.'
    assert names(about(read(text, "en"), "It is over")) == ["Lena Fox"]


def test_an_english_family_name_stands_for_the_full_name() -> None:
    text = "Mayor Lena Weber said that the fire was out. Weber said that nobody was hurt."
    assert names(about(read(text, "en"), "nobody was hurt")) == ["Lena Weber"]
