"""Who is the root of an account, which roots are one, and how many origins a claim has."""

from __future__ import annotations

import pytest

from riwaya.comparison import CopiedText
from tests.weigh.stories import Article, open_pairs, roots, weighed


def root_names(text: str, words: str, language: str = "en") -> list[str]:
    """Roots of the claim that one article tells in these words."""
    return [name for name, _, _ in roots(weighed({"a": Article(text, language)}, [("a", words)]))]


@pytest.mark.parametrize(
    ("language", "text", "words", "root"),
    [
        (
            "en",
            "The bridge at Orlan collapsed on Friday, a port official told Reuters.",
            "collapsed",
            "a port official",
        ),
        ("ar", "نقلت وكالة رويترز عن مسؤول في البلدية قوله إن الجسر انهار فجر الجمعة.", "انهار", "مسؤول في البلدية"),
        ("ru", "Чиновник мэрии сообщил, что мост рухнул в пятницу.", "рухнул", "Чиновник мэрии"),
        ("fa", "یک مقام شهرداری گفت که پل روز جمعه فرو ریخت.", "فرو", "یک مقام شهرداری"),
    ],
)
def test_the_speaker_is_the_root_and_not_the_agency_that_quotes_him(
    language: str, text: str, words: str, root: str
) -> None:
    assert root_names(text, words, language) == [root]


@pytest.mark.parametrize(
    ("language", "text", "words", "root"),
    [
        (
            "en",
            "A port official told Reuters that the foreman had told him that the bridge collapsed before dawn.",
            "collapsed",
            "the foreman",
        ),
        ("en", "Karim Haddad said the foreman told him: “The bridge collapsed.”", "collapsed", "the foreman"),
        ("ar", "قال كريم حداد إن الحاج سالم أخبره أن الجسر انهار فجر الجمعة.", "انهار", "سالم"),
    ],
)
def test_who_told_the_teller_is_the_root(language: str, text: str, words: str, root: str) -> None:
    assert root_names(text, words, language) == [root]


@pytest.mark.parametrize(
    ("language", "text", "words", "root"),
    [
        ("en", "A witness said the mayor told his driver: “Close the road now.”", "Close", "A witness"),
        ("ar", "قال مسؤول في البلدية إن العمدة قال لسائقه: «الجسر انهار قبل الفجر».", "انهار", "مسؤول في البلدية"),
        ("ru", "Свидетель рассказал, что мэр сказал водителю: «Мост рухнул».", "рухнул", "Свидетель"),
        ("fa", "کریم حداد گفت که شهردار به راننده گفت: «پل فرو ریخت».", "فرو", "کریم حداد"),
    ],
)
def test_what_one_person_says_to_a_third_is_part_of_the_event(language: str, text: str, words: str, root: str) -> None:
    assert root_names(text, words, language) == [root]


def test_a_named_hearer_makes_the_words_part_of_the_event() -> None:
    text = "قال مسؤول في البلدية إن الوزيرة سلمى قاسم قالت للمحافظ كريم حداد: «الجسر انهار قبل الفجر»."
    assert root_names(text, "انهار", "ar") == ["مسؤول في البلدية"]


def test_a_request_inside_a_telling_is_part_of_the_event() -> None:
    text = "Three port officials said that the customs department had asked for the cargo to be moved."
    assert root_names(text, "moved") == ["Three port officials"]


def test_an_order_is_told_by_the_article_that_reports_it() -> None:
    claim = weighed(
        {"a": Article("The governor, Karim Haddad, ordered the evacuation of the town.", outlet="The Orlan Post")},
        [("a", "evacuation")],
    )
    assert [(r.kind, r.name) for r in claim.roots] == [("unknown", "The Orlan Post")]


def test_a_promise_that_nobody_else_tells_is_his_own_account() -> None:
    assert root_names("Karim Haddad promised to rebuild the bridge within a year.", "rebuild") == ["Karim Haddad"]


def test_an_article_without_an_origin_adds_nothing_to_the_least() -> None:
    claim = weighed(
        {
            "a": Article("The bridge at Orlan collapsed on Friday."),
            "b": Article("Karim Haddad said the bridge collapsed on Friday."),
        },
        [("a", "collapsed"), ("b", "collapsed")],
    )
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)


def test_a_credited_article_has_the_agency_as_its_root_and_gate() -> None:
    claim = weighed({"a": Article("The bridge at Orlan collapsed on Friday.", agency="Reuters")}, [("a", "collapsed")])
    assert [(r.name, r.kind, r.named) for r in claim.roots] == [("Reuters", "agency", True)]
    assert claim.origins.gates == ("Reuters",)
    assert claim.accounts[0].chain == ("Reuters",)


def test_an_agency_and_whom_it_quotes_elsewhere_may_be_one_origin() -> None:
    claim = weighed(
        {
            "a": Article("The bridge at Orlan collapsed on Friday.", agency="Reuters"),
            "b": Article("The bridge at Orlan collapsed on Friday, Karim Haddad told Reuters."),
        },
        [("a", "collapsed"), ("b", "collapsed")],
    )
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)
    assert open_pairs(claim) == {frozenset({"Reuters", "Karim Haddad"})}


def test_a_headline_is_no_origin_beside_the_speaker_below_it() -> None:
    text = "The bridge at Orlan collapsed on Friday. Karim Haddad said the bridge collapsed before dawn."
    claim = weighed({"a": Article(text)}, [("a", "on Friday"), ("a", "before dawn")])
    assert roots(claim) == [("Karim Haddad", True, 1)]
    assert [f.why for f in claim.origins.folded] == ["says in its own words what it gives to somebody else too"]


def test_one_named_man_is_one_root_over_articles_and_languages() -> None:
    claim = weighed(
        {
            "a": Article("Karim Haddad said the bridge collapsed on Friday."),
            "b": Article("قال كريم حداد إن الجسر انهار فجر الجمعة.", "ar"),
            "c": Article("Карим Хаддад сообщил, что мост рухнул в пятницу.", "ru"),
        },
        [("a", "collapsed"), ("b", "انهار"), ("c", "рухнул")],
    )
    assert len(claim.roots) == 1
    assert claim.roots[0].documents == ("a", "b", "c")
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    assert [f.documents for f in claim.origins.folded] == [("a", "b", "c")]


def test_two_named_men_are_two() -> None:
    claim = weighed(
        {
            "a": Article("Karim Haddad said the bridge collapsed on Friday."),
            "b": Article("Salma Kassem said the bridge collapsed on Friday."),
        },
        [("a", "collapsed"), ("b", "collapsed")],
    )
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 2)
    assert open_pairs(claim) == set()


def test_an_office_and_the_name_that_its_page_gives_are_one() -> None:
    text = (
        "The mayor of Orlan, Karim Haddad, said the bridge collapsed on Friday. "
        "The mayor said the bridge had been closed in March."
    )
    claim = weighed({"a": Article(text)}, [("a", "collapsed"), ("a", "closed")])
    assert roots(claim) == [("Karim Haddad", True, 1)]


UNNAMED = {
    "en": (
        "A port official said the bridge collapsed on Friday.",
        "A rail official said the bridge collapsed at dawn.",
    ),
    "ar": ("قال مسؤول في الميناء إن الجسر انهار فجر الجمعة.", "قال مسؤول في البلدية إن الجسر انهار صباح الجمعة."),
    "ru": ("Чиновник мэрии сообщил, что мост рухнул в пятницу.", "Источник в порту сообщил, что мост рухнул утром."),
    "fa": ("یک مقام بندر گفت که پل روز جمعه فرو ریخت.", "یک مقام شهرداری گفت که پل صبح فرو ریخت."),
}
COLLAPSED = {"en": "collapsed", "ar": "انهار", "ru": "рухнул", "fa": "فرو"}


@pytest.mark.parametrize("language", UNNAMED)
def test_two_officials_without_a_name_stay_open(language: str) -> None:
    one, two = UNNAMED[language]
    word = COLLAPSED[language]
    claim = weighed({"a": Article(one, language), "b": Article(two, language)}, [("a", word), ("b", word)])
    assert len(claim.roots) == 2
    assert len(open_pairs(claim)) == 1
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)


ANOTHER = {
    "en": "A port official said the bridge collapsed on Friday. Another official said the bridge collapsed at dawn.",
    "ar": "قال مسؤول في البلدية إن الجسر انهار الجمعة. وقال مسؤول آخر إن الجسر انهار صباحا.",
    "ru": "Чиновник мэрии сообщил, что мост рухнул в пятницу. Другой чиновник сообщил, что мост рухнул утром.",
    "fa": "یک مقام شهرداری گفت که پل روز جمعه فرو ریخت. یک مقام دیگر گفت که پل صبح فرو ریخت.",
}
MORNING = {"en": "dawn", "ar": "صباحا", "ru": "утром", "fa": "صبح"}
FRIDAY = {"en": "Friday", "ar": "الجمعة", "ru": "пятницу", "fa": "جمعه"}


@pytest.mark.parametrize("language", ANOTHER)
def test_another_official_is_the_page_saying_that_they_differ(language: str) -> None:
    claim = weighed({"a": Article(ANOTHER[language], language)}, [("a", FRIDAY[language]), ("a", MORNING[language])])
    assert len(claim.roots) == 2
    assert open_pairs(claim) == set()
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 2)


def test_another_may_still_be_one_before_the_last() -> None:
    text = (
        "A port official said the bridge collapsed on Friday. Three rail officials said the bridge collapsed at noon. "
        "Another official said the bridge collapsed at dawn."
    )
    claim = weighed({"a": Article(text)}, [("a", "on Friday"), ("a", "at noon"), ("a", "at dawn")])
    assert frozenset({"A port official", "Another official"}) in open_pairs(claim)
    assert frozenset({"Three rail officials", "Another official"}) not in open_pairs(claim)
    assert (claim.origins.at_least, claim.origins.at_most) == (4, 5)


def test_three_officials_are_three_people_through_one_newsroom() -> None:
    claim = weighed(
        {"a": Article("Three port officials told Reuters the bridge collapsed on Friday.")}, [("a", "collapsed")]
    )
    assert roots(claim) == [("Three port officials", False, 3)]
    assert (claim.origins.at_least, claim.origins.at_most) == (3, 3)
    assert claim.origins.gates == ("Reuters",)


def test_one_official_may_be_among_three() -> None:
    claim = weighed(
        {
            "a": Article("Three port officials said the bridge collapsed on Friday."),
            "b": Article("A rail official said the bridge collapsed on Friday."),
        },
        [("a", "collapsed"), ("b", "collapsed")],
    )
    assert (claim.origins.at_least, claim.origins.at_most) == (3, 4)


def test_one_agency_and_one_description_are_one_source_in_two_languages() -> None:
    claim = weighed(
        {
            "a": Article("The bridge collapsed on Friday, a port official told Reuters."),
            "b": Article("نقلت وكالة رويترز عن مسؤول في الميناء قوله إن الجسر انهار الجمعة.", "ar"),
        },
        [("a", "collapsed"), ("b", "انهار")],
    )
    assert len(claim.roots) == 1
    assert [f.why for f in claim.origins.folded] == ["quoted in the same words through Reuters"]
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)


def test_copies_of_one_text_have_their_speakers_in_common() -> None:
    text = "A port official said the bridge collapsed on Friday. Another official said the bridge collapsed at dawn."
    told = {"a": Article(text), "b": Article("Note to readers. " + text)}
    words = [(key, said) for key in told for said in ("Friday", "dawn")]
    copies = [CopiedText(("a", "b"), "trimmed", 0.9)]
    apart, folded = weighed(told, words), weighed(told, words, copies)
    assert (len(apart.roots), apart.origins.at_most) == (4, 4)
    assert (len(folded.roots), folded.origins.at_least, folded.origins.at_most) == (2, 2, 2)
    assert [f.why for f in folded.origins.folded] == ["one text, cut"]
    assert all(r.documents == ("a", "b") for r in folded.roots)


def test_a_translated_copy_has_the_same_speakers() -> None:
    told = {
        "a": Article("A port official said the bridge collapsed on Friday. The health ministry said 15 people died."),
        "b": Article("قال مسؤول في الميناء إن الجسر انهار الجمعة. وقالت وزارة الصحة إن 15 شخصا قتلوا.", "ar"),
    }
    copies = [CopiedText(("a", "b"), "translated", 0.9)]
    one = weighed(told, [("a", "collapsed"), ("b", "انهار")], copies)
    body = weighed(told, [("a", "15"), ("b", "15")], copies)
    assert [r.documents for r in (*one.roots, *body.roots)] == [("a", "b"), ("a", "b")]
    assert [f.why for f in one.origins.folded] == ["one text, translated"]


def test_one_body_in_two_languages_is_one_under_two_names_open_and_another_body_another() -> None:
    told = {
        "a": Article("The health ministry said 15 people died."),
        "b": Article("قالت وزارة الصحة إن 15 شخصا قتلوا.", "ar"),
        "c": Article("The transport ministry said 15 people died."),
        "d": Article("قالت وزارة الصحة الترشانية إن 15 شخصا قتلوا.", "ar"),
    }
    same = weighed(told, [("a", "15"), ("b", "15")])
    open_ = weighed(told, [("a", "15"), ("d", "15")])
    other = weighed(told, [("a", "15"), ("c", "15")])
    assert (same.origins.at_least, same.origins.at_most) == (1, 1)
    assert (open_.origins.at_least, open_.origins.at_most) == (1, 2)
    assert (other.origins.at_least, other.origins.at_most) == (2, 2)


def test_an_unnamed_source_may_be_the_named_man_of_the_same_house() -> None:
    told = {
        "a": Article("قال مصدر طبي في مستشفى الغار الحكومي إن سبعة عشر شخصا قتلوا.", "ar"),
        "b": Article("قال مدير مستشفى الغار الحكومي وليد القرمزي إن سبعة عشر شخصا قتلوا.", "ar"),
        "c": Article("قال وزير النقل سهيل القنواتي إن سبعة عشر شخصا قتلوا.", "ar"),
    }
    claim = weighed(told, [(key, "سبعة عشر") for key in told])
    names = {frozenset(pair) for pair in open_pairs(claim)}
    assert names == {frozenset({"مصدر طبي في مستشفى الغار الحكومي", "وليد القرمزي"})}
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 3)


def test_hidden_speakers_add_nothing_to_the_least() -> None:
    claim = weighed({"a": Article("يقال إن الجسر انهار فجر الجمعة.", "ar")}, [("a", "انهار")])
    assert [r.kind for r in claim.roots] == ["unknown"]
    assert (claim.origins.at_least, claim.origins.at_most) == (0, 1)


def test_newsrooms_are_one_in_any_script_and_name_their_articles() -> None:
    claim = weighed(
        {
            "a": Article("The bridge collapsed on Friday, Karim Haddad told Reuters."),
            "b": Article("نقلت وكالة رويترز عن سلمى قاسم قولها إن الجسر انهار الجمعة.", "ar"),
            "c": Article("Nadim Aoun said the bridge collapsed on Friday.", outlet="The Orlan Post"),
        },
        [("a", "collapsed"), ("b", "انهار"), ("c", "collapsed")],
    )
    assert [(g.name, g.documents) for g in claim.origins.through] == [
        ("Reuters", ("a", "b")),
        ("The Orlan Post", ("c",)),
    ]
    assert claim.origins.gates == ("Reuters", "The Orlan Post")


def test_the_order_of_articles_changes_nothing() -> None:
    told = {key: Article(UNNAMED["en"][i]) for i, key in enumerate("ab")}
    words = [("a", "collapsed"), ("b", "collapsed")]
    turned = dict(reversed(list(told.items())))
    assert weighed(told, words) == weighed(turned, words)


def test_what_an_agency_tells_itself_it_may_have_from_anybody_who_tells_it() -> None:
    claim = weighed(
        {
            "a": Article("The bridge at Orlan collapsed on Friday.", agency="Reuters"),
            "b": Article("Karim Haddad said the bridge collapsed on Friday."),
            "c": Article("The bridge collapsed on Friday.", agency="AFP"),
        },
        [("a", "collapsed"), ("b", "collapsed"), ("c", "collapsed")],
    )
    assert (claim.origins.at_least, claim.origins.at_most) == (2, 3)
    assert open_pairs(claim) == {frozenset({"Reuters", "Karim Haddad"}), frozenset({"AFP", "Karim Haddad"})}


SHIFT = {
    "ar": ("قال مشرف الوردية إن سقف المطحنة انهار.", "انهار"),
    "en": ("The shift supervisor said the roof of the mill collapsed.", "collapsed"),
    "fa": ("سرپرست شیفت گفت که سقف آسیاب فرو ریخت.", "فرو"),
    "ru": ("Начальник смены сообщил, что крыша мельницы рухнула.", "рухнула"),
}
NAMED = {
    "ar": ("صدرت الجمعة مذكرات عمر الخليل، {}. وقال الخليل إن السقف انهار.", "انهار"),
    "en": ("Omar Khalil, {}, published his memoir on Friday. Khalil said the roof collapsed.", "collapsed"),
    "fa": ("رضا کریمی، {}، خاطراتش را منتشر کرد. کریمی گفت که سقف فرو ریخت.", "فرو"),
    "ru": ("Пётр Громов, {}, выпустил мемуары. Громов сообщил, что крыша рухнула.", "рухнула"),
}
HIS = {"ar": "مشرف وردية الصباح في المطحنة", "en": "shift supervisor at the mill", "fa": "سرپرست شیفت عصر آسیاب",
       "ru": "начальник смены на мельнице"}  # fmt: skip
ANOTHERS = {"ar": "مدير المستشفى", "en": "director of the hospital", "fa": "رئیس بیمارستان", "ru": "директор больницы"}


@pytest.mark.parametrize("unnamed", ["ar", "en", "fa", "ru"])
@pytest.mark.parametrize("named", ["ar", "en", "fa", "ru"])
def test_an_office_in_apposition_elsewhere_may_be_the_unnamed_mans(unnamed: str, named: str) -> None:
    (told, a), (memoir, b) = SHIFT[unnamed], NAMED[named]
    words = [("a", a), ("b", b)]
    his = {"a": Article(told, unnamed), "b": Article(memoir.format(HIS[named]), named)}
    another = {"a": Article(told, unnamed), "b": Article(memoir.format(ANOTHERS[named]), named)}
    assert len(open_pairs(weighed(his, words))) == 1
    assert open_pairs(weighed(another, words)) == set()


GOVERNOR = {
    "ar": ("قال محافظ {} إن الجسر انهار.", "انهار"),
    "en": ("The governor of {} said the bridge collapsed.", "collapsed"),
    "fa": ("استاندار {} گفت که پل فرو ریخت.", "فرو"),
    "ru": ("Губернатор {} сообщил, что мост рухнул.", "рухнул"),
}
BY_NAME = {
    "ar": ("قال محافظ {} عمر الخليل إن الجسر انهار.", "انهار"),
    "en": ("The governor of {}, Omar Khalil, said the bridge collapsed.", "collapsed"),
    "fa": ("رضا کریمی، استاندار {}، گفت که پل فرو ریخت.", "فرو"),
    "ru": ("Губернатор {} Пётр Громов сообщил, что мост рухнул.", "рухнул"),
}
HOMS = {"ar": "حمص", "en": "Homs", "fa": "حمص", "ru": "Хомса"}
BASRA = {"ar": "البصرة", "en": "Basra", "fa": "بصره", "ru": "Басры"}


@pytest.mark.parametrize("unnamed", ["ar", "en", "fa", "ru"])
@pytest.mark.parametrize("named", ["ar", "en", "fa", "ru"])
def test_an_office_with_its_place_may_be_the_man_whom_another_page_names_and_no_other_places(
    unnamed: str, named: str
) -> None:
    (told, a), (by_name, b) = GOVERNOR[unnamed], BY_NAME[named]
    articles = {
        "a": Article(told.format(HOMS[unnamed]), unnamed),
        "b": Article(by_name.format(HOMS[named]), named),
    }
    assert len(open_pairs(weighed(articles, [("a", a), ("b", b)]))) == 1
    articles["b"] = Article(by_name.format(BASRA[named]), named)
    assert open_pairs(weighed(articles, [("a", a), ("b", b)])) == set()


HEADS = {
    "ar": ("قال {} إن الجسر انهار.", "انهار",
           {"customs": "مدير الجمارك", "police": "قائد الشرطة", "port": "مدير الميناء"}),
    "en": ("The {} said the bridge collapsed.", "collapsed",
           {"customs": "head of customs", "police": "police chief", "port": "director of the port"}),
    "fa": ("{} گفت که پل فرو ریخت.", "فرو", {"customs": "رئیس گمرک", "police": "فرمانده پلیس", "port": "مدیر بندر"}),
    "ru": ("{} сообщил, что мост рухнул.", "рухнул",
           {"customs": "Начальник таможни", "police": "Глава полиции", "port": "Директор порта"}),
}  # fmt: skip
HEADS_NAMED = {"ar": "{} عمر الخليل", "en": "{}, Omar Khalil,", "fa": "رضا کریمی، {}،", "ru": "{} Пётр Громов"}


@pytest.mark.parametrize("unnamed", ["ar", "en", "fa", "ru"])
@pytest.mark.parametrize("named", ["ar", "en", "fa", "ru"])
def test_who_heads_a_house_may_be_whom_another_page_calls_its_head_by_another_word(unnamed: str, named: str) -> None:
    (told, a, offices), (also, b, theirs) = HEADS[unnamed], HEADS[named]
    for house in offices:
        for other in theirs:
            said = also.format(HEADS_NAMED[named].format(theirs[other]))
            articles = {"a": Article(told.format(offices[house]), unnamed), "b": Article(said, named)}
            found = open_pairs(weighed(articles, [("a", a), ("b", b)]))
            assert len(found) == (house == other), (house, other)


def test_an_agency_beside_the_author_is_the_gate_and_one_root() -> None:
    text = "The bridge at Orlan collapsed on Friday."
    articles = {
        "a": Article(text, outlet="The Lantern", author="Reuters in Orlan"),
        "b": Article("انهار الجسر في أورلان يوم الجمعة.", "ar", outlet="المرفأ", author="أورلان: رويترز"),
    }
    claim = weighed(articles, [("a", "collapsed"), ("b", "انهار")])
    assert claim.origins.gates == ("رويترز",)
    [(name, named, _)] = roots(claim)
    assert name in ("Reuters", "رويترز")  # one body, by either of its names
    assert named


def test_agencies_without_a_name_are_no_common_root() -> None:
    articles = {
        "a": Article("The bridge at Orlan collapsed on Friday.", outlet="The Lantern", author="Agencies"),
        "b": Article("The old bridge at Orlan has collapsed.", outlet="The Beacon", author="Staff and agencies"),
    }
    claim = weighed(articles, [("a", "collapsed"), ("b", "collapsed")])
    assert claim.origins.gates == ("The Beacon", "The Lantern")
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 2)
