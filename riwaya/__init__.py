"""Riwaya reads news articles and shows who says what in them, through which chain it reached the page.

>>> import riwaya
>>> document = riwaya.read("قال الوزير إن الطريق مفتوح.", outlet="…", published="2031-05-02")
>>> summary = riwaya.build(["articles/"], "story.riwaya")
>>> story = riwaya.open("story.riwaya")

Everything here is loaded when it is first used: `import riwaya` alone costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from riwaya.version import __version__

if TYPE_CHECKING:
    from riwaya.api import build, compare, open, read
    from riwaya.errors import InputError, RiwayaError, StoryError, UsageError
    from riwaya.model import Block, Document, Link, Origin, Outlet, Span, Statement, Unread
    from riwaya.records import from_record, to_record
    from riwaya.story.build import BuildSummary
    from riwaya.story.pair import TextRelation
    from riwaya.story.query import SourceRow
    from riwaya.story.story import Story

__all__ = [
    "Block",
    "BuildSummary",
    "Document",
    "InputError",
    "Link",
    "Origin",
    "Outlet",
    "RiwayaError",
    "SourceRow",
    "Span",
    "Statement",
    "Story",
    "StoryError",
    "Unread",
    "TextRelation",
    "UsageError",
    "__version__",
    "build",
    "compare",
    "from_record",
    "open",
    "read",
    "to_record",
]

_HOMES = {
    "riwaya.api": ("build", "compare", "open", "read"),
    "riwaya.errors": ("InputError", "RiwayaError", "StoryError", "UsageError"),
    "riwaya.model": ("Block", "Document", "Link", "Origin", "Outlet", "Span", "Statement", "Unread"),
    "riwaya.records": ("from_record", "to_record"),
    "riwaya.story.build": ("BuildSummary",),
    "riwaya.story.pair": ("TextRelation",),
    "riwaya.story.query": ("SourceRow",),
    "riwaya.story.story": ("Story",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


# `riwaya.read` is a function, and its code lives in a package of the same name. Python puts a package into
# its parent when it is first imported: it happens here, once, and the name is free for the function again.
import_module("riwaya.read")
globals().pop("read")


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
