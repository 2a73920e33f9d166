"""What stands beside a file: its own sidecar, and a folder's `sources.csv`.

`article.txt` may have `article.meta.toml` or `article.meta.json` beside it (also `article.txt.meta.toml`),
with the fields of `Given`. A folder may hold a `sources.csv` whose column `path` names files in it and whose
other columns are those fields (names of `origin` parted by `;`). What is nearer the file wins: command line
< sources.csv < sidecar.
"""

from __future__ import annotations

import csv
import json
import tomllib
from functools import lru_cache
from pathlib import Path

from riwaya.errors import InputError, MalformedRow, UnreadableInput, UsageError
from riwaya.ingest.given import GIVEN_FIELDS, MEGABYTE, Given, given_from

SUFFIXES = (".meta.toml", ".meta.json")
FOLDER_TABLE = "sources.csv"


def is_sidecar(path: Path) -> bool:
    """Is the file about other files, and no article itself?"""
    return path.name.endswith(SUFFIXES) or (path.name == FOLDER_TABLE and _is_folder_table(path))


def beside(path: Path, given: Given) -> tuple[Given, list[InputError]]:
    """What is known of the file: `given`, and over it what stands beside the file; and the sidecars that are
    broken."""
    errors: list[InputError] = []
    table = path.parent / FOLDER_TABLE
    if path.name != FOLDER_TABLE and _is_folder_table(table):
        entries, broken = _folder_table(table, table.stat().st_mtime_ns)
        errors += broken.get(path.name, [])
        given = entries.get(path.name, Given()).over(given)
    for name in (path.stem, path.name):
        for suffix in SUFFIXES:
            sidecar = path.with_name(name + suffix)
            if sidecar.is_file():
                try:
                    given = read_sidecar(sidecar).over(given)
                except InputError as error:
                    errors.append(error)
    return given, errors


def read_sidecar(path: Path) -> Given:
    """The fields in a sidecar. Raises `UnreadableInput` and `MalformedRow`, which name it."""
    try:
        if path.stat().st_size > MEGABYTE:
            raise UnreadableInput(str(path), "is too large for a sidecar")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(str(path), "cannot be read as UTF-8 text") from error
    try:
        values = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        if not isinstance(values, dict):
            raise UsageError("must be an object")
        return given_from(values)
    except (ValueError, RecursionError, UsageError) as error:
        raise MalformedRow(str(path), f"is no sidecar: {error}") from error


def _is_folder_table(path: Path) -> bool:
    """A table that has paths and no texts."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            names = _names(stream.readline(10_000))
    except OSError:
        return False
    return "path" in names and "text" not in names


def _names(header: str) -> list[str]:
    delimiter = max(",;\t", key=header.count)
    return [name.strip().strip('"').lower() for name in header.strip().split(delimiter)]


@lru_cache(maxsize=64)
def _folder_table(path: Path, changed: int) -> tuple[dict[str, Given], dict[str, list[InputError]]]:
    """The table's entries by file name, and its broken rows by the file that they are about."""
    entries: dict[str, Given] = {}
    broken: dict[str, list[InputError]] = {}
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            header = stream.readline(10_000)
            reader = csv.reader(stream, delimiter=max(",;\t", key=header.count))
            names = _names(header)
            for number, values in enumerate(reader, 1):
                row = {k: v.strip() for k, v in zip(names, values, strict=False) if v.strip()}
                name = row.pop("path", "").removeprefix("./")
                said: dict[str, object] = {k: v for k, v in row.items() if k in GIVEN_FIELDS}
                if "origin" in row:
                    said["origin"] = [n.strip() for n in row["origin"].split(";")]
                try:
                    entries[name] = given_from(said)
                except UsageError as error:
                    broken.setdefault(name, []).append(MalformedRow(f"{path}:row {number}", str(error)))
    except (OSError, csv.Error):
        pass
    return entries, broken
