"""Which mentions are one, beyond what a one-line case can say."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import riwaya.languages
from riwaya.languages.loader import Language, load_languages
from riwaya.languages.protocols import TaggedName
from riwaya.model import Document, Entity, Place, Span
from riwaya.read.content.entities import with_places
from riwaya.read.content.people import one_letter_apart, same_stem
from riwaya.read.reader import read_document
from tests.read.reading import read, read_page, tokens
from tests.read.test_seeds import here, pages


def mentions(document: Document, name: str) -> list[str]:
    """The words of every mention of the one entity called `name`."""
    [entity] = [e for e in document.entities if e.name == name]
    return [m.text for m in entity.mentions]


def people(document: Document) -> list[str]:
    return [e.name for e in document.entities if e.kind == "person"]


def test_headline_body_and_caption_name_one_person() -> None:
    document = read_page(
        [
            ("title", "الدلالي يقنع خصومه"),
            ("body", "وصل اللواء كريم الدلالي أمس. وقال الدلالي إنه متفائل."),
            ("caption", "كريم الدلالي في المطار"),
        ]
    )
    assert mentions(document, "كريم الدلالي") == ["الدلالي", "كريم الدلالي", "الدلالي", "كريم الدلالي"]


def test_nobody_is_the_same_in_two_scripts() -> None:
    document = read_page([("body", "وصل اللواء كريم الدلالي."), ("caption", "General Karim Dalali arrives", "en")])
    assert people(document) == ["كريم الدلالي", "Karim Dalali"]


def test_a_surname_of_two_is_nobodys() -> None:
    text = "سلم العقيد هشام الوادي الرسالة إلى كريم الوادي. وقال الوادي إنها وصلت."
    assert people(read(text)) == ["هشام الوادي", "كريم الوادي", "الوادي"]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    document = read("سلم العقيد هشام الوادي الرسالة إلى الدكتور كريم الوادي. وقال العقيد الوادي إنها وصلت.")
    assert mentions(document, "هشام الوادي") == ["هشام الوادي", "الوادي"]


def test_a_son_is_not_his_father() -> None:
    document = read("حضر نايف بن سلطان وحضر محمد بن نايف بن سلطان. وقال الملك نايف إنه راض.")
    assert "محمد بن نايف بن سلطان" in people(document)
    assert mentions(document, "محمد بن نايف بن سلطان") == ["محمد بن نايف بن سلطان"]


def test_an_office_of_two_is_nobodys() -> None:
    text = "التقى وزير الخارجية سامي الدلالي وزير الدفاع كريم الوادي. وقال الوزير إنه متفائل."
    assert not any("الوزير" in m.text for e in read(text).entities for m in e.mentions)


def test_a_name_inside_another_word_is_none() -> None:
    document = read("وصل اللواء باغي إلى القاعدة. ثم سأل الباغيان عن الباغية.")
    assert mentions(document, "باغي") == ["باغي"]


@pytest.mark.parametrize(
    ("written", "stem"),
    [("لِبوتين", "بوتين"), ("وبالحرس", "الحرس"), ("للأسد", "أسد"), ("بوتين", "بوتين"), ("صواريخهم", "صواريخ")],
)
def test_clitics_are_no_part_of_a_mention(written: str, stem: str) -> None:
    t = tokens(written)
    start, end = t.stem_span(0, t.language.entities.word(t.norms[0]) if written.startswith("ص") else None)
    assert t.text[start:end] == stem


def test_spellings_differ_in_one_letter() -> None:
    assert one_letter_apart("فلادمير", "فلاديمير")
    assert one_letter_apart("Sara", "Zara")
    assert not one_letter_apart("محمد", "أحمدي")
    assert same_stem("громову", "громова")
    assert not same_stem("громов", "грачев")


def test_listed_given_names_are_no_spellings_of_one_another() -> None:
    assert people(read("وصل محمد الدلالي ثم وصل محمود الدلالي.")) == ["محمد الدلالي", "محمود الدلالي"]


def test_places_are_entities_and_no_bodies() -> None:
    text = "قناة السويس ثم السويس"
    entities = [Entity("e1", "organisation", "قناة السويس", (Span(0, 11, text[:11]),))]
    named = [Place("p1", Span(0, 11, text[:11]), "قناة السويس", 5), Place("p2", Span(15, 21, text[15:]), "السويس", 7)]
    named.append(replace(named[1], id="p3", span=Span(5, 11, text[5:11])))
    found = with_places(entities, named)
    assert [(e.id, e.kind, e.name, len(e.mentions)) for e in found] == [
        ("e1", "place", "قناة السويس", 1),
        ("e2", "place", "السويس", 2),
    ]


def test_every_mention_is_where_it_says() -> None:
    for code, text in (
        ("ar", "وقال بوتين للأسد: «صَوَاريخ إس-300 لحماس»."),
        ("en", "Putin's aide met Hamas (HMS)."),
        ("ru", "Путин и МЧС России"),
    ):
        document = read(text, code)
        assert document.entities
        for entity in document.entities:
            assert all(document.text[m.start : m.end] == m.text for m in entity.mentions)


class Tagger:
    """A library that knows one firm."""

    def names(self, text: str) -> list[TaggedName]:
        at = text.find("Quixel")
        return [TaggedName(at, at + 6, "organisation", "Quixel")] if at >= 0 else []


def test_a_taggers_names_fill_the_gaps() -> None:
    models = SimpleNamespace(morphology=None, names=Tagger())
    english: Language = replace(load_languages()["en"], models=models)  # type: ignore[arg-type]
    document = read_document(Document("d", "Reuters said that Quixel moved.", language="en"), {"en": english})
    assert [(e.kind, e.name) for e in document.entities] == [("organisation", "Reuters"), ("organisation", "Quixel")]


def english_adapter() -> Any:
    path = Path(riwaya.languages.__file__).parent / "en" / "adapter.py"
    spec = spec_from_file_location("en_adapter", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_spacy_is_used_where_a_model_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    spacy: Any = ModuleType("spacy")
    spacy.__spec__ = SimpleNamespace()
    ents = [SimpleNamespace(start_char=0, end_char=4, label_="PERSON", text="Rana")]
    ents.append(SimpleNamespace(start_char=9, end_char=15, label_="DATE", text="Monday"))
    spacy.load = lambda name: lambda text: SimpleNamespace(ents=ents)
    spacy.util = SimpleNamespace(get_installed_models=lambda: ["de_core_news_sm", "en_core_web_sm"])
    monkeypatch.setitem(sys.modules, "spacy", spacy)
    adapter = english_adapter()
    assert adapter.open_names().names("Rana left Monday") == [TaggedName(0, 4, "person", "Rana")]
    spacy.util = SimpleNamespace(get_installed_models=lambda: ["de_core_news_sm"])
    assert adapter.open_names() is None


def test_without_spacy_english_has_no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert english_adapter().open_names() is None


@here
def test_seed_pages_name_their_people_once() -> None:
    memoir, story = pages()
    general = mentions(memoir, "قاسم سليماني")
    assert {"قاسم سليماني", "سليماني", "قائد فيلق القدس", "قاسم"} <= set(general)
    assert set(mentions(memoir, "محمود جهار باغي")) == {"محمود جهار باغي", "جهار باغي"}
    assert {"قاسم سليماني", "سليماني", "قائد فيلق القدس"} <= set(mentions(story, "قاسم سليماني"))
    assert {"بشار الأسد", "الأسد", "أسد"} >= set(mentions(story, "بشار الأسد"))
    assert set(mentions(story, "فلاديمير بوتين")) == {"فلاديمير بوتين", "بوتين"}


def test_a_speaker_whose_name_no_list_holds_is_a_person() -> None:
    document = read("وأضاف تورفان بلكوس نائب رئيس الشركة أن الرصيف مغلق. وغادر بلكوس الميناء.")
    assert mentions(document, "تورفان بلكوس")[:1] == ["تورفان بلكوس"]
    assert people(document) == ["تورفان بلكوس"]


SHORT_OF_AN_ARTICLE = [
    ("en", "Police detained Hisham al-Rubaie on Monday. Rubaie was seized at his house, an official said."),
    ("en", "Riad al-Maliki, the minister of trade, spoke on Monday. Police took Maliki from his house."),
    ("en", "Hisham al-Rubaie was arrested on Monday. Police took Hisham Rubaie from his house."),
    ("ru", "Хишам ар-Рубаи прибыл в Басру. Позже Рубаи задержали, сообщил чиновник."),
]


@pytest.mark.parametrize(("code", "text"), SHORT_OF_AN_ARTICLE, ids=lambda x: str(x)[:24])
def test_a_family_name_is_the_same_without_its_article(code: str, text: str) -> None:
    people = [e for e in read(text, code).entities if e.kind == "person" and e.name.split()[-1][-3:] in text[-70:]]
    assert len(people) == 1
    assert len([m for m in people[0].mentions if "inister" not in m.text]) == 2


def test_an_office_before_a_verb_is_not_apposed_to_the_speaker_before_its_comma() -> None:
    text = "Об этом сообщил представитель полиции Аммар Джавад. По словам Джавада, министра задержали вечером."
    [person] = [e for e in read(text, "ru").entities if e.kind == "person"]
    assert [m.text for m in person.mentions] == ["Аммар Джавад", "Джавада"]


def test_a_body_behind_the_place_of_a_dateline_is_an_origin() -> None:
    for line, name in [("بغداد - رويترز", "رويترز"), ("بغداد - وكالة بابل للأنباء", "وكالة بابل للأنباء")]:
        document = read_page([("body", line), ("body", "قتل رجلان في انفجار أمس.")])
        assert [o.name for o in document.origin] == [name]
