"""What stands in the notebook already, for the buttons that put it there: asked once a page, and only where one is."""

from __future__ import annotations

from functools import cached_property

from riwaya.export.selection import merged
from riwaya.store.sqlite import StoryFile
from riwaya.web.shelf import Held


class Keeping:
    """The notebook as pages look at it."""

    def __init__(self, held: Held | None) -> None:
        self._held = held

    @cached_property
    def size(self) -> int:
        """How many items the notebook has."""
        if self._held is None:
            return 0
        with StoryFile.open(self._held.path) as file:
            return file.notebook.size()

    def __call__(self, about: str) -> str:
        """The id of the item that holds this, empty where none does."""
        return self._taken.get(about, "")

    @cached_property
    def _taken(self) -> dict[str, str]:
        if self._held is None:
            return {}
        with StoryFile.open(self._held.path) as file:
            taken = dict(reversed(file.notebook.taken()))  # of two the first
        lost = [about for about in taken if about.startswith("c") and about not in self._held.claims]
        if lost:  # a claim that has gone into another is there under that one's name
            now = merged(self._held.comparison.claims)
            taken |= {now[about].id: taken[about] for about in lost if about in now}
        return taken
