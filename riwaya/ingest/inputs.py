"""Paths → documents: folders are walked, files opened, tables streamed; what cannot be read is handed on as
an error.

Three steps, so that a caller can do each where it wants: `list_inputs` (names and sizes, nothing is opened
but the first kilobyte of files without a telling suffix), `entries` (ids, so that known documents can be
skipped), and `Entry.read` (decoding, language, blocks).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from riwaya.errors import BinaryInput, EmptyInput, InputError, TooLarge, UnreadableInput
from riwaya.ingest.assemble import Source
from riwaya.ingest.given import DEFAULT_LIMITS, NOTHING, Given, Limits
from riwaya.ingest.html import looks_like_html, read_html
from riwaya.ingest.identity import document_id, row_id
from riwaya.ingest.rows import read_row
from riwaya.ingest.sidecars import beside, is_sidecar
from riwaya.ingest.tables import CSV, JSONL, TABLES, TableRow, row_name, table_rows
from riwaya.ingest.text import PLAIN, read_text
from riwaya.model import Document

HTML = "text/html"

_SUFFIXES = {
    ".txt": PLAIN, ".text": PLAIN, ".md": PLAIN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".jsonl": JSONL, ".ndjson": JSONL, ".csv": CSV, ".tsv": CSV,
}  # fmt: skip
_REFUSED = {
    ".mht": "a web archive", ".mhtml": "a web archive", ".eml": "a mail", ".parquet": "a Parquet table",
    ".xlsx": "a spreadsheet", ".docx": "an office document", ".pdf": "a PDF file",
}  # fmt: skip
# Stories, SQLite's files beside them, what file managers leave: no articles, and no mistakes of the user's.
_PASSED_OVER = (
    ".riwaya",
    ".riwaya-wal",
    ".riwaya-shm",
    ".riwaya-journal",
    ".part",
    "Thumbs.db",
    "desktop.ini",
)
_OWN_PAGE = b'name="generator" content="Riwaya'
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Input:
    """A file that will be opened: its path, its size in bytes, what it holds, and what is known of it."""

    path: Path
    size: int
    media_type: str
    given: Given = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """One document that can be read: a file's bytes or a table's row, its id known. It can be sent to a
    process."""

    id: str
    name: str
    """For messages: a path, or `path:row 12`."""
    path: str
    media_type: str
    size: int
    """Bytes of the input that it stands for; over all entries of an input they sum to nearly its size."""
    content: bytes | dict[str, Any] = field(repr=False)
    given: Given = NOTHING
    limits: Limits = DEFAULT_LIMITS

    def read(self) -> Document:
        """The document. Raises `InputError`s that name it."""
        if isinstance(self.content, dict):
            return read_row(self.content, self.name, self.path, self.media_type, self.given, self.limits)
        source = Source(self.id, self.name, self.media_type, self.path)
        reader = read_html if self.media_type == HTML else read_text
        return reader(self.content, source, self.given, self.limits)


def open_paths(
    paths: Iterable[Path], given: Given = NOTHING, limits: Limits = DEFAULT_LIMITS
) -> Iterator[Document | InputError]:
    """Every document under `paths`, in order, one at a time; an input that cannot be read is *yielded* as
    its error.

    Folders are walked in the order of names, without hidden files and sidecars. Equal bytes at two paths
    come twice, under one id. Raises nothing on any content.
    """
    for entry in entries(paths, given, limits):
        if isinstance(entry, InputError):
            yield entry
            continue
        try:
            yield entry.read()
        except InputError as error:
            yield error


def entries(
    paths: Iterable[Path], given: Given = NOTHING, limits: Limits = DEFAULT_LIMITS, inside: Path | None = None
) -> Iterator[Entry | InputError]:
    """What `open_paths` reads, with ids but unread: skip what is known, read the rest, here or in other
    processes. With `inside`, a folder that is only passing (of uploads), names and paths begin below it."""
    for path, _ in list_inputs(paths):
        for item in _open(path, given):
            found = (item,) if isinstance(item, InputError) else entries_of(item, limits)
            yield from (_named_below(inside, entry) for entry in found) if inside is not None else found


def _named_below(folder: Path, found: Entry | InputError) -> Entry | InputError:
    above = f"{folder}{os.sep}"
    if isinstance(found, Entry):
        return replace(found, name=found.name.removeprefix(above), path=found.path.removeprefix(above))
    return type(found)(found.where.removeprefix(above), found.what, found.remedy)


def entries_of(item: Input, limits: Limits = DEFAULT_LIMITS) -> Iterator[Entry | InputError]:
    """The entries of one input: one for a file, one a row for a table."""
    path = str(item.path)
    if item.media_type in TABLES:
        for row in table_rows(item.path, item.media_type, limits):
            yield _row_entry(row, item, limits) if isinstance(row, TableRow) else row
        return
    if item.size > limits.file_bytes:
        yield TooLarge(path, f"has {item.size:,} bytes, more than {limits.file_bytes:,}", "split it")
        return
    try:
        data = item.path.read_bytes()
    except OSError as error:
        yield UnreadableInput(path, f"cannot be read: {error.strerror or error}")
        return
    identity = document_id(item.media_type, data)
    yield Entry(identity, path, path, item.media_type, len(data), data, item.given, limits)


def _row_entry(row: TableRow, item: Input, limits: Limits) -> Entry:
    path = str(item.path)
    identity = row_id(row.fields)
    name = row_name(path, row.number)
    return Entry(identity, name, path, item.media_type, row.size, row.fields, item.given, limits)


def list_inputs(paths: Iterable[Path]) -> Iterator[tuple[Path, int]]:
    """Every file under `paths` with its size in bytes, in the order of `open_paths`; no article is read.

    A path that is not there comes with size 0: `open_paths` says what is wrong with it.
    """
    for path in map(Path, paths):
        for file in _walk(path) if path.is_dir() else (path,):
            try:
                yield file, file.stat().st_size
            except (OSError, ValueError):
                yield file, 0


def read_bytes(data: bytes, name: str, given: Given = NOTHING, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in `data`: a web page or plain text, told by its first bytes and the suffix of `name`.

    `name` stands in errors and in the document's paths. Raises `InputError`s; nothing else, on any bytes.
    """
    if len(data) > limits.file_bytes:
        raise TooLarge(name, f"has {len(data):,} bytes, more than {limits.file_bytes:,}", "split it")
    suffix = Path(name).suffix.lower()
    if suffix in _REFUSED:
        raise _refused(name, suffix)
    media_type = HTML if _SUFFIXES.get(suffix) == HTML or looks_like_html(data[:2_000]) else PLAIN
    return Entry(document_id(media_type, data), name, name, media_type, len(data), data, given, limits).read()


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder, by name; without hidden files, sidecars, own pages, pictures of saved pages."""
    for base, folders, names in os.walk(folder):
        pages = tuple(Path(n).stem for n in names if Path(n).suffix.lower() in (".html", ".htm", ".xhtml"))
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _belongs_to_page(f, pages))
        for name in sorted(names):
            path = Path(base, name)
            hidden = name.startswith(".") or name.endswith(_PASSED_OVER)
            if not hidden and not is_sidecar(path) and not _is_own_page(path):
                yield path


def _belongs_to_page(folder: str, pages: tuple[str, ...]) -> bool:
    """Browsers put a page's files into `page_files`, `page-Dateien`, `page_ملفات` beside `page.html`."""
    return any(folder.startswith(page) and folder[len(page) : len(page) + 1] in ("_", "-", ".") for page in pages)


def _is_own_page(path: Path) -> bool:
    """A dossier that Riwaya wrote: a folder is often built again after its dossier was put into it."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as stream:
            return _OWN_PAGE in stream.read(_HEAD)
    except OSError:
        return False


def _open(path: Path, given: Given) -> Iterator[Input | InputError]:
    """The input that a file is, after the errors of its sidecars; or what is wrong with it."""
    suffix = path.suffix.lower()
    try:
        size = path.stat().st_size
        if suffix in _REFUSED:
            yield _refused(str(path), suffix)
            return
        if not path.is_file():
            yield UnreadableInput(str(path), "is no file")
            return
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError:
        yield UnreadableInput(str(path), "is not there", "check the name")
        return
    except (OSError, ValueError) as error:
        yield UnreadableInput(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    if not head:
        yield EmptyInput(str(path), "is empty")
        return
    media_type = _media_type(suffix, head)
    known, errors = (given, []) if media_type in TABLES else beside(path, given)
    yield from errors
    yield Input(path, size, media_type, known)


def _media_type(suffix: str, head: bytes) -> str:
    told = _SUFFIXES.get(suffix, PLAIN)
    return HTML if told == PLAIN and looks_like_html(head) else told


def _refused(name: str, suffix: str) -> BinaryInput:
    return BinaryInput(name, f"is {_REFUSED[suffix]}, which Riwaya does not open yet", "save it as text or HTML")
