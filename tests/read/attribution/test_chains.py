import pytest

from riwaya.model import Origin
from tests.read.reading import about, names, only, read, read_page, said


def test_a_relay_stands_behind_the_one_whom_it_quotes() -> None:
    statement = only(read("ونقلت رويترز عن مسؤول إقليمي قوله إن المفاوضات توقفت."))
    assert names(statement) == ["مسؤول إقليمي", "رويترز"]
    assert [link.kind for link in statement.chain] == ["official", "agency"]


def test_speech_inside_speech_goes_on_with_the_outer_chain() -> None:
    document = read("ونقلت رويترز عن دبلوماسي غربي قوله إن الرئيس أكد أن القوات ستنسحب.")
    inner, outer = about(document, "القوات ستنسحب"), about(document, "الرئيس أكد")
    assert names(outer) == ["دبلوماسي غربي", "رويترز"]
    assert names(inner) == ["الرئيس", "دبلوماسي غربي", "رويترز"]
    assert inner.parent == outer.id
    assert outer.parent is None
    assert [link.how for link in inner.chain] == ["stated", "inherited", "inherited"]


def test_three_levels() -> None:
    document = read("قالت وزارة العدل إن سعيد نوري أكد أن حارس المبنى قال إن الباب كان مفتوحا.")
    assert names(about(document, "الباب كان مفتوحا")) == ["حارس المبنى", "سعيد نوري", "وزارة العدل"]


def test_a_medium_that_was_told_is_outermost() -> None:
    statement = only(read("وقال المتحدث باسم الجيش نبيل الأشقر لوكالة رويترز إن الطريق مفتوح."))
    assert names(statement)[0] == "نبيل الأشقر"
    assert "رويترز" in names(statement)[-1]
    assert len(statement.chain) == 2


def test_reporters_at_large_are_no_link() -> None:
    assert names(only(read("وقال المتحدث باسم الجيش نبيل الأشقر للصحفيين إن الطريق مفتوح."))) == ["نبيل الأشقر"]


def test_speakers_are_not_named_twice() -> None:
    text = "قال المدرب جورج صليبا: «قلت للاعبين إن المباراة صعبة. وأكد صليبا أن الفوز ممكن»."
    for statement in said(read(text)):
        assert len(names(statement)) == len(set(names(statement)))


def test_the_credit_of_a_caption_is_the_outermost_link() -> None:
    words = "الدخان فوق الميناء، وقال شهود إن الحريق بدأ ليلا"
    credit = Origin("أسوشيتد برس", "agency")
    document = read_page([("caption", words, "ar", credit), ("body", "وصل رجال الإطفاء عند الفجر.")])
    statement = about(document, "الحريق بدأ ليلا")
    assert names(statement) == ["شهود", "أسوشيتد برس"]
    assert statement.chain[-1].how == "inherited"


def test_a_caption_in_another_language_has_its_own_credit() -> None:
    words = "The mayor has insisted that the port is safe."
    parts = [("caption", words, "en", Origin("AP", "agency")), ("body", "وصل رجال الإطفاء عند الفجر.")]
    statement = only(read_page(parts))  # type: ignore[arg-type]
    assert names(statement)[-1] == "AP"
    assert statement.rule.startswith("en.")


def test_the_body_does_not_take_the_credit_of_a_caption() -> None:
    parts = [("caption", "الدخان فوق الميناء", "ar", Origin("AP", "agency")), ("body", "وقال الوزير إن الحريق انتهى.")]
    assert names(only(read_page(parts))) == ["الوزير"]  # type: ignore[arg-type]


def test_a_closing_according_to_is_a_link_of_the_chain_before_it() -> None:
    statement = only(read("قال الوزير سليم عازار إن الرواتب جاهزة، بحسب وكالة النورس للأنباء."))
    assert names(statement) == ["سليم عازار", "وكالة النورس للأنباء"]


def test_a_hidden_speaker_is_one_unnamed_link() -> None:
    (link,) = only(read("ويُعتقد أن السفينة غرقت قرب الساحل.")).chain
    assert (link.name, link.named, link.span) == ("غير مسمى", False, None)


def test_a_parent_holds_content_and_cue_of_its_child() -> None:
    document = read("وقال مسؤول إقليمي إن الجنرال أكد للوفد أن الدعم سيستمر.")
    outer, inner = said(document)
    assert inner.parent == outer.id
    assert inner.cue is not None
    assert outer.content.start <= inner.cue.start
    assert inner.content.end <= outer.content.end


def test_stance_and_polarity() -> None:
    denied = only(read("ونفى الوزير أن يكون المطار قد أغلق."))
    assert (denied.stance, denied.polarity) == ("denies", "affirmed")
    assert only(read("وأكد الوزير أن المطار مفتوح.")).stance == "confirms"
    assert only(read("وحذر الوزير من سيول جارفة.")).stance == "warns"
    assert only(read("ووعد الوزير بإعادة بناء الجسر.")).stance == "promises"
    assert only(read("ولم يؤكد الوزير أن المطار مفتوح.")).polarity == "negated"


def test_mode_tells_quotations_from_paraphrase() -> None:
    assert only(read("قال الوزير: «الطريق مفتوح الآن».")).mode == "direct"
    assert only(read("قال الوزير إن الطريق مفتوح الآن.")).mode == "indirect"
    assert only(read("قال الوزير إن الطريق «مفتوح تماما» الآن.")).mode == "mixed"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "لا يستبعد المحققون أن تكون السفينة غرقت."),
        ("ar", "ولم تستبعد الشرطة وجود ضحايا تحت الأنقاض."),
        ("en", "The minister did not rule out that the fire was arson."),
        ("en", "The minister did not explicitly rule out that the fire was arson."),
        ("en", "The minister would not deny that the bridge was closed."),
        ("fa", "پلیس رد نمی‌کند که کشتی غرق شده باشد."),
        ("fa", "وزیر انکار نکرد که پل بسته است."),
        ("ru", "Министр не исключает, что пожар был поджогом."),
        ("ru", "Министр не отрицает, что мост закрыт."),
    ],
)
def test_who_does_not_rule_it_out_says_that_it_may_be(code: str, text: str) -> None:
    document = read(text, code)
    statement = only(document)
    assert (statement.stance, statement.polarity) == ("says", "affirmed")
    told = next(a for a in document.assertions if a.statement == statement.id)
    assert (told.polarity, told.modality) == ("affirmed", "possible")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "استبعد الوزير أن يكون الحريق متعمدا."),
        ("en", "The minister ruled out that the fire was arson."),
        ("fa", "وزیر انکار کرد که پل بسته است."),
        ("ru", "Министр исключил, что мост закрыт."),
    ],
)
def test_who_rules_it_out_denies_it(code: str, text: str) -> None:
    document = read(text, code)
    assert only(document).stance == "denies"
    assert [a.polarity for a in document.assertions] == ["negated"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "رفض المتحدث التعليق على التقرير."),
        ("en", "The company declined to comment on the crash."),
        ("en", "The pilot declined to be interviewed."),
        ("en", "The owner refused to say whether the ship sank."),
        ("fa", "وزیر مصاحبه را رد کرد."),
        ("ru", "Министр отказался комментировать доклад."),
        ("ru", "Министр отказался от интервью."),
    ],
)
def test_who_declines_to_comment_denies_nothing(code: str, text: str) -> None:
    document = read(text, code)
    found = [s for s in document.statements if s.mode != "own"]
    assert [(s.stance, s.polarity) for s in found] in ([("says", "negated")], [])
    assert not document.unread
