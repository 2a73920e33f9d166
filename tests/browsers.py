"""Debian's chromium, driven by Playwright: what every test in a real browser needs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js"
NEEDED = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; on Debian: apt install chromium"),
]
ARGUMENTS = [
    "--no-sandbox", "--headless", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser, closed at the end."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


class Watch:
    """Takes note of what pages did that they must not do. `allowed`: addresses that they may ask for."""

    def __init__(self, allowed: str) -> None:
        self._allowed = re.compile(allowed)
        self.faults: list[str] = []

    def page(self, context: BrowserContext) -> Page:
        """A new page that is watched."""
        page = context.new_page()
        page.route("**/*", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        return page

    def _request(self, route: Route) -> None:
        if self._allowed.match(route.request.url):
            route.continue_()
        else:
            self.faults.append(f"request: {route.request.url}")
            route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")
