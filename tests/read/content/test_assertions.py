"""Statements cut into assertions: spans, polarity and its scope, causes, slots."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from riwaya.languages.loader import load_languages
from riwaya.model import Assertion, Block, Document, Entity
from riwaya.read.content.assertions import assertion_id, find_told
from riwaya.read.reader import open_page
from tests.read.reading import read


def assertions(text: str, code: str = "ar") -> list[Assertion]:
    return list(read(text, code).assertions)


def slotted(marked: str, code: str) -> tuple[list[Assertion], dict[str, str]]:
    """The assertions of a text whose entities stand in `{…}` and `<…>`, and the entities' names by id."""
    text = re.sub(r"[{}<>]", "", marked)
    document = replace(read(text, code), places=(), times=(), quantities=())
    entities = []
    for n, name in enumerate(re.findall(r"[{<](.+?)[}>]", marked), 1):
        at = text.index(name)
        entities.append(Entity(f"e{n}", "person", name, (document.span(at, at + len(name)),)))
    page = open_page(text, [Block(0, len(text))], load_languages()[code])
    found = [told.assertion for told in find_told(replace(document, entities=tuple(entities)), [page])]
    return found, {e.id: e.name for e in entities}


def of_event(found: list[Assertion], event: str) -> Assertion:
    [one] = [a for a in found if a.event == event]
    return one


SLOTS = [
    ("ar", "REQUEST", "أقنع {كريم الصالح} <سامي الأحمد> بالانسحاب."),
    ("ar", "ASSAULT", "قصف {جيش ترشان} <حركة النور>."),
    ("ar", "CASUALTY", "قتل <كريم الصالح> في غارة."),
    ("ar", "CONSULT", "إن {كريم الصالح} التقى <سامي الأحمد>."),
    ("ar", "CASUALTY", "مقتل <كريم الصالح> على يد {حركة النور}"),
    ("en", "CONSULT", "{Karim Orlan} met <Sami Vash> in the capital."),
    ("en", "CASUALTY", "<Karim Orlan> was killed by the {Light Movement}."),
    ("en", "CASUALTY", "<Karim Orlan> died in hospital."),
    ("en", "CONSULT", "{Karim Orlan}'s visit to <Sami Vash>"),
    ("fa", "CONSULT", "{کریم صالح} با <سامی احمد> دیدار کرد."),
    ("fa", "CASUALTY", "<کریم صالح> در این حمله کشته شد."),
    ("ru", "CONSULT", "{Карим Орлан} встретился с <Сами Вашем>."),
    ("ru", "CASUALTY", "<Карим Орлан> погиб в столице."),
]
"""Who acts stands in `{…}`, whom it befalls in `<…>`."""


@pytest.mark.parametrize(("code", "event", "marked"), SLOTS, ids=lambda x: str(x)[:24])
def test_who_acts_on_whom(code: str, event: str, marked: str) -> None:
    found, names = slotted(marked, code)
    slots = of_event(found, event).slots
    assert [names[x] for x in slots.actor] == re.findall(r"{(.+?)}", marked)
    assert [names[x] for x in slots.target] == re.findall(r"<(.+?)>", marked)


def test_whom_somebody_persuaded_acts_in_what_he_was_persuaded_to() -> None:
    found, names = slotted("أقنع {كريم الصالح} <سامي الأحمد> بإرسال قواته إلى البلاد.", "ar")
    sent = of_event(found, "MOBILIZE")
    assert [names[x] for x in sent.slots.actor] == ["سامي الأحمد"]
    assert sent.slots.cause == (of_event(found, "REQUEST").id,)


def test_a_relative_clause_is_about_the_name_before_it() -> None:
    found, names = slotted("The talks were led by {Karim Orlan}, who arrived on Monday.", "en")
    assert [names[x] for x in of_event(found, "MOVE").slots.actor] == ["Karim Orlan"]


def test_a_verb_joined_by_and_keeps_its_subject() -> None:
    found, names = slotted("{Karim Orlan} arrived on Monday and met the envoy.", "en")
    assert [names[x] for a in found for x in a.slots.actor] == ["Karim Orlan"] * 2


UNSAID = [
    ("ar", "وصل {كريم الصالح} إلى العاصمة. وزار المدينة القديمة.", "CONSULT"),
    ("ar", "قال {كريم الصالح} إنه سيغادر العاصمة.", "MOVE"),
    ("ar", "قال {كريم الصالح}: «لم نوقع الاتفاق».", "AGREE"),
    ("en", "{Karim Orlan} arrived on Monday. He met the envoy.", "CONSULT"),
    ("en", "{Karim Orlan} said he would visit the city.", "CONSULT"),
    ("en", '"We did not sign the agreement," {Karim Orlan} said.', "AGREE"),
    ("ru", "«Мы не стреляли», — заявил {Карим Орлан}.", "ASSAULT"),
]
"""Who is meant by a pronoun, or by none, stands in `{…}`."""


@pytest.mark.parametrize(("code", "marked", "event"), UNSAID, ids=lambda x: str(x)[:24])
def test_a_subject_left_out_is_the_speaker_or_the_one_before(code: str, marked: str, event: str) -> None:
    found, names = slotted(marked, code)
    assert [names[x] for x in of_event(found, event).slots.actor] == re.findall(r"{(.+?)}", marked)


def test_a_verb_of_another_gender_leaves_its_subject_alone() -> None:
    found, _ = slotted("وصل {كريم الصالح} إلى العاصمة. وزارت المدينة القديمة.", "ar")
    assert of_event(found, "CONSULT").slots.actor == ()


def test_who_is_accused_acts_in_what_he_is_accused_of() -> None:
    found, names = slotted("اتهم {كريم الصالح} <حركة النور> بقصف القرية.", "ar")
    assert [names[x] for x in of_event(found, "ASSAULT").slots.actor] == ["حركة النور"]


def test_whom_a_relative_pronoun_takes_up_acts_in_what_he_is_accused_of() -> None:
    found, names = slotted(
        "{Karim Nader} of the port, whom <Paul Hart> has accused of shelling a village, denies it.", "en"
    )
    assert [names[x] for x in of_event(found, "ASSAULT").slots.actor] == ["Karim Nader"]


def test_who_is_blamed_acts_in_what_he_is_blamed_for() -> None:
    found, names = slotted("{Paul Hart} blamed <Karim Nader> for the attack on the village.", "en")
    assert [names[x] for x in of_event(found, "ASSAULT").slots.actor] == ["Karim Nader"]


def test_a_thing_with_a_name_in_its_genitive_is_nobody() -> None:
    found, _ = slotted("قصف الطيران مقر {حركة النور}.", "ar")
    assert of_event(found, "ASSAULT").slots.actor == ()


def test_a_city_that_is_shelled_is_where_it_happens() -> None:
    [only] = assertions("قصف الجيش مدينة حلب.")
    assert only.slots.place


def test_a_subject_without_a_name_is_not_that_of_the_clause_before() -> None:
    found, names = slotted("{انبار} بسته ماند و کارگران به خانه رفتند.", "fa")
    assert of_event(found, "MOVE").slots.actor == ()


SCOPE = [
    ("ar", "لم يصل الوفد، لكن الوزير وصل.", ["negated", "affirmed"]),
    ("ar", "ما قتل إلا جندي واحد.", ["affirmed"]),
    ("ar", "لا يزال الجيش يقصف البلدة.", ["affirmed"]),
    ("ar", "نفى الوزير مقتل الجنود الذين أسرهم المسلحون.", ["negated", "affirmed"]),
    ("en", "The army did not attack the village that rebels had captured.", ["negated", "affirmed"]),
    ("en", "Not only did the army shell the town, it burned the farms.", ["affirmed", "affirmed"]),
    ("en", "The spokesman denied that no one was killed.", ["affirmed"]),
    ("fa", "ارتش به روستا حمله نکرد.", ["negated"]),
    ("ru", "Армия не атаковала деревню, но заняла город.", ["negated", "affirmed"]),
    ("ar", "لا يمكن للقائد أن يغادر.", ["negated"]),
    ("ar", "لا يستبعد الخبير أن تكون شرارة قد أشعلت الحريق.", ["affirmed"]),
    ("en", "Warehouse No. 3 was destroyed by the fire.", ["affirmed"]),
    ("en", "The fire caused no casualties.", ["negated"]),
    ("en", "The minister said it was not clear who closed the road.", ["negated", "affirmed"]),
    ("ar", "أكدت الوزارة أن لا خسائر في الأرواح.", ["negated"]),
    ("ar", "قال الوزير إنه لا دليل على ذلك في المدينة.", ["negated"]),
    ("ar", "قال الوزير إنه ليس واضحا من أغلق الطريق.", ["negated"]),
    ("ru", "Министр сообщил, что погибших и раненых нет.", ["negated"]),
    ("ru", "Погибли не менее десяти человек.", ["affirmed"]),
]


@pytest.mark.parametrize(("code", "text", "polarities"), SCOPE, ids=lambda x: str(x)[:24])
def test_how_far_a_negation_reaches(code: str, text: str, polarities: list[str]) -> None:
    assert [a.polarity for a in assertions(text, code)] == polarities


OUTLOOKS = [
    ("ar", "قال المصدر إن القطعة تخص السفينة أم لا.", "possible"),
    ("ar", "قال الوزير إن الصاروخ أصاب المبنى على ما يبدو.", "possible"),
    ("ar", "قال الوزير إن الصاروخ أصاب المبنى.", "fact"),
    ("en", "There is no evidence that the company took part.", "possible"),
    ("en", "The evidence that the company produced was false.", "fact"),
    ("en", "The army apparently left the town.", "possible"),
    ("ru", "Армия, по-видимому, покинула город.", "possible"),
    ("fa", "ارتش ظاهرا شهر را ترک کرد.", "possible"),
]
"""The last assertion of a text: whether it is told as a fact."""


@pytest.mark.parametrize(("code", "text", "modality"), OUTLOOKS, ids=lambda x: str(x)[:24])
def test_how_sure_a_clause_is(code: str, text: str, modality: str) -> None:
    assert max(assertions(text, code), key=lambda a: (a.span.end, a.span.start)).modality == modality


MEANWHILE = [
    ("en", "The ferry sank off the island, during its voyage to the port, on 3 June 2021.", {"sink"}),
    ("ar", "سقطت المروحية قرب البلدة في أثناء هبوطها في المطار يوم 5 مايو 2021.", {"helicopter-crash"}),
    ("ru", "Паром затонул у острова во время рейса в порт 3 июня 2021 года.", {"sink"}),
]


@pytest.mark.parametrize(("code", "text", "dated"), MEANWHILE, ids=lambda x: str(x)[:24])
def test_a_date_in_a_phrase_of_what_went_on_meanwhile_dates_its_clause(code: str, text: str, dated: set[str]) -> None:
    [time] = read(text, code).times
    assert dated <= set(time.of)


CAUSES = [
    ("ar", "قتل عشرون شخصا إثر انفجار سيارة في السوق.", "CASUALTY", "HAPPEN"),
    ("ar", "أدى انفجار السيارة إلى مقتل عشرة أشخاص.", "CASUALTY", "HAPPEN"),
    ("ar", "قصفت الطائرات السوق، ما أسفر عن مقتل عشرة أشخاص.", "CASUALTY", "ASSAULT"),
    ("ar", "أرسل الرئيس قواته بعد أن أقنعه القائد بذلك.", "MOBILIZE", "REQUEST"),
    ("ar", "إن التدخل جاء نتيجة لطلب رسمي من الحكومة.", "MOBILIZE", "REQUEST"),
    ("en", "Twenty people died because the bridge collapsed.", "CASUALTY", "HAPPEN"),
    ("en", "The troops withdrew as a result of a request from the mayor.", "RETREAT", "REQUEST"),
    ("fa", "این حمله به کشته شدن بیست نفر منجر شد.", "CASUALTY", "ASSAULT"),
    ("ru", "Двадцать человек погибли из-за взрыва на рынке.", "CASUALTY", "HAPPEN"),
]


@pytest.mark.parametrize(("code", "text", "event", "cause"), CAUSES, ids=lambda x: str(x)[:24])
def test_what_set_an_event_going(code: str, text: str, event: str, cause: str) -> None:
    found = assertions(text, code)
    assert of_event(found, event).slots.cause == (of_event(found, cause).id,)


def test_the_same_event_in_four_languages() -> None:
    told = {
        "ar": "قتل عشرة جنود في الهجوم.",
        "en": "Ten soldiers were killed in the attack.",
        "fa": "ده سرباز در این حمله کشته شدند.",
        "ru": "Десять солдат погибли при нападении.",
    }
    assert {(a.event, a.polarity, a.modality) for code, text in told.items() for a in assertions(text, code)} == {
        ("CASUALTY", "affirmed", "fact")
    }


def test_cue_and_speaker_assert_nothing_and_a_nested_statement_keeps_its_own() -> None:
    document = read("قال الوزير إن القائد أبلغه أن الجيش قصف البلدة.")
    [only] = document.assertions
    assert only.span.text == "أن الجيش قصف البلدة"
    inner = next(s for s in document.statements if s.id == only.statement)
    assert inner.parent is not None
    assert inner.assertions == (only.id,)


def test_an_id_hashes_document_and_span() -> None:
    [only] = assertions("وصل الوفد أمس.")
    assert only.id == assertion_id("d", only.span.start, only.span.end)
    assert len(only.id) == 17


def test_assertions_overlap_only_where_one_lies_inside_the_other() -> None:
    text = "أقنع القائد الرئيس بإرسال قواته إلى البلاد، ثم سافر الوفد الذي اختاره الوزير إلى العاصمة لبحث الأزمة."
    spans = [(a.span.start, a.span.end) for a in assertions(text)]
    for a, b in spans:
        for c, d in spans:
            assert b <= c or d <= a or (a <= c and d <= b) or (c <= a and b <= d)


def test_a_language_without_events_asserts_nothing() -> None:
    text = "Ten soldiers were killed."
    english = load_languages()["en"]
    lexicon = replace(english.lexicon, written={})  # what it remembers of words is not to reach other tests
    page = open_page(text, [Block(0, len(text))], replace(english, events=None, lexicon=lexicon))
    assert find_told(Document(id="d", text=text, language="en"), [page]) == []
