"""How fast the search of a large story is: fills a story file with articles that nobody wrote, and asks.

    python benchmarks/search_speed.py [ARTICLES] [--file STORY]

Two articles in three are Arabic, the others English. Words are made of letters and bear articles, clitics and endings;
how often each stands follows Zipf's law, as in any text. Statements are put in as a reader would have found them; none
is read. With --file the story is kept, and used again if it is there. Prints milliseconds
until the first fifty results can be shown, with their total: the median, and the slowest.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from riwaya.model import Block, Document, Link, Outlet, Statement
from riwaya.store.sqlite import StoryFile
from riwaya.story.called import Called
from riwaya.story.story import Story

WORDS, ZIPF = 60_000, 1.07
"""Words of each language before they are inflected, and the exponent of how often they stand: in news about 1.1."""

SENTENCES, LENGTH = (9, 17), (12, 32)
"""Sentences of an article, words of a sentence."""

SOURCES, OUTLETS, DAYS = 4_000, 150, 3_650
SAID = 0.5
"""Share of sentences that somebody says; the others are the outlet's own."""

STANCES = ("says",) * 12 + ("confirms", "denies", "claims", "warns")
FIRST = date(2015, 1, 1)
BATCH = 250
"""Articles in one transaction."""

SHOWN = 50
TIMES = 15
"""Searches of each kind."""


class Words:
    """Words of one language that mean nothing."""

    def __init__(self, random: Random, letters: str, starts: Sequence[str], ends: Sequence[str]) -> None:
        self._random, self._starts, self._ends = random, starts, ends
        seen: dict[str, None] = {}
        while len(seen) < WORDS:
            seen["".join(random.choices(letters, k=random.choice((3, 4, 4, 5, 5, 6, 7))))] = None
        self.listed = list(seen)
        self._sums = list(accumulate(1 / (rank + 1) ** ZIPF for rank in range(WORDS)))

    def one(self) -> str:
        """A word, inflected."""
        word = self.listed[min(bisect(self._sums, self._random.random() * self._sums[-1]), WORDS - 1)]
        return self._random.choice(self._starts) + word + self._random.choice(self._ends)


class Maker:
    """Makes articles."""

    def __init__(self, seed: int = 1) -> None:
        self.random = Random(seed)
        plain = ("",) * 10
        self.words = {
            "ar": Words(
                self.random, "ابتثجحخدرزسشصطعغفقكلمنهوي", (*plain, *("ال",) * 6, "و", "ب", "لل"), (*plain, "ات", "ها")
            ),
            "en": Words(self.random, "aeiouaeioubcdfghlmnprstvw", ("",), (*plain, "s", "s", "ed", "ing")),
        }
        self.sources = {code: [f"{w.one()} {w.one()}" for _ in range(SOURCES)] for code, w in self.words.items()}
        self.outlets = {code: [f"{w.one()} {w.one()}" for _ in range(OUTLETS)] for code, w in self.words.items()}

    def article(self, number: int) -> Document:
        """One article with its statements."""
        code = "en" if number % 3 == 2 else "ar"
        day = FIRST + timedelta(days=self.random.randrange(DAYS))
        sentences = [self._sentence(code) for _ in range(self.random.randint(*SENTENCES))]
        text = " ".join(sentences)
        document = Document(
            f"sha256:{number:064x}",
            text,
            language=code,
            outlet=Outlet(self.random.choice(self.outlets[code])),
            published=day.isoformat(),
            blocks=(Block(0, len(text), "body", code),),
        )
        statements, at = [], 0
        for i, sentence in enumerate(sentences):
            statements.append(self._statement(document, code, i, at, at + len(sentence)))
            at += len(sentence) + 1
        return Document(**{**{f: getattr(document, f) for f in document.__slots__}, "statements": tuple(statements)})

    def _sentence(self, code: str) -> str:
        words = [self.words[code].one() for _ in range(self.random.randint(*LENGTH))]
        return " ".join(words).capitalize() + "."

    def _statement(self, document: Document, code: str, number: int, start: int, end: int) -> Statement:
        content = document.span(start, end)
        if self.random.random() > SAID:
            return Statement(f"s{number}", content, None, None, "own")
        name = self.sources[code][int(SOURCES * self.random.random() ** 3)]
        stance = self.random.choice(STANCES)
        return Statement(f"s{number}", content, None, None, "indirect", stance, chain=(Link(name, "person"),))  # type: ignore[arg-type]


def fill(path: Path, articles: int) -> Maker:
    """Put so many articles into a story; what is there already is left."""
    maker = Maker()
    start = time.perf_counter()
    with StoryFile.create_or_open(path, "speed") as file:
        there = len(file.ordered_keys())
        made = [maker.article(n) for n in range(min(1, articles))]  # the same words whether or not they are put in
        for first in range(there, articles, BATCH):
            made = [maker.article(n) for n in range(first, min(first + BATCH, articles))]
            with file.transaction():
                for document in made:
                    file.add(document, "benchmark")
            print(f"\r{min(first + BATCH, articles)} articles", end="", file=sys.stderr)
    seconds = time.perf_counter() - start
    print(f"\rfilled in {seconds:.0f} s; {path.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    return maker


def searches(maker: Maker, story: Story) -> dict[str, list[str]]:
    """Kind of search → what is asked."""
    ar, en, r = maker.words["ar"].listed, maker.words["en"].listed, maker.random
    sample = [next(iter(story.statements(document=key))).document for key in r.sample(sorted(story.document_ids()), 5)]
    phrases = [" ".join(d.text.split()[i : i + 2]).strip(".") for d in sample for i in (3, 5, 7)]
    sources = [name for code in ("ar", "en") for name in maker.sources[code][:8]]
    return {
        "a rare word": [w[r.randrange(30_000, 50_000)] for w in (ar, en) for _ in range(TIMES // 2 + 1)],
        "a common word": [w[i] for w in (ar, en) for i in range(TIMES // 2 + 1)],
        "a rare and a common word": [f"{ar[r.randrange(2_000, 5_000)]} {ar[i]}" for i in range(TIMES)],
        "two common words": [f"{w[i]} {w[i + 1]}" for w in (ar, en) for i in range(TIMES // 2 + 1)],
        "a phrase": [f'"{phrase}"' for phrase in phrases],
        "a phrase of common words": [f'"{w[i]} {w[i + 1]}"' for w in (ar, en) for i in range(TIMES // 2 + 1)],
        "a common word of one source": [f'{ar[i]} source:"{name}"' for i, name in enumerate(sources)],
        "a common word that is denied": [f"{ar[i]} stance:denies" for i in range(TIMES)],
        "a common word of one month": [f"{ar[i]} after:2019-{i % 9 + 1} before:2019-{i % 9 + 2}" for i in range(TIMES)],
        "all that one source says": [f'source:"{name}"' for name in sources],
        "the beginning of a word": [f"{w[i][:3]}*" for w in (ar, en) for i in range(TIMES // 2 + 1)],
    }  # fmt: skip


def timed(ask: Callable[[str], int], asked: Sequence[str]) -> tuple[list[float], int]:
    """Milliseconds of each search, and the median of how much was found."""
    found, times = [], []
    for words in asked:
        start = time.perf_counter()
        found.append(ask(words))
        times.append(1000 * (time.perf_counter() - start))
    return times, int(statistics.median(found))


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast the search of a large story is.")
    parser.add_argument("articles", type=int, nargs="?", default=30_000)
    parser.add_argument("--file", type=Path, help="the story, which is kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or Path(folder) / "speed.riwaya"
        maker = fill(path, given.articles)
        with Story.open(path) as story:
            nobody = Called()

            def ask(words: str) -> int:
                search = story.search(words, called=nobody)
                search.show(search.by_words.places[:SHOWN])
                return search.by_words.total

            kinds = searches(maker, story)
            for unknown in ("\u0636\u0636\u0636\u0636", "qqqq"):  # opens the languages, as the workbench does beside
                ask(unknown)
            print(f"{'':32} {'found':>8} {'median':>8} {'worst':>8} ms")
            for kind, asked in kinds.items():
                times, found = timed(ask, asked)
                print(f"{kind:32} {found:8} {statistics.median(times):8.1f} {max(times):8.1f}")


if __name__ == "__main__":
    main()
