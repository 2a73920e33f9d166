"""Entries in, read documents out, in the same order: in this process or in several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from riwaya.errors import InputError
from riwaya.ingest import Entry
from riwaya.languages.loader import load_languages
from riwaya.model import Document
from riwaya.read.reader import read_document

_MOST_PROCESSES = 8
_LOOK = 0.2  # seconds between two calls of `waiting`
_AHEAD = 16  # entries for each process that may wait their turn: enough to keep it busy, little to hold

Outcome = tuple[Entry | None, Document | InputError]
"""An entry with what became of it; no entry where an input could not even be opened."""


class ReaderFault(InputError):  # noqa: N818 - named like its siblings in riwaya.errors
    """Riwaya itself failed on a document: a bug, never the document's fault."""


def read_one(document: Document) -> Document:
    """The document, read. Raises `ReaderFault` on a bug in the reader."""
    place = document.paths[0] if document.paths else document.external_id or document.id
    try:
        return read_document(document, load_languages())
    except Exception as error:
        raise _fault(place, error) from error


def read_entry(entry: Entry) -> Document:
    """The entry's document, read. Raises an `InputError` that names it."""
    try:
        document = entry.read()
    except InputError:
        raise
    except Exception as error:
        raise _fault(entry.name, error) from error
    return read_one(document)


def processes_for(size: int, enough: int) -> int:
    """How many processes are worth their start for `size` bytes: 1 below `enough`, else one a core."""
    return 1 if size < enough else min(_cores(), _MOST_PROCESSES)


def read_all(
    items: Iterable[Entry | InputError],
    processes: int = 1,
    waiting: Callable[[], None] = lambda: None,
    niceness: int = 0,
) -> Iterator[Outcome]:
    """Each item in its turn: entries read or turned into the error that says why not, errors passed on.

    The outcome does not depend on `processes`. Items are taken as they are needed, a few ahead. `waiting` is called now
    and then while processes have nothing to hand over: what it raises ends the reading. `niceness`: by how much other
    programs go before these processes, as of `nice`.
    """
    if processes <= 1:
        yield from (_attempt(item) for item in items)
        return
    # spawn: a fork of a process that has threads (a progress bar's, a notebook's) may hang.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (niceness,))
    ahead: deque[tuple[Entry | InputError, Future[Outcome] | None]] = deque()
    try:
        for item in items:
            ahead.append((item, _submit(pool, item)))
            if len(ahead) > processes * _AHEAD:
                yield _result(*ahead.popleft(), waiting)
        while ahead:
            yield _result(*ahead.popleft(), waiting)
    finally:
        pool.shutdown(wait=not ahead, cancel_futures=True)  # broken off: nobody waits for what is being read


def _begin(niceness: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who reads with us
    if niceness and hasattr(os, "nice"):
        os.nice(niceness)


def _attempt(item: Entry | InputError) -> Outcome:
    if isinstance(item, InputError):
        return None, item
    try:
        return item, read_entry(item)
    except InputError as error:
        return item, error


def _submit(pool: ProcessPoolExecutor, item: Entry | InputError) -> Future[Outcome] | None:
    try:
        return None if isinstance(item, InputError) else pool.submit(_attempt, item)
    except BrokenProcessPool:
        return None


def _result(item: Entry | InputError, future: Future[Outcome] | None, waiting: Callable[[], None]) -> Outcome:
    try:
        while future and not wait((future,), _LOOK).done:
            waiting()
        return future.result() if future else _attempt(item)
    except BrokenProcessPool:  # a process was killed, for its memory perhaps: this one goes on alone
        return _attempt(item)


def _fault(place: str, error: Exception) -> ReaderFault:
    what = f"Riwaya failed on it, {type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return ReaderFault(place, what, "please report this")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
