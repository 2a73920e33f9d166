"""One assertion → its account: through whom it came, who is the innermost to pass it on, and through which newsroom.

Somebody whose words are part of what is told passes nothing on. So these speakers are skipped, and the one who tells of
their words is looked at next:

- who orders something: an order is an act, whoever reports it;
- who asks or promises something inside what another tells, and whoever says there what somebody shall do;
- who speaks, inside what another tells, to a third person of the story ("the governor told the minister: …"), and who
  answers him. What is said to the teller himself ("he told me") is passed on.

A call or a promise that no one else tells is the speaker's own account.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.comparison import Account
from riwaya.model import Span, Statement
from riwaya.weigh.pages import Identity, Pages, Said, Teller

PARTS = ("asks", "promises")
"""Stances of words that are acts where another tells of them."""


NO_HEARER = frozenset({
    "preposition", "pronoun", "object-pronoun", "that", "adverb", "adverbial", "time", "weekday", "month", "joining",
    "place-of-speech", "subordinating", "contrast",
})  # fmt: skip
"""Classes of words behind a verb of saying that begin no noun of the one who hears."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One account with its root: None where the article says it itself and names no origin."""

    account: Account
    said: Said
    tellers: tuple[Teller, ...]
    root: Teller | None
    gate: Identity
    gate_name: str
    """Empty where no page says who published it."""
    through: bool
    """Whether the gate is named on the page, or is only where the article stands."""


def telling_of(pages: Pages, said: Said) -> Telling:
    """The account that one assertion is."""
    tellers = tuple(pages.tellers(said))
    passing = tellers[first_passing_on(pages, said) :]
    newsroom = next((t for t in tellers if t.newsroom), None)
    outlet = pages.outlet(said.document)
    return Telling(
        account=Account(
            document=said.document,
            assertion=said.assertion.id,
            statement=said.statement.id,
            own=said.statement.mode == "own",
            chain=tuple(t.link.name for t in tellers),
        ),
        said=said,
        tellers=tellers,
        root=_root(passing),
        gate=newsroom.identity
        if newsroom is not None
        else ("newsroom", *pages.newsroom(outlet or pages.article(said.document))),
        gate_name=newsroom.link.name if newsroom is not None else outlet,
        through=newsroom is not None,
    )


def _root(passing: tuple[Teller, ...]) -> Teller | None:
    """The innermost person or body; else the newsroom, or the paper, that the words are credited to."""
    people = (t for t in passing if not t.newsroom and t.link.kind != "document")
    newsrooms = (t for t in passing if t.newsroom)
    return next(people, None) or next(newsrooms, None) or next(iter(passing), None)


def first_passing_on(pages: Pages, said: Said) -> int:
    """How many links at the beginning of the chain only take part in what is told."""
    statement, at = said.statement, 0
    while True:
        parent = pages.statement(said.document, statement.parent)
        own = len(statement.chain) - (len(parent.chain) if parent is not None else 0)
        if own > 0 and not _takes_part(pages, said, statement, parent):
            return at
        if own > 0:
            at += 1
        if parent is None or own > 1:
            return at
        statement = parent


def _takes_part(pages: Pages, said: Said, statement: Statement, parent: Statement | None) -> bool:
    if statement.stance == "orders":
        return True
    if parent is None:
        return False
    if statement.stance in PARTS or statement is said.statement and said.assertion.modality == "asked":
        return True
    return _to_a_third(pages, said.document, statement, parent) or _answers(pages, said.document, statement, parent)


def _to_a_third(pages: Pages, document: str, statement: Statement, parent: Statement) -> bool:
    """Whether the words that bring in a quotation say who hears it: a person of the page who does not tell of it, or a
    noun right behind the verb and its speaker (told his driver: …). A pronoun there may be the teller himself."""
    if statement.mode != "direct" or statement.cue is None:
        return False
    if _hearer(pages, document, statement, statement.cue):
        return True
    begin = min(statement.cue.start, statement.source.start if statement.source is not None else statement.cue.start)
    known = {link.entity for link in (*statement.chain, *parent.chain)}
    return any(
        begin <= mention.start and mention.end <= statement.content.start
        for entity in pages.documents[document].entities
        if entity.kind == "person" and entity.id not in known
        for mention in entity.mentions
    )


def _hearer(pages: Pages, document: str, statement: Statement, cue: Span) -> bool:
    """Whether the first word between the verb and the quotation that is none of the speaker's is a noun; or the first
    behind a "to" between the speaker and his verb."""
    language, text = pages.language(document), pages.documents[document].text
    source = statement.source
    if language is None or cue.end > statement.content.start:
        return False
    behind = language.weighing.words(text, cue.end, statement.content.start)
    if source is not None:
        behind = [w for w in behind if not source.start <= w.start < source.end]
        between = language.weighing.words(text, source.end, max(source.end, cue.start))
        for _, end in language.weighing.to.find(between):
            behind = between[end:]
    if not behind:
        return False
    word = language.lexicon.word(behind[0].forms[0])
    return not word.cues and NO_HEARER.isdisjoint(word.classes)


def _answers(pages: Pages, document: str, statement: Statement, parent: Statement) -> bool:
    """Whether the words answer what one person said to another just before."""
    before = [
        s
        for s in pages.documents[document].statements
        if s.parent == parent.id and s.content.end <= statement.content.start and s is not statement
    ]
    if not before or statement.mode != "direct":
        return False
    last = max(before, key=lambda s: s.content.end)
    other = last.chain[:1] != statement.chain[:1]
    return other and _to_a_third(pages, document, last, parent)
