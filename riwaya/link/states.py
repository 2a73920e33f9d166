"""Which documents are states of one article: a file that was edited, a page that was taken again, a row that changed.

They have an address in common (a file's path, a URL, a table row's own id), and words: an `article.txt` that is dropped
after another `article.txt` need not be its later state, nor is row 12 of one table that of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from riwaya.ingest.tables import TABLES
from riwaya.link.groups import Groups
from riwaya.link.names import fold
from riwaya.model import Document

RUN = 3
"""Words of a run by which texts are compared: a line put in spoils two of them."""

SAMPLE = 64
"""Runs that stand for a text: two thirds of an article that stay are told from one fifth with fewer."""

ALIKE = 0.2
"""Share of the shorter text's runs that the other has from which two with one address are states of one article. Of the
example's articles that are no copies no two share more than .18; over .15 only where one is a row of two sentences."""

MOST = 50
"""Documents above which what they have in common is no address of an article (one `--url` for a folder)."""

_WORD = re.compile(r"\w+")

When = Literal["", "earlier", "later"]

Sample = tuple[int, ...]
"""The smallest hashes of a text's runs of words, in order (bottom-k sketch; Broder, 1997)."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document lies. `key`: under which a story keeps it; `id`: of its bytes."""

    key: str
    id: str
    paths: tuple[str, ...] = ()
    """Of a file; empty for a row, whose path is its table's."""
    url: str | None = None
    external_id: str | None = None

    def names(self) -> Iterator[tuple[str, str]]:
        """What documents may have in common."""
        yield from (("path", path) for path in self.paths)
        if self.url:
            yield "url", self.url.partition("#")[0]
        if self.external_id:
            yield "row", self.external_id


def address_of(key: str, document: Document) -> Address:
    """The address of a document that a story keeps under this key."""
    paths = () if document.media_type in TABLES else document.paths
    return Address(key, document.id, paths, document.url, document.external_id)


def sample(text: str, most: int | None = SAMPLE) -> Sample:
    """What stands for a text when it is compared; with `most` None all of it."""
    words = [fold(w) for w in _WORD.findall(text)]
    runs = {crc32(" ".join(words[i : i + RUN]).encode()) for i in range(max(1, len(words) - RUN + 1))}
    return tuple(sorted(runs)[:most])


def alike(one: Sample, text: str) -> bool:
    """Whether a text has enough of the words of which `one` is the sample."""
    if not one:
        return False
    whole = len(one) < SAMPLE  # the sample is all that there was
    other = {h for h in sample(text, None) if whole or h <= one[-1]}
    fewer = min(len(one), len(other))
    return fewer > 0 and len(other.intersection(one)) / fewer >= ALIKE


class States:
    """The documents of a story by the article that they are states of."""

    def __init__(self, addresses: Iterable[Address], text: Callable[[str], str | None]) -> None:
        """`addresses`: in the order in which the documents came; `text`: opens one by its key, asked only where an
        address is another's too."""
        self._addresses = {a.key: a for a in addresses}
        self._text = text
        self._named: dict[tuple[str, str], list[str]] = defaultdict(list)
        for a in self._addresses.values():
            for name in dict.fromkeys(a.names()):
                self._named[name].append(a.key)
        self._of: dict[str, tuple[str, ...]] = {}
        for group in self._grouped():
            self._of |= dict.fromkeys(group, tuple(group))

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """The keys of the states of each article that has several, in the order in which they came."""
        return list(dict.fromkeys(self._of.values()))

    def all_of(self, key: str) -> tuple[str, ...]:
        """The keys of all states of a document's article, in the order in which they came; of one alone its own."""
        return self._of.get(key, (key,))

    def others(self, key: str) -> tuple[str, ...]:
        """The keys of the other states of a document's article. The same bytes are no other state: who gives them
        another outlet says that they are another article."""
        own = self._addresses[key].id if key in self._addresses else None
        return tuple(k for k in self.all_of(key) if k != key and self._addresses[k].id != own)

    def when(self, key: str, among: Container[str] | None = None) -> When:
        """`earlier` where a state of the article came after it, `later` where it is the last of several; empty where
        there is only this one. `among`: the documents that are shown, where these are not all."""
        others = [k for k in self.others(key) if among is None or k in among]
        if not others:
            return ""
        order = self.all_of(key)
        return "earlier" if any(order.index(k) > order.index(key) for k in others) else "later"

    def exact(self, key: str, id: str) -> str | None:
        """The key of the document with this key, else of the first with these bytes; None where there is none."""
        if key in self._addresses:
            return key
        return next((a.key for a in self._addresses.values() if a.id == id), None)

    def found(self, was: Address, words: Sample) -> tuple[str, ...]:
        """The keys of states of an article that is not here, by where it lay and the sample of its words."""
        here = [key for name in was.names() for key in self._named.get(name, ())]
        keys = dict.fromkeys(here or self._in_another_folder(was))
        close = [key for key in keys if self._is_alike(words, key)]
        return tuple(dict.fromkeys(other for key in close for other in self.all_of(key)))

    def _in_another_folder(self, was: Address) -> list[str]:
        """The one document whose path is the same from some folder on: the articles were named from elsewhere."""
        paths = [_parts(path) for path in was.paths]
        found = [
            a.key
            for a in self._addresses.values()
            if any(_ends_alike(_parts(path), other) for path in a.paths for other in paths)
        ]
        return found if len(found) == 1 else []

    def _grouped(self) -> list[list[str]]:
        together: Groups[str] = Groups()
        samples: dict[str, Sample] = {}
        for keys in self._named.values():
            if not 1 < len(keys) <= MOST:
                continue
            for i, key in enumerate(keys):
                for other in keys[:i]:
                    if self._addresses[key].id == self._addresses[other].id or together.same(key, other):
                        continue
                    if other not in samples:
                        samples[other] = sample(self._text(other) or "")
                    if self._is_alike(samples[other], key):
                        together.join(other, key)
        order = {key: place for place, key in enumerate(self._addresses)}
        return [sorted(group, key=order.__getitem__) for group in together.sets() if len(group) > 1]

    def _is_alike(self, words: Sample, key: str) -> bool:
        return alike(words, self._text(key) or "")


def states_of(documents: Mapping[str, Document]) -> States:
    """The states among read documents, by key; in the order of their keys."""
    return States((address_of(key, documents[key]) for key in sorted(documents)), lambda key: documents[key].text)


def _parts(path: str) -> list[str]:
    return [part for part in re.split(r"[/\\]", path) if part not in ("", ".")]


def _ends_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    few = min(len(one), len(other))
    return few > 0 and one[-few:] == other[-few:]
