from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

import riwaya
from riwaya.errors import UsageError
from riwaya.export import files
from riwaya.export.dossier import render_dossier, write_dossier
from riwaya.store.keys import document_key
from riwaya.story.story import Story
from tests.export.stories import arabic, english, other_arabic, story


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(render_dossier(story()))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def chain_of(page: html.HtmlElement, key: str) -> str:
    return words(page.get_element_by_id(f"c-{key}").find_class("chain")[0])


def test_the_text_stands_whole_and_in_its_own_direction(page: html.HtmlElement) -> None:
    for document, direction in ((arabic(), "rtl"), (english(), "ltr")):
        article = page.get_element_by_id(document_key(document))
        pieces = article.xpath(".//*[@data-o]")
        drawn = "\n".join(piece.text_content() for piece in pieces)
        assert drawn + "\n" == document.text
        assert {piece.get("dir") for piece in pieces} == {direction}
        assert {piece.get("lang") for piece in pieces} == {document.language}


def test_text_is_escaped_everywhere(page: html.HtmlElement) -> None:
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//b[text()='Gull'] | //i[text()='port']")
    assert page.xpath("string(//title)") == "The <i>port</i> & its fire"
    assert "window.hacked" not in page.xpath("string(//script)")


def test_only_web_addresses_are_links(page: html.HtmlElement) -> None:
    outside = [href for href in page.xpath("//a/@href") if not href.startswith("#")]
    assert outside == ["https://gull.example/1?a=1&b=2"]


def test_every_link_inside_the_page_has_its_place_and_ids_are_unique(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_chains_run_from_the_page_to_the_root(page: html.HtmlElement) -> None:
    key = document_key(arabic())
    chain = chain_of(page, f"{key}-3")
    names = ("الساحل", "وكالة النورس", "مسؤول كبير", "ثلاثة من العمال", "3 people")
    places = [chain.index(name) for name in names]
    assert places == sorted(places)
    assert chain.count("←") == 3
    assert chain.count("Unnamed") == 2


def test_nested_statements_stand_inside_their_parents(page: html.HtmlElement) -> None:
    key = document_key(arabic())
    card = page.get_element_by_id(f"c-{key}-3")
    assert card.getparent().tag == "ol"
    assert card.getparent().getparent().get("id") == f"c-{key}-2"
    assert "Please check" in words(card)
    assert "Please check" not in words(page.get_element_by_id(f"c-{key}-4"))


def test_a_left_out_speaker_links_to_where_he_is_named(page: html.HtmlElement) -> None:
    link = page.get_element_by_id(f"c-{document_key(arabic())}-4").xpath(".//a[@data-mention]")[0]
    assert link.text == "named elsewhere on the page"
    anchor = page.get_element_by_id(link.get("href")[1:])
    following = anchor.xpath("following::text()")[0]
    assert following.startswith("مسؤول كبير")


def test_what_is_unknown_is_said(page: html.HtmlElement) -> None:
    header = words(page.get_element_by_id(document_key(arabic())).find("header"))
    assert "Date unknown; not before 2 May 2031, because «بدأ»" in header
    assert "Credited to النورس («المصدر: وكالة النورس»)" in header
    assert "Outlet unknown" in words(page.get_element_by_id(document_key(other_arabic())))
    assert "2 May 2031, 09:30 UTC" in words(page.get_element_by_id(document_key(english())))
    assert "the page has no title" in words(page.get_element_by_id(document_key(english())))


def test_counts_stand_for_the_whole_and_for_each_article(page: html.HtmlElement) -> None:
    figures = [words(figure) for figure in page.find_class("figure")]
    assert figures == [
        "Articles 3", "Quoted or paraphrased 7", "In the outlet’s own voice 2", "Not understood 1",
        "Sources 6", "Skipped 0",
    ]  # fmt: skip
    article = page.get_element_by_id(document_key(arabic()))
    line = words(article.find_class("counts")[0])
    assert line == "Quoted or paraphrased: 3 In the outlet’s own voice: 1 Not understood: 1"
    assert "a quotation, but no speaker" in words(article)


def test_articles_come_by_date_the_undated_last(page: html.HtmlElement) -> None:
    keys = [article.get("id") for article in page.xpath("//article")]
    assert keys == [document_key(d) for d in (other_arabic(), english(), arabic())]


def test_furniture_is_folded_and_kept(page: html.HtmlElement) -> None:
    folded = [p.text_content() for p in page.xpath("//details[@class='furniture']/p")]
    assert folded == ["مشاركة عبر البريد"]


def test_unnamed_officials_of_two_articles_stay_two(page: html.HtmlElement) -> None:
    rows = [row for row in page.xpath("//table[@id='source-table']/tbody") if "مسؤول كبير" in row.get("data-find")]
    assert len(rows) == 2
    assert [words(row.find_class("badge")[0]) for row in rows] == ["Unnamed", "Unnamed"]


def test_a_source_shows_its_exact_sentences_with_a_link_to_the_place(page: html.HtmlElement) -> None:
    row = next(r for r in page.xpath("//table[@id='source-table']/tbody") if r.get("data-find").startswith("Lena"))
    links = row.xpath(".//ol//a")
    assert [a.get("href") for a in links] == [f"#{document_key(english())}-{n}" for n in (2, 3)]
    assert words(links[1]) == '"It is over," she added.'
    assert links[1].xpath("string(.//b)") == "It is over"


def test_no_folder_of_the_reporter_is_told() -> None:
    assert "secret-folder" not in render_dossier(story())


def test_the_arabic_interface_runs_from_right_to_left() -> None:
    page = html.document_fromstring(render_dossier(story(), "ar"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    chain = chain_of(page, f"{document_key(arabic())}-3")
    assert chain.count("→") == 3
    assert "العدد: 3" in chain
    assert "Unnamed" not in words(page.find("body"))


def test_the_same_story_gives_the_same_page() -> None:
    assert render_dossier(story()) == render_dossier(story())


def test_the_policy_lets_nothing_in_and_nothing_needs_it(page: html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.xpath("//@style | //@src | //link | //iframe | //img | //*[@onclick]")


def test_an_empty_story_is_still_a_page() -> None:
    assert "Nothing was skipped." in render_dossier(Story.from_documents([]))


def test_characters_that_no_page_can_hold(tmp_path: Path) -> None:
    odd = replace(other_arabic(), outlet=None, author="a\0b", title="t\x07", text="a\0b\x85\r", statements=())
    write_dossier(Story.from_documents([odd]), tmp_path / "d.html")
    assert "\0" not in (tmp_path / "d.html").read_text("utf-8")


def test_a_dossier_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "d.html"
    target.write_text("old", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "replace", full)
        with pytest.raises(UsageError, match=r"d\.html: cannot write the dossier: No space left"):
            write_dossier(story(), target)
    assert [p.name for p in tmp_path.iterdir()] == ["d.html"]
    assert target.read_text("utf-8") == "old"
    with pytest.raises(UsageError, match="cannot write"):
        write_dossier(story(), tmp_path / "nowhere" / "d.html")


def _palette(style: str) -> list[dict[str, str]]:
    blocks = re.findall(r":root \{([^}]*)\}", style)[:2]
    light = dict(re.findall(r"--([\w-]+): (#\w{6});", blocks[0]))
    return [light, light | dict(re.findall(r"--([\w-]+): (#\w{6});", blocks[1]))]


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_meets_wcag_aa_in_light_and_dark(page: html.HtmlElement) -> None:
    for colours in _palette(page.xpath("string(//style)")):
        grounds = ("paper", "card", "said", "said-deep", "unread", "now", "who")
        pairs = [("ink", ground, 4.5) for ground in grounds]
        pairs += [(text, g, 4.5) for text in ("muted", "link", "accent", "warn") for g in ("paper", "card")]
        pairs += [("by", g, 4.5) for g in ("card", "said", "said-deep", "now", "who")]
        pairs += [("page-ink", "page", 4.5), ("said-line", "said", 3), ("own-line", "card", 3)]
        pairs += [("unread-line", "unread", 3), ("edge", "card", 3), ("edge", "paper", 3)]
        for text, ground, least in pairs:
            assert _contrast(colours[text], colours[ground]) >= least, (text, ground)


def test_articles_made_from_one_text_are_listed_the_earliest_first() -> None:
    """Three articles, two of them one wire's text: the dossier says so, and says nothing of the third."""
    wire = (
        "اندلع حريق كبير في سوق الخضار القديم وسط المدينة فجر اليوم وأتى على عشرات الأكشاك الخشبية قبل أن يتمكن رجال "
        "الإطفاء من السيطرة عليه. وأغلقت الشرطة الشوارع المؤدية إلى السوق وطلبت من السكان البقاء في منازلهم."
    )
    other = "شب حريق في السوق صباح اليوم ورأى شاهد النار تلتهم الأكشاك قبل وصول الإطفاء بنصف ساعة كاملة."
    story = Story.from_documents(
        riwaya.read(text, outlet=outlet, published=day, title=outlet)
        for text, outlet, day in (
            (wire, "الغد", "2024-05-02"),
            (wire, "الأمس", "2024-05-01"),
            (other, "اليوم", "2024-05-01"),
        )
    )
    page = html.fromstring(render_dossier(story))
    (group,) = page.xpath("//ul[@class='copies']/li")
    assert [a.text_content() for a in group.xpath(".//a")] == ["الأمس", "الغد"]
    assert "Reprint · 100 %" in " ".join(group.text_content().split())
    assert not html.fromstring(render_dossier(one_article())).xpath("//ul[@class='copies']")


def one_article() -> Story:
    return Story.from_documents([riwaya.read("قال الوزير إن الطريق آمن.")])
