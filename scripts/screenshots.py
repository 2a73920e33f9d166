"""Pictures of the workbench and the dossier for the documentation, in docs/images/.

python scripts/screenshots.py [DOSSIER.html]

Without a dossier both are made of examples/story. It drives Debian's chromium, and refuses every request that is not
for a file or for the workbench that it starts.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, Route, sync_playwright

from riwaya.export.dossier import write_dossier
from riwaya.export.labels import Interface
from riwaya.story.build import build
from riwaya.story.story import Story
from riwaya.web.server import HOST, Server

HERE = Path(__file__).resolve().parent.parent
IMAGES = HERE / "docs" / "images"
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, PHONE = (1280, 860), (360, 740)


def main() -> int:
    """Take all the pictures; 2 where there is no chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("screenshots: no chromium here; on Debian: apt install chromium", file=sys.stderr)
        return 2
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        given = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
        english = given or _example(Path(scratch), "en")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        take_all(browser, english)
        if given is None:
            arabic = _open(browser, _example(Path(scratch), "ar"))
            _save(arabic, "dossier-arabic-top")
            _article(arabic, "ar", 4)
            _save(arabic, "dossier-arabic-interface")
            _workbench(browser, Path(scratch) / "example.riwaya")
        browser.close()
    return 0


def take_all(browser: Browser, dossier: Path) -> None:
    """The pictures of one dossier: top, what articles tell together, an Arabic and an English article, sources; dark;
    telephone."""
    page = _open(browser, dossier)
    _save(page, "dossier-top")
    for section in ("network", "matrix"):
        _section(page, section, f"dossier-{section}")
    _article(page, "ar", 4)
    _save(page, "dossier-article-arabic")
    _article(page, "en", 4)
    _save(page, "dossier-article-english")
    page.locator("#sources").scroll_into_view_if_needed()
    page.evaluate("location.hash = 'sources'")
    page.locator("#source-table summary").first.click()
    _save(page, "dossier-sources")
    for name, size, scheme in (("dossier-dark", WIDE, "dark"), ("dossier-phone", PHONE, "light")):
        other = _open(browser, dossier, size, scheme)
        if size == PHONE:
            _section(other, "disputed", "dossier-phone-disputed")
        _article(other, "ar", 4)
        _save(other, name)


def _open(browser: Browser, dossier: Path, size: tuple[int, int] = WIDE, scheme: str = "light") -> Page:
    dark = scheme == "dark"
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light")
    page.route("**/*", _files_only)
    page.goto(dossier.as_uri())
    return page


def _workbench(browser: Browser, story: Path) -> None:
    """Each page of the workbench: in English, in Arabic, in the dark, on a telephone."""
    server = Server(story, 0)
    threading.Thread(target=server.run, daemon=True).start()

    def get(path: str) -> list[dict[str, str]]:
        with urlopen(server.address + path) as answer:
            return list(json.load(answer)["items"])

    articles, claim = get("articles.json"), get("claims.json?stand=disputed")[0]["id"]
    first = {code: next(a["key"] for a in articles if a["language"] == code) for code in ("ar", "en", "fa", "ru")}
    arabic, together = f"article/{first['ar']}#s5", "&".join(f"a={key}" for key in first.values())
    source = f"source/{get('sources.json')[0]['id']}"
    for name, path, language, size, dark in (
        ("story", "", "en", WIDE, False),
        ("story-arabic", "", "ar", WIDE, False),
        ("article-arabic", arabic, "ar", WIDE, False),
        ("compare", f"compare?{together}", "en", WIDE, False),
        ("claim-arabic", f"claim/{claim}", "ar", WIDE, False),
        ("source", source, "en", WIDE, False),
        ("timeline-arabic", "timeline", "ar", WIDE, False),
        ("map", "map", "en", WIDE, False),
        ("network-arabic", "network", "ar", WIDE, False),
        ("matrix", "matrix", "en", WIDE, False),
        ("search-arabic", "search?q=المستودع", "ar", WIDE, False),
        ("correct", f"correct/{first['en']}/3", "en", WIDE, False),
        ("add-arabic", "add", "ar", WIDE, False),
        ("dark", arabic, "ar", WIDE, True),
        ("phone", arabic, "ar", PHONE, False),
    ):
        page = browser.new_page(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", locale=language
        )
        page.route("**/*", _files_only)
        page.goto(server.address + path)
        _save(page, f"workbench-{name}")
        page.close()


def _files_only(route: Route) -> None:
    if route.request.url.startswith(("file:", f"http://{HOST}:")):
        route.continue_()
    else:
        route.abort()


def _article(page: Page, language: str, statement: int) -> None:
    """Choose a statement of the first article in `language` and bring it to the middle."""
    card = page.locator(f"article:has([data-o][lang={language}]) .card:has(.excerpt [lang={language}])")
    card.nth(statement).locator(".excerpt a").first.evaluate("link => link.click()")


def _section(page: Page, id: str, name: str) -> None:
    """Bring a section to the top of the screen."""
    page.locator(f"#{id}").evaluate("section => section.scrollIntoView({ block: 'start', behavior: 'instant' })")
    _save(page, name)


def _save(page: Page, name: str) -> None:
    page.wait_for_timeout(300)  # articles that come into sight are laid out in the next frames
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    print(path.relative_to(HERE))


def _example(folder: Path, language: Interface) -> Path:
    story_path, dossier = folder / "example.riwaya", folder / f"dossier-{language}.html"
    if not story_path.exists():
        build([HERE / "examples" / "story"], story_path, name="Riwaya: the example story")
    with Story.open(story_path) as story:
        write_dossier(story, dossier, language)
    return dossier


if __name__ == "__main__":
    sys.exit(main())
