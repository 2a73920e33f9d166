"""A day's work in one browser: from the first page to a sentence, searched, compared, corrected and undone, added to,
kept and exported; in both languages of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers import NEEDED
from tests.web.test_browser import Opener

pytestmark = NEEDED
LONG = 60_000
ADDED = (
    "MARSA AL-GHAR, June 20 (Tidewater) - The explosion at the grain warehouse killed fifteen people, "
    "the health ministry said on Tuesday.\n\nA port official said that sparks from welding had set the sacks on fire."
)


def test_three_clicks_lead_from_the_first_page_to_a_sentence_in_its_article(watch: Opener, own_address: str) -> None:
    """What the README promises: the page opens, a sentence is clicked, its place in the article is chosen."""
    page = watch.open(own_address)
    row = page.locator(".disputes .words a").first
    words = row.inner_text()
    row.click()
    page.wait_for_selector(".card.now")
    shown = page.locator(".card.now > .excerpt").inner_text().rstrip("…")
    assert shown.strip()[:20] in words
    assert page.locator(".card.now .tags").first.inner_text()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_days_work(watch: Opener, own_address: str, tmp_path: Path, language: str) -> None:
    page = watch.open(own_address, language)

    # Search: a statement with its chain, and from there into the article.
    page.keyboard.press("s")
    page.keyboard.type("المستودع" if language == "ar" else "warehouse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator(".hit.said a.words").first.click()
    page.wait_for_url("**/article/**")
    page.wait_for_selector(".card.now")

    # Correct, and take it back.
    before = page.locator(".card.now > .chain").inner_text()
    page.keyboard.press("e")
    page.wait_for_selector("#correcting[open] input[name=speaker]")
    page.locator("#correcting input[name=speaker]").fill("Ivo Lund")
    page.locator("#correcting button[value=speaker]").press("Enter")
    page.wait_for_selector(".card.now .by-person")
    assert "Ivo Lund" in page.locator(".card.now > .chain").inner_text()
    at = page.url.partition("#")[2]
    page.locator(".done button").click()
    page.wait_for_selector(".done")
    assert page.locator(".card .by-person").count() == 0
    page.goto(f"{page.url.partition('?')[0].partition('#')[0]}#{at}")
    page.wait_for_selector(".card.now")
    assert page.locator(".card.now > .chain").inner_text() == before
    page.goto(own_address + "corrections")
    assert "Ivo Lund" in page.locator("main").inner_text()

    # Compare two articles.
    page.goto(own_address + "articles")
    for box in page.locator(".choose input").all()[:2]:
        box.check()
    page.locator(".go button").click()
    page.wait_for_url("**/compare?**")
    assert page.locator(".pane").count() == 2

    # Keep a claim.
    page.goto(own_address + "claims?stand=disputed")
    page.locator("a.claim").first.click()
    page.wait_for_url("**/claim/**")
    page.keyboard.press("n")
    page.wait_for_selector(".top a.kept")

    # Add an article: it is in the reader, and in the story once it is compared.
    page.goto(own_address + "add")
    page.locator("#text").fill(ADDED)
    page.locator("form:has(#text) button.main").click()
    page.wait_for_url("**/article/*", timeout=LONG)
    assert "Tidewater" in page.locator(".card .chain").first.inner_text()
    page.wait_for_selector("#work-show:visible", timeout=LONG)

    # Export what was kept: a file that stands alone.
    page.goto(own_address + "notebook")
    with page.expect_download() as waiting:
        page.locator('a[href*="/notebook/export/html"]').first.click()
    dossier = tmp_path / "notebook.html"
    waiting.value.save_as(dossier)
    text = dossier.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "<style" in text
    assert 'src="http' not in text
