"""What people put right: each correction a record of its own, beside what the reader found and never in its place.

A correction names texts by the bytes of their document and by offsets, and clauses by their ids, which hash both: so it
holds when a story is built again, and is listed as not applied where its words are no longer found. Kinds, and what
`about`, `before` and `after` hold of each, stand in `docs/story-record.md`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from riwaya.errors import UsageError

Fact = Literal["outlet", "published", "author", "title", "language", "origin"]
OnStatement = Literal["accept", "reject", "speaker", "span", "draw"]
OnStory = Literal["merge", "split", "join", "part", "no-conflict"]
Kind = Literal[Fact, OnStatement, "leave-out", OnStory, "note"]

FACTS: tuple[str, ...] = get_args(Fact)
"""What is known of an article as a whole."""
ON_STATEMENTS: tuple[str, ...] = get_args(OnStatement)
ON_DOCUMENTS = FACTS + ON_STATEMENTS
"""Kinds that change what one article is read as."""
LEAVE_OUT = "leave-out"
"""The kind that takes an article out of the story."""
ON_STORY: tuple[str, ...] = get_args(OnStory)
"""Kinds that change what the articles say together: entities merged and split, claims joined and parted, a conflict
that is none."""
KINDS: tuple[str, ...] = (*ON_DOCUMENTS, LEAVE_OUT, *ON_STORY, "note")
COMPARED_WITHOUT = ("accept", "no-conflict", "note")
"""Kinds after which nothing has to be compared again."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `about`, `before` and `after` are JSON objects, or None where there is nothing to say."""

    id: str
    """`k` and 16 hexadecimal digits."""
    kind: str
    about: Mapping[str, Any]
    before: Any
    after: Any
    who: str
    """A name; empty for a person who gave none."""
    time: str
    """UTC, ISO 8601."""
    undone: str | None = None
    """UTC, ISO 8601: when it was taken back; None while it holds."""

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.undone is None

    @property
    def document(self) -> tuple[str, str] | None:
        """Key and id of the article that it is about; None for one about the story."""
        key, id = self.about.get("document"), self.about.get("id")
        return (str(key), str(id)) if key is not None else None


def make(kind: str, about: Mapping[str, Any], before: Any, after: Any, who: str, time: str, place: int) -> Correction:
    """A new correction; `place`: how many there are before it, so that no two get one id."""
    text = json.dumps([kind, about, before, after, who, time, place], ensure_ascii=False, sort_keys=True)
    id = "k" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Correction(id, kind, about, before, after, who, time)


def to_json(correction: Correction) -> dict[str, Any]:
    """The record of a correction."""
    return asdict(correction)


def from_json(record: Any, where: str = "correction") -> Correction:
    """The inverse. Raises `UsageError`, which names `where`, on what is none."""
    try:
        found = Correction(**record)
        texts = (found.id, found.kind, found.who, found.time)
        right = all(isinstance(t, str) for t in texts) and isinstance(found.undone, str | None)
        right = right and found.kind in KINDS and isinstance(found.about, Mapping) and found.id[:1] == "k"
    except TypeError:
        right = False
    if not right:
        raise UsageError(f"{where}: is no correction (give what `riwaya corrections STORY` printed)")
    return found


def to_lines(corrections: Iterable[Correction]) -> Iterator[str]:
    """Corrections as JSON, one a line, in their order."""
    for correction in corrections:
        yield json.dumps(to_json(correction), ensure_ascii=False) + "\n"


def from_lines(lines: Iterable[str], name: str) -> list[Correction]:
    """The inverse; empty lines are passed over. Raises `UsageError`, which names the line of the file `name`."""
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{name}, line {number}"
            try:
                record = json.loads(line)
            except ValueError as error:
                raise UsageError(f"{where}: is no JSON: {error} (give what `riwaya corrections` printed)") from error
            found.append(from_json(record, where))
    return found


def in_force(corrections: Iterable[Correction], kinds: Iterable[str] = KINDS) -> list[Correction]:
    """Those that hold, of some kinds, in their order."""
    wanted = frozenset(kinds)
    return [c for c in corrections if c.holds and c.kind in wanted]


def leaves_out(correction: Correction, key: str, id: str, url: str | None) -> bool:
    """Whether a correction that leaves an article out means the one with this key, id and address: the one that it
    names, or another version of it. Versions have the same bytes, with another outlet or date, or the same address; but
    those that were in the story when it was made stay."""
    about = correction.about
    if key == about.get("document"):
        return True
    if key in about.get("stay", ()):
        return False
    return id == about.get("id") or (url is not None and url == about.get("url"))


def taken_back(correction: Correction, time: str | None) -> Correction:
    """The correction undone at a time; None: it holds again."""
    return replace(correction, undone=time)
