"""Who acts in a clause and on whom: names by their place beside the verb, and by the preposition before them.

A name without a preposition is subject or object, by the language's order and the verb's voice. The subject acts,
unless the verb is passive or tells what befalls it (died, crashed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from riwaya.read.content.clauses import Clause
from riwaya.read.content.fillers import PLACE, Filler, Fillers
from riwaya.read.content.governors import governor
from riwaya.read.content.signs import Spot
from riwaya.read.content.subject_nouns import noun_across, noun_before
from riwaya.read.content.unsaid import Subjects, Unsaid, opens, unsaid
from riwaya.read.page import Page

ANTECEDENT_PHRASE = 6
"""Words before a relative clause among which the name stands that it is about."""

ANTECEDENT = 2
"""Words that may stand between a name and the relative clause about it."""

BESIDE_A_NAME = (
    "title", "office", "nationality", "people", "organisation", "group", "medium-noun", "adverb", "time", "ordinal",
    "given-name", "family-name", "name-part", "country", "government",
)  # fmt: skip
"""Classes of words that stand with a name in one noun phrase."""

WITHOUT_SUBJECT = ("mp", "fp", "md", "fd", "1s", "1p", "2")
"""Agreement of a verb that stands before no subject: where the verb comes first, it is singular before one."""

NO_DEEDS = ("BE", "HAPPEN", "CHANGE", "FIND", "CASUALTY")
"""Categories of what a country may be or live through as a place too."""

Spots = list[Spot | None]


@dataclass(slots=True)
class Roles:
    """Ids of the entities that act, are acted upon, and are the means; `subject`: of those of the verb's subject;
    `ruling`: the places of those that act as only a government does."""

    actor: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    instrument: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)
    ruling: list[Filler] = field(default_factory=list)


def roles_of(
    page: Page, spots: Spots, clause: Clause, fillers: Fillers, known: dict[Clause, Roles], subjects: Subjects
) -> Roles:
    """The roles in `clause`; `known`: those of the clauses before it, from which it may take its subject; `subjects`
    knows those of the sentences before."""
    inside = [c.core for c in clause.complements]
    names = fillers.names.within(clause.pieces)
    if names and inside:
        names = [n for n in names if not any(a <= n.first < b for a, b in inside)]
    if clause.trigger is None and clause.head is None:
        return _of_copula(page, spots, clause, names) if clause.event else Roles(subjects.of_complement(clause))
    reader = _Reader(page, spots, clause, names, fillers, subjects)
    roles = reader.noun() if clause.head is not None and clause.head.use == "noun" else reader.verb()
    if reader.resumed and clause.kind == "relative" and (antecedent := _antecedent(page, clause, fillers)) is not None:
        roles.target.append(antecedent)
    elif not roles.subject and not reader.hidden_subject:
        _take_subject(page, clause, fillers, known, roles, reader.undergone)
        if not roles.subject and reader.unsaid is not None:
            roles.subject = list(subjects.find(clause, reader.unsaid))
            side = roles.target if reader.undergone else roles.actor
            side[:0] = [x for x in roles.subject if x not in roles.target]
        if not roles.subject and clause.head is not None and not clause.head.makes_clause and not roles.actor:
            roles.actor[:0] = subjects.of_complement(clause)
    subjects.remember(clause, roles.subject)
    for ids in (roles.actor, roles.target, roles.instrument):
        if len(ids) > 1:
            ids[:] = dict.fromkeys(ids)
    if roles.actor and roles.target:
        roles.target[:] = [x for x in roles.target if x not in roles.actor]
    return roles


def _of_copula(page: Page, spots: Spots, clause: Clause, names: Sequence[Filler]) -> Roles:
    """A sentence without a verb: what is spoken of stands first, what it is said to be behind it."""
    roles = Roles()
    free = [n for n in names if not governor(page, spots, n, clause.first, None)[0]]
    if free:
        roles.actor = roles.subject = [free[0].id]
        roles.target = [n.id for n in names if n.first > free[0].first and n.kind != "place"]
    return roles


def _take_subject(
    page: Page, clause: Clause, fillers: Fillers, known: dict[Clause, Roles], roles: Roles, undergone: bool
) -> None:
    """Give a clause without a subject that of the clause it goes on from, is about, or is governed by."""
    if clause.kind == "relative" and (antecedent := _antecedent(page, clause, fillers)) is not None:
        taken = [antecedent]
    elif clause.kind == "aim" and clause.parent is not None:
        taken = known.get(clause.parent, Roles()).subject
    elif clause.kind == "complement" and clause.parent is not None and clause.head is not None:
        matrix = known.get(clause.parent, Roles())
        taken = (matrix.target or matrix.actor) if not clause.head.makes_clause else []
    elif clause.beside is not None and clause.kind != "nominal":
        taken = known.get(clause.beside, Roles()).subject
    else:
        taken = []
    roles.subject = list(taken)
    if undergone:
        roles.target = [*taken, *roles.target]
    else:
        roles.actor = [*taken, *roles.actor]


def _antecedent(page: Page, clause: Clause, fillers: Fillers) -> str | None:
    before = fillers.names.within([(max(clause.first - ANTECEDENT_PHRASE, 0), clause.first)])
    if before and clause.first - before[-1].end <= ANTECEDENT and (clause.opener or before[-1].kind != PLACE):
        return before[-1].id
    return None


class _Reader:
    """Reads the roles of one clause."""

    def __init__(
        self,
        page: Page,
        spots: Spots,
        clause: Clause,
        names: Sequence[Filler],
        fillers: Fillers,
        subjects: Subjects,
    ) -> None:
        self.page, self.spots, self.clause, self.names = page, spots, clause, names
        self.fillers, self.subjects = fillers, subjects
        self.head = clause.head or clause.trigger
        self.trigger = clause.trigger
        trigger = clause.trigger.form if clause.trigger is not None else None
        form = self.head.form if self.head is not None else None
        light = form is not None and form.kind == "light" and not (trigger is not None and trigger.role == "does")
        told = form if light else trigger
        passive = self.head is not None and self.head.passive
        self.undergone = passive or (told is not None and told.role == "undergoes")
        self.resumed = False
        """Whether a relative clause takes up again what it is about, which then is not its subject."""
        self.hidden_subject = False
        """Whether the verb has a subject that is no name."""

    @cached_property
    def unsaid(self) -> Unsaid | None:
        """How the clause leaves its subject unsaid."""
        return unsaid(self.page, self.spots, self.clause)

    def noun(self) -> Roles:
        """The roles beside the noun that names the event: its genitive acts or undergoes, by the noun."""
        roles, first = Roles(), True
        assert self.head is not None
        if self.undergone and sum(self._governor(n)[0] in ("", "toward") for n in self.names) > 1:
            self.undergone = False  # the shelling of the town by …: قصف الطائرات المدينة
        for name in self.names:
            preposition, joined = self._governor(name)
            if joined and roles.subject and preposition in ("", "of"):
                self._add(roles, name, "subject")
            elif preposition in ("agent", "between", "toward", "means"):
                self._add(roles, name, preposition)
            elif preposition in ("", "of", "owner") and (name.first >= self.head.at or preposition == "owner"):
                self._add(roles, name, "subject" if first else "object")
                first = False
            elif preposition == "" and name.first < self.head.at:
                roles.subject.append(name.id)
                roles.actor.append(name.id)
        return roles

    def verb(self) -> Roles:
        roles = Roles()
        assert self.head is not None
        free: list[Filler] = []
        last = ""
        for name in self.names:
            preposition, joined = self._governor(name)
            if joined and last:
                preposition = last
            if preposition in ("agent", "between", "toward", "means"):
                self._add(roles, name, preposition)
            elif preposition == "" or preposition == "owner" and name.first < self.head.at and not free:
                free.append(name)  # the army's shelling killed …: who owns the deed acts
            last = preposition
        self._subject_and_object(roles, free)
        return roles

    def _subject_and_object(self, roles: Roles, free: list[Filler]) -> None:
        assert self.head is not None
        order = self.page.language.events.order if self.page.language.events is not None else ""
        before = [n for n in free if n.first < self.head.at]
        after = [n for n in free if n.first >= self.head.at]
        marked = [n for n in free if self._marked_object(n)]
        if marked:
            before = [n for n in before if n not in marked]
        subject, objects = self._subject(before, after, order)
        if marked:
            objects = marked
        if self._lone_object(subject, objects, order):
            self.undergone = True
        for name in subject:
            self._add(roles, name, "subject")
        for name in objects:
            self._add(roles, name, "object")

    def _subject(self, before: list[Filler], after: list[Filler], order: str) -> tuple[list[Filler], list[Filler]]:
        """The names that are the subject, and those that are the object."""
        if order == "verb-last":
            self.hidden_subject = not before and self._noun_opens()
            return (_group(self.page, before, first=True), before[len(_group(self.page, before, first=True)) :])
        cases = self._not_subjects([*before, *after])
        before, after_subject = [n for n in before if n not in cases], [n for n in after if n not in cases]
        if before:
            return _group(self.page, before, first=order == "verb-first"), _group(self.page, after, first=True)
        if order == "verb-first":
            if not after and self.clause.kind != "relative" and not self.subjects.may_know():
                self.hidden_subject = True  # nobody is named here, and nobody before
                return [], []
            if self._subject_left_out() or self._only_object():
                return [], after[:1]
            if after and self.head is not None and noun_before(self.page, self.head, after[0], after):
                self.hidden_subject = True
                return [], _group(self.page, after, first=True)
            if after and self._first_after_verb(after[0]):
                subject = _group(self.page, after, first=True)
                rest = after[len(subject) :]
                return subject, rest[:1]
            self.hidden_subject = bool(after) or self._noun_follows() or not opens(self.page, self.spots, self.clause)
            return [], after[:1]
        if after_subject and any(c.startswith("case-") for c in self._classes(after_subject[0])):
            return after_subject[:1], [n for n in after if n is not after_subject[0]][:1]
        objects = after or [n for n in cases if self._across(n, cases)]
        return [], objects[:1]

    def _subject_left_out(self) -> bool:
        """Whether the verb's subject does not follow it: its form is one that no subject follows (they fired), or it
        stands in a relative clause about the subject (the troops that shelled the town)."""
        assert self.head is not None
        form, behind = self.head.form, self.spots[self.head.end : self.head.end + 2]
        if self.unsaid is not None and self.unsaid.pronoun:
            return True
        if form is not None and form.agreement in WITHOUT_SUBJECT:
            return True
        self.resumed = bool(self.head.sign.enclitic) or any(s is not None and s.has("resumptive") for s in behind)
        return self.clause.kind == "relative" and not self.resumed

    def _noun_opens(self) -> bool:
        """Where the verb closes the clause: whether a noun that is no name opens it, without a sign that it is not the
        subject."""
        assert self.head is not None
        last = min(self.head.at, self.trigger.at if self.trigger is not None else self.head.at)
        for k in range(self.clause.core[0], last):
            spot = self.spots[k]
            if self.page.mark(k) or self.page.has(k, "joining", "adverb", "contrast", "that", "connective"):
                continue
            if self.page.has(k, "preposition", "time", "number", "pronoun") or spot is not None and not spot.form:
                return False
            return not any(s is not None and s.has("object-marker") for s in self.spots[k:last])
        return False

    def _only_object(self) -> bool:
        """Whether the one noun phrase behind the verb is its object: of a verb that always has one (زار المدينة), or of
        another gender than the verb, which agrees with the subject right behind it."""
        assert self.head is not None
        form, k = self.head.form, self.head.end
        if form is None or self.unsaid is None or self.clause.kind == "relative" or self.head.sign.enclitic:
            return False
        if form.agreement == "m" and self.page.formed(k, "feminine-form"):
            return True
        return form.object and not self._second_noun_phrase(k)

    def _second_noun_phrase(self, first: int) -> bool:
        """Whether another noun phrase without a preposition begins behind the one that begins at word `first`."""
        words, page = self.page.t.words, self.page
        opening, ends = {n.first for n in self.names}, {n.end for n in self.names}
        closed = False
        for k in range(first, self.clause.core[1]):
            if page.mark(k) or page.has(k, "preposition", "adverb", "joining") or words[k].preposition:
                return False
            adjective = words[k].article and page.formed(k, "adjective-form") and k not in ends
            if (
                k in ends
                and k > first
                or closed
                and (k in opening or not adjective and not page.has(k, *BESIDE_A_NAME))
            ):
                return not page.has(k, "time", "nationality")
            named = any(n.first <= k < n.end for n in self.names)
            called = page.has(k, "title", "office") and k + 1 in opening  # الوزير هشام: one noun phrase
            closed = not named and not called and (words[k].article or bool(words[k].enclitic))
        return False

    def _not_subjects(self, names: list[Filler]) -> list[Filler]:
        """Names in a case that no subject stands in, or beside another noun that is the subject."""
        out = []
        for name in names:
            cases = {c for c in self._classes(name) if c.startswith("case-")}
            if cases and ("case-nom" not in cases or self._across(name, names)):
                out.append(name)
        return out

    def _across(self, name: Filler, names: list[Filler]) -> bool:
        assert self.head is not None
        return not self.undergone and noun_across(self.page, self.clause, self.head, name, names)

    def _classes(self, name: Filler) -> frozenset[str]:
        return self.page.t.words[name.first].classes

    def _first_after_verb(self, name: Filler) -> bool:
        """Whether the name belongs to the first noun phrase behind the verb: no noun phrase ends before it."""
        assert self.head is not None
        words = self.page.t.words
        for k in range(self.head.end, name.first):
            beside = self.page.has(k, *BESIDE_A_NAME)
            following = words[k + 1]
            ends = words[k].article and not beside or bool(words[k].enclitic)
            if ends and not following.article and not self.page.has(k + 1, *BESIDE_A_NAME):
                return False
            if words[k].conjunction:
                return False
        return True

    def _noun_follows(self) -> bool:
        """Whether a word that may be the subject stands right behind the verb."""
        assert self.head is not None
        k = self.head.end
        return (
            not self.page.mark(k)
            and not self.page.has(k, "preposition", "adverb")
            and not self.page.t.words[k].preposition
        )

    def _lone_object(self, subject: list[Filler], objects: list[Filler], order: str) -> bool:
        """Whether a verb that always has an object has but one noun phrase, which then is it: قتل عشرة جنود."""
        head = self.head
        if (
            order != "verb-first"
            or head is None
            or head.form is None
            or head.form.role != "takes"
            or head.sign.enclitic
        ):
            return False
        if head.form.agreement in WITHOUT_SUBJECT and self._noun_follows():
            return False
        if any(n.first < head.at for n in subject) or objects or subject and self._second_noun_phrase(head.end):
            return False
        within = self.fillers.quantities.within(self.clause.pieces)
        counted = [q for q in within if q.first >= head.end and not _covers(subject, q)]
        lone = [q for q in counted if self._governor(q)[0] == ""]
        return len(subject) + len(lone) <= 1

    def _marked_object(self, name: Filler) -> bool:
        """Whether a word behind the name marks it as the object (را)."""
        spot = self.spots[name.end] if name.end < len(self.spots) else None
        return spot is not None and spot.has("object-marker")

    def _governor(self, name: Filler) -> tuple[str, bool]:
        beside = any(n.end == name.first for n in self.names)
        return governor(self.page, self.spots, name, self.clause.first, self.trigger, beside)

    def _add(self, roles: Roles, name: Filler, part: str) -> None:
        if name.kind == "weapon" and part != "subject":
            roles.instrument.append(name.id)
        elif part == "subject":
            roles.subject.append(name.id)
            (roles.target if self.undergone else roles.actor).append(name.id)
            if name.kind == PLACE and not self.undergone and self._deed():
                roles.ruling.append(name)
        elif part in ("agent", "between"):
            roles.actor.append(name.id)
        elif part == "object":
            (roles.actor if self.undergone and roles.target else roles.target).append(name.id)
        elif part == "toward" and name.kind != "place":
            roles.target.append(name.id)

    def _deed(self) -> bool:
        """Whether the clause's verb tells a deed, and no state or event that a place may have too."""
        form = self.trigger.form if self.trigger is not None else None
        if form is None or self.head is None or self.head.use == "noun":
            return False
        return bool(form.category) and form.category not in NO_DEEDS or form.kind in ("leads", "moves")


def _covers(names: Sequence[Filler], other: Filler) -> bool:
    return any(n.first <= other.first < n.end or other.first <= n.first < other.end for n in names)


def _group(page: Page, names: list[Filler], first: bool) -> list[Filler]:
    """The first name, or the last, with those that are joined to it by "and"."""
    if not names:
        return []
    ordered = names if first else names[::-1]
    group = [ordered[0]]
    for name in ordered[1:]:
        a, b = (group[-1], name) if first else (name, group[-1])
        between = range(a.end, b.first)
        joined = all(page.comma(k) or page.has(k, "joining", "title", "office") for k in between)
        signs = any(page.comma(k) or page.has(k, "joining") for k in between)
        if not joined or not (signs or any(page.t.words[k].conjunction for k in range(a.end, b.first + 1))):
            break
        group.append(name)
    return group if first else group[::-1]
