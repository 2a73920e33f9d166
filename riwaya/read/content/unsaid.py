"""Subjects that a clause leaves out or has a pronoun for: who spoke, or the subject of the clause before.

Where a verb's own form shows its subject, no word need stand for it; elsewhere a pronoun does. In
what somebody is made to say, the first person is the speaker, and so is the pronoun that the reported clause opens
with (he said that he …). Else it is the subject of the last main clause, if gender and number allow it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.model import Document, Span, Statement
from riwaya.read.content.clauses import Clause
from riwaya.read.content.fillers import PLACE, Filler, Fillers
from riwaya.read.content.signs import FIRST, Spot
from riwaya.read.page import Page

PLURAL = ("mp", "fp", "md", "fd", "p")

MAIN = ("main", "coordinate", "complement")
"""Kinds of clauses that go on from one another over sentences."""

RELATIVE = 3
"""Words between a relative pronoun and the clause that it opens: a preposition, a verb before its subject."""

DIRECTED = ("accuses", "asks", "orders")
"""Stances of what is said of, or to, somebody who is named beside it."""

NEAR = 3
"""Words before a verb among which its pronoun stands, auxiliaries passed over."""

Spots = list[Spot | None]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What a clause shows of a subject that it does not name: `person` `first` or `third`, the gender and number of
    its verb or pronoun, and whether a pronoun stands for it."""

    person: str
    agreement: str
    pronoun: bool


def unsaid(page: Page, spots: Spots, clause: Clause) -> Unsaid | None:
    """How `clause` leaves its subject unsaid; None where it has one, or none is to be expected."""
    head, events = clause.head, page.language.events
    if head is None or not head.makes_clause or events is None or clause.kind == "relative":
        return None
    agreement = head.form.agreement.rstrip("-") if head.form is not None else ""
    if agreement in FIRST:
        return Unsaid("first", agreement, False)
    words, norms, pronouns = page.t.words, page.t.norms, page.language.pronouns
    for k in range(head.at - 1, max(clause.core[0] - 1, head.at - 1 - NEAR, -1), -1):
        classes = words[k].classes
        if "first-person" in classes and "possessive" not in classes and _nominative(page, k):
            return Unsaid("first", "", True)
        if gender := pronouns.get(norms[k]):
            return Unsaid("third", gender, True) if _nominative(page, k) else None
        if "that-pronoun" in classes:
            mine = norms[k].endswith(tuple(page.language.first_person_enclitics))
            return Unsaid("first" if mine else "third", agreement, True)
        spot = spots[k]
        if "adverb" not in classes and (spot is None or not spot.has("negation", "auxiliary")):
            break
    silent = events.order == "verb-first" and agreement and head.form is not None and not head.form.kind
    return Unsaid("third", agreement, False) if silent and opens(page, spots, clause) else None


def opens(page: Page, spots: Spots, clause: Clause) -> bool:
    """Whether no noun that may be the subject stands before the verb: nothing does, or adverbials."""
    for k in range(clause.core[0], clause.head.at if clause.head is not None else 0):
        spot = spots[k]
        if page.mark(k) or page.has(k, "joining", "adverb", "that") or spot is not None and not spot.form:
            continue
        return page.has(k, "preposition", "time", "connective", "contrast") or bool(page.t.words[k].preposition)
    return True


def _nominative(page: Page, k: int) -> bool:
    cases = {c for c in page.t.words[k].classes if c.startswith("case-")}
    return not cases or "case-nom" in cases


class Subjects:
    """Finds who is meant where a clause of `document` leaves its subject unsaid. Clauses are shown in their order."""

    def __init__(self, document: Document, page: Page, fillers: Fillers) -> None:
        self.document, self.page, self.fillers = document, page, fillers
        self.statement: Statement | None = None
        """The statement that the clauses to come belong to."""
        self._speakers: dict[str, str | None] = {}
        self._nobodies = {n.id for n in fillers.names if n.kind == PLACE and not n.state}
        self._named: dict[str, list[Filler]] = {}
        for name in fillers.names:
            self._named.setdefault(name.id, []).append(name)
        self._last: list[str] = []
        self._paragraph = -1
        self._voice = ""
        """Whose words the last subject stood in."""

    def remember(self, clause: Clause, subject: list[str]) -> None:
        """Note the subject of a clause from which the next may go on."""
        if subject and clause.kind in MAIN and clause.head is not None and clause.head.makes_clause:
            self._last = [x for x in subject if x not in self._nobodies]
            self._paragraph, self._voice = self.page.t.paragraph[clause.first], self._of(self.statement)

    def may_know(self) -> bool:
        """Whether anybody is known who may be meant: a named speaker, or the subject of a clause before."""
        s = self.statement
        return bool(self._last) or s is not None and s.mode != "own" and self._speaker(s) is not None

    def of_complement(self, clause: Clause) -> list[str]:
        """Who acts in a verbal noun or infinitive that is all that is reported: who promises, or who is accused of it
        or asked for it, and is named before it (accused the movement of shelling …)."""
        s = self.statement
        if s is None or s.cue is None or clause.kind != "main" or clause.first > self._opening(s) + 1:
            return []
        if s.stance == "promises":
            speaker = self._speaker(s)
            return [speaker] if speaker is not None else []
        if s.stance not in DIRECTED:
            return []
        starts = self.page.t.starts
        first, end = bisect_left(starts, s.cue.end), self._opening(s)
        source = (bisect_left(starts, s.source.start), bisect_left(starts, s.source.end)) if s.source else (0, 0)
        told = [n.id for n in self.fillers.names.within([(first, end)]) if not source[0] <= n.first < source[1]]
        return told[-1:] or self._taken_up(min(first, source[0] or first)) or self._blamed(s, end)

    def _blamed(self, statement: Statement, opening: int) -> list[str]:
        """Who is blamed in words that begin with him (blamed the movement for the blast)."""
        if statement.stance != "accuses":
            return []
        close = bisect_left(self.page.t.starts, statement.content.end)
        inside = self.fillers.names.within([(opening, close)])
        return [n.id for n in inside if self.page.has(n.end, "preposition")][:1]

    def _taken_up(self, clause: int) -> list[str]:
        """Whom the relative pronoun right before the clause at word `clause` takes up (rebels of the movement, whom
        X accuses of shelling …)."""
        start = self.page.sentence(clause)[0]
        near = range(clause - 1, max(start, clause - RELATIVE) - 1, -1)
        relative = next((i for i in near if self.page.has(i, "relative")), None)
        if relative is None or any(self.page.mark(i) for i in range(relative, clause)):
            return []
        return [n.id for n in self.fillers.names.within([(start, relative)])][-1:]

    def _opening(self, statement: Statement) -> int:
        return bisect_left(self.page.t.starts, statement.content.start)

    def find(self, clause: Clause, shown: Unsaid) -> list[str]:
        """The ids of those who are meant; empty where nobody is known who fits."""
        statement = self.statement
        speaker = self._speaker(statement) if statement is not None and statement.mode != "own" else None
        if shown.person == "first":
            return [speaker] if speaker is not None else []
        reported = statement is not None and statement.mode != "own" and clause.first <= self._opening(statement) + 1
        if shown.pronoun and reported:
            return [speaker] if speaker is not None and self._fits([speaker], shown.agreement) else []
        if clause.kind not in MAIN or self._voice != self._of(statement) or _impersonal(self.page, clause, shown):
            return []
        if self.page.t.paragraph[clause.first] - self._paragraph not in (0, 1):
            return []
        return self._last if self._fits(self._last, shown.agreement) else []

    @staticmethod
    def _of(statement: Statement | None) -> str:
        """The statement's id; the outlet's own sentences are one voice."""
        return "" if statement is None or statement.mode == "own" else statement.id

    def _speaker(self, statement: Statement) -> str | None:
        """The entity that is made to say `statement`, where the page names one."""
        if statement.id not in self._speakers:
            span = statement.chain[0].span if statement.chain else None
            self._speakers[statement.id] = self._named_in(span) if span is not None else None
        return self._speakers[statement.id]

    def _named_in(self, span: Span) -> str | None:
        for e in self.document.entities:
            if any(m.start < span.end and m.end > span.start for m in e.mentions):
                return e.id
        return None

    def _fits(self, ids: Sequence[str], agreement: str) -> bool:
        """Whether gender and number of a verb or pronoun allow those named."""
        named = [n for key in ids for n in self._named.get(key, ())]
        if not named:
            return False
        bodies = any(n.kind == "organisation" for n in named)
        if agreement in PLURAL:
            return len(ids) > 1 or bodies and agreement in ("p", "mp")
        if len(ids) > 1 or agreement == "n" and named[0].kind == "person":
            return False
        genders = {g for n in named for g in _genders(self.page, n)}
        return not genders or agreement not in ("m", "f") or agreement in genders


def _impersonal(page: Page, clause: Clause, shown: Unsaid) -> bool:
    """Whether a verb without a subject may be a passive that has none: masculine, before a preposition (عثر عليها)."""
    head = clause.head
    if shown.pronoun or shown.agreement != "m" or head is None or head.form is None or head.form.category == "MOVE":
        return False
    return (
        page.has(head.end, "preposition") or bool(page.t.words[head.end].preposition)
        if head.end < len(page.t)
        else True
    )


def _genders(page: Page, name: Filler) -> set[str]:
    out: set[str] = set()
    for k in range(name.first, min(name.end, len(page.t))):
        if page.has(k, "feminine") or k == name.first and page.formed(k, "feminine-form"):
            out.add("f")
        elif page.has(k, "masculine"):
            out.add("m")
    return out
