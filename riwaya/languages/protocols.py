"""What an adapter to a library may do for a language. A folder's `adapter.py` fills these; the loader opens it, `read`
is handed the result and knows neither the library nor the language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from riwaya.model import EntityKind


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name that a library found: code points into the text that it was given, and the name's base form."""

    start: int
    end: int
    kind: EntityKind
    normal: str


class NameTagger(Protocol):
    """Finds names in running text."""

    def names(self, text: str) -> list[TaggedName]:
        """The names of `text` in its order, none inside another."""
        ...
