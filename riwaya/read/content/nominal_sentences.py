"""Sentences without a verb and without a copula, where a language has such: الطريق مغلق, the road [is] closed."""

from __future__ import annotations

from riwaya.read.content.clauses import Clause
from riwaya.read.page import Page

PLAIN = ("preposition", "number", "amount", "time", "name-part", "given-name", "family-name", "country", "joining",
         "relative", "that", "demonstrative", "nationality", "pronoun")  # fmt: skip
"""Classes of words that are no indefinite predicate behind a definite noun."""

DEFINITE = ("country", "pronoun", "demonstrative", "given-name")
"""Classes of words that are definite without an article."""

LONGEST_SUBJECT = 5
"""Words of a noun phrase behind which its predicate is looked for."""


def says_what_is(page: Page, clause: Clause) -> bool:
    """Whether a clause without a verb says what something is: a definite noun phrase with an indefinite one behind it
    (الطريق مغلق), or, where the sentence ends with it, with a preposition (قلوبنا مع الضحايا)."""
    first, end = clause.pieces[0]
    while first < end and page.mark(first):
        first += 1
    if len(clause.pieces) > 1 or end - first < 2 or not _definite(page, first):
        return False
    for k in range(first + 1, min(first + LONGEST_SUBJECT, end)):
        word = page.t.words[k]
        if page.mark(k):
            return False
        if word.preposition or page.has(k, "preposition"):
            return bool(page.norm(end)) and page.norm(end) in page.language.sentence_end
        if not word.article and not word.enclitic and not word.conjunction and not page.has(k, *PLAIN):
            return True
    return False


def _definite(page: Page, i: int) -> bool:
    word = page.t.words[i]
    if word.preposition or page.has(i, "preposition", "time", "number", "office", "title"):
        return False
    return word.article or bool(word.enclitic) or page.has(i, *DEFINITE) or _owned(page, i)


def _owned(page: Page, i: int) -> bool:
    """Whether a word that no list knows ends with a pronoun (بيوتنا)."""
    norm = page.norm(i)
    endings = (e for e in page.language.lexicon.clitics.enclitics if len(e) > 1)
    return any(norm.endswith(e) and len(norm) > len(e) + 2 for e in endings)
