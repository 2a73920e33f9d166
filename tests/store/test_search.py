"""The search index: which written words a word finds, in four languages; order, phrases, documents indexed anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.model import Block, Document, Link, Outlet, Span, Statement, Unread
from riwaya.store.keys import document_key
from riwaya.store.passages import passages_of
from riwaya.store.search import MOST, day_of
from riwaya.store.sqlite import StoryFile
from riwaya.store.words import bases, fold
from riwaya.story.story import Story
from tests.store.test_connect import of_layout_2

# A line: what is typed: words that it finds ! words that it must not find.
FORMS = {
    "ar": """
        وزير: الوزير وللوزير والوزير بالوزير لوزير وَزِيرٌ وزيرًا وزيره وزيرها وزيرين وزيـر ! وزارة وزن زير نظير
        الوزير: وزير وللوزير ! وزارة
        للوزير: وزير الوزير
        وزراء: الوزراء لوزراء ! وزر
        مستودع: المستودع والمستودع بالمستودع المستودعات مستودعا ! ودع مودع
        سفينة: السفينة سفينتها سفينتين السفينه ! سفيان
        قال: قالت وقال يقولون قاله ! مقال
        انفجر: انفجرت ينفجر ! فجر
        مسؤول: مسئول المسؤول المسئول مسؤولون ! مسألة سؤال
        إيران: ايران إيرَان وإيران ! إيراني الإيرانية
        آخر: اخر
        علي: على علی
        لبن: اللبن ! لبنان ولبنان
        بلد: البلد ! بلدية بلدة
        بات: ! بيت
        كتاب: الكتاب کتاب كتابه ! مكتب
        3: ٣ ۳ ! 13 ٣٣
        ٢٠٢٠: 2020 ۲۰۲۰
        2750: ٢٬٧٥٠ 2,750
        ٢٬٧٥٠: 2750
        هذه: هذه
    """,
    "en": """
        minister: ministers minister's Minister MINISTER ! ministry administer
        ministers: minister
        said: says say ! sad
        sank: sink sunk sinking ! sang
        fire: fires fired firing ! fir fine
        news: ! new
        city: cities ! cite
        warehouse: warehouses ! house
        explosion: explosions ! explode
        Café: cafe CAFÉ
        café: Café
        ships: ship ! shop
        14: ١٤ ۱۴ ! 114
    """,
    "fa": """
        وزیر: وزير وزیران وزیرش ! زیر
        کتاب: كتاب کتاب‌ها کتابهای ! مکتب
        می‌گوید: میگوید گفت
        انبار: انبارها ! بار
        ایران: ايران ! ایرانی
        ۱۵: 15 ١٥
    """,
    "ru": """
        министр: министра министру министры Министром ! министерство
        министру: министр министры
        склад: складе складов складами ! складка
        мост: моста мосты ! мести
        идти: шёл идут ! итог
        ёлка: елка елки
        елка: ёлка
        15: ١٥
    """,
}


def said_once(
    text: str, language: str = "ar", number: int = 0, published: str | None = None, **more: object
) -> Document:
    """An article that is one statement of the outlet."""
    span = Span(0, len(text), text)
    return Document(
        id=f"sha256:{number:064x}",
        text=text,
        language=language,
        published=published,
        blocks=(Block(0, len(text), "body", language),),
        statements=(Statement("o1", span, None, None, "own"),),
        **more,  # type: ignore[arg-type]
    )


def cases() -> list[tuple[str, str, str, bool]]:
    found = []
    for language, table in FORMS.items():
        for line in filter(None, map(str.strip, table.splitlines())):
            typed, _, rest = line.partition(": ")
            yes, _, no = rest.partition("!")
            found += [(language, typed, word, True) for word in yes.split()]
            found += [(language, typed, word, False) for word in no.replace("!", " ").split()]
    return found


@pytest.fixture(scope="module")
def every_word() -> dict[str, Story]:
    """For each language a story with an article for each word of the table."""
    stories = {}
    for language in FORMS:
        words = sorted({word for code, _, word, _ in cases() if code == language})
        documents = [said_once(f"{word}.", language, i) for i, word in enumerate(words)]
        stories[language] = Story.from_documents(documents)
    return stories


@pytest.mark.parametrize(("language", "typed", "word", "finds"), cases())
def test_a_word_is_found_in_all_its_forms_and_no_other_word_is(
    every_word: dict[str, Story], language: str, typed: str, word: str, finds: bool
) -> None:
    search = every_word[language].search(typed)
    texts = {found.text for found in search.show(search.by_words.places)}
    assert (f"{word}." in texts) == finds


def test_folding_is_that_of_names_with_digits_of_any_script() -> None:
    assert fold("قال وَزِيرُ الخارجيّة: ٢٬٧٥٠ طنًّا؛ كتاب‌ها, Don’t!") == [
        "قال", "وزير", "الخارجيه", "2750", "طنا", "كتابها", "don", "t",
    ]  # fmt: skip
    assert fold("١٢٫٥ 10:30 …«»*") == ["12", "5", "10", "30"]
    assert bases("x", None) == ()


def test_the_newest_come_first_and_those_without_a_day_last() -> None:
    days = ["2020-08-05", None, "2020-08", "2021", "2019-12-31T23:59:00Z"]
    documents = [said_once("انفجار كبير.", number=i, published=day) for i, day in enumerate(days)]
    with Story.from_documents(documents) as story:

        def order(words: str, oldest: bool = False) -> list[str | None]:
            search = story.search(words, oldest=oldest)
            return [found.published for found in search.show(search.by_words.places)]

        dated = ["2021", "2020-08-05", "2020-08", "2019-12-31T23:59:00Z"]
        assert order("انفجار") == [*dated, None]
        assert order("انفجار", oldest=True) == [*reversed(dated), None]
        assert order("انفجار after:2020-08-01") == dated[:3]
        assert order("انفجار after:2020-08-02") == dated[:3]  # of August, perhaps of these days
        assert order("انفجار before:2020-08-05") == dated[1:]
        assert order("after:2020 before:2020") == dated[1:3]
        assert order("after:2020 before:2021") == dated[:3]
        assert order("before:2020-07") == order("before:2019") == dated[3:]
        assert order("before:2018") == []
    assert [day_of(x) for x in (None, "", "soon", "2020-13", "0001-01-01")] == [0, 0, 0, 0, 1]


def nested() -> Document:
    """Two speakers in one sentence, one of whom tells what another said; and a sentence that was not understood."""
    text = "Fox said the dock burned and Reed said a guard had denied the order. Who knows the key?"

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    fox, reed, guard = (Link(name, "person") for name in ("Lena Fox", "Tom Reed", "a guard"))
    told, order = at("a guard had denied the order"), at("the order")
    statements = (
        Statement("s1", at("the dock burned"), at("said"), at("Fox"), "indirect", chain=(fox,)),
        Statement("s2", told, Span(34, 38, "said"), at("Reed"), "indirect", chain=(reed,)),
        Statement("s3", order, at("denied"), at("a guard"), "indirect", "denies", chain=(guard, reed), parent="s2"),
    )
    unread = (Unread(at("Who knows the key?"), "why"),)
    return replace(said_once(text, "en", 7), outlet=Outlet("The Gull"), statements=statements, unread=unread)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dock", ["the dock burned"]),
        ("fox dock", ["the dock burned"]),
        ("order", ["a guard had denied the order"]),  # one passage, whatever is nested in it
        ("guard order", ["a guard had denied the order"]),
        ("dock order", []),  # said by two
        ('"burned and reed"', []),
        ('"the order"', ["a guard had denied the order"]),
        ('"order the"', []),
        ("order stance:denies", ["a guard had denied the order"]),
        ("dock stance:denies", []),
        ("source:reed", ["a guard had denied the order"]),
        ('source:"tom reed"', ["a guard had denied the order"]),
        ('source:"reed tom"', []),
        ("source:fox stance:denies", []),
        ("outlet:gull dock", ["the dock burned"]),
        ("outlet:crow dock", []),
        ("key", ["Who knows the key?"]),
        ("key voice:unread", ["Who knows the key?"]),
        ("key voice:own", []),
        ("language:english voice:paraphrase dock", ["the dock burned"]),
        ("language:ar dock", []),
    ],
)  # fmt: skip
def test_words_are_found_where_they_are_said(typed: str, found: list[str]) -> None:
    with Story.from_documents([nested()]) as story:
        search = story.search(typed)
        shown = search.show(search.by_words.places)
    outermost = [f.said[0] if f.said else None for f in shown]
    text = nested().text
    assert [text[s.start : s.end] if s else "Who knows the key?" for s in outermost] == found


def test_a_filter_says_which_nested_statement_it_fits() -> None:
    with Story.from_documents([nested()]) as story:
        search = story.search("stance:denies")
        (found,) = search.show(search.by_words.places)
        assert found.said[found.inside].id == "s3"
        assert [x.name for x in found.said[found.inside].chain] == ["a guard", "Tom Reed"]


def test_a_document_is_indexed_anew_and_found_once() -> None:
    with StoryFile.memory() as file:
        file.add(nested(), "1")
        key = document_key(nested())
        before = file.search.numbers()
        file.index([key, "d0000000000000000"])
        assert list(file.search.numbers().values()) == [key]
        assert file.search.numbers() != before
        assert Story(file).search("dock").by_words.total == 1


def test_what_is_taken_back_is_not_in_the_index(tmp_path: Path) -> None:
    path = tmp_path / "s.riwaya"
    with StoryFile.create_or_open(path, "s") as file:
        with suppress(ZeroDivisionError), file.transaction():
            file.add(said_once("والوزير هنا."), "1")
            raise ZeroDivisionError
        with file.transaction():
            file.add(said_once("والوزير هناك.", number=2), "1")
        assert Story(file).search("وزير").by_words.total == 1


def test_what_an_older_riwaya_built_is_taken_in_later(tmp_path: Path) -> None:
    path = of_layout_2(tmp_path / "s.riwaya")
    with StoryFile.create_or_open(path) as file:
        with file.transaction():
            file.add(nested(), "1")
            file.search.clear()
        assert file.search.lacking() == [document_key(nested())]
        with file.transaction():
            file.index(file.search.lacking())
        assert file.search.lacking() == []
        assert Story(file).search("dock").by_words.total == 1


def test_many_are_counted_up_to_a_bound() -> None:
    sentences = [f"Word number {i}." for i in range(100, 700)]
    text = " ".join(sentences)
    spans = [(17 * i, 17 * i + 16) for i in range(600)]
    statements = tuple(Statement(f"o{i}", Span(a, b, text[a:b]), None, None, "own") for i, (a, b) in enumerate(spans))
    documents = [replace(said_once(text, "en", n), statements=statements) for n in range(9)]
    assert len(passages_of(documents[0])) == 600
    with Story.from_documents(documents) as story:
        hits = story.search("word").by_words
        assert (hits.total, hits.more) == (MOST, True)
        few = story.search('"number 107"').by_words
        assert (few.total, few.more) == (9, False)
        first = story.search("word").show(hits.places[:3])
        assert [f.text for f in first] == sentences[:3]
