"""What is typed into the search, and what it means beyond its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.comparison import StoryEntity
from riwaya.languages.searching import CODED, load_search_words
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
