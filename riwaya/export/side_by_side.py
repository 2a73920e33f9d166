"""A few articles side by side: what they say alike or against one another as rows that line up, with each article's
sentence or its silence; and what only one of them says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from riwaya.comparison import Claim, Comparison, Mark, Relation, Slot
from riwaya.export.chain import Step
from riwaya.export.denied import Denial
from riwaya.export.disputes import AnswerView, Disputer
from riwaya.export.labels import Labels
from riwaya.export.marks import direction_of
from riwaya.export.matters import GROUPS, Matter, group_of, loose, matters
from riwaya.export.reasons import Reason, reason
from riwaya.export.tellings import Run, Teller, Telling, Tellings, pointed, told_by
from riwaya.model import Document
from riwaya.store.keys import name_key

FEWEST, MOST = 2, 4
"""Articles that stand side by side."""

Kind = Literal["conflicts", "rivals", "updates", "check", "refines", "same", "loose"]
"""A dispute by where it is shown, else a claim that several tell; `loose`: perhaps not the same."""

AGAINST: tuple[Kind, ...] = ("conflicts", "rivals", "updates")

_ASKED_OF_ALL: tuple[Slot, ...] = ("polarity", "cause", "identity")
"""Slots that a clause fills as a whole: what says the same gives the same answer."""

_ALIKE = 0.3
"""Share of the shorter clause's words that two of one language have in common for the others to be marked."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article with what it tells of a row. `key`: its statement's anchor; `clauses`: the assertions;
    `values`: what it answers."""

    key: str
    document: str
    language: str | None
    runs: tuple[Run, ...]
    steps: tuple[Step, ...]
    own: bool
    marks: tuple[Mark, ...]
    clauses: tuple[str, ...]
    values: tuple[str, ...] = ()
    elsewhere: int = 0
    """How many articles that are not compared here tell it too."""
    denial: Denial = ""
    own_figures: tuple[str, ...] = ()
    unsure: bool = False
    """Whether it may not say the same: only a loosely joined claim brings it here."""

    @property
    def direction(self) -> str:
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A telling in a row, and which answer it gives there."""

    telling: Telling
    value: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class SideCell:
    """What an article has for a row: its sentences, or a gap (`silent`; `apart`: not comparable; `otherwise`: a row
    beside this one has what it says) and why."""

    document: str
    sentences: tuple[Sentence, ...]
    gap: Literal["silent", "apart", "otherwise", ""] = ""
    """Empty also where nobody has judged."""
    because: Reason | None = None


@dataclass(frozen=True, slots=True)
class SideRow:
    """One line: `title` and `why` of a dispute; a cell for each article."""

    id: str
    kind: Kind
    claims: tuple[str, ...]
    cells: tuple[SideCell, ...]
    title: str = ""
    why: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, Kind, str], ...] = ()
    """Of what several tell: rows in which they tell a part of it otherwise, each with its kind and title."""

    def clauses(self) -> Iterable[tuple[str, str]]:
        """The clauses that it joins: (document, assertion)."""
        return ((s.document, id) for cell in self.cells for s in cell.sentences for id in s.clauses)


@dataclass(frozen=True, slots=True)
class Companion:
    """An article by what it has in common with another: claims that both tell, and what cannot both be true."""

    document: str
    shared: int
    conflicts: int


def companions(key: str, claims: Iterable[Claim], against: Mapping[str, Sequence[Relation]],
               by_id: Mapping[str, Claim]) -> list[Companion]:  # fmt: skip
    """The articles that tell some of an article's claims or contradict them, those with most in common first.

    `claims`: the article's; `against`: claim id → its relations.
    """
    shared: dict[str, int] = {}
    conflicts: dict[str, set[frozenset[str]]] = {}
    for claim in claims:
        for other in claim.documents:
            shared[other] = shared.get(other, 0) + 1
        for relation in against.get(claim.id, ()):
            opposite = by_id.get(next((id for id in relation.claims if id != claim.id), ""))
            if group_of(relation) == "conflicts" and opposite is not None:
                for other in opposite.documents:
                    conflicts.setdefault(other, set()).add(frozenset(relation.claims))
    found = [Companion(d, shared.get(d, 0), len(conflicts.get(d, ()))) for d in {*shared, *conflicts} if d != key]
    return sorted(found, key=lambda c: (-c.shared - c.conflicts, -c.conflicts, c.document))


class SideBySide:
    """Compares a few articles. `documents` in the order of the columns; rows follow the first."""

    def __init__(self, documents: Mapping[str, Document], compared: Comparison, labels: Labels) -> None:
        self._keys, self._labels = list(documents), labels
        self._told = {c.id: c for c in compared.claims if not set(self._keys).isdisjoint(c.documents)}
        self._compared = replace(compared, relations=self._between(compared.relations))
        teller = Teller(self._told.values(), compared.days)
        self._places: dict[str, int] = {}
        for document in documents.values():
            teller.add(document)
            self._places |= {a.id: a.span.start for a in document.assertions}
        self._tellings: Tellings = teller.found
        self.rows = self._rows()

    def _between(self, relations: Iterable[Relation]) -> tuple[Relation, ...]:
        """The relations of what one of the articles tells to what another does; and where one contradicts itself."""
        return tuple(r for r in relations if self._parts(r))

    def _parts(self, relation: Relation) -> bool:
        one, other = ([k for k in self._keys if k in self._told[id].documents] if id in self._told else []
                      for id in relation.claims)  # fmt: skip
        return any(x != y or relation.kind == "conflicts" for x in one for y in other)

    def _rows(self) -> list[SideRow]:
        found = matters(self._compared)
        disputer = Disputer(self._compared, self._labels, exact=True)
        disputes = [row for group in GROUPS for m in found[group] if (row := self._dispute(disputer, m)) is not None]
        taken = {id for row in disputes if row.kind != "check" for id in row.claims}
        shared = [c for c in self._told.values() if c.id not in taken and len(self._tellers(c)) >= FEWEST]
        return sorted([*disputes, *self._same(shared, disputes)], key=self._order)

    def _order(self, row: SideRow) -> tuple[int, int, str]:
        """By the first column that has words of it, and where it has them."""
        for number, cell in enumerate(row.cells):
            if cell.sentences:
                return number, min(self._places[id] for s in cell.sentences for id in s.clauses), row.id
        return len(row.cells), 0, row.id

    def _tellers(self, claim: Claim) -> list[str]:
        return [key for key in self._keys if any((key, id) in self._tellings for id in claim.assertions)]

    def _dispute(self, disputer: Disputer, matter: Matter) -> SideRow | None:
        drawn = disputer.dispute(matter, self._tellings)
        if drawn is None:
            return None
        told = [_Placed(t, a.value) for a in drawn.answers for t in (a.shown, *a.others)]
        told += self._joined(drawn.answers, matter.relations[0].slot)
        kind: Kind = matter.group  # type: ignore[assignment]
        claims = tuple(a.claim.id for a in drawn.answers)
        return SideRow(matter.id, kind, claims, self._cells(told, claims), drawn.title, drawn.why)

    def _joined(self, answers: Sequence[AnswerView], slot: Slot) -> Iterable[_Placed]:
        """Who gives an answer as another claim has it: the clause of one column is in it, that of another in a claim
        with it. What is only loosely alike is shown as such, and only where the column would be empty; in articles made
        from one text it is what stands at the same place."""
        given = {(t.document, t.assertion) for a in answers for t in (a.shown, *a.others)}
        empty = set(self._keys) - {document for document, _ in given}
        for answer in answers:
            own = [t for t in (answer.shown, *answer.others) if t.document in self._keys]
            silent = set(self._keys) - {t.document for t in own}
            for other in self._beside(answer.claim, own):
                for t in told_by(other, self._tellings):
                    if t.document not in silent or (t.document, t.assertion) in given:
                        continue
                    known = not loose(other) or any(self._one_text(t.document, o.document) for o in own)
                    if not known and t.document not in empty:
                        continue
                    shown = pointed(t, slot, answer.claim.value)
                    if slot not in _ASKED_OF_ALL and not any(f"{slot} {answer.claim.value}" in r.fills for r in t.runs):
                        continue  # the clause is about something else of the same event
                    given.add((t.document, t.assertion))
                    yield _Placed(shown, answer.value if known else "", unsure=not known)

    def _beside(self, claim: Claim, own: Sequence[Telling]) -> list[Claim]:
        """The claims that clauses of a claim's columns tell besides, the surest first."""
        clauses = {t.assertion for t in own}
        found = [c for c in self._told.values() if c.id != claim.id and not clauses.isdisjoint(c.assertions)]
        return sorted(found, key=lambda c: (loose(c), -c.likeness, c.id))

    def _unsure(self, claim: Claim) -> bool:
        """Whether the sentences of these articles may not say the same. Of one text in two languages they do."""
        one, *others = self._tellers(claim) or [""]
        return loose(claim) and not (others and all(self._one_text(one, other) for other in others))

    def _one_text(self, one: str, other: str) -> bool:
        return any(one in group.documents and other in group.documents for group in self._compared.copies)

    def _same(self, claims: Sequence[Claim], disputes: Sequence[SideRow]) -> list[SideRow]:
        """Claims that several tell; those whose sentences another row has already go into that row. What may not say
        the same comes last, so that it brings no sentence into a row of what does."""
        against = [row for row in disputes if row.kind in AGAINST]
        ordered = sorted(claims, key=lambda c: (self._unsure(c), -len(self._tellers(c)), -len(c.assertions), c.id))
        sentences: list[tuple[set[tuple[str, str]], list[Claim]]] = []
        for claim in ordered:
            here = {(t.document, t.sentence) for t in told_by(claim, self._tellings)}
            home = next((found for held, found in sentences if here <= held), None)
            if home is not None:
                home.append(claim)
            else:
                sentences.append((here, [claim]))
        return [self._row(found, against) for _, found in sentences]

    def _row(self, claims: Sequence[Claim], against: Sequence[SideRow]) -> SideRow:
        told = [_Placed(self._disputed(t, against)) for c in claims for t in told_by(c, self._tellings)]
        ids = tuple(c.id for c in claims)
        unsure = all(map(self._unsure, claims))
        clauses = {placed.telling.assertion for placed in told}
        beside = [row for row in against if clauses.intersection(id for _, id in row.clauses())]
        cells = tuple(_otherwise(cell, beside) for cell in self._cells(told, ids))
        kind: Kind = "loose" if unsure else "same"
        return SideRow(
            ids[0],
            kind,
            ids,
            cells if unsure else _wordings(cells),
            beside=tuple((r.id, r.kind, r.title) for r in beside),
        )

    def _disputed(self, telling: Telling, against: Sequence[SideRow]) -> Telling:
        """A telling with the words marked that stand in a dispute."""
        for claim in (self._told[id] for row in against for id in row.claims):
            if claim.slot and claim.slot != "polarity" and telling.assertion in claim.assertions:
                return pointed(telling, claim.slot, claim.value)
        return telling

    def _cells(self, told: Sequence[_Placed], claims: Sequence[str]) -> tuple[SideCell, ...]:
        return tuple(self._cell(key, [p for p in told if p.telling.document == key], claims) for key in self._keys)

    def _cell(self, key: str, told: Sequence[_Placed], claims: Sequence[str]) -> SideCell:
        if told:
            return SideCell(key, self._sentences(told))
        for gap in ("silent", "apart"):
            for id in claims:
                claim = self._told[id]
                absent = claim.silent if gap == "silent" else claim.not_comparable
                found = next((a for a in absent if a.document == key), None)
                if found is not None:
                    return SideCell(key, (), gap, reason(found.because, self._labels))
        return SideCell(key, ())

    def _sentences(self, told: Sequence[_Placed]) -> tuple[Sentence, ...]:
        """The sentences of one article, in its order; each once for every answer and everybody who gives it."""
        by_place = sorted(told, key=lambda p: (self._places[p.telling.assertion], p.telling.assertion, p.unsure))
        found: dict[tuple[object, ...], list[_Placed]] = {}
        for placed in by_place:
            t = placed.telling
            chain = tuple((step.role, step.name, step.span) for step in t.steps)
            found.setdefault((t.sentence.strip(), placed.value, chain, t.denial == "denied"), []).append(placed)
        return tuple(_sentence(same) for same in found.values())

    def only(self, key: str) -> list[Sentence]:
        """What this article alone among these says, in the order of its text."""
        shown = {clause for row in self.rows for clause in row.clauses()}
        told = [(c, t) for c in self._told.values() for t in told_by(c, self._tellings) if t.document == key]
        alone = [(c, t) for c, t in told if (key, t.assertion) not in shown]
        others = {t.assertion: len(set(c.documents) - {key}) for c, t in alone}
        found = self._sentences([_Placed(t) for _, t in alone])
        return [replace(s, elsewhere=max(others[id] for id in s.clauses)) for s in found]


def _sentence(placed: Sequence[_Placed]) -> Sentence:
    told = [p.telling for p in placed]
    first = told[0]
    return Sentence(
        key=first.key,
        document=first.document,
        language=first.language,
        runs=_joined([t.runs for t in told]),
        steps=first.steps[1:],
        own=first.own,
        marks=tuple(dict.fromkeys(mark for t in told for mark in t.marks)),
        clauses=tuple(dict.fromkeys(t.assertion for t in told)),
        values=tuple(dict.fromkeys(p.value for p in placed if p.value)),
        denial="denied" if first.denial == "denied" else "open" if any(t.denial == "open" for t in told) else "",
        own_figures=tuple(dict.fromkeys(figure for t in told for figure in t.own_figures)),
        unsure=all(p.unsure for p in placed),
    )


def _otherwise(cell: SideCell, beside: Iterable[SideRow]) -> SideCell:
    """An empty cell of an article that answers in a row beside this one."""
    answers = any(c.document == cell.document and c.sentences for row in beside for c in row.cells)
    return replace(cell, gap="otherwise", because=None) if answers and not cell.sentences else cell


def _joined(tellings: Sequence[Sequence[Run]]) -> tuple[Run, ...]:
    """One sentence told in several clauses: cut where any of them is, with what any of them marks."""
    text = "".join(run.text for run in tellings[0])
    looks = [[False, False] for _ in text]
    for runs in tellings:
        at = 0
        for run in runs:
            for look in looks[at : at + len(run.text)]:
                look[0], look[1] = look[0] or run.told, look[1] or run.differs
            at += len(run.text)
    found = groupby(zip(text, looks, strict=True), lambda pair: (pair[1][0], pair[1][1]))
    return tuple(Run("".join(c for c, _ in part), told, differs=differs) for (told, differs), part in found)


def _wordings(cells: tuple[SideCell, ...]) -> tuple[SideCell, ...]:
    """The cells with the words marked that no other article of the same language has, where they are alike."""
    words = {c.document: (c.sentences[0].language, _words(c)) for c in cells if c.sentences}
    out = []
    for cell in cells:
        language, own = words.get(cell.document, (None, frozenset()))
        others = [w for key, (code, w) in words.items() if key != cell.document and code == language]
        near = [w for w in others if len(w & own) >= _ALIKE * min(len(w), len(own))]
        theirs = frozenset().union(*near)
        new = [replace(s, runs=tuple(_marked(s.runs, theirs))) for s in cell.sentences] if near else cell.sentences
        out.append(replace(cell, sentences=tuple(new)))
    return tuple(out)


def _words(cell: SideCell) -> frozenset[str]:
    told = (run.text for s in cell.sentences for run in s.runs if run.told)
    return frozenset(name_key(word) for text in told for word in text.split())


def _marked(runs: Iterable[Run], known: frozenset[str]) -> Iterable[Run]:
    """The told runs cut so that words that are not among the known ones differ; marks alone never do."""
    for run in runs:
        if not run.told:
            yield run
            continue
        parts = run.text.split(" ")
        spaced = [part + (" " if i < len(parts) - 1 else "") for i, part in enumerate(parts)]
        for differs, found in groupby(
            spaced, lambda word: any(c.isalnum() for c in word) and name_key(word) not in known
        ):
            text = "".join(found)
            if text:
                yield Run(text, True, differs=differs or run.differs)
