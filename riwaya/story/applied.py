"""Which corrections could not be made: what they name is not found, or not in every state of its article."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache

from riwaya.comparison import Comparison
from riwaya.corrections import LEAVE_OUT, ON_DOCUMENTS, ON_STORY, Correction, in_force, leaves_out
from riwaya.store.left_out import LeftOut
from riwaya.store.sqlite import StoryFile
from riwaya.story.elsewhere import Elsewhere, Opened
from riwaya.story.ruled import named_claim


def shaping(compared: Comparison) -> frozenset[str]:
    """Ids of the corrections that a comparison rests on."""
    found = {id for c in compared.claims for id in c.corrected} | {a.correction for a in compared.aside}
    return frozenset(found | {id for e in compared.entities for id in e.corrected})


class Applied:
    """Tells which corrections were made. `compared`: None where the story is not compared as it stands: then of what
    articles say together nothing is said. `restated`: the corrections that hold, by id, as `Elsewhere.restated` gives
    them; `sources`: the ids of all sources; `left_out`: the articles that are out of the story, by key."""

    def __init__(
        self,
        found: Elsewhere,
        document: Opened,
        restated: dict[str, Correction],
        compared: Comparison | None,
        sources: Container[str],
        left_out: Mapping[str, LeftOut],
    ) -> None:
        self._found, self._document, self._restated = found, document, restated
        self._compared, self._sources, self._left_out = compared, sources, left_out
        self._shaping = shaping(compared) if compared is not None else frozenset()

    def keys(self, c: Correction) -> tuple[str, ...]:
        """The documents that a correction about an article holds for where its words are found: those that it shapes
        first, then by whether they are the very bytes that it names."""
        keys = self._found.home(c).keys
        lacking = set(self.lacking(c))
        return tuple(sorted(keys, key=lambda key: key in lacking))

    def lacking(self, c: Correction) -> tuple[str, ...]:
        """Of these the ones in which its words are not found."""
        if not c.holds or c.document is None:
            return ()
        return tuple(key for key in self._found.home(c).keys if not self._is_in(c, key))

    def failed(self, c: Correction) -> bool:
        """Whether a correction that holds was made nowhere."""
        if not c.holds:
            return False
        if c.kind == LEAVE_OUT:
            return not any(leaves_out(c, row.key, row.id, row.url) for row in self._left_out.values())
        if c.kind in ON_DOCUMENTS or c.kind == "note" and c.document is not None:
            return len(self.lacking(c)) == len(self._found.home(c).keys)
        if c.kind == "note":
            return self._unpinned(c)
        return c.kind in ON_STORY and self._compared is not None and c.id not in self._shaping

    def _is_in(self, c: Correction, key: str) -> bool:
        if key in self._left_out:  # it is made when the article is taken in again
            return True
        document = self._document(key)
        if document is None:
            return False
        if c.kind in ON_DOCUMENTS:
            return c.id in document.corrections
        here = self._found.placed(c, key)
        if here.about.get("span") is None:
            return c.about.get("span") is None  # a note on the article as a whole is there with it
        start, end = here.about["span"]["start"], here.about["span"]["end"]
        return bool(document.text[start:end] == here.about["span"]["text"])

    def _unpinned(self, note: Correction) -> bool:
        if "source" in note.about:
            return not any(key in self._sources for key in note.about.get("on", ()))
        if self._compared is None or note.about.get("claim") is None:
            return False
        return named_claim(self._compared, self._restated[note.id].about.get("claim")) is None


def unapplied(file: StoryFile, compared: Comparison | None) -> list[Correction]:
    """The corrections of a story that hold and could not be made, or not in every state of their article. `compared`:
    its comparison; None where it is not compared as it stands."""
    held = in_force(file.corrections.all())
    if not held:
        return []
    document = lru_cache(None)(file.document)
    found = Elsewhere(file.states(), document)
    restated = {c.id: c for c in found.restated(held)}
    sources = {row.source for row in file.links()} if any("source" in c.about for c in held) else set()
    applied = Applied(found, document, restated, compared, sources, file.left_out.all())
    return [c for c in held if applied.failed(c) or applied.lacking(c)]
