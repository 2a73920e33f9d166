"""Timeline, map, network and matrix in a real browser: by mouse, by keyboard, and without a script."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browsers import NEEDED
from tests.web.test_browser import Opener, serve

pytestmark = NEEDED


@pytest.fixture(scope="module")
def address(example: Path) -> str:
    """The example, once all of it has been read for the views."""
    served = serve(example)
    for _ in range(300):
        with urlopen(f"{served}timeline.json") as answer:
            if json.load(answer)["articles"]["complete"]:
                return served
        time.sleep(0.2)
    raise AssertionError("the views are never complete")


def test_a_column_leads_into_its_time_and_back_without_a_jump(watch: Opener, address: str) -> None:
    page = watch.open(f"{address}timeline")
    before = page.locator("#h-sentences").inner_text()
    page.evaluate("scrollTo(0, 60)")
    page.evaluate("window.here = true")
    page.locator(".times-chart .column").first.click()
    page.wait_for_url("**after=**")
    page.wait_for_selector(".chips .chip")
    assert page.evaluate("window.here && scrollY") == 60  # the page itself has stayed
    assert page.locator("#h-sentences").inner_text() != before
    page.locator(".tabs a").nth(1).click()
    page.wait_for_url("**/map?after=**")
    page.go_back()
    page.wait_for_url("**/timeline?after=**")
    page.locator(".chips .away").first.click()
    page.wait_for_url("**/timeline")
    page.wait_for_function("words => document.getElementById('h-sentences').innerText === words", arg=before)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_time_runs_as_one_reads(watch: Opener, address: str, language: str) -> None:
    page = watch.open(f"{address}timeline", language)
    columns = page.locator(".times-chart [data-first]")
    first, last = columns.first.bounding_box(), columns.last.bounding_box()
    assert first
    assert last
    assert (first["x"] < last["x"]) == (language == "en")


def test_sweeping_over_columns_chooses_them_all(watch: Opener, address: str) -> None:
    page = watch.open(f"{address}timeline")
    columns = page.locator(".times-chart [data-first]")
    boxes = [columns.nth(n).bounding_box() for n in (1, 3)]
    chosen = [columns.nth(1).get_attribute("data-first"), columns.nth(3).get_attribute("data-last")]
    (x, y), (z, _) = [(b["x"] + b["width"] / 2, b["y"] + 20) for b in boxes if b]
    page.mouse.move(z, y)
    page.mouse.down()
    page.mouse.move(x, y, steps=4)
    page.mouse.up()
    page.wait_for_url(f"**after={chosen[0]}&before={chosen[1]}")


def test_the_map_moves_and_a_place_is_chosen_by_keyboard(watch: Opener, address: str) -> None:
    page = watch.open(f"{address}map")
    page.wait_for_selector("#world[data-ready]")
    assert page.locator(".drawn-map").is_hidden()
    assert page.locator("#world .place-name").count() > 0
    zoom = page.locator("#world path.land").first.get_attribute("d")
    page.locator("#world").focus()
    page.keyboard.press("+")
    page.wait_for_function("d => document.querySelector('#world path.land').getAttribute('d') !== d", arg=zoom)
    place = page.locator("#world path[role=link]").first
    name = place.get_attribute("aria-label")
    assert name
    place.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?place=**")
    page.wait_for_selector("#world[data-ready] path.chosen")
    assert name.split(",")[0] in page.locator(".chips .chip").inner_text()
    assert page.locator(".sentences li").count() > 0
    page.locator(".sentences .claim").first.click()
    page.wait_for_url("**/article/*")


def test_a_node_is_chosen_and_the_one_looked_at_shows_its_ties(watch: Opener, address: str) -> None:
    page = watch.open(f"{address}network")
    node = page.locator(".network .named").first
    node.hover()
    assert page.locator(".network path.near").count() > 0
    node.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/network?source=**")
    page.wait_for_selector(".network .chosen")


def test_a_row_shows_the_sentences_of_its_claim_and_a_cell_leads_to_the_words(watch: Opener, address: str) -> None:
    page = watch.open(f"{address}matrix")
    page.locator(".matrix tbody th a").first.click()
    page.wait_for_url("**/matrix?claim=**")
    page.wait_for_selector(".matrix tr.chosen")
    page.locator(".matrix td.told a").first.click()
    page.wait_for_selector(".card.now, .own-item.now, mark.now, [aria-current=true]")
    assert "#s" in page.url


def test_without_a_script_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}map")
    assert page.locator(".drawn-map .map").is_visible()
    assert page.locator("#world").is_hidden()
    page.locator(".fold summary").first.click()
    page.locator(".places a").first.click()
    page.wait_for_url("**/map?place=**")
    page.locator(".choose summary").click()
    page.locator("select[name=language]").select_option("ar")
    page.locator(".choose button").click()
    page.wait_for_url("**language=ar**")
    assert page.locator(".chips .chip").count() == 2
    assert page.locator(".needs-script:visible").count() == 0
    context.close()
