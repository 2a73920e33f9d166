"""Messages for people, on standard error, one line each."""

from __future__ import annotations

import re
import sys

# What would move a terminal's cursor, colour it or turn its text around, from a file's name or an article.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str) -> str:
    """`text` fit to be shown in a terminal: without line breaks and control characters."""
    return _CONTROL.sub(" ", text).strip()


def say(message: str) -> None:
    """A message on standard error, with the command's name before it."""
    print(f"riwaya: {one_line(message)}", file=sys.stderr, flush=True)
