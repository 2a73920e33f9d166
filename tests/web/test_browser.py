"""The workbench in a real browser: both languages, by keyboard, nothing asked of any other machine; with pictures."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from riwaya.store.keys import document_key
from riwaya.web.server import Server
from tests.browsers import AXE, NEEDED, Watch
from tests.export.stories import arabic, english

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
pytestmark = NEEDED
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}
PAPER = {"width": 680, "height": 960}
"""A4 upright with its margins, in the points of a screen."""
NARROW = {"width": 640, "height": 430}
"""What a screen of 1280 × 860 has left at a zoom of 200 %."""


def serve(path: Path) -> str:
    """The address of a story that is served until the tests end."""
    server = Server(path, 0)
    threading.Thread(target=server.run, daemon=True).start()
    return server.address


SHIFTS = """window.moved = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) moved += e.value; })
    .observe({type: "layout-shift", buffered: true});"""
"""Adds up what moves on a page that nobody has touched (Layout Instability API; 1: the whole screen by its height)."""

STILL = 0.05
"""More is seen as a jump (the usual limit is .1)."""


class Opener:
    """Opens pages, each in a window of its own."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._watch = Watch(r"http://127\.0\.0\.1:\d+/")
        self.faults = self._watch.faults

    def open(self, address: str, language: str = "en", size: dict[str, int] = WIDE, dark: bool = False) -> Page:
        context = self._browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale=language,
            color_scheme="dark" if dark else "light",
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        self._contexts.append(context)
        page = self._watch.page(context)
        page.add_init_script(SHIFTS)
        page.goto(address)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def one_of_each(articles: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first article of each language, Arabic first."""
    return [next(a for a in articles if a["language"] == language) for language in ("ar", "fa", "ru", "en")]


def places(address: str) -> dict[str, str]:
    """One page of each kind of the example."""

    def get(path: str) -> dict[str, list[dict[str, str]]]:
        with urlopen(address + path) as answer:
            return dict(json.load(answer))

    articles = get("articles.json")["items"]
    claim = get("claims.json?stand=disputed")["items"][0]
    return {
        "story": "",
        "article-arabic": f"article/{next(a['key'] for a in articles if a['language'] == 'ar')}#s4",
        "article-english": f"article/{next(a['key'] for a in articles if a['language'] == 'en')}#s3",
        "claim": f"claim/{claim['id']}",
        "claims": "claims",
        "sources": "sources",
        "source": f"source/{get('sources.json')['items'][0]['id']}",
        "articles": "articles",
        "compare": "compare?" + "&".join(f"a={a['key']}" for a in one_of_each(articles)),
        "compare-choose": f"compare?a={articles[0]['key']}",
        "skipped": "skipped",
        "notebook": "notebook",
        "settings": "settings",
        "corrections": "corrections",
        "correct": f"correct/{articles[0]['key']}/1",
        "entity": f"entity/{entity_of(address, articles[0]['key'])}",
        "search": "search?q=%D9%85%D8%B3%D8%AA%D9%88%D8%AF%D8%B9+after%3A2023",
        "timeline": "timeline",
        "map": "map",
        "network": "network",
        "matrix": "matrix",
    }


def entity_of(address: str, key: str) -> str:
    """The entity that an article names most often."""
    with urlopen(f"{address}article/{key}") as answer:
        found = re.search("/entity/(E[0-9a-f]+)", answer.read().decode())
    assert found
    return found[1]


def faults_of(page: Page) -> list[str]:
    """What axe holds against a page (WCAG 2.2 A and AA)."""
    # Rows out of sight have guessed heights, over which axe would see the targets inside lie on one another.
    page.evaluate("document.querySelectorAll('.row').forEach(row => { row.style.contentVisibility = 'visible'; })")
    page.evaluate(AXE.read_text("utf-8"))  # as a debugger would: the page's own policy lets no script in
    found = page.evaluate(
        """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            .then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html]))"""
    )
    return [f"{page.url}: {id} ({count}): {html[:200]}" for id, count, html in found]


KINDS = (("", WIDE, False), ("-dark", WIDE, True), ("-zoom", NARROW, False), ("-phone", PHONE, False))
IN_ALL = ("story", "article-arabic", "claim", "compare", "source", "timeline", "map", "network", "matrix")
"""Pages that are looked at in the dark and at 200 % too; the others are made of the same parts."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_opens_and_anybody_can_use_it(watch: Opener, example_address: str, language: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = []
    for name, place in places(example_address).items():
        for kind, size, dark in KINDS if name in IN_ALL else (KINDS[0], KINDS[-1]):
            page = watch.open(example_address + place, language, size, dark)
            assert page.evaluate("document.documentElement.lang") == language
            assert page.evaluate("document.documentElement.scrollWidth") == size["width"], (name, kind)
            assert page.locator("h1").count() == 1, name
            found += faults_of(page) if size in (WIDE, PHONE) and not dark else []
            assert page.evaluate("moved") < STILL, (name, kind)
            page.screenshot(path=PICTURES / f"{language}-{name}{kind}.png", full_page=kind == "")
            page.context.close()
    assert found == []


@pytest.mark.parametrize("name", ["story", "article-arabic", "claim", "source", "timeline", "map", "network", "matrix"])
def test_paper_cuts_nothing_off(watch: Opener, example_address: str, name: str) -> None:
    page = watch.open(example_address + places(example_address)[name], "ar")
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    wide = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll(".scroll")]
            .filter(box => box.scrollWidth > box.clientWidth + 2).map(box => [box.className, box.scrollWidth])"""
    )
    assert wide == []
    assert page.locator(".bar").is_hidden()


def test_back_finds_what_was_unfolded(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address)
    fold = page.locator("details", has=page.locator("summary", has_text="Please check")).first
    fold.locator("summary").first.click()
    fold.locator(".words a").first.click()
    page.wait_for_url("**/article/**")
    page.go_back()
    assert fold.get_attribute("open") is not None
    assert page.locator("main details[open]").count() == 1


def highlighted(page: Page, name: str) -> list[str]:
    words: list[str] = page.evaluate(
        """name => [...CSS.highlights.get(name)].map(
            r => r.startContainer.data.slice(r.startOffset, r.endOffset))""",
        name,
    )
    return words


def test_a_statement_is_found_by_its_words_and_not_by_those_of_the_page(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address + places(example_address)["article-arabic"].split("#")[0])

    def found(words: str) -> int:
        page.locator("#find").fill(words)
        return page.locator(".card:visible").count()

    assert found("Footnote") == 0
    assert found("15") == found("١٥") > 0
    assert found("وذكرت الوزاره") > 0  # what introduces it; as hands write it


def test_enter_leads_on_and_says_where_it_does_not(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address + places(example_address)["article-english"].split("#")[0])
    page.keyboard.press("c")
    assert "Choose a statement" in page.locator("#said").inner_text()
    alone = page.locator(".card:has(> .tags .claim-link)").first
    page.goto(f"{page.url.split('#')[0]}#{alone.get_attribute('data-anchor')}")
    page.locator("body").press("Enter")
    page.wait_for_url("**/claim/**")


def test_highlights_are_exact_and_leave_the_text_untouched(watch: Opener, hand_address: str) -> None:
    page = watch.open(f"{hand_address}article/{document_key(arabic())}")
    assert "".join(highlighted(page, "deep")) == "أن المستودع كان فارغا"
    assert highlighted(page, "unread") == ["ورأى كثيرون أن «الأمر غامض تماما حتى الآن»."]
    assert highlighted(page, "own") == ["انفجار في الميناء"]
    shown = page.locator(".text", has_text="نقلت وكالة النورس").inner_text()
    assert shown == arabic().text.splitlines()[2]


def test_without_script_whole_words_are_marked(browser: Browser, hand_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hand_address}article/{document_key(arabic())}#s3")
    assert page.locator("mark.deep").all_inner_texts() == ["بأن المستودع كان فارغا"]
    background = page.locator("mark.said").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert background not in ("rgba(0, 0, 0, 0)", "transparent")
    assert page.locator(".needs-script:visible").count() == 0
    context.close()


def test_keys_walk_the_statements_and_copy_a_footnote(watch: Opener, hand_address: str) -> None:
    page = watch.open(f"{hand_address}article/{document_key(english())}")
    page.keyboard.press("j")
    assert page.url.endswith("#s1")
    page.keyboard.press("j")
    assert page.url.endswith("#s2")
    assert page.locator(".card.now").get_attribute("aria-current") == "true"
    assert highlighted(page, "who") == ["Lena Fox"]
    assert page.evaluate("document.activeElement.closest('.card').id") == "c-s2"
    page.keyboard.press("c")
    page.wait_for_selector("#said.shown")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert "<script>window.hacked = 1</script> fire was out" in copied
    assert english().id in copied
    assert page.evaluate("window.hacked") is None
    page.keyboard.press("k")
    assert page.url.endswith("#s1")
    page.keyboard.press("/")
    page.keyboard.type("over")
    assert page.locator(".card:visible").count() == 1
    page.locator("#find").fill("")
    page.locator("#find").blur()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.url.endswith("#s1")
    page.reload()
    page.keyboard.press("j")
    assert page.url.endswith("#s1")  # switched off for good


def test_enter_opens_what_others_say_then_the_claim_and_back_works(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address + places(example_address)["article-english"])
    while not page.locator(".card.now > .others").count():
        page.keyboard.press("j")
    here = page.url
    page.keyboard.press("Enter")
    assert page.locator(".card.now > .others").get_attribute("open") is not None
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/*")
    page.go_back()
    page.wait_for_url(here)


def test_three_clicks_from_the_story_to_the_sentence(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address)
    page.locator(".glance a").first.click()
    page.locator("#conflicts ~ .disputes .words a, .disputes .words a").first.click()
    page.wait_for_selector(".card.now")
    assert highlighted(page, "now")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_chains_are_read_from_the_page_in_either_direction(watch: Opener, hand_address: str, language: str) -> None:
    page = watch.open(f"{hand_address}article/{document_key(english())}", language)
    chips = page.locator("#c-s2 > .chain .chip")
    first, last = chips.first.bounding_box(), chips.last.bounding_box()
    assert first
    assert last
    assert (first["x"] < last["x"]) == (language == "en")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_speaker_is_corrected_by_keyboard_and_corrected_back(watch: Opener, own_address: str, language: str) -> None:
    page = watch.open(own_address + places(own_address)["article-english"], language)
    page.wait_for_selector(".card.now")
    before = page.locator(".card.now > .chain").inner_text()
    page.keyboard.press("e")
    page.wait_for_selector("#correcting[open] input[name=speaker]")
    page.screenshot(path=PICTURES / f"{language}-correcting.png")
    assert page.locator("h1").count() == 1
    assert faults_of(page) == []
    page.locator("#correcting input[name=speaker]").fill("Ivo Lund")
    page.locator("#correcting button[value=speaker]").press("Enter")
    page.wait_for_selector(".card.now .by-person")
    assert "Ivo Lund" in page.locator(".card.now > .chain").inner_text()
    assert page.locator(".done").is_visible()
    assert faults_of(page) == []
    page.screenshot(path=PICTURES / f"{language}-corrected.png")
    page.locator(".done button").click()
    page.wait_for_selector(".done")
    assert page.locator(".card .by-person").count() == 0
    page.goto(page.url.partition("?")[0] + "#s3")
    page.wait_for_selector(".card.now")
    assert page.locator(".card.now > .chain").inner_text() == before


def test_chosen_words_become_a_statement(watch: Opener, own_address: str) -> None:
    page = watch.open(own_address + places(own_address)["article-arabic"].partition("#")[0])
    words: str = page.evaluate(
        """() => {
            const text = document.createTreeWalker(document.querySelector(".row [data-o]"), NodeFilter.SHOW_TEXT);
            const node = text.nextNode();
            const range = new Range();
            range.setStart(node, 0);
            range.setEnd(node, Math.min(node.length, 30));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString();
        }"""
    )
    page.locator("#draw").click()
    page.wait_for_selector("#correcting[open]")
    assert page.locator("#correcting textarea[name=words]").input_value() == words.strip()
    page.locator("#correcting input[name=speaker]").fill("Ivo Lund")
    page.locator("#correcting button[value=draw]").click()
    page.wait_for_selector(".card.now")
    assert page.locator(".done").is_visible()
    assert "".join(highlighted(page, "now")).strip() == words.strip()


def test_chosen_words_become_those_of_the_chosen_statement(watch: Opener, own_address: str) -> None:
    page = watch.open(own_address + places(own_address)["article-english"])
    page.wait_for_selector(".card.now")
    words: str = page.evaluate(
        """() => {
            const [range] = CSS.highlights.get("now");
            const chosen = new Range();
            chosen.setStart(range.startContainer, range.startOffset);
            chosen.setEnd(range.endContainer, range.endOffset - 5);
            getSelection().removeAllRanges();
            getSelection().addRange(chosen);
            return chosen.toString();
        }"""
    )
    page.locator("#respan").click()
    page.locator("#correcting button[value=span]").click()
    page.wait_for_selector(".card.now .by-person")
    assert "".join(highlighted(page, "now")).split() == words.split()


def test_one_key_sets_a_conflict_aside(watch: Opener, own_address: str) -> None:
    page = watch.open(own_address)
    listed = page.locator("[aria-labelledby=conflicts] tbody").count()
    page.keyboard.press("x")
    page.keyboard.press("2")
    page.wait_for_selector(".done")
    assert page.locator("[aria-labelledby=conflicts] tbody").count() == listed - 1
    page.locator("#aside").evaluate("fold => { fold.open = true; }")
    page.locator("#aside button").click()
    page.wait_for_selector(".done")
    assert page.locator("[aria-labelledby=conflicts] tbody").count() == listed


def test_corrections_need_no_script(browser: Browser, own_address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(own_address + places(own_address)["article-english"])
    page.locator("#c-s3 > .tags .correct-link").click()
    page.get_by_role("group", name="Who says it").get_by_label("Name or description").fill("Ivo Lund")
    page.locator(".tellers summary").first.click()
    page.locator(".tellers details[open]").get_by_label("Name or description").fill("Ossa Radio")
    page.get_by_role("button", name="Change the chain").click()
    assert page.locator(".done").is_visible()
    chain = page.locator("#c-s3 > .chain").inner_text()
    assert 0 < chain.index("Ossa Radio") < chain.index("Ivo Lund")
    page.get_by_role("button", name="Undo").first.click()
    assert "Undone" in page.locator(".done").inner_text()


def test_results_come_as_one_types_and_the_address_is_theirs(watch: Opener, example_address: str) -> None:
    page = watch.open(f"{example_address}search")
    page.locator("#q").press_sequentially("fertiliser", delay=20)
    page.wait_for_selector(".hit mark.found")
    page.wait_for_url("**/search?q=fertiliser")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.locator("#q").input_value() == "fertiliser"
    assert page.evaluate("history.length") == 2  # the blank page and this one: typing leaves no trail
    assert "fertiliser" in page.title()
    assert page.locator("#found").inner_text().endswith(page.locator(".sum b").first.inner_text().split()[-1])
    page.locator(".hit a.words").first.click()
    page.wait_for_url("**/article/**")
    page.go_back()
    page.wait_for_url("**/search?q=fertiliser")
    assert page.locator("#q").input_value() == "fertiliser"
    assert page.locator(".hit mark.found").count() > 3


def test_the_search_is_one_key_away_everywhere(watch: Opener, example_address: str) -> None:
    page = watch.open(example_address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "bar-search"
    page.keyboard.type("warehouse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=warehouse")
    page.locator(".hit a.words").first.click()
    page.wait_for_url("**/article/**")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.locator("#find").blur()
    page.keyboard.press("s")
    assert page.evaluate("document.activeElement.id") == "bar-search"


def test_the_search_works_without_script(browser: Browser, example_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_address}search?q=warehouse")
    page.locator(".narrow summary").click()
    page.locator("#by-stance").select_option("denies")
    page.locator(".fields button").click()
    assert page.url.endswith("/search?q=warehouse+stance%3Adenies")
    page.locator(".chips a").click()
    assert page.url.endswith("/search?q=warehouse")
    context.close()


def lit(page: Page) -> list[list[str]]:
    """The words that are lit in each text of a comparison."""
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.pane')].map(p => [...p.querySelectorAll('mark.now')].map(m => m.textContent))"
    )
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chosen_statement_shows_its_partners_at_the_same_height(
    watch: Opener, example_address: str, language: str
) -> None:
    page = watch.open(example_address + places(example_address)["compare"], language)
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("j")
    assert sum(map(bool, lit(page))) > 1
    for _ in range(6):
        page.keyboard.press("j")
    row = page.locator("tbody.now")
    assert row.count() == 1
    assert page.url.endswith(f"#{row.get_attribute('id')}")
    lighted = [bool(words) for words in lit(page)]
    cells = row.locator("tr:last-child > td")
    assert [not cells.nth(i).get_attribute("class") for i in range(4)] == lighted  # gaps are dark
    page.wait_for_function("document.querySelectorAll('.ties path').length > 0")
    # Choosing moves the other texts, never the page nor the text that was chosen in.
    mark = page.locator(".pane").nth(0).locator("mark[data-j]").nth(3)
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY"), mark.bounding_box()
    mark.click()
    page.wait_for_timeout(200)
    assert (page.evaluate("scrollY"), mark.bounding_box()) == before
    page.keyboard.press("Escape")
    assert not any(lit(page))
    assert page.locator(".ties path").count() == 0
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/*")


def test_columns_line_up_and_stand_below_one_another_on_a_phone(watch: Opener, example_address: str) -> None:
    place = example_address + places(example_address)["compare"]
    wide = watch.open(place)
    cells = [c.bounding_box() for c in wide.locator("#alike ~ .side tbody").first.locator("tr:last-child > td").all()]
    heads = [c.bounding_box() for c in wide.locator("#alike ~ .side thead th").all()]
    assert len(cells) == len(heads) == 4
    for cell, head in zip(cells, heads, strict=True):
        assert cell
        assert head
        assert cell["y"] == cells[0]["y"]  # type: ignore[index]
        assert abs(cell["x"] - head["x"]) < 1
    phone = watch.open(place, size=PHONE)
    row = phone.locator("#alike ~ .side tbody").first.locator("tr:last-child > td")
    tops = [box["y"] for cell in row.all() if (box := cell.bounding_box())]
    assert tops == sorted(set(tops))
    assert row.locator(".whose:visible").count() == 4


def test_articles_are_chosen_without_a_script(browser: Browser, example_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_address}articles")
    for box in page.locator(".choose input").all()[:2]:
        box.check()
    page.locator(".go button").click()
    assert page.locator(".pane").count() == 2
    assert page.locator(".side tbody").count() > 1
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_article_is_left_out_and_taken_in_again(watch: Opener, own_address: str, language: str) -> None:
    place = places(own_address)["article-english"].partition("#")[0]
    page = watch.open(own_address + place, language, PHONE)
    page.locator("#leave-out summary").click()
    page.locator("#leave-out input[name=words]").fill("another port")
    assert faults_of(page) == []
    page.screenshot(path=PICTURES / f"{language}-leaving-out.png")
    page.locator("#leave-out button").click()
    page.wait_for_selector(".done")
    assert page.url.split("?")[0].endswith("/articles")
    assert page.locator(f'main a[href^="{place}"]').count() == 0
    assert page.locator(".done").evaluate("e => getComputedStyle(e).position") == "static"  # it lies over no box
    page.goto(own_address + place)
    assert "another port" in page.locator("main").inner_text()
    assert faults_of(page) == []
    page.screenshot(path=PICTURES / f"{language}-left-out.png")
    page.locator("main form button").click()
    page.wait_for_selector("article.reader")
    assert page.locator(".done").is_visible()
