"""The dossier in a real browser: what it does, what it must not do, and by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from riwaya.export.dossier import write_dossier
from riwaya.export.labels import Interface
from riwaya.store.keys import document_key
from tests.browsers import AXE, NEEDED, Watch
from tests.export.compared import compared
from tests.export.stories import arabic, english, story

pytestmark = NEEDED


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("dossier")
    languages: tuple[Interface, ...] = ("en", "ar")
    for language in languages:
        write_dossier(story(), place / f"{language}.html", language)
        write_dossier(compared(), place / f"compared-{language}.html", language)
    return place


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """The English dossier, watched: errors, warnings and requests of any test fail it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    watch = Watch("file:")
    opened = watch.page(context)
    opened.goto((folder / "en.html").as_uri())
    yield opened
    context.close()
    assert watch.faults == []


def highlighted(page: Page, name: str) -> list[str]:
    """The words under one highlight, each paragraph's and mark's part by itself."""
    words: list[str] = page.evaluate(
        """name => [...CSS.highlights.get(name)].map(
            r => r.startContainer.data.slice(r.startOffset, r.endOffset))""",
        name,
    )
    return words


def in_sight(page: Page, key: str) -> bool:
    top: float = page.evaluate("key => document.getElementById(key).getBoundingClientRect().top", key)
    return 0 < top < 800


def test_a_script_in_an_article_is_shown_and_never_run(page: Page) -> None:
    assert page.evaluate("window.hacked") is None
    text = page.locator(f"#{document_key(english())} .text").nth(1).inner_text()
    assert "<script>window.hacked = 1</script>" in text


def test_highlights_are_exact_and_leave_the_text_untouched(page: Page) -> None:
    assert "".join(highlighted(page, "deep")) == "أن المستودع كان فارغا"
    said = "".join(highlighted(page, "said"))
    assert said.startswith("إن الحريق أُخمد")
    assert "the <script>window.hacked = 1</script> fire was out" in said
    assert "بأن المستودع" in said
    assert highlighted(page, "own") == ["The port 🚢 burned on Friday.", "انفجار في الميناء"]
    assert highlighted(page, "unread") == ["ورأى كثيرون أن «الأمر غامض تماما حتى الآن»."]


def test_the_three_looks_differ_without_colour(page: Page) -> None:
    styles = {
        look: page.evaluate(
            """look => getComputedStyle(document.querySelector('.text'), `::highlight(${look})`)
                .textDecorationStyle""",
            look,
        )
        for look in ("said", "own", "unread")
    }
    assert styles == {"said": "solid", "own": "dotted", "unread": "wavy"}


def test_from_a_source_to_the_sentence_and_back(page: Page) -> None:
    key = document_key(english())
    row = page.locator("#source-table tbody", has_text="Lena Fox")
    row.locator("summary").first.press("Enter")  # a click may miss it: articles out of sight grow
    row.locator("ol a").nth(1).click()
    page.wait_for_function("document.querySelector('.card.now')")
    assert in_sight(page, f"{key}-3")
    assert highlighted(page, "now") == ["It is over"]
    assert highlighted(page, "who") == ["she"]
    assert highlighted(page, "by") == ["added"]
    page.go_back()
    assert page.url.endswith(".html")


def test_a_sentence_marks_its_card_and_a_card_its_sentence(page: Page) -> None:
    key = document_key(arabic())
    page.locator(f"mark[data-s^='{key}-3 ']").first.click()
    assert page.locator(".card.now").get_attribute("id") == f"c-{key}-3"
    page.locator(f"#c-{key}-4 .tags").click(position={"x": 3, "y": 3})
    assert page.locator(".card.now").get_attribute("id") == f"c-{key}-4"
    assert page.locator(f"#c-{key}-4").get_attribute("aria-current") == "true"
    assert in_sight(page, f"{key}-4")


def test_a_left_out_speaker_leads_to_his_name(page: Page) -> None:
    page.locator(f"#c-{document_key(arabic())}-4 a[data-mention]").click()
    page.wait_for_function("CSS.highlights.get('who').size > 0")
    assert "".join(highlighted(page, "who")) == "مسؤول كبير"


def test_keys(page: Page) -> None:
    ids: list[str] = page.eval_on_selector_all(".card", "cards => cards.map(card => card.id)")
    page.keyboard.press("j")
    first = page.locator(".card.now").get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".card.now").get_attribute("id") == ids[ids.index(str(first)) + 1]
    page.keyboard.press("k")
    assert page.locator(".card.now").get_attribute("id") == first
    assert page.evaluate("document.activeElement.closest('.card').id") == first
    page.keyboard.press("Escape")
    assert page.locator(".card.now").count() == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter"
    page.keyboard.type("j?")
    assert page.locator(".card.now").count() == 0
    page.locator("#filter").blur()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert page.locator(".card.now").count() == 0


def test_filter_folds_what_hands_write_differently(page: Page) -> None:
    page.fill("#filter", "وكاله النَّورس")
    assert page.locator("#source-table tbody:visible").count() == 1
    assert page.locator("#filter-count").inner_text() == "1 sources shown"
    page.fill("#filter", "")
    assert page.locator("#source-table tbody:visible").count() == 6


def test_sorting_says_what_it_did(page: Page) -> None:
    for expected in ("descending", "ascending"):
        page.locator("#source-table thead button", has_text="Speaks").click()
        head = page.locator("#source-table thead th").nth(4)
        head.and_(page.locator(f"[aria-sort={expected}]")).wait_for()
        numbers = [int(text) for text in page.locator("#source-table td:nth-child(5)").all_inner_texts()]
        assert numbers == sorted(numbers, reverse=expected == "descending")
    page.locator("#source-table thead button").first.click()
    names = page.locator("#source-table tbody th b").all_inner_texts()
    assert names[:2] == ["A senior official", "Lena Fox"]


@pytest.mark.parametrize("name", ["en", "ar", "compared-en", "compared-ar"])
@pytest.mark.parametrize("width", [360, 640, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, folder: Path, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((folder / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_chains_are_read_from_the_page_in_either_direction(browser: Browser, folder: Path, language: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((folder / f"{language}.html").as_uri())
    chips = page.locator(f"#c-{document_key(english())}-2 > .chain .chip")
    first, last = chips.first.bounding_box(), chips.last.bounding_box()
    assert first
    assert last
    assert (first["x"] < last["x"]) == (language == "en")
    arrow = page.locator(f"#c-{document_key(english())}-2 > .chain .arrow").inner_text()
    assert arrow == ("←" if language == "en" else "→")
    page.close()


def test_without_script_everything_is_readable(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "en.html").as_uri())
    style = "el => getComputedStyle(el).textDecorationLine"
    for look in ("said", "own", "unread"):
        assert page.locator(f"article mark.{look}").first.evaluate(style) == "underline"
    assert not page.locator("#filter").is_visible()
    page.locator("#source-table summary").first.press("Enter")  # a click may miss it: articles out of sight grow
    page.locator("#source-table ol a").first.wait_for(state="visible")  # the browser opens it in its own time
    context.close()


def test_print_opens_the_folds_and_drops_the_tools(page: Page) -> None:
    folded = page.locator("#source-table ol a").first
    assert not folded.evaluate("el => el.checkVisibility()")
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert folded.evaluate("el => el.checkVisibility()")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("name", "scheme"), [("en", "light"), ("ar", "dark"), ("compared-en", "dark"), ("compared-ar", "light")]
)
def test_axe_finds_nothing(browser: Browser, folder: Path, name: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    page.keyboard.press("j")
    page.evaluate("document.querySelectorAll('.fold').forEach(fold => fold.open = true)")
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        "async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`)"
    )
    assert found == []
    context.close()


def compared_page(browser: Browser, folder: Path, language: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((folder / f"compared-{language}.html").as_uri())
    return page


def test_what_cannot_both_be_true_stands_on_the_first_screen(browser: Browser, folder: Path) -> None:
    page = compared_page(browser, folder, "en")
    rows = page.locator("#disputed .answer")
    for row in (rows.nth(0), rows.nth(1)):
        box = row.bounding_box()
        assert box
        assert box["y"] + box["height"] < 800
    words = page.locator("#disputed .answer mark.differs")
    assert words.all_inner_texts()[:2] == ["3 مايو 2031", "4 May 2031"]
    page.close()


def test_from_an_answer_to_the_words_in_the_article(browser: Browser, folder: Path) -> None:
    page = compared_page(browser, folder, "en")
    page.locator("#disputed .answer .words a").nth(1).click()
    page.wait_for_function("location.hash.length > 1 && CSS.highlights.get('now').size > 0")
    assert highlighted(page, "now") == ["The old bridge in Aleppo collapsed on 4 May 2031"]
    page.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_time_and_tellers_run_as_the_page_does(browser: Browser, folder: Path, language: str) -> None:
    """The earlier of two bars, and the outlets, stand where the eye begins."""
    page = compared_page(browser, folder, language)
    bars = page.locator("#timeline tbody .told-bar rect")
    third, fourth = bars.nth(1).bounding_box(), bars.nth(2).bounding_box()
    outlet, source = page.locator("#network .page").first, page.locator("#network .named").first
    first, second = outlet.bounding_box(), source.bounding_box()
    assert third
    assert fourth
    assert first
    assert second
    assert (third["x"] < fourth["x"]) == (language == "en")
    assert (first["x"] < second["x"]) == (language == "en")
    page.close()


def test_pictures_and_folds_need_no_script(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "compared-en.html").as_uri())
    assert page.locator("#map circle.dot").count() == 1
    assert page.locator("#network path").first.bounding_box()
    page.locator("#updates summary").first.press("Enter")
    page.locator("#updates .answer").first.wait_for(state="visible")
    context.close()
