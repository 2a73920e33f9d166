"""Small stories for the tests of weighing: articles of a few sentences, and claims made by hand from their clauses, so
that what is tested is how accounts are weighed and not how they are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from riwaya.align.stated import entity_ids, mentioned_in
from riwaya.comparison import Claim, Comparison, CopiedText, Relation, Root, StoryEntity
from riwaya.languages.loader import load_languages
from riwaya.link.entities import link
from riwaya.model import Assertion, Document, Origin, Outlet, Span
from riwaya.read.reader import read_document
from riwaya.weigh.weigh import weigh

Words = tuple[str, str]
"""Document key, and words that stand in one of its clauses."""


@dataclass(frozen=True)
class Article:
    """An article as a test writes it."""

    text: str
    language: str = "en"
    outlet: str | None = None
    published: str | None = "2020-05-02"
    agency: str | None = None
    author: str | None = None


def documents_of(articles: Mapping[str, Article]) -> dict[str, Document]:
    """The articles, read, by key."""
    return {key: _document(key, article) for key, article in articles.items()}


def _document(key: str, article: Article) -> Document:
    origin = (Origin(article.agency, "agency"),) if article.agency is not None else ()
    outlet = Outlet(article.outlet) if article.outlet is not None else None
    unread = Document(id=key, text=article.text, language=article.language, outlet=outlet, origin=origin,
                      author=article.author, published=article.published)  # fmt: skip
    return read_document(unread, load_languages())


def compared(
    documents: Mapping[str, Document],
    claims: Mapping[str, Sequence[Words]],
    copies: Sequence[CopiedText] = (),
    relations: Sequence[Relation] = (),
    questions: Mapping[str, str] | None = None,
) -> Comparison:
    """The comparison that holds these claims (id → the words of each account), weighed. `questions`: claim id → its
    question's."""
    linked = link(m for key in sorted(documents) for m in mentioned_in(key, documents[key]))
    entities = [StoryEntity(e.id, e.kind, e.name, e.names, e.mentions, e.may_be_same_as) for e in linked]
    made = [replace(_claim(documents, id, words), question=(questions or {}).get(id)) for id, words in claims.items()]
    comparison = Comparison(
        claims=tuple(made),
        relations=tuple(relations),
        copies=tuple(copies),
        entities=tuple(entities),
        members=entity_ids(linked),
    )
    return weigh(comparison, documents)


def _claim(documents: Mapping[str, Document], id: str, words: Sequence[Words]) -> Claim:
    found = [(key, clause(documents[key], said)) for key, said in words]
    first = words[0][0]
    return Claim(
        id=id,
        text=found[0][1].span.text,
        language=documents[first].language or "",
        assertions=tuple(sorted({a.id for _, a in found})),
        documents=tuple(sorted({key for key, _ in found})),
    )


def clause(document: Document, words: str) -> Assertion:
    """The shortest clause that holds these words; it fails with what was read where there is none."""
    found = [a for a in document.assertions if words in a.span.text]
    assert found, f"{words!r} in none of {[a.span.text for a in document.assertions]}"
    return min(found, key=lambda a: len(a.span.text))


def only(comparison: Comparison, id: str = "c1") -> Claim:
    """The claim of that id."""
    return next(claim for claim in comparison.claims if claim.id == id)


def weighed(articles: Mapping[str, Article], words: Sequence[Words], copies: Sequence[CopiedText] = ()) -> Claim:
    """One claim over these articles, weighed."""
    return only(compared(documents_of(articles), {"c1": words}, copies))


def roots(claim: Claim) -> list[tuple[str, bool, int]]:
    """The roots by name, whether they are named, and how many people they stand for."""
    return sorted((root.name, root.named, root.count) for root in claim.roots)


def open_pairs(claim: Claim) -> set[frozenset[str]]:
    """The names of the roots that may be one."""
    names = {root.id: root.name for root in claim.roots}
    return {frozenset({names[root.id], names[other]}) for root in claim.roots for other in root.may_be_same_as}


def root(claim: Claim, name: str) -> Root:
    """The root of that name."""
    return next(r for r in claim.roots if r.name == name)


def marks(claim: Claim, document: str) -> set[tuple[str, str]]:
    """The marks of one article's accounts: kind, and the link that bears them."""
    return {(mark.kind, mark.name) for a in claim.accounts if a.document == document for mark in a.marks}


def shown(claim: Claim, kind: str) -> Span | None:
    """The words that show a mark."""
    return next(mark.words for a in claim.accounts for mark in a.marks if mark.kind == kind)
