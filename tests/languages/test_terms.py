"""What clauses talk of: the terms by which they are compared over articles and languages."""

from __future__ import annotations

import pytest

import riwaya
from riwaya.languages.concepts import finder, load_concepts
from riwaya.languages.loader import load_languages

CODES = ("ar", "en", "fa", "ru")


def terms(code: str, text: str) -> set[str]:
    return {term for a in riwaya.read(text, language=code).assertions for term in a.terms}


def alone(code: str, word: str) -> set[str]:
    """The concepts of a word by itself."""
    language = load_languages()[code]
    return set(finder(language).at([language.fold(word)], 0)[1])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "ولا إلا إليه تمت أنه بأنه كل أي بعض نفسه ذات بينهما وحدها قامت يكون"),
        ("en", "the them him we us there it so all many even have something"),
        ("fa", "را است هستند شد بود نبود خود که هم همان مانند قبیل باشند می‌کند نیست"),
        ("ru", "свой своего который это быть мочь самый уже нет больше каждого них"),
    ],
)
def test_function_words_say_nothing(code: str, words: str) -> None:
    language = load_languages()[code]
    find = finder(language)
    for word in words.split():
        assert not alone(code, word), word
        assert find.empty(language.fold(word)), word


@pytest.mark.parametrize(
    ("code", "form", "id"),
    [
        ("ar", "عملات", "currency"),
        ("ar", "الشركتين", "company"),
        ("ar", "تقتلهم", "kill"),
        ("ar", "سيغادرون", "leave"),
        ("ar", "بجنوب", "south"),
        ("ar", "ولايات", "province"),
        ("en", "companies", "company"),
        ("en", "stopped", "stop"),
        ("en", "using", "use"),
        ("fa", "کشتی‌هایش", "ship"),
        ("fa", "رانندگان", "driver"),
        ("fa", "بزرگ‌ترین", "big"),
        ("ru", "кораблями", "ship"),
        ("ru", "данных", "information"),
    ],
)
def test_forms_lead_to_their_own_word(code: str, form: str, id: str) -> None:
    assert id in alone(code, form)


@pytest.mark.parametrize(
    ("code", "word", "not_of"),
    [
        ("ar", "عمل", "currency"),  # work, عملة
        ("ar", "قبل", "tribe"),  # before, قبيلة
        ("ar", "وفي", "die"),  # and in, وفيات
        ("ar", "اليه", "vehicle"),  # to him, آلية
        ("ar", "مصالح", "reconciliation"),  # interests, مصالحة
        ("ar", "الجمهوري", "crowd"),  # Republican, جمهور
        ("ar", "كلية", "complete"),  # college, كلي
        ("ar", "بنات", "building"),  # girls, بناء
        ("ar", "سياسة", "despair"),  # policy, يأس
        ("en", "policy", "police"),
        ("en", "treaty", "treatment"),
        ("en", "busy", "bus"),
        ("en", "evening", "equal"),
        ("fa", "روز", "fasting"),  # day, روزه
        ("fa", "نام", "letter"),  # name, نامه
        ("fa", "گروه", "hostage"),  # group, گروگان
        ("fa", "جام", "clothes"),  # cup, جامه
        ("fa", "کافی", "cafe"),  # enough, کافه
        ("ru", "смогут", "air-pollution"),  # will be able, смог
        ("ru", "уже", "narrow"),  # already, узкий
    ],
)
def test_another_word_is_no_form_of_it(code: str, word: str, not_of: str) -> None:
    assert not_of not in alone(code, word)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "انتخبت النقابة رئيسة جديدة بعد جلسة طويلة."),
        ("en", "The union elected a new president after a long session."),
        ("fa", "اتحادیه پس از جلسه‌ای طولانی رئیس جدیدی انتخاب کرد."),
        ("ru", "Профсоюз выбрал нового президента после долгого заседания."),
    ],
)
def test_one_clause_in_four_languages(code: str, text: str) -> None:
    assert {"president", "new", "session", "long"} <= terms(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "وصل الوزير الماليزي إلى الميناء."),
        ("en", "The Malaysian minister arrived at the port."),
        ("fa", "وزیر مالزیایی به بندر رسید."),
        ("ru", "Малайзийский министр прибыл в порт."),
    ],
)
def test_the_adjective_of_a_country_is_one_term(code: str, text: str) -> None:
    assert {"country-my", "arrive", "port"} <= terms(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fa", "در انبار هیچ آتشی نبود."),
        ("ru", "На складе не было пожара."),
        ("ar", "لم يكن في المستودع حريق."),
    ],
)
def test_what_is_not_there_lacks_nothing(code: str, text: str) -> None:
    assert "lack" not in terms(code, text)


def test_a_noun_tells_its_verb_of_two_words_wherever_the_light_one_stands() -> None:
    assert "choose" in terms("fa", "شهردار تازه دیروز از سوی شورا انتخاب شد.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("confirm", "deny"),
        ("alive", "dead"),
        ("find", "go-missing"),
        ("open", "closed"),
        ("damage", "intact"),
        ("detain", "release"),
        ("accept", "refuse"),
        ("increase", "decrease"),
        ("begin", "end"),
        ("advance", "withdraw"),
        ("guilty", "innocent"),
        ("convict", "innocent"),
        ("arrive", "leave"),
        ("win-match", "lose-match"),
        ("future", "past"),
        ("military", "civilian"),
    ],
)
def test_what_cannot_both_hold(one: str, other: str) -> None:
    assert other in load_concepts().opposites[one]
