"""What is typed into the search, and what it means beyond its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.comparison import StoryEntity
from riwaya.languages.searching import CODED, load_search_words
from riwaya.model import Place, Span
from riwaya.store.keys import document_key
from riwaya.story.called import Called
from riwaya.story.marking import counted, marked
from riwaya.story.sought import day_in, read_search, written_filter
from riwaya.story.story import Story
from tests.store.test_search import nested, said_once


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("وزير الخارجية", ["وزير", "الخارجيه"]),
        ('"انفجار المرفأ" وزير', ["<انفجار المرفا>", "وزير"]),
        ("«انفجار المرفأ»", ["<انفجار المرفا>"]),
        ("“the port” ‘was open’", ["<the port>", "<was open>"]),
        ("„der Hafen“ ''", ["<der hafen>"]),
        ('open "to the end', ["open", "<to the end>"]),
        ("it's al-Qaida", ["<it s>", "<al qaida>"]),
        ("mini* م*", ["mini…", "م"]),
        ("source:Kirby", ["source=kirby"]),
        ("source: Kirby said", ["source=kirby", "said"]),
        ('source:"سامح شكري"', ["source=سامح شكري"]),
        ("مصدر:«سامح شكري»", ["source=سامح شكري"]),
        ("موقف:ينفي لغة:عربية مكان:بيروت", ["stance=denies", "language=ar", "place=بيروت"]),
        ("بعد:٢٠٢٠-٠٨-٠٤ قبل:2021", ["after=2020-08-04", "before=2021"]),
        ("after:4/8/2020 after:tomorrow", ["after=2020-08-04", "after="]),
        ("stance:nonsense source:", ["stance=", "source="]),
        ("قال: نعم", ["قال", "نعم"]),
        ("http://x.example/a foo:bar 10:30", ["<http x example a>", "<foo bar>", "<10 30>"]),
        ('NEAR(a b) OR NOT * ^ - " {c} :', ["<near a>", "b", "or", "not", "<c>"]),
        ("", []),
        ("؟!…", []),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, parts: list[str]) -> None:
    found = []
    for part in read_search(typed).parts:
        if hasattr(part, "kind"):
            found.append(f"{part.kind}={part.value}")
        else:
            words = " ".join(part.words)
            found.append(f"<{words}>" if part.exact else words + "…" * part.prefix)
    assert found == parts


def test_a_part_is_taken_away_and_the_rest_stays() -> None:
    sought = read_search('وزير source:"سامح شكري"  after:2020')
    assert str(sought) == 'وزير source:"سامح شكري" after:2020'
    assert sought.without(sought.filters[0]) == "وزير after:2020"
    assert sought.words == "وزير"
    assert not read_search("after:never")
    assert read_search("after:2020")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020", "2020"), ("2020-8", "2020-08"), ("2020/08/04", "2020-08-04"), ("4.8.2020", "2020-08-04"),
        ("8/2020", "2020-08"), ("۲۰۲۰-۰۸-۰۴", "2020-08-04"), ("2020-13", ""), ("31/2/2020", ""), ("20", ""),
        ("1.2.3", ""), ("May 2020", ""), ("", ""), ("9" * 400, ""), ("2020-1-1-1", ""),
    ],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    assert day_in(text) == day


@pytest.mark.parametrize("language", ["ar", "en", "fa", "ru"])
def test_what_the_workbench_writes_is_read_back(language: str) -> None:
    for kind in CODED:
        for code in load_search_words().values[kind]:
            (found,) = read_search(written_filter(kind, code, language)).filters
            assert (found.kind, found.value) == (kind, code)
    (found,) = read_search(written_filter("source", 'Ali "the  Elder": x', language)).filters
    assert (found.kind, found.value) == ("source", "ali the elder x")
    assert written_filter("source", ' " ', language) == ""


def test_no_word_of_a_filter_means_two_things() -> None:
    words = load_search_words()
    for table in (words.filters, *words.values.values()):
        everything = [word for rows in table.values() for row in rows.values() for word in row]
        assert len(everything) == len(set(everything))


SYNTAX = list("\"'*^:-+(){}[]~,.؟«»“”|&!\\/%_;\x00\ufffd") + [
    "NEAR",
    "AND",
    "OR",
    "NOT",
    "words",
    "marks",
    "rowid",
    " ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*SYNTAX, "fox", "وزير", "source:", "after:", "مصدر:", "1"]), max_size=12).map("".join))
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    search = _STORY.search(typed, deep=False)
    assert search.by_words.total <= 3
    assert search.by_meaning.total <= 3
    for found in search.show(search.by_words.places):
        assert "".join(p.text for p in marked(found, search.by_words.words)) == found.text


_STORY = Story.from_documents([nested()])

SAWWAF = {"ar": ("نادر الصواف",), "en": ("Nader al-Sawwaf",), "ru": ("Надер ас-Савваф",)}
PEOPLE = (
    StoryEntity("E1", "person", "نادر الصواف", SAWWAF, 9),
    StoryEntity("E2", "place", "بيروت", {"ar": ("بيروت",), "en": ("Beirut",)}, 5),
)  # fmt: skip
TOLD = (
    ("قال الصواف إن المستودع فارغ.", "ar"),
    ("Nader al-Sawwaf left Beirut.", "en"),
    ("Надер ас-Савваф уехал.", "ru"),
    ("The warehouse burned in Beirut.", "en"),
    ("انفجار في بيروت.", "ar"),
    ("Склады сгорели.", "ru"),
    ("احترق مخزن وعنبر.", "ar"),
)


@pytest.mark.parametrize(
    ("typed", "words", "meaning"),
    [
        ("Sawwaf", [1], [0, 2]),
        ("الصواف", [0], [1, 2]),
        ("Nader al-Sawwaf", [1], [2]),
        ("Beirut", [1, 3], [4]),
        ("بيروت", [4], [1, 3]),
        ("مستودع", [0], [3, 5, 6]),
        ("warehouses", [3], [0, 5, 6]),
        ("склад", [5], [0, 3, 6]),
        ("warehouse Beirut", [3], []),
        ("the warehouse of Beirut", [3], []),  # "of" says nothing
        ('"the warehouse"', [3], []),
        ("ware", [3], []),  # not yet typed to its end
        ("wareh*", [3], []),
        ("language:ru warehouse", [], [5]),
        ("xylophone", [], []),
    ],
)
def test_other_words_and_languages_come_second(typed: str, words: list[int], meaning: list[int]) -> None:
    documents = [said_once(text, language, number) for number, (text, language) in enumerate(TOLD)]
    with Story.from_documents(documents) as story:
        search = story.search(typed, called=Called(PEOPLE))
        for hits, expected in ((search.by_words, words), (search.by_meaning, meaning)):
            texts = {found.text for found in search.show(hits.places)}
            assert texts == {TOLD[i][0] for i in expected}


def test_a_source_is_found_under_its_names_in_other_scripts() -> None:
    named = [said.chain[0].name for said in nested().statements]
    entity = StoryEntity("E1", "person", "Lena Fox", {"en": ("Lena Fox",), "ar": ("لينا فوكس",)}, 2)
    assert "Lena Fox" in named
    with Story.from_documents([nested()]) as story:
        for typed in ('مصدر:"لينا فوكس"', "مصدر:فوكس", "source:fox"):
            assert story.search(typed, called=Called([entity])).by_words.total == 1
        assert story.search('مصدر:"لينا فوكس"', called=Called()).by_words.total == 0


def test_found_words_are_marked_whole() -> None:
    with Story.from_documents([said_once("وقال للوزير: «الوزراء» هنا، والوزيرُ غاب؛ Minister.")]) as story:
        search = story.search("وزير")
        (found,) = search.show(search.by_words.places)
        pieces = marked(found, search.by_words.words)
        assert [p.text for p in pieces if p.found] == ["للوزير", "والوزيرُ"]
        assert all(found.text[p.start : p.start + len(p.text)] == p.text for p in pieces)
        phrase = story.search('"الوزراء هنا"')
        assert [p.text for p in marked(found, phrase.by_words.words) if p.found] == ["الوزراء» هنا"]


def test_results_are_counted_by_what_their_articles_are() -> None:
    with Story.from_documents([said_once("fire.", "en", n) for n in range(3)]) as story:
        places = story.search("fire").by_words.places
        assert counted(places, lambda number: "odd" if number % 2 else "even") == [("odd", 2), ("even", 1)]
        assert counted(places, lambda _: None) == []


FAR = (
    StoryEntity("E3", "person", "سامي القباني", {"ar": ("سامي القباني",)}, 3),
    StoryEntity("E4", "person", "لينا خوري", {"ar": ("لينا خوري",)}, 3),
    StoryEntity("E5", "person", "Андрей Лавренов", {"ru": ("Андрей Лавренов",)}, 3),
    StoryEntity("E6", "organisation", "شركة بوينغ", {"ar": ("شركة بوينغ",)}, 3),
    StoryEntity("E7", "person", "Farid Pourzand", {"en": ("Farid Pourzand",)}, 3),
    StoryEntity("E8", "person", "عبد الرزاق نجيب", {"ar": ("عبد الرزاق نجيب",)}, 3),
)
"""Whom nobody names but in one language."""

ABROAD = (
    ("وصل سامي القباني إلى ماليزيا.", "ar"),
    ("سافرت لينا خوري إلى موسكو.", "ar"),
    ("Андрей Лавренов уехал в Сирию.", "ru"),
    ("صنعت شركة بوينغ الطائرة.", "ar"),
    ("Farid Pourzand stayed in New York.", "en"),
    ("حذر عبد الرزاق نجيب من العاصفة.", "ar"),
    ("Воздушный удар по Дамаску.", "ru"),
    ("A drone struck the quay near the harbour.", "en"),
    ("ضربت مسيرة المدينة.", "ar"),
    ("They told us nothing.", "en"),
)


def searched(typed: str, **how: object) -> tuple[set[int], set[int], list[str]]:
    """What holds the words, what says it otherwise, and the other names that were sought."""
    documents = [said_once(text, language, number) for number, (text, language) in enumerate(ABROAD)]
    with Story.from_documents(documents) as story:
        search = story.search(typed, called=Called(FAR), days={}, **how)  # type: ignore[arg-type]
        texts = [text for text, _ in ABROAD]
        words, meaning = (
            {texts.index(found.text) for found in search.show(hits.places)}
            for hits in (search.by_words, search.by_meaning)
        )
        return words, meaning, [name for also in search.also for name in also.names]


@pytest.mark.parametrize(
    ("typed", "meaning", "names"),
    [
        ("Malaysia", [0], ["ماليزيا"]),
        ("مالزی", [0], ["ماليزيا"]),  # Persian
        ("Малайзия", [0], ["ماليزيا"]),
        ("Moscow", [1], ["موسكو"]),
        ("مسکو", [1], ["موسكو"]),
        ("Syria", [2], ["Сирия"]),
        ("سوريا", [2], ["Сирия"]),
        ("Damascus", [6], ["Дамаск"]),
        ("نيويورك", [4], ["New York"]),
        ("Нью-Йорк", [4], ["New York"]),
        ("Sami", [0], ["سامي"]),
        ("Каббани", [0], ["القباني"]),
        ("Samir", [], []),
        ("Kabbani", [0], ["القباني"]),
        ("Lina Khoury", [1], ["لينا", "خوري"]),
        ("لافرينوف", [2], ["Лавренов"]),
        ("Lavrenov", [2], ["Лавренов"]),
        ("Boeing", [3], ["بوينغ"]),
        ("Боинг", [3], ["بوينغ"]),
        ("پورزند", [4], ["Pourzand"]),
        ("فريد", [4], ["Farid"]),
        ("Najib Razzaq", [5], ["نجيب", "الرزاق"]),
        ("us", [], []),  # no country, and it says nothing
        ("drone", [8], []),
    ],
)
def test_names_are_found_that_no_article_writes_so(typed: str, meaning: list[int], names: list[str]) -> None:
    _, found, also = searched(typed)
    assert found == set(meaning)
    assert also == names


def test_places_that_everybody_knows_are_found_before_the_languages_are_open() -> None:
    assert searched("Malaysia", deep=False)[1] == {0}


def test_a_name_is_left_out_by_who_does_not_mean_it() -> None:
    documents = [said_once(text, language, number) for number, (text, language) in enumerate(ABROAD)]
    with Story.from_documents(documents) as story:
        search = story.search("Malaysia", called=Called(FAR), without=["ماليزيا"])
        assert search.by_meaning.total == 0
        (also,) = search.also
        assert (also.typed, also.names, also.left) == ("Malaysia", (), ("ماليزيا",))


@pytest.mark.parametrize(
    ("typed", "total", "names"),
    [
        ("source:Fox", 1, []),
        ("مصدر:فوكس", 1, ["Fox"]),
        ('مصدر:"لينا فوكس"', 1, ["Lena", "Fox"]),
        ("source:Фокс", 1, ["Fox"]),
        ('source:"Лина Фокс"', 1, ["Lena", "Fox"]),
        ("مصدر:فايق", 0, []),
    ],
)
def test_filters_find_names_in_another_script(typed: str, total: int, names: list[str]) -> None:
    entity = StoryEntity("E1", "person", "Lena Fox", {"en": ("Lena Fox",)}, 2)
    with Story.from_documents([nested()]) as story:
        search = story.search(typed, called=Called([entity]))
        assert search.by_words.total == total
        assert [name for also in search.also for name in also.names] == names


@pytest.mark.parametrize("typed", ["place:Syria", "مكان:سوريا", "место:Сирия", "جا:سوریه"])
def test_a_place_is_found_under_its_names_in_all_languages(typed: str) -> None:
    text = "قال رامي إن الجسر في سوريا انهار."
    document = said_once(text)
    span = Span(text.index("سوريا"), text.index("سوريا") + 5, "سوريا")
    place = Place("p1", span, "سوريا", 163843, 35.0, 38.0, "SY", "country")
    said = replace(document.statements[0], places=("p1",))
    with Story.from_documents([replace(document, places=(place,), statements=(said,))]) as story:
        assert story.search(typed, called=Called()).by_words.total == 1
        assert story.search("place:Malaysia", called=Called()).by_words.total == 0


def test_what_holds_most_of_it_is_found_where_nothing_holds_all() -> None:
    texts = [
        "A drone hit the port at night.",
        "The port was empty.",
        "A drone flew over the sea.",
        "أصابت مسيرة المرفأ.",
        "Nobody knows.",
    ]
    documents = [said_once(text, "ar" if i == 3 else "en", i) for i, text in enumerate(texts)]
    with Story.from_documents(documents) as story:

        def most(typed: str) -> list[tuple[int, int]]:
            hits = story.search(typed, called=Called()).by_most
            return [(texts.index(f.text), hits.held[f.place]) for f in story.search("x").show(hits.places)]

        assert sorted(most("drone port lanterns")) == [(0, 2), (3, 2)]  # in another language too
        assert most("the lanterns of the empty port") == [(1, 2)]  # "of" is no word of it
        assert most("drone night port empty") == [(0, 3)]  # two of four are not most
        assert {i for i, _ in most("drone lanterns")} == {0, 2, 3}  # of two one
        assert most("drone port lanterns empty night")[0] == (0, 3)
        assert most("drone") == []
        assert most("drone port") == []  # one holds all


def test_days_of_articles_whose_date_is_not_known_are_looked_at() -> None:
    days = ["2023-06-15", None, None, "2023-06", "2023-07-02"]
    documents = [said_once("Fire.", "en", n, day) for n, day in enumerate(days)]
    keys = [document_key(d) for d in documents]
    probable = {keys[1]: "2023-06-14", keys[2]: "2023-08-01", keys[3]: "2023-06"}
    with Story.from_documents(documents) as story:

        def found(typed: str) -> list[int]:
            search = story.search(typed, called=Called(), days=probable)
            return [keys.index(f.document) for f in search.show(search.by_words.places)]

        assert found("fire before:2023-06-15") == [0, 3, 1]  # that day too; those without a date last
        assert found("before:2023-06") == [0, 3, 1]
        assert found("fire after:2023-06-15") == [4, 0, 3, 2]
        assert found("after:2023-06-16 before:2023-07-01") == [3]
        assert found("after:2023-08") == [2]
        assert found("after:2024") == []
