"""A reader's question → what it asks for, and of what: names and terms as the articles' clauses have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.languages.loader import Language
from riwaya.model import Block, Document
from riwaya.read.content.terms import Terms
from riwaya.read.page import Page
from riwaya.read.reader import open_page, read_document

FIRST = "first"
"""Key of `[questions]` under which words stand that ask only where a question opens with them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`slot`: what is asked for, None where the words do not tell; `terms`: what the other words talk of, each with its
    senses; `names`: who and what it names; `words`: those that no concept names, folded and without clitics → their
    term: names, perhaps, that no rule sees in a question; `counted`: terms of what "how many" is asked of, which
    clauses often leave out."""

    language: str
    slot: str | None
    terms: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    words: Mapping[str, str]
    counted: tuple[str, ...] = ()


def read_question(text: str, language: Language) -> Asked:
    """The question, read in its language."""
    blocks = (Block(0, len(text), "body", language.code),)
    document = Document("question", text, language=language.code, blocks=blocks)
    read = read_document(document, {language.code: language})
    page = open_page(text, list(blocks), language)
    slot, taken = _asks(page)
    terms = Terms(replace(read, quantities=()), page)
    rest = [i for i in range(len(page.t)) if not taken[0] <= i < taken[1] and not page.mark(i)]
    counted = next((found for i in rest if i >= taken[1] and (found := terms.of_words((i, i + 1)))), ())
    return Asked(
        language.code,
        slot,
        tuple(dict.fromkeys(senses for run in _runs(rest) for senses in terms.of_each(run))),
        tuple(dict.fromkeys(e.name for e in read.entities)),
        {
            language.lexicon.word(page.norm(i)).stem: term
            for i in rest
            for term in terms.of_words((i, i + 1))
            if ":" in term
        },
        counted if slot == "quantity" else (),
    )


def _asks(page: Page) -> tuple[str | None, tuple[int, int]]:
    """The slot that is asked for, and the words that ask: the first that do, the longest of several there."""
    questions: Mapping[str, Sequence[tuple[str, ...]]] = page.language.questions
    first = set(questions.get(FIRST, ()))
    for i in range(len(page.t)):
        found = [
            (len(phrase), slot)
            for slot, phrases in questions.items()
            for phrase in phrases
            if slot != FIRST
            and (i == 0 or phrase not in first)
            and tuple(page.norm(i + k) for k in range(len(phrase))) == phrase
        ]
        if found:
            length, slot = max(found)
            return slot, (i, i + length)
    return None, (0, 0)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring words as ranges."""
    out: list[tuple[int, int]] = []
    for i in places:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out
