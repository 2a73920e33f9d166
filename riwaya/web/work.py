"""What takes longer than a page may: done one after another in the background, watched while it goes on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from riwaya.errors import RiwayaError
from riwaya.store.sqlite import StoryFile
from riwaya.story.kept import keep_comparison


@dataclass(slots=True)
class Job:
    """Something to be done: `do` gets the job, and says on it how far it is."""

    do: Callable[[Job], None]
    name: str
    """What it is, for programs: `read`, `compare` …"""
    size: int = 0
    passed: int = 0
    """How much of `size` is done; both 0 where nobody can tell."""
    failed: str = ""
    """Why it could not be done."""
    done: threading.Event = field(default_factory=threading.Event)


class Work:
    """One thread, started when there is something to do and gone when there is nothing left: a story file has one
    writer, and a laptop few cores."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None

    def start(self, job: Job) -> Job:
        """Do a job after those that wait."""
        with self._lock:
            self._waiting.append(job)
            if self._running is None:
                self._running = self._waiting.popleft()
                threading.Thread(target=self._run, name="riwaya-work", daemon=True).start()
        return job

    def compare(self) -> Job:
        """Compare the articles again; a comparison that waits already is not asked for twice."""
        with self._lock:
            waiting = next((job for job in self._waiting if job.name == "compare"), None)
        return waiting or self.start(Job(lambda _: self._compare(), "compare"))

    @property
    def jobs(self) -> list[Job]:
        """What is being done, and what waits."""
        with self._lock:
            return [*([self._running] if self._running else []), *self._waiting]

    def _compare(self) -> None:
        with StoryFile.create_or_open(self.path) as file:
            keep_comparison(file)

    def _run(self) -> None:
        while (job := self._running) is not None:
            try:
                job.do(job)
            except RiwayaError as error:
                job.failed = str(error)
            except Exception as error:  # the next job is done all the same
                job.failed = f"Riwaya failed, {type(error).__name__}: {error}"
            job.done.set()
            with self._lock:
                self._running = self._waiting.popleft() if self._waiting else None
