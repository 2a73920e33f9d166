"""Building a story: inputs → entries → read documents → the story file, one document at a time.

What is in the file stays there, whatever happens: a document goes in whole or not at all, what is known is
not read again, and an input that cannot be read leaves a note with its reason.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from riwaya.corrections import Correction
from riwaya.errors import InputError, UsageError
from riwaya.ingest import Entry, Given, entries, list_inputs
from riwaya.model import Document
from riwaya.store.keys import document_key, name_key
from riwaya.store.sqlite import Skipped, StoryFile, Version
from riwaya.story.applied import unapplied
from riwaya.story.correcting import renew, take_up
from riwaya.story.kept import comparison_of, keep_comparison
from riwaya.story.leaving import left_out_by
from riwaya.story.query import list_sources
from riwaya.story.reading import processes_for, read_all, read_entry
from riwaya.story.story import Counts
from riwaya.version import __version__

PARALLEL_FROM = 1_000_000  # bytes; measured on two cores: even at 0.5 MB, 1.35 times as fast at 2 MB, 1.5 times at 5 MB


E = TypeVar("E", bound=Entry | InputError)


class Watcher:
    """Told what a build does, as it happens; override what is of interest. Whatever `passed`, `added` and `waiting`
    raise ends the build: what was put in stays."""

    def started(self, size: int) -> None:
        """The inputs have been listed: `size` bytes in all."""

    def passed(self, size: int) -> None:
        """`size` more bytes have been dealt with."""

    def waiting(self) -> None:
        """Nothing has happened for a moment."""

    def added(self, key: str) -> None:
        """A document is in the story now."""

    def known(self, key: str) -> None:
        """An input was in the story already, as the document `key`."""

    def left_out(self, key: str) -> None:
        """An input was not put in, since somebody left it out of the story: the document `key`, or a version of it."""

    def skipped(self, error: InputError) -> None:
        """An input could not be read."""

    def warned(self, place: str, message: str) -> None:
        """An input was read, with a reservation."""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did (`added`, `known`, `left_out`, `skipped`), and how much the story holds now (`counts`)."""

    path: Path
    added: int
    """Documents that are new."""
    known: int
    """Inputs that were in the story already."""
    skipped: tuple[InputError, ...]
    """Inputs that could not be read, this time."""
    counts: Counts
    """The whole story."""
    left_out: int = 0
    """Inputs that a correction leaves out of the story."""
    unapplied: int = 0
    """Corrections that could not be made, or not in every state of their article."""

    @property
    def nothing_done(self) -> bool:
        """True where no input could be read."""
        return not (self.added or self.known or self.left_out)


def build(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    given: Given | None = None,
    name: str | None = None,
    processes: int | None = None,
    watcher: Watcher | None = None,
    inside: Path | None = None,
    compare: bool = True,
    corrections: Sequence[Correction] = (),
    niceness: int = 0,
) -> BuildSummary:
    """Put the articles of files, folders and tables into the story file `out`, made where there is none.

    What is there already is skipped unread, so a build that was broken off goes on where it stopped, and a
    second run changes nothing. `given` says what the files do not (outlet, date …); `processes` is chosen by
    size if None. `corrections`: made in another file of these articles. Where no input of a new story can be read, no
    file is left. Paths are kept as they begin below `inside`, if given; without `compare` the comparison is left to be
    made when somebody asks for it. `niceness`: by how much other programs go before the processes that read.

    Raises `UsageError` (no inputs; `out` among them), `NotAStory` (`out` is something else: it is left
    alone), `StoryVersionError` or `StoryError` (cannot be written). An input that cannot be read raises
    nothing.
    """
    out, watcher = Path(out), watcher or Watcher()
    files = _files([Path(path) for path in paths], out)
    size = sum(files.values())
    fresh = not out.exists()
    try:
        with StoryFile.create_or_open(out, name or "") as file:
            run = _Run(file, watcher)
            watcher.started(size)
            found = entries(files, given or Given(), inside=inside)
            run.store(run.unknown(found), processes or processes_for(size, PARALLEL_FROM), niceness)
            watcher.passed(size - run.passed)  # what no entry stands for: inputs that could not be opened
            take_up(file, corrections)
            renew(file)
            if compare:
                keep_comparison(file)
            counts = Counts(**file.tally())
            compared = comparison_of(file) if compare else None
            if compared is not None:  # whoever has several names is one source, as on every page
                rows = list_sources(file, compared.speakers)
                counts = replace(counts, sources=len(rows), unnamed=sum(not row.named for row in rows))
            missing = len(unapplied(file, compared))
            return BuildSummary(out, run.added, run.known, tuple(run.errors), counts, run.left_out, missing)
    finally:
        if fresh and _holds_nothing(out):
            out.unlink()


def _holds_nothing(path: Path) -> bool:
    if not path.exists():
        return False
    with StoryFile.open(path) as file:
        return file.is_empty


def build_one(entry: Entry, out: Path, *, name: str = "") -> tuple[str, bool]:
    """Put one article into the story file `out` at once, without comparing it: its key, and whether it is new. One that
    was left out of the story is not; the key is then that of the article that was left out.

    Raises `InputError` where it cannot be read (then nothing changes, and nothing is noted), else as `build` does.
    """
    watcher = _First()
    document = read_entry(entry)
    with StoryFile.create_or_open(out, name) as file:
        run = _Run(file, watcher)
        for unknown in run.unknown([entry]):
            run.put(unknown, document)
        renew(file)
    return watcher.key, bool(run.added)


class _First(Watcher):
    """Remembers the one document that there is."""

    key = ""

    def added(self, key: str) -> None:
        self.key = key

    def known(self, key: str) -> None:
        self.key = key

    def left_out(self, key: str) -> None:
        self.key = key


def _files(paths: Sequence[Path], out: Path) -> dict[Path, int]:
    """The files under `paths` with their sizes, the story itself left out."""
    if not paths:
        raise UsageError("no articles given (name files or folders)")
    if out.is_dir():
        raise UsageError(f"{out}: is a folder (name a file in it, such as {out / 'story.riwaya'})")
    story = os.path.realpath(out)
    if any(os.path.realpath(path) == story for path in paths):
        raise UsageError(f"{out}: is among the articles to be read (choose another name for the story)")
    return {path: size for path, size in list_inputs(paths) if os.path.realpath(path) != story}


def _same(entry: Entry, version: Version) -> bool:
    """Whether an entry with a known id is that document: nothing else is said of its outlet and date.

    A table row's own outlet and date are part of its id, and go before those that are given.
    """
    row = entry.content if isinstance(entry.content, dict) else {}
    outlet = None if row.get("outlet") else entry.given.outlet
    published = None if row.get("published") else entry.given.published
    return (outlet is None or name_key(outlet) == name_key(version.outlet or "")) and (
        published is None or published == version.published
    )


class _Run:
    """One build's way through its entries."""

    def __init__(self, file: StoryFile, watcher: Watcher) -> None:
        self.file, self.watcher = file, watcher
        self.added = self.known = self.left_out = self.passed = 0
        self.errors: list[InputError] = []
        self._versions = file.versions()
        self._notes = {note.place: note for note in file.skipped()}
        self._now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def unknown(self, found: Iterable[E]) -> Iterator[E]:
        """The entries that have to be read; what the story holds already is noted and left out."""
        for entry in found:
            key = self._known_as(entry) if isinstance(entry, Entry) else None
            if isinstance(entry, Entry) and key:
                self._found_again(entry, key)
            else:
                yield entry

    def store(self, found: Iterable[Entry | InputError], processes: int, niceness: int) -> None:
        """Read each entry and put it in, in a transaction of its own."""
        for entry, outcome in read_all(found, processes, self.watcher.waiting, niceness):
            self.put(entry, outcome)

    def put(self, entry: Entry | None, outcome: Document | InputError) -> None:
        """Put in what was read; note what could not be."""
        if entry is None or isinstance(outcome, InputError):
            self._skip(outcome, entry)  # type: ignore[arg-type]  # no entry: always an error
        elif self.file.has(document_key(outcome)):
            # a twin of one that was still being read when this one was met
            self._found_again(entry, document_key(outcome))
        else:
            self._add(entry, outcome)

    def _known_as(self, entry: Entry) -> str | None:
        found = [v.key for v in self._versions.get(entry.id, ()) if _same(entry, v)]
        return next((key for key in found if key not in self.file.left_out), found[0] if found else None)

    def _add(self, entry: Entry, document: Document) -> None:
        ruling = left_out_by(self.file, document)
        if ruling is not None:
            self._leave_out(entry, document, ruling)
            return
        with self._change():
            if not self.file.has(document_key(document)):  # a build may run beside this one
                self.file.add(document, __version__)
            self._take_back(entry.name)
        self._remember(document)
        self.added += 1
        self.watcher.added(document_key(document))
        for message in document.warnings:
            self.watcher.warned(entry.name, message)
        self._pass(entry)

    def _leave_out(self, entry: Entry, document: Document, ruling: Correction) -> None:
        """A version of an article that was left out is not put in beside it: undone, the story would have both."""
        there = [a for a in self.file.left_out.all().values() if a.correction == ruling.id]
        key = next((a.key for a in there if a.id == document.id), there[0].key if there else document_key(document))
        if not there or entry.name in self._notes:
            with self._change():
                if not there:
                    self.file.add(document, __version__)
                    self.file.left_out.add(key, ruling.id)
                self._take_back(entry.name)
        if not there:
            self._remember(document)
        self._kept_out(entry, key)

    def _kept_out(self, entry: Entry, key: str) -> None:
        self.left_out += 1
        self.watcher.left_out(key)
        self._pass(entry)

    def _remember(self, document: Document) -> None:
        outlet = document.outlet.name if document.outlet else None
        version = Version(document_key(document), outlet, document.published)
        self._versions.setdefault(document.id, []).append(version)

    def _found_again(self, entry: Entry, key: str) -> None:
        new = entry.path and entry.path not in self.file.paths(key)
        if new or entry.name in self._notes:
            with self._change():
                if new:
                    self.file.add_path(key, entry.path)
                self._take_back(entry.name)
        if key in self.file.left_out:
            self._kept_out(entry, key)
            return
        self.known += 1
        self.watcher.known(key)
        self._pass(entry)

    def _skip(self, error: InputError, entry: Entry | None) -> None:
        note = Skipped(error.where, type(error).__name__, str(error), self._now)
        before = self._notes.get(note.place)
        if before is None or (before.kind, before.reason) != (note.kind, note.reason):
            with self._change():
                self.file.skip(note)
        self._notes[note.place] = note
        self.errors.append(error)
        self.watcher.skipped(error)
        if entry:
            self._pass(entry)

    def _take_back(self, place: str) -> None:
        if self._notes.pop(place, None):
            self.file.unskip(place)

    @contextmanager
    def _change(self) -> Iterator[None]:
        with self.file.transaction():
            yield
            self.file.set_meta("riwaya", __version__)
            self.file.set_meta("built", self._now)

    def _pass(self, entry: Entry) -> None:
        self.passed += entry.size
        self.watcher.passed(entry.size)
