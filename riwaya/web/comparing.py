"""Comparing a story's articles: a small story's here, a large one's in a process of its own, so that pages stay quick
meanwhile and the server can end at once."""

from __future__ import annotations

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from riwaya.errors import RiwayaError, StoryError
from riwaya.store.sqlite import StoryFile
from riwaya.story.kept import keep_comparison

APART_FROM = 50
"""Articles: below, comparing takes about as long as starting a process (1 to 2 s)."""
BEHIND_PAGES = 5
"""Niceness of processes that work in the background: pages come first."""
_SPAWN = get_context("spawn")  # a fork of a process that has threads may hang


class Comparer:
    """Compares one story, again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process: SpawnProcess | None = None

    def compare(self) -> None:
        """Compare the articles as they stand, and keep what was found. Raises `RiwayaError`s."""
        if not self.path.exists():
            return
        with StoryFile.open(self.path) as file:
            apart = file.tally()["documents"] >= APART_FROM
        if apart:
            self._apart()
        else:
            _keep(self.path)

    def close(self) -> None:
        """End it now; a comparison is kept whole or not at all."""
        process = self._process
        if process is not None:
            process.terminate()

    def _apart(self) -> None:
        ours, theirs = _SPAWN.Pipe(duplex=False)
        # A daemon: it ends with the server.
        process = _SPAWN.Process(target=_keep_and_tell, args=(self.path, theirs), daemon=True)
        process.start()
        self._process = process
        theirs.close()
        try:
            failed: str = ours.recv()
        except EOFError:
            failed = f"{self.path}: the comparison was broken off"
        process.join()
        self._process = None
        if failed:
            raise StoryError(failed)


def _keep(path: Path) -> None:
    with StoryFile.create_or_open(path) as file:
        keep_comparison(file)


def _keep_and_tell(path: Path, to: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
    if hasattr(os, "nice"):
        os.nice(BEHIND_PAGES)
    try:
        _keep(path)
    except RiwayaError as error:
        to.send(str(error))
    else:
        to.send("")
