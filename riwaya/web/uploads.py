"""Files that a browser sends → a folder that nobody else can look into, and that goes away when they have been read."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST = 20_000
"""Files of one form: a folder of saved pages brings its pictures along."""
_PREFIX = "riwaya-upload-"
_LONGEST = 200
"""Bytes of one name; file systems take 255."""
_DEEPEST = 12
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Upload:
    """Files as they were sent, in a folder of their own."""

    folder: Path
    files: int

    def remove(self) -> None:
        """Let nothing of them remain on the disk."""
        shutil.rmtree(self.folder, ignore_errors=True)


def keep(sent: Iterable[tuple[str, BinaryIO]]) -> Upload:
    """The files, by the names that the browser gives them, folders included. Two of one name lie apart.

    Raises `OSError` where the disk is full; then nothing remains.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))  # mode 0700
    count, tries = 0, dict[str, int]()
    try:
        for name, content in sent:
            place = inner_path(name)
            with _opened(folder, place, tries) as file:
                shutil.copyfileobj(content, file)
            count += 1
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Upload(folder, count)


def inner_path(name: str) -> str:
    """A name as a path that stays inside of whatever folder it is put in: `a/b.txt` of `C:\\..\\a//b.txt`."""
    parts = [_component(part) for part in name.replace("\\", "/").split("/")]
    kept = [part for part in parts if part.strip(" .") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept[-_DEEPEST:]) or "file"


def _component(part: str) -> str:
    part = _FORBIDDEN.sub(" ", part.encode("utf-8", "replace").decode()).strip()
    while len(part.encode()) > _LONGEST:
        stem, dot, suffix = part.rpartition(".")
        part = stem[:-1] + dot + suffix if stem and len(suffix) < 10 else part[:-1]
    return part


def _opened(folder: Path, place: str, tries: dict[str, int]) -> BinaryIO:
    """A new file at `place` in the folder, or in a numbered folder of it where there is one already."""
    while True:
        number = tries[place] = tries.get(place, 0) + 1
        target = folder / (f"{number}/{place}" if number > 1 else place)
        # What is a file in one of them is a folder in another: the next number has room for it.
        with suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
            target.parent.mkdir(parents=True, exist_ok=True)
            return target.open("xb")


def sweep() -> None:
    """Remove what servers that were killed have left."""
    for folder in _left():
        shutil.rmtree(folder, ignore_errors=True)


def _left() -> Iterator[Path]:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):
            if process.isdigit() and _is_mine(folder) and not _is_alive(int(process)):
                yield folder


def _is_mine(folder: Path) -> bool:
    stat = folder.lstat()
    return folder.is_dir() and not folder.is_symlink() and (not hasattr(os, "getuid") or stat.st_uid == os.getuid())


def _is_alive(process: int) -> bool:
    if os.name != "posix":  # there a signal of 0 would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
