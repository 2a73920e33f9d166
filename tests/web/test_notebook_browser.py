"""The notebook in a real browser: by keyboard and mouse, without a script, exported and opened from disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from riwaya.store.keys import document_key
from riwaya.store.sqlite import StoryFile
from tests.browsers import NEEDED
from tests.export.stories import english
from tests.web.test_browser import PHONE, PICTURES, WIDE, Opener, faults_of, places, serve

pytestmark = NEEDED


@pytest.fixture
def address(example: Path, tmp_path: Path) -> str:
    """A story of one's own, with the notebook half filled."""
    path = Path(shutil.copy(example, tmp_path / "own.riwaya"))
    with StoryFile.create_or_open(path) as file, file.transaction():
        for words in ("one", "two", "three"):
            file.notebook.add("note", "2031-01-01T00:00:00+00:00", words=words)
    return serve(path)


def words(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(".items .reword textarea").all()]


def said(page: Page) -> str:
    page.wait_for_selector("#said.shown")
    return page.locator("#said").inner_text()


def until(page: Page, condition: str) -> None:
    """Waits for a condition; Playwright's own way would have to evaluate a string, which the page's policy forbids."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def test_n_keeps_what_one_is_at_without_leaving_the_page(watch: Opener, address: str) -> None:
    page = watch.open(address + places(address)["claim"])
    page.keyboard.press("n")
    assert said(page) == "Kept in the notebook."
    assert page.locator(".top a.kept").inner_text() == "In the notebook"
    page.keyboard.press("n")
    until(page, "document.getElementById('said').textContent.includes('already')")
    page.goto(address + places(address)["article-arabic"])
    page.wait_for_selector(".card.now")
    page.keyboard.press("n")
    page.wait_for_selector(".card.now > .tags .kept")
    assert page.url.endswith("#s4")
    page.goto(address)
    page.locator(".question button.keep").first.click()
    page.wait_for_selector(".question a.kept")
    page.goto(address + "notebook")
    assert page.locator(".items > li").evaluate_all("all => all.map(li => li.className)") == [
        *["item of-note"] * 3, "item of-claim", "item of-statement", "item of-dispute",
    ]  # fmt: skip


def test_words_are_saved_and_items_are_moved_by_keys_and_buttons(watch: Opener, address: str) -> None:
    page = watch.open(address + "notebook")
    page.keyboard.press("j")
    page.keyboard.press("J")
    until(page, "document.querySelector('.items textarea').value === 'two'")
    assert words(page) == ["two", "one", "three"]
    assert page.evaluate("document.activeElement.querySelector('textarea').value") == "one"
    page.locator(".items > li").nth(2).locator("button[value=up]").click()
    until(page, "document.querySelectorAll('.items .reword textarea')[1].value === 'three'")
    assert page.evaluate("document.activeElement.value") == "up"
    page.locator(".items textarea").first.fill("two, again")
    page.keyboard.press("Tab")
    until(page, "document.getElementById('said').textContent === 'Saved.'")
    page.locator(".items > li").nth(1).get_by_role("button", name="Remove").click()
    page.wait_for_selector("#undo")
    assert page.evaluate("document.activeElement.id") == "undo"
    assert words(page) == ["two, again", "one"]
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.items > li').length === 3")
    page.reload()
    assert words(page) == ["two, again", "three", "one"]


def test_an_item_is_dragged_by_its_grip(watch: Opener, address: str) -> None:
    page = watch.open(address + "notebook", size={"width": 1280, "height": 1600})
    page.locator(".grip").nth(2).drag_to(page.locator(".items > li").first, target_position={"x": 20, "y": 4})
    until(page, "document.querySelector('.items textarea').value === 'three'")
    assert words(page) == ["three", "one", "two"]


def test_without_a_script_forms_do_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto(address + places(address)["article-english"])
    page.locator(".card .keep").first.click()
    page.locator("button.keep").click()
    page.goto(address + "notebook")
    page.locator(".items > li").last.get_by_role("button", name="Move up").click()
    assert words(page)[2] == ""
    page.locator(".items .reword textarea").nth(2).fill("Seen")
    page.locator(".items > li").nth(2).get_by_role("button", name="Save").click()
    page.locator(".items > li").first.get_by_role("button", name="Remove").click()
    assert words(page) == ["two", "Seen", "three"]
    page.get_by_role("button", name="Undo").click()
    assert words(page) == ["one", "two", "Seen", "three"]
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_notebook_and_its_dossier_can_be_used_by_anybody(
    watch: Opener, address: str, language: str, tmp_path: Path, browser: Browser
) -> None:
    page = watch.open(address + places(address)["claim"], language)
    page.keyboard.press("n")
    page.wait_for_selector("a.kept")
    for kind, size, dark in (("", WIDE, False), ("-dark", WIDE, True), ("-phone", PHONE, False)):
        page = watch.open(address + "notebook", language, size, dark)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert faults_of(page) == []
        page.screenshot(path=PICTURES / f"{language}-notebook-filled{kind}.png", full_page=True)
    with page.expect_download() as found:
        page.locator(".exports a").first.click()
    name = found.value.suggested_filename
    assert name.startswith("Example - ")
    assert name.endswith(".html")
    file = tmp_path / "dossier.html"
    found.value.save_as(file)
    opened = browser.new_context(offline=True).new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(file.as_uri())
    assert opened.evaluate("CSS.highlights.get('said').size") > 0
    opened.locator(".ref").first.click()
    assert "#fn-1" in opened.url
    assert (faults, faults_of(opened)) == ([], [])
    opened.context.close()


def test_single_keys_can_be_switched_off_for_good(watch: Opener, hand_address: str) -> None:
    page = watch.open(f"{hand_address}settings")
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Save").click()
    page.goto(f"{hand_address}article/{document_key(english())}")
    page.keyboard.press("j")
    assert "#" not in page.url
