"""How quick the workbench is on large things: an article of 20,000 words, and lists on 30,000 articles.

    python benchmarks/pages_speed.py long [--words 20000] [--language ar]
    python benchmarks/pages_speed.py many [--articles 30000]
    python benchmarks/pages_speed.py story STORY

The long article is put together from invented ones (make_corpus.py) and read as any other. The many articles are a few
short ones over and over under other names, put into a story file as they are, with a comparison made up to their
measure: claims that three of them tell, and a conflict for every tenth. Pages are asked for as a browser does (packed);
`opened` is the first answer after the file has changed, `again` the next. Painting is measured in Debian's chromium
where it is installed: first contentful paint, and the longest time for which the page did not answer while somebody
scrolled, stepped from statement to statement with `j`, or typed into the box that finds statements.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import riwaya  # noqa: E402 - run as a script, too
from benchmarks.make_corpus import articles  # noqa: E402
from riwaya.comparison import Account, Claim, Comparison, Origins, Relation  # noqa: E402
from riwaya.model import Document  # noqa: E402
from riwaya.store.keys import document_key  # noqa: E402
from riwaya.store.sqlite import StoryFile  # noqa: E402
from riwaya.story.kept import _key, _pack  # noqa: E402
from riwaya.version import __version__  # noqa: E402
from riwaya.web.server import Server  # noqa: E402

LISTS = ("", "articles", "articles?page=300", "sources", "claims", "disputes/conflicts", "notebook", "skipped")
SHORT = 700
"""Characters of one of the many articles."""
STEPS = 60

WATCH = """
window.longest = 0;
const note = list => { for (const e of list.getEntries()) window.longest = Math.max(window.longest, e.duration); };
new PerformanceObserver(note).observe({type: "longtask", buffered: true});
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=("long", "many", "story"))
    options.add_argument("story", nargs="?", type=Path)
    options.add_argument("--words", type=int, default=20_000)
    options.add_argument("--language", default="ar")
    options.add_argument("--articles", type=int, default=30_000)
    options.add_argument("--keep", type=Path, help="leave the story file here")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or asked.story or Path(folder, "story.riwaya")
        if asked.what == "long":
            measure(path, [f"article/{long_story(path, asked.words, asked.language)}"], reader)
        elif asked.what == "many":
            if not path.exists():
                timed("made", lambda: many_story(path, asked.articles))
            measure(path, LISTS)
        else:
            measure(path, LISTS)


def long_story(path: Path, words: int, language: str) -> str:
    """A story with one long article; its key."""
    rows = [row for row in articles(max(400, words // 20), 1)[0] if row["language"] == language]
    text, length = [], 0
    for row in rows:
        text.append(row["text"].strip())
        length += len(row["text"].split())
        if length >= words:
            break
    document = timed("read", lambda: riwaya.read("\n\n".join(text), title="Long", outlet="The Gull", published="2031"))
    print(f"{length} words, {len(document.statements)} statements, {len(document.assertions)} assertions")
    write(path, [document], Comparison())
    return document_key(document)


def many_story(path: Path, count: int) -> None:
    """A story of many short articles."""
    base = [riwaya.read(shortened(row["text"]), language=row["language"]) for row in articles(20, 2)[0]]
    documents = [renamed(base[n % len(base)], n) for n in range(count)]
    claims = [claim(documents[n : n + 3], n) for n in range(0, count - 2, 3)]
    pairs = zip(claims[::10], claims[1::10], strict=False)
    relations = [
        Relation((a.id, b.id), "conflicts", "polarity", "one tells it, the other denies it", "denied", 0.95, False,
                 (a.assertions[0], b.assertions[0]))
        for a, b in pairs
    ]  # fmt: skip
    write(path, documents, Comparison(claims=tuple(claims), relations=tuple(relations)))


def shortened(text: str) -> str:
    return text[: text.find("\n", SHORT)] if "\n" in text[SHORT:] else text


def renamed(d: Document, n: int) -> Document:
    """The same article under another name, of another outlet and day; it says the same with ids of its own."""
    return replace(
        d,
        id=f"sha256:{n:064x}",
        title=f"{(d.text.split(chr(10))[0])[:60]} {n}",
        outlet=riwaya.model.Outlet(f"Outlet {n % 400}"),
        published=f"20{10 + n % 20}-{1 + n % 12:02}-{1 + n % 28:02}",
        statements=tuple(replace(s, id=f"{s.id}-{n}") for s in d.statements),
        assertions=tuple(replace(a, id=f"{a.id}-{n}", statement=f"{a.statement}-{n}") for a in d.assertions),
        entities=(), times=(), places=(), quantities=(),
    )  # fmt: skip


def claim(documents: list[Document], n: int) -> Claim:
    first = [(document_key(d), d.assertions[0]) for d in documents]
    return Claim(
        id=f"c{n:012x}",
        text=first[0][1].span.text,
        language=documents[0].language or "",
        assertions=tuple(a.id for _, a in first),
        documents=tuple(key for key, _ in first),
        accounts=tuple(Account(key, a.id, a.statement, False) for key, a in first),
        origins=Origins(1 + n % 3, 3),
    )


def write(path: Path, documents: list[Document], compared: Comparison) -> None:
    with StoryFile.create_or_open(path, "Measured") as file:
        with file.transaction():
            for document in documents:
                file.add(document, __version__)
        with file.transaction():
            file.keep("comparison", {_key(file.ordered_keys()): _pack(compared)}, alone=True)


def measure(path: Path, places: list[str] | tuple[str, ...], more: Callable[[Any], None] | None = None) -> None:
    """Serve a story and print the figures of its pages."""
    server = Server(path, 0)
    threading.Thread(target=server.run, daemon=True).start()
    print(f"{'page':<24}{'opened s':>9}{'again s':>9}{'KB':>8}{'packed KB':>11}")
    for place in places:
        first, _ = fetched(server.address + place)
        again, body = fetched(server.address + place)
        whole, packed = len(gzip.decompress(body)) / 1024, len(body) / 1024
        print(f"/{place[:22]:<23}{first:>9.2f}{again:>9.2f}{whole:>8.0f}{packed:>11.1f}")
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no chromium here: painting is not measured")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--headless"])
        for place in places:
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.add_init_script(WATCH)
            page.goto(server.address + place)
            page.wait_for_timeout(1500)
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1")
            print(f"/{place[:22]:<23} first paint {paint:.0f} ms, longest task while loading {longest(page):.0f} ms")
            if more is not None:
                more(page)
            page.close()
        browser.close()


def reader(page: Any) -> None:
    """Scrolls, steps and finds in the article reader."""
    height = page.evaluate("document.documentElement.scrollHeight")
    print(f"elements {page.evaluate('document.querySelectorAll(`*`).length')}, {height} px tall")
    for at in range(0, height, max(600, height // 150)):
        page.evaluate(f"scrollTo(0, {at})")
        page.wait_for_timeout(16)
    print(f"scrolled: longest task {longest(page):.0f} ms")
    page.evaluate("scrollTo(0, 0)")
    longest(page)
    start = time.perf_counter()
    for _ in range(STEPS):
        page.keyboard.press("j")
    took = (time.perf_counter() - start) / STEPS
    print(f"{STEPS} steps with j: {took * 1000:.0f} ms each, longest task {longest(page):.0f} ms")
    page.keyboard.press("/")
    start = time.perf_counter()
    page.keyboard.type("minister")
    took = time.perf_counter() - start
    print(f"eight letters into the box: {took * 1000:.0f} ms, longest task {longest(page):.0f} ms")


def longest(page: Any) -> float:
    """Milliseconds of the longest task since the last look."""
    page.wait_for_timeout(200)
    return float(page.evaluate("(() => { const l = window.longest; window.longest = 0; return l; })()"))


def fetched(address: str) -> tuple[float, bytes]:
    """Seconds, and the packed answer."""
    start = time.perf_counter()
    with urlopen(Request(address, headers={"accept-encoding": "gzip", "accept-language": "en"})) as answer:
        body = answer.read()
    return time.perf_counter() - start, body if body[:2] == b"\x1f\x8b" else gzip.compress(body)


def timed(what: str, do: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    done = do()
    print(f"{what} in {time.perf_counter() - start:.1f} s")
    return done


if __name__ == "__main__":
    main()
