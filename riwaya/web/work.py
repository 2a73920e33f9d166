"""What takes longer than a page may: done one after another in the background, watched while it goes on."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riwaya.errors import RiwayaError
from riwaya.web.comparing import Comparer

_REMEMBERED = 20
"""Jobs whose outcome can still be looked up."""
_WATCHED = ("read", "compare")
_PATIENCE = 10.0
"""Seconds that the end of the server waits for what is being done."""


@dataclass(slots=True)
class Report:
    """What a reading has found so far."""

    files: int = 0
    """Files to be read; 0 until they have been listed."""
    tables: bool = False
    """Whether tables are among them, of which nobody knows how many articles they hold."""
    beside: int = 0
    """Files that are no articles: pictures of saved pages, what is said about other files."""
    new: list[str] = field(default_factory=list)
    """Keys of articles that are in the story now."""
    known: list[str] = field(default_factory=list)
    """Keys of articles that were there already."""
    left_out: list[str] = field(default_factory=list)
    """Keys of articles that somebody left out of the story, and that were sent again."""
    skipped: list[tuple[str, str, str]] = field(default_factory=list)
    """Place, class of the error, reason."""

    def record(self) -> dict[str, Any]:
        """The report for programs. `done` of `files`, if somebody can tell, have been looked at."""
        new, known, left_out = list(self.new), list(self.known), list(self.left_out)
        skipped = [{"place": place, "kind": kind, "reason": reason} for place, kind, reason in list(self.skipped)]
        return {
            "done": len(new) + len(known) + len(left_out) + len(skipped),
            "files": 0 if self.tables else self.files,
            "beside": self.beside,
            "new": new,
            "known": known,
            "left_out": left_out,
            "skipped": skipped,
        }


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
    report: Report | None = None
    """What a reading has found."""
    stopping: threading.Event = field(default_factory=threading.Event)
    """Set where somebody wants it to end; who can be stopped looks at it."""
    done: threading.Event = field(default_factory=threading.Event)

    def record(self) -> dict[str, Any]:
        """How far it is, for programs."""
        found = {"name": self.name, "size": self.size, "passed": self.passed, "failed": self.failed}
        return found | (self.report.record() | {"stopping": self.stopping.is_set()} if self.report else {})


class Work:
    """One thread, started when there is something to do and gone when there is nothing left: a story file has one
    writer, and a laptop few cores. `compared` is called after each comparison."""

    def __init__(self, path: Path, compared: Callable[[], object] | None = None) -> None:
        self.path = path
        self._compared = compared
        self._comparer = Comparer(path)
        self._lock = threading.Lock()
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._past: deque[Job] = deque(maxlen=_REMEMBERED)

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

    @property
    def watched(self) -> list[Job]:
        """Those of them that pages tell of: articles on their way. What the search makes is told on its own page."""
        return [job for job in self.jobs if job.name in _WATCHED]

    @property
    def past(self) -> list[Job]:
        """What was done, the last first."""
        with self._lock:
            return list(reversed(self._past))

    def stop(self) -> None:
        """Ask all that is being done, or waits, to end; what can be stopped keeps what it has done."""
        for job in self.jobs:
            job.stopping.set()

    def close(self) -> None:
        """Stop, and wait until readings have ended, but not for ever."""
        self.stop()
        self._comparer.close()
        for job in self.jobs:
            if job.report is not None:
                job.done.wait(_PATIENCE)

    def _compare(self) -> None:
        self._comparer.compare()
        if self._compared is not None:
            self._compared()

    def _run(self) -> None:
        while (job := self._running) is not None:
            try:
                job.do(job)
            except RiwayaError as error:
                job.failed = str(error)
            except Exception as error:  # the next job is done all the same
                job.failed = f"Riwaya failed, {type(error).__name__}: {error}"
            with self._lock:
                self._past.append(job)
                self._running = self._waiting.popleft() if self._waiting else None
            job.done.set()
