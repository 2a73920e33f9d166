"""Adding articles in a real browser: dropped, chosen, pasted; the bar that says how far it is; no page jumps."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsers import NEEDED
from tests.web.conftest import EXAMPLES
from tests.web.test_add import ARTICLE, OTHER
from tests.web.test_browser import PHONE, PICTURES, WIDE, Opener, faults_of, serve

pytestmark = NEEDED
LONG = 60_000
DROP = """files => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}"""


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A story that is not there yet."""
    return serve(tmp_path / "story.riwaya")


def settled(page: Page) -> None:
    page.wait_for_function(
        "async () => !(await (await fetch('/progress.json')).json()).jobs.length", timeout=LONG, polling=300
    )


def test_a_text_pasted_on_the_empty_page_is_in_the_reader_and_the_bar_says_when_it_is_compared(
    watch: Opener, address: str
) -> None:
    page = watch.open(address)
    assert page.locator("h1").inner_text() == "Drop articles here"
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
        }""",
        ARTICLE,
    )
    assert page.locator("#text").input_value() == ARTICLE
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/article/*", timeout=LONG)
    assert page.locator(".card").count() > 1
    settled(page)
    page.goto(address + "add")
    page.locator("#text").fill(ARTICLE.replace("three", "nine"))
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/article/*", timeout=LONG)
    top = page.locator("h3.text, h1").first.bounding_box()
    page.wait_for_selector("#work-show:visible", timeout=LONG)
    assert "on which others have something to say" in page.locator("#work .doing").inner_text()
    assert page.locator("h3.text, h1").first.bounding_box() == top
    page.locator("#work-show").click()
    page.wait_for_selector(".others", timeout=LONG)
    assert page.locator("#work").count() == 0


def test_files_dropped_on_any_page_are_read_and_what_is_refused_is_named(watch: Opener, address: str) -> None:
    page = watch.open(address + "sources")
    page.evaluate(DROP, [["a.txt", ARTICLE], ["b.txt", OTHER], ["old.pdf", "%PDF-1.4"]])
    page.wait_for_url("**/progress", timeout=LONG)
    page.locator("#progress").get_by_text("old.pdf").wait_for(timeout=LONG)
    page.locator("#progress .contents a").nth(1).wait_for(timeout=LONG)
    settled(page)
    page.goto(address)
    assert page.locator("#conflicts").count() == 1


def test_dragging_something_else_than_files_is_left_alone(watch: Opener, address: str) -> None:
    page = watch.open(address)
    prevented = page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.setData("text/plain", "words");
            const event = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer: transfer });
            return !document.body.dispatchEvent(event);
        }"""
    )
    assert not prevented
    assert page.locator("#dropping").is_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_chosen_files_and_folders_need_no_script(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script, locale="en")
    page = context.new_page()
    page.goto(address + "add")
    page.locator("#folder").set_input_files(EXAMPLES)
    page.get_by_role("button", name="Add the files").click()
    page.wait_for_url("**/progress", timeout=LONG)
    for _ in range(60):
        if page.locator("h2", has_text="Read").count() and not page.locator("#h-now").count():
            break
        page.wait_for_timeout(1000)
        page.goto(address + "progress")
    assert (
        page.locator("#progress .contents tbody tr").count()
        == len([p for p in EXAMPLES.iterdir() if p.suffix in (".txt", ".html")]) + _rows()
    )
    context.close()


def _rows() -> int:
    """Articles in the example's tables."""
    jsonl = sum(1 for line in (EXAMPLES / "more.jsonl").read_text("utf-8").splitlines() if line.strip())
    with (EXAMPLES / "brief.csv").open(encoding="utf-8-sig", newline="") as file:
        return jsonl + sum(1 for _ in csv.DictReader(file))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_anybody_can_use_the_forms(watch: Opener, address: str, language: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    found = []
    for kind, size, dark in (("-dark", WIDE, True), ("-phone", PHONE, False), ("", WIDE, False)):
        page = watch.open(address, language, size, dark)
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        found += faults_of(page)
        page.screenshot(path=PICTURES / f"{language}-empty{kind}.png", full_page=kind == "")
        if not kind:  # the last: from here on the story is no longer empty
            page.evaluate(DROP, [["a.txt", ARTICLE], ["b.txt", OTHER], ["old.pdf", "%PDF-1.4"]])
            page.wait_for_url("**/progress", timeout=LONG)
            page.locator("#progress").get_by_text("old.pdf").wait_for(timeout=LONG)
            found += faults_of(page)
            page.screenshot(path=PICTURES / f"{language}-progress.png")
            settled(page)
            page.goto(address + "progress")
            page.screenshot(path=PICTURES / f"{language}-progress-end.png")
            page.goto(address + "add")
            page.locator("#text").fill("x")
            page.locator("#p-published").fill("soon")
            page.locator("button.main").nth(1).click()
            page.wait_for_selector("[role=alert]")
            found += faults_of(page)
            page.screenshot(path=PICTURES / f"{language}-add-fault.png", full_page=True)
            assert "422" in watch.faults.pop()  # the browser notes the answer itself
        page.context.close()
    assert found == []
