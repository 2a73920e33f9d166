"""What a story file keeps of its comparison, so that nothing is made twice: vectors by their text, blocks by their
facts, the whole by its documents."""

from __future__ import annotations

import gc
import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import numpy as np

from riwaya.align.embedding import Embedder, Vectors, load_embedder
from riwaya.coding import decode, encode
from riwaya.comparison import Comparison
from riwaya.corrections import COMPARED_WITHOUT, KINDS, Correction, in_force
from riwaya.store.sqlite import StoryFile
from riwaya.story.comparing import Compared, compare_documents
from riwaya.story.correcting import elsewhere_in
from riwaya.story.ruled import set_aside
from riwaya.version import __version__

T = TypeVar("T")

RULES = "26"
"""Raised with every change of what comparing finds, so that stories are compared anew."""


def comparison_of(file: StoryFile) -> Comparison:
    """The comparison of a story's documents, with their corrections: the one that is kept, if it is of these, else made
    anew."""
    key = _key(file)
    found = file.kept("comparison", [key])
    with _uncollected():
        compared = _unpack(Comparison, found[key]) if found else _made(file)
    return set_aside(compared, restated(file))


def restated(file: StoryFile) -> list[Correction]:
    """The corrections of a story that hold; those about what its articles say together, and notes, name it in all
    states of the articles."""
    held = in_force(file.corrections.all())
    return elsewhere_in(file).restated(held) if held else []


def is_kept(file: StoryFile) -> bool:
    """Whether the comparison of a story's documents is kept."""
    return bool(file.kept("comparison", [_key(file)]))


def keep_comparison(file: StoryFile) -> None:
    """Compare the documents of a story, and keep what was found; nothing is done where it is there already."""
    while not file.kept("comparison", [key := _key(file)]):
        with _uncollected():
            packed = _pack(_made(file))
        with file.transaction():
            if key == _key(file):  # else somebody corrected or added something meanwhile
                file.keep("comparison", {key: packed}, alone=True)


def kept_vectors(file: StoryFile) -> Embedder | None:
    """This machine's embedder, which embeds no text of the story twice; None where there is none."""
    embedder = load_embedder()
    return KeptVectors(embedder, file) if embedder is not None else None


def _made(file: StoryFile) -> Comparison:
    documents = {key: d for key in file.ordered_keys() if (d := file.document(key)) is not None}
    return compare_documents(documents, kept_vectors(file), KeptBlocks(file), restated(file))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for objects that hold one another: a story is hundreds of thousands of objects, none of which do,
    and looking through them again and again takes a quarter of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


class KeptVectors:
    """An embedder that embeds no text twice. What is new is kept if the story can be written to."""

    def __init__(self, embedder: Embedder, file: StoryFile) -> None:
        self._embedder, self._file = embedder, file

    @property
    def name(self) -> str:
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        keys = [_hash(self.name, text) for text in texts]
        found = self._file.kept("vector", keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if new:
            # Half precision, also at once: a vector is the same whether it was kept or not.
            rows = self._embedder.embed(list(new.values())).astype(np.float16)
            made = {key: row.tobytes() for key, row in zip(new, rows, strict=True)}
            if self._file.writable:
                with self._file.transaction():
                    self._file.keep("vector", made)
            found |= made
        return np.stack([np.frombuffer(found[key], dtype=np.float16) for key in keys]).astype(np.float32)


def kept_texts(file: StoryFile, embedder: Embedder, texts: Sequence[str]) -> dict[str, Vectors]:
    """The vectors that are kept of these texts."""
    keys = {text: _hash(embedder.name, text) for text in texts}
    found = file.kept("vector", keys.values())
    return {text: np.frombuffer(found[key], dtype=np.float16) for text, key in keys.items() if key in found}


def comparison_key(file: StoryFile) -> str:
    """What is equal for equal comparisons: of the same documents with the same corrections, by the same rules."""
    return _hash(_key(file), *(c.id for c in in_force(file.corrections.all(), ("no-conflict",))))


class KeptBlocks:
    """Blocks that were compared, by their facts. Those of the last comparison are kept, others go."""

    def __init__(self, file: StoryFile) -> None:
        self._file = file
        self._rows: dict[str, bytes] = {}

    def get(self, made_from: str) -> Compared | None:
        """What was found in a block that rests on the same, if it is kept."""
        key = self._key(made_from)
        found = self._file.kept("block", [key])
        if not found:
            return None
        self._rows[key] = found[key]
        return _unpack(Compared, found[key])

    def put(self, made_from: str, found: Compared) -> None:
        """Keep what was found."""
        self._rows[self._key(made_from)] = _pack(found)

    def finish(self) -> None:
        """Write the blocks of this comparison, and let the others go."""
        if self._file.writable:
            with self._file.transaction():
                self._file.keep("block", self._rows, alone=True)

    def _key(self, made_from: str) -> str:
        return _hash(RULES, __version__, made_from)


def _key(file: StoryFile) -> str:
    """A hash of all that a comparison rests on."""
    embedder = load_embedder()
    kinds = [kind for kind in KINDS if kind not in COMPARED_WITHOUT]
    held = [c.id for c in in_force(file.corrections.all(), kinds)]
    documents = sorted(file.ordered_keys())
    states = [" ".join(sorted(group)) for group in file.states().groups]
    return _hash(RULES, __version__, embedder.name if embedder is not None else "", *documents, *held, *sorted(states))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _pack(value: object) -> bytes:
    text = json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def _unpack(kind: type[T], content: bytes) -> T:
    return decode(kind, json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass")))
