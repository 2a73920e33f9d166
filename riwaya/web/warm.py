"""What the first article to be read would wait for is made ready while nobody waits: languages, models, the story."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from riwaya.align.embedding import load_embedder
from riwaya.errors import RiwayaError
from riwaya.ingest import Given, from_text
from riwaya.languages.loader import load_languages
from riwaya.story.reading import read_one
from riwaya.web.shelf import Held

_WORDS = "Riwaya 1."
"""A text that says nothing, in no language: whatever reads it has been loaded."""

_FIRST_PAGE = 1.0
"""Seconds that the browser, which opens meanwhile, has the machine for itself."""


def warm(held: Callable[[], Held]) -> threading.Thread:
    """Make ready in the background: first the story, then its languages, then the others."""
    thread = threading.Thread(target=_warm, args=(held,), name="riwaya-warm", daemon=True)
    thread.start()
    return thread


def _warm(held: Callable[[], Held]) -> None:
    found: list[str | None] = []
    with suppress(RiwayaError):  # what is wrong with the story is said on its pages
        story = held()
        found = [row.language for row in story.articles.values()]
    if found:
        time.sleep(_FIRST_PAGE)
    with suppress(RiwayaError):
        from_text(_WORDS)  # tells languages apart; this is in none
    for code in sorted(load_languages(), key=lambda code: -found.count(code)):
        read_one(from_text(_WORDS, Given(language=code)))
    embedder = load_embedder()
    if embedder is not None:
        embedder.embed([_WORDS])
