"""Language, digits and single keys: chosen once, remembered by the browser, the same on every page."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient
from lxml import html

from riwaya.export.labels import Labels
from riwaya.export.writing import in_digits
from tests.web.conftest import PORT
from tests.web.test_pages import all_places

HERE = {"origin": f"http://127.0.0.1:{PORT}"}
ARTICLES_OWN = (
    "//title | //script | //style | //bdi | //*[@lang][not(self::html)] | //textarea | //kbd"
    " | //option | //dialog//dd | //*[contains(@id, '-published-hint')] | //*[@class='text'] | //dl[@class='skips']"
    " | //*[@dir='ltr']"
)
"""Where words of articles, names and addresses stand, keys, and how something is to be typed."""


def own_text(page: str) -> str:
    """What the interface says itself: text and labels."""
    tree = html.document_fromstring(page)
    for found in tree.xpath(ARTICLES_OWN):
        found.drop_tree() if found.getparent() is not None else None
    said = [tree.text_content(), *tree.xpath("//@data-label"), *tree.xpath("//*[not(self::article)]/@aria-label")]
    return " ".join(" ".join(said).split())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_writes_a_number_in_other_digits_than_were_chosen(web: TestClient, language: str) -> None:
    """Whatever a template writes of a number goes through `num`, `day` or `shown_date`, or is given to a message."""
    for place in all_places(web):
        said = own_text(web.get(f"{place}{'&' if '?' in place else '?'}lang={language}&digits=arabic").text)
        assert re.findall(r".{0,30}[0-9].{0,20}", said) == [], place
        said = own_text(web.get(f"{place}{'&' if '?' in place else '?'}lang={language}&digits=western").text)
        assert re.findall(r".{0,30}[٠-٩].{0,20}", said) == [], place


def test_numbers_of_articles_stay_as_they_are_printed(web: TestClient) -> None:
    key = next(a["key"] for a in web.get("/articles.json").json()["items"] if a["language"] == "en")
    texts = [
        [p.text_content() for p in html.document_fromstring(page.text).xpath("//*[contains(@class, 'text')]")]
        for page in (web.get(f"/article/{key}?digits={digits}") for digits in ("western", "arabic"))
    ]
    assert texts[0] == texts[1]
    assert any(re.search("[0-9]", text) for text in texts[0])


def test_digits_follow_the_country_until_they_are_chosen(web: TestClient) -> None:
    def digits(accepted: str) -> str:
        page = web.get("/", headers={"accept-language": accepted}).text
        return str(html.document_fromstring(page).body.get("data-digits"))

    assert [digits(x) for x in ("ar-EG", "ar-SY,ar;q=0.9", "ar-MA", "ar", "en-GB", "fa-IR", "xx-YY", "ar-")] == [
        "arabic", "arabic", "western", "western", "western", "western", "western", "western",
    ]  # fmt: skip
    web.get("/?digits=western")
    assert digits("ar-EG") == "western"
    web.get("/?digits=usual")
    assert digits("ar-EG") == "arabic"
    web.get("/?digits=roman")
    assert digits("ar-EG") == "arabic"


def test_settings_are_remembered_and_change_at_once(web: TestClient) -> None:
    answer = web.post("/settings", data={"language": "ar", "digits": "arabic"}, headers=HERE, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings")
    page = html.document_fromstring(web.get("/settings").text)
    assert page.get("lang") == "ar"
    assert page.body.get("data-digits") == "arabic"
    assert page.body.get("data-keys") == "off"
    assert page.xpath("//input[@checked]/@value") == ["ar", "arabic"]
    assert web.get("/settings.json").json() == {
        "language": "ar", "digits": "arabic", "digits_chosen": "arabic", "single_keys": False,
    }  # fmt: skip
    web.post("/settings", data={"language": "xx", "digits": "usual", "keys": "on"}, headers=HERE)
    assert web.get("/settings.json").json() == {
        "language": "ar", "digits": "western", "digits_chosen": "usual", "single_keys": True,
    }  # fmt: skip


def test_dates_are_in_words_with_the_months_of_both_halves_of_the_arab_world() -> None:
    english, arabic = Labels("en"), Labels("ar", "arabic")
    assert english.date("2031-07-05T09:30:00Z") == "5 July 2031, 09:30 UTC"
    assert english.date("2031-07-05T09:30:00+03:00") == "5 July 2031, 09:30 +03:00"
    assert [english.date(d) for d in ("2031-07", "2031", "2031-13-01", "soon", "", None)] == [
        "July 2031", "2031", "2031-13-01", "soon", None, None,
    ]  # fmt: skip
    assert arabic.date("2031-07-05") == "٥ يوليو/تموز ٢٠٣١"
    assert Labels("ar").dates_in("2031-07-05 – 2031-07-06") == "5 يوليو/تموز 2031 – 6 يوليو/تموز 2031"
    assert in_digits("1,234.5", "arabic") == "١٬٢٣٤٫٥"
    assert in_digits("2031-07-05", "arabic").replace("\u200e", "") == "٢٠٣١-٠٧-٠٥"
