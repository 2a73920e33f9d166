"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from riwaya.errors import UsageError


@contextmanager
def replaced(target: Path, what: str) -> Iterator[TextIO]:
    """A file to write to, which takes the place of `target` when all of it is written.

    Raises `UsageError` where `what` cannot be written there.
    """
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                yield file
            os.chmod(draft, _mode())
            os.replace(draft, target)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"{target}: cannot write {what}: {error.strerror} (choose another place with -o)") from error


def _mode() -> int:
    """The permissions that a newly made file would have (a temporary file is for its owner alone)."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
