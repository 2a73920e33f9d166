"""Who is named by his relation to another: والدته، زوجها، محاميه، موكله، صاحب المقال.

The page may have his name; else he is called by the relation with the other's name in place of the pronoun (والدته ←
والدة سامي).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from riwaya.read.attribution.directory import Directory
from riwaya.read.attribution.naming import Named, read_name
from riwaya.read.page import Page, Range

GENITIVE = 4
"""Words behind a noun of relation within which the other's noun or name ends."""


def related(
    directory: Directory, named: Named, spoken: Sequence[Named], other: Callable[[int, str], Named | None]
) -> Named | None:
    """Whom a noun of relation with its pronoun means; `spoken`: the speakers so far in their order; `other`: whom a
    pronoun of that gender before that word stands for."""
    page, first = directory.page, named.words[0]
    word = page.t.words[first]
    if not (page.has(first, "relation") and word.enclitic) or named.name_words is not None:
        return None
    apposed = _apposed(page, named)
    if apposed is not None:
        return apposed
    inverse = next((c for c in ("spouse", "counsel") if page.has(first, c)), None)
    mutual = _inverse(page, named, spoken, inverse, other) if inverse is not None else None
    if mutual is not None:
        return mutual
    bearer = _named_elsewhere(directory, first)
    if bearer is not None:
        return bearer
    same = (s for s in reversed(spoken) if page.t.words[s.words[0]].stem == word.stem and s.words[0] < first)
    before = next(same, None)
    if before is not None:
        return before
    whose = other(first, page.language.enclitics.get(word.enclitic, ""))
    if whose is None:
        return None
    return replace(named, name=f"{_alone(page, first)} {whose.name}", bare=False, named=True)


def _apposed(page: Page, named: Named) -> Named | None:
    """The name in no list that stands behind the noun (والدتها ميري هوفكس المقيمة …)."""
    first, end = named.words[0] + 1, named.words[0] + 1
    while end < min(named.words[1], first + GENITIVE) and _unlisted(page, end):
        end += 1
    if end == first:
        return None
    name = page.t.text[page.t.starts[first] : page.t.ends[end - 1]]
    return replace(named, name=name, kind="person", name_words=(first, end), bare=False, named=True)


def _unlisted(page: Page, i: int) -> bool:
    word = page.t.words[i]
    clitics = word.article or word.preposition or word.conjunction or word.enclitic
    return not (page.mark(i) or clitics or word.classes or word.cues)


def _alone(page: Page, i: int) -> str:
    """The noun at word i without its clitics (والدته ← والدة)."""
    word = page.t.words[i]
    text = page.t.surface(i)[len(word.conjunction) + len(word.preposition) : -len(word.enclitic)]
    return text[:-1] + word.stem[-1] if page.language.lexicon.clitics.alone.get(text[-1:]) == word.stem[-1:] else text


def _named_elsewhere(directory: Directory, i: int) -> Named | None:
    """The name that the page gives him in another place, behind the same noun with a pronoun (والده سامر الحداد)."""
    page = directory.page
    for j in directory.places(page.t.words[i].stem):
        if j != i and page.t.words[j].enclitic:
            there = directory.phrase_at(j, given=True)
            if there is not None and there.name_words is not None and there.words[0] == j:
                return there
    return None


def _inverse(
    page: Page, named: Named, spoken: Sequence[Named], kind: str, other: Callable[[int, str], Named | None]
) -> Named | None:
    """The one beside whom a speaker of the same kind was named by his relation: زوجها after زوجة الطبيب is the
    physician, موكله after محامي المتهم the accused."""
    first = named.words[0]
    for s in reversed(spoken):
        head = s.words[0]
        if page.has(head, kind) and page.t.words[head].stem != page.t.words[first].stem and head < first:
            if page.t.words[head].enclitic:
                return other(head, page.language.enclitics.get(page.t.words[head].enclitic, ""))
            whose = _genitive(page, s.words)
            return read_name(page, whose) if whose is not None else None
    return None


def _genitive(page: Page, words: Range) -> Range | None:
    """The noun or name right behind the head of a phrase, up to a mark."""
    start = words[0] + 1
    last = min(words[1], start + GENITIVE)
    stop = next((i for i in range(start, last) if page.mark(i)), last)
    return (start, stop) if stop > start else None
