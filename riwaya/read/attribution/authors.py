"""Whose text it is, where a page tells what stands in the press: the author, the article, the editor's column.

A review of the press introduces an author once (ومقال للكاتب X؛ كتب X في صحيفة Y) and then speaks of the author, the
article or the paper by turns. All of them are the one who wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.read.attribution.memory import Memory, Speaker, same_gender
from riwaya.read.attribution.naming import Named


def author_meant(memory: Memory, named: Named) -> Named | None:
    """Whom "the author" means, or "the author of the article": who was introduced last as an author, or wrote."""
    page, first = memory.page, named.words[0]
    text = page.has(first, "author") and page.has(first + 1, "authored") and page.t.words[first + 1].article
    if named.name_words is not None or not (text or named.bare and _author(memory, first)):
        return None
    gender = "f" if page.formed(first, "feminine-singular") else "m"
    others = {s.named.name for s in memory.speakers if not same_gender(s.agreement[:1], gender)}
    spoke = [s for s in memory.speakers if _person(s) and s.named.name not in others]
    wrote = [(s.position, s.named) for s in spoke if _author(memory, s.named.words[0]) or _writes(memory, s)]
    known = [*wrote, *_introduced(memory, first)] or [(s.position, s.named) for s in spoke]
    last = max((found for found in known if found[0] < first), key=lambda found: found[0], default=None)
    return last[1] if last is not None else None


def text_meant(memory: Memory, i: int) -> Named | None:
    """Whose the definite text at word i is (في مقال …؛ ويخلص المقال): of the person who spoke last in such a text."""
    page = memory.page
    if not (page.has(i, "authored") and page.t.words[i].article):
        return None
    stem = page.t.words[i].stem
    return memory.last(lambda s: _person(s) and (s.text == stem or not s.text and _writes(memory, s)))


def _person(s: Speaker) -> bool:
    return s.named.kind == "person" and s.named.name_words is not None


def _writes(memory: Memory, s: Speaker) -> bool:
    """Whether somebody spoke in a text of his, or wrote."""
    return bool(s.text) or memory.page.has(s.position, "writes")


def _author(memory: Memory, i: int) -> bool:
    """Whether word i calls somebody an author."""
    word = memory.page.t.words[i]
    return "author" in memory.page.language.lexicon.classes.get(word.stem, ())


def _introduced(memory: Memory, first: int) -> Iterator[tuple[int, Named]]:
    """The authors named before word `first` behind the same noun (مقال للكاتب X)."""
    for i in memory.directory.places(memory.page.t.words[first].stem):
        who = memory.directory.phrase_at(i, given=True) if i < first else None
        if who is not None and who.name_words is not None:
            yield i, who
