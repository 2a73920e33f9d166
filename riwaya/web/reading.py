"""Reading what was sent, in the background: as `riwaya build` does, watched, and stopped where somebody wants it."""

from __future__ import annotations

from pathlib import Path

from riwaya.errors import InputError
from riwaya.ingest import Given, list_inputs
from riwaya.story.build import Watcher, build
from riwaya.web.comparing import BEHIND_PAGES
from riwaya.web.uploads import Upload
from riwaya.web.work import Job, Report, Work

_TABLES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})


class _Stopped(Exception):
    """Somebody wants no more of it."""


def read_upload(work: Work, upload: Upload, given: Given, name: str) -> Job:
    """Have files read into the story, then compared; `name` is that of a new story. The files go away in any case."""

    def do(job: Job) -> None:
        report = job.report = Report()
        try:
            listed = [path for path, _ in list_inputs([upload.folder])]
            report.files, report.beside = len(listed), upload.files - len(listed)
            report.tables = any(path.suffix.lower() in _TABLES for path in listed)
            if listed and not job.stopping.is_set():
                _build(work.path, upload.folder, given, name, _Reporter(job, report))
        except _Stopped:
            pass
        finally:
            upload.remove()
            if report.new:
                work.compare()

    return work.start(Job(do, "read", report=Report()))


def _build(out: Path, folder: Path, given: Given, name: str, watcher: Watcher) -> None:
    build(
        [folder], out, given=given, name=name, watcher=watcher, inside=folder, compare=False, niceness=BEHIND_PAGES
    )  # fmt: skip


class _Reporter(Watcher):
    """Says on a job how far it is."""

    def __init__(self, job: Job, report: Report) -> None:
        self._job, self._report = job, report

    def started(self, size: int) -> None:
        self._job.size = size

    def passed(self, size: int) -> None:
        self._job.passed += size
        self.waiting()

    def waiting(self) -> None:
        if self._job.stopping.is_set():
            raise _Stopped

    def added(self, key: str) -> None:
        self._report.new.append(key)

    def known(self, key: str) -> None:
        self._report.known.append(key)

    def left_out(self, key: str) -> None:
        self._report.left_out.append(key)

    def skipped(self, error: InputError) -> None:
        reason = error.what + (f" ({error.remedy})" if error.remedy else "")
        self._report.skipped.append((error.where, type(error).__name__, reason))
