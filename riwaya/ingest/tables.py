"""Tables of articles, streamed: `.jsonl` (one object a line) and `.csv` (a header line; comma, semicolon or
tab).

A table may be of any size: one row at a time is in memory, and no row may be larger than `Limits.row_bytes`.
A row that is not what the table promises is yielded as `MalformedRow`, and reading goes on behind it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from riwaya.errors import EmptyInput, InputError, MalformedRow, TooLarge, UnreadableInput
from riwaya.ingest.encoding import sniff_encoding
from riwaya.ingest.given import Limits

JSONL, CSV = "application/jsonl", "text/csv"
TABLES = frozenset({JSONL, CSV})

_HEAD = 200_000
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it stands: its number (from 1; a CSV's header is not counted), its fields, and its size in
    bytes."""

    number: int
    fields: dict[str, Any]
    size: int


def table_rows(path: Path, media_type: str, limits: Limits) -> Iterator[TableRow | InputError]:
    """The rows of a table, or the error of each row that is none. Never raises on any content."""
    try:
        with path.open("rb") as stream:
            encoding = sniff_encoding(_whole_lines(stream.read(_HEAD)), str(path))
            stream.seek(0)
            lines = _Lines(stream, encoding, limits.row_bytes)
            yield from (_csv if media_type == CSV else _jsonl)(lines, str(path))
    except InputError as error:
        yield error
    except OSError as error:
        yield UnreadableInput(str(path), f"cannot be read: {error.strerror or error}")


def row_name(path: str, number: int) -> str:
    """How messages name a row."""
    return f"{path}:row {number}"


class _Lines:
    """Lines of a stream, decoded; none is longer than the limit in memory. Broken bytes stay recognisable."""

    def __init__(self, stream: BinaryIO, encoding: str, limit: int) -> None:
        single = not encoding.startswith(("utf-16", "utf-32"))
        self.limit = limit
        self.stream = stream
        self.errors = "surrogateescape" if single else "replace"
        self.text = io.TextIOWrapper(stream, encoding, self.errors, newline="\n")
        self.seen = 0
        self.waiting: list[str] = []

    def next(self) -> str | None:
        """The next line with its end, cut at one character over the limit; None behind the last."""
        if self.waiting:
            return self.waiting.pop()
        line = self.text.readline(self.limit + 1)
        if len(line) > self.limit:
            while rest := self.text.readline(self.limit):
                if rest.endswith("\n"):
                    break
        return line.removeprefix("\ufeff") or None if line else None

    def read_bytes(self) -> int:
        """Bytes read since the last call (in steps of the buffer): for a progress bar."""
        try:
            position = self.stream.tell()
        except (OSError, ValueError):
            return 0
        size, self.seen = position - self.seen, position
        return size


def _whole_lines(head: bytes) -> bytes:
    """The sample without its last, cut line."""
    cut = head.rfind(b"\n")
    return head[: cut + 1] if cut > 0 and len(head) == _HEAD and b"\x00" not in head else head


def _broken(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return True
    return False


def _jsonl(lines: _Lines, path: str) -> Iterator[TableRow | InputError]:
    number = 0
    while (line := lines.next()) is not None:
        if not line.strip():
            continue
        number += 1
        where = row_name(path, number)
        if len(line) > lines.limit:
            yield TooLarge(where, f"is longer than {lines.limit:,} characters", "split it")
        elif _broken(line):
            yield MalformedRow(where, "holds bytes that are no characters", "save the table as UTF-8")
        else:
            try:
                fields = json.loads(line)
            except (ValueError, RecursionError) as error:
                at = f" (character {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
                yield MalformedRow(where, f"is no JSON{at}")
                continue
            if isinstance(fields, dict):
                yield TableRow(number, fields, lines.read_bytes())
            else:
                yield MalformedRow(where, "is no JSON object")
    if not number:
        yield EmptyInput(path, "has no rows")


def _csv(lines: _Lines, path: str) -> Iterator[TableRow | InputError]:
    header_line = lines.next()
    while header_line is not None and not header_line.strip():
        header_line = lines.next()
    if header_line is None:
        yield EmptyInput(path, "has no rows")
        return
    delimiter = max(_DELIMITERS, key=header_line.count)
    lines.waiting.append(header_line)
    header = _record(lines, delimiter)
    names = [name.strip().lower() for name in header] if isinstance(header, list) else []
    if "text" not in names:
        yield MalformedRow(path, "its first line names no column “text”", "name the columns: id, text, title, outlet …")
        return
    number = 0
    while True:
        record = _record(lines, delimiter)
        if record is None:
            break
        if isinstance(record, list) and not any(value.strip() for value in record):
            continue
        number += 1
        where = row_name(path, number)
        if isinstance(record, str):
            yield MalformedRow(where, record)
        elif len(record) != len(names):
            yield MalformedRow(where, f"has {len(record)} fields, the first line names {len(names)}")
        elif any(map(_broken, record)):
            yield MalformedRow(where, "holds bytes that are no characters", "save the table as UTF-8")
        else:
            yield TableRow(number, dict(zip(names, record, strict=True)), lines.read_bytes())
    if not number:
        yield EmptyInput(path, "has no rows")


def _record(lines: _Lines, delimiter: str) -> list[str] | str | None:
    """The next record; what is wrong with it, as text, where it is none; None behind the last.

    A quotation mark that is never closed would swallow the rest of the table: then only the line in which it
    stands is given up, and the lines that were read in search of its end are read again.
    """
    taken: list[str] = []
    size = 0

    def feed() -> Iterator[str]:
        nonlocal size
        while (line := lines.next()) is not None:
            taken.append(line)
            size += len(line)
            if size > lines.limit:
                raise csv.Error("it is too long, or a quotation mark is never closed")
            yield line

    csv.field_size_limit(max(lines.limit, csv.field_size_limit()))
    try:
        return next(csv.reader(feed(), delimiter=delimiter, strict=True))
    except StopIteration:
        return None
    except csv.Error as error:
        lines.waiting.extend(reversed(taken[1:]))
        return "a quotation mark is never closed" if "unexpected end" in str(error) else f"is no CSV row: {error}"
