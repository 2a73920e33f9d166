"""The build's bar and its warnings, on standard error; without a terminal only the warnings."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from riwaya.cli.say import say
from riwaya.errors import InputError
from riwaya.story.build import Watcher

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar(Watcher):
    """Draws a bar while a build runs; use it as a context."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._progress:
            self._progress.stop()

    def started(self, size: int) -> None:
        if not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("reading", total=size)
        self._progress.start()

    def passed(self, size: int) -> None:
        if self._progress and self._task is not None:
            self._progress.advance(self._task, size)

    def skipped(self, error: InputError) -> None:
        say(f"skipped {error}")

    def warned(self, place: str, message: str) -> None:
        say(f"{place}: {message}")
