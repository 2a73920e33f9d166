"""Correcting a story: every correction goes into the file as a record, and what follows from it is made anew.

A correction, and the documents that it changes, are in the file together or not at all. The comparison is not made
here: it takes longer (`story.kept.keep_comparison`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from riwaya.corrections import LEAVE_OUT, ON_DOCUMENTS, Correction, in_force, make
from riwaya.languages.loader import load_languages
from riwaya.read.corrected import corrected
from riwaya.store.sqlite import StoryFile
from riwaya.story.elsewhere import Elsewhere
from riwaya.story.leaving import renew_left_out

WHO = "who"
"""Under which the file keeps the name of who corrects; nobody's until she gives one: the file may be passed on."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction that is to be made."""

    kind: str
    about: Mapping[str, Any]
    before: Any
    after: Any


def correct(file: StoryFile, drafts: Sequence[Draft]) -> list[Correction]:
    """Make corrections; the documents that they are about are shown with them from now on."""
    with file.transaction():
        place, who, time = file.corrections.count(), file.meta(WHO) or "", _now()
        made = [make(d.kind, d.about, d.before, d.after, who, time, place + i) for i, d in enumerate(drafts)]
        file.corrections.add(made)
        _renew(file, made)
    return made


def undo(file: StoryFile, id: str) -> Correction | None:
    """Take a correction back; None where there is none. It stays listed, and can be made again."""
    return _set(file, id, _now())


def redo(file: StoryFile, id: str) -> Correction | None:
    """Make a correction that was taken back hold again; None where there is none."""
    return _set(file, id, None)


def take_up(file: StoryFile, corrections: Iterable[Correction]) -> int:
    """Put in corrections that were made in another file of the same articles, as far as they are not there yet. Returns
    how many were new. What cannot be made stays listed."""
    corrections = list(corrections)
    if not corrections:
        return 0
    with file.transaction():
        known = {c.id: c for c in file.corrections.all()}
        given = {c.id: c for c in corrections}
        new = [c for id, c in given.items() if id not in known]
        changed = [c for id, c in given.items() if id in known and c.undone != known[id].undone]
        file.corrections.add(new)
        for c in changed:
            file.corrections.set_undone(c.id, c.undone)
        _renew(file, [*new, *changed])
    return len(new)


def renew(file: StoryFile) -> None:
    """Make the corrections of documents that came in after them: of these, or of other states of their articles."""
    held = in_force(file.corrections.all(), ON_DOCUMENTS)
    shown = set(file.corrections.corrected())
    found = elsewhere_in(file) if held else None
    late = [c for c in held if found is not None and not shown.issuperset(found.home(c).keys)]
    if late:
        with file.transaction():
            _renew(file, late)
    if in_force(file.corrections.of_kind(LEAVE_OUT)):
        with file.transaction():
            renew_left_out(file)


def elsewhere_in(file: StoryFile) -> Elsewhere:
    """Finds what the corrections of a story name in all states of its articles."""
    return Elsewhere(file.states(), file.document)


def _set(file: StoryFile, id: str, undone: str | None) -> Correction | None:
    with file.transaction():
        found = file.corrections.find(id)
        if found is not None and found.holds == (undone is not None):
            file.corrections.set_undone(id, undone)
            _renew(file, [found])
    return found


def _renew(file: StoryFile, changed: Iterable[Correction]) -> None:
    """Derive the documents anew that corrections are about, in all their states, and which are left out."""
    changed = list(changed)
    if any(c.kind == LEAVE_OUT for c in changed):
        renew_left_out(file)
    changed = [c for c in changed if c.kind in ON_DOCUMENTS]
    if not changed:
        return
    found = elsewhere_in(file)
    about = {key for c in changed for key in found.home(c).keys}
    held: dict[str, list[tuple[bool, Correction]]] = {}
    for c in in_force(file.corrections.all(), ON_DOCUMENTS):
        home = found.home(c)
        for key in about.intersection(home.keys):
            held.setdefault(key, []).append((key == home.exact, found.placed(c, key)))
    for key in sorted(about):
        as_read = file.corrections.as_read(key)
        if as_read is not None:
            # The later wins, and what was said of this very state wins over what was said of another.
            ordered = [c for _, c in sorted(held.get(key, []), key=lambda pair: pair[0])]
            file.corrections.keep(key, corrected(as_read, ordered, load_languages(), key))
            file.index([key])


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
