"""Bodies by names that the article makes known: its outlet's, and the own name that a longer one holds (وكالة نوردلاين
للأنباء، then نوردلاين; the newspaper «…», then «…» alone).

No list holds such names, and half of them are everyday words. These count in quotation marks only, or where the word
beside them says that a medium is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from riwaya.languages.lexicon import Word
from riwaya.model import Document
from riwaya.read.content.mentions import Mention, mention, owned
from riwaya.read.content.personal import UNKNOWN, part_of_name
from riwaya.read.content.repeated import written_forms
from riwaya.read.page import Page

SHORTEST = 4
"""Letters of the shortest own name that is looked for outside quotation marks."""

BESIDE = 3
"""Words before a name among which the word stands that says it is a medium's (مراسل، خبرنگار اجتماعی)."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The folded words of a name, in dictionary forms where nouns decline; `parts` and `base` of the body that bears
    it; `plain`: it is no everyday word."""

    norms: Key
    parts: Key
    base: str | None
    plain: bool


def find_known(document: Document, pages: Sequence[Page], mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of the outlet and of known bodies by their own names, where `mentions` have none."""
    names = [known for m in mentions if m.kind == "organisation" and m.firm for known in _own_names(m)]
    if document.outlet is not None and pages:
        names += _of_outlet(document.outlet.name, pages[0])
    table: dict[str, list[tuple[Known, Word]]] = {}
    norms = {norm for page in pages for norm in page.t.norms} if names else set()
    for known in dict.fromkeys(names):
        for norm, word in _forms(known, norms, pages[0]).items():
            table.setdefault(norm, []).append((known, word))
    return [m for page in pages for m in _on(page, table, mentions)] if table else []


def _on(page: Page, table: dict[str, list[tuple[Known, Word]]], mentions: Sequence[Mention]) -> Iterable[Mention]:
    declined = page.language.declines
    taken = {k: m for m in mentions if m.page is page and not m.described for k in range(m.first, m.end)}
    for i, norm in enumerate(page.t.norms):
        for known, word in table.get(_key(page, i) if declined else norm, ()):
            end = i + len(known.norms)
            if end > len(page.t) or any(_key(page, i + k) != known.norms[k] for k in range(1, end - i)):
                continue
            held = [taken[k] for k in range(i, end) if k in taken]
            if any(m.kind != "person" or m.first < i or m.end > end for m in held) or not _meant(page, i, end, known):
                continue
            made = mention(page, (i, end), "organisation", word, known.parts, known.base)
            taken.update(dict.fromkeys(range(i, end), made))
            yield made
            break


def _key(page: Page, k: int) -> str:
    """Word k as a part of a name: in its dictionary form where nouns decline, without a possessive."""
    norm = page.norm(k)
    return page.t.words[k].stem if page.language.declines else norm[: len(norm) - owned(page, k)]


def _meant(page: Page, i: int, end: int, known: Known) -> bool:
    """Whether the name stands for the body at words `i:end`: with its capital, in quotation marks, or behind a word
    that says so; a plain one wherever it is no place's."""
    quotation = page.q.opened.get(i - 1)
    if quotation is not None and quotation.closer == end:
        return True
    if page.language.capitals:
        if not page.t.surface(i)[0].isupper() or page.t.surface(end - 1)[0].islower():
            return False
        return known.plain or page.sentence(i)[0] != i
    if any(page.has(k, "medium-noun", "reporters-address") for k in range(max(page.sentence(i)[0], i - BESIDE), i)):
        return True
    if (
        i
        and page.has(i - 1, "office", "people")
        and not page.t.words[i - 1].article
        and not page.t.words[i].preposition
    ):
        return True  # مراسل الأفق
    return known.plain and page.norm(i - 1) not in page.language.entities.locatives


def _own_names(m: Mention) -> Iterable[Known]:
    """The own names in a body's longer name: in quotation marks, or the word in no list beside the noun of a medium or
    firm."""
    page = m.page
    for k in range(m.first, m.end):
        quotation = page.q.opened.get(k)
        if quotation is not None and k < quotation.closer <= m.end and quotation.first > m.first:
            words = tuple(_key(page, j) for j in range(quotation.first, quotation.closer))
            if words:
                yield Known(words, m.parts, m.name, len(words) > 1 or _unlisted(page, quotation.first))
            return
    if m.described or not any(page.has(k, "medium-noun") or _firm(page, k) for k in range(m.first, m.end)):
        return
    if page.language.capitals:
        end = next((k for k in range(m.first, m.end) if not _unlisted(page, k)), m.end)
        if m.first < end < m.end and not page.has(m.first, "case-gen"):
            yield Known(tuple(_key(page, k) for k in range(m.first, end)), m.parts, m.name, True)
    elif m.end > m.first + 1 and _unlisted(page, m.first + 1) and part_of_name(page, m.first + 1) == UNKNOWN:
        bound = m.first + 2 < m.end and page.t.words[m.first + 2].article and not page.t.words[m.first + 2].preposition
        if not bound and (page.language.lexicon.clitics.articles or m.end == m.first + 2):
            yield Known((page.norm(m.first + 1),), m.parts, m.name, True)


def _firm(page: Page, k: int) -> bool:
    return "namesake-head" in page.language.entities.word(page.norm(k)).classes


def _unlisted(page: Page, k: int) -> bool:
    """Whether no list knows word k, and it is no place on the page: it stands behind no preposition of place."""
    word, norm = page.t.words[k], page.norm(k)
    if page.mark(k) or len(norm) < SHORTEST or word.classes or word.cues or word.article or word.enclitic:
        return False
    return not page.language.entities.word(norm).classes and not _located(page, norm)


def _located(page: Page, norm: str) -> bool:
    norms, locatives = page.t.norms, page.language.entities.locatives
    return any(norms[k - 1] in locatives for k in page.written(norm) if k)


def _of_outlet(name: str, page: Page) -> Iterable[Known]:
    words = tuple(page.language.fold(name).split())
    if words:
        lemmas = tuple(page.language.lexicon.word(w).stem for w in words) if page.language.declines else words
        yield Known(lemmas, words, None, len(words) > 1)


def _forms(known: Known, norms: Set[str], page: Page) -> dict[str, Word]:
    """How the first word of a name may be written, folded → taken apart; of clitic forms those among `norms`."""
    first, clitics = known.norms[0], page.language.lexicon.clitics
    if page.language.declines:
        return {first: Word(first, first)}
    article = next((a for a in clitics.articles if first.startswith(a) and len(first) > len(a) + 1), "")
    forms = written_forms(norms, (first.removeprefix(article),), clitics)
    return {norm: word for norm, word in forms.items() if word.article == bool(article)}
