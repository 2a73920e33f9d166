"""The interface's languages, and their catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from riwaya.export.labels import LABELS
from riwaya.store.keys import document_key
from riwaya.web.language import LANGUAGES, catalogue, translations
from scripts.messages import messages, updated
from tests.export.stories import english

TRANSLATED = [language for language in LANGUAGES if language != "en"]
PO = Path(__file__).parents[2] / "riwaya/web/locale"


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogues_have_every_message_translated_and_none_too_many(language: str) -> None:
    path = PO / language / "LC_MESSAGES" / "web.po"
    assert path.read_text("utf-8") == updated(language), "run scripts/messages.py"
    entries = [m for m in catalogue(language) if m.id]  # type: ignore[arg-type]
    assert len(entries) > 20
    assert [m.id for m in entries if not m.string or m.fuzzy] == []
    assert [error for m in entries for error in m.check()] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_served_is_what_the_catalogue_says(language: str) -> None:
    words = translations(language)  # type: ignore[arg-type]
    assert [m.id for m in catalogue(language) if m.id and words.gettext(m.id) != m.string] == []  # type: ignore[arg-type]


def test_nothing_is_worded_twice() -> None:
    """What the dossier says as well stands in its labels."""
    said = {english for english, _ in LABELS.values()}
    assert {m.id for m in messages() if m.id in said} == set()


def test_the_address_then_what_was_chosen_then_the_browser(hand: TestClient) -> None:
    assert '<html lang="en" dir="ltr">' in hand.get("/").text
    assert '<html lang="ar" dir="rtl">' in hand.get("/", headers={"accept-language": "ar-SY,ar;q=0.9,en;q=0.8"}).text
    assert '<html lang="en"' in hand.get("/", headers={"accept-language": "fr,de"}).text
    asked = hand.get("/articles?lang=ar")
    assert '<html lang="ar" dir="rtl">' in asked.text
    cookie = asked.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert '<html lang="ar"' in hand.get("/").text  # remembered
    assert '<html lang="en"' in hand.get("/?lang=en").text
    assert '<html lang="en"' in hand.get("/?lang=xx").text
    assert hand.get("/").headers["vary"].lower().startswith("cookie, accept-language")


def test_the_other_language_is_one_link_away_on_the_same_page(hand: TestClient) -> None:
    page = hand.get("/sources?page=1&lang=en").text
    assert 'href="/sources?page=1&amp;lang=ar" hreflang="ar" lang="ar"' in page


def test_an_article_keeps_its_own_direction(hand: TestClient) -> None:
    page = hand.get(f"/article/{document_key(english())}?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in page
    assert 'lang="en" dir="ltr"' in page
    assert "<bdi>Lena Fox</bdi>" in page
    assert page.index("The &lt;b&gt;Gull") < page.index("→") < page.index("<bdi>Lena Fox</bdi>")
