"""What the search needs and a page cannot wait for: articles that are not in its index, vectors of claims, and data of
the languages. It is done in the background, a slice at a time, and goes on where it stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from riwaya.align.embedding import load_embedder
from riwaya.comparison import Comparison
from riwaya.languages.loader import load_languages
from riwaya.store.sqlite import StoryFile
from riwaya.store.words import bases
from riwaya.story.kept import KeptVectors
from riwaya.story.near import BATCH, InParts, without_vectors, worth_embedding
from riwaya.story.searching import index_some
from riwaya.story.toponyms import open_names
from riwaya.web.pages import Asked
from riwaya.web.work import Job, Work

_LAST: WeakKeyDictionary[Work, dict[str, Job]] = WeakKeyDictionary()
"""The last job of each kind; one that failed is not tried again before the server is started anew."""

_OPENED = threading.Event()
"""Set when the data of all languages are open."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is. `embedder`: whether this machine can make vectors; `failed`: why no more is done."""

    articles: int
    articles_all: int
    claims: int
    claims_all: int
    embedder: bool
    failed: tuple[str, ...]
    languages: bool = True
    """Whether words of all languages can be looked up."""

    @property
    def indexed(self) -> bool:
        return self.articles >= self.articles_all

    @property
    def compared(self) -> bool:
        return self.claims >= self.claims_all


def languages_open() -> bool:
    """Whether a word that stands nowhere in the story can be looked up without waiting."""
    return _OPENED.is_set()


def progress(asked: Asked) -> Progress:
    """How far the work is; what lacks is begun."""
    held, work = asked.held, asked.work
    near = held.near
    found = Progress(
        articles=len(held.searched),
        articles_all=len(held.articles),
        claims=len(near.claims) if near else 0,
        claims_all=near.size if near else 0,
        embedder=near is not None,
        failed=tuple(job.failed for job in _LAST.get(work, {}).values() if job.failed),
        languages=languages_open(),
    )
    if not languages_open():
        _begin(work, "languages", lambda _: _open_languages())
    if not found.indexed:
        _begin(work, "search", lambda _: _index(work))
    if not found.compared:
        _begin(work, "vectors", lambda job: _embed(work, job, held.comparison))
    return found


def _begin(work: Work, name: str, do: Callable[[Job], bool]) -> None:
    """Start a job unless it is under way, or has failed. `do` says whether all is done: if not, it goes on behind what
    others wait for, an article that was pasted perhaps."""
    jobs = _LAST.setdefault(work, {})
    last = jobs.get(name)
    if last is not None and (last.failed or not last.done.is_set()):
        return

    def slice_of(job: Job) -> None:
        if not do(job):
            jobs[name] = work.start(Job(slice_of, name))

    jobs[name] = work.start(Job(slice_of, name))


def _index(work: Work) -> bool:
    with StoryFile.create_or_open(work.path) as file:
        while not index_some(file):
            if _others_wait(work):
                return False
    return True


def _embed(work: Work, job: Job, compared: Comparison) -> bool:
    embedder = load_embedder()
    if embedder is None:
        return True
    with StoryFile.create_or_open(work.path) as file:
        lacking = without_vectors(file, worth_embedding(compared), embedder)
        job.size = len(lacking)
        for start in range(0, len(lacking), BATCH):
            KeptVectors(InParts(embedder), file).embed([c.text for c in lacking[start : start + BATCH]])
            job.passed = min(start + BATCH, len(lacking))
            if job.passed < job.size and _others_wait(work):
                return False
    return True


def _others_wait(work: Work) -> bool:
    return len(work.jobs) > 1


def _open_languages() -> bool:
    for code in load_languages():
        bases("a", code)
    open_names()
    _OPENED.set()
    return True
